/* Panels, labels and icons drawn once by Cairo and SDL2_ttf into sprites, kept under a byte budget.
 * A draw list goes in, primitives come out. UI thread. */
#ifndef APP_BAKE_H
#define APP_BAKE_H

#include "app/prim.h"
#include "paint/paint.h"
#include "type/label.h"
#include "view/draw.h"

struct bakery;
struct bakery *bakery_create(struct labels *labels);
void bakery_destroy(struct bakery *bakery);

/* Lowers `list`: pictures come from `paint` (ready, or a stand-in scaled, or their ground). What it makes is borrowed
 * until the next call. `now` holds at most its cap; the rest is counted in `dropped`. */
void bakery_lower(struct bakery *bakery, const struct draw_list *list, const struct paint *paint,
                  struct rect_px bounds, struct prim_list *now);

#endif
