/* What is brought before the room, small: a card, drawn ones beside each other, an empty one; and all else the room sees. */
#include "view/console_parts.h"

#include <math.h>

#include "base/words.h"
#include "view/seen.h"

static const float radius_u = 12, between_u = 16, word_u = 30;
static const uint32_t paper = 0xFFFFFDF8, black = 0xFF000000, white = 0xFFFFFFFF;

static struct rect_px cell_of(struct rect_px area, int count, int columns, int index, float gap)
{
    int rows = (count + columns - 1) / columns;
    float w = (area.w - gap * (float)(columns - 1)) / (float)columns;
    float h = (area.h - gap * (float)(rows - 1)) / (float)rows;
    return (struct rect_px){area.x + (float)(index % columns) * (w + gap),
                            area.y + (float)(index / columns) * (h + gap), fmaxf(1, w), fmaxf(1, h)};
}

struct rect_px console_cell(const struct frame *frame, struct rect_px area, int count, int index)
{
    int best = 1;
    float most = 0, gap = between_u * frame->u;
    for (int columns = 1; columns <= count; columns++) {
        struct rect_px cell = cell_of(area, count, columns, 0, gap);
        float w = fminf(cell.w, cell.h * 16 / 9);
        if (w > most + 1) {
            most = w;
            best = columns;
        }
    }
    return cell_of(area, count, best, index, gap);
}

/* ---- a card */

static int card_of(const struct console_view *view, struct card_id id)
{
    return deck_card_find(view->show->cards->deck, id);
}

static bool shows_back(const struct console_view *view, const struct console_card *card)
{
    int index = card_of(view, card->id);
    return card->back && index >= 0 && screen_has_back(view->show->cards, index);
}

static struct rect_px card_at(const struct console_view *view, struct rect_px area,
                              const struct console_card *card)
{
    int index = card_of(view, card->id);
    bool own = index >= 0 && !shows_back(view, card);
    struct size_px shape = own ? screen_card_shape(view->show, index) : (struct size_px){16, 9};
    return rect_fit(area, shape);
}

static struct look_picture picture_of(const struct frame *frame, const struct console_view *view,
                                      const struct console_card *card, struct rect_px at)
{
    const struct show_view *show = view->show;
    int place = show_place(show->cards, card->id);
    bool back = shows_back(view, card);
    if (place >= 0)
        return screen_card_picture(frame, show, place, back, at);
    return screen_picture_of(frame, show, card_of(view, card->id), back ? FACE_BACK : FACE_FRONT, at);
}

static struct str name_of(const struct frame *frame, const struct console_view *view,
                          const struct console_card *card)
{
    int place = show_place(view->show->cards, card->id);
    if (place >= 0)
        return screen_card_title(frame, view->show->cards, place);
    return screen_title_of(frame, view->show->cards, card_of(view, card->id));
}

static void paper_add(struct frame *frame, struct rect_px at)
{
    frame_panel(frame, at, (struct look_panel){.radius_px = radius_u * frame->u, .fill_argb = paper});
}

struct rect_px console_card_add(struct frame *frame, const struct console_view *view, struct rect_px area,
                                const struct console_card *card, const char *part, int index)
{
    struct rect_px fit = card_at(view, area, card), at = fit, clip = frame->clip;
    if (card_of(view, card->id) < 0) { /* of a deck that no longer has it */
        paper_add(frame, fit);
        return fit;
    }
    if (frame->nodes)
        frame_group(frame, NODE_PICTURE, part, index, fit, name_of(frame, view, card));
    struct look_picture picture = picture_of(frame, view, card, fit);
    if (zoom_is_in(card->zoom)) {
        at = zoom_page((struct size_px){fit.w, fit.h}, (struct rect_px){0, 0, fit.w, fit.h}, card->zoom);
        at.x += fit.x;
        at.y += fit.y;
        frame->clip = rect_is_empty(clip) ? fit : rect_meet(clip, fit);
    } else {
        picture.radius_px = radius_u * frame->u;
        picture.corner_argb = frame->palette->wall_panel;
    }
    frame_picture(frame, at, picture);
    if (zoom_is_in(card->zoom))
        zoom_parts_add(frame, view->show, at, picture);
    frame->clip = clip;
    if (fit.w >= 600 * frame->u)
        page_trouble_add(frame, view->show, fit, &picture.key);
    return fit;
}

/* ---- a scene */

struct rect_px console_pane_room(const struct console_view *view, struct rect_px area)
{
    bool known = view->room.w > 0 && view->room.h > 0;
    return rect_fit(area, known ? view->room : (struct size_px){16, 9});
}

struct rect_px console_scene_at(const struct console_view *view, struct rect_px area,
                                const struct scene *scene)
{
    struct rect_px room = console_pane_room(view, area);
    if (scene->kind == SCENE_DRAWN || scene->kind == SCENE_QUESTION)
        return room;
    struct console_card card = {.id = scene->cards[0], .back = scene->back};
    return scene->kind == SCENE_PAPER ? rect_fit(room, (struct size_px){16, 9}) : card_at(view, room, &card);
}

/* What is drawn there gets the corners of a pane: these are covered by an edge outside it, of the pane's own colour. */
static void corners_add(struct frame *frame, struct rect_px at)
{
    float radius = radius_u * frame->u,
          edge = ceilf(radius / 2); /* a corner sticks out by 0.42 of its radius */
    frame_panel(frame, rect_inset(at, -edge),
                (struct look_panel){
                    .radius_px = radius + edge, .edge_px = edge, .edge_argb = frame->palette->wall_panel});
}

/* As it is before the room, or would be: in the shape of that, with all that lies over it. */
static void lit_add(struct frame *frame, const struct console_view *view, struct rect_px area,
                    const struct seen *seen, struct zoom zoom, const struct look_ink *ink, const char *screen)
{
    const struct paint_key *parts = view->show->parts;
    struct frame inner = *frame;
    struct rect_px at = console_pane_room(view, area);
    inner.screen = screen;
    (void)seen_add(&inner,
                   &(struct seen_view){.seen = seen,
                                       .show = view->show,
                                       .room = {at.w, at.h},
                                       .zoom = zoom,
                                       .ink = ink,
                                       .part = parts[1].content ? parts[1] : parts[0]},
                   at);
    frame->order = inner.order;
    corners_add(frame, at);
}

void console_own_add(struct frame *frame, const struct console_view *view, struct rect_px area)
{
    struct seen own = {.scene = view->desk->own, .ink = view->desk->ink.count};
    lit_add(frame, view, area, &own, view->show->zoom, view->ink, "own");
}

/* ---- what the room sees */

static void one_colour_add(struct frame *frame, struct rect_px at, enum desk_blank blank)
{
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, word_u);
    bool dark = blank == DESK_BLACK;
    struct str word = str_from(dark ? _("Zwart") : _("Wit"));
    frame_group(frame, NODE_STATUS, "blank", 0, at, word);
    frame_panel(frame, at,
                (struct look_panel){.radius_px = radius_u * frame->u,
                                    .fill_argb = dark ? black : white,
                                    .edge_px = fmaxf(1, 2 * frame->u),
                                    .edge_argb = frame->palette->line_strong});
    if (at.h > frame_line(&style) * 1.5f)
        frame_label(frame, at, &style, dark ? white : black, ALIGN_CENTRE, word);
}

/* A countdown lies over the card as it does before the room: its figures are what one wants to know. */
static void left_add(struct frame *frame, const struct seen *seen, struct rect_px at)
{
    float u = frame->u, pad = 20 * u;
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, 44);
    style.clock = true;
    struct str left = console_clock(frame, seen->left_ms, true);
    float h = frame_line(&style) + 16 * u, icon = frame_line(&style) * 0.8f;
    float w = ceilf(frame_width(frame, &style, left)) + 1 + icon + 12 * u + 2 * pad;
    if (w > at.w || h > at.h)
        return;
    float inset = fminf(16 * u, (at.h - h) / 2); /* where the room has it */
    struct rect_px pill = {at.x + at.w - w - fminf(inset, at.w - w), at.y + inset, w, h};
    frame_group(frame, NODE_STATUS, "counts", 0, pill, frame_format(frame, _("Nog %.*s"), STR_ARG(left)));
    frame_panel(frame, pill, over_panel(frame, h / 2));
    frame_icon(frame, (struct rect_px){pill.x + pad, pill.y + (h - icon) / 2, icon, icon}, STR("timer"),
               frame->palette->wall_soft);
    frame_label(frame, (struct rect_px){pill.x + pad + icon + 12 * u, pill.y, w - 2 * pad - icon - 12 * u, h},
                &style, frame->palette->wall_ink, ALIGN_LEFT, left);
}

void console_seen_add(struct frame *frame, const struct console_view *view, struct rect_px area,
                      const struct look_ink *ink)
{
    struct seen seen = view->seen;
    bool live = desk_follows(view->desk) && seen.scene.kind == SCENE_CARD;
    seen.countdown = COUNTDOWN_OFF; /* its figures would be too small to be read */
    if (seen.blank != DESK_LIT)
        one_colour_add(frame, console_pane_room(view, area), seen.blank);
    else
        lit_add(frame, view, area, &seen, live ? view->show->zoom : seen.scene.zoom, ink, "room");
    if (view->seen.countdown != COUNTDOWN_OFF)
        left_add(frame, &view->seen, console_pane_room(view, area));
}
