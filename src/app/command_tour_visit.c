/* The visit's part of a tour: home, offices, wall, card, text and map, reached as a visitor reaches them. */
#include "app/tour.h"

#include "app/showing.h"
#include "base/words.h"
#include "visit/guide.h"

#include <math.h>

struct walk {
    struct tour *tour;
    struct showing *showing;
};

static void take(struct walk *walk, struct visit_event event)
{
    event.at_ms = walk->tour->env.now_ms;
    (void)showing_visit_event(walk->showing, &event);
}

static void go(struct walk *walk, enum visit_screen screen)
{
    take(walk, (struct visit_event){.kind = VISIT_EV_GO, .as.screen = screen});
}

static void take_id(struct walk *walk, enum visit_event_kind kind, struct str id)
{
    struct visit_event event = {.kind = kind};
    event.as.id = card_id_from(id);
    take(walk, event);
}

static void command(struct walk *walk, enum command which)
{
    enum show_fx_kind fx[SHOW_FX_MAX];
    (void)showing_event(
        walk->showing,
        &(struct show_event){.kind = SHOW_EV_COMMAND, .at_ms = walk->tour->env.now_ms, .as.command = which},
        fx);
}

/* Nothing is on its way. */
static float near_of(const struct visit_view *visit)
{
    return (float)visit->state->fan.held;
}

/* `drag`: in windows; `turn`: how far the card is turned over; `scroll`: how far the list is, of its whole way. */
static void snap(struct walk *walk, const char *name, float drag, float turn, float scroll)
{
    struct tour *t = walk->tour;
    struct show_view show;
    struct visit_view visit;
    showing_view(walk->showing, &show, t->env.now_ms);
    showing_visit_view(walk->showing, &show, &visit);
    if (visit.state->screen == VISIT_PAGE)
        showing_visit_lay(walk->showing, &t->env, &visit);
    showing_visit_tell(walk->showing, &t->env, &visit);
    show.visit = true;
    t->atelier.supply.credit = false; /* as the stage does */
    show.aloud = t->aloud;
    show.keymap = &t->keymap;
    show.drag_px = drag * t->env.size.w;
    show.zoom = walk->showing->state.zoom;
    show.map = true;
    show.lit = visit_lit(visit.state, walk->showing->state.card);
    if (visit.state->screen == VISIT_CARD)
        view_visit_place(&t->env, &visit, &show);
    (void)view_show_part(&t->env, &show, show.zoom, &show.parts[0]);
    visit.turn = turn;
    visit.fan_near = near_of(&visit);
    visit.may_present = true; /* as there is in a window of one's own */
    visit.scroll_px = scroll * view_visit_scroll_max(&t->env, &visit);
    picture_begin(&t->picture);
    view_visit(&t->picture.nodes, &t->env, &visit);
    tour_snap(t, name);
}

/* The first card for which `fits` holds; -1: none. */
static int find(const struct deck *deck, bool (*fits)(const struct card *card))
{
    for (int i = 0; i < deck->card_count; i++)
        if (fits(&deck->cards[i]))
            return i;
    return -1;
}

static bool is_map(const struct card *card)
{
    return card_branches(card) > 1;
}

static bool is_plain(const struct card *card)
{
    return card->layout == CARD_TEXT && card->question_count > 0 && card->picture.len > 0;
}

static bool has_questions(const struct card *card)
{
    return card->question_count > 0;
}

static void tour_home(struct walk *walk)
{
    const struct deck *deck = showing_deck(walk->showing);
    snap(walk, "huis", 0, 1, 0);
    snap(walk, "huis-onder", 0, 1, 1);
    if (deck->audience_count > 1) {
        take_id(walk, VISIT_EV_DOOR, deck->audiences[1].id);
        snap(walk, "huis-deur", 0, 1, 0);
    }
    if (deck->office_count > 0) {
        go(walk, VISIT_OFFICES);
        snap(walk, "ambten", 0, 1, 0);
    }
}

static void tour_wall(struct walk *walk)
{
    const struct deck *deck = showing_deck(walk->showing);
    take_id(walk, VISIT_EV_OFFICE, deck->office_count > 3 ? deck->offices[3].id : (struct str){0});
    snap(walk, "muur", 0, 1, 0);
    snap(walk, "muur-onder", 0, 1, 1);
    if (deck->kind_count > 1) {
        take_id(walk, VISIT_EV_KIND, deck->kinds[1].id);
        snap(walk, "muur-soort", 0, 1, 0);
        take_id(walk, VISIT_EV_KIND, (struct str){0});
    }
}

static void tour_card(struct walk *walk)
{
    const struct deck *deck = showing_deck(walk->showing);
    int card = find(deck, is_plain);
    if (card >= 0 && card + 1 < deck->card_count && is_plain(&deck->cards[card + 1]))
        card++; /* then a card peeks in at both sides */
    card = card < 0 ? find(deck, has_questions) : card;
    card = card < 0 ? 0 : card;
    take_id(walk, VISIT_EV_CARD, card_id_str(&deck->cards[card].id));
    snap(walk, "voorkant", 0, 1, 0);
    walk->tour->aloud.speaks = true;
    snap(walk, "voorkant-voorlezen", 0, 1, 0);
    walk->tour->aloud.speaks = false;
    snap(walk, "voorkant-vegen", -0.3f, 1, 0);
    command(walk, COMMAND_QUESTIONS);
    snap(walk, "omdraaien", 0, 0.35f, 0);
    snap(walk, "achterkant", 0, 1, 0);
    command(walk, COMMAND_QUESTIONS);
    command(walk, COMMAND_ZOOM);
    snap(walk, "voorkant-vergroot", 0, 1, 0);
    command(walk, COMMAND_ZOOM_WHOLE);
    go(walk, VISIT_TEXT);
    snap(walk, "tekst", 0, 1, 0);
    snap(walk, "tekst-onder", 0, 1, 1);
}

static void tour_map(struct walk *walk)
{
    const struct deck *deck = showing_deck(walk->showing);
    int card = find(deck, is_map);
    if (card < 0)
        return;
    take_id(walk, VISIT_EV_CARD, card_id_str(&deck->cards[card].id));
    snap(walk, "overzichtskaart", 0, 1, 0);
    struct visit_event light = {.kind = VISIT_EV_BRANCH};
    light.as.branch.card = deck->cards[card].id;
    light.as.branch.number = 2;
    take(walk, light);
    snap(walk, "tak", 0, 1, 0);
}

/* The first words of its second line are heard. */
static void read_page(struct walk *walk)
{
    struct aloud_view *aloud = &walk->tour->aloud;
    const struct aloud_view rests = *aloud;
    const struct reading *page = &walk->showing->visit.page;
    if (page->count < 2)
        return;
    aloud->speaks = true;
    aloud->row = 2;
    aloud->line = page->at[1].text;
    aloud->to = aloud->line.len < 8 ? aloud->line.len : 8;
    snap(walk, "boek-voorlezen", 0, 1, 0);
    *aloud = rests;
}

static void tour_book(struct walk *walk)
{
    const struct deck *deck = showing_deck(walk->showing);
    int page = deck->book_count > 3 ? 3 : deck->book_count - 1;
    if (page < 0)
        return;
    struct visit_event open = {.kind = VISIT_EV_PAGE, .as.id = visit_page_id(&deck->book[page])};
    go(walk, VISIT_BOOK);
    take(walk, open);
    snap(walk, "boek-bladzijde", 0, 1, 0);
    read_page(walk);
    snap(walk, "boek-midden", 0, 1, 0.5f);
    snap(walk, "boek-onder", 0, 1, 1);
    go(walk, VISIT_BOOK);
    snap(walk, "boek-inhoud", 0, 1, 0);
    take(walk, (struct visit_event){.kind = VISIT_EV_HOME});
}

/* The guide behind the second door, one of its uses, and back at the first. */
static void tour_guide(struct walk *walk)
{
    const struct deck *deck = showing_deck(walk->showing);
    int guide = visit_guide(&walk->showing->visit.state, deck);
    if (guide < 0)
        return;
    go(walk, VISIT_GUIDE);
    snap(walk, "gebruikswijzer", 0, 1, 0);
    snap(walk, "gebruikswijzer-onder", 0, 1, 1);
    take_id(walk, VISIT_EV_DOOR, deck->audiences[0].id);
    guide = visit_guide(&walk->showing->visit.state, deck);
    for (int i = 0; i < deck->guides[guide].use_count && walk->showing->visit.state.screen == VISIT_GUIDE;
         i++)
        take_id(walk, VISIT_EV_USE, deck->guides[guide].uses[i].id);
    if (walk->showing->visit.state.screen == VISIT_USE) {
        snap(walk, "gebruik", 0, 1, 0);
        snap(walk, "gebruik-onder", 0, 1, 1);
    }
    take(walk, (struct visit_event){.kind = VISIT_EV_HOME});
}

static void tour_about(struct walk *walk)
{
    go(walk, VISIT_ABOUT);
    snap(walk, "over", 0, 1, 0);
    snap(walk, "over-onder", 0, 1, 1);
    take(walk, (struct visit_event){.kind = VISIT_EV_HOME});
}

static void tour_chance(struct walk *walk)
{
    const struct visit_state *state = &walk->showing->visit.state;
    take(walk, (struct visit_event){.kind = VISIT_EV_SURPRISE});
    snap(walk, "verrassing", 0, 1, 0);
    for (int i = 0; i < DECK_CARDS_MAX && state->screen != VISIT_EMPTY; i++)
        take(walk, (struct visit_event){.kind = VISIT_EV_SURPRISE});
    if (state->screen == VISIT_EMPTY)
        snap(walk, "stapel-leeg", 0, 1, 0);
}

/* So many cards are kept, from the third on. */
static void tour_fan(struct walk *walk)
{
    const struct deck *deck = showing_deck(walk->showing);
    go(walk, VISIT_FAN);
    snap(walk, "waaier-leeg", 0, 1, 0);
    for (int i = 3; i < deck->card_count && i < 8; i++)
        take_id(walk, VISIT_EV_KEEP, card_id_str(&deck->cards[i].id));
    go(walk, VISIT_WALL);
    snap(walk, "muur-waaier", 0, 1, 0);
    take_id(walk, VISIT_EV_CARD, card_id_str(&deck->cards[deck->card_count > 4 ? 4 : 0].id));
    snap(walk, "voorkant-bewaard", 0, 1, 0);
    go(walk, VISIT_FAN);
    take(walk, (struct visit_event){.kind = VISIT_EV_RIFFLE, .as.leaf = -2});
    snap(walk, "waaier", 0, 1, 0);
    take(walk, (struct visit_event){.kind = VISIT_EV_CLEAR});
    snap(walk, "waaier-vraag", 0, 1, 0);
    take(walk, (struct visit_event){.kind = VISIT_EV_COMPARE});
    snap(walk, "vergelijk-vier", 0, 1, 0);
    take(walk, (struct visit_event){.kind = VISIT_EV_BACK});
    for (int i = 3; i < deck->card_count && i < 5; i++)
        take_id(walk, VISIT_EV_MARK, card_id_str(&deck->cards[i].id));
    take(walk, (struct visit_event){.kind = VISIT_EV_COMPARE});
    take(walk, (struct visit_event){.kind = VISIT_EV_TURN, .as.leaf = 1});
    snap(walk, "vergelijk-twee", 0, 1, 0);
    take(walk, (struct visit_event){.kind = VISIT_EV_BACK});
    for (int i = 8; i < deck->card_count; i++)
        take_id(walk, VISIT_EV_KEEP, card_id_str(&deck->cards[i].id));
    take(walk, (struct visit_event){.kind = VISIT_EV_RIFFLE, .as.leaf = -6});
    snap(walk, "waaier-vol", 0, 1, 0);
}

static void take_prepare(struct walk *walk, enum prepare_event_kind kind, struct str id)
{
    struct visit_event event = {.kind = VISIT_EV_PREPARES};
    event.as.prepare = (struct prepare_event){.kind = kind, .id = card_id_from(id)};
    take(walk, event);
}

/* A selection for tomorrow: with time left, with too little of it and a card aside, and one taken out again. */
static void tour_prepare(struct walk *walk, struct str id)
{
    const struct deck *deck = showing_deck(walk->showing);
    const struct own_selections *own = &walk->showing->selections.own;
    take_id(walk, VISIT_EV_PREPARE, id);
    for (int i = 0; i < 12; i++)
        take_prepare(walk, PREPARE_EV_MORE, (struct str){0});
    snap(walk, "bereid-voor", 0, 1, 0);
    for (int i = 0; i < 2 && i < own->at[0].card_count; i++)
        take_prepare(walk, PREPARE_EV_DOWN, (struct str){0});
    take_prepare(walk, PREPARE_EV_HIDE, (struct str){0});
    for (int i = 0; i < 13; i++)
        take_prepare(walk, PREPARE_EV_LESS, (struct str){0});
    snap(walk, "bereid-voor-verborgen", 0, 1, 0);
    take_prepare(walk, PREPARE_EV_OUT, (struct str){0});
    snap(walk, "bereid-voor-onder", 0, 1, 1);
    take_prepare(walk, PREPARE_EV_PICK, (struct str){0});
    snap(walk, "kies-kaarten", 0, 1, 0);
    if (deck->kind_count > 0)
        take_prepare(walk, PREPARE_EV_KIND, deck->kinds[0].id);
    snap(walk, "kies-kaarten-soort", 0, 1, 0.5f);
}

/* An empty one begins among all cards; without any there is a sentence. */
static void tour_prepare_none(struct walk *walk)
{
    char id[SELECTIONS_ID_BYTES] = "";
    struct own_selected none[1];
    (void)selections_save(&walk->showing->selections, id, STR("Donderdag"), none, 0);
    take_id(walk, VISIT_EV_PREPARE, str_from(id));
    take_prepare(walk, PREPARE_EV_DONE, (struct str){0});
    snap(walk, "bereid-voor-leeg", 0, 1, 0);
}

/* The title of what lies in the fan, and what becomes of it: in a journal that forgets. */
static void tour_own(struct walk *walk)
{
    const struct fan *fan = &walk->showing->visit.state.fan;
    struct own_selected cards[FAN_CARDS_MAX] = {{{{0}}, 0, false}};
    const struct write_rows none = {NULL, 0, false};
    struct write_state state = write_begin_title(str_from(_("Heidag van de raad")), OWN_TITLE_BYTES - 1);
    const struct write_view view = {.state = &state, .rows = &none, .cards = fan->count};
    char id[SELECTIONS_ID_BYTES] = "", other[SELECTIONS_ID_BYTES] = "";
    walk->showing->notice_until_ms = 0; /* of a full fan */
    tour_write_snap(walk->tour, "selectie-naam", &view, true);
    for (int i = 0; i < fan->count; i++)
        cards[i] = (struct own_selected){.card = fan->at[i].id, .minutes = i % 3 * 5};
    (void)selections_save(&walk->showing->selections, id, edit_text(&state.edit), cards, fan->count);
    (void)selections_save(&walk->showing->selections, other, STR("Over moed"), cards, 1);
    take(walk, (struct visit_event){.kind = VISIT_EV_HOME});
    snap(walk, "huis-selecties", 0, 1, 0);
    go(walk, VISIT_SELECTIONS);
    snap(walk, "selecties", 0, 1, 0);
    take_id(walk, VISIT_EV_SELECTION, str_from(id));
    snap(walk, "selectie-muur", 0, 1, 0);
    take(walk, (struct visit_event){.kind = VISIT_EV_REMOVE});
    snap(walk, "selectie-verwijderen", 0, 1, 0);
    tour_prepare(walk, str_from(id));
    tour_prepare_none(walk);
    go(walk, VISIT_OFFICES);
    snap(walk, "ambten-selecties", 0, 1, 1);
}

void tour_visit(struct tour *t)
{
    struct arena arena;
    struct err err = {0};
    struct journal *journal = journal_open("", &err);
    struct showing_options options = {.path = t->errand->options->decks[0],
                                      .selection = t->errand->options->selection,
                                      .may_leave = true,
                                      .explore = true,
                                      .language = t->env.language};
    if (!visit_has_home(t->cards.deck) || !arena_init(&arena, sizeof(struct showing) + 64)) {
        journal_close(journal);
        return;
    }
    struct walk walk = {t, ARENA_NEW(&arena, struct showing, 1)};
    if (showing_init(walk.showing, t->atelier.paint, journal, &t->atelier.supply)) {
        showing_open(walk.showing, &options, t->env.now_ms);
        for (int i = 0; i < 2 && !walk.showing->ready; i++)
            (void)showing_poll(walk.showing, t->env.now_ms, &err);
        if (walk.showing->ready && walk.showing->visit.on) {
            tour_home(&walk);
            tour_wall(&walk);
            tour_card(&walk);
            tour_map(&walk);
            tour_book(&walk);
            tour_guide(&walk);
            tour_about(&walk);
            tour_chance(&walk);
            tour_fan(&walk);
            tour_own(&walk);
        }
    }
    showing_finish(walk.showing);
    journal_close(journal);
    arena_finish(&arena);
}
