/* Borrowed strings with a length: views into text that someone else owns, never NUL-ended by promise. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

struct str {
    const char *at; /* may be NULL when len is 0 */
    size_t len;     /* bytes */
};

#define STR(lit) ((struct str){(lit), sizeof(lit) - 1})
#define STR_INIT(lit)                                                                                        \
    {                                                                                                        \
        (lit), sizeof(lit) - 1                                                                               \
    }                                   /* for static tables */
#define STR_ARG(s) (int)(s).len, (s).at /* printf("%.*s", STR_ARG(name)) */

struct arena;

/* Borrows `text`, which may be NULL (gives the empty string). */
struct str str_from(const char *text);

bool str_eq(struct str a, struct str b);
int str_compare(struct str a, struct str b); /* bytewise, as memcmp; a prefix sorts first */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* Numbers inside names compare by value: "kaart2" before "kaart10". Otherwise bytewise. */
int str_compare_natural(struct str a, struct str b);

/* Splits at the first `sep`; `*rest` is what follows, empty when there was none. */
struct str str_cut(struct str s, char sep, struct str *rest);
/* Splits at the last `sep`; `*rest` is what follows; with no `sep` the answer is empty and rest is s. */
struct str str_cut_last(struct str s, char sep, struct str *rest);
struct str str_trim(struct str s);                        /* spaces, tabs, CR, LF at both ends */
struct str str_sub(struct str s, size_t from, size_t to); /* both clamped to the length */

/* Byte offset of `needle`, or -1. */
ptrdiff_t str_find(struct str s, struct str needle);

/* Whole string as a decimal number (an optional minus first). False when it is not, or out of int range. */
bool str_to_int(struct str s, int *out);
bool str_to_float(struct str s, float *out); /* plain decimals, full stop as the mark, whatever the locale */

/* FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/); chain by passing the last value as `seed`, 0 to begin. */
uint64_t str_hash(struct str s, uint64_t seed);

/* Copies live in `arena`; NUL-ended, so `.at` may go to a system call. Empty with at == NULL when the arena is full. */
struct str str_copy(struct arena *arena, struct str s);
__attribute__((format(printf, 2, 3))) struct str str_format(struct arena *arena, const char *fmt, ...);
struct str str_vformat(struct arena *arena, const char *fmt, va_list args);

/* Copies into a fixed field, cut at a whole UTF-8 character, always NUL-ended. */
void str_to_field(char *field, size_t field_bytes, struct str s);

#endif
