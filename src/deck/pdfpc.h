/* The side-car that pdfpc keeps beside a PDF: the presenter's notes, and where notes stand on the pages. Both its forms: JSON,
 * and the older one of lines. Not ours, so nothing in it is trusted, and what cannot be read is left. */
#ifndef DECK_PDFPC_H
#define DECK_PDFPC_H

#include "base/arena.h"
#include "deck/document.h"

enum { PDFPC_BYTES_MAX = 8 << 20 };

struct pdfpc {
    bool slide_named; /* it says where the notes stand, or that there are none */
    enum document_slide slide;
    struct str *notes; /* of every page; empty: none. Live in `arena` */
};

/* False: not a side-car, or no memory for it. */
bool pdfpc_read(struct arena *arena, struct str text, const struct document_info *info, struct pdfpc *out);
/* "praatje.pdf" has its side-car in "praatje.pdfpc". Empty: such a name has none. */
struct str pdfpc_name(struct arena *arena, struct str pdf);

#endif
