/* The words of a card in order, for running text: no place, no column, no size of theirs. */
#include "view/lines.h"

#include "base/words.h"
#include "paint/cardface.h"

enum { DEPTH_MAX = 4 };

bool lines_begin(struct lines *lines, struct arena *arena, int cap)
{
    *lines = (struct lines){.arena = arena, .at = ARENA_NEW(arena, struct reading_line, cap), .cap = cap};
    return lines->at != NULL;
}

void lines_put(struct lines *lines, enum reading_kind kind, struct str text, int number)
{
    if (text.len > 0 && lines->count < lines->cap)
        lines->at[lines->count++] = (struct reading_line){.kind = kind, .text = text, .number = number};
}

static enum reading_kind kind_of(enum block_kind kind)
{
    switch (kind) {
    case BLOCK_HEADING: return READING_HEADING;
    case BLOCK_ITEM: return READING_ITEM;
    case BLOCK_QUOTE: return READING_QUOTE;
    case BLOCK_PARAGRAPH:
    case BLOCK_RULE:
    case BLOCK_PICTURE:
    case BLOCK_CARD: break;
    }
    return READING_TEXT;
}

static void put_body(struct lines *lines, const struct card *card)
{
    for (int i = 0; i < card->body.count; i++) {
        const struct block *block = &card->body.at[i];
        lines_put(lines, kind_of(block->kind), block_text(lines->arena, block), block->number);
    }
}

static void put_questions(struct lines *lines, const struct show_cards *cards, int card)
{
    struct asked asked[OWN_ASKED_MAX];
    int count = own_merge(cards->deck, card, cards->own, asked), number = 0;
    for (int i = 0; i < count; i++) {
        if (!asked_by(&asked[i], cards->office))
            continue;
        if (number == 0)
            lines_put(lines, READING_HEADING, str_from(_("Reflectievragen")), 0);
        lines_put(lines, READING_QUESTION, asked[i].text, ++number);
    }
}

bool view_reading(struct arena *arena, const struct show_cards *cards, int place, struct str language,
                  struct reading *out)
{
    const struct deck *deck = cards->deck;
    const struct card *card = &deck->cards[cards->order[place]];
    struct lines lines;
    *out = (struct reading){0};
    if (!lines_begin(&lines, arena, READING_LINES_MAX))
        return false;
    if (card->kind >= 0 && card->kind < deck->kind_count)
        lines_put(&lines, READING_KIND, words_in(deck->kinds[card->kind].name, language), 0);
    lines_put(&lines, READING_TITLE, card->title, 0);
    struct str counter = deck_counter(deck, card);
    if (counter.len > 0)
        lines_put(&lines, READING_TEXT, str_format(arena, _("Tegenover: %.*s"), STR_ARG(counter)), 0);
    if (card->broken.len > 0)
        lines_put(&lines, READING_TEXT, card->broken, 0);
    put_body(&lines, card);
    if (card->alt.len > 0)
        lines_put(&lines, READING_TEXT, str_format(arena, _("Afbeelding: %.*s"), STR_ARG(card->alt)), 0);
    put_questions(&lines, cards, cards->order[place]);
    *out = (struct reading){.at = lines.at, .count = lines.count};
    return true;
}

/* ---- a page of the book */

static bool has_styles(const struct block *block)
{
    for (int i = 0; i < block->run_count && block->kind != BLOCK_PICTURE; i++)
        if (block->runs[i].style & (RUN_BOLD | RUN_ITALIC) || block->runs[i].link.len > 0)
            return true;
    return false;
}

void lines_put_block(struct lines *lines, const struct deck *deck, const struct block *block)
{
    struct str text = block_text(lines->arena, block);
    int before = lines->count;
    if (block->kind == BLOCK_CARD) {
        int card = deck_card_find(deck, card_id_from(block->target));
        lines_put(lines, READING_CARD, card >= 0 ? block->target : (struct str){0}, 0);
        if (lines->count > before)
            lines->at[before].card = card;
        return;
    }
    if (block->kind == BLOCK_PICTURE && text.len > 0)
        text = str_format(lines->arena, _("Afbeelding: %.*s"), STR_ARG(text));
    lines_put(lines, kind_of(block->kind), text, block->number);
    if (lines->count > before && (block->kind == BLOCK_ITEM || block->kind == BLOCK_PARAGRAPH))
        lines->at[before].depth = block->level < DEPTH_MAX ? block->level : DEPTH_MAX;
    if (lines->count > before && has_styles(block)) {
        lines->at[before].runs = block->runs;
        lines->at[before].run_count = block->run_count;
    }
}

bool view_reading_page(struct arena *arena, const struct deck *deck, const struct book_page *page,
                       struct reading *out)
{
    const struct blocks *body = &page->body;
    bool own = body->count > 0 && body->at[0].kind == BLOCK_HEADING && body->at[0].level == 1;
    struct lines lines;
    *out = (struct reading){0};
    if (!lines_begin(&lines, arena, body->count + 1))
        return false;
    lines_put(&lines, READING_TITLE, own ? block_text(arena, &body->at[0]) : page->title, 0);
    for (int i = own; i < body->count; i++)
        lines_put_block(&lines, deck, &body->at[i]);
    *out = (struct reading){.at = lines.at, .count = lines.count};
    return true;
}
