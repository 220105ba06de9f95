/* The painters themselves: started, shaken hands with, given one job at a time, replaced when they are lost. Nothing
 * here knows what a job is for. Private to src/paint. */
#ifndef PAINT_POOL_H
#define PAINT_POOL_H

#include "base/process.h"
#include "paint/cache.h"
#include "paint/opened.h"
#include "paint/protocol.h"

enum { POOL_PAINTERS_MAX = 8, POOL_SLOTS = 2 * POOL_PAINTERS_MAX /* the dying need a place too */ };
enum { POOL_LOOK_MS = 200 /* how often a long job's painter is looked at */ };

enum job_kind { JOB_NONE, JOB_PICTURE, JOB_QUESTION, JOB_PDF, JOB_KEEP };
struct job {
    enum job_kind kind;
    uint32_t serial;
    int64_t start_ms;
    bool risky; /* it has cost a painter before */
    /* PICTURE */
    struct paint_key key;
    struct buffer buffer;
    int rank;
    bool recalled; /* not painted: read from the shelf */
    bool keeps;    /* may be kept on the shelf: what is behind a password is not */
    /* QUESTION */
    enum question_kind question;
    int document, page;
};

enum slot_state { SLOT_EMPTY, SLOT_STARTING, SLOT_IDLE, SLOT_BUSY, SLOT_DYING };
struct slot {
    enum slot_state state;
    struct process process;
    int64_t since_ms; /* STARTING: began */
    int64_t look_ms;  /* BUSY: when to see whether someone stopped it */
    int64_t rest_ms;  /* BUSY: when we made it stand still; 0: it works */
    struct job job; /* BUSY; or STARTING, when it was given one that waits for the handshake. Else JOB_NONE */
    uint64_t document; /* the last it worked on */
    int jobs_done;
};

struct pool_options {
    const char *program, *fonts_dir, *language;
    int64_t memory_bytes_max;
    bool warm;
};

struct pool {
    struct pool_options options; /* borrowed texts */
    struct slot slots[POOL_SLOTS];
    int epoll, timer;
    int target;          /* how many painters there should be */
    int deaths;          /* since the last answer */
    int64_t start_at_ms; /* no new painter before this */
    bool wrong_build;    /* a painter of another build was met: no more are started */
    uint32_t serial;
    int replaced;
    struct arena scratch; /* of one message */
    char message[PROCESS_MESSAGE_MAX];
};

bool pool_init(struct pool *pool, const struct pool_options *options, struct err *err);
void pool_finish(struct pool *pool); /* the jobs' buffers must have been taken */

bool pool_start(struct pool *pool, int64_t now_ms, struct err *err);
/* Starts one painter when there are fewer than there should be and it is not too soon; replaces those that do not
 * come up or have worked long enough. */
void pool_tend(struct pool *pool, int64_t now_ms);
int64_t pool_deadline_ms(const struct pool *pool, int64_t job_ms_max);
/* The descriptor turns readable at this time; INT64_MAX: never. */
void pool_wake_at(const struct pool *pool, int64_t at_ms);

int pool_count(const struct pool *pool, enum slot_state state);
int pool_alive(const struct pool *pool);
/* An idle painter, rather one that last worked on `document`, or the freshest. -1: none. */
int pool_idle(const struct pool *pool, uint64_t document, bool fresh);
/* One that is coming up and has no job yet: it may be given one before it said hello. -1: none. */
int pool_coming(const struct pool *pool);
/* False: it could not be sent, and `job` is still the caller's. */
bool pool_give(struct pool *pool, int slot, struct protocol_request *request, const int *fds, int fd_count,
               const struct job *job);
/* To all painters, without an answer. */
void pool_forget(struct pool *pool, uint64_t document);

enum pool_event_kind { POOL_ANSWER, POOL_GONE };
struct pool_event {
    enum pool_event_kind kind;
    struct job job; /* kind JOB_NONE: it had nothing to do */
    bool outside;   /* GONE: killed by someone else (SIGKILL), not by what it worked on */
    struct protocol_answer answer;
};
/* False: nothing more happened. What the answer borrows lives until the next call. */
bool pool_next(struct pool *pool, int64_t now_ms, struct pool_event *out);

/* Ends a painter at once; answers the job it was on. */
struct job pool_kill(struct pool *pool, int slot);
/* Stands still, or goes on; the time it stood still does not count as time spent on its job. */
void pool_rest(struct pool *pool, int slot, bool rests, int64_t now_ms);
/* Someone sent it SIGSTOP. */
bool pool_is_stopped(const struct pool *pool, int slot);

#endif
