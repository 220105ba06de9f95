/* A question over everything else: what it is about, and two answers, the first of them large. Private to the room. */
#ifndef VIEW_QUESTION_H
#define VIEW_QUESTION_H

#include "view/button.h"

struct question_box {
    struct str title;
    struct str first; /* said with some weight */
    struct str
        most; /* as long as `first` can become, for what changes must not move anything; empty: first */
    struct str text;
    float share;           /* of a bar that is full; less than 0: there is none */
    struct button yes, no; /* `yes` is the large one */
};
void question_box_add(struct frame *frame, const struct question_box *box);

#endif
