/* The two primitives every player knows: a fill and a sprite. */
#ifndef APP_PRIM_H
#define APP_PRIM_H

#include "base/geom.h"
#include "base/pixels.h"

enum prim_kind { PRIM_FILL, PRIM_SPRITE };

struct prim {
    enum prim_kind kind;
    struct rect_px at;    /* where, output pixels; a sprite is scaled into it */
    struct rect_px clip;  /* always set: at most the window */
    uint32_t argb;        /* fill: not premultiplied */
    float alpha;          /* sprite: over the whole, 0..1 */
    struct pixels pixels; /* sprite: borrowed for the length of the frame */
    uint64_t stamp;       /* sprite: equal stamps are equal pixels */
};

struct prim_list {
    struct prim *at;
    int count, cap, dropped;
};

#endif
