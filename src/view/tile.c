#include "view/tile.h"

#include <math.h>

enum { TITLE_LINES = 2 };
static const float pad_u = 12, gap_u = 10, title_u = 26, small_u = 22;

static struct rect_px box_at(const struct frame *frame, struct rect_px tile)
{
    float pad = pad_u * frame->u, w = tile.w - 2 * pad;
    return (struct rect_px){tile.x + pad, tile.y + pad, w, w * 9 / 16};
}

float tile_caption_width(const struct frame *frame, float width)
{
    return box_at(frame, (struct rect_px){0, 0, width, 0}).w;
}

struct label_style tile_detail_style(const struct frame *frame)
{
    return frame_style(frame, LABEL_SANS, small_u);
}

float tile_height(const struct frame *frame, float width, bool detail)
{
    struct label_style title = frame_style(frame, LABEL_SANS_SEMIBOLD, title_u);
    struct label_style small = tile_detail_style(frame);
    struct rect_px box = box_at(frame, (struct rect_px){0, 0, width, 0});
    return box.h + TITLE_LINES * frame_line(&title) + (detail ? frame_line(&small) : 0) +
           (2 * pad_u + gap_u) * frame->u;
}

struct rect_px tile_picture_at(const struct frame *frame, struct rect_px tile, struct size_px shape)
{
    bool known = shape.w > 0 && shape.h > 0;
    return rect_fit(box_at(frame, tile), known ? shape : (struct size_px){16, 9});
}

static void picture_add(struct frame *frame, struct rect_px at, struct rect_px box, const struct tile *tile)
{
    const struct palette *p = frame->palette;
    float u = frame->u;
    if (tile->picture.key.content == 0) {
        frame_panel(frame, box, (struct look_panel){.radius_px = 10 * u, .fill_argb = p->ground});
        frame_icon(frame, frame_centred(box, fminf(box.h / 2, 96 * u)), tile->icon, p->ink);
        return;
    }
    struct look_picture picture = tile->picture;
    picture.radius_px = 8 * u;
    picture.corner_argb = p->panel;
    picture.ground_argb = p->ground;
    frame_picture(frame, at, picture);
    frame_panel(frame, rect_inset(at, -2 * u),
                (struct look_panel){.radius_px = 10 * u, .edge_px = 2 * u, .edge_argb = p->line});
}

/* Answers how wide the number stands, with the room after it. */
static float number_add(struct frame *frame, struct rect_px line, const struct tile *tile)
{
    const struct palette *p = frame->palette;
    float u = frame->u;
    if (tile->number.len == 0)
        return 0;
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, small_u);
    float w = fmaxf(ceilf(frame_width(frame, &style, tile->number)) + 1, 24 * u);
    struct rect_px at = {line.x, line.y, w, line.h};
    if (tile->current) {
        at.w = w + 20 * u;
        frame_panel(frame, at, (struct look_panel){.radius_px = line.h / 2, .fill_argb = p->primary});
    }
    frame_label(frame, at, &style, tile->current ? p->on_primary : p->ink_soft,
                tile->current ? ALIGN_CENTRE : ALIGN_LEFT, tile->number);
    return at.w + 10 * u;
}

static void caption_add(struct frame *frame, struct rect_px at, const struct tile *tile)
{
    const struct palette *p = frame->palette;
    struct label_style title = frame_style(frame, LABEL_SANS_SEMIBOLD, title_u);
    struct label_style small = tile_detail_style(frame);
    float line = frame_line(&title);
    float number_w = number_add(frame, (struct rect_px){at.x, at.y, at.w, line}, tile);
    struct rect_px words = {at.x + number_w, at.y, at.w - number_w, line};
    title = frame_style_fitting(frame, LABEL_SANS_SEMIBOLD, title_u, small_u, tile->title, words.w);
    words.y += frame_label_lines(frame, words, &title, p->ink, ALIGN_LEFT, tile->title, TITLE_LINES);
    words.h = frame_line(&small);
    frame_label(frame, words, &small, p->ink_soft, ALIGN_LEFT, tile->detail);
}

void tile_add(struct frame *frame, struct rect_px at, struct rect_px picture_at, const struct tile *tile)
{
    const struct palette *p = frame->palette;
    float u = frame->u;
    struct rect_px box = box_at(frame, at);
    frame_control(frame, (struct node){.id = node_id(frame->screen, tile->part, tile->index),
                                       .role = NODE_TILE,
                                       .state = (tile->current ? NODE_CURRENT : 0u) |
                                                (tile->marked ? NODE_FOCUSED : 0u),
                                       .at = at,
                                       .name = tile->name,
                                       .action = tile->action,
                                       .look = LOOK_PANEL,
                                       .as.panel = {.radius_px = 20 * u,
                                                    .edge_px = (tile->current ? 5
                                                                : p->shadows  ? 2
                                                                              : p->outline) *
                                                               u,
                                                    .fill_argb = p->panel,
                                                    .edge_argb = tile->current ? p->primary : p->line_strong,
                                                    .shadow_px = p->shadows ? 18 * u : 0}});
    picture_add(frame, picture_at, box, tile);
    float top = box.y + box.h + gap_u * u;
    caption_add(frame, (struct rect_px){box.x, top, box.w, at.y + at.h - pad_u * u - top}, tile);
}
