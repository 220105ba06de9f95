/* Ink from strokes to primitives: where it is and how dark, and that a frame under a pen changes no more than what is new. */
#include "app/bake.h"
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

#include "presenter/pen.h"
#include "type/face.h"

enum { W = 1920, H = 1080, PRIMS = 2048, ARENA_BYTES = 32 << 20, POINTS = 400 };

static const struct rect_px bounds = {0, 0, W, H};
static const uint32_t paper = 0xFFFFFDF8, pen = 0xC2261E, marker = 0xFFD54A;
/* What cards are: of the house, of its demo (heads of its parts are of the colour of their kind), and black and white as pages of a
 * document may be. */
static const uint32_t grounds[] = {0xFFFDF8, 0xF5F0E6, 0x10182B, 0x0B6E6E, 0x3D3A9A,
                                   0xA8481A, 0x5B2A55, 0x000000, 0xFFFFFF};

struct table {
    struct arena arena;
    struct bakery *bakery;
    struct prim prims[PRIMS], before[PRIMS];
    struct prim_list now;
    uint32_t *glass;
};

static struct stroke stroke_of(struct table *t, enum stroke_tool tool, uint32_t rgb, float width, int count,
                               struct pt_px (*at)(int i))
{
    struct stroke_point *points = ARENA_NEW(&t->arena, struct stroke_point, count);
    for (int i = 0; i < count; i++)
        points[i] = (struct stroke_point){at(i).x, at(i).y, STROKE_FULL, 8};
    struct stroke stroke = {.tool = tool, .rgb = rgb, .width = width, .points = points, .count = count};
    stroke_close(&stroke);
    return stroke;
}

static void lower(struct table *t, struct rect_px card, struct look_ink ink, struct rect_px clip)
{
    struct draw_cmd cmds[] = {{.kind = DRAW_FILL, .at = bounds, .alpha = 1, .as.fill_argb = paper},
                              {.kind = DRAW_INK, .at = card, .clip = clip, .alpha = 1, .as.ink = ink}};
    struct draw_list list = {.arena = &t->arena, .at = cmds, .count = COUNT_OF(cmds)};
    memcpy(t->before, t->prims, sizeof t->prims);
    bakery_lower(t->bakery, &list, NULL, bounds, &t->now);
    assert_int_equal(t->now.dropped, 0);
}

static struct damage between_frames(struct table *t, int count_before)
{
    struct prim_list before = {.at = t->before, .count = count_before, .cap = PRIMS};
    return damage_between(&before, &t->now, bounds);
}

static uint32_t pixel(struct table *t, int x, int y)
{
    return t->glass[y * W + x];
}

static void draw(struct table *t)
{
    struct pixels target = {t->glass, W, H, W, true};
    struct damage all = {.count = 0};
    damage_add(&all, bounds);
    canvas_draw(&target, &t->now, &all);
}

static struct pt_px level(int i)
{
    return (struct pt_px){0.1f + 0.002f * (float)i, 0.25f};
}

static struct pt_px wave(int i)
{
    return (struct pt_px){0.05f + 0.0022f * (float)i, 0.28f + 0.2f * sinf((float)i * 0.05f)};
}

static struct pt_px to_and_fro(int i)
{
    return (struct pt_px){i % 2 ? 0.4f : 0.1f, 0.25f + 0.001f * (float)i};
}

/* A line of 6 px in the middle of the glass: full colour along it, nothing 5 px beside it; and its weight is what its width says,
 * at every size of the card. */
static void where_it_is(void **state)
{
    struct table *t = *state;
    static const float widths[] = {480, 960, 1333.3f, 1920, 4000};
    struct stroke line = stroke_of(t, STROKE_PEN, pen, 6.0f / 1920, 200, level);
    const struct stroke *strokes[] = {&line};
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        struct rect_px card = {0, 0, widths[i], widths[i] * 9 / 16};
        lower(t, card, (struct look_ink){.strokes = strokes, .count = 1}, (struct rect_px){0});
        draw(t);
        int x = (int)(0.3f * widths[i]), y = (int)(0.25f * widths[i]);
        float want = 6 * widths[i] / 1920, sum = 0;
        for (int dy = -20; dy <= 20; dy++)
            sum += ((float)(paper >> 8 & 0xFF) - (float)(pixel(t, x, y + dy) >> 8 & 0xFF)) /
                   ((float)(paper >> 8 & 0xFF) - (float)(pen >> 8 & 0xFF));
        if (fabsf(sum - want) > 0.35f)
            fail_msg("%.0f wide: a line of %.2f px weighs %.2f", (double)widths[i], (double)want,
                     (double)sum);
        assert_int_equal(pixel(t, x, y - 20), paper);
        assert_int_equal(pixel(t, (int)(0.09f * widths[i]), y), paper);
    }
}

static void clipped_to_the_card(void **state)
{
    struct table *t = *state;
    struct stroke line = stroke_of(t, STROKE_PEN, pen, 6.0f / 1920, 200, level);
    const struct stroke *strokes[] = {&line};
    struct rect_px card = {600, 300, 640, 150}; /* its bottom lies above the line */
    lower(t, card, (struct look_ink){.strokes = strokes, .count = 1}, (struct rect_px){0});
    draw(t);
    assert_int_equal(pixel(t, 700, 460), paper);
    card = (struct rect_px){600, 300, 640, 360};
    lower(t, card, (struct look_ink){.strokes = strokes, .count = 1}, (struct rect_px){0, 0, 800, H});
    draw(t);
    assert_int_not_equal(pixel(t, 790, 460), paper);
    assert_int_equal(pixel(t, 810, 460), paper);
}

/* A highlighter that goes over itself is no darker there, and what is written under it can be read. */
static void highlighter(void **state)
{
    struct table *t = *state;
    struct stroke mark = stroke_of(t, STROKE_HIGHLIGHTER, marker, 0.03f, 60, to_and_fro);
    struct stroke line = stroke_of(t, STROKE_PEN, 0x17223B, 6.0f / 1920, 200, level);
    const struct stroke *strokes[] = {&line, &mark};
    lower(t, bounds, (struct look_ink){.strokes = strokes, .count = 2}, (struct rect_px){0});
    draw(t);
    uint32_t once = pixel(t, 300, 530), over = pixel(t, 500, 530);
    assert_int_equal(once, over);
    assert_true((once >> 16 & 0xFF) > 0xF0 && (once & 0xFF) < 0xC8);
    assert_int_equal(pixel(t, 500, 480), 0xFF17223B); /* the pen lies over it, whichever came first */
}

static void lay(struct table *t, const struct draw_cmd *cmds, int count)
{
    struct draw_cmd copy[8];
    struct draw_list list = {.arena = &t->arena, .at = copy, .count = count};
    memcpy(copy, cmds, sizeof *cmds * (size_t)count);
    bakery_lower(t->bakery, &list, NULL, bounds, &t->now);
    assert_int_equal(t->now.dropped, 0);
    draw(t);
}

/* Across a line: so many dots of it reach 3 to 1 to the card it is drawn on. */
static int seen_across(struct table *t, const struct stroke *stroke, uint32_t ground, float card_w)
{
    struct rect_px card = {0, 0, card_w, card_w * 9 / 16};
    const struct draw_cmd cmds[] = {
        {.kind = DRAW_FILL, .at = bounds, .alpha = 1, .as.fill_argb = 0xFF000000 | ground},
        {.kind = DRAW_INK, .at = card, .alpha = 1, .as.ink = {.strokes = &stroke, .count = 1}}};
    int count = 0, x = (int)(0.3f * card_w), y = (int)(0.25f * card_w);
    lay(t, cmds, COUNT_OF(cmds));
    for (int dy = -20; dy <= 20; dy++)
        count += colour_contrast(pixel(t, x, y + dy) & 0xFFFFFF, ground) >= 3;
    return count;
}

/* Every pen on every card there is, also the red one of ledgers that were kept before there were others. */
static void seen_on_any_card(void **state)
{
    struct table *t = *state;
    for (int which = 0; which <= PEN_COLOURS * PEN_WIDTHS; which++) {
        struct pen of = {(uint8_t)(which / PEN_WIDTHS), (uint8_t)(which % PEN_WIDTHS)};
        struct stroke like = {.tool = STROKE_PEN, .rgb = pen, .width = 1 / 320.0f};
        if (which < PEN_COLOURS * PEN_WIDTHS)
            like = pen_stroke(STROKE_PEN, of);
        struct stroke line = stroke_of(t, STROKE_PEN, like.rgb, like.width, 200, level);
        for (size_t i = 0; i < COUNT_OF(grounds); i++) {
            int large = seen_across(t, &line, grounds[i], 1920),
                small = seen_across(t, &line, grounds[i], 960);
            if (large < 2 || small < 1)
                fail_msg("pen %d of colour %06x on %06x: %d dots of it are seen, %d when it is small", which,
                         (unsigned)like.rgb, (unsigned)grounds[i], large, small);
        }
        arena_rewind(&t->arena, 0);
    }
}

/* Words that are marked can be read: 4.5 to 1 what a card says, 3 to 1 its larger letters in other colours. */
static void marked_words(void **state)
{
    static const struct {
        uint32_t ground, words;
        float least;
    } rows[] = {{0xFFFDF8, 0x17223B, 4.5f}, {0xFFFDF8, 0x4A556B, 3},    {0xFFFDF8, 0x0B6E6E, 3},
                {0xFFFDF8, 0x3D3A9A, 3},    {0xFFFDF8, 0xA8481A, 3},    {0xFFFDF8, 0x5B2A55, 3},
                {0xF5F0E6, 0x17223B, 4.5f}, {0x10182B, 0xFFFDF8, 4.5f}, {0x10182B, 0xAEB9D0, 3},
                {0x0B6E6E, 0xFFFDF8, 3},    {0x3D3A9A, 0xFFFDF8, 3},    {0xA8481A, 0xFFFDF8, 3},
                {0x000000, 0xFFFFFF, 4.5f}, {0xFFFFFF, 0x000000, 4.5f}};
    struct table *t = *state;
    for (int colour = 0; colour <= PEN_COLOURS; colour++) {
        struct stroke like = {.tool = STROKE_HIGHLIGHTER, .rgb = marker, .width = 1 / 48.0f};
        if (colour < PEN_COLOURS)
            like = pen_stroke(STROKE_HIGHLIGHTER, (struct pen){.colour = (uint8_t)colour});
        struct stroke mark = stroke_of(t, STROKE_HIGHLIGHTER, like.rgb, like.width, 200, level);
        const struct stroke *strokes[] = {&mark};
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            const struct draw_cmd cmds[] = {
                {.kind = DRAW_FILL, .at = bounds, .alpha = 1, .as.fill_argb = 0xFF000000 | rows[i].ground},
                {.kind = DRAW_FILL,
                 .at = {500, 470, 20, 20},
                 .alpha = 1,
                 .as.fill_argb = 0xFF000000 | rows[i].words},
                {.kind = DRAW_INK, .at = bounds, .alpha = 1, .as.ink = {.strokes = strokes, .count = 1}}};
            lay(t, cmds, COUNT_OF(cmds));
            uint32_t words = pixel(t, 510, 480) & 0xFFFFFF, ground = pixel(t, 540, 480) & 0xFFFFFF;
            assert_int_not_equal(ground, rows[i].ground);
            if (colour_contrast(words, ground) < rows[i].least)
                fail_msg("%06x on %06x, marked with %06x: %.2f to 1", (unsigned)rows[i].words,
                         (unsigned)rows[i].ground, (unsigned)like.rgb,
                         (double)colour_contrast(words, ground));
        }
    }
}

static struct pt_px upright(int i)
{
    return (struct pt_px){0.3f, 0.15f + 0.002f * (float)i};
}

/* Where two lines cross neither is cut through by the rim of the other: not while the second is drawn, nor after. */
static void crossing(void **state)
{
    struct table *t = *state;
    struct stroke line = stroke_of(t, STROKE_PEN, pen, 6.0f / 1920, 200, level);
    struct stroke over = stroke_of(t, STROKE_PEN, 0x2F73DE, 6.0f / 1920, 100, upright);
    const struct stroke *both[] = {&line, &over}, *first[] = {&line};
    for (int wet = 0; wet < 2; wet++) {
        lower(
            t, bounds,
            (struct look_ink){.strokes = wet ? first : both, .count = wet ? 1 : 2, .wet = wet ? &over : NULL},
            (struct rect_px){0});
        draw(t);
        for (int x = 560; x < 572; x++) /* beside the second, along the first */
            assert_int_equal(pixel(t, x, 480), 0xFF000000 | pen);
        assert_int_equal(pixel(t, 576, 480), 0xFF2F73DE);
    }
}

/* Under a pen: what changes from frame to frame is small, however large the card, and only where the pen is. */
static void damage_under_a_pen(void **state)
{
    struct table *t = *state;
    struct stroke dry = stroke_of(t, STROKE_PEN, pen, 6.0f / 1920, 200, level);
    const struct stroke *strokes[] = {&dry};
    struct stroke wet = stroke_of(t, STROKE_PEN, pen, 6.0f / 1920, POINTS, wave);
    float worst = 0;
    for (int count = 2; count <= POINTS; count += 2) {
        int before = t->now.count;
        wet.count = count;
        stroke_close(&wet);
        lower(t, bounds, (struct look_ink){.strokes = strokes, .count = 1, .wet = &wet}, (struct rect_px){0});
        if (count == 2)
            continue;
        struct damage damage = between_frames(t, before);
        float area = 0;
        struct pt_px at = {wave(count - 1).x * W, wave(count - 1).y * W};
        bool there = false;
        for (int i = 0; i < damage.count; i++) {
            area += damage.at[i].w * damage.at[i].h;
            there = there || rect_has(damage.at[i], at);
        }
        assert_true(there);
        worst = fmaxf(worst, area);
    }
    assert_true(worst <= 4 * 128 * 128);
}

/* A pen that is lifted leaves what was seen under it: the same, within what smoothing may differ. */
static void wet_is_dry(void **state)
{
    struct table *t = *state;
    uint32_t *kept = malloc(sizeof *kept * W * H);
    assert_non_null(kept);
    struct stroke line = stroke_of(t, STROKE_PEN, pen, 6.0f / 1920, POINTS, wave);
    const struct stroke *strokes[] = {&line};
    lower(t, bounds, (struct look_ink){.wet = &line}, (struct rect_px){0});
    draw(t);
    memcpy(kept, t->glass, sizeof *kept * W * H);
    lower(t, bounds, (struct look_ink){.strokes = strokes, .count = 1}, (struct rect_px){0});
    draw(t);
    int differs = 0, inked = 0;
    for (int i = 0; i < W * H; i++) {
        differs += abs((int)(kept[i] & 0xFF) - (int)(t->glass[i] & 0xFF)) > 24;
        inked += kept[i] != paper;
    }
    free(kept);
    assert_true(inked > 5000);
    assert_true(differs * 1000 < inked);
}

/* On its way a card has its ink at one of a few sizes, and nothing is baked anew for the next frame. */
static void moving(void **state)
{
    struct table *t = *state;
    struct stroke line = stroke_of(t, STROKE_PEN, pen, 6.0f / 1920, POINTS, wave);
    const struct stroke *strokes[] = {&line};
    struct look_ink ink = {.strokes = strokes, .count = 1, .moves = true};
    lower(t, (struct rect_px){0, 0, 1000, 562}, ink, (struct rect_px){0});
    int count = t->now.count;
    lower(t, (struct rect_px){3.3f, 7.7f, 1100, 619}, ink, (struct rect_px){0});
    assert_int_equal(t->now.count, count);
    for (int i = 1; i < count; i++)
        assert_true(t->prims[i].stamp == t->before[i].stamp && t->prims[i].at.w > t->before[i].at.w);
    struct pt_px at = {3.3f + wave(200).x * 1100, 7.7f + wave(200).y * 1100};
    draw(t);
    assert_int_not_equal(pixel(t, (int)at.x, (int)at.y), paper);
}

static int begin(void **state)
{
    static struct table table;
    table.bakery = bakery_create(NULL);
    table.now = (struct prim_list){.at = table.prims, .cap = PRIMS};
    table.glass = calloc((size_t)W * H, sizeof *table.glass);
    *state = &table;
    return table.bakery && table.glass && arena_init(&table.arena, ARENA_BYTES) ? 0 : -1;
}

static int end(void **state)
{
    struct table *t = *state;
    bakery_destroy(t->bakery);
    arena_finish(&t->arena);
    free(t->glass);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_it_is),      cmocka_unit_test(clipped_to_the_card),
        cmocka_unit_test(highlighter),      cmocka_unit_test(damage_under_a_pen),
        cmocka_unit_test(seen_on_any_card), cmocka_unit_test(marked_words),
        cmocka_unit_test(crossing),         cmocka_unit_test(wet_is_dry),
        cmocka_unit_test(moving),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
