#include "mark.h"

#include <assert.h>
#include <stddef.h>

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

/* Wider than a page is: none fills it. */
static bool is_too_wide(const struct glimpse *glimpse)
{
    return (int64_t)(glimpse->h_px + 1) * PAGE_W < (int64_t)glimpse->w_px * PAGE_H;
}

struct mark mark_read(const struct glimpse *glimpse)
{
    if (is_too_wide(glimpse))
        return (struct mark){0};
    struct mark mark = {.page = read_corner(glimpse, 0)};
    if (mark.page > 0 && read_corner(glimpse, 1) != mark.page)
        mark.page = 0;
    mark.sharp = mark.page > 0 && stripes_stand(glimpse, 0) && stripes_stand(glimpse, 1);
    return mark;
}

/* ---- a page that does not fill the screen */

static int run_of(const struct glimpse *glimpse, int x_px, int y_px, int64_t rgb)
{
    int count = 0;
    while (x_px + count < glimpse->w_px && colour(pixel(glimpse, x_px + count, y_px)) == rgb)
        count++;
    return count;
}

/* How wide the page would be whose first mark begins there; 0: it is none. Cells touch in pixels that are neither colour. */
static int width_from(const struct glimpse *glimpse, int x_px, int y_px)
{
    enum { LEAST_PX = 5, BETWEEN_PX = 2 };
    int cell = run_of(glimpse, x_px, y_px, MAGENTA), next = 0;
    for (int i = 0; i <= BETWEEN_PX && next == 0; i++)
        next = run_of(glimpse, x_px + cell + i, y_px, GREEN);
    if (cell < LEAST_PX || next < cell - BETWEEN_PX || next > cell + BETWEEN_PX)
        return 0;
    int end = x_px + (int)((END - 0.5) * cell), last = x_px + (END + 2) * (cell + 1);
    for (int x = last < glimpse->w_px ? last : glimpse->w_px - 1; x > end; x--)
        if (colour(pixel(glimpse, x, y_px)) == MAGENTA)
            return (x + 1 - x_px) * PAGE_W / (MARK_CELLS * MARK_CELL);
    return 0;
}

static struct glimpse page_at(const struct glimpse *glimpse, int x_px, int under_px, int w_px)
{
    int h_px = (w_px * PAGE_H + PAGE_W / 2) / PAGE_W, y_px = under_px - h_px;
    struct glimpse page = {NULL, w_px, h_px, glimpse->stride_px};
    if (y_px >= 0 && x_px + w_px <= glimpse->w_px)
        page.at = glimpse->at + (int64_t)y_px * glimpse->stride_px + x_px;
    return page;
}

/* Of the widths at which it can be read the middle one. */
static int read_about(const struct glimpse *glimpse, int x_px, int under_px, int about_px,
                      struct glimpse *out)
{
    int first = 0, last = 0, page = 0;
    for (int w = about_px - about_px / 50; w <= about_px + about_px / 50; w++) {
        struct glimpse at = page_at(glimpse, x_px, under_px, w);
        int seen = at.at ? mark_read(&at).page : 0;
        first = seen > 0 && first == 0 ? w : first;
        last = seen > 0 ? w : last;
        page = seen > 0 ? seen : page;
    }
    *out = page_at(glimpse, x_px, under_px, (first + last) / 2);
    return page;
}

/* From a pixel in the lowest row of a mark to its left edge half way up: a page may have round corners. */
static void to_edge(const struct glimpse *glimpse, int *x_px, int *y_px)
{
    int high = 0;
    while (*y_px - high > 0 && colour(pixel(glimpse, *x_px, *y_px - high)) == MAGENTA)
        high++;
    *y_px -= high / 2;
    while (*x_px > 0 && colour(pixel(glimpse, *x_px - 1, *y_px)) == MAGENTA)
        (*x_px)--;
}

int mark_find(const struct glimpse *glimpse, struct glimpse *out, int *x_px, int *y_px)
{
    int widest = 0, found = 0;
    for (int y = glimpse->h_px - 1; y > 0; y--) {
        for (int x = 0; x < glimpse->w_px; x++) {
            struct glimpse page;
            int left = x, middle = y, seen = 0;
            if (pixel(glimpse, x, y) != MAGENTA)
                continue;
            to_edge(glimpse, &left, &middle);
            int w = width_from(glimpse, left, middle);
            if (w > widest + widest / 10 && (seen = read_about(glimpse, left, y + 1, w, &page)) > 0) {
                widest = page.w_px;
                found = seen;
                *out = page;
                *x_px = left;
                *y_px = y + 1 - page.h_px;
            }
            x += run_of(glimpse, x, y, MAGENTA);
        }
    }
    return found;
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
