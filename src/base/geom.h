/* Points, sizes and rectangles; one type a space. Pixels have their origin top left, y grows downward. */
#ifndef BASE_GEOM_H
#define BASE_GEOM_H

#include <stdbool.h>

struct pt_px {
    float x, y;
};
struct size_px {
    float w, h;
};
struct rect_px {
    float x, y, w, h;
};
struct vec_mm {
    float x, y;
};

bool rect_has(struct rect_px r, struct pt_px p);
bool rect_is_empty(struct rect_px r);
struct rect_px rect_inset(struct rect_px r, float by);        /* negative grows; never below zero size */
struct rect_px rect_meet(struct rect_px a, struct rect_px b); /* what both cover; empty is all zero */
struct rect_px rect_join(struct rect_px a,
                         struct rect_px b); /* the smallest around both; an empty one adds nothing */
/* The largest rectangle of the shape of `inner` that fits in `outer`, centred, on whole pixels. */
struct rect_px rect_fit(struct rect_px outer, struct size_px inner);

float clampf(float value, float low, float high);

#endif
