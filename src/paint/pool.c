#include "paint/pool.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/words.h"

enum {
    START_MS_MAX = 10000,     /* from a cold disk, on a slow machine */
    DEATHS_FREE = 4,          /* so many are replaced at once; then ever slower */
    PAUSE_MS = 20,            /* the first pause, doubled each time */
    PAUSE_MS_MAX = 2000,      /* it is never given up */
    JOBS_PER_PAINTER = 20000, /* then a fresh one: libraries keep what they should let go */
    SCRATCH_KEPT_BYTES = 4 << 20,
    TIMER_MARK = POOL_SLOTS, /* among the epoll events */
};

bool pool_init(struct pool *pool, const struct pool_options *options, struct err *err)
{
    *pool = (struct pool){.options = *options, .epoll = -1, .timer = -1, .target = 1};
    for (int i = 0; i < POOL_SLOTS; i++)
        pool->slots[i].process.socket = -1;
    pool->epoll = epoll_create1(EPOLL_CLOEXEC);
    pool->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = TIMER_MARK};
    if (pool->epoll < 0 || pool->timer < 0 ||
        epoll_ctl(pool->epoll, EPOLL_CTL_ADD, pool->timer, &event) != 0 ||
        !arena_init(&pool->scratch, 2 * PROTOCOL_BODY_MAX))
        return err_set(err, ERR_IO, _("Het tekenen kan niet beginnen: %s."), strerror(errno));
    return true;
}

void pool_finish(struct pool *pool)
{
    for (int i = 0; i < POOL_SLOTS; i++) {
        assert(!pool->slots[i].job.buffer.at);
        process_stop(&pool->slots[i].process);
    }
    if (pool->timer >= 0)
        (void)close(pool->timer);
    if (pool->epoll >= 0)
        (void)close(pool->epoll);
    arena_finish(&pool->scratch);
    pool->timer = pool->epoll = -1;
}

static bool say_hello(struct pool *pool, int socket)
{
    unsigned char head_bytes[256], body_bytes[8192];
    struct wire_out head = {.at = head_bytes, .cap = sizeof head_bytes};
    struct wire_out body = {.at = body_bytes, .cap = sizeof body_bytes};
    struct protocol_request hello = {
        .verb = PROTOCOL_HELLO,
        .build = protocol_build_id(),
        .fonts_dir = str_from(pool->options.fonts_dir),
        .language = str_from(pool->options.language),
        .warm = pool->options.warm,
        .locale_dir = str_from(bindtextdomain("waaier", NULL)), /* as words_init set it */
    };
    protocol_put_request(&head, &body, &hello);
    return protocol_send(socket, &head, &body, NULL, 0);
}

bool pool_start(struct pool *pool, int64_t now_ms, struct err *err)
{
    struct process process = {.socket = -1};
    int at = 0;
    while (at < POOL_SLOTS && pool->slots[at].state != SLOT_EMPTY)
        at++;
    if (at == POOL_SLOTS)
        return err_set(err, ERR_LIMIT, _("Er zijn te veel tekenprogramma's die niet willen stoppen."));
    struct process_options options = {.path = pool->options.program,
                                      .memory_bytes_max = pool->options.memory_bytes_max};
    if (!process_start(&options, &process, err))
        return false;
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = (uint32_t)at};
    if (epoll_ctl(pool->epoll, EPOLL_CTL_ADD, process.socket, &event) != 0 ||
        !say_hello(pool, process.socket)) {
        process_stop(&process);
        return err_set(err, ERR_IO, _("Het tekenprogramma antwoordt niet."));
    }
    pool->slots[at] = (struct slot){.state = SLOT_STARTING, .process = process, .since_ms = now_ms};
    return true;
}

static void count_death(struct pool *pool, int64_t now_ms)
{
    int64_t pause_ms = 0;
    pool->deaths++;
    if (pool->deaths > DEATHS_FREE) {
        int doubled = pool->deaths - DEATHS_FREE - 1;
        pause_ms = doubled < 7 ? PAUSE_MS << doubled : PAUSE_MS_MAX;
    }
    pool->start_at_ms = now_ms + (pause_ms < PAUSE_MS_MAX ? pause_ms : PAUSE_MS_MAX);
}

void pool_tend(struct pool *pool, int64_t now_ms)
{
    struct err err = {0};
    for (int i = 0; i < POOL_SLOTS; i++) {
        struct slot *slot = &pool->slots[i];
        if (slot->state == SLOT_STARTING && now_ms - slot->since_ms >= START_MS_MAX) {
            log_line(LOG_WARN, "a painter did not start");
            (void)kill(slot->process.pid,
                       SIGKILL); /* buried with its job when its socket says that it is gone */
            slot->since_ms = now_ms;
        } else if (slot->state == SLOT_IDLE && slot->jobs_done >= JOBS_PER_PAINTER &&
                   pool_count(pool, SLOT_STARTING) == 0) {
            (void)pool_kill(pool, i);
        }
    }
    if (pool_alive(pool) >= pool->target || now_ms < pool->start_at_ms || pool->wrong_build)
        return;
    if (!pool_start(pool, now_ms, &err)) {
        log_line(LOG_WARN, "%s", err.text);
        count_death(pool, now_ms);
    }
}

static int64_t earlier(int64_t a_ms, int64_t b_ms)
{
    return a_ms < b_ms ? a_ms : b_ms;
}

int64_t pool_deadline_ms(const struct pool *pool, int64_t job_ms_max)
{
    int64_t at_ms = INT64_MAX;
    for (int i = 0; i < POOL_SLOTS; i++) {
        const struct slot *slot = &pool->slots[i];
        if (slot->state == SLOT_STARTING)
            at_ms = earlier(at_ms, slot->since_ms + START_MS_MAX);
        if (slot->state == SLOT_BUSY && slot->rest_ms == 0)
            at_ms = earlier(at_ms, earlier(slot->look_ms, slot->job.start_ms + job_ms_max));
    }
    if (pool_alive(pool) < pool->target && !pool->wrong_build)
        at_ms = earlier(at_ms, pool->start_at_ms);
    return at_ms;
}

void pool_wake_at(const struct pool *pool, int64_t at_ms)
{
    struct itimerspec when = {0}; /* all zero: never */
    if (at_ms != INT64_MAX) {
        when.it_value.tv_sec = at_ms / 1000;
        when.it_value.tv_nsec = at_ms % 1000 * 1000000;
        if (at_ms <= 0)
            when.it_value = (struct timespec){.tv_nsec = 1}; /* long ago: at once */
    }
    (void)timerfd_settime(pool->timer, TFD_TIMER_ABSTIME, &when, NULL);
}

int pool_count(const struct pool *pool, enum slot_state state)
{
    int count = 0;
    for (int i = 0; i < POOL_SLOTS; i++)
        count += pool->slots[i].state == state;
    return count;
}

int pool_alive(const struct pool *pool)
{
    return POOL_SLOTS - pool_count(pool, SLOT_EMPTY) - pool_count(pool, SLOT_DYING);
}

int pool_idle(const struct pool *pool, uint64_t document, bool fresh)
{
    int found = -1;
    for (int i = 0; i < POOL_SLOTS; i++) {
        const struct slot *slot = &pool->slots[i];
        if (slot->state != SLOT_IDLE)
            continue;
        if (!fresh && slot->document == document)
            return i;
        if (found < 0 || (fresh && slot->jobs_done < pool->slots[found].jobs_done))
            found = i;
    }
    return found;
}

int pool_coming(const struct pool *pool)
{
    for (int i = 0; i < POOL_SLOTS; i++) {
        if (pool->slots[i].state == SLOT_STARTING && pool->slots[i].job.kind == JOB_NONE)
            return i;
    }
    return -1;
}

bool pool_give(struct pool *pool, int at, struct protocol_request *request, const int *fds, int fd_count,
               const struct job *job)
{
    unsigned char head_bytes[256];
    struct wire_out head = {.at = head_bytes, .cap = sizeof head_bytes};
    struct wire_out body = {.at = pool->scratch.base, .cap = pool->scratch.cap / 2};
    struct slot *slot = &pool->slots[at];
    assert(slot->job.kind == JOB_NONE && (slot->state == SLOT_IDLE || slot->state == SLOT_STARTING));
    request->serial = ++pool->serial;
    protocol_put_request(&head, &body, request);
    if (body.len > pool->scratch.dirty)
        pool->scratch.dirty = body.len;
    bool sent = protocol_send(slot->process.socket, &head, &body, fds, fd_count);
    if (request->has_password)
        explicit_bzero(body.at, body.len);
    if (!sent)
        return false;
    if (slot->state == SLOT_IDLE)
        slot->state = SLOT_BUSY;
    slot->job = *job;
    slot->job.serial = request->serial;
    slot->look_ms = job->start_ms + POOL_LOOK_MS;
    slot->document = request->document;
    return true;
}

void pool_forget(struct pool *pool, uint64_t document)
{
    unsigned char bytes[256];
    struct wire_out head = {.at = bytes, .cap = sizeof bytes}, body = {0};
    struct protocol_request request = {.verb = PROTOCOL_FORGET, .document = document};
    protocol_put_request(&head, &body, &request);
    for (int i = 0; i < POOL_SLOTS; i++) {
        if (pool->slots[i].state == SLOT_IDLE || pool->slots[i].state == SLOT_BUSY)
            (void)protocol_send(pool->slots[i].process.socket, &head, &body, NULL, 0);
    }
}

static struct job take_job(struct slot *slot)
{
    struct job job = slot->job;
    slot->job = (struct job){0};
    return job;
}

struct job pool_kill(struct pool *pool, int at)
{
    struct slot *slot = &pool->slots[at];
    (void)kill(slot->process.pid, SIGKILL); /* reaped when its socket says that it is gone */
    slot->state = SLOT_DYING;
    slot->rest_ms = 0;
    pool->replaced++;
    return take_job(slot);
}

void pool_rest(struct pool *pool, int at, bool rests, int64_t now_ms)
{
    struct slot *slot = &pool->slots[at];
    (void)kill(slot->process.pid, rests ? SIGSTOP : SIGCONT);
    if (!rests) {
        slot->job.start_ms += now_ms - slot->rest_ms;
        slot->look_ms = now_ms + POOL_LOOK_MS;
    }
    slot->rest_ms = rests ? now_ms : 0;
}

bool pool_is_stopped(const struct pool *pool, int at)
{
    char path[64], stat[512];
    (void)snprintf(path, sizeof path, "/proc/%d/stat", (int)pool->slots[at].process.pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd >= 0 ? read(fd, stat, sizeof stat) : -1;
    if (fd >= 0)
        (void)close(fd);
    if (len <= 0)
        return false;
    struct str rest; /* "pid (name) T ..." */
    (void)str_cut_last((struct str){stat, (size_t)len}, ')', &rest);
    return str_starts(rest, STR(" T")) || str_starts(rest, STR(" t"));
}

/* The socket closed: the process is gone or about to be. */
static bool bury(struct pool *pool, struct slot *slot, int64_t now_ms, struct pool_event *out)
{
    bool ours = slot->state == SLOT_DYING;
    if (!ours) {
        log_line(LOG_WARN, "a painter was lost");
        pool->replaced++;
        count_death(pool, now_ms);
    }
    *out = (struct pool_event){.kind = POOL_GONE, .job = take_job(slot)};
    int status = process_stop(&slot->process);
    out->outside = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    *slot = (struct slot){.process = {.socket = -1}};
    return !ours;
}

/* It says something it should not: it is no longer to be trusted. */
static bool disown(struct pool *pool, int at, const char *why, int64_t now_ms, struct pool_event *out)
{
    log_line(LOG_WARN, "a painter %s", why);
    *out = (struct pool_event){.kind = POOL_GONE, .job = pool_kill(pool, at)};
    count_death(pool, now_ms);
    return true;
}

static void close_all(const int *fds, int count)
{
    for (int i = 0; i < count; i++)
        (void)close(fds[i]);
}

static bool meet(struct pool *pool, int at, const struct protocol_answer *answer, int64_t now_ms,
                 struct pool_event *out)
{
    struct slot *slot = &pool->slots[at];
    if (answer->outcome == PROTOCOL_DONE && str_eq(answer->build, protocol_build_id())) {
        slot->state = slot->job.kind == JOB_NONE ? SLOT_IDLE : SLOT_BUSY;
        *out = (struct pool_event){.kind = POOL_ANSWER};
        return true;
    }
    pool->wrong_build = true;
    return disown(pool, at, "is of another build", now_ms, out);
}

static bool hear(struct pool *pool, int at, struct str message, int fds[PROCESS_FDS_MAX], int fd_count,
                 int64_t now_ms, struct pool_event *out)
{
    struct slot *slot = &pool->slots[at];
    struct protocol_answer answer = {0};
    if (slot->state == SLOT_DYING) {
        close_all(fds, fd_count);
        return false;
    }
    bool ok = protocol_take_answer(&pool->scratch, message, fds, &fd_count, &answer);
    close_all(fds, fd_count); /* no answer has descriptors beside its body */
    if (ok && slot->state == SLOT_STARTING)
        return meet(pool, at, &answer, now_ms, out);
    if (!ok || slot->state != SLOT_BUSY || answer.serial != slot->job.serial)
        return disown(pool, at, "did not keep to the protocol", now_ms, out);
    slot->state = SLOT_IDLE;
    slot->jobs_done++;
    pool->deaths = 0;
    *out = (struct pool_event){.kind = POOL_ANSWER, .job = take_job(slot), .answer = answer};
    return true;
}

/* Answers from different painters share one scratch arena, each until the next. */
static void clear_scratch(struct pool *pool)
{
    arena_rewind(&pool->scratch, 0);
    if (pool->scratch.dirty <= SCRATCH_KEPT_BYTES)
        return;
    arena_finish(&pool->scratch);
    (void)arena_init(&pool->scratch, 2 * PROTOCOL_BODY_MAX);
}

bool pool_next(struct pool *pool, int64_t now_ms, struct pool_event *out)
{
    struct epoll_event event;
    clear_scratch(pool);
    while (epoll_wait(pool->epoll, &event, 1, 0) == 1) {
        int fds[PROCESS_FDS_MAX], fd_count = 0, at = (int)event.data.u32;
        if (at == TIMER_MARK) {
            uint64_t times;
            ssize_t got = read(pool->timer, &times, sizeof times);
            (void)got;
            continue;
        }
        struct slot *slot = &pool->slots[at];
        ssize_t len =
            process_receive(slot->process.socket, false, pool->message, sizeof pool->message, fds, &fd_count);
        if (len == 0 || (len < 0 && (event.events & (EPOLLHUP | EPOLLERR)))) {
            close_all(fds, fd_count);
            if (bury(pool, slot, now_ms, out))
                return true;
        } else if (len > 0) {
            if (hear(pool, at, (struct str){pool->message, (size_t)len}, fds, fd_count, now_ms, out))
                return true;
        }
    }
    return false;
}
