/* A thread that reads a deck into a volume, while the deck of before, or a glance of this one, is on the wall. From loader_start until
 * loader_done tells true the volume is the thread's alone. It can be called off at any card. */
#ifndef APP_LOADER_H
#define APP_LOADER_H

#include "app/volume.h"
#include "visit/start.h"

#include <pthread.h>

struct loader {
    /* set before the thread begins */
    bool running;
    pthread_t thread;
    struct volume *volume;
    char path[START_PATH_BYTES];
    struct volume_options options;
    uint64_t unless; /* of watch_stamp: with this one nothing is read; 0: read anyway */
    int bell;        /* eventfd, rung at the end */

    atomic_bool cancel, done;

    /* the thread's, until it is done */
    uint64_t stamp; /* of what was read */
    bool unchanged; /* it was `unless`: the volume is untouched */
};

/* `path` (copied) and `options` (what they borrow is read in the thread) as for a volume. False: there is no thread to be had. */
bool loader_start(struct loader *loader, struct volume *volume, const char *path,
                  const struct volume_options *options, uint64_t unless, int bell);
/* True once, when the thread has ended: the volume is the caller's again, ready or failed (or unchanged). */
bool loader_done(struct loader *loader);
/* Calls it off and waits until it heard, at most the time that a card takes. The volume must be closed then. Fine when none runs. */
void loader_stop(struct loader *loader);

#endif
