#include "picture.h"

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RGB = 0xFFFFFF };

void picture_make(struct picture *picture, int w_px, int h_px)
{
    picture_free(picture);
    *picture = (struct picture){calloc((size_t)w_px * (size_t)h_px, sizeof(uint32_t)), w_px, h_px};
    if (!picture->rgb)
        abort();
}

void picture_free(struct picture *picture)
{
    free(picture->rgb);
    *picture = (struct picture){0};
}

bool picture_read(struct picture *picture, const char *path)
{
    cairo_surface_t *png = cairo_image_surface_create_from_png(path);
    bool ok = cairo_surface_status(png) == CAIRO_STATUS_SUCCESS;
    if (ok) {
        const unsigned char *from = cairo_image_surface_get_data(png);
        int stride = cairo_image_surface_get_stride(png);
        picture_make(picture, cairo_image_surface_get_width(png), cairo_image_surface_get_height(png));
        for (int y = 0; y < picture->h_px; y++) {
            uint32_t *row = picture->rgb + (size_t)y * (size_t)picture->w_px;
            memcpy(row, from + (ptrdiff_t)y * stride, (size_t)picture->w_px * sizeof *row);
            for (int x = 0; x < picture->w_px; x++)
                row[x] &= RGB;
        }
    }
    cairo_surface_destroy(png);
    return ok;
}

bool picture_write(const struct picture *picture, const char *path)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)picture->rgb, CAIRO_FORMAT_RGB24, picture->w_px, picture->h_px, picture->w_px * 4);
    bool ok = cairo_surface_write_to_png(surface, path) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return ok;
}

static size_t count_of(const struct picture *picture)
{
    return (size_t)picture->w_px * (size_t)picture->h_px;
}

static bool same_size(const struct picture *a, const struct picture *b)
{
    return a->w_px == b->w_px && a->h_px == b->h_px;
}

bool picture_same(const struct picture *a, const struct picture *b)
{
    return a->rgb && b->rgb && same_size(a, b) && memcmp(a->rgb, b->rgb, count_of(a) * sizeof *a->rgb) == 0;
}

int64_t picture_difference(const struct picture *a, const struct picture *b)
{
    int64_t count = 0;
    if (!same_size(a, b))
        return (int64_t)count_of(a) + (int64_t)count_of(b);
    for (size_t i = 0; i < count_of(a); i++)
        count += a->rgb[i] != b->rgb[i];
    return count;
}

bool picture_is(const struct picture *picture, uint32_t rgb)
{
    for (size_t i = 0; i < count_of(picture); i++) {
        if (picture->rgb[i] != rgb)
            return false;
    }
    return true;
}

bool picture_holds(const struct picture *picture, const struct picture *part, int x_px, int y_px)
{
    if (x_px < 0 || y_px < 0 || x_px + part->w_px > picture->w_px || y_px + part->h_px > picture->h_px)
        return false;
    for (int y = 0; y < part->h_px; y++) {
        const uint32_t *row = picture->rgb + (ptrdiff_t)(y_px + y) * picture->w_px + x_px;
        if (memcmp(row, part->rgb + (ptrdiff_t)y * part->w_px, (size_t)part->w_px * sizeof *row) != 0)
            return false;
    }
    return true;
}

bool picture_same_columns(const struct picture *a, const struct picture *b, int from_px, int to_px,
                          int shift_px)
{
    size_t bytes = (size_t)(to_px - from_px) * sizeof *a->rgb;
    for (int y = 0; y < a->h_px; y++) {
        const uint32_t *one = a->rgb + (ptrdiff_t)y * a->w_px + from_px;
        const uint32_t *other = b->rgb + (ptrdiff_t)y * b->w_px + from_px + shift_px;
        if (memcmp(one, other, bytes) != 0)
            return false;
    }
    return true;
}

static void place_beside(struct picture *out, const struct picture *from, int at_px)
{
    for (int y = 0; y < from->h_px; y++)
        memcpy(out->rgb + (ptrdiff_t)y * out->w_px + at_px, from->rgb + (ptrdiff_t)y * from->w_px,
               (size_t)from->w_px * sizeof *from->rgb);
}

void picture_write_difference(const struct picture *a, const struct picture *b, const char *path)
{
    struct picture out = {0};
    bool compare = same_size(a, b);
    picture_make(&out, a->w_px + b->w_px + (compare ? a->w_px : 0), a->h_px > b->h_px ? a->h_px : b->h_px);
    place_beside(&out, a, 0);
    place_beside(&out, b, a->w_px);
    for (int y = 0; compare && y < a->h_px; y++) {
        for (int x = 0; x < a->w_px; x++) {
            uint32_t was = a->rgb[y * a->w_px + x], is = b->rgb[y * a->w_px + x];
            uint32_t pale = ((was >> 2) & 0x3F3F3F) + 0xC0C0C0;
            out.rgb[(ptrdiff_t)y * out.w_px + 2 * a->w_px + x] = was == is ? pale : 0xE00000;
        }
    }
    if (!picture_write(&out, path))
        (void)fprintf(stderr, "cannot write %s\n", path);
    picture_free(&out);
}
