/* Cards in hands, each of them in its own: on the wall they come out of their rows, and go back when they are not kept; where some
 * are compared they lie as hands left them. */
#include "app/stage_visit.h"

#include <math.h>

/* ---- where it belongs */

static bool on_wall(const struct stage *stage)
{
    return stage_visits(stage) && stage_visit_of(stage)->screen == VISIT_WALL;
}

/* Also while one of them is looked at: the others wait as they lie. */
static bool on_table(const struct stage *stage)
{
    const struct visit_state *visit = stage_visit_of(stage);
    return !on_wall(stage) && (visit->screen == VISIT_COMPARE || visit_came_by(visit, VISIT_COMPARE));
}

static int place_of(const struct stage *stage, uint32_t id)
{
    if (on_wall(stage))
        return stage_wall_find(stage, id);
    for (int i = 0; on_table(stage) && i < stage_visit_of(stage)->compared_count; i++)
        if (view_compare_id(i) == id)
            return i;
    return -1;
}

static struct rect_px cell_of(struct stage *stage, int at)
{
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    struct rect_px places[FAN_COMPARED_MAX];
    stage_visit_measure(stage, &env, &show, &visit);
    if (on_table(stage))
        return at < view_compare_places(&env, &visit, places) ? places[at] : (struct rect_px){0};
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

/* ---- where it is left */

static struct view_lift lift_of(int at, struct lifted_pose pose)
{
    return (struct view_lift){.at = at, .move = pose.move, .scale = pose.scale, .turn = pose.turn};
}

static void leave(struct stage *stage, struct lifted_card *lifted, struct pt_px velocity)
{
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    int at = place_of(stage, lifted->id);
    stage_visit_measure(stage, &env, &show, &visit);
    struct view_lift lift = lift_of(at, lifted_left(lifted, velocity, stage->now_ms));
    view_compare_keep(&env, &visit, &lift);
    lifted_drop(lifted, (struct lifted_pose){lift.move, lift.scale, lift.turn}, velocity,
                stage->reduced_motion, stage->now_ms);
    lifted->lies = true;
}

/* The glass, or what lies on it, may be another since: nothing is lost off an edge. */
static void keep_on_table(struct stage *stage, const struct view_env *env, const struct visit_view *visit,
                          struct lifted_card *lifted)
{
    const float near_px = 0.5f;
    if (lifted->id == 0 || lifted->held || !lifted->lies)
        return;
    struct view_lift lift = lift_of(place_of(stage, lifted->id), lifted->rest);
    view_compare_keep(env, visit, &lift);
    float dx = lift.move.x - lifted->rest.move.x, dy = lift.move.y - lifted->rest.move.y;
    if (hypotf(dx, dy) > near_px || lift.scale != lifted->rest.scale)
        lifted_drop(lifted, (struct lifted_pose){lift.move, lift.scale, lift.turn}, (struct pt_px){0, 0},
                    true, stage->now_ms);
}

void stage_lift_straighten(struct stage *stage)
{
    for (int i = 0; on_table(stage) && i < LIFTED_MAX; i++) {
        struct lifted_card *lifted = &stage->lifted.at[i];
        if (lifted->id == 0 || lifted->held)
            continue;
        lifted_drop(lifted, (struct lifted_pose){.scale = 1}, (struct pt_px){0, 0}, stage->reduced_motion,
                    stage->now_ms);
        lifted->lies = false;
    }
    stage->hands.focus = 0; /* the button is gone */
    stage->dirty = true;
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
    if (on_table(stage))
        leave(stage, lifted, velocity);
    else if (!fan || !keep(stage, lifted, fan))
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
    if (!lifted || !lifted->held)
        return; /* too many are; or it was let go of while a finger is still on it */
    if (act->kind == ACT_GRIP_BEGIN)
        lifted->span_px = w_px;
    if (act->kind != ACT_GRIP_CANCEL)
        lifted_carry(lifted, act->as.grip.pose, stage->reduced_motion, stage->now_ms);
    if (act->kind == ACT_GRIP_END || act->kind == ACT_GRIP_CANCEL)
        drop(stage, lifted, act);
}

/* A finger that rested long enough takes the tile up; it goes back when it is lifted, or taken away. What is loose needs
 * no rest. */
static void rested(struct stage *stage, const struct act *act)
{
    float w_px = 0;
    if (on_table(stage))
        return;
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
        if (lifted->id != 0 && lifted->held && on_table(stage))
            leave(stage, lifted, (struct pt_px){0, 0});
        else if (lifted->id != 0 && lifted->held)
            lifted_drop(lifted, (struct lifted_pose){.scale = 1}, (struct pt_px){0, 0}, stage->reduced_motion,
                        stage->now_ms);
    }
}

void stage_lift_touch(struct stage *stage, int compared)
{
    float w_px = 0;
    struct lifted_card *lifted = on_table(stage) ? take(stage, view_compare_id(compared), &w_px) : NULL;
    if (lifted)
        leave(stage, lifted, (struct pt_px){0, 0});
}

void stage_lift_arrive(struct stage *stage, enum visit_screen from)
{
    if (from != VISIT_WALL && on_table(stage))
        stage_lift_let_go(stage); /* by who held one while another was looked at */
    else
        stage_lift_forget(stage);
}

void stage_lift_view(struct stage *stage, const struct view_env *env, struct visit_view *out)
{
    const struct lifted_card *order[LIFTED_MAX];
    bool table = out->state->screen == VISIT_COMPARE;
    if (!on_wall(stage) && !table)
        return;
    lifted_shift(&stage->lifted, out->scroll_px - stage->lift_scroll_px);
    stage->lift_scroll_px = out->scroll_px;
    for (int i = 0; table && i < LIFTED_MAX; i++)
        keep_on_table(stage, env, out, &stage->lifted.at[i]);
    lifted_settle(&stage->lifted, stage->now_ms);
    int count = lifted_order(&stage->lifted, order);
    out->lifts = stage->lifts;
    for (int i = 0; i < count; i++) {
        struct view_lift lift = lift_of(place_of(stage, order[i]->id), lifted_at(order[i], stage->now_ms));
        lift.rests = lifted_rests(order[i], stage->now_ms);
        lift.painted = table ? order[i]->rest.scale : 1;
        if (lift.at >= 0)
            stage->lifts[out->lift_count++] = lift;
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
