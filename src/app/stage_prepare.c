/* A selection is prepared: what is done to it on the glass and by keys, the row that a finger moves by its grip, and away with it to the room. In a kiosk
 * there is none, for nothing is kept there. */
#include "app/stage_visit.h"

#include <stdio.h>

static const float edge_share =
    0.12f; /* of the list: a row that is held so near to its end makes it scroll, */
static const float edge_lists_s = 0.9f; /* by so much of its length in a second */

static bool is_on(const struct stage *stage)
{
    return stage_visits(stage) && stage_visit_of(stage)->screen == VISIT_PREPARE;
}

static bool lists(const struct stage *stage)
{
    return is_on(stage) && !stage_visit_of(stage)->prepare.picks;
}

/* As it is seen now. */
static void seen(struct stage *stage, struct view_env *env, struct show_view *show, struct visit_view *visit)
{
    stage_visit_measure(stage, env, show, visit);
    visit->scroll_px = stage_visit_scrolled(stage);
}

static void event(struct stage *stage, struct prepare_event prepare)
{
    struct visit_event is = {.kind = VISIT_EV_PREPARES, .at_ms = stage->now_ms};
    is.as.prepare = prepare;
    stage_visit_event(stage, &is);
}

static void number(struct stage *stage, enum prepare_event_kind kind, int value)
{
    event(stage, (struct prepare_event){.kind = kind, .number = value});
}

void stage_prepare_arrive(struct stage *stage, const struct visit_state *was)
{
    const struct visit_state *is = stage_visit_of(stage);
    struct selections *selections = &stage->showing.selections;
    bool left =
        was->screen == VISIT_PREPARE && is->screen != VISIT_PREPARE && !visit_came_by(is, VISIT_PREPARE);
    int at = left ? visit_prepared(was, &selections->own) : -1;
    stage->visit.prepare.carries = false;
    if (at < 0 || selections->own.at[at].card_count > 0)
        return;
    selections_remove(selections, selections->own.at[at].id); /* without a card it is nothing yet */
    stage_visit_simple(stage, VISIT_EV_DECK);
}

void stage_prepare_view(const struct stage *stage, struct visit_view *out)
{
    const struct stage_prepare *hand = &stage->visit.prepare;
    out->may_present = stage->run->wish != NULL;
    out->carried = (struct view_carried){hand->carries, hand->from, hand->to, hand->move_px};
}

void stage_prepare_follow(struct stage *stage, const struct visit_state *was)
{
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    const struct prepare_state *is = &stage_visit_of(stage)->prepare;
    if (was->prepare.picks != is->picks || !card_id_eq(was->prepare.kind, is->kind)) {
        stage_visit_scroll_to(stage, 0, true);
        stage->hands.focus = 0;
    }
    seen(stage, &env, &show, &visit);
    if (lists(stage) && !stage->visit.prepare.carries)
        stage_visit_scroll_to(stage, view_prepare_scroll_to_mark(&env, &visit), was->prepare.picks);
}

void stage_prepare_action(struct stage *stage, int index)
{
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    stage_visit_measure(stage, &env, &show, &visit);
    struct prepare_event asked = view_prepare_event(&visit, index);
    if (!is_on(stage))
        return;
    if (asked.kind == PREPARE_EV_LOOK)
        stage_visit_with(stage, VISIT_EV_CARD, card_id_str(&stage_visit_of(stage)->prepare.marked));
    else
        event(stage, asked);
}

/* The loop ends with it, and main begins the other. What was handed to the journal is written by then. */
void stage_prepare_command(struct stage *stage, enum command command)
{
    const struct showing *showing = &stage->showing;
    struct stage_wish *wish = stage->run->wish;
    int at = visit_prepared(stage_visit_of(stage), &showing->selections.own);
    if (command != COMMAND_SELECTION_PRESENT || !is_on(stage) || !wish || at < 0)
        return;
    const struct own_selection *is = &showing->selections.own.at[at];
    if (own_selection_count(is, showing_deck(showing), NULL) == 0)
        return;
    wish->presents = true;
    (void)snprintf(wish->path, sizeof wish->path, "%s", showing->path);
    str_to_field(wish->selection, sizeof wish->selection, is->id);
    stage_leave(stage);
}

/* ---- keys */

static bool arrow(struct stage *stage, const struct key_chord *chord)
{
    int by = str_eq(chord->key, STR("Down")) - str_eq(chord->key, STR("Up"));
    int longer = str_eq(chord->key, STR("Right")) - str_eq(chord->key, STR("Left"));
    if (by != 0 && chord->shift)
        number(stage, by > 0 ? PREPARE_EV_DOWN : PREPARE_EV_UP, 0);
    else if (by != 0)
        number(stage, PREPARE_EV_MARK, by);
    else if (longer != 0 && stage->hands.focus == 0)
        number(stage, longer > 0 ? PREPARE_EV_LONGER : PREPARE_EV_SHORTER, 0);
    else
        return false;
    if (by != 0)
        stage->hands.focus = 0;
    return true;
}

/* What needs no focus: it is done to the marked card. */
bool stage_prepare_key(struct stage *stage, const struct key_chord *chord)
{
    static const struct {
        struct str key;
        enum prepare_event_kind kind;
    } keys[] = {
        {STR_INIT("Delete"), PREPARE_EV_OUT}, {STR_INIT("H"), PREPARE_EV_HIDE},
        {STR_INIT("+"), PREPARE_EV_LONGER},   {STR_INIT("="), PREPARE_EV_LONGER},
        {STR_INIT("-"), PREPARE_EV_SHORTER},  {STR_INIT("]"), PREPARE_EV_MORE},
        {STR_INIT("["), PREPARE_EV_LESS},     {STR_INIT("K"), PREPARE_EV_PICK},
    };
    if (!is_on(stage) || chord->alt)
        return false;
    if (chord->ctrl && str_eq(chord->key, STR("Z"))) {
        number(stage, PREPARE_EV_UNDO, 0);
        return true;
    }
    if (chord->ctrl)
        return false;
    if (!lists(stage)) {
        bool done = str_eq(chord->key, STR("K"));
        if (done)
            number(stage, PREPARE_EV_DONE, 0);
        return done;
    }
    if (arrow(stage, chord))
        return true;
    if (chord->shift && chord->key.len > 1)
        return false;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (str_eq(chord->key, keys[i].key)) {
            number(stage, keys[i].kind, 0);
            return true;
        }
    }
    return false;
}

/* ---- a row in a hand */

/* So far from its own place: it goes with the finger, also where the list scrolls under it. */
static void carry(struct stage *stage)
{
    struct stage_prepare *hand = &stage->visit.prepare;
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    hand->move_px = hand->at_y - hand->from_y + stage_visit_scrolled(stage) - hand->scroll_px;
    seen(stage, &env, &show, &visit);
    hand->to = view_prepare_place(&env, &visit, hand->from, hand->move_px);
    stage->dirty = true;
}

static bool take(struct stage *stage, const struct act *act)
{
    struct stage_prepare *hand = &stage->visit.prepare;
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    seen(stage, &env, &show, &visit);
    int row = view_prepare_grip(&env, &visit, act->as.drag.from);
    if (row < 0)
        return false;
    *hand = (struct stage_prepare){.carries = true,
                                   .from = row,
                                   .to = row,
                                   .from_y = act->as.drag.from.y,
                                   .at_y = act->as.drag.at.y,
                                   .scroll_px = visit.scroll_px,
                                   .tick_ms = stage->now_ms};
    event(
        stage,
        (struct prepare_event){
            .kind = PREPARE_EV_CHOOSE,
            .id = stage->showing.selections.own.at[visit_prepared(visit.state, visit.own)].cards[row].card});
    carry(stage);
    return true;
}

bool stage_prepare_drag(struct stage *stage, const struct act *act)
{
    struct stage_prepare *hand = &stage->visit.prepare;
    if (!lists(stage))
        return false;
    if (act->kind == ACT_DRAG_BEGIN)
        return take(stage, act);
    if (!hand->carries)
        return false;
    hand->at_y = act->as.drag.at.y;
    carry(stage);
    if (act->kind == ACT_DRAG)
        return true;
    hand->carries = false;
    if (act->kind == ACT_DRAG_END && hand->to != hand->from)
        event(stage, (struct prepare_event){.kind = PREPARE_EV_PLACE,
                                            .id = stage_visit_of(stage)->prepare.marked,
                                            .number = hand->to});
    return true;
}

/* Which way the list is to go under it: -1, 0, 1. */
static int way(struct stage *stage, float *list_h)
{
    const struct stage_prepare *hand = &stage->visit.prepare;
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    if (!hand->carries || !lists(stage))
        return 0;
    seen(stage, &env, &show, &visit);
    struct rect_px list = view_prepare_list(&env, &visit);
    float max = view_visit_scroll_max(&env, &visit);
    *list_h = list.h;
    bool up = hand->at_y<list.y + edge_share * list.h, down = hand->at_y> list.y + (1 - edge_share) * list.h;
    return (down && visit.scroll_px < max) - (up && visit.scroll_px > 0);
}

bool stage_prepare_moves(const struct stage *stage)
{
    return stage->visit.prepare.scrolls;
}

void stage_prepare_tick(struct stage *stage)
{
    struct stage_prepare *hand = &stage->visit.prepare;
    float list_h = 0;
    int by = way(stage, &list_h);
    float s = (float)(stage->now_ms - hand->tick_ms) / 1000;
    hand->scrolls = by != 0;
    hand->tick_ms = stage->now_ms;
    if (by == 0)
        return;
    stage_visit_scroll_to(stage, stage_visit_scrolled(stage) + (float)by * edge_lists_s * list_h * s, true);
    carry(stage);
}
