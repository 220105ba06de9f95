/* Every text of a deck, one after the other, in the language it is written in. */
#ifndef TESTS_CONTENT_TEXTS_H
#define TESTS_CONTENT_TEXTS_H

#include "content/content.h"

struct text {
    struct str file;     /* it stands in */
    const char *what;    /* "titel", "vraag", ... */
    struct str language; /* "nl" or "en" */
    struct str words;    /* as running text: no Markdown; what is set as code is left out */
};

typedef void text_visit(void *ctx, const struct text *text);
/* Of each card, page of the book, guide and session, and of deck.yaml. */
void texts_each(struct content *content, text_visit *visit, void *ctx);

#endif
