/* What a painter tells of a document before any page is painted. Plain data; the deck room makes cards of it. */
#ifndef DECK_DOCUMENT_H
#define DECK_DOCUMENT_H

#include "base/geom.h"
#include "base/str.h"

enum {
    DOCUMENT_PAGES_MAX = 20000,
    DOCUMENT_OUTLINE_MAX = 20000,
    DOCUMENT_LINKS_MAX = 4096 /* a page */,
    DOCUMENT_BLOCKS_MAX = 256 /* a page */
};

struct document_page {
    struct size_px size; /* points, 1/72 inch */
    struct str label;    /* empty: its number */
};
struct document_outline {
    struct str title;
    int page, level; /* page 1 is the first; level 0 is outermost */
};
struct document_info {
    struct str title, author;
    const struct document_page *pages;
    int page_count;
    const struct document_outline *outline;
    int outline_count;
};

/* Where on its pages a document has the slide, when the presenter's notes stand beside it. */
enum document_slide { SLIDE_WHOLE, SLIDE_LEFT, SLIDE_RIGHT, SLIDE_TOP, SLIDE_BOTTOM, SLIDE_COUNT };
/* The part of a page that is the slide. A page that is too narrow (or too low) for a slide and notes is a slide whole:
 * there may be a few of other make between them. */
static inline struct rect_px document_slide_at(struct size_px page, enum document_slide slide)
{
    float w = page.w / 2, h = page.h / 2;
    bool beside = page.w > 2.2f * page.h, above = page.w < 1.2f * page.h;
    switch (slide) {
    case SLIDE_LEFT:
        if (beside)
            return (struct rect_px){0, 0, w, page.h};
        break;
    case SLIDE_RIGHT:
        if (beside)
            return (struct rect_px){w, 0, w, page.h};
        break;
    case SLIDE_TOP:
        if (above)
            return (struct rect_px){0, 0, page.w, h};
        break;
    case SLIDE_BOTTOM:
        if (above)
            return (struct rect_px){0, h, page.w, h};
        break;
    case SLIDE_WHOLE:
    case SLIDE_COUNT: break;
    }
    return (struct rect_px){0, 0, page.w, page.h};
}

/* What follows is of one page, as the audience sees it: of its slide alone, in points from the slide's top left. */
struct document_link {
    struct rect_px at;
    int page; /* 1 is the first; 0: `uri` */
    struct str uri;
};
struct document_text { /* for highlights */
    struct str text;
    const struct rect_px *boxes; /* one for each code point of text */
    int box_count;
};
struct document_blocks {      /* of text, on one page: what stands together */
    const struct rect_px *at; /* points, origin top left of the page */
    int count;
};
struct document_words { /* for search, and for the presenter */
    struct str text;
    struct str notes; /* sticky notes on the page, and what stands beside the slide */
};

#endif
