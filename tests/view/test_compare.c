/* Cards that are compared, as hands left them: wherever that was, they are seen, and so is what is done with them. */
#include "view/sweep.h"

#include <math.h>

#include "base/rng.h"

static struct fake fake;

static int up(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    return 0;
}

static int down(void **state)
{
    (void)state;
    fake_finish(&fake);
    return 0;
}

static struct visit_view compared(int count)
{
    struct visit_view view = fake_visit(&fake, VISIT_COMPARE, FAKE_PLAIN);
    fake_keep(&fake, &view, count);
    return view;
}

static struct view_lift anything(struct rng *rng, int at)
{
    struct view_lift lift = {.at = at, .rests = true};
    lift.move.x = (float)rng_below(rng, 9000) - 4500;
    lift.move.y = (float)rng_below(rng, 9000) - 4500;
    lift.scale = (float)rng_below(rng, 500) / 100;
    lift.turn = (float)rng_below(rng, 1300) / 100 - 6.5f;
    return lift;
}

static struct rect_px covered(struct rect_px at, const struct view_lift *lift)
{
    float c = fabsf(cosf(lift->turn)), s = fabsf(sinf(lift->turn));
    float w = lift->scale * (c * at.w + s * at.h), h = lift->scale * (s * at.w + c * at.h);
    return (struct rect_px){at.x + at.w / 2 + lift->move.x - w / 2, at.y + at.h / 2 + lift->move.y - h / 2, w,
                            h};
}

static bool is_of_a_card(const struct node *node)
{
    return node->action.kind == ACTION_TURN && node->action.index >= 0;
}

static float dock_top(const struct view_env *env, const struct nodes *nodes)
{
    float top = env->size.h;
    for (int i = 0; i < nodes->count; i++)
        if (nodes->at[i].role == NODE_BUTTON && (env->low || !is_of_a_card(&nodes->at[i])))
            top = fminf(top, nodes->at[i].at.y);
    return top;
}

/* Inside, or longer than there is room for, and then no large part of the room is empty beside it. */
static bool is_kept(float from, float length, float room)
{
    bool inside = from >= -1 && from + length <= room + 1;
    return inside || (from <= 0.35f * room && from + length >= 0.6f * room && length >= 0.6f * room);
}

/* All of it above the dock, or as much as there is room for; kept again it stays. */
static void check_kept(const struct view_env *env, const struct visit_view *view, struct rng *rng)
{
    struct rect_px places[FAN_COMPARED_MAX], glass = {0, 0, env->size.w, env->size.h};
    int count = view_compare_places(env, view, places), at = (int)rng_below(rng, (uint32_t)count);
    struct view_lift lift = anything(rng, at), again;
    view_compare_keep(env, view, &lift);
    again = lift;
    view_compare_keep(env, view, &again);
    assert_true(fabsf(again.move.x - lift.move.x) < 0.6f && fabsf(again.move.y - lift.move.y) < 0.6f &&
                again.scale == lift.scale && again.turn == lift.turn);
    struct visit_view moved = *view;
    struct nodes nodes = fake_nodes(&fake);
    moved.lifts = &lift;
    moved.lift_count = 1;
    view_visit(&nodes, env, &moved);
    struct rect_px box = covered(places[at], &lift);
    float top = dock_top(env, &nodes);
    if (!is_kept(box.x, box.w, glass.w) || !is_kept(box.y, box.h, top))
        fail_msg("%g x %g: a card at %g,%g of %g x %g, the dock at %g", (double)glass.w, (double)glass.h,
                 (double)box.x, (double)box.y, (double)box.w, (double)box.h, (double)top);
    for (int i = 0; i < nodes.count; i++) {
        const struct node *node = &nodes.at[i];
        bool of_card = is_of_a_card(node) && !env->low;
        if (node->role == NODE_BUTTON && !sweep_contains(glass, node->at, 0.5f))
            fail_msg("%g x %g: a button outside the glass", (double)glass.w, (double)glass.h);
        assert_true(!of_card || node->at.y + node->at.h <= top);
    }
}

static void nothing_is_lost(void **state)
{
    (void)state;
    struct rng rng = {7};
    for (size_t size = 0; size < SWEEP_SIZES; size++)
        for (size_t text = 0; text < SWEEP_TEXTS; text++)
            for (int i = 0; i < 40; i++) {
                struct view_env env =
                    fake_env(sweep_sizes[size].w, sweep_sizes[size].h, sweep_texts[text], PALETTE_LIGHT);
                env.low = i % 4 == 3;
                struct visit_view view = compared(2 + i % 3);
                check_kept(&env, &view, &rng);
            }
}

/* What lies as it came stays there, whatever the glass. */
static void straight_stays_straight(void **state)
{
    (void)state;
    for (size_t size = 0; size < SWEEP_SIZES; size++)
        for (size_t text = 0; text < SWEEP_TEXTS; text++)
            for (int count = 2; count <= FAN_COMPARED_MAX; count++) {
                struct view_env env =
                    fake_env(sweep_sizes[size].w, sweep_sizes[size].h, sweep_texts[text], PALETTE_LIGHT);
                struct visit_view view = compared(count);
                for (int at = 0; at < count; at++) {
                    struct view_lift lift = {.at = at, .scale = 1};
                    view_compare_keep(&env, &view, &lift);
                    assert_true(lift.move.x == 0 && lift.move.y == 0 && lift.scale == 1 && lift.turn == 0);
                }
            }
}

static bool offers(const struct nodes *nodes, enum command command)
{
    for (int i = 0; i < nodes->count; i++)
        if (nodes->at[i].action.kind == ACTION_COMMAND && nodes->at[i].action.index == (int)command)
            return true;
    return false;
}

static struct nodes shown(const struct visit_view *view)
{
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    struct nodes nodes = fake_nodes(&fake);
    view_visit(&nodes, &env, view);
    return nodes;
}

static void laid_straight_where_something_lies_askew(void **state)
{
    (void)state;
    struct visit_view view = compared(3);
    struct view_lift lift = {.at = 1, .scale = 1, .rests = true};
    struct nodes nodes = shown(&view);
    assert_false(offers(&nodes, COMMAND_STRAIGHTEN));
    view.lifts = &lift;
    view.lift_count = 1;
    nodes = shown(&view); /* touched, and in its place */
    assert_false(offers(&nodes, COMMAND_STRAIGHTEN));
    lift.turn = 0.1f;
    nodes = shown(&view);
    assert_true(offers(&nodes, COMMAND_STRAIGHTEN));
    lift.rests = false;
    nodes = shown(&view); /* on its way, or in a hand */
    assert_false(offers(&nodes, COMMAND_STRAIGHTEN));
}

/* Whatever lies on top: the focus goes from the first card to the last, and a finger finds the one that is seen. */
static void on_top_and_in_order(void **state)
{
    (void)state;
    struct visit_view view = compared(2);
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    struct rect_px places[FAN_COMPARED_MAX];
    (void)view_compare_places(&env, &view, places);
    struct view_lift lifts[2] = {{.at = 1, .scale = 1, .rests = true}, {.at = 0, .scale = 1, .rests = true}};
    lifts[1].move.x = places[1].x - places[0].x;
    lifts[1].turn = 0.2f;
    view.lifts = lifts;
    view.lift_count = 2;
    struct nodes nodes = shown(&view);
    uint32_t first = node_focus_step(&nodes, 0, 1);
    assert_int_equal(first, view_compare_id(0));
    uint32_t next = node_focus_step(&nodes, first, 1);
    while (next != 0 && next != view_compare_id(1) && node_by_id(&nodes, next)->action.kind == ACTION_TURN)
        next = node_focus_step(&nodes, next, 1);
    assert_int_equal(next, view_compare_id(1));
    struct pt_px middle = {places[1].x + places[1].w / 2, places[1].y + places[1].h / 2};
    assert_int_equal(node_hit(&nodes, middle, 0)->id, view_compare_id(0));
    struct view_lift under = lifts[1];
    lifts[1] = lifts[0];
    lifts[0] = under;
    nodes = shown(&view);
    assert_int_equal(node_hit(&nodes, middle, 0)->id, view_compare_id(1));
    assert_int_equal(node_by_id(&nodes, view_compare_id(0))->grip, NODE_LOOSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(straight_stays_straight),
        cmocka_unit_test(laid_straight_where_something_lies_askew),
        cmocka_unit_test(on_top_and_in_order),
    };
    return cmocka_run_group_tests(tests, up, down);
}
