/* The desk: what a presenter does around a show, as a value. The show is what the console looks at; what the room sees is a value
 * of its own that follows it, until something is staged or the room's picture is frozen. Pure: time and chance come in with the
 * event.
 *
 *   live      neither staged nor frozen: the room follows what the console looks at
 *   staged    the console looks at something the room does not see, until it is taken or let go
 *   frozen    the room's picture stands still: only going on (by itself, or by taking), black and white change it
 *
 * Overview, search, help and the number that is typed are the console's alone; what is chosen in overview or search is staged. */
#ifndef PRESENTER_DESK_H
#define PRESENTER_DESK_H

#include "presenter/countdown.h"
#include "presenter/pen.h"
#include "presenter/show.h"
#include "presenter/stack.h"

/* What is brought before the room. */
enum scene_kind {
    SCENE_CARD,     /* cards[0], one of those being shown */
    SCENE_DRAWN,    /* one to four that were drawn, beside each other */
    SCENE_PAPER,    /* an empty card, to draw on */
    SCENE_QUESTION, /* one question of a card, as large as it can be: presenter/asking */
};
struct scene {
    enum scene_kind kind;
    int count;
    struct card_id cards[STACK_TABLE_MAX];
    bool back;               /* the questions are seen */
    struct zoom zoom;        /* CARD */
    int paper;               /* PAPER: its number, 1 is the first */
    int branch;              /* CARD: of an overview map, set large; 0: all of it */
    int asked;               /* QUESTION: of which of the cards */
    bool drawn;              /* QUESTION: these were drawn, and are seen again after it */
    struct card_id question; /* QUESTION: its id */
};

enum desk_blank { DESK_LIT, DESK_BLACK, DESK_WHITE };

/* What a finger does on the card. With each of them a pen that is one writes. */
enum desk_tool { DESK_HAND, DESK_POINTER, DESK_SPOTLIGHT, DESK_PEN, DESK_HIGHLIGHTER, DESK_ERASER };

/* What hands do on the room's screen, where that can be touched. While it is frozen or dark they do nothing. */
enum desk_touch {
    DESK_TOUCH_LOCKED,  /* nothing */
    DESK_TOUCH_EXPLORE, /* look at cards there, by themselves: the console does not go along */
    DESK_TOUCH_DRAW,    /* draw, with the pen of the console; only while it is live */
    DESK_TOUCH_FOLLOW,  /* the same as on the console; only while it is live */
};
enum { DESK_TOUCHES = DESK_TOUCH_FOLLOW + 1 };

/* All that the room's picture is made of. There is no way into it for notes, nor for anything else of the console's. */
struct seen {
    enum desk_blank blank;
    struct scene scene;
    enum countdown_phase countdown; /* OFF: none is shown */
    int64_t left_ms, of_ms;         /* of it */
    int64_t over_ms;                /* OVER: for so long */
    enum desk_tool points;          /* POINTER or SPOTLIGHT; HAND: nothing is pointed at */
    struct pt_px point;             /* in shares of the card */
    int ink;                        /* so many deeds of the ledger of ink count */
};

/* The ledger of ink only grows: undoing is a deed too, so that its first so many always mean the same. */
struct desk_ink {
    int count;        /* deeds in it */
    int done, undone; /* of these, what can be undone, and done again */
};

/* What can be undone, the last first; what is older than these cannot be any more. */
enum { DESK_DEEDS_MAX = 128 };
struct desk_deeds {
    uint8_t at[DESK_DEEDS_MAX]; /* bits of desk.c */
    int count, done;            /* those from `done` on were undone */
};

struct desk_state {
    struct scene own;  /* what the console looks at; a card follows the show */
    struct scene room; /* live: the same */
    bool staged, frozen;
    enum desk_blank blank;
    struct seen held; /* frozen: what the room saw when it was */
    enum desk_touch touch;
    bool
        strays; /* EXPLORE: hands there look at something of their own, until what is shown is another, or they are called back */
    struct scene stray; /* which the room sees then */
    enum desk_tool tool;
    struct pen pens[STROKE_HIGHLIGHTER + 1]; /* what pen and highlighter write with */
    bool pointed;
    struct pt_px point; /* in shares of the card */
    struct countdown countdown;
    int64_t countdown_of_ms; /* how long the next one is */
    struct stack stack;
    struct scene before; /* the last deed with the stack: what the console looked at then */
    int paper;           /* the number of the empty card that was looked at last */
    int papers;          /* so many there are */
    struct desk_ink ink;
    int ink_room; /* staged: so much of it the room saw when it was */
    struct desk_deeds deeds;
    int64_t
        clock_ms; /* of the presenter's clock (presenter/timing), to be kept with the rest; the desk does nothing with it */
};
_Static_assert(sizeof(struct desk_state) <= 4096, "a desk is a small value");

enum desk_event_kind {
    DESK_EV_SHOW, /* as.show: to the console as to any show. A command of the desk's own is done by the desk */
    DESK_EV_POINT,     /* as.point: the pointer goes there */
    DESK_EV_UNPOINT,   /* and away */
    DESK_EV_COUNTDOWN, /* as.ms: one of that length begins; 0: there is none any more */
    DESK_EV_LONGER,    /* as.ms more for it, or less */
    DESK_EV_STACK, /* as.stack: a new one of cards of this kind, shuffled with this seed; empty: of all being shown */
    DESK_EV_RETURN,  /* as.place: that card of those drawn, back under the stack */
    DESK_EV_DISCARD, /* as.place: away with it */
    DESK_EV_INK,     /* a deed was added to the ledger of ink */
    DESK_EV_PAPER,   /* as.place: the empty card of that number is looked at */
    DESK_EV_COLOUR,  /* as.place: of the pen or the highlighter in hand; with neither, the pen is taken */
    DESK_EV_BRANCH, /* as.place: that branch of an overview map is set large, 1 is the first; again: all of them */
    DESK_EV_TOUCH, /* as.show: hands on the room's screen ask for that */
    DESK_EV_ROLE,  /* as.place: enum desk_touch */
    DESK_EV_QUESTION, /* as.question: that question of a card that is looked at, alone; the one there is: away with it */
    DESK_EV_TICK, /* time passed */
};
struct desk_event {
    enum desk_event_kind kind;
    int64_t at_ms; /* of as.show: its own */
    union {
        struct show_event show;
        struct pt_px point;
        int64_t ms;
        struct {
            struct card_id kind;
            uint64_t seed;
        } stack;
        struct {
            struct card_id card, id;
        } question;
        int place;
    } as;
};

enum desk_fx_kind {
    DESK_FX_GONG,      /* the countdown is over */
    DESK_FX_EMPTY,     /* the stack is */
    DESK_FX_INK_UNDO,  /* a deed to be added to the ledger of ink: the last one is undone */
    DESK_FX_INK_REDO,  /* or done again */
    DESK_FX_INK_CLEAR, /* or all ink goes from what the console looks at: DESK_EV_INK follows */
    DESK_FX_SWAP,      /* the screens change places */
    DESK_FX_SCREENS,   /* which display shows what is asked for */
    DESK_FX_REFUSED,   /* a soft nudge; the show's own is in show.fx */
};
enum { DESK_FX_MAX = 4 };
struct desk_next {
    struct desk_state desk;
    struct show_next show;
    enum desk_fx_kind fx[DESK_FX_MAX];
    int fx_count;
};

enum { DESK_PAPERS_MAX = 999 };
enum { DESK_COUNTDOWN_MS = 3 * 60 * 1000 /* a round of three minutes is the custom: competendo.net */ };

struct desk_state desk_begin(const struct show_state *show, uint64_t seed);
/* Ink was kept from before: so many deeds, of which so many can be undone; the last empty card drawn on is number `papers`. */
void desk_ink_kept(struct desk_state *desk, int count, int done, int papers);
struct desk_next desk_step(const struct show_rules *rules, const struct show_cards *cards,
                           const struct desk_state *desk, const struct show_state *show,
                           const struct desk_event *event);
/* The room follows the console. */
bool desk_is_live(const struct desk_state *desk);
/* And hands in the room have not gone elsewhere. */
bool desk_follows(const struct desk_state *desk);
/* Hands on the room's screen may do what they are there for. */
bool desk_touch_may(const struct desk_state *desk, const struct show_state *show);
/* What the room sees at that time. */
struct seen desk_seen(const struct desk_state *desk, int64_t now_ms);
/* What a tool that draws writes with, and which of the two that is: the highlighter, or else the pen. */
struct stroke desk_stroke(const struct desk_state *desk, enum desk_tool tool);
enum stroke_tool desk_writes_with(enum desk_tool tool);
/* A finger that draws, with the tool in hand. */
bool desk_draws(const struct desk_state *desk);
bool scene_eq(const struct scene *a, const struct scene *b);
/* When a DESK_EV_TICK is due, INT64_MAX for never. */
int64_t desk_due_ms(const struct desk_state *desk);

#endif
