/* A deck in memory: a source that reads from a list of files, without a disk. Its bytes are handed out as they lie, so
 * that a reader past the end of a file is found. */
#ifndef TESTS_FUZZ_MEMORY_H
#define TESTS_FUZZ_MEMORY_H

#include "deck/source_private.h"

struct memory_file {
    struct str name, bytes;
};
struct memory {
    struct source source;
    const struct memory_file *files; /* in natural order of their names */
    int count;
};

/* Borrows all; nothing needs closing. */
void memory_open(struct memory *memory, const struct memory_file *files, int count);
const struct memory_file *memory_find(const struct memory *memory, struct str name); /* NULL: not there */

#endif
