/* The files beside the cards (a book page, a guide, a session), any bytes: none of them ever stops the deck or touches its
 * cards. Then all of deck_holds. The first byte says which file it is. */
#include "around.h"
#include "deck_holds.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct str names[] = {STR_INIT("book/1.md"), STR_INIT("guide/a.md"),
                                       STR_INIT("sessions/1.yaml"), STR_INIT("book/1.en.md")};
    struct taker taker = {data, size};
    struct str name = names[take_byte(&taker) % COUNT_OF(names)];
    struct memory_file files[AROUND_MAX];
    struct deck deck = {0};
    int count = around(name, (struct str){(const char *)taker.at, taker.left}, files);
    bool english = str_ends(name, STR(".en.md"));
    EXPECT(deck_loads_well(files, count, english ? STR("en") : STR("nl"), &deck), "%.*s stops the deck",
           STR_ARG(name));
    EXPECT(deck.card_count == 2 && deck.cards[0].broken.len == 0 && deck.cards[1].broken.len == 0,
           "%.*s breaks cards", STR_ARG(name));
    return 0;
}
