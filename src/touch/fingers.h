/* All fingers on the glass: what each does by itself (tap, hold, drag: touch.h), and what they do with the thing they hold
 * (grip.h). A finger that a grip takes is no tap and no drag any more. Pure; mm. */
#ifndef TOUCH_FINGERS_H
#define TOUCH_FINGERS_H

#include "touch/grip.h"
#include "touch/twice.h"

enum { FINGER_MOUSE = -1 /* comes in as a finger too, and is never one of two */ };

struct fingers {
    struct touch_state touch;
    struct grips grips;
    struct twice twice;
};

struct fingers_out {
    struct touch_out touch;
    bool again; /* its TAP is the second on this spot, of what lies on the ground */
    /* BY_TWO: it begins when there are two and ends when one goes. A grip that ends was begun. */
    struct grips_out grips;
};

/* `grip`: what is held, where that is not what is touched (a link on a page). DOWN only, as is `way`. */
struct fingers_out fingers_step(struct fingers *fingers, const struct touch_event *event, uint32_t grip,
                                enum grip_way way);

#endif
