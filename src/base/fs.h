/* Files and folders. Paths are NUL-ended; what is read lives in the caller's arena. Sentences name the path. */
#ifndef BASE_FS_H
#define BASE_FS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* Whole file, plus one NUL after the end that is not counted. ERR_LIMIT past bytes_max. */
bool fs_read(struct arena *arena, const char *path, size_t bytes_max, struct str *out, struct err *err);
/* The same from an open descriptor, from its start, whatever its offset. `name` is for the sentence. */
bool fs_read_fd(struct arena *arena, int fd, struct str name, size_t bytes_max, struct str *out,
                struct err *err);

/* Writes beside, syncs, renames: a reader sees the old or the new file, never half of one. */
bool fs_write(const char *path, struct str bytes, struct err *err);

/* All of it into an open descriptor, in as many pieces as it takes. False: errno says why. */
bool fs_write_all(int fd, struct str bytes);

bool fs_make_dirs(const char *path, struct err *err); /* as mkdir -p, mode 0700 for what is new */
bool fs_is_dir(const char *path);
bool fs_is_file(const char *path);

enum fs_kind { FS_FILE, FS_DIR };
struct fs_entry {
    struct str name; /* NUL-ended */
    enum fs_kind kind;
    int64_t bytes;
    int64_t changed_ns; /* modification time, since 1970 */
};
struct fs_list {
    struct fs_entry *at;
    int count;
};
/* Names in natural order, hidden ones and what is neither file nor folder (after following links) left out. */
bool fs_list(struct arena *arena, const char *path, int count_max, struct fs_list *out, struct err *err);
/* The same without sizes and times: no file is looked at, which tells in a folder of thousands. */
bool fs_names(struct arena *arena, const char *path, int count_max, struct fs_list *out, struct err *err);

/* Paths joined with one slash; `b` when it is absolute. NUL-ended, in `arena`. */
struct str fs_join(struct arena *arena, struct str a, struct str b);

/* $XDG_DATA_HOME/waaier and its sisters, made if missing is the caller's choice. Falls back as the XDG base directory
 * specification 0.8 says; empty when there is no HOME either. */
enum fs_home { FS_DATA, FS_CONFIG, FS_CACHE };
struct str fs_home(struct arena *arena, enum fs_home which);

/* Folder of the running program, without a slash at the end; empty when /proc cannot be read. */
struct str fs_program_dir(struct arena *arena);

/* A sealed memfd with these bytes: no one can change, shrink or grow it. -1 and a sentence on failure. */
int fs_sealed(const char *name, struct str bytes, struct err *err);

#endif
