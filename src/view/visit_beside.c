/* Running text beside what it is about: where both stand. */
#include "view/visit.h"

#include <math.h>

static const float gap_u = 72, body_u = 30, line_em = 33 /* about 64 characters */,
                   least_u =
                       1500 /* narrower than that, with the reader's text, one stands under the other */,
                   text_share = 0.44f;

struct beside visit_beside(const struct frame *frame)
{
    float u = frame->u, margin = frame_margin(frame), w = frame->env->size.w - 2 * margin;
    struct label_style body = frame_style(frame, LABEL_SANS, body_u);
    if (w < least_u * frame->text * u)
        return (struct beside){.text = {margin, 0, fminf(w, body.size_px * line_em), 0},
                               .things = {margin, 0, w, 0},
                               .stacked = true};
    float text_w = floorf((w - gap_u * u) * text_share), things_x = margin + text_w + gap_u * u;
    if (frame->env->left_hand)
        return (struct beside){.text = {margin + w - text_w, 0, text_w, 0},
                               .things = {margin, 0, w - text_w - gap_u * u, 0}};
    return (struct beside){.text = {margin, 0, text_w, 0}, .things = {things_x, 0, margin + w - things_x, 0}};
}
