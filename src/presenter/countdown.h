/* A countdown for an exercise or a break, which the room sees too. Pure; a value. */
#ifndef PRESENTER_COUNTDOWN_H
#define PRESENTER_COUNTDOWN_H

#include <stdbool.h>
#include <stdint.h>

enum countdown_phase { COUNTDOWN_OFF, COUNTDOWN_RUNS, COUNTDOWN_PAUSED, COUNTDOWN_OVER };
enum { COUNTDOWN_MOST_MS = 4 * 60 * 60 * 1000, COUNTDOWN_STEP_MS = 60 * 1000 };

struct countdown {
    enum countdown_phase phase;
    int64_t of_ms;   /* how long it was to be, with what was added */
    int64_t ends_ms; /* RUNS, OVER: when it is or was over */
    int64_t left_ms; /* PAUSED: what is left then */
};

/* 0 or less: none. */
struct countdown countdown_begin(int64_t of_ms, int64_t at_ms);
struct countdown countdown_pause(struct countdown countdown, int64_t at_ms); /* or on again */
/* Longer, or shorter: never below nothing, never above the most. One that is over runs again. */
struct countdown countdown_longer(struct countdown countdown, int64_t by_ms, int64_t at_ms);
/* Whether it ends now; `countdown` is over then. */
bool countdown_tick(struct countdown *countdown, int64_t at_ms);
int64_t countdown_left_ms(const struct countdown *countdown, int64_t at_ms);
/* OVER: for so long; else 0. */
int64_t countdown_over_ms(const struct countdown *countdown, int64_t at_ms);
/* When its seconds change next, or it ends: INT64_MAX, not by itself. */
int64_t countdown_due_ms(const struct countdown *countdown, int64_t at_ms);

#endif
