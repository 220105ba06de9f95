/* A deck that is opened, changed and broken while it is shown. No painter is needed for words. */
#include "app/showing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "deck/place.h"

struct stand {
    struct place place;
    struct showing showing;
    struct supply supply;
    struct journal *journal;
    char path[256];
    int64_t now_ms;
};

static void write_card(struct stand *s, int number, const char *words)
{
    char name[64], text[256];
    (void)snprintf(name, sizeof name, "deck/cards/%02d.md", number);
    int len =
        snprintf(text, sizeof text, "---\nid: kaart-%d\n---\n# Kaart %d\n\n%s\n", number, number, words);
    place_write(&s->place, name, (struct str){text, (size_t)len});
}

static void remove_card(struct stand *s, int number)
{
    char name[64], path[256];
    (void)snprintf(name, sizeof name, "deck/cards/%02d.md", number);
    assert_int_equal(unlink(place_path(&s->place, name, path, sizeof path)), 0);
}

/* Until the quiet is over; answers the last news that was any. */
static enum showing_news pass(struct stand *s, struct err *err)
{
    enum showing_news news = SHOWING_NOTHING;
    for (int i = 0; i < 5; i++, s->now_ms += 100) {
        enum showing_news now = showing_poll(&s->showing, s->now_ms, err);
        news = now == SHOWING_NOTHING ? news : now;
    }
    return news;
}

static enum showing_news open_with(struct stand *s, const char *selection, int page, struct err *err)
{
    struct showing_options options = {
        .path = s->path, .selection = selection, .page = page, .language = STR("nl")};
    showing_open(&s->showing, &options, s->now_ms);
    return pass(s, err);
}

static void is_at(struct stand *s, const char *card, int place)
{
    const struct show_state *state = &s->showing.state;
    assert_string_equal(state->card.at, card);
    assert_int_equal(state->index, place);
}

static void command(struct stand *s, enum command which)
{
    enum show_fx_kind fx[SHOW_FX_MAX];
    struct show_event event = {.kind = SHOW_EV_COMMAND, .at_ms = s->now_ms, .as.command = which};
    (void)showing_event(&s->showing, &event, fx);
}

static void opens_where_it_is_told(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    static const struct {
        const char *selection;
        int page;
        const char *card;
        int place;
    } rows[] = {{NULL, 0, "kaart-1", 0},   {NULL, 3, "kaart-3", 2},   {NULL, 99, "kaart-5", 4},
                {"kort", 0, "kaart-4", 0}, {"kort", 2, "kaart-2", 1}, {"all", 2, "kaart-2", 1}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_null(showing_deck(&s->showing));
        assert_int_equal(open_with(s, rows[i].selection, rows[i].page, &err), SHOWING_CHANGED);
        is_at(s, rows[i].card, rows[i].place);
        assert_int_equal(showing_deck(&s->showing)->card_count, 5);
        showing_close(&s->showing);
        journal_deck_forget(s->journal, str_from(s->path));
    }
}

static void comes_back_where_it_was(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    assert_int_equal(open_with(s, NULL, 0, &err), SHOWING_CHANGED);
    command(s, COMMAND_NEXT);
    command(s, COMMAND_NEXT);
    is_at(s, "kaart-3", 2);
    showing_close(&s->showing);
    assert_int_equal(open_with(s, NULL, 0, &err), SHOWING_CHANGED);
    is_at(s, "kaart-3", 2);
    showing_close(&s->showing);
    remove_card(s, 3); /* it is no longer there */
    assert_int_equal(open_with(s, NULL, 0, &err), SHOWING_CHANGED);
    is_at(s, "kaart-1", 0);
}

static void refuses(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    assert_int_equal(open_with(s, "geen", 0, &err), SHOWING_FAILED);
    assert_non_null(strstr(err.text, "geen"));
    assert_null(showing_deck(&s->showing));
    (void)place_path(&s->place, "elders", s->path, sizeof s->path);
    assert_int_equal(open_with(s, NULL, 0, &err), SHOWING_FAILED);
    assert_non_null(strstr(err.text, "elders"));
    assert_int_equal(showing_poll(&s->showing, s->now_ms, &err), SHOWING_NOTHING);
}

/* The card one was at stays, wherever it now stands. */
static void stays_by_id(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    (void)open_with(s, NULL, 3, &err);
    is_at(s, "kaart-3", 2);
    write_card(s, 3, "Andere woorden.");
    assert_int_equal(pass(s, &err), SHOWING_CHANGED);
    is_at(s, "kaart-3", 2);
    assert_true(s->showing.notice_until_ms > s->now_ms);
    write_card(s, 0, "Er kwam een kaart voor.");
    assert_int_equal(pass(s, &err), SHOWING_CHANGED);
    is_at(s, "kaart-3", 3);
    assert_int_equal(showing_deck(&s->showing)->card_count, 6);
    remove_card(s, 0);
    remove_card(s, 1);
    assert_int_equal(pass(s, &err), SHOWING_CHANGED);
    is_at(s, "kaart-3", 1);
    remove_card(s, 3); /* its own: the one that took its place */
    assert_int_equal(pass(s, &err), SHOWING_CHANGED);
    is_at(s, "kaart-4", 1);
    remove_card(s, 4);
    remove_card(s, 5);
    assert_int_equal(pass(s, &err), SHOWING_CHANGED);
    is_at(s, "kaart-2", 0);
}

static void broken_version_stays_out(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    struct show_view view;
    (void)open_with(s, NULL, 2, &err);
    for (int i = 1; i <= 5; i++)
        remove_card(s, i);
    assert_int_equal(pass(s, &err), SHOWING_CHANGED);
    is_at(s, "kaart-2", 1);
    assert_int_equal(showing_deck(&s->showing)->card_count, 5);
    assert_non_null(strstr(s->showing.notice, "vorige versie"));
    showing_view(&s->showing, &view, s->now_ms);
    assert_true(view.notice.len > 0);
    command(s, COMMAND_NEXT);
    is_at(s, "kaart-3", 2);
    s->now_ms += SHOWING_NOTICE_MS;
    assert_int_equal(showing_poll(&s->showing, s->now_ms, &err), SHOWING_CHANGED); /* the notice goes */
    showing_view(&s->showing, &view, s->now_ms);
    assert_int_equal(view.notice.len, 0);
    for (int i = 1; i <= 5; i++)
        write_card(s, i, "Weer heel.");
    assert_int_equal(pass(s, &err), SHOWING_CHANGED);
    is_at(s, "kaart-3", 2);
}

static void selection_that_goes(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    (void)open_with(s, "kort", 1, &err);
    is_at(s, "kaart-4", 0);
    place_write(&s->place, "deck/deck.yaml", STR("waaier: 1\nid: proef\ntitle: Proef\n"));
    assert_int_equal(pass(s, &err), SHOWING_CHANGED);
    is_at(s, "kaart-4", 0); /* the version that has it stays */
    assert_non_null(strstr(s->showing.notice, "kort"));
    assert_int_equal(s->showing.cards.count, 2);
}

static void searches_what_is_shown(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    enum show_fx_kind fx[SHOW_FX_MAX];
    struct card_id choice;
    (void)open_with(s, "kort", 0, &err);
    command(s, COMMAND_SEARCH);
    struct show_event event = {.kind = SHOW_EV_TEXT, .at_ms = s->now_ms, .as.text = "Kaart"};
    (void)showing_event(&s->showing, &event, fx);
    assert_int_equal(s->showing.hit_count, 2); /* of five, two are in the selection */
    assert_true(showing_choice(&s->showing, &choice));
    write_card(s, 2, "Andere woorden."); /* read again in the middle of it */
    (void)pass(s, &err);
    command(s, COMMAND_BACK);
    assert_int_equal(s->showing.state.mode, SHOW_CARD);
    assert_false(showing_choice(&s->showing, &choice));
}

static int find(struct stand *s, const char *words)
{
    enum show_fx_kind fx[SHOW_FX_MAX];
    struct show_event event = {.kind = SHOW_EV_TEXT, .at_ms = s->now_ms};
    command(s, COMMAND_SEARCH);
    (void)snprintf(event.as.text, sizeof event.as.text, "%s", words);
    (void)showing_event(&s->showing, &event, fx);
    return s->showing.hit_count;
}

/* Written while the deck is open, then found; in a kiosk the next who looks finds none of it. */
static void own_questions_are_found(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    (void)open_with(s, NULL, 0, &err);
    struct card_id card = s->showing.state.card;
    assert_int_equal(find(s, "olifant"), 0);
    command(s, COMMAND_BACK);
    questions_add(&s->showing.questions, card, STR("Welke olifant staat er in de kamer?"));
    assert_int_equal(find(s, "olifant"), 1);
    assert_int_equal(s->showing.hits[0].origin, OWN_ADDED);
    assert_true(showing_found_own(&s->showing, card));
    command(s, COMMAND_BACK);
    assert_false(showing_found_own(&s->showing, card)); /* no search is open */
    showing_forget(&s->showing, s->now_ms);
    assert_int_equal(find(s, "olifant"), 0);
    command(s, COMMAND_BACK);
    assert_int_equal(find(s, "Kaart"), 5);
}

/* In a kiosk: the next who looks finds everything as the first did, and no word of who looked before. */
static void forgets_who_looked(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    enum show_fx_kind fx[SHOW_FX_MAX];
    static const char planted[] = "plantwoord";
    struct show_event event = {.kind = SHOW_EV_TEXT, .at_ms = s->now_ms};
    (void)open_with(s, NULL, 0, &err);
    command(s, COMMAND_NEXT);
    command(s, COMMAND_ZOOM);
    command(s, COMMAND_SEARCH);
    memcpy(event.as.text, planted, sizeof planted);
    (void)showing_event(&s->showing, &event, fx);
    memset(&event, 0, sizeof event);
    questions_add(&s->showing.questions, s->showing.state.card, STR("Wat nu?"));
    assert_int_equal(s->showing.questions.own.count, 1);
    assert_non_null(memmem(&s->showing, sizeof s->showing, planted, strlen(planted)));
    showing_forget(&s->showing, s->now_ms);
    assert_null(memmem(&s->showing, sizeof s->showing, planted, strlen(planted)));
    assert_int_equal(s->showing.questions.own.count, 0);
    is_at(s, "kaart-1", 0);
    assert_int_equal(s->showing.state.mode, SHOW_CARD);
    assert_false(zoom_is_in(s->showing.state.zoom));
    assert_int_equal(s->showing.cards.count, 5);
    showing_close(&s->showing);
    showing_forget(&s->showing, s->now_ms); /* nothing is open */
    (void)open_with(s, "kort", 2, &err);
    command(s, COMMAND_FIRST);
    showing_forget(&s->showing, s->now_ms);
    assert_int_equal(s->showing.cards.count, 2); /* what was asked for stays asked for */
}

static void present(struct stand *s, struct showing *showing)
{
    struct err err = {0};
    struct showing_options options = {
        .path = s->path, .present = true, .page = 1, .language = STR("nl"), .seed = 4};
    showing_open(showing, &options, s->now_ms);
    for (int i = 0; i < 5 && !showing->ready; i++)
        (void)showing_poll(showing, s->now_ms, &err);
    assert_true(showing->ready);
}

/* The program is gone without a word: another one opens the same cards. */
static void a_show_that_broke_off_goes_on(void **state)
{
    static struct showing after;
    struct stand *s = *state;
    present(s, &s->showing);
    assert_false(s->showing.broken);
    command(s, COMMAND_NEXT);
    command(s, COMMAND_NEXT);
    command(s, COMMAND_FREEZE);
    command(s, COMMAND_NEXT);

    assert_true(showing_init(&after, NULL, s->journal, &s->supply));
    present(s, &after);
    assert_true(after.broken);
    assert_int_equal(after.broken_place, 3);
    showing_broken_answer(&after, true, s->now_ms);
    struct seen was = desk_seen(&s->showing.desk, s->now_ms), is = desk_seen(&after.desk, s->now_ms);
    assert_true(after.desk.frozen && after.desk.staged && after.state.index == 3);
    assert_true(scene_eq(&was.scene, &is.scene));

    showing_close(&after); /* as one leaves: it is over */
    present(s, &after);
    assert_false(after.broken);
    showing_finish(&after);
}

/* Who begins anew is not asked again. */
static void a_show_that_broke_off_begins_anew(void **state)
{
    static struct showing after;
    struct stand *s = *state;
    present(s, &s->showing);
    command(s, COMMAND_NEXT);
    assert_true(showing_init(&after, NULL, s->journal, &s->supply));
    present(s, &after);
    assert_true(after.broken);
    showing_broken_answer(&after, false, s->now_ms);
    assert_int_equal(after.state.index, 0);
    showing_finish(&after);
    assert_true(showing_init(&after, NULL, s->journal, &s->supply));
    present(s, &after);
    assert_false(after.broken);
    showing_finish(&after);
}

static int begin(void **state)
{
    static struct stand scene;
    struct err err = {0};
    scene = (struct stand){.now_ms = 10000, .supply = {.language = STR("nl")}};
    place_make(&scene.place);
    place_write(&scene.place, "deck/deck.yaml",
                STR("waaier: 1\nid: proef\ntitle: Proef\nselections:\n  - {id: kort, name: Kort, cards: "
                    "[kaart-4, kaart-2]}\n"));
    for (int i = 1; i <= 5; i++)
        write_card(&scene, i, "Gewone woorden.");
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
        TEST(opens_where_it_is_told),
        TEST(comes_back_where_it_was),
        TEST(refuses),
        TEST(stays_by_id),
        TEST(broken_version_stays_out),
        TEST(selection_that_goes),
        TEST(searches_what_is_shown),
        TEST(own_questions_are_found),
        TEST(forgets_who_looked),
        TEST(a_show_that_broke_off_goes_on),
        TEST(a_show_that_broke_off_begins_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
