/* Gestures as scripts of fingers (touch/script.h; a line ends at a semicolon too), and what they are told to be (told.h). They
 * are played on a table of 480 by 270 mm, so that the same fingers can be put on a real glass of that size:
 *
 *   cards 1 to 5      80 by 60 mm, their middles at x = 48, 142, 236, 330, 424, y = 50     held in any way
 *   tiles 11 to 15    the same below them, y = 130                                          in a list
 *   buttons 21 to 25  80 by 20 mm, y = 190                                                   not held
 *   and around them the page, 0                                                              held by two */
#ifndef TESTS_TOUCH_GESTURES_H
#define TESTS_TOUCH_GESTURES_H

#include "base/arena.h"
#include "touch/fingers.h"
#include "touch/script.h"
#include "touch/told.h"

enum {
    TABLE_W_MM = 480,
    TABLE_H_MM = 270,
    TABLE_PLACES = 15,
    GESTURE_BEGIN_MS = 1000 /* a clock at 0 has not begun */
};

enum gesture_needs {
    GESTURE_ANY_GLASS,
    GESTURE_TAKES_BACK, /* a glass whose fingers can be cancelled */
    GESTURE_NO_GLASS,   /* what no driver sends */
};
struct gesture {
    const char *name, *script, *want;
    enum gesture_needs needs;
};
extern const struct gesture gestures[];
extern const int gesture_count;

struct table_place {
    uint32_t target;
    float x_mm, y_mm, w_mm, h_mm;
};
struct table_place table_place(int index); /* 0 <= index < TABLE_PLACES */
enum grip_way table_way(uint32_t target);
/* Fails the test when it cannot be read. */
struct script gesture_script(struct arena *arena, const struct gesture *gesture);
/* What its fingers are told to be, without any glass; added to `told`. */
void gesture_tell(struct arena *arena, const struct gesture *gesture, struct told *told);

#endif
