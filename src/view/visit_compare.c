/* Two to four cards beside each other, each a thing of its own: it is looked at when it is touched, and turns over by itself. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"
#include "type/face.h"

static const float pad_u = 36, gap_u = 36, radius_u = 28, between_u = 16;
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
                            .name = screen_title_of(frame, view->show->cards, card),
                            .action = {ACTION_COMPARED, i}};
    }
    for (int i = 0; i < count; i++) {
        if (!turns(view, i))
            continue;
        out->above[out->dock.above_count] = turn_of(i);
        out->above[out->dock.above_count].name = out->above[out->dock.above_count].text;
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
    dock_aloud(frame, &view->show->aloud, &out->dock);
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

/* In the rows that let the cards be largest. */
static int lay_out(const struct frame *frame, const struct visit_view *view,
                   struct cell_at out[FAN_COMPARED_MAX])
{
    struct foot foot;
    foot_make(frame, view, &foot);
    int count = view->state->compared_count, columns = 1;
    float u = frame->u, gap = gap_u * u, margin = frame_margin(frame) / 2, largest = 0, w = 1, h = 1;
    struct rect_px all = {margin, pad_u * u, frame->env->size.w - 2 * margin, 0};
    all.h = fmaxf(1, frame->env->size.h - dock_height(frame, &foot.dock) - 2 * pad_u * u);
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

static void card_add(struct frame *frame, const struct visit_view *view, int nth, const struct cell_at *cell)
{
    const struct palette *p = frame->palette;
    int card = deck_card_find(deck_of(view), view->state->compared[nth]);
    bool back = is_turned(view, nth);
    struct rect_px at = cell->card;
    struct look_card look = {
        .picture = screen_picture_of(frame, view->show, card, back ? FACE_BACK : FACE_FRONT, at),
        .around = {.radius_px = radius_u * frame->u,
                   .edge_px = p->shadows ? 0 : p->outline * frame->u,
                   .edge_argb = p->line_strong,
                   .shadow_px = p->shadows ? 28 * frame->u : 0},
        .rests = true};
    frame_control(frame, (struct node){.id = node_id(frame->screen, "card", nth),
                                       .role = NODE_TILE,
                                       .at = at,
                                       .name = screen_title_of(frame, view->show->cards, card),
                                       .action = {ACTION_COMPARED, nth},
                                       .look = LOOK_CARD,
                                       .as.card = look});
    if (!turns(view, nth) || frame->env->low)
        return;
    struct button button = turn_of(nth);
    button.name =
        frame_format(frame, _("Draai om: %.*s"), STR_ARG(screen_title_of(frame, view->show->cards, card)));
    if (cell->beside)
        button.text = (struct str){0};
    button_add(frame, cell->button, &button);
}

void visit_compare_add(struct frame *frame, const struct visit_view *view)
{
    struct cell_at cells[FAN_COMPARED_MAX];
    struct foot foot;
    foot_make(frame, view, &foot);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    int count = lay_out(frame, view, cells);
    for (int i = 0; i < count; i++)
        card_add(frame, view, i, &cells[i]);
    dock_add(frame, &foot.dock);
}
