#include "app/overlay.h"

#include <cairo.h>
#include <string.h>

#include "app/ink_tiles.h"

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

static cairo_t *onto(const struct pixels *pixels)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)pixels->argb, CAIRO_FORMAT_RGB24, pixels->w_px, pixels->h_px, pixels->stride_px * 4);
    cairo_t *cr = cairo_create(surface);
    cairo_surface_destroy(surface);
    return cr;
}

bool overlay_draw(struct arena *arena, const struct pixels *under, const struct ink_seen *ink,
                  struct pixels *out)
{
    struct ink_tiles tiles;
    struct rect_px card = {0, 0, (float)under->w_px, (float)under->h_px};
    int side = under->w_px > under->h_px ? under->w_px : under->h_px;
    if (!room_for(arena, under->w_px, under->h_px, out))
        return false;
    for (int y = 0; y < under->h_px; y++)
        memcpy(out->argb + (size_t)y * (size_t)out->stride_px,
               under->argb + (size_t)y * (size_t)under->stride_px, (size_t)under->w_px * sizeof *out->argb);
    struct ink_tiles_of of = {
        .strokes = ink->strokes, .count = ink->count, .side_px = side + 1, .card = card, .clip = card};
    if (!ink_tiles_lay(&tiles, arena, &of))
        return true; /* nothing lies on it */
    cairo_t *cr = onto(out);
    ink_tiles_draw(&tiles, 0, cr); /* one square holds all of it */
    bool drawn = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    return drawn;
}
