/* Which pictures could not be made, how often that was tried, and why. The oldest trouble makes place for a new one:
 * then that picture is simply tried again. Private to src/paint. */
#ifndef PAINT_TROUBLE_H
#define PAINT_TROUBLE_H

#include "base/err.h"
#include "paint/key.h"

enum {
    TROUBLES_MAX = 256,
    TRIES_MAX = 2,         /* the second on a fresh painter */
    TRIES_OUTSIDE_MAX = 6, /* of what failed for reasons outside it (ERR_IO) */
};

struct trouble {
    struct paint_key key;
    int tries;
    bool final; /* not tried again by itself */
    struct err err;
};

struct troubles {
    struct trouble at[TROUBLES_MAX];
    int count, next; /* `next`: the place that a new one takes */
};

/* NULL: none. Borrowed until the next call that changes the list. */
const struct trouble *trouble_find(const struct troubles *troubles, const struct paint_key *key);
/* A try that failed; final at once, or when it was the last. Answers whether it is final. */
bool trouble_add(struct troubles *troubles, const struct paint_key *key, bool final, const struct err *err);
void trouble_forget(struct troubles *troubles, const struct paint_key *key);
void trouble_forget_all(struct troubles *troubles);

#endif
