/* Fingers to gestures, pure: lengths in mm, time an argument. A gesture belongs to what lay under its
 * first finger, so several people can move several things at once. Constants and traps: field notes on
 * touch (Android's ViewConfiguration and VelocityTracker; SDL 2.26 loses cancels on Wayland). The mouse
 * comes in as a finger too. */
#ifndef TOUCH_TOUCH_H
#define TOUCH_TOUCH_H

#include "base/geom.h"

#include <stdbool.h>
#include <stdint.h>

enum { TOUCH_CONTACTS_MAX = 20, TOUCH_SAMPLES = 20 };

struct touch_sample {
    int64_t at_ms;
    struct vec_mm at;
};

/* One finger from down to up, kept by the caller's id. */
struct touch_contact {
    bool used;
    int64_t id;
    uint32_t target; /* what lay under it when it came down; 0: the ground */
    bool dragging;   /* past the slop: it owns a drag and can no longer be a tap */
    bool held;       /* long press was told */
    bool dead;       /* joined a palm or a second finger on the same target: says nothing any more */
    bool palm;       /* it is part of one */
    struct vec_mm from;
    struct touch_sample samples[TOUCH_SAMPLES]; /* ring */
    int newest, count;
    int64_t down_ms, last_ms;
};
struct touch_state {
    struct touch_contact contacts[TOUCH_CONTACTS_MAX];
};

enum touch_event_kind { TOUCH_DOWN, TOUCH_MOVE, TOUCH_UP, TOUCH_CANCEL, TOUCH_TICK };
struct touch_event {
    enum touch_event_kind kind;
    int64_t id;
    uint32_t target; /* DOWN only */
    struct vec_mm at;
    int64_t at_ms;
};

enum touch_gesture_kind {
    GESTURE_PRESS,
    GESTURE_TAP,
    GESTURE_HOLD,
    GESTURE_DRAG_BEGIN,
    GESTURE_DRAG,
    GESTURE_DRAG_END,
    GESTURE_CANCEL
};
struct touch_gesture {
    enum touch_gesture_kind kind;
    uint32_t target;
    int64_t id;
    struct vec_mm from, at;
    struct vec_mm velocity; /* mm/s; DRAG_END only */
    int64_t down_ms;
    /* TAP only: HOLD was told before it. Slow hands tap too; who acted on the hold lets this one go. */
    bool held;
};
/* One event can end every finger (a palm, lost ends); for its own finger it says two things more at most. */
enum { TOUCH_GESTURES_MAX = TOUCH_CONTACTS_MAX + 2 };
struct touch_out {
    struct touch_gesture at[TOUCH_GESTURES_MAX];
    int count;
};

enum {
    TOUCH_PALM_COUNT = 4, /* so many downs together are no fingertips but a palm, a sleeve, a bag */
    TOUCH_PALM_MS = 50,
    TOUCH_HOLD_MS = 500,
    TOUCH_STILL_MS = 40,    /* no sample for so long before the finger lifts: it stood still */
    TOUCH_HORIZON_MS = 100, /* of the velocity */
    TOUCH_STALE_MS = 5000,  /* silent so long while others move: its end was lost */
};
extern const float TOUCH_SLOP_MM;        /* 18 dp of Flutter: 2.86 mm */
extern const float TOUCH_FLING_MM_S;     /* 50 dp/s: 7.9 mm/s */
extern const float TOUCH_SPEED_MAX_MM_S; /* 8000 dp/s: 1270 mm/s */
extern const float TOUCH_PALM_MM;        /* around the last of them */

/* A press always ends in TAP, DRAG_BEGIN or CANCEL, a drag in DRAG_END or CANCEL. What comes for an
 * unknown finger, or as the 21st, is let go of. */
struct touch_out touch_step(struct touch_state *state, const struct touch_event *event);
/* Another recogniser has this finger from here: what it said is taken back, and it says nothing more. */
struct touch_out touch_release(struct touch_state *state, int64_t id);
/* When TOUCH_TICK is due (a hold, a stale finger); INT64_MAX: never. */
int64_t touch_due_ms(const struct touch_state *state);
bool touch_is_idle(const struct touch_state *state);

/* Second-order least squares over the last TOUCH_HORIZON_MS; zero after a gap of TOUCH_STILL_MS. As AOSP
 * libs/input/VelocityTracker.cpp, strategy lsq2. Never faster than TOUCH_SPEED_MAX_MM_S. */
struct vec_mm touch_velocity(const struct touch_contact *contact, int64_t now_ms);

/* A page turned by a swipe: one page a gesture. `far_mm` is the way that counts (6 mm, or 40 px when the
 * size is unknown; then the others are in px too). Leftward is 1, the next page. Mostly up or down, or
 * flicked back at the end: 0. */
int swipe_pages(struct vec_mm moved, struct vec_mm velocity, float far_mm); /* -1, 0 or 1 */

/* A flung list: where it is after t, as Android's OverScroller decelerates. Units of the caller (px), ppi
 * of the screen. Friction, duration, distance and the curve (tension 0.5 and 1, inflexion 0.35) are those
 * of SplineOverScroller in AOSP core/java/android/widget/OverScroller.java; the curve is solved where it
 * is asked for, not sampled in a table. */
struct fling {
    float from, velocity; /* units, units/s */
    int64_t start_ms;
    float duration_ms, distance;
};
struct fling fling_begin(float from, float velocity, float ppi, int64_t at_ms);
float fling_at(const struct fling *fling, int64_t now_ms);
bool fling_is_over(const struct fling *fling, int64_t now_ms);
/* How far a list follows a finger past its end (b = (1 - 1/(x*0.55/d + 1)) d). */
float rubber_band(float past, float view_length);

/* Critically damped spring from a value with a velocity to a target. */
struct spring {
    float from, velocity, to; /* units, units/s */
    float stiffness;          /* 1/s: larger is quicker; 0: there already */
    int64_t start_ms;
};
float spring_at(const struct spring *spring, int64_t now_ms);
float spring_velocity(const struct spring *spring, int64_t now_ms);
bool spring_is_over(const struct spring *spring, int64_t now_ms); /* within half a unit and slow */

#endif
