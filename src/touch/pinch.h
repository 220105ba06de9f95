/* Two fingers on one thing: how far apart they went, and where the middle between them went. Fed with the same events as
 * touch_step, after it; it says when both fingers are its own, and the caller then tells touch_release. Pure; mm. */
#ifndef TOUCH_PINCH_H
#define TOUCH_PINCH_H

#include "touch/touch.h"

enum pinch_state_kind {
    PINCH_NONE,
    PINCH_ONE,   /* a finger */
    PINCH_TWO,   /* two on one thing that lie still, or one of them swipes on */
    PINCH_HELD,  /* a pinch */
    PINCH_CROWD, /* a hand, or fingers of several people: nothing until all are up */
    PINCH_STATE_COUNT,
};

struct pinch_finger {
    int64_t id;
    struct vec_mm from, at; /* `from`: when there were two */
};
struct pinch {
    enum pinch_state_kind state;
    uint32_t target;                /* of the first */
    bool swiped;                    /* the first was on its way when the second came */
    struct pinch_finger fingers[2]; /* in order of coming */
    struct vec_mm middle;           /* when the pinch began */
    float span_mm;
};

enum pinch_say { PINCH_SILENT, PINCH_BEGIN, PINCH_MOVE, PINCH_END };
struct pinch_out {
    enum pinch_say say;
    int64_t ids[2];     /* BEGIN: whose drags and taps are over */
    struct vec_mm from; /* the middle when it began */
    struct vec_mm at;   /* the middle now */
    float scale;        /* the span over that when it began */
};

extern const float PINCH_SPAN_MM; /* nearer than 20 mm it is one finger too broad, or two of one tap */
enum { PINCH_CROWD_COUNT = 4 };

/* `touch` has had the event already: it knows which fingers are down. The targets of the two may differ. */
struct pinch_out pinch_step(struct pinch *pinch, const struct touch_state *touch,
                            const struct touch_event *event);

/* Two taps on one spot. */
struct twice {
    bool waits;
    struct vec_mm at;
    int64_t up_ms;
};
enum { TWICE_LEAST_MS = 40 /* sooner is a switch that bounces */, TWICE_MOST_MS = 300 };
extern const float TWICE_MM; /* 16 */
/* Of each tap: true for the second. `counts`: this one may be the first of two. */
bool twice_step(struct twice *twice, struct vec_mm at, int64_t down_ms, int64_t up_ms, bool counts);

#endif
