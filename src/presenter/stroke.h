/* One line of ink: how a hand's points become it, and what touches it. Pure; no clock but that of the points.
 *
 * All lengths are in widths of the card, also those downward: a card of 16 to 9 ends at y = 0.5625. So a line is the same on every
 * screen and at every zoom.
 *
 * A hand's points are few where it is quick. They are the control points of a uniform quadratic B-spline (from middle to middle,
 * each point between them pulling), which is drawn as far as it stands while the hand is still down; when it is lifted, what can be
 * left out is (Ramer 1972, An iterative procedure for the polygonal approximation of plane curves; Douglas and Peucker 1973). */
#ifndef PRESENTER_STROKE_H
#define PRESENTER_STROKE_H

#include "base/arena.h"
#include "base/geom.h"
#include "base/wire.h"

enum stroke_tool { STROKE_PEN, STROKE_HIGHLIGHTER };
enum {
    STROKE_POINTS_MAX = 4096,
    STROKE_FULL = UINT16_MAX, /* pressure of what has none: a finger, a mouse */
    STROKE_FAR = 4,           /* nothing lies further from the card, in its widths */
};

struct stroke_point {
    float x, y;
    uint16_t pressure; /* 0..STROKE_FULL */
    uint16_t after_ms; /* the point before it; the most it can hold: or later */
};
struct stroke {
    enum stroke_tool tool;
    uint32_t rgb;
    float width;
    const struct stroke_point *points;
    int count;
    struct rect_px box; /* around what is seen of it; stroke_close sets this, and: */
    uint64_t stamp;     /* equal stamps are equal lines */
};

/* Sets what follows from the rest. */
void stroke_close(struct stroke *stroke);
/* How wide it is there: a pen that presses lightly writes thinly. */
float stroke_width_at(const struct stroke *stroke, struct stroke_point point);
/* Whether a path from a to b comes within `reach` of it. */
bool stroke_touched(const struct stroke *stroke, struct pt_px a, struct pt_px b, float reach);

void stroke_put(struct wire_out *out, const struct stroke *stroke);
/* Points in `arena`. False, and the message is bad: no line, or there is no room. */
bool stroke_take(struct wire_in *in, struct arena *arena, struct stroke *out);

/* A line while it is drawn. */
struct stroke_line {
    struct stroke stroke; /* its points are those below, and where the hand is now; closed */
    struct stroke_point points[STROKE_POINTS_MAX];
    int settled; /* so many of them will not change any more, until it ends */
    struct stroke_point last, middle;
    int taken; /* points of the hand so far; 0: nothing is drawn */
    int64_t at_ms;
};
void stroke_line_begin(struct stroke_line *line, const struct stroke *like, struct pt_px at,
                       uint16_t pressure, int64_t at_ms);
/* False: it is full. Then it is ended, and another begun where it ends. */
bool stroke_line_add(struct stroke_line *line, struct pt_px at, uint16_t pressure, int64_t at_ms);
/* The hand is up: thinned. line->stroke is what remains, until the next begins. */
void stroke_line_end(struct stroke_line *line);

#endif
