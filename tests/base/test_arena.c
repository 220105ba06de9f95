#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#ifdef WAAIER_FENCES
#include <sanitizer/asan_interface.h>
#endif

static void memory_is_zero_also_the_second_time(void **state)
{
    (void)state;
    struct arena arena;
    assert_true(arena_init(&arena, 4096));
    for (int round = 0; round < 3; round++) {
        unsigned char *at = ARENA_NEW(&arena, unsigned char, 100 * (round + 1));
        assert_non_null(at);
        for (int i = 0; i < 100 * (round + 1); i++)
            assert_int_equal(at[i], 0);
        memset(at, 0x55, (size_t)(100 * (round + 1)));
        arena_rewind(&arena, 0);
    }
    arena_finish(&arena);
}

static void the_cap_is_a_limit(void **state)
{
    (void)state;
    struct arena arena;
    assert_true(arena_init(&arena, 100));
    assert_null(ARENA_NEW(&arena, char, 101));
    assert_non_null(ARENA_NEW(&arena, char, 100));
    assert_null(ARENA_NEW(&arena, char, 1));
    assert_non_null(ARENA_NEW(&arena, char, 0));
    assert_int_equal(arena.used, 100);
    arena_rewind(&arena, 0);
    assert_null(ARENA_NEW(&arena, int64_t, SIZE_MAX / 4)); /* the product does not fit in a size_t */
    arena_rewind(&arena, 0);
    assert_non_null(ARENA_NEW(&arena, char, 97));
    assert_null(ARENA_NEW(&arena, int32_t, 1)); /* alignment counts as well */
    arena_finish(&arena);
}

static void a_large_cap_costs_only_what_is_used(void **state)
{
    (void)state;
    struct arena arena;
    assert_true(arena_init(&arena, (size_t)8 << 30));
    char *first = ARENA_NEW(&arena, char, 1);
    char *second = ARENA_NEW(&arena, char, (size_t)4 << 30);
    assert_non_null(second);
    *first = second[((size_t)4 << 30) - 1] = 'x';
    arena_finish(&arena);
}

static void alignment_holds(void **state)
{
    (void)state;
    struct arena arena;
    assert_true(arena_init(&arena, 4096));
    for (size_t align = 1; align <= 64; align *= 2) {
        assert_non_null(ARENA_NEW(&arena, char, 1));
        void *at = arena_alloc(&arena, 1, 3, align);
        assert_int_equal((uintptr_t)at % align, 0);
    }
    arena_finish(&arena);
}

static void lists_grow_and_keep_what_they_had(void **state)
{
    (void)state;
    struct arena arena;
    int *list = NULL;
    size_t count = 0, cap = 0;
    assert_true(arena_init(&arena, 4096));
    for (;;) {
        int *grown = arena_grow(&arena, list, count, &cap, sizeof *list, _Alignof(int));
        if (!grown)
            break;
        list = grown;
        list[count] = (int)count;
        count++;
    }
    assert_true(count >= 256 && count == cap);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(list[i], i);
    arena_finish(&arena);
}

/* To the address sanitizer each thing in an arena stands alone, and what was let go of is gone. */
static void things_have_fences(void **state)
{
    (void)state;
#ifdef WAAIER_FENCES
    struct arena arena;
    assert_true(arena_init(&arena, 4096));
    char *first = ARENA_NEW(&arena, char, 13), *second = ARENA_NEW(&arena, char, 8);
    assert_false(__asan_address_is_poisoned(first + 12));
    assert_true(__asan_address_is_poisoned(first + 13));
    assert_true(__asan_address_is_poisoned(second - 1));
    assert_true(__asan_address_is_poisoned(second + 8));
    arena_rewind(&arena, 0);
    assert_true(__asan_address_is_poisoned(first) && __asan_address_is_poisoned(second));
    first = ARENA_NEW(&arena, char, 4096);
    assert_false(__asan_address_is_poisoned(first) || __asan_address_is_poisoned(first + 4095));
    arena_finish(&arena);
#endif
}

static void nothing_can_be_finished_and_gives_nothing(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_null(ARENA_NEW(&arena, char, 1));
    arena_finish(&arena);
    arena_finish(&arena);
    assert_true(arena_init(&arena, 0));
    assert_null(ARENA_NEW(&arena, char, 1));
    assert_false(arena_init(&arena, SIZE_MAX / 2));
    assert_null(arena.base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zero_also_the_second_time),       cmocka_unit_test(the_cap_is_a_limit),
        cmocka_unit_test(a_large_cap_costs_only_what_is_used),       cmocka_unit_test(alignment_holds),
        cmocka_unit_test(lists_grow_and_keep_what_they_had),         cmocka_unit_test(things_have_fences),
        cmocka_unit_test(nothing_can_be_finished_and_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
