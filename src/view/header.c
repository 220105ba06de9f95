#include "view/header.h"

#include <math.h>

enum { TITLE_LINES_BESIDE = 2, TITLE_LINES_MAX = 3, DETAIL_LINES_MAX = 3 };

static float title_size(const struct header *header)
{
    return header->title_u > 0 ? header->title_u : 60;
}

static float words_add(struct frame *frame, struct rect_px area, const struct header *header)
{
    float size = title_size(header);
    struct label_style title =
        frame_style_fitting(frame, LABEL_SERIF_BOLD, size, size * 0.55f, header->title, area.w);
    struct label_style detail = frame_style(frame, LABEL_SANS, header->detail_u > 0 ? header->detail_u : 26);
    float h = frame_paragraph(frame, "title", 0, area, &title, frame->palette->ink, ALIGN_LEFT, header->title,
                              TITLE_LINES_MAX);
    area.y += h;
    h += frame_paragraph(frame, "detail", 0, area, &detail, frame->palette->ink_soft, ALIGN_LEFT,
                         header->detail, DETAIL_LINES_MAX);
    return h;
}

/* Beside when the title still has half the width and is whole in it, or all it needs. */
static bool is_beside(const struct frame *frame, float width, float left, const struct header *header)
{
    struct label_style title = frame_style(frame, LABEL_SERIF_BOLD, title_size(header));
    int lines = frame_line_count(frame, &title, header->title, left, TITLE_LINES_BESIDE + 1);
    bool half = left >= 0.45f * width && lines <= TITLE_LINES_BESIDE;
    bool fits = left > 0.25f * width && frame_width(frame, &title, header->title) <= left;
    return header->button_count == 0 || half || fits;
}

float header_add(struct frame *frame, struct rect_px area, const struct header *header)
{
    float u = frame->u, gap = 36 * u;
    if (frame->env->low)
        return words_add(frame, area, header);
    float buttons_w = button_rows_width(frame, header->buttons, header->button_count);
    if (!is_beside(frame, area.w, area.w - buttons_w - gap, header)) {
        float h = words_add(frame, area, header) + 16 * u;
        struct rect_px below = {area.x, area.y + h, area.w, area.h};
        return h + button_rows_add(frame, below, header->buttons, header->button_count, ALIGN_LEFT);
    }
    struct rect_px words = area;
    struct rect_px beside = {area.x + area.w - buttons_w, area.y, buttons_w, area.h};
    if (header->button_count > 0)
        words.w -= buttons_w + gap;
    if (header->button_count > 0 && frame->env->left_hand) {
        beside.x = area.x;
        words.x += buttons_w + gap;
    }
    float h = words_add(frame, words, header);
    float buttons_h = button_rows_add(frame, beside, header->buttons, header->button_count, ALIGN_RIGHT);
    return fmaxf(h, buttons_h);
}

float header_top(const struct frame *frame, struct rect_px area, const struct header *header, float y,
                 float gap, float floor)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    float h = header_add(&measuring, area, header) + gap;
    return frame_low(frame, y + h, floor) - h;
}

static struct dock foot_of(const struct header *header)
{
    struct dock dock = {.main_count = header->button_count};
    for (int i = 0; i < header->button_count; i++)
        dock.main[i] = header->buttons[i];
    return dock;
}

float header_foot_height(const struct frame *frame, const struct header *header)
{
    struct dock dock = foot_of(header);
    return frame->env->low && dock.main_count > 0 ? dock_height(frame, &dock) : 0;
}

void header_foot_add(struct frame *frame, const struct header *header)
{
    struct dock dock = foot_of(header);
    if (frame->env->low && dock.main_count > 0)
        dock_add(frame, &dock);
}
