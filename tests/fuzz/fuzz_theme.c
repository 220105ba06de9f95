/* theme.yaml, any bytes: the deck loads; every size, leading and colour is within its limits or not there (deck_holds);
 * a key that is not known is a warning, never an error, and names a known key that is near when there is one; cards look
 * different only when the theme does. */
#include <string.h>

#include "around.h"
#include "deck_holds.h"
#include "fuzz.h"

static bool is_plain(const struct deck_theme *theme)
{
    for (int i = 0; i < THEME_ROLE_COUNT; i++) {
        const struct theme_style *role = &theme->role[i];
        if (role->face.len > 0 || role->size_px > 0 || role->leading > 0 || role->coloured)
            return false;
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory_file files[AROUND_MAX];
    struct deck deck = {0};
    int count = around(STR("theme.yaml"), STR(""), files);
    EXPECT(deck_loads_well(files, count, STR("nl"), &deck), "an empty theme stops the deck");
    uint64_t plain = deck.cards[0].content;
    count = around(STR("theme.yaml"), (struct str){(const char *)data, size}, files);
    EXPECT(deck_loads_well(files, count, STR("nl"), &deck), "a theme stops the deck");
    EXPECT((deck.cards[0].content == plain) == is_plain(&deck.theme),
           "the theme and the card's hash disagree");
    return 0;
}
