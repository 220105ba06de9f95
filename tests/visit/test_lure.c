/* The lure loop, second by second. */
#include "visit/lure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SEED = 7, SINCE = 1000 };

static struct lure_shown at(int64_t past_ms, int count, bool reduced)
{
    return lure_at(SEED, SINCE, SINCE + past_ms, count, reduced);
}

static bool same_fan(const int *a, const int *b, int count)
{
    return memcmp(a, b, (size_t)count * sizeof *a) == 0;
}

static void the_first_fan_stands(void **state)
{
    struct lure_shown shown = at(0, 28, false);
    (void)state;
    assert_int_equal(shown.count, LURE_CARDS_MAX);
    assert_true(shown.open >= 1 && shown.veil <= 0);
    struct lure_shown later = at(LURE_ROUND_MS - 1, 28, false);
    assert_true(same_fan(shown.cards, later.cards, shown.count));
    assert_true(later.open >= 1);
}

/* The old one closes, the new one opens, and between them no card is seen but the middle one. */
static void the_next_one_opens(void **state)
{
    struct lure_shown first = at(0, 28, false), second = at(LURE_ROUND_MS + LURE_MOVE_MS, 28, false);
    (void)state;
    assert_false(same_fan(first.cards, second.cards, first.count));
    float open = 1;
    for (int ms = 0; ms < LURE_MOVE_MS; ms += 16) {
        struct lure_shown shown = at(LURE_ROUND_MS + ms, 28, false);
        bool old = ms < LURE_MOVE_MS / 2;
        assert_true(same_fan(shown.cards, old ? first.cards : second.cards, first.count));
        assert_true(ms == 0 || ms == LURE_MOVE_MS / 2 ||
                    (old ? shown.open <= open : shown.open >= open - 0.01f));
        open = shown.open;
        assert_true(lure_due_ms(SINCE, SINCE + LURE_ROUND_MS + ms, false) == SINCE + LURE_ROUND_MS + ms);
    }
    assert_true(at(LURE_ROUND_MS + LURE_MOVE_MS / 2, 28, false).open < 0.01f);
    assert_true(second.open >= 1);
}

static void reduced_motion_fades(void **state)
{
    (void)state;
    struct lure_shown old = at(LURE_ROUND_MS, 28, true);
    struct lure_shown half = at(LURE_ROUND_MS + LURE_FADE_MS / 2, 28, true);
    struct lure_shown after = at(LURE_ROUND_MS + LURE_FADE_MS, 28, true);
    assert_true(same_fan(old.cards, at(0, 28, true).cards, old.count));
    assert_true(old.veil < 0.01f && half.veil > 0.99f && after.veil <= 0);
    assert_true(same_fan(half.cards, after.cards, half.count));
    assert_true(old.open >= 1 && half.open >= 1 && after.open >= 1);
    assert_true(lure_due_ms(SINCE, SINCE + LURE_ROUND_MS + LURE_FADE_MS, true) == SINCE + 2 * LURE_ROUND_MS);
}

/* Every card is seen, each once before one comes again. */
static void all_cards_have_their_turn(void **state)
{
    int seen[28] = {0};
    (void)state;
    for (int round = 0; round < 4; round++) {
        struct lure_shown shown = at((int64_t)round * LURE_ROUND_MS + LURE_MOVE_MS, 28, false);
        for (int i = 0; i < shown.count; i++) {
            assert_in_range(shown.cards[i], 0, 27);
            seen[shown.cards[i]]++;
        }
    }
    for (int i = 0; i < 28; i++)
        assert_int_equal(seen[i], 1);
}

static void few_cards_are_a_small_fan(void **state)
{
    static const int counts[][2] = {{0, 0}, {1, 1}, {2, 1}, {3, 3}, {6, 5}, {7, 7}, {8, 7}};
    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        for (int64_t ms = 0; ms < 4 * LURE_ROUND_MS; ms += 377) {
            struct lure_shown shown = at(ms, counts[i][0], false);
            assert_int_equal(shown.count, counts[i][1]);
            for (int k = 0; k < shown.count; k++)
                assert_in_range(shown.cards[k], 0, counts[i][0] - 1);
        }
}

/* It sleeps between: nothing is due before the next round or the next place of the picture. */
static void it_rests(void **state)
{
    (void)state;
    assert_true(lure_due_ms(SINCE, SINCE, false) == SINCE + LURE_ROUND_MS);
    assert_true(lure_due_ms(SINCE, SINCE + LURE_ROUND_MS + LURE_MOVE_MS, false) == SINCE + 2 * LURE_ROUND_MS);
    assert_true(lure_due_ms(SINCE, SINCE + LURE_SHIFT_MS - 5, false) == SINCE + LURE_SHIFT_MS);
}

static void nothing_burns_in(void **state)
{
    int places = 0, before_x = -99, before_y = -99;
    (void)state;
    for (int i = 0; i < 9; i++) {
        struct lure_shown shown = at((int64_t)i * LURE_SHIFT_MS, 28, false);
        places += shown.shift_x_px != before_x || shown.shift_y_px != before_y;
        before_x = shown.shift_x_px;
        before_y = shown.shift_y_px;
        assert_true(abs(before_x) <= LURE_SHIFT_PX && abs(before_y) <= LURE_SHIFT_PX);
    }
    assert_int_equal(places, 9);
}

static void a_clock_that_goes_back_breaks_nothing(void **state)
{
    (void)state;
    assert_int_equal(at(-5000, 28, false).count, LURE_CARDS_MAX);
    assert_true(lure_due_ms(SINCE, SINCE - 5000, false) > SINCE - 5000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_fan_stands),      cmocka_unit_test(the_next_one_opens),
        cmocka_unit_test(reduced_motion_fades),      cmocka_unit_test(all_cards_have_their_turn),
        cmocka_unit_test(few_cards_are_a_small_fan), cmocka_unit_test(it_rests),
        cmocka_unit_test(nothing_burns_in),          cmocka_unit_test(a_clock_that_goes_back_breaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
