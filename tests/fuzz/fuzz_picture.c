/* The first bytes of a picture, any bytes, as both programs read them: `waaier` for the card's shape, the painter before it
 * lets a decoder near. Whatever the bytes, a size is positive and within the limits; and of a picture that both accept,
 * both say the same size. */
#include <math.h>

#include "around.h"
#include "deck_holds.h"
#include "fuzz.h"
#include "painter/head.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory_file files[AROUND_MAX];
    struct str bytes = {(const char *)data, size};
    struct deck deck = {0};
    struct head head;
    struct err err = {0};
    bool painted = head_read(bytes, &head, &err);
    EXPECT(painted || (err.kind != ERR_NONE && err.text[0]), "refused without a sentence");
    if (painted && head.kind != HEAD_PDF && head.kind != HEAD_SVG)
        EXPECT(head.w_px >= 1 && head.h_px >= 1 && head.w_px <= PICTURE_SIDE_MAX &&
                   head.h_px <= PICTURE_SIDE_MAX && (int64_t)head.w_px * head.h_px <= PICTURE_PX_MAX &&
                   head.turn >= 1 && head.turn <= 8,
               "%d by %d, turn %d", head.w_px, head.h_px, head.turn);
    int count = around(STR("cards/een.md"),
                       STR("---\nid: een\npicture: pictures/a.png\nalt: Een\n---\n# Een\n"), files);
    for (int i = 0; i < count; i++) {
        if (str_eq(files[i].name, STR("pictures/a.png")))
            files[i].bytes = bytes;
    }
    EXPECT(deck_loads_well(files, count, STR("nl"), &deck), "a picture stops the deck");
    const struct card *card = &deck.cards[0];
    bool shown = card->picture.len > 0;
    EXPECT(!shown || card->picture_px.w * card->picture_px.h <= 1e30f, "it is shown without a size");
    bool pixels = painted && head.kind >= HEAD_PNG && head.kind <= HEAD_WEBP;
    if (shown && pixels)
        EXPECT(card->picture_px.w == (float)head.w_px && card->picture_px.h == (float)head.h_px,
               "%f by %f for the card, %d by %d for the painter", (double)card->picture_px.w,
               (double)card->picture_px.h, head.w_px, head.h_px);
    return 0;
}
