/* A sprite that lies askew, as it does in hands: every dot of the target is mixed from the four of the sprite about the place it covers.
 * Beyond the sprite lies nothing, so its edges are soft. Where a dot lies does not depend on the part that is drawn. */
#include "app/canvas.h"

#include <math.h>
#include <stddef.h>

enum { ONE = 1 << 16, WHOLE = 256 };
static const uint64_t lanes = 0x00ff00ff00ff00ff, halves = 0x0080008000800080;
static const uint32_t solid = 0xff000000;

/* ---- four channels at once: blue, red, green and alpha in lanes of 16 bits */

static uint64_t spread(uint32_t argb)
{
    return (argb & 0xff00ff) | (uint64_t)(argb & 0xff00ff00) << 24;
}

static uint32_t gather(uint64_t dot)
{
    return (uint32_t)(dot & 0xff00ff) | (uint32_t)(dot >> 24 & 0xff00ff00);
}

/* `share` of the other, in 256ths. */
static uint64_t mix(uint64_t one, uint64_t other, uint32_t share)
{
    return (one * (WHOLE - share) + other * share + halves) >> 8 & lanes;
}

static uint32_t over(uint32_t under, uint64_t dot)
{
    uint64_t shines = spread(under) * (255 - (dot >> 48)) + halves;
    return gather(dot + ((shines + (shines >> 8 & lanes)) >> 8 & lanes));
}

/* ---- along a row */

/* Where the row is in the sprite, and how far a dot to the right goes: 16.16; 0, 0 is the middle of the first dot. */
struct walk {
    int64_t u, v, du, dv;
};
struct source {
    const struct pixels *pixels;
    uint32_t solid; /* what alpha is said to be where it means nothing */
    uint32_t share; /* of 256: how much of it is seen */
};

static int64_t up_div(int64_t a, int64_t b)
{
    return a > 0 ? (a + b - 1) / b : -(-a / b);
}

/* Of the dots from..to those for which low <= at + dot * step < high. */
static void narrow(int64_t at, int64_t step, int64_t low, int64_t high, int64_t *from, int64_t *to)
{
    if (step == 0) {
        *to = at >= low && at < high ? *to : *from;
        return;
    }
    if (step < 0) {
        int64_t turned = 1 - high;
        at = -at;
        step = -step;
        high = 1 - low;
        low = turned;
    }
    int64_t first = up_div(low - at, step), end = up_div(high - at, step);
    *from = first > *from ? first : *from;
    *to = end < *to ? end : *to;
}

static uint32_t dot_at(const struct source *source, int64_t x, int64_t y)
{
    const struct pixels *p = source->pixels;
    bool inside = x >= 0 && y >= 0 && x < p->w_px && y < p->h_px;
    return inside ? p->argb[y * p->stride_px + x] | source->solid : 0;
}

static void put(const struct source *source, uint64_t dot, uint32_t *to)
{
    if (source->share < WHOLE)
        dot = mix(0, dot, source->share);
    *to = dot >> 48 == 255 ? gather(dot) : over(*to, dot);
}

static uint64_t blend(uint32_t a, uint32_t b, uint32_t c, uint32_t d, int64_t u, int64_t v)
{
    uint32_t right = (uint32_t)(u >> 8) & 0xff, down = (uint32_t)(v >> 8) & 0xff;
    return mix(mix(spread(a), spread(b), right), mix(spread(c), spread(d), right), down);
}

/* Over its edge. */
static void draw_edge(const struct source *source, const struct walk *walk, int64_t from, int64_t to,
                      uint32_t *out)
{
    for (int64_t i = from; i < to; i++) {
        int64_t u = walk->u + i * walk->du, v = walk->v + i * walk->dv, x = u >> 16, y = v >> 16;
        put(source,
            blend(dot_at(source, x, y), dot_at(source, x + 1, y), dot_at(source, x, y + 1),
                  dot_at(source, x + 1, y + 1), u, v),
            out + i);
    }
}

/* All four dots are there. */
static void draw_inside(const struct source *source, const struct walk *walk, int64_t from, int64_t to,
                        uint32_t *out)
{
    const struct pixels *p = source->pixels;
    int64_t u = walk->u + from * walk->du, v = walk->v + from * walk->dv;
    for (int64_t i = from; i < to; i++, u += walk->du, v += walk->dv) {
        const uint32_t *at = p->argb + (v >> 16) * p->stride_px + (u >> 16), *under = at + p->stride_px;
        uint32_t some = source->solid;
        put(source, blend(at[0] | some, at[1] | some, under[0] | some, under[1] | some, u, v), out + i);
    }
}

static void draw_row(const struct source *source, const struct walk *walk, int64_t count, uint32_t *out)
{
    int64_t w = source->pixels->w_px, h = source->pixels->h_px, from = 0, to = count;
    narrow(walk->u, walk->du, -ONE, w * ONE, &from, &to);
    narrow(walk->v, walk->dv, -ONE, h * ONE, &from, &to);
    if (from >= to)
        return;
    int64_t first = from, end = to;
    narrow(walk->u, walk->du, 0, (w - 1) * ONE, &first, &end);
    narrow(walk->v, walk->dv, 0, (h - 1) * ONE, &first, &end);
    if (first >= end)
        first = end = to;
    draw_edge(source, walk, from, first, out);
    draw_inside(source, walk, first, end, out);
    draw_edge(source, walk, end, to, out);
}

void canvas_lean(const struct pixels *target, const struct prim *prim, struct rect_px part)
{
    struct rect_px bounds = prim_bounds(prim), at = prim->at;
    struct source source = {&prim->pixels, prim->pixels.opaque ? solid : 0,
                            (uint32_t)lrintf(prim->alpha * WHOLE)};
    double c = cos((double)prim->turn), s = sin((double)prim->turn);
    double sx = prim->pixels.w_px / (double)at.w, sy = prim->pixels.h_px / (double)at.h;
    double dx = (double)bounds.x + 0.5 - ((double)at.x + (double)at.w / 2),
           dy = (double)bounds.y + 0.5 - ((double)at.y + (double)at.h / 2);
    struct walk first = {.u = llrint(((c * dx + s * dy) * sx + prim->pixels.w_px / 2.0 - 0.5) * ONE),
                         .v = llrint(((c * dy - s * dx) * sy + prim->pixels.h_px / 2.0 - 0.5) * ONE),
                         .du = llrint(c * sx * ONE),
                         .dv = llrint(-s * sy * ONE)};
    int64_t down_u = llrint(s * sx * ONE), down_v = llrint(c * sy * ONE);
    int x0 = (int)part.x, y0 = (int)part.y, w = (int)part.w, h = (int)part.h;
    int64_t right = x0 - (int64_t)bounds.x;
    for (int y = y0; y < y0 + h; y++) {
        int64_t down = y - (int64_t)bounds.y;
        struct walk walk = {.u = first.u + right * first.du + down * down_u,
                            .v = first.v + right * first.dv + down * down_v,
                            .du = first.du,
                            .dv = first.dv};
        draw_row(&source, &walk, w, target->argb + (ptrdiff_t)y * target->stride_px + x0);
    }
}
