/* The stage: one window, hands on it, the start screen or a deck in it. Runs until someone leaves. UI thread. */
#ifndef APP_STAGE_H
#define APP_STAGE_H

#include "app/feed.h"
#include "app/options.h"
#include "app/record.h"
#include "app/settings.h"
#include "app/surroundings.h"

/* What is to run when this one has ended. */
struct stage_wish {
    bool presents;      /* a selection of users, that was prepared */
    char path[4096];    /* of its deck */
    char selection[64]; /* its id */
};

/* What a run needs of the world outside; all borrowed. */
struct stage_options {
    const struct options *options;
    const struct surroundings *surroundings;
    const struct settings *settings;
    const char *const *decks; /* none: the start screen. More than one only in a kiosk */
    int deck_count;
    bool may_leave;        /* a start screen lies behind the deck */
    struct feed *feed;     /* NULL: SDL's events, in a window that is seen */
    struct record *record; /* keeps what hands do; NULL: nobody does */
    const char *version;
    struct stage_wish *wish; /* NULL: nothing can run after it, and nothing is offered */
};

/* Answers the exit status; on failure the sentence is on standard error. */
int stage_run(const struct stage_options *options);

#endif
