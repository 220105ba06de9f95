/* Time. Everything that decides takes the time as an argument; only app and the painter's client ask here. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

int64_t clock_ms(void); /* monotonic, for intervals */
int64_t clock_us(void); /* the same clock, finer */
int64_t
clock_wall_ms(void); /* since 1970 UTC; SOURCE_DATE_EPOCH wins when set, so that output can be repeated */

#endif
