/* Laid out for the longest figures it will show, so that nothing jumps while it runs. */
#include "view/countdown.h"

#include <math.h>

#include "base/words.h"
#include "view/frame.h"

static const float corner_u = 200, margin_u = 48, large_share = 0.62f;
/* Of the side of its circle: the ring, the figures at most, the words at the end at most, and what of the inner circle they fill. */
static const float ring_share = 0.08f, ring_large_share = 0.1f, figures_share = 0.26f, words_share = 0.18f,
                   room_share = 0.86f;
static const float band_u = 20, band_edge_u = 4, least_u = 22;
enum { RING_STEPS = 720 /* half a degree: smoother than a second of the longest */, WORD_LINES = 2 };

struct countdown_at {
    struct rect_px area; /* all there is for it */
    float u;
    struct rect_px circle;
    float ring_px;
    struct label_style figures, words;
};

/* Its own colours stand on black and on white. */
struct colours {
    uint32_t ground, ink, ring, track, edge;
    uint32_t over, on_over;
};

static struct colours colours_of(const struct frame *frame, enum countdown_where where)
{
    bool contrast = frame->env->palette == PALETTE_CONTRAST;
    const struct palette *p = frame->palette;
    uint32_t ground = p->panel, edge = p->line_strong;
    switch (where) {
    case COUNTDOWN_CORNER: break;
    case COUNTDOWN_ON_BLACK:
        p = palette_at(contrast ? PALETTE_CONTRAST : PALETTE_DARK);
        ground = 0xFF000000;
        edge = 0;
        break;
    case COUNTDOWN_ON_WHITE:
        p = palette_at(PALETTE_LIGHT);
        ground = 0xFFFFFFFF;
        edge = 0;
        break;
    }
    return (struct colours){ground, p->ink,     p->primary,   contrast ? ground : p->line,
                            edge,   p->primary, p->on_primary};
}

struct str countdown_words(struct arena *arena, int64_t left_ms)
{
    int64_t s = (left_ms + 999) / 1000;
    if (s >= 3600)
        return str_format(arena, "%d:%02d:%02d", (int)(s / 3600), (int)(s / 60 % 60), (int)(s % 60));
    return str_format(arena, "%d:%02d", (int)(s / 60), (int)(s % 60));
}

static struct str over_words(void)
{
    return str_from(_("Tijd is om"));
}

/* Words under the smallest of the house there are none, at the size of the room's own window. */
static float least_px(const struct frame *frame, float u)
{
    return least_u * u * frame->text;
}

static struct label_style fitting(const struct frame *frame, struct label_style style, float least,
                                  struct str text, float width)
{
    float w = frame_width(frame, &style, text);
    if (w > width)
        style.size_px = floorf(style.size_px * width / w);
    style.size_px = fmaxf(style.size_px, least);
    return style;
}

struct rect_px countdown_corner(struct size_px room, float u, float text)
{
    float side = roundf(corner_u * u * text), margin = margin_u * u;
    return (struct rect_px){room.w - margin - side, margin, side, side};
}

static struct countdown_at lay_out(const struct frame *frame, const struct countdown_view *view,
                                   struct rect_px area, float u)
{
    bool corner = view->where == COUNTDOWN_CORNER;
    struct rect_px in_corner = countdown_corner((struct size_px){area.w, area.h}, u, frame->text);
    float side = corner ? in_corner.w : roundf(large_share * fminf(area.w, area.h));
    struct countdown_at at = {.area = area, .u = u};
    at.ring_px = roundf((corner ? ring_share : ring_large_share) * side);
    float inset = corner ? at.ring_px / 2 : 0;
    at.circle = corner ? (struct rect_px){area.x + in_corner.x, area.y + in_corner.y, side, side}
                       : frame_centred(area, side);
    float inner = (side - 2 * (at.ring_px + inset)) * room_share;
    struct str longest = view->of_ms > 3599000  ? STR("0:00:00")
                         : view->of_ms > 599000 ? STR("00:00")
                                                : STR("0:00");
    at.figures = fitting(
        frame,
        (struct label_style){.face = LABEL_SANS_SEMIBOLD, .clock = true, .size_px = figures_share * side},
        least_px(frame, u), longest, inner);
    at.words = (struct label_style){.face = LABEL_SANS_SEMIBOLD,
                                    .size_px = fmaxf(words_share * side, least_px(frame, u))};
    return at;
}

/* ---- what is added */

static void add_ring(struct frame *frame, struct rect_px at, float width_px, float share, uint32_t argb,
                     uint32_t ground)
{
    (void)node_add(frame->nodes, (struct node){.at = at,
                                               .clip = frame->clip,
                                               .look = LOOK_RING,
                                               .as.ring = {.width_px = width_px,
                                                           .share = share,
                                                           .argb = argb,
                                                           .ground_argb = ground,
                                                           .even = true,
                                                           .steps = RING_STEPS}});
}

static void add_disc(struct frame *frame, const struct countdown_at *at, uint32_t fill, uint32_t edge)
{
    frame_panel(frame, at->circle,
                (struct look_panel){.radius_px = at->circle.w / 2,
                                    .edge_px = edge ? frame->palette->outline * at->u : 0,
                                    .fill_argb = fill,
                                    .edge_argb = edge});
}

static void add_figures(struct frame *frame, const struct countdown_at *at, const struct countdown_view *view,
                        uint32_t ink)
{
    bool corner = view->where == COUNTDOWN_CORNER;
    struct label_style under = {.face = LABEL_SANS_MEDIUM,
                                .size_px =
                                    fmaxf(least_px(frame, at->u), corner ? 0 : at->figures.size_px / 3)};
    float line = frame_line(&at->figures), y = at->circle.y + (at->circle.h - line) / 2;
    struct str words = countdown_words(frame->nodes->arena, view->left_ms);
    struct rect_px figures = {at->circle.x, y, at->circle.w, line};
    frame_label(frame, figures, &at->figures, ink, ALIGN_CENTRE, words);
    if (view->phase != COUNTDOWN_PAUSED)
        return;
    float below = y + line / 2 + at->figures.size_px * (corner ? 0.38f : 0.55f);
    frame_label(frame, (struct rect_px){at->circle.x, below, at->circle.w, frame_line(&under)}, &under, ink,
                ALIGN_CENTRE, str_from(_("staat stil")));
}

static void add_running(struct frame *frame, const struct countdown_at *at, const struct countdown_view *view,
                        const struct colours *c)
{
    bool corner = view->where == COUNTDOWN_CORNER;
    int64_t of_s = (view->of_ms + 999) / 1000, left_s = (view->left_ms + 999) / 1000;
    float share = clampf((float)left_s / (float)(of_s > 0 ? of_s : 1), 0, 1);
    if (corner)
        add_disc(frame, at, c->ground, c->edge);
    add_ring(frame, rect_inset(at->circle, corner ? at->ring_px / 2 : 0), at->ring_px, share, c->ring,
             c->track);
    add_figures(frame, at, view, c->ink);
}

/* Two lines at most, in the middle; smaller where a word is wide. */
static void add_over(struct frame *frame, const struct countdown_at *at, const struct colours *c)
{
    struct str rest = over_words();
    float inner = (at->circle.w - at->ring_px) * room_share * 0.9f;
    struct label_style style = at->words;
    while (frame_line_count(frame, &style, rest, inner, WORD_LINES + 1) > WORD_LINES &&
           style.size_px > least_px(frame, at->u))
        style.size_px = floorf(style.size_px * 0.9f);
    int lines = frame_line_count(frame, &style, rest, inner, WORD_LINES);
    while (frame_line_count(frame, &style, rest, inner * 0.95f, WORD_LINES + 1) <= lines)
        inner *= 0.95f; /* about as long */
    float h = (float)lines * frame_line(&style);
    struct rect_px box = {at->circle.x + (at->circle.w - inner) / 2, at->circle.y + (at->circle.h - h) / 2,
                          inner, h};
    add_disc(frame, at, c->over, c->edge ? c->on_over : 0);
    (void)frame_label_lines(frame, box, &style, c->on_over, ALIGN_CENTRE, rest, WORD_LINES);
}

/* From nothing to full and back, again and again; still for who wants nothing to move. */
static float swell(const struct frame *frame, int64_t over_ms)
{
    if (over_ms >= COUNTDOWN_TWIN_MS)
        return 0;
    if (frame->env->reduced_motion)
        return 1;
    float turn = (float)(over_ms % COUNTDOWN_SWELL_MS) / COUNTDOWN_SWELL_MS;
    return 0.5f - 0.5f * cosf(turn * 2 * 3.14159265f);
}

static uint32_t faded(uint32_t argb, float share)
{
    return (argb & 0x00FFFFFF) | (uint32_t)(share * 255 + 0.5f) << 24;
}

/* Along the four edges, `from` inside them: none lies over another. */
static void add_edges(struct frame *frame, struct rect_px r, float width, uint32_t argb)
{
    frame_fill(frame, (struct rect_px){r.x, r.y, r.w, width}, argb);
    frame_fill(frame, (struct rect_px){r.x, r.y + r.h - width, r.w, width}, argb);
    frame_fill(frame, (struct rect_px){r.x, r.y + width, width, r.h - 2 * width}, argb);
    frame_fill(frame, (struct rect_px){r.x + r.w - width, r.y + width, width, r.h - 2 * width}, argb);
}

/* Dark beside it, so that it is seen on any card. */
static void add_band(struct frame *frame, const struct countdown_at *at, float share)
{
    float band = fmaxf(1, roundf(band_u * at->u)), edge = fmaxf(1, roundf(band_edge_u * at->u));
    if (share <= 0)
        return;
    add_edges(frame, at->area, band, faded(frame->palette->accent, share));
    add_edges(frame, rect_inset(at->area, band), edge, faded(frame->palette->focus_edge, share));
}

static struct str name_of(const struct frame *frame, const struct countdown_view *view)
{
    struct str left = countdown_words(frame->nodes->arena, view->left_ms);
    switch (view->phase) {
    case COUNTDOWN_PAUSED: return frame_format(frame, _("Timer staat stil op %.*s"), STR_ARG(left));
    case COUNTDOWN_OVER: return over_words();
    case COUNTDOWN_OFF:
    case COUNTDOWN_RUNS: break;
    }
    return frame_format(frame, _("Timer: nog %.*s"), STR_ARG(left));
}

void countdown_add(struct frame *frame, const struct countdown_view *view, struct rect_px area, float u)
{
    if (view->phase == COUNTDOWN_OFF || !frame->nodes)
        return;
    struct colours colours = colours_of(frame, view->where);
    struct countdown_at at = lay_out(frame, view, area, u);
    if (view->where != COUNTDOWN_CORNER)
        frame_fill(frame, area, colours.ground);
    frame_group(frame, NODE_STATUS, "countdown", 0, at.circle, name_of(frame, view));
    if (view->phase == COUNTDOWN_OVER) {
        add_over(frame, &at, &colours);
        add_band(frame, &at, swell(frame, view->over_ms));
    } else {
        add_running(frame, &at, view, &colours);
    }
}

void view_countdown(struct nodes *nodes, const struct view_env *env, const struct countdown_view *view)
{
    struct frame frame = frame_begin(nodes, env, "room");
    if (env->size.w >= 1 && env->size.h >= 1)
        countdown_add(&frame, view, frame_window(&frame), frame.u);
}

bool view_countdown_moves(const struct countdown_view *view)
{
    return view->phase == COUNTDOWN_OVER && view->over_ms < COUNTDOWN_TWIN_MS;
}
