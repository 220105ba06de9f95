/* Where a deck's bytes come from: a folder, a ZIP, or one file. Names inside are relative, with slashes, and never
 * lead outside (".." and absolute names, and links that leave the folder, are refused). One thread at a time. */
#ifndef DECK_SOURCE_H
#define DECK_SOURCE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct source;

enum source_kind { SOURCE_FOLDER, SOURCE_ZIP, SOURCE_DOCUMENT, SOURCE_PICTURE };

struct source_entry {
    struct str name;
    int64_t bytes; /* as the index of a ZIP has it; 0 elsewhere, where it would take a look at each file */
};

/* Looks at the first bytes, not only at the name. NULL and a sentence when there is nothing we can read. */
struct source *source_open(const char *path, struct err *err);
void source_close(struct source *source);
enum source_kind source_kind(const struct source *source);
struct str source_path(const struct source *source); /* absolute; borrowed */

/* Files directly in `folder` ("" is the top), natural order, names from the top; a folder that is not there is empty. Lives in `arena`. */
bool source_list(struct source *source, struct arena *arena, struct str folder, struct source_entry **out,
                 int *count, struct err *err);
/* The stamp changes when the file does: size and time, or the ZIP's CRC. */
bool source_has(struct source *source, struct str name, uint64_t *stamp);
bool source_read(struct source *source, struct arena *arena, struct str name, size_t bytes_max,
                 struct str *out, struct err *err);
/* The same, but only the first bytes_max bytes of a longer file. */
bool source_read_head(struct source *source, struct arena *arena, struct str name, size_t bytes_max,
                      struct str *out, struct err *err);
/* A read-only descriptor for the painter: the file itself, or a sealed memfd for a ZIP member. The caller closes it.
 * For SOURCE_DOCUMENT and SOURCE_PICTURE the name is the file's own; of what stands beside a document source_read reads its
 * side-car (deck/pdfpc.h). */
int source_open_fd(struct source *source, struct str name, struct err *err);

/* Whether a name may be asked for: relative, no "." or ".." parts. The functions above refuse others with a sentence. */
bool source_name_ok(struct str name);

#endif
