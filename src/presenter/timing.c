#include "presenter/timing.h"

#include <assert.h>

struct timing timing_begin(struct card_id card)
{
    return (struct timing){.first = card, .card = card};
}

int64_t timing_elapsed_ms(const struct timing *timing, int64_t at_ms)
{
    bool runs = timing->phase == TIMING_RUNS && at_ms > timing->since_ms;
    return timing->before_ms + (runs ? at_ms - timing->since_ms : 0);
}

struct timing_spent timing_spent(const struct timing *timing, int64_t at_ms)
{
    return (struct timing_spent){timing->card, timing_elapsed_ms(timing, at_ms) - timing->card_from_ms};
}

int64_t timing_due_ms(const struct timing *timing, int64_t at_ms)
{
    if (timing->phase != TIMING_RUNS)
        return INT64_MAX;
    return at_ms + 1000 - timing_elapsed_ms(timing, at_ms) % 1000;
}

static void sees(struct timing_next *next, const struct timing_event *event)
{
    struct timing *timing = &next->timing;
    if (card_id_eq(timing->card, event->card))
        return;
    if (timing->phase == TIMING_WAITS) {
        timing->phase = TIMING_RUNS;
        timing->since_ms = event->at_ms;
    }
    next->spent = timing_spent(timing, event->at_ms);
    timing->card_from_ms += next->spent.ms;
    timing->card = event->card;
}

static void pause(struct timing_next *next, int64_t at_ms)
{
    struct timing *timing = &next->timing;
    switch (timing->phase) {
    case TIMING_RUNS:
        timing->before_ms = timing_elapsed_ms(timing, at_ms);
        timing->phase = TIMING_PAUSED;
        break;
    case TIMING_WAITS:
    case TIMING_PAUSED:
        timing->since_ms = at_ms;
        timing->phase = TIMING_RUNS;
        break;
    }
}

struct timing timing_resume(struct card_id card, int64_t before_ms, int64_t told_ms, int64_t at_ms)
{
    return (struct timing){.phase = TIMING_RUNS,
                           .first = card,
                           .card = card,
                           .since_ms = at_ms,
                           .before_ms = before_ms > told_ms ? before_ms : told_ms,
                           .card_from_ms = told_ms};
}

struct timing_next timing_step(const struct timing *timing, const struct timing_event *event)
{
    struct timing_next next = {.timing = *timing};
    switch (event->kind) {
    case TIMING_EV_SEES: sees(&next, event); break;
    case TIMING_EV_PAUSE: pause(&next, event->at_ms); break;
    case TIMING_EV_ZERO:
        next.refused = timing->phase != TIMING_PAUSED;
        next.forget = !next.refused;
        if (next.forget)
            next.timing = timing_begin(timing->card);
        break;
    }
    return next;
}

/* ---- the ledger */

static struct timed_card *find(struct timing_ledger *ledger, struct card_id card)
{
    for (int i = 0; i < ledger->count; i++)
        if (card_id_eq(ledger->at[i].card, card))
            return &ledger->at[i];
    return NULL;
}

void timing_ledger_add(struct timing_ledger *ledger, struct timing_spent spent)
{
    if (spent.ms <= 0)
        return;
    struct timed_card *row = find(ledger, spent.card);
    if (!row && ledger->count >= TIMING_CARDS_MAX) {
        spent.card = (struct card_id){{0}};
        row = find(ledger, spent.card);
    }
    if (!row) {
        assert(ledger->count <= TIMING_CARDS_MAX);
        row = &ledger->at[ledger->count++];
        *row = (struct timed_card){.card = spent.card};
    }
    row->ms += spent.ms;
    row->visits++;
}

int64_t timing_ledger_of(const struct timing_ledger *ledger, struct card_id card)
{
    for (int i = 0; i < ledger->count; i++)
        if (card_id_eq(ledger->at[i].card, card))
            return ledger->at[i].ms;
    return 0;
}

int64_t timing_ledger_ms(const struct timing_ledger *ledger)
{
    int64_t ms = 0;
    for (int i = 0; i < ledger->count; i++)
        ms += ledger->at[i].ms;
    return ms;
}
