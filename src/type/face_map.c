/* An overview map: a stem, branches as columns, claims under each. With one branch lit that column is wide and its
 * claims are large; the others stay calm beside it, and become narrow spines when there is no room for their words. Where
 * every branch has as many claims they stand in rows, and what height is left over is shared among them. */
#include "type/face_parts.h"

#include <math.h>

#include "base/words.h"

enum {
    MAP_BRANCHES_MAX = 12,
    MAP_ROWS_MAX = 16, /* more claims under each other are not aligned */
    MAP_CALM_HEAD = 0x8A91A5,
    MAP_STEM = 0xB5A98D,
    MAP_LEFT = 96,
    MAP_RIGHT = 1824,
    MAP_LIT_TEXT = 46, /* the least a lit claim should have */
};
static const float HEAD_H = 104, GAP = 28, HEAD_GAP = 18, CLAIM_GAP = 14;
static const float SPINE_W = 88, CALM_LEAST_W = 230, CALM_PAD = 18;
static const float STEM_H = 34, DROP_H = 40, WEIGHT = 4;
static const float ROW_GROWS_MOST = 64;   /* a claim in a larger box would look lost */
static const float WHOLE_WORDS_FROM = 34; /* claims so large have no hyphens: rather a size smaller */

struct branch {
    const struct block *head; /* NULL: claims before the first heading */
    int from, to;             /* its claims lie among these blocks */
};
/* Claims as they were laid under each other: where each begins on the sheet, and its height. */
struct stack {
    int from[MAP_ROWS_MAX + 1];
    float height[MAP_ROWS_MAX];
    int count; /* of all claims; the rows beyond the limit are not told */
};
struct map {
    struct build *build;
    struct branch branches[MAP_BRANCHES_MAX];
    struct stack stacks[MAP_BRANCHES_MAX];
    int count, lit; /* lit: index, -1 none */
    float top, bottom;
};

/* One way to fit the columns. */
struct map_rung {
    float lit_w, text, pad;
    float calm; /* text of the branches that are not lit */
    bool whole; /* the branches that are not lit must have all their claims too */
    bool spines;
};

static void find_branches(struct map *map, struct blocks blocks)
{
    for (int i = 0; i < blocks.count; i++) {
        bool head = blocks.at[i].kind == BLOCK_HEADING;
        bool claim = blocks.at[i].kind == BLOCK_ITEM || blocks.at[i].kind == BLOCK_PARAGRAPH;
        if (head && map->count == MAP_BRANCHES_MAX) {
            map->build->fit->overfull = true;
            return;
        }
        if (head)
            map->branches[map->count++] = (struct branch){&blocks.at[i], i + 1, i + 1};
        else if (claim && map->count > 0)
            map->branches[map->count - 1].to = i + 1;
    }
}

static bool is_claim(const struct block *block)
{
    return block->run_count > 0 && (block->kind == BLOCK_ITEM || block->kind == BLOCK_PARAGRAPH);
}

static struct str trimmed_lead(struct str text)
{
    while (text.len > 0 && (text.at[0] == ' ' || text.at[0] == ':' || text.at[0] == '\n'))
        text = str_sub(text, 1, text.len);
    return text;
}

/* A claim that begins with bold words has them as its name, on a line of their own. */
static struct prose *claim_prose(const struct prose_style *style, const struct block *block, float width)
{
    enum { RUNS_MAX = 64 };
    struct run runs[RUNS_MAX];
    int count = 0, i = 0;
    while (i < block->run_count && (block->runs[i].style & RUN_BOLD) && count < RUNS_MAX - 1)
        runs[count++] = block->runs[i++];
    if (count > 0 && i < block->run_count) {
        runs[count++] = (struct run){.text = STR("\n")};
        for (bool first = true; i < block->run_count && count < RUNS_MAX; i++, first = false) {
            runs[count] = block->runs[i];
            if (first)
                runs[count].text = trimmed_lead(runs[count].text);
            count++;
        }
        return part_without_runt(prose_create(style, runs, count, width, 0), style, runs, count, width);
    }
    struct prose *prose = prose_create(style, block->runs, block->run_count, width, 0);
    return part_without_runt(prose, style, block->runs, block->run_count, width);
}

enum column_look { COLUMN_EVEN, COLUMN_LIT, COLUMN_CALM };

static float head_pad(float width, enum column_look look)
{
    return look == COLUMN_LIT ? 32 : width < 240 ? 16 : look == COLUMN_CALM ? 20 : 28;
}

static struct str head_words(const struct branch *branch)
{
    return branch->head->run_count > 0 ? branch->head->runs[0].text : (struct str){0};
}

static struct title_box head_box(float width, enum column_look look)
{
    static const float most[] = {[COLUMN_EVEN] = 44, [COLUMN_LIT] = 60, [COLUMN_CALM] = 32};
    static const float least[] = {[COLUMN_EVEN] = 26, [COLUMN_LIT] = 40, [COLUMN_CALM] = 24};
    return (struct title_box){
        .width = width - 2 * head_pad(width, look),
        .most = most[look],
        .least = least[look],
        .lines_most = width < 240 ? 3 : 2,
        .rgb = look == COLUMN_CALM ? 0xFFFFFF : PART_CARD,
        .aside = look == COLUMN_CALM,
    };
}

/* The size at which the name of every column that is not lit stands. */
static float head_size(const struct map *map, const float *widths)
{
    enum column_look look = map->lit < 0 ? COLUMN_EVEN : COLUMN_CALM;
    float least = 0;
    for (int i = 0; i < map->count; i++) {
        if (i == map->lit || widths[i] <= SPINE_W)
            continue;
        struct title_box box = head_box(widths[i], look);
        float size;
        bool cut;
        prose_destroy(part_title(map->build, head_words(&map->branches[i]), &box, &size, &cut));
        least = least > 0 ? fminf(least, size) : size;
    }
    return least;
}

/* `most`: the largest size; 0: what its look allows. */
static void lay_head(struct map *map, const struct branch *branch, struct rect_px at, enum column_look look,
                     float most)
{
    float size;
    bool cut;
    struct title_box box = head_box(at.w, look);
    struct build build = *map->build;
    box.most = most > 0 ? most : box.most;
    build.ground = look == COLUMN_CALM ? MAP_CALM_HEAD : PART_INK;
    sheet_box(build.sheet, at, 20, build.ground, 1);
    struct prose *prose = part_title(&build, head_words(branch), &box, &size, &cut);
    if (cut && look != COLUMN_CALM)
        build.fit->title_cut = true;
    (void)sheet_prose(build.sheet, prose, at.x + head_pad(at.w, look),
                      at.y + (at.h - prose_size(prose).h) / 2);
}

/* A column too narrow for words: its name reads upward. */
static void lay_spine(struct map *map, const struct branch *branch, struct rect_px at)
{
    float size;
    bool cut;
    struct title_box box = {
        .width = at.h - 48, .most = 32, .least = 22, .lines_most = 1, .rgb = 0xFFFFFF, .aside = true};
    struct build build = *map->build;
    build.ground = MAP_CALM_HEAD;
    sheet_box(build.sheet, at, 20, MAP_CALM_HEAD, 1);
    struct prose *prose = part_title(&build, head_words(branch), &box, &size, &cut);
    float length = fminf(prose_size(prose).w, at.h - 48);
    sheet_turned(build.sheet, prose, (struct rect_px){at.x, at.y + 28, at.w, length});
}

struct column {
    struct rect_px at; /* its height is what is free */
    enum column_look look;
    float text, pad;
};

/* A card with the thinnest of shadows, so that it lies on the paper. */
static void lay_card(struct sheet *sheet, struct rect_px at)
{
    sheet_box(sheet, (struct rect_px){at.x - 1, at.y + 3, at.w + 2, at.h}, 17, PART_INK, 0.05f);
    sheet_box(sheet, (struct rect_px){at.x, at.y + 1.5f, at.w, at.h}, 16, PART_INK, 0.07f);
    sheet_box(sheet, at, 16, PART_CARD, 1);
}

static void stack_add(struct stack *stack, int from, int to, float height)
{
    if (stack->count < MAP_ROWS_MAX) {
        stack->from[stack->count] = from;
        stack->from[stack->count + 1] = to;
        stack->height[stack->count] = height;
    }
    stack->count++;
}

/* Claims from the top; answers how many did not fit. */
static int lay_claims(struct map *map, int branch, const struct column *column)
{
    struct blocks body = map->build->face->body;
    struct sheet *sheet = map->build->sheet;
    bool calm = column->look == COLUMN_CALM;
    float y = column->at.y, bottom = column->at.y + column->at.h;
    int left_out = 0;
    for (int i = map->branches[branch].from; i < map->branches[branch].to; i++) {
        if (!is_claim(&body.at[i]))
            continue;
        struct prose_style style =
            part_style(map->build, ROLE_CLAIM, column->text, calm ? PART_INK_SOFT : PART_INK);
        style.sparing = true;
        style.aside = calm;
        style.hyphens = calm || column->text < WHOLE_WORDS_FROM;
        if (calm)
            style.leading = 1.3f;
        struct prose *prose = claim_prose(&style, &body.at[i], column->at.w - 2 * column->pad);
        float height = prose_size(prose).h + column->pad * 1.3f;
        bool torn = !style.hyphens && prose_breaks_word(prose);
        if (left_out > 0 || torn || y + height > bottom + 0.5f) {
            left_out++;
            prose_destroy(prose);
            continue;
        }
        int from = sheet->count;
        struct rect_px box = {column->at.x, y, column->at.w, height};
        if (calm)
            sheet_frame(sheet, box, 16, 2, 0xC9BFA8);
        else
            lay_card(sheet, box);
        (void)sheet_prose(sheet, prose, column->at.x + column->pad, y + column->pad * 0.65f);
        stack_add(&map->stacks[branch], from, sheet->count, height);
        y += height + CLAIM_GAP;
    }
    return left_out;
}

/* Whether every column that shows words has as many claims; answers how many, or 0. */
static int same_rows(const struct map *map)
{
    int rows = 0;
    for (int i = 0; i < map->count; i++) {
        int count = map->stacks[i].count;
        if (count == 0)
            continue;
        if (count > MAP_ROWS_MAX || (rows > 0 && rows != count))
            return 0;
        rows = count;
    }
    return rows;
}

/* Moves the claim at `row` of a column down and gives its box another height; its words stay at the top, `inset` lower. */
static void set_row(struct sheet *sheet, const struct stack *stack, int row, float dy, float height,
                    float inset)
{
    for (int i = stack->from[row]; i < stack->from[row + 1]; i++) {
        struct sheet_item *item = &sheet->items[i];
        item->at.y += item->prose ? dy + inset : dy;
        if (!item->prose)
            item->at.h += height - stack->height[row];
    }
}

/* Neighbours side by side at one height, and the height used that there is. */
static void align_rows(struct map *map, float height)
{
    int rows = same_rows(map);
    float tall[MAP_ROWS_MAX] = {0}, all = CLAIM_GAP * (float)(rows - 1);
    for (int row = 0; row < rows; row++) {
        for (int i = 0; i < map->count; i++)
            tall[row] = map->stacks[i].count > 0 ? fmaxf(tall[row], map->stacks[i].height[row]) : tall[row];
        all += tall[row];
    }
    if (rows == 0 || all > height)
        return;
    float grows = fminf((height - all) / (float)rows, ROW_GROWS_MOST);
    for (int i = 0; i < map->count; i++) {
        float dy = 0;
        for (int row = 0; row < rows && map->stacks[i].count > 0; row++) {
            set_row(map->build->sheet, &map->stacks[i], row, dy, tall[row] + grows, grows / 2);
            dy += tall[row] + grows - map->stacks[i].height[row];
        }
    }
}

static void lay_stem(struct map *map, const float *middles, float y)
{
    struct sheet *sheet = map->build->sheet;
    float centre = (MAP_LEFT + MAP_RIGHT) / 2.0f;
    sheet_box(sheet, (struct rect_px){centre - WEIGHT / 2, y, WEIGHT, STEM_H}, 0, MAP_STEM, 1);
    y += STEM_H;
    if (map->count > 1) {
        struct rect_px fork = {middles[0], y, middles[map->count - 1] - middles[0], DROP_H};
        sheet_fork(sheet, fork, 24, WEIGHT, MAP_STEM);
        /* The stem may land outside the fork when a wide branch lies at one side. */
        float from = fminf(centre, middles[0]), to = fmaxf(centre, middles[map->count - 1]);
        if (from < middles[0] || to > middles[map->count - 1])
            sheet_box(sheet, (struct rect_px){from, y - WEIGHT / 2, to - from, WEIGHT}, 0, MAP_STEM, 1);
    }
    for (int i = map->count > 1 ? 1 : 0; i + 1 < map->count || (map->count == 1 && i == 0); i++)
        sheet_box(sheet, (struct rect_px){middles[i] - WEIGHT / 2, y, WEIGHT, DROP_H}, 0, MAP_STEM, 1);
}

/* The width of every column. */
static void share_width(const struct map *map, const struct map_rung *rung, float *widths)
{
    float all = (float)(MAP_RIGHT - MAP_LEFT) - GAP * (float)(map->count - 1);
    float rest = map->count > 1 ? (all - rung->lit_w) / (float)(map->count - 1) : 0;
    bool spines = rung->spines || rest < CALM_LEAST_W;
    for (int i = 0; i < map->count; i++) {
        if (map->lit < 0)
            widths[i] = all / (float)map->count;
        else if (spines)
            widths[i] = i == map->lit ? all - SPINE_W * (float)(map->count - 1) : SPINE_W;
        else
            widths[i] = i == map->lit ? all - rest * (float)(map->count - 1) : rest;
    }
}

static struct column column_of(const struct map *map, const struct map_rung *rung, struct rect_px head,
                               enum column_look look)
{
    float y = head.y + HEAD_H + HEAD_GAP;
    bool calm = look == COLUMN_CALM;
    return (struct column){
        .at = {head.x, y, head.w, map->bottom - y},
        .look = look,
        .text = calm ? rung->calm : rung->text,
        .pad = calm ? CALM_PAD : rung->pad,
    };
}

/* Answers how many claims of importance are left out. */
static int lay_columns(struct map *map, const struct map_rung *rung)
{
    float widths[MAP_BRANCHES_MAX] = {0}, middles[MAP_BRANCHES_MAX] = {0}, x = MAP_LEFT;
    int left_out = 0;
    share_width(map, rung, widths);
    float head_most = head_size(map, widths);
    for (int i = 0; i < map->count; i++) {
        middles[i] = x + widths[i] / 2;
        x += widths[i] + GAP;
    }
    lay_stem(map, middles, map->top);
    float y = map->top + STEM_H + DROP_H;
    for (int i = 0; i < map->count; i++) {
        struct rect_px at = {middles[i] - widths[i] / 2, y, widths[i], HEAD_H};
        enum column_look look = map->lit < 0 ? COLUMN_EVEN : i == map->lit ? COLUMN_LIT : COLUMN_CALM;
        map->stacks[i].count = 0;
        sheet_block(map->build->sheet);
        if (look == COLUMN_CALM && widths[i] <= SPINE_W) {
            lay_spine(map, &map->branches[i], (struct rect_px){at.x, y, at.w, map->bottom - y});
            continue;
        }
        lay_head(map, &map->branches[i], at, look, look == COLUMN_LIT ? 0 : head_most);
        struct column column = column_of(map, rung, at, look);
        int missing = lay_claims(map, i, &column);
        left_out += look == COLUMN_CALM && !rung->whole ? 0 : missing;
    }
    sheet_block_end(map->build->sheet);
    align_rows(map, map->bottom - y - HEAD_H - HEAD_GAP);
    return left_out;
}

static const struct map_rung lit_rungs[] = {
    {760, 60, 38, 30, true, false},  {760, 60, 38, 26, true, false},  {760, 56, 36, 26, true, false},
    {740, 52, 34, 26, true, false},  {860, 50, 30, 24, true, false},  {740, 46, 32, 24, true, false},
    {860, 46, 28, 24, true, false},  {860, 46, 28, 22, true, false},  {950, 46, 24, 22, true, false},
    {720, 52, 34, 22, false, false}, {720, 46, 32, 22, false, false}, {860, 46, 28, 22, false, false},
    {0, 46, 24, 22, false, true},    {0, 42, 22, 22, false, true},    {0, 38, 20, 22, false, true},
    {0, 34, 18, 22, false, true},    {0, 31, 16, 22, false, true},
};
static const struct map_rung even_rungs[] = {
    {.text = 46, .pad = 30}, {.text = 44, .pad = 30}, {.text = 42, .pad = 28}, {.text = 40, .pad = 28},
    {.text = 38, .pad = 26}, {.text = 36, .pad = 26}, {.text = 34, .pad = 24}, {.text = 31, .pad = 22},
    {.text = 28, .pad = 20}, {.text = 26, .pad = 18}, {.text = 24, .pad = 16},
};
/* A column of claims is not set larger than this many ems fit in it: its lines would be words. */
static const float EVEN_LINE_EMS = 8.4f;

static bool is_too_large(const struct map *map, const struct map_rung *rung)
{
    float all = (float)(MAP_RIGHT - MAP_LEFT) - GAP * (float)(map->count - 1);
    return map->lit < 0 && rung->text > 38 &&
           all / (float)map->count - 2 * rung->pad < EVEN_LINE_EMS * rung->text;
}

/* The first rung on which nothing is left out; else the last, with what is lost told in the fit. */
static void lay_by_rungs(struct map *map)
{
    const struct map_rung *rungs = map->lit < 0 ? even_rungs : lit_rungs;
    size_t count = map->lit < 0 ? COUNT_OF(even_rungs) : COUNT_OF(lit_rungs);
    float least = map->lit < 0 ? 0 : MAP_LIT_TEXT;
    int mark = map->build->sheet->count;
    float scale = part_size(map->build, ROLE_CLAIM, MAP_LIT_TEXT) / MAP_LIT_TEXT;
    for (size_t i = 0; i < count; i++) {
        struct map_rung rung = rungs[i];
        if (is_too_large(map, &rung))
            continue;
        rung.text = i + 1 < count ? rung.text * scale : rung.text;
        int left_out = lay_columns(map, &rung);
        map->build->fit->body_size = rung.text;
        if (left_out == 0 || i + 1 == count) {
            map->build->fit->claim_cut_count = left_out;
            if (left_out > 0 || rungs[i].text < least)
                map->build->fit->overfull = true;
            return;
        }
        sheet_rewind(map->build->sheet, mark);
    }
}

/* Kicker and title; answers the bottom. */
static float lay_title(struct build *build)
{
    struct str kicker = build->face->kind.len > 0 ? build->face->kind : str_from(_("Overzichtskaart"));
    (void)part_kind(build, (struct str){0}, kicker, MAP_LEFT, 66, FRONT_TEXT_LEAST, MAP_RIGHT - MAP_LEFT,
                    PART_INK_SOFT);
    if (build->face->title.len == 0)
        return 100;
    struct title_box box = {
        .width = MAP_RIGHT - MAP_LEFT,
        .most = fminf(84, part_size(build, ROLE_TITLE, 84)),
        .least = 48,
        .lines_most = 1,
        .rgb = PART_INK,
    };
    bool cut;
    float size;
    struct prose *prose = part_title(build, build->face->title, &box, &size, &cut);
    if (cut) { /* rather two smaller lines than words lost */
        prose_destroy(prose);
        box.lines_most = 2;
        box.most = 56;
        prose = part_title(build, build->face->title, &box, &size, &cut);
    }
    build->fit->title_size = size;
    build->fit->title_cut = cut;
    return 90 + sheet_prose(build->sheet, prose, MAP_LEFT, 90);
}

void face_lay_map(struct build *build)
{
    const struct face *face = build->face;
    bool foot = face->offices.len > 0 || face->place.len > 0 || face->credit.len > 0;
    struct map map = {.build = build, .lit = -1};
    map.bottom = foot ? part_footer(build, MAP_LEFT, MAP_RIGHT, PART_INK_SOFT) - 30 : FRONT_H - 56;
    map.top = lay_title(build) + 8;
    find_branches(&map, face->body);
    if (map.count == 0)
        return;
    if (face->lit > 0 && face->lit <= map.count)
        map.lit = face->lit - 1;
    lay_by_rungs(&map);
}
