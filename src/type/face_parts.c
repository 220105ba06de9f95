#include "type/face_parts.h"

#include <math.h>
#include <pango/pango.h>
#include <string.h>

#include "type/icon.h"

/* The built-in theme. */
static const struct {
    const char *family;
    int weight;
    float leading;
} builtin[ROLE_COUNT] = {
    [ROLE_TITLE] = {"Vollkorn", 700, 1.08f}, [ROLE_BODY] = {"Inter", 400, 1.42f},
    [ROLE_LIST] = {"Inter", 400, 1.42f},     [ROLE_QUOTE] = {"Vollkorn", 500, 1.24f},
    [ROLE_CLAIM] = {"Inter", 400, 1.22f},    [ROLE_KIND] = {"Inter", 700, 1.2f},
    [ROLE_CREDIT] = {"Inter", 400, 1.3f},
};

struct prose_style part_style(const struct build *build, enum face_role role, float size, uint32_t rgb)
{
    const struct face_style *own = &build->face->style[role];
    struct prose_style style = {
        .family = own->family.len > 0 ? own->family : str_from(builtin[role].family),
        .weight = builtin[role].weight,
        .size = size,
        .leading = own->leading > 0 ? clampf(own->leading, 0.9f, 3) : builtin[role].leading,
        .rgb = own->coloured ? colour_to_contrast(own->rgb, build->ground, 4.5f) : rgb,
        .link_rgb = build->kind_rgb,
        .hyphens = role != ROLE_CREDIT, /* names at the foot stay whole */
        .language = build->face->language,
        .aside = role == ROLE_CREDIT || role == ROLE_KIND,
    };
    if (build->face->kind.len == 0)
        style.link_rgb = style.rgb;
    return style;
}

float part_size(const struct build *build, enum face_role role, float size)
{
    float own = build->face->style[role].size;
    return own > 0 ? clampf(own, FRONT_TEXT_LEAST, 400) : size;
}

static struct str upper(struct str text, char *room, size_t room_bytes)
{
    str_to_field(room, room_bytes, text);
    if (!g_utf8_validate(room, -1, NULL))
        return text;
    char *capitals = g_utf8_strup(room, -1);
    str_to_field(room, room_bytes, str_from(capitals));
    g_free(capitals);
    return str_from(room);
}

float part_kind(struct build *build, struct str icon, struct str name, float x, float y, float size,
                float width, uint32_t rgb)
{
    char room[256];
    float left = x;
    if (name.len == 0)
        return 0;
    if (icon_exists(icon)) {
        float side = size * 1.25f;
        sheet_icon(build->sheet, icon, x - side / 12, y - side / 2, side, rgb, 1);
        left += side + size * 0.38f;
    }
    struct prose_style style = part_style(build, ROLE_KIND, size, rgb);
    style.spacing = size * 0.07f;
    style.hyphens = false;
    struct prose *prose = prose_create_text(&style, upper(name, room, sizeof room), width - (left - x), 1);
    float baseline = y + size * 0.3635f; /* capitals stand in the middle */
    float right = left + prose_size(prose).w;
    (void)sheet_prose(build->sheet, prose, left, baseline - prose_baseline(prose));
    return right - x;
}

/* The arrow is a thin one: it says "against", the two names say what. */
static struct prose *counter_arrow(const struct build *build, float size, uint32_t rgb)
{
    struct prose_style style = part_style(build, ROLE_CREDIT, size * 1.1f, rgb);
    style.weight = 300;
    return prose_create_text(&style, STR("\xE2\x86\x94"), 0, 0);
}

static float lay_counter(struct build *build, float x, float y, float size, float width, uint32_t rgb)
{
    struct prose *arrow = counter_arrow(build, size, rgb);
    float gap = size * 0.55f, arrow_w = prose_size(arrow).w, left = arrow_w + gap;
    struct prose_style style = part_style(build, ROLE_CREDIT, size, rgb);
    style.weight = 500;
    struct prose *words = prose_create_text(&style, build->face->counter, width - left, 1);
    bool none = width - left < size * 3 || prose_is_cut(words);
    if (none) {
        prose_destroy(arrow);
        prose_destroy(words);
        build->fit->overfull = true;
        return 0;
    }
    float baseline = y + size * 0.3635f, words_w = prose_size(words).w;
    (void)sheet_prose(build->sheet, arrow, x, baseline - prose_baseline(arrow));
    (void)sheet_prose(build->sheet, words, x + left, baseline - prose_baseline(words));
    return left + words_w;
}

float part_kind_row(struct build *build, float x, float y, float size, float width, uint32_t rgb,
                    uint32_t soft)
{
    const struct face *face = build->face;
    float kind_w = part_kind(build, face->icon, face->kind, x, y, size, width, rgb);
    if (face->counter.len == 0)
        return kind_w;
    float gap = kind_w > 0 ? size * 0.55f : 0;
    float counter_w = lay_counter(build, x + kind_w + gap, y, size, width - kind_w - gap, soft);
    return counter_w > 0 ? kind_w + gap + counter_w : kind_w;
}

static struct prose *title_at(const struct build *build, struct str text, const struct title_box *box,
                              float size, float width, bool last)
{
    struct prose_style style = part_style(build, ROLE_TITLE, size, box->rgb);
    style.hyphens = last;
    style.aside = box->aside;
    return prose_create_text(&style, text, width, last ? box->lines_most : 0);
}

static bool title_stands(const struct prose *prose, int lines_most)
{
    return !prose_breaks_word(prose) && prose_line_count(prose) <= lines_most;
}

/* The narrowest setting with as many lines: they come out about equally long. */
static struct prose *balance(const struct build *build, struct str text, const struct title_box *box,
                             float size, struct prose *prose)
{
    int lines = prose_line_count(prose);
    float low = box->width / 3, high = box->width;
    while (lines > 1 && high - low > box->width / 60) {
        float middle = (low + high) / 2;
        struct prose *tried = title_at(build, text, box, size, middle, false);
        bool stands = title_stands(tried, lines);
        prose_destroy(stands ? prose : tried);
        if (stands) {
            prose = tried;
            high = middle;
        } else {
            low = middle;
        }
    }
    return prose;
}

struct prose *part_title(const struct build *build, struct str text, const struct title_box *box, float *size,
                         bool *cut)
{
    enum { STEPS = 12 };
    *cut = false;
    struct prose *prose = title_at(build, text, box, box->most, 0, false);
    float natural = prose_size(prose).w;
    bool one_line = prose_line_count(prose) == 1;
    prose_destroy(prose);
    /* Rather one line a little smaller than two lines with a word or so on the second. */
    float whole = natural > 0 ? floorf(box->most * box->width / natural) : box->most;
    *size = fminf(box->most, whole);
    if (one_line && (*size >= box->most * 0.8f || box->lines_most == 1) && *size >= box->least)
        return title_at(build, text, box, *size, box->width, false);
    float bound = fminf(box->most, whole * (float)box->lines_most);
    float step = fmaxf(1, roundf((box->most - box->least) / STEPS));
    for (*size = bound; *size >= box->least; *size -= step) {
        prose = title_at(build, text, box, *size, box->width, false);
        if (title_stands(prose, box->lines_most))
            return box->balanced ? balance(build, text, box, *size, prose) : prose;
        prose_destroy(prose);
    }
    *size = box->least;
    prose = title_at(build, text, box, *size, box->width, true);
    *cut = prose_is_cut(prose) || prose_breaks_word(prose);
    return prose;
}

/* A line or two that end at `bottom`; answers its top. */
static float foot_line(struct build *build, struct str text, float left, float width, float bottom,
                       int lines_most, uint32_t rgb)
{
    float size = part_size(build, ROLE_CREDIT, FRONT_TEXT_LEAST);
    struct prose_style style = part_style(build, ROLE_CREDIT, size, rgb);
    struct prose *prose = prose_create_text(&style, text, width, lines_most);
    if (prose_is_cut(prose))
        build->fit->overfull = true;
    float top = bottom - prose_size(prose).h;
    (void)sheet_prose(build->sheet, prose, left, top);
    return top;
}

float part_footer(struct build *build, float left, float right, uint32_t rgb)
{
    const struct face *face = build->face;
    float bottom = FRONT_H - 54, top = FRONT_H - 68, place_w = 0;
    struct str first = face->offices;
    if (face->offices.len > 0 && face->credit.len > 0) {
        bottom = foot_line(build, face->credit, left, right - left, FRONT_H - 40, 3, rgb) - 6;
        top = bottom;
    } else if (face->credit.len > 0) {
        first = face->credit;
    }
    if (face->place.len > 0) {
        float size = part_size(build, ROLE_CREDIT, FRONT_TEXT_LEAST);
        struct prose_style style = part_style(build, ROLE_CREDIT, size, rgb);
        struct prose *prose = prose_create_text(&style, face->place, (right - left) / 3, 1);
        struct size_px room = prose_size(prose);
        place_w = room.w + 48;
        top = bottom - room.h;
        (void)sheet_prose(build->sheet, prose, right - room.w, top);
    }
    if (first.len > 0)
        top = foot_line(build, first, left, right - left - place_w, bottom, 3, rgb);
    return top;
}

uint32_t part_tint(uint32_t rgb, float part)
{
    uint32_t tint = 0;
    for (int shift = 0; shift <= 16; shift += 8)
        tint |= (uint32_t)(255.5f - (255 - (float)(rgb >> shift & 0xFF)) * part) << shift;
    return tint;
}

bool part_has_picture(const struct build *build)
{
    return build->picture != NULL || build->face->has_picture;
}

float part_aspect(const struct build *build)
{
    if (!build->picture || build->picture->size.w <= 0 || build->picture->size.h <= 0)
        return 4.0f / 3;
    return clampf(build->picture->size.w / build->picture->size.h, 0.05f, 20);
}

void part_picture(struct build *build, struct rect_px box)
{
    float aspect = part_aspect(build);
    struct size_px size = {box.w, box.w / aspect};
    if (size.h > box.h)
        size = (struct size_px){box.h * aspect, box.h};
    sheet_picture(
        build->sheet,
        (struct rect_px){box.x + (box.w - size.w) / 2, box.y + (box.h - size.h) / 2, size.w, size.h}, 14);
}

int part_find_block(struct blocks blocks, enum block_kind kind, int from)
{
    for (int i = from; i < blocks.count; i++) {
        if (blocks.at[i].kind == kind)
            return i;
    }
    return -1;
}

struct blocks part_blocks_from(struct blocks blocks, int from)
{
    return from < blocks.count ? (struct blocks){blocks.at + from, blocks.count - from} : (struct blocks){0};
}
