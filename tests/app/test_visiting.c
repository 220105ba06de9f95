/* A deck that is explored: whose cards are shown, what stands on the wall, and what becomes of a visit when the deck changes. No painter
 * is needed for that. */
#include "app/showing.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "deck/place.h"

enum { CARDS = 6, LARGE = 400 };

struct stand {
    struct place place;
    struct showing showing;
    struct supply supply;
    struct journal *journal;
    char path[256];
    int64_t now_ms;
};

static const char head[] = "waaier: 1\nid: proef\ntitle: Proef\n"
                           "kinds:\n  - {id: waarde, name: Waarde}\n  - {id: handelen, name: Handelen}\n";
static const char offices[] =
    "offices:\n  - {id: raad, name: Raadslid}\n  - {id: griffie, name: Griffier}\n"
    "selections:\n  - {id: raadsleden, name: Raadsleden, office: raad, kind: published,"
    " cards: [k1, k2, k4]}\n  - {id: kort, name: Kort, kind: own, cards: [k5, k3]}\n";

static void write_head(struct stand *s, const char *rest)
{
    char text[1024];
    int len = snprintf(text, sizeof text, "%s%s", head, rest);
    place_write(&s->place, "deck/deck.yaml", (struct str){text, (size_t)len});
}

/* Odd cards are values, even ones what one does. */
static void write_cards(struct stand *s, int count)
{
    for (int i = 1; i <= count; i++) {
        char name[64], text[256];
        (void)snprintf(name, sizeof name, "deck/cards/%03d.md", i);
        int len = snprintf(text, sizeof text, "---\nid: k%d\nkind: %s\n---\n# Kaart %d\n\nWoorden.\n", i,
                           i % 2 ? "waarde" : "handelen", i);
        place_write(&s->place, name, (struct str){text, (size_t)len});
    }
}

static void pass(struct stand *s)
{
    struct err err = {0};
    for (int i = 0; i < 5; i++, s->now_ms += 100)
        (void)showing_poll(&s->showing, s->now_ms, &err);
}

static void open_with(struct stand *s, const char *selection, int page)
{
    struct showing_options options = {.path = s->path,
                                      .selection = selection,
                                      .page = page,
                                      .explore = true,
                                      .may_leave = true,
                                      .language = STR("nl")};
    showing_open(&s->showing, &options, s->now_ms);
    pass(s);
    assert_true(s->showing.ready);
}

static void take(struct stand *s, enum visit_event_kind kind, const char *id)
{
    struct visit_event event = {.kind = kind, .at_ms = s->now_ms};
    event.as.id = card_id_from(str_from(id));
    assert_false(showing_visit_event(&s->showing, &event));
}

static void is_at(struct stand *s, enum visit_screen screen, int cards, const char *card)
{
    assert_true(s->showing.visit.on);
    assert_int_equal(s->showing.visit.state.screen, screen);
    assert_int_equal(s->showing.cards.count, cards);
    assert_string_equal(s->showing.state.card.at, card);
}

static void begins_at_home(void **state)
{
    struct stand *s = *state;
    open_with(s, NULL, 0);
    is_at(s, VISIT_HOME, CARDS, "k1");
    assert_int_equal(s->showing.visit.office_counts[0], 3);
    assert_int_equal(s->showing.visit.office_counts[1], CARDS); /* nothing is published for it */
    assert_int_equal(s->showing.visit.kind_counts[0], 3);
    const struct visit_event home = {.kind = VISIT_EV_HOME};
    assert_true(showing_visit_event(&s->showing, &home)); /* out of the deck */
}

static void begins_where_it_is_told(void **state)
{
    struct stand *s = *state;
    open_with(s, NULL, 4);
    is_at(s, VISIT_CARD, CARDS, "k4");
    showing_close(&s->showing);
    open_with(s, "kort", 0);
    is_at(s, VISIT_WALL, 2, "k5");
    showing_close(&s->showing);
    open_with(s, "raadsleden", 2);
    is_at(s, VISIT_CARD, 3, "k2");
    assert_int_equal(s->showing.cards.office, 1);
}

static void an_office_has_its_cards(void **state)
{
    struct stand *s = *state;
    open_with(s, NULL, 0);
    take(s, VISIT_EV_OFFICE, "raad");
    is_at(s, VISIT_WALL, 3, "k1");
    assert_int_equal(s->showing.cards.office, 1);
    assert_int_equal(s->supply.office, 1);
    assert_int_equal(s->supply.places[3], 3);
    assert_int_equal(s->supply.places[2], 0);
    take(s, VISIT_EV_CARD, "k4");
    is_at(s, VISIT_CARD, 3, "k4");
    take(s, VISIT_EV_OFFICE, "griffie");
    is_at(s, VISIT_WALL, CARDS, "k4");
    assert_int_equal(s->showing.cards.office, 2);
    take(s, VISIT_EV_OFFICE, "raad");
    take(s, VISIT_EV_CARD, "k6"); /* not one of theirs: all of them */
    is_at(s, VISIT_CARD, CARDS, "k6");
    assert_int_equal(s->showing.cards.office, 0);
}

static void a_kind_on_the_wall(void **state)
{
    struct stand *s = *state;
    const struct visiting *visit = &s->showing.visit;
    open_with(s, NULL, 0);
    take(s, VISIT_EV_OFFICE, "raad");
    assert_null(visit->wall);
    assert_int_equal(visit->wall_count, 3);
    take(s, VISIT_EV_KIND, "handelen");
    assert_int_equal(visit->wall_count, 2);
    assert_int_equal(visit->wall[0], 1);
    assert_int_equal(visit->wall[1], 2);
    assert_int_equal(visit->kind_counts[0], 1);
    take(s, VISIT_EV_KIND, "");
    assert_int_equal(visit->wall_count, 3);
}

/* Changing offices all day takes no more memory than doing so once. */
static void all_day(void **state)
{
    struct stand *s = *state;
    open_with(s, NULL, 0);
    take(s, VISIT_EV_OFFICE, "raad");
    take(s, VISIT_EV_OFFICE, "griffie");
    take(s, VISIT_EV_KIND, "waarde");
    const struct volume *volume = &s->showing.volumes[s->showing.current];
    size_t used = volume->arena.used;
    for (int i = 0; i < 5000; i++) {
        take(s, VISIT_EV_OFFICE, i % 2 ? "raad" : "griffie");
        take(s, VISIT_EV_KIND, i % 3 ? "waarde" : "handelen");
    }
    assert_int_equal(volume->arena.used, used);
}

static void the_show_is_followed(void **state)
{
    struct stand *s = *state;
    enum show_fx_kind fx[SHOW_FX_MAX];
    open_with(s, NULL, 1);
    struct show_event next = {.kind = SHOW_EV_COMMAND, .at_ms = s->now_ms, .as.command = COMMAND_NEXT};
    (void)showing_event(&s->showing, &next, fx);
    assert_string_equal(s->showing.visit.state.card.at, "k2");
}

static void the_deck_changes(void **state)
{
    struct stand *s = *state;
    open_with(s, NULL, 0);
    take(s, VISIT_EV_OFFICE, "raad");
    take(s, VISIT_EV_KIND, "handelen");
    take(s, VISIT_EV_CARD, "k4");
    write_head(s, offices); /* nothing new */
    pass(s);
    is_at(s, VISIT_CARD, 3, "k4");
    assert_int_equal(s->showing.visit.wall_count, 2);
    write_head(s, "offices:\n  - {id: griffie, name: Griffier}\n"); /* one office less, and no selections */
    pass(s);
    is_at(s, VISIT_CARD, CARDS, "k4");
    assert_int_equal(s->showing.cards.office, 0);
    assert_int_equal(s->showing.visit.wall_count, 3);
}

static void nothing_to_visit(void **state)
{
    struct stand *s = *state;
    place_write(&s->place, "deck/deck.yaml", STR("waaier: 1\nid: proef\ntitle: Proef\n"));
    open_with(s, NULL, 0);
    assert_false(s->showing.visit.on);
    assert_true(showing_looks(&s->showing));
}

static void words_are_put_in_order_once(void **state)
{
    struct stand *s = *state;
    struct show_view show;
    struct visit_view visit;
    const struct visit_event read = {.kind = VISIT_EV_GO, .as.screen = VISIT_TEXT};
    open_with(s, NULL, 2);
    assert_false(showing_visit_event(&s->showing, &read));
    showing_view(&s->showing, &show, s->now_ms);
    showing_visit_view(&s->showing, &show, &visit);
    assert_non_null(visit.reading);
    assert_true(str_eq(visit.reading->at[0].text, STR("Handelen")));
    assert_true(str_eq(visit.reading->at[1].text, STR("Kaart 2")));
    size_t used = s->showing.visit.words.used;
    showing_visit_view(&s->showing, &show, &visit);
    assert_int_equal(s->showing.visit.words.used, used);
}

/* While a large deck is only glanced at there are no selections; the office is kept for when all is read. */
static void a_large_deck(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    write_cards(s, LARGE);
    open_with(s, NULL, 0);
    assert_true(showing_reads(&s->showing));
    assert_false(s->showing.visit.counted);
    take(s, VISIT_EV_OFFICE, "raad");
    is_at(s, VISIT_WALL, LARGE, s->showing.state.card.at);
    (void)showing_stands(&s->showing);
    for (int i = 0; i < 20 && showing_reads(&s->showing); i++) {
        int fds[SHOWING_FDS];
        showing_fds(&s->showing, fds);
        struct pollfd bell = {fds[1], POLLIN, 0};
        (void)poll(&bell, 1, 5000); /* a thread reads */
        (void)showing_poll(&s->showing, s->now_ms += 5, &err);
    }
    assert_false(showing_reads(&s->showing));
    is_at(s, VISIT_WALL, 3, "k1");
    assert_true(s->showing.visit.counted);
}

static int begin(void **state)
{
    static struct stand scene;
    struct err err = {0};
    scene = (struct stand){.now_ms = 10000, .supply = {.language = STR("nl")}};
    place_make(&scene.place);
    write_head(&scene, offices);
    write_cards(&scene, CARDS);
    (void)place_path(&scene.place, "deck", scene.path, sizeof scene.path);
    scene.journal = journal_open("", &err);
    assert_true(showing_init(&scene.showing, NULL, scene.journal, &scene.supply));
    *state = &scene;
    return 0;
}

static int end(void **state)
{
    struct stand *s = *state;
    showing_finish(&s->showing);
    journal_close(s->journal);
    place_remove(&s->place);
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(begins_at_home),
        TEST(begins_where_it_is_told),
        TEST(an_office_has_its_cards),
        TEST(a_kind_on_the_wall),
        TEST(all_day),
        TEST(the_show_is_followed),
        TEST(the_deck_changes),
        TEST(nothing_to_visit),
        TEST(words_are_put_in_order_once),
        TEST(a_large_deck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
