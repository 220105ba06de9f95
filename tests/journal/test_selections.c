/* Own selections in the journal: there at once, and there the next time. */
#include "journal/journal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

enum { ARENA_BYTES = 4 << 20 };

/* A folder of its own, gone after it. */
struct place {
    char dir[64], path[96];
    struct arena arena;
};

static int set_up(void **state)
{
    static struct place place;
    memset(&place, 0, sizeof place);
    strcpy(place.dir, "/tmp/waaier-selections-XXXXXX");
    assert_non_null(mkdtemp(place.dir));
    (void)snprintf(place.path, sizeof place.path, "%s/journal.db", place.dir);
    assert_true(arena_init(&place.arena, ARENA_BYTES));
    *state = &place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    arena_finish(&place->arena);
    assert_int_equal(unlink(place->path), 0);
    assert_int_equal(rmdir(place->dir), 0); /* closed, a journal leaves one file */
    return 0;
}

static struct journal *open_well(struct place *place)
{
    struct err err = {0};
    struct journal *journal = journal_open(place->path, &err);
    assert_non_null(journal);
    assert_int_equal(err.kind, ERR_NONE);
    return journal;
}

static void put(struct journal *journal, const char *deck, const char *id, const char *title,
                const char *cards)
{
    journal_selection_put(journal, &(struct journal_selection){.deck = str_from(deck),
                                                               .id = str_from(id),
                                                               .title = str_from(title),
                                                               .cards = str_from(cards)});
}

/* "b=Morgen:x y": id, title, cards. */
static void check(struct place *place, struct journal *journal, const char *name, const char *want)
{
    struct journal_selection found[8];
    char line[512] = "";
    int count = journal_selections(journal, &place->arena, STR("proef"), found, 8);
    for (int i = 0; i < count; i++) {
        size_t n = strlen(line);
        (void)snprintf(line + n, sizeof line - n, "%s%.*s=%.*s:%.*s", i > 0 ? "|" : "", STR_ARG(found[i].id),
                       STR_ARG(found[i].title), STR_ARG(found[i].cards));
        assert_true(str_eq(found[i].deck, STR("proef")));
        assert_true(found[i].wall_ms > 0);
    }
    if (strcmp(line, want) != 0)
        fail_msg("%s: '%s', not '%s'", name, line, want);
}

/* In the order in which they were first written, whatever they are called by now; those of other decks are not among them. */
static void own_selections(void **state)
{
    struct place *place = *state;
    static const char want[] = "a=Overmorgen:kaart-3\n|b=Vandaag:kaart-1 5\nkaart-2 - \n";
    struct err err = {0};
    assert_int_equal(setenv("SOURCE_DATE_EPOCH", "1700000000", 1), 0); /* made at once: then by their ids */
    for (int kept = 0; kept < 2; kept++) {
        struct journal *journal = journal_open(kept ? place->path : "", &err);
        check(place, journal, "none", "");
        put(journal, "proef", "b", "Vandaag", "kaart-1 5\nkaart-2 - \n");
        put(journal, "proef", "a", "Morgen", "kaart-3\n");
        put(journal, "proef", "c", "Weg", "kaart-4\n");
        put(journal, "ander", "c", "Elders", "kaart-5\n");
        put(journal, "proef", "a", "Overmorgen", "kaart-3\n");
        journal_selection_drop(journal, STR("proef"), STR("c"));
        journal_selection_drop(journal, STR("proef"), STR("no such"));
        check(place, journal, "now", want);
        journal_close(journal);
    }
    assert_int_equal(unsetenv("SOURCE_DATE_EPOCH"), 0);
    struct journal *journal = open_well(place);
    check(place, journal, "the next time", want);
    struct journal_selection one;
    assert_int_equal(journal_selections(journal, &place->arena, STR("proef"), &one, 1), 1);
    assert_int_equal(journal_selections(journal, &place->arena, STR("ander"), &one, 1), 1);
    assert_int_equal(journal_selections(NULL, &place->arena, STR("proef"), &one, 1), 0);
    journal_selection_drop(NULL, STR("proef"), STR("a"));
    journal_close(journal);
}

/* A file from before there were selections gets room for them, and keeps what it had. */
static void an_older_file_grows(void **state)
{
    struct place *place = *state;
    struct journal_question question;
    sqlite3 *db = NULL;
    struct journal *journal = open_well(place);
    journal_question_put(journal, &(struct journal_question){.deck = STR("proef"), .id = STR("q")});
    journal_close(journal);
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "DROP TABLE selections; PRAGMA user_version = 3", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    journal = open_well(place);
    assert_int_equal(journal_questions(journal, &place->arena, STR("proef"), &question, 1), 1);
    check(place, journal, "of a file of before", "");
    put(journal, "proef", "a", "Morgen", "kaart-3\n");
    journal_close(journal);
    journal = open_well(place);
    check(place, journal, "which has grown", "a=Morgen:kaart-3\n");
    journal_close(journal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(own_selections, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_older_file_grows, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
