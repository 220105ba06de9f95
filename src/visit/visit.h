/* A visit: what someone does around a deck with the cards in their own hands, as a value. Pure: time and chance come in with
 * the event. The deck is named by ids only, so that a visit survives a deck that is read again. */
#ifndef VISIT_VISIT_H
#define VISIT_VISIT_H

#include "deck/own_selection.h"
#include "visit/fan.h"
#include "visit/prepare.h"

enum visit_screen {
    VISIT_HOME,       /* of the deck: doors, offices, what there is to begin with */
    VISIT_OFFICES,    /* all of them */
    VISIT_WALL,       /* the cards of the selection as tiles */
    VISIT_CARD,       /* one of them; what it does is the show's */
    VISIT_TEXT,       /* its words as running text */
    VISIT_SLIDES,     /* the same cards over the whole screen, as a show */
    VISIT_EMPTY,      /* every card was drawn */
    VISIT_BOOK,       /* its pages by their titles */
    VISIT_PAGE,       /* one of them, as running text */
    VISIT_FAN,        /* the cards that were kept, held in the hand */
    VISIT_COMPARE,    /* two to four cards beside each other */
    VISIT_GUIDE,      /* what the cards can be used for, by who one is */
    VISIT_USE,        /* one of those uses: a session that it leads to */
    VISIT_ABOUT,      /* who made the cards, and what one may do with them */
    VISIT_DECKS,      /* the other decks there are */
    VISIT_SELECTIONS, /* those that users made of the cards */
    VISIT_PREPARE,    /* one of those, as it will be presented */
    VISIT_SCREEN_COUNT
};

struct visit_state {
    enum visit_screen screen;
    /* The way back: each screen at most once, the beginning is HOME. */
    enum visit_screen trail[VISIT_SCREEN_COUNT];
    int trail_count;
    struct card_id audience;  /* the door taken; empty: the first */
    struct card_id office;    /* whose cards are shown; empty: nobody's, so all */
    struct card_id selection; /* one asked for by name, of the deck or of users; empty: that of the office */
    struct card_id kind;      /* on the wall only these; empty: all */
    struct card_id card;      /* the one on CARD, TEXT and SLIDES */
    struct card_id page;      /* of the book, the one last read; empty: none was */
    struct card_id use;       /* of the guide, the one last looked at; empty: none was */
    struct card_id session;   /* of that use; empty: its first */
    struct card_id lit;       /* the map of which a branch is lit; empty: none */
    int branch;               /* which, 1 is the first */
    uint64_t seed;            /* of the order in which cards are drawn */
    int drawn;                /* so many were, without putting one back */
    bool surprised;           /* the card was drawn */
    bool removes;             /* whether the selection shown may go was asked */
    struct fan fan;           /* the cards that were kept */
    struct card_id compared[FAN_COMPARED_MAX];
    int compared_count;
    unsigned turned; /* of those, bit by bit: its questions are seen */
    struct prepare_state prepare;
    int64_t changed_ms; /* when the screen last did */
};
_Static_assert(sizeof(struct visit_state) <= 4096, "a visit is a small value");

enum visit_event_kind {
    VISIT_EV_HOME, /* and from there to what lies around the deck */
    VISIT_EV_BACK, /* the screen before; never leaves the deck */
    VISIT_EV_GO, /* as.screen: OFFICES, WALL, SLIDES, BOOK, the PAGE read last, the FAN, GUIDE, the USE last seen, ABOUT, DECKS, SELECTIONS,
                    and between CARD and TEXT */
    VISIT_EV_DOOR,      /* as.id: an audience */
    VISIT_EV_OFFICE,    /* as.id: its cards; empty: all */
    VISIT_EV_SELECTION, /* as.id: of the deck, or of users */
    VISIT_EV_KIND,      /* as.id: only its cards are on the wall; empty: all */
    VISIT_EV_CARD,      /* as.id: look at it */
    VISIT_EV_MOVED,     /* as.id: the show went to another */
    VISIT_EV_SURPRISE,  /* draw one; on EMPTY: shuffle, and draw */
    VISIT_EV_BRANCH,    /* as.branch: light it; number 0: all of them again */
    VISIT_EV_PAGE,      /* as.id: of the book, see visit_page_id */
    VISIT_EV_LEAF,      /* as.leaf: so many pages on, or back */
    VISIT_EV_KEEP,      /* as.id: into the fan; it is held there */
    VISIT_EV_DROP,      /* as.id: out of the fan */
    VISIT_EV_HOLD,      /* as.id: of the fan, hold this one up */
    VISIT_EV_RIFFLE,    /* as.leaf: hold one up that is so many places on, or back */
    VISIT_EV_SHIFT,     /* as.leaf: the one held goes so many places on, or back */
    VISIT_EV_MARK,      /* as.id: of the fan, to be compared; or no longer */
    VISIT_EV_CLEAR,     /* all of the fan; asks first */
    VISIT_EV_COMPARE,   /* as.id: it and the one kept last; empty: those marked in the fan, or its first */
    VISIT_EV_TURN,      /* as.leaf: of those compared, the nth turns over; -1: all to one side */
    VISIT_EV_USE,       /* as.id: a use of the guide of the door taken */
    VISIT_EV_SESSION,   /* as.id: another session of that use */
    VISIT_EV_FILL,      /* the cards of the selection of users that is shown, into the fan */
    VISIT_EV_REMOVE,    /* that selection goes; asks first */
    VISIT_EV_PREPARE,   /* as.id: a selection of users, as it will be presented */
    VISIT_EV_PREPARES,  /* as.prepare: of that one */
    VISIT_EV_DECK,      /* the deck was read again, or what users made of it changed */
};
struct visit_event {
    enum visit_event_kind kind;
    int64_t at_ms;
    union {
        enum visit_screen screen;
        struct card_id id;
        int leaf;
        struct {
            struct card_id card;
            int number;
        } branch;
        struct prepare_event prepare;
    } as;
};

enum visit_fx_kind {
    VISIT_FX_CARDS,  /* other cards are to be shown: those of state.selection, state.office, or all */
    VISIT_FX_CARD,   /* the show goes to state.card */
    VISIT_FX_LEAVE,  /* to the start screen */
    VISIT_FX_FULL,   /* the fan holds no more */
    VISIT_FX_ENOUGH, /* no more can be marked */
    VISIT_FX_REMOVE, /* state.selection, of users, is to go; VISIT_EV_DECK follows */
    VISIT_FX_DEED,   /* `deed` is to be done to the selection that is prepared; VISIT_EV_DECK follows */
    VISIT_FX_CROWDED /* no card goes into it any more */
};
enum { VISIT_FX_MAX = 2 };
struct visit_next {
    struct visit_state state;
    enum visit_fx_kind fx[VISIT_FX_MAX];
    int fx_count;
    struct own_deed deed;
};

struct visit_rules {
    bool may_leave;  /* there is a start screen behind the deck */
    bool may_change; /* there are other decks to choose from, and nothing else behind this one */
};
/* The deck, and of its cards those being shown, in order. Borrowed. */
struct visit_cards {
    const struct deck *deck;
    const int *order;
    int count;
    const struct own_selections *own; /* of that deck; NULL: there are none */
};

/* Whether there is something to visit: kinds or offices. A document and a folder of pictures are only shown. */
bool visit_has_home(const struct deck *deck);
struct visit_state visit_begin(uint64_t seed, int64_t at_ms);
struct visit_next visit_step(const struct visit_rules *rules, const struct visit_cards *cards,
                             struct visit_state state, const struct visit_event *event);
/* Whether a screen lies on the way back. */
bool visit_came_by(const struct visit_state *state, enum visit_screen screen);
/* The branch lit on this card; 0: none. */
int visit_lit(const struct visit_state *state, struct card_id card);
/* Index in the deck of the office whose cards are shown, and of the door taken; -1: none. */
int visit_office(const struct visit_state *state, const struct deck *deck);
int visit_door(const struct visit_state *state, const struct deck *deck);
int visit_kind(const struct visit_state *state, const struct deck *deck);
/* The page of the book read last, index in the deck; -1: none. A page is known by the name of its file: of two that begin with
 * the same 63 bytes the first is found. */
int visit_page(const struct visit_state *state, const struct deck *deck);
struct card_id visit_page_id(const struct book_page *page);
/* The selection to show, index in the deck: the one asked for, or what is published for the office. -1: all cards. */
int visit_selection(const struct visit_state *state, const struct deck *deck);
/* The selection of users that is shown, index in `own`; -1: it is none of theirs. */
int visit_own(const struct visit_state *state, const struct deck *deck, const struct own_selections *own);
/* The one that is prepared, likewise. */
int visit_prepared(const struct visit_state *state, const struct own_selections *own);
/* Whether a card is in the fan. */
bool visit_keeps(const struct visit_state *state, struct card_id card);
/* How many of the cards shown can be drawn. */
int visit_pile(const struct visit_cards *cards);

#endif
