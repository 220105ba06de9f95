#include "app/motion.h"

#include "base/geom.h"

#include <math.h>

static const float PAGE_STIFFNESS = 28; /* 1/s: a push takes about 200 ms */
static const float LIST_STIFFNESS = 22;

void motion_hold(struct motion *motion, float moved_px)
{
    motion->held = true;
    motion->drag_px = moved_px;
    motion->spring = (struct spring){0};
}

void motion_release(struct motion *motion, float from_px, float velocity_px_s, bool reduced, int64_t now_ms)
{
    motion->held = false;
    motion->drag_px = 0;
    motion->spring = (struct spring){0};
    if (!reduced && from_px != 0)
        motion->spring = (struct spring){from_px, velocity_px_s, 0, PAGE_STIFFNESS, now_ms};
}

float motion_page(const struct motion *motion, int64_t now_ms)
{
    if (motion->held)
        return motion->drag_px;
    if (motion->spring.start_ms && !spring_is_over(&motion->spring, now_ms))
        return spring_at(&motion->spring, now_ms);
    return 0;
}

static bool flings(const struct motion *motion, int64_t now_ms)
{
    if (!motion->fling.start_ms || fling_is_over(&motion->fling, now_ms))
        return false;
    float at = fling_at(&motion->fling, now_ms);
    return at >= 0 && at <= motion->fling_max_px; /* past an end it stands still */
}

static bool springs(const struct motion *motion, int64_t now_ms)
{
    return motion->list_spring.start_ms && !spring_is_over(&motion->list_spring, now_ms);
}

/* Where the list is; held or springing back it can be past its ends. */
static float list_at(const struct motion *motion, int64_t now_ms)
{
    if (motion->list_held)
        return motion->list_px;
    if (motion->list_spring.start_ms)
        return springs(motion, now_ms) ? spring_at(&motion->list_spring, now_ms) : motion->list_spring.to;
    if (motion->fling.start_ms)
        return clampf(fling_at(&motion->fling, now_ms), 0, motion->fling_max_px);
    return motion->list_px;
}

void motion_list_hold(struct motion *motion, int64_t now_ms)
{
    motion->list_px = motion->list_from_px = list_at(motion, now_ms);
    motion->list_held = true;
    motion->fling = (struct fling){0};
    motion->list_spring = (struct spring){0};
}

void motion_list_drag(struct motion *motion, float moved_px, float max_px, float view_px)
{
    float to = motion->list_from_px - moved_px;
    if (to < 0)
        to = -rubber_band(-to, view_px);
    else if (to > max_px)
        to = max_px + rubber_band(to - max_px, view_px);
    motion->list_px = to;
}

void motion_list_release(struct motion *motion, float velocity_px_s, float max_px, float ppi, int64_t now_ms)
{
    float at = motion->list_px, inside = clampf(at, 0, max_px);
    motion->list_held = false;
    if (at != inside) {
        motion->list_spring = (struct spring){at, 0, inside, LIST_STIFFNESS, now_ms};
        return;
    }
    motion->fling_max_px = max_px;
    if (fabsf(velocity_px_s) > 0)
        motion->fling = fling_begin(at, -velocity_px_s, ppi, now_ms);
}

void motion_list_to(struct motion *motion, float to_px, bool reduced, int64_t now_ms)
{
    float at = list_at(motion, now_ms);
    motion->list_held = false;
    motion->fling = (struct fling){0};
    motion->list_spring = (struct spring){0};
    motion->list_px = to_px;
    if (!reduced && fabsf(at - to_px) > 1)
        motion->list_spring = (struct spring){at, 0, to_px, LIST_STIFFNESS, now_ms};
}

float motion_list(const struct motion *motion, float max_px, int64_t now_ms)
{
    float at = list_at(motion, now_ms);
    bool past_ends = motion->list_held || springs(motion, now_ms);
    return past_ends ? at : clampf(at, 0, max_px);
}

bool motion_moves(const struct motion *motion, int64_t now_ms)
{
    return (motion->spring.start_ms && !spring_is_over(&motion->spring, now_ms)) || flings(motion, now_ms) ||
           springs(motion, now_ms);
}

void motion_stop(struct motion *motion)
{
    *motion = (struct motion){0};
}
