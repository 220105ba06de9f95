#include "app/zoom_motion.h"

#include <math.h>

static const float calm = 26, quick = 90; /* 1/s: about 200 and 60 ms */
static const float whole_way = 2000; /* units of a way: half a unit, where a spring ends, is no pixel of 4K */
static const float scale_band = 0.4f; /* how far a pinch goes past the ends of the scale, in doublings */

static float share_left(const struct zoom_motion *motion, int64_t now_ms)
{
    if (motion->glide.start_ms)
        return 1 - fling_at(&motion->glide, now_ms) / whole_way;
    return spring_at(&motion->way, now_ms) / whole_way;
}

bool zoom_motion_moves(const struct zoom_motion *motion, int64_t now_ms)
{
    if (motion->held)
        return false;
    if (motion->glide.start_ms)
        return !fling_is_over(&motion->glide, now_ms);
    return motion->way.start_ms && !spring_is_over(&motion->way, now_ms);
}

struct zoom zoom_motion_at(const struct zoom_motion *motion, struct zoom rest, int64_t now_ms)
{
    if (motion->held)
        return motion->live;
    if (!zoom_motion_moves(motion, now_ms))
        return rest;
    struct zoom at = zoom_between(motion->to, motion->from, share_left(motion, now_ms));
    return motion->glide.start_ms ? zoom_clamped(at, motion->grip) : at;
}

void zoom_motion_hold(struct zoom_motion *motion, struct zoom rest, int64_t now_ms)
{
    struct zoom at = zoom_motion_at(motion, rest, now_ms);
    *motion = (struct zoom_motion){.held = true, .begun = at, .live = at};
}

/* What lies past `most` on either side follows as a rubber band does, seen through a window of `view`. */
static float soft(float value, float most, float view)
{
    float past = fabsf(value) - most;
    return past > 0 ? copysignf(most + rubber_band(past, view), value) : value;
}

static struct zoom softened(struct zoom zoom, struct zoom_grip grip)
{
    float scale = zoom_scale(zoom);
    float room_w = grip.room_w > 0 ? grip.room_w : 1, room_h = grip.room_h > 0 ? grip.room_h : 1;
    float most_x = fmaxf(0, (1 - room_w / scale) / 2), most_y = fmaxf(0, (1 - room_h / scale) / 2);
    zoom.x = soft(zoom.x, most_x, room_w / scale);
    zoom.y = soft(zoom.y, most_y, room_h / scale);
    return zoom;
}

void zoom_motion_drag(struct zoom_motion *motion, float dx, float dy, struct zoom_grip grip)
{
    motion->live = softened(zoom_panned(motion->begun, -dx, -dy, grip), grip);
}

static float soft_scale(float scale)
{
    float middle = log2f(ZOOM_MAX) / 2;
    return exp2f(middle + soft(log2f(scale) - middle, middle, scale_band));
}

void zoom_motion_pinch(struct zoom_motion *motion, float by, float dx, float dy, struct zoom_grip grip)
{
    float scale = soft_scale(fmaxf(zoom_scale(motion->begun) * by, 0.01f));
    struct zoom spread = zoom_about(motion->begun, scale, grip);
    motion->live = softened(zoom_panned(spread, -dx, -dy, grip), grip);
}

void zoom_motion_drop(struct zoom_motion *motion)
{
    motion->held = false;
}

void zoom_motion_to(struct zoom_motion *motion, struct zoom from, struct zoom to, enum zoom_pace pace,
                    int64_t now_ms)
{
    bool there = from.scale == to.scale && from.x == to.x && from.y == to.y;
    *motion = (struct zoom_motion){.from = from, .to = to};
    if (!there && pace != ZOOM_CUT)
        motion->way = (struct spring){whole_way, 0, 0, pace == ZOOM_QUICK ? quick : calm, now_ms};
}

void zoom_motion_glide(struct zoom_motion *motion, struct zoom from, struct zoom to, struct zoom_grip grip,
                       float duration_ms, int64_t now_ms)
{
    *motion = (struct zoom_motion){.from = from, .to = to, .grip = grip};
    motion->glide = (struct fling){.distance = whole_way, .duration_ms = duration_ms, .start_ms = now_ms};
}

void zoom_motion_stop(struct zoom_motion *motion)
{
    *motion = (struct zoom_motion){0};
}
