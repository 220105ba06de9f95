/* Words of one line of running text in more than one style: as they are measured, and as they are set. Private to view. */
#ifndef VIEW_STYLED_H
#define VIEW_STYLED_H

#include "view/visit.h"

/* Measures parts of the line as they will stand; `out` borrows all three, and what it points to is its own. */
struct styled {
    const struct frame *frame;
    const struct reading_line *line;
};
struct text_metrics styled_metrics(struct styled *styled);
/* One row of it at `at`, its links as controls. `index` tells rows apart. */
void styled_add(struct frame *frame, const struct visit_view *view, struct rect_px at,
                const struct label_style *style, const struct column_row *row, int index);

#endif
