/* Where the loop gets its events and its time from when these are not SDL's and the machine's: of a log that is replayed, or of a
 * test. There is no window then but one in memory, and no one waits for time: it is later as soon as there is nothing left to do
 * before. Painters and threads are waited for, so that what is seen does not depend on how fast they are. UI thread. */
#ifndef APP_FEED_H
#define APP_FEED_H

#include "app/player.h"
#include "base/geom.h"

struct stage;

struct feed {
    int w_px, h_px; /* of the window at the beginning */
    bool full_screen;
    uint64_t seed;  /* of all that is left to chance */
    int64_t now_ms; /* its clock: not 0, and never back */
    /* The next event, which comes before `due_ms` or at it. False: there is none, and it is `due_ms`. The stage is as it was shown
     * last. */
    bool (*next)(struct feed *feed, struct stage *stage, int64_t due_ms, SDL_Event *out);
    bool (*more)(struct feed *feed, struct stage *stage, SDL_Event *out); /* another, at the same time */
    void (*end)(struct feed *feed, struct stage *stage); /* it was left; NULL: that is no matter */
    /* A frame was brought to the window, or to the room's; NULL: nobody looks. */
    void (*shown)(struct feed *feed, struct stage *stage, bool room);
};

/* Events of the house: what SDL has no word for. */
enum feed_event {
    FEED_EV_CANCEL = 1, /* code: what the fingers did is of no account any more */
};

#endif
