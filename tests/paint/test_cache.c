#include "paint/cache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/rng.h"
#include "papers.h"

enum { SIDE_PX = 512, PICTURE_BYTES = SIDE_PX * SIDE_PX * 4 };

struct room {
    struct arena arena;
    struct cache cache;
};

static void open_room(struct room *room, int pictures)
{
    assert_true(arena_init(&room->arena, 8 << 20));
    assert_true(cache_init(&room->cache, &room->arena, (int64_t)pictures * PICTURE_BYTES));
}

static void close_room(struct room *room)
{
    cache_finish(&room->cache);
    arena_finish(&room->arena);
}

static struct paint_key key_of(int content)
{
    return (struct paint_key){.content = (uint64_t)content, .w_px = SIDE_PX, .h_px = SIDE_PX};
}

static bool put(struct cache *cache, int content, int rank)
{
    struct paint_key key = key_of(content);
    struct buffer_shape shape;
    struct buffer buffer;
    assert_true(buffer_shape_of(&key, &shape));
    if (!cache_lend(cache, shape.bytes, rank, &buffer))
        return false;
    cache_put(cache, &key, buffer, rank);
    return true;
}

static bool has(const struct cache *cache, int content)
{
    struct paint_key key = key_of(content);
    return cache_find(cache, &key) != NULL;
}

/* Contents in order of urgency. */
static void want(struct cache *cache, const int *contents, int count, int pinned)
{
    cache_begin_ranks(cache, pinned);
    for (int i = 0; i < count; i++) {
        struct paint_key key = key_of(contents[i]);
        (void)cache_rank(cache, &key, i);
    }
}

static void what_was_wanted_longest_ago_goes_first(void **state)
{
    (void)state;
    struct room room;
    open_room(&room, 3);
    for (int i = 1; i <= 3; i++) {
        cache_begin_ranks(&room.cache, 0);
        assert_true(put(&room.cache, i, 0));
    }
    want(&room.cache, (const int[]){1}, 1, 0); /* the oldest is looked at again */
    want(&room.cache, NULL, 0, 0);
    assert_true(put(&room.cache, 4, 0));
    assert_true(has(&room.cache, 1));
    assert_false(has(&room.cache, 2));
    assert_true(has(&room.cache, 3));
    close_room(&room);
}

static void the_wanted_stay_and_the_far_go(void **state)
{
    (void)state;
    struct room room;
    open_room(&room, 3);
    for (int i = 1; i <= 3; i++)
        assert_true(put(&room.cache, i, i));
    want(&room.cache, (const int[]){9, 1, 2, 3}, 4, 1);
    assert_true(put(&room.cache, 9, 0)); /* 3 is wanted least */
    assert_false(has(&room.cache, 3));
    assert_false(put(&room.cache, 3, 3)); /* and does not come back at the cost of the others */
    assert_true(has(&room.cache, 1) && has(&room.cache, 2));
    close_room(&room);
}

static void the_pinned_are_never_given_up(void **state)
{
    (void)state;
    struct room room;
    open_room(&room, 2);
    want(&room.cache, (const int[]){1, 2, 3, 4}, 4, 3);
    for (int i = 1; i <= 3; i++)
        assert_true(put(&room.cache, i, i - 1)); /* more than the budget */
    assert_false(put(&room.cache, 4, 3));
    assert_true(has(&room.cache, 1) && has(&room.cache, 2) && has(&room.cache, 3));
    assert_int_equal(room.cache.bytes, 3 * PICTURE_BYTES);
    want(&room.cache, (const int[]){4}, 1, 1);
    cache_trim(&room.cache);
    assert_int_equal(room.cache.bytes, 2 * PICTURE_BYTES);
    assert_true(put(&room.cache, 4, 0));
    assert_true(room.cache.bytes <= 2 * PICTURE_BYTES);
    close_room(&room);
}

static void memory_of_one_size_is_used_again(void **state)
{
    (void)state;
    struct room room;
    open_room(&room, 2);
    for (int i = 1; i <= 2; i++)
        assert_true(put(&room.cache, i, 0));
    int fds = papers_open_fds();
    for (int i = 3; i <= 20; i++) {
        cache_begin_ranks(&room.cache, 0);
        assert_true(put(&room.cache, i, 0));
        assert_int_equal(papers_open_fds(), fds);
        assert_int_equal(room.cache.bytes, 2 * PICTURE_BYTES);
    }
    close_room(&room);
}

/* Answers whether it was painted on before. */
static bool put_again(struct cache *cache, int content, int h_px)
{
    struct paint_key key = {.content = (uint64_t)content, .w_px = SIDE_PX, .h_px = h_px};
    struct buffer buffer;
    assert_true(cache_lend(cache, (size_t)h_px * SIDE_PX * 4, 0, &buffer));
    cache_put(cache, &key, buffer, CACHE_UNWANTED);
    return buffer.near;
}

/* A page and two panes for each card: when all is full each takes the place of its like, though another is missed less. */
static void each_size_is_used_again(void **state)
{
    (void)state;
    enum { FULL_AT = 2, CARDS = 12 };
    struct room room;
    open_room(&room, 4);
    for (int i = 0; i < CARDS; i++) {
        cache_begin_ranks(&room.cache, 0);
        bool page = put_again(&room.cache, 1 + i, SIDE_PX);
        bool panes = put_again(&room.cache, 100 + 2 * i, SIDE_PX * 3 / 4) &&
                     put_again(&room.cache, 101 + 2 * i, SIDE_PX * 3 / 4);
        assert_true(i < FULL_AT || (page && panes));
        assert_true(room.cache.bytes <= 4 * PICTURE_BYTES);
        assert_true(has(&room.cache, 1 + i));
    }
    close_room(&room);
}

static struct paint_key part_of(int x_px)
{
    return (struct paint_key){
        .content = 7, .w_px = 4000, .h_px = 4000, .x_px = x_px, .part_w_px = SIDE_PX, .part_h_px = SIDE_PX};
}

static const uint32_t *put_part(struct cache *cache, int x_px)
{
    struct paint_key key = part_of(x_px);
    struct buffer buffer;
    assert_true(cache_lend(cache, PICTURE_BYTES, 0, &buffer));
    cache_put(cache, &key, buffer, CACHE_UNWANTED);
    return buffer.at;
}

/* Parts of a page drawn up come and go: the one seen stays, the others give their memory to the next. Whole pictures do not. */
static void the_next_part_takes_the_memory_of_the_last(void **state)
{
    (void)state;
    struct room room;
    struct paint_key seen = part_of(2);
    open_room(&room, 8);
    assert_true(put(&room.cache, 1, 0));
    const uint32_t *first = put_part(&room.cache, 1);
    assert_true(put_part(&room.cache, 2) == first);
    cache_begin_ranks(&room.cache, 1);
    assert_true(cache_rank(&room.cache, &seen, 0));
    const uint32_t *third = put_part(&room.cache, 3);
    assert_true(third != first);
    assert_true(put_part(&room.cache, 4) == third);
    assert_non_null(cache_find(&room.cache, &seen));
    assert_true(has(&room.cache, 1));
    assert_int_equal(room.cache.count, 3);
    close_room(&room);
}

static void what_comes_back_is_counted(void **state)
{
    (void)state;
    struct room room;
    struct buffer first, again;
    open_room(&room, 2);
    assert_true(cache_lend(&room.cache, PICTURE_BYTES, 0, &first));
    assert_int_equal(room.cache.bytes, PICTURE_BYTES);
    cache_give_back(&room.cache, first, true);
    assert_int_equal(room.cache.bytes, PICTURE_BYTES); /* kept for the next */
    assert_true(cache_lend(&room.cache, PICTURE_BYTES, 0, &again));
    assert_ptr_equal(first.at, again.at);
    cache_give_back(&room.cache, again, false);
    assert_int_equal(room.cache.bytes, 0);
    close_room(&room);
}

static void sizes_beyond_reason_are_refused(void **state)
{
    (void)state;
    struct buffer_shape shape;
    const struct paint_key bad[] = {
        {.content = 1},
        {.content = 1, .w_px = -1, .h_px = 10},
        {.content = 1, .w_px = 40000, .h_px = 10},
        {.content = 1, .w_px = 30000, .h_px = 30000},
        {.content = 1, .w_px = 100, .h_px = 100, .part_w_px = 40000, .part_h_px = 1},
        {.content = 1, .w_px = 100, .h_px = 100, .part_w_px = 10, .part_h_px = 0},
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_false(buffer_shape_of(&bad[i], &shape));
    const struct paint_key part = {
        .content = 1, .w_px = 300000, .h_px = 300000, .part_w_px = 101, .part_h_px = 7};
    assert_true(buffer_shape_of(&part, &shape)); /* a part of something huge is small */
    assert_int_equal(shape.w_px, 101);
    assert_true(shape.stride_px >= 101 && shape.stride_px % 4 == 0);
    assert_int_equal(shape.bytes % 4096, 0);
}

static void the_nearest_size_stands_in(void **state)
{
    (void)state;
    struct room room;
    open_room(&room, 100);
    const int sizes[] = {100, 400, 1000};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct paint_key key = {.content = 5, .w_px = sizes[i], .h_px = sizes[i]};
        struct buffer_shape shape;
        struct buffer buffer;
        assert_true(buffer_shape_of(&key, &shape));
        assert_true(cache_lend(&room.cache, shape.bytes, 0, &buffer));
        cache_put(&room.cache, &key, buffer, 0);
    }
    struct paint_key key = {.content = 5, .w_px = 500, .h_px = 500};
    assert_int_equal(cache_nearest(&room.cache, &key)->key.w_px, 400);
    key.w_px = 2000;
    assert_int_equal(cache_nearest(&room.cache, &key)->key.w_px, 1000);
    key.side = PAINT_BACK;
    assert_null(cache_nearest(&room.cache, &key));
    close_room(&room);
}

/* Whatever happens: never over the budget unless the pinned alone are, and the count is the sum. */
static void the_budget_holds_in_any_order(void **state)
{
    (void)state;
    struct room room;
    struct rng rng = {7};
    open_room(&room, 10);
    int fds = papers_open_fds();
    for (int round = 0; round < 5000; round++) {
        int wanted[16], count = (int)rng_below(&rng, 16), pinned = (int)rng_below(&rng, 4);
        for (int i = 0; i < count; i++)
            wanted[i] = 1 + (int)rng_below(&rng, 30);
        want(&room.cache, wanted, count, pinned);
        for (int i = 0; i < count; i++) {
            struct paint_key key = key_of(wanted[i]);
            key.w_px -= (int)rng_below(&rng, 3) * 100;
            struct buffer_shape shape;
            struct buffer buffer;
            if (cache_find(&room.cache, &key))
                continue;
            assert_true(buffer_shape_of(&key, &shape));
            if (!cache_lend(&room.cache, shape.bytes, i, &buffer))
                continue;
            if (rng_below(&rng, 10) == 0)
                cache_give_back(&room.cache, buffer, rng_below(&rng, 2) == 0);
            else
                cache_put(&room.cache, &key, buffer, i);
        }
        int64_t bytes = 0;
        int pictures = 0;
        for (int i = 0; i < room.cache.high; i++) {
            bytes += (int64_t)room.cache.pictures[i].buffer.bytes;
            pictures += room.cache.pictures[i].buffer.at != NULL;
        }
        for (int i = 0; i < room.cache.spare_count; i++)
            bytes += (int64_t)room.cache.spares[i].bytes;
        assert_int_equal(bytes, room.cache.bytes);
        assert_int_equal(pictures, room.cache.count);
        assert_true(bytes <= room.cache.bytes_max);
    }
    close_room(&room);
    assert_true(papers_open_fds() <= fds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_wanted_longest_ago_goes_first),
        cmocka_unit_test(the_wanted_stay_and_the_far_go),
        cmocka_unit_test(the_pinned_are_never_given_up),
        cmocka_unit_test(memory_of_one_size_is_used_again),
        cmocka_unit_test(each_size_is_used_again),
        cmocka_unit_test(the_next_part_takes_the_memory_of_the_last),
        cmocka_unit_test(what_comes_back_is_counted),
        cmocka_unit_test(sizes_beyond_reason_are_refused),
        cmocka_unit_test(the_nearest_size_stands_in),
        cmocka_unit_test(the_budget_holds_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
