#include "type/label.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "typeset.h"

static struct labels *open_labels(void)
{
    struct err err;
    struct labels *labels = labels_create(&err);
    if (!labels)
        fail_msg("%s", err.text);
    return labels;
}

static int inked(const struct pixels *pixels)
{
    int count = 0;
    for (int y = 0; y < pixels->h_px; y++)
        for (int x = 0; x < pixels->w_px; x++)
            count += pixels->argb[y * pixels->stride_px + x] != 0;
    return count;
}

static void figures_of_a_clock_share_a_cell(void **state)
{
    (void)state;
    struct labels *labels = open_labels();
    for (int face = 0; face < LABEL_FACE_COUNT; face++) {
        struct label_style style = {.face = (enum label_face)face, .size_px = 64, .clock = true};
        float ones = label_width(labels, &style, STR("11:11"));
        float eights = label_width(labels, &style, STR("88:88"));
        if (face != LABEL_SERIF_BOLD) /* set through Pango, in parts of a pixel */
            assert_true(ones == eights);
        assert_float_equal(ones, eights, 0.1);
        style.clock = false;
        if (face == LABEL_SANS)
            assert_true(label_width(labels, &style, STR("11:11")) <
                        label_width(labels, &style, STR("88:88")));
    }
    labels_destroy(labels);
}

static void the_picture_is_the_box_and_its_pad(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        struct label_style style;
    } rows[] = {
        {"a button", "Beginscherm", {.face = LABEL_SANS_SEMIBOLD, .size_px = 28}},
        {"a title", "jij, Raadslid", {.face = LABEL_SERIF_BOLD, .size_px = 84}},
        {"a title with figures", "jaar 2026", {.face = LABEL_SERIF_BOLD, .size_px = 48}},
        {"spaced capitals", "ONTWIKKELING", {.face = LABEL_SANS_BOLD, .size_px = 22, .spacing_px = 1.5f}},
        {"a clock", "18:42", {.face = LABEL_SANS_BOLD, .size_px = 64, .clock = true}},
        {"an emoji", "Goed \xF0\x9F\x99\x82", {.face = LABEL_SANS, .size_px = 28}},
        {"Arabic",
         "\xD8\xA7\xD9\x84\xD8\xB9\xD8\xB1\xD8\xA8\xD9\x8A\xD8\xA9",
         {.face = LABEL_SANS, .size_px = 28}},
        {"a size between pixels", "Zoek", {.face = LABEL_SANS_MEDIUM, .size_px = 22.4f}},
        {"broken bytes", "Zoek\xFF", {.face = LABEL_SANS, .size_px = 28}},
    };
    struct labels *labels = open_labels();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct pixels pixels;
        int pad;
        struct str text = str_from(rows[i].text);
        float w = label_width(labels, &rows[i].style, text), h = label_height(labels, &rows[i].style);
        float ascent = label_ascent(labels, &rows[i].style);
        if (!label_draw(labels, &rows[i].style, text, 0xFF17223B, &pixels, &pad))
            fail_msg("%s: not drawn", rows[i].name);
        if ((float)pixels.w_px < w + (float)(2 * pad) || (float)pixels.w_px > w + (float)(2 * pad) + 1)
            fail_msg("%s: %d wide for %.1f and %d", rows[i].name, pixels.w_px, (double)w, pad);
        if ((float)pixels.h_px < h + (float)(2 * pad) || ascent <= 0 || ascent >= h || inked(&pixels) < 50)
            fail_msg("%s: %d high for %.1f, ascent %.1f, %d inked", rows[i].name, pixels.h_px, (double)h,
                     (double)ascent, inked(&pixels));
        for (int x = 0; x < pixels.w_px; x++) /* the pad holds what hangs over */
            if (pixels.argb[x] || pixels.argb[(pixels.h_px - 1) * pixels.stride_px + x])
                fail_msg("%s: ink at the edge", rows[i].name);
        free(pixels.argb);
    }
    labels_destroy(labels);
}

static void premultiplied_in_the_colour_asked_for(void **state)
{
    (void)state;
    struct labels *labels = open_labels();
    struct label_style style = {.face = LABEL_SANS_BOLD, .size_px = 60};
    struct pixels pixels;
    int pad;
    uint32_t strongest = 0;
    assert_true(label_draw(labels, &style, STR("HHH"), 0x80FF4000, &pixels, &pad));
    for (int i = 0; i < pixels.w_px * pixels.h_px; i++) {
        uint32_t argb = pixels.argb[i], alpha = argb >> 24;
        assert_true((argb >> 16 & 0xFF) <= alpha && (argb >> 8 & 0xFF) <= alpha && (argb & 0xFF) == 0);
        strongest = argb > strongest ? argb : strongest;
    }
    assert_int_equal(strongest >> 24, 0x80);
    assert_in_range(strongest >> 16 & 0xFF, 0x7E, 0x80);
    assert_in_range(strongest >> 8 & 0xFF, 0x1E, 0x21);
    free(pixels.argb);
    labels_destroy(labels);
}

static void what_cannot_be_drawn_is_not(void **state)
{
    (void)state;
    static char endless[5000];
    struct labels *labels = open_labels();
    struct label_style style = {.face = LABEL_SANS, .size_px = 400};
    struct pixels pixels;
    int pad;
    for (size_t i = 0; i < sizeof endless; i++)
        endless[i] = 'W';
    assert_true(label_width(labels, &style, STR("")) == 0);
    assert_false(label_draw(labels, &style, STR(""), 0xFF000000, &pixels, &pad));
    assert_false(
        label_draw(labels, &style, (struct str){endless, sizeof endless}, 0xFF000000, &pixels, &pad));
    labels_destroy(labels);
    labels_destroy(NULL);
}

static void more_sizes_than_are_kept_open(void **state)
{
    (void)state;
    struct labels *labels = open_labels();
    struct label_style style = {.face = LABEL_SANS, .size_px = 20};
    float first = label_width(labels, &style, STR("Overzicht"));
    for (int i = 0; i < 150; i++) {
        style.size_px = 20 + (float)i / 4;
        assert_true(label_width(labels, &style, STR("Overzicht")) >= first);
    }
    style.size_px = 20;
    assert_true(label_width(labels, &style, STR("Overzicht")) == first);
    labels_destroy(labels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_of_a_clock_share_a_cell),
        cmocka_unit_test(the_picture_is_the_box_and_its_pad),
        cmocka_unit_test(premultiplied_in_the_colour_asked_for),
        cmocka_unit_test(what_cannot_be_drawn_is_not),
        cmocka_unit_test(more_sizes_than_are_kept_open),
    };
    return cmocka_run_group_tests(tests, typeset_begin, NULL);
}
