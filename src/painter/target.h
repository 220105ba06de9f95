/* Where something is drawn: straight into the shared memory of who asked, or into a PDF of one page. */
#ifndef PAINTER_TARGET_H
#define PAINTER_TARGET_H

#include "base/geom.h"
#include "base/str.h"
#include "paint/protocol.h"
#include "painter/maps.h"

#include <cairo.h>

struct target {
    cairo_t *cr; /* one unit a pixel of the whole, moved to the part; or one unit a point */
    cairo_surface_t *surface;
    int fd;
    bool write_failed;
};

/* `fd` must stay open until the target is closed. Memory that was mapped for an earlier one is used again. */
bool target_open_pixels(struct target *target, struct maps *maps, int fd, const struct protocol_target *shape,
                        struct err *err);
bool target_open_pdf(struct target *target, int fd, struct size_px points, struct str title, struct err *err);
/* Ends the drawing. False with a sentence when something in it failed. */
bool target_close(struct target *target, struct err *err);

#endif
