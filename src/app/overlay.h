/* Ink over pictures of cards, for files: the painter knows nothing of it. */
#ifndef APP_OVERLAY_H
#define APP_OVERLAY_H

#include "base/err.h"
#include "base/geom.h"
#include "base/pixels.h"
#include "presenter/ink.h"

/* A copy with the strokes over it, in `arena`. False: no memory. */
bool overlay_draw(struct arena *arena, const struct pixels *under, const struct ink_seen *ink,
                  struct pixels *out);
/* A PDF of one page of that size in points, 1/72 inch: the picture, and over it the strokes as lines that are sharp at any size. Written to
 * `fd`. */
bool overlay_write_pdf(struct arena *arena, const struct pixels *under, const struct ink_seen *ink,
                       struct size_px points, int fd, struct err *err);
/* Of an empty card, as wide as high in that size; in `arena`. */
bool overlay_paper(struct arena *arena, int w_px, int h_px, struct pixels *out);

#endif
