/* The two primitives every player knows: a fill and a sprite. */
#ifndef APP_PRIM_H
#define APP_PRIM_H

#include "base/geom.h"
#include "base/pixels.h"

enum prim_kind { PRIM_FILL, PRIM_SPRITE };

struct prim {
    enum prim_kind kind;
    struct rect_px at;    /* where, output pixels; a sprite is scaled into it, and then turned */
    struct rect_px clip;  /* always set: at most the window */
    uint32_t argb;        /* fill: not premultiplied */
    float alpha;          /* sprite: over the whole, 0..1 */
    struct pixels pixels; /* sprite: borrowed for the length of the frame */
    uint64_t stamp;       /* sprite: equal stamps are equal pixels */
    float turn;           /* sprite: radians, as the clock goes, about its middle; 0: upright */
    float
        hollow_px; /* sprite, upright, at its own size: so far within its edges nothing is seen; 0: all may be */
};

/* All the pixels it can touch, without its clip: whole ones. */
struct rect_px prim_bounds(const struct prim *prim);

struct prim_list {
    struct prim *at;
    int count, cap, dropped;
};

#endif
