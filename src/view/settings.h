/* What a reader sets on screen: language, text size, contrast, and how high one reaches. Private to view. */
#ifndef VIEW_SETTINGS_H
#define VIEW_SETTINGS_H

#include "view/button.h"

enum { SETTING_COUNT = 4 };
/* Those that are offered; answers how many. */
int settings_buttons(const struct frame *frame, struct button out[SETTING_COUNT]);
struct button settings_text_size(const struct frame *frame);

#endif
