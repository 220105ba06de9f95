/* An input log as a feed: its events at its times, and pictures of what is seen where it asks for them. */
#ifndef APP_REPLAY_H
#define APP_REPLAY_H

#include "app/feed.h"
#include "touch/script.h"

enum { REPLAY_BEGIN_MS = 1000 /* a clock at 0 has not begun */ };

struct replay {
    struct feed feed;
    const struct script *script;
    int at;          /* the next event */
    const char *out; /* folder for pictures; NULL: none are made */
    float px_per_mm;
    bool pointer_down;
    bool failed; /* a picture could not be written; it was said */
};

/* `script` is borrowed. Its first window is what the feed begins with; 1280 x 720 when it has none. */
void replay_begin(struct replay *replay, const struct script *script, const char *out);
/* SDL's event for one of a log; false: it has none. */
bool replay_event(struct replay *replay, const struct script_event *from, SDL_Event *out);

#endif
