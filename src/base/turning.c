#include "base/turning.h"

#include <math.h>

struct turning turning_of(int quarters, struct size_px glass)
{
    static const int cosines[] = {1, 0, -1, 0}, sines[] = {0, 1, 0, -1};
    int q = ((quarters % 4) + 4) % 4;
    struct turning turning = {.quarters = q,
                              .view = q % 2 ? (struct size_px){glass.h, glass.w} : glass,
                              .glass = glass,
                              .xx = cosines[q],
                              .xy = -sines[q],
                              .yx = sines[q],
                              .yy = cosines[q]};
    turning.x0 = q == 1 || q == 2 ? glass.w : 0; /* so that no corner falls off the glass */
    turning.y0 = q == 2 || q == 3 ? glass.h : 0;
    return turning;
}

struct pt_px turning_to_glass(const struct turning *t, struct pt_px view)
{
    return (struct pt_px){(float)t->xx * view.x + (float)t->xy * view.y + t->x0,
                          (float)t->yx * view.x + (float)t->yy * view.y + t->y0};
}

/* A rotation's inverse is its transpose. */
struct pt_px turning_to_view(const struct turning *t, struct pt_px glass)
{
    float x = glass.x - t->x0, y = glass.y - t->y0;
    return (struct pt_px){(float)t->xx * x + (float)t->yx * y, (float)t->xy * x + (float)t->yy * y};
}

struct rect_px turning_rect_to_glass(const struct turning *t, struct rect_px view)
{
    struct pt_px a = turning_to_glass(t, (struct pt_px){view.x, view.y});
    struct pt_px b = turning_to_glass(t, (struct pt_px){view.x + view.w, view.y + view.h});
    return (struct rect_px){fminf(a.x, b.x), fminf(a.y, b.y), fabsf(b.x - a.x), fabsf(b.y - a.y)};
}
