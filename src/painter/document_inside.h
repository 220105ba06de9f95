/* What the files that read a PDF share. Private to src/painter/document*.c. */
#ifndef PAINTER_DOCUMENT_INSIDE_H
#define PAINTER_DOCUMENT_INSIDE_H

#include "painter/document.h"

#include <poppler.h>

struct pdf {
    struct bytes bytes; /* empty when poppler reads by itself */
    PopplerDocument *document;
};

PopplerPage *pdf_open_page(const struct pdf *pdf, int page, struct err *err); /* NULL and a sentence */
struct size_px pdf_size_of(PopplerPage *page);                                /* whole */
/* What came from a library as allocated text, cut and checked, copied; `text` is freed. */
struct str pdf_keep(struct arena *arena, char *text, size_t bytes_max);
bool pdf_full(struct err *err); /* false, with the sentence for a document that is too large */

#endif
