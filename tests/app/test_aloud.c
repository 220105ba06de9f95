/* What is read aloud of a card stands on it: every word that is said of the demo deck is found where the painter sets it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/volume.h"
#include "base/words.h"
#include "paint/cardface.h"
#include "type/faces.h"
#include "view/aloud.h"

struct desk {
    struct volume volume;
    struct arena arena;
    struct arena scratch;
};

static int begin(void **state)
{
    static struct desk desk;
    struct err err = {0};
    *state = &desk;
    if (!faces_init(WAAIER_FONTS_DIR, &err) || err.kind != ERR_NONE)
        exit(77);
    assert_true(arena_init(&desk.arena, 16 << 20) && arena_init(&desk.scratch, 16 << 20));
    volume_open(&desk.volume, NULL, WAAIER_SOURCE_DIR "/decks/demo",
                &(struct volume_options){.language = STR("nl")});
    assert_int_equal(desk.volume.status, VOLUME_READY);
    return 0;
}

static int end(void **state)
{
    struct desk *desk = *state;
    volume_close(&desk->volume, NULL);
    arena_finish(&desk->arena);
    arena_finish(&desk->scratch);
    return 0;
}

static bool place(struct desk *desk, const struct aloud_card *card, struct face_words *out)
{
    struct cardface_options options = {.language = STR("nl"), .lit = card->lit};
    struct size_px size = card->deck->cards[card->card].picture_px;
    struct face_picture picture = {.size = size};
    struct face face;
    if (!cardface_make(&desk->arena, card->deck, card->card, card->back ? FACE_BACK : FACE_FRONT, &options,
                       &face))
        return false;
    assert_true(face_words(&face, face.has_picture ? &picture : NULL, &desk->arena, out, NULL));
    return true;
}

/* Answers how many words were looked for. */
static int look_up(struct desk *desk, const struct aloud_card *card, const struct aloud *aloud, int line,
                   const struct face_words *words)
{
    struct str text = aloud->at[line].text, rest = text;
    int count = 0;
    while (rest.len > 0) {
        struct str word = str_cut(rest, ' ', &rest);
        size_t from = (size_t)(word.at - text.at);
        struct rect_px at[8];
        bool letters = false;
        for (size_t i = 0; i < word.len; i++)
            letters = letters || ((word.at[i] | 0x20) >= 'a' && (word.at[i] | 0x20) <= 'z');
        if (!letters)
            continue;
        int found = aloud_find(&desk->scratch, words, aloud, line, from, from + word.len, at, COUNT_OF(at));
        if (found == 0)
            fail_msg("%s %s: \"%.*s\" of \"%.*s\" is nowhere", card->deck->cards[card->card].id.at,
                     card->back ? "back" : "front", STR_ARG(word), STR_ARG(text));
        for (int i = 0; i < found; i++)
            assert_true(at[i].w > 0 && at[i].h > 0 && at[i].x >= 0 && at[i].x + at[i].w <= 1920 &&
                        at[i].y >= 0 && at[i].y + at[i].h <= 1080);
        count++;
    }
    return count;
}

static int look_all_up(struct desk *desk, const struct aloud_card *card)
{
    struct aloud aloud;
    struct face_words words;
    int count = 0;
    arena_rewind(&desk->arena, 0);
    if (!place(desk, card, &words))
        return 0;
    assert_true(aloud_of_card(&desk->arena, card, &aloud));
    for (int i = 0; i < aloud.count; i++)
        count += aloud.at[i].written ? look_up(desk, card, &aloud, i, &words) : 0;
    return count;
}

static void every_word_of_the_demo_is_found(void **state)
{
    struct desk *desk = *state;
    const struct deck *deck = &desk->volume.deck;
    int count = 0;
    for (int i = 0; i < deck->card_count; i++) {
        struct aloud_card card = {.deck = deck, .card = i, .language = STR("nl")};
        count += look_all_up(desk, &card);
        card.lit = deck->cards[i].layout == CARD_MAP;
        count += card.lit ? look_all_up(desk, &card) : 0;
        card.lit = 0;
        card.back = true;
        count += deck->cards[i].question_count > 0 ? look_all_up(desk, &card) : 0;
    }
    assert_true(count > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_the_demo_is_found),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
