#include "type/face.h"

#include <math.h>
#include <string.h>

#include "type/face_parts.h"

struct size_px face_size(enum face_side side)
{
    static const struct size_px sizes[FACE_SIDE_COUNT] = {
        [FACE_FRONT] = {FRONT_W, FRONT_H},
        [FACE_BACK] = {FRONT_W, FRONT_H},
        [FACE_TILE_WIDE] = {404, 234},
        [FACE_TILE_UPRIGHT] = {430, 600},
    };
    return sizes[side];
}

/* A letter is to be as high as the way to it divided by 200 (a rule for slides:
 * https://www.ergonomiesite.be/tips-powerpoint-presentatie/), the letter being a capital: 0.7 em. On 1080 lines that is
 * 31 at 4 picture heights, 46 at 6, 62 at 8. */
float face_text_needed(float heights)
{
    static const float WAY_TO_LETTER = 200, CAPITAL_EMS = 0.7f;
    return roundf(heights * FRONT_H / WAY_TO_LETTER / CAPITAL_EMS);
}

static uint32_t ground_of(const struct face *face)
{
    bool front = face->side == FACE_FRONT;
    if (front && face->layout == FACE_MAP)
        return PART_PAPER;
    if (front && face->layout == FACE_SECTION)
        return face->kind.len > 0 ? colour_to_contrast(face->kind_rgb, PART_CARD, 5.5f) : PART_NIGHT;
    return PART_CARD;
}

static void lay_front(struct build *build)
{
    switch (build->face->layout) {
    case FACE_TEXT:
    case FACE_PICTURE:
    case FACE_LAYOUT_COUNT: face_lay_front(build); break;
    case FACE_MAP: face_lay_map(build); break;
    case FACE_QUOTE: face_lay_quote(build); break;
    case FACE_SECTION: face_lay_section(build); break;
    case FACE_BROKEN: face_lay_broken(build); break;
    }
}

/* The coloured edge at the left: a map has none, a section is all edge. */
static void lay_band(struct build *build)
{
    const struct face *face = build->face;
    bool bare = face->side == FACE_FRONT && (face->layout == FACE_SECTION || face->layout == FACE_MAP);
    if (bare || face->kind.len == 0)
        return;
    struct size_px size = face_size(face->side);
    float width = FRONT_BAND_W;
    if (face->side == FACE_TILE_WIDE)
        width = 12;
    if (face->side == FACE_TILE_UPRIGHT)
        width = 18;
    sheet_box(build->sheet, (struct rect_px){0, 0, width, size.h}, 0, build->kind_rgb, 1);
}

static void lay(struct sheet *sheet, const struct face *face, const struct face_picture *picture,
                struct face_fit *fit)
{
    struct build build = {.face = face, .picture = picture, .sheet = sheet, .fit = fit};
    build.ground = ground_of(face);
    build.kind_rgb = colour_to_contrast(face->kind_rgb, build.ground, 4.5f);
    struct size_px size = face_size(face->side);
    sheet_box(sheet, (struct rect_px){0, 0, size.w, size.h}, 0, build.ground, 1);
    lay_band(&build);
    switch (face->side) {
    case FACE_FRONT:
    case FACE_SIDE_COUNT: lay_front(&build); break;
    case FACE_BACK: face_lay_back(&build); break;
    case FACE_TILE_WIDE:
    case FACE_TILE_UPRIGHT: face_lay_tile(&build); break;
    }
    fit->text_least = sheet_text_least(sheet);
    if (sheet->full)
        fit->overfull = true;
}

bool face_words(const struct face *face, const struct face_picture *picture, struct arena *arena,
                struct face_words *out, struct face_blocks *blocks)
{
    struct sheet *sheet = sheet_create();
    struct face_fit fit = {0};
    lay(sheet, face, picture, &fit);
    bool fits = sheet_words(sheet, arena, out) && (!blocks || sheet_blocks(sheet, arena, blocks));
    sheet_destroy(sheet);
    return fits;
}

void face_draw(cairo_t *cr, struct rect_px at, const struct face *face, const struct face_picture *picture,
               struct face_fit *fit)
{
    struct sheet *sheet = sheet_create();
    struct face_fit own = {0};
    struct size_px size = face_size(face->side);
    lay(sheet, face, picture, fit ? memset(fit, 0, sizeof *fit) : &own);
    cairo_save(cr);
    cairo_rectangle(cr, (double)at.x, (double)at.y, (double)at.w, (double)at.h);
    cairo_clip(cr);
    cairo_translate(cr, (double)at.x, (double)at.y);
    cairo_scale(cr, (double)(at.w / size.w), (double)(at.h / size.h));
    sheet_play(sheet, cr, picture);
    cairo_restore(cr);
    sheet_destroy(sheet);
}

void face_measure(const struct face *face, const struct face_picture *picture, struct face_fit *fit)
{
    struct sheet *sheet = sheet_create();
    *fit = (struct face_fit){0};
    lay(sheet, face, picture, fit);
    sheet_destroy(sheet);
}
