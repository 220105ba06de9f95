#include "painter/maps.h"

#include <fcntl.h>
#include <sys/mman.h>

static void drop(struct map *map)
{
    if (map->at)
        (void)munmap(map->at, map->bytes);
    *map = (struct map){0};
}

void maps_drop(struct maps *maps)
{
    for (int i = 0; i < MAPS_MAX; i++)
        drop(&maps->at[i]);
}

void *maps_find(struct maps *maps, int fd, const struct stat *st, size_t bytes)
{
    struct map *place = &maps->at[0];
    for (int i = 0; i < MAPS_MAX; i++) {
        struct map *map = &maps->at[i];
        if (map->inode == st->st_ino && map->device == st->st_dev && map->bytes >= bytes) {
            map->used = ++maps->tick;
            return map->at;
        }
        if (map->used < place->used)
            place = map;
    }
    drop(place);
    /* All pages at once, and before they are mapped: a fault a page costs more than drawing on it. */
    (void)fallocate(fd, 0, 0, (off_t)bytes);
    void *at = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, fd, 0);
    if (at == MAP_FAILED)
        return NULL;
    *place = (struct map){
        .device = st->st_dev, .inode = st->st_ino, .at = at, .bytes = bytes, .used = ++maps->tick};
    return at;
}
