/* Where a word may be broken, by the dictionaries of libhyphen. One thread. */
#ifndef TYPE_HYPHENATE_H
#define TYPE_HYPHENATE_H

#include "base/str.h"

struct hyphenator;

/* NULL when there is no dictionary for `language` ("nl", "en", "nl-BE" ...). */
struct hyphenator *hyphenator_open(struct str language);
void hyphenator_close(struct hyphenator *hyphenator);

/* The hyphenator of this thread for `language`, opened once and kept; NULL as above. Borrowed. */
struct hyphenator *hyphenator_for(struct str language);

/* Sets marks[i] (one a byte of `text`, zeroed by the caller) where a hyphen may stand before byte i. Words are runs of
 * letters; at least two letters stay before a hyphen and three after it; capitals only are left whole. */
void hyphenate(struct hyphenator *hyphenator, struct str text, unsigned char *marks);

#endif
