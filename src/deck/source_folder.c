/* A deck as a folder. The kernel keeps us inside (openat2, RESOLVE_BENEATH); where it cannot, or where a link is absolute
 * but stays inside, the real path decides. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/words.h"
#include "deck/source_private.h"

static bool name_to_path(struct str name, char out[SOURCE_NAME_BYTES_MAX + 1])
{
    if (name.len > SOURCE_NAME_BYTES_MAX)
        return false;
    memcpy(out, name.at, name.len);
    out[name.len] = '\0';
    return true;
}

/* Opens what the name leads to when that lies in the folder; else -1 with errno EXDEV. */
static int open_checked(const struct source *source, const char *name, int flags)
{
    char joined[PATH_MAX], real[PATH_MAX];
    int len = snprintf(joined, sizeof joined, "%s/%s", source->path.at, name);
    if (len < 0 || (size_t)len >= sizeof joined) {
        errno = ENAMETOOLONG;
        return -1;
    }
    if (!realpath(joined, real))
        return -1;
    size_t root = source->path.len > 1 ? source->path.len : 0;
    if (strncmp(real, source->path.at, root) != 0 || real[root] != '/') {
        errno = EXDEV;
        return -1;
    }
    return open(real, flags | O_NOFOLLOW);
}

static int open_inside(const struct source *source, struct str name, int extra)
{
    char path[SOURCE_NAME_BYTES_MAX + 1];
    int flags = extra & O_PATH ? O_PATH | O_CLOEXEC : O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | extra;
    if (!name_to_path(name, path)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    struct open_how how = {.flags = (unsigned long long)flags,
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    long fd = syscall(SYS_openat2, source->fd, path, &how, sizeof how);
    if (fd < 0 && (errno == EXDEV || errno == ENOSYS || errno == EPERM || errno == EAGAIN))
        return open_checked(source, path, flags);
    return (int)fd;
}

static bool cannot_read(struct str name, int why, struct err *err)
{
    if (why == ENOENT || why == ENOTDIR)
        return err_set(err, ERR_IO, _("%.*s bestaat niet in de kaartenset. Let ook op hoofdletters."),
                       STR_ARG(name));
    if (why == EXDEV || why == ELOOP)
        return err_set(
            err, ERR_FORMAT,
            _("%.*s is een koppeling die buiten de kaartenset leidt. Zet het bestand zelf in de map."),
            STR_ARG(name));
    if (why == EACCES)
        return err_set(err, ERR_IO, _("%.*s mag niet gelezen worden. Vraag de beheerder om leesrechten."),
                       STR_ARG(name));
    return err_set(err, ERR_IO, _("Kan %.*s niet lezen: %s."), STR_ARG(name), strerror(why));
}

static int open_named(struct source *source, struct str name, struct err *err)
{
    int fd = open_inside(source, name, 0);
    if (fd < 0)
        cannot_read(name, errno, err);
    return fd;
}

static int folder_open_fd(struct source *source, struct str name, struct err *err)
{
    struct stat st;
    int fd = open_named(source, name, err);
    if (fd < 0)
        return -1;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        (void)close(fd);
        err_set(err, ERR_IO, _("%.*s is geen gewoon bestand."), STR_ARG(name));
        return -1;
    }
    return fd;
}

static bool read_start(int fd, struct arena *arena, struct str name, size_t bytes, struct str *out,
                       struct err *err)
{
    char *at = ARENA_NEW(arena, char, bytes);
    ssize_t got = at ? pread(fd, at, bytes, 0) : -1;
    if (got < 0)
        return err_set(err, ERR_IO, _("Kan %.*s niet lezen: %s."), STR_ARG(name),
                       strerror(at ? errno : ENOMEM));
    *out = (struct str){at, (size_t)got};
    return true;
}

static bool folder_read(struct source *source, struct arena *arena, struct str name, size_t bytes_max,
                        bool head, struct str *out, struct err *err)
{
    int fd = head ? folder_open_fd(source, name, err)
                  : open_named(source, name, err); /* fs_read_fd looks itself */
    if (fd < 0)
        return false;
    bool ok = head ? read_start(fd, arena, name, bytes_max, out, err)
                   : fs_read_fd(arena, fd, name, bytes_max, out, err);
    (void)close(fd);
    return ok;
}

static bool folder_has(struct source *source, struct str name, uint64_t *stamp)
{
    struct stat st;
    int fd = open_inside(source, name, O_PATH);
    bool ok = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    if (ok)
        *stamp = source_stamp(st.st_size, (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec);
    if (fd >= 0)
        (void)close(fd);
    return ok;
}

/* fs_join for thousands of names. */
static struct str name_in(struct arena *arena, struct str folder, struct str name)
{
    size_t len = folder.len + 1 + name.len;
    char *at = ARENA_NEW(arena, char, len + 1);
    if (!at)
        return (struct str){0};
    memcpy(at, folder.at, folder.len);
    at[folder.len] = '/';
    memcpy(at + folder.len + 1, name.at, name.len);
    return (struct str){at, len};
}

static bool folder_list(struct source *source, struct arena *arena, struct str folder,
                        struct source_entry **out, int *count, struct err *err)
{
    *out = NULL;
    *count = 0;
    struct fs_list list;
    char path[64];
    int fd = folder.len > 0 ? open_inside(source, folder, O_DIRECTORY) : dup(source->fd);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return true;
    if (fd < 0)
        return cannot_read(folder, errno, err);
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    bool ok = fs_names(arena, path, SOURCE_ENTRIES_MAX, &list, err);
    (void)close(fd);
    if (!ok && err->kind == ERR_LIMIT)
        return err_set(err, ERR_LIMIT, _("In de map %.*s staan meer dan %d bestanden."),
                       STR_ARG(folder.len > 0 ? folder : source->path), SOURCE_ENTRIES_MAX);
    struct source_entry *entries =
        ok && list.count > 0 ? ARENA_NEW(arena, struct source_entry, list.count) : NULL;
    if (!ok || (list.count > 0 && !entries))
        return ok ? err_set(err, ERR_LIMIT, _("Er is geen ruimte meer voor de namen van de bestanden."))
                  : false;
    for (int i = 0; i < list.count; i++) {
        const struct fs_entry *entry = &list.at[i];
        if (entry->kind == FS_FILE)
            entries[(*count)++].name = folder.len > 0 ? name_in(arena, folder, entry->name) : entry->name;
    }
    *out = entries;
    return true;
}

static const struct source_ops folder_ops = {
    .list = folder_list,
    .has = folder_has,
    .read = folder_read,
    .open_fd = folder_open_fd,
};

bool source_folder_init(struct source *source, struct err *err)
{
    (void)err;
    source->ops = &folder_ops;
    return true;
}
