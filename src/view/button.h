/* Buttons, and rows of them that wrap. Private to view. */
#ifndef VIEW_BUTTON_H
#define VIEW_BUTTON_H

#include "view/frame.h"

enum button_look {
    BUTTON_CHIP,    /* outlined */
    BUTTON_PRIMARY, /* the main one */
    BUTTON_QUIET,   /* words only, in a dock */
    BUTTON_KEY,     /* icon over word, on the wall's panel */
    BUTTON_KEY_PRIMARY,
    BUTTON_WORDS, /* not a button: words in a row of keys */
    BUTTON_LABEL, /* nor this: words in a dock */
};

struct button {
    const char *part;
    int index;
    enum button_look look;
    struct str icon, text;
    struct str brief; /* words for where there is little room; empty: the text */
    struct str name;  /* read aloud; empty: the text */
    struct action action;
    bool disabled, marked;
    bool selected;   /* one of a row is */
    bool icon_after; /* the icon stands behind the words */
    bool icon_stays; /* it says something of its own: it is not left out where there is little room */
    bool tight;      /* little room to the left and right of its words: icons matter more */
    bool strong;     /* a chip's edge is that of something to do, not of one of many */
    bool large;      /* its words are those of a title: the one answer to a question */
    uint32_t tint;   /* of a chip's words, 0xRRGGBB; made to be read on its ground. 0: the palette's */
};

/* The button of a command, with its word and icon. */
struct button button_of_command(enum command command, enum button_look look);
/* To full screen, or back to a window. */
struct button button_full_screen(const struct frame *frame, enum button_look look);

float button_height(const struct frame *frame, enum button_look look);
float button_width(const struct frame *frame, const struct button *button);
void button_add(struct frame *frame, struct rect_px at, const struct button *button);

enum { BUTTON_ROW_MAX = 40 };
/* Lays buttons in rows as wide as `area` allows; answers the height of all rows. */
float button_rows_height(const struct frame *frame, const struct button *buttons, int count, float width);
float button_rows_width(const struct frame *frame, const struct button *buttons, int count); /* on one row */
/* The narrowest width, at most `width`, that takes no more rows: then they are about as long. */
float button_rows_even(const struct frame *frame, const struct button *buttons, int count, float width);
float button_rows_add(struct frame *frame, struct rect_px area, const struct button *buttons, int count,
                      enum text_align align);

#endif
