#include "base/notify.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* A path, or with @ before it a name that is in no folder. */
bool notify_say(const char *words)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    const char *name = getenv("NOTIFY_SOCKET");
    size_t len = name ? strlen(name) : 0;
    if (len < 2 || len >= sizeof to.sun_path || (name[0] != '/' && name[0] != '@'))
        return false;
    memcpy(to.sun_path, name, len);
    if (name[0] == '@')
        to.sun_path[0] = '\0';
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return false;
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len);
    ssize_t sent = sendto(fd, words, strlen(words), MSG_NOSIGNAL, (const struct sockaddr *)&to, size);
    (void)close(fd);
    return sent == (ssize_t)strlen(words);
}

/* It names the program that was started: us, or the compositor that started us. */
static bool is_for_us(const char *pid)
{
    long asked = pid ? strtol(pid, NULL, 10) : 0;
    return !pid || asked == (long)getpid() || asked == (long)getppid();
}

int64_t notify_watchdog_ms(void)
{
    const char *usec = getenv("WATCHDOG_USEC");
    char *end = NULL;
    if (!usec || !is_for_us(getenv("WATCHDOG_PID")))
        return 0;
    long long every = strtoll(usec, &end, 10);
    if (end == usec || *end || every < 2000)
        return 0;
    return (int64_t)(every / 2000);
}
