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

struct document_link {
    struct rect_px at; /* points, origin top left of the page */
    int page;          /* 1 is the first; 0: `uri` */
    struct str uri;
};
struct document_text { /* of one page, for search and its highlights */
    struct str text;
    const struct rect_px *boxes; /* one for each code point of text */
    int box_count;
};
struct document_blocks {      /* of text, on one page: what stands together */
    const struct rect_px *at; /* points, origin top left of the page */
    int count;
};

#endif
