/* Hands on the screens around the cards: what is touched, and the keys that are not a command. */
#include "app/stage_visit.h"

#include <math.h>

#include "visit/guide.h"

/* ---- what is touched */

static struct str id_at(struct stage *stage, enum action_kind kind, int index)
{
    const struct deck *deck = showing_deck(&stage->showing);
    if (kind == ACTION_DOOR && index >= 0 && index < deck->audience_count)
        return deck->audiences[index].id;
    if (kind == ACTION_OFFICE && index >= 0 && index < deck->office_count)
        return deck->offices[index].id;
    if (kind == ACTION_SESSION && index >= 0 && index < deck->session_count)
        return deck->sessions[index].id;
    if (kind == ACTION_KIND && index >= 0 && index < deck->kind_count)
        return deck->kinds[index].id;
    return (struct str){0};
}

static void to_use(struct stage *stage, int index)
{
    const struct deck *deck = showing_deck(&stage->showing);
    int guide = visit_guide(stage_visit_of(stage), deck);
    if (guide >= 0 && index >= 0 && index < deck->guides[guide].use_count)
        stage_visit_with(stage, VISIT_EV_USE, deck->guides[guide].uses[index].id);
}

static void to_page(struct stage *stage, int index)
{
    const struct deck *deck = showing_deck(&stage->showing);
    struct visit_event event = {.kind = VISIT_EV_PAGE, .at_ms = stage->now_ms};
    if (index < 0 || index >= deck->book_count)
        return;
    event.as.id = visit_page_id(&deck->book[index]);
    stage_visit_event(stage, &event);
}

void stage_visit_action(struct stage *stage, struct action action)
{
    const struct show_cards *cards = &stage->showing.cards;
    int index = action.index;
    switch (action.kind) {
    case ACTION_COMMAND: (void)stage_visit_command(stage, (enum command)index); break;
    case ACTION_CARD:
        if (index >= 0 && index < cards->count)
            stage_visit_with(stage, VISIT_EV_CARD, card_id_str(&cards->deck->cards[cards->order[index]].id));
        break;
    case ACTION_SCREEN: stage_visit_go(stage, (enum visit_screen)index); break;
    case ACTION_DOOR: stage_visit_with(stage, VISIT_EV_DOOR, id_at(stage, action.kind, index)); break;
    case ACTION_OFFICE: stage_visit_with(stage, VISIT_EV_OFFICE, id_at(stage, action.kind, index)); break;
    case ACTION_OWN: stage_own_open(stage, index); break;
    case ACTION_KIND: stage_visit_with(stage, VISIT_EV_KIND, id_at(stage, action.kind, index)); break;
    case ACTION_BRANCH: stage_visit_light(stage, index); break;
    case ACTION_USE: to_use(stage, index); break;
    case ACTION_SESSION: stage_visit_with(stage, VISIT_EV_SESSION, id_at(stage, action.kind, index)); break;
    case ACTION_FAN: stage_fan_look(stage); break;
    case ACTION_COMPARED: stage_fan_compared(stage, index); break;
    case ACTION_TURN: stage_fan_turn(stage, index); break;
    case ACTION_DECK: stage_decks_open(stage, index); break;
    case ACTION_PAGE: to_page(stage, index); break;
    case ACTION_LEAF: stage_book_leaf(stage, index); break;
    case ACTION_SPOT: (void)stage_visit_command(stage, COMMAND_ZOOM_WHOLE); break;
    case ACTION_LINK: stage_show_link(stage, index); break;
    case ACTION_PREPARE: stage_prepare_action(stage, index); break;
    case ACTION_LANGUAGE:
    case ACTION_PALETTE:
    case ACTION_TEXT_SIZE:
    case ACTION_REACH: stage_next_setting(stage, action.kind); break;
    case ACTION_FIELD:
    case ACTION_KEY:
    case ACTION_CHOICE: stage_keyboard_action(stage, action); break;
    case ACTION_NONE:
    case ACTION_ITEM: /* of the start screen */
    case ACTION_FORGET:
    case ACTION_WRITE:
    case ACTION_ROW:
    case ACTION_UNLOCK:
    case ACTION_LEAVE: /* a kiosk's */
    case ACTION_STAFF:
    case ACTION_BROKEN:
    case ACTION_IDLE:
    case ACTION_STACK: /* a presenter's */
    case ACTION_RETURN:
    case ACTION_DISCARD:
    case ACTION_MINUTES:
    case ACTION_LONGER:
    case ACTION_PAPER:
    case ACTION_COLOUR:
    case ACTION_ASK: break;
    }
}

/* A card that is touched turns over; what peeks in beside it comes. */
void stage_visit_tap(struct stage *stage, const struct act *act)
{
    struct view_env env;
    struct show_view show;
    struct show_state was = stage->showing.state;
    stage->visit.tap_turned = false;
    if (stage_visit_of(stage)->screen != VISIT_CARD || stage_zoomed(stage))
        return;
    stage_env(stage, &env);
    stage_plain_view(stage, &env, &show);
    struct rect_px page = view_show_page(&env, &show);
    if (act->as.drag.at.x < page.x)
        stage_show_command(stage, COMMAND_PREVIOUS);
    else if (act->as.drag.at.x > page.x + page.w)
        stage_show_command(stage, COMMAND_NEXT);
    else if (rect_has(page, act->as.drag.at))
        (void)stage_visit_command(stage, COMMAND_QUESTIONS);
    stage->visit.tap_turned =
        was.back != stage->showing.state.back && card_id_eq(was.card, stage->showing.state.card);
}

void stage_visit_untap(struct stage *stage)
{
    if (stage_visits(stage) && stage->visit.tap_turned)
        stage_show_command(stage, COMMAND_QUESTIONS);
    stage->visit.tap_turned = false;
    stage->visit.turn_ms = 0;
}

/* Under an upright card a drag up or down moves the questions, sideways it brings the next card. */
bool stage_visit_drag_scrolls(struct stage *stage, const struct act *act)
{
    if (act->kind == ACT_DRAG_BEGIN)
        stage->visit.scrolls =
            fabsf(act->as.drag.at.y - act->as.drag.from.y) > fabsf(act->as.drag.at.x - act->as.drag.from.x);
    return stage->visit.scrolls;
}

/* ---- keys */

static void focus_toward(struct stage *stage, int dx, int dy)
{
    uint32_t to = node_focus_toward(&stage->picture.nodes, stage->hands.focus, dx, dy);
    if (to)
        stage->hands.focus = to;
    stage_visit_follow_focus(stage);
    stage->dirty = true;
}

/* On a card sideways is the next, or the next branch; up and down go through what is longer than the window. */
static bool card_arrow(struct stage *stage, struct str key, int dx, int dy)
{
    float max = 0;
    int lit = visit_lit(stage_visit_of(stage), stage->showing.state.card);
    if (stage_zoomed(stage))
        return stage_show_arrow(stage, key);
    if (stage->hands.focus)
        return false;
    if (dx != 0 && lit > 0 && lit + dx > 0)
        stage_visit_light(stage, lit + dx);
    else if (dx != 0 && lit == 0)
        stage_show_command(stage, dx > 0 ? COMMAND_NEXT : COMMAND_PREVIOUS);
    if (dx != 0)
        return true;
    if (!stage_visit_list(stage, &max) || max <= 0)
        return false;
    stage_visit_scroll_by(stage, 0.15f * (float)dy);
    return true;
}

static bool arrow(struct stage *stage, struct str key, bool shift)
{
    int dx = str_eq(key, STR("Right")) - str_eq(key, STR("Left"));
    int dy = str_eq(key, STR("Down")) - str_eq(key, STR("Up"));
    if (dx == 0 && dy == 0)
        return false;
    bool done = stage_fan_arrow(stage, dx, shift)             ? true
                : stage_visit_has_card(stage)                 ? card_arrow(stage, key, dx, dy)
                : stage_visit_of(stage)->screen == VISIT_WALL ? stage_wall_arrow(stage, dx, dy)
                                                              : stage_book_arrow(stage, dx, dy);
    if (!done)
        focus_toward(stage, dx, dy);
    stage->dirty = true;
    return true;
}

static void enter(struct stage *stage)
{
    const struct node *node = node_by_id(&stage->picture.nodes, stage->hands.focus);
    if (stage->showing.state.number > 0)
        stage_show_enter(stage);
    else if (stage->showing.state.number_open)
        stage_show_command(stage, COMMAND_GO_TO);
    else if (stage->hands.focus && node)
        stage_action(stage, node->action);
    else if (stage_visit_of(stage)->screen == VISIT_CARD)
        (void)stage_visit_command(stage, COMMAND_QUESTIONS);
    else if (stage_visit_of(stage)->screen == VISIT_FAN)
        stage_fan_look(stage);
    else
        focus_toward(stage, 0, 1);
}

static bool digit(struct stage *stage, const struct act *act)
{
    struct show_event event = {.kind = SHOW_EV_DIGIT, .at_ms = stage->now_ms};
    bool erases = stage_number_is_open(stage) && str_eq(act->as.key.chord.key, STR("Backspace"));
    if (stage_visit_of(stage)->screen != VISIT_WALL && !stage_visit_has_card(stage))
        return false;
    if (act->as.key.digit < 0 && !erases)
        return false;
    if (erases)
        event.kind = SHOW_EV_ERASE;
    else
        event.as.digit = act->as.key.digit;
    stage_show_event(stage, &event);
    return true;
}

void stage_visit_key(struct stage *stage, const struct act *act)
{
    const struct key_chord *chord = &act->as.key.chord;
    bool plain = !chord->ctrl && !chord->alt;
    if (stage_prepare_key(stage, chord) || digit(stage, act) ||
        (plain && arrow(stage, chord->key, chord->shift)))
        return;
    if (plain && stage_tab(stage, chord)) {
        stage_visit_follow_focus(stage);
    } else if (plain && (str_eq(chord->key, STR("Enter")) || str_eq(chord->key, STR("Space")))) {
        enter(stage);
    } else {
        (void)stage_visit_command(stage, keymap_find(&stage->run->settings->keymap, MODE_VISIT, *chord));
    }
}
