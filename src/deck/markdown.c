/* md4c calls back for each block, span and text; a builder writes the words into one buffer, cuts it into runs where the
 * style changes, and the runs into blocks. A picture alone on its line becomes a block of its own. */
#include "deck/markdown.h"

#include <md4c.h>
#include <string.h>

#include "base/utf8.h"
#include "deck/entity.h"

enum {
    DEPTH_MAX = 16, /* lists in lists; deeper ones are set as deep as this */
    CELLS_MAX = 20000,
    CELL_GAP_BYTES = 4, /* between two cells of a row */
};

/* The line of the block now being built: a picture alone on it is cut out. */
struct line_start {
    size_t text_len;    /* where its words begin */
    bool alone, spoilt; /* it begins with a picture; there is something else as well */
    int picture_run;    /* where that picture's words begin */
};

struct building {
    struct arena *arena;
    struct str source;
    size_t counted; /* offset in source up to which lines were counted */
    int line;

    char *text; /* all words */
    size_t len, cap;
    struct run *runs;
    size_t runs_cap;
    int run_count;
    struct block *blocks; /* while building, `runs` is NULL and run_count the end index */
    size_t blocks_cap;
    int block_count;

    bool open; /* a block is being built */
    struct block block;
    int block_run;
    bool block_placed; /* its line is known */
    struct line_start line_start;
    struct str picture;

    int quotes, lists, cells;
    int numbers[DEPTH_MAX]; /* next number of each list; 0: not numbered */
    bool item_waits;        /* an item has begun, its words have not */
    unsigned style;
    int bold, italic, pictures; /* how many of each we are inside of */
    bool fresh;                 /* the next words begin a run of their own */
    struct str link;
    bool full, too_many_cells;
};

/* Lines are counted forward once; what lies behind (a reference's target) keeps the present line. */
static int line_at(struct building *b, const char *at)
{
    if (b->source.len > 0 && at >= b->source.at && at < b->source.at + b->source.len) {
        size_t offset = (size_t)(at - b->source.at);
        while (b->counted < offset)
            b->line += b->source.at[b->counted++] == '\n';
    }
    return b->line;
}

static bool put(struct building *b, struct str bytes)
{
    if (bytes.len > b->cap - b->len) {
        b->full = true;
        return false;
    }
    if (bytes.len > 0)
        memcpy(b->text + b->len, bytes.at, bytes.len);
    b->len += bytes.len;
    return true;
}

static void write_run(struct building *b, struct str bytes)
{
    struct run *last = b->run_count > b->block_run ? &b->runs[b->run_count - 1] : NULL;
    bool same = last && last->style == b->style && str_eq(last->link, b->link) && !b->fresh;
    size_t from = b->len;
    if (bytes.len == 0 || !put(b, bytes))
        return;
    if (same) {
        last->text.len += bytes.len;
        return;
    }
    struct run *grown = arena_grow(b->arena, b->runs, (size_t)b->run_count, &b->runs_cap, sizeof *b->runs,
                                   _Alignof(struct run));
    if (!grown) {
        b->full = true;
        return;
    }
    b->runs = grown;
    b->fresh = false;
    b->runs[b->run_count++] =
        (struct run){.text = {b->text + from, bytes.len}, .style = b->style, .link = b->link};
}

static void block_push(struct building *b, struct block block)
{
    struct block *grown = arena_grow(b->arena, b->blocks, (size_t)b->block_count, &b->blocks_cap,
                                     sizeof *b->blocks, _Alignof(struct block));
    if (!grown) {
        b->full = true;
        return;
    }
    b->blocks = grown;
    block.run_count = b->run_count;
    b->blocks[b->block_count++] = block;
    b->block_run = b->run_count;
}

static void line_begin(struct building *b)
{
    b->line_start = (struct line_start){.text_len = b->len};
}

/* Spaces at the end of what was written since the block began are left out. */
static void trim_end(struct building *b)
{
    while (b->run_count > b->block_run) {
        struct run *last = &b->runs[b->run_count - 1];
        while (last->text.len > 0 && strchr(" \n\t", last->text.at[last->text.len - 1]))
            last->text.len--;
        if (last->text.len > 0)
            return;
        b->run_count--;
    }
}

static int next_number(struct building *b)
{
    int depth = b->lists < DEPTH_MAX ? b->lists : DEPTH_MAX;
    return depth > 0 && b->numbers[depth - 1] > 0 ? b->numbers[depth - 1]++ : 0;
}

static void block_begin(struct building *b, enum block_kind kind, int level)
{
    int deep = b->lists < DEPTH_MAX ? b->lists : DEPTH_MAX;
    b->block = (struct block){.kind = kind, .level = level, .line = b->line};
    if (kind == BLOCK_PARAGRAPH && b->item_waits) {
        b->block.kind = BLOCK_ITEM;
        b->block.level = deep - 1;
        b->block.number = next_number(b);
    } else if (kind == BLOCK_PARAGRAPH) {
        b->block.kind = b->quotes > 0 ? BLOCK_QUOTE : BLOCK_PARAGRAPH;
        b->block.level = deep;
    }
    b->item_waits = false;
    b->open = true;
    b->block_placed = false;
    b->block_run = b->run_count;
    line_begin(b);
}

/* Whether the line now ending is one picture and nothing else. */
static bool line_is_picture(const struct building *b)
{
    return b->line_start.alone && !b->line_start.spoilt;
}

/* Takes the picture's words off the block, closes what came before it, and makes the picture a block. */
static void picture_cut(struct building *b)
{
    int picture_run = b->line_start.picture_run;
    struct block picture = {.kind = BLOCK_PICTURE, .line = b->line, .target = b->picture};
    int alt_count = b->run_count - picture_run;
    struct str card;
    if (str_eq(str_cut(b->picture, ':', &card), STR("card")) && card.len > 0) {
        picture.kind = BLOCK_CARD;
        picture.target = card;
    }
    b->run_count = picture_run;
    trim_end(b);
    if (b->run_count > b->block_run)
        block_push(b, b->block);
    if (b->block.kind == BLOCK_ITEM)
        b->block = (struct block){.kind = BLOCK_PARAGRAPH, .level = b->block.level + 1};
    int kept = b->run_count;
    for (int i = 0; i < alt_count; i++)
        b->runs[kept + i] = b->runs[picture_run + i];
    b->run_count = kept + alt_count;
    block_push(b, picture);
    b->block_placed = false;
    line_begin(b);
}

static void block_end(struct building *b)
{
    if (!b->open)
        return;
    b->open = false;
    if (line_is_picture(b)) {
        picture_cut(b);
        return;
    }
    trim_end(b);
    if (b->run_count > b->block_run)
        block_push(b, b->block);
}

/* Words inside an item of a tight list come without a paragraph around them. */
static void want_block(struct building *b)
{
    if (!b->open)
        block_begin(b, BLOCK_PARAGRAPH, 0);
}

static void place(struct building *b, const char *at)
{
    int line = line_at(b, at);
    if (!b->block_placed)
        b->block.line = line;
    b->block_placed = true;
}

/* A rule has no words to tell its place: the next line of only its marks is taken. */
static void rule_push(struct building *b)
{
    struct str rest = str_sub(b->source, b->counted, b->source.len);
    int line = b->line;
    size_t at = b->counted;
    while (rest.len > 0) {
        struct str one = str_cut(rest, '\n', &rest);
        struct str marks = str_trim(one);
        bool rule = marks.len >= 3 && strchr("-*_", marks.at[0]) != NULL;
        for (size_t i = 0; rule && i < marks.len; i++)
            rule = marks.at[i] == marks.at[0] || marks.at[i] == ' ' || marks.at[i] == '\t';
        at += one.len + 1;
        if (rule) {
            b->line = line + 1;
            b->counted = at < b->source.len ? at : b->source.len;
            break;
        }
        line++;
    }
    block_push(b, (struct block){.kind = BLOCK_RULE, .line = line});
}

static void list_begin(struct building *b, int number)
{
    block_end(b);
    b->item_waits = false;
    if (b->lists < DEPTH_MAX)
        b->numbers[b->lists] = number;
    b->lists++;
}

static int clamp_number(unsigned start)
{
    return start < 1 ? 1 : start > 999999 ? 999999 : (int)start;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct building *b = user;
    switch (type) {
    case MD_BLOCK_QUOTE:
        block_end(b);
        b->quotes++;
        break;
    case MD_BLOCK_UL: list_begin(b, 0); break;
    case MD_BLOCK_OL: list_begin(b, clamp_number(((const MD_BLOCK_OL_DETAIL *)detail)->start)); break;
    case MD_BLOCK_LI:
        block_end(b);
        b->item_waits = true;
        break;
    case MD_BLOCK_HR:
        block_end(b);
        rule_push(b);
        break;
    case MD_BLOCK_H:
        block_end(b);
        block_begin(b, BLOCK_HEADING, (int)((const MD_BLOCK_H_DETAIL *)detail)->level);
        break;
    case MD_BLOCK_CODE:
        block_end(b);
        block_begin(b, BLOCK_PARAGRAPH, 0);
        b->style |= RUN_CODE;
        break;
    case MD_BLOCK_P:
    case MD_BLOCK_HTML:
    case MD_BLOCK_TR:
        block_end(b);
        block_begin(b, BLOCK_PARAGRAPH, 0);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        b->too_many_cells = b->too_many_cells || ++b->cells > CELLS_MAX;
        if (b->open && b->run_count > b->block_run)
            write_run(b, STR(" · "));
        break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: break;
    }
    return b->full || b->too_many_cells;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct building *b = user;
    (void)detail;
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY)
        return b->full;
    block_end(b);
    if (type == MD_BLOCK_CODE)
        b->style &= ~(unsigned)RUN_CODE;
    if (type == MD_BLOCK_QUOTE)
        b->quotes--;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
        b->lists--;
    if (type == MD_BLOCK_LI && b->item_waits)
        b->item_waits = false;
    return b->full;
}

static struct str attribute(struct building *b, const MD_ATTRIBUTE *from)
{
    char *at = ARENA_NEW(b->arena, char, from->size + 1);
    size_t len = 0;
    if (!at) {
        b->full = true;
        return STR("");
    }
    for (size_t i = 0; from->size > 0 && from->substr_offsets[i] < from->size; i++) {
        struct str part = {from->text + from->substr_offsets[i],
                           from->substr_offsets[i + 1] - from->substr_offsets[i]};
        char decoded[8];
        if (from->substr_types[i] == MD_TEXT_ENTITY)
            part = entity_decode(part, decoded);
        if (from->substr_types[i] != MD_TEXT_NULLCHAR) {
            memcpy(at + len, part.at, part.len);
            len += part.len;
        }
    }
    return (struct str){at, len};
}

static void style_update(struct building *b)
{
    b->style &= ~(unsigned)(RUN_BOLD | RUN_ITALIC);
    b->style |= (b->bold > 0 ? RUN_BOLD : 0u) | (b->italic > 0 ? RUN_ITALIC : 0u);
}

static void picture_begin(struct building *b, const MD_SPAN_IMG_DETAIL *detail)
{
    bool first = b->pictures++ == 0;
    place(b, detail->src.text);
    if (first && !b->line_start.alone && b->len == b->line_start.text_len && b->link.len == 0) {
        b->line_start.alone = true;
        b->line_start.picture_run = b->run_count;
        b->picture = attribute(b, &detail->src);
        b->fresh = true;
    } else if (first) {
        b->line_start.spoilt = true;
    }
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct building *b = user;
    want_block(b);
    if (type == MD_SPAN_EM)
        b->italic++;
    else if (type == MD_SPAN_STRONG)
        b->bold++;
    else if (type == MD_SPAN_CODE)
        b->style |= RUN_CODE;
    else if (type == MD_SPAN_A)
        b->link = attribute(b, &((const MD_SPAN_A_DETAIL *)detail)->href);
    else if (type == MD_SPAN_IMG)
        picture_begin(b, detail);
    style_update(b);
    return b->full;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct building *b = user;
    (void)detail;
    if (type == MD_SPAN_EM)
        b->italic--;
    else if (type == MD_SPAN_STRONG)
        b->bold--;
    else if (type == MD_SPAN_CODE)
        b->style &= ~(unsigned)RUN_CODE;
    else if (type == MD_SPAN_A)
        b->link = STR("");
    else if (type == MD_SPAN_IMG) {
        b->pictures--;
        b->fresh = true;
    }
    style_update(b);
    return b->full;
}

static void line_break(struct building *b, struct str mark)
{
    if (b->pictures > 0) {
        write_run(b, STR(" "));
        return;
    }
    if (line_is_picture(b))
        picture_cut(b);
    else
        write_run(b, mark);
    line_begin(b);
}

static int text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE size, void *user)
{
    struct building *b = user;
    struct str bytes = {at, size};
    char decoded[8];
    want_block(b);
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
        line_break(b, type == MD_TEXT_BR ? STR("\n") : STR(" "));
        return b->full;
    }
    place(b, at);
    if (type == MD_TEXT_ENTITY)
        bytes = entity_decode(bytes, decoded);
    else if (type == MD_TEXT_NULLCHAR)
        bytes = STR("\xEF\xBF\xBD");
    if (b->pictures == 0 && b->line_start.alone && str_trim(bytes).len > 0)
        b->line_start.spoilt = true;
    write_run(b, bytes);
    return b->full;
}

/* The most that all words can take: cells get a gap, tabs in code become spaces, a NUL a replacement character. */
static size_t words_bytes_max(struct str source)
{
    size_t most = source.len + 64;
    for (size_t i = 0; i < source.len; i++) {
        char c = source.at[i];
        most += c == '|' ? (size_t)CELL_GAP_BYTES : c == '\t' ? 8u : c == '\0' ? 2u : 0u;
    }
    return most;
}

static bool read_with(struct building *b, unsigned flags)
{
    MD_PARSER parser = {
        .flags = MD_FLAG_NOHTML | flags,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text,
    };
    b->cap = words_bytes_max(b->source);
    b->text = ARENA_NEW(b->arena, char, b->cap);
    if (!b->text)
        return false;
    return md_parse(b->source.at, (MD_SIZE)b->source.len, &parser, b) == 0 && !b->full;
}

/* md4c looks one character past the end for the end of a link, so there must be one: a newline. */
static bool end_line(struct arena *arena, struct str *source)
{
    if (str_ends(*source, STR("\n")))
        return true;
    char *ended = ARENA_NEW(arena, char, source->len + 1);
    if (!ended)
        return false;
    memcpy(ended, source->at, source->len);
    ended[source->len] = '\n';
    *source = (struct str){ended, source->len + 1};
    return true;
}

bool markdown_read(struct arena *arena, struct str source, int first_line, struct blocks *out)
{
    bool empty = source.len == 0;
    if (!empty && !end_line(arena, &source))
        return false;
    struct building fresh = {.arena = arena, .source = source, .line = first_line};
    struct building b = fresh;
    *out = (struct blocks){0};
    if (empty)
        return true;
    bool ok = read_with(&b, MD_FLAG_TABLES);
    if (b.too_many_cells) { /* a table no one can read: then its lines are words */
        b = fresh;
        ok = read_with(&b, 0);
    }
    if (!ok)
        return false;
    int from = 0;
    for (int i = 0; i < b.block_count; i++) {
        int end = b.blocks[i].run_count;
        b.blocks[i].runs = end > from ? b.runs + from : NULL;
        b.blocks[i].run_count = end - from;
        from = end;
    }
    *out = (struct blocks){b.blocks, b.block_count};
    return true;
}
