/* What a monkey does: events of an input log, by chance, one deed after the other. */
#ifndef TESTS_WHOLE_MONKEY_H
#define TESTS_WHOLE_MONKEY_H

#include "base/rng.h"
#include "touch/script.h"
#include "view/node.h"

#define MONKEY_WORD "qzmonkeyword" /* in all that it types */
#define MONKEY_PIN "31415926"
enum { MONKEY_EVENTS = 512, MONKEY_FINGERS = 10 };

struct monkey {
    struct rng rng;
    bool kiosk;
    struct size_px window;
    float px_per_mm;
    struct script_event queue[MONKEY_EVENTS]; /* what it is about to do; at_ms counts from the one before */
    int at, count;
    bool down[MONKEY_FINGERS], mouse_down; /* as the glass knows them */
    bool lost;                             /* one of them never comes up */
    int64_t now_ms;
};

/* The next event, its time no earlier than `now_ms`. `nodes` is what is seen, `seen` its number of controls at most. */
struct script_event monkey_next(struct monkey *monkey, const struct nodes *nodes, int64_t now_ms);
/* All fingers are up: for a while nothing more is heard of it. */
bool monkey_rests(const struct monkey *monkey);

#endif
