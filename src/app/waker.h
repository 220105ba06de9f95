/* A thread that sleeps on descriptors and wakes the UI thread with an SDL event, so that one wait serves for input, painters
 * and files alike. It only looks; reading is the UI thread's. */
#ifndef APP_WAKER_H
#define APP_WAKER_H

#include "base/err.h"

#include <SDL.h>

struct waker;
enum { WAKER_FDS_MAX = 5 };

/* Pushes an event of type `event` each time one of the descriptors becomes readable. */
struct waker *waker_create(Uint32 event, struct err *err);
/* Replaces the descriptors it sleeps on; -1 ones are skipped. */
void waker_watch(struct waker *waker, const int *fds, int count);
/* The event was handled and the descriptors were read: look again. */
void waker_resume(struct waker *waker);
void waker_destroy(struct waker *waker); /* NULL is fine */

#endif
