/* Markdown (CommonMark through md4c) into blocks. Raw HTML is text; what we do not set (tables, code blocks) becomes paragraphs. */
#ifndef DECK_MARKDOWN_H
#define DECK_MARKDOWN_H

#include "base/arena.h"
#include "base/blocks.h"

/* Blocks live in `arena`; `first_line` is the line of the file that `source` begins at. False when the arena is full. */
bool markdown_read(struct arena *arena, struct str source, int first_line, struct blocks *out);

#endif
