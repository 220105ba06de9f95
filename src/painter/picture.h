/* A picture that is not ours: an SVG, or pixels in one of the usual formats. Read whole, from memory; an SVG may load
 * nothing from elsewhere. */
#ifndef PAINTER_PICTURE_H
#define PAINTER_PICTURE_H

#include "base/geom.h"
#include "painter/bytes.h"
#include "painter/head.h"

#include <cairo.h>

struct picture;

/* Takes over `bytes` on success. NULL and a sentence when it cannot be read. */
struct picture *picture_open(struct bytes *bytes, const struct head *head, struct err *err);
void picture_close(struct picture *picture); /* NULL is fine */

struct size_px
picture_size(const struct picture *picture);         /* pixels, or the SVG's own units; turned upright */
size_t picture_bytes(const struct picture *picture); /* memory it holds */
/* Filling `at`, whatever its shape. On paper (a PDF) pixels go along as they are. False with a sentence. */
bool picture_draw(const struct picture *picture, cairo_t *cr, struct rect_px at, struct err *err);

#endif
