/* The start screen and the chooser: what someone without a shell does before a deck is open. Pure. */
#ifndef VISIT_START_H
#define VISIT_START_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { START_PATH_BYTES = 2048, START_RECENT_MAX = 8 };

enum start_mode { START_HOME, START_CHOOSER, START_HELP };

/* The commands that mean something here, with the numbers of presenter/command.h: rooms beside each other
 * do not include each other, a test holds the two together. */
enum start_command {
    START_DO_NEXT = 1,
    START_DO_PREVIOUS = 2,
    START_DO_FIRST = 3,
    START_DO_LAST = 4,
    START_DO_FULL_SCREEN = 11,
    START_DO_HELP = 12,
    START_DO_BACK = 13,
    START_DO_START = 14,
    START_DO_OPEN = 15,
    START_DO_QUIT = 16,
};

struct start_state {
    enum start_mode mode;
    enum start_mode under; /* help lies over this one */
    int mark;              /* marked item: HOME: recent 0.. , then demo, then open; CHOOSER: entry */
    int mark_max;          /* how many items there are */
    /* CHOOSER: the folder listed; empty: the places (home, USB sticks, documents). */
    char folder[START_PATH_BYTES];
    int root_bytes; /* so much of it is the place it was reached from: Back does not climb above that */
    int home_mark, home_max; /* CHOOSER: mark and mark_max of HOME, for the way back */
    int64_t changed_ms;
};
_Static_assert(sizeof(struct start_state) <= 4096, "a visit is a small value");

enum start_event_kind {
    START_EV_COMMAND, /* as.command: NEXT, PREVIOUS, FIRST, LAST move the mark */
    START_EV_MARK,    /* as.mark */
    START_EV_ENTER,   /* the marked item */
    START_EV_CHOOSE,  /* as.item: touched */
    START_EV_FOLDER,  /* as.path: go there; empty: the places */
    START_EV_COUNT,   /* as.count: items now on screen */
};
struct start_event {
    enum start_event_kind kind;
    int64_t at_ms;
    union {
        int command; /* enum command of presenter/command.h; those not in start_command do nothing */
        struct {
            int dx, dy, columns;
        } mark;
        int item, count;
        char path[START_PATH_BYTES];
    } as;
};

enum start_fx_kind {
    START_FX_PICK, /* the item at state.mark was chosen: open it, or enter the folder */
    START_FX_LIST, /* list state.folder, and answer with START_EV_COUNT */
    START_FX_QUIT,
    START_FX_FULL_SCREEN,
};
enum { START_FX_MAX = 2 };
struct start_next {
    struct start_state state;
    enum start_fx_kind fx[START_FX_MAX];
    int fx_count;
};

struct start_state start_begin(int item_count, int64_t at_ms);
struct start_next start_step(struct start_state state, const struct start_event *event);

#endif
