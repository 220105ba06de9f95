#include "view/button.h"

#include <assert.h>
#include <math.h>

#include "base/words.h"
#include "type/face.h"

static const float text_u = 28, large_u = 36, key_text_u = 22, icon_u = 34, key_icon_u = 36, inner_gap_u = 14,
                   gap_u = 16;
static const float key_pad_u = 12, key_least_u = 104;

static bool is_key(enum button_look look)
{
    return look == BUTTON_KEY || look == BUTTON_KEY_PRIMARY || look == BUTTON_WORDS;
}

struct button button_of_command(enum command command, enum button_look look)
{
    const struct command_info *info = command_info(command);
    return (struct button){.part = info->name,
                           .look = look,
                           .icon = str_from(info->icon),
                           .text = str_from(_(info->button ? info->button : info->title)),
                           .action = {ACTION_COMMAND, (int)command}};
}

struct button button_full_screen(const struct frame *frame, enum button_look look)
{
    struct button button = button_of_command(COMMAND_FULL_SCREEN, look);
    if (frame->env->full_screen) {
        button.icon = STR("window");
        button.text = str_from(_("Venster"));
    }
    return button;
}

static struct label_style style_of(const struct frame *frame, const struct button *button)
{
    float size_u = is_key(button->look) ? key_text_u : button->large ? large_u : text_u;
    return frame_style(frame, LABEL_SANS_SEMIBOLD, size_u);
}

static float pad_u(const struct button *button)
{
    if (button->look == BUTTON_QUIET)
        return button->tight ? 12 : 20;
    return button->tight ? 22 : 36;
}

float button_height(const struct frame *frame, enum button_look look)
{
    struct button any = {.look = look};
    struct label_style style = style_of(frame, &any);
    float u = frame->u;
    float needs = is_key(look)
                      ? key_icon_u * frame->text * frame->u + frame_line(&style) + (2 * key_pad_u + 4) * u
                      : frame_line(&style) + 24 * u;
    return fmaxf(frame->touch_px, needs);
}

float button_width(const struct frame *frame, const struct button *button)
{
    struct label_style style = style_of(frame, button);
    float u = frame->u, words = ceilf(frame_width(frame, &style, button->text)) + 1;
    if (button->look == BUTTON_WORDS || button->look == BUTTON_LABEL)
        return words + 24 * u;
    if (is_key(button->look))
        return fmaxf(fmaxf(key_least_u * u, frame->touch_px), words + 2 * key_pad_u * u);
    float pad = pad_u(button) * u, gap = button->text.len > 0 ? inner_gap_u * u : 0;
    float icon = button->icon.len > 0 ? icon_u * frame->text * u + gap : 0;
    return fmaxf(frame->touch_px, words + icon + 2 * pad);
}

struct button_colours {
    uint32_t fill, edge, words;
};

static uint32_t chip_ink(const struct palette *p, uint32_t tint)
{
    return tint ? 0xFF000000 | colour_to_contrast(tint, p->panel & 0xFFFFFF, 4.5f) : p->ink;
}

static struct button_colours colours_of(const struct frame *frame, const struct button *button)
{
    const struct palette *p = frame->palette;
    switch (button->selected ? BUTTON_PRIMARY : button->look) {
    case BUTTON_CHIP:
        return (struct button_colours){p->panel, button->strong ? p->ink : p->line_strong,
                                       chip_ink(p, button->tint)};
    case BUTTON_PRIMARY: return (struct button_colours){p->primary, 0, p->on_primary};
    case BUTTON_QUIET: return (struct button_colours){0, 0, p->ink};
    case BUTTON_KEY: return (struct button_colours){0, 0, p->wall_ink};
    case BUTTON_KEY_PRIMARY: return (struct button_colours){p->wall_ink, 0, p->wall};
    case BUTTON_WORDS: return (struct button_colours){0, 0, p->wall_soft};
    case BUTTON_LABEL: return (struct button_colours){0, 0, p->ink};
    }
    return (struct button_colours){0};
}

static void inside_add(struct frame *frame, struct rect_px at, const struct button *button, uint32_t argb)
{
    struct label_style style = style_of(frame, button);
    float u = frame->u, pad = pad_u(button) * u;
    float icon = button->icon.len > 0 ? icon_u * frame->text * frame->u : 0;
    float gap = icon > 0 && button->text.len > 0 ? inner_gap_u * u : 0;
    float words =
        fminf(ceilf(frame_width(frame, &style, button->text)) + 1, fmaxf(0, at.w - icon - gap - pad));
    float x = at.x + (at.w - icon - gap - words) / 2, words_x = x + icon + gap;
    if (button->icon_after) {
        words_x = x;
        x += words + gap;
    }
    frame_icon(frame, (struct rect_px){x, at.y + (at.h - icon) / 2, icon, icon}, button->icon, argb);
    frame_label(frame, (struct rect_px){words_x, at.y, words, at.h}, &style, argb, ALIGN_LEFT, button->text);
}

static void key_inside_add(struct frame *frame, struct rect_px at, const struct button *button, uint32_t argb)
{
    struct label_style style = style_of(frame, button);
    float icon = key_icon_u * frame->text * frame->u, line = frame_line(&style), between = 4 * frame->u;
    float y = at.y + (at.h - icon - between - line) / 2;
    frame_icon(frame, (struct rect_px){at.x + (at.w - icon) / 2, y, icon, icon}, button->icon, argb);
    frame_label(frame, (struct rect_px){at.x, y + icon + between, at.w, line}, &style, argb, ALIGN_CENTRE,
                button->text);
}

void button_add(struct frame *frame, struct rect_px at, const struct button *button)
{
    struct label_style style = style_of(frame, button);
    struct button_colours colours = colours_of(frame, button);
    if (button->look == BUTTON_WORDS || button->look == BUTTON_LABEL) {
        frame_text(frame, button->part, button->index, at, &style, colours.words, ALIGN_CENTRE, button->text);
        return;
    }
    if (button->disabled)
        colours.words = palette_mix(frame->palette->wall_panel, colours.words, 0.5f);
    frame_control(frame,
                  (struct node){.id = node_id(frame->screen, button->part, button->index),
                                .role = NODE_BUTTON,
                                .state = (button->disabled ? NODE_DISABLED : 0u) |
                                         (button->marked ? NODE_FOCUSED : 0u) |
                                         (button->selected ? NODE_SELECTED : 0u),
                                .at = at,
                                .name = button->name.len > 0 ? button->name : button->text,
                                .action = button->action,
                                .look = LOOK_PANEL,
                                .as.panel = {.radius_px = is_key(button->look) ? 20 * frame->u : at.h / 2,
                                             .edge_px = colours.edge ? frame->palette->outline * frame->u : 0,
                                             .fill_argb = colours.fill,
                                             .edge_argb = colours.edge}});
    if (is_key(button->look))
        key_inside_add(frame, at, button, colours.words);
    else
        inside_add(frame, at, button, colours.words);
}

/* ---- rows */

struct rows {
    struct rect_px at[BUTTON_ROW_MAX]; /* relative to the area, rows begin at x 0 */
    float row_width[BUTTON_ROW_MAX];
    int row[BUTTON_ROW_MAX];
    int count; /* of rows */
    float height;
};

static struct rows rows_lay_out(const struct frame *frame, const struct button *buttons, int count,
                                float width)
{
    struct rows rows = {0};
    float gap = gap_u * frame->u, x = 0, y = 0, row_h = 0;
    assert(count <= BUTTON_ROW_MAX);
    for (int i = 0; i < count; i++) {
        float w = fminf(button_width(frame, &buttons[i]), width);
        if (x > 0 && x + w > width) {
            rows.count++;
            y += row_h + gap;
            x = row_h = 0;
        }
        rows.at[i] = (struct rect_px){x, y, w, button_height(frame, buttons[i].look)};
        rows.row[i] = rows.count;
        rows.row_width[rows.count] = x + w;
        row_h = fmaxf(row_h, rows.at[i].h);
        x += w + gap;
    }
    rows.height = y + row_h;
    return rows;
}

float button_rows_height(const struct frame *frame, const struct button *buttons, int count, float width)
{
    return rows_lay_out(frame, buttons, count, width).height;
}

float button_rows_width(const struct frame *frame, const struct button *buttons, int count)
{
    float width = 0;
    for (int i = 0; i < count; i++)
        width += button_width(frame, &buttons[i]) + (i > 0 ? gap_u * frame->u : 0);
    return ceilf(width) + 1;
}

float button_rows_add(struct frame *frame, struct rect_px area, const struct button *buttons, int count,
                      enum text_align align)
{
    struct rows rows = rows_lay_out(frame, buttons, count, area.w);
    for (int i = 0; i < count; i++) {
        float spare = area.w - rows.row_width[rows.row[i]];
        float shift = align == ALIGN_LEFT ? 0 : align == ALIGN_CENTRE ? spare / 2 : spare;
        struct rect_px at = rows.at[i];
        at.x += area.x + shift;
        at.y += area.y;
        button_add(frame, at, &buttons[i]);
    }
    return rows.height;
}

float button_rows_even(const struct frame *frame, const struct button *buttons, int count, float width)
{
    float h = button_rows_height(frame, buttons, count, width), step = 16 * frame->u;
    if (button_rows_width(frame, buttons, count) <= width)
        return button_rows_width(frame, buttons, count);
    while (step > 0 && width > 2 * step && button_rows_height(frame, buttons, count, width - step) <= h)
        width -= step;
    return width;
}
