#include "visit/guide.h"

static bool says_something(const struct guide *guide)
{
    return guide->body.count > 0 || guide->use_count > 0;
}

int guide_of_audience(const struct deck *deck, int audience)
{
    for (int i = 0; audience >= 0 && i < deck->guide_count; i++)
        if (deck->guides[i].audience == audience && says_something(&deck->guides[i]))
            return i;
    return -1;
}

int visit_guide(const struct visit_state *state, const struct deck *deck)
{
    int guide = guide_of_audience(deck, visit_door(state, deck));
    for (int i = 0; guide < 0 && i < deck->audience_count; i++)
        guide = guide_of_audience(deck, i);
    return guide;
}

int visit_use(const struct visit_state *state, const struct deck *deck)
{
    int at = visit_guide(state, deck);
    const struct guide *guide = at >= 0 ? &deck->guides[at] : NULL;
    for (int i = 0; guide && i < guide->use_count; i++)
        if (guide->uses[i].session_count > 0 && str_eq(guide->uses[i].id, card_id_str(&state->use)))
            return i;
    return -1;
}

int use_session(const struct deck *deck, const struct guide_use *use, int nth)
{
    for (int i = 0; nth >= 0 && nth < use->session_count && i < deck->session_count; i++)
        if (str_eq(deck->sessions[i].id, use->sessions[nth]))
            return i;
    return -1;
}

int visit_session(const struct visit_state *state, const struct deck *deck)
{
    int at = visit_use(state, deck);
    const struct guide_use *use = at >= 0 ? &deck->guides[visit_guide(state, deck)].uses[at] : NULL;
    for (int i = 0; use && i < use->session_count; i++)
        if (str_eq(use->sessions[i], card_id_str(&state->session)))
            return use_session(deck, use, i);
    return use ? use_session(deck, use, 0) : -1;
}

int guide_ways(const struct guide *guide)
{
    int count = 0;
    for (int i = 0; i < guide->use_count; i++)
        count += guide->uses[i].session_count > 0;
    return count;
}
