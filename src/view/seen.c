/* Measures are those of the room's window, brought to where it is drawn: a small picture of it differs in nothing but size. */
#include "view/seen.h"

#include <math.h>
#include <string.h>

#include "base/words.h"
#include "view/countdown.h"
#include "view/screen.h"
#include "view/seen_question.h"

static const uint32_t black = 0xFF000000, white = 0xFFFFFFFF, paper = 0xFFFFFDF8, veil = 0xB3000000;
static const float beside_u = 36, corner_u = 28, pointer_u = 20, spot_share = 0.17f;
static const struct size_px card_shape = {16, 9};

struct place {
    struct frame *frame;
    const struct seen_view *view;
    struct rect_px at; /* all that the room sees, on screen */
    float u;           /* one unit of the room's window, there */
};

static struct place place_of(struct frame *frame, const struct seen_view *view, struct rect_px area)
{
    struct size_px room = view->room.w > 0 && view->room.h > 0 ? view->room : frame->env->size;
    struct place place = {frame, view, rect_fit(area, room), 0};
    place.u = fminf(place.at.w, place.at.h) / 1080;
    return place;
}

/* ---- cards */

static int place_in(const struct seen_view *view, int which)
{
    return show_place(view->show->cards, view->seen->scene.cards[which]);
}

/* The card as a show of its own has it, in a window of that size. */
static struct show_view show_of(const struct seen_view *view, struct show_state *state, int place,
                                struct size_px window)
{
    struct show_view show = *view->show;
    *state = (struct show_state){
        .card = view->seen->scene.cards[0], .index = place, .back = view->seen->scene.back};
    show.state = state;
    show.zoom = view->zoom;
    show.room = (struct rect_px){0, 0, window.w, window.h};
    show.seen = window;
    show.drag_px = 0;
    show.lit = view->seen->scene.branch;
    memset(show.parts, 0, sizeof show.parts);
    show.parts[0] = view->part;
    return show;
}

static struct rect_px moved(struct rect_px at, struct rect_px by)
{
    return (struct rect_px){at.x + by.x, at.y + by.y, at.w, at.h};
}

/* Where the card of the scene stands; `fit`: where all of it would. */
static struct rect_px card_at(const struct place *to, const struct show_view *show, struct rect_px *fit)
{
    struct rect_px all =
        screen_page_at(to->frame, show, show->state->index, show->state->back && show->state->index >= 0);
    *fit = moved(all, to->at);
    return moved(zoom_page(show->seen, all, show->zoom), to->at);
}

static void ink_add(const struct place *to, int which, struct rect_px at)
{
    if (to->view->ink)
        frame_ink(to->frame, at, &to->view->ink[which]);
}

static void card_add(const struct place *to)
{
    struct show_state state;
    struct rect_px fit;
    int place = place_in(to->view, 0);
    if (place < 0)
        return; /* the deck has it no more */
    struct show_view show = show_of(to->view, &state, place, (struct size_px){to->at.w, to->at.h});
    struct rect_px at = card_at(to, &show, &fit);
    page_put(to->frame, &show, place, state.back, fit, at);
    ink_add(to, 0, at);
}

/* ---- what was drawn */

struct grid {
    int columns, rows;
    float card_w, card_h;
};

/* As large as they all can be. */
static struct grid grid_of(struct rect_px area, int count, float gap)
{
    struct grid best = {0};
    for (int columns = 1; columns <= count; columns++) {
        int rows = (count + columns - 1) / columns;
        struct rect_px cell = {0, 0, (area.w - gap * (float)(columns - 1)) / (float)columns,
                               (area.h - gap * (float)(rows - 1)) / (float)rows};
        struct rect_px card = rect_fit(cell, card_shape);
        if (card.w > best.card_w)
            best = (struct grid){columns, rows, card.w, card.h};
    }
    return best;
}

/* Rows in the middle of the area; a last one that is not full, too. */
static struct rect_px cell_at(const struct grid *grid, struct rect_px area, int count, int which, float gap)
{
    int row = which / grid->columns, column = which % grid->columns;
    int in_row = row + 1 < grid->rows ? grid->columns : count - row * grid->columns;
    float w = (float)in_row * (grid->card_w + gap) - gap, h = (float)grid->rows * (grid->card_h + gap) - gap;
    return (struct rect_px){roundf(area.x + (area.w - w) / 2 + (float)column * (grid->card_w + gap)),
                            roundf(area.y + (area.h - h) / 2 + (float)row * (grid->card_h + gap)),
                            grid->card_w, grid->card_h};
}

static struct rect_px drawn_area(const struct place *to)
{
    return rect_inset(to->at, beside_u * to->u);
}

static void drawn_add(const struct place *to)
{
    const struct scene *scene = &to->view->seen->scene;
    const struct show_cards *cards = to->view->show->cards;
    struct show_view show = *to->view->show;
    struct show_state state = {.index = -1};
    float gap = beside_u * to->u;
    struct grid grid = grid_of(drawn_area(to), scene->count, gap);
    show.state = &state;
    for (int i = 0; i < scene->count; i++) {
        int place = place_in(to->view, i);
        struct rect_px at = cell_at(&grid, drawn_area(to), scene->count, i, gap);
        if (place < 0)
            continue;
        int card = cards->order[place];
        bool back = scene->back && screen_has_back(cards, card);
        struct look_picture picture = screen_card_picture(to->frame, &show, place, back, at);
        picture.radius_px = scene->count > 1 ? corner_u * to->u : 0;
        picture.corner_argb = to->frame->palette->wall;
        if (to->frame->nodes)
            frame_group(to->frame, NODE_PICTURE, back ? "back" : "card", card, at,
                        back ? screen_card_title(to->frame, cards, place)
                             : screen_front_name(to->frame, cards, place));
        frame_picture(to->frame, at, picture);
        page_trouble_add(to->frame, &show, at, &picture.key);
        ink_add(to, i, at);
    }
}

/* ---- an empty card */

static void paper_add(const struct place *to)
{
    struct rect_px at = rect_fit(to->at, card_shape);
    frame_group(to->frame, NODE_PICTURE, "paper", 0, at, str_from(_("Lege kaart")));
    frame_fill(to->frame, at, paper);
    ink_add(to, 0, at);
}

/* ---- where it is pointed at */

static struct rect_px page_of(const struct place *to)
{
    struct show_state state;
    struct rect_px fit;
    switch (to->view->seen->scene.kind) {
    case SCENE_CARD: {
        int place = place_in(to->view, 0);
        if (place < 0)
            break;
        struct show_view show = show_of(to->view, &state, place, (struct size_px){to->at.w, to->at.h});
        return card_at(to, &show, &fit);
    }
    case SCENE_DRAWN:
    case SCENE_QUESTION: return to->at;
    case SCENE_PAPER: break;
    }
    return rect_fit(to->at, card_shape);
}

static void pointer_add(const struct place *to, struct pt_px at)
{
    float r = pointer_u * to->u;
    struct rect_px dot = {at.x - r, at.y - r, 2 * r, 2 * r};
    frame_group(to->frame, NODE_STATUS, "pointer", 0, dot, str_from(_("Wijzer")));
    frame_panel(to->frame, rect_inset(dot, -4 * to->u),
                (struct look_panel){.radius_px = r + 4 * to->u, .fill_argb = 0xFF17223B});
    frame_panel(to->frame, dot, (struct look_panel){.radius_px = r, .fill_argb = to->frame->palette->accent});
}

/* All but a circle is dimmed: what lies beside its square, and in that square a ring whose hole it is. */
static void spotlight_add(const struct place *to, struct pt_px at)
{
    struct rect_px all = to->at;
    float r = roundf(spot_share * fminf(all.w, all.h)), out = ceilf(r * 1.5f);
    struct rect_px hole = {roundf(at.x - r), roundf(at.y - r), 2 * r, 2 * r};
    struct rect_px square = rect_meet(hole, all);
    frame_group(to->frame, NODE_STATUS, "spotlight", 0, square, str_from(_("Spotlicht")));
    if (rect_is_empty(square)) {
        frame_fill(to->frame, all, veil);
        return;
    }
    float right = square.x + square.w, under = square.y + square.h;
    frame_fill(to->frame, (struct rect_px){all.x, all.y, all.w, square.y - all.y}, veil);
    frame_fill(to->frame, (struct rect_px){all.x, under, all.w, all.y + all.h - under}, veil);
    frame_fill(to->frame, (struct rect_px){all.x, square.y, square.x - all.x, square.h}, veil);
    frame_fill(to->frame, (struct rect_px){right, square.y, all.x + all.w - right, square.h}, veil);
    struct rect_px ring = {hole.x + r - out, hole.y + r - out, 2 * out, 2 * out};
    if (to->frame->nodes)
        (void)node_add(to->frame->nodes,
                       (struct node){.role = NODE_GROUP,
                                     .at = ring,
                                     .clip = square,
                                     .look = LOOK_RING,
                                     .as.ring = {.width_px = (out - r) / 2, .ground_argb = veil}});
}

static void points_add(const struct place *to)
{
    const struct seen *seen = to->view->seen;
    struct rect_px page = page_of(to);
    struct pt_px at = {page.x + seen->point.x * page.w, page.y + seen->point.y * page.h};
    if (seen->points == DESK_POINTER)
        pointer_add(to, at);
    else if (seen->points == DESK_SPOTLIGHT)
        spotlight_add(to, at);
}

/* ---- all of it */

static void scene_add(const struct place *to)
{
    frame_fill(to->frame, to->at, to->frame->palette->wall);
    switch (to->view->seen->scene.kind) {
    case SCENE_CARD: card_add(to); break;
    case SCENE_DRAWN: drawn_add(to); break;
    case SCENE_PAPER: paper_add(to); break;
    case SCENE_QUESTION: seen_question_add(to->frame, to->view, to->at); break;
    }
    points_add(to);
}

static void dark_add(const struct place *to, uint32_t argb, struct str name)
{
    frame_group(to->frame, NODE_STATUS, "light", 0, to->at, name);
    frame_fill(to->frame, to->at, argb);
}

static void countdown(const struct place *to)
{
    const struct seen *seen = to->view->seen;
    countdown_add(to->frame,
                  &(struct countdown_view){.phase = seen->countdown,
                                           .left_ms = seen->left_ms,
                                           .of_ms = seen->of_ms,
                                           .over_ms = seen->over_ms,
                                           .where = seen->blank == DESK_BLACK   ? COUNTDOWN_ON_BLACK
                                                    : seen->blank == DESK_WHITE ? COUNTDOWN_ON_WHITE
                                                                                : COUNTDOWN_CORNER},
                  to->at, to->u);
}

struct rect_px seen_add(struct frame *frame, const struct seen_view *view, struct rect_px area)
{
    struct place to = place_of(frame, view, area);
    struct rect_px clip = frame->clip;
    frame->clip = to.at;
    switch (view->seen->blank) {
    case DESK_LIT: scene_add(&to); break;
    case DESK_BLACK: dark_add(&to, black, str_from(_("Zwart"))); break;
    case DESK_WHITE: dark_add(&to, white, str_from(_("Wit"))); break;
    }
    countdown(&to);
    frame->clip = clip;
    return to.at;
}

static bool can_be_seen(const struct view_env *env, const struct seen_view *view)
{
    return env->size.w >= 1 && env->size.h >= 1 && view->show->cards && view->show->cards->count > 0;
}

void view_seen(struct nodes *nodes, const struct view_env *env, const struct seen_view *view)
{
    struct frame frame = frame_begin(nodes, env, "room");
    if (can_be_seen(env, view))
        (void)seen_add(&frame, view, frame_window(&frame));
}

bool view_seen_part(const struct view_env *env, const struct seen_view *view, struct zoom zoom,
                    struct paint_key *out)
{
    struct show_state state;
    int place = can_be_seen(env, view) ? place_in(view, 0) : -1;
    if (place < 0 || view->seen->scene.kind != SCENE_CARD)
        return false;
    struct show_view show = show_of(view, &state, place, env->size);
    return view_show_part(env, &show, zoom, out);
}

struct rect_px view_seen_page(const struct view_env *env, const struct seen_view *view)
{
    struct frame frame = frame_begin(NULL, env, "room");
    if (!can_be_seen(env, view))
        return (struct rect_px){0};
    struct place to = place_of(&frame, view, frame_window(&frame));
    return page_of(&to);
}
