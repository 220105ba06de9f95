#include "paint/shelf.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/log.h"

enum { FILES_MAX = 1 << 16 };

void shelf_init(struct shelf *shelf, const char *dir, struct str build)
{
    struct err err = {0};
    *shelf = (struct shelf){.build = str_hash(build, 1), .dir = -1, .out_fd = -1};
    if (!dir || !dir[0])
        return;
    if (!fs_make_dirs(dir, &err)) {
        log_line(LOG_INFO, "%s", err.text);
        return;
    }
    shelf->dir = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static void name_of(const struct shelf *shelf, const struct paint_key *key, char out[SHELF_NAME_BYTES])
{
    (void)snprintf(out, SHELF_NAME_BYTES, "%016llx.png",
                   (unsigned long long)(paint_key_hash(key) ^ shelf->build));
}

bool shelf_takes(const struct shelf *shelf, const struct paint_key *key)
{
    return shelf->dir >= 0 && key->part_w_px == 0 && key->w_px <= SHELF_SIDE_MAX &&
           key->h_px <= SHELF_SIDE_MAX;
}

int shelf_open(const struct shelf *shelf, const struct paint_key *key)
{
    char name[SHELF_NAME_BYTES];
    name_of(shelf, key, name);
    return openat(shelf->dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
}

void shelf_drop(const struct shelf *shelf, const struct paint_key *key)
{
    char name[SHELF_NAME_BYTES];
    name_of(shelf, key, name);
    (void)unlinkat(shelf->dir, name, 0);
}

void shelf_add(struct shelf *shelf, const struct paint_key *key, int pixels_fd)
{
    if (shelf->waiting_count == SHELF_WAITING_MAX || pixels_fd < 0)
        return;
    int own = fcntl(pixels_fd, F_DUPFD_CLOEXEC, 0);
    if (own >= 0)
        shelf->waiting[shelf->waiting_count++] = (struct shelf_entry){*key, own};
}

bool shelf_begin(struct shelf *shelf, struct shelf_entry *out)
{
    if (shelf->waiting_count == 0 || shelf->out_fd >= 0)
        return false;
    *out = shelf->waiting[0];
    memmove(shelf->waiting, shelf->waiting + 1, (size_t)--shelf->waiting_count * sizeof *out);
    shelf->out_fd = openat(shelf->dir, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (shelf->out_fd >= 0)
        return true;
    (void)close(out->pixels_fd); /* a file system that cannot do this keeps nothing */
    return false;
}

void shelf_end(struct shelf *shelf, const struct paint_key *key, bool whole)
{
    char name[SHELF_NAME_BYTES], from[64];
    name_of(shelf, key, name);
    (void)snprintf(from, sizeof from, "/proc/self/fd/%d", shelf->out_fd);
    if (whole && linkat(AT_FDCWD, from, shelf->dir, name, AT_SYMLINK_FOLLOW) == 0)
        shelf->grown = true;
    (void)close(shelf->out_fd);
    shelf->out_fd = -1;
}

/* ---- when there is too much */

struct kept {
    char name[SHELF_NAME_BYTES];
    int64_t bytes, used_ns;
};

static int by_age(const void *a, const void *b)
{
    int64_t at = ((const struct kept *)a)->used_ns, bt = ((const struct kept *)b)->used_ns;
    return (at > bt) - (at < bt);
}

/* Only files with names of ours. */
static int list(const struct shelf *shelf, struct kept *out, int64_t *bytes)
{
    int own = fcntl(shelf->dir, F_DUPFD_CLOEXEC, 0), count = 0;
    DIR *folder = own >= 0 ? fdopendir(own) : NULL;
    if (!folder && own >= 0)
        (void)close(own);
    for (const struct dirent *entry; folder && count < FILES_MAX && (entry = readdir(folder));) {
        struct stat st;
        size_t len = strlen(entry->d_name);
        if (len != SHELF_NAME_BYTES - 1 || strcmp(entry->d_name + len - 4, ".png") != 0 ||
            fstatat(shelf->dir, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        memcpy(out[count].name, entry->d_name, SHELF_NAME_BYTES);
        out[count].bytes = st.st_size;
        out[count++].used_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
        *bytes += st.st_size;
    }
    if (folder)
        (void)closedir(folder);
    return count;
}

static void clear_old(const struct shelf *shelf)
{
    struct kept *kept = malloc(FILES_MAX * sizeof *kept);
    int64_t bytes = 0;
    int count = kept ? list(shelf, kept, &bytes) : 0;
    if (bytes > SHELF_BYTES_MAX)
        qsort(kept, (size_t)count, sizeof *kept, by_age);
    for (int i = 0; i < count && bytes > SHELF_BYTES_MAX; i++) {
        if (unlinkat(shelf->dir, kept[i].name, 0) == 0)
            bytes -= kept[i].bytes;
    }
    free(kept);
}

void shelf_finish(struct shelf *shelf)
{
    for (int i = 0; i < shelf->waiting_count; i++)
        (void)close(shelf->waiting[i].pixels_fd);
    if (shelf->out_fd >= 0)
        (void)close(shelf->out_fd);
    if (shelf->dir >= 0 && shelf->grown)
        clear_old(shelf);
    if (shelf->dir >= 0)
        (void)close(shelf->dir);
    *shelf = (struct shelf){.dir = -1, .out_fd = -1};
}
