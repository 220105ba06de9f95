#include "painter/picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "painter/decode.h"
#include "painter/shrink.h"
#include "painter/svg.h"

enum { PAPER_DPI = 300, PAPER_POINTS = 72 };

struct picture {
    struct bytes bytes;
    struct head head;
    struct size_px size;
    struct svg *svg;          /* or */
    cairo_surface_t *surface; /* upright */
};

static bool open_svg(struct picture *picture, struct err *err)
{
    picture->svg = svg_open(picture->bytes.all, err);
    if (picture->svg)
        picture->size = svg_size(picture->svg);
    return picture->svg != NULL;
}

static bool open_pixels(struct picture *picture, struct err *err)
{
    cairo_surface_t *surface = decode_pixels(picture->bytes.all, &picture->head, err);
    if (!surface)
        return false;
    picture->surface = decode_turn(surface, picture->head.turn);
    if (!picture->surface)
        return err_set(err, ERR_LIMIT, _("Er is te weinig geheugen voor deze afbeelding."));
    picture->size = (struct size_px){(float)cairo_image_surface_get_width(picture->surface),
                                     (float)cairo_image_surface_get_height(picture->surface)};
    return true;
}

struct picture *picture_open(struct bytes *bytes, const struct head *head, struct err *err)
{
    struct picture *picture = calloc(1, sizeof *picture);
    if (!picture) {
        err_set(err, ERR_LIMIT, _("Er is te weinig geheugen voor deze afbeelding."));
        return NULL;
    }
    picture->bytes = *bytes;
    picture->head = *head;
    if (head->kind == HEAD_SVG ? open_svg(picture, err) : open_pixels(picture, err)) {
        *bytes = (struct bytes){0};
        return picture;
    }
    picture->bytes = (struct bytes){0}; /* still the caller's */
    picture_close(picture);
    return NULL;
}

void picture_close(struct picture *picture)
{
    if (!picture)
        return;
    svg_close(picture->svg);
    if (picture->surface)
        cairo_surface_destroy(picture->surface);
    bytes_close(&picture->bytes);
    free(picture);
}

struct size_px picture_size(const struct picture *picture)
{
    return picture->size;
}

size_t picture_bytes(const struct picture *picture)
{
    size_t bytes = picture->bytes.all.len;
    if (picture->surface)
        bytes += (size_t)cairo_image_surface_get_stride(picture->surface) * (size_t)picture->size.h;
    return bytes;
}

static bool is_paper(cairo_t *cr)
{
    return cairo_surface_get_type(cairo_get_group_target(cr)) != CAIRO_SURFACE_TYPE_IMAGE;
}

/* A surface's pixels stretched over `at`. */
static void draw_surface(cairo_surface_t *surface, cairo_t *cr, struct rect_px at)
{
    cairo_save(cr);
    cairo_translate(cr, (double)at.x, (double)at.y);
    cairo_scale(cr, (double)at.w / cairo_image_surface_get_width(surface),
                (double)at.h / cairo_image_surface_get_height(surface));
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_GOOD);
    if (!is_paper(cr)) /* no pale seam along the edges; into a PDF it would unpack a JPEG */
        cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_rectangle(cr, 0, 0, cairo_image_surface_get_width(surface),
                    cairo_image_surface_get_height(surface));
    cairo_fill(cr);
    cairo_restore(cr);
}

/* `at` on the device, on whole pixels. False when it does not lie straight there. */
static bool device_box(cairo_t *cr, struct rect_px at, int *x, int *y, int *w, int *h)
{
    double x0 = (double)at.x, y0 = (double)at.y, x1 = (double)(at.x + at.w), y1 = (double)(at.y + at.h);
    cairo_matrix_t matrix;
    cairo_get_matrix(cr, &matrix);
    if (matrix.xy != 0 || matrix.yx != 0 || !(matrix.xx > 0) || !(matrix.yy > 0))
        return false;
    cairo_user_to_device(cr, &x0, &y0);
    cairo_user_to_device(cr, &x1, &y1);
    if (fabs(x0) > 1e6 || fabs(y0) > 1e6 || fabs(x1) > 1e6 || fabs(y1) > 1e6)
        return false;
    *x = (int)lround(x0);
    *y = (int)lround(y0);
    *w = (int)lround(x1) - *x;
    *h = (int)lround(y1) - *y;
    return *w > 0 && *h > 0;
}

/* What of a box of w x h at (x, y) on the device can be seen, relative to the box. */
static bool visible_part(cairo_t *cr, int x, int y, int w, int h, int part[4])
{
    double x0, y0, x1, y1;
    cairo_clip_extents(cr, &x0, &y0, &x1, &y1); /* the matrix is the identity here */
    part[0] = (int)fmax(0, floor(x0) - x);
    part[1] = (int)fmax(0, floor(y0) - y);
    part[2] = (int)fmin(w, ceil(x1) - x) - part[0];
    part[3] = (int)fmin(h, ceil(y1) - y) - part[1];
    return part[2] > 0 && part[3] > 0;
}

/* Smaller than it is: averaged to exactly the pixels of the device. */
static bool draw_shrunk(const struct picture *picture, cairo_t *cr, int x, int y, int w, int h)
{
    int part[4];
    cairo_surface_t *large = picture->surface;
    cairo_format_t format = cairo_image_surface_get_format(large);
    cairo_save(cr);
    cairo_identity_matrix(cr);
    bool ok = true;
    if (visible_part(cr, x, y, w, h, part)) {
        cairo_surface_t *small = cairo_image_surface_create(format, part[2], part[3]);
        struct pixels from = {.argb = (uint32_t *)(void *)cairo_image_surface_get_data(large),
                              .w_px = cairo_image_surface_get_width(large),
                              .h_px = cairo_image_surface_get_height(large),
                              .stride_px = cairo_image_surface_get_stride(large) / 4};
        struct pixels to = {.argb = (uint32_t *)(void *)cairo_image_surface_get_data(small),
                            .w_px = part[2],
                            .h_px = part[3],
                            .stride_px = cairo_image_surface_get_stride(small) / 4};
        ok = to.argb && shrink_into(&from, w, h, part[0], part[1], &to);
        if (ok) {
            cairo_surface_mark_dirty(small);
            cairo_set_source_surface(cr, small, x + part[0], y + part[1]);
            cairo_rectangle(cr, x + part[0], y + part[1], part[2], part[3]);
            cairo_fill(cr);
        }
        cairo_surface_destroy(small);
    }
    cairo_restore(cr);
    return ok;
}

/* From the upright unit square to the unit square as stored, for each EXIF orientation. */
static void unturn(cairo_t *cr, int turn)
{
    static const double matrices[9][6] = {
        {1, 0, 0, 1, 0, 0},   {1, 0, 0, 1, 0, 0},   {-1, 0, 0, 1, 1, 0},
        {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},  {0, 1, 1, 0, 0, 0},
        {0, 1, -1, 0, 1, 0},  {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1},
    };
    const double *m = matrices[turn];
    cairo_matrix_t matrix = {.xx = m[0], .yx = m[1], .xy = m[2], .yy = m[3], .x0 = m[4], .y0 = m[5]};
    cairo_transform(cr, &matrix);
}

/* A JPEG goes into a PDF as the file it is. */
static bool draw_jpeg_on_paper(const struct picture *picture, cairo_t *cr, struct rect_px at, struct err *err)
{
    cairo_surface_t *stored = decode_pixels(picture->bytes.all, &picture->head, err);
    if (!stored)
        return false;
    struct str all = picture->bytes.all;
    unsigned char *copy = malloc(all.len); /* the surface may live as long as the PDF */
    if (copy) {
        memcpy(copy, all.at, all.len);
        if (cairo_surface_set_mime_data(stored, CAIRO_MIME_TYPE_JPEG, copy, all.len, free, copy) !=
            CAIRO_STATUS_SUCCESS)
            free(copy);
    }
    cairo_save(cr);
    cairo_translate(cr, (double)at.x, (double)at.y);
    cairo_scale(cr, (double)at.w, (double)at.h);
    unturn(cr, picture->head.turn);
    draw_surface(stored, cr, (struct rect_px){0, 0, 1, 1});
    cairo_restore(cr);
    cairo_surface_destroy(stored);
    return true;
}

static void draw_on_paper(const struct picture *picture, cairo_t *cr, struct rect_px at)
{
    int w = (int)((double)at.w / PAPER_POINTS * PAPER_DPI),
        h = (int)((double)at.h / PAPER_POINTS * PAPER_DPI);
    cairo_surface_t *small = NULL;
    if (w > 0 && h > 0 && w < (int)picture->size.w && h < (int)picture->size.h) {
        small = cairo_image_surface_create(cairo_image_surface_get_format(picture->surface), w, h);
        cairo_t *to = cairo_create(small);
        if (!draw_shrunk(picture, to, 0, 0, w, h)) {
            cairo_surface_destroy(small);
            small = NULL;
        }
        cairo_destroy(to);
    }
    draw_surface(small ? small : picture->surface, cr, at);
    if (small)
        cairo_surface_destroy(small);
}

bool picture_draw(const struct picture *picture, cairo_t *cr, struct rect_px at, struct err *err)
{
    int x, y, w, h;
    bool paper = is_paper(cr);
    if (picture->svg)
        return svg_draw(picture->svg, cr, at, err);
    if (paper && picture->head.kind == HEAD_JPEG)
        return draw_jpeg_on_paper(picture, cr, at, err);
    if (paper) {
        draw_on_paper(picture, cr, at);
        return true;
    }
    if (device_box(cr, at, &x, &y, &w, &h) && w <= (int)picture->size.w && h <= (int)picture->size.h) {
        if (!draw_shrunk(picture, cr, x, y, w, h))
            return err_set(err, ERR_LIMIT, _("Er is te weinig geheugen voor deze afbeelding."));
        return true;
    }
    draw_surface(picture->surface, cr, at);
    return true;
}
