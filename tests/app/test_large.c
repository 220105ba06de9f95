/* A large deck: its first card stands before the rest is read, and nothing that was asked meanwhile is lost. What the thread does is
 * waited for on its own bell, so that nothing here depends on how fast it is. */
#include "app/showing.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "deck/place.h"

enum { CARDS = GLANCE_CARDS_MIN + 20 };

struct stand {
    struct place place;
    struct showing showing;
    struct supply supply;
    struct journal *journal;
    char path[256];
    int64_t now_ms;
};

/* Every third card has an id that its file's name does not tell, every fourth a question. */
static void write_card(struct stand *s, int number, const char *words)
{
    char name[64], text[400], id[32] = "";
    (void)snprintf(name, sizeof name, "deck/cards/kaart-%04d.md", number);
    if (number % 3 == 0)
        (void)snprintf(id, sizeof id, "id: eigen-%d\n", number);
    int len = snprintf(text, sizeof text, "---\n%skind: soort\n%s---\n# Kaart %d\n\n%s\n", id,
                       number % 4 == 0 ? "questions:\n  - {id: v, text: Waarom?}\n" : "", number, words);
    place_write(&s->place, name, (struct str){text, (size_t)len});
}

static void remove_card(struct stand *s, int number)
{
    char name[64], path[256];
    (void)snprintf(name, sizeof name, "deck/cards/kaart-%04d.md", number);
    assert_int_equal(unlink(place_path(&s->place, name, path, sizeof path)), 0);
}

static enum showing_news look(struct stand *s, struct err *err)
{
    return showing_poll(&s->showing, s->now_ms, err);
}

static void open_with(struct stand *s, const char *selection, int page)
{
    struct err err = {0};
    struct showing_options options = {
        .path = s->path, .selection = selection, .page = page, .language = STR("nl")};
    showing_open(&s->showing, &options, s->now_ms);
    assert_int_equal(look(s, &err), SHOWING_CHANGED);
}

/* Until the thread has rung; what it brought is then taken. */
static enum showing_news read_all(struct stand *s, struct err *err)
{
    showing_stands(&s->showing);
    struct pollfd bell = {s->showing.bell, POLLIN, 0};
    while (s->showing.loader.running) {
        assert_int_equal(poll(&bell, 1, 60000), 1);
        enum showing_news news = look(s, err);
        if (!s->showing.loader.running)
            return news;
    }
    return SHOWING_NOTHING;
}

static void send(struct stand *s, struct show_event event)
{
    enum show_fx_kind fx[SHOW_FX_MAX];
    event.at_ms = s->now_ms;
    (void)showing_event(&s->showing, &event, fx);
}

static void command(struct stand *s, enum command which)
{
    send(s, (struct show_event){.kind = SHOW_EV_COMMAND, .as.command = which});
}

static void type(struct stand *s, const char *words)
{
    struct show_event event = {.kind = SHOW_EV_TEXT};
    str_to_field(event.as.text, sizeof event.as.text, str_from(words));
    send(s, event);
}

static void enter(struct stand *s)
{
    send(s, (struct show_event){.kind = SHOW_EV_ENTER});
}

static void go_to(struct stand *s, int number)
{
    for (int place = 100; place > 0; place /= 10)
        send(s, (struct show_event){.kind = SHOW_EV_DIGIT, .as.digit = number / place % 10});
    enter(s);
}

static struct paint_key key_at(struct stand *s, int place)
{
    struct show_view view;
    int card = s->showing.cards.order[place];
    showing_view(&s->showing, &view, s->now_ms);
    (void)view.card_shape(view.card_shape_ctx, card);
    struct cardface_options options = supply_face_options(&s->supply, SUPPLY_SLOT_SHOW, card, 0);
    return cardface_key(view.cards->deck, card, FACE_FRONT, &options, 1600, 900);
}

static bool is_glance(const struct stand *s)
{
    return volume_is_glance(&s->showing.volumes[s->showing.current]);
}

/* ---- what is asked while only the names are known, and where one is when all is read */

static void ask_nothing(struct stand *s)
{
    (void)s;
}
static void ask_next(struct stand *s)
{
    command(s, COMMAND_NEXT);
    command(s, COMMAND_NEXT);
}
static void ask_last(struct stand *s)
{
    command(s, COMMAND_LAST);
}
static void ask_number(struct stand *s)
{
    go_to(s, 250);
}
static void ask_number_and_back(struct stand *s)
{
    go_to(s, 250);
    command(s, COMMAND_PREVIOUS);
}
static void ask_black(struct stand *s)
{
    command(s, COMMAND_NEXT);
    command(s, COMMAND_BLACK);
}
static void ask_questions(struct stand *s)
{
    go_to(s, 3);
    command(s, COMMAND_NEXT); /* the fourth has one, and no frame came between */
    command(s, COMMAND_QUESTIONS);
}
static void ask_overview(struct stand *s)
{
    command(s, COMMAND_OVERVIEW);
    send(s, (struct show_event){.kind = SHOW_EV_MARK, .as.mark = {0, 1, 5}});
    command(s, COMMAND_NEXT);
}
static void ask_search(struct stand *s)
{
    command(s, COMMAND_SEARCH);
    type(s, "kaart ");
    type(s, "123");
}
static void ask_search_enter(struct stand *s)
{
    ask_search(s);
    enter(s);
}
static void ask_search_enter_and_more(struct stand *s)
{
    ask_search(s);
    enter(s);
    command(s, COMMAND_BACK); /* thought better of it */
}
static void ask_digits(struct stand *s)
{
    send(s, (struct show_event){.kind = SHOW_EV_DIGIT, .as.digit = 4});
}

static void waits_for_nothing(void **state)
{
    static const struct {
        const char *name;
        void (*ask)(struct stand *s);
        int place, cursor; /* cursor -1: not looked at */
        enum show_mode mode;
        bool back;
        int number, answers;
    } rows[] = {
        {"nothing", ask_nothing, 0, -1, SHOW_CARD, false, 0, 0},
        {"next, twice", ask_next, 2, -1, SHOW_CARD, false, 0, 0},
        {"last", ask_last, CARDS - 1, -1, SHOW_CARD, false, 0, 0},
        {"a number", ask_number, 249, -1, SHOW_CARD, false, 0, 0},
        {"a number, and one back", ask_number_and_back, 248, -1, SHOW_CARD, false, 0, 0},
        {"black", ask_black, 1, -1, SHOW_BLACK, false, 0, 0},
        {"questions", ask_questions, 3, -1, SHOW_CARD, true, 0, 0},
        {"overview", ask_overview, 0, 6, SHOW_OVERVIEW, false, 0, 0},
        {"digits", ask_digits, 0, -1, SHOW_CARD, false, 4, 0},
        {"search", ask_search, 0, -1, SHOW_SEARCH, false, 0, 1},
        {"search, and enter", ask_search_enter, 122, -1, SHOW_CARD, false, 0, 1},
        {"search, enter, and off", ask_search_enter_and_more, 0, -1, SHOW_CARD, false, 0, 0},
    };
    struct stand *s = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err = {0};
        open_with(s, NULL, 0);
        assert_true(is_glance(s) && showing_reads(&s->showing));
        rows[i].ask(s);
        assert_int_equal(read_all(s, &err), SHOWING_CHANGED);
        const struct show_state *is = &s->showing.state;
        assert_false(is_glance(s) || showing_reads(&s->showing));
        if (is->index != rows[i].place || is->mode != rows[i].mode || is->back != rows[i].back ||
            is->number != rows[i].number || is->answers != rows[i].answers)
            fail_msg("%s: place %d mode %d back %d number %d answers %d", rows[i].name, is->index, is->mode,
                     is->back, is->number, is->answers);
        assert_int_equal(show_place(&s->showing.cards, is->card), is->index);
        if (rows[i].cursor >= 0)
            assert_int_equal(show_place(&s->showing.cards, is->cursor), rows[i].cursor);
        assert_int_equal(s->showing.notice_until_ms, 0);
        showing_close(&s->showing);
        journal_deck_forget(s->journal, str_from(s->path));
    }
}

/* The same picture before and after: nothing is painted anew. */
static void keeps_its_pictures(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    static const int places[] = {0, 1, 2, 3, 150, CARDS - 1};
    struct paint_key before[COUNT_OF(places)];
    open_with(s, NULL, 0);
    for (size_t i = 0; i < COUNT_OF(places); i++)
        before[i] = key_at(s, places[i]);
    assert_int_equal(read_all(s, &err), SHOWING_CHANGED);
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        struct paint_key after = key_at(s, places[i]);
        if (!paint_key_eq(&before[i], &after))
            fail_msg("another picture at place %d", places[i]);
    }
}

static void comes_back_where_it_was(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    static const int places[] = {0, 2, 100, 101, 299}; /* ids of their own, and of their file */
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        open_with(s, NULL, places[i] + 1);
        (void)read_all(s, &err);
        command(s, COMMAND_NEXT);
        command(s, COMMAND_PREVIOUS);
        showing_close(&s->showing);
        open_with(s, NULL, 0);
        assert_true(is_glance(s));
        assert_int_equal(s->showing.state.index, places[i]);
        (void)read_all(s, &err);
        assert_int_equal(s->showing.state.index, places[i]);
        showing_close(&s->showing);
    }
    remove_card(s, 1);
    open_with(s, NULL, 0); /* one place on, its id unknown to its file: only the whole tells */
    assert_null(showing_deck(&s->showing));
    assert_int_equal(read_all(s, &err), SHOWING_CHANGED);
    assert_int_equal(s->showing.state.index, places[COUNT_OF(places) - 1] - 1);
}

static void selection_is_of_the_whole(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    open_with(s, "kort", 0);
    assert_null(showing_deck(&s->showing));
    assert_int_equal(read_all(s, &err), SHOWING_CHANGED);
    assert_int_equal(s->showing.cards.count, 2);
    assert_string_equal(s->showing.state.card.at, "kaart-0004");
    showing_close(&s->showing);
    open_with(s, "geen", 0);
    assert_int_equal(read_all(s, &err), SHOWING_FAILED);
    assert_non_null(strstr(err.text, "geen"));
}

static void closes_while_it_reads(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    for (int i = 0; i < 20; i++) {
        open_with(s, NULL, 0);
        showing_stands(&s->showing);
        assert_true(s->showing.loader.running);
        showing_close(&s->showing);
        assert_false(s->showing.loader.running);
    }
    open_with(s, NULL, 0);
    assert_int_equal(read_all(s, &err), SHOWING_CHANGED);
    assert_int_equal(showing_deck(&s->showing)->card_count, CARDS);
}

/* ---- changes */

static enum showing_news pass(struct stand *s, struct err *err)
{
    enum showing_news news = SHOWING_NOTHING;
    for (int i = 0; i < 4; i++, s->now_ms += 100) {
        enum showing_news now = look(s, err);
        news = now == SHOWING_NOTHING ? news : now;
    }
    enum showing_news then = read_all(s, err);
    return then == SHOWING_NOTHING ? news : then;
}

static void is_read_again(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    open_with(s, NULL, 5);
    (void)read_all(s, &err);
    (void)pass(s, &err);
    write_card(s, 0, "Er kwam een kaart voor.");
    assert_int_equal(pass(s, &err), SHOWING_CHANGED);
    assert_int_equal(showing_deck(&s->showing)->card_count, CARDS + 1);
    assert_int_equal(s->showing.state.index, 5);
    assert_non_null(strstr(s->showing.notice, "opnieuw"));
    const struct deck *deck = showing_deck(&s->showing);
    char path[256];
    (void)place_path(&s->place, "deck/cards/kaart-0000.md", path, sizeof path);
    assert_int_equal(chmod(path, 0640), 0); /* a sign, but nothing to read anew */
    assert_int_equal(pass(s, &err), SHOWING_NOTHING);
    assert_ptr_equal(deck, showing_deck(&s->showing));
}

/* What changed while the rest was read is read once more: the change is not missed, the position stays. */
static void changes_while_it_reads(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    open_with(s, NULL, 5);
    showing_stands(&s->showing);
    remove_card(s, 1);
    write_card(s, 400, "Achteraan.");
    write_card(s, 401, "Achteraan.");
    (void)look(s, &err);
    s->now_ms += WATCH_QUIET_MS;
    (void)pass(s, &err); /* how much of it was still to be read is the thread's affair */
    (void)pass(s, &err);
    assert_int_equal(showing_deck(&s->showing)->card_count, CARDS + 1);
    assert_int_equal(s->showing.state.index, 3);
    assert_string_equal(s->showing.state.card.at, "kaart-0005");
}

static void broken_version_stays_out(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    open_with(s, NULL, 2);
    (void)read_all(s, &err);
    place_write(&s->place, "deck/deck.yaml", STR("waaier: 99\n"));
    assert_int_equal(pass(s, &err), SHOWING_CHANGED);
    assert_int_equal(s->showing.state.index, 1);
    assert_non_null(strstr(s->showing.notice, "vorige versie"));
}

/* The glance goes on when the whole cannot be had. */
static void fails_while_it_reads(void **state)
{
    struct stand *s = *state;
    struct err err = {0};
    open_with(s, NULL, 2);
    place_write(&s->place, "deck/deck.yaml", STR("waaier: 99\n"));
    assert_int_equal(read_all(s, &err), SHOWING_CHANGED);
    assert_non_null(strstr(s->showing.notice, "vorige versie"));
    assert_true(is_glance(s));
    assert_false(showing_reads(&s->showing));
    command(s, COMMAND_NEXT);
    assert_int_equal(s->showing.state.index, 2);
}

static int begin(void **state)
{
    static struct stand scene;
    struct err err = {0};
    scene = (struct stand){.now_ms = 10000, .supply = {.language = STR("nl"), .credit = true}};
    place_make(&scene.place);
    place_write(&scene.place, "deck/deck.yaml",
                STR("waaier: 1\nid: proef\ntitle: Proef\nkinds:\n  - {id: soort, name: Soort}\nselections:\n"
                    "  - {id: kort, name: Kort, cards: [kaart-0004, kaart-0002]}\n"));
    for (int i = 1; i <= CARDS; i++)
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
        TEST(waits_for_nothing),         TEST(keeps_its_pictures),       TEST(comes_back_where_it_was),
        TEST(selection_is_of_the_whole), TEST(closes_while_it_reads),    TEST(is_read_again),
        TEST(changes_while_it_reads),    TEST(broken_version_stays_out), TEST(fails_while_it_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
