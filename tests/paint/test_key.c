#include "paint/key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static void a_key_tells_every_difference(void **state)
{
    (void)state;
    const struct paint_key keys[] = {
        {.content = 1, .w_px = 100, .h_px = 50},
        {.content = 2, .w_px = 100, .h_px = 50},
        {.content = 1, .side = PAINT_BACK, .w_px = 100, .h_px = 50},
        {.content = 1, .lit = 1, .w_px = 100, .h_px = 50},
        {.content = 1, .w_px = 101, .h_px = 50},
        {.content = 1, .w_px = 100, .h_px = 51},
        {.content = 1, .w_px = 100, .h_px = 50, .part_w_px = 100, .part_h_px = 50},
        {.content = 1, .w_px = 100, .h_px = 50, .x_px = 1, .part_w_px = 100, .part_h_px = 50},
        {.content = 1, .w_px = 100, .h_px = 50, .y_px = 1, .part_w_px = 100, .part_h_px = 50},
        {.content = 1, .w_px = 100, .h_px = 50, .part_w_px = 99, .part_h_px = 50},
        {.content = 1, .w_px = 100, .h_px = 50, .part_w_px = 100, .part_h_px = 49},
    };
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        for (size_t k = 0; k < COUNT_OF(keys); k++) {
            bool same = i == k;
            assert_int_equal(paint_key_eq(&keys[i], &keys[k]), same);
            assert_int_equal(paint_key_hash(&keys[i]) == paint_key_hash(&keys[k]), same);
        }
    }
}

static void a_whole_face_has_no_place(void **state)
{
    (void)state;
    const struct paint_key a = {.content = 1, .w_px = 100, .h_px = 50};
    const struct paint_key b = {.content = 1, .w_px = 100, .h_px = 50, .x_px = 7, .y_px = 9, .part_h_px = 3};
    assert_true(paint_key_eq(&a, &b));
    assert_true(paint_key_hash(&a) == paint_key_hash(&b));
}

static void a_face_is_the_same_at_any_size(void **state)
{
    (void)state;
    const struct paint_key a = {.content = 1, .side = PAINT_BACK, .w_px = 100, .h_px = 50};
    const struct paint_key b = {
        .content = 1, .side = PAINT_BACK, .w_px = 9, .h_px = 5, .part_w_px = 3, .part_h_px = 3};
    const struct paint_key c = {.content = 1, .w_px = 100, .h_px = 50};
    assert_true(paint_key_same_face(&a, &b));
    assert_true(paint_key_face_hash(&a) == paint_key_face_hash(&b));
    assert_false(paint_key_same_face(&a, &c));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_tells_every_difference),
        cmocka_unit_test(a_whole_face_has_no_place),
        cmocka_unit_test(a_face_is_the_same_at_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
