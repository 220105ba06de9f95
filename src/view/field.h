/* A field to write in: its words, what is selected, the cursor. One line that moves under the cursor, or several that break. Private to
 * view. */
#ifndef VIEW_FIELD_H
#define VIEW_FIELD_H

#include "base/edit.h"
#include "view/frame.h"

enum { FIELD_LINES_MAX = 6 };

struct field {
    struct rect_px at;
    const struct edit *edit;
    struct str icon; /* empty: none */
    struct str name; /* while nothing is written */
    float size_u;
    int lines; /* that there is room for, at most FIELD_LINES_MAX; 1: it does not break */
};

/* Of that many lines, its edge included. */
float field_height(const struct frame *frame, float size_u, int lines);
void field_add(struct frame *frame, const struct field *field);
/* Only its box, for what is written in another way: a screen has one field. */
void field_box_add(struct frame *frame, struct rect_px at, struct str name);
/* The byte of the text that lies nearest to a point. */
size_t field_byte(const struct frame *frame, const struct field *field, struct pt_px at);

#endif
