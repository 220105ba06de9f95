/* What the eye judges of a face: edges, baselines, lines, and what stands where. Read from the ink itself. */
#include "type/face.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "type/face_parts.h"
#include "typeset.h"

enum { W = FRONT_W, H = FRONT_H, DARK = 160 /* of 255: ink and not its soft edge */ };

#define VALUE                                                                                                \
    .kind = STR_INIT("Waarde"), .icon = STR_INIT("diamond"), .kind_rgb = 0x3D3A9A, .language = STR_INIT("nl")
#define CREDIT                                                                                               \
    .place = STR_INIT("4 van 52"),                                                                           \
    .credit = STR_INIT("Vakmanschap \xC2\xB7 Waaier-team \xC2\xB7 kaarten ongewijzigd")
#define MANY_OFFICES                                                                                         \
    .offices = STR_INIT("Burgemeester\nWethouder\nRaadslid\nGriffier\nGemeentesecretaris\nRekenkamerlid\n"   \
                        "Statenlid\nGedeputeerde\nCommissaris van de Koning\nDijkgraaf")

/* A front at its own size. */
struct shot {
    cairo_surface_t *surface;
    const unsigned char *data;
    int stride;
};

static struct shot shoot(const struct face *face)
{
    struct shot shot = {.surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, W, H)};
    cairo_t *cr = cairo_create(shot.surface);
    face_draw(cr, (struct rect_px){0, 0, W, H}, face, NULL, NULL);
    cairo_destroy(cr);
    cairo_surface_flush(shot.surface);
    shot.data = cairo_image_surface_get_data(shot.surface);
    shot.stride = cairo_image_surface_get_stride(shot.surface);
    return shot;
}

static void shot_done(struct shot *shot)
{
    cairo_surface_destroy(shot->surface);
}

static bool is_ink(const struct shot *shot, int x, int y)
{
    const unsigned char *at = shot->data + y * shot->stride + x * 4;
    return at[1] < DARK;
}

/* Edges of the ink inside a box; left > right: there is none. */
struct ink {
    int left, top, right, bottom;
};

static struct ink ink_in(const struct shot *shot, int x0, int y0, int x1, int y1)
{
    struct ink ink = {x1, y1, x0 - 1, y0 - 1};
    for (int y = y0; y < y1; y++) {
        for (int x = x0; x < x1; x++) {
            if (!is_ink(shot, x, y))
                continue;
            ink.left = x < ink.left ? x : ink.left;
            ink.right = x > ink.right ? x : ink.right;
            ink.top = y < ink.top ? y : ink.top;
            ink.bottom = y > ink.bottom ? y : ink.bottom;
        }
    }
    return ink;
}

enum { TITLE_TOP = 150, TITLE_BOTTOM = 256, BESIDE_BAND = 60, RIGHT = 1860 };

static void titles_stand_on_one_baseline(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct str title;
    } rows[] = {
        {"short", STR_INIT("Hier")},
        {"shrunk to its line", STR_INIT("Hoe onafhankelijk is de rekenkamer nog")},
        {"on two lines",
         STR_INIT("Het gesprek over verantwoordelijkheid en vertrouwen in tijden van krapte")},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct face face = {VALUE, CREDIT, .title = rows[i].title, .body = short_body};
        struct shot shot = shoot(&face);
        struct ink first = ink_in(&shot, FRONT_LEFT - 8, TITLE_TOP, FRONT_LEFT + 24, TITLE_BOTTOM);
        shot_done(&shot);
        if (abs(first.bottom - 245) > 1)
            fail_msg("%s: the first letter stands on %d", rows[i].name, first.bottom);
    }
}

static void titles_begin_at_one_edge(void **state)
{
    (void)state;
    static const struct {
        struct str title;
        int from; /* where the ink is looked at: a hung mark is above it */
    } rows[] = {
        {STR_INIT("Verantwoording"), TITLE_TOP}, {STR_INIT("Afweging hardop"), TITLE_TOP},
        {STR_INIT("Openheid"), TITLE_TOP},       {STR_INIT("E\xC3\xA9n landschap"), TITLE_TOP},
        {STR_INIT("Wendbaarheid"), TITLE_TOP},   {STR_INIT("Ruimte"), TITLE_TOP},
        {STR_INIT("Moed"), TITLE_TOP},           {STR_INIT("\xE2\x80\x98Moed\xE2\x80\x99 gezocht"), 225},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct face face = {VALUE, .title = rows[i].title};
        struct shot shot = shoot(&face);
        struct ink ink = ink_in(&shot, BESIDE_BAND, rows[i].from, RIGHT, TITLE_BOTTOM);
        shot_done(&shot);
        if (abs(ink.left - FRONT_LEFT) > 1)
            fail_msg("%.*s begins at %d", STR_ARG(rows[i].title), ink.left);
    }
}

static void figures_in_titles_stand_on_the_line(void **state)
{
    (void)state;
    struct face plain = {VALUE, .title = STR_INIT("Besluit")};
    struct face figures = {VALUE, .title = STR_INIT("Besluit 3457")};
    struct shot a = shoot(&plain), b = shoot(&figures);
    struct ink without = ink_in(&a, BESIDE_BAND, TITLE_TOP, RIGHT, 300);
    struct ink with = ink_in(&b, BESIDE_BAND, TITLE_TOP, RIGHT, 300);
    shot_done(&a);
    shot_done(&b);
    assert_true(with.right > without.right + 100);
    assert_in_range(with.bottom, without.bottom - 2, without.bottom + 2); /* old ones would hang below */
}

/* How many lines of ink there are between two heights. */
static int count_lines(const struct shot *shot, int top, int bottom)
{
    int count = 0;
    bool before = false;
    for (int y = top; y < bottom; y++) {
        struct ink row = ink_in(shot, BESIDE_BAND, y, RIGHT, y + 1);
        bool here = row.left <= row.right;
        count += here && !before;
        before = here;
    }
    return count;
}

static void the_foot_is_one_line_and_stays_where_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct face face;
        int lines;
    } rows[] = {
        {"offices, credit and place", {VALUE, CREDIT, MANY_OFFICES, .title = STR_INIT("Moed")}, 2},
        {"credit and place", {VALUE, CREDIT, .title = STR_INIT("Moed")}, 1},
        {"offices and place",
         {VALUE, MANY_OFFICES, .place = STR_INIT("4 van 52"), .title = STR_INIT("Moed")},
         1},
        {"a place alone", {VALUE, .place = STR_INIT("4 van 52"), .title = STR_INIT("Moed")}, 1},
        {"nothing", {VALUE, .title = STR_INIT("Moed")}, 0},
    };
    int place_bottom = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct shot shot = shoot(&rows[i].face);
        int lines = count_lines(&shot, 900, H - 8);
        struct ink place = ink_in(&shot, 1790, 900, RIGHT, H - 8);
        shot_done(&shot);
        if (lines != rows[i].lines)
            fail_msg("%s: %d lines", rows[i].name, lines);
        if (lines == 0)
            continue;
        if (place_bottom > 0 && abs(place.bottom - place_bottom) > 0)
            fail_msg("%s: the place stands at %d, not %d", rows[i].name, place.bottom, place_bottom);
        if (abs(place.right - FRONT_RIGHT) > 4)
            fail_msg("%s: the place ends at %d", rows[i].name, place.right);
        place_bottom = place.bottom;
    }
}

static void a_counter_value_stands_beside_the_kind(void **state)
{
    (void)state;
    struct face face = {VALUE, .title = STR_INIT("Moed")};
    struct shot shot = shoot(&face);
    struct ink alone = ink_in(&shot, BESIDE_BAND, 90, RIGHT, 142);
    shot_done(&shot);
    face.counter = STR("voorzichtigheid");
    shot = shoot(&face);
    struct ink with = ink_in(&shot, BESIDE_BAND, 90, RIGHT, 142);
    struct ink gap = ink_in(&shot, alone.right + 2, 90, alone.right + 12, 142);
    struct ink words = ink_in(&shot, alone.right + 90, 90, RIGHT, 142);
    shot_done(&shot);
    assert_true(gap.left > gap.right);
    assert_in_range(words.right, alone.right + 250, alone.right + 420);
    assert_int_equal(words.right, with.right);
    assert_in_range(words.bottom - words.top, 24, 34); /* of 32: an ascender and a descender */
}

static struct prose *title_of(const char *text, float width, int lines, bool *cut)
{
    struct face face = {VALUE, .title = STR("")};
    struct build build = {.face = &face, .ground = PART_CARD};
    struct title_box box = {.width = width, .most = 100, .least = 60, .lines_most = lines};
    float size;
    return part_title(&build, str_from(text), &box, &size, cut);
}

static void lines_of_titles_end_well(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        float width;
        int lines;
        const char *first; /* what the first line says */
    } rows[] = {
        {"Besturen in de regio", 620, 2, "Besturen "},
        {"Neem \xC3\xA9\xC3\xA9n kaart mee", 610, 2, "Neem "},
        {"Waar waarden trekken en schuren", 700, 2, "Waar waarden "},
        {"Onpartijdigheid en moed", 640, 2, "Onpartijdigheid "},
        {"Het gesprek over ruimte", 700, 2, "Het gesprek "},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool cut;
        struct prose *prose = title_of(rows[i].text, rows[i].width, rows[i].lines, &cut);
        struct str first = prose_line_text(prose, 0);
        bool hyphens = str_find(first, STR("\xC2\xAD")) >= 0;
        if (cut || hyphens || prose_line_count(prose) != 2 || !str_eq(first, str_from(rows[i].first)))
            fail_msg("%s: %d lines, the first \"%.*s\"", rows[i].text, prose_line_count(prose),
                     STR_ARG(first));
        prose_destroy(prose);
    }
}

static void a_title_has_hyphens_only_when_nothing_else_helps(void **state)
{
    (void)state;
    bool cut;
    struct prose *prose = title_of("Verantwoordelijkheid delen", 640, 2, &cut);
    for (int i = 0; i < prose_line_count(prose); i++)
        assert_int_equal(str_find(prose_line_text(prose, i), STR("\xC2\xAD")), -1);
    prose_destroy(prose);
    prose = title_of(long_word, 900, 2, &cut); /* no size of it fits on a line */
    assert_false(cut);
    assert_true(str_find(prose_line_text(prose, 0), STR("\xC2\xAD")) >= 0);
    prose_destroy(prose);
}

static void quotation_marks_hang_before_the_edge(void **state)
{
    (void)state;
    struct prose_style style = {.family = STR_INIT("Inter"), .size = 60, .leading = 1.4f, .hangs = true};
    static const char *const texts[] = {"Moed", "\xE2\x80\x98Moed\xE2\x80\x99",
                                        "\xE2\x80\x9CMoed\xE2\x80\x9D", "\xE2\x80\x99s Avonds"};
    static const bool hung[] = {false, true, true, false};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, W, H);
        cairo_t *cr = cairo_create(surface);
        cairo_set_source_rgb(cr, 1, 1, 1);
        cairo_paint(cr);
        struct prose *prose = prose_create_text(&style, str_from(texts[i]), 0, 0);
        prose_draw(prose, cr, 200, 100);
        prose_destroy(prose);
        cairo_destroy(cr);
        cairo_surface_flush(surface);
        struct shot shot = {surface, cairo_image_surface_get_data(surface),
                            cairo_image_surface_get_stride(surface)};
        struct ink ink = ink_in(&shot, 100, 100, 800, 200);
        struct ink foot = ink_in(&shot, 100, 150, 800, 200);
        shot_done(&shot);
        if ((ink.left < 200) != hung[i] || (hung[i] && abs(foot.left - 205) > 3))
            fail_msg("%s: ink from %d, letters from %d", texts[i], ink.left, foot.left);
    }
}

enum { COLUMNS = 4, ROWS = 3, MAP_TOP = 376, MAP_END = 1000, BETWEEN_CLAIMS = 36 };

/* The heights at which the claims of a column begin: what is far from the words above it. */
static int claim_tops(const struct shot *shot, int x0, int x1, int *tops, int most)
{
    int count = 0, last = -BETWEEN_CLAIMS;
    for (int y = MAP_TOP; y < MAP_END; y++) {
        struct ink row = ink_in(shot, x0, y, x1, y + 1);
        if (row.left > row.right)
            continue;
        if (y - last > BETWEEN_CLAIMS && count < most)
            tops[count++] = y;
        last = y;
    }
    return count;
}

static void claims_of_a_map_stand_in_rows(void **state)
{
    (void)state;
    struct face face = {.layout = FACE_MAP, .title = STR_INIT("Wat vraagt de tijd?"), .body = map_body};
    struct shot shot = shoot(&face);
    int width = (1824 - 96 + 28) / COLUMNS, first[ROWS] = {0};
    for (int i = 0; i < COLUMNS; i++) {
        int tops[ROWS + 1], left = 96 + i * width;
        int count = claim_tops(&shot, left + 12, left + width - 40, tops, ROWS + 1);
        if (count != ROWS)
            fail_msg("column %d: %d claims", i, count);
        for (int row = 0; row < ROWS; row++) {
            if (i > 0 && abs(tops[row] - first[row]) > 2)
                fail_msg("column %d: row %d at %d, not %d", i, row, tops[row], first[row]);
            first[row] = i > 0 ? first[row] : tops[row];
        }
    }
    struct ink lowest = ink_in(&shot, 96, MAP_TOP, 1824, MAP_END);
    shot_done(&shot);
    assert_true(lowest.bottom > 840); /* the height is used */
}

/* Nothing on a front is smaller than 31, and few words are large. */
static void words_are_as_large_as_they_can_be(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const struct blocks *body;
        enum face_layout layout;
        int lit;
        float least, most;
    } rows[] = {
        {"a sentence", &short_body, FACE_TEXT, 0, 46, 46},
        {"a sentence and three lines", &usual_body, FACE_TEXT, 0, 46, 46},
        {"far too many", &endless_body, FACE_TEXT, 0, 31, 31},
        {"a quote", &quote_body, FACE_QUOTE, 0, 36, 76},
        {"a lit branch", &map_body, FACE_MAP, 1, 46, 60},
        {"another", &map_body, FACE_MAP, 4, 46, 60},
        {"among many", &crowd_body, FACE_MAP, 3, 31, 60},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct face face = {VALUE,
                            CREDIT,
                            .title = STR_INIT("Moed"),
                            .layout = rows[i].layout,
                            .body = *rows[i].body,
                            .lit = rows[i].lit};
        struct face_fit fit;
        face_measure(&face, NULL, &fit);
        if (fit.text_least < rows[i].least || fit.text_least > rows[i].most)
            fail_msg("%s: %.1f", rows[i].name, (double)fit.text_least);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_stand_on_one_baseline),
        cmocka_unit_test(titles_begin_at_one_edge),
        cmocka_unit_test(figures_in_titles_stand_on_the_line),
        cmocka_unit_test(the_foot_is_one_line_and_stays_where_it_is),
        cmocka_unit_test(a_counter_value_stands_beside_the_kind),
        cmocka_unit_test(lines_of_titles_end_well),
        cmocka_unit_test(a_title_has_hyphens_only_when_nothing_else_helps),
        cmocka_unit_test(claims_of_a_map_stand_in_rows),
        cmocka_unit_test(words_are_as_large_as_they_can_be),
        cmocka_unit_test(quotation_marks_hang_before_the_edge),
    };
    return cmocka_run_group_tests(tests, typeset_begin, NULL);
}
