/* The dock: the row along the bottom edge with all one must reach. Private to view. */
#ifndef VIEW_DOCK_H
#define VIEW_DOCK_H

#include "view/button.h"

enum { DOCK_SIDE_MAX = 8, DOCK_MAIN_MAX = 8, DOCK_FAN_WORDS = 64 };
struct dock {
    struct button left[DOCK_SIDE_MAX], main[DOCK_MAIN_MAX], right[DOCK_SIDE_MAX];
    int left_count, main_count, right_count;
    const struct button *above; /* chips in rows of their own over all else; borrowed */
    int above_count;
    bool bare;       /* on the ground itself */
    bool aloud_left; /* to read aloud stands at the left */
    /* Of labels that are put together: their buttons point here, so a dock stays where it is made. */
    char words[128], fan_words[DOCK_FAN_WORDS];
};

/* One row; with brief words and without icons where that makes it one; else the main buttons stand above those of the sides. For a left hand the main
 * ones are at the left, and all else after them. */
float dock_height(const struct frame *frame, const struct dock *dock);
void dock_add(struct frame *frame, const struct dock *dock);

/* To read aloud, behind what stands at one side. While it reads, how loud takes the place of what else stands at the sides, so
 * that the dock stays as high and its main buttons as they are; at the right its end stands where its beginning stood. */
void dock_aloud(const struct frame *frame, const struct aloud_view *aloud, struct dock *dock);

/* `more`, that has another button, in the place of `dock`, where that stays as high by it and keeps its icons, also with what reads
 * aloud behind both. False: it does not, and nothing is changed. */
bool dock_grows(const struct frame *frame, const struct aloud_view *aloud, const struct dock *more,
                struct dock *dock);

/* The buttons most docks have. */
struct button dock_home(void);
struct button dock_wall(void);
struct button dock_text_size(const struct frame *frame);

#endif
