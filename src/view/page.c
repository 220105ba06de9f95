/* A card where it is looked at: its picture, what is marked and what can be touched on it. */
#include "view/screen.h"

#include <math.h>

#include "base/words.h"
#include "paint/cardface.h"

static const uint32_t black = 0xFF000000, paper = 0xFFFFFDF8;
static const float edge_u = 24;

static struct str title_of(const struct frame *frame, const struct card *card, int number)
{
    if (card->title.len > 0)
        return card->title;
    if (card->file.len > 0)
        return card->file;
    return frame_format(frame, _("Pagina %d"), card->page.number > 0 ? card->page.number : number);
}

struct str screen_card_title(const struct frame *frame, const struct show_cards *cards, int place)
{
    return title_of(frame, &cards->deck->cards[cards->order[place]], place + 1);
}

struct str screen_title_of(const struct frame *frame, const struct show_cards *cards, int card)
{
    return title_of(frame, &cards->deck->cards[card], card + 1);
}

struct size_px screen_card_shape(const struct show_view *view, int card)
{
    struct size_px shape = {0};
    if (view->card_shape)
        shape = view->card_shape(view->card_shape_ctx, card);
    return shape.w > 0 && shape.h > 0 ? shape : (struct size_px){16, 9};
}

/* `number`: of its place; 0: it has none among the cards shown. */
static struct look_picture picture_of_card(const struct frame *frame, const struct show_view *view, int card,
                                           int number, enum face_side side, struct rect_px at)
{
    const struct show_cards *cards = view->cards;
    const struct card *shown = &cards->deck->cards[card];
    bool page = shown->layout == CARD_PAGE && shown->broken.len == 0 && side != FACE_BACK;
    struct cardface_options options = {.language = frame->env->language,
                                       .credit = !view->visit, /* there it stands on home */
                                       .place = number,
                                       .of = cards->count,
                                       .office = cards->office,
                                       .own = cards->own};
    if (side == FACE_FRONT && number == view->state->index + 1)
        options.lit = view->lit;
    return (struct look_picture){.key = cardface_key(cards->deck, card, side, &options, (int)at.w, (int)at.h),
                                 .tag = card,
                                 .ground_argb = page ? frame->palette->wall : paper};
}

static struct look_picture picture_of(const struct frame *frame, const struct show_view *view, int place,
                                      enum face_side side, struct rect_px at)
{
    return picture_of_card(frame, view, view->cards->order[place], place + 1, side, at);
}

struct look_picture screen_picture_of(const struct frame *frame, const struct show_view *view, int card,
                                      enum face_side side, struct rect_px at)
{
    const struct show_cards *cards = view->cards;
    struct show_view unlit = *view;
    unlit.lit = 0;
    return picture_of_card(frame, &unlit, card, cards->places ? cards->places[card] : card + 1, side, at);
}

struct look_picture screen_tile_picture(const struct frame *frame, const struct show_view *view, int place,
                                        struct rect_px at)
{
    return picture_of(frame, view, place, FACE_TILE_WIDE, at);
}

struct look_picture screen_upright_picture(const struct frame *frame, const struct show_view *view, int place,
                                           struct rect_px at)
{
    return picture_of(frame, view, place, FACE_TILE_UPRIGHT, at);
}

struct look_picture screen_card_picture(const struct frame *frame, const struct show_view *view, int place,
                                        bool back, struct rect_px at)
{
    return picture_of(frame, view, place, back ? FACE_BACK : FACE_FRONT, at);
}

struct size_px screen_seen(const struct frame *frame, const struct show_view *view)
{
    return view->seen.w > 0 && view->seen.h > 0 ? view->seen : frame->env->size;
}

bool screen_has_back(const struct show_cards *cards, int card)
{
    return cards->may_write || own_asks(cards->deck, card, cards->own, cards->office);
}

/* A page that cannot be painted says so, calmly, and the show goes on. */
void page_trouble_add(struct frame *frame, const struct show_view *view, struct rect_px at,
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
    return rect_fit(rect_is_empty(view->room) ? frame_window(frame) : view->room, shape);
}

/* What a screen reader says of a front: its title and what the card pulls against. */
struct str screen_front_name(const struct frame *frame, const struct show_cards *cards, int place)
{
    struct str title = screen_card_title(frame, cards, place);
    struct str counter = deck_counter(cards->deck, &cards->deck->cards[cards->order[place]]);
    if (counter.len == 0)
        return title;
    return frame_format(frame, _("%.*s. Tegenover: %.*s"), STR_ARG(title), STR_ARG(counter));
}

void page_put(struct frame *frame, const struct show_view *view, int place, bool back, struct rect_px fit,
              struct rect_px at)
{
    const struct show_cards *cards = view->cards;
    int card = cards->order[place];
    back = back && screen_has_back(cards, card);
    if (frame->nodes)
        frame_group(frame, NODE_PICTURE, back ? "back" : "card", card, at,
                    back ? screen_card_title(frame, cards, place) : screen_front_name(frame, cards, place));
    struct look_picture picture = screen_card_picture(frame, view, place, back, fit);
    frame_picture(frame, at, picture);
    if (zoom_is_in(view->zoom) && place == view->state->index)
        zoom_parts_add(frame, view, at, picture);
    page_trouble_add(frame, view, fit, &picture.key);
}

/* Answers where the page stands. */
struct rect_px page_add(struct frame *frame, const struct show_view *view, int place, bool back, float shift)
{
    struct rect_px fit = screen_page_at(frame, view, place, back), at = fit;
    if (place == view->state->index)
        at = zoom_page(screen_seen(frame, view), fit, view->zoom);
    at.x += roundf(shift);
    page_put(frame, view, place, back, fit, at);
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
void page_marks_add(struct frame *frame, const struct show_view *view, struct rect_px page)
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

void page_links_add(struct frame *frame, const struct show_view *view, struct rect_px page)
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

bool view_show_face(const struct view_env *env, const struct show_view *view, int place, bool back,
                    struct paint_key *out)
{
    struct frame frame = frame_begin(NULL, env, "show");
    if (place < 0 || place >= view->cards->count ||
        (back && !screen_has_back(view->cards, view->cards->order[place])))
        return false;
    struct rect_px at = screen_page_at(&frame, view, place, back);
    *out = screen_card_picture(&frame, view, place, back, at).key;
    return out->w_px > 0 && out->h_px > 0;
}
