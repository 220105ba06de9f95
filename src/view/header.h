/* The head of a screen: its title, a line under it, and buttons beside it, or below where they do not fit. Private to view. */
#ifndef VIEW_HEADER_H
#define VIEW_HEADER_H

#include "view/button.h"

enum { HEADER_BUTTONS_MAX = 4 };
struct header {
    struct str title, detail;
    float title_u;  /* size of the title; 0: 60 */
    float detail_u; /* 0: 26 */
    struct button buttons[HEADER_BUTTONS_MAX];
    int button_count;
};

/* Answers the height used. */
float header_add(struct frame *frame, struct rect_px area, const struct header *header);

#endif
