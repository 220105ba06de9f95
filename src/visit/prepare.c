#include "visit/prepare.h"

int prepare_marked(const struct prepare_state *state, const struct own_selection *selection)
{
    return own_selection_place(selection, state->marked);
}

int prepare_kind(const struct prepare_state *state, const struct deck *deck)
{
    for (int i = 0; i < deck->kind_count; i++)
        if (str_eq(deck->kinds[i].id, card_id_str(&state->kind)))
            return i;
    return -1;
}

bool prepare_can_undo(const struct prepare_state *state, const struct own_selection *selection)
{
    return state->gone.card.at[0] != '\0' && own_selection_place(selection, state->gone.card) < 0;
}

struct prepare_state prepare_begin(const struct own_selection *selection)
{
    struct prepare_state state = {.selection = card_id_from(selection->id),
                                  .picks = selection->card_count == 0};
    if (selection->card_count > 0)
        state.marked = selection->cards[0].card;
    return state;
}

/* From none the first or the last. */
static void mark(struct prepare_state *state, const struct own_selection *selection, int by)
{
    int at = prepare_marked(state, selection), last = selection->card_count - 1;
    int to = at >= 0 ? at + by : by > 0 ? 0 : last;
    if (last < 0)
        return;
    state->marked = selection->cards[to < 0 ? 0 : to > last ? last : to].card;
}

static int minutes_on(int minutes, int way)
{
    int fine = way > 0 ? PREPARE_FINE_MINUTES : PREPARE_FINE_MINUTES + 1;
    if (minutes < fine)
        return minutes + way;
    return minutes + way * PREPARE_STEP_MINUTES - minutes % PREPARE_STEP_MINUTES +
           (way < 0 && minutes % PREPARE_STEP_MINUTES ? PREPARE_STEP_MINUTES : 0);
}

/* Where nothing was said it begins as long as its cards are. */
static int whole_on(const struct deck *deck, const struct own_selection *selection, int way)
{
    int step = PREPARE_STEP_MINUTES, cards = 0;
    if (selection->minutes > 0 || way < 0)
        return (selection->minutes / step + way) * step;
    (void)own_selection_count(selection, deck, &cards);
    return cards > 0 ? (cards + step - 1) / step * step : PREPARE_WHOLE_MINUTES;
}

/* What was marked there is, or the one that takes its place. */
static void take_out(struct prepare_next *next, const struct own_selection *selection, int at)
{
    struct prepare_state *state = &next->state;
    int after = at + 1 < selection->card_count ? at + 1 : at - 1;
    if (card_id_eq(state->marked, selection->cards[at].card))
        state->marked = after >= 0 ? selection->cards[after].card : (struct card_id){{0}};
    state->gone = selection->cards[at];
    state->gone_at = at;
    next->deed = (struct own_deed){OWN_DEED_TAKE, selection->cards[at], 0};
}

static void in_or_out(struct prepare_next *next, const struct deck *deck,
                      const struct own_selection *selection, struct card_id id)
{
    int at = own_selection_place(selection, id);
    if (at >= 0) {
        take_out(next, selection, at);
        return;
    }
    next->full = selection->card_count == OWN_SELECTION_CARDS_MAX;
    if (next->full || deck_card_find(deck, id) < 0)
        return;
    next->state.marked = id;
    next->deed = (struct own_deed){OWN_DEED_PUT, {.card = id}, -1};
    if (card_id_eq(id, next->state.gone.card)) /* as it was */
        next->deed.card = next->state.gone;
}

static void move(struct prepare_next *next, const struct own_selection *selection, int at, int to)
{
    if (to < 0 || to >= selection->card_count || to == at)
        return;
    next->state.marked = selection->cards[at].card;
    next->deed = (struct own_deed){OWN_DEED_MOVE, selection->cards[at], to};
}

static void set(struct prepare_next *next, struct own_selected card)
{
    next->state.marked = card.card;
    next->deed = (struct own_deed){OWN_DEED_SET, card, 0};
    if (card.minutes < 0 || card.minutes > OWN_MINUTES_MAX)
        next->deed.kind = OWN_DEED_NONE;
}

/* What is done to a card that is in it. */
static void of_card(struct prepare_next *next, const struct own_selection *selection, int at,
                    const struct prepare_event *event)
{
    struct own_selected card = selection->cards[at];
    if (event->kind == PREPARE_EV_OUT) {
        take_out(next, selection, at);
    } else if (event->kind == PREPARE_EV_HIDE) {
        card.hidden = !card.hidden;
        set(next, card);
    } else if (event->kind == PREPARE_EV_SHORTER || event->kind == PREPARE_EV_LONGER) {
        card.minutes = minutes_on(card.minutes, event->kind == PREPARE_EV_LONGER ? 1 : -1);
        set(next, card);
    } else if (event->kind == PREPARE_EV_PLACE) {
        move(next, selection, at, event->number);
    } else {
        move(next, selection, at, at + (event->kind == PREPARE_EV_UP ? -1 : 1));
    }
}

static void undo(struct prepare_next *next, const struct own_selection *selection)
{
    struct prepare_state *state = &next->state;
    if (!prepare_can_undo(state, selection))
        return;
    state->marked = state->gone.card;
    next->deed = (struct own_deed){OWN_DEED_PUT, state->gone, state->gone_at};
    state->gone = (struct own_selected){.card = {{0}}};
}

struct prepare_next prepare_step(const struct deck *deck, const struct own_selection *selection,
                                 struct prepare_state state, const struct prepare_event *event)
{
    struct prepare_next next = {.state = state};
    int at = event->id.at[0] ? own_selection_place(selection, event->id) : prepare_marked(&state, selection);
    switch (event->kind) {
    case PREPARE_EV_PICK: next.state.picks = true; break;
    case PREPARE_EV_DONE: next.state.picks = false; break;
    case PREPARE_EV_KIND: next.state.kind = event->id; break;
    case PREPARE_EV_CHOOSE:
        if (at >= 0)
            next.state.marked = event->id;
        break;
    case PREPARE_EV_MARK: mark(&next.state, selection, event->number); break;
    case PREPARE_EV_IN: in_or_out(&next, deck, selection, event->id); break;
    case PREPARE_EV_OUT:
    case PREPARE_EV_HIDE:
    case PREPARE_EV_UP:
    case PREPARE_EV_DOWN:
    case PREPARE_EV_PLACE:
    case PREPARE_EV_SHORTER:
    case PREPARE_EV_LONGER:
        if (at >= 0)
            of_card(&next, selection, at, event);
        break;
    case PREPARE_EV_LESS:
    case PREPARE_EV_MORE:
        next.deed = (struct own_deed){.kind = OWN_DEED_LAST};
        next.deed.number = whole_on(deck, selection, event->kind == PREPARE_EV_MORE ? 1 : -1);
        break;
    case PREPARE_EV_UNDO: undo(&next, selection); break;
    case PREPARE_EV_LOOK:
    case PREPARE_EV_COUNT: break;
    }
    return next;
}
