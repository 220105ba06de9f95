/* Small pictures kept on disk between runs, so that an overview stands at once when a deck is opened again. One file each, named after
 * what it shows; painters read and write what is in them, here they are only opened. What is old goes when there is too
 * much. Private to src/paint. */
#ifndef PAINT_SHELF_H
#define PAINT_SHELF_H

#include "base/str.h"
#include "paint/cache.h"

enum {
    SHELF_SIDE_MAX = 640,       /* pixels: tiles of an overview, also on a 4K screen */
    SHELF_BYTES_MAX = 64 << 20, /* on disk */
    SHELF_WAITING_MAX = 64,     /* pictures that wait to be kept; more at once are not */
    SHELF_NAME_BYTES = 17 + 4,  /* 16 digits, ".png", NUL */
};

/* A picture that was painted and is not on disk yet. */
struct shelf_entry {
    struct paint_key key;
    int pixels_fd; /* its own */
};

struct shelf {
    uint64_t build; /* pictures of another build may look different: they have other names */
    int dir;        /* descriptor of the folder; -1: there is none, and nothing is kept */
    struct shelf_entry waiting[SHELF_WAITING_MAX];
    int waiting_count;
    int out_fd; /* of the one being written; -1: none */
    bool grown; /* something was added in this run */
};

/* `dir` is made if missing; NULL or one that cannot be made: nothing is kept. */
void shelf_init(struct shelf *shelf, const char *dir, struct str build);
void shelf_finish(struct shelf *shelf); /* the oldest pictures go when there are too many */

bool shelf_takes(const struct shelf *shelf, const struct paint_key *key);
/* A descriptor to read; -1: it is not there. */
int shelf_open(const struct shelf *shelf, const struct paint_key *key);
void shelf_drop(const struct shelf *shelf, const struct paint_key *key);

/* In line to be kept. `pixels_fd` stays the caller's. */
void shelf_add(struct shelf *shelf, const struct paint_key *key, int pixels_fd);
/* Takes the oldest out of the line and begins a file for it: `out_fd`. False: there is none, or one is being written. The
 * entry's descriptor is the caller's. */
bool shelf_begin(struct shelf *shelf, struct shelf_entry *out);
/* The file is whole and gets its name; or it failed and is gone. */
void shelf_end(struct shelf *shelf, const struct paint_key *key, bool whole);

#endif
