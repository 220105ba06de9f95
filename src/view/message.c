/* One sentence and what to do, and the panel that tells of trouble. */
#include "view/screen.h"

#include <math.h>

#include "view/view.h"

enum { TITLE_LINES_MAX = 3, TEXT_LINES_MAX = 8 };

void view_message(struct nodes *nodes, const struct view_env *env, struct str icon, struct str title,
                  struct str text)
{
    struct frame frame = frame_begin(nodes, env, "message");
    if (env->size.w < 1 || env->size.h < 1)
        return;
    const struct palette *p = frame.palette;
    float u = frame.u, side = 96 * u, gap = 24 * u;
    float w = fminf(1200 * u, env->size.w - 2 * frame_margin(&frame));
    struct label_style title_style = frame_style_fitting(&frame, LABEL_SERIF_BOLD, 56, 32, title, w);
    struct label_style text_style = frame_style(&frame, LABEL_SANS, 32);
    float title_h =
        (float)frame_line_count(&frame, &title_style, title, w, TITLE_LINES_MAX) * frame_line(&title_style);
    float text_h =
        (float)frame_line_count(&frame, &text_style, text, w, TEXT_LINES_MAX) * frame_line(&text_style);
    float icon_h = icon.len > 0 ? side + gap : 0;
    struct rect_px at = {(env->size.w - w) / 2, (env->size.h - icon_h - title_h - gap - text_h) / 2, w, 0};
    frame_fill(&frame, frame_window(&frame), p->ground);
    frame_icon(&frame, (struct rect_px){at.x + (w - side) / 2, at.y, side, side}, icon, p->ink);
    at.y += icon_h;
    at.y +=
        frame_paragraph(&frame, "title", 0, at, &title_style, p->ink, ALIGN_CENTRE, title, TITLE_LINES_MAX);
    at.y += gap;
    (void)frame_paragraph(&frame, "text", 0, at, &text_style, p->ink_soft, ALIGN_CENTRE, text,
                          TEXT_LINES_MAX);
}

float message_trouble(struct frame *frame, struct rect_px area, struct str text)
{
    const struct palette *p = frame->palette;
    float u = frame->u, pad = 24 * u, icon = 48 * frame->text * u;
    if (text.len == 0)
        return 0;
    struct label_style style = frame_style(frame, LABEL_SANS, 28);
    struct rect_px words = {area.x + 2 * pad + icon, area.y + pad, area.w - 3 * pad - icon, 0};
    words.h = (float)frame_line_count(frame, &style, text, words.w, TEXT_LINES_MAX) * frame_line(&style);
    area.h = fmaxf(words.h, icon) + 2 * pad;
    frame_group(frame, NODE_STATUS, "trouble", 0, area, text);
    frame_panel(frame, area,
                (struct look_panel){.radius_px = 20 * u,
                                    .edge_px = p->outline * u,
                                    .fill_argb = p->panel,
                                    .edge_argb = p->line_strong});
    frame_icon(frame, (struct rect_px){area.x + pad, area.y + pad, icon, icon}, STR("warning"), p->ink);
    words.y = area.y + (area.h - words.h) / 2;
    (void)frame_label_lines(frame, words, &style, p->ink, ALIGN_LEFT, text, TEXT_LINES_MAX);
    return area.h;
}
