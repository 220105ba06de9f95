/* A selection as it will be presented: its name over the list of its cards, how long they take together below it, and at the bottom what can be done
 * to the marked one. In the place of its cards all those of the deck, to choose from. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"
#include "view/header.h"

static const float top_u = 40, gap_u = 20, title_u = 60, whole_u = 28, bar_u = 12, label_u = 26;
enum { ABOVE_MAX = DECK_KINDS_MAX + 2 };

const struct own_selection *visit_prepared_of(const struct visit_view *view)
{
    static const struct own_selection none;
    int at = visit_prepared(view->state, view->own);
    return at >= 0 ? &view->own->at[at] : &none;
}

static bool picks(const struct visit_view *view)
{
    return view->state->prepare.picks;
}

static const struct deck *deck_of(const struct visit_view *view)
{
    return view->show->cards->deck;
}

/* ---- what is touched */

struct action visit_prepare_action(enum prepare_event_kind kind, int row)
{
    return (struct action){ACTION_PREPARE, (row + 1) * PREPARE_EV_COUNT + (int)kind};
}

struct prepare_event view_prepare_event(const struct visit_view *view, int index)
{
    const struct own_selection *is = visit_prepared_of(view);
    const struct deck *deck = deck_of(view);
    struct prepare_event event = {.kind = (enum prepare_event_kind)(index % PREPARE_EV_COUNT)};
    int row = index / PREPARE_EV_COUNT - 1;
    if (event.kind == PREPARE_EV_KIND) {
        if (row >= 0 && row < deck->kind_count)
            event.id = card_id_from(deck->kinds[row].id);
    } else if (event.kind == PREPARE_EV_IN) {
        int card = visit_prepare_card(view, row);
        if (card >= 0)
            event.id = deck->cards[card].id;
    } else if (row >= 0 && row < is->card_count) {
        event.id = is->cards[row].card;
    }
    return event;
}

static struct button deed(const char *part, struct str icon, const char *text, enum prepare_event_kind kind)
{
    return (struct button){.part = part,
                           .look = BUTTON_CHIP,
                           .icon = icon,
                           .text = str_from(text),
                           .action = visit_prepare_action(kind, -1)};
}

/* ---- the foot */

struct foot {
    struct dock dock;
    struct button above[ABOVE_MAX];
};

static void kinds_make(const struct frame *frame, const struct visit_view *view, struct foot *out)
{
    const struct deck *deck = deck_of(view);
    int chosen = prepare_kind(&view->state->prepare, deck);
    for (int i = -1; i < deck->kind_count && deck->kind_count > 1 && i < DECK_KINDS_MAX; i++) {
        struct button *chip = &out->above[out->dock.above_count++];
        *chip = (struct button){.part = "kind",
                                .index = i + 1,
                                .look = BUTTON_CHIP,
                                .selected = i == chosen,
                                .action = visit_prepare_action(PREPARE_EV_KIND, i)};
        chip->text = i < 0 ? str_from(_("Alle")) : words_in(deck->kinds[i].plural, frame->env->language);
        if (i >= 0) {
            chip->icon = deck->kinds[i].icon;
            chip->tint = deck->kinds[i].rgb;
        }
    }
}

/* To the marked card; up and down keep their places at the ends of the list. */
static void deeds_make(const struct visit_view *view, struct foot *out)
{
    const struct own_selection *is = visit_prepared_of(view);
    int at = prepare_marked(&view->state->prepare, is), count = 0;
    struct button *to = out->above;
    if (at >= 0) {
        to[count] = deed("up", STR("up"), _("Omhoog"), PREPARE_EV_UP);
        to[count++].disabled = at == 0;
        to[count] = deed("down", STR("down"), _("Omlaag"), PREPARE_EV_DOWN);
        to[count++].disabled = at + 1 == is->card_count;
        to[count++] = is->cards[at].hidden ? deed("hide", (struct str){0}, _("Toon"), PREPARE_EV_HIDE)
                                           : deed("hide", (struct str){0}, _("Verberg"), PREPARE_EV_HIDE);
        if (deck_card_find(deck_of(view), is->cards[at].card) >= 0)
            to[count++] = deed("look", STR("zoom"), _("Bekijk"), PREPARE_EV_LOOK);
        to[count++] = deed("out", STR("trash"), _("Haal eruit"), PREPARE_EV_OUT);
    }
    if (prepare_can_undo(&view->state->prepare, is))
        to[count++] = deed("undo", STR("undo"), _("Zet terug"), PREPARE_EV_UNDO);
    out->dock.above_count = count;
}

/* Where they are no row together, up and down are but arrows. */
static void shorten(const struct frame *frame, struct foot *out)
{
    float width = frame->env->size.w - 2 * frame_margin(frame);
    if (button_rows_width(frame, out->above, out->dock.above_count) <= width)
        return;
    for (int i = 0; i < out->dock.above_count; i++) {
        struct button *is = &out->above[i];
        bool arrow = is->action.index == visit_prepare_action(PREPARE_EV_UP, -1).index ||
                     is->action.index == visit_prepare_action(PREPARE_EV_DOWN, -1).index;
        if (arrow) {
            is->name = is->text;
            is->text = (struct str){0};
        } else {
            is->icon = (struct str){0};
        }
        is->tight = true;
    }
}

static struct button rename_button(void)
{
    return button_of_command(COMMAND_SELECTION_RENAME, BUTTON_CHIP);
}

static void foot_make(const struct frame *frame, const struct visit_view *view, struct foot *out)
{
    bool shows = own_selection_count(visit_prepared_of(view), deck_of(view), NULL) > 0;
    struct dock *dock = &out->dock;
    *dock = (struct dock){.left = {dock_home(), button_of_command(COMMAND_BACK, BUTTON_QUIET)},
                          .left_count = 2,
                          .right = {dock_text_size(frame)},
                          .right_count = 1,
                          .above = out->above};
    if (picks(view)) {
        kinds_make(frame, view, out);
        dock->main[dock->main_count] = deed("done", STR("check"), _("Klaar"), PREPARE_EV_DONE);
        dock->main[dock->main_count++].look = BUTTON_PRIMARY;
    } else {
        deeds_make(view, out);
        if (frame->env->low)
            out->above[dock->above_count++] = rename_button();
        shorten(frame, out);
        dock->main[dock->main_count] = deed("pick", STR("plus"), _("Kies kaarten"), PREPARE_EV_PICK);
        if (!shows || !view->may_present)
            dock->main[dock->main_count].look = BUTTON_PRIMARY;
        dock->main_count++;
        if (shows && view->may_present)
            dock->main[dock->main_count++] = button_of_command(COMMAND_SELECTION_PRESENT, BUTTON_PRIMARY);
    }
    dock_aloud(frame, &view->show->aloud, dock);
}

/* ---- how long it takes */

struct whole {
    int minutes, wanted, unsaid; /* unsaid: so many cards of which nothing is said */
};

static struct whole whole_of(const struct visit_view *view)
{
    const struct own_selection *is = visit_prepared_of(view);
    struct whole whole = {.wanted = is->minutes};
    (void)own_selection_count(is, deck_of(view), &whole.minutes);
    for (int i = 0; i < is->card_count; i++)
        whole.unsaid += !is->cards[i].hidden && is->cards[i].minutes == 0 &&
                        deck_card_find(deck_of(view), is->cards[i].card) >= 0;
    return whole;
}

static struct str whole_words(const struct frame *frame, const struct whole *whole)
{
    int is = whole->minutes, of = whole->wanted;
    if (of == 0)
        return frame_format(frame, _n("Totaal %d minuut", "Totaal %d minuten", is), is);
    return frame_format(frame, _n("Totaal %d van %d minuut", "Totaal %d van %d minuten", of), is, of);
}

/* What there is to say of it, in words beside the bar. */
static struct str spare_words(const struct frame *frame, const struct whole *whole)
{
    int over = whole->minutes - whole->wanted;
    if (whole->wanted > 0 && over > 0)
        return frame_format(frame, _n("%d minuut te veel", "%d minuten te veel", over), over);
    if (whole->unsaid > 0)
        return frame_format(
            frame, _n("bij %d kaart nog geen minuten", "bij %d kaarten nog geen minuten", whole->unsaid),
            whole->unsaid);
    if (whole->wanted == 0)
        return (struct str){0};
    if (over == 0)
        return str_from(_("precies genoeg"));
    return frame_format(frame, _n("nog %d minuut over", "nog %d minuten over", -over), -over);
}

/* The words on one line beside what is touched, on two beside it, or on two above it: the first that fits. */
enum strip_shape { STRIP_LINE, STRIP_BESIDE, STRIP_ABOVE };
struct strip_at {
    enum strip_shape shape;
    struct rect_px area, bar, words, label, less, minutes, more;
};

static struct button step_button(const struct frame *frame, bool more, int wanted)
{
    return (struct button){
        .part = more ? "whole-more" : "whole-less",
        .look = BUTTON_CHIP,
        .icon = more ? STR("plus") : STR("minus"),
        .name = frame_format(frame, more ? _("Langer dan %d minuten") : _("Korter dan %d minuten"), wanted),
        .disabled = more ? wanted >= OWN_WHOLE_MAX : wanted == 0,
        .action = visit_prepare_action(more ? PREPARE_EV_MORE : PREPARE_EV_LESS, -1)};
}

/* As long as words get, so that nothing moves when they change. */
static enum strip_shape shape_of(const struct frame *frame, float room)
{
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, whole_u);
    struct label_style soft = frame_style(frame, LABEL_SANS, label_u);
    float whole =
        frame_width(frame, &style, str_from(_n("Totaal %d van %d minuut", "Totaal %d van %d minuten", 2)));
    float spare = frame_width(
        frame, &soft, str_from(_n("bij %d kaart nog geen minuten", "bij %d kaarten nog geen minuten", 2)));
    float gap = 24 * frame->u;
    return whole + spare + 3 * gap <= room         ? STRIP_LINE
           : fmaxf(whole, spare) + 2 * gap <= room ? STRIP_BESIDE
                                                   : STRIP_ABOVE;
}

static struct strip_at strip_lay_out(const struct frame *frame, float bottom)
{
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, whole_u);
    struct label_style label = frame_style(frame, LABEL_SANS, label_u);
    struct button button = step_button(frame, true, 0);
    float u = frame->u, margin = frame_margin(frame), gap = 16 * u, lines = 2 * frame_line(&style);
    float w = frame->env->size.w - 2 * margin, h = button_height(frame, BUTTON_CHIP);
    float step = button_width(frame, &button);
    float minutes = ceilf(frame_width(frame, &label, str_from(_("1440 min")))) + 1;
    float says = ceilf(frame_width(frame, &label, str_from(_("Gewenste duur")))) + 1;
    float hands = says + 2 * step + minutes + 3 * gap;
    struct strip_at at = {.shape = shape_of(frame, w - hands)};
    bool above = at.shape == STRIP_ABOVE;
    float row = at.shape == STRIP_BESIDE ? fmaxf(h, lines) : h;
    float all = bar_u * u + gap + row + (above ? lines + gap : 0);
    at.area = (struct rect_px){margin, bottom - all, w, all};
    at.bar = (struct rect_px){margin, at.area.y, w, bar_u * u};
    float y = at.bar.y + at.bar.h + gap;
    at.words = (struct rect_px){margin, y, above ? w : w - hands - gap, above ? lines : row};
    if (above)
        y += at.words.h + gap;
    float x = frame->env->left_hand || above ? margin : margin + w - hands;
    if (frame->env->left_hand && !above)
        at.words.x += hands + gap;
    y += floorf((row - h) / 2);
    at.label = (struct rect_px){x, y, says, h};
    at.less = (struct rect_px){x + says + gap, y, step, h};
    at.minutes = (struct rect_px){at.less.x + step + gap, y, minutes, h};
    at.more = (struct rect_px){at.minutes.x + minutes + gap, y, step, h};
    return at;
}

/* As far as it is filled; full where it is too much, and then of another colour too. */
static void bar_add(struct frame *frame, const struct whole *whole, struct rect_px at)
{
    const struct palette *p = frame->palette;
    float of = (float)(whole->wanted > 0 ? whole->wanted : whole->minutes);
    float share = of > 0 ? fminf(1, (float)whole->minutes / of) : 0, r = at.h / 2;
    bool over = whole->wanted > 0 && whole->minutes > whole->wanted;
    frame_panel(frame, at,
                (struct look_panel){.radius_px = r,
                                    .fill_argb = p->panel,
                                    .edge_px = (p->shadows ? 2 : p->outline) * frame->u,
                                    .edge_argb = p->line_strong});
    struct rect_px filled = {at.x, at.y, fmaxf(at.h, roundf(at.w * share)), at.h};
    if (share > 0)
        frame_panel(frame, filled,
                    (struct look_panel){.radius_px = r,
                                        .fill_argb = over ? p->accent : p->primary,
                                        .edge_px = over ? 2 * frame->u : 0,
                                        .edge_argb = over ? p->ink : 0});
}

static void words_add(struct frame *frame, const struct whole *whole, const struct strip_at *at)
{
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, whole_u);
    struct label_style soft = frame_style(frame, LABEL_SANS, label_u);
    struct str is = whole_words(frame, whole), spare = spare_words(frame, whole);
    struct rect_px first = at->words, second = at->words;
    if (at->shape == STRIP_LINE) {
        first.w = fminf(ceilf(frame_width(frame, &style, is)) + 1, at->words.w);
        second.x += first.w + 24 * frame->u;
        second.w -= first.w + 24 * frame->u;
    } else {
        float line = frame_line(&style), h = spare.len > 0 ? 2 * line : line;
        first.h = second.h = line;
        first.y += at->shape == STRIP_BESIDE ? floorf((at->words.h - h) / 2) : 0;
        second.y = first.y + line;
    }
    frame_text(frame, "whole", 0, first, &style, frame->palette->ink, ALIGN_LEFT, is);
    if (spare.len > 0)
        frame_text(frame, "spare", 0, second, &soft, frame->palette->ink_soft, ALIGN_LEFT, spare);
}

static void strip_add(struct frame *frame, const struct visit_view *view, const struct strip_at *at)
{
    struct whole whole = whole_of(view);
    struct label_style label = frame_style(frame, LABEL_SANS, label_u);
    struct label_style strong = frame_style(frame, LABEL_SANS_SEMIBOLD, label_u);
    struct button less = step_button(frame, false, whole.wanted),
                  more = step_button(frame, true, whole.wanted);
    struct str minutes =
        whole.wanted > 0 ? frame_format(frame, _("%d min"), whole.wanted) : str_from(_("geen"));
    bar_add(frame, &whole, at->bar);
    words_add(frame, &whole, at);
    frame_text(frame, "wanted", 0, at->label, &label, frame->palette->ink_soft, ALIGN_LEFT,
               str_from(_("Gewenste duur")));
    button_add(frame, at->less, &less);
    frame_text(frame, "wanted", 1, at->minutes, &strong, frame->palette->ink, ALIGN_CENTRE, minutes);
    button_add(frame, at->more, &more);
}

/* ---- all of it */

struct prepare_at {
    struct header header;
    struct rect_px head;
    struct strip_at strip;
    struct prepare_rows rows;
    float floor; /* here the dock begins */
};

static struct header header_of(const struct frame *frame, const struct visit_view *view)
{
    const struct own_selection *is = visit_prepared_of(view);
    int shown = own_selection_count(is, deck_of(view), NULL), aside = 0;
    for (int i = 0; i < is->card_count; i++)
        aside += is->cards[i].hidden;
    struct header header = {.title = is->title, .title_u = title_u};
    header.detail = frame_format(frame, _n("%d kaart", "%d kaarten", shown), shown);
    if (aside > 0)
        header.detail = frame_format(frame, _("%.*s, %d verborgen"), STR_ARG(header.detail), aside);
    if (!picks(view)) {
        header.buttons[header.button_count++] = rename_button();
        return header;
    }
    header.title = str_from(_("Welke kaarten?"));
    header.detail = is->title;
    return header;
}

static struct prepare_at lay_out(const struct frame *frame, const struct visit_view *view)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    struct foot foot;
    float u = frame->u, margin = frame_margin(frame);
    struct size_px window = frame->env->size;
    foot_make(frame, view, &foot);
    struct prepare_at at = {.header = header_of(frame, view),
                            .floor = window.h - ceilf(dock_height(frame, &foot.dock))};
    at.head = (struct rect_px){margin, top_u * u, window.w - 2 * margin, 0};
    at.head.h = header_add(&measuring, at.head, &at.header);
    at.strip = strip_lay_out(frame, at.floor - gap_u * u);
    float top = at.head.y + at.head.h + gap_u * u;
    float bottom = picks(view) ? at.floor : at.strip.area.y - gap_u * u;
    struct rect_px list = {0, top, window.w, fmaxf(1, bottom - top)};
    at.rows = visit_prepare_rows(frame, view, list);
    return at;
}

static float scroll_max(const struct prepare_rows *rows)
{
    int lines = (rows->count + rows->columns - 1) / rows->columns;
    return fmaxf(0, rows->top + (float)lines * rows->pitch - rows->list.y - rows->list.h);
}

float visit_prepare_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    struct prepare_at at = lay_out(frame, view);
    return scroll_max(&at.rows);
}

static void none_add(struct frame *frame, const struct visit_view *view, const struct prepare_at *at)
{
    struct label_style style = frame_style(frame, LABEL_SANS, whole_u);
    struct rect_px area = {at->head.x, at->rows.top, at->head.w, 0};
    if (at->rows.count > 0)
        return;
    (void)frame_paragraph(frame, "none", 0, area, &style, frame->palette->ink_soft, ALIGN_LEFT,
                          picks(view) ? str_from(_("Van deze soort zijn er geen kaarten."))
                                      : str_from(_("Hier liggen nog geen kaarten. Kies welke u wilt tonen.")),
                          3);
}

void visit_prepare_add(struct frame *frame, const struct visit_view *view)
{
    struct prepare_at at = lay_out(frame, view);
    struct foot foot;
    foot_make(frame, view, &foot);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    (void)header_add(frame, at.head, &at.header);
    none_add(frame, view, &at);
    frame->clip = at.rows.list;
    visit_prepare_rows_add(frame, view, &at.rows);
    frame->clip = (struct rect_px){0};
    if (!picks(view)) /* who chooses looks at cards */
        strip_add(frame, view, &at.strip);
    dock_add(frame, &foot.dock);
}

/* ---- for hands */

int view_prepare_grip(const struct view_env *env, const struct visit_view *view, struct pt_px point)
{
    struct frame frame = frame_begin(NULL, env, "prepare");
    struct prepare_at at = lay_out(&frame, view);
    if (picks(view) || !rect_has(at.rows.list, point))
        return -1;
    for (int i = 0; i < at.rows.count; i++) {
        if (rect_has(visit_prepare_grip_at(&frame, view, &at.rows, i), point))
            return i;
    }
    return -1;
}

int view_prepare_place(const struct view_env *env, const struct visit_view *view, int from, float move_px)
{
    struct frame frame = frame_begin(NULL, env, "prepare");
    struct prepare_at at = lay_out(&frame, view);
    int to = from + (int)roundf(move_px / at.rows.pitch);
    return to < 0 ? 0 : to >= at.rows.count ? at.rows.count - 1 : to;
}

struct rect_px view_prepare_list(const struct view_env *env, const struct visit_view *view)
{
    struct frame frame = frame_begin(NULL, env, "prepare");
    return lay_out(&frame, view).rows.list;
}

float view_prepare_scroll_to_mark(const struct view_env *env, const struct visit_view *view)
{
    struct frame frame = frame_begin(NULL, env, "prepare");
    struct prepare_at at = lay_out(&frame, view);
    int row = prepare_marked(&view->state->prepare, visit_prepared_of(view));
    float ring = at.rows.gap / 2;
    if (row < 0 || picks(view))
        return view->scroll_px;
    float top = at.rows.top - at.rows.list.y + (float)row * at.rows.pitch;
    return frame_scroll_to(view->scroll_px, at.rows.list.h, row > 0 ? top - ring : 0,
                           top + at.rows.row_h + ring, scroll_max(&at.rows));
}
