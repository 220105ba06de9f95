/* Who works while someone waits. There is one painter more than there are cores, so that a page that must be on the wall is never
 * behind others in a line; and so that it does not share its core with those, they stand still meanwhile. */
#include "paint/state.h"

static bool is_ahead(const struct paint *paint, const struct job *job)
{
    return job->kind == JOB_PICTURE && job->rank >= paint->pinned;
}

/* How many jobs go before this one: those not painted ahead, and those wanted sooner. */
static int jobs_before(const struct paint *paint, int at)
{
    int count = 0;
    const struct job *own = &paint->pool.slots[at].job;
    for (int i = 0; i < POOL_SLOTS; i++) {
        const struct job *job = &paint->pool.slots[i].job;
        if (i == at || job->kind == JOB_NONE)
            continue;
        bool sooner = job->rank < own->rank || (job->rank == own->rank && i < at);
        count += !is_ahead(paint, job) || sooner;
    }
    return count;
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

void pace_run(struct paint *paint, int64_t now_ms)
{
    bool waits = someone_waits(paint);
    for (int i = 0; i < POOL_SLOTS; i++) {
        struct slot *slot = &paint->pool.slots[i];
        if (slot->state != SLOT_BUSY)
            continue;
        bool rests = waits && is_ahead(paint, &slot->job) && jobs_before(paint, i) >= paint->cores;
        if (rests != (slot->rest_ms > 0))
            pool_rest(&paint->pool, i, rests, now_ms);
    }
}
