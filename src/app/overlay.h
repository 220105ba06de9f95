/* Ink over pictures of cards, for files: the painter knows nothing of it. */
#ifndef APP_OVERLAY_H
#define APP_OVERLAY_H

#include "base/pixels.h"
#include "presenter/ink.h"

/* A copy with the strokes over it, in `arena`. False: no memory. */
bool overlay_draw(struct arena *arena, const struct pixels *under, const struct ink_seen *ink,
                  struct pixels *out);
/* Of an empty card, as wide as high in that size; in `arena`. */
bool overlay_paper(struct arena *arena, int w_px, int h_px, struct pixels *out);

#endif
