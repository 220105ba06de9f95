/* The back of a card: its questions. The lowest part is left free for who shows the card, as long as the questions do
 * not need it. */
#include "type/face_parts.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"

static const float HEAD_Y = 104, HEAD_SIZE = 32, TOP = 158, BOTTOM_CALM = 896, BOTTOM = 1028;
static const float CONTENT_W = FRONT_RIGHT - FRONT_LEFT;
static const float TINT = 0.08f; /* of the kind's colour, under an own question */

/* Few questions are set large: the room sees nothing else now. */
struct back_rung {
    float size, pad;
    bool all; /* down to the very bottom */
};
static const struct back_rung rungs[] = {
    {58, 44, false}, {54, 42, false}, {50, 38, false}, {46, 34, false}, {44, 28, false},
    {42, 24, false}, {40, 22, false}, {38, 20, false}, {38, 20, true},  {36, 17, true},
    {34, 14, true},  {33, 11, true},  {32, 9, true},   {31, 7, true},
};
/* What is left over goes between the questions first, as far as they still belong together; then above them. */
static const float PAD_GROWS_SHARE = 0.55f, DROP_SHARE = 0.3f, DROP_MOST = 56;

static void lay_head(struct build *build)
{
    const struct face *face = build->face;
    float label_w = 0;
    if (face->questions_label.len > 0) {
        struct prose_style style = part_style(build, ROLE_CREDIT, FRONT_TEXT_LEAST, PART_INK_SOFT);
        struct prose *prose = prose_create_text(&style, face->questions_label, CONTENT_W / 3, 1);
        label_w = prose_size(prose).w;
        (void)sheet_prose(build->sheet, prose, FRONT_RIGHT - label_w,
                          HEAD_Y + FRONT_TEXT_LEAST * 0.3635f - prose_baseline(prose));
    }
    (void)part_kind(build, face->icon, face->title.len > 0 ? face->title : face->kind, FRONT_LEFT, HEAD_Y,
                    HEAD_SIZE, CONTENT_W - label_w - 64, face->kind.len > 0 ? build->kind_rgb : PART_INK);
}

/* "Eigen vraag", or "Aangepast", with a pencil; answers its width. */
static float lay_chip(struct build *build, bool adapted, float right, float middle)
{
    static const float SIZE = 26, HEIGHT = 52, PAD = 22;
    struct prose_style style = part_style(build, ROLE_BODY, SIZE, PART_INK);
    style.weight = 500;
    style.hyphens = false;
    struct prose *prose =
        prose_create_text(&style, str_from(adapted ? _("Aangepast") : _("Eigen vraag")), 0, 0);
    struct size_px size = prose_size(prose);
    float width = size.w + 2 * PAD + SIZE * 1.3f;
    struct rect_px at = {right - width, middle - HEIGHT / 2, width, HEIGHT};
    sheet_box(build->sheet, at, HEIGHT / 2, PART_CARD, 1);
    sheet_frame(build->sheet, at, HEIGHT / 2, 2.5f, PART_LINE_STRONG);
    sheet_icon(build->sheet, STR("pen"), at.x + PAD - 2, middle - SIZE / 2, SIZE, PART_INK, 1);
    (void)sheet_prose(build->sheet, prose, at.x + PAD + SIZE * 1.3f,
                      middle + SIZE * 0.3635f - prose_baseline(prose));
    return width;
}

struct row {
    const struct face_question *question;
    int number;
    float y, bottom; /* `bottom` 0: as high as it gets */
    const struct back_rung *rung;
};

static float indent_of(const struct build *build, const struct back_rung *rung)
{
    return rung->size * (build->face->question_count > 9 ? 2.3f : 1.95f);
}

/* Answers the bottom of the row, its padding included. */
static float lay_row(struct build *build, const struct row *row)
{
    const struct back_rung *rung = row->rung;
    float indent = indent_of(build, rung), x = FRONT_LEFT + indent, width = CONTENT_W - indent;
    int mark = build->sheet->count;
    sheet_block(build->sheet);
    uint32_t number_rgb = build->face->kind.len > 0 ? build->kind_rgb : PART_INK;
    struct prose_style style = part_style(build, ROLE_BODY, rung->size, PART_INK);
    style.leading = fminf(style.leading, 1.36f);
    float middle = row->y + rung->pad + rung->size * style.leading / 2;
    if (row->question->own) /* first in the list: painted under everything of the row */
        sheet_box(build->sheet, (struct rect_px){FRONT_LEFT - 28, row->y, CONTENT_W + 56, 0}, 20,
                  part_tint(number_rgb, TINT), 1);
    if (row->question->own)
        width -= lay_chip(build, row->question->adapted, FRONT_RIGHT, middle) + 40;
    int lines = 0;
    if (row->bottom > 0)
        lines = (int)fmaxf(1, floorf((row->bottom - row->y - 2 * rung->pad) / (rung->size * style.leading)));
    struct run run = {.text = row->question->text};
    struct prose *prose =
        part_without_runt(prose_create(&style, &run, 1, width, lines), &style, &run, 1, width);
    if (prose_is_cut(prose))
        build->fit->overfull = true;
    float baseline = row->y + rung->pad + prose_baseline(prose);
    float end = row->y + 2 * rung->pad + sheet_prose(build->sheet, prose, x, row->y + rung->pad);
    char text[16];
    (void)snprintf(text, sizeof text, "%d", row->number);
    struct prose_style figure = part_style(build, ROLE_TITLE, rung->size * 1.18f, number_rgb);
    figure.rgb = number_rgb;
    figure.lining = true; /* all as wide */
    struct prose *number = prose_create_text(&figure, str_from(text), 0, 0);
    (void)sheet_prose(build->sheet, number, FRONT_LEFT, baseline - prose_baseline(number));
    if (row->question->own && mark < build->sheet->count)
        build->sheet->items[mark].at.h = end - row->y;
    sheet_block_end(build->sheet);
    return end;
}

/* Answers the bottom of the last row. */
static float lay_rows(struct build *build, const struct back_rung *rung, float bottom)
{
    const struct face *face = build->face;
    float y = TOP;
    for (int i = 0; i < face->question_count; i++) {
        bool own = face->questions[i].own, own_before = i > 0 && face->questions[i - 1].own;
        if (i > 0 && !own && !own_before)
            sheet_box(build->sheet, (struct rect_px){FRONT_LEFT, y - 1, CONTENT_W, 2}, 0, PART_LINE, 1);
        else if (i > 0)
            y += rung->pad * 0.4f;
        if (bottom > 0 && y + 2 * rung->pad + rung->size > bottom) {
            build->fit->overfull = true;
            return y;
        }
        y = lay_row(build, &(struct row){&face->questions[i], i + 1, y, bottom, rung});
    }
    return y;
}

static void lay_none(struct build *build)
{
    struct prose_style style = part_style(build, ROLE_BODY, 44, PART_INK_SOFT);
    struct prose *prose =
        prose_create_text(&style, str_from(_("Bij deze kaart horen geen vragen.")), CONTENT_W, 2);
    (void)sheet_prose(build->sheet, prose, FRONT_LEFT, TOP + 32);
}

/* The questions by a rung that fits, with the height that is left over shared among them. */
static void spread(struct build *build, const struct back_rung *rung, float end, float bottom)
{
    int mark = build->sheet->count;
    struct back_rung wide = *rung;
    float each = (bottom - end) / (2 * (float)build->face->question_count);
    wide.pad += clampf(each * 0.9f, 0, rung->size * PAD_GROWS_SHARE);
    end = lay_rows(build, &wide, 0);
    sheet_shift(build->sheet, mark, clampf((bottom - end) * DROP_SHARE, 0, DROP_MOST));
}

void face_lay_back(struct build *build)
{
    const struct face *face = build->face;
    int mark;
    float foot = BOTTOM;
    if (face->offices.len > 0 || face->place.len > 0 || face->credit.len > 0)
        foot = part_footer(build, FRONT_LEFT, FRONT_RIGHT, PART_INK_SOFT) - 24;
    lay_head(build);
    mark = build->sheet->count;
    if (face->question_count == 0)
        lay_none(build);
    for (size_t i = 0; i < COUNT_OF(rungs) && face->question_count > 0; i++) {
        bool last = i + 1 == COUNT_OF(rungs);
        float bottom = rungs[i].all ? foot : fminf(foot, BOTTOM_CALM);
        build->fit->body_size = rungs[i].size;
        float end = lay_rows(build, &rungs[i], last ? bottom : 0);
        if (last)
            return;
        sheet_rewind(build->sheet, mark);
        if (end <= bottom) {
            spread(build, &rungs[i], end, bottom);
            return;
        }
    }
}
