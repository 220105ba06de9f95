/* Cards that hands took up, each by its node: where they are, seen from where they belong. They follow their fingers, and are
 * brought to rest by springs that a finger catches in flight. Values over time, never advanced a frame. Pure; px, radians. */
#ifndef APP_LIFTED_H
#define APP_LIFTED_H

#include "touch/fingers.h"

enum { LIFTED_MAX = TOUCH_CONTACTS_MAX + 4 /* and some that are on their way back */ };

/* As a card lies: moved from its place, so much larger, turned about its middle. */
struct lifted_pose {
    struct pt_px move;
    float scale, turn;
};
struct lifted_card {
    uint32_t id; /* 0: free */
    bool held;
    bool goes;               /* where it comes to rest it is gone */
    bool lies;               /* where it comes to rest it stays, over those before it: in its place too */
    float span_px;           /* dragged half as far sideways it leans all it does; 0: it does not */
    int order;               /* a larger one lies on top */
    struct pt_px middle;     /* held: of the card when it was taken, on screen */
    struct lifted_pose base; /* held: then */
    struct grip_pose grip;   /* held: what was done since */
    struct spring x, y, size, turn; /* not held: to where it comes to rest; thousandths for the last two */
    struct spring up, lean;         /* thousandths: how much larger for being held, how far it leans */
    struct lifted_pose rest;
};
struct lifted {
    struct lifted_card at[LIFTED_MAX];
    int order;
};

extern const float LIFTED_SCALE_MOST; /* by two fingers */

struct lifted_card *lifted_find(struct lifted *lifted, uint32_t id); /* NULL: it lies in its place */
/* Taken, or caught in flight. `middle`: of its place on screen. NULL: too many are. */
struct lifted_card *lifted_take(struct lifted *lifted, uint32_t id, struct pt_px middle, bool reduced,
                                int64_t now_ms);
/* It goes with the fingers. */
void lifted_carry(struct lifted_card *card, struct grip_pose grip, bool reduced, int64_t now_ms);
/* Let go: it comes to lie like `rest`. */
void lifted_drop(struct lifted_card *card, struct lifted_pose rest, struct pt_px velocity, bool reduced,
                 int64_t now_ms);
struct lifted_pose lifted_at(const struct lifted_card *card, int64_t now_ms);
/* As it would come to lie, let go with that velocity: where it is, and as far on as it slides. */
struct lifted_pose lifted_left(const struct lifted_card *card, struct pt_px velocity, int64_t now_ms);
/* What holds still on screen while its place moves by so much. */
void lifted_shift(struct lifted *lifted, float y_px);
bool lifted_rests(const struct lifted_card *card, int64_t now_ms);
bool lifted_moves(const struct lifted *lifted, int64_t now_ms);
/* Forgets those that lie in their place again, or are gone. */
void lifted_settle(struct lifted *lifted, int64_t now_ms);
/* Those that are there, the topmost last; answers how many. */
int lifted_order(const struct lifted *lifted, const struct lifted_card *out[LIFTED_MAX]);

#endif
