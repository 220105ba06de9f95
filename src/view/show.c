/* What the audience sees: the page and nothing else, unless someone asks for it. */
#include "view/screen.h"
#include "visit/guide.h"

#include <math.h>

#include "base/words.h"
#include "view/button.h"

static const uint32_t black = 0xFF000000, white = 0xFFFFFFFF;
static const float edge_u = 24;

/* ---- over the page */

static struct button placed(enum command command, bool possible, enum button_look look)
{
    struct button button = button_of_command(command, look);
    button.disabled = !possible;
    return button;
}

/* What the command does next. */
static struct button zoom_button(const struct show_state *state)
{
    struct button button = button_of_command(COMMAND_ZOOM, BUTTON_KEY);
    if (zoom_is_in(state->zoom)) {
        button.icon = STR("zoom-out");
        button.text = str_from(_("Verklein"));
    }
    return button;
}

static int bar_buttons(const struct frame *frame, const struct show_view *view,
                       struct button out[BUTTON_ROW_MAX])
{
    const struct show_cards *cards = view->cards;
    int place = view->state->index, count = 0;
    out[count++] = placed(COMMAND_PREVIOUS, place > 0, BUTTON_KEY);
    out[count++] = (struct button){.part = "place",
                                   .look = BUTTON_WORDS,
                                   .text = frame_format(frame, _("%d van %d"), place + 1, cards->count)};
    out[count++] = placed(COMMAND_NEXT, place + 1 < cards->count, BUTTON_KEY);
    out[count++] = button_of_command(COMMAND_OVERVIEW, BUTTON_KEY);
    out[count++] = button_of_command(COMMAND_SEARCH, BUTTON_KEY);
    if (screen_has_back(cards, cards->order[place]))
        out[count++] = button_of_command(COMMAND_QUESTIONS, BUTTON_KEY);
    count += aloud_buttons(frame, &view->aloud, BUTTON_KEY, out + count);
    out[count++] = zoom_button(view->state);
    if (!frame->env->kiosk)
        out[count++] = button_of_command(COMMAND_BLACK, BUTTON_KEY);
    out[count++] = button_of_command(COMMAND_HELP, BUTTON_KEY);
    if (!frame->env->kiosk)
        out[count++] = button_full_screen(frame, BUTTON_KEY);
    if (view->rules->may_leave)
        out[count++] = button_of_command(COMMAND_START, BUTTON_KEY);
    return count;
}

/* Bottom centre; answers the top of what it covers. */
static float bar_add(struct frame *frame, const struct show_view *view, float bottom)
{
    struct button buttons[BUTTON_ROW_MAX];
    int count = bar_buttons(frame, view, buttons);
    float u = frame->u, pad = 16 * u, most = frame->env->size.w - 2 * (edge_u * u + pad);
    float w = button_rows_even(frame, buttons, count, most);
    float h = button_rows_height(frame, buttons, count, w);
    struct rect_px rows = {(frame->env->size.w - w) / 2, bottom - pad - h, w, h};
    struct rect_px bar = {rows.x - pad, rows.y - pad, w + 2 * pad, h + 2 * pad};
    frame_group(frame, NODE_GROUP, "bar", 0, bar, str_from(_("Bediening")));
    frame_panel(frame, bar, over_panel(frame, 28 * u));
    (void)button_rows_add(frame, rows, buttons, count, ALIGN_CENTRE);
    return bar.y - 16 * u;
}

static void card_add(struct frame *frame, const struct show_view *view)
{
    int place = view->state->index;
    float width = frame->env->size.w, drag = view->drag_px;
    frame_fill(frame, frame_window(frame), frame->palette->wall);
    if (drag > 0 && place > 0)
        (void)page_add(frame, view, place - 1, false, drag - width);
    if (drag < 0 && place + 1 < view->cards->count)
        (void)page_add(frame, view, place + 1, false, drag + width);
    struct rect_px page = page_add(frame, view, place, view->state->back, drag);
    if (!view->state->back) {
        page_marks_add(frame, view, page);
        page_links_add(frame, view, page);
    }
    aloud_add(frame, &view->aloud, page);
    float bottom = frame->env->size.h - edge_u * frame->u;
    if (frame->env->pointer && drag >= 0 && drag <= 0 && !view->held) {
        bottom = bar_add(frame, view, bottom);
        zoom_map_add(frame, view, bottom);
    }
    if (over_number_is_open(view->state))
        bottom = over_number_add(frame, view, bottom);
    if (view->notice.len > 0)
        over_notice_add(frame, view->notice, bottom);
}

static void one_colour_add(struct frame *frame, uint32_t argb, struct str name)
{
    frame_group(frame, NODE_STATUS, "light", 0, frame_window(frame), name);
    frame_fill(frame, frame_window(frame), argb);
}

/* ---- the modes */

static const char *screen_name(enum show_mode mode)
{
    switch (mode) {
    case SHOW_CARD:
    case SHOW_BLACK:
    case SHOW_WHITE: return "show";
    case SHOW_OVERVIEW: return "overview";
    case SHOW_SEARCH: return "search";
    case SHOW_HELP: return "help";
    }
    return "";
}

static struct help help_of(const struct view_env *env, const struct show_view *view)
{
    return (struct help){.keymap = view->keymap,
                         .mode = view->visit      ? MODE_VISIT
                                 : view->presents ? MODE_PRESENT
                                                  : MODE_SHOW,
                         .may_leave = view->rules->may_leave,
                         .kiosk = env->kiosk,
                         .has_guide = visit_guide(&(struct visit_state){0}, view->cards->deck) >= 0,
                         .scroll_px = view->scroll_px};
}

static bool can_be_seen(const struct view_env *env)
{
    return env->size.w >= 1 && env->size.h >= 1;
}

void view_show(struct nodes *nodes, const struct view_env *env, const struct show_view *view)
{
    struct frame frame = frame_begin(nodes, env, screen_name(view->state->mode));
    struct help help = help_of(env, view);
    if (!can_be_seen(env) || view->cards->count < 1)
        return;
    switch (view->state->mode) {
    case SHOW_CARD: card_add(&frame, view); break;
    case SHOW_BLACK: one_colour_add(&frame, black, str_from(_("Zwart"))); break;
    case SHOW_WHITE: one_colour_add(&frame, white, str_from(_("Wit"))); break;
    case SHOW_OVERVIEW:
        overview_add(&frame, view);
        if (over_number_is_open(view->state))
            (void)over_number_add(&frame, view, env->size.h - edge_u * frame.u);
        break;
    case SHOW_SEARCH: search_add(&frame, view); break;
    case SHOW_HELP: help_add(&frame, &help); break;
    }
}

float view_show_scroll_max(const struct view_env *env, const struct show_view *view)
{
    struct help help = help_of(env, view);
    if (!can_be_seen(env))
        return 0;
    switch (view->state->mode) {
    case SHOW_OVERVIEW: return overview_scroll_max(env, view);
    case SHOW_SEARCH: return search_scroll_max(env, view);
    case SHOW_HELP: return help_scroll_max(env, &help);
    case SHOW_CARD:
    case SHOW_BLACK:
    case SHOW_WHITE: return 0;
    }
    return 0;
}

size_t view_search_byte(const struct view_env *env, const struct show_view *view, struct pt_px at)
{
    return can_be_seen(env) ? search_byte(env, view, at) : 0;
}

float view_show_scroll_to_mark(const struct view_env *env, const struct show_view *view)
{
    if (!can_be_seen(env))
        return 0;
    switch (view->state->mode) {
    case SHOW_OVERVIEW: return overview_scroll_to_mark(env, view);
    case SHOW_SEARCH: return search_scroll_to_mark(env, view);
    case SHOW_HELP:
    case SHOW_CARD:
    case SHOW_BLACK:
    case SHOW_WHITE: return view->scroll_px;
    }
    return 0;
}
