/* For those who implement a source: a folder, a ZIP, one file. Everyone else sees deck/source.h. */
#ifndef DECK_SOURCE_PRIVATE_H
#define DECK_SOURCE_PRIVATE_H

#include "deck/source.h"

enum {
    SOURCE_ENTRIES_MAX = 100000, /* files in one folder, or in one ZIP */
    SOURCE_NAME_BYTES_MAX = 1024,
    SOURCE_ARENA_BYTES = 256 << 20, /* address space for names and tables */
};

struct source_ops {
    bool (*list)(struct source *source, struct arena *arena, struct str folder, struct source_entry **out,
                 int *count, struct err *err);
    bool (*has)(struct source *source, struct str name, uint64_t *stamp);
    /* At most bytes_max bytes: a longer file is ERR_LIMIT, or cut there when `head`. */
    bool (*read)(struct source *source, struct arena *arena, struct str name, size_t bytes_max, bool head,
                 struct str *out, struct err *err);
    int (*open_fd)(struct source *source, struct str name, struct err *err);
    void (*finish)(struct source *source);
};

struct source {
    enum source_kind kind;
    const struct source_ops *ops;
    struct str path;    /* absolute, NUL-ended */
    struct arena arena; /* holds this very struct */
    int fd;             /* of the folder or file */
    void *own;          /* the implementer's */
};

/* Each takes over an open descriptor for `source->path` in source->fd. */
bool source_folder_init(struct source *source, struct err *err);
bool source_zip_init(struct source *source, struct err *err);
bool source_file_init(struct source *source, struct err *err);

uint64_t source_stamp(int64_t bytes, int64_t changed);

#endif
