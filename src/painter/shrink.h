/* Makes a picture smaller by averaging: every pixel of the small one is the mean of the area it covers in the large
 * one, so that nothing shimmers or falls between. Pure. */
#ifndef PAINTER_SHRINK_H
#define PAINTER_SHRINK_H

#include "base/pixels.h"

/* The part (x, y) .. + out's size of `from` made w x h, into `out`. Neither w nor h is larger than that of `from`; the
 * part lies inside. False: no memory. */
bool shrink_into(const struct pixels *from, int w_px, int h_px, int x_px, int y_px, struct pixels *out);

#endif
