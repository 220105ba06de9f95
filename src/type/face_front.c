/* The front of a card: words, perhaps with a picture; or a picture, perhaps with words. */
#include "type/face_parts.h"

#include <math.h>

static const float KIND_Y = 112, KIND_SIZE = 32, TITLE_Y = 146, TITLE_Y_BARE = 92;
static const float BODY_GAP = 40, FOOT_GAP = 40, SIDE_GAP = 72;
static const float CONTENT_W = FRONT_RIGHT - FRONT_LEFT;

/* One way to fit everything; tried from the most generous to the tightest. */
struct rung {
    float title, body;   /* largest sizes */
    float picture_share; /* of the width */
};
static const struct rung rungs[] = {
    {104, 36, 0.40f}, {88, 36, 0.40f}, {88, 34, 0.38f}, {76, 33, 0.34f}, {64, 32, 0.30f}, {64, 31, 0.28f},
};

static float lay_kind(struct build *build)
{
    float width = part_kind(build, build->face->kind, FRONT_LEFT, KIND_Y, KIND_SIZE, CONTENT_W, build->kind_rgb);
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

/* Lays all of it by one rung. False: it runs past `bottom`; on the last rung it is cut there instead. */
static bool lay_text(struct build *build, const struct rung *rung, float y, float bottom, bool last)
{
    y = lay_title(build, y, rung->title, CONTENT_W, 2) + BODY_GAP;
    float width = CONTENT_W;
    if (part_has_picture(build)) {
        float aspect = part_aspect(build);
        float picture_w = fminf(CONTENT_W * rung->picture_share, (bottom - y) * aspect);
        if (bottom - y > 100)
            part_picture(build, (struct rect_px){FRONT_RIGHT - picture_w, y, picture_w, bottom - y});
        width -= picture_w + SIDE_GAP;
    }
    struct flow flow = {
        .blocks = build->face->body,
        .x = FRONT_LEFT,
        .y = y,
        .width = width,
        .bottom = last ? bottom : 0,
        .size = body_size(build, rung, last),
        .rgb = PART_INK,
        .soft_rgb = PART_INK_SOFT,
    };
    bool cut;
    float end = part_flow(build, &flow, &cut);
    build->fit->body_size = flow.size;
    build->fit->overfull = build->fit->overfull || (last && cut);
    return end <= bottom + flow.size * 0.3f && !cut;
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
        .soft_rgb = PART_INK_SOFT,
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

/* A wide picture under its title, the words below it. */
static void lay_picture_wide(struct build *build, float y, float bottom)
{
    y = lay_title(build, y, 88, CONTENT_W, 1) + 32;
    if (build->face->body.count > 0) {
        int mark = build->sheet->count;
        float most = (bottom - y) * 0.36f;
        float height = lay_caption(build, FRONT_LEFT, 0, CONTENT_W, most);
        sheet_shift(build->sheet, mark, bottom - height);
        bottom -= height + 32;
    }
    part_picture(build, (struct rect_px){FRONT_LEFT, y, CONTENT_W, bottom - y});
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
