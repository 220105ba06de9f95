/* Running text through Pango: mixed styles, font fallback, both directions, hyphens. Lays out once, then draws the
 * same lines at any scale, into pixels or vectors. One thread. */
#ifndef TYPE_PROSE_H
#define TYPE_PROSE_H

#include "base/blocks.h"
#include "base/geom.h"

#include <cairo.h>

struct prose_style {
    struct str family; /* "Inter", "Vollkorn" */
    int weight;        /* 400, 500, 600, 700 */
    bool italic;
    float size;    /* em, in the units of the Cairo context */
    float leading; /* line to line, as a factor of size */
    float spacing; /* between letters, same units */
    uint32_t rgb;  /* 0xRRGGBB */
    uint32_t link_rgb;
    bool lining;  /* lining, tabular figures */
    bool hyphens; /* soft hyphens by the dictionary of `language` */
    bool sparing; /* hyphens only in a word that is wider than a line */
    struct str language;
    bool centred;
    bool
        flush; /* the first letter of each line begins exactly at the edge, without the white the face gives it */
    bool hangs; /* an opening quotation mark hangs before the edge: the letter after it begins the line */
    bool aside; /* a footer, a label: not what the room must be able to read */
};

struct prose; /* one laid-out paragraph */

/* Runs as of a block. `width` 0: never breaks. `lines_max` 0: no limit, else ellipsis at the end. */
struct prose *prose_create(const struct prose_style *style, const struct run *runs, int run_count,
                           float width, int lines_max);
struct prose *prose_create_text(const struct prose_style *style, struct str text, float width, int lines_max);
void prose_destroy(struct prose *prose);

struct size_px prose_size(const struct prose *prose); /* height is lines x leading */
int prose_line_count(const struct prose *prose);
bool prose_is_cut(const struct prose *prose); /* lines_max took words away */
bool prose_breaks_word(
    const struct prose *prose); /* a word wider than the line was broken where no hyphen may stand */
int prose_chars_max(const struct prose *prose);    /* code points of its longest line */
float prose_last_width(const struct prose *prose); /* of its last line */
/* What a line says, with the hyphens that were offered in it (U+00AD). Borrowed. */
struct str prose_line_text(const struct prose *prose, int line);
/* Where bytes `from` to `to` of what a line says stand, relative to the top left; as high as the line is. */
struct rect_px prose_span(const struct prose *prose, int line, size_t from, size_t to);
float prose_baseline(const struct prose *prose);  /* of the first line, from the top */
float prose_text_size(const struct prose *prose); /* of running text; 0: it is an aside */
void prose_draw(const struct prose *prose, cairo_t *cr, float x, float y);
/* The link under a point relative to the top left, or empty. Borrowed from the runs, which must still live. */
struct str prose_link_at(const struct prose *prose, float x, float y);

#endif
