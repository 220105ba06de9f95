/* How long a show took, card by card, beside what was planned: as a table for who wants one, as text for who rehearsed, and as what is
 * kept of a rehearsal so that the next show is held against it. */
#ifndef APP_TIMINGS_H
#define APP_TIMINGS_H

#include "presenter/plan.h"
#include "presenter/timing.h"

struct timings {
    const struct show_cards *cards;
    const struct plan *plan;
    const struct timing_ledger *ledger; /* with the time at the card it ended at */
    struct str language;                /* of titles */
};

/* A line a card in the order shown, comma between, seconds; what was seen beside that order comes after. */
struct str timings_csv(struct arena *arena, const struct timings *timings);
/* The whole, then parts of the outline where there are any, then cards that were seen. */
struct str timings_text(struct arena *arena, const struct timings *timings);

enum { TIMINGS_KEPT_BYTES = 96 * 1024 };
/* A line a card: its id and milliseconds. */
struct str timings_kept(struct arena *arena, const struct timing_ledger *ledger);
/* Into card_ms, by place; 0 where nothing is known. Lines that make no sense are skipped. False: it says nothing of these cards. */
bool timings_read(struct str kept, const struct show_cards *cards, int64_t *card_ms);

/* As it is while a show goes on: a line of the card that the clock waited at, then one a card, its id, milliseconds and visits. */
struct str timings_left(struct arena *arena, struct card_id first, const struct timing_ledger *ledger);
/* Lines that make no sense are skipped. Answers which card the clock waited at; empty: that is not said. */
struct card_id timings_left_read(struct str left, struct timing_ledger *out);

#endif
