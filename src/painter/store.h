/* The documents and pictures a painter keeps open, by the name its client gave them: a few, the one used longest ago
 * goes first. */
#ifndef PAINTER_STORE_H
#define PAINTER_STORE_H

#include "painter/document.h"
#include "painter/picture.h"

enum { STORE_MAX = 4 };

struct held {
    uint64_t name, used; /* used 0: this place is free */
    struct pdf *pdf;     /* or */
    struct picture *picture;
};

struct store {
    struct held held[STORE_MAX];
    uint64_t tick;
};

enum store_result { STORE_OPEN, STORE_LOCKED, STORE_BROKEN };
/* Opens it from `fd` when it is not open yet. Borrowed until the next call. A sentence when broken. */
enum store_result store_open(struct store *store, uint64_t name, int fd, const char *password,
                             const struct held **out, struct err *err);
void store_forget(struct store *store, uint64_t name);
void store_finish(struct store *store);

#endif
