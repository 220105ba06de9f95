/* The way out of a kiosk, on a clock of its own. */
#include "visit/leave.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct leave_state state;
static int64_t now_ms;

static enum leave_fx does(enum leave_event_kind kind)
{
    struct leave_next next = leave_step(state, &(struct leave_event){.kind = kind, .at_ms = now_ms});
    state = next.state;
    return next.fx;
}

static void type(const char *digits)
{
    for (; *digits; digits++)
        state = leave_step(state, &(struct leave_event){LEAVE_EV_DIGIT, now_ms, *digits - '0'}).state;
}

static void begin(int tries)
{
    now_ms = 1000;
    state = leave_begin(tries, now_ms);
}

static void tap(int64_t down_ms, int64_t between_ms)
{
    now_ms += between_ms;
    assert_int_equal(does(LEAVE_EV_DOWN), LEAVE_FX_NONE);
    now_ms += down_ms;
    assert_int_equal(does(LEAVE_EV_TICK), LEAVE_FX_NONE);
    assert_int_equal(does(LEAVE_EV_UP), LEAVE_FX_NONE);
}

static void open(void)
{
    for (int i = 0; i < 4; i++)
        tap(80, 200);
    now_ms += 200;
    assert_int_equal(does(LEAVE_EV_DOWN), LEAVE_FX_NONE);
    assert_true(leave_due_ms(&state, now_ms) == now_ms + LEAVE_HOLD_MS);
    now_ms += LEAVE_HOLD_MS - 1;
    assert_int_equal(does(LEAVE_EV_TICK), LEAVE_FX_NONE);
    now_ms += 1;
    assert_int_equal(does(LEAVE_EV_TICK), LEAVE_FX_OPEN);
    assert_true(state.open);
}

static void five_taps_and_a_pin(void **unused)
{
    (void)unused;
    begin(0);
    open();
    type("12345");
    assert_int_equal(does(LEAVE_EV_ENTER), LEAVE_FX_NONE); /* too short to be one */
    type("6");
    assert_int_equal(does(LEAVE_EV_ENTER), LEAVE_FX_TRY);
    assert_string_equal(state.digits, "123456");
    assert_int_equal(does(LEAVE_EV_RIGHT), LEAVE_FX_GO);
    assert_int_equal(state.count, 0);
    assert_true(state.digits[0] == '\0');
}

/* Children tap too: none of these is the way. */
static void other_taps_are_taps(void **unused)
{
    static const int64_t rows[][2] = {{80, LEAVE_GAP_MS + 1}, {1500, 300}}; /* too slow; each held */
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin(0);
        for (int k = 0; k < 20; k++) {
            if (i == 1 && state.taps == LEAVE_TAPS - 1) /* the fifth of those would be it */
                assert_int_equal(does(LEAVE_EV_ELSEWHERE), LEAVE_FX_NONE);
            tap(rows[i][0], rows[i][1]);
        }
        assert_false(state.open);
    }
    begin(0); /* ten quick ones: no fifth is held */
    for (int k = 0; k < 10; k++)
        tap(80, 100);
    assert_false(state.open);
    begin(0); /* the fifth slides away */
    for (int k = 0; k < 4; k++)
        tap(80, 100);
    assert_int_equal(does(LEAVE_EV_DOWN), LEAVE_FX_NONE);
    now_ms += 500;
    assert_int_equal(does(LEAVE_EV_ELSEWHERE), LEAVE_FX_NONE);
    now_ms += 5000;
    assert_int_equal(does(LEAVE_EV_TICK), LEAVE_FX_NONE);
    assert_false(state.open);
    assert_true(leave_due_ms(&state, now_ms) == INT64_MAX);
}

/* Digits typed where no PIN is asked for are nothing. */
static void nothing_is_typed_unseen(void **unused)
{
    (void)unused;
    begin(0);
    type("123456");
    assert_int_equal(state.count, 0);
    assert_int_equal(does(LEAVE_EV_ENTER), LEAVE_FX_NONE);
    assert_int_equal(does(LEAVE_EV_RIGHT), LEAVE_FX_NONE);
    assert_int_equal(does(LEAVE_EV_BACK), LEAVE_FX_NONE);
}

static void digits_end(void **unused)
{
    (void)unused;
    begin(0);
    open();
    type("12345678901234567890");
    assert_int_equal(state.count, LEAVE_DIGITS_MAX);
    for (int i = 0; i < 30; i++)
        (void)does(LEAVE_EV_ERASE);
    assert_int_equal(state.count, 0);
    assert_int_equal(strlen(state.digits), 0);
    type("12");
    assert_int_equal(does(LEAVE_EV_BACK), LEAVE_FX_CLOSE);
    assert_false(state.open);
    assert_int_equal(state.digits[0], '\0');
}

static void wrong_ones_wait_longer_and_longer(void **unused)
{
    (void)unused;
    begin(0);
    open();
    for (int i = 1; i < LEAVE_TRIES; i++) {
        type("000000");
        assert_int_equal(does(LEAVE_EV_ENTER), LEAVE_FX_TRY);
        assert_int_equal(does(LEAVE_EV_WRONG), LEAVE_FX_NONE);
        assert_true(state.wrong && state.count == 0 && leave_left_s(&state, now_ms) == 0);
    }
    static const int waits[] = {30, 60, 120, 240, 480, 960, 1920, 3600, 3600};
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        type("000000");
        assert_int_equal(does(LEAVE_EV_ENTER), LEAVE_FX_TRY);
        (void)does(LEAVE_EV_WRONG);
        assert_int_equal(leave_left_s(&state, now_ms), waits[i]);
        assert_true(leave_due_ms(&state, now_ms) == now_ms + 1000);
        type("000000");
        now_ms += (int64_t)waits[i] * 1000 - 1;
        assert_int_equal(does(LEAVE_EV_ENTER), LEAVE_FX_NONE);
        assert_int_equal(leave_left_s(&state, now_ms), 1);
        now_ms += 1;
        for (int k = 0; k < 6; k++)
            (void)does(LEAVE_EV_ERASE);
    }
}

/* Closing the pad, or pulling the plug, makes no wait shorter. */
static void the_wait_stays(void **unused)
{
    (void)unused;
    begin(7);
    assert_int_equal(leave_left_s(&state, now_ms), 120);
    open();
    int left = leave_left_s(&state, now_ms);
    assert_int_equal(does(LEAVE_EV_BACK), LEAVE_FX_CLOSE);
    open();
    assert_true(leave_left_s(&state, now_ms) > 0 && leave_left_s(&state, now_ms) <= left);
    type("123456");
    assert_int_equal(does(LEAVE_EV_ENTER), LEAVE_FX_NONE);
    now_ms += 120000;
    assert_int_equal(does(LEAVE_EV_ENTER), LEAVE_FX_TRY);
    assert_int_equal(does(LEAVE_EV_RIGHT), LEAVE_FX_GO);
    assert_int_equal(state.tries, 0);
    begin(1000000); /* however often: an hour */
    assert_int_equal(leave_left_s(&state, now_ms), 3600);
    begin(-3);
    assert_int_equal(state.tries, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_taps_and_a_pin),
        cmocka_unit_test(other_taps_are_taps),
        cmocka_unit_test(nothing_is_typed_unseen),
        cmocka_unit_test(digits_end),
        cmocka_unit_test(wrong_ones_wait_longer_and_longer),
        cmocka_unit_test(the_wait_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
