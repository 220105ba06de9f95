/* UTF-8, and the folding that search uses. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

enum { UTF8_BAD = 0xFFFD };

/* Takes one code point off the front of *s (not empty). A malformed byte gives UTF8_BAD and moves one byte. */
uint32_t utf8_next(struct str *s);
/* Writes 1..4 bytes; answers how many. */
int utf8_put(char out[4], uint32_t code);
/* Byte offset of the first malformed sequence, or -1. */
ptrdiff_t utf8_first_bad(struct str s);
int utf8_count(struct str s); /* code points */
/* The first bytes, at most so many, cut at a whole character: for what is quoted in a sentence. */
struct str utf8_head(struct str s, size_t bytes_max);

/* Capitals of the letters of Dutch and its neighbours (Latin-1), for names that stand above a title; the rest as it is. */
void utf8_capitals(char *field, size_t field_bytes, struct str text);

/* Folds for search: lower case, Latin accents and ligatures to base letters (é -> e, ĳ -> ij, ß -> ss), soft hyphens gone,
 * curly quotes straight. Lives in `arena`; empty when that is full. `map`, when not NULL, gets for each
 * folded byte the offset of the byte in `s` it came from (one more entry at the end: s.len). */
struct str utf8_fold(struct arena *arena, struct str s, uint32_t **map);

#endif
