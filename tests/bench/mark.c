#include "mark.h"

#include <assert.h>

/* begin, begin, fifteen bits of the page, two of their number, end. The other corner has the ends the other way round. */
enum { BITS = 15, FIRST_BIT = 2, SUM_BIT = FIRST_BIT + BITS, END = MARK_CELLS - 1, NO_COLOUR = -1 };
enum { BLACK = 0x000000, WHITE = 0xFFFFFF, MAGENTA = 0xFF00FF, GREEN = 0x00FF00 };

static const struct {
    int x, y;
    uint32_t ends[2];
} corners[2] = {
    {0, PAGE_H - MARK_CELL, {MAGENTA, GREEN}},
    {PAGE_W - (MARK_CELLS + 2) * MARK_CELL, 0, {GREEN, MAGENTA}},
};

static int sum_of(int page)
{
    int sum = 1; /* an all black or all white row is no page */
    for (int i = 0; i < BITS; i++)
        sum += page >> i & 1;
    return sum & 3;
}

static uint32_t cell_of(int corner, int page, int cell)
{
    if (cell < FIRST_BIT || cell == END)
        return corners[corner].ends[cell == 1];
    int bit = cell < SUM_BIT ? page >> (cell - FIRST_BIT) & 1 : sum_of(page) >> (cell - SUM_BIT) & 1;
    return bit ? WHITE : BLACK;
}

/* ---- drawing */

static void draw_stripes(double x, double y, double wide, mark_fill *fill, void *ctx)
{
    fill(ctx, x, y, MARK_CELL, MARK_CELL, WHITE);
    for (int i = 0; i * 2 * wide < MARK_CELL; i++)
        fill(ctx, x + i * 2 * wide, y, wide, MARK_CELL, BLACK);
}

void mark_draw(int page, mark_fill *fill, void *ctx)
{
    assert(page > 0 && page <= MARK_PAGES_MAX);
    for (int c = 0; c < 2; c++) {
        double x = corners[c].x, y = corners[c].y;
        for (int i = 0; i < MARK_CELLS; i++)
            fill(ctx, x + i * MARK_CELL, y, MARK_CELL, MARK_CELL, cell_of(c, page, i));
        draw_stripes(x + MARK_CELLS * MARK_CELL, y, 1, fill, ctx);
        draw_stripes(x + (MARK_CELLS + 1) * MARK_CELL, y, 0.5, fill, ctx);
    }
}

/* ---- reading */

static uint32_t pixel(const struct glimpse *glimpse, int x_px, int y_px)
{
    return glimpse->at[(int64_t)y_px * glimpse->stride_px + x_px] & WHITE;
}

/* Which of the four colours it nearly is. */
static int64_t colour(uint32_t rgb)
{
    uint32_t pure = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        uint32_t part = rgb >> shift & 0xFF;
        if (part > 60 && part < 195)
            return NO_COLOUR;
        pure |= (part >= 195 ? 0xFFu : 0) << shift;
    }
    return pure;
}

static int64_t cell_seen(const struct glimpse *glimpse, int corner, int cell)
{
    double unit = glimpse->w_px / (double)PAGE_W;
    return colour(pixel(glimpse, (int)((corners[corner].x + (cell + 0.5) * MARK_CELL) * unit),
                        (int)((corners[corner].y + 0.5 * MARK_CELL) * unit)));
}

static int read_corner(const struct glimpse *glimpse, int corner)
{
    int page = 0;
    for (int i = 0; i < BITS; i++)
        page |= (cell_seen(glimpse, corner, FIRST_BIT + i) == WHITE) << i;
    for (int i = 0; page > 0 && i < MARK_CELLS; i++) {
        if (cell_seen(glimpse, corner, i) != cell_of(corner, page, i))
            return 0;
    }
    return page;
}

/* The stripes of this size, or of half of it on a screen twice as wide, alternate from pixel to pixel. */
static bool stripes_stand(const struct glimpse *glimpse, int corner)
{
    double unit = glimpse->w_px / (double)PAGE_W;
    int cell = unit > 1.5 ? MARK_CELLS + 1 : MARK_CELLS;
    int x = (int)((corners[corner].x + (cell + 0.25) * MARK_CELL) * unit),
        y = (int)((corners[corner].y + 0.5 * MARK_CELL) * unit);
    for (int i = 0; i < MARK_CELL / 2; i++) {
        int64_t one = colour(pixel(glimpse, x + i, y)), next = colour(pixel(glimpse, x + i + 1, y));
        if (one == NO_COLOUR || next == NO_COLOUR || one == next)
            return false;
    }
    return true;
}

struct mark mark_read(const struct glimpse *glimpse)
{
    struct mark mark = {.page = read_corner(glimpse, 0)};
    if (mark.page > 0 && read_corner(glimpse, 1) != mark.page)
        mark.page = 0;
    mark.sharp = mark.page > 0 && stripes_stand(glimpse, 0) && stripes_stand(glimpse, 1);
    return mark;
}

/* ---- a page that is drawn up */

double mark_scale(const struct glimpse *glimpse)
{
    int wide_px = 0, row = glimpse->h_px - MARK_CELL / 2;
    while (wide_px < glimpse->w_px && colour(pixel(glimpse, wide_px, row)) == MAGENTA)
        wide_px++;
    if (wide_px == 0 || colour(pixel(glimpse, wide_px + 2, row)) != GREEN)
        return 0;
    return wide_px / (MARK_CELL * glimpse->w_px / (double)PAGE_W);
}

bool mark_is_fine(const struct glimpse *glimpse, double scale)
{
    double unit = scale * glimpse->w_px / PAGE_W;
    int from = (int)((MARK_CELLS + 1.2) * MARK_CELL * unit),
        to = (int)((MARK_CELLS + 1.8) * MARK_CELL * unit);
    uint32_t least = 0xFF, most = 0;
    for (int x = from; x < to && x < glimpse->w_px; x++) {
        uint32_t green = pixel(glimpse, x, glimpse->h_px - MARK_CELL / 2) >> 8 & 0xFF;
        least = green < least ? green : least;
        most = green > most ? green : most;
    }
    return most > least + 0x80;
}
