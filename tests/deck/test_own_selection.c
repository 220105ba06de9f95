/* Own selections: as text and back, found by name, and what of them a deck still has. */
#include "deck/own_selection.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { ARENA_BYTES = 1 << 20, TEXT_BYTES = OWN_SELECTION_CARDS_MAX * OWN_SELECTED_BYTES };

static const struct card cards[] = {{.id = {"moed"}}, {.id = {"rust"}}, {.id = {"oog"}}};
static const struct deck deck = {.cards = cards, .card_count = COUNT_OF(cards)};

/* What is read is what is written of it again; what makes no sense is gone by then. */
static void text_and_back(void **state)
{
    static const struct {
        const char *name, *text, *want;
    } rows[] = {
        {"nothing", "", ""},
        {"cards with minutes, one aside", "moed 5\nrust 0 -\noog 12\n", "moed 5\nrust 0 -\noog 12\n"},
        {"no minutes are 0", "moed\n", "moed 0\n"},
        {"minutes that are none are 0", "moed x\nrust -3\noog 241\n", "moed 0\nrust 0\noog 0\n"},
        {"the most there are", "moed 240\n", "moed 240\n"},
        {"a card comes once", "moed 5\nrust 1\nmoed 7\n", "moed 5\nrust 1\n"},
        {"empty lines are skipped", "\n\nmoed 5\n \n", "moed 5\n"},
        {"half a line at the end is none", "moed 5\nrust 3", "moed 5\n"},
        {"an id no card can have is skipped",
         "0123456789012345678901234567890123456789012345678901234567890123 5\noog 1\n", "oog 1\n"},
        {"minutes of the whole go before the cards", "moed 5\n 90\n", " 90\nmoed 5\n"},
        {"no more of them than a day has", " 1441\n", " 1440\n"},
        {"none are not said", " 0\nmoed 5\n", "moed 5\n"},
        {"what is no number is skipped", " x\n 9 0\nmoed 5\n", "moed 5\n"},
    };
    struct arena arena;
    (void)state;
    assert_true(arena_init(&arena, ARENA_BYTES));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct own_selection read = {0};
        char out[TEXT_BYTES];
        assert_true(own_selection_read(&arena, str_from(rows[i].text), &read));
        size_t len = own_selection_text(&read, out, sizeof out);
        if (!str_eq((struct str){out, len}, str_from(rows[i].want)))
            fail_msg("%s: '%.*s', not '%s'", rows[i].name, (int)len, out, rows[i].want);
    }
    arena_finish(&arena);
}

/* As many as fit, each of them whole. */
static void the_longest(void **state)
{
    static struct own_selected all[OWN_SELECTION_CARDS_MAX + 1];
    static char out[TEXT_BYTES + 1], two[2 * OWN_SELECTED_BYTES];
    struct own_selection longest = {.cards = all, .card_count = OWN_SELECTION_CARDS_MAX}, read = {0};
    struct arena arena;
    (void)state;
    assert_true(arena_init(&arena, ARENA_BYTES));
    for (int i = 0; i <= OWN_SELECTION_CARDS_MAX; i++) {
        (void)snprintf(all[i].card.at, sizeof all[i].card.at, "%063d", i);
        all[i].minutes = OWN_MINUTES_MAX;
        all[i].hidden = true;
    }
    size_t len = own_selection_text(&longest, out, sizeof out);
    assert_true(own_selection_read(&arena, (struct str){out, len}, &read));
    assert_int_equal(read.card_count, OWN_SELECTION_CARDS_MAX);
    assert_true(
        card_id_eq(read.cards[OWN_SELECTION_CARDS_MAX - 1].card, all[OWN_SELECTION_CARDS_MAX - 1].card));
    (void)memcpy(out + len, "rest 1\n", 7);
    assert_true(own_selection_read(&arena, (struct str){out, len + 7}, &read));
    assert_int_equal(read.card_count, OWN_SELECTION_CARDS_MAX);
    longest.card_count = 3;
    len = own_selection_text(&longest, two, sizeof two);
    assert_true(own_selection_read(&arena, (struct str){two, len}, &read));
    assert_int_equal(read.card_count, 2);
    arena_finish(&arena);
}

/* What one thing does, as text before and after. */
static void done_to_it(void **state)
{
    static const struct {
        const char *name;
        struct own_deed deed;
        const char *want;
    } rows[] = {
        {"nothing", {OWN_DEED_NONE, {{"moed"}, 0, false}, 0}, "moed 5\nrust 0 -\noog 12\n"},
        {"a card at the end", {OWN_DEED_PUT, {{"zee"}, 3, false}, -1}, "moed 5\nrust 0 -\noog 12\nzee 3\n"},
        {"a card at a place", {OWN_DEED_PUT, {{"zee"}, 3, true}, 1}, "moed 5\nzee 3 -\nrust 0 -\noog 12\n"},
        {"a place beyond the end is the end",
         {OWN_DEED_PUT, {{"zee"}, 0, false}, 9},
         "moed 5\nrust 0 -\noog 12\nzee 0\n"},
        {"a card that is in it comes no second time",
         {OWN_DEED_PUT, {{"oog"}, 3, false}, 0},
         "moed 5\nrust 0 -\noog 12\n"},
        {"a card without an id is none", {OWN_DEED_PUT, {{""}, 3, false}, 0}, "moed 5\nrust 0 -\noog 12\n"},
        {"out of it", {OWN_DEED_TAKE, {{"rust"}, 0, false}, 0}, "moed 5\noog 12\n"},
        {"what is not in it cannot go",
         {OWN_DEED_TAKE, {{"zee"}, 0, false}, 0},
         "moed 5\nrust 0 -\noog 12\n"},
        {"down", {OWN_DEED_MOVE, {{"moed"}, 0, false}, 2}, "rust 0 -\noog 12\nmoed 5\n"},
        {"up", {OWN_DEED_MOVE, {{"oog"}, 0, false}, 0}, "oog 12\nmoed 5\nrust 0 -\n"},
        {"to where it is", {OWN_DEED_MOVE, {{"rust"}, 9, false}, 1}, "moed 5\nrust 0 -\noog 12\n"},
        {"beyond the end it stays", {OWN_DEED_MOVE, {{"moed"}, 0, false}, 3}, "moed 5\nrust 0 -\noog 12\n"},
        {"before the beginning too", {OWN_DEED_MOVE, {{"oog"}, 0, false}, -1}, "moed 5\nrust 0 -\noog 12\n"},
        {"minutes, and seen again", {OWN_DEED_SET, {{"rust"}, 7, false}, 0}, "moed 5\nrust 7\noog 12\n"},
        {"no more minutes than there are",
         {OWN_DEED_SET, {{"moed"}, OWN_MINUTES_MAX + 1, false}, 0},
         "moed 240\nrust 0 -\noog 12\n"},
        {"all of it", {OWN_DEED_LAST, {{""}, 0, false}, 90}, " 90\nmoed 5\nrust 0 -\noog 12\n"},
        {"all of it, less than nothing", {OWN_DEED_LAST, {{""}, 0, false}, -5}, "moed 5\nrust 0 -\noog 12\n"},
    };
    static const struct own_selected some[] = {
        {{"moed"}, 5, false}, {{"rust"}, 0, true}, {{"oog"}, 12, false}};
    const struct own_selection selection = {.cards = some, .card_count = COUNT_OF(some)};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct own_selected after[OWN_SELECTION_CARDS_MAX];
        struct own_selection is = own_selection_do(&selection, &rows[i].deed, after);
        char out[TEXT_BYTES];
        size_t len = own_selection_text(&is, out, sizeof out);
        if (!str_eq((struct str){out, len}, str_from(rows[i].want)))
            fail_msg("%s: '%.*s', not '%s'", rows[i].name, (int)len, out, rows[i].want);
    }
}

static void full_is_full(void **state)
{
    static struct own_selected all[OWN_SELECTION_CARDS_MAX], after[OWN_SELECTION_CARDS_MAX];
    const struct own_selection full = {.cards = all, .card_count = OWN_SELECTION_CARDS_MAX};
    const struct own_deed put = {OWN_DEED_PUT, {{"zee"}, 0, false}, 0};
    (void)state;
    for (int i = 0; i < OWN_SELECTION_CARDS_MAX; i++)
        (void)snprintf(all[i].card.at, sizeof all[i].card.at, "k%d", i);
    assert_int_equal(own_selection_do(&full, &put, after).card_count, OWN_SELECTION_CARDS_MAX);
    assert_string_equal(after[0].card.at, "k0");
}

static void found_by_name(void **state)
{
    static const struct own_selection all[] = {
        {.id = STR_INIT("eigen-1"), .title = STR_INIT("Morgen")},
        {.id = STR_INIT("eigen-2"), .title = STR_INIT("eigen-1")},
        {.id = STR_INIT("eigen-3"), .title = STR_INIT("Onze caf\xC3\xA9tafel")},
    };
    static const struct own_selections own = {all, COUNT_OF(all)};
    static const struct {
        const char *name;
        int want;
    } rows[] = {{"eigen-3", 2}, {"eigen-1", 0}, /* an id goes before a title */
                {"Morgen", 0},  {" mORGEN ", 0}, {"onze caf\xC3\xA9tafel", 2}, {"Morge", -1}, {"", -1}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (own_selection_find(&own, str_from(rows[i].name)) != rows[i].want)
            fail_msg("'%s' is not at %d", rows[i].name, rows[i].want);
    assert_int_equal(own_selection_find(NULL, STR("Morgen")), -1);
}

static void over_a_deck(void **state)
{
    static const struct own_selected some[] = {
        {{"oog"}, 5, false}, {{"weg"}, 3, false}, {{"moed"}, 2, true}, {{"rust"}, 0, false}};
    const struct own_selection selection = {.cards = some, .card_count = COUNT_OF(some)};
    int order[OWN_SELECTION_CARDS_MAX], minutes[OWN_SELECTION_CARDS_MAX], gone = 0;
    (void)state;
    assert_int_equal(own_selection_order(&selection, &deck, order, minutes, &gone), 2);
    assert_int_equal(order[0], 2);
    assert_int_equal(minutes[0], 5);
    assert_int_equal(order[1], 1);
    assert_int_equal(minutes[1], 0);
    assert_int_equal(gone, 1);
    assert_int_equal(own_selection_order(&selection, &deck, order, minutes, NULL), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_back), cmocka_unit_test(the_longest),   cmocka_unit_test(done_to_it),
        cmocka_unit_test(full_is_full),  cmocka_unit_test(found_by_name), cmocka_unit_test(over_a_deck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
