/* A finger that rests on something of which more comes than of a touch: a ring around it says so, and how long still. A quick
 * touch sees nothing of it. */
#include "view/frame.h"

#include <math.h>

enum { QUICK_MS = 100 /* a touch is told from a drag as soon: ViewConfiguration.TAP_TIMEOUT */ };
static const float radius_u = 72, width_u = 9, radius_per_touch = 0.7f /* 14 mm: a finger covers less */;

bool view_rests(struct nodes *nodes, const struct view_env *env, const struct view_rest *rests, int count)
{
    struct frame frame = frame_begin(nodes, env, "rest");
    float u = frame.u, radius = fmaxf(radius_u * u, radius_per_touch * env->least_touch_px);
    for (int i = 0; i < count; i++) {
        const struct view_rest *rest = &rests[i];
        if (rest->since_ms < QUICK_MS)
            continue;
        float share = (float)(rest->since_ms - QUICK_MS) / (float)(rest->until_ms - QUICK_MS);
        (void)node_add(nodes,
                       (struct node){.at = {roundf(rest->at.x - radius), roundf(rest->at.y - radius),
                                            2 * radius, 2 * radius},
                                     .look = LOOK_RING,
                                     .as.ring = {.width_px = width_u * u,
                                                 .share = env->reduced_motion ? 1 : clampf(share, 0, 1),
                                                 .argb = frame.palette->primary,
                                                 .ground_argb = frame.palette->panel}});
    }
    return count > 0;
}
