/* What the client knows, shared by its own files: paint.c (what the caller asks and hears) and schedule.c (what is
 * painted next, by whom). Private to src/paint. */
#ifndef PAINT_STATE_H
#define PAINT_STATE_H

#include "paint/cache.h"
#include "paint/opened.h"
#include "paint/paint.h"
#include "paint/pool.h"
#include "paint/shelf.h"
#include "paint/trouble.h"

enum vector_state { VECTOR_NONE, VECTOR_WAITING, VECTOR_RUNNING, VECTOR_DONE, VECTOR_FAILED };
struct vector_job { /* paint_write_pdf: there is one at a time */
    enum vector_state state;
    int tag, fd;
    struct paint_key key;
    struct err err;
};

struct paint {
    struct arena arena; /* this struct and its tables */
    struct paint_options options;
    struct cache cache;
    struct troubles troubles;
    struct shelf shelf;
    struct openeds openeds;
    struct pool pool;
    struct arena wants_arena;
    struct paint_want *wants;
    int want_count, pinned;
    int awaited; /* of those pinned: nothing else is painted on a core that these need */
    int cursor;  /* all wants before this one are painted, being painted or hopeless */
    struct vector_job vector;
    bool news;        /* something came in that paint_poll has not told yet */
    bool stood;       /* a picture has been made: from now on others are painted ahead */
    bool leaves_room; /* hands move */
    int64_t created_ms, deadline_ms;
    int painters_max, cores;
    int jobs_done, jobs_dropped;
    struct err lost; /* why nothing can be painted at all */
};

/* Hands out what can be handed out, calls off what stands in the way, sees to the painters. */
void schedule_run(struct paint *paint, int64_t now_ms);
/* Lets painters rest, and go on. */
void pace_run(struct paint *paint, int64_t now_ms);
/* Whether another job may be handed out; `ahead`: one that is not waited for. */
bool pace_has_room(const struct paint *paint, bool ahead);
/* What a job brought. */
void schedule_hear(struct paint *paint, const struct pool_event *event);
/* A key's place on the list, or CACHE_UNWANTED. */
int schedule_rank(const struct paint *paint, const struct paint_key *key);
/* No painter and never one again: all that is asked fails. */
bool schedule_is_lost(const struct paint *paint);

#endif
