#include "painter/head.h"

#include <string.h>

#include "base/words.h"

enum {
    PDF_LOOK_BYTES = 1024, /* a PDF may have other things before it */
    SVG_LOOK_BYTES = 16384,
    CHUNKS_MAX = 256,
    TAGS_MAX = 512,
};

/* Past the end there are only zeros. */
static uint32_t byte_at(struct str s, size_t at)
{
    return at < s.len ? (unsigned char)s.at[at] : 0;
}

static uint32_t number_at(struct str s, size_t at, int count, bool little)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++)
        value = value << 8 | byte_at(s, at + (size_t)(little ? count - 1 - i : i));
    return value;
}

/* The first directory of a TIFF, which is also what EXIF is. Fills what it finds. */
static void read_tiff(struct str tiff, struct head *head)
{
    bool little = str_starts(tiff, STR("II"));
    size_t dir = number_at(tiff, 4, 4, little);
    uint32_t count = number_at(tiff, dir, 2, little);
    for (uint32_t i = 0; i < count && i < TAGS_MAX; i++) {
        size_t entry = dir + 2 + 12 * (size_t)i;
        uint32_t tag = number_at(tiff, entry, 2, little);
        bool is_short = number_at(tiff, entry + 2, 2, little) == 3;
        uint32_t value = number_at(tiff, entry + 8, is_short ? 2 : 4, little);
        int limited = value > PICTURE_PX_MAX ? PICTURE_PX_MAX : (int)value;
        if (tag == 256)
            head->w_px = limited;
        if (tag == 257)
            head->h_px = limited;
        if (tag == 274 && value >= 1 && value <= 8)
            head->turn = (int)value;
    }
}

static int turn_from_exif(struct str exif)
{
    struct head found = {.turn = 1};
    if (str_starts(exif, (struct str){"Exif\0\0", 6}))
        exif = str_sub(exif, 6, exif.len);
    if (str_starts(exif, STR("II*")) || str_starts(exif, STR("MM")))
        read_tiff(exif, &found);
    return found.turn;
}

static int limited_int(uint32_t value)
{
    return value > PICTURE_PX_MAX ? PICTURE_PX_MAX : (int)value;
}

static void read_png(struct str bytes, struct head *head)
{
    if (!str_eq(str_sub(bytes, 12, 16), STR("IHDR")))
        return;
    head->w_px = limited_int(number_at(bytes, 16, 4, false));
    head->h_px = limited_int(number_at(bytes, 20, 4, false));
}

static bool is_frame_marker(uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static void read_jpeg(struct str bytes, struct head *head)
{
    size_t at = 2;
    while (at + 4 <= bytes.len && byte_at(bytes, at) == 0xFF) {
        uint32_t marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) { /* filling */
            at++;
            continue;
        }
        uint32_t len = number_at(bytes, at + 2, 2, false);
        if (marker == 0xDA || len < 2) /* the picture itself begins, and its size was not told */
            return;
        if (is_frame_marker(marker)) {
            head->h_px = (int)number_at(bytes, at + 5, 2, false);
            head->w_px = (int)number_at(bytes, at + 7, 2, false);
            return;
        }
        struct str part = str_sub(bytes, at + 4, at + 2 + len);
        if (marker == 0xE1 && str_starts(part, STR("Exif")))
            head->turn = turn_from_exif(part);
        at += 2 + len;
    }
}

static void read_webp(struct str bytes, struct head *head)
{
    size_t at = 12;
    for (int i = 0; i < CHUNKS_MAX && at + 8 <= bytes.len; i++) {
        struct str name = str_sub(bytes, at, at + 4);
        uint32_t len = number_at(bytes, at + 4, 4, true);
        size_t in = at + 8;
        if (str_eq(name, STR("VP8X")) && head->w_px == 0) {
            head->w_px = (int)number_at(bytes, in + 4, 3, true) + 1;
            head->h_px = (int)number_at(bytes, in + 7, 3, true) + 1;
        } else if (str_eq(name, STR("VP8 ")) && head->w_px == 0) {
            head->w_px = (int)(number_at(bytes, in + 6, 2, true) & 0x3FFF);
            head->h_px = (int)(number_at(bytes, in + 8, 2, true) & 0x3FFF);
        } else if (str_eq(name, STR("VP8L")) && head->w_px == 0) {
            uint32_t sizes = number_at(bytes, in + 1, 4, true);
            head->w_px = (int)(sizes & 0x3FFF) + 1;
            head->h_px = (int)(sizes >> 14 & 0x3FFF) + 1;
        } else if (str_eq(name, STR("EXIF"))) {
            head->turn = turn_from_exif(str_sub(bytes, in, in + len));
        }
        at = in + len + (len & 1);
    }
}

static enum head_kind kind_of(struct str bytes)
{
    if (str_starts(bytes, STR("\x89PNG\r\n\x1A\n")))
        return HEAD_PNG;
    if (str_starts(bytes, STR("\xFF\xD8\xFF")))
        return HEAD_JPEG;
    if (str_starts(bytes, STR("RIFF")) && str_eq(str_sub(bytes, 8, 12), STR("WEBP")))
        return HEAD_WEBP;
    if (str_starts(bytes, (struct str){"II*\0", 4}) || str_starts(bytes, (struct str){"MM\0*", 4}))
        return HEAD_TIFF;
    if (str_find(str_sub(bytes, 0, PDF_LOOK_BYTES), STR("%PDF-")) >= 0)
        return HEAD_PDF;
    struct str text = str_trim(str_starts(bytes, STR("\xEF\xBB\xBF")) ? str_sub(bytes, 3, bytes.len) : bytes);
    if (str_starts(text, STR("<")) && str_find(str_sub(text, 0, SVG_LOOK_BYTES), STR("<svg")) >= 0)
        return HEAD_SVG;
    return HEAD_NONE;
}

bool head_read(struct str bytes, struct head *out, struct err *err)
{
    struct head head = {.kind = kind_of(bytes), .turn = 1};
    switch (head.kind) {
    case HEAD_NONE:
        return err_set(
            err, ERR_UNSUPPORTED,
            _("Dit soort bestand kan Waaier niet tonen. Gebruik PDF, PNG, JPEG, WebP, TIFF of SVG."));
    case HEAD_PDF:
    case HEAD_SVG: *out = head; return true;
    case HEAD_PNG: read_png(bytes, &head); break;
    case HEAD_JPEG: read_jpeg(bytes, &head); break;
    case HEAD_WEBP: read_webp(bytes, &head); break;
    case HEAD_TIFF:
        read_tiff(bytes, &head);
        head.turn = 1; /* its decoder turns by itself */
        break;
    }
    if (head.w_px < 1 || head.h_px < 1)
        return err_set(err, ERR_FORMAT,
                       _("Deze afbeelding is beschadigd. Vraag de maker om een nieuw bestand."));
    if (head.w_px > PICTURE_SIDE_MAX || head.h_px > PICTURE_SIDE_MAX ||
        (int64_t)head.w_px * head.h_px > PICTURE_PX_MAX)
        return err_set(
            err, ERR_LIMIT,
            _("Deze afbeelding is te groot: %d bij %d pixels. Maak haar kleiner dan 64 megapixel."),
            head.w_px, head.h_px);
    *out = head;
    return true;
}
