/* A tile: the card in small, its kind, title and first words; wide for a wall, upright for the fan. */
#include "type/face_parts.h"

#include <math.h>

#include "base/words.h"
#include "type/icon.h"

/* Where things stand on a tile. */
struct tile_plan {
    float left, right, bottom;
    float kind_y, kind_size;
    float title_y, title_most, title_least;
    int title_lines;
    float text_size, text_gap;
    int text_lines; /* at most; 0: as many as there is room for */
    float leading;
    float squeeze; /* as of a title_box */
};
static const struct tile_plan wide = {
    .left = 40,
    .right = 380,
    .bottom = 217,
    .kind_y = 35,
    .kind_size = 22,
    .title_y = 57,
    .title_most = 32,
    .title_least = 26,
    .title_lines = 2,
    .text_size = 24,
    .text_gap = 6,
    .text_lines = 3,
    .leading = 1.28f,
    .squeeze = 0.92f,
};
static const struct tile_plan upright = {
    .left = 52,
    .right = 396,
    .bottom = 566,
    .kind_y = 60,
    .kind_size = 22,
    .title_y = 92,
    .title_most = 54,
    .title_least = 34,
    .title_lines = 4,
    .text_size = 25,
    .text_gap = 18,
    .leading = 1.36f,
};

enum { TEXT_LEAST = 22, PICTURE_LEAST = 120 }; /* the smallest text anywhere */
static const float QUOTE_GROWS = 1.08f;        /* its letters look smaller than those of running text */

/* What the tile says under its title. */
static const struct block *first_words(const struct face *face)
{
    int at = -1;
    if (face->layout == FACE_QUOTE)
        at = part_find_block(face->body, BLOCK_QUOTE, 0);
    if (at < 0)
        at = part_find_block(face->body, BLOCK_PARAGRAPH, 0);
    if (at < 0)
        at = part_find_block(face->body, BLOCK_QUOTE, 0);
    if (at < 0 && face->layout != FACE_MAP)
        at = part_find_block(face->body, BLOCK_ITEM, 0);
    return at >= 0 ? &face->body.at[at] : NULL;
}

/* The names of a map's branches, one after another, as runs. */
static int branch_runs(struct blocks body, struct run *runs, int most)
{
    int count = 0;
    for (int i = 0; i < body.count && count + 2 <= most; i++) {
        if (body.at[i].kind != BLOCK_HEADING || body.at[i].run_count == 0)
            continue;
        if (count > 0)
            runs[count++] = (struct run){.text = STR(" \xC2\xB7 ")};
        runs[count++] = (struct run){.text = body.at[i].runs[0].text};
    }
    return count;
}

/* A quote is set as one; all else as running text. Hyphens would make a ladder of such short lines. */
static struct prose_style words_style(const struct build *build, const struct tile_plan *plan, float size,
                                      uint32_t rgb)
{
    bool quote = build->face->layout == FACE_QUOTE;
    struct prose_style style =
        part_style(build, quote ? ROLE_QUOTE : ROLE_BODY, quote ? size * QUOTE_GROWS : size, rgb);
    style.leading = quote ? plan->leading / QUOTE_GROWS : plan->leading;
    style.sparing = true;
    return style;
}

/* Whole at the plan's size or a little smaller; else cut at the plan's. Answers the bottom of the words. */
static float lay_words(struct build *build, const struct tile_plan *plan, const struct run *runs, int count,
                       float y, uint32_t rgb)
{
    float width = plan->right - plan->left;
    for (float size = plan->text_size;; size -= 1) {
        bool last = size < TEXT_LEAST;
        size = last ? plan->text_size : size;
        struct prose_style style = words_style(build, plan, size, rgb);
        int lines = (int)floorf((plan->bottom - y) / (style.size * style.leading) + 0.15f);
        if (lines < 1 || count == 0)
            return y;
        if (plan->text_lines > 0 && lines > plan->text_lines)
            lines = plan->text_lines;
        struct prose *prose = prose_create(&style, runs, count, width, last ? lines : 0);
        if (!last &&
            prose_line_count(prose) > lines) { /* cheaper than cutting it to see that it does not fit */
            prose_destroy(prose);
            continue;
        }
        prose = part_without_runt(prose, &style, runs, count, width);
        build->fit->body_size = size;
        return y + sheet_prose(build->sheet, prose, plan->left, y);
    }
}

static float lay_block(struct build *build, const struct tile_plan *plan, float y, uint32_t rgb)
{
    enum { RUNS_MAX = 64 };
    struct run runs[RUNS_MAX];
    const struct face *face = build->face;
    const struct block *block = first_words(face);
    if (face->layout == FACE_BROKEN) {
        runs[0] = (struct run){.text = face->trouble};
        return lay_words(build, plan, runs, face->trouble.len > 0 ? 1 : 0, y, rgb);
    }
    if (block) { /* links do not work on a tile: they look like the rest */
        int count = block->run_count < RUNS_MAX ? block->run_count : RUNS_MAX;
        for (int i = 0; i < count; i++)
            runs[i] = (struct run){.text = block->runs[i].text, .style = block->runs[i].style};
        return lay_words(build, plan, runs, count, y, rgb);
    }
    return face->layout == FACE_MAP
               ? lay_words(build, plan, runs, branch_runs(face->body, runs, RUNS_MAX), y, rgb)
               : y;
}

static float lay_place(struct build *build, const struct tile_plan *plan, uint32_t rgb)
{
    if (build->face->place.len == 0)
        return 0;
    struct prose_style style = part_style(build, ROLE_CREDIT, 22, rgb);
    style.lining = true;
    struct prose *prose = prose_create_text(&style, build->face->place, 120, 1);
    float width = prose_size(prose).w;
    (void)sheet_prose(build->sheet, prose, plan->right - width, plan->kind_y + 8 - prose_baseline(prose));
    return width + 16;
}

/* Answers the width taken. A map without a kind says that it is one. */
static float lay_kind(struct build *build, const struct tile_plan *plan, float width, uint32_t rgb,
                      uint32_t soft)
{
    const struct face *face = build->face;
    struct str icon = face->icon, name = face->kind;
    if (name.len == 0 && face->layout == FACE_MAP) {
        icon = STR("tree");
        name = str_from(_("Overzichtskaart"));
        rgb = soft;
    }
    return part_kind(build, icon, name, plan->left, plan->kind_y, plan->kind_size, width, rgb);
}

/* The beginning of a section is of its kind's colour, as its front; here so light that a wall of tiles stays calm. */
static void lay_section_ground(struct build *build)
{
    const float tint = build->face->kind.len > 0 ? 0.1f : 0.06f;
    struct size_px size = face_size(build->face->side);
    uint32_t rgb = build->face->kind.len > 0 ? build->kind_rgb : PART_INK;
    sheet_box(build->sheet, (struct rect_px){0, 0, size.w, size.h}, 0, rgb, tint);
}

void face_lay_tile(struct build *build)
{
    const struct face *face = build->face;
    bool tall = face->side == FACE_TILE_UPRIGHT, section = face->layout == FACE_SECTION;
    const struct tile_plan *plan = tall ? &upright : &wide;
    uint32_t ink = PART_INK, soft = section ? PART_INK : PART_INK_SOFT;
    float width = plan->right - plan->left, y = plan->title_y;
    if (section)
        lay_section_ground(build);
    float place_w = lay_place(build, plan, soft);
    float kind_w = lay_kind(build, plan, width - place_w, build->kind_rgb, soft);
    if (face->layout == FACE_BROKEN)
        sheet_icon(build->sheet, STR("warning"), plan->left + (kind_w > 0 ? kind_w + 12 : 0),
                   plan->kind_y - 14, 28, ink, 1);
    struct str title = face->title;
    if (title.len == 0 && face->layout == FACE_BROKEN)
        title = str_from(_("Niet te tonen"));
    if (title.len > 0) {
        struct title_box box = {
            .width = width,
            .most = plan->title_most,
            .least = plan->title_least,
            .lines_most = plan->title_lines,
            .squeeze = plan->squeeze,
            .rgb = ink,
        };
        struct prose *prose = part_title(build, title, &box, &build->fit->title_size, &build->fit->title_cut);
        y += sheet_prose(build->sheet, prose, plan->left, y) + plan->text_gap;
    }
    y = lay_block(build, plan, y, soft);
    float room = plan->bottom - y - 24;
    if (tall && build->picture && room > PICTURE_LEAST)
        part_picture(build, (struct rect_px){plan->left, plan->bottom - room, width, room});
}
