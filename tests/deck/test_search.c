#include "deck/search.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "deck/opened.h"

enum { CARDS_MANY = 20000, HITS = 8 };

static void write_card(struct opened *opened, const char *name, const char *text)
{
    char path[64];
    (void)snprintf(path, sizeof path, "deck/cards/%s.md", name);
    place_write(&opened->place, path, str_from(text));
}

static void open_cards(struct opened *opened)
{
    opened_begin(opened);
    place_write(&opened->place, "deck/deck.yaml", STR("waaier: 1\nid: x\ntitle: x\nlicence: x\n"));
    write_card(
        opened, "a",
        "---\nid: a\nquestions: [{id: v, text: \"Durf jij?\"}]\n---\n# Moed\n\nIeder gelijk behandelen.\n");
    write_card(
        opened, "b",
        "---\nid: b\ncounter: \"Eigen regie\"\n---\n# Coördinatie\n\nMoed vraagt *overleg*, en ĳver.\n");
    write_card(opened, "c",
               "---\nid: c\nquestions: [{id: v, text: \"Heb je moed?\"}]\n---\n# Rust\n\nStil — even.\n\n- "
               "durven\n- doen\n");
    opened_load(opened, "deck", (struct deck_options){0});
    assert_true(opened->ok);
}

static void queries(void **state)
{
    (void)state;
    static const struct {
        const char *name, *query, *want;
    } rows[] = {
        {"title before body before question", "moed", "a0 b1 c2"},
        {"the last word is a beginning", "moe", "a0 b1 c2"},
        {"but not an end", "oed", ""},
        {"case and accents do not count", "COORDINATIE", "b0"},
        {"nor do ligatures", "ijver", "b1"},
        {"words before the last are whole", "moe gelijk", ""},
        {"every word must be there", "moed gelijk", "a0"},
        {"in any field", "moed dur", "a0 c1"},
        {"in any order", "overleg moed", "b1"},
        {"signs do not count", "moed, vraagt!", "b1"},
        {"nothing finds nothing", "", ""},
        {"signs alone find nothing", " ?! ", ""},
        {"what is not there", "olifant", ""},
        {"a dash parts words", "even", "c1"},
        {"a question", "heb je", "c2"},
        {"what a card pulls against", "regie", "b1"},
    };
    struct opened opened;
    open_cards(&opened);
    const struct search *search = search_create(&opened.arena, &opened.deck);
    assert_non_null(search);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct search_hit hits[HITS];
        struct str all = str_copy(&opened.arena, STR(""));
        int count = search_find(search, &opened.arena, str_from(rows[i].query), hits, HITS);
        for (int k = 0; k < count; k++)
            all = str_format(&opened.arena, "%.*s%s%s%d", STR_ARG(all), k > 0 ? " " : "",
                             opened.deck.cards[hits[k].card].id.at, (int)hits[k].field);
        expect_text(rows[i].name, all, rows[i].want);
    }
    struct search_hit one;
    assert_int_equal(search_find(search, &opened.arena, STR("moed"), &one, 1), 1);
    assert_int_equal(search_find(search, &opened.arena, STR("moed"), &one, 0), 0);
    opened_end(&opened);
}

static void lines(void **state)
{
    (void)state;
    static const struct {
        const char *query, *want;
    } rows[] = {
        {"over", "Moed vraagt |over|leg, en ĳver."},
        {"coord", "|Coörd|inatie"},
        {"i", "|I|eder gelijk behandelen."},
        {"ij", "Moed vraagt overleg, en |ĳ|ver."},
        {"doen", "|doen|"},
        {"heb", "|Heb| je moed?"},
    };
    struct opened opened;
    open_cards(&opened);
    const struct search *search = search_create(&opened.arena, &opened.deck);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct search_hit hit;
        assert_int_equal(search_find(search, &opened.arena, str_from(rows[i].query), &hit, 1), 1);
        expect_text(rows[i].query,
                    str_format(&opened.arena, "%.*s|%.*s|%.*s", STR_ARG(hit.before), STR_ARG(hit.match),
                               STR_ARG(hit.after)),
                    rows[i].want);
    }
    opened_end(&opened);
}

static void a_long_line_is_cut_between_words(void **state)
{
    (void)state;
    struct opened opened;
    opened_card(
        &opened,
        "---\nid: a\n---\n# A\n\nEen lange zin met heel veel woorden voordat het ene woord komt dat gezocht "
        "wordt, namelijk vertrouwen, waarna er ook nog heel veel woorden achter komen te staan.\n");
    const struct search *search = search_create(&opened.arena, &opened.deck);
    struct search_hit hit;
    assert_int_equal(search_find(search, &opened.arena, STR("vertrouw"), &hit, 1), 1);
    expect_text("before", hit.before, " het ene woord komt dat gezocht wordt, namelijk ");
    expect_text("match", hit.match, "vertrouw");
    expect_text("after", hit.after, "en, waarna er ook nog heel veel woorden achter");
    opened_end(&opened);
}

/* A page's words come in after the index was made: it is found by them, and no longer by what it said before. */
static void words_that_come_later(void **state)
{
    (void)state;
    struct opened opened;
    open_cards(&opened);
    struct search *search = search_create(&opened.arena, &opened.deck);
    struct search_hit hits[HITS];
    struct document_words words = {.text = STR("Rond de tafel\nzit ieder")};
    assert_int_equal(search_find(search, &opened.arena, STR("tafel"), hits, HITS), 0);
    deck_page_words(&opened.arena, &opened.deck, 2, &words);
    assert_true(search_take(search, &opened.arena, 2));
    assert_int_equal(search_find(search, &opened.arena, STR("tafel"), hits, HITS), 1);
    assert_int_equal(hits[0].card, 2);
    assert_int_equal(hits[0].field, SEARCH_BODY);
    expect_text("before", hits[0].before, "Rond de ");
    expect_text("after", hits[0].after, " zit ieder");
    assert_int_equal(search_find(search, &opened.arena, STR("ieder"), hits, HITS), 2);
    assert_int_equal(hits[0].card, 0);
    assert_int_equal(search_find(search, &opened.arena, STR("durven"), hits, HITS), 0);
    assert_int_equal(search_find(search, &opened.arena, STR("rust"), hits, HITS), 1);
    opened_end(&opened);
}

/* Letters of 10 x 10, two lines. */
static void marks_stand_on_the_words(void **state)
{
    (void)state;
    static const struct {
        const char *query, *want;
    } rows[] = {
        {"raad", "30,0 40 | 0,20 40"},
        {"ra", "30,0 20 | 0,20 20"},
        {"aad", ""},
        {"de raad", "0,0 20 | 30,0 40 | 0,20 40"},
        {"overleg", ""},
        {"\xC3\xA9\xC3\xA9n", "50,20 30"},
        {"EEN", "50,20 30"},
        {"", ""},
        {"!", ""},
    };
    static const char words[] = "De raad. Over\nRaad \xC3\xA9\xC3\xA9n";
    struct arena arena;
    struct rect_px boxes[32], marks[8];
    assert_true(arena_init(&arena, 4 << 20));
    int count = 0;
    float x = 0, y = 0;
    for (const char *at = words; *at; at++) {
        if (((unsigned char)*at & 0xC0) == 0x80)
            continue;
        boxes[count++] = (struct rect_px){x, y, 10, 10};
        x = *at == '\n' ? 0 : x + 10;
        y = *at == '\n' ? 20 : y;
    }
    struct document_text text = {str_from(words), boxes, count};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str all = str_copy(&arena, STR(""));
        int found = search_marks(&arena, &text, str_from(rows[i].query), marks, 8);
        for (int k = 0; k < found; k++)
            all = str_format(&arena, "%.*s%s%.0f,%.0f %.0f", STR_ARG(all), k > 0 ? " | " : "",
                             (double)marks[k].x, (double)marks[k].y, (double)marks[k].w);
        expect_text(rows[i].query, all, rows[i].want);
    }
    assert_int_equal(search_marks(&arena, &text, STR("raad"), marks, 1), 1);
    assert_int_equal(search_marks(&arena, &(struct document_text){0}, STR("raad"), marks, 8), 0);
    arena_finish(&arena);
}

/* Twenty thousand cards of some eighty words. */
static void many(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        int count, first;
    } queries_many[] = {
        {"besluit", HITS, 0},      {"de", HITS, 0},    {"gemeente vertr", HITS, 0},
        {"kaart 19999", 1, 19999}, {"xylofoon", 0, 0},
    };
    struct arena arena;
    assert_true(arena_init(&arena, (size_t)1 << 30));
    struct card *cards = ARENA_NEW(&arena, struct card, CARDS_MANY);
    struct block *blocks = ARENA_NEW(&arena, struct block, CARDS_MANY);
    struct run *runs = ARENA_NEW(&arena, struct run, CARDS_MANY);
    assert_true(cards && blocks && runs);
    for (int i = 0; i < CARDS_MANY; i++) {
        runs[i].text =
            str_format(&arena,
                       "%d de gemeente neemt een besluit over de raad en het college, samen met wie er woont "
                       "en werkt, want vertrouwen komt te voet en gaat te paard; dat weet iedereen die "
                       "er wel eens bij heeft gezeten toen het spannend werd aan tafel, en wie niet? Zo "
                       "gaat dat elk jaar weer, in elke raad, met elke griffier en elke burgemeester die "
                       "er een avond voor vrij maakt; en daarna is er koffie, en dan gaat men naar huis.",
                       i);
        blocks[i] = (struct block){.runs = &runs[i], .run_count = 1};
        cards[i] = (struct card){.title = str_format(&arena, "Kaart %d", i), .body = {&blocks[i], 1}};
    }
    struct deck deck = {.cards = cards, .card_count = CARDS_MANY};
    const struct search *search = search_create(&arena, &deck);
    assert_non_null(search);
    for (size_t i = 0; i < COUNT_OF(queries_many); i++) {
        struct search_hit hits[HITS];
        int count = search_find(search, &arena, str_from(queries_many[i].query), hits, HITS);
        assert_int_equal(count, queries_many[i].count);
        if (count > 0)
            assert_int_equal(hits[0].card, queries_many[i].first);
    }
    arena_finish(&arena);
}

/* What users added and adapted is found and says so; what they hid or wrote over is not; and all is as it was without them. */
static void questions_of_users_are_found(void **state)
{
    (void)state;
    const struct own_question done[] = {
        {.card = {"a"}, .id = STR("v"), .text = STR("Wat waagt u?")},
        {.card = {"a"}, .id = STR("e1"), .text = STR("Welke olifant staat er?"), .added = true},
        {.card = {"b"}, .id = STR("e2"), .text = STR("Zag u de \xC3\xB3lifant?"), .added = true},
        {.card = {"c"}, .id = STR("v"), .hidden = true},
        {.card = {"weg"}, .id = STR("e3"), .text = STR("Een olifant te veel?"), .added = true},
    };
    const struct own own = {done, COUNT_OF(done)}, less = {done, 2}, none = {0};
    static const struct {
        const char *name, *query, *of_all, *of_less, *of_none;
    } rows[] = {
        {"added, on two cards", "olifant", "a2+ b2+", "a2+", ""},
        {"adapted", "waagt", "a2~", "a2~", ""},
        {"what it stands in the place of", "durf jij", "", "", "a2"},
        {"hidden", "heb je", "", "c2", "c2"},
        {"the other words of such a card", "gelijk", "a1", "a1", "a1"},
    };
    struct opened opened;
    open_cards(&opened);
    struct search *search = search_create(&opened.arena, &opened.deck);
    size_t used = 0;
    for (int round = 0; round < 9; round++) {
        const struct own *const sets[] = {&own, &less, &none};
        assert_true(search_own(search, &opened.arena, sets[round % 3]));
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            const char *const wants[] = {rows[i].of_all, rows[i].of_less, rows[i].of_none};
            struct search_hit hits[HITS];
            size_t mark = opened.arena.used;
            struct str got = STR("");
            int count = search_find(search, &opened.arena, str_from(rows[i].query), hits, HITS);
            for (int k = 0; k < count; k++)
                got = str_format(&opened.arena, "%.*s%s%s%d%s", STR_ARG(got), k > 0 ? " " : "",
                                 opened.deck.cards[hits[k].card].id.at, (int)hits[k].field,
                                 hits[k].origin == OWN_ADDED     ? "+"
                                 : hits[k].origin == OWN_ADAPTED ? "~"
                                                                 : "");
            if (!str_eq(got, str_from(wants[round % 3])))
                fail_msg("%s, round %d: %.*s, not %s", rows[i].name, round, STR_ARG(got), wants[round % 3]);
            arena_rewind(&opened.arena, mark);
        }
        used = round == 2 ? opened.arena.used : used;
    }
    assert_int_equal(opened.arena.used, used); /* asked for again and again it takes no more */
    opened_end(&opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queries),
        cmocka_unit_test(lines),
        cmocka_unit_test(a_long_line_is_cut_between_words),
        cmocka_unit_test(words_that_come_later),
        cmocka_unit_test(questions_of_users_are_found),
        cmocka_unit_test(marks_stand_on_the_words),
        cmocka_unit_test(many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
