#include "presenter/countdown.h"

static int64_t within(int64_t ms)
{
    return ms < 0 ? 0 : ms > COUNTDOWN_MOST_MS ? COUNTDOWN_MOST_MS : ms;
}

struct countdown countdown_begin(int64_t of_ms, int64_t at_ms)
{
    int64_t of = within(of_ms);
    if (of == 0)
        return (struct countdown){0};
    return (struct countdown){.phase = COUNTDOWN_RUNS, .of_ms = of, .ends_ms = at_ms + of};
}

int64_t countdown_left_ms(const struct countdown *countdown, int64_t at_ms)
{
    switch (countdown->phase) {
    case COUNTDOWN_RUNS: return countdown->ends_ms > at_ms ? countdown->ends_ms - at_ms : 0;
    case COUNTDOWN_PAUSED: return countdown->left_ms;
    case COUNTDOWN_OFF:
    case COUNTDOWN_OVER: break;
    }
    return 0;
}

int64_t countdown_over_ms(const struct countdown *countdown, int64_t at_ms)
{
    bool over = countdown->phase == COUNTDOWN_OVER && at_ms > countdown->ends_ms;
    return over ? at_ms - countdown->ends_ms : 0;
}

/* A second that has begun counts until it is over. */
int64_t countdown_due_ms(const struct countdown *countdown, int64_t at_ms)
{
    int64_t left = countdown_left_ms(countdown, at_ms);
    if (countdown->phase != COUNTDOWN_RUNS)
        return INT64_MAX;
    return left > 0 ? at_ms + (left - 1) % 1000 + 1 : at_ms;
}

struct countdown countdown_pause(struct countdown countdown, int64_t at_ms)
{
    switch (countdown.phase) {
    case COUNTDOWN_RUNS:
        countdown.left_ms = countdown_left_ms(&countdown, at_ms);
        countdown.phase = COUNTDOWN_PAUSED;
        countdown.ends_ms = 0;
        break;
    case COUNTDOWN_PAUSED:
        countdown.ends_ms = at_ms + countdown.left_ms;
        countdown.phase = COUNTDOWN_RUNS;
        countdown.left_ms = 0;
        break;
    case COUNTDOWN_OFF:
    case COUNTDOWN_OVER: break;
    }
    return countdown;
}

struct countdown countdown_longer(struct countdown countdown, int64_t by_ms, int64_t at_ms)
{
    int64_t was = countdown_left_ms(&countdown, at_ms), left = within(was + by_ms);
    switch (countdown.phase) {
    case COUNTDOWN_OFF: return countdown;
    case COUNTDOWN_OVER:
        if (left == 0)
            return countdown;
        countdown.phase = COUNTDOWN_RUNS;
        break;
    case COUNTDOWN_RUNS:
    case COUNTDOWN_PAUSED: break;
    }
    countdown.of_ms = within(countdown.of_ms + left - was);
    if (countdown.phase == COUNTDOWN_PAUSED)
        countdown.left_ms = left;
    else
        countdown.ends_ms = at_ms + left;
    return countdown;
}

bool countdown_tick(struct countdown *countdown, int64_t at_ms)
{
    if (countdown->phase != COUNTDOWN_RUNS || at_ms < countdown->ends_ms)
        return false;
    countdown->phase = COUNTDOWN_OVER;
    return true;
}
