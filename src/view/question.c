#include "view/question.h"

#include <math.h>

static const float width_u = 1200, title_u = 84, title_least_u = 44, text_u = 36, bar_u = 16, pad_u = 72;
enum { TITLE_LINES = 2, TEXT_LINES = 6 };

struct question_at {
    struct rect_px card, title, left, text, bar, yes, no;
    struct label_style title_style, left_style, text_style;
};

/* Both on one row, the large one taking what is left; else under each other. Answers the height. */
static float buttons_lay_out(const struct frame *frame, const struct question_box *box, struct rect_px area,
                             struct question_at *at)
{
    float gap = 24 * frame->u, h = fmaxf(button_height(frame, BUTTON_PRIMARY), 120 * frame->u);
    float no_w = button_width(frame, &box->no), room = area.w - gap - no_w;
    bool beside = room >= fmaxf(button_width(frame, &box->yes), no_w * 1.5f);
    at->yes = (struct rect_px){area.x, area.y, beside ? room : area.w, h};
    at->no = beside ? (struct rect_px){area.x + room + gap, area.y, no_w, h}
                    : (struct rect_px){area.x, area.y + h + gap, area.w, h};
    return beside ? h : 2 * h + gap;
}

/* The lines of the longest countdown have their room: nothing jumps. */
static struct question_at lay_out_with(const struct frame *frame, const struct question_box *box, float pad,
                                       float title_size)
{
    float u = frame->u, gap = 36 * u;
    struct size_px window = frame->env->size;
    struct str first = box->most.len > 0 ? box->most : box->first;
    struct question_at at = {.left_style = frame_style(frame, LABEL_SANS_SEMIBOLD, text_u),
                             .text_style = frame_style(frame, LABEL_SANS, text_u)};
    float w = fminf(width_u * u * frame->text, window.w - 48 * u), inner = w - 2 * pad;
    at.title_style =
        frame_style_fitting(frame, LABEL_SERIF_BOLD, title_size, title_least_u, box->title, inner);
    float title_h = (float)frame_line_count(frame, &at.title_style, box->title, inner, TITLE_LINES) *
                    frame_line(&at.title_style);
    float left_h =
        (float)frame_line_count(frame, &at.left_style, first, inner, TEXT_LINES) * frame_line(&at.left_style);
    float text_h = (float)frame_line_count(frame, &at.text_style, box->text, inner, TEXT_LINES) *
                   frame_line(&at.text_style);
    at.title = (struct rect_px){(window.w - inner) / 2, pad, inner, title_h};
    at.left = (struct rect_px){at.title.x, at.title.y + title_h + gap / 2, inner, left_h};
    at.text = (struct rect_px){at.title.x, at.left.y + left_h, inner, text_h};
    at.bar = (struct rect_px){at.title.x, at.text.y + text_h + gap, inner, bar_u * u};
    struct rect_px rows = {at.title.x, box->share < 0 ? at.bar.y : at.bar.y + at.bar.h + gap, inner, 0};
    float h = rows.y + buttons_lay_out(frame, box, rows, &at) + pad,
          y = frame_sink(frame, roundf((window.h - h) / 2), h, window.h);
    at.card = (struct rect_px){(window.w - w) / 2, y, w, h};
    struct rect_px *const all[] = {&at.title, &at.left, &at.text, &at.bar, &at.yes, &at.no};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        all[i]->y += y;
    return at;
}

static struct question_at lay_out(const struct frame *frame, const struct question_box *box)
{
    struct question_at at = lay_out_with(frame, box, pad_u * frame->u, title_u);
    bool overfull = at.card.h > frame->env->size.h - 24 * frame->u;
    return overfull ? lay_out_with(frame, box, 28 * frame->u, title_least_u) : at;
}

static void bar_add(struct frame *frame, struct rect_px at, float share)
{
    const struct palette *p = frame->palette;
    float radius = at.h / 2;
    frame_panel(frame, at,
                (struct look_panel){.radius_px = radius,
                                    .edge_px = fmaxf(1, 2 * frame->u),
                                    .fill_argb = p->ground,
                                    .edge_argb = p->line_strong});
    at.w = fmaxf(at.h, at.w * share);
    frame_panel(frame, at, (struct look_panel){.radius_px = radius, .fill_argb = p->primary});
}

void question_box_add(struct frame *frame, const struct question_box *box)
{
    const struct palette *p = frame->palette;
    struct question_at at = lay_out(frame, box);
    frame_fill(frame, frame_window(frame), p->wall);
    frame_panel(frame, at.card,
                (struct look_panel){.radius_px = 28 * frame->u,
                                    .edge_px = p->shadows ? 0 : p->outline * frame->u,
                                    .fill_argb = p->panel,
                                    .edge_argb = p->line_strong});
    (void)frame_paragraph(frame, "title", 0, at.title, &at.title_style, p->ink, ALIGN_LEFT, box->title,
                          TITLE_LINES);
    (void)frame_paragraph(frame, "left", 0, at.left, &at.left_style, p->ink, ALIGN_LEFT, box->first,
                          TEXT_LINES);
    (void)frame_paragraph(frame, "text", 0, at.text, &at.text_style, p->ink_soft, ALIGN_LEFT, box->text,
                          TEXT_LINES);
    if (box->share >= 0)
        bar_add(frame, at.bar, box->share);
    button_add(frame, at.yes, &box->yes);
    button_add(frame, at.no, &box->no);
}
