/* Hashes of what can be seen: the keys of painted pictures. A card's covers all its faces, the deck's everything. */
#include <string.h>

#include "deck/loading.h"

uint64_t content_add(uint64_t hash, struct str bytes)
{
    uint64_t word = 0;
    size_t at = 0;
    for (; bytes.len - at >= sizeof word; at += sizeof word) {
        memcpy(&word, bytes.at + at, sizeof word);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    word = bytes.len; /* also tells "ab" "c" from "a" "bc" */
    for (size_t i = at; i < bytes.len; i++)
        word = word << 8 | (unsigned char)bytes.at[i];
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static uint64_t add_text(uint64_t hash, struct str text)
{
    return content_add(hash, text);
}

static uint64_t add_number(uint64_t hash, uint64_t number)
{
    return content_add(hash, (struct str){(const char *)&number, sizeof number});
}

static uint64_t add_words(uint64_t hash, struct words words)
{
    return add_text(add_text(hash, words.nl), words.en);
}

static uint64_t add_blocks(struct loading *l, uint64_t hash, struct blocks blocks)
{
    for (int i = 0; i < blocks.count; i++) {
        const struct block *block = &blocks.at[i];
        hash = add_number(hash, (uint64_t)block->kind << 40 | (uint64_t)(unsigned)block->level << 32 |
                                    (uint64_t)(unsigned)block->number);
        for (int k = 0; k < block->run_count; k++) {
            hash = add_text(hash, block->runs[k].text);
            hash = add_number(add_text(hash, block->runs[k].link), block->runs[k].style);
        }
        if (block->kind == BLOCK_PICTURE) {
            const struct picture_known *known = picture_look(l, block->target);
            hash = add_number(add_text(hash, block->target), known ? known->stamp : 0);
        }
    }
    return hash;
}

static uint64_t theme_hash(const struct deck_theme *theme)
{
    uint64_t hash = 0;
    for (int i = 0; i < THEME_ROLE_COUNT; i++) {
        const struct theme_style *role = &theme->role[i];
        hash = add_text(hash, role->face);
        hash = add_number(hash, (uint64_t)(role->size_px * 64) << 32 | (uint64_t)(role->leading * 1024));
        hash = add_number(hash, (uint64_t)role->coloured << 32 | role->rgb);
    }
    return hash;
}

static uint64_t offices_hash(const struct deck *deck, uint64_t hash, uint64_t set)
{
    for (int i = 0; i < deck->office_count; i++) {
        if (set >> i & 1)
            hash = add_words(hash, deck->offices[i].name);
    }
    return add_number(hash, set);
}

static uint64_t page_hash(struct loading *l, uint64_t hash, const struct card_page *page)
{
    uint64_t stamp = 0;
    struct str file = l->documents ? l->documents[page->document].file : STR("");
    if (l->documents)
        hash = add_number(hash, (uint64_t)l->documents[page->document].slide);
    (void)source_has(l->source, file, &stamp);
    return add_number(add_number(add_text(hash, file), stamp), (uint64_t)page->number);
}

/* The words, and the title of the card when they name one. */
static uint64_t counter_hash(const struct loading *l, uint64_t hash, struct str counter)
{
    int at = name_is_id(counter) ? name_index_find(&l->index, card_id_from(counter)) : -1;
    return add_text(add_text(hash, counter), at >= 0 ? l->cards[at].title : STR(""));
}

static uint64_t card_hash(struct loading *l, const struct card *card, uint64_t hash)
{
    const struct deck *deck = l->deck;
    hash = add_text(add_text(hash, card->title), card->alt);
    hash = add_text(add_blocks(l, hash, card->body), card->broken);
    hash = add_number(hash, (uint64_t)card->layout);
    if (card->kind >= 0) {
        const struct deck_kind *kind = &deck->kinds[card->kind];
        hash = add_number(add_text(add_words(hash, kind->name), kind->icon), kind->rgb);
    }
    if (card->counter.len > 0) /* else the pictures kept from before would all be made again */
        hash = counter_hash(l, hash, card->counter);
    hash = offices_hash(deck, hash, card->offices);
    hash = offices_hash(deck, hash, card->optional_for);
    for (int i = 0; i < card->question_count; i++) {
        hash = add_text(add_text(hash, card->questions[i].id), card->questions[i].text);
        hash = offices_hash(deck, hash, card->questions[i].offices);
    }
    if (card->picture.len > 0) {
        const struct picture_known *known = picture_look(l, card->picture);
        hash = add_number(add_text(hash, card->picture), known ? known->stamp : 0);
    }
    return card->layout == CARD_PAGE ? page_hash(l, hash, &card->page) : hash;
}

static uint64_t common_hash(const struct deck *deck)
{
    return add_text(theme_hash(&deck->theme), deck->language);
}

uint64_t content_of_card(struct loading *l, const struct card *card)
{
    return card_hash(l, card, common_hash(l->deck));
}

void content_compute(struct loading *l)
{
    uint64_t common = common_hash(l->deck);
    uint64_t all = l->text_hash;
    for (int i = 0; i < l->deck->card_count && !loading_cancelled(l); i++) {
        struct card *card = &l->cards[i];
        card->content = card_hash(l, card, common);
        all = add_number(add_text(all, card_id_str(&card->id)), card->content);
    }
    l->deck->content = all;
}
