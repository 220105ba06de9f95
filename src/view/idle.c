/* Is someone still there? One large answer, how long there is to give it, in words and as a bar, and a way to be done at once. */
#include "view/view.h"

#include <math.h>

#include "base/words.h"
#include "view/button.h"
#include "visit/idle.h"

static const float width_u = 1200, title_u = 84, title_least_u = 44, text_u = 36, bar_u = 16, pad_u = 72;
enum { TITLE_LINES = 2, TEXT_LINES = 6 };

struct idle_at {
    struct rect_px card, title, left, text, bar, stay, stop;
    struct label_style title_style, left_style, text_style;
};

static struct str title_words(void)
{
    return str_from(_("Bent u er nog?"));
}

static struct str left_words(const struct frame *frame, int left_s)
{
    return frame_format(
        frame,
        _n("Over %d seconde begint Waaier opnieuw.", "Over %d seconden begint Waaier opnieuw.", left_s),
        left_s);
}

static struct str text_words(void)
{
    return str_from(_("Wat u hier bewaarde of schreef, wordt dan gewist."));
}

static struct button stay_button(void)
{
    return (struct button){.part = "stay",
                           .look = BUTTON_PRIMARY,
                           .text = str_from(_("Ik ben er nog")),
                           .large = true,
                           .action = {ACTION_IDLE, IDLE_EV_DONE}};
}

static struct button stop_button(void)
{
    return (struct button){.part = "stop",
                           .look = BUTTON_CHIP,
                           .text = str_from(_("Wis en stop")),
                           .action = {ACTION_IDLE, IDLE_EV_STOP}};
}

/* Both on one row, the large one taking what is left; else under each other. Answers the height. */
static float buttons_lay_out(const struct frame *frame, struct rect_px area, struct idle_at *at)
{
    struct button stay = stay_button(), stop = stop_button();
    float gap = 24 * frame->u, h = fmaxf(button_height(frame, BUTTON_PRIMARY), 120 * frame->u);
    float stop_w = button_width(frame, &stop), room = area.w - gap - stop_w;
    bool beside = room >= fmaxf(button_width(frame, &stay), stop_w * 1.5f);
    at->stay = (struct rect_px){area.x, area.y, beside ? room : area.w, h};
    at->stop = beside ? (struct rect_px){area.x + room + gap, area.y, stop_w, h}
                      : (struct rect_px){area.x, area.y + h + gap, area.w, h};
    return beside ? h : 2 * h + gap;
}

/* The lines of the longest countdown have their room: nothing jumps. */
static struct idle_at lay_out_with(const struct frame *frame, struct str left, float pad, float title_size)
{
    float u = frame->u, gap = 36 * u;
    struct size_px window = frame->env->size;
    struct idle_at at = {.left_style = frame_style(frame, LABEL_SANS_SEMIBOLD, text_u),
                         .text_style = frame_style(frame, LABEL_SANS, text_u)};
    float w = fminf(width_u * u * frame->text, window.w - 48 * u), inner = w - 2 * pad;
    at.title_style =
        frame_style_fitting(frame, LABEL_SERIF_BOLD, title_size, title_least_u, title_words(), inner);
    float title_h = (float)frame_line_count(frame, &at.title_style, title_words(), inner, TITLE_LINES) *
                    frame_line(&at.title_style);
    float left_h =
        (float)frame_line_count(frame, &at.left_style, left, inner, TEXT_LINES) * frame_line(&at.left_style);
    float text_h = (float)frame_line_count(frame, &at.text_style, text_words(), inner, TEXT_LINES) *
                   frame_line(&at.text_style);
    at.title = (struct rect_px){(window.w - inner) / 2, pad, inner, title_h};
    at.left = (struct rect_px){at.title.x, at.title.y + title_h + gap / 2, inner, left_h};
    at.text = (struct rect_px){at.title.x, at.left.y + left_h, inner, text_h};
    at.bar = (struct rect_px){at.title.x, at.text.y + text_h + gap, inner, bar_u * u};
    struct rect_px rows = {at.title.x, at.bar.y + at.bar.h + gap, inner, 0};
    float h = rows.y + buttons_lay_out(frame, rows, &at) + pad,
          y = frame_sink(frame, roundf((window.h - h) / 2), h, window.h);
    at.card = (struct rect_px){(window.w - w) / 2, y, w, h};
    struct rect_px *const all[] = {&at.title, &at.left, &at.text, &at.bar, &at.stay, &at.stop};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        all[i]->y += y;
    return at;
}

static struct idle_at lay_out(const struct frame *frame, struct str left)
{
    struct idle_at at = lay_out_with(frame, left, pad_u * frame->u, title_u);
    bool overfull = at.card.h > frame->env->size.h - 24 * frame->u;
    return overfull ? lay_out_with(frame, left, 28 * frame->u, title_least_u) : at;
}

/* Goes with the seconds: it does not move between them. */
static void bar_add(struct frame *frame, struct rect_px at, int left_s, int of_s)
{
    const struct palette *p = frame->palette;
    float share = clampf((float)left_s / (float)(of_s > 0 ? of_s : 1), 0, 1), radius = at.h / 2;
    frame_panel(frame, at,
                (struct look_panel){.radius_px = radius,
                                    .edge_px = fmaxf(1, 2 * frame->u),
                                    .fill_argb = p->ground,
                                    .edge_argb = p->line_strong});
    at.w = fmaxf(at.h, at.w * share);
    frame_panel(frame, at, (struct look_panel){.radius_px = radius, .fill_argb = p->primary});
}

void view_idle(struct nodes *nodes, const struct view_env *env, int left_s, int of_s)
{
    struct frame frame = frame_begin(nodes, env, "idle");
    if (env->size.w < 1 || env->size.h < 1)
        return;
    const struct palette *p = frame.palette;
    struct str left = left_words(&frame, left_s);
    struct idle_at at = lay_out(&frame, left_words(&frame, of_s));
    struct button stay = stay_button(), stop = stop_button();
    frame_fill(&frame, frame_window(&frame), p->wall);
    frame_panel(&frame, at.card,
                (struct look_panel){.radius_px = 28 * frame.u,
                                    .edge_px = p->shadows ? 0 : p->outline * frame.u,
                                    .fill_argb = p->panel,
                                    .edge_argb = p->line_strong});
    (void)frame_paragraph(&frame, "title", 0, at.title, &at.title_style, p->ink, ALIGN_LEFT, title_words(),
                          TITLE_LINES);
    (void)frame_paragraph(&frame, "left", 0, at.left, &at.left_style, p->ink, ALIGN_LEFT, left, TEXT_LINES);
    (void)frame_paragraph(&frame, "text", 0, at.text, &at.text_style, p->ink_soft, ALIGN_LEFT, text_words(),
                          TEXT_LINES);
    bar_add(&frame, at.bar, left_s, of_s);
    button_add(&frame, at.stay, &stay);
    button_add(&frame, at.stop, &stop);
}
