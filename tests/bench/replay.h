/* Input logs (touch/script.h) done again by real fingers on a glass, at their own pace or as slowly as the program answers. */
#ifndef TESTS_BENCH_REPLAY_H
#define TESTS_BENCH_REPLAY_H

#include "eye.h"
#include "numbers.h"
#include "strip.h"
#include "touch/script.h"
#include "whole/glass_x11.h"

struct replayed {
    struct numbers gaps_us;   /* between frames, while fingers move and while what they threw still moves */
    struct numbers answer_us; /* from a finger to the pixels of it */
    int frames;
    int pauses; /* gaps left out, because no finger moved in them */
    int crept;  /* gaps left out, because the picture moved by one pixel in them */
};

/* From the folder of the logs: `name` without .log. False, with a sentence on standard error. */
bool replay_read(struct arena *arena, const char *name, struct script *out);
/* At its own pace. */
void replay_run(struct glass_x11 *glass, struct eye *eye, struct strip *strip, const struct script *script,
                struct replayed *out);
/* Each event waits until the picture rests, and is timed until it changed. False: it never rested. */
bool replay_steps(struct glass_x11 *glass, struct eye *eye, const struct script *script,
                  struct replayed *out);

#endif
