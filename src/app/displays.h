/* Displays, and which of them the room sees. Pure: who reads them from SDL is app/stage_screens.c. */
#ifndef APP_DISPLAYS_H
#define APP_DISPLAYS_H

#include "base/geom.h"

#include <stdint.h>

enum { DISPLAYS_MAX = 8, DISPLAY_NAME_BYTES = 64 };

struct display {
    char name[DISPLAY_NAME_BYTES]; /* "eDP-1 13\"" */
    struct rect_px at;             /* on the desktop, in its units */
    int number;                    /* as people count them, 1 is the first */
    bool mirrored;                 /* another shows the same */
};
/* Those that show something of their own, in the order the system has them. */
struct displays {
    struct display at[DISPLAYS_MAX];
    int count;
};

/* Indexes; -1: none. The same one where there is one. */
struct displays_plan {
    int room, console;
};

/* Adds one. What shows the same as one before is no display of its own. */
void displays_add(struct displays *displays, const char *name, struct rect_px at);
bool displays_eq(const struct displays *a, const struct displays *b);
/* Of the set as a whole: names and sizes, in whatever order. */
uint64_t displays_mark(const struct displays *displays);
/* Of one of them, in such a set. Never 0. */
uint64_t display_mark(const struct display *display);
bool display_is_built_in(const struct display *display); /* as far as its name tells */
/* `asked`: the number of the room's; 0: nobody did. `kept`: the mark of the one that the room saw when these displays were there
 * before; 0: they never were. Else the room sees the one that is not built in, or the second. */
struct displays_plan displays_plan(const struct displays *displays, int asked, uint64_t kept);
struct displays_plan displays_swapped(const struct displays *displays, struct displays_plan plan);

#endif
