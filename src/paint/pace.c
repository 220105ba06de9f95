/* Who works while someone waits. There is one painter more than there are cores, so that a page that must be on the wall is never
 * behind others in a line; and so that it does not share its core with those, they stand still meanwhile. While hands move, one
 * core is left to what they move: a painter that is waited for comes to it later, a frame cannot. */
#include "paint/state.h"

/* Nobody waits for it. */
static bool is_ahead(const struct paint *paint, const struct job *job)
{
    return job->kind == JOB_PICTURE && job->rank >= paint->awaited;
}

/* Those that are not painted ahead go first, and those wanted sooner. */
static bool goes_before(const struct paint *paint, int a, int b)
{
    const struct job *one = &paint->pool.slots[a].job, *other = &paint->pool.slots[b].job;
    bool one_ahead = is_ahead(paint, one), other_ahead = is_ahead(paint, other);
    if (one_ahead != other_ahead)
        return other_ahead;
    return one->rank != other->rank ? one->rank < other->rank : a < b;
}

static int jobs_before(const struct paint *paint, int at)
{
    int count = 0;
    for (int i = 0; i < POOL_SLOTS; i++)
        count += i != at && paint->pool.slots[i].job.kind != JOB_NONE && goes_before(paint, i, at);
    return count;
}

static int room_of(const struct paint *paint)
{
    return paint->cores > 1 ? paint->cores - 1 : 1;
}

static bool someone_waits(const struct paint *paint)
{
    for (int i = 0; i < POOL_SLOTS; i++) {
        const struct job *job = &paint->pool.slots[i].job;
        if (job->kind == JOB_PICTURE && !is_ahead(paint, job))
            return true;
    }
    return false;
}

bool pace_has_room(const struct paint *paint, bool ahead)
{
    int count = 0;
    for (int i = 0; i < POOL_SLOTS; i++) {
        const struct job *job = &paint->pool.slots[i].job;
        count += job->kind != JOB_NONE && (ahead || !is_ahead(paint, job));
    }
    return !paint->leaves_room || count < room_of(paint);
}

void pace_run(struct paint *paint, int64_t now_ms)
{
    bool waits = someone_waits(paint);
    for (int i = 0; i < POOL_SLOTS; i++) {
        struct slot *slot = &paint->pool.slots[i];
        if (slot->state != SLOT_BUSY)
            continue;
        int before = jobs_before(paint, i);
        bool rests = (waits && is_ahead(paint, &slot->job) && before >= paint->cores) ||
                     (paint->leaves_room && before >= room_of(paint));
        if (rests != (slot->rest_ms > 0))
            pool_rest(&paint->pool, i, rests, now_ms);
    }
}
