/* What is really drawn behind a point of a draw list. Pictures can be of any colour, and so can what shines through. */
#ifndef TESTS_VIEW_BEHIND_H
#define TESTS_VIEW_BEHIND_H

#include "view/draw.h"

/* The lowest contrast that `argb` can have at a point, drawn as command `index` of the list, with what lies behind it. What
 * fades in is taken to be there. */
float behind_contrast(const struct draw_list *list, int index, struct pt_px at, uint32_t argb);
/* How well a panel is told from what lies around it, by its edge or by its ground: the least of its four sides. 21 where it has
 * neither. */
float behind_boundary(const struct draw_list *list, int index, struct rect_px window);
/* Whether something is drawn over part of `box` by a later command, words and icons apart. */
bool behind_is_covered(const struct draw_list *list, int index, struct rect_px box);
struct rect_px behind_seen(const struct draw_cmd *cmd);

#endif
