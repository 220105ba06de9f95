/* Several people at one glass, whichever it is: a deck with a wall of eight cards, and hands on five of them at once. */
#ifndef TESTS_WHOLE_MANY_H
#define TESTS_WHOLE_MANY_H

#include "play.h"

struct many {
    struct play *play;
    struct picture wall; /* at rest */
};

/* The program at its wall. The glass is 1920 by 1080. */
void many_begin(struct many *many, struct play *play);
void many_end(struct many *many); /* the program still runs */

/* Five tiles follow five fingers, and spring back. */
void many_five_drags(struct many *many);
/* Two fingers on each of five tiles draw them up. */
void many_ten_fingers(struct many *many);
/* One holds a tile while another scrolls the wall under it. */
void many_one_holds_one_scrolls(struct many *many);
/* A finger that rests takes a tile up, with a ring that fills around it. */
void many_rest(struct many *many);
/* Two drop a tile each on the fan, where they stay. */
void many_into_the_fan(struct many *many);
/* Four are kept and laid beside each other; five fingers drag them all at once, one of them turned by two. They stay where they are
 * left, and lie straight again when it is asked for. */
void many_compared(struct many *many);

#endif
