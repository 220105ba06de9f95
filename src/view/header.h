/* The head of a screen: its title, a line under it, and buttons beside it, or below where they do not fit. Private to view. */
#ifndef VIEW_HEADER_H
#define VIEW_HEADER_H

#include "view/dock.h"

enum { HEADER_BUTTONS_MAX = 4 };
struct header {
    struct str title, detail;
    float title_u;  /* size of the title; 0: 60 */
    float detail_u; /* 0: 26 */
    struct button buttons[HEADER_BUTTONS_MAX];
    int button_count;
};

/* Answers the height used. With a low reach the buttons are left to header_foot_add. */
float header_add(struct frame *frame, struct rect_px area, const struct header *header);
/* Where a head begins, at `y` but with a low reach right above what is touched, which comes `gap` under it: they scroll together. */
float header_top(const struct frame *frame, struct rect_px area, const struct header *header, float y,
                 float gap, float floor);
/* Those of a screen without a dock, along its bottom; height 0 where they stand in the head. */
float header_foot_height(const struct frame *frame, const struct header *header);
void header_foot_add(struct frame *frame, const struct header *header);

#endif
