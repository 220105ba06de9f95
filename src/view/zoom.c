/* A card drawn up: the picture of the whole page, scaled, and over it sharp parts at exactly their place. Rectangles are
 * on whole pixels, so that a part is one copy and does not stand half a pixel aside. */
#include "view/screen.h"

#include <math.h>

enum { PART_GRID_PX = 64 /* a window moved by less needs no other part */ };
static const float part_shrunk_least = 0.7f; /* drawn smaller than this the whole page is as sharp */

struct rect_px view_show_page(const struct view_env *env, const struct show_view *view)
{
    struct frame frame = frame_begin(NULL, env, "show");
    return screen_page_at(&frame, view, view->state->index, view->state->back);
}

static struct rect_px zoomed_at(const struct frame *frame, const struct show_view *view, struct zoom zoom)
{
    struct rect_px fit = screen_page_at(frame, view, view->state->index, view->state->back);
    return zoom_page(screen_seen(frame, view), fit, zoom);
}

struct span {
    int from, length;
};

/* What covers a window of this length, of a page that begins at `at`. All parts are equally long, as far as the page is long
 * enough: then they use each other's memory. */
static struct span span_of(float at, float page, float window)
{
    float length = (ceilf(window / PART_GRID_PX) + 1) * PART_GRID_PX;
    if (page <= length)
        return (struct span){0, (int)page};
    float from = floorf(fmaxf(0, -at) / PART_GRID_PX) * PART_GRID_PX;
    return (struct span){(int)fminf(from, page - length), (int)length};
}

bool view_show_part(const struct view_env *env, const struct show_view *view, struct zoom zoom,
                    struct paint_key *out)
{
    struct frame frame = frame_begin(NULL, env, "show");
    struct rect_px page = zoomed_at(&frame, view, zoom);
    struct size_px window = screen_seen(&frame, view);
    struct rect_px seen = rect_meet(page, (struct rect_px){0, 0, window.w, window.h});
    if (!zoom_is_in(zoom) || view->state->mode != SHOW_CARD || rect_is_empty(seen))
        return false;
    struct span across = span_of(page.x, page.w, window.w);
    struct span down = span_of(page.y, page.h, window.h);
    int place = view->state->index;
    bool back = view->state->back && screen_has_back(view->cards, view->cards->order[place]);
    *out = screen_card_picture(&frame, view, place, back, page).key;
    out->x_px = across.from;
    out->y_px = down.from;
    out->part_w_px = across.length;
    out->part_h_px = down.length;
    return true;
}

void zoom_parts_add(struct frame *frame, const struct show_view *view, struct rect_px page,
                    struct look_picture whole)
{
    for (int i = 0; i < SHOW_PARTS; i++) {
        const struct paint_key *key = &view->parts[i];
        if (key->content == 0 || !paint_key_same_face(key, &whole.key))
            continue;
        float by_w = page.w / (float)key->w_px, by_h = page.h / (float)key->h_px;
        struct rect_px at = {page.x + (float)key->x_px * by_w, page.y + (float)key->y_px * by_h,
                             (float)key->part_w_px * by_w, (float)key->part_h_px * by_h};
        bool is_seen = !rect_is_empty(rect_meet(at, frame_window(frame)));
        if (by_w < part_shrunk_least || !is_seen)
            continue;
        struct look_picture part = whole;
        part.key = *key;
        part.only_ready = true;
        frame_picture(frame, at, part);
    }
}
