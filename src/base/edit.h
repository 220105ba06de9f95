/* One line being written: text, cursor, selection, and a way back. A value that copies freely; pure. It always holds valid UTF-8, and
 * cursor and selection lie between whole characters (base/grapheme). Used by the search, the question for a password, and own questions. */
#ifndef BASE_EDIT_H
#define BASE_EDIT_H

#include "base/str.h"

enum {
    EDIT_BYTES = 512,                  /* text and its NUL; a field may allow less: `most` */
    EDIT_TRAIL_BYTES = 2 * EDIT_BYTES, /* of what was typed and erased: one change always fits */
    EDIT_CHANGES_MAX = 24,
};

/* What took the place of what: the bytes lie in the trail, first those that went. */
struct edit_change {
    uint16_t at, gone, came;
    uint16_t cursor, anchor; /* before it */
};

struct edit {
    char text[EDIT_BYTES]; /* NUL-ended */
    uint16_t len;
    uint16_t cursor, anchor; /* bytes; what lies between them is selected */
    uint16_t most;           /* bytes of text that fit; 0: EDIT_BYTES - 1 */
    bool secret;             /* nothing is selected, copied or remembered */
    uint8_t run;             /* enum of edit.c: what the last change can grow with */
    uint8_t count, done;     /* changes kept, and how many of them are in the text */
    uint16_t trail_len;
    struct edit_change changes[EDIT_CHANGES_MAX];
    char trail[EDIT_TRAIL_BYTES];
};

enum edit_act {
    EDIT_LEFT,
    EDIT_RIGHT,
    EDIT_WORD_LEFT,
    EDIT_WORD_RIGHT,
    EDIT_HOME,
    EDIT_END,
    EDIT_ALL,   /* selects it */
    EDIT_ERASE, /* what is selected, else the character before the cursor */
    EDIT_DELETE,
    EDIT_ERASE_WORD,
    EDIT_DELETE_WORD,
    EDIT_CLEAR,
    EDIT_CUT, /* what is selected goes; who holds the clipboard took edit_selected first */
    EDIT_UNDO,
    EDIT_REDO,
    EDIT_PAUSE, /* what is typed from here is undone by itself */
    EDIT_ACT_COUNT,
};

struct str edit_text(const struct edit *edit);     /* borrowed */
struct str edit_selected(const struct edit *edit); /* empty: nothing, or it is secret */
/* The text by itself, the cursor behind it, nothing to undo; cut at a whole character. `most` and `secret` stay. */
void edit_set(struct edit *edit, struct str text);
/* In the place of what is selected, as far as it fits. Line ends and tabs become a space (in a secret they are left out, as are control
 * signs and malformed bytes everywhere). False: not all of it fitted. */
bool edit_type(struct edit *edit, struct str text);
/* `extend`: the cursor takes the selection along. True: the text or the cursor changed. */
bool edit_do(struct edit *edit, enum edit_act act, bool extend);
/* The cursor to the character nearest to that byte. */
void edit_point(struct edit *edit, size_t at, bool extend);

#endif
