/* The question for a document's password: what is typed, and whether the last try failed. Pure. What is typed stands here
 * and nowhere else; whoever holds the state wipes it with lock_wipe. */
#ifndef VISIT_LOCK_H
#define VISIT_LOCK_H

#include "base/edit.h"

#include <stdbool.h>
#include <stdint.h>

enum { LOCK_TYPED_BYTES = 128 };

struct lock_state {
    struct edit typed; /* a secret */
    bool trying;       /* the answer is not there yet: nothing is typed meanwhile */
    bool wrong;        /* the last try failed; until something is typed */
    int tries;
};

enum lock_event_kind {
    LOCK_EV_TEXT,  /* text: typed, at the cursor */
    LOCK_EV_EDIT,  /* act: what else is done to it */
    LOCK_EV_ENTER, /* try it */
    LOCK_EV_WRONG, /* it did not fit */
    LOCK_EV_BACK,
};
struct lock_event {
    enum lock_event_kind kind;
    char text[32]; /* UTF-8, NUL-ended */
    enum edit_act act;
};

enum lock_fx { LOCK_FX_NONE, LOCK_FX_TRY /* state.typed */, LOCK_FX_LEAVE };
struct lock_next {
    struct lock_state state;
    enum lock_fx fx;
};

struct lock_next lock_step(struct lock_state state, const struct lock_event *event);
int lock_count(const struct lock_state *state);  /* characters typed */
int lock_cursor(const struct lock_state *state); /* of them before the cursor */
void lock_wipe(struct lock_state *state);

#endif
