/* Times are shares of the whole (0..1) inside; the curve is a Bezier whose time and place run at different
 * speeds. */
#include <math.h>

#include "touch/touch.h"

static const double FRICTION = 0.015; /* ViewConfiguration.getScrollFriction */
static const double INFLEXION = 0.35; /* where the two tension lines cross */
static const double TENSION_START = 0.5, TENSION_END = 1.0;
static const double GRAVITY = 9.80665, INCH_PER_M = 39.37, FEEL = 0.84;
static const double RUBBER = 0.55;

/* ln 0.78 / ln 0.9: how a fling grows with its speed. */
static double deceleration(void)
{
    return log(0.78) / log(0.9);
}

struct fling fling_begin(float from, float velocity, float ppi, int64_t at_ms)
{
    struct fling fling = {.from = from, .velocity = velocity, .start_ms = at_ms};
    double speed = fabs((double)velocity);
    if (!(speed > 0) || !(ppi > 0))
        return fling;
    double drag = FRICTION * GRAVITY * INCH_PER_M * (double)ppi * FEEL;
    double l = log(INFLEXION * speed / drag), rate = deceleration();
    fling.duration_ms = (float)(1000 * exp(l / (rate - 1)));
    fling.distance = (float)(copysign(drag * exp(rate / (rate - 1) * l), (double)velocity));
    return fling;
}

static double bezier(double t, double p1, double p2)
{
    return 3 * t * (1 - t) * ((1 - t) * p1 + t * p2) + t * t * t;
}

/* The share of the way after a share of the time. */
static double spline(double share)
{
    double p1 = TENSION_START * INFLEXION, p2 = 1 - TENSION_END * (1 - INFLEXION);
    double low = 0, high = 1;
    for (int i = 0; i < 32; i++) {
        double middle = (low + high) / 2;
        if (bezier(middle, p1, p2) < share)
            low = middle;
        else
            high = middle;
    }
    return bezier((low + high) / 2, TENSION_START, TENSION_END);
}

bool fling_is_over(const struct fling *fling, int64_t now_ms)
{
    return !((double)(now_ms - fling->start_ms) < (double)fling->duration_ms);
}

float fling_at(const struct fling *fling, int64_t now_ms)
{
    int64_t gone_ms = now_ms - fling->start_ms;
    if (fling_is_over(fling, now_ms))
        return fling->from + fling->distance;
    if (gone_ms <= 0)
        return fling->from;
    return fling->from + fling->distance * (float)spline((double)gone_ms / (double)fling->duration_ms);
}

float rubber_band(float past, float view_length)
{
    if (!(view_length > 0))
        return 0;
    double x = fabs((double)past), d = (double)view_length;
    return (float)copysign((1 - 1 / (x * RUBBER / d + 1)) * d, (double)past);
}
