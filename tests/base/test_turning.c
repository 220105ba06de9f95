/* One matrix for what is shown and what is touched. */
#include "base/turning.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static const struct size_px glass = {1920, 1080};

static void corners(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int quarters;
        struct size_px view;
        struct pt_px first, last; /* where the view's top left and bottom right come to lie */
    } rows[] = {
        {"upright: as it is", 0, {1920, 1080}, {0, 0}, {1920, 1080}},
        {"a quarter: its top is at the right", 1, {1080, 1920}, {1920, 0}, {0, 1080}},
        {"upside down", 2, {1920, 1080}, {1920, 1080}, {0, 0}},
        {"three quarters: its top is at the left", 3, {1080, 1920}, {0, 1080}, {1920, 0}},
        {"four are none", 4, {1920, 1080}, {0, 0}, {1920, 1080}},
        {"the other way round", -1, {1080, 1920}, {0, 1080}, {1920, 0}},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct turning turning = turning_of(rows[i].quarters, glass);
        struct pt_px first = turning_to_glass(&turning, (struct pt_px){0, 0});
        struct pt_px last = turning_to_glass(&turning, (struct pt_px){turning.view.w, turning.view.h});
        bool size = turning.view.w == rows[i].view.w && turning.view.h == rows[i].view.h;
        bool places = first.x == rows[i].first.x && first.y == rows[i].first.y && last.x == rows[i].last.x &&
                      last.y == rows[i].last.y;
        if (!size || !places)
            fail_msg("%s: %.0fx%.0f, %.0f,%.0f to %.0f,%.0f", rows[i].name, (double)turning.view.w,
                     (double)turning.view.h, (double)first.x, (double)first.y, (double)last.x,
                     (double)last.y);
    }
}

/* A finger is where the picture is. */
static void there_and_back(void **state)
{
    (void)state;
    for (int quarters = 0; quarters < 4; quarters++) {
        struct turning turning = turning_of(quarters, glass);
        for (int i = 0; i < 40; i++) {
            struct pt_px at = {(float)(i * 97 % 1920) + 0.25f, (float)(i * 61 % 1080) + 0.75f};
            struct pt_px view = turning_to_view(&turning, at);
            struct pt_px again = turning_to_glass(&turning, view);
            assert_true(view.x >= 0 && view.y >= 0 && view.x <= turning.view.w && view.y <= turning.view.h);
            assert_true(again.x == at.x && again.y == at.y);
        }
    }
}

static void rectangles(void **state)
{
    (void)state;
    static const struct rect_px view = {10, 20, 300, 40}, want[] = {{10, 20, 300, 40},
                                                                    {1920 - 60, 10, 40, 300},
                                                                    {1920 - 310, 1080 - 60, 300, 40},
                                                                    {20, 1080 - 310, 40, 300}};
    for (int quarters = 0; quarters < 4; quarters++) {
        struct turning turning = turning_of(quarters, glass);
        struct rect_px is = turning_rect_to_glass(&turning, view);
        if (is.x != want[quarters].x || is.y != want[quarters].y || is.w != want[quarters].w ||
            is.h != want[quarters].h)
            fail_msg("%d quarters: %.0f,%.0f %.0fx%.0f", quarters, (double)is.x, (double)is.y, (double)is.w,
                     (double)is.h);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corners),
        cmocka_unit_test(there_and_back),
        cmocka_unit_test(rectangles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
