/* How long a show is to take, and by when each card is to be left. What every card may take is a share of the whole: evenly, unless
 * minutes or an earlier rehearsal say otherwise; a part may take what its cards may. Pure; memory is the caller's. */
#ifndef PRESENTER_PLAN_H
#define PRESENTER_PLAN_H

#include "presenter/show.h"

enum {
    PLAN_PACE_MS = 60 * 1000, /* less beside the plan than this is on schedule: pdfpc's pacing, ±60 s */
    PLAN_MINUTES_MAX = 24 * 60,
};

/* From the clock's beginning. The card the clock waits at takes none of it. */
struct plan {
    int64_t of_ms;          /* the whole; 0: there is none */
    const int64_t *ends_ms; /* by place in the order: by then it is to be left */
    int count;
};

/* `first`: place of the card the clock waits at. `of_ms` 0: what the cards take together. `card_ms`: what each place takes, 0 where
 * that is not known, which is then as long as the others on the average; NULL: all alike. Neither: no plan. Writes `ends_ms`, cards->count of them. */
struct plan plan_make(const struct show_cards *cards, int first, int64_t of_ms, const int64_t *card_ms,
                      int64_t *ends_ms);

enum plan_pace_kind { PACE_NONE, PACE_ON, PACE_AHEAD, PACE_BEHIND, PACE_OVER };
struct plan_pace {
    enum plan_pace_kind kind;
    int64_t
        expected_ms; /* where the clock would be at this card if all went as planned, as near as can be to where it is */
    int64_t by_ms; /* AHEAD, BEHIND, OVER: so much; positive */
};
/* Of the card at a place, at a time of the clock. OVER: the whole has passed. */
struct plan_pace plan_pace(const struct plan *plan, int place, int64_t elapsed_ms);

/* The parts of the deck's outline in the order shown: neighbours of the same outermost part are one block. */
enum { AGENDA_BLOCKS_MAX = 64 };
struct agenda_block {
    struct str title;         /* borrowed from the deck; empty: what comes before the first part */
    int first, count;         /* places */
    int64_t begin_ms, end_ms; /* planned, of the clock; 0 where there is no plan */
};
/* Answers how many; none where the deck has no outline. What is past the most belongs to the last. */
int agenda_make(const struct show_cards *cards, const struct plan *plan,
                struct agenda_block out[AGENDA_BLOCKS_MAX]);
int agenda_find(const struct agenda_block *blocks, int count, int place); /* -1: none */

#endif
