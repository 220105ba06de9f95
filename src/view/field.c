#include "view/field.h"

#include <math.h>

#include "base/grapheme.h"
#include "view/text.h"

static const float pad_u = 24, page_pad_u = 40, icon_u = 40, icon_gap_u = 16, caret_u = 4;
static const float above_u = 18,
                   page_above_u = 32; /* over the first line, and under the last; a page has more */
static const char ellipsis[] = "\xE2\x80\xA6";

/* A line of the text as it is shown. */
struct line {
    size_t from, to; /* bytes */
    float x;         /* where `from` stands: behind an ellipsis, for one that moved */
};
struct lines {
    struct label_style style;
    struct rect_px words; /* where they stand */
    float line_h;
    struct line at[FIELD_LINES_MAX];
    int count;
};

static float width(const struct frame *frame, const struct lines *lines, struct str text, size_t from,
                   size_t to)
{
    return frame_width(frame, &lines->style, str_sub(text, from, to));
}

/* The first beginning of a character from which the text up to `to` is no wider than the room. */
static size_t fits_from(const struct frame *frame, const struct lines *lines, struct str text, size_t to,
                        float room)
{
    size_t low = 0, high = to;
    while (low < high) {
        size_t middle = grapheme_before(text, (low + high) / 2 + 1);
        if (width(frame, lines, text, middle, to) <= room)
            high = middle;
        else
            low = grapheme_after(text, middle);
    }
    return high;
}

/* As much of the text from there as fits. */
static size_t fits_to(const struct frame *frame, const struct lines *lines, struct str text, size_t from,
                      float room)
{
    size_t low = from, high = text.len;
    while (low < high) {
        size_t middle = grapheme_after(text, (low + high) / 2);
        if (width(frame, lines, text, from, middle) <= room)
            low = middle;
        else
            high = grapheme_before(text, middle);
    }
    return low;
}

/* The cursor is always seen; what does not fit at the left is told by an ellipsis. */
static void lay_one(const struct frame *frame, const struct edit *edit, struct lines *lines)
{
    struct str text = edit_text(edit);
    float room = lines->words.w - 2 * caret_u * frame->u - 4;
    struct line line = {0, text.len, 0};
    if (frame_width(frame, &lines->style, text) > room) {
        float dots = frame_width(frame, &lines->style, str_from(ellipsis));
        bool begins = width(frame, lines, text, 0, edit->cursor) <= room;
        line.from = begins ? 0 : fits_from(frame, lines, text, edit->cursor, room - dots);
        line.x = begins ? 0 : dots;
        line.to = fits_to(frame, lines, text, line.from, room - line.x);
    }
    lines->at[lines->count++] = line;
}

static void lay_many(const struct frame *frame, const struct edit *edit, int most, struct lines *lines)
{
    struct str text = edit_text(edit), rest = text;
    struct line all[EDIT_BYTES / 2]; /* no line is shorter than a character and its space */
    int count = 0, here = 0;
    do {
        size_t from = text.len - rest.len;
        (void)text_wrap_next(&frame->env->metrics, &lines->style, &rest,
                             lines->words.w - 2 * caret_u * frame->u - 4);
        if (edit->cursor >= from)
            here = count;
        all[count++] = (struct line){from, text.len - rest.len, 0};
    } while (rest.len > 0 && count < (int)COUNT_OF(all));
    int first = here >= most ? here - most + 1 : 0;
    for (int i = first; i < count && lines->count < most; i++)
        lines->at[lines->count++] = all[i];
}

static struct lines lay_out(const struct frame *frame, const struct field *field)
{
    float u = frame->u, pad = (field->lines > 1 ? page_pad_u : pad_u) * u;
    struct lines lines = {.style = frame_style(frame, LABEL_SANS, field->size_u)};
    int most = field->lines < 1 ? 1 : field->lines > FIELD_LINES_MAX ? FIELD_LINES_MAX : field->lines;
    lines.line_h = frame_line(&lines.style);
    lines.words = rect_inset(field->at, pad);
    if (field->icon.len > 0) {
        float taken = (icon_u * frame->text + icon_gap_u) * u;
        lines.words.x += taken;
        lines.words.w -= taken;
    }
    if (most == 1) {
        lines.words.y = field->at.y + (field->at.h - lines.line_h) / 2;
        lay_one(frame, field->edit, &lines);
    } else {
        lines.words.y = field->at.y + (field->at.h - (float)most * lines.line_h) / 2;
        lay_many(frame, field->edit, most, &lines);
    }
    return lines;
}

float field_height(const struct frame *frame, float size_u, int lines)
{
    struct label_style style = frame_style(frame, LABEL_SANS, size_u);
    float above = (lines > 1 ? page_above_u : above_u) * frame->u;
    return fmaxf(fmaxf(96 * frame->u, frame->touch_px), (float)lines * frame_line(&style) + 2 * above);
}

/* ---- drawing */

static struct rect_px line_at(const struct lines *lines, int index)
{
    return (struct rect_px){lines->words.x, lines->words.y + (float)index * lines->line_h, lines->words.w,
                            lines->line_h};
}

static void selection_add(struct frame *frame, const struct lines *lines, int index, const struct edit *edit)
{
    const struct palette *p = frame->palette;
    const struct line *line = &lines->at[index];
    size_t low = edit->cursor < edit->anchor ? edit->cursor : edit->anchor;
    size_t high = edit->cursor < edit->anchor ? edit->anchor : edit->cursor;
    struct str text = edit_text(edit);
    struct rect_px at = line_at(lines, index);
    low = low > line->from ? low : line->from;
    high = high < line->to ? high : line->to;
    if (edit_selected(edit).len == 0 || low >= high)
        return;
    float from = line->x + width(frame, lines, text, line->from, low);
    float to = line->x + width(frame, lines, text, line->from, high);
    at.x += from;
    at.w = fminf(to, lines->words.w) - from;
    frame_fill(frame, at, palette_mix(p->panel, p->focus, 0.35f));
}

static void words_add(struct frame *frame, const struct lines *lines, int index, const struct edit *edit)
{
    const struct line *line = &lines->at[index];
    struct rect_px at = line_at(lines, index);
    struct str text = str_sub(edit_text(edit), line->from, line->to);
    if (line->x > 0)
        frame_label(frame, (struct rect_px){at.x, at.y, ceilf(line->x) + 1, at.h}, &lines->style,
                    frame->palette->ink_soft, ALIGN_LEFT, str_from(ellipsis));
    at.x += line->x;
    at.w -= line->x;
    while (text.len > 0 && text.at[text.len - 1] == ' ') /* they may stand past the end of the line */
        text.len--;
    frame_label(frame, at, &lines->style, frame->palette->ink, ALIGN_LEFT, text);
}

/* Of two lines the cursor can stand on, at a break, the later. */
static int cursor_line(const struct lines *lines, size_t cursor)
{
    int here = 0;
    for (int i = 0; i < lines->count; i++)
        if (cursor >= lines->at[i].from)
            here = i;
    return here;
}

static void caret_add(struct frame *frame, const struct lines *lines, const struct edit *edit)
{
    const struct line *line = &lines->at[cursor_line(lines, edit->cursor)];
    struct rect_px at = line_at(lines, cursor_line(lines, edit->cursor));
    float h = lines->style.size_px * 1.2f, w = fmaxf(2, caret_u * frame->u);
    float x = line->x + width(frame, lines, edit_text(edit), line->from, edit->cursor);
    at.x += fminf(x, at.w - w);
    frame_fill(frame, (struct rect_px){at.x, at.y + (at.h - h) / 2, w, h}, frame->palette->ink);
}

void field_box_add(struct frame *frame, struct rect_px at, struct str name)
{
    const struct palette *p = frame->palette;
    frame_control(frame, (struct node){.id = node_id(frame->screen, "field", 0),
                                       .role = NODE_FIELD,
                                       .at = at,
                                       .name = name,
                                       .action = {ACTION_FIELD, 0},
                                       .look = LOOK_PANEL,
                                       .as.panel = {.radius_px = 20 * frame->u,
                                                    .edge_px = p->outline * frame->u,
                                                    .fill_argb = p->panel,
                                                    .edge_argb = p->ink}});
}

void field_add(struct frame *frame, const struct field *field)
{
    float u = frame->u, icon = icon_u * frame->text * u;
    struct str text = edit_text(field->edit);
    field_box_add(frame, field->at, text.len > 0 ? text : field->name);
    if (field->icon.len > 0)
        frame_icon(
            frame,
            (struct rect_px){field->at.x + pad_u * u, field->at.y + (field->at.h - icon) / 2, icon, icon},
            field->icon, frame->palette->ink_soft);
    if (!frame->nodes)
        return;
    struct lines lines = lay_out(frame, field);
    for (int i = 0; i < lines.count; i++) {
        selection_add(frame, &lines, i, field->edit);
        words_add(frame, &lines, i, field->edit);
    }
    caret_add(frame, &lines, field->edit);
}

size_t field_byte(const struct frame *frame, const struct field *field, struct pt_px at)
{
    struct lines lines = lay_out(frame, field);
    struct str text = edit_text(field->edit);
    int index = (int)floorf((at.y - lines.words.y) / lines.line_h);
    index = index < 0 ? 0 : index >= lines.count ? lines.count - 1 : index;
    const struct line *line = &lines.at[index];
    float x = at.x - lines.words.x - line->x, was = 0;
    for (size_t byte = line->from; byte < line->to;) {
        size_t next = grapheme_after(text, byte);
        float is = width(frame, &lines, text, line->from, next);
        if (x < (was + is) / 2)
            return byte;
        was = is;
        byte = next;
    }
    bool breaks = line->to < text.len && line->to > line->from && text.at[line->to - 1] == ' ';
    return breaks ? line->to - 1 : line->to; /* behind its last word, not at the beginning of the next line */
}
