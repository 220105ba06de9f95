/* A page of the book as running text, with the cards it speaks of as tiles. Rows were broken beforehand; only those that are
 * seen are made into nodes, and cards somewhat beyond, so that the focus finds its way to them. */
#include "view/styled.h"

#include <math.h>

#include "base/words.h"

static const float top_u = 56, bottom_u = 60;
static const float beyond = 0.6f; /* of the window: cards as far away are nodes too */

/* ---- the dock */

static struct dock dock_of(const struct frame *frame, const struct visit_view *view)
{
    const struct deck *deck = view->show->cards->deck;
    int page = visit_page(view->state, deck);
    struct dock dock = {.left = {dock_home(),
                                 {.part = "contents",
                                  .look = BUTTON_QUIET,
                                  .icon = STR("book"),
                                  .text = str_from(_("Inhoud")),
                                  .action = {ACTION_SCREEN, VISIT_BOOK}}},
                        .left_count = 2,
                        .right = {dock_text_size(frame)},
                        .right_count = 1};
    if (page > 0)
        dock.main[dock.main_count++] = (struct button){.part = "page-before",
                                                       .look = BUTTON_CHIP,
                                                       .icon = STR("back"),
                                                       .text = str_from(_("Vorige bladzijde")),
                                                       .action = {ACTION_LEAF, -1}};
    if (page >= 0 && page + 1 < deck->book_count)
        dock.main[dock.main_count++] = (struct button){.part = "page-after",
                                                       .look = BUTTON_PRIMARY,
                                                       .icon = STR("forward"),
                                                       .icon_after = true,
                                                       .text = str_from(_("Volgende bladzijde")),
                                                       .action = {ACTION_LEAF, 1}};
    dock_aloud(frame, &view->show->aloud, &dock);
    return dock;
}

/* ---- rows */

static bool is_seen(const struct rows_at *at, const struct column_row *row, float beyond_px)
{
    float y = at->top_px + row->y_px;
    return y + row->h_px > -beyond_px && y < at->window_px + beyond_px;
}

int visit_place_of(const struct show_cards *cards, int card)
{
    if (card < cards->count && cards->order[card] == card)
        return card;
    for (int i = 0; i < cards->count; i++)
        if (cards->order[i] == card)
            return i;
    return -1;
}

static void cards_add(struct frame *frame, const struct visit_view *view, const struct column_row *row,
                      float y)
{
    for (int i = 0; i < row->cards; i++) {
        struct rect_px cell = visit_card_cell(frame, view->reading, i);
        int line = row->line + i;
        int place = visit_place_of(view->show->cards, view->reading->at[line].card);
        cell.y = roundf(y);
        if (place >= 0)
            visit_tile_add(frame, view, cell, place, node_id(frame->screen, "card", line), NODE_FIXED);
    }
}

/* All of a line's words are one thing for who hears or tests them, as far down as it is seen. */
static void line_name(struct frame *frame, const struct visit_view *view, int first, const struct rows_at *at,
                      struct rect_px area)
{
    const struct column *column = view->column;
    int line = column->rows[first].line, last = first;
    while (last + 1 < column->count && column->rows[last + 1].line == line &&
           is_seen(at, &column->rows[last + 1], 0))
        last++;
    area.y = at->top_px + column->rows[first].y_px;
    area.h = column->rows[last].y_px + column->rows[last].h_px - column->rows[first].y_px;
    frame_group(frame, NODE_TEXT, "line", line, area, view->reading->at[line].text);
}

static void words_add(struct frame *frame, const struct visit_view *view, int index, bool named,
                      const struct rows_at *at)
{
    char digits[12];
    const struct column_row *row = &view->column->rows[index];
    const struct reading_line *line = &view->reading->at[row->line];
    float indent = visit_line_indent(frame, view->reading, row->line), mark_w = indent;
    struct rect_px area = visit_column_at(frame, view->reading);
    struct label_style style = visit_line_style(frame, view->reading, row->line, fmaxf(1, area.w - indent));
    bool first = index == 0 || view->column->rows[index - 1].line != row->line;
    area.y = at->top_px + row->y_px;
    area.h = row->h_px;
    if (line->depth > 0)
        mark_w = indent / (float)(line->depth + 1);
    struct rect_px mark_at = {area.x + indent - mark_w, area.y, mark_w, area.h};
    area.x += indent;
    area.w -= indent;
    if (named)
        line_name(frame, view, index, at, area);
    if (line->kind == READING_QUOTE)
        frame_fill(frame, (struct rect_px){mark_at.x + mark_w / 2, area.y, fmaxf(2, 6 * frame->u), area.h},
                   frame->palette->line_strong);
    else if (first && indent > 0)
        frame_label(frame, mark_at, &style, frame->palette->ink, ALIGN_LEFT,
                    visit_line_mark(frame, line, digits));
    styled_add(frame, view, area, &style, row, index);
}

void visit_rows_add(struct frame *frame, const struct visit_view *view, const struct rows_at *at)
{
    const struct column *column = view->column;
    int named = -1, heard = view->show->aloud.row;
    if (!column || !view->reading)
        return;
    for (int i = column_row_at(column, -at->top_px - at->beyond_px); i < column->count; i++) {
        const struct column_row *row = &column->rows[i];
        if (!is_seen(at, row, at->beyond_px))
            break;
        if (row->cards > 0) {
            cards_add(frame, view, row, at->top_px + row->y_px);
        } else if (is_seen(at, row, 0) || row->line + 1 == heard) { /* what is heard is brought into sight */
            words_add(frame, view, i, row->line != named, at);
            named = row->line;
        } else if (view->reading->at[row->line].run_count > 0) {
            words_add(frame, view, i, false, at); /* the focus finds its way to its links */
        }
    }
}

/* Where the page begins: its cards are touched. */
static float top_of(const struct frame *frame, const struct visit_view *view, float floor)
{
    float top = roundf(top_u * frame->u);
    for (int i = 0; view->column && i < view->column->count; i++)
        if (view->column->rows[i].cards > 0)
            return top + frame_low(frame, top + view->column->rows[i].y_px, floor) - top -
                   view->column->rows[i].y_px;
    return top;
}

void visit_page_add(struct frame *frame, const struct visit_view *view)
{
    struct dock dock = dock_of(frame, view);
    float dock_top = fmaxf(1, frame->env->size.h - dock_height(frame, &dock));
    struct rows_at at = {.top_px = roundf(top_of(frame, view, dock_top) - view->scroll_px),
                         .window_px = dock_top,
                         .beyond_px = dock_top * beyond};
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, dock_top};
    visit_rows_add(frame, view, &at);
    frame->clip = (struct rect_px){0};
    dock_add(frame, &dock);
}

float visit_page_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    struct dock dock = dock_of(frame, view);
    float list_h = frame->env->size.h - dock_height(frame, &dock);
    float h = view->column ? view->column->h_px : 0;
    return fmaxf(0, h + top_of(frame, view, list_h) + bottom_u * frame->u - list_h);
}
