/* What the caller asks and hears. Who paints what and when is decided in schedule.c; this file keeps the books. */
#include "paint/paint.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fs.h"
#include "base/words.h"
#include "paint/state.h"

#ifndef WAAIER_LIBEXECDIR
#define WAAIER_LIBEXECDIR "/usr/libexec/waaier"
#endif

enum {
    ARENA_BYTES = 8 << 20,
    WANTS_BYTES = 64 << 20, /* address space */
    WANTS_MAX = 100000,
    START_WAIT_MS = 10000,
    CORES_USED_MAX = 4,
};
/* The sanitizers reserve more address space than any limit we would set. */
#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
static const bool limited = false;
#elif __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
static const bool limited = false;
#else
static const bool limited = true;
#endif
static const int64_t cache_bytes_default = INT64_C(512) << 20;
static const int64_t memory_bytes_default = INT64_C(3) << 30;
static const int64_t job_ms_default = 20000;

/* Beside this program (the build tree), then where it is installed with it, then where it was meant to be. */
static const char *find_program(struct arena *arena, const char *given)
{
    static const char *const places[] = {"waaier-painter", "../libexec/waaier/waaier-painter"};
    if (given)
        return str_copy(arena, str_from(given)).at;
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        struct str path = fs_join(arena, fs_program_dir(arena), str_from(places[i]));
        if (path.at && path.at[0] == '/' && fs_is_file(path.at))
            return path.at;
    }
    return WAAIER_LIBEXECDIR "/waaier-painter";
}

static const char *keep_text(struct arena *arena, const char *text)
{
    return str_copy(arena, str_from(text)).at;
}

static int count_cores(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > CORES_USED_MAX ? CORES_USED_MAX : (int)cores;
}

/* One for each core, and one that is kept free. */
static int count_painters(int asked, int cores)
{
    int count = asked > 0 ? asked : cores + 1;
    return count > POOL_PAINTERS_MAX ? POOL_PAINTERS_MAX : count;
}

/* Copies what the options borrow and fills in what they leave open. */
static bool keep_options(struct paint *paint, const struct paint_options *options)
{
    struct paint_options *kept = &paint->options;
    *kept = *options;
    kept->program = find_program(&paint->arena, options->program);
    kept->fonts_dir = keep_text(&paint->arena, options->fonts_dir);
    kept->shelf_dir = NULL;
    kept->language = keep_text(&paint->arena, options->language ? options->language : "nl");
    if (kept->cache_bytes_max <= 0)
        kept->cache_bytes_max = cache_bytes_default;
    if (kept->memory_bytes_max <= 0)
        kept->memory_bytes_max = memory_bytes_default;
    if (!limited)
        kept->memory_bytes_max = 0;
    if (kept->job_ms_max <= 0)
        kept->job_ms_max = job_ms_default;
    paint->cores = count_cores();
    paint->painters_max = count_painters(options->painters, paint->cores);
    return kept->program && kept->fonts_dir && kept->language;
}

static void step(struct paint *paint)
{
    struct pool_event event;
    int64_t now_ms = clock_ms();
    while (pool_next(&paint->pool, now_ms, &event))
        schedule_hear(paint, &event);
    schedule_run(paint, now_ms);
}

/* Lets time pass until something comes in, a deadline is there, or `until_ms`. */
static void wait_a_little(const struct paint *paint, int64_t until_ms)
{
    struct pollfd ready = {.fd = paint->pool.epoll, .events = POLLIN};
    int64_t left_ms = until_ms - clock_ms();
    if (left_ms > 0)
        (void)poll(&ready, 1, left_ms > 1000 ? 1000 : (int)left_ms);
}

static bool start(struct paint *paint, struct err *err)
{
    int64_t until_ms = clock_ms() + START_WAIT_MS;
    if (!pool_start(&paint->pool, clock_ms(), err))
        return false;
    while (!paint->options.no_wait) {
        struct pool_event event;
        wait_a_little(paint, until_ms);
        bool heard = pool_next(&paint->pool, clock_ms(), &event);
        if (heard && event.kind == POOL_ANSWER)
            return true;
        if (heard && paint->pool.wrong_build)
            return err_set(err, ERR_UNSUPPORTED, "%s", paint->lost.text);
        if (heard || clock_ms() >= until_ms)
            return err_set(err, ERR_IO, _("Het tekenprogramma %s start niet. Installeer Waaier opnieuw."),
                           paint->options.program);
    }
    return true;
}

struct paint *paint_create(const struct paint_options *options, struct err *err)
{
    struct arena arena;
    assert(options->supply);
    struct paint *paint = arena_init(&arena, ARENA_BYTES) ? ARENA_NEW(&arena, struct paint, 1) : NULL;
    if (!paint) {
        err_set(err, ERR_LIMIT, _("Er is geen geheugen om te tekenen."));
        return NULL;
    }
    paint->arena = arena;
    paint->created_ms = clock_ms();
    paint->deadline_ms = INT64_MAX;
    paint->pool.epoll = paint->pool.timer = -1;
    err_set(&paint->lost, ERR_UNSUPPORTED,
            _("Het tekenprogramma hoort bij een andere versie van Waaier. Start Waaier opnieuw, of "
              "installeer het opnieuw."));
    shelf_init(&paint->shelf, options->shelf_dir, protocol_build_id());
    bool kept = keep_options(paint, options);
    struct pool_options pool = {.program = paint->options.program,
                                .fonts_dir = paint->options.fonts_dir,
                                .language = paint->options.language,
                                .memory_bytes_max = paint->options.memory_bytes_max,
                                .warm = options->warm};
    if (!kept || !cache_init(&paint->cache, &paint->arena, paint->options.cache_bytes_max) ||
        !openeds_init(&paint->openeds, &paint->arena) || !arena_init(&paint->wants_arena, WANTS_BYTES)) {
        err_set(err, ERR_LIMIT, _("Er is geen geheugen om te tekenen."));
    } else if (pool_init(&paint->pool, &pool, err) && start(paint, err)) {
        return paint;
    }
    paint_destroy(paint);
    return NULL;
}

void paint_destroy(struct paint *paint)
{
    if (!paint)
        return;
    for (int i = 0; i < POOL_SLOTS; i++) {
        cache_give_back(&paint->cache, paint->pool.slots[i].job.buffer, false);
        paint->pool.slots[i].job.buffer = (struct buffer){0};
    }
    pool_finish(&paint->pool);
    shelf_finish(&paint->shelf);
    cache_finish(&paint->cache);
    openeds_finish(&paint->openeds);
    arena_finish(&paint->wants_arena);
    struct arena arena = paint->arena; /* it holds `paint` itself */
    arena_finish(&arena);
}

int paint_fd(const struct paint *paint)
{
    return paint->pool.epoll;
}

bool paint_poll(struct paint *paint)
{
    step(paint);
    bool news = paint->news;
    paint->news = false;
    return news;
}

/* News that came in outside paint_poll makes the descriptor readable, so that the caller polls and hears of it. */
static void tell_news(struct paint *paint)
{
    if (!paint->news)
        return;
    paint->deadline_ms = 0;
    pool_wake_at(&paint->pool, 0);
}

/* After the caller changed what there is to do. */
static void reconsider(struct paint *paint)
{
    schedule_run(paint, clock_ms());
    tell_news(paint);
}

int64_t paint_deadline_ms(const struct paint *paint)
{
    return paint->deadline_ms;
}

static int at_most(int count, int most)
{
    return count < most ? count : most;
}

/* Of a list that lies in the arena already. */
static void take_list(struct paint *paint, int pinned, int awaited)
{
    paint->pinned = at_most(pinned, paint->want_count);
    paint->awaited = at_most(awaited, paint->pinned);
    paint->cursor = 0;
    cache_begin_ranks(&paint->cache, paint->pinned);
    for (int i = 0; i < paint->want_count; i++)
        (void)cache_rank(&paint->cache, &paint->wants[i].key, i);
    cache_trim(&paint->cache);
    for (int i = 0; i < POOL_SLOTS; i++) {
        struct slot *slot = &paint->pool.slots[i];
        if (slot->job.kind == JOB_PICTURE)
            slot->job.rank = schedule_rank(paint, &slot->job.key);
    }
    reconsider(paint);
}

void paint_want_list(struct paint *paint, const struct paint_list *list)
{
    int count = at_most(list->count, WANTS_MAX);
    arena_rewind(&paint->wants_arena, 0);
    paint->wants = count > 0 ? ARENA_NEW(&paint->wants_arena, struct paint_want, count) : NULL;
    paint->want_count = count;
    if (count > 0) {
        assert(paint->wants); /* WANTS_BYTES holds WANTS_MAX of them */
        memcpy(paint->wants, list->at, (size_t)count * sizeof *list->at);
    }
    take_list(paint, list->pinned, list->awaited);
}

void paint_want(struct paint *paint, const struct paint_want *wants, int count, int pinned)
{
    paint_want_list(paint, &(struct paint_list){wants, count, pinned, pinned});
}

/* The list before stays in the arena until the next one: twice as much of it lies there for so long. */
void paint_want_before(struct paint *paint, const struct paint_want *wants, int count)
{
    int first = at_most(count, WANTS_MAX), rest = at_most(paint->want_count, WANTS_MAX - first);
    struct paint_want *all =
        first > 0 ? ARENA_NEW(&paint->wants_arena, struct paint_want, first + rest) : NULL;
    if (!all)
        return; /* they come with the next list */
    memcpy(all, wants, (size_t)first * sizeof *all);
    if (rest > 0)
        memcpy(all + first, paint->wants, (size_t)rest * sizeof *all);
    paint->wants = all;
    paint->want_count = first + rest;
    take_list(paint, first + paint->pinned, first);
}

void paint_leave_room(struct paint *paint, bool leave)
{
    if (paint->leaves_room == leave)
        return;
    paint->leaves_room = leave;
    reconsider(paint);
}

void paint_set_cache(struct paint *paint, int64_t bytes_max)
{
    paint->cache.bytes_max = bytes_max;
    cache_trim(&paint->cache);
    paint->cursor = 0;
}

static struct pixels pixels_of(const struct picture *picture)
{
    struct buffer_shape shape;
    bool ok = buffer_shape_of(&picture->key, &shape);
    assert(ok);
    return (struct pixels){.argb = (uint32_t *)(uintptr_t)picture->buffer.at, /* readable only */
                           .w_px = shape.w_px,
                           .h_px = shape.h_px,
                           .stride_px = shape.stride_px,
                           .opaque = true};
}

enum paint_state paint_at(const struct paint *paint, const struct paint_key *key, struct pixels *out,
                          const char **why)
{
    const struct picture *picture = cache_find(&paint->cache, key);
    if (key->content == 0)
        return PAINT_ABSENT;
    if (picture) {
        *out = pixels_of(picture);
        return PAINT_READY;
    }
    const struct trouble *trouble = trouble_find(&paint->troubles, key);
    if (trouble && trouble->final) {
        *why = trouble->err.text;
        return PAINT_FAILED;
    }
    if (schedule_is_lost(paint)) {
        *why = paint->lost.text;
        return PAINT_FAILED;
    }
    return PAINT_ABSENT;
}

bool paint_stand_in(const struct paint *paint, const struct paint_key *key, struct pixels *out)
{
    const struct picture *picture = key->content != 0 ? cache_nearest(&paint->cache, key) : NULL;
    if (picture)
        *out = pixels_of(picture);
    return picture != NULL;
}

void paint_forget_failures(struct paint *paint)
{
    trouble_forget_all(&paint->troubles);
    paint->cursor = 0;
    reconsider(paint);
}

enum paint_state paint_wait(struct paint *paint, const struct paint_key *key, int64_t wait_ms,
                            struct pixels *out, const char **why)
{
    int64_t until_ms = clock_ms() + wait_ms;
    enum paint_state state;
    while ((state = paint_at(paint, key, out, why)) == PAINT_ABSENT && clock_ms() < until_ms) {
        wait_a_little(paint, paint->deadline_ms < until_ms ? paint->deadline_ms : until_ms);
        step(paint);
    }
    tell_news(paint);
    return state;
}

int paint_document_open(struct paint *paint, int fd, const char *password)
{
    return opened_add(&paint->openeds, fd, password);
}

void paint_document_close(struct paint *paint, int document)
{
    if (!opened_find(&paint->openeds, document))
        return;
    opened_remove(&paint->openeds, document);
    pool_forget(&paint->pool, (uint64_t)document);
}

void paint_document_slide(struct paint *paint, int document, enum document_slide slide)
{
    struct opened *opened = opened_find(&paint->openeds, document);
    if (opened)
        opened->slide = slide;
}

bool paint_document_unlock(struct paint *paint, int document, const char *password)
{
    struct opened *opened = opened_find(&paint->openeds, document);
    if (!opened || !opened_unlock(&paint->openeds, opened, password))
        return false;
    paint_forget_failures(paint);
    return true;
}

static enum paint_answer ask(struct paint *paint, int document, enum question_kind kind, int page,
                             struct question **out, const char **why)
{
    struct opened *opened = opened_find(&paint->openeds, document);
    *why = "";
    if (!opened)
        return ANSWER_FAILED;
    struct question *question = question_find(opened, kind, page);
    if (!question) {
        question = question_add(&paint->openeds, opened, kind, page);
        if (!question)
            return ANSWER_FAILED;
        reconsider(paint);
    }
    *out = question;
    switch (question->state) {
    case QUESTION_WAITING:
    case QUESTION_ASKED:
        if (!schedule_is_lost(paint))
            return ANSWER_PENDING;
        *why = paint->lost.text;
        return ANSWER_FAILED;
    case QUESTION_ANSWERED: return ANSWER_READY;
    case QUESTION_FAILED: *why = question->why.text; return ANSWER_FAILED;
    case QUESTION_PASSWORD: return ANSWER_PASSWORD;
    }
    return ANSWER_FAILED;
}

enum paint_answer paint_document_info(struct paint *paint, int document, const struct document_info **out,
                                      const char **why)
{
    struct question *question = NULL;
    enum paint_answer answer = ask(paint, document, QUESTION_INFO, 0, &question, why);
    if (answer == ANSWER_READY)
        *out = &question->as.info;
    return answer;
}

enum paint_answer paint_page_links(struct paint *paint, int document, int page,
                                   const struct document_link **out, int *count)
{
    const char *why;
    struct question *question = NULL;
    enum paint_answer answer = ask(paint, document, QUESTION_LINKS, page, &question, &why);
    if (answer == ANSWER_READY) {
        *out = question->as.links.at;
        *count = question->as.links.count;
    }
    return answer;
}

enum paint_answer paint_page_text(struct paint *paint, int document, int page, struct document_text *out)
{
    const char *why;
    struct question *question = NULL;
    enum paint_answer answer = ask(paint, document, QUESTION_TEXT, page, &question, &why);
    if (answer == ANSWER_READY)
        *out = question->as.text;
    return answer;
}

enum paint_answer paint_page_blocks(struct paint *paint, int document, int page, struct document_blocks *out)
{
    const char *why;
    struct question *question = NULL;
    enum paint_answer answer = ask(paint, document, QUESTION_BLOCKS, page, &question, &why);
    if (answer == ANSWER_READY)
        *out = question->as.blocks;
    return answer;
}

enum paint_answer paint_page_words(struct paint *paint, int document, int page, struct document_words *out)
{
    const char *why;
    struct question *question = NULL;
    enum paint_answer answer = ask(paint, document, QUESTION_WORDS, page, &question, &why);
    if (answer == ANSWER_READY)
        *out = question->as.words;
    return answer;
}

/* It is not coming any more, or not in time: the painter on it is ended. */
static void drop_vector(struct paint *paint)
{
    for (int i = 0; i < POOL_SLOTS; i++) {
        if (paint->pool.slots[i].state == SLOT_BUSY && paint->pool.slots[i].job.kind == JOB_PDF)
            (void)pool_kill(&paint->pool, i);
    }
}

bool paint_write_pdf(struct paint *paint, int tag, const struct paint_key *key, int fd, int64_t wait_ms,
                     struct err *err)
{
    int64_t until_ms = clock_ms() + wait_ms;
    struct vector_job *vector = &paint->vector;
    *vector = (struct vector_job){.state = VECTOR_WAITING, .tag = tag, .fd = fd, .key = *key};
    schedule_run(paint, clock_ms());
    while (vector->state == VECTOR_WAITING || vector->state == VECTOR_RUNNING) {
        if (schedule_is_lost(paint)) {
            vector->state = VECTOR_FAILED;
            vector->err = paint->lost;
        } else if (clock_ms() >= until_ms) {
            drop_vector(paint);
            vector->state = VECTOR_FAILED;
            err_set(&vector->err, ERR_LIMIT,
                    _("Het schrijven van de PDF duurt te lang. Probeer het opnieuw."));
        } else {
            wait_a_little(paint, paint->deadline_ms < until_ms ? paint->deadline_ms : until_ms);
            step(paint);
        }
    }
    bool ok = vector->state == VECTOR_DONE;
    if (!ok)
        *err = vector->err;
    vector->state = VECTOR_NONE;
    tell_news(paint);
    return ok;
}

struct paint_stats paint_stats(const struct paint *paint)
{
    struct paint_stats stats = {.cache_bytes = paint->cache.bytes,
                                .pictures = paint->cache.count,
                                .replaced = paint->pool.replaced,
                                .jobs_done = paint->jobs_done,
                                .jobs_dropped = paint->jobs_dropped};
    for (int i = 0; i < POOL_SLOTS; i++) {
        const struct slot *slot = &paint->pool.slots[i];
        bool alive = slot->state != SLOT_EMPTY && slot->state != SLOT_DYING;
        if (alive && stats.painters < POOL_PAINTERS_MAX)
            stats.painter_pids[stats.painters++] = (int)slot->process.pid;
    }
    return stats;
}
