#include "base/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/words.h"

/* Files of /proc say that they are empty; this much of them is read. */
enum { UNSIZED_BYTES_MAX = 4096 };

static void close_fd(int fd)
{
    if (fd >= 0)
        (void)close(fd);
}

static bool too_big(struct str name, size_t bytes_max, struct err *err)
{
    return err_set(err, ERR_LIMIT, _("%.*s is te groot: het mag ten hoogste %zu kB zijn."), STR_ARG(name),
                   bytes_max / 1000);
}

/* Fills `at` from the start of the file; answers how many bytes there were, -1 on failure. */
static ssize_t read_all(int fd, char *at, size_t room)
{
    size_t got = 0;
    while (got < room) {
        ssize_t n = pread(fd, at + got, room - got, (off_t)got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        got += (size_t)n;
    }
    return (ssize_t)got;
}

bool fs_read_fd(struct arena *arena, int fd, struct str name, size_t bytes_max, struct str *out,
                struct err *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return err_set(err, ERR_IO, _("Kan %.*s niet lezen: %s."), STR_ARG(name), strerror(errno));
    if (!S_ISREG(st.st_mode))
        return err_set(err, ERR_IO, _("Kan %.*s niet lezen: het is geen bestand."), STR_ARG(name));
    size_t room = st.st_size > 0 ? (size_t)st.st_size : UNSIZED_BYTES_MAX;
    if (st.st_size > 0 && room > bytes_max)
        return too_big(name, bytes_max, err);

    size_t before = arena->used;
    char *at = room < SIZE_MAX ? ARENA_NEW(arena, char, room + 1) : NULL;
    if (!at)
        return err_set(err, ERR_LIMIT, _("Geen ruimte meer om %.*s te lezen."), STR_ARG(name));
    ssize_t got = read_all(fd, at, room);
    if (got < 0) {
        arena_rewind(arena, before);
        return err_set(err, ERR_IO, _("Kan %.*s niet lezen: %s."), STR_ARG(name), strerror(errno));
    }
    if ((size_t)got > bytes_max) {
        arena_rewind(arena, before);
        return too_big(name, bytes_max, err);
    }
    at[got] = '\0';
    arena_rewind(arena, arena->used - (room - (size_t)got)); /* the file may have become shorter meanwhile */
    *out = (struct str){at, (size_t)got};
    return true;
}

bool fs_read(struct arena *arena, const char *path, size_t bytes_max, struct str *out, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* or a FIFO would hold us up here */
    if (fd < 0)
        return err_set(err, ERR_IO, _("Kan %s niet openen: %s."), path, strerror(errno));
    bool ok = fs_read_fd(arena, fd, str_from(path), bytes_max, out, err);
    close_fd(fd);
    return ok;
}

bool fs_write_all(int fd, struct str bytes)
{
    while (bytes.len > 0) {
        ssize_t n = write(fd, bytes.at, bytes.len);
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            bytes = str_sub(bytes, (size_t)n, bytes.len);
    }
    return true;
}

/* The folder of `path` and a hidden file in it that no other thread of any program uses. */
static bool beside(const char *path, char folder[PATH_MAX], char temp[PATH_MAX])
{
    struct str name, dir = str_cut_last(str_from(path), '/', &name);
    bool at_root = dir.len == 0 && path[0] == '/';
    int n = at_root ? snprintf(folder, PATH_MAX, "/")
                    : snprintf(folder, PATH_MAX, "%.*s", STR_ARG(dir.len > 0 ? dir : STR(".")));
    int m = snprintf(temp, PATH_MAX, "%.*s/.waaier-%d.deel", STR_ARG(at_root ? STR("") : str_from(folder)),
                     (int)gettid());
    errno = ENAMETOOLONG;
    return n < PATH_MAX && m < PATH_MAX;
}

/* Makes a rename last through a power cut. Some file systems cannot sync a folder: then that is that. */
static bool sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd < 0 || fsync(fd) == 0 || errno != EIO;
    close_fd(fd);
    return ok;
}

bool fs_write(const char *path, struct str bytes, struct err *err)
{
    char folder[PATH_MAX], temp[PATH_MAX];
    bool ok = false, made = false;
    int fd = -1;
    if (!beside(path, folder, temp))
        goto done;
    fd = open(temp, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
    made = fd >= 0;
    if (!made || !fs_write_all(fd, bytes) || fsync(fd) != 0 || rename(temp, path) != 0)
        goto done;
    made = false;
    ok = sync_folder(folder);
done:
    if (!ok)
        err_set(err, ERR_IO, _("Kan %s niet schrijven: %s."), path, strerror(errno));
    close_fd(fd);
    if (made)
        (void)unlink(temp);
    return ok;
}

/* One folder of the chain; its parents are there. */
static bool make_dir(const char *path)
{
    return mkdir(path, 0700) == 0 || fs_is_dir(path);
}

bool fs_make_dirs(const char *path, struct err *err)
{
    char part[PATH_MAX];
    bool ok = true;
    size_t len = strlen(path);
    errno = ENAMETOOLONG;
    if (len == 0 || len >= sizeof part)
        ok = false;
    for (size_t i = 1; ok && i <= len; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        str_to_field(part, sizeof part, (struct str){path, i});
        ok = make_dir(part);
    }
    if (!ok)
        err_set(err, ERR_IO, _("Kan de map %s niet maken: %s."), path, strerror(errno));
    return ok;
}

bool fs_is_dir(const char *path)
{
    struct stat st;
    int before = errno;
    bool yes = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
    errno = before; /* a question may not change what went wrong before it */
    return yes;
}

bool fs_is_file(const char *path)
{
    struct stat st;
    int before = errno;
    bool yes = stat(path, &st) == 0 && S_ISREG(st.st_mode);
    errno = before;
    return yes;
}

static int compare_entries(const void *a, const void *b)
{
    const struct fs_entry *x = a, *y = b;
    return str_compare_natural(x->name, y->name);
}

static bool facts_of(DIR *dir, const char *name, struct fs_entry *out)
{
    struct stat st;
    if (fstatat(dirfd(dir), name, &st, 0) != 0 || (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)))
        return false;
    out->kind = S_ISDIR(st.st_mode) ? FS_DIR : FS_FILE;
    out->bytes = st.st_size;
    out->changed_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
    return true;
}

/* False for what a list leaves out. The name still belongs to readdir. */
static bool look_at(DIR *dir, const struct dirent *next, bool facts, struct fs_entry *out)
{
    *out = (struct fs_entry){.name = str_from(next->d_name)};
    if (next->d_name[0] == '.')
        return false;
    if (facts ||
        (next->d_type != DT_REG && next->d_type != DT_DIR)) /* a link, or a system that does not say */
        return facts_of(dir, next->d_name, out);
    out->kind = next->d_type == DT_DIR ? FS_DIR : FS_FILE;
    return true;
}

static bool list_add(struct arena *arena, struct fs_list *list, size_t *cap, struct fs_entry entry)
{
    entry.name = str_copy(arena, entry.name);
    struct fs_entry *at =
        arena_grow(arena, list->at, (size_t)list->count, cap, sizeof *list->at, _Alignof(struct fs_entry));
    if (!entry.name.at || !at)
        return false;
    list->at = at;
    list->at[list->count++] = entry;
    return true;
}

static bool list_folder(struct arena *arena, const char *path, int count_max, bool facts, struct fs_list *out,
                        struct err *err)
{
    bool ok = false;
    struct fs_list list = {0};
    struct fs_entry entry;
    size_t cap = 0;
    DIR *dir = opendir(path);
    if (!dir) {
        err_set(err, ERR_IO, _("Kan de map %s niet openen: %s."), path, strerror(errno));
        goto done;
    }
    for (;;) {
        errno = 0;
        struct dirent *next = readdir(dir);
        if (!next)
            break;
        if (!look_at(dir, next, facts, &entry))
            continue;
        if (list.count >= count_max) {
            err_set(err, ERR_LIMIT, _("In de map %s staan meer dan %d bestanden."), path, count_max);
            goto done;
        }
        if (!list_add(arena, &list, &cap, entry)) {
            err_set(err, ERR_LIMIT, _("Geen ruimte meer om de map %s te lezen."), path);
            goto done;
        }
    }
    if (errno != 0) {
        err_set(err, ERR_IO, _("Kan de map %s niet lezen: %s."), path, strerror(errno));
        goto done;
    }
    if (list.count > 1)
        qsort(list.at, (size_t)list.count, sizeof *list.at, compare_entries);
    *out = list;
    ok = true;
done:
    if (dir)
        (void)closedir(dir);
    return ok;
}

bool fs_list(struct arena *arena, const char *path, int count_max, struct fs_list *out, struct err *err)
{
    return list_folder(arena, path, count_max, true, out, err);
}

bool fs_names(struct arena *arena, const char *path, int count_max, struct fs_list *out, struct err *err)
{
    return list_folder(arena, path, count_max, false, out, err);
}

struct str fs_join(struct arena *arena, struct str a, struct str b)
{
    if (a.len == 0 || b.len == 0 || b.at[0] == '/')
        return str_copy(arena, b.len > 0 ? b : a);
    while (a.len > 0 && a.at[a.len - 1] == '/')
        a.len--;
    return str_format(arena, "%.*s/%.*s", STR_ARG(a), STR_ARG(b));
}

/* The specification: a path in these variables that is not absolute must be ignored. */
static struct str absolute_env(const char *name)
{
    struct str path = str_from(getenv(name));
    return str_starts(path, STR("/")) ? path : STR("");
}

struct str fs_home(struct arena *arena, enum fs_home which)
{
    static const struct {
        const char *variable, *below_home;
    } homes[] = {
        [FS_DATA] = {"XDG_DATA_HOME", ".local/share"},
        [FS_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
        [FS_CACHE] = {"XDG_CACHE_HOME", ".cache"},
    };
    struct str base = absolute_env(homes[which].variable);
    if (base.len == 0) {
        struct str home = absolute_env("HOME");
        if (home.len == 0)
            return (struct str){0};
        base = fs_join(arena, home, str_from(homes[which].below_home));
    }
    return fs_join(arena, base, STR("waaier"));
}

struct str fs_program_dir(struct arena *arena)
{
    char path[PATH_MAX];
    struct str name;
    ssize_t len = readlink("/proc/self/exe", path, sizeof path);
    if (len <= 0 || (size_t)len >= sizeof path)
        return (struct str){0};
    return str_copy(arena, str_cut_last((struct str){path, (size_t)len}, '/', &name));
}

int fs_sealed(const char *name, struct str bytes, struct err *err)
{
    char label[200]; /* the kernel takes no more than 249 */
    str_to_field(label, sizeof label, str_from(name));
    int fd = memfd_create(label, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    if (fd >= 0 && fs_write_all(fd, bytes) && fcntl(fd, F_ADD_SEALS, seals) == 0)
        return fd;
    err_set(err, ERR_IO, _("Geen geheugen voor %s: %s."), name, strerror(errno));
    close_fd(fd);
    return -1;
}
