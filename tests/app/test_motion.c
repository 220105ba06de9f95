#include "app/motion.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static void page_follows(void **state)
{
    (void)state;
    struct motion m = {0};
    assert_false(motion_moves(&m, 1000));
    assert_true(motion_page(&m, 1000) == 0);
    motion_hold(&m, -120);
    assert_true(motion_page(&m, 1000) == -120);
    assert_false(motion_moves(&m, 1000)); /* a held page waits for the finger */
    motion_release(&m, -120, 0, false, 1000);
    assert_true(motion_moves(&m, 1000));
    assert_true(fabsf(motion_page(&m, 1000) + 120) < 0.01f);
    float before = -120;
    for (int64_t t = 1016; t < 1800; t += 16) { /* always nearer, never past */
        float at = motion_page(&m, t);
        assert_true(at >= before && at <= 0.5f);
        before = at;
    }
    assert_false(motion_moves(&m, 1800));
    assert_true(motion_page(&m, 1800) == 0);
}

static void page_is_quick_and_caught(void **state)
{
    (void)state;
    struct motion m = {0};
    motion_release(&m, 1920, -3000, false, 500);
    assert_true(fabsf(motion_page(&m, 800)) < 40); /* a push takes about 200 ms */
    motion_hold(&m, 77);                           /* caught in flight */
    assert_true(motion_page(&m, 900) == 77);
    motion_release(&m, 300, 0, true, 1000); /* reduced motion */
    assert_false(motion_moves(&m, 1000));
    assert_true(motion_page(&m, 1000) == 0);
    motion_release(&m, 0, 2000, false, 1000); /* in its place already */
    assert_false(motion_moves(&m, 1000));
}

static void list_follows_and_gives_at_its_ends(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        float moved, low, high; /* a list of 1000, begun at 300 */
    } rows[] = {
        {"along", -100, 400, 400},
        {"back", 100, 200, 200},
        {"past the top it gives less and less", 500, -200, -1},
        {"past the end too", -900, 1001, 1200},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct motion m = {0};
        motion_list_to(&m, 300, true, 5);
        motion_list_hold(&m, 5);
        motion_list_drag(&m, rows[i].moved, 1000, 600);
        float at = motion_list(&m, 1000, 0);
        if (at < rows[i].low || at > rows[i].high)
            fail_msg("%s: %f", rows[i].name, (double)at);
        motion_list_release(&m, 0, 1000, 96, 10);
        for (int64_t t = 10; t < 3000; t += 10)
            at = motion_list(&m, 1000, t);
        if (at < 0 || at > 1000 || motion_moves(&m, 3000))
            fail_msg("%s: comes to rest at %f", rows[i].name, (double)at);
    }
}

static void list_flies(void **state)
{
    (void)state;
    struct motion m = {0};
    motion_list_hold(&m, 1000);
    motion_list_drag(&m, -100, 5000, 600);
    motion_list_release(&m, -2000, 5000, 96, 1000);
    assert_true(motion_moves(&m, 1010));
    float before = 100, at = 100;
    for (int64_t t = 1010; t < 5000; t += 10, before = at) {
        at = motion_list(&m, 5000, t);
        assert_true(at >= before - 0.01f && at <= 5000);
    }
    assert_true(at > 300);
    motion_list_hold(&m, 5000); /* stopped by a finger where it is */
    assert_true(fabsf(motion_list(&m, 5000, 5000) - at) < 0.01f);
    motion_list_release(&m, 0, 5000, 96, 5001);
    motion_list_to(&m, 4000, false, 6000);
    assert_true(motion_moves(&m, 6001));
    assert_true(fabsf(motion_list(&m, 5000, 9000) - 4000) < 1);
    assert_true(motion_list(&m, 1000, 9000) <= 1000); /* the list became shorter */
    motion_stop(&m);
    assert_true(motion_list(&m, 5000, 9000) == 0 && !motion_moves(&m, 9000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_follows),
        cmocka_unit_test(page_is_quick_and_caught),
        cmocka_unit_test(list_follows_and_gives_at_its_ends),
        cmocka_unit_test(list_flies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
