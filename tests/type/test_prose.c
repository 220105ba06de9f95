#include "type/prose.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "typeset.h"

static const struct prose_style body = {
    .family = STR_INIT("Inter"), .size = 36, .leading = 1.42f, .hyphens = true, .language = STR_INIT("nl")};

static void lines_and_measures(void **state)
{
    (void)state;
    static const char word[] = "arbeidsongeschiktheidsverzekeringsmaatschappij";
    static const struct {
        const char *name, *text;
        float width;
        int lines_max, lines;
        bool cut, breaks_word;
    } rows[] = {
        {"one line", "Een besluit.", 900, 0, 1, false, false},
        {"without a width it never breaks", "Een besluit nemen dat niet iedereen toejuicht.", 0, 0, 1, false,
         false},
        {"it breaks between words", "Een besluit nemen dat niet iedereen toejuicht.", 500, 0, 2, false,
         false},
        {"a hard break", "Een\nbesluit", 900, 0, 2, false, false},
        {"a hard break counts as a line to be cut", "Een\nbesluit\nvandaag", 900, 2, 2, true, false},
        {"nothing is one empty line", "", 900, 0, 1, false, false},
        {"a limit that is not reached", "Een besluit.", 900, 2, 1, false, false},
        {"a limit cuts", "Een besluit nemen dat niet iedereen toejuicht, en het uitleggen.", 400, 2, 2, true,
         false},
        {"a long word gets hyphens", word, 500, 0, 2, false, false},
        {"a long word cut to one line", word, 500, 1, 1, true, false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct prose *prose =
            prose_create_text(&body, str_from(rows[i].text), rows[i].width, rows[i].lines_max);
        struct size_px size = prose_size(prose);
        if (prose_line_count(prose) != rows[i].lines || prose_is_cut(prose) != rows[i].cut ||
            prose_breaks_word(prose) != rows[i].breaks_word)
            fail_msg("%s: %d lines, cut %d, breaks %d", rows[i].name, prose_line_count(prose),
                     prose_is_cut(prose), prose_breaks_word(prose));
        if (rows[i].width > 0 && size.w > rows[i].width + 0.5f)
            fail_msg("%s: %.1f wide", rows[i].name, (double)size.w);
        if (fabsf(size.h - (float)rows[i].lines * 36 * 1.42f) > 0.01f)
            fail_msg("%s: %.2f high", rows[i].name, (double)size.h);
        prose_destroy(prose);
    }
    prose_destroy(NULL);
}

static void without_hyphens_a_long_word_is_torn(void **state)
{
    (void)state;
    struct prose_style style = body;
    style.hyphens = false;
    struct prose *prose = prose_create_text(&style, str_from(long_word), 500, 0);
    assert_true(prose_breaks_word(prose));
    prose_destroy(prose);
}

static void width_grows_with_size(void **state)
{
    (void)state;
    struct prose_style large = body;
    large.size = 72;
    struct prose *a = prose_create_text(&body, STR("Onafhankelijkheid"), 0, 0);
    struct prose *b = prose_create_text(&large, STR("Onafhankelijkheid"), 0, 0);
    assert_float_equal(prose_size(b).w / prose_size(a).w, 2, 0.002);
    assert_float_equal(prose_baseline(b) / prose_baseline(a), 2, 0.002);
    prose_destroy(a);
    prose_destroy(b);
}

static void lining_figures_share_a_width(void **state)
{
    (void)state;
    struct prose_style style = body;
    style.lining = true;
    struct prose *ones = prose_create_text(&style, STR("1111"), 0, 0);
    struct prose *noughts = prose_create_text(&style, STR("0000"), 0, 0);
    assert_float_equal(prose_size(ones).w, prose_size(noughts).w, 0.05);
    prose_destroy(ones);
    prose_destroy(noughts);
}

static void longest_line_is_counted_without_hyphens_offered(void **state)
{
    (void)state;
    struct prose *prose = prose_create_text(&body, STR("Raad\nGemeenteraad"), 900, 0);
    assert_int_equal(prose_chars_max(prose), 12);
    assert_true(prose_last_width(prose) > 100);
    prose_destroy(prose);
}

static void links(void **state)
{
    (void)state;
    static const struct run runs[] = {
        {.text = STR_INIT("Lees ")},
        {.text = STR_INIT("de wet"), .link = STR_INIT("https://example.org/wet")},
        {.text = STR_INIT(" eerst.")},
    };
    struct prose *prose = prose_create(&body, runs, 3, 900, 0);
    struct prose *lead = prose_create(&body, runs, 1, 0, 0);
    float x = prose_size(lead).w + 40;
    assert_int_equal(prose_link_at(prose, 10, 20).len, 0);
    assert_true(str_eq(prose_link_at(prose, x, 20), STR("https://example.org/wet")));
    assert_int_equal(prose_link_at(prose, x, 200).len, 0);
    assert_int_equal(prose_link_at(prose, x, -5).len, 0);
    assert_int_equal(prose_link_at(prose, 850, 20).len, 0);
    prose_destroy(lead);
    prose_destroy(prose);
}

/* Pixels that are not paper, in a picture of w x h. */
static int ink(const struct prose *prose, int w, int h, double scale, bool *coloured)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
    cairo_t *cr = cairo_create(surface);
    int count = 0;
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    prose_draw(prose, cr, 0, 0);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    *coloured = false;
    for (int y = 0; y < h; y++) {
        const uint32_t *row = (const uint32_t *)(const void *)(data + y * stride);
        for (int x = 0; x < w; x++) {
            uint32_t rgb = row[x] & 0xFFFFFF;
            count += rgb != 0xFFFFFF;
            *coloured = *coloured || (rgb >> 16) != (rgb & 0xFF);
        }
    }
    cairo_surface_destroy(surface);
    return count;
}

static void letters_of_every_kind_leave_ink(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        bool coloured;
    } rows[] = {
        {"Latin", "Raad", false},
        {"Arabic", "\xD8\xA7\xD9\x84\xD8\xB9\xD8\xB1\xD8\xA8\xD9\x8A\xD8\xA9", false},
        {"emoji", "\xF0\x9F\x99\x82", true},
        {"a broken byte shows as one", "Raad\xFF!", false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        static const double scales[] = {0.25, 1, 3};
        struct prose *prose = prose_create_text(&body, str_from(rows[i].text), 0, 0);
        for (size_t k = 0; k < COUNT_OF(scales); k++) {
            bool coloured;
            int count = ink(prose, 400, 180, scales[k], &coloured);
            if (count < 20 || coloured != rows[i].coloured)
                fail_msg("%s at %.2f: %d pixels, coloured %d", rows[i].name, scales[k], count, coloured);
        }
        prose_destroy(prose);
    }
}

static void far_too_much_text_is_cut_not_refused(void **state)
{
    (void)state;
    enum { BYTES = 200000 };
    static char text[BYTES];
    memset(text, 'a', sizeof text);
    for (size_t i = 5; i < sizeof text; i += 6)
        text[i] = ' ';
    struct prose *prose = prose_create_text(&body, (struct str){text, sizeof text}, 900, 0);
    assert_true(prose_is_cut(prose));
    assert_true(prose_line_count(prose) > 100);
    prose_destroy(prose);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_measures),
        cmocka_unit_test(without_hyphens_a_long_word_is_torn),
        cmocka_unit_test(width_grows_with_size),
        cmocka_unit_test(lining_figures_share_a_width),
        cmocka_unit_test(longest_line_is_counted_without_hyphens_offered),
        cmocka_unit_test(links),
        cmocka_unit_test(letters_of_every_kind_leave_ink),
        cmocka_unit_test(far_too_much_text_is_cut_not_refused),
    };
    return cmocka_run_group_tests(tests, typeset_begin, NULL);
}
