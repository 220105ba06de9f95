#include "base/clock.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

static int64_t read_us(clockid_t which)
{
    struct timespec now = {0};
    (void)clock_gettime(which, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t clock_ms(void)
{
    return clock_us() / 1000;
}

int64_t clock_us(void)
{
    return read_us(CLOCK_MONOTONIC);
}

int64_t clock_wall_ms(void)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    if (fixed && *fixed) {
        char *end = NULL;
        errno = 0;
        long long seconds = strtoll(fixed, &end, 10);
        if (errno == 0 && *end == '\0' && seconds >= 0 && seconds <= INT64_MAX / 1000)
            return (int64_t)seconds * 1000;
    }
    return read_us(CLOCK_REALTIME) / 1000;
}
