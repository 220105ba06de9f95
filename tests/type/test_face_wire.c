#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "typeset.h"

enum { MESSAGE_MAX = 64 << 10, ROOM = 4 << 20 };

static const struct face_question asked[] = {{STR_INIT("Wie spreekt u aan?"), false, false},
                                             {STR_INIT("Waarom?"), true, false},
                                             {STR_INIT("En nu?"), true, true}};

static const struct face samples[] = {
    {.side = FACE_FRONT},
    {.side = FACE_BACK,
     .language = STR_INIT("nl"),
     .kind = STR_INIT("Waarde"),
     .icon = STR_INIT("diamond"),
     .counter = STR_INIT("voorzichtigheid"),
     .kind_rgb = 0x3D3A9A,
     .title = STR_INIT("Moed"),
     .questions = asked,
     .question_count = 2,
     .questions_label = STR_INIT("Reflectievragen")},
    {.side = FACE_TILE_UPRIGHT,
     .layout = FACE_BROKEN,
     .offices = STR_INIT("Raadslid"),
     .place = STR_INIT("17 van 28"),
     .credit = STR_INIT("Waaier-team"),
     .trouble = STR_INIT("cards/017.md:4:1: onbekende sleutel"),
     .has_picture = true},
    {.layout = FACE_MAP,
     .lit = 3,
     .style = {[ROLE_CLAIM] = {STR_INIT("Inter"), 50, 1.3f, true, 0x112233}, [ROLE_CREDIT] = {.size = 33}}},
};

static struct face sample_at(size_t index)
{
    struct face face = samples[index];
    face.body = face.layout == FACE_MAP ? map_body : usual_body;
    return face;
}

static struct wire_out written(const struct face *face, unsigned char *room)
{
    struct wire_out out = {.at = room, .cap = MESSAGE_MAX};
    face_put(&out, face);
    assert_false(out.full);
    return out;
}

static void what_is_put_is_taken(void **state)
{
    (void)state;
    static unsigned char first[MESSAGE_MAX], second[MESSAGE_MAX];
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        struct arena arena = {0};
        struct face face = sample_at(i), back;
        struct wire_out out = written(&face, first);
        struct wire_in in = {.at = first, .len = out.len};
        assert_true(arena_init(&arena, ROOM));
        assert_true(face_take(&in, &arena, &back));
        assert_int_equal(in.pos, in.len);
        struct wire_out again = written(&back, second);
        assert_int_equal(again.len, out.len);
        assert_memory_equal(first, second, out.len);
        arena_finish(&arena);
    }
}

static void every_shorter_message_is_refused(void **state)
{
    (void)state;
    static unsigned char room[MESSAGE_MAX];
    struct arena arena = {0};
    assert_true(arena_init(&arena, ROOM));
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        struct face face = sample_at(i), back = {.lit = 77};
        struct wire_out out = written(&face, room);
        for (size_t len = 0; len < out.len; len++) {
            struct wire_in in = {.at = room, .len = len};
            arena_rewind(&arena, 0);
            if (face_take(&in, &arena, &back))
                fail_msg("sample %zu was taken with %zu of %zu bytes", i, len, out.len);
            assert_int_equal(back.lit, 77);
        }
    }
    arena_finish(&arena);
}

/* What is taken can be measured, whatever it is. */
static void changed_messages_do_no_harm(void **state)
{
    (void)state;
    enum { CHANGES = 20000, MEASURED_MAX = 300 };
    static unsigned char room[MESSAGE_MAX], changed[MESSAGE_MAX];
    struct arena arena = {0};
    struct rng rng = {20261123};
    int taken = 0;
    assert_true(arena_init(&arena, ROOM));
    for (int i = 0; i < CHANGES; i++) {
        struct face face = sample_at((size_t)i % COUNT_OF(samples)), back;
        struct wire_out out = written(&face, room);
        memcpy(changed, room, out.len);
        for (uint32_t k = 0; k <= rng_below(&rng, 4); k++)
            changed[rng_below(&rng, (uint32_t)out.len)] = (unsigned char)rng_below(&rng, 256);
        struct wire_in in = {.at = changed, .len = out.len};
        arena_rewind(&arena, 0);
        if (!face_take(&in, &arena, &back) || ++taken > MEASURED_MAX)
            continue;
        struct face_fit fit;
        face_measure(&back, NULL, &fit);
    }
    assert_true(taken > 10);
    arena_finish(&arena);
}

static void beyond_the_limits(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct face face;
    } rows[] = {
        {"no such side", {.side = FACE_SIDE_COUNT}},
        {"no such layout", {.layout = FACE_LAYOUT_COUNT}},
        {"a colour of more than 24 bits", {.kind_rgb = 0x1000000}},
        {"a branch beyond reason", {.lit = 1000}},
        {"a negative branch", {.lit = -1}},
        {"a size beyond reason", {.style = {[ROLE_BODY] = {.size = 1e9f}}}},
        {"a negative leading", {.style = {[ROLE_BODY] = {.leading = -1}}}},
    };
    static unsigned char room[MESSAGE_MAX];
    struct arena arena = {0};
    assert_true(arena_init(&arena, ROOM));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct face back;
        struct wire_out out = written(&rows[i].face, room);
        struct wire_in in = {.at = room, .len = out.len};
        if (face_take(&in, &arena, &back))
            fail_msg("%s was taken", rows[i].name);
    }
    arena_finish(&arena);
}

static void too_many_questions(void **state)
{
    (void)state;
    enum { MANY = 97 };
    static unsigned char room[MESSAGE_MAX];
    struct face_question list[MANY];
    for (int i = 0; i < MANY; i++)
        list[i] = asked[0];
    struct face face = {.questions = list, .question_count = MANY}, back;
    struct arena arena = {0};
    assert_true(arena_init(&arena, ROOM));
    struct wire_out out = written(&face, room);
    struct wire_in in = {.at = room, .len = out.len};
    assert_false(face_take(&in, &arena, &back));
    face.question_count = MANY - 1;
    out = written(&face, room);
    in = (struct wire_in){.at = room, .len = out.len};
    assert_true(face_take(&in, &arena, &back));
    assert_int_equal(back.question_count, MANY - 1);
    arena_finish(&arena);
}

static void an_arena_that_is_full_is_a_refusal(void **state)
{
    (void)state;
    static unsigned char room[MESSAGE_MAX];
    struct face face = sample_at(1), back;
    struct wire_out out = written(&face, room);
    struct wire_in in = {.at = room, .len = out.len};
    struct arena arena = {0};
    assert_true(arena_init(&arena, 16));
    assert_false(face_take(&in, &arena, &back));
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_put_is_taken),        cmocka_unit_test(every_shorter_message_is_refused),
        cmocka_unit_test(changed_messages_do_no_harm), cmocka_unit_test(beyond_the_limits),
        cmocka_unit_test(too_many_questions),          cmocka_unit_test(an_arena_that_is_full_is_a_refusal),
    };
    return cmocka_run_group_tests(tests, typeset_begin, NULL);
}
