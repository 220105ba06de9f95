/* The console as a whole: what stands where, and the modes that take it over. */
#include "view/console_parts.h"

#include <math.h>
#include <string.h>

static const float edge_u = 24, gap_u = 20, large_share = 0.6f, upright_large_most = 0.44f;

float console_gap(const struct frame *frame)
{
    return gap_u * frame->u;
}

bool console_is_apart(const struct console_view *view)
{
    return !desk_follows(view->desk) || view->seen.blank != DESK_LIT;
}

bool console_has_panel(const struct console_view *view)
{
    return view->state->panel != CONSOLE_NOTES;
}

/* ---- what stands where */

/* Two panes over each other, each with keys to scroll it. */
static bool holds_two(const struct frame *frame, float h)
{
    float gap = console_gap(frame);
    return h >= 2 * (console_title_height(frame) + 2 * frame->touch_px + 3 * gap);
}

/* With a panel open the column is its own, and what the room sees stands in one line; so too when pens leave no room for both. */
static void lay_column(const struct frame *frame, const struct console_view *view, struct rect_px column,
                       struct console_at *at)
{
    float gap = console_gap(frame);
    if (console_has_pens(view)) {
        float h = console_pens_height(frame, view, column.w);
        at->pens = (struct rect_px){column.x, column.y + column.h - h, column.w, h};
        column.h = fmaxf(1, column.h - h - gap);
    }
    at->side = at->notes = column;
    at->brief = console_has_panel(view) || (console_has_pens(view) && !holds_two(frame, column.h));
    if (!at->brief)
        at->side.h = floorf((column.h - gap) * 0.46f);
    else
        at->side.h = console_is_apart(view) ? console_strip_height(frame) : 0;
    float taken = at->side.h > 0 ? at->side.h + gap : 0;
    at->notes.y = column.y + taken;
    at->notes.h = column.h - taken;
}

static void lay_wide(const struct frame *frame, const struct console_view *view, struct rect_px body,
                     struct console_at *at)
{
    float gap = console_gap(frame), large_w = floorf((body.w - gap) * large_share);
    struct rect_px column = {body.x + large_w + gap, body.y, body.w - gap - large_w, body.h};
    at->large = (struct rect_px){body.x, body.y, large_w, body.h};
    if (frame->env->left_hand) {
        at->large.x = body.x + body.w - large_w;
        column.x = body.x;
    }
    lay_column(frame, view, column, at);
}

static void lay_upright(const struct frame *frame, const struct console_view *view, struct rect_px body,
                        struct console_at *at)
{
    float gap = console_gap(frame), inner = body.w - 2 * 28 * frame->u;
    float wants = ceilf(inner * 9 / 16 + console_title_height(frame) + 28 * frame->u);
    at->large = body;
    at->large.h = floorf(fminf(wants, body.h * upright_large_most));
    struct rect_px column = {body.x, body.y + at->large.h + gap, body.w, body.h - at->large.h - gap};
    lay_column(frame, view, column, at);
}

struct console_at console_lay_out(const struct frame *frame, const struct console_view *view)
{
    struct size_px window = frame->env->size;
    float edge = edge_u * frame->u, gap = console_gap(frame), w = window.w - 2 * edge;
    float time_h = console_time_height(frame, view, w), dock_h = console_dock_height(frame, view, w);
    struct console_at at = {.time = {edge, edge, w, time_h},
                            .dock = {edge, window.h - edge - dock_h, w, dock_h}};
    float top = edge + time_h + gap;
    struct rect_px body = {edge, top, w, fmaxf(1, at.dock.y - gap - top)};
    if (frame_is_portrait(frame))
        lay_upright(frame, view, body, &at);
    else
        lay_wide(frame, view, body, &at);
    return at;
}

/* ---- the modes */

static bool takes_over(const struct console_view *view)
{
    enum show_mode mode = view->show->state->mode;
    return mode == SHOW_OVERVIEW || mode == SHOW_SEARCH || mode == SHOW_HELP;
}

static struct view_env night(const struct view_env *env)
{
    struct view_env out = *env;
    if (out.palette != PALETTE_CONTRAST)
        out.palette = PALETTE_DARK;
    out.low = false; /* who presents sits or stands before it */
    return out;
}

/* Lower by the strip, with letters and keys as large as they are without it. */
struct view_env view_console_env(const struct view_env *env, const struct console_view *view)
{
    struct view_env out = night(env);
    if (!takes_over(view))
        return out;
    struct frame frame = frame_begin(NULL, &out, "console");
    out.glass = out.size;
    out.size.h = fmaxf(1, out.size.h - console_strip_height(&frame));
    return out;
}

static struct show_view as_presented(const struct console_view *view)
{
    struct show_view show = *view->show;
    show.presents = true;
    return show;
}

static void mode_add(struct nodes *nodes, const struct view_env *env, const struct console_view *view)
{
    struct view_env inner = view_console_env(env, view), whole = night(env);
    struct frame frame = frame_begin(nodes, &whole, "console");
    float h = console_strip_height(&frame);
    struct rect_px at = {0, whole.size.h - h, whole.size.w, h};
    struct show_view show = as_presented(view);
    view_show(nodes, &inner, &show);
    frame_fill(&frame, at, frame.palette->wall_panel);
    frame_fill(&frame, (struct rect_px){0, at.y, at.w, fmaxf(1, 2 * frame.u)}, frame.palette->line_strong);
    float margin = frame_margin(&frame), half = floorf((at.w - 2 * margin) / 2);
    struct rect_px room = {margin, at.y + 8 * frame.u, 2 * half, h - 16 * frame.u};
    float time = console_time_line_add(&frame, view, (struct rect_px){margin + half, room.y, half, room.h});
    room.w -= time > 0 ? time + 20 * frame.u : 0;
    console_strip_add(&frame, view, room);
}

static void desk_add(struct frame *frame, const struct console_view *view)
{
    struct console_at at = console_lay_out(frame, view);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    console_time_add(frame, view, at.time);
    console_large_add(frame, view, at.large);
    if (!at.brief) {
        console_side_add(frame, view, at.side);
    } else if (at.side.h > 0) {
        console_pane_add(frame, at.side, false);
        console_strip_add(frame, view, rect_inset(at.side, 12 * frame->u));
    }
    if (console_has_panel(view))
        console_panel_add(frame, view, at.notes);
    else
        console_notes_add(frame, view, at.notes);
    if (console_has_pens(view))
        console_pens_add(frame, view, at.pens);
    console_dock_add(frame, view, at.dock);
    struct rect_px over = rect_inset(at.large, console_gap(frame));
    if (over_number_is_open(view->show->state))
        over.h = over_number_in(frame, view->show, over) - over.y;
    if (view->notice.len > 0)
        over_notice_in(frame, view->notice, over);
}

static bool can_be_seen(const struct view_env *env, const struct console_view *view)
{
    return env->size.w >= 1 && env->size.h >= 1 && view->show->cards->count > 0;
}

void view_console(struct nodes *nodes, const struct view_env *env, const struct console_view *view)
{
    struct view_env whole = night(env);
    struct frame frame = frame_begin(nodes, &whole, "console");
    if (!can_be_seen(env, view))
        return;
    if (takes_over(view))
        mode_add(nodes, env, view);
    else
        desk_add(&frame, view);
}

/* ---- what is to come */

static struct scene scene_at(const struct console_view *view, int place)
{
    const struct show_cards *cards = view->show->cards;
    struct scene scene = {.kind = SCENE_CARD, .count = 1};
    scene.cards[0] = cards->deck->cards[cards->order[place]].id;
    return scene;
}

/* As it is, but at that card: the room goes along when it follows. */
static void look_at(const struct console_view *view, int place, struct show_state *state,
                    struct show_view *show, struct desk_state *desk, struct console_view *out)
{
    *state = *view->show->state;
    *show = *view->show;
    *desk = *view->desk;
    *out = *view;
    desk->own = scene_at(view, place);
    if (desk_is_live(desk))
        desk->room = out->seen.scene = desk->own;
    state->card = desk->own.cards[0];
    state->index = place;
    state->back = false;
    show->state = state;
    show->zoom = (struct zoom){0};
    show->lit = 0;
    memset(show->parts, 0, sizeof show->parts);
    out->ink = out->room_ink = NULL;
    out->show = show;
    out->desk = desk;
}

static void notes_ahead(struct frame *frame, const struct view_env *env, struct console_view *there,
                        struct rect_px at)
{
    struct arena *arena = frame->nodes->arena;
    struct reading reading;
    struct column column;
    there->reading = NULL;
    there->column = NULL;
    there->scroll_px = 0;
    if (!view_console_reading(arena, there->show->cards, &there->desk->own, &reading) ||
        !view_console_column(arena, env, there, &reading, &column))
        return;
    there->reading = &reading;
    there->column = &column;
    console_notes_add(frame, there, at);
}

void view_console_ahead(struct nodes *nodes, const struct view_env *env, const struct console_view *view,
                        int place, bool words)
{
    struct view_env whole = night(env);
    struct frame frame = frame_begin(nodes, &whole, "console");
    struct show_state state;
    struct show_view show;
    struct desk_state desk;
    struct console_view there;
    if (!can_be_seen(env, view) || takes_over(view) || place < 0 || place >= view->show->cards->count)
        return;
    look_at(view, place, &state, &show, &desk, &there);
    struct console_at at = console_lay_out(&frame, &there);
    console_large_add(&frame, &there, at.large);
    if (console_has_panel(&there))
        return;
    console_side_add(&frame, &there, at.side);
    if (words)
        notes_ahead(&frame, env, &there, at.notes);
}

/* ---- what is asked of it */

struct measured {
    struct view_env env;
    struct frame frame;
    struct console_at at;
};

static void measure(struct measured *m, const struct view_env *env, const struct console_view *view)
{
    m->env = night(env);
    m->frame = frame_begin(NULL, &m->env, "console");
    m->at = console_lay_out(&m->frame, view);
}

struct rect_px view_console_scrolls(const struct view_env *env, const struct console_view *view)
{
    struct measured m;
    if (!can_be_seen(env, view) || takes_over(view))
        return (struct rect_px){0};
    measure(&m, env, view);
    return console_has_panel(view) ? console_panel_at(&m.frame, m.at.notes)
                                   : console_notes_at(&m.frame, m.at.notes);
}

float view_console_scroll_max(const struct view_env *env, const struct console_view *view)
{
    struct measured m;
    if (!can_be_seen(env, view))
        return 0;
    if (takes_over(view)) {
        struct view_env inner = view_console_env(env, view);
        struct show_view show = as_presented(view);
        return view_show_scroll_max(&inner, &show);
    }
    measure(&m, env, view);
    struct rect_px seen = view_console_scrolls(env, view);
    float h = console_has_panel(view) ? console_panel_length(&m.frame, view, m.at.notes)
              : view->column          ? view->column->h_px
                                      : 0;
    return fmaxf(0, h - seen.h);
}

struct rect_px view_console_card(const struct view_env *env, const struct console_view *view)
{
    struct measured m;
    if (!can_be_seen(env, view) || takes_over(view))
        return (struct rect_px){0};
    measure(&m, env, view);
    return console_scene_at(view, console_inside(&m.frame, m.at.large), &view->desk->own);
}

struct rect_px view_console_pane(const struct view_env *env, const struct console_view *view)
{
    struct measured m;
    if (!can_be_seen(env, view) || takes_over(view))
        return (struct rect_px){0};
    measure(&m, env, view);
    return console_pane_room(view, console_inside(&m.frame, m.at.large));
}
