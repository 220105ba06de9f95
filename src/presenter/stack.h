/* Cards to be drawn without putting back: shuffled once, the order follows from a seed. What was drawn lies on the table until it
 * is put back or away. A value; pure. */
#ifndef PRESENTER_STACK_H
#define PRESENTER_STACK_H

#include "presenter/show.h"

enum { STACK_TABLE_MAX = 4 /* beside each other */, STACK_RETURNED_MAX = 8, STACK_DEEDS_MAX = 8 };

enum stack_act { STACK_DRAW, STACK_RETURN, STACK_DISCARD };

/* What was done, so that it can be undone. */
struct stack_deed {
    enum stack_act act;
    bool again;          /* DRAW: it had been put back before */
    int place;           /* RETURN, DISCARD: where it lay on the table */
    struct card_id card; /* with which */
    struct card_id gone; /* DRAW: it took the place of this one on a full table; empty: of none */
};

struct stack {
    struct card_id kind; /* only these; empty: all that are shown, but for those that head a part */
    uint64_t seed;
    int drawn; /* so many came off the top */
    struct card_id table[STACK_TABLE_MAX];
    int table_count;
    struct card_id returned[STACK_RETURNED_MAX]; /* put back under it; the first comes first */
    int returned_count;
    struct stack_deed deeds[STACK_DEEDS_MAX]; /* the last ones; */
    int deed_count, done;                     /* those from `done` on were undone */
};

struct stack stack_begin(struct card_id kind, uint64_t seed);
/* How many cards it has, and how many of them can still be drawn. */
int stack_count(const struct stack *stack, const struct show_cards *cards);
int stack_left(const struct stack *stack, const struct show_cards *cards);
/* False: it is empty. On a full table it takes the place of the one that lay there longest. */
bool stack_draw(struct stack *stack, const struct show_cards *cards);
/* Of those on the table. False: there is none, or no more can be put back. */
bool stack_return(struct stack *stack, int place);
bool stack_discard(struct stack *stack, int place);
/* False: nothing is left to undo or to do again. */
bool stack_undo(struct stack *stack);
bool stack_redo(struct stack *stack);

#endif
