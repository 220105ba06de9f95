#include "view/sweep.h"

#include <math.h>

#include "type/icon.h"
#include "view/behind.h"

enum { NODES_MAX = 700 };

const struct size_px sweep_sizes[SWEEP_SIZES] = {{1920, 1080}, {1080, 1920}, {1280, 720}, {720, 1280},
                                                 {3840, 2160}, {800, 600},   {1024, 768}, {2560, 1080}};
const float sweep_texts[SWEEP_TEXTS] = {1, 1.25f, 1.5f};

int sweep_palettes(size_t size)
{
    return size < 2 ? PALETTE_COUNT : 1;
}

static bool is_control(const struct node *node)
{
    return node->id != 0 && (node->action.kind != ACTION_NONE || node->role == NODE_FIELD);
}

static struct rect_px seen(const struct node *node)
{
    return rect_is_empty(node->clip) ? node->at : rect_meet(node->at, node->clip);
}

bool sweep_contains(struct rect_px a, struct rect_px b, float slack)
{
    return b.x >= a.x - slack && b.y >= a.y - slack && b.x + b.w <= a.x + a.w + slack &&
           b.y + b.h <= a.y + a.h + slack;
}

static void check_names(const struct sweep *s)
{
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (is_control(node) && node->name.len == 0)
            SWEEP_FAIL(s, node, "a control without a name");
        for (int k = 0; node->id != 0 && k < i; k++)
            if (s->nodes.at[k].id == node->id)
                SWEEP_FAIL(s, node, "an id twice");
    }
}

static bool stands_alone(const struct node *node)
{
    return is_control(node) || (node->id != 0 && (node->role == NODE_TEXT || node->role == NODE_STATUS));
}

/* What a key offers lies over what else there is, on a panel of its own. */
static bool is_covered(const struct sweep *s, const struct node *node)
{
    const struct node *offer = s->offer;
    return offer && node < offer && !rect_is_empty(rect_meet(rect_inset(offer->at, -20), node->at));
}

/* Apart from each other, with room between those that are touched; a small one may lie whole on a large one. */
static void check_apart(const struct sweep *s)
{
    float between = 16 * view_u(&s->env) - 1;
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *a = &s->nodes.at[i];
        if (!stands_alone(a) || rect_is_empty(seen(a)) || is_covered(s, a))
            continue;
        for (int k = 0; k < i; k++) {
            const struct node *b = &s->nodes.at[k];
            if (!stands_alone(b) || rect_is_empty(seen(b)) || is_covered(s, b) ||
                sweep_contains(b->at, a->at, 1) || sweep_contains(a->at, b->at, 1))
                continue;
            bool touched = is_control(a) && is_control(b) && a->role != NODE_LINK;
            struct rect_px around = touched ? rect_inset(seen(a), -between) : rect_inset(seen(a), 1);
            if (!rect_is_empty(rect_meet(around, seen(b))))
                SWEEP_FAIL(s, a, "too near another");
        }
    }
}

static void check_touch(const struct sweep *s)
{
    float least = fmaxf(88 * view_u(&s->env), s->env.least_touch_px) - 1;
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (!is_control(node) || node->role == NODE_LINK)
            continue;
        if (node->at.w < least || node->at.h < least)
            SWEEP_FAIL(s, node, "too small to touch");
        if (rect_is_empty(node->clip) &&
            !sweep_contains((struct rect_px){0, 0, s->env.size.w, s->env.size.h}, node->at, 0))
            SWEEP_FAIL(s, node, "a control outside the window");
    }
}

/* What a maker wrote on a tile may be: its name has all of it. */
static void check_whole(const struct sweep *s, const struct node *node, const struct node *control)
{
    if (s->whole && str_ends(node->as.label.text, STR("…")) && !(control && control->role == NODE_TILE))
        SWEEP_FAIL(s, node, "words cut");
}

/* What stands in a small picture of another window is read there. */
static bool is_pictured(const struct sweep *s, const struct node *of)
{
    return of && of->role == NODE_PICTURE && of->at.w < s->env.size.w - 1;
}

static void check_label(const struct sweep *s, const struct node *node, const struct node *of)
{
    const struct node *control = of && is_control(of) ? of : NULL;
    const struct look_label *label = &node->as.label;
    const struct text_metrics *metrics = &s->env.metrics;
    struct rect_px window = {0, 0, s->env.size.w, s->env.size.h};
    if (metrics->width_px(metrics->ctx, &label->style, label->text) > node->at.w + 1)
        SWEEP_FAIL(s, node, "words wider than their place");
    if (label->style.size_px * 1.2f > node->at.h + 1)
        SWEEP_FAIL(s, node, "words higher than their place");
    if (!is_pictured(s, of) && label->style.size_px < 22 * view_u(&s->env) * s->env.text - 0.01f)
        SWEEP_FAIL(s, node, "words too small");
    if (node->at.x < 0 || node->at.x + node->at.w > window.w)
        SWEEP_FAIL(s, node, "words outside the window");
    if (rect_is_empty(node->clip) && !sweep_contains(window, node->at, 0))
        SWEEP_FAIL(s, node, "words outside the window");
    if (control && rect_has(control->at, (struct pt_px){node->at.x + 1, node->at.y + 1}) &&
        !sweep_contains(control->at, node->at, 1))
        SWEEP_FAIL(s, node, "words outside their control");
}

static void check_labels(const struct sweep *s)
{
    const struct node *of = NULL;
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (node->id != 0)
            of = node;
        if (node->look != LOOK_LABEL)
            continue;
        check_whole(s, node, of && is_control(of) ? of : NULL);
        check_label(s, node, of);
    }
}

/* ---- what is drawn */

/* Where the letters of a label stand, what is out of sight left away. */
static struct rect_px ink_of(const struct sweep *s, const struct node *node)
{
    const struct look_label *label = &node->as.label;
    const struct text_metrics *metrics = &s->env.metrics;
    float w = metrics->width_px(metrics->ctx, &label->style, label->text), h = label->style.size_px * 0.7f;
    struct rect_px ink = {node->at.x, node->at.y + (node->at.h - h) / 2, fminf(w, node->at.w), h};
    if (label->align != ALIGN_LEFT)
        ink.x += (node->at.w - ink.w) / (label->align == ALIGN_CENTRE ? 2 : 1);
    return rect_is_empty(node->clip) ? ink : rect_meet(ink, node->clip);
}

/* Where words or an icon stand; nothing where there are none. */
static struct rect_px box_of(const struct sweep *s, const struct node *node)
{
    if (node->look == LOOK_LABEL)
        return ink_of(s, node);
    return node->look == LOOK_ICON ? rect_inset(seen(node), seen(node).w / 5) : (struct rect_px){0};
}

/* At its ends and in the middle: a ground that ends under a word shows there. */
static void check_contrast(const struct sweep *s, const struct node *node, struct rect_px box, int at,
                           bool disabled)
{
    static const float shares[] = {0.02f, 0.5f, 0.98f};
    uint32_t argb = node->look == LOOK_LABEL ? node->as.label.argb : node->as.icon.argb;
    float need = node->look == LOOK_ICON || disabled ? 3 : 4.5f;
    for (size_t i = 0; i < COUNT_OF(shares); i++) {
        struct pt_px point = {box.x + box.w * shares[i], box.y + box.h / 2};
        if (behind_contrast(&s->list, at, point, argb) < need)
            SWEEP_FAIL(s, node, "too little contrast");
    }
}

/* `boxes`: of all nodes. An edge between pixels is no word over another. */
static void check_clear(const struct sweep *s, const struct rect_px *boxes, int i, int at)
{
    const struct node *node = &s->nodes.at[i];
    struct rect_px box = rect_inset(boxes[i], 1);
    if (is_covered(s, node))
        return;
    if (behind_is_covered(&s->list, at, box))
        SWEEP_FAIL(s, node, "something lies over it");
    for (int k = 0; k < i; k++)
        if (boxes[k].w > 0 && !rect_is_empty(rect_meet(boxes[k], box)) && !is_covered(s, &s->nodes.at[k]))
            SWEEP_FAIL(s, node, "words over words");
}

/* A control has the edge or the ground that is drawn for it, and it is seen: or it is known by its words alone. */
static void check_boundary(const struct sweep *s, const struct node *node, int at)
{
    struct rect_px window = {0, 0, s->env.size.w, s->env.size.h};
    bool edge = node->as.panel.edge_px > 0 && node->as.panel.edge_argb >> 24 != 0;
    if (!is_control(node) || node->state & NODE_DISABLED || rect_is_empty(seen(node)) || is_covered(s, node))
        return;
    if ((edge || node->role == NODE_FIELD) && behind_boundary(&s->list, at, window) < 3)
        SWEEP_FAIL(s, node, "an edge that is hardly seen");
}

/* The list has a command for each node that is seen, in their order; rings come after. */
static void check_drawn(const struct sweep *s)
{
    struct rect_px boxes[NODES_MAX];
    bool disabled = false;
    int at = 0;
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        boxes[i] = box_of(s, node);
        if (node->id != 0)
            disabled = node->state & NODE_DISABLED;
        if (!rect_is_empty(boxes[i])) {
            check_contrast(s, node, boxes[i], at, disabled);
            check_clear(s, boxes, i, at);
        } else if (node->look == LOOK_PANEL) {
            check_boundary(s, node, at);
        }
        at += node->look != LOOK_NONE;
    }
}

static void check_icons(const struct sweep *s)
{
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (node->look == LOOK_ICON && !icon_exists(node->as.icon.name))
            fail_msg("%s: there is no icon %.*s", s->screen, STR_ARG(node->as.icon.name));
    }
}

static void check_focus(const struct sweep *s)
{
    int controls = 0, steps = 0;
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (is_control(node) && !(node->state & NODE_DISABLED))
            controls++;
        if (node->order > 0 && (!is_control(node) || node->state & NODE_DISABLED))
            SWEEP_FAIL(s, node, "focus for what is no control");
    }
    uint32_t first = node_focus_step(&s->nodes, 0, 1), at = first;
    while (at != 0 && steps <= controls) {
        steps++;
        at = node_focus_step(&s->nodes, at, 1);
        if (at == first)
            break;
    }
    if (steps != controls)
        fail_msg("%s: the focus reaches %d of %d", s->screen, steps, controls);
    if (node_focus_step(&s->nodes, node_focus_step(&s->nodes, first, -1), 1) != first)
        fail_msg("%s: back and forth is not where it began", s->screen);
}

/* EN 301 549 and the Dutch rule for automata together leave so much of a high screen (kiosk.md): there lies what is touched, or there
 * the beginning of a list that scrolls. The keyboard on the glass is higher where the screen is low and wide. */
static void check_low(const struct sweep *s)
{
    float line = s->env.size.h * 0.57f - 1, least = fmaxf(88 * view_u(&s->env), s->env.least_touch_px);
    bool glass = s->env.keyboard && s->env.keyboard->shown;
    for (int i = 0; s->env.low && !glass && i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        bool also_dragged = node->action.kind == ACTION_SPOT; /* from anywhere on the card */
        /* What a card of the fan, or one that is compared, is touched for has buttons in the dock. */
        bool also_below = node->action.kind == ACTION_FAN || node->action.kind == ACTION_COMPARED;
        if (!is_control(node) || node->role == NODE_LINK || also_dragged || also_below)
            continue;
        bool tall = node->role == NODE_FIELD; /* it is touched anywhere */
        if (rect_is_empty(node->clip) && (tall ? node->at.y + node->at.h - least : node->at.y) < line)
            SWEEP_FAIL(s, node, "too high to reach (frame_low, header_foot_add)");
        float end = node->clip.y + node->clip.h - 1.5f * least;
        if (!rect_is_empty(node->clip) && s->top && node->at.y < fminf(line, end - 2))
            SWEEP_FAIL(s, node, "cannot be brought down (frame_low)");
    }
}

void sweep_seat(struct sweep *s, int seat)
{
    s->env.low = seat & 1;
    s->env.left_hand = seat & 2;
}

void sweep_check(struct sweep *s)
{
    s->list = (struct draw_list){.arena = &s->fake->frame};
    draw_nodes(&s->list, &s->nodes, palette_at(s->env.palette), view_u(&s->env));
    if (s->nodes.dropped + s->list.dropped > 0 || s->nodes.count > NODES_MAX)
        fail_msg("%s: %d nodes, %d dropped", s->screen, s->nodes.count, s->nodes.dropped + s->list.dropped);
    s->offer = NULL;
    for (int i = 0; i < s->nodes.count; i++)
        if (str_eq(s->nodes.at[i].name, str_from("Letters om uit te kiezen")))
            s->offer = &s->nodes.at[i];
    check_names(s);
    check_apart(s);
    check_touch(s);
    check_labels(s);
    check_drawn(s);
    check_icons(s);
    check_focus(s);
    check_low(s);
}
