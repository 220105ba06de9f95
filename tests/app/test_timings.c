/* What is told of a show that is over, and what is kept of it. */
#include "app/timings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/words.h"

enum { CARDS = 4, SECOND = 1000, MINUTE = 60 * SECOND };

static const struct card cards[CARDS] = {{.id = {"welkom"}, .title = STR_INIT("Welkom")},
                                         {.id = {"moed"}, .title = STR_INIT("Moed, \"durf\"")},
                                         {.id = {"deel-2"}, .title = STR_INIT("Waarden")},
                                         {.id = {"zonder"}}};
static const struct section sections[] = {{STR_INIT("Waarden"), 2, 0}};
static const struct deck deck = {
    .cards = cards, .card_count = CARDS, .sections = sections, .section_count = 1};
static const int order[] = {0, 1, 2, 3};
static const struct show_cards shown = {.deck = &deck, .order = order, .count = CARDS};

static struct arena arena;
static int64_t ends_ms[CARDS];
static struct plan plan;
static struct timing_ledger ledger;

static int begin(void **state)
{
    (void)state;
    words_init("nl", WAAIER_LOCALE_DIR);
    plan = plan_make(&shown, 0, 6 * MINUTE, NULL, ends_ms);
    ledger.count = 0;
    timing_ledger_add(&ledger, (struct timing_spent){card_id_from(STR("moed")), 90 * SECOND});
    timing_ledger_add(&ledger, (struct timing_spent){card_id_from(STR("deel-2")), 30500});
    timing_ledger_add(&ledger, (struct timing_spent){card_id_from(STR("moed")), 60 * SECOND});
    timing_ledger_add(&ledger, (struct timing_spent){card_id_from(STR("elders")), 5 * SECOND});
    return arena_init(&arena, 1 << 20) ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

static void is(struct str got, const char *want)
{
    if (!str_eq(got, str_from(want)))
        fail_msg("is\n%.*s\nwant\n%s", STR_ARG(got), want);
}

static void the_table_has_every_card(void **state)
{
    (void)state;
    struct timings timings = {&shown, &plan, &ledger, STR("nl")};
    is(timings_csv(&arena, &timings), "place,card,title,part,planned_s,spent_s,visits\n"
                                      "1,welkom,\"Welkom\",\"\",0.0,0.0,0\n"
                                      "2,moed,\"Moed, \"\"durf\"\"\",\"\",120.0,150.0,2\n"
                                      "3,deel-2,\"Waarden\",\"Waarden\",120.0,30.5,1\n"
                                      "4,zonder,\"zonder\",\"Waarden\",120.0,0.0,0\n"
                                      ",elders,\"\",\"\",,5.0,1\n");
}

static void the_text_has_what_was_seen(void **state)
{
    (void)state;
    struct timings timings = {&shown, &plan, &ledger, STR("nl")};
    is(timings_text(&arena, &timings), "  3:06  van 6:00  Alles samen\n"
                                       "\n"
                                       "  2:30  van 2:00  Opening\n"
                                       "  0:31  van 4:00  Waarden\n"
                                       "\n"
                                       "  2:30  van 2:00  2. Moed, \"durf\"\n"
                                       "  0:31  van 2:00  3. Waarden\n");
    struct plan none = {0};
    timings.plan = &none;
    is(timings_text(&arena, &timings), "  3:06  Alles samen\n"
                                       "\n"
                                       "  2:30  Opening\n"
                                       "  0:31  Waarden\n"
                                       "\n"
                                       "  2:30  2. Moed, \"durf\"\n"
                                       "  0:31  3. Waarden\n");
}

static void what_is_kept_is_read_again(void **state)
{
    int64_t card_ms[CARDS];
    (void)state;
    assert_true(timings_read(timings_kept(&arena, &ledger), &shown, card_ms));
    assert_int_equal(card_ms[0], 0);
    assert_int_equal(card_ms[1], 150 * SECOND);
    assert_int_equal(card_ms[2], 30500);
    assert_int_equal(card_ms[3], 0);
}

static void what_is_left_of_a_show_goes_on(void **state)
{
    static struct timing_ledger again;
    (void)state;
    struct card_id opening = card_id_from(STR("opening"));
    struct card_id first = timings_left_read(timings_left(&arena, opening, &ledger), &again);
    is(timings_left(&arena, first, &again), "opening\nmoed 150000 2\ndeel-2 30500 1\nelders 5000 1\n");
    assert_int_equal(timing_ledger_ms(&again), timing_ledger_ms(&ledger));
    first = timings_left_read(STR("moed\nmoed 5\nmoed -5 1\nmoed 5 0\n 7 1\n\nzonder 700 3"), &again);
    is(timings_left(&arena, first, &again), "moed\nzonder 700 3\n");
    first = timings_left_read(STR(""), &again);
    assert_int_equal(again.count, 0);
    assert_int_equal(first.at[0], 0);
}

static void nonsense_is_skipped(void **state)
{
    int64_t card_ms[CARDS];
    (void)state;
    assert_false(timings_read(STR(""), &shown, card_ms));
    assert_false(
        timings_read(STR("moed\nmoed -5\nmoed x\n 7\nonbekend 500\nmoed 999999999\n\n"), &shown, card_ms));
    assert_true(timings_read(STR("welkom 5x\r\n\nzonder 700"), &shown, card_ms));
    assert_int_equal(card_ms[0], 0);
    assert_int_equal(card_ms[3], 700);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_table_has_every_card, begin, end),
        cmocka_unit_test_setup_teardown(the_text_has_what_was_seen, begin, end),
        cmocka_unit_test_setup_teardown(what_is_kept_is_read_again, begin, end),
        cmocka_unit_test_setup_teardown(what_is_left_of_a_show_goes_on, begin, end),
        cmocka_unit_test_setup_teardown(nonsense_is_skipped, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
