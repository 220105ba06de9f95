/* Two displays beside each other on one server, and a presentation on them: the console on the left one, the room on the right. What
 * stands in each is looked at in the server's own pixels. */
#ifndef TESTS_BENCH_TWIN_H
#define TESTS_BENCH_TWIN_H

#include "numbers.h"
#include "session.h"

struct twin {
    struct screen screen;
    struct session session;
    struct glimpse console, room; /* the whole of each display */
    struct glimpse card;          /* the card that the console looks at, where it stands */
    int card_x_px, card_y_px;     /* of that, on the screen */
    char deck[128];
};

/* Microseconds from just before the key. */
struct twin_turn {
    double room_us;    /* until the room has the page, painted at full size */
    double console_us; /* until the last pixel of the console has changed, but for its clocks */
    double card_us;    /* until the console has the page, however sharp */
};

/* Displays of this size. Server and program keep their files in `folder`. False, with a sentence on standard error. */
bool twin_open(struct twin *twin, const char *folder, int w_px, int h_px);
void twin_close(struct twin *twin); /* a zeroed one may be closed */
/* Pages of that PDF, with notes. `talk` is a name of its own, in `folder`. */
bool twin_deck(struct twin *twin, const char *folder, const char *pdf);
/* Presents it from its first page, seen on both displays. */
bool twin_start(struct twin *twin);
/* Both have the page, and nothing changes: where the card is on the console is known then. */
bool twin_stands(struct twin *twin, int page);
void twin_stop(struct twin *twin);
/* One press, looked at until both have the page and nothing changed for so long. False: one of the two did not come to it, or left. */
bool twin_turn(struct twin *twin, const char *chord, int page, int still_ms, struct twin_turn *out);
/* The same, and only until the room has the page, sharp or not. */
bool twin_room_sees(struct twin *twin, const char *chord, int page, double *us);

#endif
