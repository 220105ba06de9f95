#include "app/canvas.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/str.h"

enum { SIDE = 64, PRIMS_MAX = 24, SPRITES = 6, SPRITE_SIDE = 20 };

static const struct rect_px whole = {0, 0, SIDE, SIDE};
static const uint32_t ground = 0xFF000000, red = 0xFFFF0000, green = 0xFF00FF00;

static struct prim fill(float x, float y, float w, float h, uint32_t argb)
{
    return (struct prim){PRIM_FILL, {x, y, w, h}, whole, argb, 1, {0}, 0, 0, 0};
}

static struct prim sprite(float x, float y, float w, float h, const struct pixels *pixels, uint64_t stamp,
                          float alpha)
{
    return (struct prim){PRIM_SPRITE, {x, y, w, h}, whole, 0, alpha, *pixels, stamp, 0, 0};
}

static struct pixels canvas(uint32_t *memory)
{
    for (int i = 0; i < SIDE * SIDE; i++)
        memory[i] = ground;
    return (struct pixels){memory, SIDE, SIDE, SIDE, true};
}

static void draw_whole(const struct pixels *target, struct prim *prims, int count)
{
    struct prim_list list = {prims, count, count, 0};
    struct damage damage = {.at = {whole}, .count = 1};
    canvas_draw(target, &list, &damage);
}

static uint32_t at(const struct pixels *target, int x, int y)
{
    return target->argb[y * target->stride_px + x] & 0xFFFFFF;
}

/* ---- damage */

static void same_frames_have_none(void **state)
{
    (void)state;
    uint32_t dots[4] = {0};
    struct pixels pixels = {dots, 2, 2, 2, false};
    struct prim one[] = {fill(0, 0, 64, 64, red), sprite(3, 3, 2, 2, &pixels, 7, 0.5f)};
    struct prim other[] = {fill(0, 0, 64, 64, red), sprite(3, 3, 2, 2, &(struct pixels){0}, 7, 0.5f)};
    struct prim_list a = {one, 2, 2, 0}, b = {other, 2, 2, 0}, none = {0};
    assert_int_equal(damage_between(&a, &b, whole).count,
                     0); /* equal stamps are equal pixels, wherever they lie */
    assert_int_equal(damage_between(&none, &none, whole).count, 0);
}

static void what_differs(void **state)
{
    (void)state;
    struct prim base = fill(10, 10, 8, 8, red), moved = fill(12, 10, 8, 8, red),
                other = fill(10, 10, 8, 8, green), cut = base, half = fill(10.5f, 10.25f, 8, 8, red),
                outside = fill(100, 100, 8, 8, red);
    cut.clip = (struct rect_px){0, 0, 14, 64};
    const struct {
        const char *name;
        struct prim was, is;
        struct rect_px covers;
        float most; /* pixels, of all rectangles */
    } rows[] = {
        {"another colour: the place itself", base, other, {10, 10, 8, 8}, 64},
        {"moved: where it was and where it is", base, moved, {10, 10, 10, 8}, 128},
        {"another clip", base, cut, {10, 10, 8, 8}, 64},
        {"between pixels: all it touches", base, half, {10, 10, 9, 9}, 81 + 64},
        {"out of sight: nothing", outside, fill(200, 0, 8, 8, red), {0, 0, 0, 0}, 0},
        {"gone from sight: where it was", base, outside, {10, 10, 8, 8}, 64},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct prim was = rows[i].was, is = rows[i].is;
        struct prim_list before = {&was, 1, 1, 0}, now = {&is, 1, 1, 0};
        struct damage damage = damage_between(&before, &now, whole);
        struct rect_px all = {0};
        float pixels = 0;
        for (int k = 0; k < damage.count; k++) {
            all = rect_join(all, damage.at[k]);
            pixels += damage.at[k].w * damage.at[k].h;
        }
        struct rect_px c = rows[i].covers;
        if (all.x != c.x || all.y != c.y || all.w != c.w || all.h != c.h || pixels > rows[i].most)
            fail_msg("%s: %.0f %.0f %.0f %.0f, %.0f pixels", rows[i].name, (double)all.x, (double)all.y,
                     (double)all.w, (double)all.h, (double)pixels);
    }
}

static void never_too_many(void **state)
{
    (void)state;
    struct damage damage = {.count = 0};
    for (int i = 0; i < 200; i++)
        damage_add(&damage, (struct rect_px){(float)(i * 37 % 1900), (float)(i * 91 % 1000), 3, 3});
    assert_in_range(damage.count, 1, DAMAGE_RECTS_MAX);
    for (int i = 0; i < 200; i++) {
        bool covered = false;
        for (int k = 0; k < damage.count; k++)
            covered |= rect_has(damage.at[k], (struct pt_px){(float)(i * 37 % 1900), (float)(i * 91 % 1000)});
        assert_true(covered);
    }
    struct damage none = {.count = 0};
    damage_add(&none, (struct rect_px){5, 5, 0, 10});
    assert_int_equal(none.count, 0);
}

/* ---- pixels */

static void fills(void **state)
{
    (void)state;
    uint32_t memory[SIDE * SIDE];
    struct pixels target = canvas(memory);
    struct prim prims[] = {fill(0, 0, 32, 64, red), fill(16, 0, 32, 64, 0x8000FF00),
                           fill(60, 60, 99, 99, green)};
    prims[0].clip = (struct rect_px){0, 0, 64, 10};
    draw_whole(&target, prims, 3);
    assert_int_equal(at(&target, 0, 0), 0xFF0000);
    assert_int_equal(at(&target, 0, 10), 0); /* clipped */
    assert_int_equal(at(&target, 20, 0), 0x7F8000);
    assert_int_equal(at(&target, 40, 0), 0x008000);
    assert_int_equal(at(&target, 48, 0), 0);
    assert_int_equal(at(&target, 63, 63), 0x00FF00);
    assert_int_equal(at(&target, 59, 63), 0);
}

static void sprites(void **state)
{
    (void)state;
    uint32_t memory[SIDE * SIDE];
    uint32_t two[4] = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF}; /* alpha bytes mean nothing */
    uint32_t veil[4] = {0x80800000, 0, 0xFF00FF00, 0x80000080};
    struct pixels opaque = {two, 2, 2, 2, true}, clear = {veil, 2, 2, 2, false};
    struct pixels target = canvas(memory);
    struct prim plain[] = {sprite(10, 10, 2, 2, &opaque, 1, 1), sprite(20, 10, 2, 2, &clear, 2, 1),
                           sprite(30, 10, 2, 2, &opaque, 1, 0.5f), sprite(40, 10, 16, 16, &opaque, 1, 1)};
    draw_whole(&target, plain, 4);
    assert_int_equal(at(&target, 10, 10), 0xFF0000);
    assert_int_equal(at(&target, 11, 10), 0x00FF00);
    assert_int_equal(at(&target, 10, 11), 0x0000FF);
    assert_int_equal(at(&target, 12, 10), 0);
    assert_int_equal(at(&target, 20, 10), 0x800000);
    assert_int_equal(at(&target, 21, 10), 0);
    assert_int_equal(at(&target, 20, 11), 0x00FF00);
    assert_in_range(at(&target, 30, 10) >> 16, 0x7E, 0x81);
    assert_int_equal(at(&target, 40, 10), 0xFF0000); /* scaled: corners keep their colour, edges are whole */
    assert_int_equal(at(&target, 55, 10), 0x00FF00);
    assert_int_equal(at(&target, 55, 25), 0xFFFFFF);
    assert_int_equal(at(&target, 56, 25), 0);
    assert_int_equal(at(&target, 39, 10), 0);
}

static void clipped_sprite(void **state)
{
    (void)state;
    uint32_t memory[SIDE * SIDE], dots[SPRITE_SIDE * SPRITE_SIDE];
    struct pixels target = canvas(memory), pixels = {dots, SPRITE_SIDE, SPRITE_SIDE, SPRITE_SIDE, true};
    for (int i = 0; i < SPRITE_SIDE * SPRITE_SIDE; i++)
        dots[i] = (uint32_t)i;
    struct prim prims[] = {sprite(-5, -5, SPRITE_SIDE, SPRITE_SIDE, &pixels, 1, 1),
                           sprite(30, 30, SPRITE_SIDE, SPRITE_SIDE, &pixels, 1, 1)};
    prims[1].clip = (struct rect_px){35, 33, 4, 4};
    draw_whole(&target, prims, 2);
    assert_int_equal(at(&target, 0, 0), 5 * SPRITE_SIDE + 5);
    assert_int_equal(at(&target, 14, 14), SPRITE_SIDE * SPRITE_SIDE - 1);
    assert_int_equal(at(&target, 15, 14), 0);
    assert_int_equal(at(&target, 35, 33), 3 * SPRITE_SIDE + 5);
    assert_int_equal(at(&target, 38, 36), 6 * SPRITE_SIDE + 8);
    assert_int_equal(at(&target, 34, 33), 0);
    assert_int_equal(at(&target, 39, 33), 0);
}

/* A quarter turn moves every dot to where it belongs; askew, a sprite covers what its corners say and no more. */
static void turned_sprites(void **state)
{
    (void)state;
    uint32_t memory[SIDE * SIDE], dots[12], white[SPRITE_SIDE * SPRITE_SIDE];
    struct pixels target = canvas(memory), wide = {dots, 4, 3, 4, true};
    struct pixels square = {white, SPRITE_SIDE, SPRITE_SIDE, SPRITE_SIDE, true};
    for (int i = 0; i < 12; i++)
        dots[i] = 0xFF000000 | (uint32_t)(i + 1) * 0x101010;
    memset(white, 0xFF, sizeof white);
    struct prim quarter =
        sprite(10.5f, 10.5f, 4, 3, &wide, 1, 1); /* about 12.5, 12: whole pixels once turned */
    quarter.turn = (float)M_PI_2;
    draw_whole(&target, &quarter, 1);
    for (int y = 0; y < 4; y++)
        for (int x = 0; x < 3; x++) /* as the clock goes: the left column comes to lie on top */
            assert_in_range(at(&target, 11 + x, 10 + y) & 0xFF, (dots[(2 - x) * 4 + y] & 0xFF) - 1,
                            (dots[(2 - x) * 4 + y] & 0xFF) + 1);
    struct prim askew = sprite(22, 22, SPRITE_SIDE, SPRITE_SIDE, &square, 2, 1);
    askew.turn = (float)M_PI_4;
    (void)canvas(memory);
    draw_whole(&target, &askew, 1);
    assert_int_equal(at(&target, 32, 32), 0xFFFFFF);
    assert_int_equal(at(&target, 32, 19), 0xFFFFFF); /* the corner that stands up, 14 from the middle */
    assert_int_equal(at(&target, 32, 16), 0);
    assert_int_equal(at(&target, 23, 23), 0); /* where it was upright */
    struct rect_px b = prim_bounds(&askew);
    assert_true(b.x <= 17 && b.y <= 17 && b.x + b.w >= 47 && b.w <= 32 && b.h <= 32);
}

/* ---- askew, told the long way */

enum { LEAN_W = 23, LEAN_H = 17 };

static double channel(const struct pixels *pixels, int x, int y, int shift)
{
    if (x < 0 || y < 0 || x >= pixels->w_px || y >= pixels->h_px)
        return 0;
    uint32_t dot = pixels->argb[y * pixels->stride_px + x] | (pixels->opaque ? 0xFF000000 : 0);
    return dot >> shift & 0xFF;
}

/* What the sprite has at a place, 0, 0 being the middle of its first dot. */
static double mixed(const struct pixels *pixels, double u, double v, int shift)
{
    int x = (int)floor(u), y = (int)floor(v);
    double right = u - x, down = v - y;
    return (channel(pixels, x, y, shift) * (1 - right) + channel(pixels, x + 1, y, shift) * right) *
               (1 - down) +
           (channel(pixels, x, y + 1, shift) * (1 - right) + channel(pixels, x + 1, y + 1, shift) * right) *
               down;
}

static void compare_leaning(const struct prim *prim, const struct pixels *target, uint32_t under, int row)
{
    double c = cos((double)prim->turn), s = sin((double)prim->turn);
    for (int i = 0; i < SIDE * SIDE; i++) {
        double dx = i % SIDE + 0.5 - (double)(prim->at.x + prim->at.w / 2),
               dy = i / SIDE + 0.5 - (double)(prim->at.y + prim->at.h / 2);
        double u = (c * dx + s * dy) * prim->pixels.w_px / (double)prim->at.w + prim->pixels.w_px / 2.0 - 0.5,
               v = (c * dy - s * dx) * prim->pixels.h_px / (double)prim->at.h + prim->pixels.h_px / 2.0 - 0.5;
        double alpha = (double)prim->alpha * mixed(&prim->pixels, u, v, 24) / 255;
        for (int shift = 0; shift < 24; shift += 8) {
            double want = (under >> shift & 0xFF) * (1 - alpha) +
                          (double)prim->alpha * mixed(&prim->pixels, u, v, shift);
            int is = (int)(target->argb[i] >> shift & 0xFF);
            if (fabs(want - is) > 4)
                fail_msg("row %d: %d,%d has %d, not %.1f", row, i % SIDE, i / SIDE, is, want);
        }
    }
}

/* Soft slopes of colour: what is a little aside is a little different. */
static void leaning_sprites(void **state)
{
    (void)state;
    uint32_t memory[SIDE * SIDE], dots[LEAN_W * LEAN_H];
    static const float turns[] = {0.07f, -0.05f, 1.3f, (float)M_PI_2, 3, -2.2f};
    for (int row = 0; row < 24; row++) {
        bool opaque = row % 2 == 0;
        for (int i = 0; i < LEAN_W * LEAN_H; i++) {
            uint32_t a = opaque ? 255 : (uint32_t)(i / LEAN_W) * 15;
            dots[i] = a << 24 | (a * (uint32_t)(i % LEAN_W) / LEAN_W) << 16 | a / 2 << 8 | a / 3;
        }
        struct pixels from = {dots, LEAN_W, LEAN_H, LEAN_W, opaque}, target = canvas(memory);
        struct prim prim = sprite(14.3f, 17.6f, row % 3 == 0 ? LEAN_W : 31, row % 3 == 1 ? LEAN_H : 25, &from,
                                  1, row % 4 == 3 ? 0.4f : 1);
        prim.turn = turns[row % (int)COUNT_OF(turns)];
        draw_whole(&target, &prim, 1);
        compare_leaning(&prim, &target, ground, row);
    }
}

/* Around nothing it is drawn as if that were not known. */
static void hollow_sprites(void **state)
{
    (void)state;
    uint32_t memory[2][SIDE * SIDE], frame[40 * 30] = {0};
    struct pixels pixels = {frame, 40, 30, 40, false};
    for (int i = 0; i < 40 * 30; i++)
        if (i % 40 < 5 || i % 40 >= 35 || i / 40 < 5 || i / 40 >= 25)
            frame[i] = 0x80402010 + (uint32_t)i % 8;
    for (int known = 0; known < 2; known++) {
        struct pixels target = canvas(memory[known]);
        struct prim prims[] = {fill(0, 0, 64, 64, red), sprite(7, 9, 40, 30, &pixels, 1, 0.75f)};
        prims[1].hollow_px = known ? 5 : 0;
        prims[1].clip = (struct rect_px){10, 0, 50, 36};
        draw_whole(&target, prims, 2);
    }
    assert_memory_equal(memory[0], memory[1], sizeof memory[0]);
}

/* ---- only the damage gives what the whole gives */

static float between(struct rng *rng, int low, int high, bool halves)
{
    float value = (float)low + (float)rng_below(rng, (uint32_t)(high - low));
    return halves && rng_below(rng, 3) == 0 ? value + (float)rng_below(rng, 4) / 4 : value;
}

static struct prim random_prim(struct rng *rng, const struct pixels *sprites_of)
{
    uint32_t which = rng_below(rng, SPRITES), alpha = rng_below(rng, 2) ? 255 : rng_below(rng, 256);
    struct prim prim = {.at = {between(rng, -20, SIDE, true), between(rng, -20, SIDE, true),
                               between(rng, 1, 40, true), between(rng, 1, 40, true)},
                        .clip = whole,
                        .argb = alpha << 24 | (uint32_t)(rng_next(rng) & 0xFFFFFF),
                        .alpha = rng_below(rng, 3) ? 1 : (float)rng_below(rng, 101) / 100};
    if (rng_below(rng, 4) == 0)
        prim.clip =
            rect_meet(whole, (struct rect_px){between(rng, 0, 40, false), between(rng, 0, 40, false),
                                              between(rng, 1, 40, false), between(rng, 1, 40, false)});
    if (rng_below(rng, 2) == 0)
        return prim;
    prim.kind = PRIM_SPRITE;
    prim.pixels = sprites_of[which];
    prim.stamp = which + 1;
    if (rng_below(rng, 4) == 0)
        prim.turn = (float)rng_below(rng, 700) / 100 - 3.5f;
    if (rng_below(rng, 2)) {
        prim.at.w = prim.at.h = SPRITE_SIDE;
        prim.at.x = (float)(int)prim.at.x;
        prim.at.y = (float)(int)prim.at.y;
    }
    return prim;
}

static void make_sprites(struct rng *rng, uint32_t memory[SPRITES][SPRITE_SIDE * SPRITE_SIDE],
                         struct pixels *out)
{
    for (int i = 0; i < SPRITES; i++) {
        out[i] = (struct pixels){memory[i], SPRITE_SIDE, SPRITE_SIDE, SPRITE_SIDE, i % 2 == 0};
        for (int k = 0; k < SPRITE_SIDE * SPRITE_SIDE; k++) {
            uint32_t a = i % 2 ? rng_below(rng, 256) : 255, v = rng_below(rng, a + 1);
            memory[i][k] = a << 24 | v << 16 | rng_below(rng, a + 1) << 8 | (a - v);
        }
    }
}

/* Takes some away, puts some in, changes some: what a frame does to the one before. */
static int change(struct rng *rng, struct prim *prims, int count, const struct pixels *sprites_of)
{
    for (uint32_t i = rng_below(rng, 3); i > 0 && count > 0; i--)
        prims[rng_below(rng, (uint32_t)count)] = random_prim(rng, sprites_of);
    if (rng_below(rng, 3) == 0 && count < PRIMS_MAX)
        prims[count++] = random_prim(rng, sprites_of);
    if (rng_below(rng, 4) == 0 && count > 0) {
        int at_index = (int)rng_below(rng, (uint32_t)count);
        memmove(prims + at_index, prims + at_index + 1, (size_t)(--count - at_index) * sizeof *prims);
    }
    return count;
}

static void damage_is_enough(void **state)
{
    (void)state;
    enum { FRAMES = 4000 };
    static uint32_t memory[SPRITES][SPRITE_SIDE * SPRITE_SIDE], kept[SIDE * SIDE], fresh[SIDE * SIDE];
    static struct prim before_at[PRIMS_MAX], now_at[PRIMS_MAX];
    struct pixels sprites_of[SPRITES];
    struct rng rng = {20261124};
    make_sprites(&rng, memory, sprites_of);
    struct pixels drawn = canvas(kept);
    struct prim_list before = {before_at, 1, PRIMS_MAX, 0}, now = {now_at, 1, PRIMS_MAX, 0};
    before_at[0] = now_at[0] = fill(0, 0, SIDE, SIDE, ground);
    for (int frame = 0; frame < FRAMES; frame++) {
        now.count = 1 + change(&rng, now_at + 1, now.count - 1, sprites_of);
        if (now.count > PRIMS_MAX - 2)
            now.count = 1;
        struct damage damage = damage_between(&before, &now, whole);
        canvas_draw(&drawn, &now, &damage);
        struct pixels target = canvas(fresh);
        draw_whole(&target, now_at, now.count);
        for (int i = 0; i < SIDE * SIDE; i++) {
            if ((kept[i] ^ fresh[i]) & 0xFFFFFF)
                fail_msg("frame %d: %d,%d is %06x, whole %06x", frame, i % SIDE, i / SIDE, kept[i] & 0xFFFFFF,
                         fresh[i] & 0xFFFFFF);
        }
        memcpy(before_at, now_at, sizeof now_at);
        before.count = now.count;
    }
}

/* ---- a large picture drawn up */

enum { LARGE_W = 2401, LARGE_H = 1801, SMALL_W = 601, SMALL_H = 451 };

static void draw_in_tiles(const struct pixels *target, struct prim *prim, int tiles)
{
    struct prim_list list = {prim, 1, 1, 0};
    for (int i = 0; i < tiles; i++) {
        int y0 = LARGE_H * i / tiles, y1 = LARGE_H * (i + 1) / tiles;
        struct damage damage = {.at = {{0, (float)y0, LARGE_W, (float)(y1 - y0)}}, .count = 1};
        canvas_draw(target, &list, &damage);
    }
}

static int64_t differ(const struct pixels *a, const struct pixels *b, int dx, int dy)
{
    int64_t sum = 0;
    for (int y = 8; y < LARGE_H - 8; y++)
        for (int x = 8; x < LARGE_W - 8; x++)
            sum += abs((int)(at(a, x, y) & 0xff) - (int)(at(b, x + dx, y + dy) & 0xff));
    return sum;
}

/* Half as fine, but everything is in its place, up to the last row and column. */
static void large_pictures_stay_in_place(void **state)
{
    (void)state;
    struct pixels small = {calloc(SMALL_W * SMALL_H, 4), SMALL_W, SMALL_H, SMALL_W, true};
    struct pixels fine = {calloc(LARGE_W * LARGE_H, 4), LARGE_W, LARGE_H, LARGE_W, true};
    struct pixels coarse = {calloc(LARGE_W * LARGE_H, 4), LARGE_W, LARGE_H, LARGE_W, true};
    assert_true(small.argb && fine.argb && coarse.argb);
    for (int i = 0; i < SMALL_W * SMALL_H; i++) /* slopes that turn every 40 dots, in x and in y */
        small.argb[i] =
            0xFF000000 | (uint32_t)(3 * abs(i % SMALL_W % 80 - 40) + 3 * abs(i / SMALL_W % 80 - 40));
    struct prim up = {PRIM_SPRITE,
                      {-30, -17, SMALL_W * 4 + 55, SMALL_H * 4 + 40},
                      {0, 0, LARGE_W, LARGE_H},
                      0,
                      1,
                      small,
                      5,
                      0,
                      0};
    draw_in_tiles(&fine, &up, 3);
    draw_in_tiles(&coarse, &up, 1);
    int64_t here = differ(&fine, &coarse, 0, 0);
    assert_true(here > 0); /* it was the other way */
    for (int i = 0; i < 2; i++) {
        int64_t less = differ(&fine, &coarse, i == 0 ? -2 : 0, i == 1 ? -2 : 0);
        int64_t more = differ(&fine, &coarse, i == 0 ? 2 : 0, i == 1 ? 2 : 0);
        if (here * 2 > less || here * 2 > more || llabs(less - more) > (less + more) / 10)
            fail_msg("off by %ld here, by %ld and %ld two pixels aside", (long)here, (long)less, (long)more);
    }
    for (int x = 0; x < LARGE_W; x++)
        assert_in_range(
            abs((int)(at(&fine, x, LARGE_H - 1) & 0xff) - (int)(at(&coarse, x, LARGE_H - 1) & 0xff)), 0, 4);
    for (int y = 0; y < LARGE_H; y++)
        assert_in_range(
            abs((int)(at(&fine, LARGE_W - 1, y) & 0xff) - (int)(at(&coarse, LARGE_W - 1, y) & 0xff)), 0, 4);
    free(small.argb);
    free(fine.argb);
    free(coarse.argb);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_frames_have_none),
        cmocka_unit_test(what_differs),
        cmocka_unit_test(never_too_many),
        cmocka_unit_test(fills),
        cmocka_unit_test(sprites),
        cmocka_unit_test(clipped_sprite),
        cmocka_unit_test(turned_sprites),
        cmocka_unit_test(leaning_sprites),
        cmocka_unit_test(hollow_sprites),
        cmocka_unit_test(damage_is_enough),
        cmocka_unit_test(large_pictures_stay_in_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
