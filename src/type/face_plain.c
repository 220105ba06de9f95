/* Fronts of few words: a quote, the beginning of a section, and the placeholder of a card that cannot be shown. */
#include "type/face_parts.h"

#include <math.h>

#include "base/words.h"
#include "type/icon.h"

static const float KIND_Y = 116, KIND_SIZE = 32;
static const float BODY_SIZE = 46; /* few words: the last row reads them too */
static const float CONTENT_W = FRONT_RIGHT - FRONT_LEFT;

/* The words without the quotation marks around them: the face hangs its own. */
static struct str unquoted(struct str text)
{
    static const struct str marks[] = {STR_INIT("\""),           STR_INIT("'"),
                                       STR_INIT("\xE2\x80\x9C"), STR_INIT("\xE2\x80\x9D"),
                                       STR_INIT("\xE2\x80\x9E"), STR_INIT("\xE2\x80\x98"),
                                       STR_INIT("\xE2\x80\x99"), STR_INIT("\xC2\xAB"),
                                       STR_INIT("\xC2\xBB")};
    text = str_trim(text);
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (!str_starts(text, marks[i]))
            continue;
        struct str inner = str_sub(text, marks[i].len, text.len);
        for (size_t k = 0; k < COUNT_OF(marks); k++) {
            if (str_ends(inner, marks[k]))
                return str_trim(str_sub(inner, 0, inner.len - marks[k].len));
        }
    }
    return text;
}

/* The quote at the largest size that leaves `height` enough. */
static struct prose *set_quote(struct build *build, const struct block *block, float width, float height)
{
    float most = part_size(build, ROLE_QUOTE, 76);
    struct run one = {0};
    const struct run *runs = block->runs;
    if (block->run_count == 1) {
        one = block->runs[0];
        one.text = unquoted(one.text);
        runs = &one;
    }
    for (float size = most;; size -= 4) {
        bool last = size - 4 < 36;
        struct prose_style style = part_style(build, ROLE_QUOTE, size, PART_INK);
        int lines = last ? (int)fmaxf(1, floorf(height / (size * style.leading))) : 0;
        struct prose *prose = prose_create(&style, runs, block->run_count, width, lines);
        if (last || prose_size(prose).h <= height) {
            build->fit->body_size = size;
            build->fit->overfull = build->fit->overfull || prose_is_cut(prose);
            return prose;
        }
        prose_destroy(prose);
    }
}

static void lay_hung_mark(struct build *build, float x, float y, float size)
{
    uint32_t rgb = build->face->kind.len > 0 ? build->kind_rgb : PART_LINE_STRONG;
    struct prose_style style = part_style(build, ROLE_TITLE, size * 3.0f, rgb);
    style.rgb = rgb;
    struct prose *mark = prose_create_text(&style, STR("\xE2\x80\x9C"), 0, 0);
    /* Its ink hangs near the ascender: let that meet the ascender of the first line. */
    (void)sheet_prose(build->sheet, mark, x, y - prose_baseline(mark) + size * 2.40f);
}

static float lay_small_title(struct build *build, float y)
{
    if (build->face->title.len == 0)
        return y;
    struct title_box box = {
        .width = CONTENT_W, .most = 56, .least = 40, .lines_most = 2, .rgb = PART_INK_SOFT};
    struct prose *prose =
        part_title(build, build->face->title, &box, &build->fit->title_size, &build->fit->title_cut);
    return y + sheet_prose(build->sheet, prose, FRONT_LEFT, y);
}

void face_lay_quote(struct build *build)
{
    static const float HANG = 150;
    struct blocks body = build->face->body;
    float bottom = part_footer(build, FRONT_LEFT, FRONT_RIGHT, PART_INK_SOFT) - 48;
    bool kind =
        part_kind_row(build, FRONT_LEFT, KIND_Y, KIND_SIZE, CONTENT_W, build->kind_rgb, PART_INK_SOFT) > 0;
    float top = lay_small_title(build, kind ? 150 : 92) + 48;
    int at = part_find_block(body, BLOCK_QUOTE, 0);
    if (at < 0)
        at = part_find_block(body, BLOCK_PARAGRAPH, 0);
    if (at < 0)
        return;
    struct flow source = {
        .blocks = part_blocks_from(body, at + 1),
        .x = FRONT_LEFT + HANG,
        .width = CONTENT_W - HANG,
        .bottom = (bottom - top) * 0.4f,
        .size = fmaxf(part_size(build, ROLE_BODY, BODY_SIZE), FRONT_TEXT_LEAST),
        .sparing = true,
        .rgb = PART_INK_SOFT,
    };
    bool cut = false;
    int mark = build->sheet->count;
    float source_h = source.blocks.count > 0 ? part_flow(build, &source, &cut) + 44 : 0;
    build->fit->overfull = build->fit->overfull || cut;
    struct prose *quote = set_quote(build, &body.at[at], CONTENT_W - HANG - 40, bottom - top - source_h);
    float quote_h = prose_size(quote).h, size = build->fit->body_size;
    /* A little above the middle, where the eye expects it. */
    float y = top + fmaxf(0, (bottom - top - source_h - quote_h) * 0.42f);
    sheet_shift(build->sheet, mark, y + quote_h + 44);
    (void)sheet_prose(build->sheet, quote, FRONT_LEFT + HANG, y);
    lay_hung_mark(build, FRONT_LEFT - size * 0.06f, y, size);
}

/* As large as they fit under the title. Answers their bottom. */
static float lay_section_words(struct build *build, float y, float bottom)
{
    static const float sizes[] = {46, 42, 39, 36, 33, FRONT_TEXT_LEAST};
    float scale = part_size(build, ROLE_BODY, BODY_SIZE) / BODY_SIZE;
    int mark = build->sheet->count;
    for (size_t i = 0;; i++) {
        bool cut, last = i + 1 == COUNT_OF(sizes);
        struct flow flow = {
            .blocks = build->face->body,
            .x = FRONT_LEFT,
            .y = y,
            .width = CONTENT_W * 0.64f,
            .bottom = bottom,
            .probe = !last,
            .sparing = true,
            .size = last ? FRONT_TEXT_LEAST : fmaxf(sizes[i] * scale, FRONT_TEXT_LEAST),
            .rgb = PART_CARD,
        };
        float end = part_flow(build, &flow, &cut);
        build->fit->body_size = flow.size;
        build->fit->overfull = build->fit->overfull || (last && cut);
        if (last || !cut)
            return end;
        sheet_rewind(build->sheet, mark);
    }
}

void face_lay_section(struct build *build)
{
    const struct face *face = build->face;
    float bottom = part_footer(build, FRONT_LEFT, FRONT_RIGHT, PART_CARD) - 48;
    struct str icon = icon_exists(face->icon) ? face->icon : STR("fan");
    sheet_icon(build->sheet, icon, 1270, 240, 560, PART_CARD, 0.10f);
    (void)part_kind(build, face->icon, face->kind, FRONT_LEFT, KIND_Y, KIND_SIZE, CONTENT_W, PART_CARD);
    struct title_box box = {
        .width = CONTENT_W * 0.67f, /* the icon stands beside it */
        .most = 148,
        .least = 80,
        .lines_most = 3,
        .rgb = PART_CARD,
    };
    int mark = build->sheet->count;
    float y = 0;
    if (face->title.len > 0) {
        struct prose *prose =
            part_title(build, face->title, &box, &build->fit->title_size, &build->fit->title_cut);
        y = sheet_prose(build->sheet, prose, FRONT_LEFT, 0) + 44;
    }
    float height = face->body.count > 0 ? lay_section_words(build, y, bottom - 190) : y;
    sheet_shift(build->sheet, mark, 190 + fmaxf(0, (bottom - 190 - height) * 0.4f));
}

void face_lay_broken(struct build *build)
{
    const struct face *face = build->face;
    float bottom = part_footer(build, FRONT_LEFT, FRONT_RIGHT, PART_INK_SOFT) - 40, y = 320;
    sheet_box(build->sheet, (struct rect_px){FRONT_LEFT, 180, 112, 112}, 56, 0xEFE7D8, 1);
    sheet_icon(build->sheet, STR("warning"), FRONT_LEFT + 24, 200, 64, PART_INK, 1);
    struct str title = face->title.len > 0 ? face->title : str_from(_("Deze kaart kan niet worden getoond"));
    struct title_box box = {.width = CONTENT_W, .most = 76, .least = 56, .lines_most = 2, .rgb = PART_INK};
    struct prose *prose = part_title(build, title, &box, &build->fit->title_size, &build->fit->title_cut);
    y += sheet_prose(build->sheet, prose, FRONT_LEFT, y) + 32;
    struct run run = {.text = face->trouble};
    struct block block = {.kind = BLOCK_PARAGRAPH, .runs = &run, .run_count = 1};
    struct flow flow = {
        .blocks = {&block, face->trouble.len > 0 ? 1 : 0},
        .x = FRONT_LEFT,
        .y = y,
        .width = CONTENT_W,
        .bottom = bottom,
        .size = 36,
        .rgb = PART_INK_SOFT,
    };
    bool cut;
    (void)part_flow(build, &flow, &cut);
    build->fit->body_size = flow.size;
}
