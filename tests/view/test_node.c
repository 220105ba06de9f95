#include "view/fake.h"

static struct arena arena;

static int arena_up(void **state)
{
    (void)state;
    return arena_init(&arena, 8 << 20) ? 0 : 1;
}

static int arena_down(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

static struct node control(uint32_t id, struct rect_px at, int order)
{
    return (struct node){
        .id = id, .role = NODE_BUTTON, .at = at, .order = order, .action = {ACTION_ITEM, (int)id}};
}

/* A tile with a small button on it, a disabled one, a list row cut by its clip, and words. */
static struct nodes scene(void)
{
    struct nodes nodes = {.arena = &arena};
    struct node disabled = control(3, (struct rect_px){300, 0, 100, 100}, 0);
    struct node row = control(4, (struct rect_px){0, 300, 400, 100}, 3);
    struct node field = {.id = 5, .role = NODE_FIELD, .at = {0, 500, 400, 60}, .order = 4};
    disabled.state = NODE_DISABLED;
    row.clip = (struct rect_px){0, 350, 400, 200};
    (void)node_add(&nodes, control(1, (struct rect_px){0, 0, 200, 200}, 1));
    (void)node_add(&nodes, (struct node){.role = NODE_TEXT, .at = {10, 10, 50, 50}});
    (void)node_add(&nodes, control(2, (struct rect_px){150, 20, 20, 20}, 2));
    (void)node_add(&nodes, disabled);
    (void)node_add(&nodes, row);
    (void)node_add(&nodes, field);
    return nodes;
}

static void hitting(void **state)
{
    static const struct {
        const char *name;
        struct pt_px at;
        float least_px;
        uint32_t want;
    } rows[] = {
        {"in the middle of a control", {20, 100}, 0, 1},
        {"words on it are not in the way", {20, 20}, 0, 1},
        {"the one on top wins", {155, 25}, 0, 2},
        {"beside the small one is the large one, however much it grows", {145, 25}, 88, 1},
        {"a disabled one is not hit", {350, 50}, 0, 0},
        {"nothing there", {250, 250}, 0, 0},
        {"outside its clip", {50, 320}, 0, 0},
        {"inside its clip", {50, 360}, 0, 4},
        {"a field is hit", {50, 510}, 0, 5},
        {"a thin one grows to the smallest touch size", {50, 570}, 88, 5},
        {"but no further", {50, 575}, 88, 0},
        {"at the very edge: the far side is outside", {200, 100}, 0, 0},
    };
    (void)state;
    struct nodes nodes = scene();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct node *hit = node_hit(&nodes, rows[i].at, rows[i].least_px);
        if ((hit ? hit->id : 0) != rows[i].want)
            fail_msg("%s: hit %u", rows[i].name, hit ? hit->id : 0);
    }
}

/* A card is felt where it is seen: turned about its middle, and at its scale. */
static void lying_askew(void **state)
{
    static const struct {
        float turn, scale;
        struct pt_px at;
        bool hit;
    } rows[] = {
        {0, 0, {105, 150}, true},        {0, 1.5f, {95, 150}, true},     {0, 1.5f, {45, 150}, false},
        {1.5708f, 0, {105, 150}, false}, /* it lies across: from 150 to 250, and from 100 to 300 */
        {1.5708f, 0, {200, 55}, true},   {0.7854f, 0, {105, 105}, true}, {0.7854f, 0, {295, 105}, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct nodes nodes = {.arena = &arena};
        struct node card = control(1, (struct rect_px){100, 100, 200, 100}, 1);
        card.look = LOOK_CARD;
        card.as.card = (struct look_card){.turn = rows[i].turn, .scale = rows[i].scale};
        (void)node_add(&nodes, card);
        if ((node_hit(&nodes, rows[i].at, 0) != NULL) != rows[i].hit)
            fail_msg("row %zu", i);
    }
}

static void nearest_of_two(void **state)
{
    (void)state;
    struct nodes nodes = {.arena = &arena};
    (void)node_add(&nodes, control(1, (struct rect_px){0, 0, 40, 40}, 1));
    (void)node_add(&nodes, control(2, (struct rect_px){60, 0, 40, 40}, 2));
    assert_int_equal(node_hit(&nodes, (struct pt_px){45, 20}, 88)->id, 1);
    assert_int_equal(node_hit(&nodes, (struct pt_px){55, 20}, 88)->id, 2);
}

static void focus_steps(void **state)
{
    static const struct {
        const char *name;
        uint32_t from;
        int step;
        uint32_t want;
    } rows[] = {
        {"from nothing forward: the first", 0, 1, 1},
        {"from nothing back: the last", 0, -1, 5},
        {"forward", 1, 1, 2},
        {"back", 2, -1, 1},
        {"past the end: around", 5, 1, 1},
        {"past the beginning: around", 1, -1, 5},
        {"over what cannot have it", 2, 1, 4},
        {"from one that is gone: the first", 99, 1, 1},
        {"from one that is gone, back: the last", 99, -1, 5},
    };
    (void)state;
    struct nodes nodes = scene();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        uint32_t got = node_focus_step(&nodes, rows[i].from, rows[i].step);
        if (got != rows[i].want)
            fail_msg("%s: %u", rows[i].name, got);
    }
}

static void focus_alone_or_nowhere(void **state)
{
    (void)state;
    struct nodes none = {.arena = &arena}, one = {.arena = &arena};
    assert_int_equal(node_focus_step(&none, 0, 1), 0);
    (void)node_add(&one, control(7, (struct rect_px){0, 0, 9, 9}, 1));
    assert_int_equal(node_focus_step(&one, 7, 1), 7);
    assert_int_equal(node_focus_step(&one, 7, -1), 7);
}

/* What ink looks like in a list: as many strokes as there are, over the card and no further. */
static void ink_as_text(void **state)
{
    (void)state;
    static const struct stroke_point points[3] = {{0.1f, 0.2f, STROKE_FULL, 0}};
    static const struct stroke line = {STROKE_PEN, 0xC2261E, 0.003125f, points, 3, {0, 0, 0, 0}, 1},
                               mark = {STROKE_HIGHLIGHTER, 0xFFD54A, 0.03f, points, 1, {0, 0, 0, 0}, 2};
    static const struct stroke *const strokes[] = {&line, &mark};
    struct nodes nodes = {.arena = &arena};
    struct draw_list list = {.arena = &arena};
    (void)node_add(&nodes, (struct node){.at = {10, 20, 640, 360},
                                         .clip = {10, 20, 600, 360},
                                         .look = LOOK_INK,
                                         .as.ink = {.strokes = strokes, .count = 2, .wet = &mark}});
    draw_nodes(&list, &nodes, palette_at(PALETTE_LIGHT), 1);
    struct str text = draw_text(&arena, &list);
    struct str want =
        STR("ink [10,20 640x360] pen #C2261E w0.0031 x3, highlighter #FFD54A w0.0300 x1, highlighter"
            " #FFD54A w0.0300 x1 wet clip [10,20 600x360]\n");
    if (!str_eq(text, want))
        fail_msg("%.*s", STR_ARG(text));
}

static void ids(void **state)
{
    (void)state;
    assert_int_equal(node_id("home", "recent", 1), node_id("home", "recent", 1));
    assert_int_not_equal(node_id("home", "recent", 1), node_id("home", "recent", 2));
    assert_int_not_equal(node_id("home", "recent", 1), node_id("help", "recent", 1));
    assert_int_not_equal(node_id("home", "recent", 1), node_id("home", "demo", 1));
    assert_int_not_equal(node_id("", "", 0), 0);
}

static void too_many_are_counted(void **state)
{
    (void)state;
    struct arena small;
    assert_true(arena_init(&small, 4096));
    struct nodes nodes = {.arena = &small};
    for (int i = 0; i < 1000; i++)
        (void)node_add(&nodes, control((uint32_t)i + 1, (struct rect_px){0, 0, 1, 1}, i + 1));
    assert_true(nodes.dropped > 0);
    assert_int_equal(nodes.count + nodes.dropped, 1000);
    arena_finish(&small);
}

static void pressed_goes_down_with_its_looks(void **state)
{
    (void)state;
    struct nodes nodes = {.arena = &arena};
    struct node button = control(1, (struct rect_px){0, 0, 100, 50}, 1);
    button.state = NODE_PRESSED | NODE_FOCUSED;
    button.look = LOOK_PANEL;
    button.as.panel = (struct look_panel){.radius_px = 10, .fill_argb = 0xFFFFFFFF};
    (void)node_add(&nodes, button);
    (void)node_add(&nodes,
                   (struct node){.at = {10, 10, 20, 20}, .look = LOOK_FILL, .as.fill_argb = 0xFF000000});
    (void)node_add(&nodes,
                   (struct node){.at = {200, 0, 20, 20}, .look = LOOK_FILL, .as.fill_argb = 0xFF000000});
    struct draw_list list = {.arena = &arena};
    draw_nodes(&list, &nodes, palette_at(PALETTE_LIGHT), 2);
    assert_int_equal(list.count, 5); /* and two for the ring */
    assert_true(list.at[0].at.y > 1.9f && list.at[1].at.y > 11.9f);
    assert_true(list.at[2].at.y < 0.1f);
    assert_true(list.at[0].as.panel.fill_argb < 0xFFFFFFFF);
    assert_int_equal(list.at[4].as.panel.edge_argb, palette_at(PALETTE_LIGHT)->focus);
}

static void mixing(void **state)
{
    (void)state;
    assert_int_equal(palette_mix(0xFF000000, 0xFFFFFFFF, 0), 0xFF000000);
    assert_int_equal(palette_mix(0xFF000000, 0xFFFFFFFF, 1), 0xFFFFFFFF);
    assert_int_equal(palette_mix(0x00000000, 0xFF804020, 0.5f), 0x80402010);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hitting),
        cmocka_unit_test(nearest_of_two),
        cmocka_unit_test(lying_askew),
        cmocka_unit_test(focus_steps),
        cmocka_unit_test(focus_alone_or_nowhere),
        cmocka_unit_test(ink_as_text),
        cmocka_unit_test(ids),
        cmocka_unit_test(too_many_are_counted),
        cmocka_unit_test(pressed_goes_down_with_its_looks),
        cmocka_unit_test(mixing),
    };
    return cmocka_run_group_tests(tests, arena_up, arena_down);
}
