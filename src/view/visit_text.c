/* The words of a card as running text, at the reader's own size. */
#include "view/visit.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"

static const float top_u = 56, bottom_u = 60, line_em = 33 /* about 64 characters */, body_u = 36,
                   kind_u = 26, title_u = 72, title_least_u = 36, heading_u = 44, mark_u = 56;
static const float beside_share = 5.0f / 6; /* 30 instead of 36 */
enum { LINES_MAX = 400 };

static struct dock dock_of(const struct frame *frame, const struct visit_view *view)
{
    const struct show_cards *cards = view->show->cards;
    int place = view->show->state->index;
    struct dock dock = {.left = {dock_home(), dock_wall()},
                        .left_count = 2,
                        .right = {dock_text_size(frame)},
                        .right_count = 1};
    if (place > 0)
        dock.main[dock.main_count++] = button_of_command(COMMAND_PREVIOUS, BUTTON_CHIP);
    struct button card = button_of_command(COMMAND_READ, BUTTON_PRIMARY);
    card.icon = STR("picture");
    card.text = str_from(_("Toon de kaart"));
    dock.main[dock.main_count++] = card;
    if (place + 1 < cards->count)
        dock.main[dock.main_count++] = button_of_command(COMMAND_NEXT, BUTTON_CHIP);
    dock_aloud(frame, &view->show->aloud, &dock);
    return dock;
}

struct label_style visit_line_style(const struct frame *frame, const struct reading *reading, int index,
                                    float width)
{
    const struct reading_line *line = &reading->at[index];
    float share = reading->beside ? beside_share : 1;
    switch (line->kind) {
    case READING_KIND: return frame_style(frame, LABEL_SANS_SEMIBOLD, share * kind_u);
    case READING_TITLE:
        return frame_style_fitting(frame, LABEL_SERIF_BOLD, share * title_u, share * title_least_u,
                                   line->text, width);
    case READING_HEADING:
        return frame_style_fitting(frame, LABEL_SERIF_BOLD, share * heading_u, share * body_u, line->text,
                                   width);
    case READING_TEXT:
    case READING_ITEM:
    case READING_QUOTE:
    case READING_QUESTION:
    case READING_CARD: break;
    }
    return frame_style(frame, LABEL_SANS, share * body_u);
}

float visit_line_space(enum reading_kind kind)
{
    switch (kind) {
    case READING_KIND: return 0;
    case READING_TITLE: return 0.1f;
    case READING_HEADING: return 0.9f;
    case READING_ITEM: return 0.35f;
    case READING_TEXT:
    case READING_QUOTE:
    case READING_QUESTION:
    case READING_CARD: break;
    }
    return 0.6f;
}

struct str visit_line_mark(const struct frame *frame, const struct reading_line *line, char digits[12])
{
    if (line->number > 0) {
        (void)snprintf(digits, 12, "%d.", line->number);
        struct str mark = str_from(digits);
        return frame->nodes ? str_copy(frame->nodes->arena, mark) : mark;
    }
    return line->kind == READING_ITEM ? STR("\xE2\x80\xA2") : (struct str){0};
}

float visit_line_indent(const struct frame *frame, const struct reading *reading, int index)
{
    const struct reading_line *line = &reading->at[index];
    bool hangs = line->number > 0 || line->kind == READING_ITEM || line->kind == READING_QUOTE;
    return (float)(line->depth + hangs) * mark_u * (reading->beside ? beside_share : 1) * frame->text *
           frame->u;
}

struct rect_px visit_column_at(const struct frame *frame, const struct reading *reading)
{
    if (reading->beside)
        return visit_beside(frame).text;
    struct label_style body = frame_style(frame, LABEL_SANS, body_u);
    float margin = frame_margin(frame), most = frame->env->size.w - 2 * margin;
    float w = fminf(most, body.size_px * line_em);
    return (struct rect_px){margin + (most - w) / 2, 0, w, 0};
}

static float line_add(struct frame *frame, struct rect_px area, const struct aloud_view *aloud,
                      const struct reading *reading, int index)
{
    char digits[12];
    const struct reading_line *line = &reading->at[index];
    struct label_style style = visit_line_style(frame, reading, index, area.w);
    struct str mark = visit_line_mark(frame, line, digits);
    uint32_t ink = line->kind == READING_KIND ? frame->palette->ink_soft : frame->palette->ink;
    float top = area.y, indent = visit_line_indent(frame, reading, index);
    area.y += index > 0 ? style.size_px * visit_line_space(line->kind) : 0;
    if (mark.len > 0) {
        struct rect_px at = {area.x, area.y, indent, frame_line(&style)};
        frame_label(frame, at, &style, ink, ALIGN_LEFT, mark);
    }
    area.x += indent;
    area.w -= indent;
    aloud_words_add(frame, aloud, area, &style, line->text);
    float h = frame_paragraph(frame, "line", index, area, &style, ink, ALIGN_LEFT, line->text, LINES_MAX);
    if (line->kind == READING_QUOTE)
        frame_fill(frame, (struct rect_px){area.x - indent / 2, area.y, fmaxf(2, 6 * frame->u), h},
                   frame->palette->line_strong);
    return area.y + h - top;
}

/* Adds the text, or measures it; answers how long it is. */
static float content_add(struct frame *frame, const struct visit_view *view, float y)
{
    const struct reading *reading = view->reading;
    struct rect_px area = reading ? visit_column_at(frame, reading) : (struct rect_px){0};
    float top = y;
    for (int i = 0; reading && i < reading->count; i++)
        y += line_add(frame, (struct rect_px){area.x, y, area.w, 0}, &view->show->aloud, reading, i);
    return y - top;
}

void visit_text_add(struct frame *frame, const struct visit_view *view)
{
    struct dock dock = dock_of(frame, view);
    float dock_top = frame->env->size.h - dock_height(frame, &dock);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, fmaxf(1, dock_top)};
    (void)content_add(frame, view, top_u * frame->u - view->scroll_px);
    frame->clip = (struct rect_px){0};
    dock_add(frame, &dock);
}

float visit_text_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    struct dock dock = dock_of(&measuring, view);
    float list_h = frame->env->size.h - dock_height(&measuring, &dock);
    return fmaxf(0, content_add(&measuring, view, 0) + (top_u + bottom_u) * frame->u - list_h);
}
