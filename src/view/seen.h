/* What the room sees, and nothing else: as a window of its own, and as a small picture of that for whoever presents. */
#ifndef VIEW_SEEN_H
#define VIEW_SEEN_H

#include "presenter/desk.h"
#include "view/view.h"

struct frame;

struct seen_view {
    const struct seen *seen;
    const struct show_view *show; /* whose cards these are; where it is itself is of no account */
    struct size_px room;          /* of the room's window */
    struct zoom zoom;             /* of the card, while it moves too */
    struct paint_key part;        /* what is sharp of it; content 0: nothing */
    const struct look_ink *ink;   /* of each of its cards; NULL: there is none */
};

/* As large as the window. */
void view_seen(struct nodes *nodes, const struct view_env *env, const struct seen_view *view);
/* The part that makes sharp what is seen of the card at that zoom; false when the whole is sharp. */
bool view_seen_part(const struct view_env *env, const struct seen_view *view, struct zoom zoom,
                    struct paint_key *out);
/* Where the card, or what is drawn, stands in the window; in shares of it pointing and ink are. */
struct rect_px view_seen_page(const struct view_env *env, const struct seen_view *view);

/* For screens: in the shape of the room's window, as large as fits in `area`; answers where that is. */
struct rect_px seen_add(struct frame *frame, const struct seen_view *view, struct rect_px area);

#endif
