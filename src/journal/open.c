/* Opening: whose file is it, is it whole, can it be written? A file is changed only when it is ours.
 *
 * WAL, so that a writer killed at any moment leaves a file that opens. synchronous FULL, not NORMAL: in
 * WAL mode NORMAL never corrupts either, but a power cut takes back what was committed since the last
 * checkpoint, and surviving that is what this file is for. One fsync a batch, on a thread of its own, is a
 * price nobody waits for. A new file is made without it, for someone waits for that at the first start of all; it is settled
 * before the first thing is written in it. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/log.h"
#include "base/words.h"
#include "journal/store.h"

enum {
    SCHEMA_VERSION = 4,
    APPLICATION_ID = 0x57414149, /* "WAAI" */
    BUSY_MS = 5000,              /* a second Waaier may be writing */
    CHECK_BYTES_MAX = 8 << 20,   /* larger files are read only where they are needed */
};

#define QUESTIONS                                                                                            \
    "CREATE TABLE questions(deck TEXT NOT NULL, card TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL,"   \
    " added INTEGER NOT NULL, hidden INTEGER NOT NULL, place INTEGER NOT NULL, wall_ms INTEGER NOT NULL,"    \
    " PRIMARY KEY(deck, card, id)) WITHOUT ROWID;"
#define SELECTIONS                                                                                           \
    "CREATE TABLE selections(deck TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, cards TEXT NOT "     \
    "NULL,"                                                                                                  \
    " wall_ms INTEGER NOT NULL, PRIMARY KEY(deck, id)) WITHOUT ROWID;"

static const char schema[] =
    "CREATE TABLE decks(path TEXT PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, card TEXT NOT NULL,"
    " opened_ms INTEGER NOT NULL, place INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;"
    "CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE starts(id INTEGER PRIMARY KEY, boot TEXT NOT NULL, wall_ms INTEGER NOT NULL,"
    " at_ms INTEGER NOT NULL);"
    "CREATE TABLE events(id INTEGER PRIMARY KEY, start INTEGER NOT NULL REFERENCES starts, stream TEXT NOT "
    "NULL,"
    " at_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL, kind TEXT NOT NULL, bytes BLOB NOT NULL);"
    "CREATE INDEX events_by_stream ON events(stream, id);" QUESTIONS SELECTIONS;

/* From 1 on the place of a card is kept beside its id. */
static const char from_1[] = "BEGIN IMMEDIATE; ALTER TABLE decks ADD COLUMN place INTEGER NOT NULL DEFAULT 0;"
                             " PRAGMA user_version = 2; COMMIT;";
/* From 2 on there are questions. */
static const char from_2[] = "BEGIN IMMEDIATE;" QUESTIONS " PRAGMA user_version = 3; COMMIT;";
/* From 3 on there are selections. */
static const char from_3[] = "BEGIN IMMEDIATE;" SELECTIONS " PRAGMA user_version = 4; COMMIT;";

static const char *const statements[STORE_SQL_COUNT] = {
    [STORE_DECK_PUT] = "INSERT INTO decks(path, id, title, card, opened_ms, place)"
                       " VALUES(?1, ?2, ?3, ?4, ?5, ?6)"
                       " ON CONFLICT(path) DO UPDATE SET id = ?2, title = ?3, opened_ms = ?5,"
                       " card = CASE ?4 WHEN '' THEN card ELSE ?4 END,"
                       " place = CASE ?4 WHEN '' THEN place ELSE ?6 END",
    [STORE_DECK_PRUNE] = "DELETE FROM decks WHERE path IN"
                         " (SELECT path FROM decks ORDER BY opened_ms DESC, path LIMIT -1 OFFSET ?1)",
    [STORE_POSITION] = "UPDATE decks SET card = ?2, place = ?3 WHERE path = ?1",
    [STORE_FORGET] = "DELETE FROM decks WHERE path = ?1",
    [STORE_OF_DECK_FORGET] =
        "DELETE FROM settings WHERE name IN ('" STORE_BOOKMARK "' || ?1, '" STORE_SHOW "' || ?1)",
    [STORE_OF_DECK_PRUNE] =
        "DELETE FROM settings WHERE substr(name, 1, length('" STORE_BOOKMARK "')) IN ('" STORE_BOOKMARK
        "', '" STORE_SHOW "') AND substr(name, length('" STORE_BOOKMARK "') + 1) NOT IN"
        " (SELECT path FROM decks)",
    [STORE_SETTING_PUT] = "INSERT INTO settings(name, value) VALUES(?1, ?2)"
                          " ON CONFLICT(name) DO UPDATE SET value = ?2",
    [STORE_START] = "INSERT INTO starts(boot, wall_ms, at_ms) VALUES(?1, ?2, ?3)",
    [STORE_EVENT] = "INSERT INTO events(start, stream, at_ms, wall_ms, kind, bytes)"
                    " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    [STORE_DECKS] = "SELECT path, id, title, card, opened_ms, place FROM decks"
                    " ORDER BY opened_ms DESC, path LIMIT ?1",
    [STORE_DECK] = "SELECT path, id, title, card, opened_ms, place FROM decks WHERE path = ?1",
    [STORE_SETTING] = "SELECT value FROM settings WHERE name = ?1",
    [STORE_SETTINGS] = "SELECT name, value FROM settings",
    [STORE_EVENT_COUNT] = "SELECT count(*) FROM events WHERE stream = ?1",
    [STORE_EVENTS] = "SELECT kind, bytes FROM events WHERE stream = ?1 ORDER BY id",
    [STORE_QUESTION_PUT] = "INSERT INTO questions(deck, card, id, text, added, hidden, place, wall_ms)"
                           " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                           " ON CONFLICT(deck, card, id) DO UPDATE SET text = ?4, added = ?5, hidden = ?6,"
                           " place = ?7",
    [STORE_QUESTION_DROP] = "DELETE FROM questions WHERE deck = ?1 AND card = ?2 AND id = ?3",
    [STORE_QUESTIONS] = "SELECT deck, card, id, text, added, hidden, place, wall_ms FROM questions"
                        " WHERE deck = ?1 ORDER BY card, wall_ms, id LIMIT ?2",
    [STORE_QUESTIONS_ALL] = "SELECT deck, card, id, text, added, hidden, place, wall_ms FROM questions",
    [STORE_SELECTION_PUT] =
        "INSERT INTO selections(deck, id, title, cards, wall_ms) VALUES(?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT(deck, id) DO UPDATE SET title = ?3, cards = ?4",
    [STORE_SELECTION_DROP] = "DELETE FROM selections WHERE deck = ?1 AND id = ?2",
    [STORE_SELECTIONS] = "SELECT deck, id, title, cards, wall_ms FROM selections"
                         " WHERE deck = ?1 ORDER BY wall_ms, id LIMIT ?2",
    [STORE_SELECTIONS_ALL] = "SELECT deck, id, title, cards, wall_ms FROM selections",
};

static int execute(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

/* The first column of the first row; SQLITE_DONE when there is none. */
static int ask(sqlite3 *db, const char *sql, int64_t *out)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    if (code == SQLITE_ROW) {
        *out = sqlite3_column_int64(stmt, 0);
        code = SQLITE_OK;
    }
    (void)sqlite3_finalize(stmt);
    return code;
}

static int prepare(struct store *store)
{
    int code = SQLITE_OK;
    for (int i = 0; i < STORE_SQL_COUNT && code == SQLITE_OK; i++)
        code =
            sqlite3_prepare_v3(store->db, statements[i], -1, SQLITE_PREPARE_PERSISTENT, &store->sql[i], NULL);
    return code;
}

static int make_schema(sqlite3 *db)
{
    char ids[80];
    (void)snprintf(ids, sizeof ids, "PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID,
                   SCHEMA_VERSION);
    int code = execute(db, "BEGIN IMMEDIATE");
    if (code == SQLITE_OK)
        code = execute(db, schema);
    if (code == SQLITE_OK)
        code = execute(db, ids);
    return code == SQLITE_OK ? execute(db, "COMMIT") : code;
}

void store_close(struct store *store)
{
    for (int i = 0; i < STORE_SQL_COUNT; i++)
        (void)sqlite3_finalize(store->sql[i]);
    (void)sqlite3_close(store->db);
    *store = (struct store){0};
}

bool store_open_memory(struct store *store)
{
    *store = (struct store){0};
    int code = sqlite3_open_v2(":memory:", &store->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK)
        code = make_schema(store->db);
    if (code == SQLITE_OK)
        code = prepare(store);
    if (code != SQLITE_OK)
        store_close(store);
    return code == SQLITE_OK;
}

/* ---- a file */

/* "ok" is the one row of a whole file. */
static int check_whole(sqlite3 *db, const char *path)
{
    struct stat st;
    sqlite3_stmt *stmt = NULL;
    if (stat(path, &st) != 0 || st.st_size > CHECK_BYTES_MAX)
        return SQLITE_OK;
    int code = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &stmt, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    if (code == SQLITE_ROW)
        code = str_eq(str_from((const char *)sqlite3_column_text(stmt, 0)), STR("ok")) ? SQLITE_OK
                                                                                       : SQLITE_CORRUPT;
    (void)sqlite3_finalize(stmt);
    return code;
}

static enum store_verdict not_ours(const char *path, bool newer, struct err *err)
{
    if (newer)
        err_set(err, ERR_UNSUPPORTED,
                _("%s is van een nieuwere Waaier en blijft ongemoeid: wat u nu doet wordt niet onthouden. "
                  "Werk Waaier bij."),
                path);
    else
        err_set(err, ERR_UNSUPPORTED,
                _("%s is van een ander programma en blijft ongemoeid: wat u nu doet wordt niet onthouden. "
                  "Kies een andere map met --data-dir."),
                path);
    return STORE_NOT_OURS;
}

/* What an answer of SQLite means for the file. */
static enum store_verdict verdict(int code, const char *path, struct err *err)
{
    if (code == SQLITE_OK)
        return STORE_FINE;
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) {
        err_set(err, ERR_FORMAT, _("%s is beschadigd."), path);
        return STORE_DAMAGED;
    }
    err_set(
        err, ERR_IO,
        _("In %s kan niet worden geschreven: wat u nu doet wordt niet onthouden. Kijk of de schijf vol of "
          "alleen-lezen is."),
        path);
    return STORE_SHUT;
}

/* Reads the header and decides; makes the tables in an empty file, which is then `fresh`. */
static enum store_verdict adopt(sqlite3 *db, const char *path, bool *fresh, struct err *err)
{
    int64_t tables = 0, application = 0, version = 0;
    int code = ask(db, "SELECT count(*) FROM sqlite_master", &tables);
    if (code == SQLITE_OK)
        code = ask(db, "PRAGMA application_id", &application);
    if (code == SQLITE_OK)
        code = ask(db, "PRAGMA user_version", &version);
    if (code != SQLITE_OK)
        return verdict(code, path, err);
    if (application != APPLICATION_ID && (application != 0 || tables > 0))
        return not_ours(path, false, err);
    if (version > SCHEMA_VERSION)
        return not_ours(path, true, err);
    if (sqlite3_db_readonly(db, "main") != 0)
        return verdict(SQLITE_READONLY, path, err);
    *fresh = application != APPLICATION_ID;
    if (!*fresh)
        code = check_whole(db, path);
    if (code == SQLITE_OK)
        code = execute(db, *fresh ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL");
    if (code == SQLITE_OK)
        code = execute(db, "PRAGMA journal_mode = WAL");
    if (code == SQLITE_OK && *fresh)
        code = make_schema(db);
    if (code == SQLITE_OK && !*fresh && version == 1)
        code = execute(db, from_1);
    if (code == SQLITE_OK && !*fresh && version < 3)
        code = execute(db, from_2);
    if (code == SQLITE_OK && !*fresh && version < 4)
        code = execute(db, from_3);
    return verdict(code, path, err);
}

bool store_settle(struct store *store)
{
    store->code = execute(store->db, "PRAGMA synchronous = FULL");
    if (store->code == SQLITE_OK)
        store->code = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    store->fresh = store->code != SQLITE_OK;
    return !store->fresh;
}

/* Nobody else's business, so a new file is ours alone to read; SQLite gives its companions the same mode. */
static void make_private(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0)
        (void)close(fd);
}

enum store_verdict store_open(struct store *store, const char *path, struct err *err)
{
    *store = (struct store){0};
    make_private(path);
    int code = sqlite3_open_v2(path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    enum store_verdict found = verdict(code, path, err);
    if (found == STORE_FINE) {
        (void)sqlite3_busy_timeout(store->db, BUSY_MS);
        found = adopt(store->db, path, &store->fresh, err);
    }
    if (found == STORE_FINE) {
        code = prepare(store);
        /* ours, but a table or a column of it is gone */
        found = verdict(code == SQLITE_ERROR ? SQLITE_CORRUPT : code, path, err);
    }
    if (found != STORE_FINE) {
        if (store->db && sqlite3_errcode(store->db) != SQLITE_OK)
            log_line(LOG_WARN, "%s: %s", path, sqlite3_errmsg(store->db));
        store_close(store);
    }
    return found;
}
