/* Which cards a session is played with, and how long it takes. */
#include "deck/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { CARDS = 6 };

static const struct card cards[CARDS] = {
    {.id = {"kop"}, .kind = 0, .layout = CARD_SECTION},
    {.id = {"a"}, .kind = 0},
    {.id = {"b"}, .kind = 1},
    {.id = {"c"}, .kind = 0},
    {.id = {"d"}, .kind = -1},
    {.id = {"e"}, .kind = 2},
};
static const int some[] = {5, 0, 1};
static const struct selection selections[] = {{.cards = some, .card_count = 3}, {.card_count = 0}};
static const struct deck deck = {
    .cards = cards, .card_count = CARDS, .selections = selections, .selection_count = 2};

static void which_cards(void **state)
{
    static const struct card_id named[] = {{"d"}, {"is-er-niet"}, {"kop"}, {"a"}};
    static const struct {
        const char *name;
        struct session_template session;
        int count, cards[CARDS];
    } rows[] = {
        {"all but those that head a part", {.selection = -1}, 5, {1, 2, 3, 4, 5}},
        {"of a kind", {.selection = -1, .kinds = 1}, 2, {1, 3}},
        {"of two kinds, in the order of the deck", {.selection = -1, .kinds = 1 | 2}, 3, {1, 2, 3}},
        {"of a kind that no card has", {.selection = -1, .kinds = 1u << 31}, 0, {0}},
        {"of a selection, in its order", {.selection = 0}, 2, {5, 1}},
        {"of an empty selection", {.selection = 1}, 0, {0}},
        {"by name, in that order", {.selection = 0, .cards = named, .card_count = 4}, 3, {4, 0, 1}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int out[CARDS];
        int count = session_cards(&deck, &rows[i].session, out);
        if (count != rows[i].count)
            fail_msg("%s: %d, not %d", rows[i].name, count, rows[i].count);
        for (int k = 0; k < count; k++)
            if (out[k] != rows[i].cards[k])
                fail_msg("%s: at %d stands %d, not %d", rows[i].name, k, out[k], rows[i].cards[k]);
    }
}

/* However often a card is named, no more are answered than the deck has. */
static void no_more_than_there_are(void **state)
{
    static struct card_id named[4 * CARDS];
    int out[CARDS];
    (void)state;
    for (size_t i = 0; i < COUNT_OF(named); i++)
        named[i] = cards[1].id;
    const struct session_template session = {.selection = -1, .cards = named, .card_count = COUNT_OF(named)};
    assert_int_equal(session_cards(&deck, &session, out), CARDS);
}

static void how_long(void **state)
{
    static const struct session_step steps[] = {{.minutes = 5}, {.minutes = 0}, {.minutes = 12}};
    (void)state;
    assert_int_equal(session_minutes(&(struct session_template){.steps = steps, .step_count = 3}), 17);
    assert_int_equal(session_minutes(&(struct session_template){.step_count = 0}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(which_cards),
        cmocka_unit_test(no_more_than_there_are),
        cmocka_unit_test(how_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
