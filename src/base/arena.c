/* The address space comes without a promise of memory (MAP_NORESERVE): the kernel gives a page, zeroed,
 * when it is first touched. So only what was handed out before needs clearing when it is handed out again. */
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

enum { GROW_FIRST = 8 };

/* Under the address sanitizer every allocation has a fence on both sides, and what was let go of may not be touched:
 * to the sanitizer an arena would otherwise be one large block in which anything goes. */
#ifdef WAAIER_FENCES
#include <sanitizer/asan_interface.h>
enum { FENCE_BYTES = 16, SHADOW_BYTES = 8 /* what the sanitizer tells apart */ };

static size_t behind_fence(size_t used)
{
    return (used + FENCE_BYTES + SHADOW_BYTES - 1) & ~(size_t)(SHADOW_BYTES - 1);
}

static size_t fence_end(const struct arena *arena, size_t used)
{
    return behind_fence(used) < arena->cap ? behind_fence(used) : arena->cap;
}

static void fence(struct arena *arena, size_t from, size_t to)
{
    ASAN_UNPOISON_MEMORY_REGION(arena->base + from, to - from);
    ASAN_POISON_MEMORY_REGION(arena->base + to, fence_end(arena, to) - to);
}

static void fence_off(struct arena *arena, size_t from, size_t to)
{
    ASAN_POISON_MEMORY_REGION(arena->base + from, to - from);
}

/* Or who is given these addresses next would trip over them. */
static void unfence(struct arena *arena)
{
    ASAN_UNPOISON_MEMORY_REGION(arena->base, fence_end(arena, arena->dirty));
}
#else
static size_t behind_fence(size_t used)
{
    return used;
}

static void fence(struct arena *arena, size_t from, size_t to)
{
    (void)arena, (void)from, (void)to;
}

static void fence_off(struct arena *arena, size_t from, size_t to)
{
    (void)arena, (void)from, (void)to;
}

static void unfence(struct arena *arena)
{
    (void)arena;
}
#endif

bool arena_init(struct arena *arena, size_t cap_bytes)
{
    *arena = (struct arena){0};
    if (cap_bytes == 0)
        return true;
    void *base =
        mmap(NULL, cap_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base == MAP_FAILED)
        return false;
    *arena = (struct arena){.base = base, .cap = cap_bytes};
    return true;
}

void arena_finish(struct arena *arena)
{
    if (arena->base) {
        unfence(arena);
        munmap(arena->base, arena->cap);
    }
    *arena = (struct arena){0};
}

void *arena_alloc(struct arena *arena, size_t count, size_t size, size_t align)
{
    assert(size > 0 && align > 0 && (align & (align - 1)) == 0);
    size_t behind = arena->used > 0 && count > 0 ? behind_fence(arena->used) : arena->used;
    size_t pad = behind - arena->used + ((align - (behind & (align - 1))) & (align - 1));
    if (!arena->base || pad > arena->cap - arena->used)
        return NULL;
    size_t start = arena->used + pad;
    if (count > (arena->cap - start) / size)
        return NULL;
    size_t end = start + count * size;
    fence(arena, start, end);
    if (start < arena->dirty)
        memset(arena->base + start, 0, (end < arena->dirty ? end : arena->dirty) - start);
    if (end > arena->dirty)
        arena->dirty = end;
    arena->used = end;
    return arena->base + start;
}

void arena_rewind(struct arena *arena, size_t mark)
{
    assert(mark <= arena->used);
    fence_off(arena, mark, arena->used);
    arena->used = mark;
}

void *arena_grow(struct arena *arena, void *list, size_t count, size_t *cap, size_t size, size_t align)
{
    assert(count <= *cap);
    if (count < *cap)
        return list;
    if (*cap > SIZE_MAX / 2)
        return NULL;
    size_t room = *cap > 0 ? *cap * 2 : GROW_FIRST;
    void *grown = arena_alloc(arena, room, size, align);
    if (!grown)
        return NULL;
    if (count > 0)
        memcpy(grown, list, count * size);
    *cap = room;
    return grown;
}
