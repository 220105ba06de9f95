/* A card, any bytes: the deck loads whatever the card says, and has all its cards; a card that cannot be read is a
 * placeholder whose sentence is among those that were told. Then all of deck_holds. The same bytes as a card's translation
 * leave its id, kind and offices as they were. */
#include "around.h"
#include "deck_holds.h"
#include "fuzz.h"

enum { CARDS = 3 };

static void as_a_card(struct str bytes)
{
    struct memory_file files[AROUND_MAX];
    struct deck deck = {0};
    int count = around(STR("cards/een.md"), bytes, files);
    EXPECT(deck_loads_well(files, count, STR("nl"), &deck), "a card stops the deck");
    EXPECT(deck.card_count == CARDS, "%d cards", deck.card_count);
    EXPECT(deck.cards[0].broken.len == 0 || deck.cards[0].layout == CARD_TEXT, "a placeholder with a layout");
    EXPECT(deck.cards[1].broken.len == 0 && deck.cards[2].broken.len == 0, "the cards beside it broke");
}

static void as_a_translation(struct str bytes)
{
    struct memory_file files[AROUND_MAX];
    struct deck deck = {0};
    int count = around(STR("cards/moed.en.md"), bytes, files);
    EXPECT(deck_loads_well(files, count, STR("en"), &deck), "a translation stops the deck");
    EXPECT(deck.card_count == CARDS - 1, "%d cards", deck.card_count);
    const struct card *card = &deck.cards[0];
    EXPECT(str_eq(card_id_str(&card->id), STR("moed")) && card->kind == 0 && card->offices == 0,
           "a translation changed more than words");
    EXPECT(card->broken.len == 0, "a translation broke its card");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    as_a_card(bytes);
    as_a_translation(bytes);
    return 0;
}
