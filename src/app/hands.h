/* What hands do: SDL's events become acts that name what was touched. Fingers and the mouse come in as contacts; keys as chords.
 * No state of the program is changed here but that of the hands themselves. UI thread. */
#ifndef APP_HANDS_H
#define APP_HANDS_H

#include "app/keys.h"
#include "app/window.h"
#include "touch/fingers.h"
#include "view/view.h"

enum {
    HANDS_POINTER_MS = 2000, /* a still mouse is hidden after this, and the bar with it */
    HANDS_WHEEL_MS = 120,    /* one page a notch: momentum of a trackpad does not race through the deck */
    HANDS_ACTS_MAX = TOUCH_GESTURES_MAX + GRIPS_MAX + 4,
    HANDS_PATH_BYTES = 4096,
};

enum act_kind {
    ACT_KEY,
    ACT_TEXT,
    ACT_TAP,
    ACT_HOLD, /* a finger, or the mouse, rests; a tap with `held` may follow */
    ACT_DRAG_BEGIN,
    ACT_DRAG,
    ACT_DRAG_END,
    ACT_DRAG_CANCEL,
    ACT_PINCH_BEGIN,
    ACT_PINCH,
    ACT_PINCH_END,
    ACT_GRIP_BEGIN, /* one or two fingers hold the target, and it goes with them */
    ACT_GRIP,
    ACT_GRIP_END,
    ACT_GRIP_CANCEL,
    ACT_WHEEL,
    ACT_RIGHT, /* mouse button */
    ACT_MIDDLE,
    ACT_FILE,   /* dropped: hands->path */
    ACT_WINDOW, /* its size or place changed, or it was uncovered */
    ACT_LOOK,   /* only what is shown changed: pressed, pointer */
    ACT_QUIT,
};
struct act {
    enum act_kind kind;
    bool mouse;
    bool again;      /* TAP of a finger: the second on this spot */
    bool held;       /* TAP: HOLD was told before it */
    uint32_t target; /* node under the first touch; 0: the ground */
    int64_t finger;  /* TAP, HOLD, DRAG */
    union {
        struct {
            struct key_chord chord; /* key empty: none */
            int digit;              /* -1: none */
        } key;
        char text[32];
        struct {
            struct pt_px from, at;
            struct pt_px velocity; /* px/s; at the end */
        } drag;
        struct {
            struct pt_px from, at; /* the middle of the two fingers: when it began, and now */
            float scale;           /* since it began */
        } pinch;
        struct {
            struct grip_pose pose; /* px; since it began */
            struct pt_px at;       /* the finger, or the middle of the two */
            struct pt_px velocity; /* px/s; at the end */
        } grip;
        struct {
            float notches, across; /* down and to the right are positive */
            bool ctrl;
            struct pt_px at;
        } wheel;
    } as;
};

struct hands {
    struct fingers fingers;
    bool pinches; /* what is shown can be drawn up by two fingers */
    uint32_t focus, pressed;
    int64_t pointer_ms; /* when the mouse last moved; 0: never or hidden */
    int64_t wheel_ms;
    int mouse_x, mouse_y; /* where the mouse was last, in window units */
    bool
        mouse_known; /* the first word of it only says where it lies: a window that opened under it is no movement */
    float px_per_mm;
    bool glass_known; /* the size of the glass is known, px_per_mm is more than a guess */
    float least_px;   /* smallest target */
    char path[HANDS_PATH_BYTES];
};

void hands_begin(struct hands *hands, const struct window *window, float screen_mm);
/* At most HANDS_ACTS_MAX acts; answers how many. `nodes` is what was last shown. */
int hands_take(struct hands *hands, const SDL_Event *event, const struct window *window,
               const struct nodes *nodes, int64_t now_ms, struct act *out);
/* Time passed: a stuck finger is let go, a still pointer hidden. */
int hands_tick(struct hands *hands, int64_t now_ms, struct act *out);
int64_t hands_due_ms(const struct hands *hands);
/* What they were doing belongs to a screen that is gone. */
void hands_forget(struct hands *hands);
/* Fingers that rest on something of which something comes: answers how many, at most TOUCH_CONTACTS_MAX. */
int hands_rests(const struct hands *hands, const struct nodes *nodes, int64_t now_ms, struct view_rest *out);
/* A finger, or a pressed mouse, is on the glass. */
bool hands_touch(const struct hands *hands);
bool hands_pointer(const struct hands *hands, int64_t now_ms);
/* How far a swipe must go: 6 mm, or 40 px when the size of the glass is unknown. */
float hands_swipe_mm(const struct hands *hands);

#endif
