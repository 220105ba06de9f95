/* Running text on a face: blocks one under another, lines of at most 64 characters. */
#include "type/face_parts.h"

#include <math.h>
#include <stdio.h>

enum { FLOW_CHARS_MAX = 64, LEAD_WEIGHT = 500 };

struct flowing {
    struct build *build;
    const struct flow *flow;
    float y;    /* bottom of the last block */
    float gap;  /* owed before the next */
    bool ended; /* the bottom is reached */
    bool cut;
};

struct prose *part_without_runt(struct prose *prose, const struct prose_style *style, const struct run *runs,
                                int count, float width)
{
    static const float SHORT_EMS = 5, SHORT_SHARE = 0.28f, NARROWER = 0.95f;
    enum { TRIES = 6 };
    int lines = prose_line_count(prose);
    float enough = fmaxf(style->size * SHORT_EMS, width * SHORT_SHARE);
    for (int i = 0; i < TRIES && lines > 1 && !prose_is_cut(prose); i++) {
        if (prose_last_width(prose) > enough)
            break;
        width *= NARROWER;
        struct prose *tried = prose_create(style, runs, count, width, 0);
        bool better = prose_line_count(tried) == lines && !prose_breaks_word(tried);
        prose_destroy(better ? prose : tried);
        if (!better)
            break;
        prose = tried;
    }
    return prose;
}

/* The paragraph, narrowed until no line is longer than the eye likes. */
static struct prose *set_measured(const struct prose_style *style, const struct run *runs, int count,
                                  float width, int lines_max)
{
    static const float CHAR_EMS = 0.5f; /* a narrow guess; wide letters only make shorter lines */
    width = fminf(width, style->size * CHAR_EMS * FLOW_CHARS_MAX);
    struct prose *prose = prose_create(style, runs, count, width, lines_max);
    for (int i = 0; i < 8 && prose_chars_max(prose) > FLOW_CHARS_MAX; i++) {
        width *= 0.97f;
        prose_destroy(prose);
        prose = prose_create(style, runs, count, width, lines_max);
    }
    return part_without_runt(prose, style, runs, count, width);
}

static struct prose *set_block(struct flowing *flowing, const struct block *block,
                               const struct prose_style *style, float indent, float y)
{
    const struct flow *flow = flowing->flow;
    float width = flow->width - indent;
    struct prose *prose = set_measured(style, block->runs, block->run_count, width, 0);
    if (flow->bottom <= 0 || y + prose_size(prose).h <= flow->bottom + style->size * 0.3f)
        return prose;
    flowing->ended = flowing->cut = true;
    if (flow->probe)
        return prose;
    int lines = (int)floorf((flow->bottom - y) / (style->size * style->leading) + 0.25f);
    prose_destroy(prose);
    return lines > 0 ? set_measured(style, block->runs, block->run_count, width, lines) : NULL;
}

/* One block of words `indent` from the left; `after` is the space it asks for below. False: no room. */
static bool put(struct flowing *flowing, const struct block *block, const struct prose_style *style,
                float indent, float before, float after)
{
    float y = flowing->y + fmaxf(before, flowing->gap);
    struct prose *prose = set_block(flowing, block, style, indent, y);
    if (!prose)
        return false;
    flowing->y = y + sheet_prose(flowing->build->sheet, prose, flowing->flow->x + indent, y);
    flowing->gap = after;
    return true;
}

static void put_marker(struct flowing *flowing, const struct block *block, const struct prose_style *style,
                       float x, float top)
{
    char text[16];
    float size = style->size;
    struct prose *first = prose_create_text(style, STR("x"), 0, 0);
    float baseline = top + prose_baseline(first);
    prose_destroy(first);
    if (block->number == 0) {
        float radius = size * (block->level > 0 ? 0.12f : 0.14f);
        struct rect_px dot = {x + size * 0.28f - radius, baseline - size * 0.275f - radius, 2 * radius,
                              2 * radius};
        if (block->level > 0)
            sheet_frame(flowing->build->sheet, dot, radius, size * 0.06f, style->rgb);
        else
            sheet_box(flowing->build->sheet, dot, radius, style->rgb, 1);
        return;
    }
    (void)snprintf(text, sizeof text, "%d.", block->number);
    struct prose_style figures = *style;
    figures.lining = true;
    struct prose *prose = prose_create_text(&figures, str_from(text), 0, 0);
    (void)sheet_prose(flowing->build->sheet, prose, x, top);
}

static bool put_item(struct flowing *flowing, const struct block *block)
{
    float size = flowing->flow->size;
    struct prose_style style = part_style(flowing->build, ROLE_LIST, size, flowing->flow->rgb);
    style.sparing = flowing->flow->lead || flowing->flow->sparing;
    float left = (float)(block->level < 4 ? block->level : 4) * size * 1.2f;
    float hang = size * (block->number > 9 ? 1.75f : block->number > 0 ? 1.35f : 1.15f);
    float top = flowing->y + fmaxf(0, flowing->gap);
    if (!put(flowing, block, &style, left + hang, 0, size * 0.42f))
        return false;
    put_marker(flowing, block, &style, flowing->flow->x + left, top);
    return true;
}

static bool put_quote(struct flowing *flowing, const struct block *block)
{
    const struct flow *flow = flowing->flow;
    struct prose_style style = part_style(flowing->build, ROLE_QUOTE, flow->size * 1.12f, flow->rgb);
    style.italic = true;
    float top = flowing->y + fmaxf(flow->size * 0.8f, flowing->gap);
    if (flowing->y <= flow->y)
        top = flowing->y;
    if (!put(flowing, block, &style, flow->size * 1.05f, flowing->y <= flow->y ? 0 : flow->size * 0.8f,
             flow->size * 0.8f))
        return false;
    sheet_box(flowing->build->sheet, (struct rect_px){flow->x, top + 4, 6, flowing->y - top - 8}, 3,
              flowing->build->kind_rgb, 1);
    return true;
}

static bool put_heading(struct flowing *flowing, const struct block *block)
{
    float size = flowing->flow->size;
    struct prose_style style = part_style(flowing->build, ROLE_TITLE, size * 1.28f, flowing->flow->rgb);
    style.leading = 1.2f;
    if (block->level > 2) {
        style = part_style(flowing->build, ROLE_BODY, size, flowing->flow->rgb);
        style.weight = 700;
    }
    return put(flowing, block, &style, 0, flowing->y <= flowing->flow->y ? 0 : size * 0.95f, size * 0.3f);
}

static bool put_paragraph(struct flowing *flowing, const struct block *block)
{
    float size = flowing->flow->size;
    struct prose_style style = part_style(flowing->build, ROLE_BODY, size, flowing->flow->rgb);
    if (flowing->flow->lead && block == flowing->flow->blocks.at)
        style.weight = LEAD_WEIGHT;
    style.sparing = flowing->flow->lead || flowing->flow->sparing;
    float indent = block->level > 0 ? (float)block->level * size * 1.05f : 0;
    return put(flowing, block, &style, indent, 0, size * 0.68f);
}

static bool put_rule(struct flowing *flowing)
{
    const struct flow *flow = flowing->flow;
    float y = flowing->y + flow->size * 0.8f;
    if (flow->bottom > 0 && y > flow->bottom)
        return false;
    sheet_box(flowing->build->sheet, (struct rect_px){flow->x, y, flow->width, 2}, 0, PART_LINE, 1);
    flowing->y = y + 2;
    flowing->gap = flow->size * 0.8f;
    return true;
}

static bool put_any(struct flowing *flowing, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH: return put_paragraph(flowing, block);
    case BLOCK_HEADING: return put_heading(flowing, block);
    case BLOCK_ITEM: return put_item(flowing, block);
    case BLOCK_QUOTE: return put_quote(flowing, block);
    case BLOCK_RULE: return put_rule(flowing);
    case BLOCK_PICTURE:
    case BLOCK_CARD: return true; /* not words: a front has its one picture beside them */
    }
    return true;
}

float part_flow(struct build *build, const struct flow *flow, bool *cut)
{
    struct flowing flowing = {.build = build, .flow = flow, .y = flow->y};
    for (int i = 0; i < flow->blocks.count && !flowing.ended; i++) {
        const struct block *block = &flow->blocks.at[i];
        if (block->kind == BLOCK_ITEM && i > 0 && flow->blocks.at[i - 1].kind == BLOCK_PARAGRAPH)
            flowing.gap = fminf(flowing.gap, flow->size * 0.6f);
        sheet_block(build->sheet);
        if (!put_any(&flowing, block))
            flowing.ended = flowing.cut = true;
        if (build->sheet->full)
            flowing.ended = flowing.cut = true;
        if (flow->ends)
            flow->ends[i] = flowing.y;
        if (flowing.ended && i + 1 < flow->blocks.count)
            flowing.cut = true;
    }
    sheet_block_end(build->sheet);
    *cut = flowing.cut;
    return flowing.y;
}
