/* A program that runs on the screen with a deck in it, driven by keys and known by what is seen. */
#ifndef TESTS_BENCH_SESSION_H
#define TESTS_BENCH_SESSION_H

#include "screen.h"

/* How a program is started and driven. In `args` these stand for the deck, the number of the first page, and the size. */
#define ARG_DECK "{deck}"
#define ARG_PAGE "{page}"
#define ARG_WIDTH "{width}"
#define ARG_HEIGHT "{height}"
struct program {
    const char *name;
    const char *args[12];
    const char *next, *previous;
    const char *before_number,
        *after_number;        /* keys around the digits of a page; NULL: it cannot go to one */
    const char *when_started; /* keys, once something of it is seen; NULL: none */
    bool sharp;               /* a page counts only when it is painted at full size */
    bool pictures2;           /* it has but two pictures, that take turns */
};

struct session {
    struct screen *screen;
    const struct program *program;
    struct child child;
    int page;       /* seen last */
    char said[300]; /* file with what it said */
};

/* Microseconds from just before the key, or the start, until the page stands in both corners. */
struct sight {
    double shown_us;
    double sharp_us; /* until it is painted at full size; 0: that was not waited for */
};

/* False, with a sentence on standard error: the page did not come in time, or another one was seen. */
bool session_start(struct session *session, struct screen *screen, const struct program *program,
                   const char *deck, int page, struct sight *out);
/* The same without waiting for anything to be seen; `since_us` is when it was started. */
bool session_launch(struct session *session, struct screen *screen, const struct program *program,
                    const char *deck, int page, double *since_us);
void session_stop(struct session *session);

/* One press; only this page and the one before may be seen. */
bool session_turn(struct session *session, const char *chord, int page, struct sight *out);
/* Keys with spaces between them; a number is a wait in milliseconds, "#" the digits of `page`. Answers when the last was
 * pressed. */
double session_keys(struct session *session, const char *keys, int page);
/* Waits for a page since a moment; `between`: pages on the way to it may be seen. */
bool session_sees(struct session *session, int page, bool between, double since_us, struct sight *out);
/* The page that stood last still does, so many milliseconds long. */
bool session_stays(struct session *session, int wait_ms);
/* The time that counts for this program. */
double session_time_us(const struct session *session, const struct sight *sight);

#endif
