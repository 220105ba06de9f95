/* The pens there are to choose from: colours and widths of what writes and of what marks, and what these are called. */
#ifndef PRESENTER_PEN_H
#define PRESENTER_PEN_H

#include "presenter/stroke.h"

enum {
    PEN_COLOURS = 4,
    PEN_RIM_RGB =
        0xFFFDF8, /* around what a pen writes, so that it is seen on a dark card too: that of a card */
    PEN_MARKS_PERCENT = 33, /* so much of what lies under it a highlighter hides: small letters keep 3 to 1 */
};
enum pen_width { PEN_MIDDLE, PEN_THIN, PEN_THICK, PEN_WIDTHS };

/* What one of the tools writes with. All zero: as it is found. */
struct pen {
    uint8_t colour; /* under PEN_COLOURS */
    uint8_t width;  /* enum pen_width */
};

/* The beginning of a stroke of it: without points. */
struct stroke pen_stroke(enum stroke_tool tool, struct pen pen);
/* The next width, from thin to thick and round again. */
enum pen_width pen_width_after(enum pen_width width);
/* How far the rim goes beyond it, in widths of the card; 0: it has none. */
float pen_rim(enum stroke_tool tool);

/* In words, translated: "Rode pen, dun", "Rood", "Dun". */
const char *pen_name(enum stroke_tool tool, struct pen pen);
const char *pen_colour_name(enum stroke_tool tool, int colour);
const char *pen_width_name(enum pen_width width);

#endif
