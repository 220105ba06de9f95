/* Every screen there is, each a function that fills the view: the one table that goldens and grid go over. A new screen joins by
 * a row in the list of its area; a new area by a list of its own, named in `screens_all`. */
#ifndef TESTS_VIEW_SCREENS_H
#define TESTS_VIEW_SCREENS_H

#include "view/fake.h"

struct screens {
    int count;
    const char *(*name)(int which); /* of its golden, too */
    /* As it looks after it was gone to; `fake` is of any deck. */
    void (*fill)(struct fake *fake, struct nodes *nodes, struct view_env env, int which);
};
extern const struct screens screens_show, screens_start, screens_visit, screens_kiosk, screens_staff,
    screens_write, screens_console, screens_clock, screens_room;

enum { SCREENS_AREAS = 9 };
extern const struct screens *const screens_all[SCREENS_AREAS];

#endif
