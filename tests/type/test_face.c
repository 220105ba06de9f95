#include "type/face.h"

#include <cairo-pdf.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "typeset.h"

#define VALUE                                                                                                \
    .kind = STR_INIT("Waarde"), .icon = STR_INIT("diamond"), .kind_rgb = 0x3D3A9A, .language = STR_INIT("nl")
#define FOOT .offices = STR_INIT("Burgemeester"), .place = STR_INIT("17 van 28")
#define LONG STR_INIT("arbeidsongeschiktheidsverzekeringsmaatschappij")
#define LONG_TITLE                                                                                           \
    STR_INIT("Gemeentesecretarissen en arbeidsongeschiktheidsverzekeringsmaatschappijen in gesprek over "    \
             "verantwoordelijkheid en vertrouwen in tijden van verandering en onzekerheid")

struct bounds {
    float most, least; /* both 0: not looked at */
};
struct row {
    const char *name;
    struct face face;
    struct bounds title, body; /* of the sizes that must come out */
    bool title_cut, overfull, claims_cut;
};

static const struct row fronts[] = {
    {.name = "a short title stands at full size",
     .face = {VALUE, FOOT, .title = STR_INIT("Moed")},
     .title = {104, 104}},
    {.name = "a title a little too long shrinks on its line",
     .face = {VALUE, .title = STR_INIT("Onafhankelijkheid van de rekenkamer")},
     .title = {103, 83}},
    {.name = "one endless word fits on one line", .face = {VALUE, .title = LONG}, .title = {103, 64}},
    {.name = "a title for three lines is cut, never clipped",
     .face = {VALUE, .title = LONG_TITLE},
     .title = {64, 64},
     .title_cut = true},
    {.name = "no kind, no footer, no words", .face = {.title = STR_INIT("Moed")}, .title = {104, 104}},
    {.name = "nothing at all", .face = {.kind_rgb = 0}},
    {.name = "an overview of four branches is readable",
     .face = {.layout = FACE_MAP, .title = STR_INIT("Wat vraagt de tijd?")},
     .title = {84, 84},
     .body = {42, 38}},
    {.name = "a lit branch is large",
     .face = {.layout = FACE_MAP, .title = STR_INIT("Wat vraagt de tijd?"), .lit = 2},
     .title = {84, 84},
     .body = {60, 52}},
    {.name = "a branch beyond the last lights none",
     .face = {.layout = FACE_MAP, .title = STR_INIT("Wat vraagt de tijd?"), .lit = 9},
     .title = {84, 84},
     .body = {42, 38}},
    {.name = "a quote", .face = {VALUE, .layout = FACE_QUOTE}, .body = {76, 60}},
    {.name = "a section",
     .face = {VALUE, .layout = FACE_SECTION, .title = STR_INIT("Waarden")},
     .title = {148, 140}},
    {.name = "a section by one endless word",
     .face = {VALUE, .layout = FACE_SECTION, .title = LONG},
     .title = {148, 80}},
    {.name = "a card that cannot be shown",
     .face = {VALUE, .layout = FACE_BROKEN, .trouble = LONG},
     .title = {76, 56},
     .body = {36, 36}},
    {.name = "a wide tile",
     .face = {VALUE, .side = FACE_TILE_WIDE, .title = STR_INIT("Moed")},
     .title = {32, 32}},
    {.name = "an endless word on a wide tile",
     .face = {VALUE, .side = FACE_TILE_WIDE, .title = LONG},
     .title = {36, 26}},
    {.name = "an upright tile",
     .face = {VALUE, .side = FACE_TILE_UPRIGHT, .title = STR_INIT("Moed")},
     .title = {54, 54}},
    {.name = "an endless word on an upright tile",
     .face = {VALUE, .side = FACE_TILE_UPRIGHT, .title = LONG},
     .title = {54, 34}},
    {.name = "a tile of a broken card",
     .face = {.side = FACE_TILE_WIDE, .layout = FACE_BROKEN, .trouble = LONG},
     .title = {36, 26}},
    {.name = "a back without questions", .face = {VALUE, .side = FACE_BACK, .title = LONG}},
};

static bool within(struct bounds bounds, float size)
{
    return bounds.most == 0 || (size <= bounds.most && size >= bounds.least);
}

static void check_fit(const struct row *row, const struct face_fit *fit)
{
    bool title = within(row->title, fit->title_size);
    bool body = within(row->body, fit->body_size);
    if (!title || !body || fit->title_cut != row->title_cut || fit->overfull != row->overfull ||
        (fit->claim_cut_count > 0) != row->claims_cut)
        fail_msg("%s: title %.1f%s, body %.1f%s, %d claims cut", row->name, (double)fit->title_size,
                 fit->title_cut ? " cut" : "", (double)fit->body_size, fit->overfull ? " overfull" : "",
                 fit->claim_cut_count);
}

static void draw_face(const struct face *face, const struct face_picture *picture, cairo_surface_t *surface,
                      int w, int h, struct face_fit *fit)
{
    cairo_t *cr = cairo_create(surface);
    face_draw(cr, (struct rect_px){0, 0, (float)w, (float)h}, face, picture, fit);
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
}

/* Whether a strip along the right and the bottom edge is bare: nothing runs off the page. */
static void check_edges(const char *name, const struct face *face)
{
    struct size_px size = face_size(face->side);
    int h = 270, w = (int)(size.w * 270 / size.h);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
    draw_face(face, NULL, surface, w, h, NULL);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    uint32_t ground = 0;
    memcpy(&ground, data + (h - 1) * stride + (w - 1) * 4, sizeof ground);
    for (int y = 0; y < h; y++) {
        for (int x = w / 10; x < w; x++) {
            uint32_t here;
            memcpy(&here, data + y * stride + x * 4, sizeof here);
            if ((y >= h - 5 || y < 5 || x >= w - 5) && (here & 0xFFFFFF) != (ground & 0xFFFFFF))
                fail_msg("%s: ink at %d, %d of %d x %d", name, x, y, w, h);
        }
    }
    cairo_surface_destroy(surface);
}

static void sizes_and_flags(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(fronts); i++) {
        struct row row = fronts[i];
        struct face_fit fit;
        if (row.face.layout == FACE_MAP)
            row.face.body = map_body;
        if (row.face.layout == FACE_QUOTE)
            row.face.body = quote_body;
        face_measure(&row.face, NULL, &fit);
        check_fit(&row, &fit);
        check_edges(row.name, &row.face);
    }
}

static const struct {
    const struct blocks *body;
    struct row row;
} filled[] = {
    {&short_body,
     {.name = "a sentence",
      .face = {VALUE, FOOT, .title = STR_INIT("Moed")},
      .title = {104, 104},
      .body = {46, 46}}},
    {&usual_body,
     {.name = "a paragraph and a list",
      .face = {VALUE, FOOT, .title = STR_INIT("Moed")},
      .title = {104, 104},
      .body = {46, 46}}},
    {&endless_body,
     {.name = "far too many words",
      .face = {VALUE, FOOT, .title = STR_INIT("Moed")},
      .title = {104, 64},
      .body = {31, 31},
      .overfull = true}},
    {&usual_body, {.name = "words without a title", .face = {VALUE}, .body = {46, 46}}},
    {&usual_body,
     {.name = "in English",
      .face = {.language = STR_INIT("en"), .title = STR_INIT("Courage")},
      .title = {104, 104},
      .body = {46, 46}}},
    {&crowd_body,
     {.name = "a crowded map, one branch lit",
      .face = {.layout = FACE_MAP, .title = STR_INIT("Acht takken met lange woorden"), .lit = 2},
      .body = {46, 31},
      .overfull = true}},
    {&crowd_body,
     {.name = "a crowded map, seen whole",
      .face = {.layout = FACE_MAP, .language = STR_INIT("nl")},
      .body = {38, 24}}},
    {&swarm_body,
     {.name = "a swarm of claims",
      .face = {.layout = FACE_MAP, .lit = 1},
      .body = {31, 31},
      .overfull = true,
      .claims_cut = true}},
    {&short_body, {.name = "a map without branches", .face = {.layout = FACE_MAP, .lit = 1}}},
    {&map_body,
     {.name = "a map with words below it",
      .face = {.layout = FACE_MAP, .title = LONG_TITLE, .credit = STR_INIT("Waaier-team"), FOOT, .lit = 4},
      .body = {52, 46},
      .title_cut = true}},
    {&short_body,
     {.name = "a quote without quotation",
      .face = {.layout = FACE_QUOTE, .title = STR_INIT("Moed")},
      .body = {76, 60}}},
    {&endless_body,
     {.name = "a source that never ends",
      .face = {.layout = FACE_QUOTE},
      .body = {76, 36},
      .overfull = true}},
    {&endless_body,
     {.name = "a section with too many words", .face = {VALUE, .layout = FACE_SECTION}, .overfull = true}},
    {&endless_body,
     {.name = "a wide tile with many words",
      .face = {VALUE, .side = FACE_TILE_WIDE, .title = LONG},
      .title = {36, 26},
      .body = {24, 24}}},
    {&endless_body,
     {.name = "an upright tile with many words",
      .face = {VALUE, .side = FACE_TILE_UPRIGHT, .title = LONG},
      .title = {54, 34},
      .body = {25, 25}}},
};

static void bodies(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(filled); i++) {
        struct row row = filled[i].row;
        struct face_fit fit;
        row.face.body = *filled[i].body;
        face_measure(&row.face, NULL, &fit);
        check_fit(&row, &fit);
        check_edges(row.name, &row.face);
    }
}

static void questions(void **state)
{
    (void)state;
    enum { MANY = 32 };
    static const struct {
        const char *name;
        int count;
        bool long_ones, overfull;
    } rows[] = {
        {"one", 1, false, false},          {"four", 4, false, false},
        {"twelve", 12, false, false},      {"three long ones", 3, true, false},
        {"thirty-two", MANY, false, true},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct face_question list[MANY];
        for (int k = 0; k < MANY; k++)
            list[k] = (struct face_question){
                rows[i].long_ones ? (struct str)LONG_TITLE : STR("Wie spreekt u aan?"), k % 2 == 1, false};
        struct row row = {.name = rows[i].name, .body = {58, 31}, .overfull = rows[i].overfull};
        row.face = (struct face){VALUE,
                                 .side = FACE_BACK,
                                 .title = STR_INIT("Moed"),
                                 .questions = list,
                                 .question_count = rows[i].count,
                                 .questions_label = STR_INIT("Reflectievragen")};
        struct face_fit fit;
        face_measure(&row.face, NULL, &fit);
        check_fit(&row, &fit);
        check_edges(row.name, &row.face);
    }
}

/* What the last row must be able to read: not footers, kinds and branches that are not lit. */
static void the_smallest_running_text_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct face face;
        const struct blocks *body;
        struct bounds least;
    } rows[] = {
        {"a title alone", {VALUE, FOOT, .title = STR_INIT("Moed")}, &no_body, {104, 104}},
        {"a title over a body", {VALUE, FOOT, .title = STR_INIT("Moed")}, &usual_body, {46, 46}},
        {"too many words", {VALUE, .title = STR_INIT("Moed")}, &endless_body, {31, 31}},
        {"a map, seen whole", {.layout = FACE_MAP}, &map_body, {42, 38}},
        {"a map, one branch lit", {.layout = FACE_MAP, FOOT, .lit = 2}, &map_body, {60, 46}},
        {"a crowded map, spines beside it", {.layout = FACE_MAP, .lit = 2}, &crowd_body, {46, 31}},
        {"a quote and its source", {VALUE, .layout = FACE_QUOTE}, &quote_body, {76, 36}},
    };
    struct face_fit fit;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct face face = rows[i].face;
        face.body = *rows[i].body;
        face_measure(&face, NULL, &fit);
        if (fit.text_least <= 0 || !within(rows[i].least, fit.text_least))
            fail_msg("%s: %.1f", rows[i].name, (double)fit.text_least);
    }
    struct face nothing = {VALUE, FOOT, .credit = STR_INIT("Waaier-team")};
    face_measure(&nothing, NULL, &fit);
    assert_float_equal(fit.text_least, 0, 0);
}

static void text_grows_with_the_way_to_the_last_row(void **state)
{
    (void)state;
    static const struct {
        float heights, needed;
    } rows[] = {{1, 8}, {4, 31}, {6, 46}, {7.5f, 58}, {8, 62}, {20, 154}};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_float_equal(face_text_needed(rows[i].heights), rows[i].needed, 0.001);
}

static void theme_sizes_are_taken(void **state)
{
    (void)state;
    struct face face = {VALUE, .title = STR_INIT("Moed"), .body = usual_body};
    struct face_fit fit;
    face.style[ROLE_TITLE].size = 80;
    face.style[ROLE_BODY].size = 42;
    face_measure(&face, NULL, &fit);
    assert_float_equal(fit.title_size, 80, 0.01);
    assert_float_equal(fit.body_size, 42, 0.01);
    face.style[ROLE_BODY].size = 12; /* nothing under 31 on a front */
    face_measure(&face, NULL, &fit);
    assert_float_equal(fit.body_size, 31, 0.01);
}

struct seen {
    struct rect_px at;
    int times;
};

static void see(void *ctx, cairo_t *cr, struct rect_px at)
{
    struct seen *seen = ctx;
    (void)cr;
    seen->at = at;
    seen->times++;
}

static void pictures_keep_their_shape_on_the_page(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum face_side side;
        enum face_layout layout;
        bool words;
        float w, h;
    } rows[] = {
        {"beside the words", FACE_FRONT, FACE_TEXT, true, 400, 300},
        {"tall beside the words", FACE_FRONT, FACE_TEXT, true, 300, 900},
        {"very wide beside the words", FACE_FRONT, FACE_TEXT, true, 4000, 300},
        {"without words", FACE_FRONT, FACE_TEXT, false, 1600, 900},
        {"large", FACE_FRONT, FACE_PICTURE, true, 1600, 900},
        {"large and very wide", FACE_FRONT, FACE_PICTURE, true, 3000, 500},
        {"large and tall", FACE_FRONT, FACE_PICTURE, true, 600, 900},
        {"upright tile", FACE_TILE_UPRIGHT, FACE_TEXT, true, 400, 300},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct seen seen = {.times = 0};
        struct face_picture picture = {{rows[i].w, rows[i].h}, see, &seen};
        struct face face = {VALUE,
                            FOOT,
                            .side = rows[i].side,
                            .layout = rows[i].layout,
                            .title = STR_INIT("Moed"),
                            .body = rows[i].words ? short_body : no_body,
                            .has_picture = true};
        cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 480, 270);
        draw_face(&face, &picture, surface, 480, 270, NULL);
        cairo_surface_destroy(surface);
        struct size_px size = face_size(rows[i].side);
        float shape = seen.at.w / seen.at.h / (rows[i].w / rows[i].h);
        if (seen.times != 1 || shape < 0.99f || shape > 1.01f)
            fail_msg("%s: drawn %d times, %.1f x %.1f", rows[i].name, seen.times, (double)seen.at.w,
                     (double)seen.at.h);
        if (seen.at.x < 0 || seen.at.y < 0 || seen.at.x + seen.at.w > size.w ||
            seen.at.y + seen.at.h > size.h)
            fail_msg("%s: at %.1f, %.1f", rows[i].name, (double)seen.at.x, (double)seen.at.y);
    }
}

static void drawing_says_the_same_as_measuring(void **state)
{
    (void)state;
    struct face face = {VALUE, FOOT, .title = LONG_TITLE, .body = endless_body};
    struct face_fit measured, drawn;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 480, 270);
    face_measure(&face, NULL, &measured);
    draw_face(&face, NULL, surface, 480, 270, &drawn);
    cairo_surface_destroy(surface);
    assert_float_equal(measured.title_size, drawn.title_size, 0);
    assert_float_equal(measured.body_size, drawn.body_size, 0);
    assert_int_equal(measured.title_cut, drawn.title_cut);
    assert_int_equal(measured.overfull, drawn.overfull);
}

static cairo_status_t count_bytes(void *ctx, const unsigned char *data, unsigned int length)
{
    size_t *bytes = ctx;
    (void)data;
    *bytes += length;
    return CAIRO_STATUS_SUCCESS;
}

static void as_vectors(void **state)
{
    (void)state;
    struct face face = {VALUE, FOOT, .title = STR_INIT("Onafhankelijkheid"), .body = usual_body};
    size_t bytes = 0;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(count_bytes, &bytes, 960, 540);
    draw_face(&face, NULL, surface, 960, 540, NULL);
    cairo_surface_finish(surface);
    assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(surface);
    assert_in_range(bytes, 8000, 60000); /* letters from subsets, not pictures of them */
}

static void contrast(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint32_t rgb, ground;
        float ratio;
        bool same; /* it was enough already */
    } rows[] = {
        {"the kinds of the house stand", 0x0B6E6E, 0xFFFDF8, 4.5f, true},
        {"an indigo", 0x3D3A9A, 0xFFFDF8, 4.5f, true},
        {"a rust", 0xA8481A, 0xFFFDF8, 4.5f, true},
        {"a bright orange is darkened", 0xE8803A, 0xFFFDF8, 4.5f, false},
        {"yellow", 0xFFFF00, 0xFFFDF8, 4.5f, false},
        {"the card itself", 0xFFFDF8, 0xFFFDF8, 4.5f, false},
        {"white", 0xFFFFFF, 0xFFFDF8, 4.5f, false},
        {"on night it is lightened", 0x3D3A9A, 0x10182B, 4.5f, false},
        {"black on night", 0x000000, 0x10182B, 4.5f, false},
        {"edges ask for less", 0x7D735C, 0xF5F0E6, 3, true},
        {"grey on middle grey", 0x777777, 0x808080, 4.5f, false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        uint32_t made = colour_to_contrast(rows[i].rgb, rows[i].ground, rows[i].ratio);
        float ratio = colour_contrast(made, rows[i].ground);
        if (ratio < rows[i].ratio || (made == rows[i].rgb) != rows[i].same || made > 0xFFFFFF)
            fail_msg("%s: %06X has %.2f", rows[i].name, made, (double)ratio);
        if (!rows[i].same && ratio > rows[i].ratio + 0.4f)
            fail_msg("%s: %06X goes too far, %.2f", rows[i].name, made, (double)ratio);
    }
    assert_float_equal(colour_contrast(0x000000, 0xFFFFFF), 21, 0.01);
    assert_float_equal(colour_contrast(0x17223B, 0xFFFDF8), colour_contrast(0xFFFDF8, 0x17223B), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_and_flags),
        cmocka_unit_test(bodies),
        cmocka_unit_test(questions),
        cmocka_unit_test(the_smallest_running_text_is_told),
        cmocka_unit_test(text_grows_with_the_way_to_the_last_row),
        cmocka_unit_test(theme_sizes_are_taken),
        cmocka_unit_test(pictures_keep_their_shape_on_the_page),
        cmocka_unit_test(drawing_says_the_same_as_measuring),
        cmocka_unit_test(as_vectors),
        cmocka_unit_test(contrast),
    };
    return cmocka_run_group_tests(tests, typeset_begin, NULL);
}
