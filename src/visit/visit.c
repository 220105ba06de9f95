/* One small function an event. Every step first lets go of what the deck no longer has, so nothing that was kept or
 * replayed can point outside it. */
#include "visit/visit.h"

#include <assert.h>
#include <string.h>

#include "base/pile.h"
#include "base/rng.h"
#include "visit/guide.h"

struct step {
    struct visit_next next;
    const struct visit_rules *rules;
    const struct visit_cards *cards;
    int64_t at_ms;
};

static const struct card_id nobody;

static void fx_add(struct step *step, enum visit_fx_kind kind)
{
    assert(step->next.fx_count < VISIT_FX_MAX); /* a reducer bug, never bad input */
    step->next.fx[step->next.fx_count++] = kind;
}

static bool is_empty(struct card_id id)
{
    return id.at[0] == '\0';
}

bool visit_has_home(const struct deck *deck)
{
    bool cards = deck->origin == DECK_FOLDER || deck->origin == DECK_ZIP;
    return cards && (deck->kind_count > 0 || deck->office_count > 0);
}

struct visit_state visit_begin(uint64_t seed, int64_t at_ms)
{
    return (struct visit_state){.seed = seed, .changed_ms = at_ms};
}

/* ---- what the deck has */

int visit_office(const struct visit_state *state, const struct deck *deck)
{
    for (int i = 0; i < deck->office_count; i++)
        if (str_eq(deck->offices[i].id, card_id_str(&state->office)))
            return i;
    return -1;
}

int visit_door(const struct visit_state *state, const struct deck *deck)
{
    for (int i = 0; i < deck->audience_count; i++)
        if (str_eq(deck->audiences[i].id, card_id_str(&state->audience)))
            return i;
    return deck->audience_count > 0 ? 0 : -1;
}

bool visit_came_by(const struct visit_state *state, enum visit_screen screen)
{
    for (int i = 0; i < state->trail_count; i++)
        if (state->trail[i] == screen)
            return true;
    return false;
}

int visit_kind(const struct visit_state *state, const struct deck *deck)
{
    for (int i = 0; i < deck->kind_count; i++)
        if (str_eq(deck->kinds[i].id, card_id_str(&state->kind)))
            return i;
    return -1;
}

struct card_id visit_page_id(const struct book_page *page)
{
    struct str name;
    (void)str_cut_last(page->file, '/', &name);
    return card_id_from(name);
}

int visit_page(const struct visit_state *state, const struct deck *deck)
{
    for (int i = 0; i < deck->book_count; i++)
        if (card_id_eq(visit_page_id(&deck->book[i]), state->page))
            return i;
    return -1;
}

static int selection_named(const struct deck *deck, struct card_id id)
{
    for (int i = 0; i < deck->selection_count; i++)
        if (str_eq(deck->selections[i].id, card_id_str(&id)) && deck->selections[i].card_count > 0)
            return i;
    return -1;
}

int visit_selection(const struct visit_state *state, const struct deck *deck)
{
    int named = selection_named(deck, state->selection), office = visit_office(state, deck);
    for (int i = 0; named < 0 && office >= 0 && i < deck->selection_count; i++) {
        const struct selection *is = &deck->selections[i];
        if (is->office == office && is->kind == SELECTION_PUBLISHED && is->card_count > 0)
            return i;
    }
    return named;
}

int visit_own(const struct visit_state *state, const struct deck *deck, const struct own_selections *own)
{
    if (is_empty(state->selection) || selection_named(deck, state->selection) >= 0)
        return -1;
    for (int i = 0; own && i < own->count; i++)
        if (str_eq(own->at[i].id, card_id_str(&state->selection)))
            return own_selection_count(&own->at[i], deck, NULL) > 0 ? i : -1;
    return -1;
}

int visit_prepared(const struct visit_state *state, const struct own_selections *own)
{
    for (int i = 0; own && !is_empty(state->prepare.selection) && i < own->count; i++)
        if (str_eq(own->at[i].id, card_id_str(&state->prepare.selection)))
            return i;
    return -1;
}

int visit_lit(const struct visit_state *state, struct card_id card)
{
    return !is_empty(card) && card_id_eq(state->lit, card) ? state->branch : 0;
}

/* ---- the screens */

/* A screen that lies on the way back is gone back to: no way ever grows longer than there are screens. */
static void go(struct step *step, enum visit_screen screen)
{
    struct visit_state *state = &step->next.state;
    int at = 0;
    if (screen == state->screen)
        return;
    while (at < state->trail_count && state->trail[at] != screen)
        at++;
    if (at == state->trail_count && screen != VISIT_HOME) {
        assert(at < VISIT_SCREEN_COUNT); /* each is in it once, and never the one we are at */
        state->trail[at++] = state->screen;
    }
    state->trail_count = screen == VISIT_HOME ? 0 : at;
    state->screen = screen;
    state->changed_ms = step->at_ms;
}

static void back(struct step *step)
{
    struct visit_state *state = &step->next.state;
    if (state->screen == VISIT_PREPARE && state->prepare.picks)
        state->prepare.picks = false;
    else
        go(step, state->trail_count > 0 ? state->trail[state->trail_count - 1] : VISIT_HOME);
}

static void home(struct step *step)
{
    if (step->next.state.screen == VISIT_HOME && step->rules->may_leave)
        fx_add(step, VISIT_FX_LEAVE);
    go(step, VISIT_HOME);
}

/* ---- which cards */

/* A pile of other cards is another pile. */
static void shuffle(struct visit_state *state)
{
    struct rng rng = {state->seed};
    state->seed = rng_next(&rng);
    state->drawn = 0;
}

static void show_cards_of(struct step *step, struct card_id office, struct card_id selection)
{
    struct visit_state *state = &step->next.state;
    if (card_id_eq(state->office, office) && card_id_eq(state->selection, selection))
        return;
    state->office = office;
    state->selection = selection;
    state->kind = nobody;
    state->surprised = false;
    shuffle(state);
    fx_add(step, VISIT_FX_CARDS);
}

static void to_office(struct step *step, struct card_id id)
{
    struct visit_state asked = {.office = id};
    if (!is_empty(id) && visit_office(&asked, step->cards->deck) < 0)
        return;
    show_cards_of(step, id, nobody);
    step->next.state.kind = nobody;
    go(step, VISIT_WALL);
}

static void to_selection(struct step *step, struct card_id id)
{
    const struct deck *deck = step->cards->deck;
    const struct visit_state asked = {.selection = id};
    int at = selection_named(deck, id);
    if (at < 0 && visit_own(&asked, deck, step->cards->own) < 0)
        return;
    int office = at >= 0 ? deck->selections[at].office : -1;
    show_cards_of(step, office >= 0 ? card_id_from(deck->offices[office].id) : nobody, id);
    go(step, VISIT_WALL);
}

static void to_kind(struct step *step, struct card_id id)
{
    struct visit_state asked = {.kind = id};
    if (is_empty(id) || visit_kind(&asked, step->cards->deck) >= 0)
        step->next.state.kind = id;
}

/* Behind another door lies another guide. */
static void to_door(struct step *step, struct card_id id)
{
    struct visit_state *state = &step->next.state;
    const struct deck *deck = step->cards->deck;
    int was = visit_guide(state, deck);
    for (int i = 0; i < deck->audience_count; i++)
        if (str_eq(deck->audiences[i].id, card_id_str(&id)))
            state->audience = id;
    if (visit_guide(state, deck) != was)
        state->use = state->session = nobody;
}

/* ---- a card */

static bool is_among(const struct visit_cards *cards, int card)
{
    for (int i = 0; i < cards->count; i++)
        if (cards->order[i] == card)
            return true;
    return false;
}

/* Where a card is taken from: from there the way goes on, also when another card was looked at before. */
static bool is_source(enum visit_screen screen)
{
    return screen == VISIT_FAN || screen == VISIT_COMPARE || screen == VISIT_PAGE || screen == VISIT_USE ||
           screen == VISIT_PREPARE;
}

static void leave_trail(struct visit_state *state, enum visit_screen screen)
{
    int kept = 0;
    for (int i = 0; i < state->trail_count; i++)
        if (state->trail[i] != screen)
            state->trail[kept++] = state->trail[i];
    state->trail_count = kept;
}

/* One that is not among those shown brings all of them. */
static void to_card(struct step *step, struct card_id id)
{
    int card = deck_card_find(step->cards->deck, id);
    if (card < 0)
        return;
    if (!is_among(step->cards, card))
        show_cards_of(step, nobody, nobody);
    step->next.state.card = id;
    step->next.state.surprised = false;
    if (is_source(step->next.state.screen))
        leave_trail(&step->next.state, VISIT_CARD);
    go(step, VISIT_CARD);
    fx_add(step, VISIT_FX_CARD);
}

static void moved(struct visit_state *state, struct card_id id)
{
    if (card_id_eq(state->card, id))
        return;
    state->card = id;
    state->surprised = false;
    state->lit = nobody;
    state->branch = 0;
}

static void light(struct step *step, struct card_id id, int number)
{
    struct visit_state *state = &step->next.state;
    int card = deck_card_find(step->cards->deck, id);
    int count = card < 0 ? 0 : card_branches(&step->cards->deck->cards[card]);
    if (number < 0 || number > count)
        return;
    state->lit = number > 0 ? id : nobody;
    state->branch = number;
}

/* From home all cards, as everything there is about all of them. */
static void to_slides(struct step *step)
{
    bool all = step->next.state.screen == VISIT_HOME;
    int first = all ? 0 : step->cards->order[0];
    if (step->next.state.screen == VISIT_SLIDES)
        return;
    if (all)
        show_cards_of(step, nobody, nobody);
    moved(&step->next.state, step->cards->deck->cards[first].id);
    go(step, VISIT_SLIDES);
    fx_add(step, VISIT_FX_CARD);
}

/* ---- the guide: about all of the cards, as the book is */

static void to_guide(struct step *step)
{
    if (visit_guide(&step->next.state, step->cards->deck) < 0)
        return;
    show_cards_of(step, nobody, nobody);
    go(step, VISIT_GUIDE);
}

static void to_use(struct step *step, struct card_id id)
{
    struct visit_state *state = &step->next.state, asked = *state;
    asked.use = id;
    if (visit_use(&asked, step->cards->deck) < 0)
        return;
    if (!card_id_eq(state->use, id))
        state->session = nobody;
    show_cards_of(step, nobody, nobody);
    state->use = id;
    go(step, VISIT_USE);
}

static void to_session(struct step *step, struct card_id id)
{
    struct visit_state asked = step->next.state;
    asked.session = id;
    int at = visit_session(&asked, step->cards->deck);
    if (at >= 0 && str_eq(step->cards->deck->sessions[at].id, card_id_str(&id)))
        step->next.state.session = id;
}

/* ---- to a screen by its name */

static void go_asked(struct step *step, enum visit_screen screen)
{
    enum visit_screen from = step->next.state.screen;
    switch (screen) {
    case VISIT_OFFICES:
        if (step->cards->deck->office_count > 0)
            go(step, screen);
        break;
    case VISIT_BOOK:
        if (step->cards->deck->book_count > 0)
            go(step, screen);
        break;
    case VISIT_PAGE:
        if (!is_empty(step->next.state.page))
            go(step, screen);
        break;
    case VISIT_DECKS:
        if (step->rules->may_change)
            go(step, screen);
        break;
    case VISIT_SELECTIONS:
        if (step->cards->own && step->cards->own->count > 0)
            go(step, screen);
        break;
    case VISIT_GUIDE: to_guide(step); break;
    case VISIT_USE:
        if (!is_empty(step->next.state.use))
            go(step, screen);
        break;
    case VISIT_WALL:
    case VISIT_FAN:
    case VISIT_ABOUT: go(step, screen); break;
    case VISIT_SLIDES: to_slides(step); break;
    case VISIT_CARD:
    case VISIT_TEXT:
        if (from == VISIT_CARD || from == VISIT_TEXT) /* of the card that is looked at */
            go(step, screen);
        break;
    case VISIT_HOME:
    case VISIT_COMPARE: /* of which cards? */
    case VISIT_PREPARE: /* which one? */
    case VISIT_EMPTY:   /* nobody asks for an empty pile */
    case VISIT_SCREEN_COUNT: break;
    }
}

/* ---- the book */

/* It is about all of the cards, so all of them lie behind what is opened from it. */
static void to_page(struct step *step, struct card_id id)
{
    struct visit_state asked = {.page = id};
    if (visit_page(&asked, step->cards->deck) < 0)
        return;
    show_cards_of(step, nobody, nobody);
    step->next.state.page = id;
    go(step, VISIT_PAGE);
}

static void leaf(struct step *step, int pages)
{
    const struct deck *deck = step->cards->deck;
    int at = visit_page(&step->next.state, deck);
    if (step->next.state.screen != VISIT_PAGE || at < 0)
        return;
    if (pages < -at || pages >= deck->book_count - at)
        return;
    step->next.state.page = visit_page_id(&deck->book[at + pages]);
}

/* ---- by chance */

/* A card with something of its own to say: of a kind, where the deck has kinds, and no section between the others. */
static bool can_be_drawn(const struct deck *deck, int card)
{
    const struct card *is = &deck->cards[card];
    return is->layout != CARD_SECTION && is->broken.len == 0 && (deck->kind_count == 0 || is->kind >= 0);
}

int visit_pile(const struct visit_cards *cards)
{
    int count = 0;
    for (int i = 0; i < cards->count; i++)
        count += can_be_drawn(cards->deck, cards->order[i]);
    return count;
}

static int drawn_card(const struct visit_cards *cards, int nth)
{
    for (int i = 0; i < cards->count; i++)
        if (can_be_drawn(cards->deck, cards->order[i]) && nth-- == 0)
            return cards->order[i];
    return cards->order[0];
}

static void surprise(struct step *step)
{
    struct visit_state *state = &step->next.state;
    int pile = visit_pile(step->cards);
    if (pile == 0)
        return;
    if (state->screen == VISIT_EMPTY || state->drawn < 0)
        shuffle(state);
    if (state->drawn >= pile) {
        go(step, VISIT_EMPTY);
        return;
    }
    int card = drawn_card(step->cards, pile_at(state->seed, state->drawn, pile));
    state->drawn++;
    moved(state, step->cards->deck->cards[card].id);
    state->surprised = true;
    go(step, VISIT_CARD);
    fx_add(step, VISIT_FX_CARD);
}

/* ---- the fan */

bool visit_keeps(const struct visit_state *state, struct card_id card)
{
    return fan_find(&state->fan, card) >= 0;
}

static void keep(struct step *step, struct card_id id)
{
    if (deck_card_find(step->cards->deck, id) >= 0 && !fan_keep(&step->next.state.fan, id))
        fx_add(step, VISIT_FX_FULL);
}

static void mark(struct step *step, struct card_id id)
{
    if (!fan_mark(&step->next.state.fan, id))
        fx_add(step, VISIT_FX_ENOUGH);
}

/* What was asked once is done when it is asked again, and nothing came between. */
static void clear(struct step *step, bool asked)
{
    struct fan *fan = &step->next.state.fan;
    if (asked)
        fan_clear(fan);
    else
        fan->asks = fan->count > 0;
}

/* ---- a selection of users */

static bool shows_own(const struct step *step)
{
    return visit_own(&step->next.state, step->cards->deck, step->cards->own) >= 0;
}

/* As many as there is room for. */
static void fill(struct step *step)
{
    bool room = shows_own(step);
    for (int i = 0; i < step->cards->count && room; i++) {
        room = fan_keep(&step->next.state.fan, step->cards->deck->cards[step->cards->order[i]].id);
        if (!room)
            fx_add(step, VISIT_FX_FULL);
    }
    if (shows_own(step))
        go(step, VISIT_FAN);
}

static void remove_own(struct step *step, bool asked)
{
    struct visit_state *state = &step->next.state;
    if (!shows_own(step) || state->screen != VISIT_WALL)
        return;
    state->removes = !asked;
    if (!asked)
        return;
    fx_add(step, VISIT_FX_REMOVE);
    back(step);
}

/* ---- one of those, prepared */

static void to_prepare(struct step *step, struct card_id id)
{
    const struct visit_state asked = {.prepare = {.selection = id}};
    int at = visit_prepared(&asked, step->cards->own);
    if (at < 0)
        return;
    step->next.state.prepare = prepare_begin(&step->cards->own->at[at]);
    go(step, VISIT_PREPARE);
}

static void prepare(struct step *step, const struct prepare_event *event)
{
    struct visit_state *state = &step->next.state;
    int at = visit_prepared(state, step->cards->own);
    if (at < 0 || state->screen != VISIT_PREPARE)
        return;
    struct prepare_next next =
        prepare_step(step->cards->deck, &step->cards->own->at[at], state->prepare, event);
    state->prepare = next.state;
    step->next.deed = next.deed;
    if (next.deed.kind != OWN_DEED_NONE)
        fx_add(step, VISIT_FX_DEED);
    if (next.full)
        fx_add(step, VISIT_FX_CROWDED);
}

/* ---- cards beside each other */

/* A card beside the one kept last; of two that are the same none is compared. */
static int compared_with(const struct fan *fan, struct card_id id, struct card_id out[FAN_COMPARED_MAX])
{
    int last = fan->count - 1;
    if (last >= 0 && card_id_eq(fan->at[last].id, id))
        last--;
    out[0] = id;
    if (last >= 0)
        out[1] = fan->at[last].id;
    return last >= 0 ? 2 : 1;
}

static void compare(struct step *step, struct card_id id)
{
    struct visit_state *state = &step->next.state;
    struct card_id cards[FAN_COMPARED_MAX] = {{{0}}};
    if (!is_empty(id) && deck_card_find(step->cards->deck, id) < 0)
        return;
    int count = is_empty(id) ? fan_compared(&state->fan, cards) : compared_with(&state->fan, id, cards);
    if (count < FAN_COMPARED_LEAST)
        return;
    memcpy(state->compared, cards, sizeof cards);
    state->compared_count = count;
    state->turned = 0;
    go(step, VISIT_COMPARE);
}

/* With one of them turned over all turn to their questions; when all are, back. */
static void turn(struct visit_state *state, int nth)
{
    unsigned all = (1u << state->compared_count) - 1;
    if (nth >= 0 && nth < state->compared_count)
        state->turned ^= 1u << nth;
    else if (nth < 0)
        state->turned = state->turned == all ? 0 : all;
}

static void settle_compared(struct visit_state *state, const struct deck *deck)
{
    int kept = 0;
    for (int i = 0; i < state->compared_count; i++)
        if (deck_card_find(deck, state->compared[i]) >= 0)
            state->compared[kept++] = state->compared[i];
    if (kept < state->compared_count)
        state->turned = 0;
    state->compared_count = kept;
}

/* ---- the deck, and the step itself */

static void settle(struct step *step)
{
    struct visit_state *state = &step->next.state;
    const struct deck *deck = step->cards->deck;
    if (visit_office(state, deck) < 0)
        state->office = nobody;
    if (visit_kind(state, deck) < 0)
        state->kind = nobody;
    if (visit_page(state, deck) < 0)
        state->page = nobody;
    if (visit_use(state, deck) < 0)
        state->use = state->session = nobody;
    if (state->screen == VISIT_OFFICES && deck->office_count == 0)
        go(step, VISIT_HOME);
}

static bool is_lost(const struct visit_state *state, const struct visit_cards *cards)
{
    const struct deck *deck = cards->deck;
    return (state->screen == VISIT_SELECTIONS && (!cards->own || cards->own->count == 0)) ||
           (state->screen == VISIT_PREPARE && visit_prepared(state, cards->own) < 0) ||
           (state->screen == VISIT_PAGE && is_empty(state->page)) ||
           (state->screen == VISIT_BOOK && deck->book_count == 0) ||
           (state->screen == VISIT_COMPARE && state->compared_count < FAN_COMPARED_LEAST) ||
           (state->screen == VISIT_USE && is_empty(state->use)) ||
           (state->screen == VISIT_GUIDE && visit_guide(state, deck) < 0);
}

/* A screen with nothing left to show is not stayed at, nor gone back to. */
static void leave_lost(struct step *step)
{
    if (visit_prepared(&step->next.state, step->cards->own) < 0)
        step->next.state.prepare = (struct prepare_state){.picks = false};
    while (is_lost(&step->next.state, step->cards))
        back(step);
}

static void deck_changed(struct step *step)
{
    struct visit_state *state = &step->next.state;
    if (selection_named(step->cards->deck, state->selection) < 0 && !shows_own(step))
        state->selection = nobody;
    light(step, state->lit, 0);
    fan_settle(&state->fan, step->cards->deck);
    settle_compared(state, step->cards->deck);
    shuffle(state);
}

struct visit_next visit_step(const struct visit_rules *rules, const struct visit_cards *cards,
                             struct visit_state state, const struct visit_event *event)
{
    assert(cards->count > 0); /* deck_load refuses empty decks: past here it is our bug */
    struct step step = {.next = {.state = state}, .rules = rules, .cards = cards, .at_ms = event->at_ms};
    settle(&step);
    struct fan *fan = &step.next.state.fan;
    bool asked = fan->asks, removes = state.removes;
    fan->asks = step.next.state.removes = false;
    switch (event->kind) {
    case VISIT_EV_HOME: home(&step); break;
    case VISIT_EV_BACK:
        if (!asked && !removes)
            back(&step);
        break;
    case VISIT_EV_GO: go_asked(&step, event->as.screen); break;
    case VISIT_EV_DOOR: to_door(&step, event->as.id); break;
    case VISIT_EV_OFFICE: to_office(&step, event->as.id); break;
    case VISIT_EV_SELECTION: to_selection(&step, event->as.id); break;
    case VISIT_EV_KIND: to_kind(&step, event->as.id); break;
    case VISIT_EV_CARD: to_card(&step, event->as.id); break;
    case VISIT_EV_MOVED: moved(&step.next.state, event->as.id); break;
    case VISIT_EV_SURPRISE: surprise(&step); break;
    case VISIT_EV_BRANCH: light(&step, event->as.branch.card, event->as.branch.number); break;
    case VISIT_EV_PAGE: to_page(&step, event->as.id); break;
    case VISIT_EV_LEAF: leaf(&step, event->as.leaf); break;
    case VISIT_EV_KEEP: keep(&step, event->as.id); break;
    case VISIT_EV_DROP: fan_drop(fan, event->as.id); break;
    case VISIT_EV_HOLD: fan_hold(fan, fan_find(fan, event->as.id)); break;
    case VISIT_EV_RIFFLE: fan_riffle(fan, event->as.leaf); break;
    case VISIT_EV_SHIFT: fan_shift(fan, event->as.leaf); break;
    case VISIT_EV_MARK: mark(&step, event->as.id); break;
    case VISIT_EV_CLEAR: clear(&step, asked); break;
    case VISIT_EV_COMPARE: compare(&step, event->as.id); break;
    case VISIT_EV_TURN: turn(&step.next.state, event->as.leaf); break;
    case VISIT_EV_USE: to_use(&step, event->as.id); break;
    case VISIT_EV_SESSION: to_session(&step, event->as.id); break;
    case VISIT_EV_FILL: fill(&step); break;
    case VISIT_EV_REMOVE: remove_own(&step, removes); break;
    case VISIT_EV_PREPARE: to_prepare(&step, event->as.id); break;
    case VISIT_EV_PREPARES: prepare(&step, &event->as.prepare); break;
    case VISIT_EV_DECK: deck_changed(&step); break;
    }
    leave_lost(&step);
    return step.next;
}
