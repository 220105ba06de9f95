/* Shared memory that stays mapped from job to job: its owner hands out the same few pieces over and over, and the first touch of
 * each page of a new mapping costs more than drawing on it. */
#ifndef PAINTER_MAPS_H
#define PAINTER_MAPS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

enum { MAPS_MAX = 16 };

struct map {
    uint64_t device, inode; /* which memory; inode 0: this place is free */
    void *at;
    size_t bytes;
    uint64_t used;
};
struct maps {
    struct map at[MAPS_MAX];
    uint64_t tick;
};

/* The memory behind `fd` (as `st` says of it), writable, at least `bytes` of it; mapped now or before. NULL: no memory. Borrowed until
 * the next call, which may let go of the one used longest ago. */
void *maps_find(struct maps *maps, int fd, const struct stat *st, size_t bytes);
void maps_drop(struct maps *maps); /* all */

#endif
