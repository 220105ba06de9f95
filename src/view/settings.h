/* What a reader sets on screen: language, text size, contrast, and how high one reaches. Private to view. */
#ifndef VIEW_SETTINGS_H
#define VIEW_SETTINGS_H

#include "view/button.h"

enum { SETTING_LANGUAGE, SETTING_TEXT, SETTING_PALETTE, SETTING_REACH, SETTING_COUNT };
void settings_buttons(const struct frame *frame, struct button out[SETTING_COUNT]);

#endif
