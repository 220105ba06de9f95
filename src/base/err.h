/* An error is a kind (what the caller can do) and a sentence fit for the person at the screen. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_kind {
    ERR_NONE,
    ERR_IO,          /* the surroundings failed: try elsewhere, or again */
    ERR_FORMAT,      /* the input is wrong: its maker can mend it */
    ERR_LIMIT,       /* more than we promise to take */
    ERR_UNSUPPORTED, /* not ours to read */
    ERR_CANCELLED,   /* no longer wanted */
};

struct err {
    enum err_kind kind;
    char text[400];
};

/* Both answer false, so that callers write: return err_set(...). `err` may not be NULL. */
__attribute__((format(printf, 3, 4))) bool err_set(struct err *err, enum err_kind kind, const char *fmt, ...);
/* Adds where it happened in front: "where: what". Cut, never overrun. */
__attribute__((format(printf, 2, 3))) bool err_within(struct err *err, const char *fmt, ...);

#endif
