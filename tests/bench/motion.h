/* Frames as an eye would count them: each time the picture is another one. */
#ifndef TESTS_BENCH_MOTION_H
#define TESTS_BENCH_MOTION_H

#include "numbers.h"
#include "screen.h"

/* Hands at a steady pace. */
struct hands_plan {
    void (*act)(struct screen *screen, int index);
    int count, between_ms;
};

struct motion {
    struct numbers gaps_us; /* between frames, from the first act to the last */
    double begin_us;        /* from the first act to the first frame; 0: there was none */
    double rest_us; /* from the last act until nothing changed any more; 0: nothing changed after it */
};

/* Answers when the picture has stood still for a while. False: it never did, or nothing moved at all. */
bool motion_watch(struct screen *screen, const struct hands_plan *plan, struct motion *out);
/* Waits until the picture stands still for so long. False past the deadline. */
bool motion_rests(const struct screen *screen, int still_ms);

#endif
