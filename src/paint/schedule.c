/* What is painted next, by whom, and what is called off for it. The order: a file that someone waits for, the pinned
 * wants, questions, the other wants. */
#include "paint/state.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/words.h"

enum {
    FIRST_ALONE_MS =
        300, /* nothing is painted ahead before the first picture stands, or this long has passed */
    CANCEL_PINNED_MS =
        120, /* an unwanted job is ended after so long when a pinned want waits: most are done sooner, and another is up only after 40 */
    CANCEL_OTHER_MS = 250, /* ... when anything else waits */
    PREEMPT_MS = 120,      /* a job painted ahead is ended after so long when the very first want waits */
    STARVED_MS = 100,      /* then it is tried again to find memory */
    NEIGHBOURS = 2,        /* so many of what is painted ahead may use every painter */
};

static const uint64_t face_picture_mark = UINT64_C(1) << 63; /* sets pictures of cards apart from documents */

int schedule_rank(const struct paint *paint, const struct paint_key *key)
{
    for (int i = 0; i < paint->want_count; i++) {
        if (paint->wants[i].key.content == key->content && paint_key_eq(&paint->wants[i].key, key))
            return i;
    }
    return CACHE_UNWANTED;
}

bool schedule_is_lost(const struct paint *paint)
{
    return paint->pool.wrong_build && pool_alive(&paint->pool) == 0;
}

static bool is_running(const struct paint *paint, const struct paint_key *key)
{
    for (int i = 0; i < POOL_SLOTS; i++) {
        const struct slot *slot = &paint->pool.slots[i];
        if (slot->job.kind == JOB_PICTURE && paint_key_eq(&slot->job.key, key))
            return true;
    }
    return false;
}

/* Jobs that may cost a painter, or take long: one painter is always kept free of them. */
static bool may_risk(const struct paint *paint)
{
    int count = 0;
    for (int i = 0; i < POOL_SLOTS; i++) {
        const struct slot *slot = &paint->pool.slots[i];
        count += slot->job.kind == JOB_QUESTION || slot->job.risky;
    }
    return count < (paint->painters_max > 1 ? paint->painters_max - 1 : 1);
}

/* Pages painted far ahead leave one painter free: whoever jumps elsewhere waits for nobody's page but his own. While pages
 * are turned quickly all painters still work, for then the page on the wall is one of those that are being painted. */
static bool may_paint_ahead(const struct paint *paint, int rank)
{
    int ahead = 0;
    if (rank < paint->awaited + NEIGHBOURS)
        return true;
    for (int i = 0; i < POOL_SLOTS; i++) {
        const struct slot *slot = &paint->pool.slots[i];
        ahead += slot->job.kind == JOB_PICTURE && slot->job.rank >= paint->awaited;
    }
    return ahead < (paint->painters_max > 1 ? paint->painters_max - 1 : 1);
}

static void give_up(struct paint *paint, const struct paint_key *key, const struct err *err)
{
    (void)trouble_add(&paint->troubles, key, true, err);
    paint->news = true;
}

/* Nothing is done ahead before the first picture stands. */
static bool is_early(const struct paint *paint, int64_t now_ms)
{
    return !paint->stood && now_ms - paint->created_ms < FIRST_ALONE_MS;
}

/* The first want that can be worked on now; -1: none. Moves the cursor over what needs nothing more. */
static int next_want(struct paint *paint, int64_t now_ms)
{
    bool alone = is_early(paint, now_ms);
    bool in_order = true;
    for (int i = paint->cursor; i < paint->want_count; i++) {
        const struct paint_key *key = &paint->wants[i].key;
        const struct trouble *trouble = NULL;
        if (alone && i > 0)
            return -1;
        bool settled = key->content == 0 || cache_find(&paint->cache, key) || is_running(paint, key);
        if (!settled)
            trouble = trouble_find(&paint->troubles, key);
        settled = settled || (trouble && trouble->final);
        if (!settled && (!trouble || trouble->tries == 0 || may_risk(paint)))
            return may_paint_ahead(paint, i) ? i : -1;
        in_order = in_order && settled;
        if (in_order)
            paint->cursor = i + 1;
    }
    return -1;
}

/* Who may be given a job now; -1: nobody. Until the first picture stands a painter that is coming up may be handed one already: then
 * it need not wait for us to hear that it is there. */
static int taker(const struct paint *paint, uint64_t document, bool fresh)
{
    int slot = pool_idle(&paint->pool, document, fresh);
    return slot < 0 && !paint->stood ? pool_coming(&paint->pool) : slot;
}

/* Fills request and descriptors from what the caller supplied. False with a sentence. */
static bool request_from(const struct paint *paint, const struct paint_source *source,
                         const struct paint_key *key, struct protocol_request *request, int fds[2],
                         int *fd_count, struct err *err)
{
    const struct opened *opened;
    switch (source->kind) {
    case PAINT_SOURCE_NONE: return err_set(err, ERR_FORMAT, _("Voor deze dia is er niets om te tekenen."));
    case PAINT_SOURCE_FACE:
        request->verb = PROTOCOL_FACE;
        request->face = *source->face;
        request->face.has_picture = source->picture_fd >= 0;
        request->document = key->content | face_picture_mark;
        if (source->picture_fd >= 0)
            fds[(*fd_count)++] = source->picture_fd;
        return true;
    case PAINT_SOURCE_PAGE:
        opened = opened_find(&paint->openeds, source->document);
        if (!opened)
            return err_set(err, ERR_CANCELLED, _("Dit document is niet meer geopend."));
        request->verb = PROTOCOL_PAGE;
        request->page = source->page;
        request->slide = opened->slide;
        request->document = (uint64_t)opened->id;
        request->has_password = opened->has_password;
        request->password = str_from(opened->password);
        fds[(*fd_count)++] = opened->fd;
        return true;
    }
    return false;
}

/* Asks the caller and hands the job to a painter. False with a sentence; then `*slot_lost` says that the painter was
 * to blame. */
static bool supply_and_give(struct paint *paint, int tag, struct job *job, int target_fd,
                            const struct protocol_target *target, bool *painter_lost, struct err *err)
{
    struct paint_source source = {.picture_fd = -1};
    struct protocol_request request = {.target = *target};
    int fds[2] = {target_fd}, fd_count = 1;
    bool ok = paint->options.supply(paint->options.supply_ctx, tag, &job->key, &source, err) &&
              request_from(paint, &source, &job->key, &request, fds, &fd_count, err);
    *painter_lost = false;
    if (ok) {
        int slot = taker(paint, request.document, job->risky);
        job->keeps = !request.has_password;
        ok = pool_give(&paint->pool, slot, &request, fds, fd_count, job);
        if (!ok) {
            (void)pool_kill(&paint->pool, slot);
            *painter_lost = true;
            err_set(err, ERR_IO, _("Deze dia kan niet naar het tekenprogramma worden gestuurd."));
        }
    }
    if (source.kind == PAINT_SOURCE_FACE && source.picture_fd >= 0)
        (void)close(source.picture_fd);
    return ok;
}

static struct protocol_target target_of(const struct paint_key *key, const struct buffer_shape *shape)
{
    bool part = key->part_w_px > 0;
    return (struct protocol_target){.w_px = key->w_px,
                                    .h_px = key->h_px,
                                    .x_px = part ? key->x_px : 0,
                                    .y_px = part ? key->y_px : 0,
                                    .part_w_px = shape->w_px,
                                    .part_h_px = shape->h_px,
                                    .stride_px = shape->stride_px};
}

/* False: it is not on the shelf, or nobody could be told to read it. */
static bool recall(struct paint *paint, struct job *job, const struct protocol_target *target)
{
    int fds[2] = {job->buffer.fd, -1};
    struct protocol_request request = {.verb = PROTOCOL_RECALL, .target = *target};
    fds[1] = shelf_takes(&paint->shelf, &job->key) ? shelf_open(&paint->shelf, &job->key) : -1;
    if (fds[1] < 0)
        return false;
    job->recalled = true;
    job->recalled = pool_give(&paint->pool, taker(paint, 0, false), &request, fds, 2, job);
    (void)close(fds[1]);
    return job->recalled;
}

/* When all painters have nothing to do, one writes a picture that was painted on the shelf. */
static void give_keep(struct paint *paint, int64_t now_ms)
{
    struct shelf_entry entry;
    struct buffer_shape shape;
    if (taker(paint, 0, false) < 0 || !shelf_begin(&paint->shelf, &entry))
        return;
    struct job job = {.kind = JOB_KEEP, .start_ms = now_ms, .key = entry.key, .rank = CACHE_UNWANTED};
    struct protocol_request request = {.verb = PROTOCOL_KEEP};
    bool ok = buffer_shape_of(&entry.key, &shape);
    assert(ok); /* it has been painted */
    request.target = target_of(&entry.key, &shape);
    int fds[] = {paint->shelf.out_fd, entry.pixels_fd};
    if (!pool_give(&paint->pool, taker(paint, 0, false), &request, fds, 2, &job))
        shelf_end(&paint->shelf, &entry.key, false);
    (void)close(entry.pixels_fd);
}

/* False: no room for it, so for nothing that is wanted less. */
static bool give_want(struct paint *paint, int at, int64_t now_ms)
{
    const struct paint_want want = paint->wants[at];
    const struct trouble *trouble = trouble_find(&paint->troubles, &want.key);
    struct job job = {.kind = JOB_PICTURE, .start_ms = now_ms, .key = want.key, .rank = at};
    struct buffer_shape shape;
    struct err err = {0};
    bool painter_lost;
    if (!buffer_shape_of(&want.key, &shape)) {
        err_set(&err, ERR_LIMIT, _("Deze dia is te groot om te tekenen."));
        give_up(paint, &want.key, &err);
        return true;
    }
    job.risky = trouble && trouble->tries > 0;
    if (!cache_lend(&paint->cache, shape.bytes, at, &job.buffer))
        return false;
    struct protocol_target target = target_of(&want.key, &shape);
    if (!trouble && recall(paint, &job, &target))
        return true;
    if (supply_and_give(paint, want.tag, &job, job.buffer.fd, &target, &painter_lost, &err))
        return true;
    cache_give_back(&paint->cache, job.buffer, !painter_lost);
    if (painter_lost && !trouble_add(&paint->troubles, &want.key, false, &err))
        return true; /* once more */
    give_up(paint, &want.key, &err);
    return true;
}

static void give_vector(struct paint *paint, int64_t now_ms)
{
    struct vector_job *vector = &paint->vector;
    struct job job = {.kind = JOB_PDF, .start_ms = now_ms, .key = vector->key, .rank = 0};
    struct protocol_target target = {
        .pdf = true, .w_px = 1, .h_px = 1, .part_w_px = 1, .part_h_px = 1, .stride_px = 1};
    bool painter_lost;
    bool ok = supply_and_give(paint, vector->tag, &job, vector->fd, &target, &painter_lost, &vector->err);
    vector->state = ok ? VECTOR_RUNNING : VECTOR_FAILED;
}

static void fail_question(struct paint *paint, struct question *question, const struct err *err)
{
    question->state = QUESTION_FAILED;
    question->why = *err;
    if (question->kind != QUESTION_WORDS)
        paint->news = true;
}

static void give_question(struct paint *paint, enum opened_line line, int64_t now_ms)
{
    static const enum protocol_verb verbs[] = {[QUESTION_INFO] = PROTOCOL_INFO,
                                               [QUESTION_LINKS] = PROTOCOL_LINKS,
                                               [QUESTION_TEXT] = PROTOCOL_TEXT,
                                               [QUESTION_BLOCKS] = PROTOCOL_BLOCKS,
                                               [QUESTION_WORDS] = PROTOCOL_WORDS};
    struct question *question = question_take(&paint->openeds, line);
    const struct opened *opened = opened_find(&paint->openeds, question->document);
    assert(opened); /* closing a document takes its questions out of the line */
    struct protocol_request request = {
        .verb = verbs[question->kind],
        .document = (uint64_t)opened->id,
        .has_password = opened->has_password,
        .password = str_from(opened->password),
        .page = question->page,
        .slide = opened->slide,
    };
    struct job job = {.kind = JOB_QUESTION,
                      .start_ms = now_ms,
                      .risky = question->tries > 0,
                      .question = question->kind,
                      .document = question->document,
                      .page = question->page};
    int slot = taker(paint, request.document, job.risky);
    if (pool_give(&paint->pool, slot, &request, &opened->fd, 1, &job))
        return;
    (void)pool_kill(&paint->pool, slot);
    struct err err = {0};
    err_set(&err, ERR_IO, _("Het document kan niet worden gelezen."));
    if (++question->tries < TRIES_MAX)
        question_again(&paint->openeds, question);
    else
        fail_question(paint, question, &err);
}

/* When all that is wanted stands or is on its way, and one painter at a time. */
static bool may_read_words(const struct paint *paint, int64_t now_ms)
{
    for (int i = 0; i < POOL_SLOTS; i++) {
        const struct slot *slot = &paint->pool.slots[i];
        if (slot->state == SLOT_BUSY &&
            (slot->job.kind == JOB_PICTURE || slot->job.question == QUESTION_WORDS))
            return false;
    }
    return paint->openeds.line[LINE_SOME_TIME].first && !is_early(paint, now_ms) && may_risk(paint);
}

/* What waits and how urgent it is, for calling off. */
struct waiting {
    bool any, pinned, first;
    bool starved; /* the system has no memory or descriptors for what must be on screen */
};

/* One thing handed out, or found to be hopeless. False: nothing more can be done now; `*waiting` says what is left. */
static bool give_one(struct paint *paint, int64_t now_ms, struct waiting *waiting)
{
    int at = next_want(paint, now_ms);
    bool vector = paint->vector.state == VECTOR_WAITING;
    bool pinned = at >= 0 && (at < paint->pinned || at == 0);
    bool question = paint->openeds.line[LINE_SOON].first && may_risk(paint);
    bool words = at < 0 && may_read_words(paint, now_ms);
    *waiting = (struct waiting){.any = vector || pinned || question || at >= 0,
                                .pinned = vector || pinned,
                                .first = vector || at == 0};
    if (!waiting->any && !words && paint->stood && !paint->leaves_room &&
        pool_count(&paint->pool, SLOT_IDLE) == pool_alive(&paint->pool))
        give_keep(paint, now_ms);
    bool ahead = !vector && !question && !(pinned && at < paint->awaited);
    if (!(waiting->any || words) || taker(paint, 0, false) < 0 || !pace_has_room(paint, ahead))
        return false;
    if (vector)
        give_vector(paint, now_ms);
    else if (question && !pinned)
        give_question(paint, LINE_SOON, now_ms);
    else if (words)
        give_question(paint, LINE_SOME_TIME, now_ms);
    else if (!give_want(paint, at, now_ms)) {
        *waiting = (struct waiting){.starved = pinned}; /* else the budget is full of what is wanted more */
        return false;
    }
    return true;
}

/* After how long a job may be ended for what waits; INT64_MAX: never. */
static int64_t patience_ms(const struct paint *paint, const struct job *job, const struct waiting *waiting)
{
    if (job->kind != JOB_PICTURE)
        return INT64_MAX;
    if (job->rank == CACHE_UNWANTED)
        return waiting->pinned ? CANCEL_PINNED_MS : CANCEL_OTHER_MS;
    return waiting->first && job->rank > 0 && job->rank >= paint->awaited ? PREEMPT_MS : INT64_MAX;
}

/* Ends at most one job; a painter that is coming up is waited for instead. */
static int64_t call_off(struct paint *paint, int64_t now_ms, const struct waiting *waiting)
{
    int64_t again_ms = INT64_MAX;
    int victim = -1;
    if (!waiting->any || pool_count(&paint->pool, SLOT_IDLE) + pool_count(&paint->pool, SLOT_STARTING) > 0)
        return INT64_MAX;
    for (int i = 0; i < POOL_SLOTS; i++) {
        const struct slot *slot = &paint->pool.slots[i];
        if (slot->state != SLOT_BUSY)
            continue;
        int64_t patience = patience_ms(paint, &slot->job, waiting);
        if (patience == INT64_MAX)
            continue;
        if (now_ms - slot->job.start_ms < patience)
            again_ms = slot->job.start_ms + patience < again_ms ? slot->job.start_ms + patience : again_ms;
        else if (victim < 0 || slot->job.rank > paint->pool.slots[victim].job.rank)
            victim = i;
    }
    if (victim < 0)
        return again_ms;
    struct job job = pool_kill(&paint->pool, victim);
    cache_give_back(&paint->cache, job.buffer, false);
    paint->jobs_dropped++;
    paint->cursor = 0;
    return INT64_MAX;
}

static void lose(struct paint *paint, const struct job *job, bool final, const struct err *err)
{
    struct opened *opened;
    struct question *question;
    switch (job->kind) {
    case JOB_NONE: break;
    case JOB_PICTURE:
        cache_give_back(&paint->cache, job->buffer, false);
        if (trouble_add(&paint->troubles, &job->key, final, err))
            paint->news = true;
        paint->cursor = 0;
        break;
    case JOB_QUESTION:
        opened = opened_find(&paint->openeds, job->document);
        question = opened ? question_find(opened, job->question, job->page) : NULL;
        if (question && !final && ++question->tries < TRIES_MAX)
            question_again(&paint->openeds, question);
        else if (question)
            fail_question(paint, question, err);
        break;
    case JOB_PDF:
        paint->vector.state = VECTOR_FAILED;
        paint->vector.err = *err;
        break;
    case JOB_KEEP: shelf_end(&paint->shelf, &job->key, false); break;
    }
}

/* Jobs that take too long, and painters that someone stopped. */
static void end_hanging(struct paint *paint, int64_t now_ms)
{
    for (int i = 0; i < POOL_SLOTS; i++) {
        struct slot *slot = &paint->pool.slots[i];
        struct err err = {0};
        if (slot->state != SLOT_BUSY || slot->rest_ms > 0)
            continue;
        if (now_ms - slot->job.start_ms >= paint->options.job_ms_max) {
            struct job job = pool_kill(&paint->pool, i);
            log_line(LOG_WARN, "a painter took too long");
            if (job.kind == JOB_QUESTION)
                err_set(&err, ERR_LIMIT, _("Dit document lezen duurt te lang. U kunt gewoon verder."));
            else
                err_set(&err, ERR_LIMIT,
                        _("Deze dia tekenen duurt te lang. U kunt gewoon verder; de maker kan de dia "
                          "eenvoudiger maken."));
            lose(paint, &job, true, &err);
        } else if (now_ms >= slot->look_ms) {
            slot->look_ms = now_ms + POOL_LOOK_MS;
            if (!pool_is_stopped(&paint->pool, i))
                continue;
            struct job job = pool_kill(&paint->pool, i);
            log_line(LOG_WARN, "a painter was stopped");
            err_set(&err, ERR_IO, _("Het tekenprogramma werd van buitenaf stilgezet. U kunt gewoon verder."));
            lose(paint, &job, false, &err);
        }
    }
}

void schedule_run(struct paint *paint, int64_t now_ms)
{
    struct waiting waiting;
    end_hanging(paint, now_ms);
    while (give_one(paint, now_ms, &waiting))
        continue;
    int64_t again_ms = call_off(paint, now_ms, &waiting);
    int coming = pool_count(&paint->pool, SLOT_IDLE) + pool_count(&paint->pool, SLOT_STARTING);
    if (waiting.any && coming == 0 && pool_alive(&paint->pool) >= paint->pool.target &&
        paint->pool.target < paint->painters_max)
        paint->pool.target++;
    if (paint->stood && paint->want_count > paint->pinned)
        paint->pool.target =
            paint->painters_max; /* the one that is kept free must be there when it is needed */
    pool_tend(&paint->pool, now_ms);
    pace_run(paint, now_ms);
    int64_t deadline_ms = pool_deadline_ms(&paint->pool, paint->options.job_ms_max);
    if (is_early(paint, now_ms) && (paint->want_count > 1 || paint->openeds.line[LINE_SOME_TIME].first))
        again_ms =
            again_ms < paint->created_ms + FIRST_ALONE_MS ? again_ms : paint->created_ms + FIRST_ALONE_MS;
    if (waiting.starved && now_ms + STARVED_MS < again_ms)
        again_ms = now_ms + STARVED_MS;
    if (again_ms < deadline_ms)
        deadline_ms = again_ms;
    paint->deadline_ms = deadline_ms;
    pool_wake_at(&paint->pool, paint->deadline_ms);
}

static const char *locked_words(void)
{
    return _(
        "Dit document is met een wachtwoord beveiligd. Geef het in WAAIER_PASSWORD voordat u Waaier start, "
        "of sla het zonder wachtwoord op.");
}

static void hear_picture(struct paint *paint, const struct job *job, struct protocol_answer answer)
{
    paint->stood = true;
    paint->news = true;
    switch (answer.outcome) {
    case PROTOCOL_DONE:
        paint->jobs_done++;
        trouble_forget(&paint->troubles, &job->key);
        if (!job->recalled && job->keeps && shelf_takes(&paint->shelf, &job->key))
            shelf_add(&paint->shelf, &job->key, job->buffer.fd);
        cache_put(&paint->cache, &job->key, job->buffer, job->rank);
        return;
    case PROTOCOL_PASSWORD: err_set(&answer.err, ERR_UNSUPPORTED, "%s", locked_words()); break;
    case PROTOCOL_FAILED:
    case PROTOCOL_OUTCOME_COUNT: break;
    }
    cache_give_back(&paint->cache, job->buffer, true);
    if (job->recalled) { /* damaged: it is painted after all */
        shelf_drop(&paint->shelf, &job->key);
        paint->cursor = 0;
        return;
    }
    give_up(paint, &job->key, &answer.err);
}

static bool take_answer(struct opened *opened, struct question *question, struct wire_in *body)
{
    switch (question->kind) {
    case QUESTION_INFO: return protocol_take_info(body, &opened->arena, &question->as.info);
    case QUESTION_LINKS:
        return protocol_take_links(body, &opened->arena, &question->as.links.at, &question->as.links.count);
    case QUESTION_TEXT:
        return protocol_take_text(body, opened_room(opened, QUESTION_TEXT), &question->as.text);
    case QUESTION_WORDS: return protocol_take_words(body, &opened->arena, &question->as.words);
    case QUESTION_BLOCKS: return protocol_take_blocks(body, &opened->arena, &question->as.blocks);
    }
    return false;
}

static void hear_question(struct paint *paint, const struct job *job, struct protocol_answer answer)
{
    struct opened *opened = opened_find(&paint->openeds, job->document);
    struct question *question = opened ? question_find(opened, job->question, job->page) : NULL;
    if (!question)
        return;
    switch (answer.outcome) {
    case PROTOCOL_DONE:
        question->state = QUESTION_ANSWERED;
        if (take_answer(opened, question, &answer.body))
            break;
        err_set(&answer.err, ERR_LIMIT, _("Er is geen ruimte meer om dit document te lezen."));
        fail_question(paint, question, &answer.err);
        break;
    case PROTOCOL_PASSWORD: question->state = QUESTION_PASSWORD; break;
    case PROTOCOL_FAILED:
    case PROTOCOL_OUTCOME_COUNT: fail_question(paint, question, &answer.err); break;
    }
    if (question->kind != QUESTION_WORDS)
        paint->news = true;
}

static void hear_vector(struct paint *paint, struct protocol_answer answer)
{
    if (answer.outcome == PROTOCOL_PASSWORD)
        err_set(&answer.err, ERR_UNSUPPORTED, "%s", locked_words());
    paint->vector.state = answer.outcome == PROTOCOL_DONE ? VECTOR_DONE : VECTOR_FAILED;
    paint->vector.err = answer.err;
}

void schedule_hear(struct paint *paint, const struct pool_event *event)
{
    struct err err = {0};
    if (event->kind == POOL_GONE) {
        if (paint->pool.wrong_build)
            paint->news = true;
        if (event->job.kind == JOB_QUESTION)
            err_set(&err, ERR_FORMAT, _("Dit document kan niet worden gelezen. U kunt gewoon verder."));
        else
            err_set(&err, ERR_FORMAT,
                    _("Deze dia kan niet worden getekend. U kunt gewoon verder; de maker kan het bestand "
                      "nakijken."));
        if (event->outside)
            err.kind = ERR_IO;
        lose(paint, &event->job, false, &err);
        return;
    }
    switch (event->job.kind) {
    case JOB_NONE: break;
    case JOB_PICTURE: hear_picture(paint, &event->job, event->answer); break;
    case JOB_QUESTION: hear_question(paint, &event->job, event->answer); break;
    case JOB_PDF: hear_vector(paint, event->answer); break;
    case JOB_KEEP: shelf_end(&paint->shelf, &event->job.key, event->answer.outcome == PROTOCOL_DONE); break;
    }
}
