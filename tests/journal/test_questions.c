/* Own questions in the journal: there at once, and there the next time. */
#include "journal/journal.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

enum { ARENA_BYTES = 4 << 20, PATH_BYTES = 512 };

/* A folder of its own for each test, gone after it. */
struct place {
    char dir[64], path[PATH_BYTES];
    struct arena arena;
    struct err err;
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    assert_non_null(place);
    strcpy(place->dir, "/tmp/waaier-journal-XXXXXX");
    assert_non_null(mkdtemp(place->dir));
    (void)snprintf(place->path, sizeof place->path, "%s/waaier/journal.db", place->dir);
    assert_true(arena_init(&place->arena, ARENA_BYTES));
    *state = place;
    return 0;
}

static void empty_folder(const char *dir)
{
    char path[PATH_BYTES];
    DIR *list = opendir(dir);
    if (!list)
        return;
    for (struct dirent *entry = readdir(list); entry; entry = readdir(list)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
        (void)chmod(path, 0700);
        if (unlink(path) != 0) {
            empty_folder(path);
            (void)rmdir(path);
        }
    }
    (void)closedir(list);
}

static int tear_down(void **state)
{
    struct place *place = *state;
    empty_folder(place->dir);
    (void)rmdir(place->dir);
    arena_finish(&place->arena);
    free(place);
    return 0;
}

static struct journal *open_well(struct place *place)
{
    struct journal *journal = journal_open(place->path, &place->err);
    assert_non_null(journal);
    if (place->err.kind != ERR_NONE)
        fail_msg("%s", place->err.text);
    return journal;
}

static void execute(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void put_question(struct journal *journal, const char *card, const char *id, const char *text,
                         int place)
{
    journal_question_put(journal, &(struct journal_question){.deck = STR("proef"),
                                                             .card = str_from(card),
                                                             .id = str_from(id),
                                                             .text = str_from(text),
                                                             .added = text[0] == '+',
                                                             .hidden = text[0] == '\0',
                                                             .place = place});
}

/* "moed/a=Wie? rust/b=": card, id, text. */
static void check_questions(struct place *place, struct journal *journal, const char *name, const char *want)
{
    struct journal_question found[16];
    char line[512] = "";
    int count = journal_questions(journal, &place->arena, STR("proef"), found, 16);
    for (int i = 0; i < count; i++) {
        size_t n = strlen(line);
        (void)snprintf(line + n, sizeof line - n, "%s%.*s/%.*s=%.*s", i > 0 ? " " : "",
                       STR_ARG(found[i].card), STR_ARG(found[i].id), STR_ARG(found[i].text));
        assert_true(str_eq(found[i].deck, STR("proef")));
        assert_true(found[i].added == str_starts(found[i].text, STR("+")));
        assert_true(found[i].hidden == (found[i].text.len == 0));
        assert_true(found[i].place == (int)found[i].id.at[0]);
    }
    if (strcmp(line, want) != 0)
        fail_msg("%s: '%s', not '%s'", name, line, want);
}

/* What is put is there at once, also without a file; with one it is there the next time. */
static void own_questions(void **state)
{
    struct place *place = *state;
    static const char want[] = "moed/a= moed/e=+Wie_dan? rust/b=Anders?";
    for (int kept = 0; kept < 2; kept++) {
        struct journal *journal = journal_open(kept ? place->path : "", &place->err);
        check_questions(place, journal, "none", "");
        put_question(journal, "rust", "b", "Zo?", 'b');
        put_question(journal, "moed", "a", "", 'a');
        put_question(journal, "moed", "e", "+Wie_dan?", 'e');
        put_question(journal, "moed", "f", "+Weg", 'f');
        put_question(journal, "rust", "b", "Anders?", 'b');
        journal_question_drop(journal, STR("proef"), STR("moed"), STR("f"));
        journal_question_drop(journal, STR("ander"), STR("moed"), STR("e"));
        journal_question_put(
            journal, &(struct journal_question){.deck = STR("ander"), .card = STR("x"), .id = STR("y")});
        check_questions(place, journal, "now", want);
        journal_close(journal);
    }
    struct journal *journal = open_well(place);
    check_questions(place, journal, "the next time", want);
    struct journal_question one;
    assert_int_equal(journal_questions(journal, &place->arena, STR("proef"), &one, 1), 1);
    assert_int_equal(journal_questions(NULL, &place->arena, STR("proef"), &one, 1), 0);
    journal_question_drop(NULL, STR("a"), STR("b"), STR("c"));
    journal_close(journal);
    execute(place->path,
            "DROP TABLE questions; DROP TABLE selections; PRAGMA user_version = 2"); /* as a file of before */
    journal = open_well(place);
    check_questions(place, journal, "of a file of before", "");
    put_question(journal, "moed", "a", "Wie?", 'a');
    journal_close(journal);
    journal = open_well(place);
    check_questions(place, journal, "which has grown", "moed/a=Wie?");
    journal_close(journal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(own_questions, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
