#include "app/placing.h"

#include <unistd.h>

enum { ROOM_BYTES = 8 << 20, FACE_BYTES = 1 << 20 };

static void *run(void *arg)
{
    struct placing *placing = arg;
    struct face_picture picture = {.size = placing->picture};
    bool has = placing->picture.w > 0 && placing->picture.h > 0;
    uint64_t one = 1;
    if (!face_words(&placing->face, has ? &picture : NULL, &placing->room, &placing->words,
                    &placing->blocks)) {
        placing->words = (struct face_words){0};
        placing->blocks = (struct face_blocks){0};
    }
    atomic_store_explicit(&placing->done, true, memory_order_release);
    if (placing->bell >= 0)
        (void)!write(placing->bell, &one, sizeof one);
    return NULL;
}

/* By way of the wire, as it goes to a painter: nothing of the deck is touched from there on. */
static bool copy(struct placing *placing, const struct face *face)
{
    struct wire_out out = {.at = ARENA_NEW(&placing->room, unsigned char, FACE_BYTES), .cap = FACE_BYTES};
    if (!out.at)
        return false;
    face_put(&out, face);
    struct wire_in in = {.at = out.at, .len = out.len};
    return !out.full && face_take(&in, &placing->room, &placing->face);
}

bool placing_start(struct placing *placing, const struct face *face, struct size_px picture, int bell)
{
    if (placing->running || (!placing->room.base && !arena_init(&placing->room, ROOM_BYTES)))
        return false;
    arena_rewind(&placing->room, 0);
    placing->words = (struct face_words){0};
    placing->blocks = (struct face_blocks){0};
    placing->picture = picture;
    placing->bell = bell;
    atomic_store_explicit(&placing->done, false, memory_order_relaxed);
    placing->running = copy(placing, face) && pthread_create(&placing->thread, NULL, run, placing) == 0;
    return placing->running;
}

bool placing_done(struct placing *placing)
{
    if (!placing->running || !atomic_load_explicit(&placing->done, memory_order_acquire))
        return false;
    (void)pthread_join(placing->thread, NULL);
    placing->running = false;
    return true;
}

void placing_finish(struct placing *placing)
{
    if (placing->running)
        (void)pthread_join(placing->thread, NULL);
    placing->running = false;
    arena_finish(&placing->room);
}
