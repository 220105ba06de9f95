/* A picture that is turned on its glass by quarters: one matrix for what is shown and for what is touched. The view is laid out
 * for the turned size and knows nothing of it; players and hands ask here. Both spaces are output pixels, origin top left. */
#ifndef BASE_TURNING_H
#define BASE_TURNING_H

#include "base/geom.h"

struct turning {
    int quarters;               /* clockwise, 0..3 */
    struct size_px view, glass; /* what is laid out, and what it is shown on */
    int xx, xy, yx, yy;         /* glass = (xx x + xy y + x0, yx x + yy y + y0) */
    float x0, y0;
};

/* Any number of quarters, also negative. */
struct turning turning_of(int quarters, struct size_px glass);
struct pt_px turning_to_glass(const struct turning *turning, struct pt_px view);
struct pt_px turning_to_view(const struct turning *turning, struct pt_px glass);
/* Whole pixels stay whole when the sizes are. */
struct rect_px turning_rect_to_glass(const struct turning *turning, struct rect_px view);

#endif
