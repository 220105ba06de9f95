/* Reading aloud as it is seen: what is offered, and the word that is heard. */
#include "view/fake.h"

#include <string.h>

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

static const struct node *command_in(const struct nodes *nodes, enum command command)
{
    for (int i = 0; i < nodes->count; i++)
        if (nodes->at[i].action.kind == ACTION_COMMAND && nodes->at[i].action.index == (int)command)
            return &nodes->at[i];
    return NULL;
}

static struct nodes shown(const struct aloud_view *aloud, bool pointer)
{
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    struct show_view view = fake_show(&fake, SHOW_CARD);
    struct nodes nodes = fake_nodes(&fake);
    env.pointer = pointer;
    view.aloud = *aloud;
    view_show(&nodes, &env, &view);
    return nodes;
}

static void it_is_offered_where_there_is_a_voice(void **state)
{
    (void)state;
    struct nodes none = shown(&(struct aloud_view){.volume = 70}, true);
    assert_null(command_in(&none, COMMAND_ALOUD));
    struct nodes some = shown(&(struct aloud_view){.possible = true, .volume = 70}, true);
    const struct node *button = command_in(&some, COMMAND_ALOUD);
    assert_non_null(button);
    assert_true(str_eq(button->name, STR("Lees voor")));
    assert_null(command_in(&some, COMMAND_LOUDER));
    assert_null(command_in(&some, COMMAND_SOFTER));
}

static void while_it_speaks_it_can_be_stopped_and_set(void **state)
{
    static const struct {
        int volume;
        bool louder, softer;
        const char *says;
    } rows[] = {{0, true, false, "0 %"}, {70, true, true, "70 %"}, {100, false, true, "100 %"}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct nodes nodes =
            shown(&(struct aloud_view){.possible = true, .speaks = true, .volume = rows[i].volume}, true);
        assert_true(str_eq(command_in(&nodes, COMMAND_ALOUD)->name, STR("Stop")));
        assert_int_equal(!(command_in(&nodes, COMMAND_LOUDER)->state & NODE_DISABLED), rows[i].louder);
        assert_int_equal(!(command_in(&nodes, COMMAND_SOFTER)->state & NODE_DISABLED), rows[i].softer);
        bool said = false;
        for (int k = 0; k < nodes.count; k++)
            said = said || str_eq(nodes.at[k].name, str_from(rows[i].says));
        assert_true(said);
    }
}

/* In the units of a face, on the card as it stands: here as large as the window. */
static void the_word_that_is_heard_is_framed(void **state)
{
    static const struct rect_px marks[] = {{960, 540, 200, 50}, {100, 600, 80, 50}};
    struct aloud_view aloud = {.possible = true,
                               .speaks = true,
                               .line = STR("een onderbroken woord"),
                               .from = 4,
                               .to = 15,
                               .marks = marks,
                               .mark_count = 2,
                               .size = {1920, 1080}};
    (void)state;
    struct nodes nodes = shown(&aloud, false);
    int count = 0;
    for (int i = 0; i < nodes.count; i++) {
        const struct node *node = &nodes.at[i];
        if (!str_eq(node->name, STR("onderbroken")))
            continue;
        assert_true(count < 2);
        assert_true(rect_has(node->at, (struct pt_px){marks[count].x + 1, marks[count].y + 1}));
        assert_true(node->at.w >= marks[count].w && node->at.w < marks[count].w + 20);
        assert_int_equal(node->order, 0); /* nothing to go to, or to touch */
        count++;
    }
    assert_int_equal(count, 2);
}

/* A mark that is of nothing known, or off the page, is not drawn. */
static void no_word_no_frame(void **state)
{
    static const struct rect_px far_off[] = {{4000, 100, 50, 50}};
    const struct aloud_view rows[] = {
        {.possible = true, .speaks = true},
        {.possible = true, .speaks = true, .marks = far_off, .mark_count = 1, .size = {1920, 1080}},
        {.possible = true, .speaks = true, .marks = far_off, .mark_count = 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(shown(&rows[i], false).count, shown(&(struct aloud_view){0}, false).count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_offered_where_there_is_a_voice),
        cmocka_unit_test(while_it_speaks_it_can_be_stopped_and_set),
        cmocka_unit_test(the_word_that_is_heard_is_framed),
        cmocka_unit_test(no_word_no_frame),
    };
    return cmocka_run_group_tests(tests, up, down);
}
