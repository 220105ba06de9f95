#include "view/behind.h"

#include <math.h>

#include "type/face.h"

enum { OPAQUE = 255 };

struct colour {
    float r, g, b;
};

struct rect_px behind_seen(const struct draw_cmd *cmd)
{
    return rect_is_empty(cmd->clip) ? cmd->at : rect_meet(cmd->at, cmd->clip);
}

static struct colour over(struct colour under, uint32_t argb, float alpha)
{
    float share = alpha * (float)(argb >> 24) / OPAQUE;
    return (struct colour){under.r + ((float)(argb >> 16 & 0xFF) - under.r) * share,
                           under.g + ((float)(argb >> 8 & 0xFF) - under.g) * share,
                           under.b + ((float)(argb & 0xFF) - under.b) * share};
}

static uint32_t rgb_of(struct colour c)
{
    return (uint32_t)lroundf(c.r) << 16 | (uint32_t)lroundf(c.g) << 8 | (uint32_t)lroundf(c.b);
}

/* How deep a point lies inside a rounded box; negative: outside it. */
static float depth(struct rect_px r, float radius, struct pt_px p)
{
    float x = fminf(p.x - r.x, r.x + r.w - p.x), y = fminf(p.y - r.y, r.y + r.h - p.y);
    radius = fminf(radius, fminf(r.w, r.h) / 2);
    if (x < radius && y < radius)
        return radius - hypotf(radius - x, radius - y);
    return fminf(x, y);
}

static struct colour panel_over(struct colour under, const struct draw_cmd *cmd, struct pt_px at)
{
    const struct look_panel *panel = &cmd->as.panel;
    float in = depth(cmd->at, panel->radius_px, at);
    if (in < 0)
        return under;
    under = over(under, panel->fill_argb, cmd->alpha);
    return in < panel->edge_px ? over(under, panel->edge_argb, cmd->alpha) : under;
}

/* The point as it lies on a card that is put upright at its own size. */
static struct pt_px upright(const struct draw_cmd *cmd, struct pt_px p)
{
    const struct look_card *card = &cmd->as.card;
    struct pt_px middle = {cmd->at.x + cmd->at.w / 2, cmd->at.y + cmd->at.h / 2};
    float scale = card->scale > 0 ? card->scale : 1, c = cosf(card->turn), s = sinf(card->turn);
    float dx = p.x - middle.x, dy = p.y - middle.y;
    return (struct pt_px){middle.x + (c * dx + s * dy) / scale, middle.y + (c * dy - s * dx) / scale};
}

/* Of a ring only the ring is there. */
static bool on_ring(const struct draw_cmd *cmd, struct pt_px at)
{
    const struct look_ring *ring = &cmd->as.ring;
    float outer = fminf(cmd->at.w, cmd->at.h) / 2,
          from_middle = hypotf(at.x - cmd->at.x - outer, at.y - cmd->at.y - outer);
    return from_middle <= outer && from_middle >= outer - ring->width_px * (ring->even ? 1 : 2);
}

/* From the back to before `index`. `any`: what a picture looks like. */
static struct colour seen_at(const struct draw_list *list, int index, struct pt_px at, struct colour any)
{
    struct colour colour = any;
    for (int i = 0; i < index; i++) {
        const struct draw_cmd *cmd = &list->at[i];
        bool clipped = !rect_is_empty(cmd->clip) && !rect_has(cmd->clip, at);
        struct pt_px on = cmd->kind == DRAW_CARD ? upright(cmd, at) : at;
        if (cmd->kind == DRAW_LABEL || cmd->kind == DRAW_ICON || clipped || !rect_has(cmd->at, on))
            continue;
        if (cmd->kind == DRAW_RING && !on_ring(cmd, on))
            continue;
        if (cmd->kind == DRAW_FILL)
            colour = over(colour, cmd->as.fill_argb, cmd->alpha);
        else if (cmd->kind == DRAW_PANEL)
            colour = panel_over(colour, cmd, at);
        else
            colour = any;
    }
    return colour;
}

static const struct colour black = {0, 0, 0}, white = {OPAQUE, OPAQUE, OPAQUE};

float behind_contrast(const struct draw_list *list, int index, struct pt_px at, uint32_t argb)
{
    struct colour dark = seen_at(list, index, at, black), light = seen_at(list, index, at, white);
    return fminf(colour_contrast(rgb_of(over(dark, argb, 1)), rgb_of(dark)),
                 colour_contrast(rgb_of(over(light, argb, 1)), rgb_of(light)));
}

float behind_boundary(const struct draw_list *list, int index, struct rect_px window)
{
    static const float out_px = 2;
    const struct draw_cmd *cmd = &list->at[index];
    const struct look_panel *panel = &cmd->as.panel;
    struct rect_px r = cmd->at, seen = rect_meet(behind_seen(cmd), window);
    const struct pt_px sides[] = {{r.x - out_px, r.y + r.h / 2},
                                  {r.x + r.w + out_px, r.y + r.h / 2},
                                  {r.x + r.w / 2, r.y - out_px},
                                  {r.x + r.w / 2, r.y + r.h + out_px}};
    uint32_t edge = panel->edge_px > 0 ? panel->edge_argb : 0, ground = panel->fill_argb;
    float least = 21;
    for (size_t i = 0; (edge | ground) >> 24 != 0 && i < COUNT_OF(sides); i++) {
        if (!rect_has(rect_inset(seen, -2 * out_px), sides[i]) || !rect_has(window, sides[i]))
            continue;
        for (int any = 0; any < 2; any++) {
            struct colour around = seen_at(list, index, sides[i], any ? white : black);
            float by_edge = colour_contrast(rgb_of(over(around, edge, 1)), rgb_of(around));
            float by_ground = colour_contrast(rgb_of(over(around, ground, 1)), rgb_of(around));
            least = fminf(least, fmaxf(by_edge, by_ground));
        }
    }
    return least;
}

/* A card lies askew: whether it does over a corner or the middle of the box. A ring around one is empty. */
static bool card_covers(const struct draw_cmd *cmd, struct rect_px box)
{
    bool empty = cmd->as.card.picture.key.content == 0 && cmd->as.card.picture.ground_argb >> 24 == 0;
    for (int i = 0; i < 5 && !empty; i++) {
        struct pt_px at = {box.x + (i == 4 ? 0.5f : (float)(i % 2)) * box.w,
                           box.y + (i == 4 ? 0.5f : (float)(i / 2)) * box.h};
        if (rect_has(cmd->at, upright(cmd, at)))
            return true;
    }
    return false;
}

static bool covers(const struct draw_cmd *cmd, struct rect_px box)
{
    bool meets = !rect_is_empty(rect_meet(behind_seen(cmd), box));
    switch (cmd->kind) {
    case DRAW_LABEL:
    case DRAW_INK:  /* lies on the card, not on what the program itself shows */
    case DRAW_RING: /* around a finger, for a moment */
    case DRAW_ICON: return false;
    case DRAW_FILL: /* a cursor stands between letters */
        return meets && cmd->as.fill_argb >> 24 != 0 && cmd->at.w >= box.h / 2;
    case DRAW_PANEL: return meets && cmd->as.panel.fill_argb >> 24 != 0;
    case DRAW_PICTURE: return meets && !cmd->as.picture.only_ready; /* until then the words stand for it */
    case DRAW_CARD: return card_covers(cmd, box);
    case DRAW_QR: return meets;
    }
    return false;
}

bool behind_is_covered(const struct draw_list *list, int index, struct rect_px box)
{
    for (int i = index + 1; i < list->count; i++)
        if (covers(&list->at[i], box))
            return true;
    return false;
}
