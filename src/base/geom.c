#include "base/geom.h"

#include <math.h>

bool rect_has(struct rect_px r, struct pt_px p)
{
    return p.x >= r.x && p.x < r.x + r.w && p.y >= r.y && p.y < r.y + r.h;
}

bool rect_is_empty(struct rect_px r)
{
    return !(r.w > 0 && r.h > 0); /* so that "not a number" is empty too */
}

struct rect_px rect_inset(struct rect_px r, float by)
{
    float x_by = fminf(by, r.w / 2), y_by = fminf(by, r.h / 2);
    return (struct rect_px){r.x + x_by, r.y + y_by, r.w - 2 * x_by, r.h - 2 * y_by};
}

struct rect_px rect_meet(struct rect_px a, struct rect_px b)
{
    float x = fmaxf(a.x, b.x), y = fmaxf(a.y, b.y);
    struct rect_px both = {x, y, fminf(a.x + a.w, b.x + b.w) - x, fminf(a.y + a.h, b.y + b.h) - y};
    return rect_is_empty(both) ? (struct rect_px){0} : both;
}

struct rect_px rect_join(struct rect_px a, struct rect_px b)
{
    if (rect_is_empty(a))
        return b;
    if (rect_is_empty(b))
        return a;
    float x = fminf(a.x, b.x), y = fminf(a.y, b.y);
    return (struct rect_px){x, y, fmaxf(a.x + a.w, b.x + b.w) - x, fmaxf(a.y + a.h, b.y + b.h) - y};
}

/* The side that does not decide the scale: rounded, at least a pixel, never past the room. */
static float other_side(float side, float ours, float theirs, float room)
{
    return fminf(fmaxf(roundf(side * ours / theirs), 1), room);
}

struct rect_px rect_fit(struct rect_px outer, struct size_px inner)
{
    float x0 = ceilf(outer.x), x1 = floorf(outer.x + outer.w);
    float y0 = ceilf(outer.y), y1 = floorf(outer.y + outer.h);
    float w = x1 - x0, h = y1 - y0;
    if (!(w > 0 && h > 0 && inner.w > 0 && inner.h > 0))
        return (struct rect_px){0};
    if ((double)inner.w * h >= (double)inner.h * w)
        h = other_side(w, inner.h, inner.w, h);
    else
        w = other_side(h, inner.w, inner.h, w);
    return (struct rect_px){x0 + floorf((x1 - x0 - w) / 2), y0 + floorf((y1 - y0 - h) / 2), w, h};
}

float clampf(float value, float low, float high)
{
    if (!(value > low))
        return low; /* "not a number" as well */
    return value < high ? value : high;
}
