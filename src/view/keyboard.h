/* The keyboard on the glass, along the bottom of whatever screen there is something to write on. Private to view. */
#ifndef VIEW_KEYBOARD_H
#define VIEW_KEYBOARD_H

#include "view/frame.h"

/* Where the rest of the screen ends: above the keyboard, or at the bottom of the window. */
float keyboard_floor(const struct frame *frame);
/* After all else: it lies on top. */
void keyboard_add(struct frame *frame);

#endif
