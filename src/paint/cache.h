/* Pictures that have been painted, under a budget of bytes. Holds shared memory; knows nothing of painters. What is
 * wanted first stays, what was wanted longest ago goes first, and memory of one size is used again: fresh pages cost
 * more than painting on them. Private to src/paint. */
#ifndef PAINT_CACHE_H
#define PAINT_CACHE_H

#include "base/arena.h"
#include "base/pixels.h"
#include "paint/key.h"

#include <limits.h>

enum {
    CACHE_PICTURES_MAX = 8192,
    CACHE_BUCKETS = 4096, /* a power of two */
    CACHE_SPARES_MAX = 8,
    CACHE_FDS_MAX = 256, /* descriptors kept for using memory again; those of small pictures are closed */
    CACHE_UNWANTED = INT_MAX,
};

/* Shared memory for one picture: sealed against growing and shrinking, so that reading it cannot fault. */
struct buffer {
    int fd;             /* -1: not kept */
    const uint32_t *at; /* NULL: none; mapped for reading */
    size_t bytes;       /* whole pages */
    bool near;          /* its pages have been touched by us */
};

/* The layout of a part in a buffer. */
struct buffer_shape {
    int w_px, h_px, stride_px;
    size_t bytes;
};
/* False: not a size anything is painted at. */
bool buffer_shape_of(const struct paint_key *key, struct buffer_shape *out);

struct picture {
    struct paint_key key;
    struct buffer buffer; /* at NULL: this place is free */
    int rank;             /* place among what is wanted, or CACHE_UNWANTED */
    uint64_t used;        /* when it was last wanted: higher is later */
    int next;             /* in its bucket or the list of free places; -1: last */
};

struct cache {
    struct picture *pictures; /* CACHE_PICTURES_MAX of them */
    int buckets[CACHE_BUCKETS];
    int free_first, high, count; /* `high`: places beyond this were never used */
    struct buffer spares[CACHE_SPARES_MAX];
    int spare_count, fd_count;
    int pinned;
    int64_t bytes, bytes_max; /* `bytes` counts what is lent out and the spares too */
    uint64_t tick;
};

bool cache_init(struct cache *cache, struct arena *arena, int64_t bytes_max);
void cache_finish(struct cache *cache);

/* NULL when it is not there. Borrowed until the next call that changes the cache. */
const struct picture *cache_find(const struct cache *cache, const struct paint_key *key);
/* The nearest in size of the same face, whole. NULL: none. */
const struct picture *cache_nearest(const struct cache *cache, const struct paint_key *key);

/* Forgets all ranks; then those wanted get theirs. The first `pinned` ranks are never given up. */
void cache_begin_ranks(struct cache *cache, int pinned);
/* False when it is not there. */
bool cache_rank(struct cache *cache, const struct paint_key *key, int rank);

/* Gives up the least wanted until the budget holds; the pinned stay. */
void cache_trim(struct cache *cache);

/* Room for a picture of this rank, at the cost of less wanted ones: lent until cache_put or cache_give_back. False when
 * there is none, or the system has no memory. */
bool cache_lend(struct cache *cache, size_t bytes, int rank, struct buffer *out);
void cache_put(struct cache *cache, const struct paint_key *key, struct buffer buffer, int rank);
/* `reuse` false: someone may still be writing in it. */
void cache_give_back(struct cache *cache, struct buffer buffer, bool reuse);

#endif
