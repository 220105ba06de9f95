/* The front of a card: words, perhaps with a picture; or a picture, perhaps with words. */
#include "type/face_parts.h"

#include <math.h>

enum { COLUMN_BLOCKS_MAX = 64 }; /* more blocks are not set in two columns */
static const float KIND_Y = 116, KIND_SIZE = 32, BODY_MOST = 46;
static const float TITLE_BASE = 246,
                   TITLE_BASE_BARE = 190; /* of its first line, with and without a kind above it */
static const float BODY_GAP = 74;         /* from the title's last baseline to the words */
static const float FOOT_GAP = 36, SIDE_GAP = 72, CAPTION_LEAST_W = 420;
static const float LINE_EMS_LEAST = 11; /* of a caption: shorter lines fall apart into words */
/* How what is left over is shared: words a little above the middle rest better than words in it; but far below their
 * title they would no longer belong to it. */
static const float RISE_SHARE = 0.36f, DROP_MOST = 64, DROP_MOST_PICTURE = 104;
static const float CONTENT_W = FRONT_RIGHT - FRONT_LEFT;

/* One way to fit everything; tried from the most generous to the tightest. */
struct rung {
    float title, body;   /* largest sizes */
    float picture_share; /* of the width: alike on every card, so that the gutter stays when one pages */
    bool columns;        /* two, when no picture stands beside the words */
};
static const struct rung rungs[] = {
    {104, 46, 0.35f, false}, {104, 44, 0.35f, false}, {104, 42, 0.35f, false}, {104, 40, 0.35f, false},
    {104, 38, 0.35f, false}, {104, 36, 0.35f, false}, {88, 36, 0.35f, false},  {88, 34, 0.35f, false},
    {84, 36, 0.34f, true},   {76, 34, 0.32f, true},   {64, 32, 0.30f, true},   {64, 31, 0.28f, true},
};

/* The free part of a card: between its title and its foot. */
struct area {
    float top, bottom;
};

/* Answers the baseline of the title's first line: the same on every card. */
static float lay_kind(struct build *build)
{
    float width =
        part_kind_row(build, FRONT_LEFT, KIND_Y, KIND_SIZE, CONTENT_W, build->kind_rgb, PART_INK_SOFT);
    return width > 0 ? TITLE_BASE : TITLE_BASE_BARE;
}

/* Answers where the words under the title may begin. */
static float lay_title(struct build *build, float base, float most, float width, int lines_most)
{
    if (build->face->title.len == 0)
        return base - TITLE_BASE_BARE / 2;
    float theme = part_size(build, ROLE_TITLE, 104);
    struct title_box box = {
        .width = width,
        .most = fminf(most * theme / 104, most < 104 ? fmaxf(most, 64) * theme / 104 : theme),
        .least = fminf(64, theme),
        .lines_most = lines_most,
        .rgb = PART_INK,
    };
    float size;
    bool cut;
    struct prose *prose = part_title(build, build->face->title, &box, &size, &cut);
    build->fit->title_size = size;
    build->fit->title_cut = cut;
    float lines = prose_size(prose).h / (float)prose_line_count(prose);
    float last = base + lines * (float)(prose_line_count(prose) - 1);
    (void)sheet_prose(build->sheet, prose, FRONT_LEFT, base - prose_baseline(prose));
    return last + BODY_GAP;
}

static float body_size(const struct build *build, const struct rung *rung, bool last)
{
    float size = rung->body * part_size(build, ROLE_BODY, BODY_MOST) / BODY_MOST;
    return last ? FRONT_TEXT_LEAST : fmaxf(size, FRONT_TEXT_LEAST);
}

static bool has_list(struct blocks blocks)
{
    return blocks.count > 1 && blocks.at[0].kind == BLOCK_PARAGRAPH &&
           part_find_block(blocks, BLOCK_ITEM, 1) > 0;
}

static size_t count_bytes(struct blocks blocks)
{
    size_t bytes = 0;
    for (int i = 0; i < blocks.count; i++) {
        for (int k = 0; k < blocks.at[i].run_count; k++)
            bytes += blocks.at[i].runs[k].text.len;
    }
    return bytes;
}

/* Whether it is worth a try: even letters as narrow as these, line on line, would need more than there is. */
static bool may_fit(const struct build *build, const struct flow *flow, float bottom)
{
    static const float CHAR_EMS = 0.42f;
    float leading = part_style(build, ROLE_BODY, flow->size, flow->rgb).leading;
    float lines = (float)count_bytes(flow->blocks) * flow->size * CHAR_EMS / fmaxf(1, flow->width);
    return lines * flow->size * fminf(leading, 1.42f) <= bottom - flow->y;
}

/* The block at which a second column begins, so that both are about as long; 0: one column is better. */
static int column_break(struct build *build, const struct flow *flow)
{
    float ends[COLUMN_BLOCKS_MAX];
    struct blocks blocks = flow->blocks;
    if (blocks.count < 2 || blocks.count > COLUMN_BLOCKS_MAX)
        return 0;
    struct flow whole = *flow;
    whole.bottom = 0;
    whole.ends = ends;
    int mark = build->sheet->count;
    bool cut;
    float all = part_flow(build, &whole, &cut) - flow->y, best = all;
    sheet_rewind(build->sheet, mark);
    int at = 0;
    for (int i = 1; i < blocks.count && !cut; i++) {
        float before = ends[i - 1] - flow->y, longest = fmaxf(before, all - before);
        if (longest < best && blocks.at[i - 1].kind != BLOCK_HEADING) {
            best = longest;
            at = i;
        }
    }
    return at;
}

/* Two columns side by side. Answers the lower end. */
static float lay_columns(struct build *build, const struct flow *flow, int at, bool *cut)
{
    struct flow half = *flow;
    bool cut_right;
    half.blocks = (struct blocks){flow->blocks.at, at};
    float left = part_flow(build, &half, cut);
    half.blocks = part_blocks_from(flow->blocks, at);
    half.lead = false;
    half.x = FRONT_LEFT + half.width + SIDE_GAP;
    float right = part_flow(build, &half, &cut_right);
    *cut = *cut || cut_right;
    return fmaxf(left, right);
}

/* The words a little above the middle of what is free; the picture's middle at theirs, as far as it has room. */
static void settle(struct build *build, int mark, float end, struct area area, struct rect_px picture)
{
    float most = picture.w > 0 ? DROP_MOST_PICTURE : DROP_MOST;
    float drop = clampf((area.bottom - end) * RISE_SHARE, 0, most);
    sheet_shift(build->sheet, mark, drop);
    if (picture.w <= 0)
        return;
    float middle = (area.top + end) / 2 + drop;
    float height = fminf(picture.h, picture.w / part_aspect(build));
    picture.y = clampf(middle - height / 2, area.top, fmaxf(area.top, area.bottom - height));
    picture.h = height;
    part_picture(build, picture);
}

/* Lays all of it by one rung. False: it runs past the bottom; on the last rung it is cut there instead. */
static bool lay_text(struct build *build, const struct rung *rung, float base, float bottom, bool last)
{
    struct area area = {lay_title(build, base, rung->title, CONTENT_W, 2), bottom};
    struct flow flow = {
        .blocks = build->face->body,
        .x = FRONT_LEFT,
        .y = area.top,
        .width = CONTENT_W,
        .bottom = bottom,
        .probe = !last,
        .lead = has_list(build->face->body),
        .size = body_size(build, rung, last),
        .rgb = PART_INK,
    };
    int at = 0, mark = build->sheet->count;
    struct rect_px picture = {0};
    if (part_has_picture(build) && bottom - area.top > 100) {
        picture.h = bottom - area.top;
        picture.w = fminf(CONTENT_W * rung->picture_share, picture.h * part_aspect(build));
        picture.x = FRONT_RIGHT - picture.w;
        flow.width -= picture.w + SIDE_GAP;
    }
    if (!last && !may_fit(build, &flow, bottom))
        return false;
    if (picture.w <= 0 && rung->columns) {
        flow.width = (CONTENT_W - SIDE_GAP) / 2;
        at = column_break(build, &flow);
        flow.width = at > 0 ? flow.width : CONTENT_W;
    }
    bool cut;
    float end = at > 0 ? lay_columns(build, &flow, at, &cut) : part_flow(build, &flow, &cut);
    build->fit->body_size = flow.size;
    build->fit->overfull = build->fit->overfull || (last && cut);
    if (!cut || last)
        settle(build, mark, end, area, picture);
    return !cut;
}

static void lay_by_rungs(struct build *build, float base, float bottom)
{
    int mark = build->sheet->count;
    size_t count = COUNT_OF(rungs);
    for (size_t i = 0; i < count; i++) {
        if (lay_text(build, &rungs[i], base, bottom, i + 1 == count))
            return;
        if (i + 1 < count)
            sheet_rewind(build->sheet, mark);
    }
}

/* The words under or beside a large picture: few; as large as the column bears. Answers their height, laid from y 0. */
static float lay_caption(struct build *build, float x, float width, float height)
{
    static const float sizes[] = {BODY_MOST, 42, 40, 36, 34, FRONT_TEXT_LEAST};
    float scale = part_size(build, ROLE_BODY, BODY_MOST) / BODY_MOST;
    int mark = build->sheet->count;
    for (size_t i = 0;; i++) {
        bool cut, last = i + 1 == COUNT_OF(sizes);
        struct flow flow = {
            .blocks = build->face->body,
            .x = x,
            .width = width,
            .bottom = height,
            .probe = !last,
            .sparing = true,
            .size = last ? FRONT_TEXT_LEAST : fmaxf(sizes[i] * scale, FRONT_TEXT_LEAST),
            .rgb = PART_INK,
        };
        if (!last && width < LINE_EMS_LEAST * flow.size)
            continue;
        float end = part_flow(build, &flow, &cut);
        build->fit->body_size = flow.size;
        if (last)
            build->fit->overfull = build->fit->overfull || cut;
        if (last || !cut)
            return end;
        sheet_rewind(build->sheet, mark);
    }
}

/* The width of a wide picture beside its words: a little less than it could have, when that lets them be large. */
static float width_beside_words(float most)
{
    static const float GIVES_WAY = 0.85f;
    float width = CONTENT_W - SIDE_GAP - LINE_EMS_LEAST * BODY_MOST;
    return width < most && width >= most * GIVES_WAY ? width : most;
}

/* A wide picture under its title; the words right of it when that leaves them room, else below. */
static void lay_picture_wide(struct build *build, float base, float bottom)
{
    float top = lay_title(build, base, 88, CONTENT_W, 1) - 20;
    struct rect_px box = {FRONT_LEFT, top, CONTENT_W, bottom - top};
    float width = width_beside_words(box.h * part_aspect(build)), rest = CONTENT_W - width - SIDE_GAP;
    int mark = build->sheet->count;
    if (build->face->body.count > 0 && rest >= CAPTION_LEAST_W) {
        box.w = width;
        float height = lay_caption(build, FRONT_LEFT + width + SIDE_GAP, rest, box.h);
        sheet_shift(build->sheet, mark, top + fmaxf(0, (box.h - height) * 0.45f));
    } else if (build->face->body.count > 0) {
        float height = lay_caption(build, FRONT_LEFT, CONTENT_W, box.h * 0.36f);
        sheet_shift(build->sheet, mark, bottom - height);
        box.h -= height + 32;
    }
    part_picture(build, box);
}

/* A tall or square picture at the right, full height; title and words at the left. */
static void lay_picture_tall(struct build *build, float base, float bottom)
{
    float top = 72, aspect = part_aspect(build);
    float picture_w = fminf((bottom - top) * aspect, CONTENT_W * 0.56f);
    float width = CONTENT_W - picture_w - SIDE_GAP;
    part_picture(build, (struct rect_px){FRONT_RIGHT - picture_w, top, picture_w, bottom - top});
    float y = lay_title(build, base, 88, width, 3);
    int mark = build->sheet->count;
    if (build->face->body.count == 0)
        return;
    float height = lay_caption(build, FRONT_LEFT, width, bottom - y);
    sheet_shift(build->sheet, mark, y + clampf((bottom - y - height) * RISE_SHARE, 0, DROP_MOST));
}

void face_lay_front(struct build *build)
{
    const struct face *face = build->face;
    float bottom = part_footer(build, FRONT_LEFT, FRONT_RIGHT, PART_INK_SOFT) - FOOT_GAP;
    bool large = face->layout == FACE_PICTURE || face->body.count == 0;
    float base = lay_kind(build);
    if (!part_has_picture(build) || !large)
        lay_by_rungs(build, base, bottom);
    else if (part_aspect(build) < 1.3f)
        lay_picture_tall(build, base, bottom);
    else
        lay_picture_wide(build, base, bottom);
}
