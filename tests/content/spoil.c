#include "content/spoil.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content/rules.h"
#include "deck/markdown.h"

/* What is loaded is read-only to all but us. */
#define OURS(type, pointer) ((type *)(uintptr_t)(pointer))

static int card_index(struct content *content, const char *id)
{
    int at = deck_card_find(&content->deck, card_id_from(str_from(id)));
    if (at < 0)
        fail_msg("there is no card %s to spoil", id);
    return at;
}

static struct card *card_of(struct content *content, const char *id)
{
    return OURS(struct card, &content->deck.cards[card_index(content, id)]);
}

static int number(const char *text)
{
    int value = 0;
    assert_true(str_to_int(str_from(text), &value));
    return value;
}

void spoil_title(struct content *content, const char *id, const char *text)
{
    card_of(content, id)->title = str_from(text);
}

void spoil_body(struct content *content, const char *id, const char *text)
{
    assert_true(markdown_read(&content->arena, str_from(text), 1, &card_of(content, id)->body));
}

void spoil_notes(struct content *content, const char *id, const char *text)
{
    card_of(content, id)->notes = str_from(text);
}

void spoil_alt(struct content *content, const char *id, const char *text)
{
    card_of(content, id)->alt = str_from(text);
}

void spoil_counter(struct content *content, const char *id, const char *text)
{
    card_of(content, id)->counter = str_from(text);
}

void spoil_picture(struct content *content, const char *id, const char *text)
{
    card_of(content, id)->picture = str_from(text);
}

void spoil_kind(struct content *content, const char *id, const char *text)
{
    card_of(content, id)->kind = kind_find(&content->deck, text);
}

void spoil_layout(struct content *content, const char *id, const char *text)
{
    card_of(content, id)->layout = (enum card_layout)number(text);
}

void spoil_id(struct content *content, const char *id, const char *text)
{
    card_of(content, id)->id = card_id_from(str_from(text));
}

static int office_find(const struct deck *deck, const char *id)
{
    int at = 0;
    while (at < deck->office_count && !str_eq(deck->offices[at].id, str_from(id)))
        at++;
    assert_in_range(at, 0, deck->office_count - 1);
    return at;
}

void spoil_offices(struct content *content, const char *id, const char *text)
{
    card_of(content, id)->offices ^= UINT64_C(1) << office_find(&content->deck, text);
}

static struct question *question_of(struct content *content, const char *id, bool variant)
{
    struct card *card = card_of(content, id);
    for (int i = 0; i < card->question_count; i++) {
        if ((card->questions[i].offices != 0) == variant)
            return OURS(struct question, &card->questions[i]);
    }
    fail_msg("%s has no such question to spoil", id);
    return NULL;
}

void spoil_question(struct content *content, const char *id, const char *text)
{
    question_of(content, id, false)->text = str_from(text);
}

void spoil_variant(struct content *content, const char *id, const char *text)
{
    question_of(content, id, true)->text = str_from(text);
}

void spoil_question_id(struct content *content, const char *id, const char *text)
{
    struct card *card = card_of(content, id);
    assert_true(card->question_count > 1);
    OURS(struct question, &card->questions[0])->id = str_from(text);
    OURS(struct question, &card->questions[1])->id = str_from(text);
}

void spoil_question_count(struct content *content, const char *id, const char *text)
{
    assert_true(number(text) < card_of(content, id)->question_count);
    card_of(content, id)->question_count = number(text);
}

static struct selection *selection_of(struct content *content, const char *id)
{
    for (int i = 0; i < content->deck.selection_count; i++) {
        if (str_eq(content->deck.selections[i].id, str_from(id)))
            return OURS(struct selection, &content->deck.selections[i]);
    }
    fail_msg("there is no selection %s to spoil", id);
    return NULL;
}

void spoil_selection(struct content *content, const char *id, const char *text)
{
    const struct selection *selection = selection_of(content, id);
    int card = card_index(content, text);
    for (int i = 0; i < selection->card_count; i++) {
        if (selection->cards[i] == card)
            OURS(int, selection->cards)[i] = 0;
    }
}

void spoil_selection_kind(struct content *content, const char *id, const char *text)
{
    selection_of(content, id)->kind = (enum selection_kind)number(text);
}

void spoil_selection_office(struct content *content, const char *id, const char *text)
{
    selection_of(content, id)->office = office_find(&content->deck, text);
}

void spoil_book(struct content *content, const char *id, const char *text)
{
    const struct deck *deck = &content->deck;
    for (int i = 0; i < deck->book_count; i++) {
        for (int k = 0; k < deck->book[i].body.count; k++) {
            struct block *block = OURS(struct block, &deck->book[i].body.at[k]);
            if (block->kind == BLOCK_CARD && str_eq(block->target, str_from(id)))
                block->target = str_from(text);
        }
    }
}

void spoil_book_count(struct content *content, const char *id, const char *text)
{
    (void)id;
    assert_true(number(text) < content->deck.book_count);
    content->deck.book_count = number(text);
}

static struct guide *guide_of(struct content *content, const char *id)
{
    const struct deck *deck = &content->deck;
    for (int i = 0; i < deck->guide_count; i++) {
        if (str_eq(deck->audiences[deck->guides[i].audience].id, str_from(id)))
            return OURS(struct guide, &deck->guides[i]);
    }
    fail_msg("there is no guide for %s to spoil", id);
    return NULL;
}

void spoil_use(struct content *content, const char *id, const char *text)
{
    *OURS(struct str, guide_of(content, id)->uses[0].sessions) = str_from(text);
}

void spoil_use_count(struct content *content, const char *id, const char *text)
{
    assert_true(number(text) < guide_of(content, id)->use_count);
    guide_of(content, id)->use_count = number(text);
}

static struct deck_kind *kind_of(struct content *content, const char *id)
{
    int at = kind_find(&content->deck, id);
    assert_true(at >= 0);
    return OURS(struct deck_kind, &content->deck.kinds[at]);
}

void spoil_kind_icon(struct content *content, const char *id, const char *text)
{
    kind_of(content, id)->icon = str_from(text);
}

void spoil_kind_colour(struct content *content, const char *id, const char *text)
{
    kind_of(content, id)->rgb = kind_of(content, text)->rgb;
}

void spoil_office_icon(struct content *content, const char *id, const char *text)
{
    int at = office_find(&content->deck, id);
    OURS(struct deck_office, &content->deck.offices[at])->icon = str_from(text);
}

void spoil_maker(struct content *content, const char *id, const char *text)
{
    (void)id;
    content->deck.maker = str_from(text);
}

void spoil_contact(struct content *content, const char *id, const char *text)
{
    (void)id;
    content->deck.contact = str_from(text);
}

void spoil_card_count(struct content *content, const char *id, const char *text)
{
    (void)id;
    assert_true(number(text) < content->deck.card_count);
    content->deck.card_count = number(text);
}

void spoil_reading(struct content *content, const char *id, const char *text)
{
    diag_add(&content->diags, DIAG_WARNING, str_from(id), 1, 1, "%s", text);
}
