#include "base/geom.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

static bool same(struct rect_px a, struct rect_px b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static void print_unless_same(const char *name, struct rect_px got, struct rect_px want)
{
    if (!same(got, want))
        fail_msg("%s: %g %g %g %g", name, (double)got.x, (double)got.y, (double)got.w, (double)got.h);
}

static void fitting(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct rect_px outer;
        struct size_px inner;
        struct rect_px want;
    } rows[] = {
        {"the same shape fills", {0, 0, 1920, 1080}, {16, 9}, {0, 0, 1920, 1080}},
        {"a larger picture of that shape too", {0, 0, 1920, 1080}, {1600, 900}, {0, 0, 1920, 1080}},
        {"wide in high: bars above and below", {0, 0, 1080, 1920}, {16, 9}, {0, 656, 1080, 608}},
        {"4:3 on a wide screen: bars at the sides", {0, 0, 1920, 1080}, {4, 3}, {240, 0, 1440, 1080}},
        {"the place of the room counts", {100, 50, 200, 100}, {1, 1}, {150, 50, 100, 100}},
        {"odd room: whole pixels", {0, 0, 101, 50}, {1, 1}, {25, 0, 50, 50}},
        {"a room between pixels is taken inward", {0.5f, 0.5f, 10, 10}, {1, 1}, {1, 1, 9, 9}},
        {"a thread keeps a pixel", {0, 0, 100, 100}, {10000, 1}, {0, 49, 100, 1}},
        {"no room", {5, 5, 0, 10}, {1, 1}, {0, 0, 0, 0}},
        {"no picture", {0, 0, 10, 10}, {0, 0}, {0, 0, 0, 0}},
        {"no number", {0, 0, NAN, 10}, {1, 1}, {0, 0, 0, 0}},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        print_unless_same(rows[i].name, rect_fit(rows[i].outer, rows[i].inner), rows[i].want);
}

static void meeting_and_joining(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct rect_px a, b, meet, join;
    } rows[] = {
        {"corners overlap", {0, 0, 10, 10}, {5, 6, 10, 10}, {5, 6, 5, 4}, {0, 0, 15, 16}},
        {"one inside the other", {0, 0, 10, 10}, {2, 2, 3, 3}, {2, 2, 3, 3}, {0, 0, 10, 10}},
        {"side by side", {0, 0, 10, 10}, {10, 0, 5, 10}, {0, 0, 0, 0}, {0, 0, 15, 10}},
        {"apart", {0, 0, 1, 1}, {8, 8, 1, 1}, {0, 0, 0, 0}, {0, 0, 9, 9}},
        {"an empty one adds nothing", {4, 4, 2, 2}, {90, 90, 0, 5}, {0, 0, 0, 0}, {4, 4, 2, 2}},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        print_unless_same(rows[i].name, rect_meet(rows[i].a, rows[i].b), rows[i].meet);
        print_unless_same(rows[i].name, rect_meet(rows[i].b, rows[i].a), rows[i].meet);
        print_unless_same(rows[i].name, rect_join(rows[i].a, rows[i].b), rows[i].join);
        print_unless_same(rows[i].name, rect_join(rows[i].b, rows[i].a), rows[i].join);
    }
}

static void insets(void **state)
{
    (void)state;
    const struct rect_px r = {10, 10, 20, 8};
    print_unless_same("inward", rect_inset(r, 2), (struct rect_px){12, 12, 16, 4});
    print_unless_same("outward", rect_inset(r, -5), (struct rect_px){5, 5, 30, 18});
    print_unless_same("never below nothing", rect_inset(r, 6), (struct rect_px){16, 14, 8, 0});
}

static void edges(void **state)
{
    (void)state;
    const struct rect_px r = {10, 10, 5, 5};
    assert_true(rect_has(r, (struct pt_px){10, 10}));
    assert_false(rect_has(r, (struct pt_px){15, 12})); /* that one belongs to the neighbour */
    assert_false(rect_has(r, (struct pt_px){9.9f, 12}));
    assert_false(rect_has(r, (struct pt_px){NAN, 12}));
    assert_true(rect_is_empty((struct rect_px){0, 0, -1, 5}));
    assert_true(rect_is_empty((struct rect_px){0, 0, NAN, 5}));
    assert_false(rect_is_empty(r));
}

static void clamping(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        float value, want;
    } rows[] = {{"below", -3, 0}, {"above", 3, 1}, {"between", 0.5f, 0.5f}, {"no number", NAN, 0}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        float got = clampf(rows[i].value, 0, 1);
        if (got < rows[i].want || got > rows[i].want)
            fail_msg("%s: %g", rows[i].name, (double)got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fitting),  cmocka_unit_test(meeting_and_joining),
        cmocka_unit_test(insets),   cmocka_unit_test(edges),
        cmocka_unit_test(clamping),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
