/* Keys of the console: a picture over a word, on a ground of their own, in rows that are filled from edge to edge. */
#include "view/console_parts.h"

#include <assert.h>
#include <math.h>

static const float icon_u = 36, word_u = 22, pad_u = 10, gap_u = 16, radius_u = 20, least_u = 92,
                   tall_u = 112;

static struct label_style word_style(const struct frame *frame)
{
    return frame_style(frame, LABEL_SANS_SEMIBOLD, word_u);
}

float console_key_gap(const struct frame *frame)
{
    return gap_u * frame->u;
}

/* ---- one key */

struct key_colours {
    uint32_t fill, edge, words;
};

static struct key_colours colours_of(const struct frame *frame, const struct key *key)
{
    const struct palette *p = frame->palette;
    if (key->tone == KEY_TAKE)
        return (struct key_colours){p->accent, 0, p->wall};
    if (key->button.selected || key->tone == KEY_MAIN)
        return (struct key_colours){p->wall_ink, 0, p->wall};
    if (p->shadows)
        return (struct key_colours){p->line, 0, p->wall_ink};
    return (struct key_colours){p->wall, p->line_strong, p->wall_ink};
}

float console_key_height(const struct frame *frame)
{
    struct label_style style = word_style(frame);
    float needs = icon_u * frame->text * frame->u + frame_line(&style) + 28 * frame->u;
    return ceilf(fmaxf(frame->touch_px, needs));
}

float console_key_width(const struct frame *frame, const struct button *button)
{
    struct label_style style = word_style(frame);
    if (button->text.len == 0)
        return ceilf(frame->touch_px);
    float words = ceilf(frame_width(frame, &style, button->text)) + 1;
    return ceilf(fmaxf(fmaxf(least_u * frame->u, frame->touch_px), words + 2 * pad_u * frame->u));
}

/* With an edge that is seen on any key. */
static void dot_add(struct frame *frame, struct rect_px at, const struct key *key, uint32_t edge)
{
    float d = roundf(key->dot_u * frame->u * frame->text), edge_px = fmaxf(1, roundf(3 * frame->u));
    struct rect_px dot = {roundf(at.x + (at.w - d) / 2), roundf(at.y + (at.h - d) / 2), d, d};
    frame_panel(frame, rect_inset(dot, -edge_px),
                (struct look_panel){.radius_px = d / 2 + edge_px, .fill_argb = edge});
    frame_panel(frame, dot, (struct look_panel){.radius_px = d / 2, .fill_argb = key->dot_argb});
}

void console_key_add(struct frame *frame, struct rect_px at, const struct key *key)
{
    const struct button *button = &key->button;
    struct key_colours colours = colours_of(frame, key);
    struct label_style style = word_style(frame);
    float icon = icon_u * frame->text * frame->u, line = frame_line(&style), between = 4 * frame->u;
    float words_h = button->text.len > 0 ? between + line : 0, y = at.y + floorf((at.h - icon - words_h) / 2);
    if (button->disabled)
        colours.words = palette_mix(colours.fill, colours.words, 0.55f);
    frame_control(frame,
                  (struct node){.id = node_id(frame->screen, button->part, button->index),
                                .role = NODE_BUTTON,
                                .state = (button->disabled ? NODE_DISABLED : 0u) |
                                         (button->selected ? NODE_SELECTED : 0u),
                                .at = at,
                                .name = button->name.len > 0 ? button->name : button->text,
                                .action = button->action,
                                .look = LOOK_PANEL,
                                .as.panel = {.radius_px = radius_u * frame->u,
                                             .edge_px = colours.edge ? frame->palette->outline * frame->u : 0,
                                             .fill_argb = colours.fill,
                                             .edge_argb = colours.edge}});
    struct rect_px icon_at = {at.x + (at.w - icon) / 2, y, icon, icon};
    if (key->dot_u > 0)
        dot_add(frame, icon_at, key, colours.words);
    else
        frame_icon(frame, icon_at, button->icon, colours.words);
    frame_label(frame, (struct rect_px){at.x, y + icon + between, at.w, line}, &style, colours.words,
                ALIGN_CENTRE, button->text);
}

/* ---- rows */

struct key_rows {
    int from[KEYS_MAX + 1]; /* the first key of each row, and past the last */
    int count;
};

static struct key_rows broken(const float *w, int count, float gap, float width)
{
    struct key_rows rows = {0};
    float x = 0;
    for (int i = 0; i < count; i++) {
        if (i == 0 || x + gap + w[i] > width) {
            rows.from[rows.count++] = i;
            x = w[i];
        } else {
            x += gap + w[i];
        }
    }
    rows.from[rows.count] = count;
    return rows;
}

/* As few rows as there can be, all about as long. */
static struct key_rows rows_of(const struct frame *frame, const struct key *keys, int count, float width,
                               float w[KEYS_MAX])
{
    float gap = gap_u * frame->u, step = fmaxf(1, 8 * frame->u);
    assert(count <= KEYS_MAX);
    for (int i = 0; i < count; i++)
        w[i] = fminf(console_key_width(frame, &keys[i].button) + keys[i].kept_px, width);
    struct key_rows rows = broken(w, count, gap, width);
    for (float narrower = width - step; rows.count > 1 && narrower > width / 2; narrower -= step) {
        struct key_rows even = broken(w, count, gap, narrower);
        if (even.count > rows.count)
            break;
        rows = even;
    }
    return rows;
}

/* Keys without words are as high as a finger asks. */
static float row_height(const struct frame *frame, const struct key_rows *rows, const struct key *keys)
{
    float h = console_key_height(frame);
    if (keys[0].button.text.len == 0)
        return ceilf(fmaxf(frame->touch_px, (icon_u * frame->text + 28) * frame->u));
    return rows->count == 1 ? fmaxf(h, ceilf(tall_u * frame->u)) : h;
}

float console_keys_height(const struct frame *frame, const struct key *keys, int count, float w)
{
    float widths[KEYS_MAX];
    struct key_rows rows = rows_of(frame, keys, count, w, widths);
    return (float)rows.count * (row_height(frame, &rows, keys) + gap_u * frame->u) - gap_u * frame->u;
}

static float weight_of(const struct key *key)
{
    return key->weight > 0 ? key->weight : 1;
}

static void row_add(struct frame *frame, struct rect_px at, const struct key *keys, const float *w, int count)
{
    float gap = gap_u * frame->u, spare = at.w - gap * (float)(count - 1), weights = 0, x = at.x;
    for (int i = 0; i < count; i++) {
        spare -= w[i];
        weights += weight_of(&keys[i]);
    }
    for (int i = 0; i < count; i++) {
        float key_w = w[i] + fmaxf(0, spare) * weight_of(&keys[i]) / weights;
        console_key_add(frame, (struct rect_px){x, at.y, key_w, at.h}, &keys[i]);
        x += key_w + gap;
    }
}

float console_keys_add(struct frame *frame, struct rect_px area, const struct key *keys, int count)
{
    float widths[KEYS_MAX];
    struct key_rows rows = rows_of(frame, keys, count, area.w, widths);
    float h = row_height(frame, &rows, keys), y = area.y;
    for (int i = 0; i < rows.count; i++) {
        int from = rows.from[i];
        row_add(frame, (struct rect_px){area.x, y, area.w, h}, keys + from, widths + from,
                rows.from[i + 1] - from);
        y += h + gap_u * frame->u;
    }
    return y - gap_u * frame->u - area.y;
}

bool console_keys_are_one_row(const struct frame *frame, const struct key *keys, int count, float w)
{
    float widths[KEYS_MAX];
    return rows_of(frame, keys, count, w, widths).count == 1;
}
