/* The countdown as the room sees it: a ring that empties and its figures, over a card in a corner, or large where there is
 * nothing else. At the end it says so, and a band along the edges swells as long as the gong sounds: who does not hear it, sees it. */
#ifndef VIEW_COUNTDOWN_H
#define VIEW_COUNTDOWN_H

#include "presenter/countdown.h"
#include "view/view.h"

enum {
    COUNTDOWN_TWIN_MS = 4000,  /* as long as the gong: app/gong.h */
    COUNTDOWN_SWELL_MS = 1000, /* three times slower than what may flash: WCAG 2.3.1, at most 3 a second */
};

enum countdown_where {
    COUNTDOWN_CORNER,   /* over what is there */
    COUNTDOWN_ON_BLACK, /* alone, on the black that is shown */
    COUNTDOWN_ON_WHITE,
};
struct countdown_view {
    enum countdown_phase phase; /* OFF: nothing is added */
    int64_t left_ms, of_ms;
    int64_t over_ms; /* OVER: for so long */
    enum countdown_where where;
};
/* True: it moves, and wants frames. */
bool view_countdown_moves(const struct countdown_view *view);
void view_countdown(struct nodes *nodes, const struct view_env *env, const struct countdown_view *view);
/* "3:18", "1:05:00": a second that has begun counts until it is over. */
struct str countdown_words(struct arena *arena, int64_t left_ms);

/* For screens: in `area`, of which one unit is `u` there. Nothing is added to a frame that only measures. */
struct frame;
/* COUNTDOWN_CORNER takes so much of a room of that size, for who leaves it free. `text`: the reader's factor. */
struct rect_px countdown_corner(struct size_px room, float u, float text);
void countdown_add(struct frame *frame, const struct countdown_view *view, struct rect_px area, float u);

#endif
