/* The cards a visitor keeps, held in the hand like a fan: in their order, one of them held up. Pure; cards are named by their
 * ids, so that a fan survives a deck that is read again. */
#ifndef VISIT_FAN_H
#define VISIT_FAN_H

#include "deck/model.h"

enum {
    FAN_CARDS_MAX = 24,   /* more are no longer told apart along the edge of a window 1280 wide */
    FAN_COMPARED_MAX = 4, /* beside each other, and still read */
    FAN_COMPARED_LEAST = 2,
};

struct fan_card {
    struct card_id id;
    bool marked; /* to be compared */
};
struct fan {
    struct fan_card at[FAN_CARDS_MAX];
    int count;
    int held;  /* the one held up; 0 when there is none */
    bool asks; /* whether all of it may go */
};

int fan_find(const struct fan *fan, struct card_id id); /* -1: it is not kept */
/* At the end, and held. One that is kept already is only held. False: the fan is full. */
bool fan_keep(struct fan *fan, struct card_id id);
void fan_drop(struct fan *fan, struct card_id id);
void fan_hold(struct fan *fan, int at);       /* nothing where there is no such place */
void fan_riffle(struct fan *fan, int places); /* holds another, as far as there are any */
void fan_shift(struct fan *fan, int places);  /* the card held, among the others; as far as there are any */
void fan_clear(struct fan *fan);
/* False: as many as can be compared are marked already. */
bool fan_mark(struct fan *fan, struct card_id id);
int fan_marked(const struct fan *fan);
/* Those marked; with fewer than two of them, the first of the fan. Answers how many, which may be fewer than two. */
int fan_compared(const struct fan *fan, struct card_id out[FAN_COMPARED_MAX]);
void fan_settle(struct fan *fan, const struct deck *deck); /* lets go of what the deck does not have */

#endif
