/* Ink in squares: only those that something was drawn in are baked, and a line that grows changes none but the squares under its
 * end. So a frame under a pen costs as much as what is new of it, at any size of the card, and undoing no more. Pure but for
 * Cairo. */
#ifndef APP_INK_TILES_H
#define APP_INK_TILES_H

#include <cairo.h>

#include "base/arena.h"
#include "base/geom.h"
#include "presenter/stroke.h"

enum {
    INK_TILE_PX = 256,
    INK_TILE_WET_PX = 128, /* under a hand */
};

struct ink_tile {
    uint64_t hash; /* of what is seen in it, and how large; 0: nothing */
    int last;      /* 1 + the stroke that was last added to it */
};
/* What they are made of; borrowed as long as they are used. */
struct ink_tiles_of {
    const struct stroke *const *strokes; /* the lowest first */
    int count;
    const struct stroke *const
        *dry; /* drawn already, elsewhere: the rims of these do not cover what a pen wrote there */
    int dry_count;
    int side_px;
    struct rect_px card, clip; /* which squares of the card there are within `clip` */
    bool
        moves; /* at one of a few sizes, and scaled, so that a card that is drawn up costs no new ones in each frame */
};
struct ink_tiles {
    struct ink_tile *at; /* row by row */
    int cols, rows;
    int left, top;          /* of the first, in squares from the corner of the card */
    float scale;            /* px a width of the card is when they are drawn */
    float shift_x, shift_y; /* so far into its first pixel the card begins */
    struct pt_px corner;    /* where the first pixel of the card comes */
    float shown;            /* px on screen for each that is drawn */
    struct ink_tiles_of of;
};

/* They live in `arena`. False: nothing is seen; then `cols` is 0. */
bool ink_tiles_lay(struct ink_tiles *tiles, struct arena *arena, const struct ink_tiles_of *of);
struct rect_px ink_tiles_place(const struct ink_tiles *tiles, int tile);
/* On a surface of side_px, empty before. */
void ink_tiles_draw(const struct ink_tiles *tiles, int tile, cairo_t *cr);
/* So many there can be in a window, wet ones and others. */
int ink_tiles_most(struct rect_px window);

#endif
