#include "app/ink_tiles.h"

#include <math.h>

#include "base/str.h"
#include "presenter/pen.h"

static const float LEAST_PX = 480; /* a card that moves is drawn at this width, or twice that, and so on */

static struct rect_px segment_box(const struct ink_tiles *tiles, const struct stroke *stroke, int at)
{
    const struct stroke_point *a = &stroke->points[at > 0 ? at - 1 : 0], *b = &stroke->points[at];
    float grow = (stroke->width / 2 + pen_rim(stroke->tool)) * tiles->scale + 1;
    float x = fminf(a->x, b->x) * tiles->scale + tiles->shift_x,
          y = fminf(a->y, b->y) * tiles->scale + tiles->shift_y;
    return (struct rect_px){x - grow, y - grow, fabsf(a->x - b->x) * tiles->scale + 2 * grow,
                            fabsf(a->y - b->y) * tiles->scale + 2 * grow};
}

/* All of it, with its rim, in widths of the card. */
static struct rect_px seen_box(const struct stroke *stroke)
{
    return rect_inset(stroke->box, -pen_rim(stroke->tool));
}

static int square_of(float px, int side_px)
{
    return (int)floorf(px / (float)side_px);
}

static uint64_t mixed(uint64_t hash, uint64_t with)
{
    return str_hash((struct str){(const char *)&with, sizeof with}, hash);
}

/* A line that grows keeps the squares it left behind: what counts is which of its pieces are in one. */
static void add_stroke(struct ink_tiles *tiles, int which, bool grows)
{
    const struct stroke *stroke = tiles->of.strokes[which];
    for (int i = 0; i < stroke->count; i++) {
        struct rect_px box = segment_box(tiles, stroke, i);
        int left = square_of(box.x, tiles->of.side_px) - tiles->left;
        int right = square_of(box.x + box.w, tiles->of.side_px) - tiles->left;
        int top = square_of(box.y, tiles->of.side_px) - tiles->top;
        int bottom = square_of(box.y + box.h, tiles->of.side_px) - tiles->top;
        struct str piece = {(const char *)&stroke->points[i], sizeof stroke->points[i]};
        for (int row = top < 0 ? 0 : top; row <= bottom && row < tiles->rows; row++) {
            for (int col = left < 0 ? 0 : left; col <= right && col < tiles->cols; col++) {
                struct ink_tile *tile = &tiles->at[row * tiles->cols + col];
                if (tile->last != which + 1)
                    tile->hash = mixed(tile->hash, grows ? (uint64_t)stroke->rgb + 1 : stroke->stamp);
                if (grows)
                    tile->hash = str_hash(piece, tile->hash);
                tile->last = which + 1;
            }
        }
    }
}

/* How large what is seen is drawn, and where it comes. */
static void set_scale(struct ink_tiles *tiles, struct rect_px card, bool moves)
{
    tiles->scale = card.w;
    tiles->shown = 1;
    tiles->corner = (struct pt_px){floorf(card.x), floorf(card.y)};
    tiles->shift_x = card.x - tiles->corner.x;
    tiles->shift_y = card.y - tiles->corner.y;
    if (!moves)
        return;
    float width = LEAST_PX;
    while (width * 2 <= card.w)
        width *= 2;
    tiles->scale = width;
    tiles->shown = card.w / width;
    tiles->corner = (struct pt_px){card.x, card.y};
    tiles->shift_x = tiles->shift_y = 0;
}

static uint64_t stamp_of(const struct stroke *const *strokes, int count)
{
    uint64_t stamp = 0;
    for (int i = 0; i < count; i++)
        stamp = mixed(stamp, strokes[i]->stamp);
    return stamp;
}

/* What tells a square from one that looks otherwise. */
static void end_hashes(struct ink_tiles *tiles)
{
    uint64_t dry = stamp_of(tiles->of.dry, tiles->of.dry_count);
    for (int i = 0; i < tiles->cols * tiles->rows; i++) {
        const float look[] = {tiles->scale,
                              tiles->shift_x,
                              tiles->shift_y,
                              (float)(tiles->left + i % tiles->cols),
                              (float)(tiles->top + i / tiles->cols),
                              (float)tiles->of.side_px};
        uint64_t hash = mixed(tiles->at[i].hash, dry);
        if (tiles->at[i].last > 0)
            tiles->at[i].hash = str_hash((struct str){(const char *)look, sizeof look}, hash) | 1;
    }
}

bool ink_tiles_lay(struct ink_tiles *tiles, struct arena *arena, const struct ink_tiles_of *of)
{
    struct rect_px card = of->card, clip = of->clip;
    *tiles = (struct ink_tiles){.of = *of};
    if (of->count == 0 || rect_is_empty(clip) || !(card.w >= 1))
        return false;
    set_scale(tiles, card, of->moves);
    float x = (clip.x - tiles->corner.x) / tiles->shown, y = (clip.y - tiles->corner.y) / tiles->shown;
    tiles->left = square_of(x, of->side_px);
    tiles->top = square_of(y, of->side_px);
    tiles->cols = square_of(x + clip.w / tiles->shown, of->side_px) - tiles->left + 1;
    tiles->rows = square_of(y + clip.h / tiles->shown, of->side_px) - tiles->top + 1;
    tiles->at = ARENA_NEW(arena, struct ink_tile, tiles->cols * tiles->rows);
    if (!tiles->at)
        return false;
    struct rect_px seen = {x / tiles->scale, y / tiles->scale, clip.w / card.w, clip.h / card.w};
    for (int i = 0; i < of->count; i++)
        if (!rect_is_empty(rect_meet(rect_inset(seen, -2 / tiles->scale), seen_box(of->strokes[i]))))
            add_stroke(tiles, i, of->side_px == INK_TILE_WET_PX);
    end_hashes(tiles);
    return true;
}

struct rect_px ink_tiles_place(const struct ink_tiles *tiles, int tile)
{
    float side = (float)tiles->of.side_px * tiles->shown;
    return (struct rect_px){tiles->corner.x + (float)(tiles->left + tile % tiles->cols) * side,
                            tiles->corner.y + (float)(tiles->top + tile / tiles->cols) * side, side, side};
}

/* ---- drawing one */

/* Pieces that come near the square as one path, so that what is half transparent covers itself only once. */
static void draw_even(const struct ink_tiles *tiles, const struct stroke *stroke, struct rect_px square,
                      float wider, cairo_t *cr)
{
    int before = -2;
    for (int i = 0; i < stroke->count; i++) {
        if (rect_is_empty(rect_meet(segment_box(tiles, stroke, i), square)))
            continue;
        const struct stroke_point *a = &stroke->points[i > 0 ? i - 1 : 0], *b = &stroke->points[i];
        if (before != i - 1)
            cairo_move_to(cr, (double)a->x, (double)a->y);
        cairo_line_to(cr, (double)b->x, (double)b->y);
        before = i;
    }
    cairo_set_line_width(cr, (double)(stroke->width + wider));
    cairo_stroke(cr);
}

/* A pen that is pressed: each piece as wide as it is there. */
static void draw_pressed(const struct ink_tiles *tiles, const struct stroke *stroke, struct rect_px square,
                         float wider, cairo_t *cr)
{
    for (int i = 0; i < stroke->count; i++) {
        if (rect_is_empty(rect_meet(segment_box(tiles, stroke, i), square)))
            continue;
        const struct stroke_point *a = &stroke->points[i > 0 ? i - 1 : 0], *b = &stroke->points[i];
        cairo_move_to(cr, (double)a->x, (double)a->y);
        cairo_line_to(cr, (double)b->x, (double)b->y);
        float wide = (stroke_width_at(stroke, *a) + stroke_width_at(stroke, *b)) / 2;
        cairo_set_line_width(cr, (double)(wide + wider));
        cairo_stroke(cr);
    }
}

static bool comes_near(const struct ink_tiles *tiles, const struct stroke *stroke, struct rect_px square)
{
    struct rect_px all = seen_box(stroke);
    struct rect_px box = {all.x * tiles->scale + tiles->shift_x, all.y * tiles->scale + tiles->shift_y,
                          all.w * tiles->scale, all.h * tiles->scale};
    return !rect_is_empty(rect_meet(rect_inset(box, -1), square));
}

static bool is_even(const struct stroke *stroke)
{
    for (int i = 0; i < stroke->count && stroke->tool == STROKE_PEN; i++)
        if (stroke->points[i].pressure != STROKE_FULL)
            return false;
    return true;
}

struct layer {
    enum stroke_tool tool;
    bool rims;
    const struct stroke *const *strokes;
    int count;
};

static void draw_layer(const struct ink_tiles *tiles, const struct layer *layer, struct rect_px square,
                       cairo_t *cr)
{
    double alpha = layer->tool == STROKE_HIGHLIGHTER ? PEN_MARKS_PERCENT / 100.0 : 1;
    for (int i = 0; i < layer->count; i++) {
        const struct stroke *stroke = layer->strokes[i];
        if (stroke->tool != layer->tool || !comes_near(tiles, stroke, square))
            continue;
        uint32_t rgb = layer->rims ? PEN_RIM_RGB : stroke->rgb;
        float wider = layer->rims ? 2 * pen_rim(stroke->tool) : 0;
        cairo_set_source_rgba(cr, (rgb >> 16) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0,
                              alpha);
        if (is_even(stroke))
            draw_even(tiles, stroke, square, wider, cr);
        else
            draw_pressed(tiles, stroke, square, wider, cr);
    }
}

/* What marks, then what is written over it: first all rims, so that none cuts through what crosses it. */
void ink_tiles_draw(const struct ink_tiles *tiles, int tile, cairo_t *cr)
{
    float side = (float)tiles->of.side_px;
    struct rect_px square = {(float)(tiles->left + tile % tiles->cols) * side,
                             (float)(tiles->top + tile / tiles->cols) * side, side, side};
    const struct layer layers[] = {
        {STROKE_HIGHLIGHTER, false, tiles->of.strokes, tiles->of.count},
        {STROKE_PEN, true, tiles->of.strokes, tiles->of.count},
        {STROKE_PEN, false, tiles->of.dry, tiles->of.dry_count},
        {STROKE_PEN, false, tiles->of.strokes, tiles->of.count},
    };
    cairo_translate(cr, (double)(tiles->shift_x - square.x), (double)(tiles->shift_y - square.y));
    cairo_scale(cr, (double)tiles->scale, (double)tiles->scale);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    for (size_t i = 0; i < COUNT_OF(layers); i++)
        draw_layer(tiles, &layers[i], square, cr);
}

int ink_tiles_most(struct rect_px window)
{
    int wet = ((int)window.w / INK_TILE_WET_PX + 3) * ((int)window.h / INK_TILE_WET_PX + 3);
    return 2 * wet; /* of the larger ones there are fewer */
}
