/* The way out of a kiosk, for whoever watches over it: five taps in one corner, the last one held, then a PIN. Nothing on screen tells of it.
 * A value; time comes in with the event, and whether a PIN is right is told by who can know. */
#ifndef VISIT_LEAVE_H
#define VISIT_LEAVE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    LEAVE_TAPS = 5,
    LEAVE_GAP_MS = 2000, /* from one tap to the next at most */
    LEAVE_HOLD_MS = 1000,
    LEAVE_DIGITS_MIN = 6,
    LEAVE_DIGITS_MAX = 12,
    LEAVE_TRIES = 5,       /* wrong ones, before one has to wait */
    LEAVE_WAIT_MS = 30000, /* doubled by each that follows */
    LEAVE_WAIT_MAX_MS = 3600000
};

struct leave_state {
    int taps;
    bool down;      /* a finger is in the corner */
    int64_t tap_ms; /* when it came, or went */
    bool open;      /* the PIN is asked for */
    char digits[LEAVE_DIGITS_MAX + 1];
    int count;
    bool wrong;       /* the last one was */
    int tries;        /* so many in a row were; kept by the caller from run to run */
    int64_t until_ms; /* none is tried before this; 0: at once */
};

enum leave_event_kind {
    LEAVE_EV_DOWN,      /* in the corner */
    LEAVE_EV_UP,        /* the same finger */
    LEAVE_EV_ELSEWHERE, /* something else was touched, or a key pressed */
    LEAVE_EV_TICK,
    LEAVE_EV_DIGIT, /* digit */
    LEAVE_EV_ERASE,
    LEAVE_EV_ENTER,
    LEAVE_EV_BACK,
    LEAVE_EV_RIGHT, /* answers to LEAVE_FX_TRY */
    LEAVE_EV_WRONG,
};
struct leave_event {
    enum leave_event_kind kind;
    int64_t at_ms;
    int digit;
};
enum leave_fx {
    LEAVE_FX_NONE,
    LEAVE_FX_OPEN,
    LEAVE_FX_CLOSE,
    LEAVE_FX_TRY, /* look whether state.digits is the PIN */
    LEAVE_FX_GO,
};
struct leave_next {
    struct leave_state state;
    enum leave_fx fx;
};

/* `tries`: wrong ones in a row until now. The wait for them begins anew: no clock outlives a program that is started again. */
struct leave_state leave_begin(int tries, int64_t now_ms);
struct leave_next leave_step(struct leave_state state, const struct leave_event *event);
int64_t leave_due_ms(const struct leave_state *state,
                     int64_t now_ms);                              /* of LEAVE_EV_TICK; INT64_MAX: never */
int leave_left_s(const struct leave_state *state, int64_t now_ms); /* until one may try */

#endif
