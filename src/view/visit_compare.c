/* Two to four cards beside each other, each a thing of its own: it is looked at when it is touched, turns over by itself, and lies
 * where hands leave it. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"
#include "type/face.h"

static const float pad_u = 36, gap_u = 36, radius_u = 28, between_u = 16, edge_u = 16 /* of the table */,
                   shadow_u = 28, lifted_shadow_u = 36, scale_least = 0.5f;
static const struct size_px shape = {16, 9}; /* of every face; a page of another shape lies in it */

static const struct deck *deck_of(const struct visit_view *view)
{
    return view->show->cards->deck;
}

static bool turns(const struct visit_view *view, int nth)
{
    return screen_has_back(view->show->cards, deck_card_find(deck_of(view), view->state->compared[nth]));
}

static bool any_turns(const struct visit_view *view)
{
    for (int i = 0; i < view->state->compared_count; i++)
        if (turns(view, i))
            return true;
    return false;
}

static bool is_turned(const struct visit_view *view, int nth)
{
    return view->state->turned >> nth & 1 && turns(view, nth);
}

/* NULL: nobody touched it yet. */
static const struct view_lift *lift_of(const struct visit_view *view, int nth)
{
    for (int i = 0; i < view->lift_count; i++)
        if (view->lifts[i].at == nth)
            return &view->lifts[i];
    return NULL;
}

/* Some card lies where it was left, and no longer where it came to lie. */
static bool is_disordered(const struct visit_view *view)
{
    for (int i = 0; i < view->lift_count; i++) {
        const struct view_lift *lift = &view->lifts[i];
        if (lift->rests && (lift->move.x != 0 || lift->move.y != 0 || lift->scale != 1 || lift->turn != 0))
            return true;
    }
    return false;
}

static struct button turn_of(int nth)
{
    return (struct button){.part = "turn",
                           .index = nth,
                           .look = BUTTON_CHIP,
                           .icon = STR("turn"),
                           .text = str_from(_("Draai om")),
                           .action = {ACTION_TURN, nth}};
}

/* With a low reach what is done with each is here too, by its number. */
struct foot {
    struct dock dock;
    struct button above[2 * FAN_COMPARED_MAX];
};

static void low_make(const struct frame *frame, const struct visit_view *view, struct foot *out)
{
    static const char *const numbers[FAN_COMPARED_MAX] = {"1", "2", "3", "4"};
    int count = view->state->compared_count;
    out->dock.above = out->above;
    for (int i = 0; i < count; i++) {
        int card = deck_card_find(deck_of(view), view->state->compared[i]);
        out->above[out->dock.above_count++] =
            (struct button){.part = "look",
                            .index = i,
                            .look = BUTTON_CHIP,
                            .icon = STR("zoom"),
                            .text = str_from(numbers[i]),
                            .name = frame_format(frame, "%d. %.*s", i + 1,
                                                 STR_ARG(screen_title_of(frame, view->show->cards, card))),
                            .action = {ACTION_COMPARED, i}};
    }
    for (int i = 0; i < count; i++) {
        if (!turns(view, i))
            continue;
        out->above[out->dock.above_count] = turn_of(i);
        out->above[out->dock.above_count].name = frame_format(frame, _("%d. Draai om"), i + 1);
        out->above[out->dock.above_count++].text = str_from(numbers[i]);
    }
}

static void foot_make(const struct frame *frame, const struct visit_view *view, struct foot *out)
{
    out->dock = (struct dock){.left = {dock_home(), button_of_command(COMMAND_BACK, BUTTON_QUIET)},
                              .left_count = 2,
                              .right = {dock_text_size(frame)},
                              .right_count = 1};
    if (any_turns(view))
        out->dock.main[out->dock.main_count++] = (struct button){.part = "turn-all",
                                                                 .look = BUTTON_PRIMARY,
                                                                 .icon = STR("turn"),
                                                                 .text = str_from(_("Draai alle om")),
                                                                 .action = {ACTION_TURN, -1}};
    if (frame->env->low)
        low_make(frame, view, out);
}

/* The dock stays as it is when there is something to lay straight, if only by the place of another button that can wait. */
static void dock_of(const struct frame *frame, const struct visit_view *view, const struct foot *foot,
                    bool disordered, struct dock *out)
{
    const struct aloud_view *aloud = &view->show->aloud;
    struct button straighten = button_of_command(COMMAND_STRAIGHTEN, BUTTON_QUIET);
    struct dock more = foot->dock;
    more.left[more.left_count++] = straighten;
    *out = foot->dock;
    if (disordered && !dock_grows(frame, aloud, &more, out))
        out->right[0] = straighten;
    dock_aloud(frame, aloud, out);
}

/* How a card and its button lie in a cell: the button under the card, or beside it without a word. */
struct cell_at {
    struct rect_px card, button;
    bool beside;
};

static struct cell_at in_cell(const struct frame *frame, struct rect_px cell)
{
    struct button full = turn_of(0), brief = turn_of(0);
    brief.text = (struct str){0};
    float gap = between_u * frame->u, h = button_height(frame, BUTTON_CHIP);
    float w = button_width(frame, &brief), words = button_width(frame, &full);
    struct rect_px above = rect_fit((struct rect_px){0, 0, cell.w, fmaxf(1, cell.h - h - gap)}, shape);
    struct rect_px left = rect_fit((struct rect_px){0, 0, fmaxf(1, cell.w - w - gap), cell.h}, shape);
    struct cell_at at = {.beside = left.w > above.w};
    struct rect_px card = at.beside ? left : above;
    float all_w = at.beside ? card.w + gap + w : card.w, all_h = at.beside ? card.h : card.h + gap + h;
    at.card = (struct rect_px){roundf(cell.x + (cell.w - all_w) / 2), roundf(cell.y + (cell.h - all_h) / 2),
                               roundf(card.w), roundf(card.h)};
    if (at.beside)
        at.button = (struct rect_px){at.card.x + at.card.w + gap, at.card.y + (at.card.h - h) / 2, w, h};
    else
        at.button =
            (struct rect_px){at.card.x + (at.card.w - words) / 2, at.card.y + at.card.h + gap, words, h};
    return at;
}

/* The same whether a card lies askew or not. */
static float room_height(const struct frame *frame, const struct visit_view *view)
{
    struct foot foot;
    struct dock straight, disordered;
    foot_make(frame, view, &foot);
    dock_of(frame, view, &foot, false, &straight);
    dock_of(frame, view, &foot, true, &disordered);
    return frame->env->size.h - fmaxf(dock_height(frame, &straight), dock_height(frame, &disordered));
}

/* In the rows that let the cards be largest. */
static int lay_out(const struct frame *frame, const struct visit_view *view,
                   struct cell_at out[FAN_COMPARED_MAX])
{
    int count = view->state->compared_count, columns = 1;
    float u = frame->u, gap = gap_u * u, margin = frame_margin(frame) / 2, largest = 0, w = 1, h = 1;
    struct rect_px all = {margin, pad_u * u, frame->env->size.w - 2 * margin, 0};
    all.h = fmaxf(1, room_height(frame, view) - 2 * pad_u * u);
    for (int tried = 1; tried <= count; tried++) {
        int rows = (count + tried - 1) / tried;
        float cell_w = (all.w - gap * (float)(tried - 1)) / (float)tried;
        float cell_h = (all.h - gap * (float)(rows - 1)) / (float)rows;
        struct cell_at at = in_cell(frame, (struct rect_px){0, 0, cell_w, cell_h});
        if (at.card.w <= largest)
            continue;
        largest = at.card.w;
        columns = tried;
        w = cell_w;
        h = cell_h;
    }
    for (int i = 0; i < count; i++) {
        int row = i / columns, here = count - row * columns < columns ? count - row * columns : columns;
        float x = all.x + (all.w - (float)here * w - (float)(here - 1) * gap) / 2;
        out[i] = in_cell(frame, (struct rect_px){x + (float)(i % columns) * (w + gap),
                                                 all.y + (float)row * (h + gap), w, h});
    }
    return count;
}

int view_compare_places(const struct view_env *env, const struct visit_view *view,
                        struct rect_px out[FAN_COMPARED_MAX])
{
    struct frame frame = frame_begin(NULL, env, "compare");
    struct cell_at cells[FAN_COMPARED_MAX];
    int count = lay_out(&frame, view, cells);
    for (int i = 0; i < count; i++)
        out[i] = cells[i].card;
    return count;
}

/* ---- a card that hands moved */

static bool has_button(const struct frame *frame, const struct visit_view *view, int nth)
{
    return turns(view, nth) && !frame->env->low;
}

static struct rect_px moved(struct rect_px at, const struct view_lift *lift, float scale)
{
    float w = at.w * scale, h = at.h * scale;
    return (struct rect_px){at.x + lift->move.x + (at.w - w) / 2, at.y + lift->move.y + (at.h - h) / 2, w, h};
}

/* What it covers, turned about its middle. */
static struct rect_px lying(struct rect_px at, float turn)
{
    float c = fabsf(cosf(turn)), s = fabsf(sinf(turn)), w = c * at.w + s * at.h, h = s * at.w + c * at.h;
    return (struct rect_px){at.x + (at.w - w) / 2, at.y + (at.h - h) / 2, w, h};
}

static struct rect_px table_of(const struct frame *frame, const struct visit_view *view)
{
    return rect_inset((struct rect_px){0, 0, frame->env->size.w, room_height(frame, view)},
                      edge_u * frame->u);
}

/* Where something so long begins that would at `from`: inside, or when it is longer with no room beside it. */
static float within(float from, float length, float begin, float room)
{
    float spare = room - length;
    return clampf(from, begin + fminf(0, spare), begin + fmaxf(0, spare));
}

void view_compare_keep(const struct view_env *env, const struct visit_view *view, struct view_lift *lift)
{
    struct frame frame = frame_begin(NULL, env, "compare");
    struct cell_at cells[FAN_COMPARED_MAX];
    if (lift->at < 0 || lift->at >= lay_out(&frame, view, cells))
        return;
    const struct cell_at *cell = &cells[lift->at];
    struct rect_px table = table_of(&frame, view);
    bool button = has_button(&frame, view, lift->at);
    float gap = between_u * frame.u, w = button && cell->beside ? cell->button.w + gap : 0;
    float h = button && !cell->beside ? cell->button.h + gap : 0;
    float most = fminf((table.w - w) / cell->card.w, (table.h - h) / cell->card.h);
    lift->scale = clampf(lift->scale, scale_least, fmaxf(1, most));
    struct rect_px box = lying(moved(cell->card, lift, lift->scale), lift->turn);
    lift->move.x += within(box.x, box.w + w, table.x, table.w) - box.x;
    lift->move.y += within(box.y, box.h + h, table.y, table.h) - box.y;
}

/* The card as it is painted, before it is scaled and turned; its button under what it covers, or beside that. */
static struct cell_at cell_moved(const struct frame *frame, const struct visit_view *view,
                                 const struct cell_at *cell, const struct view_lift *lift)
{
    struct cell_at at = *cell;
    struct rect_px box = lying(moved(cell->card, lift, lift->scale), lift->turn),
                   table = table_of(frame, view);
    float gap = between_u * frame->u, painted = lift->painted > 0 ? lift->painted : 1;
    at.card = moved(cell->card, lift, painted);
    at.card.w = roundf(at.card.w);
    at.card.h = roundf(at.card.h);
    at.button.x = at.beside ? box.x + box.w + gap : box.x + (box.w - at.button.w) / 2;
    at.button.y = at.beside ? box.y + (box.h - at.button.h) / 2 : box.y + box.h + gap;
    at.button.x = roundf(within(at.button.x, at.button.w, table.x, table.w));
    at.button.y = roundf(within(at.button.y, at.button.h, table.y, table.h));
    return at;
}

/* ---- the cards */

uint32_t view_compare_id(int nth)
{
    return node_id("compare", "card", nth);
}

static struct look_card look_of(const struct frame *frame, const struct visit_view *view, int nth,
                                struct rect_px at)
{
    const struct palette *p = frame->palette;
    const struct view_lift *lift = lift_of(view, nth);
    int card = deck_card_find(deck_of(view), view->state->compared[nth]);
    float painted = lift && lift->painted > 0 ? lift->painted : 1;
    bool rests = !lift || lift->rests;
    enum face_side side = is_turned(view, nth) ? FACE_BACK : FACE_FRONT;
    return (struct look_card){
        .picture = screen_picture_of(frame, view->show, card, side, at),
        .around = {.radius_px = radius_u * painted * frame->u,
                   .edge_px = p->shadows ? 0 : p->outline * frame->u,
                   .edge_argb = p->line_strong,
                   .shadow_px = p->shadows ? (rests ? shadow_u : lifted_shadow_u) * frame->u : 0},
        .turn = lift ? lift->turn : 0,
        .scale = lift ? lift->scale / painted : 1,
        .rests = rests};
}

/* Which controls come before it, wherever it lies: what is on top of what has nothing to do with the focus. */
static int order_before(const struct frame *frame, const struct visit_view *view, int nth)
{
    int before = nth;
    for (int i = 0; i < nth; i++)
        before += has_button(frame, view, i);
    return before;
}

static void card_add(struct frame *frame, const struct visit_view *view, int nth, const struct cell_at *place)
{
    const struct view_lift *lift = lift_of(view, nth);
    struct cell_at cell = lift ? cell_moved(frame, view, place, lift) : *place;
    struct str title =
        screen_title_of(frame, view->show->cards, deck_card_find(deck_of(view), view->state->compared[nth]));
    frame->order = order_before(frame, view, nth);
    frame_control(frame, (struct node){.id = view_compare_id(nth),
                                       .role = NODE_TILE,
                                       .at = cell.card,
                                       .name = title,
                                       .action = {ACTION_COMPARED, nth},
                                       .grip = NODE_LOOSE,
                                       .look = LOOK_CARD,
                                       .as.card = look_of(frame, view, nth, cell.card)});
    if (!has_button(frame, view, nth) || (lift && !lift->rests))
        return; /* what is in hands, or on its way, has none until it rests */
    struct button button = turn_of(nth);
    button.name = frame_format(frame, _("Draai om: %.*s"), STR_ARG(title));
    if (cell.beside)
        button.text = (struct str){0};
    button_add(frame, cell.button, &button);
}

/* Under the dock: what is drawn up over it goes beneath it, and nothing one must reach is ever covered. */
void visit_compare_add(struct frame *frame, const struct visit_view *view)
{
    struct cell_at cells[FAN_COMPARED_MAX];
    struct foot foot;
    struct dock dock;
    foot_make(frame, view, &foot);
    dock_of(frame, view, &foot, is_disordered(view), &dock);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    int count = lay_out(frame, view, cells);
    for (int i = 0; i < count; i++)
        if (!lift_of(view, i))
            card_add(frame, view, i, &cells[i]);
    for (int i = 0; i < view->lift_count; i++)
        if (view->lifts[i].at >= 0 && view->lifts[i].at < count)
            card_add(frame, view, view->lifts[i].at, &cells[view->lifts[i].at]);
    frame->order = order_before(frame, view, count);
    dock_add(frame, &dock);
}
