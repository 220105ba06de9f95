/* What whoever watches over a kiosk sets, on a clock of its own. */
#include "visit/staff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"

enum { DECKS = 4, OFFICES = 3 };

static struct staff_rules rules;
static struct staff_state state;
static int64_t now_ms;

static enum staff_fx does(enum staff_event_kind kind, int index, int by)
{
    struct staff_next next = staff_step(&rules, state, &(struct staff_event){kind, now_ms, index, by});
    state = next.state;
    return next.fx;
}

static void begin(void)
{
    rules = (struct staff_rules){.deck_count = DECKS, .office_count = OFFICES, .may_pin = true};
    rules.base = (struct staff_values){.at = {[STAFF_OFFICE] = -1,
                                              [STAFF_IDLE_S] = 60,
                                              [STAFF_WARNING_S] = 20,
                                              [STAFF_FROM_MIN] = 480,
                                              [STAFF_TO_MIN] = 1080,
                                              [STAFF_VOLUME] = 70},
                                       .deck_count = DECKS,
                                       .decks = {0, 1, 2, 3}};
    now_ms = 1000;
    state = staff_begin(&rules.base, now_ms);
}

/* Steps of a setting, one after the other, and what they lead to. */
static void steps_of_settings(void **unused)
{
    static const struct {
        const char *name;
        enum staff_setting setting;
        int from, by, to;
    } rows[] = {
        {"a minute and a half", STAFF_IDLE_S, 60, 1, 90},
        {"less than a minute", STAFF_IDLE_S, 60, -1, 45},
        {"what config.yaml has in between goes to the nearest", STAFF_IDLE_S, 70, 1, 90},
        {"and down", STAFF_IDLE_S, 70, -1, 60},
        {"no more than an hour", STAFF_IDLE_S, 3600, 1, 3600},
        {"no less than a quarter of a minute", STAFF_IDLE_S, 15, -1, 15},
        {"it asks no shorter than anyone may need", STAFF_WARNING_S, 20, -1, 20},
        {"but longer", STAFF_WARNING_S, 20, 1, 30},
        {"hours on", STAFF_HOURS, 0, 1, 1},
        {"hours off, whichever way", STAFF_HOURS, 1, 1, 0},
        {"a quarter of an hour", STAFF_FROM_MIN, 480, 1, 495},
        {"before midnight lies the evening", STAFF_FROM_MIN, 0, -1, 1425},
        {"after it the morning", STAFF_TO_MIN, 1425, 1, 0},
        {"an odd minute becomes a quarter", STAFF_FROM_MIN, 487, -1, 480},
        {"it is never on for nothing", STAFF_FROM_MIN, 1065, 1, 1095},
        {"all offices", STAFF_OFFICE, 0, -1, -1},
        {"there is none before those", STAFF_OFFICE, -1, -1, -1},
        {"the last one", STAFF_OFFICE, 1, 1, 2},
        {"there is none after it", STAFF_OFFICE, 2, 1, 2},
        {"languages go round", STAFF_LANGUAGES, STAFF_EN, 1, STAFF_NL_EN},
        {"and back", STAFF_LANGUAGES, STAFF_NL_EN, -1, STAFF_EN},
        {"a width that is not known begins somewhere", STAFF_WIDTH_MM, 0, 10, 530},
        {"less than nothing is not known", STAFF_WIDTH_MM, 0, -100, 0},
        {"ten millimetres", STAFF_WIDTH_MM, 530, -10, 520},
        {"no glass is so small", STAFF_WIDTH_MM, 250, -100, 0},
        {"none so wide", STAFF_WIDTH_MM, 19950, 100, 20000},
        {"corners go round", STAFF_CORNER, 3, 1, 0},
        {"softer", STAFF_VOLUME, 70, -1, 60},
        {"an odd volume becomes a round one", STAFF_VOLUME, 75, 1, 80},
        {"no louder than that", STAFF_VOLUME, 100, 1, 100},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin();
        state.values.at[rows[i].setting] = rows[i].from;
        bool can = staff_can_step(&rules, &state.values, rows[i].setting, rows[i].by);
        enum staff_fx fx = does(STAFF_EV_STEP, (int)rows[i].setting, rows[i].by);
        if (state.values.at[rows[i].setting] != rows[i].to)
            fail_msg("%s: %d", rows[i].name, state.values.at[rows[i].setting]);
        if (can != (rows[i].from != rows[i].to) || (fx == STAFF_FX_SET) != can)
            fail_msg("%s: can %d, fx %d", rows[i].name, can, (int)fx);
    }
}

static void shown(int a, int b, int c, int d)
{
    const int want[DECKS] = {a, b, c, d};
    int count = 0;
    while (count < DECKS && want[count] >= 0)
        count++;
    assert_int_equal(state.values.deck_count, count);
    for (int i = 0; i < count; i++)
        assert_int_equal(state.values.decks[i], want[i]);
}

static void decks_are_shown_in_order(void **unused)
{
    (void)unused;
    begin();
    assert_int_equal(does(STAFF_EV_DECK, 1, 0), STAFF_FX_SET);
    shown(0, 2, 3, -1);
    assert_int_equal(does(STAFF_EV_FIRST, 3, 0), STAFF_FX_SET);
    shown(3, 0, 2, -1);
    assert_int_equal(does(STAFF_EV_FIRST, 3, 0), STAFF_FX_NONE);
    assert_int_equal(does(STAFF_EV_FIRST, 1, 0), STAFF_FX_SET); /* it was not shown */
    shown(1, 3, 0, 2);
    assert_int_equal(does(STAFF_EV_DECK, DECKS, 0), STAFF_FX_NONE);
    assert_int_equal(does(STAFF_EV_FIRST, -1, 0), STAFF_FX_NONE);
    for (int i = 0; i < 3; i++)
        assert_int_equal(does(STAFF_EV_DECK, i, 0), STAFF_FX_SET);
    shown(3, -1, -1, -1);
    assert_int_equal(does(STAFF_EV_DECK, 3, 0), STAFF_FX_NONE); /* something is shown */
    shown(3, -1, -1, -1);
}

/* Another first deck has other offices. */
static void an_office_is_of_the_first_deck(void **unused)
{
    (void)unused;
    begin();
    (void)does(STAFF_EV_STEP, STAFF_OFFICE, 1);
    assert_int_equal(state.values.at[STAFF_OFFICE], 0);
    (void)does(STAFF_EV_DECK, 2, 0);
    assert_int_equal(state.values.at[STAFF_OFFICE], 0);
    (void)does(STAFF_EV_FIRST, 1, 0);
    assert_int_equal(state.values.at[STAFF_OFFICE], -1);
    (void)does(STAFF_EV_STEP, STAFF_OFFICE, 1);
    (void)does(STAFF_EV_DECK, 1, 0);
    assert_int_equal(state.values.at[STAFF_OFFICE], -1);
}

static void one_button_puts_all_back(void **unused)
{
    (void)unused;
    begin();
    assert_true(staff_all_is_base(&rules, &state.values));
    assert_int_equal(does(STAFF_EV_RESET, 0, 0), STAFF_FX_NONE);
    (void)does(STAFF_EV_STEP, STAFF_VOLUME, 1);
    (void)does(STAFF_EV_FIRST, 2, 0);
    assert_false(staff_is_base(&rules, &state.values, STAFF_VOLUME));
    assert_true(staff_is_base(&rules, &state.values, STAFF_IDLE_S));
    assert_false(staff_decks_are_base(&rules, &state.values));
    assert_int_equal(does(STAFF_EV_RESET, 0, 0), STAFF_FX_SET);
    assert_true(staff_all_is_base(&rules, &state.values));
}

static void type(const char *digits)
{
    for (; *digits; digits++)
        assert_int_equal(does(STAFF_EV_DIGIT, *digits - '0', 0), STAFF_FX_NONE);
}

static void a_pin_is_given_twice(void **unused)
{
    (void)unused;
    begin();
    type("123456"); /* nobody asked */
    assert_int_equal(state.count, 0);
    (void)does(STAFF_EV_PIN, 0, 0);
    assert_int_equal(state.asks, STAFF_ASKS_NEW);
    type("12345");
    assert_int_equal(does(STAFF_EV_ENTER, 0, 0), STAFF_FX_NONE);
    assert_int_equal(state.asks, STAFF_ASKS_NEW);
    type("67");
    (void)does(STAFF_EV_ERASE, 0, 0);
    assert_int_equal(does(STAFF_EV_ENTER, 0, 0), STAFF_FX_NONE);
    assert_int_equal(state.asks, STAFF_ASKS_AGAIN);
    assert_int_equal(state.count, 0);
    type("123457");
    assert_int_equal(does(STAFF_EV_ENTER, 0, 0), STAFF_FX_NONE); /* another one: from the beginning */
    assert_true(state.differs && state.asks == STAFF_ASKS_NEW && state.first[0] == '\0');
    type("271828");
    assert_false(state.differs);
    (void)does(STAFF_EV_ENTER, 0, 0);
    type("271828");
    assert_int_equal(does(STAFF_EV_ENTER, 0, 0), STAFF_FX_PIN);
    assert_string_equal(state.first, "271828");
    assert_true(state.changed && state.asks == STAFF_ASKS_NOTHING && state.digits[0] == '\0');
    type("1");
    assert_int_equal(state.count, 0);
}

static void a_pin_is_left_as_it_was(void **unused)
{
    (void)unused;
    begin();
    (void)does(STAFF_EV_PIN, 0, 0);
    type("12345678901234567890");
    assert_int_equal(state.count, LEAVE_DIGITS_MAX);
    assert_int_equal(does(STAFF_EV_BACK, 0, 0), STAFF_FX_NONE);
    assert_true(state.open && state.asks == STAFF_ASKS_NOTHING && state.digits[0] == '\0');
    (void)does(STAFF_EV_PIN, 0, 0);
    type("123456");
    (void)does(STAFF_EV_ENTER, 0, 0);
    now_ms += STAFF_AWAY_MS;
    assert_int_equal(does(STAFF_EV_TICK, 0, 0), STAFF_FX_CLOSE);
    assert_true(state.first[0] == '\0' && state.digits[0] == '\0');
    begin();
    rules.may_pin = false;
    (void)does(STAFF_EV_PIN, 0, 0);
    assert_int_equal(state.asks, STAFF_ASKS_NOTHING);
}

static void nobody_ends_it_by_accident(void **unused)
{
    (void)unused;
    begin();
    assert_int_equal(does(STAFF_EV_END, 0, 0), STAFF_FX_NONE);
    assert_int_equal(state.asks, STAFF_ASKS_END);
    assert_int_equal(does(STAFF_EV_STEP, STAFF_VOLUME, 1), STAFF_FX_NONE); /* it is asked first */
    assert_int_equal(does(STAFF_EV_BACK, 0, 0), STAFF_FX_NONE);
    (void)does(STAFF_EV_END, 0, 0);
    assert_int_equal(does(STAFF_EV_END, 0, 0), STAFF_FX_END);
    assert_false(state.open);
    begin();
    (void)does(STAFF_EV_PIN, 0, 0);
    assert_int_equal(does(STAFF_EV_END, 0, 0), STAFF_FX_NONE);
    assert_true(state.open);
}

static void a_minute_of_silence_goes_back(void **unused)
{
    (void)unused;
    begin();
    assert_true(staff_due_ms(&state) == now_ms + STAFF_AWAY_MS);
    now_ms += STAFF_AWAY_MS - 1;
    assert_int_equal(does(STAFF_EV_TICK, 0, 0), STAFF_FX_NONE);
    assert_int_equal(does(STAFF_EV_HAND, 0, 0), STAFF_FX_NONE);
    now_ms += STAFF_AWAY_MS - 1;
    assert_int_equal(does(STAFF_EV_TICK, 0, 0), STAFF_FX_NONE);
    now_ms += 1;
    assert_int_equal(does(STAFF_EV_TICK, 0, 0), STAFF_FX_CLOSE);
    assert_true(staff_due_ms(&state) == INT64_MAX);
    assert_int_equal(does(STAFF_EV_END, 0, 0), STAFF_FX_NONE); /* nothing is there to be touched */
    assert_int_equal(does(STAFF_EV_END, 0, 0), STAFF_FX_NONE);
}

static void is_whole(void)
{
    int seen[DECKS] = {0};
    assert_in_range(state.values.deck_count, 1, DECKS);
    for (int i = 0; i < state.values.deck_count; i++) {
        assert_in_range(state.values.decks[i], 0, DECKS - 1);
        assert_int_equal(seen[state.values.decks[i]]++, 0);
    }
    const int *at = state.values.at;
    assert_true(at[STAFF_OFFICE] >= -1 && at[STAFF_OFFICE] < OFFICES);
    assert_in_range(at[STAFF_IDLE_S], 5, 3600);
    assert_in_range(at[STAFF_WARNING_S], 20, 600);
    assert_in_range(at[STAFF_FROM_MIN], 0, 24 * 60 - 1);
    assert_in_range(at[STAFF_TO_MIN], 0, 24 * 60 - 1);
    assert_true(at[STAFF_FROM_MIN] != at[STAFF_TO_MIN]);
    assert_in_range(at[STAFF_LANGUAGES], 0, STAFF_LANGUAGES_COUNT - 1);
    assert_true(at[STAFF_WIDTH_MM] == 0 || (at[STAFF_WIDTH_MM] >= 50 && at[STAFF_WIDTH_MM] <= 20000));
    assert_in_range(at[STAFF_CORNER], 0, 3);
    assert_in_range(at[STAFF_VOLUME], 0, 100);
    assert_in_range(state.count, 0, LEAVE_DIGITS_MAX);
    assert_int_equal(strlen(state.digits), state.count);
}

/* Whatever is touched, all that is set is something that config.yaml may say. */
static void random_touches(void **unused)
{
    struct rng rng = {11};
    (void)unused;
    for (int round = 0; round < 200; round++) {
        begin();
        for (int i = 0; i < 500 && state.open; i++) {
            now_ms += (int64_t)rng_below(&rng, 300);
            (void)does((enum staff_event_kind)rng_below(&rng, STAFF_EV_END + 1), (int)rng_below(&rng, 14) - 2,
                       (int)rng_below(&rng, 256) - 128);
            is_whole();
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_of_settings),
        cmocka_unit_test(decks_are_shown_in_order),
        cmocka_unit_test(an_office_is_of_the_first_deck),
        cmocka_unit_test(one_button_puts_all_back),
        cmocka_unit_test(a_pin_is_given_twice),
        cmocka_unit_test(a_pin_is_left_as_it_was),
        cmocka_unit_test(nobody_ends_it_by_accident),
        cmocka_unit_test(a_minute_of_silence_goes_back),
        cmocka_unit_test(random_touches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
