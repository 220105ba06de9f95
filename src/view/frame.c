#include "view/frame.h"

#include <math.h>
#include <stdarg.h>

#include "view/text.h"

static const float text_least_u = 22, touch_least_u = 88, leading = 1.3f;
/* Hands of who sits get to 1220 mm (EN 301 549 8.3.2, forward reach); the glass of a 55 inch screen upright, 1218 mm high and hung at 700 mm, the
 * least the Dutch rule for automata allows, lies as far below that with this share of it. */
static const float reach_share = 0.43f;

float view_u(const struct view_env *env)
{
    struct size_px of = env->glass.w > 0 ? env->glass : env->size;
    return fminf(of.w, of.h) / 1080;
}

struct frame frame_begin(struct nodes *nodes, const struct view_env *env, const char *screen)
{
    float u = view_u(env);
    return (struct frame){.nodes = nodes,
                          .env = env,
                          .palette = palette_at(env->palette),
                          .screen = screen,
                          .u = u,
                          .text = env->text > 0 ? env->text : 1,
                          .touch_px = fmaxf(touch_least_u * u, env->least_touch_px)};
}

bool frame_is_portrait(const struct frame *frame)
{
    return frame->env->size.h > frame->env->size.w;
}

struct rect_px frame_window(const struct frame *frame)
{
    return (struct rect_px){0, 0, frame->env->size.w, frame->env->size.h};
}

float frame_margin(const struct frame *frame)
{
    return (frame_is_portrait(frame) ? 56 : 96) * frame->u;
}

float frame_low(const struct frame *frame, float y, float floor)
{
    float line = ceilf(frame->env->size.h * (1 - reach_share));
    return frame->env->low ? fmaxf(y, fminf(line, floor - 1.5f * frame->touch_px)) : y;
}

float frame_sink(const struct frame *frame, float y, float h, float floor)
{
    return frame->env->low ? fmaxf(y, floorf(floor - h - 24 * frame->u)) : y;
}

struct label_style frame_style(const struct frame *frame, enum label_face face, float size_u)
{
    return (struct label_style){.face = face,
                                .size_px = fmaxf(size_u, text_least_u) * frame->text * frame->u};
}

struct label_style frame_style_fitting(const struct frame *frame, enum label_face face, float size_u,
                                       float least_u, struct str text, float width)
{
    struct label_style style = frame_style(frame, face, size_u);
    float widest = text_widest_word(&frame->env->metrics, &style, text);
    if (widest <= width)
        return style;
    return frame_style(frame, face, fmaxf(least_u, floorf(size_u * width / widest)));
}

float frame_line(const struct label_style *style)
{
    return ceilf(style->size_px * leading);
}

float frame_width(const struct frame *frame, const struct label_style *style, struct str text)
{
    return text_width(&frame->env->metrics, style, text);
}

int frame_line_count(const struct frame *frame, const struct label_style *style, struct str text, float width,
                     int lines_max)
{
    int count = 0;
    while (text.len > 0 && count < lines_max) {
        (void)text_wrap_next(&frame->env->metrics, style, &text, width);
        count++;
    }
    return count;
}

/* Edges on whole pixels, each by itself, so that neighbours still meet. */
static struct rect_px whole(struct rect_px r)
{
    float x = roundf(r.x), y = roundf(r.y);
    return (struct rect_px){x, y, roundf(r.x + r.w) - x, roundf(r.y + r.h) - y};
}

static void put(struct frame *frame, struct node node)
{
    if (!frame->nodes)
        return;
    node.at = whole(node.at);
    node.clip = frame->clip;
    (void)node_add(frame->nodes, node);
}

void frame_control(struct frame *frame, struct node node)
{
    const struct view_env *env = frame->env;
    if (env->focus != 0)
        node.state &= ~(unsigned)NODE_FOCUSED;
    if (env->focus == node.id)
        node.state |= NODE_FOCUSED;
    if (env->pressed != 0 && env->pressed == node.id)
        node.state |= NODE_PRESSED;
    if (!(node.state & NODE_DISABLED))
        node.order = ++frame->order;
    put(frame, node);
}

static struct node label_node(struct frame *frame, struct rect_px at, const struct label_style *style,
                              uint32_t argb, enum text_align align, struct str text)
{
    struct str cut =
        frame->nodes ? text_cut(frame->nodes->arena, &frame->env->metrics, style, text, at.w) : text;
    return (struct node){.role = NODE_TEXT,
                         .at = at,
                         .look = LOOK_LABEL,
                         .as.label = {.text = cut, .style = *style, .argb = argb, .align = align}};
}

void frame_text(struct frame *frame, const char *part, int index, struct rect_px at,
                const struct label_style *style, uint32_t argb, enum text_align align, struct str text)
{
    struct node node = label_node(frame, at, style, argb, align, text);
    node.id = node_id(frame->screen, part, index);
    node.name = text;
    put(frame, node);
}

void frame_group(struct frame *frame, enum node_role role, const char *part, int index, struct rect_px at,
                 struct str name)
{
    put(frame,
        (struct node){.id = node_id(frame->screen, part, index), .role = role, .at = at, .name = name});
}

float frame_paragraph(struct frame *frame, const char *part, int index, struct rect_px at,
                      const struct label_style *style, uint32_t argb, enum text_align align, struct str text,
                      int lines_max)
{
    at.h = (float)frame_line_count(frame, style, text, at.w, lines_max) * frame_line(style);
    if (text.len > 0)
        frame_group(frame, NODE_TEXT, part, index, at, text);
    return frame_label_lines(frame, at, style, argb, align, text, lines_max);
}

void frame_fill(struct frame *frame, struct rect_px at, uint32_t argb)
{
    put(frame, (struct node){.at = at, .look = LOOK_FILL, .as.fill_argb = argb});
}

void frame_panel(struct frame *frame, struct rect_px at, struct look_panel panel)
{
    put(frame, (struct node){.at = at, .look = LOOK_PANEL, .as.panel = panel});
}

void frame_label(struct frame *frame, struct rect_px at, const struct label_style *style, uint32_t argb,
                 enum text_align align, struct str text)
{
    if (text.len > 0)
        put(frame, label_node(frame, at, style, argb, align, text));
}

float frame_label_lines(struct frame *frame, struct rect_px at, const struct label_style *style,
                        uint32_t argb, enum text_align align, struct str text, int lines_max)
{
    float line_h = frame_line(style);
    struct rect_px line = {at.x, at.y, at.w, line_h};
    for (int i = 0; text.len > 0 && i < lines_max; i++) {
        struct str rest = text;
        struct str words = text_wrap_next(&frame->env->metrics, style, &rest, at.w);
        if (i == lines_max - 1 && rest.len > 0)
            words = text; /* cut with an ellipsis */
        else if (text_is_broken(words, rest))
            words = frame_format(frame, "%.*s-", STR_ARG(words));
        frame_label(frame, line, style, argb, align, words);
        line.y += line_h;
        text = rest;
    }
    return line.y - at.y;
}

void frame_icon(struct frame *frame, struct rect_px at, struct str name, uint32_t argb)
{
    if (name.len > 0)
        put(frame, (struct node){.at = at, .look = LOOK_ICON, .as.icon = {.name = name, .argb = argb}});
}

void frame_qr(struct frame *frame, const char *part, int index, struct rect_px at, const struct qr *code,
              struct str name)
{
    put(frame, (struct node){.id = node_id(frame->screen, part, index),
                             .role = NODE_PICTURE,
                             .at = at,
                             .name = name,
                             .look = LOOK_QR,
                             .as.qr = {*code}});
}

void frame_picture(struct frame *frame, struct rect_px at, struct look_picture picture)
{
    put(frame, (struct node){.role = NODE_PICTURE, .at = at, .look = LOOK_PICTURE, .as.picture = picture});
}

void frame_ink(struct frame *frame, struct rect_px at, const struct look_ink *ink)
{
    if (ink->count > 0 || ink->wet || ink->sheet > 0)
        put(frame, (struct node){.role = NODE_GROUP, .at = at, .look = LOOK_INK, .as.ink = *ink});
}

void frame_card(struct frame *frame, struct rect_px at, struct look_card card)
{
    put(frame, (struct node){.role = NODE_PICTURE, .at = at, .look = LOOK_CARD, .as.card = card});
}

struct rect_px frame_centred(struct rect_px at, float side)
{
    return (struct rect_px){at.x + (at.w - side) / 2, at.y + (at.h - side) / 2, side, side};
}

float frame_scroll_to(float scroll, float seen, float top, float bottom, float max)
{
    if (bottom > scroll + seen)
        scroll = bottom - seen;
    if (top < scroll)
        scroll = top;
    return clampf(scroll, 0, max);
}

struct str frame_format(const struct frame *frame, const char *fmt, ...)
{
    if (!frame->nodes)
        return str_from(fmt);
    va_list args;
    va_start(args, fmt);
    struct str text = str_vformat(frame->nodes->arena, fmt, args);
    va_end(args);
    return text;
}
