/* All cards as tiles. The grid is even, so that any place is found by counting and only what is seen costs anything. */
#include "view/screen.h"

#include <math.h>

#include "base/words.h"
#include "view/header.h"
#include "view/tile.h"

static const float tile_least_u = 300, gap_u = 24, top_u = 40, list_pad_u = 16, bottom_u = 48, heading_u = 22;

struct overview_at {
    struct rect_px list; /* the window of the list */
    int columns;
    float x, y;      /* of the first tile's cell, not scrolled */
    float heading_h; /* above every row, when the deck has sections */
    float tile_w, tile_h, pitch_x, pitch_y;
    float lead; /* so far the first tile is brought down */
    float content_h;
};

int view_overview_columns(const struct view_env *env)
{
    struct frame frame = frame_begin(NULL, env, "overview");
    float room = env->size.w - 2 * frame_margin(&frame) + gap_u * frame.u;
    float columns = room / ((tile_least_u * frame.text + gap_u) * frame.u);
    return (int)clampf(columns, 1, 12);
}

static struct header header_of(const struct frame *frame, const struct show_view *view)
{
    const struct deck *deck = view->cards->deck;
    return (struct header){
        .title = words_in(deck->title, frame->env->language),
        .detail = frame_format(frame, _n("%d kaart", "%d kaarten", view->cards->count), view->cards->count),
        .buttons = {button_of_command(COMMAND_SEARCH, BUTTON_CHIP),
                    button_of_command(COMMAND_BACK, BUTTON_CHIP)},
        .button_count = 2};
}

static float header_lay_out(struct frame *frame, const struct show_view *view)
{
    float margin = frame_margin(frame), top = top_u * frame->u;
    struct rect_px area = {margin, top, frame->env->size.w - 2 * margin, 0};
    struct header header = header_of(frame, view);
    return top + header_add(frame, area, &header);
}

static struct overview_at lay_out(const struct frame *frame, const struct show_view *view,
                                  float header_bottom)
{
    float u = frame->u, margin = frame_margin(frame), gap = gap_u * u;
    struct size_px window = frame->env->size;
    struct label_style heading = frame_style(frame, LABEL_SANS_SEMIBOLD, heading_u);
    struct overview_at at = {.columns = view_overview_columns(frame->env)};
    struct header header = header_of(frame, view);
    float floor = window.h - header_foot_height(frame, &header);
    float list_top = header_bottom + 16 * u, pad = list_pad_u * u;
    at.list = (struct rect_px){0, list_top, window.w, fmaxf(0, floor - list_top)};
    at.heading_h = view->cards->deck->section_count > 0 ? frame_line(&heading) + 8 * u : 0;
    at.x = margin;
    at.y = frame_low(frame, list_top + pad, floor);
    at.lead = at.y - list_top - pad;
    at.tile_w = (window.w - 2 * margin - gap * (float)(at.columns - 1)) / (float)at.columns;
    at.tile_h = tile_height(frame, at.tile_w, false);
    at.pitch_x = at.tile_w + gap;
    at.pitch_y = at.heading_h + at.tile_h + gap;
    int rows = (view->cards->count + at.columns - 1) / at.columns;
    at.content_h = at.lead + (float)rows * at.pitch_y - gap + pad + bottom_u * u;
    return at;
}

static struct overview_at measure(const struct view_env *env, const struct show_view *view)
{
    struct frame frame = frame_begin(NULL, env, "overview");
    return lay_out(&frame, view, header_lay_out(&frame, view));
}

static float scroll_max(const struct overview_at *at)
{
    return fmaxf(0, at->content_h - at->list.h);
}

float overview_scroll_max(const struct view_env *env, const struct show_view *view)
{
    struct overview_at at = measure(env, view);
    return scroll_max(&at);
}

float overview_scroll_to_mark(const struct view_env *env, const struct show_view *view)
{
    struct overview_at at = measure(env, view);
    float u = view_u(env);
    int place = show_place(view->cards, view->state->cursor);
    int row = (place >= 0 ? place : view->state->index) / at.columns;
    float top = row > 0 ? at.lead + (float)row * at.pitch_y : 0;
    float bottom = at.lead + (float)row * at.pitch_y + at.heading_h + at.tile_h + 2 * list_pad_u * u;
    return frame_scroll_to(view->scroll_px, at.list.h, top, bottom, scroll_max(&at));
}

/* The outermost section a card stands in, or -1. Sections are in the order of their cards. */
static int section_of(const struct deck *deck, int card)
{
    int low = 0, high = deck->section_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (deck->sections[middle].card <= card)
            low = middle + 1;
        else
            high = middle;
    }
    int section = low - 1;
    while (section >= 0 && deck->sections[section].level > 0)
        section--;
    return section;
}

/* The heading over a tile: where another section begins, unless its first card says the same. */
static struct str heading_of(const struct show_cards *cards, int place)
{
    int section = section_of(cards->deck, cards->order[place]);
    if (section < 0 || (place > 0 && section_of(cards->deck, cards->order[place - 1]) == section))
        return (struct str){0};
    struct str title = cards->deck->sections[section].title;
    return str_eq(title, cards->deck->cards[cards->order[place]].title) ? (struct str){0} : title;
}

static void cell_add(struct frame *frame, const struct show_view *view, const struct overview_at *at,
                     int place)
{
    const struct show_cards *cards = view->cards;
    int card = cards->order[place];
    struct rect_px cell = {at->x + (float)(place % at->columns) * at->pitch_x,
                           at->y + (float)(place / at->columns) * at->pitch_y - view->scroll_px, at->tile_w,
                           at->heading_h};
    if (at->heading_h > 0) {
        struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, heading_u);
        struct str heading = heading_of(cards, place);
        if (heading.len > 0)
            frame_text(frame, "section", place, cell, &style, frame->palette->ink_soft, ALIGN_LEFT, heading);
        cell.y += at->heading_h;
    }
    cell.h = at->tile_h;
    struct rect_px picture_at = tile_picture_at(frame, cell, screen_card_shape(view, card));
    struct str title = screen_card_title(frame, cards, place);
    struct str number = frame_format(frame, "%d", place + 1);
    tile_add(frame, cell, picture_at,
             &(struct tile){.part = "card",
                            .index = card,
                            .action = {ACTION_CARD, place},
                            .name = frame_format(frame, "%d. %.*s", place + 1, STR_ARG(title)),
                            .picture = screen_card_picture(frame, view, place, false, picture_at),
                            .number = number,
                            .title = title,
                            .current = place == view->state->index,
                            .marked = card_id_eq(cards->deck->cards[card].id, view->state->cursor)});
}

void overview_add(struct frame *frame, const struct show_view *view)
{
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    struct overview_at at = lay_out(frame, view, header_lay_out(frame, view));
    float first_y = view->scroll_px - at.lead - list_pad_u * frame->u;
    int first = (int)floorf(first_y / at.pitch_y) - 1;
    int last = (int)floorf((first_y + at.list.h) / at.pitch_y) + 1;
    int from = first > 0 ? first * at.columns : 0;
    frame->clip = at.list;
    for (int place = from; place < view->cards->count && place / at.columns <= last; place++)
        cell_add(frame, view, &at, place);
    frame->clip = (struct rect_px){0};
    struct header header = header_of(frame, view);
    header_foot_add(frame, &header);
}
