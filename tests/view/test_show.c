/* What stands over a page, and what does not. */
#include "view/fake.h"

#include <math.h>

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

static struct nodes shown(const struct view_env *env, const struct show_view *view)
{
    struct nodes nodes = fake_nodes(&fake);
    view_show(&nodes, env, view);
    return nodes;
}

static const struct node *command_in(const struct nodes *nodes, enum command command)
{
    for (int i = 0; i < nodes->count; i++)
        if (nodes->at[i].action.kind == ACTION_COMMAND && nodes->at[i].action.index == (int)command)
            return &nodes->at[i];
    return NULL;
}

static const struct node *look_in(const struct nodes *nodes, enum look_kind look, int skip)
{
    for (int i = 0; i < nodes->count; i++)
        if (nodes->at[i].look == look && skip-- == 0)
            return &nodes->at[i];
    return NULL;
}

static void nothing_else_on_screen(void **state)
{
    (void)state;
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    struct show_view view = fake_show(&fake, SHOW_CARD);
    struct nodes nodes = shown(&env, &view);
    assert_int_equal(nodes.count, 3); /* ground, the card's name, its picture */
    const struct node *picture = look_in(&nodes, LOOK_PICTURE, 0);
    assert_int_equal(picture->as.picture.tag, 16);
    assert_int_equal(picture->as.picture.key.w_px, 1920);
    assert_int_equal(picture->as.picture.key.h_px, 1080);
    assert_true(picture->as.picture.radius_px <= 0);
    assert_int_equal(node_focus_step(&nodes, 0, 1), 0);
}

static void dark_is_one_fill(void **state)
{
    static const struct {
        enum show_mode mode;
        uint32_t argb;
    } rows[] = {{SHOW_BLACK, 0xFF000000}, {SHOW_WHITE, 0xFFFFFFFF}};
    (void)state;
    struct view_env env = fake_env(1280, 720, 1.5f, PALETTE_DARK);
    env.pointer = true;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct show_view view = fake_show(&fake, rows[i].mode);
        view.notice = STR("De kaartenset is opnieuw gelezen.");
        struct nodes nodes = shown(&env, &view);
        struct draw_list list = {.arena = &fake.frame};
        draw_nodes(&list, &nodes, palette_at(env.palette), 1);
        assert_int_equal(list.count, 1);
        assert_int_equal(list.at[0].as.fill_argb, rows[i].argb);
        assert_true((int)list.at[0].at.w == 1280 && (int)list.at[0].at.h == 720);
    }
}

static void the_bar_shows_what_works(void **state)
{
    (void)state;
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    env.pointer = true;
    struct show_view view = fake_show(&fake, SHOW_CARD);
    struct nodes nodes = shown(&env, &view);
    assert_non_null(command_in(&nodes, COMMAND_NEXT));
    assert_non_null(command_in(&nodes, COMMAND_QUESTIONS));
    assert_non_null(command_in(&nodes, COMMAND_START));
    fake.show.index = 27; /* the last card has no questions */
    fake.rules.may_leave = false;
    nodes = shown(&env, &view);
    assert_true(command_in(&nodes, COMMAND_NEXT)->state & NODE_DISABLED);
    assert_false(command_in(&nodes, COMMAND_PREVIOUS)->state & NODE_DISABLED);
    assert_null(command_in(&nodes, COMMAND_QUESTIONS));
    assert_null(command_in(&nodes, COMMAND_START));
    fake.rules.may_leave = true;
    view.drag_px = 10;
    nodes = shown(&env, &view);
    assert_null(command_in(&nodes, COMMAND_NEXT));
}

static void links_lie_on_the_page(void **state)
{
    (void)state;
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    struct show_view view = fake_show(&fake, SHOW_CARD);
    struct document_link links[] = {{.at = {0, 0, 59.5f, 84.2f}, .page = 3},
                                    {.at = {500, 800, 400, 400}, .uri = STR("https://example.org/")},
                                    {.at = {700, 0, 10, 10}, .page = 1}};
    fake.show.index = 12;
    view.links = links;
    view.link_count = COUNT_OF(links);
    view.page_size = (struct size_px){595, 842};
    struct nodes nodes = shown(&env, &view);
    const struct node *picture = look_in(&nodes, LOOK_PICTURE, 0);
    const struct node *first = node_by_id(&nodes, node_focus_step(&nodes, 0, 1));
    const struct node *second = node_by_id(&nodes, node_focus_step(&nodes, first->id, 1));
    assert_true(fabsf(first->at.x - picture->at.x) < 1 && fabsf(first->at.y - picture->at.y) < 1);
    assert_true(fabsf(first->at.w - picture->at.w / 10) < 2 && fabsf(first->at.h - picture->at.h / 10) < 2);
    assert_true(str_eq(second->name, STR("https://example.org/")));
    assert_true(fabsf(second->at.x + second->at.w - picture->at.x - picture->at.w) < 2); /* cut at the page */
    assert_int_equal(node_focus_step(&nodes, second->id, 1), first->id); /* the third lies outside */
    view.page_size = (struct size_px){0};
    nodes = shown(&env, &view);
    assert_int_equal(node_focus_step(&nodes, 0, 1), 0);
}

static void a_dragged_page_brings_its_neighbour(void **state)
{
    static const struct {
        const char *name;
        int index;
        float drag_px;
        int first_tag; /* drawn first: the neighbour; -1: there is none */
        int first_x;
    } rows[] = {
        {"to the left: the next", 16, -300, 17, 1620}, {"to the right: the one before", 16, 300, 15, -1620},
        {"nothing before the first", 0, 300, -1, 0},   {"nothing after the last", 27, -300, -1, 0},
        {"at rest: only itself", 16, 0, -1, 0},
    };
    (void)state;
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct show_view view = fake_show(&fake, SHOW_CARD);
        fake.show.index = rows[i].index;
        view.drag_px = rows[i].drag_px;
        struct nodes nodes = shown(&env, &view);
        const struct node *one = look_in(&nodes, LOOK_PICTURE, 0), *two = look_in(&nodes, LOOK_PICTURE, 1);
        if (rows[i].first_tag < 0 ? two != NULL : !two || one->as.picture.tag != rows[i].first_tag)
            fail_msg("%s", rows[i].name);
        if (two && (int)one->at.x != rows[i].first_x)
            fail_msg("%s: at %f", rows[i].name, (double)one->at.x);
    }
}

static void the_back_only_for_who_is_asked(void **state)
{
    (void)state;
    static const struct question for_one[] = {{.id = STR_INIT("1"), .text = STR_INIT("Vraag"), .offices = 2}};
    struct card cards[1] = {
        {.id = {"kaart"}, .title = STR("Moed"), .questions = for_one, .question_count = 1}};
    struct deck deck = {.cards = cards, .card_count = 1};
    int order[1] = {0};
    struct show_cards all = {.deck = &deck, .order = order, .count = 1};
    struct show_view view = fake_show(&fake, SHOW_CARD);
    struct view_env env = fake_env(1080, 1920, 1, PALETTE_LIGHT);
    fake.show = show_begin(&all, 0, 0);
    fake.show.back = true;
    view.cards = &all;
    view.card_shape = NULL;
    for (int office = 0; office <= 2; office++) {
        all.office = office;
        struct nodes nodes = shown(&env, &view);
        assert_int_equal(look_in(&nodes, LOOK_PICTURE, 0)->as.picture.key.side,
                         office == 2 ? PAINT_BACK : PAINT_FRONT);
    }
}

static void focus_and_mark(void **state)
{
    (void)state;
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    struct start_view view = fake_home(&fake, 2, FAKE_PLAIN);
    struct nodes nodes = fake_nodes(&fake);
    fake.start.mark = 1;
    view_start(&nodes, &env, &view);
    uint32_t marked = node_id("home", "recent", 1), other = node_id("home", "recent", 0);
    assert_true(node_by_id(&nodes, marked)->state & NODE_FOCUSED);
    env.focus = other; /* the focus of the keyboard is stronger than the mark */
    env.pressed = other;
    nodes = fake_nodes(&fake);
    view_start(&nodes, &env, &view);
    assert_false(node_by_id(&nodes, marked)->state & NODE_FOCUSED);
    assert_int_equal(node_by_id(&nodes, other)->state, NODE_FOCUSED | NODE_PRESSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_else_on_screen),
        cmocka_unit_test(dark_is_one_fill),
        cmocka_unit_test(the_bar_shows_what_works),
        cmocka_unit_test(links_lie_on_the_page),
        cmocka_unit_test(a_dragged_page_brings_its_neighbour),
        cmocka_unit_test(the_back_only_for_who_is_asked),
        cmocka_unit_test(focus_and_mark),
    };
    return cmocka_run_group_tests(tests, up, down);
}
