#include "journal/power.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"

enum { FILES_MAX = 8, PENDING_MAX = 4096, SECTOR_BYTES = 512 };

/* What a file is for certain, and what was done to it since. */
struct image {
    unsigned char *at;
    size_t len;
};
struct pending {
    size_t offset, len;
    unsigned char *bytes; /* NULL: it was cut off there */
};
struct disk_file {
    char path[512];
    bool certain; /* its name too */
    struct image synced;
    struct pending pending[PENDING_MAX];
    int pending_count;
};
struct disk {
    sqlite3_vfs vfs; /* must be first */
    sqlite3_vfs *real;
    pthread_mutex_t lock;
    struct disk_file *files[FILES_MAX];
    int file_count;
    struct rng rng;
    int deeds_left;
    bool gone;
    void (*then)(void *ctx);
    void *ctx;
};
struct open_file {
    sqlite3_file base; /* must be first */
    struct disk_file *on;
    sqlite3_file *real; /* behind this struct */
};

static struct disk *disk(void)
{
    return (struct disk *)sqlite3_vfs_find("power");
}

static struct open_file *ours(sqlite3_file *file)
{
    return (struct open_file *)file;
}

/* ---- images */

static void image_write(struct image *image, size_t offset, const unsigned char *bytes, size_t len)
{
    if (offset + len > image->len) {
        unsigned char *at = realloc(image->at, offset + len);
        if (!at)
            abort();
        memset(at + image->len, 0, offset + len - image->len);
        image->at = at;
        image->len = offset + len;
    }
    memcpy(image->at + offset, bytes, len);
}

static void image_do(struct image *image, const struct pending *pending, size_t len)
{
    if (pending->bytes)
        image_write(image, pending->offset, pending->bytes, len);
    else if (pending->offset < image->len)
        image->len = pending->offset;
}

static void forget_pending(struct disk_file *file)
{
    for (int i = 0; i < file->pending_count; i++)
        free(file->pending[i].bytes);
    file->pending_count = 0;
}

static void add_pending(struct disk_file *file, size_t offset, const void *bytes, size_t len)
{
    struct pending *pending = &file->pending[file->pending_count];
    if (file->pending_count == PENDING_MAX)
        abort(); /* a sync comes long before */
    *pending = (struct pending){.offset = offset, .len = len};
    if (bytes) {
        pending->bytes = malloc(len ? len : 1);
        if (!pending->bytes)
            abort();
        memcpy(pending->bytes, bytes, len);
    }
    file->pending_count++;
}

static struct disk_file *file_of(struct disk *disk, const char *path)
{
    for (int i = 0; i < disk->file_count; i++)
        if (strcmp(disk->files[i]->path, path) == 0)
            return disk->files[i];
    if (disk->file_count == FILES_MAX)
        abort();
    struct disk_file *file = calloc(1, sizeof *file);
    if (!file)
        abort();
    (void)snprintf(file->path, sizeof file->path, "%s", path);
    disk->files[disk->file_count++] = file;
    return file;
}

/* ---- the power goes */

/* Any of what was not synced, in any order a disk may choose: here each piece by itself or not, and one of them torn at a sector. */
static void leave(struct disk *disk, const struct disk_file *file)
{
    struct image left = {0};
    char path[600];
    (void)snprintf(path, sizeof path, "%s.left", file->path);
    if (file->synced.len > 0)
        image_write(&left, 0, file->synced.at, file->synced.len);
    for (int i = 0; i < file->pending_count; i++) {
        const struct pending *pending = &file->pending[i];
        size_t len = pending->len;
        uint32_t chance = rng_below(&disk->rng, 4);
        if (chance == 0)
            continue;
        if (chance == 1 && pending->bytes)
            len = len / SECTOR_BYTES * rng_below(&disk->rng, 2) * SECTOR_BYTES;
        image_do(&left, pending, len);
    }
    FILE *out = fopen(path, "wb");
    if (!out || (left.len > 0 && fwrite(left.at, 1, left.len, out) != left.len) || fclose(out) != 0)
        abort();
    free(left.at);
}

/* With the lock held. */
static void deed(struct disk *disk)
{
    if (disk->gone || --disk->deeds_left > 0)
        return;
    disk->gone = true;
    disk->then(disk->ctx);
    for (int i = 0; i < disk->file_count; i++)
        if (disk->files[i]->certain)
            leave(disk, disk->files[i]);
}

/* ---- what SQLite asks of a file */

static int x_close(sqlite3_file *file)
{
    return ours(file)->real->pMethods->xClose(ours(file)->real);
}

static int x_read(sqlite3_file *file, void *out, int len, sqlite3_int64 offset)
{
    return ours(file)->real->pMethods->xRead(ours(file)->real, out, len, offset);
}

static int x_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 offset)
{
    struct disk *on = disk();
    int code = ours(file)->real->pMethods->xWrite(ours(file)->real, bytes, len, offset);
    if (code == SQLITE_OK) {
        pthread_mutex_lock(&on->lock);
        add_pending(ours(file)->on, (size_t)offset, bytes, (size_t)len);
        deed(on);
        pthread_mutex_unlock(&on->lock);
    }
    return code;
}

static int x_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    struct disk *on = disk();
    int code = ours(file)->real->pMethods->xTruncate(ours(file)->real, size);
    if (code == SQLITE_OK) {
        pthread_mutex_lock(&on->lock);
        add_pending(ours(file)->on, (size_t)size, NULL, 0);
        deed(on);
        pthread_mutex_unlock(&on->lock);
    }
    return code;
}

static int x_sync(sqlite3_file *file, int flags)
{
    struct disk *on = disk();
    struct disk_file *of = ours(file)->on;
    (void)flags; /* the real disk need not do it */
    pthread_mutex_lock(&on->lock);
    deed(on); /* it may go while it syncs: then that was not done yet */
    for (int i = 0; i < of->pending_count; i++)
        image_do(&of->synced, &of->pending[i], of->pending[i].len);
    forget_pending(of);
    of->certain = true;
    pthread_mutex_unlock(&on->lock);
    return SQLITE_OK;
}

static int x_file_size(sqlite3_file *file, sqlite3_int64 *out)
{
    return ours(file)->real->pMethods->xFileSize(ours(file)->real, out);
}

static int x_lock(sqlite3_file *file, int level)
{
    return ours(file)->real->pMethods->xLock(ours(file)->real, level);
}

static int x_unlock(sqlite3_file *file, int level)
{
    return ours(file)->real->pMethods->xUnlock(ours(file)->real, level);
}

static int x_check_reserved(sqlite3_file *file, int *out)
{
    return ours(file)->real->pMethods->xCheckReservedLock(ours(file)->real, out);
}

static int x_control(sqlite3_file *file, int op, void *arg)
{
    return ours(file)->real->pMethods->xFileControl(ours(file)->real, op, arg);
}

static int x_sector_size(sqlite3_file *file)
{
    (void)file;
    return SECTOR_BYTES;
}

/* None that would spare a sync. */
static int x_characteristics(sqlite3_file *file)
{
    (void)file;
    return 0;
}

static int x_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return ours(file)->real->pMethods->xShmMap(ours(file)->real, page, size, extend, out);
}

static int x_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return ours(file)->real->pMethods->xShmLock(ours(file)->real, offset, count, flags);
}

static void x_shm_barrier(sqlite3_file *file)
{
    ours(file)->real->pMethods->xShmBarrier(ours(file)->real);
}

static int x_shm_unmap(sqlite3_file *file, int remove)
{
    return ours(file)->real->pMethods->xShmUnmap(ours(file)->real, remove);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = x_close,
    .xRead = x_read,
    .xWrite = x_write,
    .xTruncate = x_truncate,
    .xSync = x_sync,
    .xFileSize = x_file_size,
    .xLock = x_lock,
    .xUnlock = x_unlock,
    .xCheckReservedLock = x_check_reserved,
    .xFileControl = x_control,
    .xSectorSize = x_sector_size,
    .xDeviceCharacteristics = x_characteristics,
    .xShmMap = x_shm_map,
    .xShmLock = x_shm_lock,
    .xShmBarrier = x_shm_barrier,
    .xShmUnmap = x_shm_unmap,
};

static int x_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
    struct disk *on = (struct disk *)vfs;
    struct open_file *open = ours(file);
    open->real = (sqlite3_file *)(open + 1);
    int code = on->real->xOpen(on->real, path, open->real, flags, out_flags);
    open->base.pMethods = code == SQLITE_OK ? &methods : NULL;
    if (code == SQLITE_OK && path) {
        pthread_mutex_lock(&on->lock);
        open->on = file_of(on, path);
        pthread_mutex_unlock(&on->lock);
    }
    return code;
}

static int x_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
    struct disk *on = (struct disk *)vfs;
    int code = on->real->xDelete(on->real, path, sync_folder);
    pthread_mutex_lock(&on->lock);
    struct disk_file *file = file_of(on, path);
    deed(on);
    forget_pending(file);
    file->synced.len = 0;
    file->certain = false;
    pthread_mutex_unlock(&on->lock);
    return code;
}

static int x_access(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
    struct disk *on = (struct disk *)vfs;
    return on->real->xAccess(on->real, path, flags, out);
}

static int x_full_path(sqlite3_vfs *vfs, const char *path, int cap, char *out)
{
    struct disk *on = (struct disk *)vfs;
    return on->real->xFullPathname(on->real, path, cap, out);
}

bool power_begin(uint64_t seed, int at, void (*then)(void *ctx), void *ctx)
{
    sqlite3_vfs *real = sqlite3_vfs_find("unix");
    struct disk *on = calloc(1, sizeof *on);
    if (!real || !on) {
        free(on);
        return false;
    }
    on->vfs = *real;
    on->vfs.szOsFile = (int)sizeof(struct open_file) + real->szOsFile;
    on->vfs.zName = "power";
    on->vfs.pNext = NULL;
    on->vfs.pAppData = NULL;
    on->vfs.xOpen = x_open;
    on->vfs.xDelete = x_delete;
    on->vfs.xAccess = x_access;
    on->vfs.xFullPathname = x_full_path;
    on->real = real;
    on->rng.seed = seed;
    on->deeds_left = at;
    on->then = then;
    on->ctx = ctx;
    (void)pthread_mutex_init(&on->lock, NULL);
    return sqlite3_vfs_register(&on->vfs, 1) == SQLITE_OK;
}

bool power_end(void)
{
    struct disk *on = disk();
    bool gone = on->gone;
    (void)sqlite3_vfs_unregister(&on->vfs);
    (void)sqlite3_vfs_register(on->real, 1);
    for (int i = 0; i < on->file_count; i++) {
        forget_pending(on->files[i]);
        free(on->files[i]->synced.at);
        free(on->files[i]);
    }
    (void)pthread_mutex_destroy(&on->lock);
    free(on);
    return gone;
}
