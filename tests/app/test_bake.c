/* A draw list lowered to primitives: what is drawn once is kept, and an oven that runs full keeps what is in use. */
#include "app/bake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "type/faces.h"

enum { PRIMS = 512 };

struct kitchen {
    struct labels *labels;
    struct bakery *bakery;
    struct prim prims[PRIMS];
    struct prim_list now;
};

static const struct rect_px bounds = {0, 0, 800, 600};

static void lower(struct kitchen *k, struct draw_cmd *cmds, int count)
{
    struct draw_list list = {.at = cmds, .count = count};
    bakery_lower(k->bakery, &list, NULL, bounds, &k->now);
}

static struct draw_cmd panel(float x, float y, float w, float h, uint32_t argb)
{
    return (struct draw_cmd){
        .kind = DRAW_PANEL, .at = {x, y, w, h}, .alpha = 1, .as.panel = {.radius_px = 8, .fill_argb = argb}};
}

static struct draw_cmd label(struct rect_px at, const char *text, enum text_align align)
{
    return (struct draw_cmd){
        .kind = DRAW_LABEL,
        .at = at,
        .alpha = 1,
        .as.label = {str_from(text), {.face = LABEL_SANS, .size_px = 20}, 0xFF000000, align}};
}

static void each_kind(void **state)
{
    struct kitchen *k = *state;
    struct draw_cmd cmds[] = {
        {.kind = DRAW_FILL, .at = {0, 0, 800, 600}, .alpha = 1, .as.fill_argb = 0xFF102030},
        panel(10, 20, 100, 50, 0xFFFFFFFF),
        label((struct rect_px){200, 20, 200, 40}, "Kaart", ALIGN_LEFT),
        {.kind = DRAW_ICON, .at = {300, 300, 48, 48}, .alpha = 0.5f, .as.icon = {STR("forward"), 0xFF000000}},
        {.kind = DRAW_PICTURE,
         .at = {400, 300, 160, 90},
         .alpha = 1,
         .as.picture = {.ground_argb = 0xFFFFFDF8}},
        {.kind = DRAW_PICTURE,
         .at = {600, 300, 160, 90},
         .alpha = 1,
         .as.picture = {.ground_argb = 0xFFFFFDF8, .radius_px = 9}},
    };
    static const enum prim_kind want[] = {PRIM_FILL,   PRIM_SPRITE, PRIM_SPRITE,
                                          PRIM_SPRITE, PRIM_FILL,   PRIM_SPRITE};
    lower(k, cmds, (int)COUNT_OF(cmds));
    assert_int_equal(k->now.count, COUNT_OF(cmds));
    for (size_t i = 0; i < COUNT_OF(cmds); i++) {
        const struct prim *prim = &k->prims[i];
        assert_int_equal(prim->kind, want[i]);
        assert_false(rect_is_empty(rect_meet(prim->at, bounds)));
        assert_true(prim->kind == PRIM_FILL || (prim->pixels.argb && prim->stamp));
        assert_true(prim->kind == PRIM_FILL || prim->at.w == (float)prim->pixels.w_px); /* never scaled */
    }
    assert_true(k->prims[3].alpha == 0.5f);
    const struct prim *box = &k->prims[1];
    int dx = 60 - (int)box->at.x, dy = 45 - (int)box->at.y; /* the middle of the panel */
    assert_int_equal(box->pixels.argb[dy * box->pixels.stride_px + dx], 0xFFFFFFFF);
    assert_int_equal(box->pixels.argb[0], 0);
}

/* Put together once, however a hand moves it; kept turned for as long as it rests. */
static void cards(void **state)
{
    struct kitchen *k = *state;
    struct draw_cmd cmds[4];
    for (int i = 0; i < 4; i++)
        cmds[i] = (struct draw_cmd){.kind = DRAW_CARD,
                                    .at = {300, 200, 120, 160},
                                    .alpha = 1,
                                    .as.card = {.picture = {.ground_argb = 0xFFFFFDF8},
                                                .around = {.radius_px = 12, .shadow_px = 10},
                                                .turn = (float)i * 0.2f,
                                                .scale = i == 1 ? 1.06f : 0,
                                                .rests = i == 3}};
    lower(k, cmds, 4);
    const struct prim *p = k->prims;
    assert_int_equal(k->now.count, 4);
    assert_true(p[0].stamp == p[1].stamp && p[1].stamp == p[2].stamp && p[3].stamp != p[2].stamp);
    assert_true(p[0].turn == 0 && p[1].turn == 0.2f && p[2].turn == 0.4f && p[3].turn == 0);
    assert_true(p[1].at.w > p[0].at.w && p[2].at.w == p[0].at.w);
    for (int i = 0; i < 4; i++) { /* all about one middle, to the pixel */
        float x = p[i].at.x + p[i].at.w / 2 - 360, y = p[i].at.y + p[i].at.h / 2 - 280;
        assert_true(x > -1.01f && x < 1.01f && y > -1.01f && y < 1.01f);
    }
    const struct pixels *card = &p[0].pixels; /* its corners are clear, so that what lies under shows */
    int pad = (card->w_px - 120) / 2;
    assert_int_equal(card->argb[(card->h_px / 2) * card->stride_px + card->w_px / 2], 0xFFFFFDF8);
    assert_true(card->argb[(pad + 1) * card->stride_px + pad + 1] >> 24 < 60);
    uint64_t stamp = p[3].stamp;
    lower(k, cmds, 4);
    assert_true(k->prims[3].stamp == stamp);
}

static void drawn_once(void **state)
{
    struct kitchen *k = *state;
    struct draw_cmd cmds[] = {panel(10, 20, 100, 50, 0xFFAABBCC),
                              panel(210, 20, 100, 50, 0xFFAABBCC),
                              panel(10, 120, 100, 50, 0xFFAABBCD),
                              panel(10.5f, 220, 100, 50, 0xFFAABBCC),
                              label((struct rect_px){0, 300, 200, 40}, "Woord", ALIGN_LEFT),
                              label((struct rect_px){0, 400, 200, 40}, "Woord", ALIGN_RIGHT),
                              label((struct rect_px){0, 500, 200, 40}, "Woorden", ALIGN_LEFT)};
    lower(k, cmds, (int)COUNT_OF(cmds));
    const struct prim *p = k->prims;
    assert_true(p[0].stamp == p[1].stamp && p[0].pixels.argb == p[1].pixels.argb);
    assert_true(p[0].stamp != p[2].stamp); /* another colour */
    assert_true(p[0].stamp != p[3].stamp); /* between pixels */
    assert_true(p[4].stamp == p[5].stamp && p[4].stamp != p[6].stamp);
    assert_true(p[5].at.x > p[4].at.x + 50);
    uint64_t stamp = p[0].stamp;
    const uint32_t *kept = p[0].pixels.argb;
    lower(k, cmds, (int)COUNT_OF(cmds));
    assert_true(k->prims[0].stamp == stamp && k->prims[0].pixels.argb == kept);
}

static void clipped_and_empty(void **state)
{
    struct kitchen *k = *state;
    struct draw_cmd cmds[] = {
        panel(10, 20, 100, 50, 0xFF112233),
        panel(900, 20, 100, 50, 0xFF112233),
        label((struct rect_px){0, 0, 100, 40}, "", ALIGN_LEFT),
        {.kind = DRAW_ICON, .at = {0, 0, 0, 0}, .alpha = 1, .as.icon = {STR("forward"), 0xFF000000}},
        panel(10, 20, 100, 50, 0xFF112233)};
    cmds[0].clip = (struct rect_px){0, 0, 50, 50};
    cmds[4].clip = (struct rect_px){900, 0, 50, 50}; /* beside the window */
    lower(k, cmds, (int)COUNT_OF(cmds));
    assert_int_equal(k->now.count, 1);
    assert_true(k->prims[0].clip.w == 50 && k->prims[0].clip.h == 50);
}

static void counts_what_does_not_fit(void **state)
{
    struct kitchen *k = *state;
    static struct draw_cmd cmds[PRIMS + 7];
    for (int i = 0; i < PRIMS + 7; i++)
        cmds[i] =
            (struct draw_cmd){.kind = DRAW_FILL, .at = {0, 0, 9, 9}, .alpha = 1, .as.fill_argb = 0xFF000000};
    lower(k, cmds, PRIMS + 7);
    assert_int_equal(k->now.count, PRIMS);
    assert_int_equal(k->now.dropped, 7);
    k->now.dropped = 0;
}

/* More sprites over time than the oven holds, with one that is in every frame: its pixels stay right. */
static void sweeps(void **state)
{
    struct kitchen *k = *state;
    struct draw_cmd cmds[65];
    for (uint32_t frame = 0; frame < 400; frame++) {
        cmds[0] = panel(10, 10, 40, 40, 0xFF00FF00);
        for (uint32_t i = 1; i < COUNT_OF(cmds); i++)
            cmds[i] = panel(100, 10, 30, 30, 0xFF000000 | frame << 8 | i);
        lower(k, cmds, (int)COUNT_OF(cmds));
        assert_int_equal(k->now.count, COUNT_OF(cmds));
        for (int i = 0; i < (int)COUNT_OF(cmds); i++) {
            const struct prim *prim = &k->prims[i];
            uint32_t middle =
                prim->pixels.argb[prim->pixels.h_px / 2 * prim->pixels.stride_px + prim->pixels.w_px / 2];
            if (middle != cmds[i].as.panel.fill_argb)
                fail_msg("frame %u, panel %d: %08x", frame, i, middle);
        }
    }
}

static int begin(void **state)
{
    static struct kitchen kitchen;
    struct err err = {0};
    if (!faces_init(WAAIER_FONTS_DIR, &err))
        return -1;
    kitchen.labels = labels_create(&err);
    kitchen.bakery = kitchen.labels ? bakery_create(kitchen.labels) : NULL;
    kitchen.now = (struct prim_list){.at = kitchen.prims, .cap = PRIMS};
    *state = &kitchen;
    return kitchen.bakery ? 0 : -1;
}

static int end(void **state)
{
    struct kitchen *k = *state;
    bakery_destroy(k->bakery);
    labels_destroy(k->labels);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind),
        cmocka_unit_test(drawn_once),
        cmocka_unit_test(cards),
        cmocka_unit_test(clipped_and_empty),
        cmocka_unit_test(counts_what_does_not_fit),
        cmocka_unit_test(sweeps),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
