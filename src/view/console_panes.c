/* Panes: what the console looks at, large; what comes next, or what the room sees while that is something else. */
#include "view/console_parts.h"

#include <math.h>

#include "base/words.h"
#include "view/displays.h"

static const float radius_u = 20, pad_u = 28, title_u = 22, least_u = 300;

#define DOT " \xC2\xB7 "

void console_pane_add(struct frame *frame, struct rect_px at, bool dashed)
{
    const struct palette *p = frame->palette;
    float u = frame->u;
    struct look_panel panel = {.radius_px = radius_u * u, .fill_argb = p->wall_panel};
    if (!p->shadows) {
        panel.edge_px = 2 * u;
        panel.edge_argb = p->line_strong;
    }
    if (dashed) {
        panel.edge_px = 4 * u;
        panel.edge_argb = p->accent;
        panel.dash_px = 12 * u;
    }
    frame_panel(frame, at, panel);
}

static struct label_style title_style(const struct frame *frame)
{
    return frame_style(frame, LABEL_SANS_SEMIBOLD, title_u);
}

float console_title_height(const struct frame *frame)
{
    struct label_style style = title_style(frame);
    return frame_line(&style) + 28 * frame->u;
}

struct rect_px console_inside(const struct frame *frame, struct rect_px pane)
{
    float pad = pad_u * frame->u, title = console_title_height(frame);
    return (struct rect_px){pane.x + pad, pane.y + title, fmaxf(1, pane.w - 2 * pad),
                            fmaxf(1, pane.h - title - pad * 0.8f)};
}

/* The first of them that fits is seen, the first is said. */
struct title {
    struct str all, brief;
};

static void words_add(struct frame *frame, const char *part, struct rect_px at, uint32_t argb,
                      const struct title *title)
{
    struct label_style style = title_style(frame);
    bool fits = title->brief.len == 0 || frame_width(frame, &style, title->all) <= at.w;
    frame_group(frame, NODE_TEXT, part, 0, at, title->all);
    frame_label(frame, at, &style, argb, ALIGN_LEFT, fits ? title->all : title->brief);
}

static void title_add(struct frame *frame, const char *part, struct rect_px pane, uint32_t argb,
                      const struct title *title)
{
    struct label_style style = title_style(frame);
    float pad = pad_u * frame->u;
    words_add(frame, part,
              (struct rect_px){pane.x + pad, pane.y + 16 * frame->u, pane.w - 2 * pad, frame_line(&style)},
              argb, title);
}

void console_pane_title_add(struct frame *frame, const char *part, struct rect_px pane, struct str all,
                            struct str brief)
{
    title_add(frame, part, pane, frame->palette->wall_soft, &(struct title){all, brief});
}

/* ---- words */

/* "17 van 28", or what it is that has no place among them. */
static struct str scene_words(const struct frame *frame, const struct console_view *view,
                              const struct scene *scene)
{
    const struct show_cards *cards = view->show->cards;
    if (scene->kind == SCENE_PAPER)
        return view->desk->papers > 1 ? frame_format(frame, _("lege kaart %d"), scene->paper)
                                      : str_from(_("lege kaart"));
    if (scene->kind == SCENE_DRAWN)
        return frame_format(frame, _n("%d getrokken kaart", "%d getrokken kaarten", scene->count),
                            scene->count);
    if (scene->kind == SCENE_QUESTION)
        return str_from(_("één vraag"));
    int place = show_place(cards, scene->cards[0]);
    return place < 0 ? (struct str){0} : frame_format(frame, _("%d van %d"), place + 1, cards->count);
}

static struct str joined(const struct frame *frame, struct str a, struct str b)
{
    if (a.len == 0 || b.len == 0)
        return a.len == 0 ? b : a;
    return frame_format(frame, "%.*s" DOT "%.*s", STR_ARG(a), STR_ARG(b));
}

/* What hands may there, as far as they may now; where they went. */
static struct str touch_words(const struct console_view *view)
{
    const struct desk_state *desk = view->desk;
    if (desk->touch == DESK_TOUCH_LOCKED || desk->frozen || view->seen.blank != DESK_LIT)
        return (struct str){0};
    return desk->strays ? str_from(_("kijkt zelf rond")) : displays_touch(desk->touch);
}

static struct str room_words(const struct frame *frame, const struct console_view *view, struct str words)
{
    const struct seen *seen = &view->seen;
    if (seen->blank != DESK_LIT)
        words = joined(frame, words, str_from(seen->blank == DESK_BLACK ? _("zwart") : _("wit")));
    else if (view->desk->frozen)
        words = joined(frame, words, str_from(_("bevroren")));
    words = joined(frame, words, scene_words(frame, view, &seen->scene));
    return joined(frame, words, touch_words(view));
}

static struct title room_title(const struct frame *frame, const struct console_view *view)
{
    return (struct title){room_words(frame, view, str_from(_("Publiek ziet nu"))),
                          room_words(frame, view, str_from(_("Publiek")))};
}

static struct title own_title(const struct frame *frame, const struct console_view *view)
{
    const struct desk_state *desk = view->desk;
    struct str words = str_from(desk->staged ? _("Klaargezet") : _("Op uw scherm"));
    struct str brief = joined(frame, words, scene_words(frame, view, &desk->own));
    struct str room = str_from(desk->staged                     ? _("het publiek ziet dit nog niet")
                               : view->seen.blank == DESK_BLACK ? _("het publiek ziet zwart")
                               : view->seen.blank == DESK_WHITE ? _("het publiek ziet wit")
                               : !desk->frozen                  ? _("het publiek kijkt zelf rond")
                                                                : _("het publiek ziet dit stilstaan"));
    return (struct title){joined(frame, brief, room), brief};
}

/* ---- what is looked at */

/* What is in hand, in words at the other end of the title, where these leave room; answers how much it took. */
static float pen_words_add(struct frame *frame, const struct console_view *view, struct rect_px pane,
                           struct str title)
{
    struct label_style style = title_style(frame);
    struct str words = console_pen_words(view);
    float pad = pad_u * frame->u, gap = 32 * frame->u, w = ceilf(frame_width(frame, &style, words)) + 1;
    if (words.len == 0 || frame_width(frame, &style, title) + gap + w > pane.w - 2 * pad)
        return 0;
    frame_text(frame, "pen-words", 0,
               (struct rect_px){pane.x + pane.w - pad - w, pane.y + 16 * frame->u, w, frame_line(&style)},
               &style, frame->palette->wall_ink, ALIGN_RIGHT, words);
    return gap + w;
}

/* Its title, and what is in hand. */
static void large_title_add(struct frame *frame, const struct console_view *view, struct rect_px at,
                            uint32_t argb, const struct title *title)
{
    struct rect_px left = at;
    left.w -= pen_words_add(frame, view, at, title->brief);
    title_add(frame, "large", left, argb, title);
}

void console_large_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    bool apart = console_is_apart(view);
    const struct palette *p = frame->palette;
    console_pane_add(frame, at, apart);
    if (!apart) {
        struct title title = room_title(frame, view);
        large_title_add(frame, view, at, p->wall_soft, &title);
        console_seen_add(frame, view, console_inside(frame, at), view->ink);
        return;
    }
    struct title title = own_title(frame, view);
    large_title_add(frame, view, at, p->accent, &title);
    console_own_add(frame, view, console_inside(frame, at));
}

/* ---- beside it */

static int ahead_of(const struct frame *frame, const struct console_view *view, struct rect_px inside)
{
    int rest = view->show->cards->count - view->show->state->index - 1;
    int ahead = view->state->ahead, room = (int)(inside.w / fmaxf(1, inside.h * 16 / 9));
    if (ahead == 0) {
        room = inside.h * 16 / 9 < least_u * frame->u ? 1 : room;
        ahead = room < 1 ? 1 : room > CONSOLE_AHEAD_MAX ? CONSOLE_AHEAD_MAX : room;
    }
    return rest < ahead ? rest : ahead;
}

static void next_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    const struct show_cards *cards = view->show->cards;
    struct rect_px inside = console_inside(frame, at);
    int first = view->show->state->index + 1, ahead = ahead_of(frame, view, inside);
    title_add(frame, "ahead-title", at, frame->palette->wall_soft,
              &(struct title){str_from(_("Hierna")), {0}});
    if (ahead <= 0) {
        struct label_style style = frame_style(frame, LABEL_SANS, 30);
        (void)frame_paragraph(frame, "last", 0, inside, &style, frame->palette->wall_soft, ALIGN_LEFT,
                              str_from(_("Dit is de laatste kaart.")), 3);
        return;
    }
    for (int i = 0; i < ahead; i++) {
        struct console_card card = {.id = cards->deck->cards[cards->order[first + i]].id};
        struct rect_px cell = ahead > 1 ? console_cell(frame, inside, ahead, i) : inside;
        (void)console_card_add(frame, view, cell, &card, "ahead", i);
    }
}

void console_side_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    console_pane_add(frame, at, false);
    if (!console_is_apart(view)) {
        next_add(frame, view, at);
        return;
    }
    struct title title = room_title(frame, view);
    title_add(frame, "room-title", at, frame->palette->wall_soft, &title);
    console_seen_add(frame, view, console_inside(frame, at), view->room_ink);
}

/* ---- in one line */

float console_strip_height(const struct frame *frame)
{
    struct label_style style = title_style(frame);
    return fmaxf(88 * frame->u, ceilf(frame_line(&style) + 24 * frame->u));
}

void console_strip_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    float u = frame->u, w = floorf(at.h * 16 / 9);
    struct rect_px picture = {at.x, at.y, w, at.h};
    struct rect_px words = {at.x + w + 20 * u, at.y, fmaxf(1, at.w - w - 20 * u), at.h};
    console_seen_add(frame, view, picture, view->room_ink);
    struct title title = room_title(frame, view);
    words_add(frame, "room-title", words, frame->palette->wall_ink, &title);
}
