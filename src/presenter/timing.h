/* The clock of a presenter, and how long the room was at each card. It begins by itself when the room leaves the card it found
 * (pdfpc and dspdfviewer do so: a title can stay up while people come in), and stands still while there is talk outside the plan. Pure; a value, with
 * a ledger beside it. */
#ifndef PRESENTER_TIMING_H
#define PRESENTER_TIMING_H

#include "deck/model.h"

enum timing_phase { TIMING_WAITS, TIMING_RUNS, TIMING_PAUSED };
struct timing {
    enum timing_phase phase;
    struct card_id first; /* of the room when it began to wait: leaving this begins it */
    struct card_id card;  /* what the room is at */
    int64_t since_ms;     /* RUNS: when it began, or went on */
    int64_t before_ms;    /* what had passed until then */
    int64_t card_from_ms; /* what had passed when the room came at `card` */
};
_Static_assert(sizeof(struct timing) <= 1024, "a clock is a small value");

enum timing_event_kind {
    TIMING_EV_SEES,  /* as.card: the room is at that card */
    TIMING_EV_PAUSE, /* it stands still, or goes on; while it waits: it begins */
    TIMING_EV_ZERO, /* it waits again, as at the beginning. Only while it stands still: nothing is lost by one wrong key */
};
struct timing_event {
    enum timing_event_kind kind;
    int64_t at_ms;
    struct card_id card; /* SEES */
};

/* The room was so long at a card. */
struct timing_spent {
    struct card_id card;
    int64_t ms;
};
struct timing_next {
    struct timing timing;
    struct timing_spent spent; /* ms 0: nothing for the ledger */
    bool forget;               /* the ledger begins anew */
    bool refused;
};

struct timing timing_begin(struct card_id card);
/* One that runs already, so much having passed before; of that the ledger has `told_ms`, and the rest was at this card. */
struct timing timing_resume(struct card_id card, int64_t before_ms, int64_t told_ms, int64_t at_ms);
struct timing_next timing_step(const struct timing *timing, const struct timing_event *event);
/* What has passed, without what it stood still. Never less than before. */
int64_t timing_elapsed_ms(const struct timing *timing, int64_t at_ms);
/* What the room has spent at the card it is at now. */
struct timing_spent timing_spent(const struct timing *timing, int64_t at_ms);
/* When the seconds of it change next; INT64_MAX: not by themselves. */
int64_t timing_due_ms(const struct timing *timing, int64_t at_ms);

/* All visits to a card together. Cards past the most are one row, without an id. */
enum { TIMING_CARDS_MAX = 1024 };
struct timed_card {
    struct card_id card;
    int64_t ms;
    int visits;
};
struct timing_ledger {
    struct timed_card at[TIMING_CARDS_MAX + 1]; /* as they were first seen */
    int count;
};
void timing_ledger_add(struct timing_ledger *ledger, struct timing_spent spent);
int64_t timing_ledger_of(const struct timing_ledger *ledger,
                         struct card_id card);                /* ms; 0: it was not seen */
int64_t timing_ledger_ms(const struct timing_ledger *ledger); /* of all */

#endif
