/* Running text in rows: broken once for a width, found again by what stands at the top. */
#include "view/styled.h"

#include <math.h>

#include "base/utf8.h"
#include "type/face.h"

static const float card_gap_u = 24, card_least_u = 420;
enum { LINE_CHARS_MAX = 64 };

struct breaking {
    const struct frame *frame;
    struct arena *arena;
    const struct reading *reading;
    struct column_row *rows;
    int count;
    size_t cap;
    struct rect_px at;
    float y;
    bool full;
};

static void put(struct breaking *b, struct column_row row)
{
    struct column_row *rows =
        arena_grow(b->arena, b->rows, (size_t)b->count, &b->cap, sizeof *rows, _Alignof(struct column_row));
    b->full = b->full || !rows;
    if (!rows)
        return;
    b->rows = rows;
    row.y_px = b->y;
    rows[b->count++] = row;
    b->y += row.h_px;
}

/* ---- words */

/* As many words as fit, and no more letters than an eye finds its way back along. */
static struct str next_row(const struct text_metrics *metrics, const struct label_style *style,
                           struct str *rest, float width)
{
    struct str all = *rest, words = text_wrap_next(metrics, style, rest, width);
    if (utf8_count(words) <= LINE_CHARS_MAX)
        return words;
    size_t cut = utf8_head(words, LINE_CHARS_MAX).len;
    while (cut > 0 && words.at[cut] != ' ')
        cut--;
    if (cut == 0)
        return words;
    size_t gone = (size_t)(words.at - all.at) + cut + 1;
    *rest = (struct str){all.at + gone, all.len - gone};
    words.len = cut;
    return words;
}

static void put_words(struct breaking *b, int index)
{
    const struct reading_line *line = &b->reading->at[index];
    float width = fmaxf(1, b->at.w - visit_line_indent(b->frame, b->reading, index));
    struct label_style style = visit_line_style(b->frame, b->reading, index, width);
    struct styled styled = {b->frame, line};
    struct text_metrics metrics = styled_metrics(&styled);
    struct str rest = line->text;
    if (index > 0)
        b->y += roundf(style.size_px * visit_line_space(line->kind));
    while (rest.len > 0 && !b->full) {
        size_t from = line->text.len - rest.len;
        struct str words = next_row(&metrics, &style, &rest, width);
        if (words.len > 0)
            from = (size_t)(words.at - line->text.at);
        if (text_is_broken(words, rest))
            words = str_format(b->arena, "%.*s-", STR_ARG(words));
        put(b, (struct column_row){.line = index, .text = words, .from = from, .h_px = frame_line(&style)});
    }
}

/* ---- cards */

static int columns_of(const struct frame *frame, const struct reading *reading)
{
    float gap = card_gap_u * frame->u, least = card_least_u * frame->text * frame->u;
    return (int)clampf((visit_column_at(frame, reading).w + gap) / (least + gap), 1, 2);
}

/* Those that follow each other stand beside each other; answers how many lines were taken. */
static int put_cards(struct breaking *b, int index)
{
    struct rect_px cell = visit_card_cell(b->frame, b->reading, 0);
    int count = 1, columns = columns_of(b->frame, b->reading);
    while (count < columns && index + count < b->reading->count &&
           b->reading->at[index + count].kind == READING_CARD)
        count++;
    bool follows = index > 0 && b->reading->at[index - 1].kind == READING_CARD;
    b->y += roundf((follows ? card_gap_u : 1.5f * card_gap_u) * b->frame->u);
    put(b, (struct column_row){.line = index, .cards = count, .h_px = cell.h});
    return count;
}

struct rect_px visit_card_cell(const struct frame *frame, const struct reading *reading, int nth)
{
    struct rect_px at = visit_column_at(frame, reading);
    struct size_px shape = face_size(FACE_TILE_WIDE);
    int columns = columns_of(frame, reading);
    float gap = card_gap_u * frame->u, w = floorf((at.w - gap * (float)(columns - 1)) / (float)columns);
    return (struct rect_px){at.x + (float)nth * (w + gap), 0, w, floorf(w * shape.h / shape.w)};
}

/* ---- all of it */

bool view_column(struct arena *arena, const struct view_env *env, const struct reading *reading,
                 struct column *out)
{
    struct frame frame = frame_begin(NULL, env, "page");
    struct breaking b = {
        .frame = &frame, .arena = arena, .reading = reading, .at = visit_column_at(&frame, reading)};
    *out = (struct column){0};
    for (int i = 0; i < reading->count && !b.full;) {
        if (reading->at[i].kind == READING_CARD) {
            i += put_cards(&b, i);
            continue;
        }
        if (i > 0 && reading->at[i - 1].kind == READING_CARD)
            b.y += roundf(0.5f * card_gap_u * frame.u);
        put_words(&b, i++);
    }
    *out = (struct column){b.rows, b.count, b.y};
    return !b.full;
}

int column_row_at(const struct column *column, float y_px)
{
    int least = 0, most = column->count;
    while (least < most) {
        int middle = (least + most) / 2;
        if (column->rows[middle].y_px + column->rows[middle].h_px <= y_px)
            least = middle + 1;
        else
            most = middle;
    }
    return least;
}

/* ---- places */

/* Where a line begins and where the next one does; its first row is at or before `row`. */
static void line_span(const struct column *column, int row, float *top, float *bottom)
{
    int line = column->rows[row].line, first = row, after = row;
    while (first > 0 && column->rows[first - 1].line == line)
        first--;
    while (after < column->count && column->rows[after].line == line)
        after++;
    *top = column->rows[first].y_px;
    *bottom = after < column->count ? column->rows[after].y_px : column->h_px;
}

struct column_place view_column_place(const struct column *column, float scroll_px)
{
    float top, bottom;
    int row = column->count - 1;
    if (column->count == 0 || scroll_px <= 0)
        return (struct column_place){0, 0};
    while (row > 0 && column->rows[row].y_px > scroll_px)
        row--;
    line_span(column, row, &top, &bottom);
    float share = bottom > top ? (scroll_px - top) / (bottom - top) : 0;
    return (struct column_place){column->rows[row].line, (int)clampf(roundf(share * 1000), 0, 1000)};
}

float view_column_scroll(const struct column *column, struct column_place place)
{
    float top, bottom;
    int row = 0;
    while (row + 1 < column->count && column->rows[row + 1].line <= place.line)
        row++;
    if (column->count == 0)
        return 0;
    line_span(column, row, &top, &bottom);
    return fmaxf(0, top + (bottom - top) * clampf((float)place.thousandth / 1000, 0, 1));
}
