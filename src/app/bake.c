#include "app/bake.h"

#include "app/ink_tiles.h"
#include "base/arena.h"
#include "type/icon.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SPRITES_MAX = 8192, SPRITE_BYTES_MAX = 96 << 20 };

/* One baked thing; `offset` is where its pixels begin, seen from the rectangle it belongs to. */
struct sprite {
    uint64_t hash; /* 0: free */
    struct pixels pixels;
    struct pt_px offset;
    float hollow_px; /* so far within the edges of its pixels it is empty; 0: nowhere, as far as is known */
    uint64_t frame;  /* last used in */
};

struct bakery {
    struct arena arena; /* this struct */
    struct labels *labels;
    struct sprite *sprites; /* open addressing by hash */
    int count;
    int64_t bytes;
    uint64_t frame;
};

struct bakery *bakery_create(struct labels *labels)
{
    struct arena arena;
    if (!arena_init(&arena, sizeof(struct bakery) + SPRITES_MAX * sizeof(struct sprite) + 256))
        return NULL;
    struct bakery *bakery = ARENA_NEW(&arena, struct bakery, 1);
    bakery->sprites = ARENA_NEW(&arena, struct sprite, SPRITES_MAX);
    bakery->labels = labels;
    bakery->arena = arena;
    return bakery;
}

static int64_t bytes_of(const struct pixels *pixels)
{
    return (int64_t)pixels->stride_px * pixels->h_px * 4;
}

void bakery_destroy(struct bakery *bakery)
{
    if (!bakery)
        return;
    for (int i = 0; i < SPRITES_MAX; i++)
        free(bakery->sprites[i].pixels.argb);
    struct arena arena = bakery->arena;
    arena_finish(&arena);
}

/* Open addressing cannot drop one entry from the middle of a run, so a full oven is emptied of all but this frame's. */
static void sweep(struct bakery *bakery)
{
    static const struct sprite none;
    struct sprite *all = bakery->sprites;
    for (int i = 0; i < SPRITES_MAX; i++) {
        if (all[i].hash && all[i].frame != bakery->frame) {
            bakery->bytes -= bytes_of(&all[i].pixels);
            free(all[i].pixels.argb);
            all[i] = none;
            bakery->count--;
        }
    }
    for (int i = 0; i < SPRITES_MAX; i++) { /* those left find their place again */
        struct sprite moved = all[i];
        all[i] = none;
        if (!moved.hash)
            continue;
        size_t at = moved.hash % SPRITES_MAX;
        while (all[at].hash)
            at = (at + 1) % SPRITES_MAX;
        all[at] = moved;
    }
}

static struct sprite *find(struct bakery *bakery, uint64_t hash)
{
    size_t at = hash % SPRITES_MAX;
    while (bakery->sprites[at].hash && bakery->sprites[at].hash != hash)
        at = (at + 1) % SPRITES_MAX;
    struct sprite *sprite = &bakery->sprites[at];
    if (sprite->hash)
        sprite->frame = bakery->frame;
    return sprite;
}

static struct sprite *keep(struct bakery *bakery, uint64_t hash, struct pixels pixels, struct pt_px offset)
{
    if (bakery->count >= SPRITES_MAX * 3 / 4 || bakery->bytes > SPRITE_BYTES_MAX)
        sweep(bakery);
    if (bakery->count >=
        SPRITES_MAX - 1) { /* a frame with more sprites than the oven holds: a bug, but not a hang */
        free(pixels.argb);
        return NULL;
    }
    struct sprite *sprite = find(bakery, hash);
    *sprite = (struct sprite){hash, pixels, offset, 0, bakery->frame};
    bakery->count++;
    bakery->bytes += bytes_of(&pixels);
    return sprite;
}

static uint64_t hash_bytes(const void *bytes, size_t len, uint64_t seed)
{
    uint64_t hash = str_hash((struct str){bytes, len}, seed);
    return hash ? hash : 1;
}

static uint64_t hash_floats(const float *values, int count, uint64_t seed)
{
    return hash_bytes(values, (size_t)count * sizeof *values, seed);
}

static cairo_t *begin(int w_px, int h_px, struct pixels *out)
{
    uint32_t *argb = calloc((size_t)w_px * (size_t)h_px, 4);
    if (!argb)
        return NULL;
    *out = (struct pixels){argb, w_px, h_px, w_px, false};
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data((unsigned char *)argb, CAIRO_FORMAT_ARGB32, w_px, h_px, w_px * 4);
    cairo_t *cr = cairo_create(surface);
    cairo_surface_destroy(surface);
    return cr;
}

static void set_colour(cairo_t *cr, uint32_t argb, double alpha)
{
    cairo_set_source_rgba(cr, ((argb >> 16) & 0xff) / 255.0, ((argb >> 8) & 0xff) / 255.0,
                          (argb & 0xff) / 255.0, (argb >> 24) / 255.0 * alpha);
}

static void round_box(cairo_t *cr, double x, double y, double w, double h, double radius)
{
    double r = fmin(radius, fmin(w, h) / 2);
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + w - r, y + r, r, -M_PI / 2, 0);
    cairo_arc(cr, x + w - r, y + h - r, r, 0, M_PI / 2);
    cairo_arc(cr, x + r, y + h - r, r, M_PI / 2, M_PI);
    cairo_arc(cr, x + r, y + r, r, M_PI, M_PI * 3 / 2);
    cairo_close_path(cr);
}

/* A soft shadow as a stack of thin veils: no blur pass, and the sum is close to a Gaussian. */
static void draw_shadow(cairo_t *cr, const struct look_panel *panel, double x, double y, double w, double h)
{
    enum { VEILS = 12 };
    for (int i = 0; i < VEILS; i++) {
        double grow = (double)panel->shadow_px * (1.0 - (i + 0.5) / VEILS);
        round_box(cr, x - grow, y - grow + (double)panel->shadow_px * 0.35, w + 2 * grow, h + 2 * grow,
                  (double)panel->radius_px + grow);
        cairo_set_source_rgba(cr, 0.09, 0.13, 0.23, 0.15 * 2 * (i + 0.5) / VEILS / VEILS);
        cairo_fill(cr);
    }
}

static void draw_panel(cairo_t *cr, const struct look_panel *panel, double x, double y, double w, double h)
{
    double edge = (double)panel->edge_px;
    if (panel->shadow_px > 0)
        draw_shadow(cr, panel, x, y, w, h);
    round_box(cr, x, y, w, h, (double)panel->radius_px);
    set_colour(cr, panel->fill_argb, 1);
    if (panel->fill_argb >> 24 == 0) /* what lies inside keeps its light: the shadow falls around it */
        cairo_set_operator(cr, CAIRO_OPERATOR_CLEAR);
    cairo_fill(cr);
    cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
    if (edge > 0 && panel->edge_argb >> 24) {
        round_box(cr, x + edge / 2, y + edge / 2, w - edge, h - edge, (double)panel->radius_px - edge / 2);
        set_colour(cr, panel->edge_argb, 1);
        cairo_set_line_width(cr, edge);
        if (panel->dash_px > 0)
            cairo_set_dash(cr, &(double){(double)panel->dash_px}, 1, 0);
        cairo_stroke(cr);
    }
}

static int panel_pad(const struct look_panel *panel)
{
    return (int)ceilf(panel->shadow_px * 1.4f) + 2;
}

static struct sprite *bake_panel(struct bakery *bakery, const struct look_panel *panel, struct rect_px at)
{
    float fx = at.x - floorf(at.x), fy = at.y - floorf(at.y);
    const float shape[] = {at.w, at.h, panel->radius_px, panel->edge_px, panel->shadow_px,
                           fx,   fy,   panel->dash_px};
    uint64_t hash = hash_floats(shape, COUNT_OF(shape), panel->fill_argb * 31u + panel->edge_argb + 1);
    struct sprite *sprite = find(bakery, hash);
    if (sprite->hash)
        return sprite;
    int pad = panel_pad(panel);
    struct pixels pixels;
    cairo_t *cr = begin((int)ceilf(at.w + fx) + 2 * pad, (int)ceilf(at.h + fy) + 2 * pad, &pixels);
    if (!cr)
        return NULL;
    draw_panel(cr, panel, pad + (double)fx, pad + (double)fy, (double)at.w, (double)at.h);
    cairo_destroy(cr);
    sprite = keep(bakery, hash, pixels, (struct pt_px){(float)-pad - fx, (float)-pad - fy});
    if (sprite &&
        panel->fill_argb >> 24 == 0) /* a round corner takes up less than 0.3 of its radius on both sides */
        sprite->hollow_px = (float)pad + ceilf(panel->edge_px + 0.3f * panel->radius_px) + 2;
    return sprite;
}

static struct sprite *bake_icon(struct bakery *bakery, const struct look_icon *icon, struct rect_px at)
{
    int size = (int)lrintf(fminf(at.w, at.h));
    uint64_t hash = hash_bytes(icon->name.at, icon->name.len, (uint64_t)icon->argb << 16 ^ (uint64_t)size);
    struct sprite *sprite = find(bakery, hash);
    if (sprite->hash || size <= 0)
        return sprite->hash ? sprite : NULL;
    struct pixels pixels;
    cairo_t *cr = begin(size, size, &pixels);
    if (!cr)
        return NULL;
    set_colour(cr, icon->argb, 1);
    icon_draw(cr, icon->name, 0, 0, size);
    cairo_destroy(cr);
    return keep(bakery, hash, pixels,
                (struct pt_px){floorf((at.w - (float)size) / 2), floorf((at.h - (float)size) / 2)});
}

static struct sprite *bake_label(struct bakery *bakery, const struct look_label *label)
{
    const struct label_style *style = &label->style;
    const float shape[] = {(float)style->face, style->size_px, style->spacing_px, style->clock ? 1.0f : 0.0f};
    uint64_t hash = hash_floats(shape, COUNT_OF(shape), label->argb + 7u);
    hash = hash_bytes(label->text.at, label->text.len, hash);
    struct sprite *sprite = find(bakery, hash);
    if (sprite->hash || label->text.len == 0)
        return sprite->hash ? sprite : NULL;
    struct pixels pixels;
    int pad = 0;
    if (!label_draw(bakery->labels, style, label->text, label->argb, &pixels, &pad))
        return NULL;
    return keep(bakery, hash, pixels, (struct pt_px){(float)-pad, (float)-pad});
}

static struct rect_px visible(struct rect_px clip, struct rect_px bounds)
{
    return rect_is_empty(clip) ? bounds : rect_meet(clip, bounds);
}

static void push(struct prim_list *list, struct prim prim)
{
    if (rect_is_empty(rect_meet(prim_bounds(&prim), prim.clip)))
        return;
    if (list->count < list->cap)
        list->at[list->count++] = prim;
    else
        list->dropped++;
}

static void push_sprite(struct prim_list *list, const struct sprite *sprite, struct pt_px at,
                        struct rect_px clip, float alpha)
{
    if (!sprite)
        return;
    struct rect_px box = {floorf(at.x + sprite->offset.x + 0.01f), floorf(at.y + sprite->offset.y + 0.01f),
                          (float)sprite->pixels.w_px, (float)sprite->pixels.h_px};
    push(list,
         (struct prim){PRIM_SPRITE, box, clip, 0, alpha, sprite->pixels, sprite->hash, 0, sprite->hollow_px});
}

static void lower_label(struct bakery *bakery, const struct draw_cmd *cmd, struct rect_px clip,
                        struct prim_list *now)
{
    const struct look_label *label = &cmd->as.label;
    struct sprite *sprite = bake_label(bakery, label);
    if (!sprite)
        return;
    float w = label_width(bakery->labels, &label->style, label->text);
    float h = label_height(bakery->labels, &label->style);
    float x = cmd->at.x;
    if (label->align == ALIGN_CENTRE)
        x += (cmd->at.w - w) / 2;
    else if (label->align == ALIGN_RIGHT)
        x += cmd->at.w - w;
    push_sprite(now, sprite, (struct pt_px){roundf(x), roundf(cmd->at.y + (cmd->at.h - h) / 2)}, clip,
                cmd->alpha);
}

/* What lies in one corner of a rounded picture: the colour behind it. Over the picture itself, which is never copied. */
static struct sprite *bake_corner(struct bakery *bakery, const struct look_picture *picture, int corner)
{
    const float shape[] = {picture->radius_px, (float)corner};
    uint64_t hash = hash_floats(shape, COUNT_OF(shape), picture->corner_argb * 31u + 3u);
    struct sprite *sprite = find(bakery, hash);
    if (sprite->hash)
        return sprite;
    int side = (int)ceilf(picture->radius_px);
    struct pixels pixels;
    cairo_t *cr = begin(side, side, &pixels);
    if (!cr)
        return NULL;
    set_colour(cr, picture->corner_argb, 1);
    cairo_paint(cr);
    cairo_set_operator(cr, CAIRO_OPERATOR_DEST_OUT);
    round_box(cr, corner & 1 ? -3 * side : 0, corner & 2 ? -3 * side : 0, 4 * side, 4 * side,
              (double)picture->radius_px);
    cairo_fill(cr);
    cairo_destroy(cr);
    return keep(bakery, hash, pixels, (struct pt_px){0, 0});
}

static void push_corners(struct bakery *bakery, const struct draw_cmd *cmd, struct rect_px clip,
                         struct prim_list *now)
{
    const struct look_picture *picture = &cmd->as.picture;
    float side = ceilf(picture->radius_px);
    if (side <= 0 || cmd->at.w < 2 * side || cmd->at.h < 2 * side)
        return;
    for (int corner = 0; corner < 4; corner++) {
        struct pt_px at = {cmd->at.x + (corner & 1 ? cmd->at.w - side : 0),
                           cmd->at.y + (corner & 2 ? cmd->at.h - side : 0)};
        push_sprite(now, bake_corner(bakery, picture, corner), at, clip, cmd->alpha);
    }
}

/* The picture, or a smaller one that stands in; false: there is none yet. Equal stamps are equal pixels. */
static bool find_picture(const struct look_picture *picture, const struct paint *paint, struct pixels *pixels,
                         uint64_t *stamp)
{
    const char *why = NULL;
    if (!paint || picture->key.content == 0)
        return false;
    *stamp = paint_key_hash(&picture->key);
    if (paint_at(paint, &picture->key, pixels, &why) == PAINT_READY)
        return true;
    if (picture->only_ready || !paint_stand_in(paint, &picture->key, pixels))
        return false;
    *stamp += (uint64_t)pixels->w_px << 32 | 1;
    return true;
}

static void lower_picture(struct bakery *bakery, const struct draw_cmd *cmd, const struct paint *paint,
                          struct rect_px clip, struct prim_list *now)
{
    const struct look_picture *picture = &cmd->as.picture;
    struct pixels pixels;
    uint64_t stamp = 0;
    bool found = find_picture(picture, paint, &pixels, &stamp);
    if (!found && picture->only_ready)
        return;
    if (found) {
        push(now, (struct prim){PRIM_SPRITE, cmd->at, clip, 0, cmd->alpha, pixels, stamp, 0, 0});
        push_corners(bakery, cmd, clip, now);
    } else if (picture->radius_px > 0) {
        push_sprite(now,
                    bake_panel(bakery,
                               &(struct look_panel){.radius_px = picture->radius_px,
                                                    .fill_argb = picture->ground_argb},
                               cmd->at),
                    (struct pt_px){cmd->at.x, cmd->at.y}, clip, cmd->alpha);
    } else {
        push(now, (struct prim){PRIM_FILL, cmd->at, clip, picture->ground_argb, 1, {0}, 0, 0, 0});
    }
}

/* ---- a card as a thing */

/* Scaled into the box when it is one that stands in. */
static void draw_pixels(cairo_t *cr, const struct pixels *pixels, double x, double y, double w, double h)
{
    cairo_surface_t *from = cairo_image_surface_create_for_data(
        (unsigned char *)pixels->argb, pixels->opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
        pixels->w_px, pixels->h_px, pixels->stride_px * 4);
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, w / pixels->w_px, h / pixels->h_px);
    cairo_set_source_surface(cr, from, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_fill(cr);
    cairo_restore(cr);
    cairo_surface_destroy(from);
}

/* Upright, at its own size. */
static struct sprite *bake_card(struct bakery *bakery, const struct look_card *card,
                                const struct paint *paint, struct size_px size)
{
    const struct look_panel *around = &card->around;
    struct pixels from, pixels;
    uint64_t stamp = 0;
    bool found = find_picture(&card->picture, paint, &from, &stamp);
    const float shape[] = {size.w, size.h, around->radius_px, around->edge_px, around->shadow_px};
    uint32_t ground = found ? 0 : card->picture.ground_argb;
    uint64_t hash = hash_floats(shape, COUNT_OF(shape), (found ? stamp : 0) * 31u + around->edge_argb + 5u);
    hash = hash_floats(&around->shadow_px, 1, hash ^ ((uint64_t)around->fill_argb << 32 | ground));
    struct sprite *sprite = find(bakery, hash);
    if (sprite->hash)
        return sprite;
    int pad = panel_pad(around);
    cairo_t *cr = begin((int)ceilf(size.w) + 2 * pad, (int)ceilf(size.h) + 2 * pad, &pixels);
    if (!cr)
        return NULL;
    struct look_panel under = *around;
    under.edge_px = 0;
    draw_panel(cr, &under, pad, pad, (double)size.w, (double)size.h);
    round_box(cr, pad, pad, (double)size.w, (double)size.h, (double)around->radius_px);
    if (found) {
        draw_pixels(cr, &from, pad, pad, (double)size.w, (double)size.h);
    } else {
        set_colour(cr, ground, 1);
        cairo_fill(cr);
    }
    if (around->edge_px > 0) {
        struct look_panel edge = *around;
        edge.shadow_px = 0;
        cairo_push_group(cr);
        draw_panel(cr, &edge, pad, pad, (double)size.w, (double)size.h);
        cairo_pop_group_to_source(cr);
        cairo_paint(cr);
    }
    cairo_destroy(cr);
    return keep(bakery, hash, pixels, (struct pt_px){(float)-pad, (float)-pad});
}

/* The same as it lies, for as long as it does. */
static struct sprite *bake_turned(struct bakery *bakery, const struct sprite *card, float turn, float scale)
{
    const float shape[] = {turn, scale};
    struct prim whole = {.at = {0, 0, (float)card->pixels.w_px * scale, (float)card->pixels.h_px * scale},
                         .turn = turn};
    uint64_t hash = hash_floats(shape, COUNT_OF(shape), card->hash);
    struct rect_px box = prim_bounds(&whole);
    struct pixels from = card->pixels, pixels;
    struct sprite *sprite = find(bakery, hash);
    if (sprite->hash)
        return sprite;
    cairo_t *cr = begin((int)box.w, (int)box.h, &pixels);
    if (!cr)
        return NULL;
    cairo_translate(cr, (double)(whole.at.w / 2 - box.x), (double)(whole.at.h / 2 - box.y));
    cairo_rotate(cr, (double)turn);
    cairo_rectangle(cr, (double)(-whole.at.w / 2), (double)(-whole.at.h / 2), (double)whole.at.w,
                    (double)whole.at.h);
    draw_pixels(cr, &from, (double)(-whole.at.w / 2), (double)(-whole.at.h / 2), (double)whole.at.w,
                (double)whole.at.h);
    cairo_destroy(cr);
    return keep(bakery, hash, pixels, (struct pt_px){box.x - whole.at.w / 2, box.y - whole.at.h / 2});
}

static void lower_card(struct bakery *bakery, const struct draw_cmd *cmd, const struct paint *paint,
                       struct rect_px clip, struct prim_list *now)
{
    const struct look_card *card = &cmd->as.card;
    float scale = card->scale > 0 ? card->scale : 1;
    struct pt_px middle = {cmd->at.x + cmd->at.w / 2, cmd->at.y + cmd->at.h / 2};
    struct sprite *upright = bake_card(bakery, card, paint, (struct size_px){cmd->at.w, cmd->at.h});
    if (!upright)
        return;
    if (card->rests && (card->turn != 0 || scale != 1)) {
        struct sprite kept = *upright; /* where it lies changes when another comes in */
        push_sprite(now, bake_turned(bakery, &kept, card->turn, scale), middle, clip, cmd->alpha);
        return;
    }
    /* The room around is equally wide on all sides, so the middle of the sprite is that of the card. */
    float w = (float)upright->pixels.w_px * scale, h = (float)upright->pixels.h_px * scale;
    struct rect_px at = {middle.x - w / 2, middle.y - h / 2, w, h};
    if (card->turn == 0 && scale == 1)
        at = (struct rect_px){roundf(at.x), roundf(at.y), w, h};
    push(now,
         (struct prim){PRIM_SPRITE, at, clip, 0, cmd->alpha, upright->pixels, upright->hash, card->turn, 0});
}

/* Exact squares: modules of whole pixels, what is left over is white. Black that follows black is one fill. */
static void lower_qr(const struct draw_cmd *cmd, struct rect_px clip, struct prim_list *now)
{
    const struct qr *code = &cmd->as.qr.code;
    float module = floorf(cmd->at.w / (float)(code->side + 2 * QR_QUIET));
    float x = roundf(cmd->at.x + (cmd->at.w - module * (float)code->side) / 2);
    float y = roundf(cmd->at.y + (cmd->at.h - module * (float)code->side) / 2);
    push(now, (struct prim){PRIM_FILL, cmd->at, clip, 0xFFFFFFFF, 1, {0}, 0, 0, 0});
    for (int row = 0; row < code->side; row++) {
        const uint8_t *black = code->black + (size_t)row * (size_t)code->side;
        for (int from = 0, to; from < code->side; from = to) {
            for (to = from + 1; to < code->side && black[to] == black[from];)
                to++;
            struct rect_px at = {x + module * (float)from, y + module * (float)row,
                                 module * (float)(to - from), module};
            if (black[from])
                push(now, (struct prim){PRIM_FILL, at, clip, 0xFF000000, 1, {0}, 0, 0, 0});
        }
    }
}

static void draw_ring(cairo_t *cr, const struct look_ring *ring, double middle, double share)
{
    double width = (double)ring->width_px, ground = ring->even ? width : 2 * width,
           radius = middle - ground / 2;
    set_colour(cr, ring->ground_argb, 1);
    cairo_set_line_width(cr, ground);
    cairo_arc(cr, middle, middle, radius, 0, 2 * M_PI);
    cairo_stroke(cr);
    if (share <= 0)
        return;
    set_colour(cr, ring->argb, 1);
    cairo_set_line_width(cr, width);
    /* Round ends belong to what is filled: they take nothing of the rest. */
    double all = 2 * M_PI * share, end = ring->even && share < 1 ? fmin(width / 2 / radius, all / 2) : 0;
    if (end > 0)
        cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_arc(cr, middle, middle, radius, -M_PI / 2 + end, -M_PI / 2 + all - end + 1e-6);
    cairo_stroke(cr);
}

static struct sprite *bake_ring(struct bakery *bakery, const struct look_ring *ring, struct rect_px at)
{
    enum { STEPS = 32 };
    float steps = (float)(ring->steps > 0 ? ring->steps : STEPS);
    float side = ceilf(fminf(at.w, at.h)), step = roundf(ring->share * steps);
    const float shape[] = {side, ring->width_px, step, steps, ring->even ? 1.0f : 0.0f};
    uint64_t hash = hash_floats(shape, COUNT_OF(shape), (uint64_t)ring->argb << 32 | ring->ground_argb);
    struct sprite *sprite = find(bakery, hash);
    struct pixels pixels;
    if (sprite->hash || !(side > 0))
        return sprite->hash ? sprite : NULL;
    cairo_t *cr = begin((int)side, (int)side, &pixels);
    if (!cr)
        return NULL;
    draw_ring(cr, ring, (double)side / 2, (double)(step / steps));
    cairo_destroy(cr);
    return keep(bakery, hash, pixels, (struct pt_px){0, 0});
}

/* ---- ink */

static const struct sprite *bake_tile(struct bakery *bakery, const struct ink_tiles *tiles, int tile)
{
    uint64_t hash = tiles->at[tile].hash;
    struct sprite *sprite = find(bakery, hash);
    struct pixels pixels;
    if (sprite->hash)
        return sprite;
    cairo_t *cr = begin(tiles->of.side_px, tiles->of.side_px, &pixels);
    if (!cr)
        return NULL;
    ink_tiles_draw(tiles, tile, cr);
    cairo_destroy(cr);
    return keep(bakery, hash, pixels, (struct pt_px){0, 0});
}

static void lower_strokes(struct bakery *bakery, const struct ink_tiles *tiles, const struct draw_cmd *cmd,
                          struct rect_px clip, struct prim_list *now)
{
    for (int i = 0; i < tiles->cols * tiles->rows; i++) {
        const struct sprite *sprite = tiles->at[i].hash ? bake_tile(bakery, tiles, i) : NULL;
        if (sprite)
            push(now, (struct prim){PRIM_SPRITE, ink_tiles_place(tiles, i), clip, 0, cmd->alpha,
                                    sprite->pixels, sprite->hash, 0, 0});
    }
}

/* A highlighter lies under what was written, also while it is drawn. */
static void lower_ink(struct bakery *bakery, const struct draw_list *list, const struct draw_cmd *cmd,
                      struct rect_px clip, struct prim_list *now)
{
    const struct look_ink *ink = &cmd->as.ink;
    struct ink_tiles dry, wet;
    clip = rect_meet(clip, cmd->at);
    if (rect_is_empty(clip) || !list->arena)
        return;
    struct ink_tiles_of drawn = {.strokes = ink->strokes,
                                 .count = ink->count,
                                 .side_px = INK_TILE_PX,
                                 .card = cmd->at,
                                 .clip = clip,
                                 .moves = ink->moves};
    struct ink_tiles_of drawing = {.strokes = &ink->wet,
                                   .count = ink->wet ? 1 : 0,
                                   .dry = ink->strokes,
                                   .side_px = INK_TILE_WET_PX,
                                   .card = cmd->at,
                                   .clip = clip};
    bool marks = ink->wet && ink->wet->tool == STROKE_HIGHLIGHTER;
    drawing.dry_count = marks ? 0 : ink->count;
    bool is_wet = ink_tiles_lay(&wet, list->arena, &drawing);
    if (is_wet && marks)
        lower_strokes(bakery, &wet, cmd, clip, now);
    if (ink_tiles_lay(&dry, list->arena, &drawn))
        lower_strokes(bakery, &dry, cmd, clip, now);
    if (is_wet && !marks)
        lower_strokes(bakery, &wet, cmd, clip, now);
}

void bakery_lower(struct bakery *bakery, const struct draw_list *list, const struct paint *paint,
                  struct rect_px bounds, struct prim_list *now)
{
    bakery->frame++;
    now->count = 0;
    for (int i = 0; i < list->count; i++) {
        const struct draw_cmd *cmd = &list->at[i];
        struct rect_px clip = visible(cmd->clip, bounds);
        struct pt_px at = {cmd->at.x, cmd->at.y};
        if (rect_is_empty(clip))
            continue;
        switch (cmd->kind) {
        case DRAW_FILL:
            push(now, (struct prim){PRIM_FILL, cmd->at, clip, cmd->as.fill_argb, 1, {0}, 0, 0, 0});
            break;
        case DRAW_PANEL:
            push_sprite(now, bake_panel(bakery, &cmd->as.panel, cmd->at), at, clip, cmd->alpha);
            break;
        case DRAW_LABEL: lower_label(bakery, cmd, clip, now); break;
        case DRAW_ICON:
            push_sprite(now, bake_icon(bakery, &cmd->as.icon, cmd->at), at, clip, cmd->alpha);
            break;
        case DRAW_QR: lower_qr(cmd, clip, now); break;
        case DRAW_PICTURE: lower_picture(bakery, cmd, paint, clip, now); break;
        case DRAW_CARD: lower_card(bakery, cmd, paint, clip, now); break;
        case DRAW_RING:
            push_sprite(now, bake_ring(bakery, &cmd->as.ring, cmd->at), at, clip, cmd->alpha);
            break;
        case DRAW_INK: lower_ink(bakery, list, cmd, clip, now); break;
        }
    }
}
