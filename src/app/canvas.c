#include "app/canvas.h"

#include <math.h>
#include <pixman.h>
#include <stddef.h>
#include <string.h>

static struct rect_px whole_pixels(struct rect_px r)
{
    float x = floorf(r.x), y = floorf(r.y);
    return (struct rect_px){x, y, ceilf(r.x + r.w) - x, ceilf(r.y + r.h) - y};
}

static float area(struct rect_px r)
{
    return r.w * r.h;
}

/* Half a pixel more on each side of a turned one: its edge is soft. */
struct rect_px prim_bounds(const struct prim *prim)
{
    struct rect_px at = prim->at;
    if (prim->turn == 0)
        return whole_pixels(at);
    float c = fabsf(cosf(prim->turn)), s = fabsf(sinf(prim->turn));
    struct size_px size = {at.w * c + at.h * s + 1, at.w * s + at.h * c + 1};
    return whole_pixels(
        (struct rect_px){at.x + (at.w - size.w) / 2, at.y + (at.h - size.h) / 2, size.w, size.h});
}

/* Joins the new rectangle with an old one when that wastes little, or when the list is full. */
void damage_add(struct damage *damage, struct rect_px rect)
{
    struct rect_px r = whole_pixels(rect);
    if (rect_is_empty(r))
        return;
    int best = -1;
    float best_waste = INFINITY;
    for (int i = 0; i < damage->count; i++) {
        struct rect_px both = rect_join(damage->at[i], r);
        float waste = area(both) - area(damage->at[i]) - area(r);
        if (waste < best_waste) {
            best = i;
            best_waste = waste;
        }
    }
    if (best >= 0 && (best_waste <= 0 || damage->count == DAMAGE_RECTS_MAX))
        damage->at[best] = rect_join(damage->at[best], r);
    else
        damage->at[damage->count++] = r;
}

static bool rect_same(struct rect_px a, struct rect_px b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static bool prim_same(const struct prim *a, const struct prim *b)
{
    return a->kind == b->kind && rect_same(a->at, b->at) && rect_same(a->clip, b->clip) &&
           (a->kind == PRIM_FILL ? a->argb == b->argb
                                 : a->alpha == b->alpha && a->turn == b->turn && a->stamp == b->stamp);
}

static void damage_prim(struct damage *damage, const struct prim *prim, struct rect_px bounds)
{
    damage_add(damage, rect_meet(rect_meet(prim_bounds(prim), prim->clip), bounds));
}

/* So many from `from` on are passed over until one is like `prim`; AHEAD: none of those near is. */
enum { AHEAD = 48 };
static int skip_to(const struct prim_list *list, int from, const struct prim *prim)
{
    int k = 1;
    while (k < AHEAD && from + k < list->count && !prim_same(&list->at[from + k], prim))
        k++;
    return from + k < list->count ? k : AHEAD;
}

/* What was drawn in both frames, in the same order, needs no drawing: what came in between, or went, is where they differ. */
struct damage damage_between(const struct prim_list *before, const struct prim_list *now,
                             struct rect_px bounds)
{
    struct damage damage = {.count = 0};
    int was = 0, is = 0;
    while (was < before->count && is < now->count) {
        if (prim_same(&before->at[was], &now->at[is])) {
            was++, is++;
            continue;
        }
        int went = skip_to(before, was, &now->at[is]), came = skip_to(now, is, &before->at[was]);
        bool one_for_one = went == AHEAD && came == AHEAD;
        int drop = one_for_one ? 1 : went <= came ? went : 0, add = one_for_one ? 1 : went <= came ? 0 : came;
        for (int i = 0; i < drop; i++)
            damage_prim(&damage, &before->at[was++], bounds);
        for (int i = 0; i < add; i++)
            damage_prim(&damage, &now->at[is++], bounds);
    }
    while (was < before->count)
        damage_prim(&damage, &before->at[was++], bounds);
    while (is < now->count)
        damage_prim(&damage, &now->at[is++], bounds);
    return damage;
}

/* What is drawn on: pixman's, and ours. */
struct canvas {
    const struct pixels *pixels;
    pixman_image_t *image;
};

static pixman_image_t *image_of(const struct pixels *pixels)
{
    return pixman_image_create_bits(pixels->opaque ? PIXMAN_x8r8g8b8 : PIXMAN_a8r8g8b8, pixels->w_px,
                                    pixels->h_px, pixels->argb, pixels->stride_px * 4);
}

static pixman_color_t colour_of(uint32_t argb)
{
    uint32_t a = argb >> 24;
    uint32_t channel[3] = {(argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff};
    uint16_t out[3];
    for (int i = 0; i < 3; i++)
        out[i] = (uint16_t)(channel[i] * a * 0x101 / 255);
    return (pixman_color_t){out[0], out[1], out[2], (uint16_t)(a * 0x101)};
}

static void draw_fill(pixman_image_t *target, const struct prim *prim, struct rect_px part)
{
    pixman_color_t colour = colour_of(prim->argb);
    pixman_box32_t box = {(int)part.x, (int)part.y, (int)(part.x + part.w), (int)(part.y + part.h)};
    pixman_op_t op = prim->argb >> 24 == 0xff ? PIXMAN_OP_SRC : PIXMAN_OP_OVER;
    pixman_image_fill_boxes(op, target, &colour, 1, &box);
}

static bool is_plain(const struct prim *prim)
{
    return prim->turn == 0 && prim->at.w == (float)prim->pixels.w_px &&
           prim->at.h == (float)prim->pixels.h_px && prim->at.x == floorf(prim->at.x) &&
           prim->at.y == floorf(prim->at.y);
}

/* Coordinates seen from the sprite's first whole pixel (pixman's end at 32767) to those in the sprite; edges repeat, so
 * that scaling never lets the ground shine through. */
static void set_scale(pixman_image_t *image, const struct prim *prim)
{
    double sx = prim->pixels.w_px / (double)prim->at.w, sy = prim->pixels.h_px / (double)prim->at.h;
    double dx = (double)(prim->at.x - floorf(prim->at.x)), dy = (double)(prim->at.y - floorf(prim->at.y));
    pixman_transform_t to = {{{pixman_double_to_fixed(sx), 0, pixman_double_to_fixed(-dx * sx)},
                              {0, pixman_double_to_fixed(sy), pixman_double_to_fixed(-dy * sy)},
                              {0, 0, pixman_fixed_1}}};
    pixman_image_set_transform(image, &to);
    pixman_image_set_filter(image, PIXMAN_FILTER_BILINEAR, NULL, 0);
    pixman_image_set_repeat(image, PIXMAN_REPEAT_PAD);
}

/* ---- a large picture drawn up: half as fine, each dot twice */

enum { COARSE_AREA_PX = 4 << 20 /* from here on a frame would take longer than a screen shows it */ };
static const float coarse_scale = 1.25f; /* drawn up less, the eye would miss what is left out */

static bool is_coarse(const struct prim *prim, struct rect_px part)
{
    return prim->turn == 0 && area(part) >= COARSE_AREA_PX && prim->pixels.opaque && prim->alpha >= 1 &&
           prim->at.w >= coarse_scale * (float)prim->pixels.w_px &&
           prim->at.h >= coarse_scale * (float)prim->pixels.h_px;
}

/* Every row from its half, the last first: what is read lies above and to the left of what is written. */
static void double_dots(uint32_t *at, int stride_px, int w, int h)
{
    for (int y = (h - 1) / 2; y >= 0; y--) {
        const uint32_t *from = at + (ptrdiff_t)y * stride_px;
        uint32_t *to = at + (ptrdiff_t)2 * y * stride_px;
        for (int x = w - 1; x >= 0; x--)
            to[x] = from[x / 2];
        if (2 * y + 1 < h)
            memcpy(to + stride_px, to, (size_t)w * sizeof *to);
    }
}

static void draw_coarse(pixman_image_t *target, const struct prim *prim, struct rect_px part)
{
    pixman_image_t *image = image_of(&prim->pixels);
    if (!image)
        return;
    int x = (int)part.x, y = (int)part.y, w = (int)part.w, h = (int)part.h;
    double sx = prim->pixels.w_px / (double)prim->at.w, sy = prim->pixels.h_px / (double)prim->at.h;
    double from_x = ((double)part.x - (double)prim->at.x) * sx,
           from_y = ((double)part.y - (double)prim->at.y) * sy;
    pixman_transform_t to = {{{pixman_double_to_fixed(2 * sx), 0, pixman_double_to_fixed(from_x)},
                              {0, pixman_double_to_fixed(2 * sy), pixman_double_to_fixed(from_y)},
                              {0, 0, pixman_fixed_1}}};
    pixman_image_set_transform(image, &to);
    pixman_image_set_filter(image, PIXMAN_FILTER_BILINEAR, NULL, 0);
    pixman_image_set_repeat(image, PIXMAN_REPEAT_PAD);
    pixman_image_composite32(PIXMAN_OP_SRC, image, NULL, target, 0, 0, 0, 0, x, y, (w + 1) / 2, (h + 1) / 2);
    int stride_px = pixman_image_get_stride(target) / 4;
    double_dots(pixman_image_get_data(target) + (ptrdiff_t)y * stride_px + x, stride_px, w, h);
    pixman_image_unref(image);
}

static void draw_sprite(pixman_image_t *target, const struct prim *prim, struct rect_px part)
{
    pixman_image_t *image = image_of(&prim->pixels);
    pixman_image_t *mask = NULL;
    if (!image)
        return;
    if (prim->alpha < 1) {
        pixman_color_t veil = {0, 0, 0, (uint16_t)lrintf(prim->alpha * 65535)};
        mask = pixman_image_create_solid_fill(&veil);
    }
    struct rect_px bounds = prim_bounds(prim);
    int x = (int)part.x, y = (int)part.y, from_x = x - (int)bounds.x, from_y = y - (int)bounds.y;
    if (!is_plain(prim))
        set_scale(image, prim);
    pixman_op_t op = prim->pixels.opaque && !mask ? PIXMAN_OP_SRC : PIXMAN_OP_OVER;
    pixman_image_composite32(op, image, mask, target, from_x, from_y, 0, 0, x, y, (int)part.w, (int)part.h);
    if (mask)
        pixman_image_unref(mask);
    pixman_image_unref(image);
}

/* What it covers of a part so that nothing shines through: whole pixels only. */
static struct rect_px covered(const struct prim *prim, struct rect_px part)
{
    bool solid = prim->kind == PRIM_FILL ? prim->argb >> 24 == 0xff
                                         : prim->pixels.opaque && prim->alpha >= 1 && prim->turn == 0;
    struct rect_px r = rect_meet(rect_meet(prim->at, prim->clip), part);
    float x = ceilf(r.x), y = ceilf(r.y);
    return solid ? (struct rect_px){x, y, floorf(r.x + r.w) - x, floorf(r.y + r.h) - y} : (struct rect_px){0};
}

/* A part without what is within it: above, below, left and right of that. */
static void beside(struct rect_px part, struct rect_px within, struct rect_px out[4])
{
    float right = within.x + within.w, bottom = within.y + within.h;
    out[0] = (struct rect_px){part.x, part.y, part.w, within.y - part.y};
    out[1] = (struct rect_px){part.x, bottom, part.w, part.y + part.h - bottom};
    out[2] = (struct rect_px){part.x, within.y, within.x - part.x, within.h};
    out[3] = (struct rect_px){right, within.y, part.x + part.w - right, within.h};
}

/* A frame around nothing is drawn around it. */
static void draw_upright(pixman_image_t *target, const struct prim *prim, struct rect_px part)
{
    struct rect_px around[4];
    float in = prim->hollow_px;
    struct rect_px hollow = in > 0 ? rect_meet(rect_inset(prim->at, in), part) : (struct rect_px){0};
    if (rect_is_empty(hollow) || !is_plain(prim)) {
        draw_sprite(target, prim, part);
        return;
    }
    beside(part, hollow, around);
    for (int i = 0; i < 4; i++)
        if (!rect_is_empty(around[i]))
            draw_sprite(target, prim, around[i]);
}

static void draw_prims(const struct canvas *canvas, const struct prim *prims, int count, struct rect_px part)
{
    for (int i = 0; i < count; i++) {
        const struct prim *prim = &prims[i];
        struct rect_px meet = rect_meet(rect_meet(prim_bounds(prim), prim->clip), part);
        meet = rect_meet(whole_pixels(meet), part);
        if (rect_is_empty(meet))
            continue;
        if (prim->kind == PRIM_FILL)
            draw_fill(canvas->image, prim, meet);
        else if (prim->turn != 0)
            canvas_lean(canvas->pixels, prim, meet);
        else if (is_coarse(prim, meet))
            draw_coarse(canvas->image, prim, meet);
        else
            draw_upright(canvas->image, prim, meet);
    }
}

/* What lies under an opaque one that covers much of the part is drawn only beside it, so not at all where it covers
 * everything: a turn of a page is one copy, and a page that is moved is scaled only where its sharp part ends. */
static void draw_part(const struct canvas *canvas, const struct prim *prims, int count, struct rect_px part)
{
    struct rect_px cover = {0}, around[4];
    int top = count - 1;
    for (; top > 0; top--) {
        cover = covered(&prims[top], part);
        if (!rect_is_empty(cover) && area(cover) >= area(part) / 3)
            break;
    }
    if (rect_is_empty(part))
        return;
    if (top > 0) {
        beside(part, cover, around);
        for (int i = 0; i < 4; i++)
            draw_part(canvas, prims, top, around[i]);
    }
    draw_prims(canvas, prims + (top > 0 ? top : 0), count - (top > 0 ? top : 0), part);
}

void canvas_draw(const struct pixels *target, const struct prim_list *prims, const struct damage *damage)
{
    struct rect_px bounds = {0, 0, (float)target->w_px, (float)target->h_px};
    struct canvas canvas = {target, image_of(target)};
    if (!canvas.image)
        return;
    for (int i = 0; i < damage->count; i++)
        draw_part(&canvas, prims->at, prims->count, rect_meet(damage->at[i], bounds));
    pixman_image_unref(canvas.image);
}
