/* What is done to questions, through a journal that forgets: what then stands on the card, and what is left of it in the journal. */
#include "app/questions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LINE_BYTES = 512 };

static const struct question three[] = {
    {.id = STR_INIT("a"), .text = STR_INIT("A?")},
    {.id = STR_INIT("b"), .text = STR_INIT("B?"), .offices = 1},
    {.id = STR_INIT("c"), .text = STR_INIT("C?")},
};
static const struct card cards[] = {{.id = {"moed"}, .questions = three, .question_count = 3}};
static const struct deck deck = {.id = STR_INIT("proef"), .cards = cards, .card_count = 1};

static struct str id_of(const struct questions *questions, char name)
{
    struct asked asked[OWN_ASKED_MAX];
    int count = own_merge(&deck, 0, &questions->own, asked);
    for (int i = 0; i < count; i++)
        if (asked[i].text.at[0] == name)
            return asked[i].id;
    return (struct str){0};
}

/* One word a step: "+X?" adds, "a=Y?" adapts the one that begins with A, "a<" restores it, "a-" hides, "a+" shows, "a^" and "av" move it, "a!"
 * drops. */
static void play(struct questions *questions, struct str word)
{
    char copied[64];
    struct card_id card = cards[0].id;
    struct str id = id_of(questions, (char)(word.at[0] - 32)), rest = str_sub(word, 2, word.len);
    str_to_field(copied, sizeof copied, id); /* what is borrowed goes when all is read again */
    id = str_from(copied);
    if (word.at[0] == '+') {
        questions_add(questions, card, str_sub(word, 1, word.len));
        return;
    }
    switch (word.at[1]) {
    case '=': questions_adapt(questions, card, id, rest); break;
    case '<': questions_restore(questions, card, id); break;
    case '-': questions_hide(questions, card, id, true); break;
    case '+': questions_hide(questions, card, id, false); break;
    case '^': questions_move(questions, &deck, 0, 0, id, -1); break;
    case 'v': questions_move(questions, &deck, 0, 0, id, 1); break;
    case '!': questions_drop(questions, card, id); break;
    default: fail_msg("no such step: %.*s", STR_ARG(word));
    }
}

static void describe(const struct questions *questions, char line[LINE_BYTES])
{
    struct asked asked[OWN_ASKED_MAX];
    int count = own_merge(&deck, 0, &questions->own, asked);
    size_t n = 0;
    line[0] = '\0';
    for (int i = 0; i < count; i++)
        n += (size_t)snprintf(line + n, LINE_BYTES - n, "%s%s%.*s", i > 0 ? " " : "",
                              asked[i].hidden ? "-" : "", STR_ARG(asked[i].text));
}

static const struct {
    const char *name, *script, *want;
    int kept; /* rows */
} rows[] = {
    {"nothing", "", "A? B? C?", 0},
    {"added", "+D?", "A? B? C? D?", 1},
    {"added and dropped", "+D? d!", "A? B? C?", 0},
    {"adapted", "a=X?", "X? B? C?", 1},
    {"restored: nothing is left of it", "a=X? x<", "A? B? C?", 0},
    {"hidden", "b-", "A? -B? C?", 1},
    {"shown again", "b- b+", "A? B? C?", 0},
    {"adapted, hidden and restored stays hidden", "a=X? x- x<", "-A? B? C?", 1},
    {"what was added is not restored", "+D? d<", "A? B? C? D?", 1},
    {"what was added is adapted in place", "+D? d=E?", "A? B? C? E?", 1},
    {"moved up, past what is for another office", "c^", "C? B? A?", 3},
    {"moved down", "av", "C? B? A?", 3},
    {"not past the ends", "a^ cv", "A? B? C?", 0},
    {"added and moved to the front", "+D? d^ d^", "D? B? A? C?", 4},
    {"moved and adapted", "c^ c=X?", "X? B? A?", 3},
    {"moved and restored keeps its place", "c=X? x^ x<", "C? B? A?", 3},
};

static void as_it_then_stands(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err;
        struct questions questions;
        char line[LINE_BYTES];
        struct journal *journal = journal_open("", &err);
        assert_true(questions_init(&questions, journal));
        questions_load(&questions, deck.id);
        for (struct str rest = str_from(rows[i].script); rest.len > 0;)
            play(&questions, str_cut(rest, ' ', &rest));
        describe(&questions, line);
        if (strcmp(line, rows[i].want) != 0)
            fail_msg("%s: %s, not %s", rows[i].name, line, rows[i].want);
        if (questions.own.count != rows[i].kept)
            fail_msg("%s: %d rows", rows[i].name, questions.own.count);
        questions_load(&questions, STR("ander"));
        assert_int_equal(questions.own.count, 0);
        questions_finish(&questions);
        journal_close(journal);
    }
}

/* No more than a card holds, each with an id of its own; and none of a deck without a name. */
static void there_is_an_end(void **state)
{
    (void)state;
    struct err err;
    struct questions questions;
    struct journal *journal = journal_open("", &err);
    assert_true(questions_init(&questions, journal));
    questions_load(&questions, deck.id);
    for (int i = 0; i < OWN_CARD_MAX + 5; i++)
        questions_add(&questions, cards[0].id, STR("D?"));
    assert_int_equal(questions.own.count, OWN_CARD_MAX);
    for (int i = 0; i < OWN_CARD_MAX; i++) {
        assert_in_range(questions.own.at[i].id.len, 1, DECK_ID_BYTES_MAX);
        for (int k = 0; k < i; k++)
            assert_false(str_eq(questions.own.at[i].id, questions.own.at[k].id));
    }
    questions_finish(&questions);
    journal_close(journal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_it_then_stands),
        cmocka_unit_test(there_is_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
