#include "base/rng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void numbers_are_the_published_ones(void **state)
{
    (void)state;
    static const uint64_t want[] = {UINT64_C(6457827717110365317), UINT64_C(3203168211198807973),
                                    UINT64_C(9817491932198370423), UINT64_C(4593380528125082431),
                                    UINT64_C(16408922859458223821)};
    struct rng rng = {.seed = 1234567};
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        assert_true(rng_next(&rng) == want[i]);
}

static void a_copied_state_draws_the_same(void **state)
{
    (void)state;
    struct rng one = {.seed = 42}, two;
    (void)rng_below(&one, 10);
    two = one;
    for (int i = 0; i < 100; i++)
        assert_int_equal(rng_below(&one, 52), rng_below(&two, 52));
}

static void below_stays_below_and_reaches_all(void **state)
{
    (void)state;
    static const uint32_t rows[] = {1, 2, 3, 7, 64, 100};
    struct rng rng = {.seed = 7};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool seen[100] = {false};
        for (int draw = 0; draw < 4000; draw++) {
            uint32_t got = rng_below(&rng, rows[i]);
            assert_true(got < rows[i]);
            seen[got] = true;
        }
        for (uint32_t face = 0; face < rows[i]; face++)
            if (!seen[face])
                fail_msg("below %u never gave %u", (unsigned)rows[i], (unsigned)face);
    }
    for (int draw = 0; draw < 1000; draw++)
        assert_true(rng_below(&rng, UINT32_MAX) < UINT32_MAX);
}

static void dice_are_fair(void **state)
{
    (void)state;
    int faces[6] = {0};
    struct rng rng = {.seed = 1};
    for (int draw = 0; draw < 60000; draw++)
        faces[rng_below(&rng, 6)]++;
    for (int face = 0; face < 6; face++)
        assert_in_range(faces[face], 9600, 10400); /* over four standard deviations either way */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_the_published_ones),
        cmocka_unit_test(a_copied_state_draws_the_same),
        cmocka_unit_test(below_stays_below_and_reaches_all),
        cmocka_unit_test(dice_are_fair),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
