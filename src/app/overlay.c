#include "app/overlay.h"

#include <cairo-pdf.h>
#include <string.h>

#include "app/ink_tiles.h"
#include "base/fs.h"
#include "base/words.h"

static const uint32_t paper = 0xFFFFFDF8;

static bool room_for(struct arena *arena, int w_px, int h_px, struct pixels *out)
{
    *out = (struct pixels){.argb = ARENA_NEW(arena, uint32_t, (size_t)w_px * (size_t)h_px),
                           .w_px = w_px,
                           .h_px = h_px,
                           .stride_px = w_px,
                           .opaque = true};
    return out->argb != NULL;
}

bool overlay_paper(struct arena *arena, int w_px, int h_px, struct pixels *out)
{
    if (!room_for(arena, w_px, h_px, out))
        return false;
    for (size_t i = 0; i < (size_t)w_px * (size_t)h_px; i++)
        out->argb[i] = paper;
    return true;
}

static cairo_surface_t *surface_of(const struct pixels *pixels)
{
    return cairo_image_surface_create_for_data((unsigned char *)pixels->argb, CAIRO_FORMAT_RGB24,
                                               pixels->w_px, pixels->h_px, pixels->stride_px * 4);
}

/* All of it, in a card that begins at the corner. */
static void draw_ink(cairo_t *cr, struct arena *arena, const struct ink_seen *ink, struct size_px size)
{
    struct ink_tiles tiles;
    struct rect_px card = {0, 0, size.w, size.h};
    struct ink_tiles_of of = {.strokes = ink->strokes,
                              .count = ink->count,
                              .side_px =
                                  (int)(size.w > size.h ? size.w : size.h) + 1, /* one square holds it */
                              .card = card,
                              .clip = card};
    if (ink_tiles_lay(&tiles, arena, &of))
        ink_tiles_draw(&tiles, 0, cr);
}

bool overlay_draw(struct arena *arena, const struct pixels *under, const struct ink_seen *ink,
                  struct pixels *out)
{
    if (!room_for(arena, under->w_px, under->h_px, out))
        return false;
    for (int y = 0; y < under->h_px; y++)
        memcpy(out->argb + (size_t)y * (size_t)out->stride_px,
               under->argb + (size_t)y * (size_t)under->stride_px, (size_t)under->w_px * sizeof *out->argb);
    cairo_surface_t *surface = surface_of(out);
    cairo_t *cr = cairo_create(surface);
    draw_ink(cr, arena, ink, (struct size_px){(float)out->w_px, (float)out->h_px});
    bool drawn = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return drawn;
}

/* ---- a PDF */

struct sink {
    int fd;
    bool failed;
};

static cairo_status_t write_some(void *closure, const unsigned char *data, unsigned length)
{
    struct sink *sink = closure;
    sink->failed = sink->failed || !fs_write_all(sink->fd, (struct str){(const char *)data, length});
    return sink->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

bool overlay_write_pdf(struct arena *arena, const struct pixels *under, const struct ink_seen *ink,
                       struct size_px points, int fd, struct err *err)
{
    struct sink sink = {.fd = fd};
    cairo_surface_t *picture = surface_of(under);
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(write_some, &sink, (double)points.w, (double)points.h);
    cairo_t *cr = cairo_create(surface);
    cairo_save(cr);
    cairo_scale(cr, (double)points.w / under->w_px, (double)points.h / under->h_px);
    cairo_set_source_surface(cr, picture, 0, 0);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_save(cr);
    cairo_rectangle(cr, 0, 0, (double)points.w, (double)points.h);
    cairo_clip(cr);
    draw_ink(cr, arena, ink, points);
    cairo_restore(cr);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    cairo_surface_destroy(picture);
    if (sink.failed)
        return err_set(err, ERR_IO,
                       _("De PDF kan niet worden geschreven. Kijk of er nog ruimte op de schijf is."));
    return status == CAIRO_STATUS_SUCCESS || err_set(err, ERR_LIMIT, _("Er is geen geheugen om te tekenen."));
}
