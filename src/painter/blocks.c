/* Letters come in the order they are read. Those next to each other are a line; lines under each other that share their
 * width and size, with no gap as high as themselves, are a block. */
#include "painter/blocks.h"

#include <math.h>

#include "base/utf8.h"

enum { LINES_MAX = 1024 /* a page of small print has some two hundred */ };

static const float gap_most = 1.5f;     /* between letters of a line, in its height: more is another column */
static const float leading_most = 0.9f; /* between lines of a block, in their height */
static const float share_least = 0.3f;  /* of the narrower one's width that two lines share */
static const float size_most = 1.7f;    /* a title is no part of what it stands over */

struct lines {
    struct rect_px at[LINES_MAX];
    int block[LINES_MAX];
    int count;
};

static bool is_on_line(struct rect_px line, struct rect_px letter)
{
    float shared = fminf(line.y + line.h, letter.y + letter.h) - fmaxf(line.y, letter.y);
    float gap = fmaxf(letter.x - (line.x + line.w), line.x - (letter.x + letter.w));
    return shared > fminf(line.h, letter.h) / 2 && gap < gap_most * fmaxf(line.h, letter.h);
}

static void line_end(struct lines *lines, struct rect_px *line)
{
    if (!rect_is_empty(*line) && lines->count < LINES_MAX) {
        lines->block[lines->count] = lines->count;
        lines->at[lines->count++] = *line;
    }
    *line = (struct rect_px){0};
}

static void find_lines(const struct document_text *text, struct lines *lines)
{
    struct rect_px line = {0};
    struct str rest = text->text;
    for (int i = 0; i < text->box_count && rest.len > 0; i++) {
        uint32_t code = utf8_next(&rest);
        struct rect_px letter = text->boxes[i];
        if (code == '\n')
            line_end(lines, &line);
        if (code <= ' ' || rect_is_empty(letter))
            continue;
        if (!rect_is_empty(line) && !is_on_line(line, letter))
            line_end(lines, &line);
        line = rect_join(line, letter);
    }
    line_end(lines, &line);
}

static bool belong(struct rect_px a, struct rect_px b)
{
    float low = fminf(a.h, b.h), high = fmaxf(a.h, b.h);
    float gap = fmaxf(b.y - (a.y + a.h), a.y - (b.y + b.h));
    float shared = fminf(a.x + a.w, b.x + b.w) - fmaxf(a.x, b.x);
    return high <= size_most * low && gap <= leading_most * low && shared >= share_least * fminf(a.w, b.w);
}

/* The block of two lines becomes one: all of the one get the number of the other. */
static void join(struct lines *lines, int a, int b)
{
    int from = lines->block[a], to = lines->block[b];
    for (int i = 0; i < lines->count; i++)
        if (lines->block[i] == from)
            lines->block[i] = to;
}

/* The block that begins with this line; empty when it began before. */
static struct rect_px block_of(const struct lines *lines, int line)
{
    struct rect_px all = {0};
    for (int i = 0; i < lines->count; i++) {
        if (lines->block[i] != lines->block[line])
            continue;
        if (i < line)
            return (struct rect_px){0};
        all = rect_join(all, lines->at[i]);
    }
    return all;
}

bool blocks_find(struct arena *arena, const struct document_text *text, struct document_blocks *out)
{
    struct lines *lines = ARENA_NEW(arena, struct lines, 1);
    struct rect_px *blocks = ARENA_NEW(arena, struct rect_px, DOCUMENT_BLOCKS_MAX);
    int count = 0;
    if (!lines || !blocks)
        return false;
    find_lines(text, lines);
    for (int i = 0; i < lines->count; i++)
        for (int k = 0; k < i; k++)
            if (lines->block[i] != lines->block[k] && belong(lines->at[i], lines->at[k]))
                join(lines, i, k);
    for (int i = 0; i < lines->count && count < DOCUMENT_BLOCKS_MAX; i++) {
        struct rect_px all = block_of(lines, i);
        if (!rect_is_empty(all))
            blocks[count++] = all;
    }
    *out = (struct document_blocks){blocks, count};
    return true;
}
