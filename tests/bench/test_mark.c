/* A mark that is drawn is read back, and nothing else is. */
#include "mark.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct board {
    uint32_t *at;
    int w_px, h_px;
};

static void fill(void *ctx, double x, double y, double w, double h, uint32_t rgb)
{
    struct board *board = ctx;
    double unit = board->w_px / (double)PAGE_W;
    for (int row = (int)(y * unit); row < (int)((y + h) * unit); row++) {
        for (int column = (int)(x * unit); column < (int)((x + w) * unit); column++)
            board->at[(ptrdiff_t)row * board->w_px + column] = rgb;
    }
}

static struct board board_make(int w_px)
{
    struct board board = {calloc((size_t)w_px * (size_t)(w_px * 9 / 16), sizeof(uint32_t)), w_px,
                          w_px * 9 / 16};
    assert_non_null(board.at);
    return board;
}

static struct mark read_board(const struct board *board)
{
    return mark_read(&(struct glimpse){board->at, board->w_px, board->h_px, board->w_px});
}

static void reads_back(void **state)
{
    (void)state;
    for (int w_px = 1920; w_px <= 3840; w_px *= 2) {
        struct board board = board_make(w_px);
        assert_int_equal(read_board(&board).page, 0);
        for (int page = 1; page <= MARK_PAGES_MAX; page += page < 100 ? 1 : 331) {
            mark_draw(page, fill, &board);
            struct mark mark = read_board(&board);
            assert_int_equal(mark.page, page);
            assert_true(mark.sharp);
        }
        free(board.at);
    }
}

/* Half of one page and half of the next, as when a screen is drawn in two goes. */
static void half_is_none(void **state)
{
    (void)state;
    struct board old = board_make(1920), new = board_make(1920);
    size_t half = 1920u * 540u * sizeof(uint32_t);
    mark_draw(7, fill, &old);
    mark_draw(8, fill, &new);
    memcpy(old.at, new.at, half);
    assert_int_equal(read_board(&old).page, 0);
    free(old.at);
    free(new.at);
}

/* A page of half the size drawn up to the whole screen is that page, but not sharp. */
static void smaller_is_not_sharp(void **state)
{
    (void)state;
    struct board whole = board_make(1920), blown = board_make(1920);
    mark_draw(513, fill, &whole);
    for (int y = 0; y < 1080; y++) {
        for (int x = 0; x < 1920; x++) {
            const uint32_t *from = whole.at + (ptrdiff_t)(y / 2 * 2) * 1920 + x / 2 * 2;
            uint32_t sum = 0;
            for (int shift = 0; shift <= 16; shift += 8)
                sum |= ((from[0] >> shift & 0xFF) + (from[1] >> shift & 0xFF)) / 2 << shift;
            blown.at[(ptrdiff_t)y * 1920 + x] = sum;
        }
    }
    struct mark mark = read_board(&blown);
    assert_int_equal(mark.page, 513);
    assert_false(mark.sharp);
    free(whole.at);
    free(blown.at);
}

/* Whichever bit of the mark falls over, it is another page at one corner only, or none. */
static void damage_is_none(void **state)
{
    (void)state;
    struct board board = board_make(1920);
    for (int cell = 0; cell < MARK_CELLS; cell++) {
        mark_draw(300, fill, &board);
        uint32_t *middle = board.at + (ptrdiff_t)1070 * 1920 + cell * MARK_CELL + MARK_CELL / 2;
        *middle ^= 0xFFFFFF;
        assert_int_equal(read_board(&board).page, 0);
    }
    free(board.at);
}

/* A page three times as large, its bottom left in the corner: drawn anew it shows the fine stripes, blown up it does not. */
static void drawn_up(void **state)
{
    (void)state;
    enum { TIMES = 3 };
    struct board large = board_make(1920 * TIMES), small = board_make(1920), blown = board_make(1920);
    struct glimpse corner = {large.at + (ptrdiff_t)(large.h_px - 1080) * large.w_px, 1920, 1080, large.w_px};
    mark_draw(3, fill, &large);
    mark_draw(3, fill, &small);
    assert_true(mark_scale(&corner) == TIMES);
    assert_true(mark_is_fine(&corner, TIMES));
    for (int y = 0; y < 1080; y++) {
        for (int x = 0; x < 1920; x++)
            blown.at[(ptrdiff_t)y * 1920 + x] =
                small.at[(ptrdiff_t)(1080 - (1080 - y + 2) / TIMES) * 1920 + x / TIMES];
    }
    struct glimpse seen = {blown.at, 1920, 1080, 1920};
    assert_true(mark_scale(&seen) == TIMES);
    assert_false(mark_is_fine(&seen, TIMES));
    free(large.at);
    free(small.at);
    free(blown.at);
}

/* Two pages on a screen, somewhere: the larger one is found where it stands, round as its corners are. */
static void found_where_it_stands(void **state)
{
    (void)state;
    enum { W_PX = 1068, X_PX = 61, Y_PX = 203, ROUND_PX = 5 };
    struct board screen = board_make(1920), large = board_make(W_PX), small = board_make(480);
    struct glimpse whole = {screen.at, 1920, 1080, 1920}, page;
    int x_px = 0, y_px = 0;
    assert_int_equal(mark_find(&whole, &page, &x_px, &y_px), 0);
    mark_draw(17, fill, &large);
    mark_draw(18, fill, &small);
    for (int y = 0; y < small.h_px; y++)
        memcpy(screen.at + (ptrdiff_t)(700 + y) * 1920 + 1300, small.at + (ptrdiff_t)y * 480, 480 * 4);
    assert_int_equal(mark_find(&whole, &page, &x_px, &y_px), 18);
    for (int y = 0; y < large.h_px; y++)
        memcpy(screen.at + (ptrdiff_t)(Y_PX + y) * 1920 + X_PX, large.at + (ptrdiff_t)y * W_PX, W_PX * 4);
    for (int i = 0; i < ROUND_PX; i++)
        for (int j = 0; j < ROUND_PX - i; j++)
            screen.at[(ptrdiff_t)(Y_PX + large.h_px - 1 - i) * 1920 + X_PX + j] = 0;
    assert_int_equal(mark_find(&whole, &page, &x_px, &y_px), 17);
    assert_int_equal(x_px, X_PX);
    assert_in_range(y_px, Y_PX - 2, Y_PX + 2);
    assert_in_range(page.w_px, W_PX - 4, W_PX + 4);
    free(screen.at);
    free(large.at);
    free(small.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_back),
        cmocka_unit_test(half_is_none),
        cmocka_unit_test(smaller_is_not_sharp),
        cmocka_unit_test(damage_is_none),
        cmocka_unit_test(drawn_up),
        cmocka_unit_test(found_where_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
