#include "painter/shrink.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/str.h"

static struct pixels make(int w_px, int h_px)
{
    uint32_t *argb = calloc((size_t)w_px * (size_t)h_px, sizeof *argb);
    assert_non_null(argb);
    return (struct pixels){.argb = argb, .w_px = w_px, .h_px = h_px, .stride_px = w_px};
}

static uint32_t at(const struct pixels *pixels, int x, int y)
{
    return pixels->argb[(size_t)y * (size_t)pixels->stride_px + (size_t)x];
}

static void assert_close(uint32_t a, uint32_t b, int tolerance)
{
    for (int shift = 0; shift < 32; shift += 8) {
        if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) > tolerance)
            fail_msg("%08x, expected %08x", a, b);
    }
}

static void one_colour_stays_that_colour(void **state)
{
    (void)state;
    static const int sizes[][4] = {{1, 1, 1, 1},        {3, 2, 2, 1},   {7, 5, 7, 5},  {640, 480, 639, 479},
                                   {640, 480, 100, 33}, {700, 3, 1, 1}, {9, 700, 4, 7}};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct pixels large = make(sizes[i][0], sizes[i][1]), small = make(sizes[i][2], sizes[i][3]);
        for (int k = 0; k < large.w_px * large.h_px; k++)
            large.argb[k] = 0xFF80C0FE;
        assert_true(shrink_into(&large, small.w_px, small.h_px, 0, 0, &small));
        for (int k = 0; k < small.w_px * small.h_px; k++)
            assert_close(small.argb[k], 0xFF80C0FE, 1);
        free(large.argb);
        free(small.argb);
    }
}

static void the_same_size_is_the_same_picture(void **state)
{
    (void)state;
    struct rng rng = {1};
    struct pixels large = make(61, 37), small = make(61, 37);
    for (int k = 0; k < 61 * 37; k++)
        large.argb[k] = (uint32_t)rng_next(&rng);
    assert_true(shrink_into(&large, 61, 37, 0, 0, &small));
    assert_memory_equal(large.argb, small.argb, 61 * 37 * sizeof(uint32_t));
    free(large.argb);
    free(small.argb);
}

/* Against the plain definition, in floating point. */
static uint32_t mean(const struct pixels *large, int w, int h, int x, int y)
{
    double sums[4] = {0}, x0 = (double)x * large->w_px / w, x1 = (double)(x + 1) * large->w_px / w;
    double y0 = (double)y * large->h_px / h, y1 = (double)(y + 1) * large->h_px / h,
           area = (x1 - x0) * (y1 - y0);
    for (int sy = (int)y0; sy < large->h_px && sy < y1; sy++) {
        for (int sx = (int)x0; sx < large->w_px && sx < x1; sx++) {
            double cover_x = (sx + 1 < x1 ? sx + 1 : x1) - (sx > x0 ? sx : x0);
            double cover_y = (sy + 1 < y1 ? sy + 1 : y1) - (sy > y0 ? sy : y0);
            for (int c = 0; c < 4; c++)
                sums[c] += (at(large, sx, sy) >> 8 * c & 0xFF) * cover_x * cover_y;
        }
    }
    uint32_t out = 0;
    for (int c = 0; c < 4; c++)
        out |= (uint32_t)(sums[c] / area + 0.5) << 8 * c;
    return out;
}

static void every_pixel_is_the_mean_of_what_it_covers(void **state)
{
    (void)state;
    struct rng rng = {9};
    for (int round = 0; round < 60; round++) {
        int large_w = 1 + (int)rng_below(&rng, 200), large_h = 1 + (int)rng_below(&rng, 200);
        int w = 1 + (int)rng_below(&rng, (uint32_t)large_w), h = 1 + (int)rng_below(&rng, (uint32_t)large_h);
        if (round % 4 == 0) { /* exactly half has its own way */
            w = large_w;
            h = large_h;
            large_w *= 2;
            large_h *= 2;
        }
        int x = (int)rng_below(&rng, (uint32_t)w), y = (int)rng_below(&rng, (uint32_t)h);
        struct pixels large = make(large_w, large_h), small = make(w - x, h - y);
        for (int k = 0; k < large_w * large_h; k++)
            large.argb[k] = (uint32_t)rng_next(&rng);
        assert_true(shrink_into(&large, w, h, x, y, &small));
        for (int sy = 0; sy < small.h_px; sy++) {
            for (int sx = 0; sx < small.w_px; sx++)
                assert_close(at(&small, sx, sy), mean(&large, w, h, x + sx, y + sy), 2);
        }
        free(large.argb);
        free(small.argb);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_colour_stays_that_colour),
        cmocka_unit_test(the_same_size_is_the_same_picture),
        cmocka_unit_test(every_pixel_is_the_mean_of_what_it_covers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
