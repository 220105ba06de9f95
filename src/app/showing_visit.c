/* The visit's side of a deck that is open: which cards it shows, and what of them stands on its wall. */
#include "app/showing.h"

#include "base/clock.h"
#include "base/words.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LISTS_BYTES = 1 << 20, WORDS_BYTES = 8 << 20, PAGE_BYTES = 64 << 20, LEAFLET_BYTES = 64 << 20 };

bool visiting_init(struct visiting *visiting)
{
    return arena_init(&visiting->lists, LISTS_BYTES) && arena_init(&visiting->words, WORDS_BYTES) &&
           arena_init(&visiting->page_room, PAGE_BYTES) && arena_init(&visiting->leaflet.room, LEAFLET_BYTES);
}

void visiting_finish(struct visiting *visiting)
{
    arena_finish(&visiting->lists);
    arena_finish(&visiting->words);
    arena_finish(&visiting->page_room);
    arena_finish(&visiting->leaflet.room);
}

bool showing_looks(const struct showing *showing)
{
    enum visit_screen screen = showing->visit.state.screen;
    return !showing->visit.on || screen == VISIT_CARD || screen == VISIT_SLIDES;
}

/* ---- which cards */

bool visiting_put_cards(struct showing *showing, struct volume *volume, struct err *err)
{
    struct visit_state *state = &showing->visit.state;
    struct show_cards cards;
    bool visits = showing->ready && showing->visit.on && visit_has_home(&volume->deck);
    if (!str_eq(volume->deck.id, str_from(showing->selections.deck)))
        selections_load(&showing->selections, volume->deck.id);
    if (!visits)
        return supply_show(showing->supply, volume, showing->options.selection, &showing->cards, err);
    int selection = visit_selection(state, &volume->deck);
    if (!volume_cards(volume, NULL, &cards))
        return err_set(err, ERR_LIMIT, _("De kaartenset is te groot voor het geheugen."));
    cards.office = visit_office(state, &volume->deck) + 1;
    if (selection >= 0) {
        const struct selection *is = &volume->deck.selections[selection];
        cards.order = is->cards;
        cards.count = is->card_count;
    }
    const struct own_selections *own = &showing->selections.own;
    int users = visit_own(state, &volume->deck, own);
    showing->supply->gone = 0;
    if (users >= 0 && !volume_own_cards(volume, &own->at[users], &cards, &showing->supply->gone))
        return err_set(err, ERR_LIMIT, _("De kaartenset is te groot voor het geheugen."));
    return supply_show_cards(showing->supply, volume, cards, &showing->cards, err);
}

static void count_kinds(struct showing *showing)
{
    const struct show_cards *cards = &showing->cards;
    int *counts = showing->visit.kind_counts;
    memset(counts, 0, sizeof showing->visit.kind_counts);
    for (int i = 0; i < cards->count; i++) {
        int kind = cards->deck->cards[cards->order[i]].kind;
        if (kind >= 0 && kind < DECK_KINDS_MAX)
            counts[kind]++;
    }
}

static void count_offices(struct showing *showing)
{
    const struct deck *deck = showing->cards.deck;
    for (int i = 0; i < deck->office_count && i < DECK_OFFICES_MAX; i++) {
        struct visit_state asked = {.office = card_id_from(deck->offices[i].id)};
        int selection = visit_selection(&asked, deck);
        showing->visit.office_counts[i] =
            selection >= 0 ? deck->selections[selection].card_count : deck->card_count;
    }
}

static void put_on_wall(struct showing *showing)
{
    struct visiting *visit = &showing->visit;
    const struct show_cards *cards = &showing->cards;
    int kind = visit_kind(&visit->state, cards->deck);
    arena_rewind(&visit->lists, 0);
    visit->wall = kind >= 0 ? ARENA_NEW(&visit->lists, int, cards->count) : NULL;
    visit->wall_count = visit->wall ? 0 : cards->count;
    for (int i = 0; visit->wall && i < cards->count; i++)
        if (cards->deck->cards[cards->order[i]].kind == kind)
            visit->wall[visit->wall_count++] = i;
}

/* Where in the deck the cards of the fan are. */
static void find_kept(struct showing *showing)
{
    struct visiting *visit = &showing->visit;
    const struct fan *fan = &visit->state.fan;
    visit->kept_count = 0;
    for (int i = 0; i < fan->count; i++) {
        int card = deck_card_find(showing->cards.deck, fan->at[i].id);
        if (card >= 0)
            visit->kept_cards[visit->kept_count++] = card;
    }
}

static void count_all(struct showing *showing)
{
    struct visiting *visit = &showing->visit;
    visit->counted = !volume_is_glance(&showing->volumes[showing->current]);
    visit->read = (struct card_id){{0}};
    if (visit->counted) {
        count_kinds(showing);
        count_offices(showing);
    }
    put_on_wall(showing);
    find_kept(showing); /* of a visit that begins anew: none */
}

/* ---- events */

static struct visit_next step(struct showing *showing, const struct visit_event *event)
{
    const struct visit_rules rules = {.may_leave = showing->rules.may_leave,
                                      .may_change = showing->options.may_change};
    const struct visit_cards cards = {showing->cards.deck, showing->cards.order, showing->cards.count,
                                      &showing->selections.own};
    return visit_step(&rules, &cards, showing->visit.state, event);
}

static void show_event(struct showing *showing, struct show_event event)
{
    enum show_fx_kind fx[SHOW_FX_MAX];
    (void)showing_event(showing, &event, fx);
}

static void cards_changed(struct showing *showing, int64_t now_ms)
{
    struct err err = {0};
    if (!visiting_put_cards(showing, &showing->volumes[showing->current], &err))
        return; /* those of before stay */
    showing->marked_card = -1;
    show_event(showing, (struct show_event){.kind = SHOW_EV_DECK, .at_ms = now_ms});
    count_all(showing);
}

void visiting_tell_gone(struct showing *showing, int64_t now_ms)
{
    char text[SHOWING_NOTICE_BYTES];
    int gone = showing->supply->gone;
    if (gone == 0)
        return;
    (void)snprintf(text, sizeof text,
                   _n("%d kaart van deze selectie is er niet meer en wordt overgeslagen.",
                      "%d kaarten van deze selectie zijn er niet meer en worden overgeslagen.", gone),
                   gone);
    showing_tell(showing, now_ms, text);
}

bool showing_visit_event(struct showing *showing, const struct visit_event *event)
{
    struct card_id kind = showing->visit.state.kind;
    bool leaves = false, changes = false;
    if (!showing->ready || !showing->visit.on)
        return false;
    struct visit_next next = step(showing, event);
    showing->visit.state = next.state;
    for (int i = 0; i < next.fx_count; i++) {
        switch (next.fx[i]) {
        case VISIT_FX_CARDS:
            cards_changed(showing, event->at_ms);
            visiting_tell_gone(showing, event->at_ms);
            break;
        case VISIT_FX_CARD:
            show_event(showing, (struct show_event){.kind = SHOW_EV_GO_TO,
                                                    .at_ms = event->at_ms,
                                                    .as.card = next.state.card});
            break;
        case VISIT_FX_LEAVE: leaves = true; break;
        case VISIT_FX_FULL:
            showing_tell(showing, event->at_ms,
                         _("Uw waaier is vol. Haal er eerst een kaart uit, dan kan deze erin."));
            break;
        case VISIT_FX_ENOUGH:
            showing_tell(showing, event->at_ms, _("U vergelijkt hoogstens vier kaarten tegelijk."));
            break;
        case VISIT_FX_REMOVE:
            selections_remove(&showing->selections, card_id_str(&next.state.selection));
            changes = true;
            break;
        case VISIT_FX_DEED:
            selections_do(&showing->selections, card_id_str(&next.state.prepare.selection), &next.deed);
            changes = card_id_eq(next.state.prepare.selection, next.state.selection);
            break;
        case VISIT_FX_CROWDED:
            showing_tell(showing, event->at_ms,
                         _("Er gaan niet meer kaarten in een selectie. Haal er eerst een uit."));
            break;
        }
    }
    if (changes)
        showing_selections_changed(showing, event->at_ms);
    if (!card_id_eq(kind, showing->visit.state.kind))
        put_on_wall(showing);
    find_kept(showing);
    return leaves;
}

void showing_selections_changed(struct showing *showing, int64_t now_ms)
{
    const struct visit_event event = {.kind = VISIT_EV_DECK, .at_ms = now_ms};
    if (!showing->ready || !showing->visit.on)
        return;
    showing->visit.state = step(showing, &event).state; /* then it names none that is gone */
    cards_changed(showing, now_ms);
}

/* A selection that users made may be asked for by its title. */
static struct str selection_asked(const struct showing *showing)
{
    const struct own_selections *own = &showing->selections.own;
    struct str name = str_from(showing->options.selection);
    const struct visit_state asked = {.selection = card_id_from(name)};
    int at = visit_selection(&asked, showing->cards.deck) < 0 ? own_selection_find(own, name) : -1;
    return at >= 0 ? own->at[at].id : name;
}

void visiting_begin(struct showing *showing, int64_t now_ms)
{
    struct visiting *visit = &showing->visit;
    const char *selection = showing->options.selection;
    visit->on = showing->options.explore && visit_has_home(showing->cards.deck);
    visit->state = visit_begin(showing->options.seed + ++showing->visitors, now_ms);
    visit->mark = visit->kept = (struct bookmark){0};
    visiting_forget_page(visit);
    visiting_forget_leaflet(visit);
    if (!visit->on)
        return;
    visiting_find_page(showing);
    count_all(showing);
    struct visit_event event = {.kind = VISIT_EV_SELECTION, .at_ms = now_ms};
    if (selection)
        event.as.id = card_id_from(selection_asked(showing));
    if (selection)
        (void)showing_visit_event(showing, &event);
    event = (struct visit_event){.kind = VISIT_EV_OFFICE, .at_ms = now_ms};
    event.as.id = card_id_from(showing->options.office);
    if (showing->options.office.len > 0) {
        (void)showing_visit_event(showing, &event);
        event.kind = VISIT_EV_HOME;
        if (showing->visit.state.screen != VISIT_HOME)
            (void)showing_visit_event(showing, &event);
    }
    event = (struct visit_event){.kind = VISIT_EV_CARD, .at_ms = now_ms, .as.id = showing->state.card};
    if (showing->options.page > 0)
        (void)showing_visit_event(showing, &event);
}

void visiting_again(struct showing *showing, int64_t now_ms)
{
    struct visiting *visit = &showing->visit;
    visit->on = visit->on && visit_has_home(showing->cards.deck);
    visiting_forget_page(visit);
    visiting_forget_leaflet(visit);
    if (!visit->on)
        return;
    visiting_find_page(showing);
    (void)showing_visit_event(showing, &(struct visit_event){.kind = VISIT_EV_DECK, .at_ms = now_ms});
    count_all(showing);
}

void visiting_follow(struct showing *showing, int64_t now_ms)
{
    struct visit_event event = {.kind = VISIT_EV_MOVED, .at_ms = now_ms, .as.id = showing->state.card};
    if (showing->visit.on && showing->visit.state.card.at[0])
        showing->visit.state = step(showing, &event).state;
}

/* ---- what is seen */

/* The words of the card are put in order once, not in every frame. */
static void read_words(struct showing *showing)
{
    struct visiting *visit = &showing->visit;
    struct str language = showing->options.language;
    if (card_id_eq(visit->read, showing->state.card) && str_eq(language, str_from(visit->read_language)))
        return;
    arena_rewind(&visit->words, 0);
    visit->read = showing->state.card;
    str_to_field(visit->read_language, sizeof visit->read_language, language);
    (void)view_reading(&visit->words, &showing->cards, showing->state.index, language, &visit->reading);
}

void showing_visit_view(struct showing *showing, const struct show_view *show, struct visit_view *out)
{
    struct visiting *visit = &showing->visit;
    if (visit->state.screen == VISIT_TEXT)
        read_words(showing);
    *out = (struct visit_view){.state = &visit->state,
                               .show = show,
                               .own = &showing->selections.own,
                               .wall = visit->wall,
                               .wall_count = visit->wall_count,
                               .kind_counts = visit->counted ? visit->kind_counts : NULL,
                               .office_counts = visit->counted ? visit->office_counts : NULL,
                               .reading = visit->state.screen == VISIT_TEXT ? &visit->reading : NULL,
                               .kept = visit->kept_cards,
                               .kept_count = visit->kept_count,
                               .turn = 1,
                               .may_leave = showing->rules.may_leave,
                               .may_change = showing->options.may_change};
}
