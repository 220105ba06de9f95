/* The fan under the hand: what slides along it holds one card after the other, what draws one up looks at it. Where the hand is
 * follows the card that is held by a spring, which a finger catches in flight. */
#include "app/stage_visit.h"

#include <math.h>

static const float STIFFNESS = 47;     /* 1/s: a card is up in about 120 ms */
static const float GRAIN = 200;        /* a spring is over within half a unit: so fine is a place */
static const float PULL_SHARE = 0.12f; /* of the height of the window: drawn up so far a card is looked at */

static const struct fan *fan_of(const struct stage *stage)
{
    return &stage_visit_of(stage)->fan;
}

static bool is_on(const struct stage *stage)
{
    return stage_visits(stage) && stage_visit_of(stage)->screen == VISIT_FAN;
}

/* ---- what is seen */

static float near_now(const struct stage *stage)
{
    const struct spring *spring = &stage->visit.fan.spring;
    if (!spring->start_ms || spring_is_over(spring, stage->now_ms))
        return (float)fan_of(stage)->held;
    return spring_at(spring, stage->now_ms) / GRAIN;
}

bool stage_fan_moves(const struct stage *stage)
{
    const struct spring *spring = &stage->visit.fan.spring;
    return is_on(stage) && spring->start_ms && !spring_is_over(spring, stage->now_ms);
}

void stage_fan_view(const struct stage *stage, struct visit_view *out)
{
    out->fan_near = near_now(stage);
    out->fan_pull_px = stage->visit.fan.pulls ? stage->visit.fan.pull_px : 0;
}

/* After any event: another card is held, or the same one elsewhere. */
void stage_fan_follow(struct stage *stage, const struct visit_state *was)
{
    struct spring *spring = &stage->visit.fan.spring;
    const struct fan *fan = fan_of(stage);
    bool stays = was->screen == VISIT_FAN && stage_visit_of(stage)->screen == VISIT_FAN;
    if (!stays || stage->reduced_motion || was->fan.count != fan->count) {
        *spring = (struct spring){0};
        return;
    }
    if (was->fan.held == fan->held)
        return;
    bool flies = spring->start_ms && !spring_is_over(spring, stage->now_ms);
    float from = flies ? spring_at(spring, stage->now_ms) : (float)was->fan.held * GRAIN;
    float speed = flies ? spring_velocity(spring, stage->now_ms) : 0;
    *spring = (struct spring){from, speed, (float)fan->held * GRAIN, STIFFNESS, stage->now_ms};
}

/* ---- what is asked of it */

static struct str held_id(const struct stage *stage)
{
    const struct fan *fan = fan_of(stage);
    return fan->count > 0 ? card_id_str(&fan->at[fan->held].id) : (struct str){0};
}

static void with_number(struct stage *stage, enum visit_event_kind kind, int number)
{
    stage_visit_event(stage, &(struct visit_event){.kind = kind, .at_ms = stage->now_ms, .as.leaf = number});
}

void stage_fan_look(struct stage *stage)
{
    if (fan_of(stage)->count > 0)
        stage_visit_with(stage, VISIT_EV_CARD, held_id(stage));
}

void stage_fan_compared(struct stage *stage, int nth)
{
    stage_lift_touch(stage, nth);
    const struct visit_state *visit = stage_visit_of(stage);
    if (nth >= 0 && nth < visit->compared_count)
        stage_visit_with(stage, VISIT_EV_CARD, card_id_str(&visit->compared[nth]));
}

void stage_fan_turn(struct stage *stage, int nth)
{
    if (nth >= 0)
        stage_lift_touch(stage, nth);
    with_number(stage, VISIT_EV_TURN, nth);
}

/* The card that is looked at, or the one on the wall that has the focus, or the one that is held. */
static struct card_id meant(const struct stage *stage)
{
    const struct visit_state *visit = stage_visit_of(stage);
    int card = visit->screen == VISIT_WALL ? stage_wall_focused(stage) : -1;
    if (card >= 0)
        return showing_deck(&stage->showing)->cards[card].id;
    if (stage_visit_has_card(stage))
        return stage->showing.state.card;
    return visit->screen == VISIT_FAN ? card_id_from(held_id(stage)) : (struct card_id){{0}};
}

void stage_fan_command(struct stage *stage, enum command command)
{
    struct card_id card = meant(stage);
    bool on = is_on(stage), kept = visit_keeps(stage_visit_of(stage), card);
    if (command == COMMAND_KEEP && card.at[0])
        stage_visit_with(stage, kept ? VISIT_EV_DROP : VISIT_EV_KEEP, card_id_str(&card));
    else if (command == COMMAND_FAN)
        stage_visit_go(stage, VISIT_FAN);
    else if (command == COMMAND_COMPARE)
        stage_visit_with(stage, VISIT_EV_COMPARE, on ? (struct str){0} : card_id_str(&card));
    else if (on && (command == COMMAND_FAN_LEFT || command == COMMAND_FAN_RIGHT))
        with_number(stage, VISIT_EV_SHIFT, command == COMMAND_FAN_LEFT ? -1 : 1);
    else if (on && command == COMMAND_FAN_MARK)
        stage_visit_with(stage, VISIT_EV_MARK, card_id_str(&card));
    else if (on && command == COMMAND_FAN_CLEAR)
        stage_visit_simple(stage, VISIT_EV_CLEAR);
}

bool stage_fan_walk(struct stage *stage, enum command command)
{
    int far = FAN_CARDS_MAX;
    if (!is_on(stage))
        return false;
    with_number(stage, VISIT_EV_RIFFLE,
                command == COMMAND_NEXT       ? 1
                : command == COMMAND_PREVIOUS ? -1
                : command == COMMAND_LAST     ? far
                                              : -far);
    return true;
}

/* Sideways along the fan, whatever has the focus but a button beside another. */
bool stage_fan_arrow(struct stage *stage, int dx, bool shift)
{
    uint32_t strip = view_fan_id();
    if (!is_on(stage) || dx == 0 || (stage->hands.focus != 0 && stage->hands.focus != strip))
        return false;
    with_number(stage, shift ? VISIT_EV_SHIFT : VISIT_EV_RIFFLE, dx);
    return true;
}

/* ---- under a finger */

static int card_under(struct stage *stage, struct pt_px at)
{
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    stage_visit_measure(stage, &env, &show, &visit);
    return view_fan_find(&env, &visit, at);
}

static void hold(struct stage *stage, int nth)
{
    const struct fan *fan = fan_of(stage);
    if (nth >= 0 && nth < fan->count && nth != fan->held)
        stage_visit_with(stage, VISIT_EV_HOLD, card_id_str(&fan->at[nth].id));
}

bool stage_fan_tap(struct stage *stage, const struct act *act)
{
    if (!is_on(stage) || act->target != view_fan_id())
        return false;
    int nth = card_under(stage, act->as.drag.at);
    if (nth == fan_of(stage)->held)
        stage_fan_look(stage);
    else
        hold(stage, nth);
    return true;
}

static void pull(struct stage *stage, const struct act *act)
{
    struct stage_fan *fan = &stage->visit.fan;
    float up = fmaxf(0, act->as.drag.from.y - act->as.drag.at.y);
    bool ends = act->kind == ACT_DRAG_END || act->kind == ACT_DRAG_CANCEL;
    fan->pull_px = up;
    if (!ends)
        return;
    fan->pulls = fan->drags = false;
    if (act->kind == ACT_DRAG_END && up > PULL_SHARE * stage->window.size.h)
        stage_fan_look(stage);
}

/* Along the fan it riffles, out of it it draws up the card it began on. */
bool stage_fan_drag(struct stage *stage, const struct act *act)
{
    struct stage_fan *fan = &stage->visit.fan;
    if (stage_visits(stage) && stage_visit_of(stage)->screen == VISIT_COMPARE)
        return true; /* nothing scrolls there, and there is no next card */
    if (!is_on(stage))
        return false;
    if (act->kind == ACT_DRAG_BEGIN) {
        float dx = act->as.drag.at.x - act->as.drag.from.x, dy = act->as.drag.at.y - act->as.drag.from.y;
        int nth = card_under(stage, act->as.drag.from);
        fan->drags = nth >= 0;
        fan->pulls = nth >= 0 && -dy > fabsf(dx);
        fan->pull_px = 0;
        hold(stage, nth);
    }
    stage->dirty = true;
    if (fan->pulls)
        pull(stage, act);
    else if (fan->drags && act->kind != ACT_DRAG_CANCEL)
        hold(stage, card_under(stage, (struct pt_px){act->as.drag.at.x, act->as.drag.from.y}));
    return true;
}
