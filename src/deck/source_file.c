/* One file as a source: a document or a picture. Its name inside is its own; a PDF may have notes in a file beside it. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/words.h"
#include "deck/names.h"
#include "deck/pdfpc.h"
#include "deck/source_private.h"

static bool file_has(struct source *source, struct str name, uint64_t *stamp)
{
    struct stat st;
    if (!str_eq(name, name_base(source->path)) || fstat(source->fd, &st) != 0)
        return false;
    *stamp = source_stamp(st.st_size, (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec);
    return true;
}

static bool is_own(const struct source *source, struct str name, struct err *err)
{
    return str_eq(name, name_base(source->path)) ||
           err_set(err, ERR_IO, _("%.*s bestaat niet."), STR_ARG(name));
}

static bool file_list(struct source *source, struct arena *arena, struct str folder,
                      struct source_entry **out, int *count, struct err *err)
{
    *out = NULL;
    *count = 0;
    if (folder.len > 0)
        return true;
    *out = ARENA_NEW(arena, struct source_entry, 1);
    if (!*out)
        return err_set(err, ERR_IO, _("Kan %.*s niet lezen."), STR_ARG(source->path));
    **out = (struct source_entry){.name = name_base(source->path)};
    *count = 1;
    return true;
}

/* The side-car is read by its own path; everything else is the one file. */
static bool read_beside(struct source *source, struct arena *arena, struct str name, size_t bytes_max,
                        struct str *out, struct err *err)
{
    struct str base, folder = str_cut_last(source->path, '/', &base);
    struct str path = str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
    return path.at ? fs_read(arena, path.at, bytes_max, out, err)
                   : err_set(err, ERR_LIMIT, _("Kan %.*s niet lezen."), STR_ARG(name));
}

static bool file_read(struct source *source, struct arena *arena, struct str name, size_t bytes_max,
                      bool head, struct str *out, struct err *err)
{
    struct str beside = pdfpc_name(arena, name_base(source->path));
    if (!head && beside.len > 0 && str_eq(name, beside))
        return read_beside(source, arena, name, bytes_max, out, err);
    if (!is_own(source, name, err))
        return false;
    if (!head)
        return fs_read_fd(arena, source->fd, name, bytes_max, out, err);
    char *at = ARENA_NEW(arena, char, bytes_max);
    ssize_t got = at ? pread(source->fd, at, bytes_max, 0) : -1;
    if (got < 0)
        return err_set(err, ERR_IO, _("Kan %.*s niet lezen: %s."), STR_ARG(name),
                       strerror(at ? errno : ENOMEM));
    *out = (struct str){at, (size_t)got};
    return true;
}

static int file_open_fd(struct source *source, struct str name, struct err *err)
{
    if (!is_own(source, name, err))
        return -1;
    int fd = open(source->path.at, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* its own offset, unlike a dup */
    if (fd < 0)
        err_set(err, ERR_IO, _("Kan %.*s niet openen: %s."), STR_ARG(name), strerror(errno));
    return fd;
}

static const struct source_ops file_ops = {
    .list = file_list,
    .has = file_has,
    .read = file_read,
    .open_fd = file_open_fd,
};

bool source_file_init(struct source *source, struct err *err)
{
    (void)err;
    source->ops = &file_ops;
    return true;
}
