/* What lies over a page for a moment: the number that is typed, a line that says what happened. */
#include "view/screen.h"

#include <math.h>

#include "base/words.h"

static const float edge_u = 24, pill_pad_u = 28, pill_text_u = 30, number_u = 44;

struct look_panel over_panel(const struct frame *frame, float radius_px)
{
    const struct palette *p = frame->palette;
    return (struct look_panel){.radius_px = radius_px,
                               .fill_argb = p->wall_panel,
                               .edge_px = p->shadows ? 0 : p->outline * frame->u,
                               .edge_argb = p->shadows ? 0 : p->wall_ink,
                               .shadow_px = p->shadows ? 24 * frame->u : 0};
}

bool over_number_is_open(const struct show_state *state)
{
    return state->number_open || state->number > 0;
}

/* The digits typed so far, and how many cards there are; answers the top of what it covers. */
float over_number_in(struct frame *frame, const struct show_view *view, struct rect_px area)
{
    const struct palette *p = frame->palette;
    float u = frame->u, pad = pill_pad_u * u, gap = 16 * u;
    struct label_style big = frame_style(frame, LABEL_SANS_SEMIBOLD, number_u);
    struct label_style small = frame_style(frame, LABEL_SANS, pill_text_u);
    big.clock = true;
    struct str digits =
        view->state->number > 0 ? frame_format(frame, "%d", view->state->number) : STR("\xE2\x80\x93");
    struct str of = frame_format(frame, _("van %d"), view->cards->count);
    struct str word = str_from(_("Ga naar"));
    float word_w = ceilf(frame_width(frame, &small, word)) + 1,
          of_w = ceilf(frame_width(frame, &small, of)) + 1;
    float digits_w = fmaxf(ceilf(frame_width(frame, &big, digits)) + 1, 48 * u);
    float h = frame_line(&big) + 24 * u, w = word_w + digits_w + of_w + 2 * gap + 2 * pad;
    struct rect_px at = {area.x + (area.w - w) / 2, area.y + area.h - h, w, h};
    if (frame->nodes)
        frame_group(frame, NODE_STATUS, "number", 0, at,
                    frame_format(frame, "%.*s %.*s %.*s", STR_ARG(word), STR_ARG(digits), STR_ARG(of)));
    frame_panel(frame, at, over_panel(frame, h / 2));
    struct rect_px cell = {at.x + pad, at.y, word_w, h};
    frame_label(frame, cell, &small, p->wall_soft, ALIGN_LEFT, word);
    cell.x += word_w + gap;
    cell.w = digits_w;
    frame_label(frame, cell, &big, p->wall_ink, ALIGN_CENTRE, digits);
    cell.x += digits_w + gap;
    cell.w = of_w;
    frame_label(frame, cell, &small, p->wall_soft, ALIGN_LEFT, of);
    return at.y - 16 * u;
}

float over_number_add(struct frame *frame, const struct show_view *view, float bottom)
{
    return over_number_in(frame, view, (struct rect_px){0, 0, frame->env->size.w, bottom});
}

enum { NOTICE_LINES_MAX = 4 };

void over_notice_add(struct frame *frame, struct str notice, float bottom)
{
    over_notice_in(frame, notice, (struct rect_px){0, 0, frame->env->size.w, bottom});
}

void over_notice_in(struct frame *frame, struct str notice, struct rect_px area)
{
    float u = frame->u, pad = pill_pad_u * u;
    struct label_style style = frame_style(frame, LABEL_SANS, pill_text_u);
    float most = fminf(1200 * u, area.w - 2 * (edge_u * u + pad));
    float w = fminf(ceilf(frame_width(frame, &style, notice)) + 1, most);
    float words_h = (float)frame_line_count(frame, &style, notice, w, NOTICE_LINES_MAX) * frame_line(&style);
    float h = words_h + 28 * u;
    struct rect_px at = {area.x + (area.w - w) / 2 - pad, area.y + area.h - h, w + 2 * pad, h};
    frame_group(frame, NODE_STATUS, "notice", 0, at, notice);
    frame_panel(frame, at, over_panel(frame, fminf(h / 2, 28 * u)));
    (void)frame_label_lines(frame, (struct rect_px){at.x + pad, at.y + 14 * u, w, 0}, &style,
                            frame->palette->wall_ink, ALIGN_CENTRE, notice, NOTICE_LINES_MAX);
}
