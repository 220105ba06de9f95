/* The rows of the staff screen. Private to view/staff*.c. */
#ifndef VIEW_STAFF_H
#define VIEW_STAFF_H

#include "view/button.h"

enum { STAFF_BUTTONS_MAX = 4, STAFF_ROWS_MAX = STAFF_DECKS_MAX + 12 };

struct staff_row {
    struct str name, value, note; /* what it is, how it is, and more about that; note may be empty */
    struct button buttons[STAFF_BUTTONS_MAX];
    int button_count;
    bool bar; /* a measure of 100 mm under it */
    bool bad;
};
/* Those of the page that is seen; answers how many. Words live in the frame's arena. */
int staff_rows(const struct frame *frame, const struct staff_view *view,
               struct staff_row out[STAFF_ROWS_MAX]);

/* An event as the index of an ACTION_STAFF: `index` 0..255, `by` -128..127. See view_staff_event. */
int staff_action(enum staff_event_kind kind, int index, int by);

#endif
