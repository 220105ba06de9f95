/* A visit, screen by screen. What lies over all of them for a moment (a search, help) is the show's. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"
#include "view/header.h"

static const char *screen_name(enum visit_screen screen)
{
    static const char *const names[VISIT_SCREEN_COUNT] = {
        [VISIT_HOME] = "deck-home",  [VISIT_OFFICES] = "offices",
        [VISIT_WALL] = "wall",       [VISIT_CARD] = "visit-card",
        [VISIT_TEXT] = "text",       [VISIT_SLIDES] = "show",
        [VISIT_EMPTY] = "empty",     [VISIT_BOOK] = "book",
        [VISIT_PAGE] = "page",       [VISIT_FAN] = "fan",
        [VISIT_COMPARE] = "compare", [VISIT_GUIDE] = "guide",
        [VISIT_USE] = "use",         [VISIT_ABOUT] = "about",
        [VISIT_DECKS] = "decks",     [VISIT_SELECTIONS] = "selections",
        [VISIT_PREPARE] = "prepare"};
    return names[screen];
}

static bool can_be_seen(const struct view_env *env, const struct visit_view *view)
{
    return env->size.w >= 1 && env->size.h >= 1 && view->show->cards->count > 0;
}

/* ---- every card was drawn */

void visit_empty_add(struct frame *frame, const struct visit_view *view)
{
    struct button again = button_of_command(COMMAND_SURPRISE, BUTTON_PRIMARY);
    again.text = str_from(_("Begin opnieuw"));
    struct dock dock = {.left = {dock_home(), dock_wall()},
                        .left_count = 2,
                        .main = {again},
                        .main_count = 1,
                        .right = {dock_text_size(frame)},
                        .right_count = 1};
    dock_aloud(frame, &view->show->aloud, &dock);
    float u = frame->u, margin = frame_margin(frame);
    int all = view->state->drawn;
    struct header header = {
        .title = str_from(_("De stapel is leeg")),
        .detail =
            frame_format(frame,
                         _n("De %d kaart is getrokken. U kunt opnieuw schudden en beginnen.",
                            "Alle %d kaarten zijn getrokken. U kunt opnieuw schudden en beginnen.", all),
                         all),
        .title_u = frame_is_portrait(frame) ? 72 : 84,
        .detail_u = 36};
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    struct rect_px area = {margin, 0, frame->env->size.w - 2 * margin, 0};
    float icon = 120 * u, room = frame->env->size.h - dock_height(frame, &dock);
    float h = icon + 24 * u + header_add(&measuring, area, &header);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    area.y = fmaxf(24 * u, (room - h) * 0.4f);
    frame_icon(frame, (struct rect_px){area.x, area.y, icon, icon}, STR("dice"), frame->palette->ink);
    area.y += icon + 24 * u;
    (void)header_add(frame, area, &header);
    dock_add(frame, &dock);
}

/* ---- all screens */

void view_visit(struct nodes *nodes, const struct view_env *env, const struct visit_view *view)
{
    struct frame frame = frame_begin(nodes, env, screen_name(view->state->screen));
    if (!can_be_seen(env, view))
        return;
    switch (view->state->screen) {
    case VISIT_HOME: visit_home_add(&frame, view); break;
    case VISIT_OFFICES: visit_offices_add(&frame, view); break;
    case VISIT_WALL: visit_wall_add(&frame, view); break;
    case VISIT_CARD:
        if (view_visit_is_upright(env))
            visit_upright_add(&frame, view);
        else
            visit_card_add(&frame, view);
        return; /* it puts its notice where the card leaves room */
    case VISIT_TEXT: visit_text_add(&frame, view); break;
    case VISIT_EMPTY: visit_empty_add(&frame, view); break;
    case VISIT_BOOK: visit_book_add(&frame, view); break;
    case VISIT_PAGE: visit_page_add(&frame, view); break;
    case VISIT_GUIDE: visit_guide_add(&frame, view); break;
    case VISIT_USE: visit_use_add(&frame, view); break;
    case VISIT_ABOUT: visit_about_add(&frame, view); break;
    case VISIT_FAN: visit_fan_add(&frame, view); break;
    case VISIT_COMPARE: visit_compare_add(&frame, view); break;
    case VISIT_DECKS: visit_decks_add(&frame, view); break;
    case VISIT_SELECTIONS: visit_selections_add(&frame, view); break;
    case VISIT_PREPARE: visit_prepare_add(&frame, view); break;
    case VISIT_SLIDES:
    case VISIT_SCREEN_COUNT: return;
    }
    float bottom = (frame.dock_top > 0 ? frame.dock_top : env->size.h) - 24 * frame.u;
    if (over_number_is_open(view->show->state))
        bottom = over_number_add(&frame, view->show, bottom);
    if (view->show->notice.len > 0)
        over_notice_add(&frame, view->show->notice, bottom);
}

void view_visit_place(const struct view_env *env, const struct visit_view *view, struct show_view *show)
{
    struct frame frame = frame_begin(NULL, env, screen_name(view->state->screen));
    if (!can_be_seen(env, view))
        return;
    if (view_visit_is_upright(env))
        visit_upright_place(&frame, view, show);
    else
        visit_card_place(&frame, view, show);
}

float view_visit_pitch(const struct view_env *env, const struct visit_view *view)
{
    struct frame frame = frame_begin(NULL, env, screen_name(view->state->screen));
    if (!can_be_seen(env, view) || view_visit_is_upright(env))
        return env->size.w;
    return visit_card_pitch(&frame, view);
}

float view_visit_scroll_max(const struct view_env *env, const struct visit_view *view)
{
    struct frame frame = frame_begin(NULL, env, screen_name(view->state->screen));
    if (!can_be_seen(env, view))
        return 0;
    switch (view->state->screen) {
    case VISIT_HOME: return visit_home_scroll_max(&frame, view);
    case VISIT_OFFICES: return visit_offices_scroll_max(&frame, view);
    case VISIT_WALL: return visit_wall_scroll_max(&frame, view);
    case VISIT_CARD: return view_visit_is_upright(env) ? visit_upright_scroll_max(&frame, view) : 0;
    case VISIT_TEXT: return visit_text_scroll_max(&frame, view);
    case VISIT_BOOK: return visit_book_scroll_max(&frame, view);
    case VISIT_PAGE: return visit_page_scroll_max(&frame, view);
    case VISIT_GUIDE: return visit_guide_scroll_max(&frame, view);
    case VISIT_USE: return visit_use_scroll_max(&frame, view);
    case VISIT_ABOUT: return visit_about_scroll_max(&frame, view);
    case VISIT_DECKS: return visit_decks_scroll_max(&frame, view);
    case VISIT_SELECTIONS: return visit_selections_scroll_max(&frame, view);
    case VISIT_PREPARE: return visit_prepare_scroll_max(&frame, view);
    case VISIT_FAN:
    case VISIT_COMPARE:
    case VISIT_SLIDES:
    case VISIT_EMPTY:
    case VISIT_SCREEN_COUNT: break;
    }
    return 0;
}
