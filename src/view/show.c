/* What the audience sees: the page and nothing else, unless someone asks for it. */
#include "view/screen.h"

#include <math.h>

#include "base/words.h"
#include "paint/cardface.h"
#include "view/button.h"

static const uint32_t black = 0xFF000000, white = 0xFFFFFFFF, paper = 0xFFFFFDF8;
static const float edge_u = 24, pill_pad_u = 28, pill_text_u = 30, number_u = 44;

/* ---- cards */

struct str screen_card_title(const struct frame *frame, const struct show_cards *cards, int place)
{
    const struct card *card = &cards->deck->cards[cards->order[place]];
    if (card->title.len > 0)
        return card->title;
    if (card->file.len > 0)
        return card->file;
    return frame_format(frame, _("Pagina %d"), card->page.number > 0 ? card->page.number : place + 1);
}

struct size_px screen_card_shape(const struct show_view *view, int card)
{
    struct size_px shape = {0};
    if (view->card_shape)
        shape = view->card_shape(view->card_shape_ctx, card);
    return shape.w > 0 && shape.h > 0 ? shape : (struct size_px){16, 9};
}

struct look_picture screen_card_picture(const struct frame *frame, const struct show_view *view, int place,
                                        bool back, struct rect_px at)
{
    const struct show_cards *cards = view->cards;
    int card = cards->order[place];
    const struct card *shown = &cards->deck->cards[card];
    bool page = shown->layout == CARD_PAGE && shown->broken.len == 0 && !back;
    struct cardface_options options = {.language = frame->env->language,
                                       .credit = true,
                                       .place = place + 1,
                                       .of = cards->count,
                                       .office = cards->office};
    enum face_side side = back ? FACE_BACK : FACE_FRONT;
    return (struct look_picture){.key = cardface_key(cards->deck, card, side, &options, (int)at.w, (int)at.h),
                                 .tag = card,
                                 .ground_argb = page ? frame->palette->wall : paper};
}

/* Whether there is a question on the back for who looks. */
bool screen_has_back(const struct show_cards *cards, int card)
{
    const struct card *shown = &cards->deck->cards[card];
    for (int i = 0; i < shown->question_count; i++) {
        uint64_t offices = shown->questions[i].offices;
        if (offices == 0 || (cards->office > 0 && offices >> (cards->office - 1) & 1))
            return true;
    }
    return false;
}

/* A page that cannot be painted says so, calmly, and the show goes on. */
static void trouble_add(struct frame *frame, const struct show_view *view, struct rect_px at,
                        const struct paint_key *key)
{
    struct str why = view->trouble ? view->trouble(view->trouble_ctx, key) : (struct str){0};
    if (why.len == 0)
        return;
    float w = fminf(1200 * frame->u, at.w - 2 * edge_u * frame->u);
    frame_fill(frame, at, frame->palette->ground);
    (void)message_trouble(frame, (struct rect_px){at.x + (at.w - w) / 2, at.y + at.h * 0.4f, w, 0}, why);
}

struct rect_px screen_page_at(const struct frame *frame, const struct show_view *view, int place, bool back)
{
    int card = view->cards->order[place];
    back = back && screen_has_back(view->cards, card);
    struct size_px shape = back ? (struct size_px){16, 9} : screen_card_shape(view, card);
    return rect_fit(frame_window(frame), shape);
}

/* What a screen reader says of a front: its title and what the card pulls against. */
static struct str front_name(const struct frame *frame, const struct show_cards *cards, int place)
{
    struct str title = screen_card_title(frame, cards, place);
    struct str counter = deck_counter(cards->deck, &cards->deck->cards[cards->order[place]]);
    if (counter.len == 0)
        return title;
    return frame_format(frame, _("%.*s. Tegenover: %.*s"), STR_ARG(title), STR_ARG(counter));
}

/* Answers where the page stands. */
static struct rect_px page_add(struct frame *frame, const struct show_view *view, int place, bool back,
                               float shift)
{
    const struct show_cards *cards = view->cards;
    int card = cards->order[place];
    back = back && screen_has_back(cards, card);
    struct rect_px fit = screen_page_at(frame, view, place, back), at = fit;
    if (place == view->state->index)
        at = zoom_page(frame->env->size, fit, view->zoom);
    at.x += roundf(shift);
    if (frame->nodes)
        frame_group(frame, NODE_PICTURE, back ? "back" : "card", card, at,
                    back ? screen_card_title(frame, cards, place) : front_name(frame, cards, place));
    struct look_picture picture = screen_card_picture(frame, view, place, back, fit);
    frame_picture(frame, at, picture);
    if (zoom_is_in(view->zoom) && place == view->state->index)
        zoom_parts_add(frame, view, at, picture);
    trouble_add(frame, view, fit, &picture.key);
    return at;
}

/* A rectangle in the page's own units, where it is on screen. */
static struct rect_px on_page(const struct show_view *view, struct rect_px page, struct rect_px at)
{
    float x_by = page.w / view->page_size.w, y_by = page.h / view->page_size.h;
    at = (struct rect_px){page.x + at.x * x_by, page.y + at.y * y_by, at.w * x_by, at.h * y_by};
    return rect_meet(at, page);
}

/* Words that were sought: a veil that lets them be read, and a line under it that is seen on dark and on light. */
static void marks_add(struct frame *frame, const struct show_view *view, struct rect_px page)
{
    uint32_t accent = frame->palette->accent & 0xFFFFFF, veil = 0x66000000 | accent;
    float u = frame->u, line = fmaxf(2, 4 * u);
    if (view->page_size.w <= 0 || view->page_size.h <= 0)
        return;
    for (int i = 0; i < view->mark_count; i++) {
        struct rect_px at = rect_inset(on_page(view, page, view->marks[i]), -2 * u);
        if (rect_is_empty(at))
            continue;
        frame_group(frame, NODE_GROUP, "mark", i, at, str_from(view->state->sought));
        frame_fill(frame, at, veil);
        frame_fill(frame, (struct rect_px){at.x, at.y + at.h, at.w, line}, 0xFF000000 | accent);
        frame_fill(frame, (struct rect_px){at.x, at.y + at.h + line, at.w, fmaxf(1, u)}, black);
    }
}

static void links_add(struct frame *frame, const struct show_view *view, struct rect_px page)
{
    if (view->page_size.w <= 0 || view->page_size.h <= 0)
        return;
    for (int i = 0; i < view->link_count; i++) {
        const struct document_link *link = &view->links[i];
        struct rect_px at = on_page(view, page, link->at);
        if (rect_is_empty(at))
            continue;
        struct str name = link->page > 0 ? frame_format(frame, _("Naar pagina %d"), link->page) : link->uri;
        frame_control(frame, (struct node){.id = node_id(frame->screen, "link", i),
                                           .role = NODE_LINK,
                                           .at = at,
                                           .name = name.len > 0 ? name : str_from(_("Koppeling")),
                                           .action = {ACTION_LINK, i}});
    }
}

/* ---- over the page */

static struct look_panel wall_panel(const struct frame *frame, float radius_px)
{
    const struct palette *p = frame->palette;
    return (struct look_panel){.radius_px = radius_px,
                               .fill_argb = p->wall_panel,
                               .edge_px = p->shadows ? 0 : p->outline * frame->u,
                               .edge_argb = p->shadows ? 0 : p->wall_ink,
                               .shadow_px = p->shadows ? 24 * frame->u : 0};
}

static struct button placed(enum command command, bool possible, enum button_look look)
{
    struct button button = button_of_command(command, look);
    button.disabled = !possible;
    return button;
}

/* What the command does next. */
static struct button zoom_button(const struct show_state *state)
{
    struct button button = button_of_command(COMMAND_ZOOM, BUTTON_KEY);
    if (zoom_is_in(state->zoom)) {
        button.icon = STR("zoom-out");
        button.text = str_from(_("Verklein"));
    }
    return button;
}

static int bar_buttons(const struct frame *frame, const struct show_view *view,
                       struct button out[BUTTON_ROW_MAX])
{
    const struct show_cards *cards = view->cards;
    int place = view->state->index, count = 0;
    out[count++] = placed(COMMAND_PREVIOUS, place > 0, BUTTON_KEY);
    out[count++] = (struct button){.part = "place",
                                   .look = BUTTON_WORDS,
                                   .text = frame_format(frame, _("%d van %d"), place + 1, cards->count)};
    out[count++] = placed(COMMAND_NEXT, place + 1 < cards->count, BUTTON_KEY);
    out[count++] = button_of_command(COMMAND_OVERVIEW, BUTTON_KEY);
    out[count++] = button_of_command(COMMAND_SEARCH, BUTTON_KEY);
    if (screen_has_back(cards, cards->order[place]))
        out[count++] = button_of_command(COMMAND_QUESTIONS, BUTTON_KEY);
    out[count++] = zoom_button(view->state);
    out[count++] = button_of_command(COMMAND_BLACK, BUTTON_KEY);
    out[count++] = button_of_command(COMMAND_HELP, BUTTON_KEY);
    out[count++] = button_full_screen(frame, BUTTON_KEY);
    if (view->rules->may_leave)
        out[count++] = button_of_command(COMMAND_START, BUTTON_KEY);
    return count;
}

/* Bottom centre; answers the top of what it covers. */
static float bar_add(struct frame *frame, const struct show_view *view, float bottom)
{
    struct button buttons[BUTTON_ROW_MAX];
    int count = bar_buttons(frame, view, buttons);
    float u = frame->u, pad = 16 * u, most = frame->env->size.w - 2 * (edge_u * u + pad);
    float w = button_rows_even(frame, buttons, count, most);
    float h = button_rows_height(frame, buttons, count, w);
    struct rect_px rows = {(frame->env->size.w - w) / 2, bottom - pad - h, w, h};
    struct rect_px bar = {rows.x - pad, rows.y - pad, w + 2 * pad, h + 2 * pad};
    frame_group(frame, NODE_GROUP, "bar", 0, bar, str_from(_("Bediening")));
    frame_panel(frame, bar, wall_panel(frame, 28 * u));
    (void)button_rows_add(frame, rows, buttons, count, ALIGN_CENTRE);
    return bar.y - 16 * u;
}

static bool number_is_open(const struct show_state *state)
{
    return state->number_open || state->number > 0;
}

/* The digits typed so far, and how many cards there are; answers the top of what it covers. */
static float number_add(struct frame *frame, const struct show_view *view, float bottom)
{
    const struct palette *p = frame->palette;
    float u = frame->u, pad = pill_pad_u * u, gap = 16 * u;
    struct label_style big = frame_style(frame, LABEL_SANS_SEMIBOLD, number_u);
    struct label_style small = frame_style(frame, LABEL_SANS, pill_text_u);
    big.clock = true;
    struct str digits =
        view->state->number > 0 ? frame_format(frame, "%d", view->state->number) : STR("\xE2\x80\x93");
    struct str of = frame_format(frame, _("van %d"), view->cards->count);
    struct str word = str_from(_("Ga naar"));
    float word_w = ceilf(frame_width(frame, &small, word)) + 1,
          of_w = ceilf(frame_width(frame, &small, of)) + 1;
    float digits_w = fmaxf(ceilf(frame_width(frame, &big, digits)) + 1, 48 * u);
    float h = frame_line(&big) + 24 * u, w = word_w + digits_w + of_w + 2 * gap + 2 * pad;
    struct rect_px at = {(frame->env->size.w - w) / 2, bottom - h, w, h};
    if (frame->nodes)
        frame_group(frame, NODE_STATUS, "number", 0, at,
                    frame_format(frame, "%.*s %.*s %.*s", STR_ARG(word), STR_ARG(digits), STR_ARG(of)));
    frame_panel(frame, at, wall_panel(frame, h / 2));
    struct rect_px cell = {at.x + pad, at.y, word_w, h};
    frame_label(frame, cell, &small, p->wall_soft, ALIGN_LEFT, word);
    cell.x += word_w + gap;
    cell.w = digits_w;
    frame_label(frame, cell, &big, p->wall_ink, ALIGN_CENTRE, digits);
    cell.x += digits_w + gap;
    cell.w = of_w;
    frame_label(frame, cell, &small, p->wall_soft, ALIGN_LEFT, of);
    return at.y - 16 * u;
}

enum { NOTICE_LINES_MAX = 4 };

static void notice_add(struct frame *frame, struct str notice, float bottom)
{
    float u = frame->u, pad = pill_pad_u * u;
    struct label_style style = frame_style(frame, LABEL_SANS, pill_text_u);
    float most = fminf(1200 * u, frame->env->size.w - 2 * (edge_u * u + pad));
    float w = fminf(ceilf(frame_width(frame, &style, notice)) + 1, most);
    float words_h = (float)frame_line_count(frame, &style, notice, w, NOTICE_LINES_MAX) * frame_line(&style);
    float h = words_h + 28 * u;
    struct rect_px at = {(frame->env->size.w - w) / 2 - pad, bottom - h, w + 2 * pad, h};
    frame_group(frame, NODE_STATUS, "notice", 0, at, notice);
    frame_panel(frame, at, wall_panel(frame, fminf(h / 2, 28 * u)));
    (void)frame_label_lines(frame, (struct rect_px){at.x + pad, at.y + 14 * u, w, 0}, &style,
                            frame->palette->wall_ink, ALIGN_CENTRE, notice, NOTICE_LINES_MAX);
}

static void card_add(struct frame *frame, const struct show_view *view)
{
    int place = view->state->index;
    float width = frame->env->size.w, drag = view->drag_px;
    frame_fill(frame, frame_window(frame), frame->palette->wall);
    if (drag > 0 && place > 0)
        (void)page_add(frame, view, place - 1, false, drag - width);
    if (drag < 0 && place + 1 < view->cards->count)
        (void)page_add(frame, view, place + 1, false, drag + width);
    struct rect_px page = page_add(frame, view, place, view->state->back, drag);
    if (!view->state->back) {
        marks_add(frame, view, page);
        links_add(frame, view, page);
    }
    float bottom = frame->env->size.h - edge_u * frame->u;
    if (frame->env->pointer && drag >= 0 && drag <= 0 && !view->held)
        bottom = bar_add(frame, view, bottom);
    if (number_is_open(view->state))
        bottom = number_add(frame, view, bottom);
    if (view->notice.len > 0)
        notice_add(frame, view->notice, bottom);
}

static void one_colour_add(struct frame *frame, uint32_t argb, struct str name)
{
    frame_group(frame, NODE_STATUS, "light", 0, frame_window(frame), name);
    frame_fill(frame, frame_window(frame), argb);
}

/* ---- the modes */

static const char *screen_name(enum show_mode mode)
{
    switch (mode) {
    case SHOW_CARD:
    case SHOW_BLACK:
    case SHOW_WHITE: return "show";
    case SHOW_OVERVIEW: return "overview";
    case SHOW_SEARCH: return "search";
    case SHOW_HELP: return "help";
    }
    return "";
}

static struct help help_of(const struct show_view *view)
{
    return (struct help){.keymap = view->keymap,
                         .mode = MODE_SHOW,
                         .may_leave = view->rules->may_leave,
                         .scroll_px = view->scroll_px};
}

static bool can_be_seen(const struct view_env *env)
{
    return env->size.w >= 1 && env->size.h >= 1;
}

void view_show(struct nodes *nodes, const struct view_env *env, const struct show_view *view)
{
    struct frame frame = frame_begin(nodes, env, screen_name(view->state->mode));
    struct help help = help_of(view);
    if (!can_be_seen(env) || view->cards->count < 1)
        return;
    switch (view->state->mode) {
    case SHOW_CARD: card_add(&frame, view); break;
    case SHOW_BLACK: one_colour_add(&frame, black, str_from(_("Zwart"))); break;
    case SHOW_WHITE: one_colour_add(&frame, white, str_from(_("Wit"))); break;
    case SHOW_OVERVIEW:
        overview_add(&frame, view);
        if (number_is_open(view->state))
            (void)number_add(&frame, view, env->size.h - edge_u * frame.u);
        break;
    case SHOW_SEARCH: search_add(&frame, view); break;
    case SHOW_HELP: help_add(&frame, &help); break;
    }
}

float view_show_scroll_max(const struct view_env *env, const struct show_view *view)
{
    struct help help = help_of(view);
    if (!can_be_seen(env))
        return 0;
    switch (view->state->mode) {
    case SHOW_OVERVIEW: return overview_scroll_max(env, view);
    case SHOW_SEARCH: return search_scroll_max(env, view);
    case SHOW_HELP: return help_scroll_max(env, &help);
    case SHOW_CARD:
    case SHOW_BLACK:
    case SHOW_WHITE: return 0;
    }
    return 0;
}

size_t view_search_byte(const struct view_env *env, const struct show_view *view, struct pt_px at)
{
    return can_be_seen(env) ? search_byte(env, view, at) : 0;
}

float view_show_scroll_to_mark(const struct view_env *env, const struct show_view *view)
{
    if (!can_be_seen(env))
        return 0;
    switch (view->state->mode) {
    case SHOW_OVERVIEW: return overview_scroll_to_mark(env, view);
    case SHOW_SEARCH: return search_scroll_to_mark(env, view);
    case SHOW_HELP:
    case SHOW_CARD:
    case SHOW_BLACK:
    case SHOW_WHITE: return view->scroll_px;
    }
    return 0;
}
