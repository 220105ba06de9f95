/* An unattended screen, on a clock of its own. */
#include "visit/idle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct idle_rules rules = {.after_ms = 60000};

static struct idle_state state;
static int64_t now_ms;

static enum idle_fx does(enum idle_event_kind kind)
{
    struct idle_next next = idle_step(&rules, state, &(struct idle_event){kind, now_ms});
    state = next.state;
    return next.fx;
}

static enum idle_fx after(int64_t ms)
{
    now_ms += ms;
    return does(IDLE_EV_TICK);
}

static void begin(void)
{
    now_ms = 5000;
    state = (struct idle_state){.since_ms = now_ms};
    assert_int_equal(does(IDLE_EV_DONE), IDLE_FX_BEGIN);
}

static void nothing_is_the_lure(void **unused)
{
    (void)unused;
    now_ms = 0;
    state = (struct idle_state){0};
    assert_int_equal(state.phase, IDLE_LURE);
    assert_true(idle_due_ms(&rules, &state, 0) == INT64_MAX);
    assert_int_equal(after(1000000), IDLE_FX_NONE);
    assert_int_equal(does(IDLE_EV_HAND), IDLE_FX_NONE); /* a finger that only lands begins nothing */
    assert_int_equal(does(IDLE_EV_STOP), IDLE_FX_NONE);
    assert_int_equal(state.phase, IDLE_LURE);
    assert_int_equal(does(IDLE_EV_DONE), IDLE_FX_BEGIN);
    assert_int_equal(state.phase, IDLE_VISIT);
}

static void who_is_silent_is_asked_and_then_forgotten(void **unused)
{
    (void)unused;
    begin();
    assert_true(idle_due_ms(&rules, &state, now_ms) == now_ms + 60000);
    assert_int_equal(after(59999), IDLE_FX_NONE);
    assert_int_equal(after(1), IDLE_FX_WARN);
    assert_int_equal(idle_left_s(&rules, &state, now_ms), 20);
    assert_int_equal(after(1), IDLE_FX_NONE);
    assert_int_equal(idle_left_s(&rules, &state, now_ms), 20);
    assert_int_equal(after(19998), IDLE_FX_NONE);
    assert_int_equal(idle_left_s(&rules, &state, now_ms), 1);
    assert_int_equal(after(1), IDLE_FX_WIPE);
    assert_int_equal(state.phase, IDLE_LURE);
}

static void hands_hold_it_off(void **unused)
{
    (void)unused;
    begin();
    for (int i = 0; i < 100; i++) { /* a long reader who scrolls now and then */
        assert_int_equal(after(59000), IDLE_FX_NONE);
        assert_int_equal(does(i % 2 ? IDLE_EV_HAND : IDLE_EV_DONE), IDLE_FX_NONE);
    }
    assert_int_equal(state.phase, IDLE_VISIT);
}

static void it_is_extended_without_end(void **unused)
{
    (void)unused;
    begin();
    for (int i = 0; i < 50; i++) { /* WCAG asks for ten */
        assert_int_equal(after(60000), IDLE_FX_WARN);
        assert_int_equal(after(19999), IDLE_FX_NONE);
        assert_int_equal(does(IDLE_EV_HAND), IDLE_FX_NONE); /* what is under it is not yet let go of */
        assert_int_equal(state.phase, IDLE_WARNING);
        assert_int_equal(does(IDLE_EV_DONE), IDLE_FX_GO_ON);
        assert_int_equal(state.phase, IDLE_VISIT);
    }
}

static void who_goes_can_say_so(void **unused)
{
    (void)unused;
    begin();
    assert_int_equal(after(60000), IDLE_FX_WARN);
    assert_int_equal(does(IDLE_EV_STOP), IDLE_FX_WIPE);
    assert_int_equal(state.phase, IDLE_LURE);
}

static void a_second_is_due_while_it_warns(void **unused)
{
    (void)unused;
    begin();
    assert_int_equal(after(60000), IDLE_FX_WARN);
    for (int left = 20; left > 1; left--) {
        int64_t due_ms = idle_due_ms(&rules, &state, now_ms);
        assert_true(due_ms == now_ms + 1000);
        now_ms = due_ms;
        assert_int_equal(does(IDLE_EV_TICK), IDLE_FX_NONE);
        assert_int_equal(idle_left_s(&rules, &state, now_ms), left - 1);
    }
    now_ms = idle_due_ms(&rules, &state, now_ms);
    assert_int_equal(does(IDLE_EV_TICK), IDLE_FX_WIPE);
}

/* A program that was stopped, or a computer that slept, asks as long as ever. */
static void a_late_clock_asks_first(void **unused)
{
    (void)unused;
    begin();
    assert_int_equal(after(INT64_C(3600) * 1000), IDLE_FX_WARN);
    assert_int_equal(idle_left_s(&rules, &state, now_ms), 20);
    assert_int_equal(after(19999), IDLE_FX_NONE);
    assert_int_equal(after(1), IDLE_FX_WIPE);
}

static void without_a_rule_it_is_a_minute(void **unused)
{
    const struct idle_rules none = {0};
    struct idle_state visit = {IDLE_VISIT, 1000};
    (void)unused;
    assert_true(idle_due_ms(&none, &visit, 1000) == 61000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_the_lure),
        cmocka_unit_test(who_is_silent_is_asked_and_then_forgotten),
        cmocka_unit_test(hands_hold_it_off),
        cmocka_unit_test(it_is_extended_without_end),
        cmocka_unit_test(who_goes_can_say_so),
        cmocka_unit_test(a_second_is_due_while_it_warns),
        cmocka_unit_test(a_late_clock_asks_first),
        cmocka_unit_test(without_a_rule_it_is_a_minute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
