/* Tells when a deck changed on disk: inotify where the system speaks, a look every two seconds where it is silent (network
 * shares, some sticks). Quiet for a moment first, so that a file being saved is not read in halves. One thread. */
#ifndef APP_WATCH_H
#define APP_WATCH_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { WATCH_QUIET_MS = 150, WATCH_LOOK_MS = 2000 };

struct watch {
    int fd; /* inotify; -1: none */
    char path[4096];
    uint64_t stamp;     /* over names, sizes and times of not too many files */
    int64_t changed_ms; /* last sign of change; 0: none since the last report */
    int64_t look_ms;    /* when to look again */
    struct arena scratch;
};

/* A folder (with its parts one level down) or a file. */
void watch_begin(struct watch *watch, const char *path, int64_t now_ms);
void watch_end(struct watch *watch); /* a zeroed one with fd -1 is fine */
/* True once for each change, after it has been quiet for WATCH_QUIET_MS. A deck of very many files is not gone through here:
 * true then means that it is time to compare watch_stamp, where that holds up no one. */
bool watch_poll(struct watch *watch, int64_t now_ms);
/* Over names, sizes and times of all files. Any thread. */
uint64_t watch_stamp(const char *path);
int64_t watch_due_ms(const struct watch *watch);

#endif
