/* What each card may take, how one is doing, and the parts of a day. */
#include "presenter/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { CARDS = 6, LINE_BYTES = 256, MINUTE = 60000 };

static const struct card cards[CARDS] = {{.id = {"c1"}}, {.id = {"c2"}}, {.id = {"c3"}},
                                         {.id = {"c4"}}, {.id = {"c5"}}, {.id = {"c6"}}};
static const struct section sections[] = {
    {{"Openen", 6}, 1, 0}, {{"Dieper", 6}, 2, 1}, {{"Waarden", 7}, 3, 0}};
static const struct deck deck = {
    .cards = cards, .card_count = CARDS, .sections = sections, .section_count = 3};
static const struct deck plain = {.cards = cards, .card_count = CARDS};
static const int all[CARDS] = {0, 1, 2, 3, 4, 5};

static struct show_cards shown(const struct deck *of, const int *order, int count)
{
    return (struct show_cards){.deck = of, .order = order, .count = count};
}

/* ---- the plan */

static const struct {
    const char *name;
    int count, first;
    double of_min;
    double card_min[CARDS]; /* all 0 and `known` false: NULL */
    bool known;
    const char *want; /* minutes by which each is left, and the whole */
} plans[] = {
    {"no minutes, no plan", 6, 0, 0, {0}, false, "no plan"},
    {"nor of minutes that are not said", 6, 0, 0, {0}, true, "no plan"},
    {"evenly over all but the card it waits at", 6, 0, 45, {0}, false, "0 9 18 27 36 45"},
    {"from a card in the middle: over those after it", 6, 2, 30, {0}, false, "0 0 0 10 20 30"},
    {"at the last card there is nothing after it: over all", 6, 5, 30, {0}, false, "5 10 15 20 25 30"},
    {"one card has it all", 1, 0, 30, {0}, false, "30"},
    {"minutes make their own whole", 6, 0, 0, {9, 2, 4, 6, 8, 10}, true, "0 2 6 12 20 30"},
    {"what is not known is as long as the others", 6, 0, 0, {0, 2, 0, 4, 0, 6}, true, "0 2 6 10 14 20"},
    {"they stretch to the whole that is asked", 6, 0, 60, {9, 2, 4, 6, 8, 10}, true, "0 4 12 24 40 60"},
    {"and shrink", 6, 0, 15, {9, 2, 4, 6, 8, 10}, true, "0 1 3 6 10 15"},
};

static void plans_are_divided(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(plans); i++) {
        int64_t ends_ms[CARDS], card_ms[CARDS];
        char line[LINE_BYTES] = "no plan";
        struct show_cards show = shown(&plain, all, plans[i].count);
        for (int k = 0; k < CARDS; k++)
            card_ms[k] = (int64_t)(plans[i].card_min[k] * MINUTE);
        struct plan plan = plan_make(&show, plans[i].first, (int64_t)(plans[i].of_min * MINUTE),
                                     plans[i].known ? card_ms : NULL, ends_ms);
        for (int k = 0, len = 0; plan.of_ms > 0 && k < plan.count; k++)
            len += snprintf(line + len, LINE_BYTES - (size_t)len, k > 0 ? " %g" : "%g",
                            (double)plan.ends_ms[k] / MINUTE);
        if (strcmp(line, plans[i].want) != 0)
            fail_msg("%s\n  is   %s\n  want %s", plans[i].name, line, plans[i].want);
        if (plan.of_ms > 0)
            assert_int_equal(plan.ends_ms[plan.count - 1], plan.of_ms);
    }
}

/* ---- the pace: 45 minutes, 9 a card but for the first */

static const struct {
    const char *name;
    int place;
    double at_min;
    enum plan_pace_kind want;
    double by_min, expected_min;
} paces[] = {
    {"before it begins", 0, 0, PACE_ON, 0, 0},
    {"in the time of its card", 1, 5, PACE_ON, 0, 5},
    {"half a minute late is nothing", 1, 9.5, PACE_ON, 0.5, 9},
    {"nor is half a minute early", 2, 8.5, PACE_ON, 0.5, 9},
    {"a minute late is told", 1, 10, PACE_BEHIND, 1, 9},
    {"a minute early too", 2, 8, PACE_AHEAD, 1, 9},
    {"at the last card nothing is late before the end", 5, 45, PACE_ON, 0, 45},
    {"the end has a minute", 5, 45.5, PACE_ON, 0.5, 45},
    {"then it is over", 5, 46, PACE_OVER, 1, 45},
    {"over is said before behind", 3, 50, PACE_OVER, 5, 27},
    {"a card that is not in it", -1, 10, PACE_NONE, 0, 10},
};

static void pace_is_told(void **state)
{
    int64_t ends_ms[CARDS];
    struct show_cards show = shown(&plain, all, CARDS);
    struct plan plan = plan_make(&show, 0, 45 * MINUTE, NULL, ends_ms);
    (void)state;
    for (size_t i = 0; i < COUNT_OF(paces); i++) {
        struct plan_pace got = plan_pace(&plan, paces[i].place, (int64_t)(paces[i].at_min * MINUTE));
        if (got.kind != paces[i].want || got.by_ms != (int64_t)(paces[i].by_min * MINUTE) ||
            got.expected_ms != (int64_t)(paces[i].expected_min * MINUTE))
            fail_msg("%s: kind %d by %g, expected %g", paces[i].name, got.kind, (double)got.by_ms / MINUTE,
                     (double)got.expected_ms / MINUTE);
    }
    struct plan none = {0};
    assert_int_equal(plan_pace(&none, 2, 5000).kind, PACE_NONE);
}

/* ---- the agenda */

static const int turned[] = {4, 3, 1, 2};
static const int woven[] = {1, 3, 2, 4};

static const struct {
    const char *name;
    const struct deck *deck;
    const int *order;
    int count, of_min;
    const char *want; /* title first+count begin-end, in minutes */
} agendas[] = {
    {"a deck without an outline has none", &plain, all, 6, 45, ""},
    {"parts with what may be spent on them", &deck, all, 6, 45,
     " 0+1 0-0, Openen 1+2 0-18, Waarden 3+3 18-45"},
    {"without a plan the parts stand", &deck, all, 6, 0, " 0+1 0-0, Openen 1+2 0-0, Waarden 3+3 0-0"},
    {"in the order shown", &deck, turned, 4, 30, "Waarden 0+2 0-10, Openen 2+2 10-30"},
    {"a part that comes back is another block", &deck, woven, 4, 30,
     "Openen 0+1 0-0, Waarden 1+1 0-10, Openen 2+1 10-20, Waarden 3+1 20-30"},
};

static void agenda_has_the_parts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(agendas); i++) {
        int64_t ends_ms[CARDS];
        char line[LINE_BYTES] = "";
        struct agenda_block blocks[AGENDA_BLOCKS_MAX];
        struct show_cards show = shown(agendas[i].deck, agendas[i].order, agendas[i].count);
        struct plan plan = plan_make(&show, 0, agendas[i].of_min * MINUTE, NULL, ends_ms);
        int count = agenda_make(&show, &plan, blocks);
        for (int k = 0, len = 0; k < count; k++)
            len += snprintf(line + len, LINE_BYTES - (size_t)len, "%s%.*s %d+%d %g-%g", k > 0 ? ", " : "",
                            STR_ARG(blocks[k].title), blocks[k].first, blocks[k].count,
                            (double)blocks[k].begin_ms / MINUTE, (double)blocks[k].end_ms / MINUTE);
        if (strcmp(line, agendas[i].want) != 0)
            fail_msg("%s\n  is   %s\n  want %s", agendas[i].name, line, agendas[i].want);
        for (int place = 0; place < show.count && count > 0; place++) {
            int at = agenda_find(blocks, count, place);
            assert_true(at >= 0 && place >= blocks[at].first && place < blocks[at].first + blocks[at].count);
        }
        assert_int_equal(agenda_find(blocks, count, show.count), -1);
    }
}

/* A part a card, more of them than there are blocks. */
static void a_long_agenda_ends_in_one_block(void **state)
{
    enum { MANY = 100 };
    static struct card many[MANY];
    static struct section parts[MANY];
    static int order[MANY];
    static int64_t ends_ms[MANY];
    struct agenda_block blocks[AGENDA_BLOCKS_MAX];
    struct deck long_deck = {.cards = many, .card_count = MANY, .sections = parts, .section_count = MANY};
    (void)state;
    for (int i = 0; i < MANY; i++) {
        parts[i] = (struct section){STR("Deel"), i, 0};
        order[i] = i;
    }
    struct show_cards show = shown(&long_deck, order, MANY);
    struct plan plan = plan_make(&show, 0, 99 * MINUTE, NULL, ends_ms);
    assert_int_equal(agenda_make(&show, &plan, blocks), AGENDA_BLOCKS_MAX);
    assert_int_equal(blocks[AGENDA_BLOCKS_MAX - 1].count, MANY - AGENDA_BLOCKS_MAX + 1);
    assert_int_equal(blocks[AGENDA_BLOCKS_MAX - 1].end_ms, 99 * MINUTE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plans_are_divided),
        cmocka_unit_test(pace_is_told),
        cmocka_unit_test(agenda_has_the_parts),
        cmocka_unit_test(a_long_agenda_ends_in_one_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
