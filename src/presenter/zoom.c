#include "presenter/zoom.h"

#include <math.h>

const float ZOOM_MAX = 16, ZOOM_TOGGLE = 2, ZOOM_STEP = 1.41421356f;

static const float whole_within = 1.005f; /* nearer to whole than the eye can tell */
static const float air = 0.94f;           /* a part does not touch the edges of the window */

float zoom_scale(struct zoom zoom)
{
    return zoom.scale > 0 ? zoom.scale : 1;
}

bool zoom_is_in(struct zoom zoom)
{
    return zoom.scale > 1;
}

static float room(float side)
{
    return side > 0 ? side : 1;
}

bool zoom_is_near(struct zoom a, struct zoom b)
{
    const float near = 0.001f;
    return fabsf(zoom_scale(a) - zoom_scale(b)) < near && fabsf(a.x - b.x) < near && fabsf(a.y - b.y) < near;
}

/* How far the middle of the window may be from that of the page. */
static float reach(float scale, float side)
{
    return fmaxf(0, (1 - room(side) / scale) / 2);
}

struct zoom zoom_clamped(struct zoom zoom, struct zoom_grip grip)
{
    float scale = clampf(zoom_scale(zoom), 1, ZOOM_MAX);
    if (scale < whole_within)
        return (struct zoom){0};
    float x = reach(scale, grip.room_w), y = reach(scale, grip.room_h);
    return (struct zoom){scale, x > 0 ? clampf(zoom.x, -x, x) : 0, y > 0 ? clampf(zoom.y, -y, y) : 0};
}

struct zoom zoom_about(struct zoom zoom, float scale, struct zoom_grip grip)
{
    float was = zoom_scale(zoom);
    float kept = 1 - was / scale;
    return (struct zoom){scale, zoom.x + grip.dx * kept, zoom.y + grip.dy * kept};
}

struct zoom zoom_panned(struct zoom zoom, float dx, float dy, struct zoom_grip grip)
{
    float scale = zoom_scale(zoom);
    return (struct zoom){scale, zoom.x + dx * room(grip.room_w) / scale,
                         zoom.y + dy * room(grip.room_h) / scale};
}

static float mix(float a, float b, float share)
{
    return a + (b - a) * share;
}

/* What goes straight is the page's corner in the window, not the window's in the page: that keeps a spot in place. */
struct zoom zoom_between(struct zoom from, struct zoom to, float share)
{
    float a = zoom_scale(from), b = zoom_scale(to);
    float scale = mix(a, b, share);
    return (struct zoom){scale, mix(from.x * a, to.x * b, share) / scale,
                         mix(from.y * a, to.y * b, share) / scale};
}

static float fitting(struct rect_px part, struct zoom_grip grip)
{
    return air * fminf(room(grip.room_w) / fmaxf(part.w, 0.001f), room(grip.room_h) / fmaxf(part.h, 0.001f));
}

struct zoom zoom_to_part(struct rect_px part, float y, float most, struct zoom_grip grip)
{
    float by_w = room(grip.room_w) * air / fmaxf(part.w, 0.001f);
    float scale = fmaxf(1, fminf(by_w, fminf(most, ZOOM_MAX)));
    float seen = room(grip.room_h) / scale;
    float middle = part.y + part.h / 2;
    if (part.h > seen)
        middle = clampf(y, part.y + seen / 2, part.y + part.h - seen / 2);
    return (struct zoom){scale, part.x + part.w / 2 - 0.5f, middle - 0.5f};
}

static struct zoom region_zoom(const struct region *region, struct zoom_grip grip)
{
    struct rect_px part = {region->at.x / grip.page.w, region->at.y / grip.page.h, region->at.w / grip.page.w,
                           region->at.h / grip.page.h};
    return zoom_clamped(zoom_to_part(part, part.y, fitting(part, grip), grip), grip);
}

bool zoom_next_region(const struct card_page *page, struct zoom from, struct zoom_grip grip, struct zoom *out)
{
    bool inside = zoom_is_in(from);
    int next = inside ? -1 : 0;
    if (page->region_count == 0 || !(grip.page.w > 0 && grip.page.h > 0))
        return false;
    for (int i = 0; inside && i < page->region_count; i++)
        if (zoom_is_near(region_zoom(&page->regions[i], grip), from))
            next = i + 1;
    if (next < 0)
        return false;
    *out = (struct zoom){0};
    while (next < page->region_count && !zoom_is_in(*out)) /* as good as the whole: passed over */
        *out = region_zoom(&page->regions[next++], grip);
    return inside || zoom_is_in(*out);
}

struct zoom_grip zoom_grip_at(struct size_px window, struct rect_px fit, struct zoom zoom, struct pt_px at)
{
    if (rect_is_empty(fit))
        return (struct zoom_grip){0};
    float scale = zoom_scale(zoom);
    return (struct zoom_grip){.dx = (at.x - window.w / 2) / (fit.w * scale),
                              .dy = (at.y - window.h / 2) / (fit.h * scale),
                              .room_w = window.w / fit.w,
                              .room_h = window.h / fit.h};
}

struct rect_px zoom_page(struct size_px window, struct rect_px fit, struct zoom zoom)
{
    float scale = zoom_scale(zoom);
    if (scale == 1 && zoom.x == 0 && zoom.y == 0)
        return fit;
    float w = roundf(fit.w * scale), h = roundf(fit.h * scale);
    return (struct rect_px){roundf(window.w / 2 - (zoom.x + 0.5f) * w),
                            roundf(window.h / 2 - (zoom.y + 0.5f) * h), w, h};
}
