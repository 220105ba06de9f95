/* The tables, in a file or in memory: one set of statements for both. Private to the room; a store is used
 * by one thread at a time. */
#ifndef JOURNAL_STORE_H
#define JOURNAL_STORE_H

#include <sqlite3.h>

#include "base/wire.h"
#include "journal/journal.h"

/* One thing to write down; what crosses from the program's thread to the journal's. */
enum record_kind {
    RECORD_DECK,
    RECORD_POSITION,
    RECORD_FORGET,
    RECORD_SETTING,
    RECORD_EVENT,
    RECORD_QUESTION,
    RECORD_DROP,
    RECORD_SELECTION,
    RECORD_SELECTION_DROP
};
struct record {
    enum record_kind kind;
    union {
        struct journal_deck deck;
        struct {
            struct str path, card;
            int place;
        } position;
        struct str forget; /* path */
        struct {
            struct str name, value;
        } setting;
        struct {
            struct str stream, kind, bytes;
            int64_t at_ms, wall_ms;
        } event;
        struct journal_question question;   /* of RECORD_DROP only the ids */
        struct journal_selection selection; /* of RECORD_SELECTION_DROP only the ids */
    } as;
};
/* Whole or not at all: false when it does not fit. */
bool record_put(struct wire_out *out, const struct record *record);
/* Texts are borrowed from the message. False at its end. */
bool record_take(struct wire_in *in, struct record *out);

/* A bookmark, or a show, is a setting with this name before the path of its deck; both names are of one length. */
#define STORE_BOOKMARK "book:"
#define STORE_SHOW "show:"

/* A run of the program: what its events belong to. */
struct run_start {
    char boot[64];
    int64_t wall_ms, at_ms;
};

enum store_sql {
    STORE_DECK_PUT,
    STORE_DECK_PRUNE,
    STORE_POSITION,
    STORE_FORGET,
    STORE_OF_DECK_FORGET,
    STORE_OF_DECK_PRUNE,
    STORE_SETTING_PUT,
    STORE_START,
    STORE_EVENT,
    STORE_DECKS,
    STORE_DECK,
    STORE_SETTING,
    STORE_SETTINGS,
    STORE_EVENT_COUNT,
    STORE_EVENTS,
    STORE_QUESTION_PUT,
    STORE_QUESTION_DROP,
    STORE_QUESTIONS,
    STORE_QUESTIONS_ALL,
    STORE_SELECTION_PUT,
    STORE_SELECTION_DROP,
    STORE_SELECTIONS,
    STORE_SELECTIONS_ALL,
    STORE_SQL_COUNT,
};
struct store {
    sqlite3 *db; /* NULL: none; then nothing is found and nothing kept */
    sqlite3_stmt *sql[STORE_SQL_COUNT];
    bool fresh;    /* just made: not on disk for certain */
    int64_t start; /* row of this run; 0: not written yet */
    int code;      /* SQLITE_...: what the last failure was */
};

enum store_verdict {
    STORE_FINE,
    STORE_DAMAGED,  /* the file is ours to set aside */
    STORE_NOT_OURS, /* another program's, or of a newer version: leave it alone */
    STORE_SHUT,     /* cannot be opened or written */
};
/* On anything but STORE_FINE the store is closed and `err` says why. */
enum store_verdict store_open(struct store *store, const char *path, struct err *err);
bool store_open_memory(struct store *store);
void store_close(struct store *store); /* zeroed is fine */

/* Brings a file just made to disk, and all that is written in it from then on. Waits for the disk. */
bool store_settle(struct store *store);
bool store_begin(struct store *store); /* settles first */
bool store_commit(struct store *store);
void store_roll_back(struct store *store);
bool store_start(struct store *store, const struct run_start *start);
bool store_apply(struct store *store, const struct record *record);
bool store_copy(struct store *from, struct store *to); /* decks, settings, questions and selections */
bool store_is_damaged(const struct store *store);      /* what the last failure means */

int store_decks(struct store *store, struct arena *arena, struct journal_deck *out, int cap);
bool store_deck(struct store *store, struct arena *arena, struct str path, struct journal_deck *out);
bool store_setting(struct store *store, struct arena *arena, struct str name, struct str *out);
int store_questions(struct store *store, struct arena *arena, struct str deck, struct journal_question *out,
                    int cap);
int store_selections(struct store *store, struct arena *arena, struct str deck, struct journal_selection *out,
                     int cap);
int64_t store_event_count(struct store *store, struct str stream);
void store_events(struct store *store, struct str stream,
                  bool (*each)(void *ctx, struct str kind, struct str bytes), void *ctx);

#endif
