/* What the sweeps measure colours with, on drawings made by hand. */
#include "view/behind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/palette.h"

static const struct rect_px window = {0, 0, 400, 300};

static struct draw_cmd fill(struct rect_px at, uint32_t argb, float alpha)
{
    return (struct draw_cmd){.kind = DRAW_FILL, .at = at, .alpha = alpha, .as.fill_argb = argb};
}

static struct draw_cmd panel(struct rect_px at, uint32_t fill_argb, float edge_px, uint32_t edge_argb)
{
    struct look_panel look = {
        .radius_px = 20, .edge_px = edge_px, .fill_argb = fill_argb, .edge_argb = edge_argb};
    return (struct draw_cmd){.kind = DRAW_PANEL, .at = at, .alpha = 1, .as.panel = look};
}

static const struct rect_px box = {100, 100, 200, 100};
static const struct pt_px middle = {200, 150}, corner = {102, 102}, edge = {102, 150};

struct seen_row {
    const char *name;
    struct draw_cmd under[3];
    int count;
    struct pt_px at;
    uint32_t argb;
    float wanted;
};

static void check_rows(const struct seen_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct draw_cmd all[4];
        struct draw_list list = {.at = all, .count = rows[i].count + 1};
        for (int k = 0; k < rows[i].count; k++)
            all[k] = rows[i].under[k];
        all[rows[i].count] = (struct draw_cmd){.kind = DRAW_LABEL, .at = box, .alpha = 1};
        float got = behind_contrast(&list, rows[i].count, rows[i].at, rows[i].argb);
        if (got < rows[i].wanted - 0.1f || got > rows[i].wanted + 0.1f)
            fail_msg("%s: %.2f, not %.2f", rows[i].name, (double)got, (double)rows[i].wanted);
    }
}

static void contrast_is_with_what_is_seen(void **state)
{
    struct draw_cmd clipped = fill(window, 0xFFFFFFFF, 1),
                    words = {.kind = DRAW_LABEL, .at = box, .alpha = 1};
    clipped.clip = (struct rect_px){0, 0, 50, 50};
    const struct seen_row rows[] = {
        {"black on white", {fill(window, 0xFFFFFFFF, 1)}, 1, middle, 0xFF000000, 21},
        {"the last one is seen",
         {fill(window, 0xFF000000, 1), fill(box, 0xFFFFFFFF, 1)},
         2,
         middle,
         0xFF000000,
         21},
        {"not beside it",
         {fill(window, 0xFF000000, 1), fill(box, 0xFFFFFFFF, 1)},
         2,
         {50, 50},
         0xFF000000,
         1},
        {"nor out of its clip", {fill(window, 0xFF000000, 1), clipped}, 2, middle, 0xFF000000, 1},
        {"a corner is round",
         {fill(window, 0xFF000000, 1), panel(box, 0xFFFFFFFF, 0, 0)},
         2,
         corner,
         0xFF000000,
         1},
        {"an edge has its own colour",
         {fill(window, 0xFF000000, 1), panel(box, 0xFFFFFFFF, 4, 0xFF000000)},
         2,
         edge,
         0xFF000000,
         1},
        {"words behind it count for nothing",
         {fill(window, 0xFFFFFFFF, 1), words},
         2,
         middle,
         0xFF000000,
         21},
    };
    (void)state;
    check_rows(rows, COUNT_OF(rows));
}

/* A picture may have any colour. */
static void pictures_are_like_anything(void **state)
{
    struct draw_cmd picture = {.kind = DRAW_PICTURE, .at = window, .alpha = 1};
    const struct seen_row rows[] = {
        {"a picture may be like it", {picture}, 1, middle, 0xFF000000, 1},
        {"a veil helps so far", {picture, fill(window, 0x80FFFFFF, 1)}, 2, middle, 0xFF000000, 5.3f},
        {"and half of one less", {picture, fill(window, 0x80FFFFFF, 0.5f)}, 2, middle, 0xFF000000, 2.0f},
        {"what covers all of it hides the picture",
         {picture, fill(window, 0xFFFFFFFF, 1)},
         2,
         middle,
         0xFF000000,
         21},
    };
    (void)state;
    check_rows(rows, COUNT_OF(rows));
}

static void a_boundary_is_seen_or_not(void **state)
{
    const struct {
        const char *name;
        struct draw_cmd control;
        bool seen;
    } rows[] = {
        {"a dark edge on white", panel(box, 0xFFFFFFFF, 3, 0xFF707070), true},
        {"a light one", panel(box, 0xFFFFFFFF, 3, 0xFFD0D0D0), false},
        {"no edge, a dark ground", panel(box, 0xFF202020, 0, 0), true},
        {"no edge, a light ground", panel(box, 0xFFF0F0F0, 0, 0), false},
        {"neither", panel(box, 0, 0, 0), true},
        {"where the window ends nothing is asked", panel(window, 0xFFF0F0F0, 0, 0), true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct draw_cmd all[] = {fill(window, 0xFFFFFFFF, 1), rows[i].control};
        struct draw_list list = {.at = all, .count = 2};
        if ((behind_boundary(&list, 1, window) >= 3) != rows[i].seen)
            fail_msg("%s: %.2f", rows[i].name, (double)behind_boundary(&list, 1, window));
    }
}

static void what_lies_over_words(void **state)
{
    struct draw_cmd words = {.kind = DRAW_LABEL, .at = box, .alpha = 1};
    struct draw_cmd picture = {.kind = DRAW_PICTURE, .at = window, .alpha = 1}, in_time = picture,
                    icon = words;
    in_time.as.picture.only_ready = true;
    icon.kind = DRAW_ICON;
    const struct {
        const char *name;
        struct draw_cmd over;
        bool covered;
    } rows[] = {
        {"a dock", fill((struct rect_px){0, 190, 400, 110}, 0xFFFFFFFF, 1), true},
        {"one that ends before them", fill((struct rect_px){0, 200, 400, 100}, 0xFFFFFFFF, 1), false},
        {"a cursor", fill((struct rect_px){200, 100, 3, 100}, 0xFF000000, 1), false},
        {"a ring", panel(box, 0, 4, 0xFF000000), false},
        {"a panel", panel(box, 0xFFFFFFFF, 0, 0), true},
        {"a picture", picture, true},
        {"a picture they stand in for", in_time, false},
        {"an icon", icon, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct draw_cmd all[] = {words, rows[i].over};
        struct draw_list list = {.at = all, .count = 2};
        if (behind_is_covered(&list, 0, box) != rows[i].covered)
            fail_msg("%s", rows[i].name);
    }
}

/* The ring of the focus has its own ground on either side, so that it is seen on any other. */
static void the_focus_is_seen_anywhere(void **state)
{
    (void)state;
    for (int i = 0; i < PALETTE_COUNT; i++) {
        const struct palette *p = palette_at((enum palette_id)i);
        struct draw_cmd all[] = {fill(window, p->focus_edge, 1), panel(box, 0, 6, p->focus)};
        struct draw_list list = {.at = all, .count = 2};
        assert_true(behind_boundary(&list, 1, window) >= 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_with_what_is_seen), cmocka_unit_test(pictures_are_like_anything),
        cmocka_unit_test(a_boundary_is_seen_or_not),     cmocka_unit_test(what_lies_over_words),
        cmocka_unit_test(the_focus_is_seen_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
