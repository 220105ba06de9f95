/* Memory with one lifetime. An arena reserves its cap as address space at once and takes pages as they are
 * used, so what lives in it never moves; one finish frees all. Not thread-safe: one thread at a time. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena {
    unsigned char *base; /* NULL: nothing reserved */
    size_t used, cap;    /* bytes */
    size_t dirty;        /* bytes ever handed out: past these the pages are still zero */
};

/* False when the address space cannot be had. A zeroed arena may be finished. */
bool arena_init(struct arena *arena, size_t cap_bytes);
void arena_finish(struct arena *arena);

/* Zeroed memory for count things of `size`, or NULL when that passes the cap: a limit, not a crash. */
void *arena_alloc(struct arena *arena, size_t count, size_t size, size_t align);
#define ARENA_NEW(a, T, n) ((T *)arena_alloc((a), (size_t)(n), sizeof(T), _Alignof(T)))

/* Lets go of everything taken after `mark` (a former arena->used). */
void arena_rewind(struct arena *arena, size_t mark);

/* Grows a list that holds `count` things to hold one more, doubling its room inside the arena (the old room is
 * left behind until the arena ends). NULL when full; then the old list still stands. */
void *arena_grow(struct arena *arena, void *list, size_t count, size_t *cap, size_t size, size_t align);

#endif
