/* What is read aloud, in order, and in which language: of a card, of a screen, of a control. Pure. */
#ifndef VIEW_ALOUD_H
#define VIEW_ALOUD_H

#include "type/face.h"
#include "view/node.h"
#include "deck/own.h"

enum { ALOUD_LINES_MAX = 256 };

struct aloud_line {
    struct str text;
    struct str language; /* "nl" or "en" */
    bool written;        /* its words stand on the card; else they are only said */
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
/* The words on a screen that is no card. */
bool aloud_of_screen(struct arena *arena, const struct nodes *nodes, struct str language, struct aloud *out);
/* "Knop, Vorige": what has the focus. A key is not told while a password is written. */
bool aloud_of_control(struct arena *arena, const struct node *node, struct str language, bool secret,
                      struct aloud *out);

/* A page's letters as words, each with its place. */
bool aloud_page_words(struct arena *arena, const struct document_text *text, struct face_words *out);
/* Where bytes `from` to `to` of a line stand among the words of a face or a page: a rectangle for each part of a word that
 * is broken. Answers how many; 0: they are not found. `scratch` is left as it was. */
int aloud_find(struct arena *scratch, const struct face_words *words, const struct aloud *aloud, int line,
               size_t from, size_t to, struct rect_px *out, int cap);

#endif
