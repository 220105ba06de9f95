/* Text as a short list of blocks: what Markdown becomes, what the typesetter sets, what crosses to the painter. */
#ifndef BASE_BLOCKS_H
#define BASE_BLOCKS_H

#include "base/str.h"

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,
    BLOCK_ITEM, /* of a list */
    BLOCK_QUOTE,
    BLOCK_RULE,
    BLOCK_PICTURE, /* alone on its line: runs hold the alt text, `target` the path */
    BLOCK_CARD,    /* ![](card:ID): `target` is the id */
};

enum run_style { RUN_BOLD = 1, RUN_ITALIC = 2, RUN_CODE = 4 };

struct run {
    struct str text; /* "\n" is a hard break */
    unsigned style;  /* enum run_style, or-ed */
    struct str link; /* where it leads; empty: nowhere */
};

struct block {
    enum block_kind kind;
    int level;  /* heading: 1..6; item and paragraph: depth in lists, 0 outermost */
    int number; /* item of a numbered list: its number; else 0 */
    int line;   /* in the text it was read from, 1 is the first */
    struct str target;
    const struct run *runs;
    int run_count;
};

struct blocks {
    const struct block *at;
    int count;
};

/* The words of a block, styles left out, hard breaks as spaces. Lives in `arena`. */
struct str block_text(struct arena *arena, const struct block *block);

#endif
