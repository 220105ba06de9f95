#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/str.h"
#include "touch/touch.h"

static void swipes(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct vec_mm moved, velocity;
        float far_mm;
        int want;
    } rows[] = {
        {"leftward is the next page", {-10, 0}, {-50, 0}, 6, 1},
        {"rightward is the previous", {10, 0}, {50, 0}, 6, -1},
        {"just far enough", {-6, 0}, {0, 0}, 6, 1},
        {"not far enough, however fast", {-5.9f, 0}, {-900, 0}, 6, 0},
        {"slow is fine", {-30, 0}, {0, 0}, 6, 1},
        {"however far, one page", {-500, 0}, {-1270, 0}, 6, 1},
        {"mostly down", {-10, 11}, {0, 0}, 6, 0},
        {"exactly aslant", {-10, 10}, {0, 0}, 6, 0},
        {"mostly left", {-10, 9}, {0, 0}, 6, 1},
        {"flicked back at the end", {-10, 0}, {60, 0}, 6, 0},
        {"trembling back while lifting", {-10, 0}, {5, 0}, 6, 1},
        {"in pixels", {-41, 0}, {20, 0}, 40, 1},
        {"in pixels, flicked back", {-41, 0}, {200, 0}, 40, 0},
        {"not moved at all, no way asked", {0, 0}, {0, 0}, 0, 0},
        {"what is no number", {NAN, 0}, {0, 0}, 6, 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int got = swipe_pages(rows[i].moved, rows[i].velocity, rows[i].far_mm);
        if (got != rows[i].want)
            fail_msg("%s: %d", rows[i].name, got);
    }
}

/* Worked out apart from our code, from the formulas of OverScroller. */
static void flings_like_a_phone(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        float velocity, ppi, duration_ms, distance;
    } rows[] = {
        {"a gentle one", 1000, 160, 555.18f, 194.31f},
        {"a firm one", 4000, 160, 1540.68f, 2156.95f},
        {"the other way", -4000, 160, 1540.68f, -2156.95f},
        {"twice the pixels to the inch, the same hand", 8000, 320, 1540.68f, 4313.90f},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct fling fling = fling_begin(10, rows[i].velocity, rows[i].ppi, 0);
        if (fabsf(fling.duration_ms - rows[i].duration_ms) > rows[i].duration_ms * 0.001f ||
            fabsf(fling.distance - rows[i].distance) > fabsf(rows[i].distance) * 0.001f)
            fail_msg("%s: %f ms, %f px", rows[i].name, (double)fling.duration_ms, (double)fling.distance);
    }
}

static void flings(void **state)
{
    (void)state;
    struct rng rng = {3};
    for (int i = 0; i < 2000; i++) {
        float velocity = (float)rng_below(&rng, 40000) - 20000;
        float from = (float)rng_below(&rng, 5000) - 2500, ppi = 40 + (float)rng_below(&rng, 400);
        struct fling fling = fling_begin(from, velocity, ppi, 1000);
        float before = from;
        assert_true(fling_at(&fling, 0) == from && fling_at(&fling, 1000) == from);
        for (int64_t t = 1000; !fling_is_over(&fling, t); t += 8) {
            float at = fling_at(&fling, t);
            assert_true(isfinite(at) && (at - before) * velocity >= -0.01f * fabsf(velocity));
            before = at;
        }
        assert_true(fling_at(&fling, INT32_MAX) == from + fling.distance);
        assert_true(fabsf(before - (from + fling.distance)) < 2 + fabsf(velocity) * 0.01f);
    }
}

/* The list leaves the finger at the finger's speed, or the hand feels a jolt. */
static void fling_begins_at_the_speed_of_the_hand(void **state)
{
    (void)state;
    struct fling fling = fling_begin(0, 3000, 96, 0);
    float speed = fling_at(&fling, 4) / 0.004f;
    assert_true(fabsf(speed - 3000) < 60);
}

static void no_flings(void **state)
{
    (void)state;
    struct fling still = fling_begin(7, 0, 96, 0), unknown = fling_begin(7, 100, 0, 0);
    assert_true(fling_is_over(&still, 0) && fling_at(&still, 0) == 7.0f);
    assert_true(fling_is_over(&unknown, 0) && fling_at(&unknown, 0) == 7.0f);
    struct fling broken = fling_begin(7, NAN, 96, 0);
    assert_true(fling_is_over(&broken, 0) && fling_at(&broken, 0) == 7.0f);
}

static void rubber(void **state)
{
    (void)state;
    float before = 0;
    assert_true(rubber_band(0, 1000) == 0);
    assert_true(rubber_band(100, 0) == 0);
    assert_true(fabsf(rubber_band(1, 1000) - 0.55f) < 0.01f);
    for (float x = 1; x < 1e6f; x *= 1.5f) {
        float at = rubber_band(x, 1000);
        assert_true(at > before && at < x && at < 1000);
        assert_true(rubber_band(-x, 1000) == -at);
        before = at;
    }
}

static void springs(void **state)
{
    (void)state;
    struct rng rng = {11};
    for (int i = 0; i < 2000; i++) {
        struct spring spring = {
            .from = (float)rng_below(&rng, 2000) - 1000,
            .velocity = (float)rng_below(&rng, 10000) - 5000,
            .to = (float)rng_below(&rng, 2000) - 1000,
            .stiffness = 4 + (float)rng_below(&rng, 40),
            .start_ms = 500,
        };
        assert_true(fabsf(spring_at(&spring, 500) - spring.from) < 0.001f);
        assert_true(fabsf(spring_velocity(&spring, 500) - spring.velocity) < 0.01f);
        int64_t t = 500;
        while (!spring_is_over(&spring, t) && t < 60000)
            t += 5;
        assert_true(t < 8000);
        for (; t < 9000; t += 50) /* once over it stays within a pixel */
            assert_true(fabsf(spring_at(&spring, t) - spring.to) < 1);
        float h = (spring_at(&spring, 541) - spring_at(&spring, 539)) / 0.002f;
        assert_true(fabsf(spring_velocity(&spring, 540) - h) < 20 + 0.02f * fabsf(h));
    }
}

static void a_spring_from_rest_never_swings(void **state)
{
    (void)state;
    struct spring spring = {.from = 0, .to = 100, .stiffness = 20};
    float before = 0;
    for (int64_t t = 0; t < 2000; t += 5) {
        float at = spring_at(&spring, t);
        assert_true(at >= before && at <= 100);
        before = at;
    }
    struct spring none = {.from = 5, .velocity = 9, .to = 8};
    assert_true(spring_at(&none, 0) == 8 && spring_velocity(&none, 0) == 0 && spring_is_over(&none, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(swipes),    cmocka_unit_test(flings_like_a_phone),
        cmocka_unit_test(flings),    cmocka_unit_test(fling_begins_at_the_speed_of_the_hand),
        cmocka_unit_test(no_flings), cmocka_unit_test(rubber),
        cmocka_unit_test(springs),   cmocka_unit_test(a_spring_from_rest_never_swings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
