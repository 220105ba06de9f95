#include "presenter/plan.h"

/* ---- what each card may take */

/* What is not known is as long as what is, on the average. 0: nothing is known. */
static int64_t known_ms(const struct show_cards *cards, int first, const int64_t *card_ms)
{
    int64_t sum = 0, known = 0;
    for (int i = 0; i < cards->count && card_ms; i++) {
        if (i == first || card_ms[i] <= 0)
            continue;
        sum += card_ms[i];
        known++;
    }
    return known > 0 && sum >= known ? sum / known : 0;
}

/* Cards before the one the clock waits at were left before it began. */
static int64_t weight_at(const struct show_cards *cards, int first, const int64_t *card_ms, int64_t unknown,
                         int place)
{
    bool alone = first >= cards->count - 1;
    if (!alone && place <= first)
        return 0;
    if (!card_ms || card_ms[place] <= 0)
        return unknown;
    return card_ms[place];
}

struct plan plan_make(const struct show_cards *cards, int first, int64_t of_ms, const int64_t *card_ms,
                      int64_t *ends_ms)
{
    int64_t sum = 0, past = 0, unknown = known_ms(cards, first, card_ms);
    if (of_ms <= 0 && unknown == 0)
        return (struct plan){0};
    if (unknown == 0)
        unknown = 1; /* all alike */
    for (int i = 0; i < cards->count; i++)
        sum += weight_at(cards, first, card_ms, unknown, i);
    if (of_ms <= 0)
        of_ms = sum;
    for (int i = 0; i < cards->count; i++) {
        past += weight_at(cards, first, card_ms, unknown, i);
        ends_ms[i] = (int64_t)((double)of_ms * ((double)past / (double)sum) + 0.5);
    }
    return (struct plan){of_ms, ends_ms, cards->count};
}

struct plan_pace plan_pace(const struct plan *plan, int place, int64_t elapsed_ms)
{
    if (plan->of_ms <= 0 || place < 0 || place >= plan->count)
        return (struct plan_pace){.kind = PACE_NONE, .expected_ms = elapsed_ms};
    int64_t begin = place > 0 ? plan->ends_ms[place - 1] : 0, end = plan->ends_ms[place];
    struct plan_pace pace = {.kind = PACE_ON, .expected_ms = elapsed_ms};
    if (elapsed_ms < begin) {
        pace.expected_ms = begin;
        pace.by_ms = begin - elapsed_ms;
        pace.kind = pace.by_ms >= PLAN_PACE_MS ? PACE_AHEAD : PACE_ON;
    } else if (elapsed_ms > end) {
        pace.expected_ms = end;
        pace.by_ms = elapsed_ms - end;
        pace.kind = pace.by_ms >= PLAN_PACE_MS ? PACE_BEHIND : PACE_ON;
    }
    if (elapsed_ms >= plan->of_ms + PLAN_PACE_MS) {
        pace.kind = PACE_OVER;
        pace.by_ms = elapsed_ms - plan->of_ms;
    }
    return pace;
}

/* ---- the agenda */

/* The outermost part that a card of the deck belongs to; -1: none. */
static int part_of(const struct deck *deck, int card)
{
    int part = -1;
    for (int i = 0; i < deck->section_count; i++)
        if (deck->sections[i].level == 0 && deck->sections[i].card <= card &&
            (part < 0 || deck->sections[i].card >= deck->sections[part].card))
            part = i;
    return part;
}

int agenda_make(const struct show_cards *cards, const struct plan *plan,
                struct agenda_block out[AGENDA_BLOCKS_MAX])
{
    const struct deck *deck = cards->deck;
    int count = 0, last = -2;
    for (int i = 0; i < cards->count && deck->section_count > 0; i++) {
        int part = part_of(deck, cards->order[i]);
        if (part != last && count < AGENDA_BLOCKS_MAX)
            out[count++] =
                (struct agenda_block){.title = part >= 0 ? deck->sections[part].title : STR(""),
                                      .first = i,
                                      .begin_ms = plan->of_ms > 0 && i > 0 ? plan->ends_ms[i - 1] : 0};
        last = part;
        out[count - 1].count++;
        out[count - 1].end_ms = plan->of_ms > 0 ? plan->ends_ms[i] : 0;
    }
    return count;
}

int agenda_find(const struct agenda_block *blocks, int count, int place)
{
    for (int i = 0; i < count; i++)
        if (place >= blocks[i].first && place < blocks[i].first + blocks[i].count)
            return i;
    return -1;
}
