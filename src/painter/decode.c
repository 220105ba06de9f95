#include "painter/decode.h"

#include <SDL_image.h>
#include <dlfcn.h>
#include <string.h>

#include "base/log.h"
#include "base/words.h"

/* What we use of SDL2 and SDL2_image. */
struct library {
    SDL_RWops *(*rw_from_memory)(const void *mem, int size);
    SDL_Surface *(*load)(SDL_RWops *src, int freesrc, const char *type);
    SDL_Surface *(*convert)(SDL_Surface *src, Uint32 format, Uint32 flags);
    void (*free_surface)(SDL_Surface *surface);
    const char *(*error)(void);
};

/* Loading it again only counts: it stays until the program ends. */
static bool open_library(struct library *out)
{
    void *handle = dlopen("libSDL2_image-2.0.so.0", RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    if (!handle)
        return false;
    void *symbols[] = {dlsym(handle, "SDL_RWFromConstMem"), dlsym(handle, "IMG_LoadTyped_RW"),
                       dlsym(handle, "SDL_ConvertSurfaceFormat"), dlsym(handle, "SDL_FreeSurface"),
                       dlsym(handle, "SDL_GetError")};
    _Static_assert(sizeof symbols == sizeof *out, "one symbol a member, in order");
    for (size_t i = 0; i < COUNT_OF(symbols); i++) {
        if (!symbols[i])
            return false;
    }
    memcpy(out, symbols, sizeof symbols);
    return true;
}

static const char *type_of(enum head_kind kind)
{
    switch (kind) {
    case HEAD_PNG: return "PNG";
    case HEAD_JPEG: return "JPG";
    case HEAD_WEBP: return "WEBP";
    case HEAD_TIFF: return "TIF";
    case HEAD_NONE:
    case HEAD_PDF:
    case HEAD_SVG: break;
    }
    return NULL;
}

static void put_rgb24(const SDL_Surface *from, unsigned char *to, int stride)
{
    for (int y = 0; y < from->h; y++) {
        const unsigned char *in = (const unsigned char *)from->pixels + (size_t)y * (size_t)from->pitch;
        uint32_t *out = (uint32_t *)(void *)(to + (size_t)y * (size_t)stride);
        for (int x = 0; x < from->w; x++, in += 3)
            out[x] = 0xFF000000 | (uint32_t)in[0] << 16 | (uint32_t)in[1] << 8 | in[2];
    }
}

static uint32_t premultiply(uint32_t argb)
{
    uint32_t a = argb >> 24;
    uint32_t rb = (argb & 0xFF00FF) * a + 0x800080, g = (argb >> 8 & 0xFF) * a + 0x80;
    rb = (rb + (rb >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
    g = (g + (g >> 8)) >> 8 & 0xFF;
    return a << 24 | rb | g << 8;
}

/* From SDL's ARGB8888. Answers whether anything shines through. */
static bool put_argb(const SDL_Surface *from, unsigned char *to, int stride)
{
    uint32_t all = 0xFF000000;
    for (int y = 0; y < from->h; y++) {
        const unsigned char *in = (const unsigned char *)from->pixels + (size_t)y * (size_t)from->pitch;
        unsigned char *out = to + (size_t)y * (size_t)stride;
        for (int x = 0; x < from->w; x++) {
            uint32_t argb;
            memcpy(&argb, in + 4 * (size_t)x, sizeof argb);
            all &= argb;
            argb = premultiply(argb);
            memcpy(out + 4 * (size_t)x, &argb, sizeof argb);
        }
    }
    return all >> 24 != 0xFF;
}

static cairo_surface_t *make_surface(cairo_format_t format, int w_px, int h_px, unsigned char **at,
                                     int *stride)
{
    cairo_surface_t *surface = cairo_image_surface_create(format, w_px, h_px);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        return NULL;
    }
    *at = cairo_image_surface_get_data(surface);
    *stride = cairo_image_surface_get_stride(surface);
    return surface;
}

/* Without alpha when it has none: opaque pixels are drawn several times as fast. */
static cairo_surface_t *without_alpha(cairo_surface_t *surface, int w_px, int h_px)
{
    unsigned char *from = cairo_image_surface_get_data(surface), *to;
    int stride = cairo_image_surface_get_stride(surface), to_stride;
    cairo_surface_t *opaque = make_surface(CAIRO_FORMAT_RGB24, w_px, h_px, &to, &to_stride);
    if (!opaque)
        return surface;
    memcpy(to, from, (size_t)stride * (size_t)h_px); /* the same layout, so the same stride */
    cairo_surface_mark_dirty(opaque);
    cairo_surface_destroy(surface);
    return opaque;
}

static cairo_surface_t *surface_from(const struct library *library, SDL_Surface *from)
{
    unsigned char *at;
    int stride;
    bool plain = from->format->format == SDL_PIXELFORMAT_RGB24;
    SDL_Surface *argb = plain ? NULL : library->convert(from, SDL_PIXELFORMAT_ARGB8888, 0);
    cairo_surface_t *surface = NULL;
    if (plain || argb)
        surface =
            make_surface(plain ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, from->w, from->h, &at, &stride);
    if (surface && plain)
        put_rgb24(from, at, stride);
    else if (surface && !put_argb(argb, at, stride))
        surface = without_alpha(surface, from->w, from->h);
    if (surface)
        cairo_surface_mark_dirty(surface);
    if (argb)
        library->free_surface(argb);
    return surface;
}

cairo_surface_t *decode_pixels(struct str bytes, const struct head *head, struct err *err)
{
    struct library library;
    SDL_Surface *loaded = NULL;
    cairo_surface_t *surface = NULL;
    if (!open_library(&library)) {
        err_set(err, ERR_UNSUPPORTED,
                _("Afbeeldingen kunnen niet worden gelezen: installeer libsdl2-image-2.0-0."));
        return NULL;
    }
    SDL_RWops *source = bytes.len <= INT32_MAX ? library.rw_from_memory(bytes.at, (int)bytes.len) : NULL;
    if (source)
        loaded = library.load(source, 1, type_of(head->kind));
    if (loaded && loaded->w == head->w_px && loaded->h == head->h_px)
        surface = surface_from(&library, loaded);
    if (!loaded)
        log_line(LOG_DEBUG, "picture: %s", library.error());
    if (!surface)
        err_set(err, ERR_FORMAT, _("Deze afbeelding is beschadigd. Vraag de maker om een nieuw bestand."));
    if (loaded)
        library.free_surface(loaded);
    return surface;
}

/* Where the pixel (x, y) of the upright picture was stored, for each EXIF orientation. */
static size_t stored_at(int turn, int x, int y, int w, int h, size_t stride_px)
{
    int sx = x, sy = y;
    switch (turn) {
    case 2: sx = w - 1 - x; break;
    case 3:
        sx = w - 1 - x;
        sy = h - 1 - y;
        break;
    case 4: sy = h - 1 - y; break;
    case 5:
        sx = y;
        sy = x;
        break;
    case 6:
        sx = y;
        sy = h - 1 - x;
        break;
    case 7:
        sx = w - 1 - y;
        sy = h - 1 - x;
        break;
    case 8:
        sx = w - 1 - y;
        sy = x;
        break;
    default: break;
    }
    return (size_t)sy * stride_px + (size_t)sx;
}

cairo_surface_t *decode_turn(cairo_surface_t *surface, int turn)
{
    int w = cairo_image_surface_get_width(surface), h = cairo_image_surface_get_height(surface);
    int out_w = turn >= 5 ? h : w, out_h = turn >= 5 ? w : h, stride;
    unsigned char *at;
    if (turn == 1)
        return surface;
    cairo_surface_t *turned =
        make_surface(cairo_image_surface_get_format(surface), out_w, out_h, &at, &stride);
    if (turned) {
        const uint32_t *from = (const uint32_t *)(void *)cairo_image_surface_get_data(surface);
        size_t from_px = (size_t)cairo_image_surface_get_stride(surface) / 4;
        for (int y = 0; y < out_h; y++) {
            uint32_t *row = (uint32_t *)(void *)(at + (size_t)y * (size_t)stride);
            for (int x = 0; x < out_w; x++)
                row[x] = from[stored_at(turn, x, y, w, h, from_px)];
        }
        cairo_surface_mark_dirty(turned);
    }
    cairo_surface_destroy(surface);
    return turned;
}
