/* What is wrong with a deck: a list of sentences with a place, in the order they were found. */
#ifndef DECK_DIAG_H
#define DECK_DIAG_H

#include "base/arena.h"
#include "base/str.h"

enum { DIAGS_MAX = 2000 }; /* kept; what comes after is only counted */

enum diag_severity { DIAG_ERROR, DIAG_WARNING };

struct diag {
    enum diag_severity severity;
    struct str file;  /* inside the deck; empty: the deck as a whole */
    int line, column; /* 1 is the first; 0: not about a place. Columns count code points */
    struct str text;  /* what is wrong and how to mend it, one sentence or two */
};

struct diags {
    struct arena *arena; /* holds the list and its texts; must outlive it */
    struct diag *at;
    int count;
    size_t cap;
    int error_count; /* also of those that did not fit */
    int left_out;    /* how many did not fit */
};

__attribute__((format(printf, 6, 7))) void diag_add(struct diags *diags, enum diag_severity severity,
                                                    struct str file, int line, int column, const char *fmt,
                                                    ...);
__attribute__((format(printf, 6, 0))) void diag_vadd(struct diags *diags, enum diag_severity severity,
                                                     struct str file, int line, int column, const char *fmt,
                                                     va_list args);

/* As `check` prints it: "root/file:line:column: error: sentence", what is not known left out. Lives in `arena`. */
struct str diag_line(struct arena *arena, const struct diag *diag, struct str root);

#endif
