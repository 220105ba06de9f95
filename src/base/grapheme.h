/* What a reader calls one character: a letter with its marks, a flag, a family made of joined faces. The rules of Unicode
 * Standard Annex 29 (grapheme clusters, https://www.unicode.org/reports/tr29/), simplified: GB6-8 (Hangul), GB9 (marks and
 * joiners, of the scripts named in the table), GB11 (joined pictographs), GB12-13 (flags). Of other scripts each code point stands by
 * itself: text stays whole there too, only a step is smaller than a reader would make it. */
#ifndef BASE_GRAPHEME_H
#define BASE_GRAPHEME_H

#include "base/str.h"

/* Bytes of the first character of `s`; 0 only when it is empty. */
size_t grapheme_first(struct str s);
/* Whether a character begins at that byte, or the text ends there. */
bool grapheme_begins(struct str s, size_t at);
/* The nearest beginning after (before) that byte, at most the length (at least 0). */
size_t grapheme_after(struct str s, size_t at);
size_t grapheme_before(struct str s, size_t at);
int grapheme_count(struct str s);

/* The end of the word at or after that byte, and the beginning of the one before: what Ctrl and an arrow step over. */
size_t grapheme_word_after(struct str s, size_t at);
size_t grapheme_word_before(struct str s, size_t at);

#endif
