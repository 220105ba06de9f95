/* Where one is on a card that is drawn up: the whole of it in small, with what is seen framed. It leaves again by itself, for
 * what lies under it is of the card too. */
#include "view/screen.h"

#include <math.h>

#include "base/words.h"

static const float least_scale = 1.5f; /* drawn up less than this nearly all of the card is seen */
static const float side_u = 320, edge_u = 24, mat_u = 8, radius_u = 16, line_u = 4, hem_u = 2;
/* Cards are light in every palette: what lies on one is dark, with a light hem for pictures that are not. */
static const uint32_t dark = 0xFF17223B, light = 0xFFFFFDF8, darkest = 0xFF000000, lightest = 0xFFFFFFFF;
static const uint32_t veil = 0x4417223B;

/* The four sides of a frame around a hole, the lines outside it. */
static void rim_add(struct frame *frame, struct rect_px hole, float w, uint32_t argb)
{
    struct rect_px at = rect_inset(hole, -w);
    frame_fill(frame, (struct rect_px){at.x, at.y, at.w, w}, argb);
    frame_fill(frame, (struct rect_px){at.x, hole.y + hole.h, at.w, w}, argb);
    frame_fill(frame, (struct rect_px){at.x, hole.y, w, hole.h}, argb);
    frame_fill(frame, (struct rect_px){hole.x + hole.w, hole.y, w, hole.h}, argb);
}

/* What is not seen is a little paler. */
static void veil_add(struct frame *frame, struct rect_px all, struct rect_px seen)
{
    float right = seen.x + seen.w, bottom = seen.y + seen.h;
    frame_fill(frame, (struct rect_px){all.x, all.y, all.w, seen.y - all.y}, veil);
    frame_fill(frame, (struct rect_px){all.x, bottom, all.w, all.y + all.h - bottom}, veil);
    frame_fill(frame, (struct rect_px){all.x, seen.y, seen.x - all.x, seen.h}, veil);
    frame_fill(frame, (struct rect_px){right, seen.y, all.x + all.w - right, seen.h}, veil);
}

/* The part of the page that is in the window, on its small picture. */
static struct rect_px part_of(struct rect_px page, struct size_px window, struct rect_px small)
{
    struct rect_px part = rect_meet(page, (struct rect_px){0, 0, window.w, window.h});
    float by_w = small.w / page.w, by_h = small.h / page.h;
    float x = roundf(small.x + (part.x - page.x) * by_w), y = roundf(small.y + (part.y - page.y) * by_h);
    return (struct rect_px){x, y, fmaxf(1, roundf(part.w * by_w)), fmaxf(1, roundf(part.h * by_h))};
}

/* As a card lies on the ground; its mat shows around the picture. */
static struct look_panel mat(const struct frame *frame)
{
    const struct palette *p = frame->palette;
    float u = frame->u;
    return (struct look_panel){.radius_px = radius_u * u,
                               .fill_argb = p->panel,
                               .edge_px = p->outline * u,
                               .edge_argb = p->line_strong,
                               .shadow_px = p->shadows ? 16 * u : 0};
}

static struct rect_px small_at(const struct frame *frame, const struct show_view *view, struct rect_px fit,
                               float bottom)
{
    float u = frame->u, side = roundf(side_u * u), off = (edge_u + mat_u) * u;
    struct rect_px small = rect_fit((struct rect_px){0, 0, side, side}, (struct size_px){fit.w, fit.h});
    float w = roundf(small.w), h = roundf(small.h);
    return (struct rect_px){roundf(screen_seen(frame, view).w - off - w), roundf(bottom - mat_u * u - h), w,
                            h};
}

void zoom_map_add(struct frame *frame, const struct show_view *view, float bottom)
{
    int place = view->state->index;
    float u = frame->u;
    bool plain = frame->env->palette == PALETTE_CONTRAST;
    bool over = over_number_is_open(view->state) || view->notice.len > 0; /* there is something to read */
    if (!view->map || over || zoom_scale(view->zoom) < least_scale)
        return;
    bool back = view->state->back && screen_has_back(view->cards, view->cards->order[place]);
    struct rect_px fit = screen_page_at(frame, view, place, back);
    struct rect_px page = zoom_page(screen_seen(frame, view), fit, view->zoom);
    struct rect_px small = small_at(frame, view, fit, bottom);
    struct rect_px seen = part_of(page, screen_seen(frame, view), small);
    frame_panel(frame, rect_inset(small, -mat_u * u), mat(frame));
    frame_control(frame, (struct node){.id = node_id(frame->screen, "map", 0),
                                       .role = NODE_PICTURE,
                                       .at = small,
                                       .name = str_from(_("Plek op de kaart")),
                                       .action = {ACTION_SPOT, 0}});
    frame_picture(frame, small, screen_card_picture(frame, view, place, back, small));
    float line = roundf(fmaxf(2, line_u * u));
    if (!plain)
        veil_add(frame, small, seen);
    rim_add(frame, rect_inset(seen, -line), roundf(fmaxf(1, hem_u * u)), plain ? lightest : light);
    rim_add(frame, seen, line, plain ? darkest : dark);
}
