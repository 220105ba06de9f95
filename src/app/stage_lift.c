/* Cards in hands, each of them in its own: on the wall they come out of their rows, and go back when they are not kept. */
#include "app/stage_visit.h"

#include <math.h>

/* ---- where it hangs */

static bool on_wall(const struct stage *stage)
{
    return stage_visits(stage) && stage_visit_of(stage)->screen == VISIT_WALL;
}

static int place_of(const struct stage *stage, uint32_t id)
{
    return on_wall(stage) ? stage_wall_find(stage, id) : -1;
}

static struct rect_px cell_of(struct stage *stage, int at)
{
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    stage_visit_measure(stage, &env, &show, &visit);
    visit.scroll_px = stage_visit_scrolled(stage);
    return view_wall_cell(&env, &visit, at);
}

static struct lifted_card *take(struct stage *stage, uint32_t id, float *w_px)
{
    int at = place_of(stage, id);
    if (at < 0)
        return NULL;
    struct rect_px cell = cell_of(stage, at);
    struct pt_px middle = {cell.x + cell.w / 2, cell.y + cell.h / 2};
    *w_px = cell.w;
    return lifted_take(&stage->lifted, id, middle, stage->reduced_motion, stage->now_ms);
}

/* ---- letting go */

static const struct node *fan_under(const struct stage *stage, struct pt_px at)
{
    const struct nodes *nodes = &stage->picture.nodes;
    for (int i = 0; i < nodes->count; i++) {
        const struct node *node = &nodes->at[i];
        struct action action = node->action;
        if (action.kind == ACTION_COMMAND && action.index == COMMAND_FAN && rect_has(node->at, at))
            return node;
    }
    return NULL;
}

/* Into the fan, which it goes to; false: it holds no more. */
static bool keep(struct stage *stage, struct lifted_card *lifted, const struct node *fan)
{
    int at = place_of(stage, lifted->id);
    if (at < 0)
        return false;
    const struct deck *deck = showing_deck(&stage->showing);
    struct card_id card = deck->cards[stage_wall_card(stage, at)].id;
    struct rect_px cell = cell_of(stage, at);
    stage_visit_with(stage, VISIT_EV_KEEP, card_id_str(&card));
    if (!visit_keeps(stage_visit_of(stage), card))
        return false;
    struct lifted_pose into = {.move = {fan->at.x + fan->at.w / 2 - cell.x - cell.w / 2,
                                        fan->at.y + fan->at.h / 2 - cell.y - cell.h / 2},
                               .scale = fan->at.h / 2 / cell.h};
    lifted_drop(lifted, into, (struct pt_px){0, 0}, stage->reduced_motion, stage->now_ms);
    lifted->goes = true;
    return true;
}

static void drop(struct stage *stage, struct lifted_card *lifted, const struct act *act)
{
    const struct node *fan = act->kind == ACT_GRIP_END ? fan_under(stage, act->as.grip.at) : NULL;
    struct pt_px velocity = act->kind == ACT_GRIP_END ? act->as.grip.velocity : (struct pt_px){0, 0};
    if (!fan || !keep(stage, lifted, fan))
        lifted_drop(lifted, (struct lifted_pose){.scale = 1}, velocity, stage->reduced_motion, stage->now_ms);
}

/* ---- acts */

static void held_card(struct stage *stage, const struct act *act)
{
    struct lifted_card *lifted = lifted_find(&stage->lifted, act->target);
    float w_px = 0;
    stage->dirty = true;
    if (act->kind == ACT_GRIP_BEGIN)
        lifted = take(stage, act->target, &w_px);
    if (!lifted)
        return;
    if (act->kind == ACT_GRIP_BEGIN)
        lifted->span_px = w_px;
    if (act->kind != ACT_GRIP_CANCEL)
        lifted_carry(lifted, act->as.grip.pose, stage->reduced_motion, stage->now_ms);
    if (act->kind == ACT_GRIP_END || act->kind == ACT_GRIP_CANCEL)
        drop(stage, lifted, act);
}

/* A finger that rested long enough takes the tile up; it goes back when it is lifted, or taken away. */
static void rested(struct stage *stage, const struct act *act)
{
    float w_px = 0;
    struct lifted_card *lifted =
        act->kind == ACT_HOLD ? take(stage, act->target, &w_px) : lifted_find(&stage->lifted, act->target);
    if (!lifted)
        return;
    stage->dirty = true;
    if (act->kind != ACT_HOLD && lifted->held)
        lifted_drop(lifted, (struct lifted_pose){.scale = 1}, (struct pt_px){0, 0}, stage->reduced_motion,
                    stage->now_ms);
}

bool stage_lift(struct stage *stage, const struct act *act)
{
    switch (act->kind) {
    case ACT_GRIP_BEGIN:
    case ACT_GRIP:
    case ACT_GRIP_END:
    case ACT_GRIP_CANCEL: held_card(stage, act); return true;
    case ACT_HOLD: rested(stage, act); return true;
    case ACT_TAP:
    case ACT_DRAG_CANCEL: rested(stage, act); return false;
    case ACT_KEY:
    case ACT_TEXT:
    case ACT_DRAG_BEGIN:
    case ACT_DRAG:
    case ACT_DRAG_END:
    case ACT_PINCH_BEGIN:
    case ACT_PINCH:
    case ACT_PINCH_END:
    case ACT_WHEEL:
    case ACT_RIGHT:
    case ACT_MIDDLE:
    case ACT_FILE:
    case ACT_WINDOW:
    case ACT_LOOK:
    case ACT_QUIT: break;
    }
    return false;
}

/* ---- what is seen */

void stage_lift_forget(struct stage *stage)
{
    stage->lifted = (struct lifted){0};
    stage->lift_scroll_px = 0;
}

void stage_lift_let_go(struct stage *stage)
{
    for (int i = 0; i < LIFTED_MAX; i++) {
        struct lifted_card *lifted = &stage->lifted.at[i];
        if (lifted->id != 0 && lifted->held)
            lifted_drop(lifted, (struct lifted_pose){.scale = 1}, (struct pt_px){0, 0}, stage->reduced_motion,
                        stage->now_ms);
    }
}

void stage_lift_view(struct stage *stage, struct visit_view *out)
{
    const struct lifted_card *order[LIFTED_MAX];
    if (!on_wall(stage))
        return;
    lifted_shift(&stage->lifted, out->scroll_px - stage->lift_scroll_px);
    stage->lift_scroll_px = out->scroll_px;
    lifted_settle(&stage->lifted, stage->now_ms);
    int count = lifted_order(&stage->lifted, order);
    out->lifts = stage->lifts;
    for (int i = 0; i < count; i++) {
        int at = place_of(stage, order[i]->id);
        struct lifted_pose pose = lifted_at(order[i], stage->now_ms);
        if (at >= 0)
            stage->lifts[out->lift_count++] = (struct view_lift){at, pose.move, pose.scale, pose.turn,
                                                                 lifted_rests(order[i], stage->now_ms)};
    }
}

bool stage_lift_moves(const struct stage *stage)
{
    return lifted_moves(&stage->lifted, stage->now_ms);
}

void stage_rests_add(struct stage *stage, const struct view_env *env)
{
    struct view_rest rests[TOUCH_CONTACTS_MAX];
    int count = hands_rests(&stage->hands, &stage->picture.nodes, stage->now_ms, rests);
    stage->rings = view_rests(&stage->picture.nodes, env, rests, count);
}
