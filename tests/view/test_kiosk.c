/* The screens of a kiosk, swept over every size, text size and palette, and what is theirs alone. */
#include "view/screens.h"
#include "view/sweep.h"

#include "visit/idle.h"
#include "visit/lure.h"

static struct fake fake;

/* `past_ms`: since the loop began. */
static struct nodes lure_nodes(const struct view_env *env, int64_t past_ms, bool dark)
{
    (void)fake_visit(&fake, VISIT_HOME, FAKE_PLAIN); /* a deck with a maker and a licence */
    struct show_view show = fake_show(&fake, SHOW_CARD);
    show.aloud.possible = env->size.w > 800;
    struct lure_view view = {.show = &show, .seed = 3, .since_ms = env->now_ms - past_ms, .dark = dark};
    struct nodes nodes = fake_nodes(&fake);
    view_lure(&nodes, env, &view);
    return nodes;
}

static struct nodes idle_asks(const struct view_env *env)
{
    struct nodes nodes = fake_nodes(&fake);
    view_idle(&nodes, env, 14, 20);
    return nodes;
}

static struct nodes idle_ends(const struct view_env *env)
{
    struct nodes nodes = fake_nodes(&fake);
    view_idle(&nodes, env, 1, 20);
    return nodes;
}

/* Nothing typed; a wrong one and some digits; all that fit, while one has to wait. */
static struct nodes pin_with(const struct view_env *env, int count, bool wrong, int64_t wait_ms)
{
    struct leave_state leave = {
        .open = true, .wrong = wrong, .until_ms = wait_ms ? env->now_ms + wait_ms : 0};
    struct nodes nodes = fake_nodes(&fake);
    for (int i = 0; i < count; i++)
        leave.digits[leave.count++] = '7';
    view_pin(&nodes, env, &leave);
    return nodes;
}

static void sweep_screens(struct sweep *s)
{
    static const int64_t moments[] = {0, LURE_ROUND_MS + 200, LURE_ROUND_MS + 900, 3 * LURE_SHIFT_MS + 5000};
    s->env.now_ms = 1000000;
    s->screen = "lure";
    for (size_t k = 0; k < COUNT_OF(moments); k++) {
        s->env.reduced_motion = k == 1;
        s->nodes = lure_nodes(&s->env, moments[k], false);
        sweep_check(s);
    }
    s->screen = "idle";
    s->nodes = idle_asks(&s->env);
    sweep_check(s);
    s->nodes = idle_ends(&s->env);
    sweep_check(s);
}

static void sweep_pin(struct sweep *s)
{
    s->screen = "pin";
    for (int k = 0; k < 3; k++) {
        s->nodes = pin_with(&s->env, k * 6, k == 1, k == 2 ? 3600000 : 0);
        sweep_check(s);
    }
}

static void sweep_all(int cards, enum fake_words words)
{
    fake_init(&fake, cards, words);
    for (size_t i = 0; i < SWEEP_SIZES * SWEEP_TEXTS * PALETTE_COUNT; i++) {
        struct size_px size = sweep_sizes[i % SWEEP_SIZES];
        struct sweep s = {.fake = &fake,
                          .env = fake_env(size.w, size.h, sweep_texts[i / SWEEP_SIZES % SWEEP_TEXTS],
                                          (enum palette_id)(i / SWEEP_SIZES / SWEEP_TEXTS))};
        sweep_pin(&s); /* digits and all fill a low screen: who knows the PIN reaches them */
        for (int seat = 0; seat < SWEEP_SEATS; seat++) {
            sweep_seat(&s, seat);
            sweep_screens(&s);
        }
    }
    fake_finish(&fake);
}

static void a_deck(void **state)
{
    (void)state;
    sweep_all(28, FAKE_PLAIN);
}

static void one_card_with_long_words(void **state)
{
    (void)state;
    sweep_all(1, FAKE_LONG);
}

static const struct node *node_with(const struct nodes *nodes, enum idle_event_kind says)
{
    for (int i = 0; i < nodes->count; i++)
        if (nodes->at[i].action.kind == ACTION_IDLE && nodes->at[i].action.index == (int)says)
            return &nodes->at[i];
    return NULL;
}

/* At night there is nothing to be seen, and nothing to be hit. */
static void the_night_is_black(void **state)
{
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    struct nodes nodes = lure_nodes(&env, 0, true);
    assert_int_equal(nodes.count, 1);
    assert_int_equal(nodes.at[0].look, LOOK_FILL);
    assert_int_equal(nodes.at[0].as.fill_argb, 0xFF000000);
    fake_finish(&fake);
}

/* The answer that stays is by far the larger, and each has its own deed. */
static void the_large_answer_stays(void **state)
{
    (void)state;
    fake_init(&fake, 1, FAKE_PLAIN);
    for (size_t i = 0; i < SWEEP_SIZES; i++) {
        struct view_env env = fake_env(sweep_sizes[i].w, sweep_sizes[i].h, 1, PALETTE_LIGHT);
        struct nodes nodes = idle_asks(&env);
        const struct node *stay = node_with(&nodes, IDLE_EV_DONE), *stop = node_with(&nodes, IDLE_EV_STOP);
        assert_non_null(stay);
        assert_non_null(stop);
        assert_true(stay->at.w >= stop->at.w && stay->order == 1);
    }
    fake_finish(&fake);
}

static int count_of(const struct nodes *nodes, enum action_kind kind, int index)
{
    int count = 0;
    for (int i = 0; i < nodes->count; i++)
        count += nodes->at[i].action.kind == kind && nodes->at[i].action.index == index;
    return count;
}

/* With one language there is nothing to choose. */
static void one_language_has_no_button(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (int one = 0; one < 2; one++) {
        struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
        env.one_language = one;
        struct nodes lure = lure_nodes(&env, 0, false);
        assert_int_equal(count_of(&lure, ACTION_LANGUAGE, 0), !one);
        struct nodes home = fake_nodes(&fake); /* in the place of those */
        struct visit_view visit = fake_visit(&fake, VISIT_HOME, FAKE_PLAIN);
        view_visit(&home, &env, &visit);
        assert_int_equal(count_of(&home, ACTION_LANGUAGE, 0), !one);
        assert_int_equal(count_of(&home, ACTION_TEXT_SIZE, 0), 1);
    }
    fake_finish(&fake);
}

/* ---- whoever watches over it */

static void whoever_watches_over_it(void **state)
{
    (void)state;
    fake_init(&fake, 3, FAKE_PLAIN);
    for (size_t i = 0; i < SWEEP_SIZES * SWEEP_TEXTS * PALETTE_COUNT; i++) {
        struct size_px size = sweep_sizes[i % SWEEP_SIZES];
        struct sweep s = {.fake = &fake,
                          .env = fake_env(size.w, size.h, sweep_texts[i / SWEEP_SIZES % SWEEP_TEXTS],
                                          (enum palette_id)(i / SWEEP_SIZES / SWEEP_TEXTS))};
        for (int which = 0; which < 2 * screens_staff.count; which++) {
            s.screen = screens_staff.name(which / 2);
            s.env.least_touch_px = (float)(which % 2) * 105 * view_u(&s.env);
            s.nodes = fake_nodes(&fake);
            screens_staff.fill(&fake, &s.nodes, s.env, which / 2);
            sweep_check(&s);
        }
    }
    fake_finish(&fake);
}

/* What a button says is what it does. */
static void events_are_what_they_were(void **state)
{
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    int less = 0, more = 0;
    (void)state;
    fake_init(&fake, 3, FAKE_PLAIN);
    for (int which = 0; which < screens_staff.count; which++) {
        struct nodes nodes = fake_nodes(&fake);
        screens_staff.fill(&fake, &nodes, env, which);
        for (int i = 0; i < nodes.count; i++) {
            struct staff_event event = view_staff_event(nodes.at[i].action.index);
            bool wide = event.kind == STAFF_EV_STEP && event.index == STAFF_WIDTH_MM;
            if (nodes.at[i].action.kind != ACTION_STAFF || !wide)
                continue;
            less += event.by == -100;
            more += event.by == 100;
        }
    }
    assert_true(less == 2 && more == 2);
    fake_finish(&fake);
}

/* In a kiosk nothing is offered that leads out of the cards. */
static void nothing_leads_out(void **state)
{
    static const enum command out[] = {COMMAND_QUIT, COMMAND_OPEN, COMMAND_FULL_SCREEN, COMMAND_BLACK,
                                       COMMAND_START};
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    env.pointer = true;
    for (int kiosk = 0; kiosk < 2; kiosk++) {
        struct show_view show = fake_show(&fake, SHOW_CARD);
        struct nodes bar = fake_nodes(&fake);
        env.kiosk = kiosk;
        fake.rules.may_leave = !kiosk;
        view_show(&bar, &env, &show);
        assert_int_equal(count_of(&bar, ACTION_COMMAND, COMMAND_FULL_SCREEN), !kiosk);
        assert_int_equal(count_of(&bar, ACTION_COMMAND, COMMAND_BLACK), !kiosk);
        for (size_t i = 0; kiosk && i < COUNT_OF(out); i++)
            assert_int_equal(count_of(&bar, ACTION_COMMAND, (int)out[i]), 0);
        struct visit_view visit = fake_visit(&fake, VISIT_HOME, FAKE_PLAIN);
        struct nodes home = fake_nodes(&fake);
        visit.may_leave = !kiosk;
        view_visit(&home, &env, &visit);
        assert_int_equal(count_of(&home, ACTION_SCREEN, VISIT_SLIDES), !kiosk);
        assert_int_equal(count_of(&home, ACTION_COMMAND, COMMAND_START), !kiosk);
    }
    fake_finish(&fake);
}

static void help_tells_of_no_way_out(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    env.kiosk = true;
    fake.rules.may_leave = false;
    struct show_view show = fake_show(&fake, SHOW_HELP);
    struct nodes nodes = fake_nodes(&fake);
    view_show(&nodes, &env, &show);
    struct str text = nodes_text(&fake.frame, &nodes);
    for (int i = 0; i < nodes.count; i++) {
        assert_false(str_eq(nodes.at[i].name, STR("Sluit af")));
        if (nodes.at[i].look == LOOK_LABEL)
            assert_false(str_eq(nodes.at[i].as.label.text, STR("Sluit af")) ||
                         str_eq(nodes.at[i].as.label.text, STR("Volledig scherm")));
    }
    assert_true(text.len > 0);
    fake_finish(&fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deck),
        cmocka_unit_test(one_card_with_long_words),
        cmocka_unit_test(the_night_is_black),
        cmocka_unit_test(the_large_answer_stays),
        cmocka_unit_test(nothing_leads_out),
        cmocka_unit_test(help_tells_of_no_way_out),
        cmocka_unit_test(whoever_watches_over_it),
        cmocka_unit_test(events_are_what_they_were),
        cmocka_unit_test(one_language_has_no_button),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
