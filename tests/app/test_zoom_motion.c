/* A page that is drawn up, as hands move it: what stays in place, where it gives way, and where it comes to rest. */
#include "app/zoom_motion.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static const struct size_px window = {1920, 1080};
static const struct rect_px fit = {0, 0, 1920, 1080};

static void assert_near(float a, float b, float within)
{
    if (!(fabsf(a - b) <= within))
        fail_msg("%f, expected %f", (double)a, (double)b);
}

/* Where a spot of the page is in the window, px. */
static struct pt_px seen_at(struct zoom zoom, float x, float y)
{
    struct rect_px page = zoom_page(window, fit, zoom);
    return (struct pt_px){page.x + x * page.w, page.y + y * page.h};
}

static void fingers_keep_what_they_hold(void **state)
{
    (void)state;
    static const struct {
        struct zoom begun;
        struct pt_px at, to;
        float by;
    } rows[] = {
        {{0, 0, 0}, {960, 540}, {960, 540}, 3},
        {{0, 0, 0}, {700, 300}, {740, 330}, 2.5f},
        {{2, 0.1f, -0.1f}, {300, 800}, {420, 700}, 2},
        {{4, 0.2f, 0.1f}, {1500, 200}, {1400, 300}, 0.7f},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct zoom_motion motion = {0};
        zoom_motion_hold(&motion, rows[i].begun, 1000);
        struct zoom_grip grip = zoom_grip_at(window, fit, motion.begun, rows[i].at);
        struct rect_px page = zoom_page(window, fit, motion.begun);
        float x = (rows[i].at.x - page.x) / page.w, y = (rows[i].at.y - page.y) / page.h;
        zoom_motion_pinch(&motion, rows[i].by, (rows[i].to.x - rows[i].at.x) / window.w,
                          (rows[i].to.y - rows[i].at.y) / window.h, grip);
        struct pt_px now = seen_at(zoom_motion_at(&motion, rows[i].begun, 1016), x, y);
        assert_near(now.x, rows[i].to.x, 1.5f);
        assert_near(now.y, rows[i].to.y, 1.5f);
    }
}

static void gives_way_at_its_ends(void **state)
{
    (void)state;
    struct zoom_motion motion = {0};
    struct zoom_grip grip = zoom_grip_at(window, fit, (struct zoom){0}, (struct pt_px){960, 540});
    zoom_motion_hold(&motion, (struct zoom){0}, 1000);
    zoom_motion_pinch(&motion, 0.3f, 0, 0, grip);
    assert_true(motion.live.scale < 1 && motion.live.scale > 0.6f);
    zoom_motion_pinch(&motion, 40, 0, 0, grip);
    assert_true(motion.live.scale > ZOOM_MAX && motion.live.scale < ZOOM_MAX * 1.5f);
    zoom_motion_stop(&motion);
    zoom_motion_hold(&motion, (struct zoom){2, 0.2f, 0}, 1000);
    zoom_motion_drag(&motion, -1, 0, grip); /* a whole window to the left: past the right edge */
    assert_true(motion.live.x > 0.25f && motion.live.x < 0.2f + 0.5f);
    zoom_motion_drag(&motion, -0.05f, 0, grip); /* inside it follows dot for dot */
    assert_near(motion.live.x, 0.225f, 0.0001f);
}

static void springs_back(void **state)
{
    (void)state;
    struct zoom_motion motion = {0};
    struct zoom past = {0.8f, 0.1f, 0}, rest = {0};
    zoom_motion_to(&motion, past, rest, ZOOM_CALM, 1000);
    assert_true(zoom_motion_moves(&motion, 1000));
    assert_near(zoom_motion_at(&motion, rest, 1000).scale, 0.8f, 0.001f);
    float before = 0.8f;
    for (int64_t at_ms = 1016; at_ms < 1600; at_ms += 16) {
        float scale = zoom_scale(zoom_motion_at(&motion, rest, at_ms));
        assert_true(scale >= before - 0.0001f && scale <= 1.0001f); /* never swings */
        before = scale;
    }
    assert_false(zoom_motion_moves(&motion, 1600));
    assert_true(zoom_motion_at(&motion, rest, 1600).scale == 0);
    zoom_motion_to(&motion, past, rest, ZOOM_CUT, 2000); /* reduced motion */
    assert_false(zoom_motion_moves(&motion, 2000));
    zoom_motion_to(&motion, rest, rest, ZOOM_QUICK, 2000);
    assert_false(zoom_motion_moves(&motion, 2000));
    zoom_motion_to(&motion, past, rest, ZOOM_QUICK, 2000);
    assert_true(zoom_motion_moves(&motion, 2060));
    assert_false(zoom_motion_moves(&motion, 2130));
}

/* The spot that a key held in place stays there on the whole way. */
static void goes_straight(void **state)
{
    (void)state;
    struct pt_px spot = {1400, 200};
    struct zoom_grip grip = zoom_grip_at(window, fit, (struct zoom){0}, spot);
    struct zoom to = zoom_clamped(zoom_about((struct zoom){0}, ZOOM_TOGGLE, grip), grip);
    struct zoom_motion motion = {0};
    zoom_motion_to(&motion, (struct zoom){0}, to, ZOOM_CALM, 1000);
    for (int64_t at_ms = 1000; at_ms < 1500; at_ms += 16) {
        struct pt_px now = seen_at(zoom_motion_at(&motion, to, at_ms), spot.x / window.w, spot.y / window.h);
        assert_near(now.x, spot.x, 1.5f);
        assert_near(now.y, spot.y, 1.5f);
    }
}

static void glides_and_is_caught(void **state)
{
    (void)state;
    struct zoom_motion motion = {0};
    struct zoom_grip grip = zoom_grip_at(window, fit, (struct zoom){0}, (struct pt_px){960, 540});
    struct zoom from = {4, 0, 0}, to = {4, 0.9f, 0}, rest = zoom_clamped(to, grip);
    zoom_motion_glide(&motion, from, to, grip, 800, 1000);
    float half = zoom_motion_at(&motion, rest, 1200).x;
    assert_true(half > 0.1f && half <= rest.x);
    assert_near(zoom_motion_at(&motion, rest, 1799).x, rest.x, 0.0001f); /* never past the edge */
    zoom_motion_hold(&motion, rest, 1200);
    assert_true(zoom_motion_at(&motion, rest, 1700).x == half);
    zoom_motion_drop(&motion);
    assert_false(zoom_motion_moves(&motion, 1700));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fingers_keep_what_they_hold),
        cmocka_unit_test(gives_way_at_its_ends),
        cmocka_unit_test(springs_back),
        cmocka_unit_test(goes_straight),
        cmocka_unit_test(glides_and_is_caught),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
