/* Interface words: one line, one style, set by SDL2_ttf; Pango takes over where the face lacks a letter.
 * One thread. */
#ifndef TYPE_LABEL_H
#define TYPE_LABEL_H

#include "base/err.h"
#include "base/pixels.h"
#include "base/str.h"

enum label_face {
    LABEL_SANS,
    LABEL_SANS_MEDIUM,
    LABEL_SANS_SEMIBOLD,
    LABEL_SANS_BOLD,
    LABEL_SERIF_BOLD,
    LABEL_SANS_ITALIC,
    LABEL_SANS_BOLD_ITALIC,
    LABEL_FACE_COUNT
};

struct label_style {
    enum label_face face;
    float size_px;    /* em */
    float spacing_px; /* between letters, for capitals of kinds; usually 0 */
    bool clock;       /* figures in fixed cells */
};

struct labels; /* opened faces by size */
struct labels *labels_create(struct err *err);
void labels_destroy(struct labels *labels);

/* Advance of the line, not its ink. */
float label_width(struct labels *labels, const struct label_style *style, struct str text);
float label_ascent(struct labels *labels,
                   const struct label_style *style); /* baseline below the top of the line */
float label_height(struct labels *labels, const struct label_style *style);
/* The line in one colour (0xAARRGGBB, not premultiplied) on nothing, premultiplied.
 * `out->argb` is malloced, the caller frees; the line's own box, padded by `*pad_px` on every side. */
bool label_draw(struct labels *labels, const struct label_style *style, struct str text, uint32_t argb,
                struct pixels *out, int *pad_px);

#endif
