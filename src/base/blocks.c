#include "base/blocks.h"

#include <string.h>

#include "base/arena.h"

struct str block_text(struct arena *arena, const struct block *block)
{
    size_t len = 0, at = 0;
    for (int i = 0; i < block->run_count; i++)
        len += block->runs[i].text.len;
    char *text = ARENA_NEW(arena, char, len + 1);
    if (!text)
        return (struct str){0};
    for (int i = 0; i < block->run_count; i++) {
        struct str run = block->runs[i].text;
        for (size_t k = 0; k < run.len; k++)
            text[at++] = run.at[k] == '\n' ? ' ' : run.at[k];
    }
    return (struct str){text, len};
}
