#include "app/watch.h"

#include "base/fs.h"

#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

enum {
    SCRATCH_BYTES = 64 << 20,
    FILES_MAX = 600,    /* more are not looked at in passing */
    ENTRIES_MAX = 40000 /* nor by anyone */
};

static uint64_t mix(uint64_t seed, const struct fs_entry *entry)
{
    uint64_t facts[2] = {(uint64_t)entry->bytes, (uint64_t)entry->changed_ns};
    seed = str_hash(entry->name, seed);
    return str_hash((struct str){(const char *)facts, sizeof facts}, seed);
}

static uint64_t stamp_of_folder(struct arena *scratch, const char *path, int files_max, int depth, bool *many)
{
    struct fs_list list;
    struct err err = {0};
    uint64_t stamp = 1;
    if (!fs_list(scratch, path, files_max, &list, &err)) {
        *many = *many || err.kind == ERR_LIMIT;
        return 0;
    }
    for (int i = 0; i < list.count && !*many; i++) {
        stamp = mix(stamp, &list.at[i]);
        if (list.at[i].kind == FS_DIR && depth > 0) {
            struct str below = fs_join(scratch, str_from(path), list.at[i].name);
            uint64_t part = below.at ? stamp_of_folder(scratch, below.at, files_max, depth - 1, many) : 0;
            stamp = stamp * 31 + part;
        }
    }
    return stamp;
}

static uint64_t stamp_of(struct arena *scratch, const char *path, int files_max, bool *many)
{
    struct stat st;
    *many = false;
    if (stat(path, &st) != 0)
        return 0;
    arena_rewind(scratch, 0);
    if (S_ISDIR(st.st_mode))
        return stamp_of_folder(scratch, path, files_max, 1, many);
    struct fs_entry entry = {.bytes = st.st_size,
                             .changed_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec};
    return mix((uint64_t)st.st_ino, &entry);
}

uint64_t watch_stamp(const char *path)
{
    struct arena scratch;
    bool many;
    if (!arena_init(&scratch, SCRATCH_BYTES))
        return 0;
    uint64_t stamp = stamp_of(&scratch, path, ENTRIES_MAX, &many);
    arena_finish(&scratch);
    return stamp;
}

/* Whether it is another than before, as far as that is seen in passing: among very many files it may well be. */
static bool looks_changed(struct watch *watch)
{
    bool many;
    uint64_t stamp = stamp_of(&watch->scratch, watch->path, FILES_MAX, &many);
    bool changed = many || stamp != watch->stamp;
    watch->stamp = stamp;
    return changed;
}

static void listen_to(struct watch *watch, const char *path)
{
    (void)inotify_add_watch(watch->fd, path,
                            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB);
}

/* File systems whose changes elsewhere the kernel does not hear of: NFS, SMB and CIFS, FUSE (many sticks), 9p, VirtualBox
 * shares. Numbers from statfs(2) and linux/magic.h. */
static bool is_silent(const char *path)
{
    static const uint32_t silent[] = {0x6969,     0x517B,     0xFF534D42, 0xFE534D42,
                                      0x65735546, 0x01021997, 0x786F4256};
    struct statfs fs;
    if (statfs(path, &fs) != 0)
        return true;
    for (size_t i = 0; i < COUNT_OF(silent); i++) {
        if ((uint32_t)fs.f_type == silent[i])
            return true;
    }
    return false;
}

/* A file is watched through its folder: editors replace files rather than write them. A folder of very many files is one
 * of pictures, and has no parts. */
static void listen_all(struct watch *watch)
{
    struct fs_list list;
    struct err err = {0};
    arena_rewind(&watch->scratch, 0);
    if (!fs_is_dir(watch->path)) {
        struct str name, folder = str_cut_last(str_from(watch->path), '/', &name);
        struct str copy = str_copy(&watch->scratch, folder);
        listen_to(watch, copy.len > 0 ? copy.at : watch->path[0] == '/' ? "/" : ".");
        return;
    }
    listen_to(watch, watch->path);
    if (!fs_names(&watch->scratch, watch->path, FILES_MAX, &list, &err))
        return;
    for (int i = 0; i < list.count; i++) {
        if (list.at[i].kind == FS_DIR)
            listen_to(watch, fs_join(&watch->scratch, str_from(watch->path), list.at[i].name).at);
    }
}

void watch_begin(struct watch *watch, const char *path, int64_t now_ms)
{
    *watch = (struct watch){.fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC), .look_ms = INT64_MAX};
    str_to_field(watch->path, sizeof watch->path, str_from(path));
    if (!arena_init(&watch->scratch, SCRATCH_BYTES))
        return;
    if (watch->fd >= 0)
        listen_all(watch);
    if (watch->fd < 0 || is_silent(path) || getenv("WAAIER_WATCH_LOOKS"))
        watch->look_ms = now_ms + WATCH_LOOK_MS;
    (void)looks_changed(watch);
}

void watch_end(struct watch *watch)
{
    if (watch->fd >= 0)
        close(watch->fd);
    arena_finish(&watch->scratch);
    *watch = (struct watch){.fd = -1};
}

static bool hears(struct watch *watch)
{
    char events[4096];
    bool any = false;
    while (watch->fd >= 0 && read(watch->fd, events, sizeof events) > 0)
        any = true;
    return any;
}

bool watch_poll(struct watch *watch, int64_t now_ms)
{
    if (!watch->path[0] || !watch->scratch.base)
        return false;
    if (hears(watch))
        watch->changed_ms = now_ms;
    if (!watch->changed_ms && now_ms >= watch->look_ms) {
        watch->look_ms = now_ms + WATCH_LOOK_MS;
        uint64_t before = watch->stamp;
        if (looks_changed(watch))
            watch->changed_ms = now_ms;
        watch->stamp = before; /* it is told when it is quiet */
    }
    if (!watch->changed_ms || now_ms < watch->changed_ms + WATCH_QUIET_MS)
        return false;
    watch->changed_ms = 0;
    bool changed = looks_changed(watch);
    if (changed && watch->fd >= 0)
        listen_all(watch); /* a part may be new */
    return changed;
}

int64_t watch_due_ms(const struct watch *watch)
{
    if (!watch->path[0])
        return INT64_MAX;
    return watch->changed_ms ? watch->changed_ms + WATCH_QUIET_MS : watch->look_ms;
}
