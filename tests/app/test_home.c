/* What the start screen offers: what was shown lately, and the decks that come with the program. No painter is needed. */
#include "app/home.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "deck/place.h"

struct scene {
    struct place place;
    struct supply supply;
    struct surroundings surroundings;
    struct journal *journal;
    char demo[128], welcome[128], own[128];
    struct home home;
};

static void write_deck(struct scene *s, const char *manifest, const char *card, struct str title)
{
    place_write(&s->place, manifest, title);
    place_write(&s->place, card, STR("---\nid: een\n---\n# Een\n\nEen kaart.\n"));
}

static int set_up(void **state)
{
    struct scene *s = calloc(1, sizeof *s);
    struct err err = {0};
    *state = s;
    assert_non_null(s);
    place_make(&s->place);
    write_deck(s, "demo/deck.yaml", "demo/cards/1.md", STR("waaier: 1\nid: demo\ntitle: Demo\n"));
    write_deck(s, "welcome/deck.yaml", "welcome/cards/1.md",
               STR("waaier: 1\nid: welcome\ntitle: {nl: Welkom, en: Welcome}\n"
                   "subtitle: {nl: Wat het kan, en: What it can do}\n"));
    write_deck(s, "own/deck.yaml", "own/cards/1.md", STR("waaier: 1\nid: own\ntitle: Eigen\n"));
    s->surroundings.demo_deck = str_from(place_path(&s->place, "demo", s->demo, sizeof s->demo));
    s->surroundings.welcome_deck = str_from(place_path(&s->place, "welcome", s->welcome, sizeof s->welcome));
    (void)place_path(&s->place, "own", s->own, sizeof s->own);
    s->journal = journal_open("", &err);
    return 0;
}

static int tear_down(void **state)
{
    struct scene *s = *state;
    home_finish(&s->home);
    journal_close(s->journal);
    place_remove(&s->place);
    free(s);
    return 0;
}

static void enter(struct scene *s, struct str language)
{
    assert_true(home_init(&s->home, NULL, s->journal, &s->supply, &s->surroundings, language));
    home_enter(&s->home, NULL, 0);
}

static void is_item(struct scene *s, int at, enum start_item_kind kind, const char *title)
{
    assert_int_equal(s->home.items[at].kind, kind);
    assert_true(str_eq(s->home.items[at].title, str_from(title)));
}

static void own_decks_stand_after_recent_ones(void **state)
{
    struct scene *s = *state;
    const char *opened[] = {s->welcome, s->own, s->demo};
    for (size_t i = 0; i < COUNT_OF(opened); i++)
        journal_deck_opened(s->journal, &(struct journal_deck){.path = str_from(opened[i]),
                                                               .title = STR("Getoond"),
                                                               .opened_ms = 1000 + (int64_t)i});
    enter(s, STR("nl"));
    assert_int_equal(s->home.item_count, 4); /* our own decks are not among the recent ones a second time */
    is_item(s, 0, START_ITEM_RECENT, "Getoond");
    is_item(s, 1, START_ITEM_DEMO, "Voorbeeldset");
    is_item(s, 2, START_ITEM_DEMO, "Welkom");
    assert_int_equal(s->home.items[3].kind, START_ITEM_OPEN);
    struct start_event touch = {.kind = START_EV_CHOOSE, .as.item = 2};
    assert_int_equal(home_event(&s->home, &touch), HOME_OPEN);
    assert_string_equal(home_path(&s->home), s->welcome);
}

static void welcome_is_named_by_its_deck(void **state)
{
    struct scene *s = *state;
    enter(s, STR("en"));
    assert_int_equal(s->home.item_count, 3);
    is_item(s, 1, START_ITEM_DEMO, "Welcome");
    assert_true(str_eq(s->home.items[1].detail, STR("What it can do")));
    assert_int_not_equal(s->home.items[0].tag, s->home.items[1].tag); /* each with a first card of its own */
    home_leave(&s->home);
    is_item(s, 1, START_ITEM_DEMO, "Welcome"); /* the deck is closed, its words still stand */
}

static void a_deck_that_is_not_there_has_no_tile(void **state)
{
    struct scene *s = *state;
    s->surroundings.welcome_deck = STR("/nowhere/welcome");
    enter(s, STR("nl"));
    assert_int_equal(s->home.item_count, 2);
    is_item(s, 0, START_ITEM_DEMO, "Voorbeeldset");
    assert_int_equal(s->home.items[1].kind, START_ITEM_OPEN);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(own_decks_stand_after_recent_ones),
        TEST(welcome_is_named_by_its_deck),
        TEST(a_deck_that_is_not_there_has_no_tile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
