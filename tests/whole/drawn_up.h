/* A card at twice its size, as `waaier render` makes it, and where of it the screen stands. */
#ifndef TESTS_WHOLE_DRAWN_UP_H
#define TESTS_WHOLE_DRAWN_UP_H

#include "play.h"

void drawn_up_render(struct play *play, int card, struct picture *twice);
/* Whether all of what was seen last is `twice` from this place on, or at most `within` pixels from it. */
bool drawn_up_is(const struct play *play, const struct picture *twice, int x_px, int y_px, int within_px);
/* All of the screen shows `twice` sharp, from this place on, or at most `within` pixels from it. */
void drawn_up_seen(struct play *play, const struct picture *twice, int x_px, int y_px, int within_px);
/* Two fingers, apart by half a screen at the end: exactly twice as large. What lay under (x_px, y_px) stays there. */
void drawn_up_pinch(struct play *play, int x_px, int y_px);

#endif
