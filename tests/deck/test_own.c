#include "deck/own_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { LINE_BYTES = 512 };

static const struct question questions[] = {
    {.id = STR_INIT("a"), .text = STR_INIT("Wie belt u?")},
    {.id = STR_INIT("b"), .text = STR_INIT("Wat laat u?"), .offices = 2},
    {.id = STR_INIT("c"), .text = STR_INIT("Wanneer dan?")},
};
static const struct card cards[] = {
    {.id = {"moed"}, .questions = questions, .question_count = 3},
    {.id = {"rust"}},
};
static const struct deck deck = {.id = STR_INIT("proef"), .cards = cards, .card_count = 2};

#define MOED .card = {"moed"}

/* "a b' +e (c)": adapted with a quote, added with a plus, hidden in brackets. */
static void describe(const struct own *own, int card, char line[LINE_BYTES])
{
    struct asked asked[OWN_ASKED_MAX];
    int count = own_merge(&deck, card, own, asked);
    size_t n = 0;
    line[0] = '\0';
    for (int i = 0; i < count; i++) {
        const struct asked *is = &asked[i];
        n += (size_t)snprintf(line + n, LINE_BYTES - n, "%s%s%s%.*s%s%s", i > 0 ? " " : "",
                              is->hidden ? "(" : "", is->origin == OWN_ADDED ? "+" : "", STR_ARG(is->id),
                              is->origin == OWN_ADAPTED ? "'" : "", is->hidden ? ")" : "");
        if (is->has_original != (is->id.len == 1 && is->id.at[0] <= 'c'))
            fail_msg("%.*s: an original, or none", STR_ARG(is->id));
    }
}

static void as_users_left_them(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct own_question done[4];
        int count;
        const char *want;
    } rows[] = {
        {"nothing was done", {{.id = {0}}}, 0, "a b c"},
        {"one was added", {{MOED, STR_INIT("e"), STR_INIT("x"), true, false, 0}}, 1, "a b c +e"},
        {"in the order they were written",
         {{MOED, STR_INIT("f"), STR_INIT("x"), true, false, 0},
          {MOED, STR_INIT("e"), STR_INIT("y"), true, false, 0}},
         2,
         "a b c +f +e"},
        {"one was adapted", {{MOED, STR_INIT("b"), STR_INIT("Anders?"), false, false, 0}}, 1, "a b' c"},
        {"one is hidden", {{MOED, STR_INIT("a"), {0}, false, true, 0}}, 1, "(a) b c"},
        {"hidden and adapted", {{MOED, STR_INIT("c"), STR_INIT("x"), false, true, 0}}, 1, "a b (c')"},
        {"moved to the front", {{MOED, STR_INIT("c"), {0}, false, false, 500}}, 1, "c a b"},
        {"moved to the back", {{MOED, STR_INIT("a"), {0}, false, false, 9000}}, 1, "b c a"},
        {"added in the middle", {{MOED, STR_INIT("e"), STR_INIT("x"), true, false, 1500}}, 1, "a +e b c"},
        {"on one place the maker's comes first",
         {{MOED, STR_INIT("e"), STR_INIT("x"), true, false, 2000}},
         1,
         "a b +e c"},
        {"of another card", {{.card = {"rust"}, STR_INIT("e"), STR_INIT("x"), true, false, 0}}, 1, "a b c"},
        {"words for a question that is gone stand by themselves",
         {{MOED, STR_INIT("weg"), STR_INIT("x"), false, false, 0}},
         1,
         "a b c weg'"},
        {"without words nothing is left of it", {{MOED, STR_INIT("weg"), {0}, false, true, 7}}, 1, "a b c"},
        {"the maker took over what was added",
         {{MOED, STR_INIT("b"), STR_INIT("x"), true, false, 0}},
         1,
         "a b' c"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char line[LINE_BYTES];
        struct own own = {rows[i].done, rows[i].count};
        describe(&own, 0, line);
        if (strcmp(line, rows[i].want) != 0)
            fail_msg("%s: %s, not %s", rows[i].name, line, rows[i].want);
        if (own_hash(&own, cards[0].id) == 0 && own_added(&own, cards[0].id) > 0)
            fail_msg("%s: its pictures would be those of before", rows[i].name);
    }
    char line[LINE_BYTES];
    describe(NULL, 1, line);
    assert_string_equal(line, "");
    assert_int_equal(own_hash(NULL, cards[0].id), 0);
}

static void who_is_asked(void **state)
{
    (void)state;
    struct own_question hidden[] = {{MOED, STR_INIT("a"), {0}, false, true, 0},
                                    {MOED, STR_INIT("c"), {0}, false, true, 0},
                                    {.card = {"rust"}, STR_INIT("e"), STR_INIT("x"), true, false, 0}};
    struct own own = {hidden, 3};
    assert_true(own_asks(&deck, 0, NULL, 0));
    assert_false(own_asks(&deck, 0, &own, 0)); /* the one left is for the second office */
    assert_false(own_asks(&deck, 0, &own, 1));
    assert_true(own_asks(&deck, 0, &own, 2));
    assert_false(own_asks(&deck, 1, NULL, 0));
    assert_true(own_asks(&deck, 1, &own, 0));
}

/* Any change makes another picture. */
static void every_change_is_seen(void **state)
{
    (void)state;
    static const struct own_question all[] = {
        {MOED, STR_INIT("e"), STR_INIT("x"), true, false, 0},
        {MOED, STR_INIT("e"), STR_INIT("y"), true, false, 0},
        {MOED, STR_INIT("f"), STR_INIT("x"), true, false, 0},
        {MOED, STR_INIT("e"), STR_INIT("x"), true, true, 0},
        {MOED, STR_INIT("e"), STR_INIT("x"), true, false, 1},
        {MOED, STR_INIT("e"), STR_INIT("x"), false, false, 0},
        {MOED, STR_INIT("ex"), {0}, true, false, 0},
    };
    for (size_t i = 0; i < COUNT_OF(all); i++)
        for (size_t k = 0; k < i; k++)
            assert_true(own_hash(&(struct own){&all[i], 1}, cards[0].id) !=
                        own_hash(&(struct own){&all[k], 1}, cards[0].id));
}

static void hints(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct own_hints want;
    } rows[] = {
        {"", {0, false, false}},
        {"  ", {0, false, false}},
        {"Wie belt u?", {3, false, false}},
        {"Hoe doet u dat?", {4, false, true}},
        {"hoe?", {1, false, false}},
        {"Hoeveel is genoeg?", {3, false, false}},
        {"Wie, en wanneer?", {3, true, false}},
        {" hoe  dan  ", {2, false, true}},
        {"How so?", {2, false, true}},
        {"een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien",
         {16, false, false}},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct own_hints is = own_hints(str_from(rows[i].text));
        if (is.words != rows[i].want.words || is.comma != rows[i].want.comma || is.how != rows[i].want.how)
            fail_msg("‘%s’: %d words, comma %d, how %d", rows[i].text, is.words, is.comma, is.how);
    }
}

/* ---- the file */

static int arena_begin(void **state)
{
    static struct arena arena;
    *state = &arena;
    return arena_init(&arena, 64 << 20) ? 0 : -1;
}

static int arena_end(void **state)
{
    arena_finish(*state);
    return 0;
}

static void there_and_back(void **state)
{
    struct arena *arena = *state;
    static const struct own_question some[] = {
        {MOED, STR_INIT("eigen-1"), STR_INIT("Zegt u \"ja\" \\ nee, of \xC3\xA9\xC3\xA9n?"), true, false,
         3000},
        {MOED, STR_INIT("a"), {0}, false, true, 0},
        {.card = {"rust"}, STR_INIT("b"), STR_INIT("/x"), false, false, 1},
    };
    struct own own = {some, 3}, back = {0};
    struct err err = {0};
    struct str deck_id, text = own_file_write(arena, STR("proef \"x\""), &own);
    if (!own_file_read(arena, text, &deck_id, &back, &err))
        fail_msg("%s\n%.*s", err.text, STR_ARG(text));
    assert_true(str_eq(deck_id, STR("proef \"x\"")));
    assert_int_equal(back.count, 3);
    for (int i = 0; i < 3; i++) {
        assert_true(card_id_eq(back.at[i].card, some[i].card) && str_eq(back.at[i].id, some[i].id) &&
                    str_eq(back.at[i].text, some[i].text));
        assert_true(back.at[i].added == some[i].added && back.at[i].hidden == some[i].hidden &&
                    back.at[i].place == some[i].place);
    }
    text = own_file_write(arena, STR("leeg"), &(struct own){NULL, 0});
    assert_true(own_file_read(arena, text, &deck_id, &back, &err));
    assert_int_equal(back.count, 0);
}

#define HEAD "{\"waaier\":\"questions\",\"version\":1,\"deck\":\"proef\",\"questions\":["

static void what_is_wrong_is_said(void **state)
{
    struct arena *arena = *state;
    static const struct {
        const char *text, *part; /* of the sentence */
    } rows[] = {
        {"", "geen bestand met eigen vragen"},
        {"[1, 2", "geen bestand met eigen vragen"},
        {"{}", "geen bestand met eigen vragen"},
        {"{\"waaier\":\"questions\"}", "‘version’"},
        {"{\"waaier\":\"questions\",\"version\":2}", "nieuwere"},
        {"{\"waaier\":\"questions\",\"version\":1}", "‘deck’"},
        {"{\"waaier\":\"questions\",\"version\":1,\"deck\":\"x\"}", "‘questions’"},
        {HEAD "3]}", "vraag 1: ‘card’"},
        {HEAD "{\"card\":\"Moed!\"}]}", "vraag 1: ‘card’"},
        {HEAD "{\"card\":\"moed\"}]}", "vraag 1: ‘id’"},
        {HEAD "{\"card\":\"moed\",\"id\":\"a\"},{\"card\":\"moed\",\"id\":\"b\",\"text\":7}]}",
         "vraag 2: ‘text’"},
        {HEAD "{\"card\":\"moed\",\"id\":\"a\",\"text\":\"een\\ntwee\"}]}", "één regel"},
        {HEAD "{\"card\":\"moed\",\"id\":\"a\",\"added\":true}]}", "toegevoegde"},
        {HEAD "{\"card\":\"moed\",\"id\":\"a\",\"hidden\":1}]}", "‘hidden’"},
        {HEAD "{\"card\":\"moed\",\"id\":\"a\",\"place\":0}]}", "‘place’"},
        {HEAD "{\"card\":\"moed\",\"id\":\"a\",\"place\":1.5}]}", "‘place’"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str deck_id;
        struct own own;
        struct err err = {0};
        if (own_file_read(arena, str_from(rows[i].text), &deck_id, &own, &err))
            fail_msg("%s: was read", rows[i].text);
        if (!strstr(err.text, rows[i].part))
            fail_msg("%s: ‘%s’", rows[i].text, err.text);
    }
    char text[2048], words[OWN_TEXT_BYTES + 1];
    struct err err = {0};
    struct str deck_id;
    struct own own;
    memset(words, 'x', OWN_TEXT_BYTES);
    words[OWN_TEXT_BYTES] = '\0';
    (void)snprintf(text, sizeof text, HEAD "{\"card\":\"moed\",\"id\":\"a\",\"text\":\"%s\"}]}", words);
    assert_false(own_file_read(arena, str_from(text), &deck_id, &own, &err));
    assert_int_equal(err.kind, ERR_LIMIT);
    words[OWN_TEXT_BYTES - 1] = '\0';
    (void)snprintf(text, sizeof text,
                   "\xEF\xBB\xBF" HEAD "{\"card\":\"moed\",\"id\":\"a\",\"text\":\"%s\"}]}", words);
    assert_true(own_file_read(arena, str_from(text), &deck_id, &own, &err));
}

static void nothing_is_replaced(void **state)
{
    (void)state;
    static const struct own_question mine[] = {
        {MOED, STR_INIT("eigen-1"), STR_INIT("x"), true, false, 0},
        {MOED, STR_INIT("a"), STR_INIT("Anders?"), false, false, 0},
    };
    static const struct {
        const char *name;
        struct own_question came;
        enum own_fate want;
    } rows[] = {
        {"a new one", {MOED, STR_INIT("eigen-2"), STR_INIT("x"), true, false, 0}, OWN_COMES},
        {"the same", {MOED, STR_INIT("eigen-1"), STR_INIT("x"), true, false, 0}, OWN_SAME},
        {"other words", {MOED, STR_INIT("eigen-1"), STR_INIT("y"), true, false, 0}, OWN_DIFFERS},
        {"the maker's in other words still",
         {MOED, STR_INIT("a"), STR_INIT("z"), false, false, 0},
         OWN_DIFFERS},
        {"hidden there", {MOED, STR_INIT("a"), STR_INIT("Anders?"), false, true, 0}, OWN_DIFFERS},
        {"one of the maker's that is as it was",
         {MOED, STR_INIT("b"), STR_INIT("z"), false, false, 0},
         OWN_COMES},
        {"of a card that is not here",
         {.card = {"vuur"}, STR_INIT("a"), STR_INIT("z"), true, false, 0},
         OWN_HOMELESS},
        {"the id of another card",
         {.card = {"rust"}, STR_INIT("a"), STR_INIT("z"), true, false, 0},
         OWN_COMES},
    };
    struct own have = {mine, 2};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct own came = {&rows[i].came, 1};
        enum own_fate fate = own_fate(&deck, &have, &came, 0);
        if (fate != rows[i].want)
            fail_msg("%s: %d", rows[i].name, fate);
    }
}

static void no_more_than_a_card_holds(void **state)
{
    (void)state;
    struct own_question came[OWN_CARD_MAX + 3];
    char ids[OWN_CARD_MAX + 3][16];
    struct own_question mine = {MOED, STR_INIT("n-0"), STR_INIT("x"), true, false, 0};
    for (int i = 0; i < OWN_CARD_MAX + 3; i++) {
        (void)snprintf(ids[i], sizeof ids[i], "n-%d", i);
        came[i] = (struct own_question){MOED, str_from(ids[i]), STR("x"), true, false, 0};
    }
    struct own have = {&mine, 1}, all = {came, OWN_CARD_MAX + 3};
    assert_int_equal(own_fate(&deck, &have, &all, 0), OWN_SAME);
    for (int i = 1; i < OWN_CARD_MAX; i++)
        assert_int_equal(own_fate(&deck, &have, &all, i), OWN_COMES);
    assert_int_equal(own_fate(&deck, &have, &all, OWN_CARD_MAX), OWN_FULL);
    came[OWN_CARD_MAX].id = STR("n-1"); /* twice in the file */
    assert_int_equal(own_fate(&deck, &have, &all, OWN_CARD_MAX), OWN_SAME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_users_left_them),
        cmocka_unit_test(who_is_asked),
        cmocka_unit_test(every_change_is_seen),
        cmocka_unit_test(hints),
        cmocka_unit_test_setup_teardown(there_and_back, arena_begin, arena_end),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_said, arena_begin, arena_end),
        cmocka_unit_test(nothing_is_replaced),
        cmocka_unit_test(no_more_than_a_card_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
