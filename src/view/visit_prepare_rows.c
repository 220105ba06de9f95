/* The rows of a selection that is prepared: each a card that can be taken by its grip, with its minutes beside it; and those of all cards, to choose
 * from. Only what is seen is added, and a row beyond it at both ends, so that the focus finds it. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"

static const float row_title_u = 28, kind_u = 22, minutes_u = 26, row_pad_u = 14, gap_u = 16, side_u = 20,
                   grip_u = 36, lines_u = 26, pick_least_u = 620, words_least_u = 300, radius_u = 20;
enum { COLUMNS_MAX = 2 };

static bool picks(const struct visit_view *view)
{
    return view->state->prepare.picks;
}

static const struct deck *deck_of(const struct visit_view *view)
{
    return view->show->cards->deck;
}

/* ---- which cards */

static int picked_count(const struct visit_view *view)
{
    const struct deck *deck = deck_of(view);
    int kind = prepare_kind(&view->state->prepare, deck), count = 0;
    for (int i = 0; i < deck->card_count; i++)
        count += kind < 0 || deck->cards[i].kind == kind;
    return count;
}

static int picked_at(const struct visit_view *view, int row)
{
    const struct deck *deck = deck_of(view);
    int kind = prepare_kind(&view->state->prepare, deck);
    if (kind < 0)
        return row < deck->card_count ? row : -1;
    for (int i = 0; i < deck->card_count; i++)
        if (deck->cards[i].kind == kind && row-- == 0)
            return i;
    return -1;
}

int visit_prepare_card(const struct visit_view *view, int row)
{
    const struct own_selection *is = visit_prepared_of(view);
    if (row < 0)
        return -1;
    if (picks(view))
        return picked_at(view, row);
    return row < is->card_count ? deck_card_find(deck_of(view), is->cards[row].card) : -1;
}

/* ---- where they are */

static struct label_style title_style(const struct frame *frame)
{
    return frame_style(frame, LABEL_SANS_SEMIBOLD, row_title_u);
}

static struct label_style kind_style(const struct frame *frame)
{
    return frame_style(frame, LABEL_SANS, kind_u);
}

/* Upright there is less room beside each other, and more below. */
static int title_lines(const struct frame *frame)
{
    return frame_is_portrait(frame) ? 2 : 1;
}

static float touch_w(const struct frame *frame)
{
    struct button button = {.look = BUTTON_CHIP, .icon = STR("plus")};
    return button_width(frame, &button);
}

static float minutes_w(const struct frame *frame)
{
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, minutes_u);
    return ceilf(frame_width(frame, &style, str_from(_("240 min")))) + 1;
}

/* What stands beside a card of the selection. */
static float steps_w(const struct frame *frame)
{
    return 2 * touch_w(frame) + minutes_w(frame) + 3 * gap_u * frame->u;
}

struct prepare_rows visit_prepare_rows(const struct frame *frame, const struct visit_view *view,
                                       struct rect_px list)
{
    struct label_style title = title_style(frame), kind = kind_style(frame);
    float u = frame->u, margin = frame_margin(frame), gap = gap_u * u;
    struct prepare_rows rows = {
        .list = list, .x = margin, .w = list.w - 2 * margin, .gap = gap, .columns = 1};
    rows.count = picks(view) ? picked_count(view) : visit_prepared_of(view)->card_count;
    if (picks(view))
        rows.columns = (int)clampf((rows.w + gap) / (pick_least_u * frame->text * u + gap), 1, COLUMNS_MAX);
    rows.column_w = floorf((rows.w - gap * (float)(rows.columns - 1)) / (float)rows.columns);
    float h = (float)title_lines(frame) * frame_line(&title) + frame_line(&kind) + 2 * row_pad_u * u;
    rows.row_h = ceilf(fmaxf(fmaxf(h, frame->touch_px), button_height(frame, BUTTON_CHIP)));
    rows.pitch = rows.row_h + ceilf(gap);
    rows.top = frame_low(frame, list.y + gap, list.y + list.h);
    return rows;
}

struct pt_px visit_prepare_row_at(const struct prepare_rows *rows, const struct visit_view *view, int row)
{
    return (struct pt_px){rows->x + (float)(row % rows->columns) * (rows->column_w + rows->gap),
                          roundf(rows->top + (float)(row / rows->columns) * rows->pitch - view->scroll_px)};
}

static float grip_w(const struct frame *frame)
{
    return fmaxf(frame->touch_px, (grip_u + 2 * side_u) * frame->u);
}

struct rect_px visit_prepare_grip_at(const struct frame *frame, const struct visit_view *view,
                                     const struct prepare_rows *rows, int row)
{
    struct pt_px begins = visit_prepare_row_at(rows, view, row);
    float x = frame->env->left_hand ? begins.x + steps_w(frame) : begins.x;
    return (struct rect_px){x, begins.y, grip_w(frame), rows->row_h};
}

/* ---- a row */

struct row {
    int row, card; /* card: index in the deck; -1: gone */
    struct rect_px at;
    struct str title;
    uint32_t fill, ink, soft, edge;
    bool chosen, hidden, carried;
};

static struct row row_of(const struct frame *frame, const struct visit_view *view, int index,
                         struct rect_px at)
{
    const struct palette *p = frame->palette;
    const struct own_selection *is = visit_prepared_of(view);
    struct row row = {.row = index, .card = visit_prepare_card(view, index), .at = at};
    row.chosen = !picks(view) && index == prepare_marked(&view->state->prepare, is);
    row.hidden = !picks(view) && is->cards[index].hidden;
    row.title = row.card >= 0 ? screen_title_of(frame, view->show->cards, row.card)
                              : card_id_str(&is->cards[index].card);
    row.fill = row.chosen ? p->primary : p->panel;
    row.edge = row.chosen ? p->primary : p->line_strong;
    row.soft = row.chosen ? p->on_primary : p->ink_soft;
    row.ink = row.hidden || row.card < 0 ? row.soft : row.chosen ? p->on_primary : p->ink;
    return row;
}

/* Three lines, that can be taken hold of. */
static void grip_add(struct frame *frame, const struct row *row)
{
    float u = frame->u, h = fmaxf(2, roundf(3 * u)), step = 9 * u, w = lines_u * u;
    float x = row->at.x + (grip_w(frame) - w) / 2, y = row->at.y + row->at.h / 2 - step - h / 2;
    for (int i = 0; i < 3; i++)
        frame_fill(frame, (struct rect_px){roundf(x), roundf(y + (float)i * step), w, h}, row->soft);
}

/* Whether it is in the selection: a mark in a disc, or the place for one. */
static void tick_add(struct frame *frame, const struct row *row, bool in)
{
    const struct palette *p = frame->palette;
    float u = frame->u, side = fminf(52 * u, row->at.h - 2 * row_pad_u * u);
    float w = grip_w(frame);
    struct rect_px at = frame_centred((struct rect_px){row->at.x, row->at.y, w, row->at.h}, side);
    frame_panel(frame, at,
                (struct look_panel){.radius_px = side / 2,
                                    .fill_argb = in ? p->primary : p->panel,
                                    .edge_px = in ? 0 : (p->shadows ? 2 : p->outline) * u,
                                    .edge_argb = in ? 0 : p->line_strong});
    frame_icon(frame, frame_centred(at, side * 0.6f), in ? STR("check") : STR("plus"),
               in ? p->on_primary : p->ink);
}

static float picture_add(struct frame *frame, const struct visit_view *view, const struct row *row, float x,
                         float room)
{
    float u = frame->u, h = row->at.h - 2 * row_pad_u * u, w = floorf(h * 16 / 9);
    struct rect_px at = {x, row->at.y + row_pad_u * u, w, floorf(h)};
    if (row->card < 0 || room - w < words_least_u * frame->text * u)
        return 0;
    struct look_picture picture = screen_picture_of(frame, view->show, row->card, FACE_FRONT, at);
    picture.radius_px = 8 * u;
    picture.corner_argb = row->fill;
    frame_picture(frame, at, picture);
    frame_panel(frame, at,
                (struct look_panel){
                    .radius_px = 8 * u, .edge_px = fmaxf(1, u), .edge_argb = frame->palette->line_strong});
    return w + side_u * u;
}

/* Its kind with icon and colour, and what else there is to know of it. */
static void kind_add(struct frame *frame, const struct visit_view *view, const struct row *row,
                     struct rect_px at)
{
    const struct deck *deck = deck_of(view);
    struct label_style style = kind_style(frame);
    int kind = row->card >= 0 ? deck->cards[row->card].kind : -1;
    bool known = kind >= 0 && kind < deck->kind_count;
    struct str name = known ? words_in(deck->kinds[kind].name, frame->env->language) : (struct str){0};
    uint32_t colour = row->soft;
    if (known && frame->palette->shadows && !row->chosen)
        colour =
            0xFF000000 | colour_to_contrast(deck->kinds[kind].rgb & 0xFFFFFF, row->fill & 0xFFFFFF, 4.5f);
    if (row->card < 0)
        name = str_from(_("niet meer in deze kaartenset"));
    if (known && deck->kinds[kind].icon.len > 0) {
        frame_icon(frame, (struct rect_px){at.x, at.y, at.h, at.h}, deck->kinds[kind].icon, colour);
        at.x += at.h + 10 * frame->u;
        at.w -= at.h + 10 * frame->u;
    }
    struct str aside = name.len > 0 ? str_from(_("\xC2\xB7 verborgen")) : str_from(_("verborgen"));
    float aside_w = row->hidden ? ceilf(frame_width(frame, &style, aside)) + 1 : 0;
    float gap = name.len > 0 && row->hidden ? 10 * frame->u : 0, end = at.x + at.w;
    at.w = fminf(ceilf(frame_width(frame, &style, name)) + 1, fmaxf(1, at.w - aside_w - gap));
    if (name.len > 0)
        frame_label(frame, at, &style, colour, ALIGN_LEFT, name);
    if (!row->hidden)
        return;
    at.x += name.len > 0 ? at.w + gap : 0; /* that it lies aside is said whole, where the kind is cut */
    at.w = fmaxf(1, end - at.x);
    frame_label(frame, at, &style, row->soft, ALIGN_LEFT, aside);
}

static void inside_add(struct frame *frame, const struct visit_view *view, const struct row *row)
{
    struct label_style title = title_style(frame), kind = kind_style(frame);
    float u = frame->u, x = row->at.x + grip_w(frame), right = row->at.x + row->at.w - side_u * u;
    x += picture_add(frame, view, row, x, right - x);
    float w = fmaxf(1, right - x);
    bool named = row->hidden || row->card < 0 || deck_of(view)->cards[row->card].kind >= 0;
    int lines = frame_line_count(frame, &title, row->title, w, title_lines(frame));
    float h = (float)lines * frame_line(&title) + (named ? frame_line(&kind) : 0);
    struct rect_px at = {x, roundf(row->at.y + (row->at.h - h) / 2), w, frame_line(&kind)};
    if (named) {
        kind_add(frame, view, row, at);
        at.y += at.h;
    }
    (void)frame_label_lines(frame, at, &title, row->ink, ALIGN_LEFT, row->title, title_lines(frame));
}

static struct str name_of(const struct frame *frame, const struct visit_view *view, const struct row *row,
                          bool in)
{
    if (picks(view))
        return in ? frame_format(frame, _("%.*s, gekozen"), STR_ARG(row->title)) : row->title;
    return frame_format(frame, row->hidden ? _("%d. %.*s, verborgen") : "%d. %.*s", row->row + 1,
                        STR_ARG(row->title));
}

static void card_add(struct frame *frame, const struct visit_view *view, const struct row *row)
{
    const struct palette *p = frame->palette;
    float u = frame->u;
    bool in =
        picks(view) && own_selection_place(visit_prepared_of(view), deck_of(view)->cards[row->card].id) >= 0;
    struct look_panel panel = {.radius_px = radius_u * u,
                               .edge_px = (p->shadows ? 2 : p->outline) * u,
                               .fill_argb = row->fill,
                               .edge_argb = row->edge,
                               .shadow_px = row->carried && p->shadows ? 28 * u : 0};
    if (row->carried) { /* nobody touches what is in a hand */
        frame_panel(frame, row->at, panel);
        grip_add(frame, row);
        inside_add(frame, view, row);
        return;
    }
    frame_control(frame, (struct node){.id = node_id(frame->screen, picks(view) ? "pick" : "row", row->row),
                                       .role = NODE_TILE,
                                       .state = row->chosen || in ? NODE_SELECTED : 0u,
                                       .at = row->at,
                                       .name = name_of(frame, view, row, in),
                                       .action = visit_prepare_action(
                                           picks(view) ? PREPARE_EV_IN : PREPARE_EV_CHOOSE, row->row),
                                       .look = LOOK_PANEL,
                                       .as.panel = panel});
    if (picks(view))
        tick_add(frame, row, in);
    else
        grip_add(frame, row);
    inside_add(frame, view, row);
}

/* Its minutes, with what makes them fewer and more. */
static void steps_add(struct frame *frame, const struct visit_view *view, const struct row *row, float x)
{
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, minutes_u);
    int minutes = visit_prepared_of(view)->cards[row->row].minutes;
    float gap = gap_u * frame->u, h = button_height(frame, BUTTON_CHIP), w = touch_w(frame);
    struct rect_px at = {x, roundf(row->at.y + (row->at.h - h) / 2), w, h};
    struct button button = {.part = "less",
                            .index = row->row,
                            .look = BUTTON_CHIP,
                            .icon = STR("minus"),
                            .disabled = minutes == 0,
                            .action = visit_prepare_action(PREPARE_EV_SHORTER, row->row)};
    button.name = frame_format(frame, _("Minder minuten voor %.*s"), STR_ARG(row->title));
    button_add(frame, at, &button);
    at.x += w + gap;
    at.w = minutes_w(frame);
    frame_text(frame, "minutes", row->row, at, &style, frame->palette->ink, ALIGN_CENTRE,
               minutes > 0 ? frame_format(frame, _("%d min"), minutes) : str_from(_("\xE2\x80\x93 min")));
    at.x += at.w + gap;
    at.w = w;
    button.part = "more";
    button.icon = STR("plus");
    button.disabled = minutes >= OWN_MINUTES_MAX;
    button.action = visit_prepare_action(PREPARE_EV_LONGER, row->row);
    button.name = frame_format(frame, _("Meer minuten voor %.*s"), STR_ARG(row->title));
    button_add(frame, at, &button);
}

/* Where a row lies while another is in a hand: what is between makes room. */
static int lies_at(const struct view_carried *carried, int row)
{
    if (!carried->on)
        return row;
    if (row > carried->from && row <= carried->to)
        return row - 1;
    return row < carried->from && row >= carried->to ? row + 1 : row;
}

static void row_add(struct frame *frame, const struct visit_view *view, const struct prepare_rows *rows,
                    int index)
{
    const struct view_carried *carried = &view->carried;
    bool held = carried->on && index == carried->from && !picks(view);
    struct pt_px begins = visit_prepare_row_at(rows, view, held ? index : lies_at(carried, index));
    struct rect_px at = {begins.x, begins.y + (held ? carried->move_px : 0), rows->column_w, rows->row_h};
    float steps = picks(view) ? 0 : steps_w(frame);
    struct rect_px near = rect_inset(rows->list, -rows->pitch);
    if (!held && rect_is_empty(rect_meet(at, near)))
        return;
    at.w -= steps;
    if (frame->env->left_hand)
        at.x += steps;
    struct row row = row_of(frame, view, index, at);
    row.carried = held;
    card_add(frame, view, &row);
    if (!picks(view) && !held)
        steps_add(frame, view, &row, frame->env->left_hand ? begins.x : at.x + at.w + rows->gap);
}

/* The one in a hand lies over the others. */
void visit_prepare_rows_add(struct frame *frame, const struct visit_view *view,
                            const struct prepare_rows *rows)
{
    int lines = (int)ceilf(rows->list.h / rows->pitch) + 3;
    int first = ((int)floorf((view->scroll_px + rows->list.y - rows->top) / rows->pitch) - 1) * rows->columns;
    int after = first + lines * rows->columns, held = view->carried.on ? view->carried.from : -1;
    first = first > 0 ? first : 0;
    for (int i = first; i < after && i < rows->count; i++)
        if (i != held)
            row_add(frame, view, rows, i);
    if (held >= 0 && held < rows->count)
        row_add(frame, view, rows, held);
}
