/* An SVG, through librsvg, read whole, from memory; it may load nothing from elsewhere. The library is loaded when the first SVG asks
 * for it: without it a painter that shows documents is up sooner, and each holds less memory. */
#ifndef PAINTER_SVG_H
#define PAINTER_SVG_H

#include "base/err.h"
#include "base/geom.h"
#include "base/str.h"

#include <cairo.h>

struct svg;

/* `bytes` must stay until it is closed. NULL and a sentence when it cannot be read. */
struct svg *svg_open(struct str bytes, struct err *err);
void svg_close(struct svg *svg);                /* NULL is fine */
struct size_px svg_size(const struct svg *svg); /* its own units */
/* Filling `at`, whatever its shape. False with a sentence. */
bool svg_draw(const struct svg *svg, cairo_t *cr, struct rect_px at, struct err *err);

#endif
