/* Primitives into memory, mostly through pixman: the software player's hand, and that of pictures made without a window. */
#ifndef APP_CANVAS_H
#define APP_CANVAS_H

#include "app/prim.h"
#include "base/turning.h"

enum { DAMAGE_RECTS_MAX = 16 };

struct damage {
    struct rect_px at[DAMAGE_RECTS_MAX]; /* whole pixels */
    int count;
};
void damage_add(struct damage *damage, struct rect_px rect);
/* What differs between two frames, as whole-pixel rectangles inside `bounds`. */
struct damage damage_between(const struct prim_list *before, const struct prim_list *now,
                             struct rect_px bounds);

/* Draws the primitives inside the damage; the rest of `target` stays. */
void canvas_draw(const struct pixels *target, const struct prim_list *prims, const struct damage *damage);

/* A sprite that is turned: as much of it as lies inside `part`, whole pixels within the target. */
void canvas_lean(const struct pixels *target, const struct prim *prim, struct rect_px part);

/* Brings what was drawn for the view inside the damage, which lies within it, to its place on the glass. */
void canvas_turn(const struct pixels *from, const struct turning *turning, const struct damage *damage,
                 const struct pixels *to);

#endif
