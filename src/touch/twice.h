/* Two taps on one spot. Pure; mm. Constants: field notes on touch (Android, Flutter). */
#ifndef TOUCH_TWICE_H
#define TOUCH_TWICE_H

#include "base/geom.h"

#include <stdbool.h>
#include <stdint.h>

struct twice {
    bool waits;
    struct vec_mm at;
    int64_t up_ms;
};
enum { TWICE_LEAST_MS = 40 /* sooner is a switch that bounces */, TWICE_MOST_MS = 300 };
extern const float TWICE_MM; /* 16 */
/* Of each tap: true for the second. `counts`: this one may be the first of two. */
bool twice_step(struct twice *twice, struct vec_mm at, int64_t down_ms, int64_t up_ms, bool counts);

#endif
