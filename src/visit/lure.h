/* The lure loop: a fan of cards that closes and opens as another, again and again, as a function of time. */
#ifndef VISIT_LURE_H
#define VISIT_LURE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    LURE_MOVE_MS = 1200,
    LURE_STILL_MS = 8000,
    LURE_ROUND_MS = LURE_MOVE_MS + LURE_STILL_MS,
    LURE_FADE_MS = 120,    /* instead of motion, for who has it reduced */
    LURE_SHIFT_MS = 30000, /* after this the picture stands elsewhere: nothing burns in */
    LURE_SHIFT_PX = 4,     /* so far from its place at most */
    LURE_CARDS_MAX = 7
};

struct lure_shown {
    int cards[LURE_CARDS_MAX]; /* which, the middle one first, then by turns right and left of it */
    int count;                 /* odd: as many on the right as on the left */
    float open;                /* how far the fan is: 0 closed, 1 open */
    float veil;                /* 0..1: how much of it is hidden, in a fade */
    int shift_x_px, shift_y_px;
};
/* What is seen of `count` cards, numbers from 0 on; their order follows from the seed. */
struct lure_shown lure_at(uint64_t seed, int64_t since_ms, int64_t now_ms, int count, bool reduced_motion);
/* When another picture is due; now, while it moves. */
int64_t lure_due_ms(int64_t since_ms, int64_t now_ms, bool reduced_motion);

#endif
