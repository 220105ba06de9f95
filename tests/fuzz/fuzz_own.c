/* A file of own questions, any bytes: it is read, or one sentence says what is wrong. What was read and written again reads as the same, and
 * each question is a line of UTF-8 with ids that are ids. */
#include "deck/own_file.h"

#include "fuzz.h"

enum { ARENA_BYTES = 64 << 20 };

static void question_holds(const struct own_question *question)
{
    EXPECT_UTF8(question->text, "the text");
    EXPECT(question->text.len < OWN_TEXT_BYTES && question->place >= 0, "%zu bytes, place %d",
           question->text.len, question->place);
    EXPECT(question->card.at[0] && question->id.len > 0 && question->id.len <= DECK_ID_BYTES_MAX,
           "a question of nothing");
    EXPECT(!question->added || question->text.len > 0, "nothing was added");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena arena;
    struct own own, back;
    struct str deck, deck_back;
    struct err err = {0};
    if (!arena.base)
        EXPECT(arena_init(&arena, ARENA_BYTES), "no memory");
    arena_rewind(&arena, 0);
    if (!own_file_read(&arena, (struct str){(const char *)data, size}, &deck, &own, &err)) {
        EXPECT(err.kind != ERR_NONE && err.text[0], "it fails without a sentence");
        EXPECT_UTF8(str_from(err.text), "the sentence");
        return 0;
    }
    struct str text = own_file_write(&arena, deck, &own);
    if (!text.at)
        return 0; /* no room: a limit */
    EXPECT(own_file_read(&arena, text, &deck_back, &back, &err), "what was written cannot be read: %s",
           err.text);
    EXPECT(str_eq(deck, deck_back) && own.count == back.count, "%d questions became %d", own.count,
           back.count);
    for (int i = 0; i < own.count; i++) {
        const struct own_question *a = &own.at[i], *b = &back.at[i];
        question_holds(a);
        EXPECT(card_id_eq(a->card, b->card) && str_eq(a->id, b->id) && str_eq(a->text, b->text) &&
                   a->added == b->added && a->hidden == b->hidden && a->place == b->place,
               "question %d became another", i + 1);
    }
    return 0;
}
