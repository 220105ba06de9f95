/* Laid out for the longest figures it will show, so that nothing jumps while it runs. */
#include "view/countdown.h"

#include <math.h>

#include "base/words.h"
#include "view/frame.h"

static const float corner_u = 200, margin_u = 48, large_share = 0.62f;
/* Of the side of its circle: the ring, the figures at most, the words at the end at most, and what of the inner circle they fill. */
static const float ring_share = 0.08f, ring_large_share = 0.1f, figures_share = 0.26f, words_share = 0.18f,
                   room_share = 0.86f;
static const float band_u = 20, band_edge_u = 4, under_u = 22;
enum { RING_STEPS = 720 /* half a degree: smoother than a second of the longest */, WORD_LINES = 2 };

struct countdown_at {
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

/* Down from `most_px` until it fits. Under the smallest of the house it does not go. */
static struct label_style fitting(const struct frame *frame, struct label_style style, float most_px,
                                  struct str text, float width)
{
    float least_px = under_u * frame->u * frame->text;
    style.size_px = most_px;
    float w = frame_width(frame, &style, text);
    if (w > width)
        style.size_px = floorf(most_px * width / w);
    style.size_px = fmaxf(style.size_px, least_px);
    return style;
}

static struct countdown_at lay_out(const struct frame *frame, const struct countdown_view *view)
{
    struct size_px window = frame->env->size;
    bool corner = view->where == COUNTDOWN_CORNER;
    float side = roundf(corner ? corner_u * frame->u * frame->text : large_share * fminf(window.w, window.h));
    struct countdown_at at = {.ring_px = roundf((corner ? ring_share : ring_large_share) * side)};
    float inset = corner ? at.ring_px / 2 : 0, margin = margin_u * frame->u;
    at.circle = corner ? (struct rect_px){window.w - margin - side, margin, side, side}
                       : frame_centred(frame_window(frame), side);
    float inner = (side - 2 * (at.ring_px + inset)) * room_share;
    char longest[16] = "0:00";
    if (view->of_ms > 3599000)
        str_to_field(longest, sizeof longest, STR("0:00:00"));
    else if (view->of_ms > 599000)
        str_to_field(longest, sizeof longest, STR("00:00"));
    at.figures = fitting(frame, (struct label_style){.face = LABEL_SANS_SEMIBOLD, .clock = true},
                         figures_share * side, str_from(longest), inner);
    at.words = (struct label_style){.face = LABEL_SANS_SEMIBOLD};
    at.words.size_px = fmaxf(words_share * side, under_u * frame->u * frame->text);
    return at;
}

/* ---- what is added */

static void add_ring(struct frame *frame, struct rect_px at, float width_px, float share, uint32_t argb,
                     uint32_t ground)
{
    (void)node_add(frame->nodes, (struct node){.at = at,
                                               .look = LOOK_RING,
                                               .as.ring = {.width_px = width_px,
                                                           .share = share,
                                                           .argb = argb,
                                                           .ground_argb = ground,
                                                           .even = true,
                                                           .steps = RING_STEPS}});
}

static void add_disc(struct frame *frame, struct rect_px at, uint32_t fill, uint32_t edge)
{
    frame_panel(frame, at,
                (struct look_panel){.radius_px = at.w / 2,
                                    .edge_px = edge ? frame->palette->outline * frame->u : 0,
                                    .fill_argb = fill,
                                    .edge_argb = edge});
}

static void add_figures(struct frame *frame, const struct countdown_at *at, const struct countdown_view *view,
                        uint32_t ink)
{
    struct label_style under = frame_style(frame, LABEL_SANS_MEDIUM, under_u);
    float line = frame_line(&at->figures), y = at->circle.y + (at->circle.h - line) / 2;
    struct str words = countdown_words(frame->nodes->arena, view->left_ms);
    struct rect_px figures = {at->circle.x, y, at->circle.w, line};
    frame_label(frame, figures, &at->figures, ink, ALIGN_CENTRE, words);
    if (view->phase != COUNTDOWN_PAUSED)
        return;
    bool corner = view->where == COUNTDOWN_CORNER;
    under.size_px = fmaxf(under.size_px, corner ? 0 : at->figures.size_px / 3);
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
        add_disc(frame, at->circle, c->ground, c->edge);
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
           style.size_px > under_u * frame->u)
        style.size_px = floorf(style.size_px * 0.9f);
    int lines = frame_line_count(frame, &style, rest, inner, WORD_LINES);
    while (frame_line_count(frame, &style, rest, inner * 0.95f, WORD_LINES + 1) <= lines)
        inner *= 0.95f; /* about as long */
    float h = (float)lines * frame_line(&style);
    struct rect_px box = {at->circle.x + (at->circle.w - inner) / 2, at->circle.y + (at->circle.h - h) / 2,
                          inner, h};
    add_disc(frame, at->circle, c->over, c->edge ? c->on_over : 0);
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
static void add_frame(struct frame *frame, float from, float width, uint32_t argb)
{
    struct rect_px r = rect_inset(frame_window(frame), from);
    frame_fill(frame, (struct rect_px){r.x, r.y, r.w, width}, argb);
    frame_fill(frame, (struct rect_px){r.x, r.y + r.h - width, r.w, width}, argb);
    frame_fill(frame, (struct rect_px){r.x, r.y + width, width, r.h - 2 * width}, argb);
    frame_fill(frame, (struct rect_px){r.x + r.w - width, r.y + width, width, r.h - 2 * width}, argb);
}

/* Dark beside it, so that it is seen on any card. */
static void add_band(struct frame *frame, float share)
{
    float band = roundf(band_u * frame->u), edge = roundf(band_edge_u * frame->u);
    if (share <= 0)
        return;
    add_frame(frame, 0, band, faded(frame->palette->accent, share));
    add_frame(frame, band, edge, faded(frame->palette->focus_edge, share));
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

bool view_countdown(struct nodes *nodes, const struct view_env *env, const struct countdown_view *view)
{
    struct frame frame = frame_begin(nodes, env, "countdown");
    if (view->phase == COUNTDOWN_OFF || env->size.w < 1 || env->size.h < 1)
        return false;
    struct colours colours = colours_of(&frame, view->where);
    struct countdown_at at = lay_out(&frame, view);
    if (view->where != COUNTDOWN_CORNER)
        frame_fill(&frame, frame_window(&frame), colours.ground);
    frame_group(&frame, NODE_STATUS, "clock", 0, at.circle, name_of(&frame, view));
    if (view->phase == COUNTDOWN_OVER) {
        add_over(&frame, &at, &colours);
        add_band(&frame, swell(&frame, view->over_ms));
    } else {
        add_running(&frame, &at, view, &colours);
    }
    return view->phase == COUNTDOWN_OVER && view->over_ms < COUNTDOWN_TWIN_MS;
}
