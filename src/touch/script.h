/* What hands did, as text that people can read and write: a line an event, each with its time.
 *
 *   log 1                            the form; absent: 1
 *   deck "kaarten/demo"              which deck it was about
 *   set language "en"                what it began with: name and value
 *   window 1920 1080 530.0 @0        size in pixels, and the width of that in mm; "full" behind it: full screen
 *   down 0 40.0 30.5 on 7 @120       finger 0 (-1: the mouse) at x, y in mm; what lay under it, if anyone knows
 *   move 0 45.25 30.5 @136           also: up, cancel. A mouse that is not down moves too
 *   key Ctrl+F @200                  a chord as in config.yaml; "again" behind it: the key was held
 *   text "é" @210                    \" and \\ inside
 *   wheel -1.5 @300                  notches, down is positive; "across 1", "at 40 30.5" and "ctrl" may follow, in this order
 *   button right @310                of the mouse: right, middle
 *   file "kaarten/demo"  @310        it was dropped on the window
 *   wait @900                        nothing but time passed
 *   snap einde @900                  a picture is wanted here, of this name
 *
 * Times are ms since the start and never run back; @+16 is 16 ms after the line before, no time is the same time. Lengths
 * have at most three decimals. Empty lines and those that begin with # do not count. Pure. */
#ifndef TOUCH_SCRIPT_H
#define TOUCH_SCRIPT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "touch/touch.h"

enum {
    SCRIPT_FORM = 1,
    SCRIPT_EVENTS_MAX = 1 << 20,
    SCRIPT_TEXT_BYTES_MAX = 1024, /* of one line's text or path */
    SCRIPT_NAME_BYTES_MAX = 31,   /* of a chord or a picture */
    SCRIPT_UM_MAX = 100000000,    /* 100 m */
    SCRIPT_WINDOW_PX_MAX = 32767,
};
#define SCRIPT_MS_MAX ((int64_t)1 << 40)

enum script_kind {
    SCRIPT_DECK,
    SCRIPT_SET,
    SCRIPT_WINDOW,
    SCRIPT_DOWN,
    SCRIPT_MOVE,
    SCRIPT_UP,
    SCRIPT_CANCEL,
    SCRIPT_KEY,
    SCRIPT_TEXT,
    SCRIPT_WHEEL,
    SCRIPT_BUTTON,
    SCRIPT_FILE,
    SCRIPT_WAIT,
    SCRIPT_SNAP,
};
enum script_button { SCRIPT_RIGHT, SCRIPT_MIDDLE };

struct script_event {
    enum script_kind kind;
    int64_t at_ms;
    union {
        struct {
            int id;
            int32_t x_um, y_um; /* thousandths of a mm */
            uint32_t target;    /* DOWN; 0: the ground, or not known */
        } finger;               /* DOWN, MOVE, UP, CANCEL */
        struct {
            int w_px, h_px;
            int32_t w_um;
            bool full;
        } window;
        struct {
            char name[SCRIPT_NAME_BYTES_MAX + 1];
            struct str value;
        } set;
        struct {
            char chord[SCRIPT_NAME_BYTES_MAX + 1];
            bool again;
        } key;
        struct str text; /* TEXT, DECK, FILE */
        struct {
            int32_t notches, across; /* thousandths */
            bool placed, ctrl;
            int32_t x_um, y_um; /* placed: where the mouse was */
        } wheel;
        enum script_button button;
        char snap[SCRIPT_NAME_BYTES_MAX + 1];
    } as;
};
struct script {
    const struct script_event *at;
    int count;
};

/* False with a sentence that names the line. The list and its texts live in `arena`. */
bool script_read(struct arena *arena, struct str text, struct script *out, struct err *err);
/* What script_read reads back as the same; at NULL when the arena is full. */
struct str script_write(struct arena *arena, const struct script *script);
/* One line of it, with its newline. */
struct str script_line(struct arena *arena, const struct script_event *event);

/* For the recogniser: true for fingers, and for time that passes. */
bool script_touch(const struct script_event *event, struct touch_event *out);

#endif
