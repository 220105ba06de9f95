/* The keyboard on the glass, as a value: layers, capitals, the letters behind a key that is held, and what goes on while it is held.
 * Pure: time comes in with the event. Where its keys stand is the view's. */
#ifndef VISIT_KEYBOARD_H
#define VISIT_KEYBOARD_H

#include "base/str.h"

enum {
    KEYBOARD_ROWS = 4,
    KEYBOARD_ROW_MAX = 11,
    KEYBOARD_CHOICES_MAX = 6,
    KEYBOARD_LOCK_MS = 400, /* shift twice within this: capitals until it is touched again */
    KEYBOARD_DELAY_MS =
        500, /* EN 301 549, 5.7 lets both be set: a held key begins to repeat after this ... */
    KEYBOARD_EVERY_MS = 100, /* ... and goes on so often */
};

enum keyboard_layer { KEYBOARD_LETTERS, KEYBOARD_SIGNS };
enum keyboard_shift { KEYBOARD_SMALL, KEYBOARD_CAPITAL /* the next letter */, KEYBOARD_CAPITALS };
enum keyboard_does { KEYBOARD_TEXT, KEYBOARD_SHIFT, KEYBOARD_ERASE, KEYBOARD_LAYER, KEYBOARD_DONE };

/* Text is UTF-8, of small letters; "" on a key that does something else. */
struct keyboard_key {
    enum keyboard_does does;
    const char *text;
    const char *more; /* what holding it offers, spaces between; NULL: nothing */
};

struct keyboard {
    bool shown;
    bool secret; /* a password is written: quotes are straight, for that is what one has */
    enum keyboard_layer layer;
    enum keyboard_shift shift;
    int64_t shift_ms;  /* when shift was last touched */
    int open;          /* the key whose letters are offered; 0: none */
    int over;          /* which of them is under the finger, 1 is the first; 0: none */
    int held;          /* the key a finger rests on; 0: none */
    bool went_on;      /* it repeated: lifting the finger is no tap any more */
    int64_t repeat_ms; /* when next; INT64_MAX: never */
};

struct keyboard_pace {
    int delay_ms; /* 0: KEYBOARD_DELAY_MS; below 0: nothing repeats */
    int every_ms; /* 0: KEYBOARD_EVERY_MS */
};

enum keyboard_event_kind {
    KEYBOARD_EV_TAP,    /* key */
    KEYBOARD_EV_HOLD,   /* key: the finger rests on it */
    KEYBOARD_EV_OVER,   /* choice: the finger that rests went there; 0: off them */
    KEYBOARD_EV_LIFT,   /* the finger that rested is gone: slow hands tap too */
    KEYBOARD_EV_CHOOSE, /* choice: one of the letters offered */
    KEYBOARD_EV_CLOSE,  /* none of them; and the finger that rested went elsewhere */
    KEYBOARD_EV_TICK,
};
struct keyboard_event {
    enum keyboard_event_kind kind;
    int key, choice; /* from 1 on */
    int64_t at_ms;
};

enum keyboard_asks { KEYBOARD_ASKS_NOTHING, KEYBOARD_ASKS_TYPE, KEYBOARD_ASKS_ERASE, KEYBOARD_ASKS_DONE };
enum { KEYBOARD_TEXT_BYTES = 16 };
struct keyboard_next {
    struct keyboard state;
    enum keyboard_asks asks;
    char text[KEYBOARD_TEXT_BYTES]; /* of TYPE */
};

struct keyboard_next keyboard_step(struct keyboard state, const struct keyboard_event *event,
                                   struct keyboard_pace pace);
int64_t keyboard_due_ms(const struct keyboard *state); /* of a TICK; INT64_MAX: never */

/* Keys of a row, by number, from the left; `narrow` for glass on which eleven beside each other are too many. */
int keyboard_row(const struct keyboard *state, int row, bool narrow, int keys[KEYBOARD_ROW_MAX]);
/* NULL: no such key. */
const struct keyboard_key *keyboard_key(int key);
/* What it writes now; empty for a key that writes nothing. NUL-ended too. */
struct str keyboard_key_text(const struct keyboard *state, int key, char out[KEYBOARD_TEXT_BYTES]);
int keyboard_choices(const struct keyboard *state); /* letters offered */
struct str keyboard_choice_text(const struct keyboard *state, int choice, char out[KEYBOARD_TEXT_BYTES]);

#endif
