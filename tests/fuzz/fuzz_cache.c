/* The cache of painted pictures, any row of wishes: each byte is a wish (lend, put, give back, rank, trim, find) and its
 * arguments. After each of them: its bytes are those it holds, lent and spare, counted one by one; no picture is there
 * twice; nothing passes the budget but what is pinned or lent; and everything comes back at the end. */
#include "paint/cache.h"

#include "fuzz.h"

enum { LENT_MAX = 8, CONTENTS = 40, BUDGET_BYTES = 1 << 20, ARENA_BYTES = 8 << 20, STEPS_MAX = 400 };

struct lent {
    struct buffer buffer;
    struct paint_key key;
    int rank;
};
struct room {
    struct cache cache;
    struct lent lent[LENT_MAX];
    int lent_count;
};

/* Four sizes: two below what keeps a descriptor, two above. */
static struct paint_key key_of(unsigned number)
{
    static const int sides[] = {32, 100, 400, 401};
    int side = sides[number / CONTENTS % COUNT_OF(sides)];
    return (struct paint_key){.content = 1 + number % CONTENTS, .w_px = side, .h_px = side};
}

static void spares_hold(const struct cache *cache, int64_t *bytes, int *fds)
{
    EXPECT(cache->spare_count >= 0 && cache->spare_count <= CACHE_SPARES_MAX, "%d spares",
           cache->spare_count);
    for (int i = 0; i < cache->spare_count; i++) {
        EXPECT(cache->spares[i].at && cache->spares[i].fd >= 0, "a spare that cannot be used");
        *bytes += (int64_t)cache->spares[i].bytes;
        *fds += 1;
    }
}

static void room_holds(const struct room *room)
{
    const struct cache *cache = &room->cache;
    int64_t bytes = 0, free_to_go = 0;
    int fds = 0, count = 0;
    for (int i = 0; i < cache->high; i++) {
        const struct picture *picture = &cache->pictures[i];
        if (!picture->buffer.at)
            continue;
        count++;
        bytes += (int64_t)picture->buffer.bytes;
        fds += picture->buffer.fd >= 0;
        free_to_go += picture->rank >= cache->pinned ? (int64_t)picture->buffer.bytes : 0;
        EXPECT(cache_find(cache, &picture->key) == picture, "a picture is there twice, or is not found");
    }
    for (int i = 0; i < room->lent_count; i++) {
        bytes += (int64_t)room->lent[i].buffer.bytes;
        fds += room->lent[i].buffer.fd >= 0;
    }
    spares_hold(cache, &bytes, &fds);
    EXPECT(count == cache->count, "%d pictures, %d counted", count, cache->count);
    EXPECT(bytes == cache->bytes, "%lld bytes, %lld counted", (long long)bytes, (long long)cache->bytes);
    EXPECT(fds == cache->fd_count, "%d descriptors, %d counted", fds, cache->fd_count);
    EXPECT(free_to_go <= cache->bytes, "more goes than there is");
}

static void lend(struct room *room, unsigned number, int rank)
{
    struct buffer_shape shape;
    if (room->lent_count == LENT_MAX)
        return;
    struct lent *lent = &room->lent[room->lent_count];
    *lent = (struct lent){.key = key_of(number), .rank = rank};
    bool shaped = buffer_shape_of(&lent->key, &shape);
    EXPECT(shaped, "no shape");
    int64_t before = room->cache.bytes;
    if (cache_find(&room->cache, &lent->key))
        return;
    for (int i = 0; i < room->lent_count; i++) {
        if (paint_key_eq(&room->lent[i].key, &lent->key))
            return; /* who paints asks for one picture once */
    }
    if (!cache_lend(&room->cache, shape.bytes, rank, &lent->buffer))
        return;
    EXPECT(lent->buffer.bytes == shape.bytes && lent->buffer.fd >= 0, "lent what was not asked for");
    EXPECT(room->cache.bytes <= room->cache.bytes_max || rank < room->cache.pinned ||
               room->cache.bytes <= before,
           "%lld bytes, past the budget, for rank %d", (long long)room->cache.bytes, rank);
    room->lent_count++;
}

static void bring_back(struct room *room, bool painted)
{
    if (room->lent_count == 0)
        return;
    struct lent *lent = &room->lent[--room->lent_count];
    if (painted)
        cache_put(&room->cache, &lent->key, lent->buffer, lent->rank);
    else
        cache_give_back(&room->cache, lent->buffer, lent->rank % 2 == 0);
}

static void trim(struct room *room)
{
    int64_t lent = 0, pinned = 0;
    cache_trim(&room->cache);
    for (int i = 0; i < room->lent_count; i++)
        lent += (int64_t)room->lent[i].buffer.bytes;
    for (int i = 0; i < room->cache.high; i++) {
        const struct picture *picture = &room->cache.pictures[i];
        if (picture->buffer.at && picture->rank < room->cache.pinned)
            pinned += (int64_t)picture->buffer.bytes;
    }
    EXPECT(room->cache.bytes <= room->cache.bytes_max || room->cache.bytes == lent + pinned,
           "%lld bytes stay after a trim", (long long)room->cache.bytes);
}

/* Ranks as the schedule gives them: a list in which a picture may stand twice. */
static void want(struct room *room, struct taker *taker)
{
    int count = take_byte(taker) % 12;
    cache_begin_ranks(&room->cache, take_byte(taker) % 4);
    for (int i = 0; i < count; i++) {
        struct paint_key key = key_of(take_byte(taker));
        bool there = cache_find(&room->cache, &key) != NULL;
        EXPECT(cache_rank(&room->cache, &key, i) == there, "a rank for what is not there");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena arena;
    struct taker taker = {data, size};
    struct room room = {.lent_count = 0};
    if (!arena.base)
        EXPECT(arena_init(&arena, ARENA_BYTES), "no memory");
    arena_rewind(&arena, 0);
    EXPECT(cache_init(&room.cache, &arena, BUDGET_BYTES), "no memory");
    for (int step = 0; step < STEPS_MAX && taker.left > 0; step++) {
        switch (take_byte(&taker) % 6) {
        case 0:
        case 1: lend(&room, take_byte(&taker), take_byte(&taker) % 16); break;
        case 2: bring_back(&room, true); break;
        case 3: bring_back(&room, false); break;
        case 4: want(&room, &taker); break;
        default: trim(&room); break;
        }
        room_holds(&room);
    }
    while (room.lent_count > 0)
        bring_back(&room, false);
    cache_finish(&room.cache);
    return 0;
}
