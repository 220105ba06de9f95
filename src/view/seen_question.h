/* One question of a card, as the room sees it. Private to view. */
#ifndef VIEW_SEEN_QUESTION_H
#define VIEW_SEEN_QUESTION_H

#include "view/frame.h"
#include "view/seen.h"

/* SCENE_QUESTION, over all of `at`, which has the shape of the room's window. */
void seen_question_add(struct frame *frame, const struct seen_view *view, struct rect_px at);

#endif
