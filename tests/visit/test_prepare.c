/* A selection that is prepared: a script of what happens, and the line it must leave: its cards with their minutes ("-": aside, "*": the marked one), how
 * long all of it may take, and whether all cards are seen ("?") or what was taken out can come back ("<"). */
#include "visit/prepare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"

enum { CARDS = 8, LINE_BYTES = 512 };

static const struct deck_kind kinds[] = {{.id = STR_INIT("waarde")}, {.id = STR_INIT("handelen")}};

struct world {
    struct card cards[CARDS];
    struct deck deck;
    struct own_selected room[2][OWN_SELECTION_CARDS_MAX]; /* the selection is in one, its next in the other */
    int at;
    struct own_selection is;
    struct prepare_next last;
};

static void world_make(struct world *w, int count)
{
    memset(w, 0, sizeof *w);
    for (int i = 0; i < CARDS; i++)
        (void)snprintf(w->cards[i].id.at, sizeof w->cards[i].id.at, "k%d", i);
    w->deck =
        (struct deck){.cards = w->cards, .card_count = CARDS, .kinds = kinds, .kind_count = COUNT_OF(kinds)};
    for (int i = 0; i < count; i++)
        w->room[0][i] = (struct own_selected){w->cards[i].id, 5 * i, false};
    w->is = (struct own_selection){.id = STR("u1"), .cards = w->room[0], .card_count = count};
    w->last.state = prepare_begin(&w->is);
}

static void take(struct world *w, const struct prepare_event *event)
{
    w->last = prepare_step(&w->deck, &w->is, w->last.state, event);
    w->at = !w->at;
    w->is = own_selection_do(&w->is, &w->last.deed, w->room[w->at]);
}

static const struct {
    const char *word;
    enum prepare_event_kind kind;
} words[] = {
    {"pick", PREPARE_EV_PICK},     {"done", PREPARE_EV_DONE}, {"kind", PREPARE_EV_KIND},
    {"choose", PREPARE_EV_CHOOSE}, {"mark", PREPARE_EV_MARK}, {"in", PREPARE_EV_IN},
    {"out", PREPARE_EV_OUT},       {"hide", PREPARE_EV_HIDE}, {"up", PREPARE_EV_UP},
    {"down", PREPARE_EV_DOWN},     {"k", PREPARE_EV_PLACE},   {"-", PREPARE_EV_SHORTER},
    {"+", PREPARE_EV_LONGER},      {"less", PREPARE_EV_LESS}, {"more", PREPARE_EV_MORE},
    {"undo", PREPARE_EV_UNDO},     {"look", PREPARE_EV_LOOK},
};

/* "out:k2", "mark:-1"; "k2:0" is k2 to the first place. */
static void play(struct world *w, struct str word)
{
    struct str arg, verb = str_cut(word, ':', &arg);
    struct prepare_event event = {.kind = PREPARE_EV_COUNT};
    if (verb.at[0] == 'k' && verb.len == 2) {
        event.kind = PREPARE_EV_PLACE;
        event.id = card_id_from(verb);
    }
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(verb, str_from(words[i].word)))
            event.kind = words[i].kind;
    assert_true(event.kind < PREPARE_EV_COUNT);
    if (!str_to_int(arg, &event.number) && arg.len > 0)
        event.id = card_id_from(arg);
    take(w, &event);
}

static void describe(const struct world *w, char line[LINE_BYTES])
{
    const struct prepare_state *s = &w->last.state;
    int len = 0, marked = prepare_marked(s, &w->is);
    line[0] = '\0';
    for (int i = 0; i < w->is.card_count; i++) {
        const struct own_selected *is = &w->is.cards[i];
        len += snprintf(line + len, LINE_BYTES - (size_t)len, "%s%s%s%d ", is->card.at,
                        i == marked ? "*" : "=", is->hidden ? "-" : "", is->minutes);
    }
    (void)snprintf(line + len, LINE_BYTES - (size_t)len, "| %d%s%s%s", w->is.minutes, s->picks ? "?" : "",
                   s->kind.at[0] ? s->kind.at : "", prepare_can_undo(s, &w->is) ? "<" : "");
}

static const struct {
    const char *name;
    int count;
    const char *script, *line;
} rows[] = {
    {"it begins with its first card", 3, "", "k0*0 k1=5 k2=10 | 0"},
    {"an empty one among all cards", 0, "", "| 0?"},
    {"down the list", 3, "mark:1 mark:1", "k0=0 k1=5 k2*10 | 0"},
    {"and no further", 3, "mark:5", "k0=0 k1=5 k2*10 | 0"},
    {"up again", 3, "mark:2 mark:-1", "k0=0 k1*5 k2=10 | 0"},
    {"one that is touched", 3, "choose:k1", "k0=0 k1*5 k2=10 | 0"},
    {"one that is not in it is not marked", 3, "choose:k7", "k0*0 k1=5 k2=10 | 0"},
    {"a card down goes along marked", 3, "down", "k1=5 k0*0 k2=10 | 0"},
    {"the last goes no further", 3, "mark:2 down", "k0=0 k1=5 k2*10 | 0"},
    {"a card up", 3, "mark:2 up", "k0=0 k2*10 k1=5 | 0"},
    {"the first goes no further", 3, "up", "k0*0 k1=5 k2=10 | 0"},
    {"a row that was carried", 3, "k2:0", "k2*10 k0=0 k1=5 | 0"},
    {"beyond the list it stays", 3, "k0:3", "k0*0 k1=5 k2=10 | 0"},
    {"aside", 3, "mark:1 hide", "k0=0 k1*-5 k2=10 | 0"},
    {"and no longer", 3, "mark:1 hide hide", "k0=0 k1*5 k2=10 | 0"},
    {"out: the next takes its place", 3, "out", "k1*5 k2=10 | 0<"},
    {"of the last the one before", 3, "mark:2 out", "k0=0 k1*5 | 0<"},
    {"out and back, as it was", 3, "mark:1 hide out undo", "k0=0 k1*-5 k2=10 | 0"},
    {"only what went last comes back", 3, "out out undo", "k1*5 k2=10 | 0"},
    {"once", 3, "out undo undo", "k0*0 k1=5 k2=10 | 0"},
    {"nothing went, nothing comes", 3, "undo", "k0*0 k1=5 k2=10 | 0"},
    {"the only one out, and back", 1, "+ out undo", "k0*1 | 0"},
    {"nothing is done to none", 1, "out hide + up down out", "| 0<"},
    {"all cards", 3, "pick", "k0*0 k1=5 k2=10 | 0?"},
    {"of one kind", 3, "pick kind:waarde", "k0*0 k1=5 k2=10 | 0?waarde"},
    {"another card comes last", 3, "pick in:k6", "k0=0 k1=5 k2=10 k6*0 | 0?"},
    {"and out of it again", 3, "pick in:k6 in:k6 done", "k0=0 k1=5 k2*10 | 0<"},
    {"one that went this way comes as it was", 3, "pick in:k1 in:k1", "k0=0 k2=10 k1*5 | 0?"},
    {"a card that the deck does not have", 3, "in:weg", "k0*0 k1=5 k2=10 | 0"},
    {"a minute more", 3, "+ +", "k0*2 k1=5 k2=10 | 0"},
    {"above ten by five", 3, "mark:2 + +", "k0=0 k1=5 k2*20 | 0"},
    {"and down the same way", 3, "mark:2 + - -", "k0=0 k1=5 k2*9 | 0"},
    {"no fewer than none", 3, "-", "k0*0 k1=5 k2=10 | 0"},
    {"of another card, which is marked then", 3, "+:k1", "k0=0 k1*6 k2=10 | 0"},
    {"all of it, at first as long as its cards", 3, "more", "k0*0 k1=5 k2=10 | 15"},
    {"then by five", 3, "more more more less", "k0*0 k1=5 k2=10 | 20"},
    {"what lies aside takes none of it", 3, "mark:2 hide more", "k0=0 k1=5 k2*-10 | 5"},
    {"to a whole step", 3, "+ + more", "k0*2 k1=5 k2=10 | 20"},
    {"where nothing is known an hour", 1, "more", "k0*0 | 60"},
    {"it can be not said again", 3, "more less less less less", "k0*0 k1=5 k2=10 | 0"},
    {"to look changes nothing", 3, "look:k1", "k0*0 k1=5 k2=10 | 0"},
};

static void scripts(void **state)
{
    static struct world w;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char line[LINE_BYTES];
        world_make(&w, rows[i].count);
        for (struct str rest = str_from(rows[i].script); rest.len > 0;)
            play(&w, str_cut(rest, ' ', &rest));
        describe(&w, line);
        if (strcmp(line, rows[i].line) != 0)
            fail_msg("%s: %s\n  not %s", rows[i].name, line, rows[i].line);
    }
}

static void full(void **state)
{
    static struct world w;
    (void)state;
    world_make(&w, 0);
    for (int i = 0; i < OWN_SELECTION_CARDS_MAX; i++)
        (void)snprintf(w.room[0][i].card.at, sizeof w.room[0][i].card.at, "x%d", i);
    w.is.card_count = OWN_SELECTION_CARDS_MAX;
    play(&w, STR("in:k1"));
    assert_true(w.last.full);
    assert_int_equal(w.is.card_count, OWN_SELECTION_CARDS_MAX);
    play(&w, STR("in:x3"));
    play(&w, STR("in:k1"));
    assert_false(w.last.full);
    assert_string_equal(w.is.cards[OWN_SELECTION_CARDS_MAX - 1].card.at, "k1");
}

/* Whatever happens: no card comes twice, what is marked is in it while anything is, minutes stay within bounds, and of everything but choosing
 * nothing is lost that undo does not bring back. */
static void random_walk(void **state)
{
    static struct world w;
    struct rng rng = {23};
    (void)state;
    world_make(&w, 3);
    for (int i = 0; i < 20000; i++) {
        struct prepare_event event = {.kind = (enum prepare_event_kind)rng_below(&rng, PREPARE_EV_COUNT),
                                      .number = (int)rng_below(&rng, 6) - 2};
        if (rng_below(&rng, 2))
            event.id = w.cards[rng_below(&rng, CARDS)].id;
        int before = w.is.card_count;
        take(&w, &event);
        assert_true(w.is.card_count >= before - 1 && w.is.card_count <= before + 1);
        assert_true(w.is.minutes >= 0 && w.is.minutes <= OWN_WHOLE_MAX);
        for (int k = 0; k < w.is.card_count; k++) {
            assert_int_equal(own_selection_place(&w.is, w.is.cards[k].card), k);
            assert_true(w.is.cards[k].minutes >= 0 && w.is.cards[k].minutes <= OWN_MINUTES_MAX);
        }
        if (w.is.card_count < before) {
            struct world aside = w;
            assert_true(prepare_can_undo(&w.last.state, &w.is));
            aside.is.cards = aside.room[aside.at];
            play(&aside, STR("undo"));
            assert_int_equal(aside.is.card_count, before);
            assert_true(prepare_marked(&aside.last.state, &aside.is) >= 0);
        }
        assert_true(w.is.card_count == 0 || !w.last.state.marked.at[0] ||
                    prepare_marked(&w.last.state, &w.is) >= 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts),
        cmocka_unit_test(full),
        cmocka_unit_test(random_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
