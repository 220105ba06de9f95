/* The front of a card: words, perhaps with a picture; or a picture, perhaps with words. */
#include "type/face_parts.h"

#include <math.h>

enum { COLUMN_BLOCKS_MAX = 64 }; /* more blocks are not set in two columns */
static const float KIND_Y = 116, KIND_SIZE = 32, TITLE_Y = 158, TITLE_Y_BARE = 92;
static const float BODY_GAP = 46, FOOT_GAP = 40, SIDE_GAP = 72, CAPTION_LEAST_W = 420;
static const float CONTENT_W = FRONT_RIGHT - FRONT_LEFT;

/* One way to fit everything; tried from the most generous to the tightest. */
struct rung {
    float title, body;   /* largest sizes */
    float picture_share; /* of the width */
    bool columns;        /* two, when no picture stands beside the words */
};
static const struct rung rungs[] = {
    {104, 36, 0.40f, false}, {88, 36, 0.40f, false}, {88, 34, 0.38f, false}, {84, 36, 0.36f, true},
    {76, 34, 0.34f, true},   {64, 32, 0.30f, true},  {64, 31, 0.28f, true},
};

static float lay_kind(struct build *build)
{
    float width =
        part_kind_row(build, FRONT_LEFT, KIND_Y, KIND_SIZE, CONTENT_W, build->kind_rgb, PART_INK_SOFT);
    return width > 0 ? TITLE_Y : TITLE_Y_BARE;
}

/* Answers the bottom of the title. */
static float lay_title(struct build *build, float y, float most, float width, int lines_most)
{
    if (build->face->title.len == 0)
        return y;
    float theme = part_size(build, ROLE_TITLE, 104);
    struct title_box box = {
        .width = width,
        .most = fminf(most * theme / 104, most < 104 ? fmaxf(most, 64) * theme / 104 : theme),
        .least = fminf(64, theme),
        .lines_most = lines_most,
        .rgb = PART_INK,
        .balanced = true,
    };
    float size;
    bool cut;
    struct prose *prose = part_title(build, build->face->title, &box, &size, &cut);
    build->fit->title_size = size;
    build->fit->title_cut = cut;
    /* Small titles stand a little lower, so that the space under the kind stays the same to the eye. */
    float drop = (104 - size) * 0.06f;
    return y + drop + sheet_prose(build->sheet, prose, FRONT_LEFT, y + drop);
}

static float body_size(const struct build *build, const struct rung *rung, bool last)
{
    float size = rung->body * part_size(build, ROLE_BODY, 36) / 36;
    return last ? FRONT_TEXT_LEAST : fmaxf(size, FRONT_TEXT_LEAST);
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
    half.x = FRONT_LEFT + half.width + SIDE_GAP;
    float right = part_flow(build, &half, &cut_right);
    *cut = *cut || cut_right;
    return fmaxf(left, right);
}

/* Lays all of it by one rung. False: it runs past `bottom`; on the last rung it is cut there instead. */
static bool lay_text(struct build *build, const struct rung *rung, float y, float bottom, bool last)
{
    y = lay_title(build, y, rung->title, CONTENT_W, 2) + BODY_GAP;
    struct flow flow = {
        .blocks = build->face->body,
        .x = FRONT_LEFT,
        .y = y,
        .width = CONTENT_W,
        .bottom = bottom,
        .probe = !last,
        .size = body_size(build, rung, last),
        .rgb = PART_INK,
    };
    int at = 0;
    if (part_has_picture(build)) {
        float picture_w = fminf(CONTENT_W * rung->picture_share, fmaxf(0, bottom - y) * part_aspect(build));
        if (bottom - y > 100)
            part_picture(build, (struct rect_px){FRONT_RIGHT - picture_w, y, picture_w, bottom - y});
        flow.width -= picture_w + SIDE_GAP;
    } else if (rung->columns) {
        flow.width = (CONTENT_W - SIDE_GAP) / 2;
        at = column_break(build, &flow);
        flow.width = at > 0 ? flow.width : CONTENT_W;
    }
    bool cut;
    if (at > 0)
        (void)lay_columns(build, &flow, at, &cut);
    else
        (void)part_flow(build, &flow, &cut);
    build->fit->body_size = flow.size;
    build->fit->overfull = build->fit->overfull || (last && cut);
    return !cut;
}

static void lay_by_rungs(struct build *build, float y, float bottom)
{
    int mark = build->sheet->count;
    size_t count = COUNT_OF(rungs);
    for (size_t i = 0; i < count; i++) {
        if (lay_text(build, &rungs[i], y, bottom, i + 1 == count))
            return;
        if (i + 1 < count)
            sheet_rewind(build->sheet, mark);
    }
}

/* The words under or beside a large picture: few, at body size. */
static float lay_caption(struct build *build, float x, float y, float width, float bottom)
{
    bool cut;
    struct flow flow = {
        .blocks = build->face->body,
        .x = x,
        .y = y,
        .width = width,
        .bottom = bottom,
        .size = fmaxf(part_size(build, ROLE_BODY, 36), FRONT_TEXT_LEAST),
        .rgb = PART_INK,
    };
    int mark = build->sheet->count;
    float end = part_flow(build, &flow, &cut);
    if (cut) {
        sheet_rewind(build->sheet, mark);
        flow.size = FRONT_TEXT_LEAST;
        end = part_flow(build, &flow, &cut);
    }
    build->fit->body_size = flow.size;
    build->fit->overfull = build->fit->overfull || cut;
    return end;
}

/* A wide picture under its title; the words right of it when that leaves them room, else below. */
static void lay_picture_wide(struct build *build, float y, float bottom)
{
    y = lay_title(build, y, 88, CONTENT_W, 1) + 36;
    struct rect_px box = {FRONT_LEFT, y, CONTENT_W, bottom - y};
    float width = box.h * part_aspect(build), rest = CONTENT_W - width - 56;
    if (build->face->body.count > 0 && rest >= CAPTION_LEAST_W) {
        box.w = width;
        (void)lay_caption(build, FRONT_LEFT + width + 56, y - 8, rest, bottom);
    } else if (build->face->body.count > 0) {
        int mark = build->sheet->count;
        float height = lay_caption(build, FRONT_LEFT, 0, CONTENT_W, box.h * 0.36f);
        sheet_shift(build->sheet, mark, bottom - height);
        box.h -= height + 32;
    }
    part_picture(build, box);
}

/* A tall or square picture at the right, full height; title and words at the left. */
static void lay_picture_tall(struct build *build, float y, float bottom)
{
    float top = 72, aspect = part_aspect(build);
    float picture_w = fminf((bottom - top) * aspect, CONTENT_W * 0.56f);
    float width = CONTENT_W - picture_w - SIDE_GAP;
    part_picture(build, (struct rect_px){FRONT_RIGHT - picture_w, top, picture_w, bottom - top});
    y = lay_title(build, y, 88, width, 3) + BODY_GAP;
    if (build->face->body.count > 0)
        (void)lay_caption(build, FRONT_LEFT, y, width, bottom);
}

void face_lay_front(struct build *build)
{
    const struct face *face = build->face;
    float bottom = part_footer(build, FRONT_LEFT, FRONT_RIGHT, PART_INK_SOFT) - FOOT_GAP;
    bool large = face->layout == FACE_PICTURE || face->body.count == 0;
    float y = lay_kind(build);
    if (!part_has_picture(build) || !large)
        lay_by_rungs(build, y, bottom);
    else if (part_aspect(build) < 1.3f)
        lay_picture_tall(build, y, bottom);
    else
        lay_picture_wide(build, y, bottom);
}
