/* Selections that users made of the cards of a deck: which of them, in what order, how long each is meant to take, and which lie aside. Pure;
 * the journal keeps them, and the deck itself never changes. Cards are named by their ids: what the deck no longer has is skipped. */
#ifndef DECK_OWN_SELECTION_H
#define DECK_OWN_SELECTION_H

#include "deck/model.h"

enum {
    OWN_SELECTIONS_MAX = 64,       /* of a deck */
    OWN_SELECTION_CARDS_MAX = 400, /* of one: more than a day of talking */
    OWN_TITLE_BYTES = 96,          /* with a NUL */
    OWN_MINUTES_MAX = 240,         /* of a card */
    OWN_WHOLE_MAX = 24 * 60,       /* minutes of all of it: a day */
};

struct own_selected {
    struct card_id card;
    int minutes; /* 0: not said */
    bool hidden; /* it lies aside, and keeps its place */
};
struct own_selection {
    struct str id, title;
    int64_t made_ms; /* clock_wall_ms */
    const struct own_selected *cards;
    int card_count;
    int minutes; /* there are for all of it; 0: not said */
};
struct own_selections {
    const struct own_selection *at; /* in the order in which they were made */
    int count;
};

/* Its cards as text: a line a card, its id, its minutes, and "-" where it lies aside; before them a line without an id, with the minutes
 * of all of it, where those are said. */
enum { OWN_SELECTED_BYTES = DECK_ID_BYTES_MAX + 16 };
size_t own_selection_text(const struct own_selection *selection, char *out, size_t out_bytes);
/* Reads that into `arena`: cards, card_count and minutes of *out. A line that makes no sense, and a card that was there already, is
 * skipped. False: the arena is full. */
bool own_selection_read(struct arena *arena, struct str text, struct own_selection *out);

/* One thing done to a selection, as a value. */
enum own_deed_kind {
    OWN_DEED_NONE,
    OWN_DEED_PUT,  /* card: at place `number`; -1: the last */
    OWN_DEED_TAKE, /* card.card: out of it */
    OWN_DEED_MOVE, /* card.card: to place `number`; what lies between makes room */
    OWN_DEED_SET,  /* card: its minutes, and whether it lies aside */
    OWN_DEED_LAST, /* all of it: `number` minutes */
};
struct own_deed {
    enum own_deed_kind kind;
    struct own_selected card;
    int number;
};
/* The selection after it; its cards are in `cards`, that has room for OWN_SELECTION_CARDS_MAX. What makes no sense changes nothing. */
struct own_selection own_selection_do(const struct own_selection *selection, const struct own_deed *deed,
                                      struct own_selected *cards);
/* Place of a card in it; -1: it is not in it. */
int own_selection_place(const struct own_selection *selection, struct card_id card);

/* By its id, else by its title, whatever the capitals (of a to z); NULL or none: -1. */
int own_selection_find(const struct own_selections *own, struct str name);
/* So many of its cards can be shown: the deck has them, and they do not lie aside. *minutes (not NULL): so long they are meant to take. */
int own_selection_count(const struct own_selection *selection, const struct deck *deck, int *minutes);
/* Those of its cards that the deck has and that do not lie aside: indexes in the deck, and what is said of their minutes, in its order. `order`
 * and `minutes` have room for OWN_SELECTION_CARDS_MAX. Answers how many; *gone (not NULL): so many the deck no longer has. */
int own_selection_order(const struct own_selection *selection, const struct deck *deck, int *order,
                        int *minutes, int *gone);

#endif
