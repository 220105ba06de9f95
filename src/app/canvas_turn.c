/* A drawn picture onto a glass that stands otherwise. Rows of the one are columns of the other, so it goes by squares: what is read
 * down a column is still near when the next column is read. */
#include "app/canvas.h"

#include <math.h>
#include <stddef.h>

enum { SQUARE = 16 /* a row of it is a line of the cache */ };

/* How far one goes in `from` with a step to the right, and a step down, in `to`. */
struct steps {
    ptrdiff_t right, down;
};

static void turn_square(const uint32_t *from, struct steps steps, uint32_t *to, ptrdiff_t stride_px, int w,
                        int h)
{
    for (int y = 0; y < h; y++) {
        const uint32_t *at = from + y * steps.down;
        for (int x = 0; x < w; x++, at += steps.right)
            to[x] = *at;
        to += stride_px;
    }
}

void canvas_turn(const struct pixels *from, const struct turning *turning, const struct damage *damage,
                 const struct pixels *to)
{
    struct steps steps = {turning->xx + (ptrdiff_t)turning->xy * from->stride_px,
                          turning->yx + (ptrdiff_t)turning->yy * from->stride_px};
    for (int i = 0; i < damage->count; i++) {
        struct rect_px part = turning_rect_to_glass(turning, damage->at[i]);
        struct pt_px middle = {part.x + 0.5f, part.y + 0.5f}; /* of its first pixel */
        struct pt_px first = turning_to_view(turning, middle);
        int x0 = (int)part.x, y0 = (int)part.y, w = (int)part.w, h = (int)part.h;
        const uint32_t *read =
            from->argb + (ptrdiff_t)floorf(first.y) * from->stride_px + (ptrdiff_t)floorf(first.x);
        uint32_t *written = to->argb + (ptrdiff_t)y0 * to->stride_px + x0;
        for (int y = 0; y < h; y += SQUARE) {
            for (int x = 0; x < w; x += SQUARE)
                turn_square(read + x * steps.right + y * steps.down, steps,
                            written + (ptrdiff_t)y * to->stride_px + x, to->stride_px,
                            w - x < SQUARE ? w - x : SQUARE, h - y < SQUARE ? h - y : SQUARE);
        }
    }
}
