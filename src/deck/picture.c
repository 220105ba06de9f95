/* The size of a picture, read from its first bytes, before anyone spends memory on its pixels. */
#include <math.h>
#include <string.h>

#include "base/words.h"
#include "deck/loading.h"

enum { BUCKETS = 4096 };

bool picture_has_name(struct str name)
{
    static const char *const extensions[] = {".png", ".jpg", ".jpeg", ".webp", ".svg"};
    for (size_t i = 0; i < COUNT_OF(extensions); i++) {
        if (name_has_extension(name, str_from(extensions[i])))
            return true;
    }
    return false;
}

static uint32_t byte_at(struct str s, size_t at)
{
    return at < s.len ? (unsigned char)s.at[at] : 0;
}

static uint32_t big_endian(struct str s, size_t at)
{
    return byte_at(s, at) << 24 | byte_at(s, at + 1) << 16 | byte_at(s, at + 2) << 8 | byte_at(s, at + 3);
}

static uint32_t little_endian(struct str s, size_t at, int bytes)
{
    uint32_t value = 0;
    for (int i = bytes - 1; i >= 0; i--)
        value = value << 8 | byte_at(s, at + (size_t)i);
    return value;
}

static bool webp_size(struct str head, struct size_px *out)
{
    struct str form = str_sub(head, 12, 16);
    if (head.len < 30)
        return false;
    if (str_eq(form, STR("VP8X"))) {
        *out = (struct size_px){(float)(little_endian(head, 24, 3) + 1),
                                (float)(little_endian(head, 27, 3) + 1)};
        return true;
    }
    if (str_eq(form, STR("VP8L")) && byte_at(head, 20) == 0x2F) {
        uint32_t bits = little_endian(head, 21, 4);
        *out = (struct size_px){(float)((bits & 0x3FFF) + 1), (float)((bits >> 14 & 0x3FFF) + 1)};
        return true;
    }
    if (str_eq(form, STR("VP8 ")) && little_endian(head, 23, 3) == 0x2A019D) {
        *out = (struct size_px){(float)(little_endian(head, 26, 2) & 0x3FFF),
                                (float)(little_endian(head, 28, 2) & 0x3FFF)};
        return out->w > 0 && out->h > 0;
    }
    return false;
}

/* What follows `mark`, or nothing. */
static struct str after(struct str s, struct str mark)
{
    ptrdiff_t at = str_find(s, mark);
    return at < 0 ? STR("") : str_sub(s, (size_t)at + mark.len, s.len);
}

/* The attributes of the root element, without what may stand before it; false when the root is no SVG. */
static bool svg_root(struct str text, struct str *attributes)
{
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_sub(text, 3, text.len);
    for (;;) {
        text = str_trim(text);
        if (str_starts(text, STR("<?")))
            text = after(text, STR("?>"));
        else if (str_starts(text, STR("<!--")))
            text = after(text, STR("-->"));
        else if (str_starts(text, STR("<!")))
            text = after(text, str_find(str_cut(text, '>', &(struct str){0}), STR("[")) >= 0 ? STR("]>")
                                                                                             : STR(">"));
        else
            break;
    }
    struct str rest, tag = str_cut(text, '>', &rest);
    size_t end = 0;
    while (end < tag.len && !strchr(" \t\r\n/", tag.at[end]))
        end++;
    struct str name = str_sub(tag, 0, end);
    *attributes = str_sub(tag, end, tag.len);
    return str_eq(name, STR("<svg")) || (str_starts(name, STR("<")) && str_ends(name, STR(":svg")));
}

static struct str svg_attribute(struct str attributes, struct str wanted)
{
    while (attributes.len > 0) {
        struct str rest, name = str_trim(str_cut(attributes, '=', &rest));
        rest = str_trim(rest);
        if (rest.len == 0 || (rest.at[0] != '"' && rest.at[0] != '\''))
            return STR("");
        struct str value = str_cut(str_sub(rest, 1, rest.len), rest.at[0], &attributes);
        if (str_eq(name, wanted))
            return str_trim(value);
    }
    return STR("");
}

/* The number at the front of a length, in pixels; 0 when it depends on something else. */
static float svg_length(struct str text)
{
    static const struct {
        struct str unit;
        float px;
    } units[] = {{STR_INIT(""), 1},
                 {STR_INIT("px"), 1},
                 {STR_INIT("pt"), 96.0f / 72},
                 {STR_INIT("mm"), 96 / 25.4f},
                 {STR_INIT("cm"), 96 / 2.54f},
                 {STR_INIT("in"), 96},
                 {STR_INIT("pc"), 16}};
    size_t end = 0;
    while (end < text.len && (strchr("0123456789.", text.at[end]) != NULL))
        end++;
    float value = 0;
    struct str unit = str_trim(str_sub(text, end, text.len));
    if (!str_to_float(str_sub(text, 0, end), &value) || !isfinite(value))
        return 0;
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        if (str_eq(unit, units[i].unit))
            return value * units[i].px;
    }
    return 0;
}

static struct size_px svg_view_box(struct str text)
{
    float numbers[4] = {0};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        size_t end = 0;
        text = str_trim(text);
        while (end < text.len && !strchr(" ,\t\r\n", text.at[end]))
            end++;
        if (!str_to_float(str_sub(text, 0, end), &numbers[i]))
            return (struct size_px){0};
        while (end < text.len && strchr(" ,\t\r\n", text.at[end]))
            end++;
        text = str_sub(text, end, text.len);
    }
    bool good = isfinite(numbers[2]) && isfinite(numbers[3]) && numbers[2] > 0 && numbers[3] > 0;
    return good ? (struct size_px){numbers[2], numbers[3]} : (struct size_px){0};
}

static bool svg_size(struct str head, struct size_px *out)
{
    struct str attributes;
    if (!svg_root(head, &attributes))
        return false;
    struct size_px size = {svg_length(svg_attribute(attributes, STR("width"))),
                           svg_length(svg_attribute(attributes, STR("height")))};
    bool both = size.w > 0 && size.h > 0;
    *out = both ? size : svg_view_box(svg_attribute(attributes, STR("viewBox")));
    return true;
}

static bool png_size(struct str head, struct size_px *out)
{
    uint32_t w = big_endian(head, 16), h = big_endian(head, 20);
    *out = (struct size_px){(float)w, (float)h};
    return head.len >= 24 && str_eq(str_sub(head, 12, 16), STR("IHDR")) && w > 0 && h > 0 && w <= INT32_MAX &&
           h <= INT32_MAX;
}

/* The frame header of a JPEG: C0 to CF, but for the tables (C4), the extensions (C8) and arithmetic conditioning (CC). */
static bool is_frame(uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Walks from segment to segment up to the frame header, which holds the size. */
static bool jpeg_size(struct str head, struct size_px *out)
{
    size_t at = 2;
    while (at + 9 <= head.len) {
        uint32_t marker = byte_at(head, at + 1);
        if (byte_at(head, at) != 0xFF || marker == 0xD9 ||
            marker == 0xDA) /* no segment, or the picture itself */
            return false;
        if (marker == 0xFF) { /* filling */
            at++;
            continue;
        }
        if (is_frame(marker)) {
            uint32_t size = big_endian(head, at + 5); /* height above width */
            *out = (struct size_px){(float)(size & 0xFFFF), (float)(size >> 16)};
            return out->w > 0 && out->h > 0;
        }
        bool bare = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
        at += 2 + (bare ? 0 : big_endian(head, at + 2) >> 16);
    }
    return false;
}

/* False when the header is broken, or goes on past `head`. *pixels: the size is of a bitmap. */
static bool head_size(struct str head, struct size_px *out, bool *pixels)
{
    *pixels = true;
    if (str_starts(head, STR("RIFF")))
        return webp_size(head, out);
    if (str_starts(head, STR("\x89PNG\r\n\x1a\n")))
        return png_size(head, out);
    if (str_starts(head, STR("\xFF\xD8\xFF")))
        return jpeg_size(head, out);
    *pixels = false;
    return svg_size(head, out);
}

static void look(struct loading *l, struct picture_known *known)
{
    static const size_t steps[] = {4 << 10, 128 << 10, 4 << 20};
    struct err err = {0};
    struct str head = {0};
    bool pixels = false, ok = false;
    size_t mark = l->scratch.used;
    for (size_t i = 0; i < COUNT_OF(steps) && !ok; i++) {
        arena_rewind(&l->scratch, mark);
        if (!source_read_head(l->source, &l->scratch, known->name, steps[i], &head, &err)) {
            arena_rewind(&l->scratch, mark);
            known->problem = str_copy(l->arena, str_from(err.text));
            return;
        }
        ok = head_size(head, &known->size, &pixels);
        if (head.len < steps[i])
            break;
    }
    arena_rewind(&l->scratch, mark);
    if (!ok)
        known->problem = str_format(l->arena, _("%.*s is geen PNG, JPEG, WebP of SVG, of het is beschadigd."),
                                    STR_ARG(known->name));
    else if (pixels && (double)known->size.w * (double)known->size.h > DECK_PICTURE_PX_MAX)
        known->problem = str_format(
            l->arena,
            _("%.*s is te groot (%.0f bij %.0f beeldpunten). Verklein het tot ten hoogste %d miljoen "
              "beeldpunten; %d bij %d is ruim genoeg."),
            STR_ARG(known->name), (double)known->size.w, (double)known->size.h, DECK_PICTURE_PX_MAX / 1000000,
            3840, 2160);
}

const struct picture_known *picture_look(struct loading *l, struct str name)
{
    if (!l->pictures)
        l->pictures = LOADING_NEW(l, struct picture_known *, BUCKETS);
    struct picture_known **slot = l->pictures ? &l->pictures[str_hash(name, 0) % BUCKETS] : NULL;
    while (slot && *slot && !str_eq((*slot)->name, name))
        slot = &(*slot)->next;
    if (!slot || *slot)
        return slot ? *slot : NULL;
    struct picture_known *known = LOADING_NEW(l, struct picture_known, 1);
    if (!known)
        return NULL;
    known->name = name;
    (void)source_has(l->source, name, &known->stamp);
    look(l, known);
    *slot = known;
    return known;
}
