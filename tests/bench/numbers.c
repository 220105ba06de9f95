#include "numbers.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

double now_us(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

void nap_us(int64_t us)
{
    (void)nanosleep(&(struct timespec){us / 1000000, us % 1000000 * 1000}, NULL);
}

void numbers_add(struct numbers *numbers, double number)
{
    if (numbers->count < NUMBERS_MAX)
        numbers->at[numbers->count++] = number;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double numbers_at(const struct numbers *numbers, double share)
{
    struct numbers sorted;
    if (numbers->count == 0)
        return 0;
    sorted.count = numbers->count;
    memcpy(sorted.at, numbers->at, (size_t)numbers->count * sizeof *sorted.at);
    qsort(sorted.at, (size_t)sorted.count, sizeof *sorted.at, compare);
    double place = share * (sorted.count - 1);
    int below = (int)place;
    int above = below + 1 < sorted.count ? below + 1 : below;
    return sorted.at[below] + (place - below) * (sorted.at[above] - sorted.at[below]);
}

double numbers_sum(const struct numbers *numbers)
{
    double sum = 0;
    for (int i = 0; i < numbers->count; i++)
        sum += numbers->at[i];
    return sum;
}
