/* What every scene gets, and the scenes. Each starts its programs itself, the floor and Waaier in turn, some rounds long; of a
 * series that is measured in each round the best round counts, by its slowest twentieth. */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include "report.h"
#include "session.h"

enum { BENCH_PROGRAMS_MAX = 6, BENCH_ROUNDS_MAX = 20 };

struct bench {
    struct screen screen;
    struct report report;
    const struct program *programs[BENCH_PROGRAMS_MAX]; /* the floor, Waaier, others asked for */
    int program_count, rounds;
    char folder[256]; /* results; the decks are below it */
    char room[64];    /* of the scene that runs: gone after it */
};

enum { BENCH_FLOOR, BENCH_WAAIER };
enum { BENCH_FRAME_MS = 10 /* hands that move do so at this pace */ };

struct scene {
    const char *name, *deck; /* the deck without .pdf; NULL: the scene makes its own */
    int w_px, h_px;
    void (*run)(struct bench *bench, const struct scene *scene);
};

const struct scene *scene_named(const char *name); /* NULL: there is none */
const struct scene *scene_at(int index);           /* NULL past the last */

void scene_deck(struct bench *bench, const struct scene *scene);
void scene_jump(struct bench *bench, const struct scene *scene);
void scene_still(struct bench *bench, const struct scene *scene);
void scene_zoom(struct bench *bench, const struct scene *scene);
void scene_overview(struct bench *bench, const struct scene *scene);
void scene_cards(struct bench *bench, const struct scene *scene);
void scene_touch(struct bench *bench, const struct scene *scene);
void scene_present(struct bench *bench, const struct scene *scene);
void scene_pen(struct bench *bench, const struct scene *scene);

const struct program *program_floor(void);
const struct program *program_waaier(void);
const struct program *program_named(const char *name); /* one of the others; NULL: not known here */

/* ---- for scenes */

/* What the floor does at the same hands: its start, a turn after a pause, and the time between frames when the hands are as
 * fast as those of `motion`. */
struct floor {
    struct numbers start, turns, gaps;
};
bool floor_measure(struct bench *bench, struct floor *best);

/* The overview of the deck that is seen: opened, scrolled down and up. */
struct overview {
    struct numbers gaps, whole;
};
bool overview_measure(struct bench *bench, struct overview *best);
void overview_say(struct bench *bench, const struct scene *scene, const struct overview *best,
                  const struct floor *floor);

void bench_path(const struct bench *bench, const char *name, char *out, size_t cap);
void bench_deck(const struct bench *bench, const struct scene *scene, char *out, size_t cap);
/* A deck of so many cards, made once; half a deck is never taken for a whole one. */
bool bench_make_cards(struct bench *bench, int count, char *path, size_t cap);
bool bench_is_4k(const struct scene *scene);
/* Told and counted; a scene goes on with what it has. */
void bench_failed(struct bench *bench, const struct scene *scene, const char *what);
/* The best round so far: `numbers` when its slowest twentieth is faster, or there was none. */
void bench_keep_best(struct numbers *best, const struct numbers *numbers);

#endif
