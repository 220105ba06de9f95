/* Preparing a selection of users: which cards, in what order, how long each may take, and which lie aside; all the cards of the deck to choose
 * from beside it. Pure; the selection itself comes in with every step, and what is to be done to it goes out as a deed. Cards are named by
 * their ids. */
#ifndef VISIT_PREPARE_H
#define VISIT_PREPARE_H

#include "deck/own_selection.h"

enum {
    PREPARE_FINE_MINUTES = 10,  /* up to so many minutes of a card go one at a time, more of them by */
    PREPARE_STEP_MINUTES = 5,   /* so many, as the minutes of all of it do */
    PREPARE_WHOLE_MINUTES = 60, /* of all of it, where nothing is known of its cards */
};

struct prepare_state {
    struct card_id selection; /* of users; empty: none is prepared */
    struct card_id marked;    /* what is done is done to this one; empty, or not in it: to none */
    struct card_id kind;      /* of all cards only these are seen; empty: all */
    bool picks;               /* all the cards of the deck are seen, to choose from */
    struct own_selected gone; /* taken out last: it can come back; without an id: nothing was */
    int gone_at;
};

enum prepare_event_kind {
    PREPARE_EV_PICK,   /* to all cards */
    PREPARE_EV_DONE,   /* and back */
    PREPARE_EV_KIND,   /* id; empty: all of them */
    PREPARE_EV_CHOOSE, /* id: mark it */
    PREPARE_EV_MARK,   /* number: so many cards further down */
    PREPARE_EV_IN,     /* id: into it, as the last; out of it when it is in */
    PREPARE_EV_OUT,    /* of the marked one, as all below that have no id */
    PREPARE_EV_HIDE,   /* aside, or no longer */
    PREPARE_EV_UP,
    PREPARE_EV_DOWN,
    PREPARE_EV_PLACE,   /* id: to place `number` */
    PREPARE_EV_SHORTER, /* id: its minutes */
    PREPARE_EV_LONGER,
    PREPARE_EV_LESS, /* the minutes of all of it */
    PREPARE_EV_MORE,
    PREPARE_EV_UNDO, /* what was taken out last comes back */
    PREPARE_EV_LOOK, /* id, or the marked one: changes nothing here */
    PREPARE_EV_COUNT
};
struct prepare_event {
    enum prepare_event_kind kind;
    struct card_id id; /* empty: the marked one */
    int number;
};

struct prepare_next {
    struct prepare_state state;
    struct own_deed deed; /* to be done to the selection */
    bool full;            /* no card goes in any more */
};

/* Begins with its first card marked; one without cards begins among all of them. */
struct prepare_state prepare_begin(const struct own_selection *selection);
struct prepare_next prepare_step(const struct deck *deck, const struct own_selection *selection,
                                 struct prepare_state state, const struct prepare_event *event);
/* Place of the marked card; -1: none is. */
int prepare_marked(const struct prepare_state *state, const struct own_selection *selection);
/* The kind of which the cards are seen, index in the deck; -1: all. */
int prepare_kind(const struct prepare_state *state, const struct deck *deck);
/* Whether what was taken out last can come back. */
bool prepare_can_undo(const struct prepare_state *state, const struct own_selection *selection);

#endif
