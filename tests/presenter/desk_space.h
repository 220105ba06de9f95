/* The desk as a space of states: every event in every state that can be reached from the beginning, each time held against what a
 * room may rely on. */
#ifndef TESTS_PRESENTER_DESK_SPACE_H
#define TESTS_PRESENTER_DESK_SPACE_H

#include "presenter/desk.h"

enum { SPACE_CARDS = 3 };

struct space_state {
    struct desk_state desk;
    struct show_state show;
};

struct space_event {
    const char *name;
    struct desk_event event;
};

/* How a step is made: the desk's own, or one with a fault in it. */
typedef struct desk_next (*space_step)(const struct space_state *from, const struct desk_event *event);

struct space {
    const struct space_event *events;
    int event_count;
    space_step step;
    /* what came of it */
    int states;
    long transitions;
    char violation[512]; /* the first; empty: none */
};

struct desk_next space_own_step(const struct space_state *from, const struct desk_event *event);
struct space_state space_begin(void);
int64_t space_now_ms(void);
/* Walks until all is seen, or something is violated. False: no memory. */
bool space_walk(struct space *space);
/* Rules for one step and for one state; NULL: all hold, else a sentence. */
const char *space_step_breaks(const struct space_state *from, const struct space_event *event,
                              const struct desk_next *next);
const char *space_state_breaks(const struct space *space, const struct space_state *at);
bool seen_eq(const struct seen *a, const struct seen *b);

#endif
