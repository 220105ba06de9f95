/* Marks by which a machine knows the page that is seen: a row of coloured cells in two corners, so that half a picture is no
 * page. Each ends in stripes one pixel wide, which only a page painted at full size keeps. Pages are 1920 by 1080 units. */
#ifndef TESTS_BENCH_MARK_H
#define TESTS_BENCH_MARK_H

#include <stdbool.h>
#include <stdint.h>

enum {
    PAGE_W = 1920,
    PAGE_H = 1080,
    MARK_CELL = 20,  /* units a side */
    MARK_CELLS = 20, /* of colour; two of stripes follow */
    MARK_PAGES_MAX = 0x7FFF
};

/* Pixels of others, 0x00RRGGBB; the upper byte is not looked at. */
struct glimpse {
    const volatile uint32_t *at;
    int w_px, h_px, stride_px;
};

struct mark {
    int page; /* 0: no page stands in both corners */
    bool sharp;
};

/* Gives every rectangle of both marks of a page, in units. */
typedef void mark_fill(void *ctx, double x, double y, double w, double h, uint32_t rgb);
void mark_draw(int page, mark_fill *fill, void *ctx);

struct mark mark_read(const struct glimpse *glimpse);
/* The largest page that stands anywhere on it: answers which, where, and that part of the glimpse. 0: there is none. */
int mark_find(const struct glimpse *glimpse, struct glimpse *out, int *x_px, int *y_px);

/* How far a page is drawn up whose bottom left corner stands in that of the screen; 0: there is no such page. */
double mark_scale(const struct glimpse *glimpse);
/* That page is painted at this scale: the stripes are there which are too fine for a page that is not drawn up. */
bool mark_is_fine(const struct glimpse *glimpse, double scale);

#endif
