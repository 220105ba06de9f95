#include "view/draw.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const float ring_edge_u = 3, ring_u = 6, pressed_down_u = 1, pressed_share = 0.16f;

static void add(struct draw_list *list, struct draw_cmd cmd)
{
    struct draw_cmd *room = arena_grow(list->arena, list->at, (size_t)list->count, &list->cap, sizeof cmd,
                                       _Alignof(struct draw_cmd));
    if (!room) {
        list->dropped++;
        return;
    }
    list->at = room;
    list->at[list->count++] = cmd;
}

static bool inside(struct rect_px outer, struct rect_px r)
{
    return r.x >= outer.x && r.y >= outer.y && r.x + r.w <= outer.x + outer.w &&
           r.y + r.h <= outer.y + outer.h;
}

/* Darker when light, lighter when dark; what has no ground gets a veil. */
static uint32_t pressed_fill(uint32_t argb)
{
    if (argb >> 24 == 0)
        return 0x40808080;
    uint32_t sum = (argb >> 16 & 0xFF) * 3 + (argb >> 8 & 0xFF) * 6 + (argb & 0xFF);
    return palette_mix(argb, sum > 1280 ? 0xFF000000 : 0xFFFFFFFF, pressed_share);
}

static void draw_node(struct draw_list *list, const struct node *node, bool pressed, float down_px)
{
    struct draw_cmd cmd = {.at = node->at, .clip = node->clip, .alpha = node->alpha > 0 ? node->alpha : 1};
    if (pressed)
        cmd.at.y += down_px;
    switch (node->look) {
    case LOOK_NONE: return;
    case LOOK_FILL:
        cmd.kind = DRAW_FILL;
        cmd.as.fill_argb = node->as.fill_argb;
        break;
    case LOOK_PANEL:
        cmd.kind = DRAW_PANEL;
        cmd.as.panel = node->as.panel;
        if (pressed && node->id != 0)
            cmd.as.panel.fill_argb = pressed_fill(cmd.as.panel.fill_argb);
        break;
    case LOOK_LABEL:
        cmd.kind = DRAW_LABEL;
        cmd.as.label = node->as.label;
        break;
    case LOOK_ICON:
        cmd.kind = DRAW_ICON;
        cmd.as.icon = node->as.icon;
        break;
    case LOOK_PICTURE:
        cmd.kind = DRAW_PICTURE;
        cmd.as.picture = node->as.picture;
        break;
    case LOOK_CARD:
        cmd.kind = DRAW_CARD;
        cmd.as.card = node->as.card;
        break;
    case LOOK_QR:
        cmd.kind = DRAW_QR;
        cmd.as.qr = node->as.qr;
        break;
    case LOOK_RING:
        cmd.kind = DRAW_RING;
        cmd.as.ring = node->as.ring;
        break;
    case LOOK_INK:
        if (node->as.ink.count == 0 && !node->as.ink.wet)
            return; /* only for hands */
        cmd.kind = DRAW_INK;
        cmd.as.ink = node->as.ink;
        break;
    }
    add(list, cmd);
}

/* A ring is a panel around the node, and lies as a card does when it is around one. */
static void add_around(struct draw_list *list, const struct node *node, float grow, struct look_panel panel)
{
    struct draw_cmd cmd = {.kind = DRAW_PANEL, .clip = node->clip, .alpha = 1};
    cmd.at = rect_inset(node->at, -grow);
    if (node->look == LOOK_CARD) {
        cmd.kind = DRAW_CARD;
        cmd.as.card = node->as.card;
        cmd.as.card.picture = (struct look_picture){0};
        cmd.as.card.around = panel;
    } else {
        cmd.as.panel = panel;
    }
    add(list, cmd);
}

static void draw_ring(struct draw_list *list, const struct node *node, const struct palette *palette, float u)
{
    float radius = node->look == LOOK_PANEL  ? node->as.panel.radius_px
                   : node->look == LOOK_CARD ? node->as.card.around.radius_px
                                             : ring_u * u;
    radius = fminf(radius, fminf(node->at.w, node->at.h) / 2);
    float grow = (ring_u + 2 * ring_edge_u) * u;
    add_around(
        list, node, grow,
        (struct look_panel){.radius_px = radius + grow, .edge_px = grow, .edge_argb = palette->focus_edge});
    grow = (ring_u + ring_edge_u) * u;
    add_around(
        list, node, grow,
        (struct look_panel){.radius_px = radius + grow, .edge_px = ring_u * u, .edge_argb = palette->focus});
}

/* What follows a control and lies inside it is its looks, and goes down with it. Rings come last, over everything. */
void draw_nodes(struct draw_list *list, const struct nodes *nodes, const struct palette *palette, float u)
{
    struct rect_px down = {0};
    for (int i = 0; i < nodes->count; i++) {
        const struct node *node = &nodes->at[i];
        if (node->id != 0)
            down = node->state & NODE_PRESSED ? node->at : (struct rect_px){0};
        draw_node(list, node, !rect_is_empty(down) && inside(down, node->at), pressed_down_u * u);
    }
    for (int i = 0; i < nodes->count; i++)
        if (nodes->at[i].state & NODE_FOCUSED)
            draw_ring(list, &nodes->at[i], palette, u);
}

/* ---- as text */

static struct str panel_text(struct arena *arena, const struct look_panel *panel)
{
    struct str text = str_format(arena, "#%08X r%.0f edge %.0f #%08X shadow %.0f", panel->fill_argb,
                                 (double)panel->radius_px, (double)panel->edge_px, panel->edge_argb,
                                 (double)panel->shadow_px);
    if (panel->dash_px <= 0)
        return text;
    return str_format(arena, "%.*s dash %.0f", STR_ARG(text), (double)panel->dash_px);
}

static struct str label_text(struct arena *arena, const struct look_label *label)
{
    static const char *const faces[LABEL_FACE_COUNT] = {"sans",       "medium", "semibold",   "bold",
                                                        "serif-bold", "italic", "bold-italic"};
    static const char *const aligns[] = {"left", "centre", "right"};
    return str_format(arena, "\"%.*s\" %s %.1f #%08X %s", STR_ARG(label->text), faces[label->style.face],
                      (double)label->style.size_px, label->argb, aligns[label->align]);
}

static struct str picture_text(struct arena *arena, const struct look_picture *picture)
{
    static const char *const sides[] = {"front", "back", "tile-wide", "tile-upright"};
    struct str text =
        str_format(arena, "%d %s %dx%d r%.0f ground #%08X", picture->tag, sides[picture->key.side],
                   picture->key.w_px, picture->key.h_px, (double)picture->radius_px, picture->ground_argb);
    if (picture->key.part_w_px == 0)
        return text;
    return str_format(arena, "%.*s part %d,%d %dx%d", STR_ARG(text), picture->key.x_px, picture->key.y_px,
                      picture->key.part_w_px, picture->key.part_h_px);
}

static struct str card_text(struct arena *arena, const struct look_card *card)
{
    struct str picture = picture_text(arena, &card->picture), panel = panel_text(arena, &card->around);
    return str_format(arena, "%.*s in %.*s turn %.3f scale %.3f%s", STR_ARG(picture), STR_ARG(panel),
                      (double)card->turn, card->scale > 0 ? (double)card->scale : 1.0,
                      card->rests ? " rests" : "");
}

static struct str stroke_text(struct arena *arena, struct str before, const struct stroke *stroke)
{
    static const char *const tools[] = {"pen", "highlighter"};
    return str_format(arena, "%.*s%s%s #%06X w%.4f x%d", STR_ARG(before), before.len > 0 ? ", " : "",
                      tools[stroke->tool], stroke->rgb, (double)stroke->width, stroke->count);
}

static struct str ink_text(struct arena *arena, const struct look_ink *ink)
{
    struct str text = {0};
    for (int i = 0; i < ink->count; i++)
        text = stroke_text(arena, text, ink->strokes[i]);
    if (ink->wet)
        text = str_format(arena, "%.*s wet", STR_ARG(stroke_text(arena, text, ink->wet)));
    return ink->moves ? str_format(arena, "%.*s moves", STR_ARG(text)) : text;
}

static struct str look_text(struct arena *arena, const struct draw_cmd *cmd)
{
    switch (cmd->kind) {
    case DRAW_FILL: return str_format(arena, "#%08X", cmd->as.fill_argb);
    case DRAW_PANEL: return panel_text(arena, &cmd->as.panel);
    case DRAW_LABEL: return label_text(arena, &cmd->as.label);
    case DRAW_ICON: return str_format(arena, "%.*s #%08X", STR_ARG(cmd->as.icon.name), cmd->as.icon.argb);
    case DRAW_PICTURE: return picture_text(arena, &cmd->as.picture);
    case DRAW_CARD: return card_text(arena, &cmd->as.card);
    case DRAW_QR: return str_format(arena, "%d modules", cmd->as.qr.code.side);
    case DRAW_RING:
        return str_format(arena, "%.2f of #%08X on #%08X", (double)cmd->as.ring.share, cmd->as.ring.argb,
                          cmd->as.ring.ground_argb);
    case DRAW_INK: return ink_text(arena, &cmd->as.ink);
    }
    return (struct str){0};
}

static struct str cmd_text(struct arena *arena, const struct draw_cmd *cmd)
{
    static const char *const kinds[] = {"fill", "panel", "label", "icon", "picture",
                                        "card", "qr",    "ring",  "ink"};
    struct str look = look_text(arena, cmd);
    struct str extra = {0};
    if (!rect_is_empty(cmd->clip))
        extra = str_format(arena, " clip [%.0f,%.0f %.0fx%.0f]", (double)cmd->clip.x, (double)cmd->clip.y,
                           (double)cmd->clip.w, (double)cmd->clip.h);
    if (cmd->alpha < 1)
        extra = str_format(arena, "%.*s alpha %.2f", STR_ARG(extra), (double)cmd->alpha);
    return str_format(arena, "%s [%.0f,%.0f %.0fx%.0f] %.*s%.*s\n", kinds[cmd->kind], (double)cmd->at.x,
                      (double)cmd->at.y, (double)cmd->at.w, (double)cmd->at.h, STR_ARG(look), STR_ARG(extra));
}

struct str draw_text(struct arena *arena, const struct draw_list *list)
{
    struct str *lines = ARENA_NEW(arena, struct str, list->count + 1);
    size_t len = 0;
    for (int i = 0; lines && i < list->count; i++) {
        lines[i] = cmd_text(arena, &list->at[i]);
        len += lines[i].len;
    }
    char *all = ARENA_NEW(arena, char, len + 1);
    size_t at = 0;
    for (int i = 0; lines && all && i < list->count; i++) {
        if (lines[i].len > 0)
            memcpy(all + at, lines[i].at, lines[i].len);
        at += lines[i].len;
    }
    return (struct str){all, at};
}
