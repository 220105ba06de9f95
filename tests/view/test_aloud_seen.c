/* Reading aloud as it is seen: what is offered, and the word that is heard. */
#include "view/aloud.h"
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

/* ---- the docks of the fan and of what is compared */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool has_words(struct str in, struct str words)
{
    for (size_t at = 0; at + words.len <= in.len; at++) {
        size_t same = 0;
        while (same < words.len && lower(in.at[at + same]) == lower(words.at[same]))
            same++;
        if (same == words.len)
            return true;
    }
    return false;
}

static bool is_said(const struct aloud *aloud, struct str words)
{
    for (int i = 0; i < aloud->count; i++)
        if (has_words(aloud->at[i].text, words))
            return true;
    return false;
}

/* What is shown on it is said of it, when it has the focus and when the screen is read. */
static void check_button(struct nodes *nodes, int at, const struct aloud *screen)
{
    const struct node *button = &nodes->at[at];
    struct aloud control = {0};
    const struct aloud_screen how = {.nodes = nodes, .language = STR("nl"), .cards_language = STR("nl")};
    assert_true(button->name.len > 0);
    assert_true(aloud_of_control(&fake.page, &how, button, &control));
    assert_true(is_said(&control, button->name) && is_said(screen, button->name));
    for (int i = at + 1; i < nodes->count && nodes->at[i].id == 0; i++) {
        const struct node *part = &nodes->at[i];
        if (part->look == LOOK_LABEL && !has_words(button->name, part->as.label.text))
            fail_msg("%.*s is shown, %.*s is said", STR_ARG(part->as.label.text), STR_ARG(button->name));
    }
}

static int buttons_of(struct nodes *nodes, enum command command)
{
    int count = 0;
    for (int i = 0; i < nodes->count; i++)
        count += nodes->at[i].action.kind == ACTION_COMMAND && nodes->at[i].action.index == (int)command;
    return count;
}

static void check_screen(struct view_env *env, enum visit_screen screen, int kept, bool speaks)
{
    struct visit_view view = fake_visit(&fake, screen, FAKE_PLAIN);
    struct nodes nodes = fake_nodes(&fake);
    struct aloud aloud;
    int buttons = 0;
    fake_keep(&fake, &view, kept);
    fake.visit.fan.asks = kept == 3;
    fake.visited.aloud = (struct aloud_view){.possible = true, .speaks = speaks, .volume = 50};
    if (screen == VISIT_COMPARE && kept == 4)
        fake_loose(&fake, env, &view);
    view_visit(&nodes, env, &view);
    arena_rewind(&fake.page, 0);
    const struct aloud_screen how = {
        .nodes = &nodes, .choices = true, .language = STR("nl"), .cards_language = STR("nl")};
    assert_true(aloud_of_screen(&fake.page, &how, &aloud));
    for (int i = 0; i < nodes.count; i++) {
        if (nodes.at[i].role != NODE_BUTTON)
            continue;
        buttons++;
        check_button(&nodes, i, &aloud);
    }
    assert_true(buttons >= 3);
    assert_int_equal(buttons_of(&nodes, COMMAND_ALOUD), 1);
    assert_int_equal(buttons_of(&nodes, COMMAND_LOUDER), speaks);
    assert_int_equal(buttons_of(&nodes, COMMAND_SOFTER), speaks);
}

static void docks_say_what_they_show(void **state)
{
    static const struct size_px sizes[] = {{1920, 1080}, {1080, 1920}, {1280, 720}};
    (void)state;
    for (size_t size = 0; size < COUNT_OF(sizes); size++)
        for (int seat = 0; seat < 8; seat++)
            for (int kept = 0; kept <= 4; kept++) {
                struct view_env env =
                    fake_env(sizes[size].w, sizes[size].h, seat & 1 ? 1.5f : 1, PALETTE_LIGHT);
                env.low = seat & 2;
                check_screen(&env, VISIT_FAN, kept, seat & 4);
                if (kept >= 2)
                    check_screen(&env, VISIT_COMPARE, kept, seat & 4);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_offered_where_there_is_a_voice),
        cmocka_unit_test(while_it_speaks_it_can_be_stopped_and_set),
        cmocka_unit_test(the_word_that_is_heard_is_framed),
        cmocka_unit_test(no_word_no_frame),
        cmocka_unit_test(docks_say_what_they_show),
    };
    return cmocka_run_group_tests(tests, up, down);
}
