#include "paint/cache.h"

#include <assert.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/memory.h"
#include "paint/protocol.h"

enum {
    PAGE_BYTES = 4096,
    ROW_PX = 4,                 /* rows begin at whole vectors */
    KEPT_BYTES_MIN = 512 << 10, /* smaller ones are not worth a descriptor */
};

bool buffer_shape_of(const struct paint_key *key, struct buffer_shape *out)
{
    bool whole = key->part_w_px == 0;
    int w = whole ? key->w_px : key->part_w_px;
    int h = whole ? key->h_px : key->part_h_px;
    if (key->w_px < 1 || key->h_px < 1 || w < 1 || h < 1 || w > PROTOCOL_SIDE_MAX || h > PROTOCOL_SIDE_MAX)
        return false;
    int stride = (w + ROW_PX - 1) / ROW_PX * ROW_PX;
    if ((int64_t)stride * h > PROTOCOL_PIXELS_MAX)
        return false;
    size_t bytes = (size_t)stride * (size_t)h * sizeof(uint32_t);
    *out = (struct buffer_shape){w, h, stride, (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES};
    return true;
}

static bool buffer_make(size_t bytes, struct buffer *out)
{
    int fd = memfd_create("waaier-pixels", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    void *at = MAP_FAILED;
    if (fd >= 0 && ftruncate(fd, (off_t)bytes) == 0 &&
        fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
        at = mmap(NULL, bytes, PROT_READ, MAP_SHARED, fd, 0);
    if (at == MAP_FAILED) {
        if (fd >= 0)
            (void)close(fd);
        return false;
    }
    *out = (struct buffer){.fd = fd, .at = at, .bytes = bytes};
    return true;
}

static void buffer_free(struct cache *cache, struct buffer *buffer)
{
    if (!buffer->at)
        return;
    (void)munmap((void *)(uintptr_t)buffer->at, buffer->bytes);
    if (buffer->fd >= 0) {
        (void)close(buffer->fd);
        cache->fd_count--;
    }
    cache->bytes -= (int64_t)buffer->bytes;
    *buffer = (struct buffer){.fd = -1};
}

bool cache_init(struct cache *cache, struct arena *arena, int64_t bytes_max)
{
    *cache = (struct cache){.bytes_max = bytes_max, .free_first = -1};
    for (int i = 0; i < CACHE_BUCKETS; i++)
        cache->buckets[i] = -1;
    cache->pictures = ARENA_NEW(arena, struct picture, CACHE_PICTURES_MAX);
    return cache->pictures != NULL;
}

void cache_finish(struct cache *cache)
{
    for (int i = 0; i < cache->high; i++)
        buffer_free(cache, &cache->pictures[i].buffer);
    while (cache->spare_count > 0)
        buffer_free(cache, &cache->spares[--cache->spare_count]);
    assert(cache->bytes == 0 && cache->fd_count == 0); /* what was lent has come back */
    *cache = (struct cache){.free_first = -1};
}

static int bucket_of(const struct paint_key *key)
{
    return (int)(paint_key_face_hash(key) & (CACHE_BUCKETS - 1)); /* all sizes of a face in one */
}

static int find(const struct cache *cache, const struct paint_key *key)
{
    int at = cache->buckets[bucket_of(key)];
    while (at >= 0 && !paint_key_eq(&cache->pictures[at].key, key))
        at = cache->pictures[at].next;
    return at;
}

const struct picture *cache_find(const struct cache *cache, const struct paint_key *key)
{
    int at = cache->pictures ? find(cache, key) : -1;
    return at >= 0 ? &cache->pictures[at] : NULL;
}

const struct picture *cache_nearest(const struct cache *cache, const struct paint_key *key)
{
    const struct picture *best = NULL;
    int best_off = 0;
    for (int at = cache->buckets[bucket_of(key)]; at >= 0; at = cache->pictures[at].next) {
        const struct picture *picture = &cache->pictures[at];
        int off = abs(picture->key.w_px - key->w_px);
        if (picture->key.part_w_px != 0 || !paint_key_same_face(&picture->key, key))
            continue;
        if (!best || off < best_off || (off == best_off && picture->key.w_px > best->key.w_px)) {
            best = picture;
            best_off = off;
        }
    }
    return best;
}

static void unlink_picture(struct cache *cache, int at)
{
    int *link = &cache->buckets[bucket_of(&cache->pictures[at].key)];
    while (*link != at)
        link = &cache->pictures[*link].next;
    *link = cache->pictures[at].next;
    cache->pictures[at].next = cache->free_first;
    cache->free_first = at;
    cache->count--;
}

/* Its memory is the caller's from here. */
static struct buffer take_out(struct cache *cache, int at)
{
    struct buffer buffer = cache->pictures[at].buffer;
    unlink_picture(cache, at);
    cache->pictures[at].buffer = (struct buffer){.fd = -1};
    return buffer;
}

void cache_begin_ranks(struct cache *cache, int pinned)
{
    cache->pinned = pinned;
    cache->tick++;
    for (int i = 0; i < cache->high; i++)
        cache->pictures[i].rank = CACHE_UNWANTED;
}

bool cache_rank(struct cache *cache, const struct paint_key *key, int rank)
{
    int at = find(cache, key);
    if (at < 0)
        return false;
    struct picture *picture = &cache->pictures[at];
    if (picture->rank > rank) /* listed twice: the first counts */
        picture->rank = rank;
    picture->used = cache->tick;
    return true;
}

static bool goes_before(const struct picture *a, const struct picture *b)
{
    return a->rank != b->rank ? a->rank > b->rank : a->used < b->used;
}

/* The picture that is missed least, among those less wanted than `rank`; -1: none. */
static int least_wanted(const struct cache *cache, int rank)
{
    int worst = -1;
    for (int i = 0; i < cache->high; i++) {
        const struct picture *picture = &cache->pictures[i];
        if (!picture->buffer.at || picture->rank < cache->pinned)
            continue;
        if (picture->rank != CACHE_UNWANTED && picture->rank <= rank)
            continue;
        if (worst < 0 || goes_before(picture, &cache->pictures[worst]))
            worst = i;
    }
    return worst;
}

static bool take_spare(struct cache *cache, size_t bytes, struct buffer *out)
{
    for (int i = 0; i < cache->spare_count; i++) {
        if (cache->spares[i].bytes != bytes || cache->spares[i].fd < 0)
            continue;
        *out = cache->spares[i];
        cache->spares[i] = cache->spares[--cache->spare_count];
        return true;
    }
    return false;
}

/* A part of a page that is no longer seen is worth less than its memory, which is mapped and paid for. */
static bool take_part(struct cache *cache, size_t bytes, struct buffer *out)
{
    int oldest = -1;
    for (int i = 0; i < cache->high; i++) {
        const struct picture *picture = &cache->pictures[i];
        bool fits = picture->buffer.at && picture->buffer.bytes == bytes && picture->buffer.fd >= 0;
        if (!fits || picture->key.part_w_px == 0 || picture->rank != CACHE_UNWANTED)
            continue;
        if (oldest < 0 || picture->used < cache->pictures[oldest].used)
            oldest = i;
    }
    if (oldest >= 0)
        *out = take_out(cache, oldest);
    return oldest >= 0;
}

/* Where pictures come in several sizes the one that is missed least is seldom of the right one, and fresh memory costs more than a
 * page one might go back to: of those that nobody wants the oldest of that size. */
static bool take_same_size(struct cache *cache, size_t bytes, struct buffer *out)
{
    int oldest = -1;
    for (int i = 0; i < cache->high; i++) {
        const struct picture *picture = &cache->pictures[i];
        bool fits = picture->buffer.at && picture->buffer.bytes == bytes && picture->buffer.fd >= 0;
        if (fits && picture->rank == CACHE_UNWANTED &&
            (oldest < 0 || picture->used < cache->pictures[oldest].used))
            oldest = i;
    }
    if (oldest >= 0)
        *out = take_out(cache, oldest);
    return oldest >= 0;
}

bool cache_lend(struct cache *cache, size_t bytes, int rank, struct buffer *out)
{
    bool full = cache->bytes <= cache->bytes_max && cache->bytes + (int64_t)bytes > cache->bytes_max;
    if (take_spare(cache, bytes, out) || take_part(cache, bytes, out) ||
        (full && take_same_size(cache, bytes, out)))
        return true;
    while (cache->bytes + (int64_t)bytes > cache->bytes_max) {
        if (cache->spare_count > 0) {
            buffer_free(cache, &cache->spares[--cache->spare_count]);
            continue;
        }
        int at = least_wanted(cache, rank);
        if (at < 0 && rank >= cache->pinned)
            return false;
        if (at < 0)
            break; /* what must be on screen is painted whatever the budget says */
        struct buffer freed = take_out(cache, at);
        if (freed.bytes == bytes && freed.fd >= 0 && cache->bytes <= cache->bytes_max) {
            *out = freed;
            return true;
        }
        buffer_free(cache, &freed);
    }
    if (!buffer_make(bytes, out))
        return false;
    cache->bytes += (int64_t)bytes;
    cache->fd_count++;
    return true;
}

void cache_trim(struct cache *cache)
{
    while (cache->bytes > cache->bytes_max) {
        struct buffer freed;
        if (cache->spare_count > 0) {
            freed = cache->spares[--cache->spare_count];
        } else {
            int at = least_wanted(cache, cache->pinned - 1);
            if (at < 0)
                return;
            freed = take_out(cache, at);
        }
        buffer_free(cache, &freed);
    }
}

static void close_surplus_fd(struct cache *cache, struct buffer *buffer)
{
    if (buffer->fd < 0 || (buffer->bytes >= KEPT_BYTES_MIN && cache->fd_count <= CACHE_FDS_MAX))
        return;
    (void)close(buffer->fd);
    buffer->fd = -1;
    cache->fd_count--;
}

void cache_put(struct cache *cache, const struct paint_key *key, struct buffer buffer, int rank)
{
    assert(buffer.at && find(cache, key) < 0);
    if (!buffer.near) /* what a painter wrote is not in our page tables yet */
        memory_bring_near(buffer.at, buffer.bytes, false);
    buffer.near = true;
    if (cache->free_first < 0 && cache->high == CACHE_PICTURES_MAX) {
        int worst = least_wanted(cache, rank);
        if (worst < 0) {
            cache_give_back(cache, buffer, true);
            return;
        }
        struct buffer freed = take_out(cache, worst);
        cache_give_back(cache, freed, true);
    }
    int at = cache->free_first;
    if (at >= 0)
        cache->free_first = cache->pictures[at].next;
    else
        at = cache->high++;
    close_surplus_fd(cache, &buffer);
    int *bucket = &cache->buckets[bucket_of(key)];
    cache->pictures[at] =
        (struct picture){.key = *key, .buffer = buffer, .rank = rank, .used = cache->tick, .next = *bucket};
    *bucket = at;
    cache->count++;
}

void cache_give_back(struct cache *cache, struct buffer buffer, bool reuse)
{
    if (reuse && buffer.fd >= 0 && cache->spare_count < CACHE_SPARES_MAX && cache->bytes <= cache->bytes_max)
        cache->spares[cache->spare_count++] = buffer;
    else
        buffer_free(cache, &buffer);
}
