/* One card, inset between its neighbours, with the dock beneath. Only pictures as large as they were painted move: a swipe
 * scales nothing. */
#include "view/visit.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "base/words.h"

static const float side_u = 200, lit_side_u = 24, above_u = 44, lit_above_u = 20, radius_u = 28,
                   between_u = 172;
static const float veil_share = 0.5f; /* over a neighbour */

static const struct show_state *state_of(const struct visit_view *view)
{
    return view->show->state;
}

static const struct card *card_of(const struct visit_view *view)
{
    const struct show_cards *cards = view->show->cards;
    return &cards->deck->cards[cards->order[state_of(view)->index]];
}

/* ---- the dock */

/* The branch before, where one is, and the one after. */
static void branches_put(const struct frame *frame, const struct visit_view *view, struct dock *dock)
{
    const struct card *card = card_of(view);
    int lit = view->show->lit, count = card_branches(card);
    if (lit > 1)
        dock->main[dock->main_count++] = (struct button){.part = "branch-before",
                                                         .look = BUTTON_CHIP,
                                                         .icon = STR("back"),
                                                         .text = card_branch_name(card, lit - 1),
                                                         .action = {ACTION_BRANCH, lit - 1}};
    struct str name = utf8_head(card_branch_name(card, lit), 80);
    int len = snprintf(dock->words, sizeof dock->words, _("%d van %d"), lit, count);
    (void)snprintf(dock->words + len, sizeof dock->words - (size_t)len, " \xC2\xB7 %.*s", STR_ARG(name));
    struct str words = str_from(dock->words);
    dock->main[dock->main_count++] =
        (struct button){.part = "branch",
                        .look = BUTTON_LABEL,
                        .text = frame->nodes ? str_copy(frame->nodes->arena, words) : words};
    if (lit < count)
        dock->main[dock->main_count++] = (struct button){.part = "branch-after",
                                                         .look = BUTTON_PRIMARY,
                                                         .icon = STR("forward"),
                                                         .icon_after = true,
                                                         .text = card_branch_name(card, lit + 1),
                                                         .action = {ACTION_BRANCH, lit + 1}};
    dock->right[dock->right_count++] = (struct button){.part = "branch-all",
                                                       .look = BUTTON_CHIP,
                                                       .icon = STR("overview"),
                                                       .text = str_from(_("Alles")),
                                                       .action = {ACTION_BRANCH, 0}};
}

/* What is kept says so, and is no longer kept when it is touched again. */
static struct button keep_of(const struct frame *frame, const struct visit_view *view)
{
    struct button button = button_of_command(COMMAND_KEEP, BUTTON_CHIP);
    button.name = str_from(_("In mijn waaier"));
    button.icon_stays = true;
    if (visit_keeps(view->state, card_of(view)->id)) {
        button.icon = STR("heart-full");
        button.text = str_from(_("Bewaard"));
        button.name = str_from(_("Bewaard, uit mijn waaier"));
    } else if (view_visit_is_upright(frame->env)) {
        button.text = button.name;
    }
    return button;
}

static struct button zoom_of(const struct visit_view *view)
{
    struct button button = button_of_command(COMMAND_ZOOM, BUTTON_CHIP);
    if (zoom_is_in(state_of(view)->zoom)) {
        button.icon = STR("zoom-out");
        button.text = str_from(_("Verklein"));
    }
    return button;
}

/* What one most wants of this card: its other side, its branches one by one, or the next. With the questions comes the writing of one's own,
 * in the place of what is for the front. */
static void card_put(const struct frame *frame, const struct visit_view *view, struct dock *dock)
{
    const struct show_cards *cards = view->show->cards;
    int place = state_of(view)->index;
    bool upright = view_visit_is_upright(frame->env), map = card_branches(card_of(view)) > 1;
    bool turns = !upright && screen_has_back(cards, cards->order[place]);
    bool steps = map && !state_of(view)->back;
    if (place > 0)
        dock->main[dock->main_count++] = button_of_command(COMMAND_PREVIOUS, BUTTON_CHIP);
    dock->main[dock->main_count++] = keep_of(frame, view);
    if (steps)
        dock->main[dock->main_count++] = (struct button){.part = "branches",
                                                         .look = turns ? BUTTON_CHIP : BUTTON_PRIMARY,
                                                         .icon = STR("tree"),
                                                         .text = str_from(_("Tak voor tak")),
                                                         .action = {ACTION_BRANCH, 1}};
    if (turns) {
        struct button turn = button_of_command(COMMAND_QUESTIONS, BUTTON_PRIMARY);
        turn.icon = STR("turn");
        dock->main[dock->main_count++] = turn;
    }
    bool writes = cards->may_write && !upright && state_of(view)->back;
    if (writes)
        dock->main[dock->main_count++] = button_of_command(COMMAND_OWN, BUTTON_CHIP);
    else
        dock->main[dock->main_count++] = zoom_of(view);
    if (place + 1 < cards->count)
        dock->main[dock->main_count++] =
            button_of_command(COMMAND_NEXT, turns || steps ? BUTTON_CHIP : BUTTON_PRIMARY);
    struct button aside = button_of_command(writes ? COMMAND_ADAPT : COMMAND_READ, BUTTON_QUIET);
    if (!writes)
        aside.name = str_from(_("Lees als tekst"));
    dock->right[dock->right_count++] = aside;
    if (upright)
        dock->right[dock->right_count++] = dock_text_size(frame);
}

static void dock_put(const struct frame *frame, const struct visit_view *view, struct dock *out)
{
    *out = (struct dock){.left = {dock_home(), dock_wall()}, .left_count = 2};
    if (view->state->surprised)
        out->left[out->left_count++] = button_of_command(COMMAND_SURPRISE, BUTTON_QUIET);
    else if (visit_came_by(view->state, VISIT_FAN) || visit_came_by(view->state, VISIT_COMPARE))
        out->left[1] = visit_fan_button(frame, view, BUTTON_QUIET, out->fan_words);
    else if (visit_came_by(view->state, VISIT_PAGE))
        out->left[1] = (struct button){.part = "book",
                                       .look = BUTTON_QUIET,
                                       .icon = STR("book"),
                                       .text = str_from(_("Boek")),
                                       .name = str_from(_("Terug naar het boek")),
                                       .action = {ACTION_SCREEN, VISIT_PAGE}};
    else if (visit_came_by(view->state, VISIT_USE))
        out->left[1] = (struct button){.part = "use",
                                       .look = BUTTON_QUIET,
                                       .icon = STR("guide"),
                                       .text = str_from(_("Werkvorm")),
                                       .name = str_from(_("Terug naar de werkvorm")),
                                       .action = {ACTION_SCREEN, VISIT_USE}};
    if (view->show->lit > 0)
        branches_put(frame, view, out);
    else
        card_put(frame, view, out);
}

bool visit_card_can_compare(const struct visit_view *view)
{
    return view->show->lit == 0 && view->state->fan.count > visit_keeps(view->state, card_of(view)->id);
}

/* An upright card has it under its questions; here where there is room for it. With a key it is always done. */
void visit_card_dock(const struct frame *frame, const struct visit_view *view, struct dock *out)
{
    dock_put(frame, view, out);
    struct dock more = *out;
    more.right[more.right_count++] = button_of_command(COMMAND_COMPARE, BUTTON_QUIET);
    if (visit_card_can_compare(view) && !view_visit_is_upright(frame->env))
        (void)dock_grows(frame, &view->show->aloud, &more, out);
    dock_aloud(frame, &view->show->aloud, out);
}

/* ---- where it stands */

void visit_card_place(const struct frame *frame, const struct visit_view *view, struct show_view *show)
{
    struct dock dock;
    visit_card_dock(frame, view, &dock);
    bool lit = view->show->lit > 0;
    float u = frame->u, side = (lit ? lit_side_u : side_u) * u, above = (lit ? lit_above_u : above_u) * u;
    float w = frame->env->size.w, h = fmaxf(1, frame->env->size.h - dock_height(frame, &dock));
    side = fminf(side, w / 8);
    above = fminf(above, h / 16);
    show->seen = (struct size_px){w, h};
    show->room = (struct rect_px){side, above, fmaxf(1, w - 2 * side), fmaxf(1, h - 2 * above)};
}

float visit_card_pitch(const struct frame *frame, const struct visit_view *view)
{
    struct rect_px at = screen_page_at(frame, view->show, state_of(view)->index, state_of(view)->back);
    return roundf(at.w + between_u * frame->u);
}

/* ---- the card itself */

static bool lies_on_ground(const struct visit_view *view, int place, bool back)
{
    const struct show_cards *cards = view->show->cards;
    return !back && cards->deck->cards[cards->order[place]].layout == CARD_MAP;
}

void visit_picture_add(struct frame *frame, const struct visit_view *view, int place, bool back,
                       struct rect_px at, float aside)
{
    const struct palette *p = frame->palette;
    struct rect_px fit = screen_page_at(frame, view->show, place, back);
    struct look_picture picture = screen_card_picture(frame, view->show, place, back, fit);
    struct look_panel around = {.radius_px = radius_u * frame->u};
    picture.radius_px = around.radius_px;
    picture.corner_argb = p->ground;
    frame_picture(frame, at, picture);
    if (!p->shadows) {
        around.edge_px = p->outline * frame->u;
        around.edge_argb = p->line_strong;
    } else if (!lies_on_ground(view, place, back)) {
        around.shadow_px = 28 * frame->u;
    }
    if (p->shadows &&
        aside > 0) /* under the shadow, which lies over its corners: there is nothing but ground */
        frame_fill(frame, at, (uint32_t)(fminf(aside, 1) * veil_share * 255) << 24 | (p->ground & 0xFFFFFF));
    if (at.w >= fit.w)
        frame_panel(frame, at, around);
}

static void neighbour_add(struct frame *frame, const struct visit_view *view, int place, float x, float aside)
{
    const struct show_view *show = view->show;
    if (place < 0 || place >= show->cards->count)
        return;
    struct rect_px at = screen_page_at(frame, show, place, false);
    at.x += roundf(x);
    if (at.x < frame->env->size.w && at.x + at.w > 0)
        visit_picture_add(frame, view, place, false, at, aside);
}

/* Half way through a turn the card stands on its edge: then the side that was becomes the side that is. */
static void turning_add(struct frame *frame, const struct visit_view *view)
{
    const struct show_view *show = view->show;
    bool back = view->turn < 0.5f ? !state_of(view)->back : state_of(view)->back;
    struct rect_px at = screen_page_at(frame, show, state_of(view)->index, back);
    float w = roundf(at.w * fabsf(cosf(3.14159265f * view->turn)));
    at.x = roundf(at.x + (at.w - w) / 2);
    at.w = w;
    if (w >= 1)
        visit_picture_add(frame, view, state_of(view)->index, back, at, 0);
}

static struct rect_px whole_add(struct frame *frame, const struct visit_view *view)
{
    const struct show_view *show = view->show;
    const struct show_cards *cards = show->cards;
    int place = state_of(view)->index, card = cards->order[place];
    bool back = state_of(view)->back && screen_has_back(cards, card), drawn_up = zoom_is_in(show->zoom);
    struct rect_px fit = screen_page_at(frame, show, place, back),
                   at = zoom_page(show->seen, fit, show->zoom);
    at.x += roundf(show->drag_px);
    struct look_picture picture = screen_card_picture(frame, show, place, back, fit);
    frame_group(frame, NODE_PICTURE, back ? "back" : "card", card, at,
                back ? screen_card_title(frame, cards, place) : screen_front_name(frame, cards, place));
    if (drawn_up) {
        frame_picture(frame, at, picture);
        zoom_parts_add(frame, show, at, picture);
    } else {
        visit_picture_add(frame, view, place, back, at, fabsf(show->drag_px) / visit_card_pitch(frame, view));
    }
    page_trouble_add(frame, show, fit, &picture.key);
    return at;
}

static void over_add(struct frame *frame, const struct visit_view *view)
{
    float bottom = view->show->seen.h - 16 * frame->u;
    zoom_map_add(frame, view->show, bottom);
    if (over_number_is_open(state_of(view)))
        bottom = over_number_add(frame, view->show, bottom);
    if (view->show->notice.len > 0)
        over_notice_add(frame, view->show->notice, bottom);
}

void visit_card_add(struct frame *frame, const struct visit_view *view)
{
    const struct show_view *show = view->show;
    int place = state_of(view)->index;
    float pitch = visit_card_pitch(frame, view), drag = show->drag_px;
    struct dock dock;
    visit_card_dock(frame, view, &dock);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    frame->clip = (struct rect_px){0, 0, show->seen.w, show->seen.h};
    if (!zoom_is_in(show->zoom) && show->lit == 0) {
        int way = drag < 0 ? 1 : -1;
        float far = (float)way * 2 * pitch + drag;
        neighbour_add(frame, view, place - 1, drag - pitch, fabsf(drag - pitch) / pitch);
        neighbour_add(frame, view, place + 1, drag + pitch, fabsf(drag + pitch) / pitch);
        neighbour_add(frame, view, place + 2 * way, far, fabsf(far) / pitch);
    }
    if (view->turn < 1) {
        turning_add(frame, view);
    } else {
        struct rect_px page = whole_add(frame, view);
        if (!state_of(view)->back) {
            page_marks_add(frame, show, page);
            page_links_add(frame, show, page);
        }
        aloud_add(frame, &show->aloud, page);
    }
    frame->clip = (struct rect_px){0};
    over_add(frame, view);
    dock_add(frame, &dock);
}
