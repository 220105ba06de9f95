/* A paragraph as it is kept: prose_set.c makes it, prose.c answers for it and draws it. Private to these two. */
#ifndef TYPE_PROSE_INSIDE_H
#define TYPE_PROSE_INSIDE_H

#include <pango/pangocairo.h>

#include "type/prose.h"

struct prose_line {
    PangoLayoutLine *line; /* borrowed from the layout */
    float x, width;
};
struct prose_link {
    int from, to; /* bytes of the text as set */
    struct str to_where;
};

struct prose {
    PangoLayout *layout;
    struct prose_line *lines;
    int line_count;
    struct prose_link *links;
    int link_count;
    float line_height, baseline; /* of every line, from its top */
    float size;
    uint32_t rgb, link_rgb;
    bool cut, breaks_word, aside;
};

#endif
