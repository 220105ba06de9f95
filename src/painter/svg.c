#include "painter/svg.h"

#include <dlfcn.h>
#include <librsvg/rsvg.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/words.h"

enum { SIDE_DEFAULT = 1000, DPI = 96 };

/* What we use of librsvg. */
struct library {
    RsvgHandle *(*open)(GInputStream *stream, GFile *base, RsvgHandleFlags flags, GCancellable *cancel,
                        GError **error);
    void (*set_dpi)(RsvgHandle *handle, double dpi);
    gboolean (*size_px)(RsvgHandle *handle, gdouble *w, gdouble *h);
    void (*dimensions)(RsvgHandle *handle, gboolean *has_w, RsvgLength *w, gboolean *has_h, RsvgLength *h,
                       gboolean *has_box, RsvgRectangle *box);
    gboolean (*draw)(RsvgHandle *handle, cairo_t *cr, const RsvgRectangle *at, GError **error);
};

struct svg {
    struct library library;
    RsvgHandle *handle;
    struct size_px size;
};

/* Loading it again only counts: it stays until the program ends. */
static bool open_library(struct library *out)
{
    void *handle = dlopen("librsvg-2.so.2", RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    if (!handle)
        return false;
    void *symbols[] = {
        dlsym(handle, "rsvg_handle_new_from_stream_sync"), dlsym(handle, "rsvg_handle_set_dpi"),
        dlsym(handle, "rsvg_handle_get_intrinsic_size_in_pixels"),
        dlsym(handle, "rsvg_handle_get_intrinsic_dimensions"), dlsym(handle, "rsvg_handle_render_document")};
    _Static_assert(sizeof symbols == sizeof *out, "one symbol a member, in order");
    for (size_t i = 0; i < COUNT_OF(symbols); i++) {
        if (!symbols[i])
            return false;
    }
    memcpy(out, symbols, sizeof symbols);
    return true;
}

static bool damaged(GError *error, struct err *err)
{
    log_line(LOG_DEBUG, "svg: %s", error->message);
    g_error_free(error);
    return err_set(err, ERR_FORMAT, _("Deze afbeelding is beschadigd. Vraag de maker om een nieuw bestand."));
}

static struct size_px size_of(const struct library *library, RsvgHandle *handle)
{
    double w = 0, h = 0;
    RsvgRectangle box = {0};
    gboolean has_w, has_h, has_box;
    RsvgLength width, height;
    if (!library->size_px(handle, &w, &h)) {
        library->dimensions(handle, &has_w, &width, &has_h, &height, &has_box, &box);
        w = has_box ? box.width : SIDE_DEFAULT;
        h = has_box ? box.height : SIDE_DEFAULT;
    }
    if (!(w >= 0.01 && w < 1e7 && h >= 0.01 && h < 1e7))
        w = h = SIDE_DEFAULT;
    return (struct size_px){(float)w, (float)h};
}

struct svg *svg_open(struct str bytes, struct err *err)
{
    GError *error = NULL;
    struct svg *svg = calloc(1, sizeof *svg);
    if (!svg) {
        err_set(err, ERR_LIMIT, _("Er is te weinig geheugen voor deze afbeelding."));
        return NULL;
    }
    if (!open_library(&svg->library)) {
        err_set(err, ERR_UNSUPPORTED,
                _("Afbeeldingen (SVG) kunnen niet worden gelezen: installeer librsvg2-2."));
        free(svg);
        return NULL;
    }
    GInputStream *stream = g_memory_input_stream_new_from_data(bytes.at, (gssize)bytes.len, NULL);
    svg->handle = svg->library.open(stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, &error);
    g_object_unref(stream);
    if (!svg->handle) {
        (void)damaged(error, err);
        free(svg);
        return NULL;
    }
    svg->library.set_dpi(svg->handle, DPI);
    svg->size = size_of(&svg->library, svg->handle);
    return svg;
}

void svg_close(struct svg *svg)
{
    if (!svg)
        return;
    g_object_unref(svg->handle);
    free(svg);
}

struct size_px svg_size(const struct svg *svg)
{
    return svg->size;
}

bool svg_draw(const struct svg *svg, cairo_t *cr, struct rect_px at, struct err *err)
{
    GError *error = NULL;
    RsvgRectangle box = {(double)at.x, (double)at.y, (double)at.w, (double)at.h};
    return svg->library.draw(svg->handle, cr, &box, &error) || damaged(error, err);
}
