/* What must survive a power cut: where one was in each deck, which decks were opened, settings made on
 * screen, own questions and own selections, and the ledger of events that later work fills. One SQLite file. Writes are queued and done by a
 * thread of its own: nothing waits for the disk. When the file cannot be opened or is damaged the program
 * goes on without (a damaged one is set aside). */
#ifndef JOURNAL_JOURNAL_H
#define JOURNAL_JOURNAL_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct journal;

enum {
    JOURNAL_DECKS_MAX = 200,       /* the least recent beyond these are forgotten */
    JOURNAL_QUEUE_BYTES = 1 << 20, /* more at once, from a disk that stands still, is dropped and logged */
    JOURNAL_GATHER_MS = 100,       /* what comes within this of the first goes to disk in one piece */
};

/* `path` "": nothing is kept. Never NULL while there is memory (and every function takes NULL): with
 * trouble told in `err`, a journal that remembers until it is closed and no longer. A damaged file set
 * aside is told too (ERR_FORMAT), but then all is well again. `err` is ERR_NONE when there is nothing to
 * tell. Folders on the way are made. One thread uses a journal. */
struct journal *journal_open(const char *path, struct err *err);
void journal_close(struct journal *journal); /* writes what is queued first; NULL is fine */
/* Waits until all that was handed over is on disk. False: it is not, and no longer kept than until it is closed. */
bool journal_flush(struct journal *journal);

/* What is acknowledged: of all that was handed over so many things, and so many of the first of them are on disk and survive a kill at
 * any moment, and a power cut when the disk keeps what it synced. Within JOURNAL_GATHER_MS and a write they are the same, unless
 * the disk fails or the journal forgets (then the second stays behind). Never waits. */
struct journal_count {
    uint64_t told, kept;
};
struct journal_count journal_counts(struct journal *journal);

struct journal_deck {
    struct str path; /* absolute */
    struct str id, title;
    struct str card;   /* id of the card it was left at */
    int place;         /* of that card in the deck, where it is looked for first: 0 is the first */
    int64_t opened_ms; /* clock_wall_ms */
};
/* Notes that a deck was opened / where it is. Texts are copied. An empty card leaves the one that was
 * known. */
void journal_deck_opened(struct journal *journal, const struct journal_deck *deck);
void journal_position(struct journal *journal, struct str deck_path, struct str card, int place);
void journal_deck_forget(struct journal *journal, struct str deck_path);
/* Newest first, at most cap; texts in `arena`. Knows what is still queued, and never waits for the disk. */
int journal_decks(struct journal *journal, struct arena *arena, struct journal_deck *out, int cap);
bool journal_deck_find(struct journal *journal, struct arena *arena, struct str deck_path,
                       struct journal_deck *out);

/* Where one is in the book of a deck, in words of the caller's. Forgotten with the deck. */
void journal_bookmark_put(struct journal *journal, struct str deck_path, struct str bookmark);
bool journal_bookmark(struct journal *journal, struct arena *arena, struct str deck_path, struct str *out);

/* A show that is presented, in words of the caller's (presenter/kept), for as long as it is not ended: where it stands now. An empty
 * one: it was ended. Forgotten with the deck. */
void journal_show_put(struct journal *journal, struct str deck_path, struct str show);
/* False: none was left unended. */
bool journal_show(struct journal *journal, struct arena *arena, struct str deck_path, struct str *out);

void journal_setting_put(struct journal *journal, struct str name, struct str value);
bool journal_setting(struct journal *journal, struct arena *arena, struct str name, struct str *out);

/* What was done to one question of a card: of the maker, or added. The journal knows no decks: what it means is deck/own's. */
struct journal_question {
    struct str deck, card, id; /* ids */
    struct str text;           /* empty: the maker's stands */
    bool added, hidden;
    int place;
    int64_t wall_ms; /* when it was first written down; what is put sets it */
};
void journal_question_put(struct journal *journal, const struct journal_question *question);
void journal_question_drop(struct journal *journal, struct str deck, struct str card, struct str id);
/* Of a deck, by card and in the order they were first written; texts in `arena`. Answers how many, at most cap. */
int journal_questions(struct journal *journal, struct arena *arena, struct str deck,
                      struct journal_question *out, int cap);

/* A selection of the cards of a deck that a user made. Which cards, is in words of the caller's: deck/own_selection's. */
struct journal_selection {
    struct str deck, id; /* ids */
    struct str title, cards;
    int64_t wall_ms; /* when it was first written down; what is put sets it */
};
void journal_selection_put(struct journal *journal, const struct journal_selection *selection);
void journal_selection_drop(struct journal *journal, struct str deck, struct str id);
/* Of a deck, in the order they were first written; texts in `arena`. Answers how many, at most cap. */
int journal_selections(struct journal *journal, struct arena *arena, struct str deck,
                       struct journal_selection *out, int cap);

/* The ledger: one row an event, in order, with the boot it belongs to, wall and monotonic time. */
void journal_event(struct journal *journal, struct str stream, int64_t at_ms, struct str kind,
                   struct str bytes);
/* All of them that are on disk, in order, after writing what is queued: waits for the disk. What `each` is given is its own for as long
 * as it runs; false ends it. It may not ask the journal for anything. */
void journal_events(struct journal *journal, struct str stream,
                    bool (*each)(void *ctx, struct str kind, struct str bytes), void *ctx);
/* How many are on disk, after writing what is queued: waits for the disk. 0 in a journal that forgets. */
int64_t journal_event_count(struct journal *journal, struct str stream);

#endif
