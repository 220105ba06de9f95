/* A reading in the making: its lines, one after the other. Private to view. */
#ifndef VIEW_LINES_H
#define VIEW_LINES_H

#include "view/view.h"

struct lines {
    struct arena *arena;
    struct reading_line *at;
    int count, cap;
};

/* Room for `cap` lines; false when the arena is full. */
bool lines_begin(struct lines *lines, struct arena *arena, int cap);
/* No words are no line, and what is past the room is left out. */
void lines_put(struct lines *lines, enum reading_kind kind, struct str text, int number);
/* A block of Markdown; a card that the deck does not have is left out. */
void lines_put_block(struct lines *lines, const struct deck *deck, const struct block *block);

#endif
