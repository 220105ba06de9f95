/* What is read aloud, in order, and in which language: of a card, of a screen, of a control. Pure. */
#ifndef VIEW_ALOUD_H
#define VIEW_ALOUD_H

#include "deck/own.h"
#include "type/face.h"
#include "view/view.h"

enum { ALOUD_LINES_MAX = 256 };

struct aloud_line {
    struct str text;
    struct str language; /* "nl" or "en" */
    bool written;        /* its words stand on the card; else they are only said */
    int row;             /* 1 + index of the line of running text that it is; 0: of none */
};
struct aloud {
    struct aloud_line *at;
    int count;
};

struct aloud_card {
    const struct deck *deck;
    int card;
    bool back;             /* its questions */
    bool whole;            /* the front, and then its questions */
    int lit;               /* map: the lit branch, 1 is the first; 0: all are read */
    int office;            /* 1 + index of the office that looks: its own questions are asked too; 0: none */
    const struct own *own; /* what users did to the questions; NULL: nothing */
    struct str language;   /* of the interface */
    struct str page;       /* the words of a page, as far as they are known */
};
/* False: the arena is full. */
bool aloud_of_card(struct arena *arena, const struct aloud_card *card, struct aloud *out);
/* Running text from line `from` on; *next is the line to go on with, 0 when that was all. Titles of cards are of the deck, words of
 * the program in `language`. */
bool aloud_of_reading(struct arena *arena, const struct deck *deck, const struct reading *reading, int from,
                      struct str language, struct aloud *out, int *next);

/* A screen that is no card. */
struct aloud_screen {
    const struct nodes *nodes;
    struct str before; /* said first: what screen it is, how to go about; lines. Empty: nothing */
    bool choices;      /* what there is to choose is said too, and not its words only */
    struct str language, cards_language; /* of the interface; of the names of cards */
    bool secret;                         /* keys are not told: a password is written */
};
bool aloud_of_screen(struct arena *arena, const struct aloud_screen *screen, struct aloud *out);
/* "Knop, Vorige": what has the focus, or lies under a finger. `out` may hold lines already: then it comes behind them. */
bool aloud_of_control(struct arena *arena, const struct aloud_screen *screen, const struct node *node,
                      struct aloud *out);
/* One line, whatever it is. */
bool aloud_of_words(struct arena *arena, struct str text, struct str language, struct aloud *out);

/* A page's letters as words, each with its place. */
bool aloud_page_words(struct arena *arena, const struct document_text *text, struct face_words *out);
/* Where bytes `from` to `to` of a line stand among the words of a face or a page: a rectangle for each part of a word that
 * is broken. Answers how many; 0: they are not found. `scratch` is left as it was. */
int aloud_find(struct arena *scratch, const struct face_words *words, const struct aloud *aloud, int line,
               size_t from, size_t to, struct rect_px *out, int cap);

#endif
