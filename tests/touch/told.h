/* What fingers did, as words: "press1.7 tap1.7" is finger 1 on target 7. What is held is told by its target: "take7",
 * "carry7@10,0" with where the finger is, or the middle of two, "x1.50" drawn up and "r30" turned by degrees; then
 * "drop7", "!" when it was thrown, or "lose7" when the finger was taken away; lengths in whole mm. Of a run of drags or carries the last is kept. */
#ifndef TESTS_TOUCH_TOLD_H
#define TESTS_TOUCH_TOLD_H

#include "touch/fingers.h"

enum { TOLD_BYTES = 4096, TOLD_WORD_BYTES = 64 };

struct told {
    char text[TOLD_BYTES];
};
void told_add(struct told *told, const struct fingers_out *out);

#endif
