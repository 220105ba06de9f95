/* How long Waaier's own painter takes over a page, without any window: what a page that was never seen costs at the least. */
#ifndef TESTS_BENCH_PAINTING_H
#define TESTS_BENCH_PAINTING_H

#include <stdbool.h>

struct paint;

struct painting {
    struct paint *paint;
    int document;
};

/* False, with a sentence on standard error. */
bool painting_open(struct painting *painting, const char *pdf);
void painting_close(struct painting *painting); /* a zeroed one may be closed */

/* From asking until the pixels are here. 0: it failed. */
double painting_time_us(struct painting *painting, int page, int w_px, int h_px);

#endif
