#include "app/png.h"

#include <cairo.h>

#include "base/fs.h"
#include "base/str.h"
#include "base/words.h"

struct growing {
    struct arena *arena;
    char *at;
    size_t len, cap;
};

static cairo_status_t grow(void *closure, const unsigned char *data, unsigned int length)
{
    struct growing *out = closure;
    while (out->len + length > out->cap) {
        char *at = arena_grow(out->arena, out->at, out->cap, &out->cap, 1, 1);
        if (!at)
            return CAIRO_STATUS_NO_MEMORY;
        out->at = at;
    }
    for (unsigned i = 0; i < length; i++)
        out->at[out->len + i] = (char)data[i];
    out->len += length;
    return CAIRO_STATUS_SUCCESS;
}

bool png_write(struct arena *arena, const char *path, const struct pixels *pixels, struct err *err)
{
    size_t mark = arena->used;
    struct growing out = {.arena = arena};
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)pixels->argb, pixels->opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
        pixels->w_px, pixels->h_px, pixels->stride_px * 4);
    cairo_status_t status = cairo_surface_write_to_png_stream(surface, grow, &out);
    cairo_surface_destroy(surface);
    bool ok = status == CAIRO_STATUS_SUCCESS ||
              err_set(err, ERR_LIMIT, _("Het plaatje %s is te groot om op te slaan."), path);
    ok = ok && fs_write(path, (struct str){out.at, out.len}, err);
    arena_rewind(arena, mark);
    return ok;
}
