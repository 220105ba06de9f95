/* deck.yaml, any bytes: the deck loads, or one sentence says why not (and only a newer format may be the reason). Then all
 * of deck_holds: indexes in their lists, ids that are ids and each its own, UTF-8 everywhere, each sentence at a line and
 * column of the file; the same hash the second time; the first card alone looks as it does among all. */
#include "around.h"
#include "deck_holds.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory_file files[AROUND_MAX];
    struct deck deck;
    int count = around(STR("deck.yaml"), (struct str){(const char *)data, size}, files);
    if (deck_loads_well(files, count, STR("nl"), &deck))
        EXPECT(deck.card_count == 2, "%d cards, whatever deck.yaml says", deck.card_count);
    return 0;
}
