/* Letters into blocks of text: what the eye takes for one, a column, a paragraph, a title. Pure. */
#ifndef PAINTER_BLOCKS_H
#define PAINTER_BLOCKS_H

#include "base/arena.h"
#include "deck/document.h"

/* At most DOCUMENT_BLOCKS_MAX; the list lives in `arena`. False: no room. */
bool blocks_find(struct arena *arena, const struct document_text *text, struct document_blocks *out);

#endif
