/* Selections that users made, in a visit: a script of what happens, and the line it must leave: the screen, the selection shown, how many cards it
 * has, the fan, and after the bar what the last event asked for. */
#include "visit/visit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"

enum { CARDS = 30, LINE_BYTES = 512 };

static const struct deck_office offices[] = {{.id = STR_INIT("raadslid")}};
static const int council[] = {0, 2};
static const struct selection selections[] = {
    {.id = STR_INIT("raad"), .office = 0, .kind = SELECTION_PUBLISHED, .cards = council, .card_count = 2}};
static const struct own_selected morrow[] = {
    {{"k8"}, 5, false}, {{"weg"}, 0, false}, {{"k3"}, 0, true}, {{"k9"}, 2, false}};
static const struct own_selected lost[] = {{{"weg"}, 0, false}, {{"k3"}, 0, true}};
static const struct own_selection made[] = {
    {.id = STR_INIT("u1"), .title = STR_INIT("Morgen"), .cards = morrow, .card_count = COUNT_OF(morrow)},
    {.id = STR_INIT("raad"), .title = STR_INIT("Zo heet er al een"), .cards = morrow, .card_count = 1},
    {.id = STR_INIT("u2"), .title = STR_INIT("Niets meer"), .cards = lost, .card_count = COUNT_OF(lost)},
};

struct world {
    struct card cards[CARDS];
    int all[CARDS], order[OWN_SELECTION_CARDS_MAX], minutes[OWN_SELECTION_CARDS_MAX];
    struct deck deck;
    struct own_selections own;
    struct visit_cards shown;
    struct visit_next last;
};

static void world_make(struct world *w)
{
    memset(w, 0, sizeof *w);
    for (int i = 0; i < CARDS; i++) {
        (void)snprintf(w->cards[i].id.at, sizeof w->cards[i].id.at, "k%d", i);
        w->all[i] = i;
    }
    w->deck = (struct deck){.offices = offices,
                            .office_count = 1,
                            .selections = selections,
                            .selection_count = 1,
                            .cards = w->cards,
                            .card_count = CARDS};
    w->own = (struct own_selections){made, COUNT_OF(made)};
    w->shown = (struct visit_cards){&w->deck, w->all, CARDS, &w->own};
    w->last.state = visit_begin(7, 0);
}

/* What the app does when other cards are asked for. */
static void world_show(struct world *w, const struct visit_state *state)
{
    int at = visit_selection(state, &w->deck), own = visit_own(state, &w->deck, &w->own);
    w->shown.order = at < 0 ? w->all : w->deck.selections[at].cards;
    w->shown.count = at < 0 ? CARDS : w->deck.selections[at].card_count;
    if (own < 0)
        return;
    w->shown.order = w->order;
    w->shown.count = own_selection_order(&w->own.at[own], &w->deck, w->order, w->minutes, NULL);
}

static void take(struct world *w, const struct visit_event *event)
{
    static const struct visit_rules rules = {.may_leave = true};
    w->last = visit_step(&rules, &w->shown, w->last.state, event);
    for (int i = 0; i < w->last.fx_count; i++)
        if (w->last.fx[i] == VISIT_FX_CARDS)
            world_show(w, &w->last.state);
}

/* What the app does where one is to go: it goes, and the deck is another. */
static void let_go(struct world *w)
{
    const struct visit_event changed = {.kind = VISIT_EV_DECK};
    struct visit_next asked = w->last;
    w->own.at++;
    w->own.count--;
    take(w, &changed);
    world_show(w, &w->last.state);
    w->last.fx_count = asked.fx_count;
    memcpy(w->last.fx, asked.fx, sizeof asked.fx);
}

static const struct {
    const char *word;
    enum visit_event_kind kind;
} words[] = {
    {"own", VISIT_EV_SELECTION},   {"back", VISIT_EV_BACK},     {"home", VISIT_EV_HOME},
    {"card", VISIT_EV_CARD},       {"fill", VISIT_EV_FILL},     {"remove", VISIT_EV_REMOVE},
    {"keep", VISIT_EV_KEEP},       {"office", VISIT_EV_OFFICE}, {"deck", VISIT_EV_DECK},
    {"offices", VISIT_EV_GO},      {"list", VISIT_EV_GO},       {"riffle", VISIT_EV_RIFFLE},
    {"prepare", VISIT_EV_PREPARE}, {"look", VISIT_EV_CARD},     {"pick", VISIT_EV_PREPARES},
    {"out", VISIT_EV_PREPARES},
};

static void play(struct world *w, struct str word)
{
    struct str arg, verb = str_cut(word, ':', &arg);
    struct visit_event event = {0};
    size_t i = 0;
    while (i < COUNT_OF(words) && !str_eq(verb, str_from(words[i].word)))
        i++;
    assert_true(i < COUNT_OF(words));
    event.kind = words[i].kind;
    if (event.kind == VISIT_EV_GO)
        event.as.screen = str_eq(verb, STR("list")) ? VISIT_SELECTIONS : VISIT_OFFICES;
    else if (event.kind == VISIT_EV_PREPARES)
        event.as.prepare.kind = str_eq(verb, STR("pick")) ? PREPARE_EV_PICK : PREPARE_EV_OUT;
    else
        event.as.id = card_id_from(arg);
    take(w, &event);
    for (int k = 0; k < w->last.fx_count; k++)
        if (w->last.fx[k] == VISIT_FX_REMOVE)
            let_go(w);
}

static void describe(const struct world *w, char line[LINE_BYTES])
{
    static const char *const screens[VISIT_SCREEN_COUNT] = {
        [VISIT_HOME] = "home", [VISIT_OFFICES] = "offices", [VISIT_WALL] = "wall",      [VISIT_CARD] = "card",
        [VISIT_FAN] = "fan",   [VISIT_SELECTIONS] = "list", [VISIT_PREPARE] = "prepare"};
    static const char *const fx[] = {"cards", "card", "leave", "full", "enough", "remove", "deed", "crowded"};
    const struct visit_state *s = &w->last.state;
    int len = snprintf(line, LINE_BYTES, "%s %s%s %d", screens[s->screen],
                       s->selection.at[0] ? s->selection.at : "-", s->removes ? "?" : "", w->shown.count);
    for (int i = 0; i < s->fan.count; i++)
        len += snprintf(line + len, LINE_BYTES - (size_t)len, " %s", s->fan.at[i].id.at);
    len += snprintf(line + len, LINE_BYTES - (size_t)len, " |");
    for (int i = 0; i < w->last.fx_count; i++)
        len += snprintf(line + len, LINE_BYTES - (size_t)len, " %s", fx[w->last.fx[i]]);
}

static const struct {
    const char *name, *script, *line;
} rows[] = {
    {"one of users", "own:u1", "wall u1 2 | cards"},
    {"a selection of the deck goes before one of that id", "own:raad", "wall raad 2 | cards"},
    {"one that is not there", "own:u9", "home - 30 |"},
    {"one of which nothing is left to show", "own:u2", "home - 30 |"},
    {"it is nobody's office", "office:raadslid home own:u1", "wall u1 2 | cards"},
    {"back to the list of them", "list own:u1 back", "list u1 2 |"},
    {"by way of the offices too", "offices own:u1 back", "offices u1 2 |"},
    {"an office after it", "own:u1 home office:raadslid", "wall - 2 | cards"},
    {"its cards into the fan", "own:u1 fill", "fan u1 2 k8 k9 |"},
    {"beside those that are there, and back at the wall", "keep:k1 keep:k9 own:u1 fill back",
     "wall u1 2 k1 k9 k8 |"},
    {"those of the deck are not", "own:raad fill", "wall raad 2 |"},
    {"nor all of them", "fill", "home - 30 |"},
    {"to remove it asks", "own:u1 remove", "wall u1? 2 |"},
    {"and then does it", "own:u1 remove remove", "home - 30 | remove"},
    {"back to those that are left", "list own:u1 remove remove", "list - 30 | remove"},
    {"back is no", "own:u1 remove back", "wall u1 2 |"},
    {"anything else is no", "own:u1 remove keep:k1 remove", "wall u1? 2 k1 |"},
    {"only where it is seen", "own:u1 card:k8 remove remove", "card u1 2 |"},
    {"not one of the deck", "own:raad remove remove", "wall raad 2 |"},
    {"a card of somebody else brings all", "own:u1 card:k5", "card - 30 | cards card"},
    {"a changed deck keeps it", "own:u1 deck", "wall u1 2 |"},
    {"one of them prepared", "own:u1 prepare:u1", "prepare u1 2 |"},
    {"without being shown", "list prepare:u2", "prepare - 30 |"},
    {"not one of the deck", "prepare:u9", "home - 30 |"},
    {"back to where one was", "list prepare:u1 back", "list - 30 |"},
    {"back from all cards to its own", "list prepare:u1 pick back", "prepare - 30 |"},
    {"and then to where one was", "list prepare:u1 pick back back", "list - 30 |"},
    {"what is done to it is asked for", "list prepare:u1 out", "prepare - 30 | deed"},
    {"nothing is, elsewhere", "list prepare:u1 back out", "list - 30 |"},
    {"a card of it looked at, and back", "own:u1 prepare:u1 look:k8 back", "prepare u1 2 |"},
};

static void scripts(void **state)
{
    static struct world w;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char line[LINE_BYTES];
        world_make(&w);
        for (struct str rest = str_from(rows[i].script); rest.len > 0;)
            play(&w, str_cut(rest, ' ', &rest));
        describe(&w, line);
        if (strcmp(line, rows[i].line) != 0)
            fail_msg("%s: %s\n  not %s", rows[i].name, line, rows[i].line);
    }
}

/* As many cards as there is room for. */
static void a_full_fan(void **state)
{
    static struct world w;
    (void)state;
    world_make(&w);
    for (int i = 10; i < 10 + FAN_CARDS_MAX - 1 && i < CARDS; i++)
        assert_true(fan_keep(&w.last.state.fan, w.cards[i].id));
    for (int i = 0; i < 3; i++)
        assert_true(fan_keep(&w.last.state.fan, w.cards[i].id));
    assert_int_equal(w.last.state.fan.count, FAN_CARDS_MAX - 1);
    play(&w, STR("own:u1"));
    play(&w, STR("fill"));
    assert_int_equal(w.last.state.screen, VISIT_FAN);
    assert_int_equal(w.last.state.fan.count, FAN_CARDS_MAX);
    assert_int_equal(w.last.fx_count, 1);
    assert_int_equal(w.last.fx[0], VISIT_FX_FULL);
}

/* There is no list of none. */
static void none_left(void **state)
{
    static struct world w;
    (void)state;
    world_make(&w);
    play(&w, STR("list"));
    w.own.count = 0;
    play(&w, STR("deck"));
    assert_int_equal(w.last.state.screen, VISIT_HOME);
    play(&w, STR("list"));
    assert_int_equal(w.last.state.screen, VISIT_HOME);
    w.shown.own = NULL;
    play(&w, STR("own:u1"));
    assert_int_equal(w.last.state.screen, VISIT_HOME);
}

/* Whatever happens: what is asked is of one that is there, and there is a way out. */
static void random_walk(void **state)
{
    static struct world w;
    struct rng rng = {61};
    static const char *const ids[] = {"u1", "u2", "raad", "k8", "k3", "k20", "raadslid", ""};
    (void)state;
    world_make(&w);
    for (int i = 0; i < 100000; i++) {
        struct visit_event event = {.kind = (enum visit_event_kind)rng_below(&rng, VISIT_EV_DECK + 1)};
        if (event.kind == VISIT_EV_GO)
            event.as.screen = (enum visit_screen)rng_below(&rng, VISIT_SCREEN_COUNT);
        else if (event.kind == VISIT_EV_PREPARES)
            event.as.prepare =
                (struct prepare_event){.kind = (enum prepare_event_kind)rng_below(&rng, PREPARE_EV_COUNT),
                                       .id = card_id_from(str_from(ids[rng_below(&rng, COUNT_OF(ids))])),
                                       .number = (int)rng_below(&rng, 5) - 2};
        else if (event.kind != VISIT_EV_BRANCH)
            event.as.id = card_id_from(str_from(ids[rng_below(&rng, COUNT_OF(ids))]));
        if (i % 500 == 250) {
            w.own.count = i % 1000 == 250 ? 0 : (int)COUNT_OF(made);
            event.kind = VISIT_EV_DECK;
        }
        take(&w, &event);
        if (event.kind == VISIT_EV_DECK)
            world_show(&w, &w.last.state);
        const struct visit_state *s = &w.last.state;
        assert_true(w.shown.count > 0);
        assert_true(s->screen != VISIT_SELECTIONS || w.own.count > 0);
        assert_true(s->screen != VISIT_PREPARE || visit_prepared(s, &w.own) >= 0);
        assert_true(!s->removes || visit_own(s, &w.deck, &w.own) >= 0);
        struct world aside = w;
        for (int step = 0; step < VISIT_SCREEN_COUNT + 2 && aside.last.state.screen != VISIT_HOME; step++)
            play(&aside, STR("back"));
        assert_int_equal(aside.last.state.screen, VISIT_HOME);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts),
        cmocka_unit_test(a_full_fan),
        cmocka_unit_test(none_left),
        cmocka_unit_test(random_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
