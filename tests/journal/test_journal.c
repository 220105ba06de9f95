#include "journal/journal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/clock.h"
#include "base/rng.h"

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

static void note(struct journal *journal, const char *path, const char *card, int64_t opened_ms)
{
    journal_deck_opened(journal, &(struct journal_deck){.path = str_from(path),
                                                        .id = STR("proef"),
                                                        .title = STR("Een proef"),
                                                        .card = str_from(card),
                                                        .opened_ms = opened_ms});
}

/* "c=kaart-3 b= a=kaart-1": the decks, newest first, by the last letter of their path. */
static void check_decks(struct place *place, struct journal *journal, const char *name, const char *want)
{
    struct journal_deck decks[16];
    char line[512] = "";
    int count = journal_decks(journal, &place->arena, decks, 16);
    for (int i = 0; i < count; i++) {
        size_t n = strlen(line);
        (void)snprintf(line + n, sizeof line - n, "%s%c=%.*s", i > 0 ? " " : "",
                       decks[i].path.at[decks[i].path.len - 1], STR_ARG(decks[i].card));
    }
    if (strcmp(line, want) != 0)
        fail_msg("%s: '%s', not '%s'", name, line, want);
}

/* Each word is one call: "oa=x" opens deck a at card x, "pa=x" moves in it, "fa" forgets it. */
static void play(struct journal *journal, const char *script)
{
    char copy[256], *rest = NULL;
    int64_t when_ms = 1000;
    strcpy(copy, script);
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        const char path[] = {'/', 'd', word[1], '\0'};
        const char *card = word[2] == '=' ? word + 3 : "";
        when_ms += 10;
        switch (word[0]) {
        case 'o': note(journal, path, card, when_ms); break;
        case 'p': journal_position(journal, str_from(path), str_from(card), (int)when_ms); break;
        case 'f': journal_deck_forget(journal, str_from(path)); break;
        default: fail_msg("no such step: %s", word);
        }
    }
}

static void decks(void **state)
{
    struct place *place = *state;
    static const struct {
        const char *name, *script, *want;
    } rows[] = {
        {"nothing yet", "", ""},
        {"newest first", "oa=1 ob=2 oc=3", "c=3 b=2 a=1"},
        {"opened again comes in front", "oa=1 ob=2 oa=4", "a=4 b=2"},
        {"a position", "oa=1 pa=2 pa=3", "a=3"},
        {"a position changes no order", "oa=1 ob=1 pa=9", "b=1 a=9"},
        {"opened without a card keeps the place", "oa=1 pa=7 oa", "a=7"},
        {"a position of an unknown deck is nothing", "pz=1", ""},
        {"forgotten", "oa=1 ob=2 fa", "b=2"},
        {"forgotten and opened anew", "oa=1 fa oa", "a="},
        {"what was never there", "fq", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char path[PATH_BYTES];
        (void)snprintf(path, sizeof path, "%s/%zu.db", place->dir, i);
        for (int kept = 0; kept < 2; kept++) { /* the same words without a file, and with one */
            struct journal *journal = journal_open(kept ? path : "", &place->err);
            assert_int_equal(place->err.kind, ERR_NONE);
            play(journal, rows[i].script);
            check_decks(place, journal, rows[i].name, rows[i].want);
            journal_close(journal);
        }
        struct journal *journal = journal_open(path, &place->err);
        check_decks(place, journal, rows[i].name, rows[i].want);
        journal_close(journal);
    }
}

static void a_deck_is_found_whole(void **state)
{
    struct place *place = *state;
    struct journal_deck found = {.opened_ms = 77};
    struct journal *journal = open_well(place);
    journal_deck_opened(journal, &(struct journal_deck){.path = STR("/media/usb/Caf\xC3\xA9 'n' \"b\""),
                                                        .id = STR("cafe"),
                                                        .title = STR("Caf\xC3\xA9; DROP TABLE decks"),
                                                        .opened_ms = 1234567890123});
    journal_close(journal);
    journal = open_well(place);
    assert_false(journal_deck_find(journal, &place->arena, STR("/media/usb"), &found));
    assert_int_equal(found.opened_ms, 77);
    assert_true(journal_deck_find(journal, &place->arena, STR("/media/usb/Caf\xC3\xA9 'n' \"b\""), &found));
    assert_true(str_eq(found.title, STR("Caf\xC3\xA9; DROP TABLE decks")));
    assert_true(str_eq(found.id, STR("cafe")));
    assert_int_equal(found.card.len, 0);
    assert_int_equal(found.opened_ms, 1234567890123);
    journal_close(journal);
}

static void settings(void **state)
{
    struct place *place = *state;
    struct str value = STR("unchanged");
    struct journal *journal = open_well(place);
    assert_false(journal_setting(journal, &place->arena, STR("palette"), &value));
    assert_true(str_eq(value, STR("unchanged")));
    journal_setting_put(journal, STR("palette"), STR("dark"));
    journal_setting_put(journal, STR("palette"), STR("contrast"));
    journal_setting_put(journal, STR("leeg"), (struct str){0});
    assert_true(journal_setting(journal, &place->arena, STR("palette"), &value));
    assert_true(str_eq(value, STR("contrast")));
    journal_close(journal);
    journal = open_well(place);
    assert_true(journal_setting(journal, &place->arena, STR("palette"), &value));
    assert_true(str_eq(value, STR("contrast")));
    assert_true(journal_setting(journal, &place->arena, STR("leeg"), &value));
    assert_int_equal(value.len, 0);
    journal_close(journal);
}

static void texts_are_copied(void **state)
{
    struct place *place = *state;
    char path[] = "/da", card[] = "een";
    struct journal *journal = open_well(place);
    note(journal, path, card, 1);
    memset(path, 'x', sizeof path - 1);
    memset(card, 'x', sizeof card - 1);
    check_decks(place, journal, "at once", "a=een");
    journal_close(journal);
    journal = open_well(place);
    check_decks(place, journal, "after", "a=een");
    journal_close(journal);
}

static void only_so_many_decks(void **state)
{
    struct place *place = *state;
    struct journal_deck first;
    struct journal *journal = open_well(place);
    for (int i = 0; i <= JOURNAL_DECKS_MAX; i++) {
        char path[32];
        (void)snprintf(path, sizeof path, "/d/%d", i);
        note(journal, path, "", i);
    }
    assert_false(journal_deck_find(journal, &place->arena, STR("/d/0"), &first));
    assert_true(journal_deck_find(journal, &place->arena, STR("/d/1"), &first));
    assert_int_equal(journal_decks(journal, &place->arena, &first, 1), 1);
    assert_int_equal(first.opened_ms, JOURNAL_DECKS_MAX);
    assert_int_equal(journal_decks(journal, &place->arena, &first, 0), 0);
    journal_close(journal);
}

static int64_t ask(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int64_t answer = sqlite3_column_int64(stmt, 0);
    (void)sqlite3_finalize(stmt);
    (void)sqlite3_close(db);
    return answer;
}

static void execute(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* Files from before the place was kept go on where they were. */
static void an_older_file_grows(void **state)
{
    struct place *place = *state;
    struct journal_deck found = {0};
    struct journal *journal = open_well(place);
    note(journal, "/da", "zeven", 1);
    journal_position(journal, STR("/da"), STR("acht"), 7);
    journal_close(journal);
    execute(place->path, "ALTER TABLE decks DROP COLUMN place; DROP TABLE questions; DROP TABLE selections; "
                         "PRAGMA user_version = 1");
    journal = open_well(place);
    assert_true(journal_deck_find(journal, &place->arena, STR("/da"), &found));
    assert_true(str_eq(found.card, STR("acht")));
    assert_int_equal(found.place, 0);
    journal_position(journal, STR("/da"), STR("negen"), 8);
    journal_close(journal);
    journal = open_well(place);
    assert_true(journal_deck_find(journal, &place->arena, STR("/da"), &found));
    assert_int_equal(found.place, 8);
    journal_close(journal);
}

struct gathered {
    int count, until;
    bool in_order;
};

static bool gather_event(void *ctx, struct str kind, struct str bytes)
{
    struct gathered *gathered = ctx;
    gathered->in_order =
        gathered->in_order && str_eq(kind, STR("next")) && bytes.len == (size_t)gathered->count % 300;
    return ++gathered->count < gathered->until;
}

static void ledger(void **state)
{
    struct place *place = *state;
    struct journal *journal = open_well(place);
    static const char zeros[300];
    assert_int_equal(journal_event_count(journal, STR("show")), 0);
    for (int i = 0; i < 500; i++)
        journal_event(journal, STR("show"), i, STR("next"), (struct str){zeros, (size_t)i % sizeof zeros});
    journal_event(journal, STR("visit"), 1, STR("open"), (struct str){0});
    assert_int_equal(journal_event_count(journal, STR("show")), 500);
    assert_int_equal(journal_event_count(journal, STR("visit")), 1);
    assert_int_equal(journal_event_count(journal, STR("session")), 0);
    journal_close(journal);

    journal = open_well(place);
    struct gathered gathered = {.until = 1000, .in_order = true};
    journal_events(journal, STR("show"), gather_event, &gathered);
    assert_true(gathered.count == 500 && gathered.in_order);
    gathered = (struct gathered){.until = 7, .in_order = true};
    journal_events(journal, STR("show"), gather_event, &gathered);
    assert_true(gathered.count == 7 && gathered.in_order);
    assert_int_equal(journal_event_count(journal, STR("show")), 500);
    journal_event(journal, STR("show"), 5, STR("next"), STR("x"));
    journal_close(journal);

    assert_int_equal(ask(place->path, "SELECT count(*) FROM starts"), 2);
    assert_int_equal(ask(place->path, "SELECT length(boot) FROM starts"), 36);
    assert_int_equal(ask(place->path, "SELECT count(*) FROM events WHERE start = 2"), 1);
    assert_int_equal(ask(place->path, "SELECT max(length(bytes)) FROM events"), 299);
    assert_int_equal(ask(place->path, "SELECT count(*) FROM events a JOIN events b ON b.id = a.id + 1"
                                      " WHERE a.stream = 'show' AND b.stream = 'show' AND b.start = 1"
                                      " AND b.at_ms <> a.at_ms + 1"),
                     0);
}

/* A run that leaves nothing behind writes nothing. */
static void an_idle_run_leaves_no_mark(void **state)
{
    struct place *place = *state;
    journal_close(open_well(place));
    journal_close(open_well(place));
    assert_int_equal(ask(place->path, "SELECT count(*) FROM starts"), 0);
}

static void only_ours_to_read(void **state)
{
    struct place *place = *state;
    struct stat st;
    journal_close(open_well(place));
    assert_int_equal(stat(place->path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

static void a_flood_is_bounded(void **state)
{
    struct place *place = *state;
    struct journal *journal = open_well(place);
    size_t big = JOURNAL_QUEUE_BYTES / 3;
    char *bytes = calloc(2, JOURNAL_QUEUE_BYTES);
    assert_non_null(bytes);
    journal_event(journal, STR("ink"), 0, STR("huge"), (struct str){bytes, 2 * (size_t)JOURNAL_QUEUE_BYTES});
    assert_int_equal(journal_event_count(journal, STR("ink")), 0); /* can never fit */
    for (int i = 0; i < 40; i++)
        journal_event(journal, STR("ink"), i, STR("stroke"), (struct str){bytes, big});
    assert_in_range(journal_event_count(journal, STR("ink")), 2, 40);
    journal_event(journal, STR("ink"), 41, STR("after"), STR("x"));
    note(journal, "/da", "1", 1);
    journal_close(journal);
    free(bytes);
    assert_int_equal(ask(place->path, "SELECT count(*) FROM events WHERE kind = 'after'"), 1);
}

static void without_a_file(void **state)
{
    struct place *place = *state;
    struct str value;
    struct journal *journal = journal_open("", &place->err);
    assert_non_null(journal);
    assert_int_equal(place->err.kind, ERR_NONE);
    journal_setting_put(journal, STR("taal"), STR("en"));
    assert_true(journal_setting(journal, &place->arena, STR("taal"), &value));
    journal_event(journal, STR("show"), 1, STR("next"), STR("x"));
    assert_false(journal_flush(journal));
    assert_int_equal(journal_event_count(journal, STR("show")), 0);
    journal_close(journal);

    struct journal_deck deck;
    assert_false(journal_flush(NULL));
    journal_position(NULL, STR("/a"), STR("b"), 0);
    assert_int_equal(journal_decks(NULL, &place->arena, &deck, 1), 0);
    assert_false(journal_deck_find(NULL, &place->arena, STR("/a"), &deck));
    assert_false(journal_setting(NULL, &place->arena, STR("a"), &value));
    assert_int_equal(journal_event_count(NULL, STR("a")), 0);
    journal_close(NULL);
}

static void write_file(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

/* Ways to find a file in, and what becomes of it. */
static void make_text(const char *path)
{
    static const char text[] = "dit is geen gegevensbestand, maar een brief van een bladzijde of wat";
    write_file(path, text, sizeof text - 1);
}
static void make_short(const char *path)
{
    write_file(path, "SQLite", 6);
}
static void make_empty(const char *path)
{
    write_file(path, "", 0);
}
static void make_torn(const char *path)
{
    execute(path, "PRAGMA journal_mode = DELETE");
    int fd = open(path, O_RDWR | O_CLOEXEC);
    assert_true(fd >= 0);
    char noise[6000];
    memset(noise, 0xA5, sizeof noise);
    assert_int_equal(pwrite(fd, noise, sizeof noise, 4096), sizeof noise);
    (void)close(fd);
}
static void make_cut(const char *path)
{
    execute(path, "PRAGMA journal_mode = DELETE");
    assert_int_equal(truncate(path, 5000), 0);
}
static void make_bare(const char *path)
{
    execute(path, "DROP TABLE settings");
}
static void make_newer(const char *path)
{
    execute(path, "PRAGMA user_version = 5");
}
static void make_foreign(const char *path)
{
    (void)unlink(path);
    execute(path, "CREATE TABLE recepten(naam TEXT)");
}
static void make_other(const char *path)
{
    (void)unlink(path);
    execute(path, "PRAGMA application_id = 12345");
}
static void make_folder(const char *path)
{
    (void)unlink(path);
    assert_int_equal(mkdir(path, 0700), 0);
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

static void found_files(void **state)
{
    struct place *place = *state;
    static const struct {
        const char *name;
        void (*make)(const char *path);
        enum err_kind told;
        bool aside, kept, remembers; /* set aside; works on disk; still knows the deck of before */
    } rows[] = {
        {"a letter is set aside", make_text, ERR_FORMAT, true, true, false},
        {"a stump is set aside", make_short, ERR_FORMAT, true, true, false},
        {"a torn file is set aside", make_torn, ERR_FORMAT, true, true, false},
        {"a cut file is set aside", make_cut, ERR_FORMAT, true, true, false},
        {"one without a table is set aside", make_bare, ERR_FORMAT, true, true, false},
        {"an empty file is a new one", make_empty, ERR_NONE, false, true, false},
        {"one of a newer version is left alone", make_newer, ERR_UNSUPPORTED, false, false, false},
        {"one of another program is left alone", make_foreign, ERR_UNSUPPORTED, false, false, false},
        {"even when that has no tables yet", make_other, ERR_UNSUPPORTED, false, false, false},
        {"a folder is no file", make_folder, ERR_IO, false, false, false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char aside[PATH_BYTES + 32], before[PATH_BYTES];
        (void)snprintf(place->path, sizeof place->path, "%s/%zu.db", place->dir, i);
        (void)snprintf(aside, sizeof aside, "%s.damaged-1", place->path);
        (void)snprintf(before, sizeof before, "/da");
        struct journal *journal = open_well(place);
        note(journal, before, "1", 1);
        journal_close(journal);
        rows[i].make(place->path);

        journal = journal_open(place->path, &place->err);
        assert_non_null(journal);
        if (place->err.kind != rows[i].told || (place->err.text[0] == '\0') != (rows[i].told == ERR_NONE))
            fail_msg("%s: kind %d, '%s'", rows[i].name, place->err.kind, place->err.text);
        if (exists(aside) != rows[i].aside)
            fail_msg("%s: set aside or not", rows[i].name);
        check_decks(place, journal, rows[i].name, rows[i].remembers ? "a=1" : "");
        note(journal, "/db", "2", 2);
        journal_event(journal, STR("show"), 1, STR("next"), STR("x"));
        check_decks(place, journal, rows[i].name, "b=2");
        if (journal_event_count(journal, STR("show")) != (rows[i].kept ? 1 : 0))
            fail_msg("%s: kept or not", rows[i].name);
        journal_close(journal);
    }
}

static void damage_is_numbered(void **state)
{
    struct place *place = *state;
    char aside[PATH_BYTES + 32];
    journal_close(open_well(place));
    for (int i = 1; i <= 3; i++) {
        make_text(place->path);
        journal_close(journal_open(place->path, &place->err));
        (void)snprintf(aside, sizeof aside, "%s.damaged-%d", place->path, i);
        assert_true(exists(aside));
    }
}

/* The table of events is damaged, too large a file to have been looked through: found out while writing. */
static void damage_while_running(void **state)
{
    struct place *place = *state;
    char aside[PATH_BYTES + 32];
    struct journal *journal = open_well(place);
    note(journal, "/da", "1", 1);
    journal_setting_put(journal, STR("taal"), STR("en"));
    journal_question_put(journal, &(struct journal_question){.id = STR("a"), .text = STR("Wie?")});
    journal_event(journal, STR("show"), 1, STR("next"), STR("x"));
    journal_flush(journal);
    execute(place->path, "PRAGMA wal_checkpoint(TRUNCATE)");
    int64_t page = ask(place->path, "SELECT rootpage FROM sqlite_master WHERE name = 'events_by_stream'");
    int fd = open(place->path, O_RDWR | O_CLOEXEC);
    char noise[4096];
    memset(noise, 0xA5, sizeof noise);
    assert_int_equal(pwrite(fd, noise, sizeof noise, (page - 1) * 4096), sizeof noise);
    (void)close(fd);
    execute(place->path, "UPDATE decks SET card = '1'"); /* so that our connection reads its pages anew */

    journal_event(journal, STR("show"), 2, STR("next"), STR("y"));
    assert_int_equal(journal_event_count(journal, STR("show")), 1);
    (void)snprintf(aside, sizeof aside, "%s.damaged-1", place->path);
    assert_true(exists(aside));
    journal_close(journal);

    journal = open_well(place);
    struct str value;
    check_decks(place, journal, "what memory held is in the new file", "a=1");
    assert_int_equal(ask(place->path, "SELECT count(*) FROM questions WHERE text = 'Wie?'"), 1);
    assert_true(journal_setting(journal, &place->arena, STR("taal"), &value));
    assert_int_equal(journal_event_count(journal, STR("show")), 1);
    journal_close(journal);
}

static void nowhere_to_write(void **state)
{
    struct place *place = *state;
    static const char *const paths[] = {"/proc/waaier/journal.db", "/proc/journal.db",
                                        "/dev/null/journal.db"};
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        struct journal *journal = journal_open(paths[i], &place->err);
        assert_non_null(journal);
        if (place->err.kind != ERR_IO || place->err.text[0] == '\0')
            fail_msg("%s: kind %d, '%s'", paths[i], place->err.kind, place->err.text);
        note(journal, "/da", "1", 1);
        assert_false(journal_flush(journal));
        check_decks(place, journal, paths[i], "a=1");
        journal_close(journal);
    }
    if (geteuid() == 0)
        return; /* to whom nothing is read-only */
    journal_close(open_well(place));
    assert_int_equal(chmod(place->path, 0400), 0);
    struct journal *journal = journal_open(place->path, &place->err);
    assert_int_equal(place->err.kind, ERR_IO);
    journal_close(journal);
}

static void too_long_a_name(void **state)
{
    struct place *place = *state;
    static char path[9000];
    memset(path, 'x', sizeof path - 1);
    path[0] = '/';
    struct journal *journal = journal_open(path, &place->err);
    assert_non_null(journal);
    assert_int_equal(place->err.kind, ERR_LIMIT);
    journal_close(journal);
}

/* Nothing waits for the disk: a change is known at once while another program holds the file. */
static void a_held_file_holds_nobody_up(void **state)
{
    struct place *place = *state;
    struct journal *journal = open_well(place);
    sqlite3 *other = NULL;
    assert_int_equal(sqlite3_open(place->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    int64_t before_ms = clock_ms();
    for (int i = 0; i < 200; i++) {
        note(journal, "/da", "1", i);
        journal_position(journal, STR("/da"), STR("2"), 1);
        check_decks(place, journal, "while held", "a=2");
    }
    assert_true(clock_ms() - before_ms < 2000);
    assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    (void)sqlite3_close(other);
    journal_close(journal);
    journal = open_well(place);
    check_decks(place, journal, "after", "a=2");
    journal_close(journal);
}

/* The child writes and flushes, tells how far it got, and goes on until it is killed. */
static void write_until_killed(const char *path, int tell)
{
    struct err err;
    struct journal *journal = journal_open(path, &err);
    for (uint32_t i = 1;; i++) {
        char card[16];
        (void)snprintf(card, sizeof card, "%u", i);
        journal_event(journal, STR("show"), i, STR("next"), str_from(card));
        note(journal, "/da", card, i);
        journal_question_put(journal, &(struct journal_question){.id = STR("a"), .text = str_from(card)});
        journal_selection_put(journal, &(struct journal_selection){.id = STR("a"), .cards = str_from(card)});
        if (i % 7 != 0)
            continue;
        if (!journal_flush(journal))
            _exit(1);
        if (write(tell, &i, sizeof i) != (ssize_t)sizeof i)
            _exit(1);
    }
}

static void killed_at_any_moment(void **state)
{
    struct place *place = *state;
    struct rng rng = {9};
    int64_t kept = 0;
    for (int round = 0; round < 12; round++) {
        int ends[2];
        uint32_t told = 0, next = 0;
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            (void)close(ends[0]);
            write_until_killed(place->path, ends[1]);
        }
        (void)close(ends[1]);
        (void)usleep(20000 + rng_below(&rng, 150000));
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, NULL, 0), child);
        while (read(ends[0], &next, sizeof next) == (ssize_t)sizeof next)
            told = next;
        (void)close(ends[0]);

        struct journal *journal = open_well(place); /* opens, and nothing to tell */
        int64_t count = journal_event_count(journal, STR("show"));
        if (count < kept + told)
            fail_msg("round %d: %u flushed after %d, only %d there", round, told, (int)kept, (int)count);
        struct journal_deck deck;
        int card = 0;
        bool found = journal_deck_find(journal, &place->arena, STR("/da"), &deck);
        assert_true(found || (told == 0 && kept == 0));
        if (told > 0) {
            assert_true(str_to_int(deck.card, &card));
            assert_int_equal(card, count - kept); /* one transaction: events and position agree */
            assert_int_equal(ask(place->path, "SELECT text FROM questions"), card);
            assert_int_equal(ask(place->path, "SELECT cards FROM selections"), card);
        }
        kept = count;
        journal_close(journal);
    }
    assert_true(kept > 0);
    assert_int_equal(
        ask(place->path, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(killed_at_any_moment), /* first: it forks, so no thread may be left */
        IN_PLACE(decks),
        IN_PLACE(a_deck_is_found_whole),
        IN_PLACE(an_older_file_grows),
        IN_PLACE(settings),
        IN_PLACE(texts_are_copied),
        IN_PLACE(only_so_many_decks),
        IN_PLACE(ledger),
        IN_PLACE(an_idle_run_leaves_no_mark),
        IN_PLACE(only_ours_to_read),
        IN_PLACE(a_flood_is_bounded),
        IN_PLACE(without_a_file),
        IN_PLACE(found_files),
        IN_PLACE(damage_is_numbered),
        IN_PLACE(damage_while_running),
        IN_PLACE(nowhere_to_write),
        IN_PLACE(too_long_a_name),
        IN_PLACE(a_held_file_holds_nobody_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
