/* The icons of the house: one line weight (2 of 24), round ends, drawn by Cairo at any size. */
#ifndef TYPE_ICON_H
#define TYPE_ICON_H

#include "base/str.h"

#include <cairo.h>
#include <stdbool.h>

bool icon_exists(struct str name);
/* In the current source colour, in a square of `size` at (x, y). False and nothing drawn for an unknown name. */
bool icon_draw(cairo_t *cr, struct str name, double x, double y, double size);
const char *icon_name_at(int index); /* NULL past the last */

#endif
