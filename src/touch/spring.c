/* x(t) = to + (a + b t) e^(-w t): the quickest way home that never swings. */
#include <math.h>

#include "touch/touch.h"

static const float NEAR = 0.5f; /* units; less than this no pixel moves */

static double seconds(const struct spring *spring, int64_t now_ms)
{
    int64_t gone_ms = now_ms - spring->start_ms;
    return gone_ms > 0 ? (double)gone_ms / 1000 : 0;
}

float spring_at(const struct spring *spring, int64_t now_ms)
{
    double w = (double)spring->stiffness, t = seconds(spring, now_ms);
    if (!(w > 0))
        return spring->to;
    double a = (double)spring->from - (double)spring->to;
    double b = (double)spring->velocity + w * a;
    return (float)((double)spring->to + (a + b * t) * exp(-w * t));
}

float spring_velocity(const struct spring *spring, int64_t now_ms)
{
    double w = (double)spring->stiffness, t = seconds(spring, now_ms);
    if (!(w > 0))
        return 0;
    double a = (double)spring->from - (double)spring->to;
    double b = (double)spring->velocity + w * a;
    return (float)((b - w * (a + b * t)) * exp(-w * t));
}

/* Slow: what speed is left carries it no further than NEAR. */
bool spring_is_over(const struct spring *spring, int64_t now_ms)
{
    float off = spring_at(spring, now_ms) - spring->to;
    float speed = spring_velocity(spring, now_ms);
    return fabsf(off) < NEAR && fabsf(speed) <= NEAR * spring->stiffness;
}
