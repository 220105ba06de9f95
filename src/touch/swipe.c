#include <math.h>

#include "touch/touch.h"

/* Whoever pulls a page and flicks it back has thought better of it; slower than this is only the finger
 * lifting. The threshold of a fling belongs to the usual way of 6 mm and grows with the way, so it holds
 * in pixels too. */
static const float BACK_PER_WAY = 7.9f / 6.0f;

int swipe_pages(struct vec_mm moved, struct vec_mm velocity, float far_mm)
{
    float way = fabsf(moved.x);
    if (!(way >= far_mm) || way <= 0 || way <= fabsf(moved.y))
        return 0;
    float sign = moved.x < 0 ? -1.0f : 1.0f;
    if (velocity.x * sign < -far_mm * BACK_PER_WAY)
        return 0;
    return moved.x < 0 ? 1 : -1;
}
