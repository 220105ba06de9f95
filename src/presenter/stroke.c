#include "presenter/stroke.h"

#include <math.h>
#include <string.h>

/* In widths of the card: a quarter of a pixel where it is 3840 wide, so that no corner is seen there either. */
static const float THIN = 1 / 16000.0f;
/* A hand that moved less did not: it rests on the glass. */
static const float STEP = 1 / 2500.0f;
/* So much of its width a pen keeps that hardly presses. */
static const float LIGHT = 0.4f;

enum { PIECES_MAX = 16 /* of a bend */, POINT_BYTES = 12, ROOM = PIECES_MAX + 2 };

float stroke_width_at(const struct stroke *stroke, struct stroke_point point)
{
    float pressed = (float)point.pressure / STROKE_FULL;
    return stroke->tool == STROKE_PEN ? stroke->width * (LIGHT + (1 - LIGHT) * pressed) : stroke->width;
}

void stroke_close(struct stroke *stroke)
{
    const struct stroke_point *points = stroke->points;
    float left = points[0].x, top = points[0].y, right = left, bottom = top, half = stroke->width / 2;
    for (int i = 1; i < stroke->count; i++) {
        left = fminf(left, points[i].x);
        top = fminf(top, points[i].y);
        right = fmaxf(right, points[i].x);
        bottom = fmaxf(bottom, points[i].y);
    }
    stroke->box = (struct rect_px){left - half, top - half, right - left + 2 * half, bottom - top + 2 * half};
    struct str bytes = {(const char *)points, (size_t)stroke->count * sizeof *points};
    uint64_t ink = (uint64_t)stroke->rgb << 8 | (uint64_t)stroke->tool;
    stroke->stamp =
        str_hash((struct str){(const char *)&stroke->width, sizeof stroke->width}, str_hash(bytes, ink + 1));
}

/* ---- what touches it */

static float from_segment(struct pt_px p, struct pt_px a, struct pt_px b)
{
    float dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    float share = length > 0 ? clampf(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0, 1) : 0;
    return hypotf(p.x - a.x - share * dx, p.y - a.y - share * dy);
}

static float side(struct pt_px a, struct pt_px b, struct pt_px p)
{
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/* Between two segments; 0 where they cross. */
static float between(struct pt_px a, struct pt_px b, struct pt_px c, struct pt_px d)
{
    bool crosses = side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    float ends = fminf(from_segment(a, c, d), from_segment(b, c, d));
    return crosses ? 0 : fminf(ends, fminf(from_segment(c, a, b), from_segment(d, a, b)));
}

static struct pt_px place(struct stroke_point point)
{
    return (struct pt_px){point.x, point.y};
}

bool stroke_touched(const struct stroke *stroke, struct pt_px a, struct pt_px b, float reach)
{
    struct rect_px path = {fminf(a.x, b.x) - reach, fminf(a.y, b.y) - reach, fabsf(a.x - b.x) + 2 * reach,
                           fabsf(a.y - b.y) + 2 * reach};
    if (rect_is_empty(rect_meet(path, stroke->box)))
        return false;
    for (int i = 0; i < stroke->count; i++) {
        struct stroke_point from = stroke->points[i > 0 ? i - 1 : 0], to = stroke->points[i];
        if (between(a, b, place(from), place(to)) <= reach + stroke_width_at(stroke, to) / 2)
            return true;
    }
    return false;
}

/* ---- to bytes and back */

void stroke_put(struct wire_out *out, const struct stroke *stroke)
{
    wire_put_u32(out, (uint32_t)stroke->tool);
    wire_put_u32(out, stroke->rgb);
    wire_put_f32(out, stroke->width);
    wire_put_u32(out, (uint32_t)stroke->count);
    for (int i = 0; i < stroke->count; i++) {
        const struct stroke_point *point = &stroke->points[i];
        wire_put_f32(out, point->x);
        wire_put_f32(out, point->y);
        wire_put_u32(out, (uint32_t)point->pressure << 16 | point->after_ms);
    }
}

static bool is_near(float length)
{
    return length >= -STROKE_FAR && length <= STROKE_FAR;
}

bool stroke_take(struct wire_in *in, struct arena *arena, struct stroke *out)
{
    struct stroke stroke = {.tool = (enum stroke_tool)wire_take_u32(in), .rgb = wire_take_u32(in)};
    stroke.width = wire_take_f32(in);
    uint32_t count = wire_take_count(in, POINT_BYTES);
    bool fine = !in->bad && stroke.tool <= STROKE_HIGHLIGHTER && stroke.rgb <= 0xFFFFFF && stroke.width > 0 &&
                stroke.width <= 1 && count > 0 && count <= STROKE_POINTS_MAX;
    struct stroke_point *points = fine ? ARENA_NEW(arena, struct stroke_point, count) : NULL;
    for (uint32_t i = 0; points && i < count; i++) {
        points[i].x = wire_take_f32(in);
        points[i].y = wire_take_f32(in);
        uint32_t rest = wire_take_u32(in);
        points[i].pressure = (uint16_t)(rest >> 16);
        points[i].after_ms = (uint16_t)rest;
        fine = fine && is_near(points[i].x) && is_near(points[i].y);
    }
    if (!points || !fine || in->bad) {
        in->bad = true;
        return false;
    }
    stroke.points = points;
    stroke.count = (int)count;
    stroke_close(&stroke);
    *out = stroke;
    return true;
}

/* ---- while it is drawn */

static struct stroke_point mix(struct stroke_point a, struct stroke_point b, float share)
{
    return (struct stroke_point){
        .x = a.x + share * (b.x - a.x),
        .y = a.y + share * (b.y - a.y),
        .pressure = (uint16_t)lrintf((float)a.pressure + share * ((float)b.pressure - (float)a.pressure))};
}

/* From the last point to that middle, pulled by the point between: as many pieces as keep it THIN. The time goes with the last. */
static void bend(struct stroke_line *line, struct stroke_point to)
{
    struct stroke_point from = line->middle, pull = line->last;
    float away = hypotf(from.x - 2 * pull.x + to.x, from.y - 2 * pull.y + to.y);
    int pieces = (int)clampf(ceilf(sqrtf(away / (4 * THIN))), 1, PIECES_MAX);
    for (int i = 1; i <= pieces; i++) {
        float share = (float)i / (float)pieces;
        struct stroke_point point = mix(mix(from, pull, share), mix(pull, to, share), share);
        point.after_ms = i == pieces ? to.after_ms : 0;
        line->points[line->settled++] = point;
    }
}

/* What stands, and where the hand is. */
static void show(struct stroke_line *line)
{
    line->points[line->settled] = line->last;
    line->stroke.points = line->points;
    line->stroke.count = line->settled + 1;
    stroke_close(&line->stroke);
}

void stroke_line_begin(struct stroke_line *line, const struct stroke *like, struct pt_px at,
                       uint16_t pressure, int64_t at_ms)
{
    struct stroke_point first = {clampf(at.x, -STROKE_FAR, STROKE_FAR), clampf(at.y, -STROKE_FAR, STROKE_FAR),
                                 pressure, 0};
    line->stroke = *like;
    line->points[0] = line->last = line->middle = first;
    line->settled = 0;
    line->taken = 1;
    line->at_ms = at_ms;
    show(line);
}

bool stroke_line_add(struct stroke_line *line, struct pt_px at, uint16_t pressure, int64_t at_ms)
{
    struct stroke_point next = {clampf(at.x, -STROKE_FAR, STROKE_FAR), clampf(at.y, -STROKE_FAR, STROKE_FAR),
                                pressure, 0};
    if (hypotf(next.x - line->last.x, next.y - line->last.y) < STEP)
        return true;
    if (line->settled + ROOM > STROKE_POINTS_MAX)
        return false;
    int64_t after_ms = at_ms - line->at_ms;
    next.after_ms = (uint16_t)(after_ms < 0 ? 0 : after_ms > UINT16_MAX ? UINT16_MAX : after_ms);
    struct stroke_point middle = mix(line->last, next, 0.5f);
    middle.after_ms = line->last.after_ms;
    if (line->taken == 1) {
        line->points[line->settled++] = line->last;
        line->points[line->settled++] = middle;
    } else {
        bend(line, middle);
    }
    line->last = next;
    line->middle = middle;
    line->taken++;
    line->at_ms = at_ms;
    show(line);
    return true;
}

/* How far a point lies from where it would be without it, the width it gives the line counted too. */
static float missed(const struct stroke *stroke, int from, int to, int at)
{
    const struct stroke_point *a = &stroke->points[from], *b = &stroke->points[to], *p = &stroke->points[at];
    float dx = b->x - a->x, dy = b->y - a->y, length = dx * dx + dy * dy;
    float share = length > 0 ? clampf(((p->x - a->x) * dx + (p->y - a->y) * dy) / length, 0, 1) : 0;
    float wide = stroke_width_at(stroke, *p) - stroke_width_at(stroke, mix(*a, *b, share));
    return hypotf(hypotf(p->x - a->x - share * dx, p->y - a->y - share * dy), wide / 2);
}

/* Ramer, Douglas and Peucker, with a list of what is still to be looked at: a span is split at its worst point, or left out. */
static void mark_kept(const struct stroke *stroke, bool kept[STROKE_POINTS_MAX])
{
    struct {
        int from, to;
    } spans[STROKE_POINTS_MAX];
    int count = 0;
    kept[0] = kept[stroke->count - 1] = true;
    spans[count].from = 0;
    spans[count++].to = stroke->count - 1;
    while (count > 0) {
        int from = spans[--count].from, to = spans[count].to, worst = from;
        float most = THIN;
        for (int i = from + 1; i < to; i++) {
            float by = missed(stroke, from, to, i);
            if (by > most) {
                most = by;
                worst = i;
            }
        }
        if (worst == from)
            continue;
        kept[worst] = true;
        spans[count].from = from;
        spans[count++].to = worst;
        spans[count].from = worst;
        spans[count++].to = to;
    }
}

void stroke_line_end(struct stroke_line *line)
{
    bool kept[STROKE_POINTS_MAX] = {false};
    int count = 0;
    unsigned waited_ms = 0;
    mark_kept(&line->stroke, kept);
    for (int i = 0; i < line->stroke.count; i++) {
        waited_ms += line->points[i].after_ms;
        if (!kept[i])
            continue;
        line->points[count] = line->points[i];
        line->points[count++].after_ms = (uint16_t)(waited_ms < UINT16_MAX ? waited_ms : UINT16_MAX);
        waited_ms = 0;
    }
    line->stroke.count = line->settled = count;
    line->taken = 0;
    stroke_close(&line->stroke);
}
