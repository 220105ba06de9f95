#include <math.h>

#include "touch/contact.h"

/* Sums over the samples, times as seconds before the newest (so at most 0.1), for a parabola through them. */
struct sums {
    double n, x, x2, x3, x4, y, xy, x2y;
};

static void sums_add(struct sums *sums, double x, double y)
{
    sums->n += 1;
    sums->x += x;
    sums->x2 += x * x;
    sums->x3 += x * x * x;
    sums->x4 += x * x * x * x;
    sums->y += y;
    sums->xy += x * y;
    sums->x2y += x * x * y;
}

/* The slope at x = 0: of the parabola, of a line when there are two points only, else none. Events come in bunches on a
 * busy machine; a parabola through bunches overshoots, so one that goes against the last step says: still. */
static double sums_slope(const struct sums *s, double last_step)
{
    if (s->n < 2)
        return 0;
    double xx = s->x2 - s->x * s->x / s->n;
    double xy = s->xy - s->x * s->y / s->n;
    double xx2 = s->x3 - s->x * s->x2 / s->n;
    double x2y = s->x2y - s->x2 * s->y / s->n;
    double x2x2 = s->x4 - s->x2 * s->x2 / s->n;
    double under = xx * x2x2 - xx2 * xx2;
    double slope = (xy * x2x2 - x2y * xx2) / under;
    if (s->n > 2 && under > 0)
        return slope * last_step > 0 ? slope : 0;
    return xx > 0 ? xy / xx : 0;
}

struct vec_mm touch_velocity(const struct touch_contact *contact, int64_t now_ms)
{
    struct sums sx = {0}, sy = {0};
    if (contact->count == 0)
        return (struct vec_mm){0};
    const struct touch_sample *newest = contact_sample_at(contact, 0);
    if (now_ms - newest->at_ms >= TOUCH_STILL_MS)
        return (struct vec_mm){0};

    int64_t after_ms = newest->at_ms;
    struct vec_mm step = {0}; /* from the last sample of another time */
    for (int i = 0; i < contact->count; i++) {
        const struct touch_sample *sample = contact_sample_at(contact, i);
        if (newest->at_ms - sample->at_ms > TOUCH_HORIZON_MS || after_ms - sample->at_ms >= TOUCH_STILL_MS)
            break;
        double x = (double)(sample->at_ms - newest->at_ms) / 1000;
        if (after_ms == newest->at_ms && sample->at_ms < newest->at_ms)
            step = (struct vec_mm){newest->at.x - sample->at.x, newest->at.y - sample->at.y};
        sums_add(&sx, x,
                 (double)(sample->at.x - newest->at.x)); /* from the newest: small numbers stay exact */
        sums_add(&sy, x, (double)(sample->at.y - newest->at.y));
        after_ms = sample->at_ms;
    }
    struct vec_mm v = {(float)sums_slope(&sx, (double)step.x), (float)sums_slope(&sy, (double)step.y)};
    float speed = hypotf(v.x, v.y);
    if (speed > TOUCH_SPEED_MAX_MM_S) {
        v.x *= TOUCH_SPEED_MAX_MM_S / speed;
        v.y *= TOUCH_SPEED_MAX_MM_S / speed;
    }
    return v;
}
