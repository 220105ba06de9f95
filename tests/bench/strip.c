#include "strip.h"

#include <X11/Xutil.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { BREADTH_PX = 16 };
/* Between what stands still above and below a list, and beside a page; where its words begin. */
static const double from_share = 0.25, to_share = 0.8, words_share = 0.1, middle_share = 0.45;
static const uint32_t colours = 0xffffff;

bool strip_open(struct strip *strip, Display *display, enum strip_way way, int glass_w_px, int glass_h_px)
{
    *strip = (struct strip){.display = display, .way = way};
    if (way == STRIP_NONE)
        return true;
    if (way == STRIP_DOWN) {
        strip->x_px = (int)(words_share * glass_w_px);
        strip->y_px = (int)(from_share * glass_h_px);
        strip->w_px = BREADTH_PX;
        strip->h_px = (int)((to_share - from_share) * glass_h_px);
    } else {
        strip->x_px = (int)(from_share * glass_w_px);
        strip->y_px = (int)(middle_share * glass_h_px);
        strip->w_px = (int)((to_share - from_share) * glass_w_px);
        strip->h_px = BREADTH_PX;
    }
    size_t count = (size_t)strip->w_px * (size_t)strip->h_px;
    strip->before = calloc(count, sizeof *strip->before);
    strip->now = calloc(count, sizeof *strip->now);
    return strip->before && strip->now;
}

void strip_close(struct strip *strip)
{
    free(strip->before);
    free(strip->now);
    *strip = (struct strip){.display = NULL};
}

static bool look(struct strip *strip)
{
    XImage *image = XGetImage(strip->display, DefaultRootWindow(strip->display), strip->x_px, strip->y_px,
                              (unsigned)strip->w_px, (unsigned)strip->h_px, AllPlanes, ZPixmap);
    bool ok = image && image->bits_per_pixel == 32;
    for (int y = 0; ok && y < strip->h_px; y++) {
        const char *row = image->data + (ptrdiff_t)y * image->bytes_per_line;
        uint32_t *to = strip->now + (ptrdiff_t)y * strip->w_px;
        memcpy(to, row, (size_t)strip->w_px * sizeof *to);
        for (int x = 0; x < strip->w_px; x++)
            to[x] &= colours;
    }
    if (image)
        (void)XDestroyImage(image);
    return ok;
}

/* What lies at a place now lay `dx`, `dy` further before. */
static bool is_moved(const struct strip *strip, int dx, int dy)
{
    int x0 = dx < 0 ? -dx : 0, w = strip->w_px - abs(dx), y0 = dy < 0 ? -dy : 0, h = strip->h_px - abs(dy);
    for (int y = y0; y < y0 + h; y++) {
        const uint32_t *now = strip->now + (ptrdiff_t)y * strip->w_px + x0;
        const uint32_t *before = strip->before + (ptrdiff_t)(y + dy) * strip->w_px + x0 + dx;
        if (memcmp(now, before, (size_t)w * sizeof *now) != 0)
            return false;
    }
    return true;
}

bool strip_crept(struct strip *strip)
{
    bool down = strip->way == STRIP_DOWN;
    if (!strip->now || !look(strip))
        return false;
    bool crept = !is_moved(strip, 0, 0) && (is_moved(strip, !down, down) || is_moved(strip, -!down, -down));
    uint32_t *was = strip->before;
    strip->before = strip->now;
    strip->now = was;
    return crept;
}
