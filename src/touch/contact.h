/* The table of fingers. Private to the room. */
#ifndef TOUCH_CONTACT_H
#define TOUCH_CONTACT_H

#include "touch/touch.h"

/* NULL: no such finger. */
struct touch_contact *contact_find(struct touch_state *state, int64_t id);
const struct touch_contact *contact_seen(const struct touch_state *state, int64_t id);
/* A place for a new finger, filled with its down; NULL: all are taken. */
struct touch_contact *contact_put(struct touch_state *state, const struct touch_event *event);
/* Adds where it is now. A sample of the same time replaces the last: a burst drained in one go has one
 * time. */
void contact_sample(struct touch_contact *contact, struct vec_mm at, int64_t at_ms);
/* The sample `back` before the newest; 0 <= back < count. */
const struct touch_sample *contact_sample_at(const struct touch_contact *contact, int back);
float contact_way_mm(struct vec_mm a, struct vec_mm b);

#endif
