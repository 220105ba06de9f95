/* A strip across what moves over a glass, from frame to frame: whether all of it went on by one pixel. Then no frame could have
 * come between, however quick: what comes to rest, and what hands hardly move, goes so. */
#ifndef TESTS_BENCH_STRIP_H
#define TESTS_BENCH_STRIP_H

#include <X11/Xlib.h>
#include <stdbool.h>
#include <stdint.h>

enum strip_way { STRIP_NONE, STRIP_ASIDE, STRIP_DOWN }; /* how the things under it move */

struct strip {
    Display *display; /* borrowed */
    enum strip_way way;
    int x_px, y_px, w_px, h_px;
    uint32_t *before, *now; /* NULL: nothing is looked at */
};

/* Across the middle of a glass of this size. False: no memory. */
bool strip_open(struct strip *strip, Display *display, enum strip_way way, int glass_w_px, int glass_h_px);
void strip_close(struct strip *strip);
/* Since it was last asked. False too when nothing under the strip changed, or something else than its place. */
bool strip_crept(struct strip *strip);

#endif
