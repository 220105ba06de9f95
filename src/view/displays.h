/* The displays there are, as they stand beside each other, and what each shows. */
#ifndef VIEW_DISPLAYS_H
#define VIEW_DISPLAYS_H

#include "presenter/desk.h"
#include "view/view.h"

enum display_role { DISPLAY_FREE, DISPLAY_ROOM, DISPLAY_CONSOLE, DISPLAY_BOTH /* the only one */ };

struct display_tile {
    struct rect_px at; /* on the desktop */
    int number;        /* 1 is the first */
    struct str name;   /* as the system calls it */
    bool built_in, mirrored;
    enum display_role role;
    enum desk_touch touch; /* of the room's: what hands may there */
};
struct displays_view {
    const struct display_tile *tiles;
    int count;
    bool begins; /* the room sees nothing yet */
};
/* "mag tekenen": what hands may on the room's screen. */
struct str displays_touch(enum desk_touch touch);
void view_displays(struct nodes *nodes, const struct view_env *env, const struct displays_view *view);

#endif
