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
        .hangs = true,
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
    sheet_block(build->sheet);
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
    sheet_block_end(build->sheet);
    return right - x;
}

/* The arrow is a thin one: it says "against", the two names say what. */
static struct prose *counter_arrow(const struct build *build, float size, uint32_t rgb)
{
    struct prose_style style = part_style(build, ROLE_CREDIT, size * 1.1f, rgb);
    style.weight = 300;
    return prose_create_text(&style, STR("\xE2\x86\x94"), 0, 0);
}

/* Answers the width; 0: it does not fit and is left out. */
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
        return 0;
    }
    float baseline = y + size * 0.3635f, words_w = prose_size(words).w;
    sheet_block(build->sheet);
    (void)sheet_prose(build->sheet, arrow, x, baseline - prose_baseline(arrow));
    (void)sheet_prose(build->sheet, words, x + left, baseline - prose_baseline(words));
    sheet_block_end(build->sheet);
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
    build->fit->overfull = build->fit->overfull || counter_w <= 0;
    return counter_w > 0 ? kind_w + gap + counter_w : kind_w;
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
