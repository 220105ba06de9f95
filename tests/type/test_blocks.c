/* What a face is made of, for a finger that draws one thing up: nothing is left out, and nothing lies in two. */
#include "type/face.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "typeset.h"

enum { NEAR = 2, LEANS = 8 /* units: a first letter stands exactly at the edge, its own space beside it */ };

#define CARD                                                                                                 \
    .language = STR_INIT("nl"), .kind = STR_INIT("Waarde"), .icon = STR_INIT("diamond"),                     \
    .kind_rgb = 0x3D3A9A, .title = STR_INIT("Moed om te kiezen")

static const struct face_question questions[] = {
    {.text = STR_INIT("Waar loopt uw raad om de beslissing heen?")},
    {.text = STR_INIT("Wat kost het om nu te kiezen, en wat kost het om het niet te doen?")},
    {.text = STR_INIT("Wie moet het het eerst weten?"), .own = true},
};

struct row {
    const char *name;
    struct face face;
    const struct blocks *body; /* NULL: none */
    struct size_px picture;    /* 0: none */
    int count;                 /* of blocks */
    float w_least, w_most;     /* of the widest */
};
static const struct row rows[] = {
    {"kind, title, a paragraph and three items", {CARD}, &usual_body, {0, 0}, 6, 1000, 1700},
    {"what it pulls against is one thing",
     {CARD, .counter = STR_INIT("Behoedzaamheid")},
     &short_body,
     {0, 0},
     4,
     700,
     1700},
    {"offices, credit and place",
     {CARD, .offices = STR_INIT("Raadslid\nGriffier"), .credit = STR_INIT("Vakmanschap"),
      .place = STR_INIT("4 van 28")},
     &short_body,
     {0, 0},
     6,
     700,
     1700},
    {"a picture beside the words", {CARD, .has_picture = true}, &short_body, {400, 300}, 4, 500, 1000},
    {"a picture and nothing else",
     {CARD, .layout = FACE_PICTURE, .has_picture = true},
     NULL,
     {900, 300},
     3,
     900,
     1700},
    {"questions with their numbers",
     {CARD, .side = FACE_BACK, .questions = questions, .question_count = 3,
      .questions_label = STR_INIT("Reflectievragen")},
     NULL,
     {0, 0},
     5,
     1500,
     1730},
    {"branches of a map", {CARD, .layout = FACE_MAP}, &map_body, {0, 0}, 6, 400, 1000},
    {"one of them lit", {CARD, .layout = FACE_MAP, .lit = 2}, &map_body, {0, 0}, 6, 700, 1100},
    {"spines beside it", {CARD, .layout = FACE_MAP, .lit = 3}, &crowd_body, {0, 0}, 10, 700, 1300},
    {"a quote and who said it", {CARD, .layout = FACE_QUOTE}, &quote_body, {0, 0}, 5, 700, 1700},
    {"a section", {CARD, .layout = FACE_SECTION}, &short_body, {0, 0}, 3, 600, 1300},
    {"more than fits", {CARD}, &endless_body, {0, 0}, 0, 600, 1700},
};

static bool holds(struct rect_px outer, struct rect_px inner)
{
    return inner.x >= outer.x - LEANS && inner.y >= outer.y - LEANS &&
           inner.x + inner.w <= outer.x + outer.w + LEANS && inner.y + inner.h <= outer.y + outer.h + LEANS;
}

static void check_words(const char *name, const struct face_words *words, const struct face_blocks *blocks)
{
    for (int i = 0; i < words->count; i++) {
        int in = 0;
        for (int k = 0; k < blocks->count; k++)
            in += holds(blocks->at[k], words->at[i].at);
        if (in != 1)
            fail_msg("%s: \xE2\x80\x9C%.*s\xE2\x80\x9D lies in %d blocks", name, STR_ARG(words->at[i].text),
                     in);
    }
}

static void check_boxes(const struct row *row, const struct face_blocks *blocks)
{
    float widest = 0;
    if (row->count > 0 && blocks->count != row->count)
        fail_msg("%s: %d blocks", row->name, blocks->count);
    for (int i = 0; i < blocks->count; i++) {
        struct rect_px at = blocks->at[i];
        widest = at.w > widest ? at.w : widest;
        if (!holds((struct rect_px){0, 0, 1920, 1080}, at))
            fail_msg("%s: block %d lies beside the card", row->name, i);
        for (int k = 0; k < i; k++) {
            if (!rect_is_empty(rect_meet(rect_inset(at, NEAR), rect_inset(blocks->at[k], NEAR))))
                fail_msg("%s: blocks %d and %d overlap", row->name, k, i);
        }
    }
    if (!(widest >= row->w_least && widest <= row->w_most))
        fail_msg("%s: the widest is %.0f", row->name, (double)widest);
}

static void every_word_in_one_block(void **state)
{
    struct arena arena;
    (void)state;
    assert_true(arena_init(&arena, 1 << 20));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct face_picture picture = {.size = rows[i].picture};
        struct face_words words;
        struct face_blocks blocks;
        struct face face = rows[i].face;
        if (rows[i].body)
            face.body = *rows[i].body;
        arena_rewind(&arena, 0);
        assert_true(face_words(&face, picture.size.w > 0 ? &picture : NULL, &arena, &words, &blocks));
        check_words(rows[i].name, &words, &blocks);
        check_boxes(&rows[i], &blocks);
    }
    arena_finish(&arena);
}

/* The dot or the figure before an item belongs to it. */
static void an_item_has_its_mark(void **state)
{
    struct arena arena;
    struct face face = {CARD, .body = usual_body};
    struct face_words words;
    struct face_blocks blocks;
    (void)state;
    assert_true(arena_init(&arena, 1 << 20));
    assert_true(face_words(&face, NULL, &arena, &words, &blocks));
    struct rect_px item = blocks.at[blocks.count - 1];
    struct face_word last = words.at[words.count - 1];
    int first = words.count - 1;
    while (first > 0 && words.at[first - 1].part == last.part)
        first--;
    assert_true(item.x < words.at[first].at.x - 10);
    arena_finish(&arena);
}

static void a_full_arena_is_told(void **state)
{
    struct arena arena;
    struct face face = {CARD, .body = usual_body};
    struct face_words words;
    struct face_blocks blocks;
    (void)state;
    assert_true(arena_init(&arena, 64));
    assert_false(face_words(&face, NULL, &arena, &words, &blocks));
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_in_one_block),
        cmocka_unit_test(an_item_has_its_mark),
        cmocka_unit_test(a_full_arena_is_told),
    };
    return cmocka_run_group_tests(tests, typeset_begin, NULL);
}
