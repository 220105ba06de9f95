#include "base/wire.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct run runs[] = {
    {STR_INIT("Wat zie je "), 0, {0}},
    {STR_INIT("hier"), RUN_BOLD | RUN_ITALIC, STR_INIT("card:hier")},
    {STR_INIT("\n"), 0, {0}},
    {STR_INIT("nog?"), RUN_CODE, {0}},
};
static const struct block blocks[] = {
    {.kind = BLOCK_HEADING, .level = 2, .line = 1, .runs = runs, .run_count = COUNT_OF(runs)},
    {.kind = BLOCK_ITEM, .level = 1, .number = 7, .line = 4, .runs = runs, .run_count = 1},
    {.kind = BLOCK_RULE, .line = 5},
    {.kind = BLOCK_CARD, .line = 6, .target = STR_INIT("kaart-3")},
};
static const struct blocks document = {blocks, COUNT_OF(blocks)};

static size_t put_document(unsigned char *bytes, size_t cap)
{
    struct wire_out out = {.at = bytes, .cap = cap};
    wire_put_blocks(&out, document);
    assert_false(out.full);
    return out.len;
}

static void same_block(const struct block *a, const struct block *b)
{
    assert_true(a->kind == b->kind && a->level == b->level && a->number == b->number && a->line == b->line);
    assert_true(str_eq(a->target, b->target));
    assert_int_equal(a->run_count, b->run_count);
    for (int i = 0; i < a->run_count; i++) {
        assert_true(str_eq(a->runs[i].text, b->runs[i].text) && str_eq(a->runs[i].link, b->runs[i].link));
        assert_int_equal(a->runs[i].style, b->runs[i].style);
    }
}

static void values_come_back(void **state)
{
    (void)state;
    unsigned char bytes[64];
    struct wire_out out = {.at = bytes, .cap = sizeof bytes};
    wire_put_u32(&out, 0xFFFFFFFF);
    wire_put_u64(&out, UINT64_MAX - 1);
    wire_put_f32(&out, -0.1f);
    wire_put_str(&out, STR("waaier"));
    wire_put_str(&out, (struct str){0});
    struct wire_in in = {.at = bytes, .len = out.len};
    assert_true(wire_take_u32(&in) == 0xFFFFFFFF);
    assert_true(wire_take_u64(&in) == UINT64_MAX - 1);
    float tenth = wire_take_f32(&in);
    assert_true(tenth <= -0.1f && tenth >= -0.1f);
    assert_true(str_eq(wire_take_str(&in), STR("waaier")));
    assert_int_equal(wire_take_str(&in).len, 0);
    assert_false(in.bad);
    assert_int_equal(in.pos, in.len);
}

static void a_full_message_stays_full(void **state)
{
    (void)state;
    unsigned char bytes[10];
    struct wire_out out = {.at = bytes, .cap = sizeof bytes};
    wire_put_u64(&out, 1);
    wire_put_u32(&out, 2);
    assert_true(out.full);
    wire_put_str(&out, STR(""));
    assert_int_equal(out.len, 8);
}

static void once_bad_only_zeros_follow(void **state)
{
    (void)state;
    static const unsigned char bytes[] = {9, 0, 0, 0, 'k', 'o', 'r', 't', 7, 0, 0, 0};
    struct wire_in in = {.at = bytes, .len = sizeof bytes};
    assert_null(wire_take_str(&in).at); /* says nine, has eight */
    assert_true(in.bad);
    assert_true(wire_take_u32(&in) == 0 && wire_take_u64(&in) == 0 && wire_take_count(&in, 1) == 0);
    in = (struct wire_in){0};
    assert_true(wire_take_u32(&in) == 0 && in.bad);
}

static void only_real_numbers(void **state)
{
    (void)state;
    const float values[] = {NAN, INFINITY, -INFINITY};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        struct wire_in in = {.at = (const unsigned char *)&values[i], .len = sizeof values[i]};
        float got = wire_take_f32(&in);
        assert_true(in.bad && got >= 0 && got <= 0);
    }
}

static void counts_must_fit_in_the_message(void **state)
{
    (void)state;
    static const unsigned char bytes[] = {2, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8};
    struct wire_in in = {.at = bytes, .len = sizeof bytes};
    assert_int_equal(wire_take_count(&in, 4), 2);
    assert_false(in.bad);
    in = (struct wire_in){.at = bytes, .len = sizeof bytes};
    assert_int_equal(wire_take_count(&in, 5), 0);
    assert_true(in.bad);
}

static void blocks_come_back(void **state)
{
    (void)state;
    unsigned char bytes[1024];
    struct arena arena;
    assert_true(arena_init(&arena, 1 << 16));
    struct wire_in in = {.at = bytes, .len = put_document(bytes, sizeof bytes)};
    struct blocks got = wire_take_blocks(&in, &arena);
    assert_false(in.bad);
    assert_int_equal(in.pos, in.len);
    assert_int_equal(got.count, document.count);
    for (int i = 0; i < got.count; i++)
        same_block(&got.at[i], &document.at[i]);
    assert_true(str_eq(block_text(&arena, &got.at[0]), STR("Wat zie je hier nog?")));
    assert_int_equal(block_text(&arena, &got.at[2]).len, 0);
    arena_finish(&arena);
}

static void half_a_document_is_bad(void **state)
{
    (void)state;
    unsigned char bytes[1024];
    struct arena arena;
    assert_true(arena_init(&arena, 1 << 20));
    size_t len = put_document(bytes, sizeof bytes);
    for (size_t cut = 0; cut < len; cut++) {
        struct wire_in in = {.at = bytes, .len = cut};
        arena_rewind(&arena, 0);
        struct blocks got = wire_take_blocks(&in, &arena);
        if (!in.bad || got.count != 0 || got.at)
            fail_msg("cut after %zu of %zu bytes", cut, len);
    }
    arena_finish(&arena);
}

/* Not that it is refused, but that whatever is taken can be walked: the sanitizers watch. */
static void a_damaged_document_harms_nobody(void **state)
{
    (void)state;
    unsigned char bytes[1024];
    struct arena arena;
    assert_true(arena_init(&arena, 1 << 20));
    size_t len = put_document(bytes, sizeof bytes);
    for (size_t at = 0; at < len * 8; at++) {
        struct wire_in in = {.at = bytes, .len = len};
        bytes[at / 8] ^= (unsigned char)(1u << at % 8);
        arena_rewind(&arena, 0);
        struct blocks got = wire_take_blocks(&in, &arena);
        for (int i = 0; i < got.count; i++)
            (void)block_text(&arena, &got.at[i]);
        bytes[at / 8] ^= (unsigned char)(1u << at % 8);
    }
    arena_finish(&arena);
}

static void no_room_for_the_lists_is_bad(void **state)
{
    (void)state;
    unsigned char bytes[1024];
    struct arena arena;
    assert_true(arena_init(&arena, sizeof blocks + 8));
    struct wire_in in = {.at = bytes, .len = put_document(bytes, sizeof bytes)};
    assert_int_equal(wire_take_blocks(&in, &arena).count, 0);
    assert_true(in.bad);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_back),
        cmocka_unit_test(a_full_message_stays_full),
        cmocka_unit_test(once_bad_only_zeros_follow),
        cmocka_unit_test(only_real_numbers),
        cmocka_unit_test(counts_must_fit_in_the_message),
        cmocka_unit_test(blocks_come_back),
        cmocka_unit_test(half_a_document_is_bad),
        cmocka_unit_test(a_damaged_document_harms_nobody),
        cmocka_unit_test(no_room_for_the_lists_is_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
