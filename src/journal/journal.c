/* Two stores. The one in memory answers every question at once and takes every change at once; the one on
 * disk follows, on a thread of its own, by way of a queue. Without a file there is only the first: a
 * journal that forgets when it is closed.
 *
 * The queue is two buffers: the program fills one while the thread writes the other. The thread alone uses
 * `disk`, except while it waits: then whoever holds the lock may. */
#include "journal/journal.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fs.h"
#include "base/log.h"
#include "base/words.h"
#include "journal/store.h"

enum { SET_ASIDE_MAX = 99, NAME_BYTES = 4096 };

struct journal {
    struct arena arena; /* holds this struct too */
    const char *path;
    struct run_start start;
    bool kept; /* there is a thread and a file; fixed once open */
    pthread_t thread;

    pthread_mutex_t lock; /* of all below */
    pthread_cond_t wake;  /* for the thread: there is work, or haste */
    pthread_cond_t done;  /* for journal_flush: a batch was written */
    struct store memory;
    struct store disk;
    struct wire_out filling, writing;
    uint64_t batches_filled, batches_written; /* the batch being filled is number batches_filled + 1 */
    uint64_t told, in_writing,
        kept_count; /* things handed over; those up to the batch being written; those on disk */
    bool haste, closing;
    bool overflowing; /* told once, until there is room again */
    bool lost;        /* something did not fit since journal_flush last said so */
    bool failing;     /* likewise for the disk: what was written last is not there */
};

/* ---- damaged files */

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* Moves the file and its log together, so that what is in them can still be looked at. */
static bool set_aside(const char *path, char aside[NAME_BYTES])
{
    static const char *const companions[] = {"-wal", "-shm"};
    char from[NAME_BYTES], to[NAME_BYTES];
    for (int i = 1; i <= SET_ASIDE_MAX; i++) {
        if (snprintf(aside, NAME_BYTES, "%s.damaged-%d", path, i) >= NAME_BYTES - 8)
            return false;
        if (exists(aside))
            continue;
        if (rename(path, aside) != 0)
            return false;
        for (size_t k = 0; k < COUNT_OF(companions); k++) {
            (void)snprintf(from, sizeof from, "%.*s%s", NAME_BYTES - 8, path, companions[k]);
            (void)snprintf(to, sizeof to, "%.*s%s", NAME_BYTES - 8, aside, companions[k]);
            (void)rename(from, to);
        }
        return true;
    }
    return false;
}

/* Opens the file, a new one in place of a damaged one. `err` also tells of what was set aside. */
static bool open_file(struct store *store, const char *path, struct err *err)
{
    char aside[NAME_BYTES];
    struct err ignored = {0};
    enum store_verdict found = store_open(store, path, err);
    if (found != STORE_DAMAGED)
        return found == STORE_FINE;
    if (!set_aside(path, aside))
        return err_set(
            err, ERR_IO,
            _("%s is beschadigd en kan niet opzij worden gezet: wat u nu doet wordt niet onthouden."), path);
    if (store_open(store, path, &ignored) != STORE_FINE) {
        *err = ignored;
        return false;
    }
    err_set(err, ERR_FORMAT, _("%s was beschadigd en staat nu in %s. Waaier begint met een leeg geheugen."),
            path, aside);
    return true;
}

/* ---- the thread */

/* The start of this run is written with the first thing it leaves behind. */
static bool write_batch(struct journal *journal)
{
    struct store *disk = &journal->disk;
    struct wire_in in = {.at = journal->writing.at, .len = journal->writing.len};
    struct record record;
    int64_t start = disk->start;
    bool ok = store_begin(disk) && (disk->start != 0 || store_start(disk, &journal->start));
    while (ok && record_take(&in, &record))
        ok = store_apply(disk, &record);
    ok = ok && store_commit(disk);
    if (!ok) {
        store_roll_back(disk);
        disk->start = start;
    }
    return ok;
}

/* A file that turns out to be damaged while it is used: what memory holds goes into a new one. */
static bool replace_damaged(struct journal *journal)
{
    struct err err = {0};
    char aside[NAME_BYTES];
    store_close(&journal->disk);
    if (!set_aside(journal->path, aside) || store_open(&journal->disk, journal->path, &err) != STORE_FINE)
        return false;
    log_line(LOG_WARN, "%s was damaged and is now %s", journal->path, aside);
    if (!store_begin(&journal->disk))
        return false;
    pthread_mutex_lock(&journal->lock);
    bool ok = store_copy(&journal->memory, &journal->disk);
    pthread_mutex_unlock(&journal->lock);
    ok = ok && store_commit(&journal->disk);
    if (!ok)
        store_roll_back(&journal->disk);
    return ok;
}

static bool write_out(struct journal *journal)
{
    bool ok = write_batch(journal);
    if (!ok && store_is_damaged(&journal->disk))
        ok = replace_damaged(journal) && write_batch(journal);
    if (!ok && !journal->failing)
        log_line(LOG_WARN, "%s cannot be written (%s); what happens now is not kept", journal->path,
                 sqlite3_errstr(journal->disk.code));
    return ok;
}

/* Waits a little after the first record for more: rapid paging is one write. */
static void gather(struct journal *journal)
{
    struct timespec until;
    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += JOURNAL_GATHER_MS * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_nsec -= 1000000000L;
        until.tv_sec++;
    }
    while (!journal->haste && !journal->closing)
        if (pthread_cond_timedwait(&journal->wake, &journal->lock, &until) != 0)
            break;
}

static void *work(void *arg)
{
    struct journal *journal = arg;
    pthread_mutex_lock(&journal->lock);
    for (;;) {
        while (journal->filling.len == 0 && !journal->closing)
            pthread_cond_wait(&journal->wake, &journal->lock);
        if (journal->filling.len == 0)
            break;
        gather(journal);
        struct wire_out full = journal->filling;
        journal->filling = journal->writing;
        journal->writing = full;
        journal->batches_filled++;
        journal->in_writing = journal->told;
        journal->haste = false;
        journal->overflowing = false;
        pthread_mutex_unlock(&journal->lock);

        bool ok = write_out(journal);

        pthread_mutex_lock(&journal->lock);
        journal->failing = !ok;
        journal->writing.len = 0;
        journal->batches_written = journal->batches_filled;
        if (!journal->failing)
            journal->kept_count = journal->in_writing;
        pthread_cond_broadcast(&journal->done);
    }
    pthread_mutex_unlock(&journal->lock);
    return NULL;
}

/* ---- open and close */

/* Signals are for the main thread. */
static bool start_thread(struct journal *journal)
{
    sigset_t all, before;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    bool ok = pthread_create(&journal->thread, NULL, work, journal) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return ok;
}

static struct run_start run_begin(void)
{
    struct run_start start = {.wall_ms = clock_wall_ms(), .at_ms = clock_ms()};
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    if (file) {
        if (!fgets(start.boot, sizeof start.boot, file))
            start.boot[0] = '\0';
        start.boot[strcspn(start.boot, "\n")] = '\0';
        (void)fclose(file);
    }
    return start;
}

/* False leaves a journal that forgets. */
static bool open_kept(struct journal *journal, const char *path, struct err *err)
{
    struct str name, copy = str_copy(&journal->arena, str_from(path));
    struct str folder = str_cut_last(copy, '/', &name);
    char parent[NAME_BYTES];
    if (!copy.at || copy.len >= sizeof parent - 32)
        return err_set(err, ERR_LIMIT, _("De naam van het bestand waarin Waaier onthoudt is te lang: %s."),
                       path);
    str_to_field(parent, sizeof parent, folder);
    if (folder.len > 0 && !fs_make_dirs(parent, err))
        return false;
    if (!open_file(&journal->disk, copy.at, err))
        return false;
    journal->path = copy.at;
    if (!store_copy(&journal->disk, &journal->memory))
        log_line(LOG_WARN, "%s: not all that was kept could be read", path);
    journal->kept = true;
    if (!start_thread(journal)) {
        journal->kept = false;
        store_close(&journal->disk);
        return err_set(err, ERR_IO,
                       _("Er is geen ruimte voor nog een draad: wat u nu doet wordt niet onthouden."));
    }
    return true;
}

static void init_lock(struct journal *journal)
{
    pthread_condattr_t monotonic;
    (void)pthread_condattr_init(&monotonic);
    (void)pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    (void)pthread_mutex_init(&journal->lock, NULL);
    (void)pthread_cond_init(&journal->wake, &monotonic);
    (void)pthread_cond_init(&journal->done, NULL);
    (void)pthread_condattr_destroy(&monotonic);
}

struct journal *journal_open(const char *path, struct err *err)
{
    struct arena arena;
    struct journal *journal = NULL;
    *err = (struct err){0};
    if (arena_init(&arena, sizeof *journal + 2 * JOURNAL_QUEUE_BYTES + 2 * NAME_BYTES))
        journal = ARENA_NEW(&arena, struct journal, 1);
    if (!journal) {
        err_set(err, ERR_LIMIT, _("Er is geen geheugen vrij: wat u nu doet wordt niet onthouden."));
        return NULL;
    }
    journal->filling = (struct wire_out){ARENA_NEW(&arena, unsigned char, JOURNAL_QUEUE_BYTES), 0,
                                         JOURNAL_QUEUE_BYTES, false};
    journal->writing = (struct wire_out){ARENA_NEW(&arena, unsigned char, JOURNAL_QUEUE_BYTES), 0,
                                         JOURNAL_QUEUE_BYTES, false};
    journal->arena = arena;
    journal->start = run_begin();
    init_lock(journal);
    if (!store_open_memory(&journal->memory))
        log_line(LOG_WARN, "the journal has no memory to work in");
    if (path[0] != '\0')
        (void)open_kept(journal, path, err); /* without it: memory alone */
    return journal;
}

void journal_close(struct journal *journal)
{
    if (!journal)
        return;
    if (journal->kept) {
        pthread_mutex_lock(&journal->lock);
        journal->closing = true;
        pthread_cond_signal(&journal->wake);
        pthread_mutex_unlock(&journal->lock);
        (void)pthread_join(journal->thread, NULL);
    }
    store_close(&journal->disk);
    store_close(&journal->memory);
    (void)pthread_cond_destroy(&journal->done);
    (void)pthread_cond_destroy(&journal->wake);
    (void)pthread_mutex_destroy(&journal->lock);
    struct arena arena = journal->arena;
    arena_finish(&arena);
}

/* With the lock held; on return the thread waits and cannot go on before the lock is let go of. */
static void flush(struct journal *journal)
{
    uint64_t until = journal->batches_filled + (journal->filling.len > 0 ? 1 : 0);
    journal->haste = journal->filling.len > 0;
    pthread_cond_signal(&journal->wake);
    while (journal->batches_written < until)
        pthread_cond_wait(&journal->done, &journal->lock);
}

bool journal_flush(struct journal *journal)
{
    if (!journal || !journal->kept)
        return false;
    pthread_mutex_lock(&journal->lock);
    flush(journal);
    bool kept = !journal->failing && !journal->lost;
    journal->lost = false;
    pthread_mutex_unlock(&journal->lock);
    return kept;
}

/* ---- what it is told */

static void hand_over(struct journal *journal, const struct record *record)
{
    if (!journal->kept) {
        journal->told++;
        return;
    }
    bool was_empty = journal->filling.len == 0;
    if (record_put(&journal->filling, record)) {
        journal->told++;
    } else {
        if (!journal->overflowing)
            log_line(LOG_WARN, "%s: the disk cannot keep up; some of what happens is not kept",
                     journal->path);
        journal->overflowing = journal->lost = true;
    }
    bool half = journal->filling.len > JOURNAL_QUEUE_BYTES / 2;
    journal->haste = journal->haste || half;
    if (was_empty || half)
        pthread_cond_signal(&journal->wake);
}

/* Events are only for the disk; the rest changes what memory knows at once. */
static void tell(struct journal *journal, const struct record *record)
{
    if (!journal)
        return;
    pthread_mutex_lock(&journal->lock);
    if (record->kind != RECORD_EVENT && journal->memory.db && !store_apply(&journal->memory, record))
        log_line(LOG_WARN, "the journal has no memory left");
    hand_over(journal, record);
    pthread_mutex_unlock(&journal->lock);
}

void journal_deck_opened(struct journal *journal, const struct journal_deck *deck)
{
    tell(journal, &(struct record){.kind = RECORD_DECK, .as.deck = *deck});
}

void journal_position(struct journal *journal, struct str deck_path, struct str card, int place)
{
    tell(journal, &(struct record){.kind = RECORD_POSITION, .as.position = {deck_path, card, place}});
}

void journal_deck_forget(struct journal *journal, struct str deck_path)
{
    tell(journal, &(struct record){.kind = RECORD_FORGET, .as.forget = deck_path});
}

void journal_setting_put(struct journal *journal, struct str name, struct str value)
{
    tell(journal, &(struct record){.kind = RECORD_SETTING, .as.setting = {name, value}});
}

void journal_question_put(struct journal *journal, const struct journal_question *question)
{
    struct record record = {.kind = RECORD_QUESTION, .as.question = *question};
    record.as.question.wall_ms = clock_wall_ms();
    tell(journal, &record);
}

void journal_question_drop(struct journal *journal, struct str deck, struct str card, struct str id)
{
    tell(journal,
         &(struct record){.kind = RECORD_DROP, .as.question = {.deck = deck, .card = card, .id = id}});
}

void journal_selection_put(struct journal *journal, const struct journal_selection *selection)
{
    struct record record = {.kind = RECORD_SELECTION, .as.selection = *selection};
    record.as.selection.wall_ms = clock_wall_ms();
    tell(journal, &record);
}

void journal_selection_drop(struct journal *journal, struct str deck, struct str id)
{
    tell(journal, &(struct record){.kind = RECORD_SELECTION_DROP, .as.selection = {.deck = deck, .id = id}});
}

enum { OF_DECK_BYTES = NAME_BYTES + 16 };

/* The name of what is kept of a deck; false when its path is too long to be one. */
static bool of_deck(const char *what, struct str deck_path, char out[OF_DECK_BYTES])
{
    int len = snprintf(out, OF_DECK_BYTES, "%s%.*s", what, STR_ARG(deck_path));
    return len > 0 && len < OF_DECK_BYTES;
}

static void of_deck_put(struct journal *journal, const char *what, struct str deck_path, struct str value)
{
    char name[OF_DECK_BYTES];
    if (of_deck(what, deck_path, name))
        journal_setting_put(journal, str_from(name), value);
}

static bool of_deck_find(struct journal *journal, struct arena *arena, const char *what, struct str deck_path,
                         struct str *out)
{
    char name[OF_DECK_BYTES];
    return of_deck(what, deck_path, name) && journal_setting(journal, arena, str_from(name), out);
}

void journal_bookmark_put(struct journal *journal, struct str deck_path, struct str bookmark)
{
    of_deck_put(journal, STORE_BOOKMARK, deck_path, bookmark);
}

bool journal_bookmark(struct journal *journal, struct arena *arena, struct str deck_path, struct str *out)
{
    return of_deck_find(journal, arena, STORE_BOOKMARK, deck_path, out);
}

void journal_show_put(struct journal *journal, struct str deck_path, struct str show)
{
    of_deck_put(journal, STORE_SHOW, deck_path, show);
}

bool journal_show(struct journal *journal, struct arena *arena, struct str deck_path, struct str *out)
{
    return of_deck_find(journal, arena, STORE_SHOW, deck_path, out) && out->len > 0;
}

void journal_event(struct journal *journal, struct str stream, int64_t at_ms, struct str kind,
                   struct str bytes)
{
    tell(
        journal,
        &(struct record){
            .kind = RECORD_EVENT,
            .as.event = {
                .stream = stream, .kind = kind, .bytes = bytes, .at_ms = at_ms, .wall_ms = clock_wall_ms()}});
}

/* ---- what it is asked */

int journal_decks(struct journal *journal, struct arena *arena, struct journal_deck *out, int cap)
{
    if (!journal)
        return 0;
    pthread_mutex_lock(&journal->lock);
    int count = store_decks(&journal->memory, arena, out, cap);
    pthread_mutex_unlock(&journal->lock);
    return count;
}

bool journal_deck_find(struct journal *journal, struct arena *arena, struct str deck_path,
                       struct journal_deck *out)
{
    if (!journal)
        return false;
    pthread_mutex_lock(&journal->lock);
    bool found = store_deck(&journal->memory, arena, deck_path, out);
    pthread_mutex_unlock(&journal->lock);
    return found;
}

int journal_questions(struct journal *journal, struct arena *arena, struct str deck,
                      struct journal_question *out, int cap)
{
    if (!journal)
        return 0;
    pthread_mutex_lock(&journal->lock);
    int count = store_questions(&journal->memory, arena, deck, out, cap);
    pthread_mutex_unlock(&journal->lock);
    return count;
}

int journal_selections(struct journal *journal, struct arena *arena, struct str deck,
                       struct journal_selection *out, int cap)
{
    if (!journal)
        return 0;
    pthread_mutex_lock(&journal->lock);
    int count = store_selections(&journal->memory, arena, deck, out, cap);
    pthread_mutex_unlock(&journal->lock);
    return count;
}

bool journal_setting(struct journal *journal, struct arena *arena, struct str name, struct str *out)
{
    if (!journal)
        return false;
    pthread_mutex_lock(&journal->lock);
    bool found = store_setting(&journal->memory, arena, name, out);
    pthread_mutex_unlock(&journal->lock);
    return found;
}

struct journal_count journal_counts(struct journal *journal)
{
    struct journal_count count = {0};
    if (!journal)
        return count;
    pthread_mutex_lock(&journal->lock);
    count = (struct journal_count){journal->told, journal->kept_count};
    pthread_mutex_unlock(&journal->lock);
    return count;
}

void journal_events(struct journal *journal, struct str stream,
                    bool (*each)(void *ctx, struct str kind, struct str bytes), void *ctx)
{
    if (!journal || !journal->kept)
        return;
    pthread_mutex_lock(&journal->lock);
    flush(journal);
    store_events(&journal->disk, stream, each, ctx);
    pthread_mutex_unlock(&journal->lock);
}

int64_t journal_event_count(struct journal *journal, struct str stream)
{
    if (!journal || !journal->kept)
        return 0;
    pthread_mutex_lock(&journal->lock);
    flush(journal);
    int64_t count = store_event_count(&journal->disk, stream);
    pthread_mutex_unlock(&journal->lock);
    return count;
}
