/* Full-text search over title, body and questions, those of users too. Accents and case are folded; every word of the query must
 * occur, the last one as a beginning. Titles weigh more than bodies, bodies more than questions. */
#ifndef DECK_SEARCH_H
#define DECK_SEARCH_H

#include "deck/own.h"

struct search; /* an index: folded text of every card; borrows the deck, lives in the arena it was made in */

struct search *search_create(struct arena *arena, const struct deck *deck); /* NULL: the arena is full */
/* Words of a card came in after the index was made (deck_page_words): takes it up anew. False: the arena is full. */
bool search_take(struct search *search, struct arena *arena, int card);

/* What users did to the questions, over the maker's: what they hid is not found, what they wrote is. Asked for again when it changed;
 * `own` is looked at in every search until then. False: the arena is full, and some cards are as they were. */
bool search_own(struct search *search, struct arena *arena, const struct own *own);

enum search_field { SEARCH_TITLE, SEARCH_BODY, SEARCH_QUESTION };
struct search_hit {
    int card; /* index in the deck */
    enum search_field field;
    enum own_origin origin; /* of a question */
    struct str before, match,
        after; /* one line around the first hit, from the card's own text; lives in `arena` */
};
/* Best first, then deck order; answers how many were written, at most `cap`. An empty query finds nothing. */
int search_find(const struct search *search, struct arena *arena, struct str query, struct search_hit *out,
                int cap);

/* Where the words of a query stand on a page: a rectangle a word, or more where it goes on on the next line. Answers how many
 * were written, at most `cap`. */
int search_marks(struct arena *arena, const struct document_text *text, struct str query, struct rect_px *out,
                 int cap);

#endif
