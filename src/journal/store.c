/* What the statements do. Opening a file, and judging it, is in open.c. */
#include "journal/store.h"

static bool bind(struct store *store, enum store_sql which, int at, struct str text)
{
    return sqlite3_bind_text64(store->sql[which], at, text.at ? text.at : "", text.len, SQLITE_STATIC,
                               SQLITE_UTF8) == SQLITE_OK;
}

static bool bind_bytes(struct store *store, enum store_sql which, int at, struct str bytes)
{
    return sqlite3_bind_blob64(store->sql[which], at, bytes.at ? bytes.at : "", bytes.len, SQLITE_STATIC) ==
           SQLITE_OK;
}

static bool bind_int(struct store *store, enum store_sql which, int at, int64_t value)
{
    return sqlite3_bind_int64(store->sql[which], at, value) == SQLITE_OK;
}

/* True while there is a row. What was bound is borrowed only until store_done. */
static bool row(struct store *store, enum store_sql which)
{
    int code = sqlite3_step(store->sql[which]);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        store->code = code;
    return code == SQLITE_ROW;
}

static bool done(struct store *store, enum store_sql which)
{
    int code = sqlite3_reset(store->sql[which]);
    (void)sqlite3_clear_bindings(store->sql[which]);
    if (code != SQLITE_OK)
        store->code = code;
    return code == SQLITE_OK;
}

/* Runs a statement that answers nothing. */
static bool run(struct store *store, enum store_sql which, bool bound)
{
    if (bound)
        (void)row(store, which);
    else
        store->code = SQLITE_NOMEM;
    return done(store, which) && bound;
}

static bool execute(struct store *store, const char *sql)
{
    int code = store->db ? sqlite3_exec(store->db, sql, NULL, NULL, NULL) : SQLITE_MISUSE;
    if (code != SQLITE_OK)
        store->code = code;
    return code == SQLITE_OK;
}

bool store_begin(struct store *store)
{
    store->code = SQLITE_OK;
    return (!store->fresh || store_settle(store)) && execute(store, "BEGIN IMMEDIATE");
}

bool store_commit(struct store *store)
{
    return execute(store, "COMMIT");
}

void store_roll_back(struct store *store)
{
    int code = store->code; /* what went wrong, not what rolling back says of it */
    if (store->db && sqlite3_get_autocommit(store->db) == 0)
        (void)execute(store, "ROLLBACK");
    store->code = code;
}

bool store_is_damaged(const struct store *store)
{
    return store->code == SQLITE_CORRUPT || store->code == SQLITE_NOTADB;
}

/* ---- writing */

bool store_start(struct store *store, const struct run_start *start)
{
    bool bound = bind(store, STORE_START, 1, str_from(start->boot)) &&
                 bind_int(store, STORE_START, 2, start->wall_ms) &&
                 bind_int(store, STORE_START, 3, start->at_ms);
    if (!run(store, STORE_START, bound))
        return false;
    store->start = sqlite3_last_insert_rowid(store->db);
    return true;
}

static bool deck_put(struct store *store, const struct journal_deck *deck)
{
    bool bound = bind(store, STORE_DECK_PUT, 1, deck->path) && bind(store, STORE_DECK_PUT, 2, deck->id) &&
                 bind(store, STORE_DECK_PUT, 3, deck->title) && bind(store, STORE_DECK_PUT, 4, deck->card) &&
                 bind_int(store, STORE_DECK_PUT, 5, deck->opened_ms) &&
                 bind_int(store, STORE_DECK_PUT, 6, deck->place);
    return run(store, STORE_DECK_PUT, bound) &&
           run(store, STORE_DECK_PRUNE, bind_int(store, STORE_DECK_PRUNE, 1, JOURNAL_DECKS_MAX)) &&
           run(store, STORE_OF_DECK_PRUNE, true);
}

static bool forget(struct store *store, struct str path)
{
    return run(store, STORE_FORGET, bind(store, STORE_FORGET, 1, path)) &&
           run(store, STORE_OF_DECK_FORGET, bind(store, STORE_OF_DECK_FORGET, 1, path));
}

static bool event_put(struct store *store, const struct record *record)
{
    bool bound = bind_int(store, STORE_EVENT, 1, store->start) &&
                 bind(store, STORE_EVENT, 2, record->as.event.stream) &&
                 bind_int(store, STORE_EVENT, 3, record->as.event.at_ms) &&
                 bind_int(store, STORE_EVENT, 4, record->as.event.wall_ms) &&
                 bind(store, STORE_EVENT, 5, record->as.event.kind) &&
                 bind_bytes(store, STORE_EVENT, 6, record->as.event.bytes);
    return run(store, STORE_EVENT, bound);
}

static bool bind_ids(struct store *store, enum store_sql which, const struct journal_question *question)
{
    return bind(store, which, 1, question->deck) && bind(store, which, 2, question->card) &&
           bind(store, which, 3, question->id);
}

static bool question_put(struct store *store, const struct journal_question *question)
{
    bool bound = bind_ids(store, STORE_QUESTION_PUT, question) &&
                 bind(store, STORE_QUESTION_PUT, 4, question->text) &&
                 bind_int(store, STORE_QUESTION_PUT, 5, question->added) &&
                 bind_int(store, STORE_QUESTION_PUT, 6, question->hidden) &&
                 bind_int(store, STORE_QUESTION_PUT, 7, question->place) &&
                 bind_int(store, STORE_QUESTION_PUT, 8, question->wall_ms);
    return run(store, STORE_QUESTION_PUT, bound);
}

static bool selection_put(struct store *store, const struct journal_selection *selection)
{
    bool bound = bind(store, STORE_SELECTION_PUT, 1, selection->deck) &&
                 bind(store, STORE_SELECTION_PUT, 2, selection->id) &&
                 bind(store, STORE_SELECTION_PUT, 3, selection->title) &&
                 bind(store, STORE_SELECTION_PUT, 4, selection->cards) &&
                 bind_int(store, STORE_SELECTION_PUT, 5, selection->wall_ms);
    return run(store, STORE_SELECTION_PUT, bound);
}

bool store_apply(struct store *store, const struct record *record)
{
    if (!store->db)
        return false;
    switch (record->kind) {
    case RECORD_DECK: return deck_put(store, &record->as.deck);
    case RECORD_POSITION:
        return run(store, STORE_POSITION,
                   bind(store, STORE_POSITION, 1, record->as.position.path) &&
                       bind(store, STORE_POSITION, 2, record->as.position.card) &&
                       bind_int(store, STORE_POSITION, 3, record->as.position.place));
    case RECORD_FORGET: return forget(store, record->as.forget);
    case RECORD_SETTING:
        return run(store, STORE_SETTING_PUT,
                   bind(store, STORE_SETTING_PUT, 1, record->as.setting.name) &&
                       bind(store, STORE_SETTING_PUT, 2, record->as.setting.value));
    case RECORD_EVENT: return event_put(store, record);
    case RECORD_QUESTION: return question_put(store, &record->as.question);
    case RECORD_DROP:
        return run(store, STORE_QUESTION_DROP, bind_ids(store, STORE_QUESTION_DROP, &record->as.question));
    case RECORD_SELECTION: return selection_put(store, &record->as.selection);
    case RECORD_SELECTION_DROP:
        return run(store, STORE_SELECTION_DROP,
                   bind(store, STORE_SELECTION_DROP, 1, record->as.selection.deck) &&
                       bind(store, STORE_SELECTION_DROP, 2, record->as.selection.id));
    }
    return false;
}

/* ---- reading */

/* Borrowed until the next row. */
static struct str column(struct store *store, enum store_sql which, int at)
{
    const void *bytes = sqlite3_column_blob(store->sql[which], at);
    return (struct str){bytes, bytes ? (size_t)sqlite3_column_bytes(store->sql[which], at) : 0};
}

static struct journal_deck deck_row(struct store *store, enum store_sql which)
{
    return (struct journal_deck){
        .path = column(store, which, 0),
        .id = column(store, which, 1),
        .title = column(store, which, 2),
        .card = column(store, which, 3),
        .opened_ms = sqlite3_column_int64(store->sql[which], 4),
        .place = sqlite3_column_int(store->sql[which], 5),
    };
}

/* Texts of a row for longer than the row. False: the arena is full. */
static bool keep(struct arena *arena, struct str *const texts[], size_t count)
{
    bool kept = true;
    for (size_t i = 0; i < count; i++) {
        *texts[i] = str_copy(arena, *texts[i]);
        kept = kept && texts[i]->at;
    }
    return kept;
}

/* Makes `out[at]` of the row a statement is at. False: the arena is full. */
typedef bool take_row(struct store *store, enum store_sql which, struct arena *arena, void *out, int at);

/* All rows of a statement, as far as there is room; answers how many. */
static int take_rows(struct store *store, enum store_sql which, bool bound, take_row *take,
                     struct arena *arena, void *out, int cap)
{
    int count = 0;
    while (bound && count < cap && row(store, which) && take(store, which, arena, out, count))
        count++;
    (void)done(store, which);
    return count;
}

static bool take_deck(struct store *store, enum store_sql which, struct arena *arena, void *out, int at)
{
    struct journal_deck deck = deck_row(store, which);
    struct str *const texts[] = {&deck.path, &deck.id, &deck.title, &deck.card};
    if (!keep(arena, texts, COUNT_OF(texts)))
        return false;
    ((struct journal_deck *)out)[at] = deck;
    return true;
}

int store_decks(struct store *store, struct arena *arena, struct journal_deck *out, int cap)
{
    if (!store->db)
        return 0;
    bool bound = bind_int(store, STORE_DECKS, 1, cap > 0 ? cap : 0);
    return take_rows(store, STORE_DECKS, bound, take_deck, arena, out, cap);
}

bool store_deck(struct store *store, struct arena *arena, struct str path, struct journal_deck *out)
{
    return store->db &&
           take_rows(store, STORE_DECK, bind(store, STORE_DECK, 1, path), take_deck, arena, out, 1) == 1;
}

bool store_setting(struct store *store, struct arena *arena, struct str name, struct str *out)
{
    if (!store->db)
        return false;
    struct str value = {0};
    if (bind(store, STORE_SETTING, 1, name) && row(store, STORE_SETTING))
        value = str_copy(arena, column(store, STORE_SETTING, 0));
    (void)done(store, STORE_SETTING);
    if (value.at)
        *out = value;
    return value.at != NULL;
}

static struct journal_question question_row(struct store *store, enum store_sql which)
{
    return (struct journal_question){
        .deck = column(store, which, 0),
        .card = column(store, which, 1),
        .id = column(store, which, 2),
        .text = column(store, which, 3),
        .added = sqlite3_column_int(store->sql[which], 4) != 0,
        .hidden = sqlite3_column_int(store->sql[which], 5) != 0,
        .place = sqlite3_column_int(store->sql[which], 6),
        .wall_ms = sqlite3_column_int64(store->sql[which], 7),
    };
}

static bool take_question(struct store *store, enum store_sql which, struct arena *arena, void *out, int at)
{
    struct journal_question question = question_row(store, which);
    struct str *const texts[] = {&question.deck, &question.card, &question.id, &question.text};
    if (!keep(arena, texts, COUNT_OF(texts)))
        return false;
    ((struct journal_question *)out)[at] = question;
    return true;
}

int store_questions(struct store *store, struct arena *arena, struct str deck, struct journal_question *out,
                    int cap)
{
    if (!store->db)
        return 0;
    bool bound = bind(store, STORE_QUESTIONS, 1, deck) && bind_int(store, STORE_QUESTIONS, 2, cap);
    return take_rows(store, STORE_QUESTIONS, bound, take_question, arena, out, cap);
}

static struct journal_selection selection_row(struct store *store, enum store_sql which)
{
    return (struct journal_selection){
        .deck = column(store, which, 0),
        .id = column(store, which, 1),
        .title = column(store, which, 2),
        .cards = column(store, which, 3),
        .wall_ms = sqlite3_column_int64(store->sql[which], 4),
    };
}

static bool take_selection(struct store *store, enum store_sql which, struct arena *arena, void *out, int at)
{
    struct journal_selection selection = selection_row(store, which);
    struct str *const texts[] = {&selection.deck, &selection.id, &selection.title, &selection.cards};
    if (!keep(arena, texts, COUNT_OF(texts)))
        return false;
    ((struct journal_selection *)out)[at] = selection;
    return true;
}

int store_selections(struct store *store, struct arena *arena, struct str deck, struct journal_selection *out,
                     int cap)
{
    if (!store->db)
        return 0;
    bool bound = bind(store, STORE_SELECTIONS, 1, deck) && bind_int(store, STORE_SELECTIONS, 2, cap);
    return take_rows(store, STORE_SELECTIONS, bound, take_selection, arena, out, cap);
}

int64_t store_event_count(struct store *store, struct str stream)
{
    int64_t count = 0;
    if (!store->db)
        return 0;
    if (bind(store, STORE_EVENT_COUNT, 1, stream) && row(store, STORE_EVENT_COUNT))
        count = sqlite3_column_int64(store->sql[STORE_EVENT_COUNT], 0);
    (void)done(store, STORE_EVENT_COUNT);
    return count;
}

void store_events(struct store *store, struct str stream,
                  bool (*each)(void *ctx, struct str kind, struct str bytes), void *ctx)
{
    if (!store->db)
        return;
    bool goes_on = bind(store, STORE_EVENTS, 1, stream);
    while (goes_on && row(store, STORE_EVENTS))
        goes_on = each(ctx, column(store, STORE_EVENTS, 0), column(store, STORE_EVENTS, 1));
    (void)done(store, STORE_EVENTS);
}

bool store_copy(struct store *from, struct store *to)
{
    if (!from->db || !to->db)
        return false;
    bool ok = bind_int(from, STORE_DECKS, 1, JOURNAL_DECKS_MAX);
    while (ok && row(from, STORE_DECKS))
        ok = store_apply(to, &(struct record){.kind = RECORD_DECK, .as.deck = deck_row(from, STORE_DECKS)});
    ok = done(from, STORE_DECKS) && ok;
    while (ok && row(from, STORE_SETTINGS)) {
        struct record record = {.kind = RECORD_SETTING};
        record.as.setting.name = column(from, STORE_SETTINGS, 0);
        record.as.setting.value = column(from, STORE_SETTINGS, 1);
        ok = store_apply(to, &record);
    }
    ok = done(from, STORE_SETTINGS) && ok;
    while (ok && row(from, STORE_QUESTIONS_ALL))
        ok = store_apply(to, &(struct record){.kind = RECORD_QUESTION,
                                              .as.question = question_row(from, STORE_QUESTIONS_ALL)});
    ok = done(from, STORE_QUESTIONS_ALL) && ok;
    while (ok && row(from, STORE_SELECTIONS_ALL))
        ok = store_apply(to, &(struct record){.kind = RECORD_SELECTION,
                                              .as.selection = selection_row(from, STORE_SELECTIONS_ALL)});
    return done(from, STORE_SELECTIONS_ALL) && ok;
}
