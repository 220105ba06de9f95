#include "view/node.h"

#include <assert.h>
#include <math.h>
#include <string.h>

struct node *node_add(struct nodes *nodes, struct node node)
{
    struct node *room = arena_grow(nodes->arena, nodes->at, (size_t)nodes->count, &nodes->cap, sizeof node,
                                   _Alignof(struct node));
    if (!room) {
        nodes->dropped++;
        return NULL;
    }
    nodes->at = room;
    nodes->at[nodes->count] = node;
    return &nodes->at[nodes->count++];
}

static bool is_control(const struct node *node)
{
    return node->id != 0 && (node->action.kind != ACTION_NONE || node->role == NODE_FIELD) &&
           !(node->state & NODE_DISABLED);
}

static bool clip_has(const struct node *node, struct pt_px at)
{
    return rect_is_empty(node->clip) || rect_has(node->clip, at);
}

static struct rect_px grown(struct rect_px r, float least_px)
{
    float x_by = fmaxf(0, least_px - r.w) / 2, y_by = fmaxf(0, least_px - r.h) / 2;
    return (struct rect_px){r.x - x_by, r.y - y_by, r.w + 2 * x_by, r.h + 2 * y_by};
}

static float distance(struct rect_px r, struct pt_px p)
{
    float dx = fmaxf(fmaxf(r.x - p.x, p.x - r.x - r.w), 0);
    float dy = fmaxf(fmaxf(r.y - p.y, p.y - r.y - r.h), 0);
    return hypotf(dx, dy);
}

/* The point as it lies on the node when that is put upright at its own size. */
static struct pt_px upright(const struct node *node, struct pt_px p)
{
    const struct look_card *card = &node->as.card;
    if (node->look != LOOK_CARD)
        return p;
    struct pt_px middle = {node->at.x + node->at.w / 2, node->at.y + node->at.h / 2};
    float scale = card->scale > 0 ? card->scale : 1, c = cosf(card->turn), s = sinf(card->turn);
    float dx = p.x - middle.x, dy = p.y - middle.y;
    return (struct pt_px){middle.x + (c * dx + s * dy) / scale, middle.y + (c * dy - s * dx) / scale};
}

const struct node *node_hit(const struct nodes *nodes, struct pt_px at, float least_px)
{
    const struct node *near = NULL;
    float near_px = 0;
    for (int i = nodes->count - 1; i >= 0; i--) {
        const struct node *node = &nodes->at[i];
        if (!is_control(node) || !clip_has(node, at))
            continue;
        struct pt_px on = upright(node, at);
        if (rect_has(node->at, on))
            return node;
        float px = distance(node->at, on);
        if (rect_has(grown(node->at, least_px), on) && (!near || px < near_px)) {
            near = node;
            near_px = px;
        }
    }
    return near;
}

const struct node *node_by_id(const struct nodes *nodes, uint32_t id)
{
    for (int i = 0; id != 0 && i < nodes->count; i++)
        if (nodes->at[i].id == id)
            return &nodes->at[i];
    return NULL;
}

/* Whether `a` comes sooner than `b` when going `step` from order `from`: those behind the turn come last. */
static bool sooner(int a, int b, int from, int step)
{
    bool a_ahead = step > 0 ? a > from : a < from;
    bool b_ahead = step > 0 ? b > from : b < from;
    if (a_ahead != b_ahead)
        return a_ahead;
    return step > 0 ? a < b : a > b;
}

uint32_t node_focus_step(const struct nodes *nodes, uint32_t from, int step)
{
    const struct node *here = node_by_id(nodes, from);
    const struct node *best = NULL;
    int order = here && here->order > 0 ? here->order : step > 0 ? 0 : INT32_MAX;
    for (int i = 0; i < nodes->count; i++) {
        const struct node *node = &nodes->at[i];
        if (node->id == 0 || node->order <= 0 || node == here)
            continue;
        if (!best || sooner(node->order, best->order, order, step))
            best = node;
    }
    return best ? best->id : here && here->order > 0 ? here->id : 0;
}

/* How far to go that way, with what lies aside counting double; negative: it is not that way. */
static float way_to(struct rect_px from, struct rect_px to, int dx, int dy)
{
    float ahead = dx > 0   ? to.x - from.x - from.w
                  : dx < 0 ? from.x - to.x - to.w
                  : dy > 0 ? to.y - from.y - from.h
                           : from.y - to.y - to.h;
    float aside = dx != 0 ? fmaxf(to.y - from.y - from.h, from.y - to.y - to.h)
                          : fmaxf(to.x - from.x - from.w, from.x - to.x - to.w);
    float off =
        dx != 0 ? fabsf(to.y + to.h / 2 - from.y - from.h / 2) : fabsf(to.x + to.w / 2 - from.x - from.w / 2);
    if (dx != 0 && aside > 0)
        return -1; /* sideways one stays on the row */
    return ahead < -1 ? -1 : fmaxf(0, ahead) + 2 * fmaxf(0, aside) + off / 8;
}

uint32_t node_focus_toward(const struct nodes *nodes, uint32_t from, int dx, int dy)
{
    const struct node *here = node_by_id(nodes, from);
    const struct node *best = NULL;
    float best_px = 0;
    if (!here)
        return node_focus_step(nodes, 0, 1);
    for (int i = 0; i < nodes->count; i++) {
        const struct node *node = &nodes->at[i];
        if (node->id == 0 || node->order <= 0 || node == here)
            continue;
        float px = way_to(here->at, node->at, dx, dy);
        if (px >= 0 && (!best || px < best_px)) {
            best = node;
            best_px = px;
        }
    }
    return best ? best->id : 0;
}

uint32_t node_id(const char *screen, const char *part, int index)
{
    uint64_t hash = str_hash(str_from(screen), 0);
    hash = str_hash(STR("/"), hash);
    hash = str_hash(str_from(part), hash);
    hash = str_hash((struct str){(const char *)&index, sizeof index}, hash);
    uint32_t id = (uint32_t)(hash ^ hash >> 32);
    return id != 0 ? id : 1;
}

/* ---- as text */

static struct str state_text(struct arena *arena, unsigned state)
{
    static const char *const names[] = {"pressed", "focused", "selected", "disabled", "current"};
    struct str text = {0};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (state & 1u << i)
            text = str_format(arena, "%.*s %s", STR_ARG(text), names[i]);
    return text;
}

static struct str action_text(struct arena *arena, struct action action)
{
    static const char *const names[] = {
        [ACTION_NONE] = "",
        [ACTION_COMMAND] = "command",
        [ACTION_CARD] = "card",
        [ACTION_ITEM] = "item",
        [ACTION_FORGET] = "forget",
        [ACTION_LINK] = "link",
        [ACTION_WRITE] = "write",
        [ACTION_ROW] = "row",
        [ACTION_KEY] = "key",
        [ACTION_CHOICE] = "choice",
        [ACTION_FIELD] = "field",
        [ACTION_UNLOCK] = "unlock",
        [ACTION_LANGUAGE] = "language",
        [ACTION_PALETTE] = "palette",
        [ACTION_TEXT_SIZE] = "text-size",
        [ACTION_REACH] = "reach",
        [ACTION_SCREEN] = "screen",
        [ACTION_DOOR] = "door",
        [ACTION_OFFICE] = "office",
        [ACTION_OWN] = "own",
        [ACTION_KIND] = "kind",
        [ACTION_DECK] = "deck",
        [ACTION_BRANCH] = "branch",
        [ACTION_SPOT] = "spot",
        [ACTION_FAN] = "fan",
        [ACTION_COMPARED] = "compared",
        [ACTION_TURN] = "turn",
        [ACTION_LEAVE] = "leave",
        [ACTION_STAFF] = "staff",
        [ACTION_BROKEN] = "broken-off",
        [ACTION_IDLE] = "idle",
        [ACTION_STACK] = "stack",
        [ACTION_RETURN] = "return",
        [ACTION_DISCARD] = "discard",
        [ACTION_MINUTES] = "minutes",
        [ACTION_LONGER] = "longer",
        [ACTION_PAPER] = "paper",
        [ACTION_COLOUR] = "colour",
        [ACTION_ASK] = "ask",
        [ACTION_PREPARE] = "prepare",
    };
    if (action.kind == ACTION_NONE)
        return (struct str){0};
    return str_format(arena, " -> %s %d", names[action.kind], action.index);
}

static struct str order_text(struct arena *arena, int order)
{
    return order > 0 ? str_format(arena, " #%d", order) : (struct str){0};
}

static struct str text_join(struct arena *arena, const struct str *lines, int count)
{
    size_t len = 0;
    for (int i = 0; i < count; i++)
        len += lines[i].len;
    char *all = ARENA_NEW(arena, char, len + 1);
    size_t at = 0;
    for (int i = 0; all && i < count; i++) {
        if (lines[i].len > 0)
            memcpy(all + at, lines[i].at, lines[i].len);
        at += lines[i].len;
    }
    return (struct str){all, all ? at : 0};
}

struct str nodes_text(struct arena *arena, const struct nodes *nodes)
{
    static const char *const roles[] = {
        [NODE_GROUP] = "group", [NODE_TEXT] = "text",   [NODE_PICTURE] = "picture", [NODE_BUTTON] = "button",
        [NODE_TILE] = "tile",   [NODE_FIELD] = "field", [NODE_LINK] = "link",       [NODE_STATUS] = "status",
    };
    struct str *lines = ARENA_NEW(arena, struct str, nodes->count + 1);
    int count = 0;
    for (int i = 0; lines && i < nodes->count; i++) {
        const struct node *node = &nodes->at[i];
        if (node->id == 0)
            continue;
        lines[count++] = str_format(arena, "%s%.*s [%d,%d %dx%d]%.*s \"%.*s\"%.*s\n", roles[node->role],
                                    STR_ARG(state_text(arena, node->state)), (int)lroundf(node->at.x),
                                    (int)lroundf(node->at.y), (int)lroundf(node->at.w),
                                    (int)lroundf(node->at.h), STR_ARG(order_text(arena, node->order)),
                                    STR_ARG(node->name), STR_ARG(action_text(arena, node->action)));
    }
    return text_join(arena, lines, count);
}
