/* Pictures with the grain of a photograph: noise in six sizes, in colour, and a horizon. */
#include "paper.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "mark.h"

enum { JPEG_QUALITY = 88, JPEG_BYTES_MAX = 64 << 20, SIZES = 6 };

/* -1 to 1, of a point on a grid. */
static float grain(uint32_t x, uint32_t y, uint32_t seed)
{
    uint32_t h = x * 0x9E3779B1u ^ y * 0x85EBCA77u ^ seed * 0xC2B2AE3Du;
    h = (h ^ h >> 15) * 0x2C1B3C6Du;
    h = (h ^ h >> 12) * 0x297A2D39u;
    return (float)(h >> 8) / (1 << 23) - 1;
}

/* Adds one size of noise to a row: straight between the points of a grid of so many pixels. */
static void add_size(float *row, int w_px, int y, int grid_px, float strength, uint32_t seed)
{
    uint32_t gy = (uint32_t)(y / grid_px);
    float fy = (float)(y % grid_px) / (float)grid_px;
    for (int left = 0; left < w_px; left += grid_px) {
        uint32_t gx = (uint32_t)(left / grid_px);
        float a = grain(gx, gy, seed) * (1 - fy) + grain(gx, gy + 1, seed) * fy,
              b = grain(gx + 1, gy, seed) * (1 - fy) + grain(gx + 1, gy + 1, seed) * fy;
        for (int x = 0; x < grid_px && left + x < w_px; x++)
            row[left + x] += strength * (a + (b - a) * (float)x / (float)grid_px);
    }
}

static uint8_t to_byte(float value)
{
    return value < 0 ? 0 : value > 255 ? 255 : (uint8_t)value;
}

static void photo_row(uint8_t *out, float *light, float *warmth, int w_px, int h_px, int y, uint32_t seed)
{
    float sky = y * 5 < h_px * 2 ? 50.0f : -20.0f, scale = (float)w_px / PAGE_W;
    memset(light, 0, (size_t)w_px * sizeof *light);
    memset(warmth, 0, (size_t)w_px * sizeof *warmth);
    for (int i = 0; i < SIZES; i++)
        add_size(light, w_px, y, (int)((float)(400 >> (i + i / 3)) * scale), 60.0f / (float)(1 << i),
                 seed + (uint32_t)i);
    add_size(light, w_px, y, 1, 3, seed + 90);
    add_size(warmth, w_px, y, (int)(300 * scale), 50, seed + 91);
    add_size(warmth, w_px, y, (int)(40 * scale), 16, seed + 92);
    for (int x = 0; x < w_px; x++, out += 3) {
        out[0] = to_byte(120 + light[x] + warmth[x]);
        out[1] = to_byte(125 + light[x]);
        out[2] = to_byte(120 + light[x] - warmth[x] + sky);
    }
}

static bool make_jpeg(int page, int w_px, int h_px, const char *path)
{
    SDL_Surface *picture = SDL_CreateRGBSurfaceWithFormat(0, w_px, h_px, 24, SDL_PIXELFORMAT_RGB24);
    float *rows = malloc((size_t)w_px * 2 * sizeof *rows);
    bool ok = picture && rows;
    for (int y = 0; ok && y < h_px; y++)
        photo_row((uint8_t *)picture->pixels + (ptrdiff_t)y * picture->pitch, rows, rows + w_px, w_px, h_px,
                  y, (uint32_t)page * 101);
    ok = ok && IMG_SaveJPG(picture, path, JPEG_QUALITY) == 0;
    free(rows);
    SDL_FreeSurface(picture);
    return ok;
}

bool paper_photo(cairo_t *cairo, int page, int w_px, int h_px, const char *scratch)
{
    struct arena arena = {0};
    struct str jpeg;
    struct err err = {0};
    if (!make_jpeg(page, w_px, h_px, scratch) || !arena_init(&arena, JPEG_BYTES_MAX))
        return false;
    bool ok = fs_read(&arena, scratch, JPEG_BYTES_MAX / 2, &jpeg, &err);
    unsigned char *bytes = ok ? malloc(jpeg.len) : NULL;
    if (bytes) {
        memcpy(bytes, jpeg.at, jpeg.len);
        /* The file takes the JPEG as it is; the pixels of the surface are never read. */
        cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w_px, h_px);
        (void)cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, bytes, jpeg.len, free, bytes);
        cairo_save(cairo);
        cairo_scale(cairo, PAGE_W / (double)w_px, PAGE_H / (double)h_px);
        cairo_set_source_surface(cairo, surface, 0, 0);
        cairo_paint(cairo);
        cairo_restore(cairo);
        cairo_surface_destroy(surface);
    }
    arena_finish(&arena);
    return bytes != NULL;
}
