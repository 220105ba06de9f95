/* The show: what the audience sees of a deck, as a value. Pure: time and everything else comes in with the
 * event. */
#ifndef PRESENTER_SHOW_H
#define PRESENTER_SHOW_H

#include "base/edit.h"
#include "deck/model.h"
#include "deck/own.h"
#include "presenter/command.h"
#include "presenter/zoom.h"

enum { SHOW_QUERY_BYTES = 128, SHOW_NUMBER_MS = 3000 /* digits without Enter are forgotten after this */ };

enum show_mode { SHOW_CARD, SHOW_BLACK, SHOW_WHITE, SHOW_OVERVIEW, SHOW_SEARCH, SHOW_HELP };

struct show_state {
    struct card_id card; /* the one on the wall */
    int index; /* where it stands in the cards being shown; follows from card while the deck holds it */
    /* Before the last jump (link, go to, search, overview): Backspace-like return for links; empty: none. */
    struct card_id came_from;
    enum show_mode mode;
    enum show_mode under;  /* help lies over this one */
    bool back;             /* the questions are shown */
    struct zoom zoom;      /* of the card; zero: all of it is seen */
    struct card_id cursor; /* overview: the marked tile */
    int choice;            /* search: the marked answer */
    int answers;           /* search: how many there are, as SHOW_EV_ANSWERS last said */
    struct edit query;     /* search */
    char sought
        [SHOW_QUERY_BYTES]; /* what the card was found by, marked on it and on those after it; empty: nothing */
    int number;             /* digits typed so far; 0: none */
    bool number_open;       /* the number field is asked for by name and stays until Enter or Esc */
    int64_t number_ms;      /* when the last digit came */
    int turn;               /* -1, 0, 1: which way the last change went, for motion */
    int64_t changed_ms;     /* when the card last changed */
};
_Static_assert(sizeof(struct show_state) <= 4096, "a show is a small value");

enum show_event_kind {
    SHOW_EV_COMMAND, /* as.command */
    SHOW_EV_DIGIT,   /* as.digit: 0..9 */
    SHOW_EV_ENTER,   /* completes a number; opens the marked tile or answer */
    SHOW_EV_GO_TO,   /* as.card: a link, a tile, an answer, a saved position */
    SHOW_EV_MARK,    /* as.mark: arrows in overview and search, and on a card drawn up */
    SHOW_EV_ZOOM,    /* as.zoom: where hands brought the page */
    SHOW_EV_TEXT,    /* as.text: typed into search, at its cursor */
    SHOW_EV_EDIT,    /* as.edit: what else is done to what is written there */
    SHOW_EV_POINT,   /* as.point: its cursor is put somewhere */
    SHOW_EV_ERASE,   /* the last digit of a number */
    SHOW_EV_ANSWERS, /* as.count: how many answers the search now has */
    SHOW_EV_DECK,    /* the deck was read again: keep the position by id, else by place */
    SHOW_EV_TICK,    /* time passed */
};
struct show_event {
    enum show_event_kind kind;
    int64_t at_ms;
    struct zoom_grip grip; /* ZOOM, MARK and the commands of zoom */
    union {
        enum command command;
        int digit;
        struct card_id card;
        struct {
            int dx, dy, columns; /* steps in a grid of so many columns */
        } mark;
        struct zoom zoom;
        char text[32]; /* UTF-8, NUL-ended */
        struct {
            enum edit_act act;
            bool extend;
        } edit;
        struct {
            int byte;
            bool extend;
        } point;
        int count;
    } as;
};

/* What the reducer asks for; done by app/effects. */
enum show_fx_kind {
    SHOW_FX_JOURNAL, /* position changed */
    SHOW_FX_SEARCH,  /* query changed */
    SHOW_FX_LEAVE,   /* to the start screen */
    SHOW_FX_QUIT,
    SHOW_FX_FULL_SCREEN,
    SHOW_FX_OPEN,
    SHOW_FX_REFUSED, /* at an end, no such number, no questions: a soft nudge */
};
enum { SHOW_FX_MAX = 4 };
struct show_next {
    struct show_state state;
    enum show_fx_kind fx[SHOW_FX_MAX];
    int fx_count;
};

struct show_rules {
    bool may_leave; /* false for `waaier show`: there is no start screen behind it */
};

/* The cards being shown, in order: the whole deck or a selection. Borrowed. */
struct show_cards {
    const struct deck *deck;
    const int *order; /* indexes in the deck */
    int count;        /* at least 1 */
    const int *
        places; /* of the deck's cards in the order, 1 is the first; 0: not in it. NULL: it is looked through */
    const int *minutes; /* of each in the order, how long it is meant to take; 0: not said. NULL: of none */
    int whole_minutes;  /* of all of it there are so many; 0: not said */
    int office; /* 1 + index of the office whose selection this is; 0: none. Its own questions are shown too */
    const struct own *own; /* what users did to the questions; NULL: nothing */
    bool may_write;        /* own questions can be written: every card has a back */
};

struct show_state show_begin(const struct show_cards *cards, int index, int64_t at_ms);
struct show_next show_step(const struct show_rules *rules, const struct show_cards *cards,
                           struct show_state state, const struct show_event *event);
/* Place of a card in the order, or -1. */
int show_place(const struct show_cards *cards, struct card_id id);
/* Whether the state waits for a time: when SHOW_EV_TICK is due, INT64_MAX for never. */
int64_t show_due_ms(const struct show_state *state);

#endif
