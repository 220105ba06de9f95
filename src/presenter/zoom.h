/* How far a page is drawn up, and which spot of it is in the middle of the window: in shares of the page, so that it
 * means the same on every glass. Pure; units of the page are shares, of the window pixels. */
#ifndef PRESENTER_ZOOM_H
#define PRESENTER_ZOOM_H

#include "base/geom.h"
#include "deck/model.h"

struct zoom {
    float scale; /* 1: the whole page; 0 means 1 */
    float x, y;  /* from the middle of the page to the middle of the window */
};

/* Where it takes hold and how much room it has. Zero: the middle of what is seen, a page that fills the window. */
struct zoom_grip {
    float dx, dy;         /* from the middle of the window to the spot that stays where it is */
    float room_w, room_h; /* the window's sides over those of the whole page in it; 0 means 1 */
    struct size_px page;  /* in the units its maker measured in; 0: unknown */
};

extern const float ZOOM_MAX;    /* 16 */
extern const float ZOOM_TOGGLE; /* 2: what one key or two taps do */
extern const float ZOOM_STEP;   /* more or less: two of them are one toggle */

bool zoom_is_in(struct zoom zoom);
float zoom_scale(struct zoom zoom);
bool zoom_is_near(struct zoom a, struct zoom b); /* no one sees a difference */
/* Within its limits, the page never further off than its edges; as good as whole is whole. */
struct zoom zoom_clamped(struct zoom zoom, struct zoom_grip grip);
/* To another scale, the spot of the grip held in its place. Not clamped, as the next. */
struct zoom zoom_about(struct zoom zoom, float scale, struct zoom_grip grip);
/* The window moves over the page by shares of what it sees. */
struct zoom zoom_panned(struct zoom zoom, float dx, float dy, struct zoom_grip grip);
/* On the way from one to the other; a spot that both hold in one place stays there. */
struct zoom zoom_between(struct zoom from, struct zoom to, float share);
/* So that `part` (in shares of the page, from its top left) stands in the middle as large as it fits, no more than `most`;
 * what is higher than the window is shown around `y`. */
struct zoom zoom_to_part(struct rect_px part, float y, float most, struct zoom_grip grip);
/* What the maker of a page marked comes one after the other, then the whole again. False: nothing is marked, or hands chose a
 * place of their own. */
bool zoom_next_region(const struct card_page *page, struct zoom from, struct zoom_grip grip,
                      struct zoom *out);

/* `fit`: where the whole page stands in the window. */
struct zoom_grip zoom_grip_at(struct size_px window, struct rect_px fit, struct zoom zoom, struct pt_px at);
/* Where the page stands then, on whole pixels. */
struct rect_px zoom_page(struct size_px window, struct rect_px fit, struct zoom zoom);

#endif
