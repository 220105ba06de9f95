/* A PDF, through poppler. Pages count from 1. All lengths are points, origin top left of the page as it is shown; where
 * a slide is named, of that part of the page. */
#ifndef PAINTER_DOCUMENT_H
#define PAINTER_DOCUMENT_H

#include "deck/document.h"
#include "painter/bytes.h"

#include <cairo.h>

struct pdf;

enum { PDF_PASSWORD_BYTES = 256 };

enum pdf_opened { PDF_OPENED, PDF_LOCKED /* another password, or one at all */, PDF_BROKEN };

/* Takes over `bytes` when it succeeds from them; NULL `bytes`: the file is too large to map, and read piece by piece. `fd`
 * stays the caller's. `password` may be NULL. A sentence when broken. */
enum pdf_opened pdf_open(struct bytes *bytes, int fd, const char *password, struct pdf **out,
                         struct err *err);
void pdf_close(struct pdf *pdf); /* NULL is fine */

int pdf_page_count(const struct pdf *pdf);
bool pdf_slide_at(const struct pdf *pdf, int page, enum document_slide slide, struct rect_px *out,
                  struct err *err);
/* The whole page, with its annotations and forms as they print, at one unit a point. */
bool pdf_draw(const struct pdf *pdf, int page, cairo_t *cr, struct err *err);

/* Lists and texts live in `arena`. */
bool pdf_info(const struct pdf *pdf, struct arena *arena, struct document_info *out, struct err *err);
bool pdf_links(const struct pdf *pdf, int page, enum document_slide slide, struct arena *arena,
               struct document_link **out, int *count, struct err *err);
bool pdf_text(const struct pdf *pdf, int page, enum document_slide slide, struct arena *arena,
              struct document_text *out, struct err *err);
bool pdf_words(const struct pdf *pdf, int page, enum document_slide slide, struct arena *arena,
               struct document_words *out, struct err *err);

#endif
