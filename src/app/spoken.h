/* A text as it is said: signs that a voice stumbles over become words or pauses, and each letter knows from where in the text it
 * came, so that what is heard can be found where it is written. */
#ifndef APP_SPOKEN_H
#define APP_SPOKEN_H

#include "base/arena.h"
#include "base/str.h"

enum { SPOKEN_BYTES_MAX = 32 << 10 /* of a text: what follows is not said */ };

struct spoken {
    struct str say;     /* UTF-8, NUL-ended */
    const uint32_t *at; /* for each code point of `say`, and one for its end: the byte of the text */
    int count;          /* of code points */
};

/* Lives in `arena`. `language` is that of the text: "nl" or "en". False: the arena is full. */
bool spoken_make(struct arena *arena, struct str text, struct str language, struct spoken *out);
/* The bytes of the text that a word stands on; `from` and `letters` count code points of `say`, from 0. False: none. */
bool spoken_bytes(const struct spoken *spoken, int from, int letters, size_t *begin, size_t *end);

#endif
