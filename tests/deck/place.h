/* A temporary folder to make decks in, and the odd files that no editor makes. Failures end the test. */
#ifndef TESTS_DECK_PLACE_H
#define TESTS_DECK_PLACE_H

#include "base/str.h"

struct place {
    char root[64];
};

void place_make(struct place *place);
void place_remove(struct place *place);
/* Path inside, in a buffer of the caller's. */
const char *place_path(const struct place *place, const char *name, char *out, size_t cap);
/* Writes a file, its folders with it. */
void place_write(const struct place *place, const char *name, struct str bytes);
/* The bytes of a file, at most `cap`. */
size_t place_read(const struct place *place, const char *name, char *out, size_t cap);
void place_dirs(const struct place *place, const char *name); /* all folders on the way to `name` */

/* Headers of pictures, with nothing behind them. */
void place_png(const struct place *place, const char *name, unsigned w, unsigned h);
void place_jpeg(const struct place *place, const char *name, unsigned w, unsigned h);
void place_webp(const struct place *place, const char *name, unsigned w, unsigned h);

/* Packs a folder, names as below it with `prefix` before them. */
struct zip_wish {
    const char *prefix;   /* NULL: none */
    const char *password; /* NULL: none */
    bool stored;          /* not compressed */
    const char *extra;    /* one more member with this name; NULL: none */
    size_t extra_bytes;   /* of zeros in it */
};
void place_zip(const struct place *place, const char *zip, const char *folder, struct zip_wish wish);

#endif
