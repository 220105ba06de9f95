/* Pixels from files, through SDL2_image. It is loaded when the first picture asks for it: it brings a large family of
 * libraries, and a painter that shows text or a PDF is up in two thirds of the time without them. */
#ifndef PAINTER_DECODE_H
#define PAINTER_DECODE_H

#include "painter/head.h"

#include <cairo.h>

/* A Cairo surface (RGB24, or ARGB32 when something shines through), as stored, not turned. NULL and a sentence. */
cairo_surface_t *decode_pixels(struct str bytes, const struct head *head, struct err *err);
/* Turned upright as EXIF says; takes over `surface`. NULL: no memory. */
cairo_surface_t *decode_turn(cairo_surface_t *surface, int turn);

#endif
