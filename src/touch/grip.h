/* Fingers on one thing. One moves it; two move it, draw it up and turn it about the middle between them; fingers come and go
 * while it is held. Each thing has a grip of its own, so that many people hold many things at once. Fed with the same
 * events as touch_step, after it; who acts on a grip takes its fingers with touch_release. Pure; mm and radians. */
#ifndef TOUCH_GRIP_H
#define TOUCH_GRIP_H

#include "touch/touch.h"

enum {
    GRIPS_MAX = TOUCH_CONTACTS_MAX + 1,
    GRIP_CROWD_COUNT = 4 /* so many on one thing are a hand, or several people's */
};

/* How a thing can be held. Kept here for who asks (fingers.h); the grip itself tells everything. */
enum grip_way {
    GRIP_NOT,
    GRIP_BY_TWO, /* a page: one finger swipes it */
    GRIP_ASIDE,  /* it lies in a list: upward and downward drags are the list's, unless it was held first */
    GRIP_ANY,
};
enum grip_phase {
    GRIP_FREE,
    GRIP_RESTS, /* nothing moved far yet */
    GRIP_ONE,
    GRIP_TWO,
    GRIP_LET, /* nothing until all of its fingers are up */
};

/* Where a point of the thing went: p -> scale * turned(p) + move. Turned rightward (x towards y) is positive; round and round
 * adds up. */
struct grip_pose {
    float scale, turn;
    struct vec_mm move;
};

struct grip_finger {
    bool used;
    int64_t id;
    uint32_t target;
    struct vec_mm from, at; /* `from`: since it moves as it does now */
    struct vec_mm velocity; /* at its last motion */
    int64_t moved_ms;
};
struct grip {
    enum grip_phase phase;
    uint32_t target;
    int64_t ids[2]; /* those that move it, in order of coming */
    int count;
    bool swiped;           /* the first was on its way, alone, when the second came */
    struct grip_pose base; /* what was done before these fingers did it */
    struct vec_mm middle;  /* when the two took hold */
    float span_mm;
    float angle, turn; /* of the line between the two: now, and how far it went since both are there */
    float turn_from;   /* where turning began to count */
    bool turns;
    enum grip_way way;
    bool taken; /* who asks told of it */
};
struct grips {
    struct grip at[GRIPS_MAX];
    struct grip_finger fingers[TOUCH_CONTACTS_MAX];
};

enum grip_say { GRIP_BEGIN, GRIP_MOVE, GRIP_END, GRIP_CANCEL };
struct grip_told {
    enum grip_say say;
    uint32_t target;
    int place;   /* of the grip */
    int fingers; /* that move it: 1 or 2; at the end those that did last */
    int64_t ids[2];
    struct grip_pose pose; /* since it began */
    /* Of the two, since they took hold: their middle then and now, how far apart they went, how far they turned;
     * when one of them goes too. Of one finger where it took hold and where it is, 1 and 0. */
    struct vec_mm from, at;
    float scale, turn;
    struct vec_mm velocity; /* mm/s; END only */
};
struct grips_out {
    struct grip_told at[GRIPS_MAX + 2];
    int count;
};

extern const float GRIP_SPAN_MM; /* nearer than 20 mm it is one finger too broad, or two of one tap */

/* `touch` has had the event already: it knows which fingers are down. `event->target` may be another than it was given. */
struct grips_out grip_step(struct grips *grips, const struct touch_state *touch,
                           const struct touch_event *event);
/* Whoever asks does not want this one: it says nothing more until its fingers are up. */
void grip_let(struct grips *grips, uint32_t target);
struct grip *grip_of(struct grips *grips, uint32_t target); /* NULL: nobody touches it */
struct vec_mm grip_carry(struct grip_pose pose, struct vec_mm point);

#endif
