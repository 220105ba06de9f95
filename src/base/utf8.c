/* Folding never makes text longer: each code point folds to at most as many bytes as it had. So one buffer
 * the length of the text always has room, and a new row in the table must keep to it (a test looks). */
#include "base/utf8.h"

#include <string.h>

#include "base/arena.h"

/* Code points that fold to other letters, in order. Latin accents come in runs, both cases together. */
struct fold {
    uint32_t first, last;
    char to[4];
};

static const struct fold folds[] = {
    {0x00A0, 0x00A0, " "},  {0x00AD, 0x00AD, ""},    {0x00C0, 0x00C5, "a"},   {0x00C6, 0x00C6, "ae"},
    {0x00C7, 0x00C7, "c"},  {0x00C8, 0x00CB, "e"},   {0x00CC, 0x00CF, "i"},   {0x00D0, 0x00D0, "d"},
    {0x00D1, 0x00D1, "n"},  {0x00D2, 0x00D6, "o"},   {0x00D8, 0x00D8, "o"},   {0x00D9, 0x00DC, "u"},
    {0x00DD, 0x00DD, "y"},  {0x00DE, 0x00DE, "th"},  {0x00DF, 0x00DF, "ss"},  {0x00E0, 0x00E5, "a"},
    {0x00E6, 0x00E6, "ae"}, {0x00E7, 0x00E7, "c"},   {0x00E8, 0x00EB, "e"},   {0x00EC, 0x00EF, "i"},
    {0x00F0, 0x00F0, "d"},  {0x00F1, 0x00F1, "n"},   {0x00F2, 0x00F6, "o"},   {0x00F8, 0x00F8, "o"},
    {0x00F9, 0x00FC, "u"},  {0x00FD, 0x00FD, "y"},   {0x00FE, 0x00FE, "th"},  {0x00FF, 0x00FF, "y"},
    {0x0100, 0x0105, "a"},  {0x0106, 0x010D, "c"},   {0x010E, 0x0111, "d"},   {0x0112, 0x011B, "e"},
    {0x011C, 0x0123, "g"},  {0x0124, 0x0127, "h"},   {0x0128, 0x0131, "i"},   {0x0132, 0x0133, "ij"},
    {0x0134, 0x0135, "j"},  {0x0136, 0x0138, "k"},   {0x0139, 0x0142, "l"},   {0x0143, 0x014B, "n"},
    {0x014C, 0x0151, "o"},  {0x0152, 0x0153, "oe"},  {0x0154, 0x0159, "r"},   {0x015A, 0x0161, "s"},
    {0x0162, 0x0167, "t"},  {0x0168, 0x0173, "u"},   {0x0174, 0x0175, "w"},   {0x0176, 0x0178, "y"},
    {0x0179, 0x017E, "z"},  {0x017F, 0x017F, "s"},   {0x01CD, 0x01CE, "a"},   {0x01CF, 0x01D0, "i"},
    {0x01D1, 0x01D2, "o"},  {0x01D3, 0x01DC, "u"},   {0x0218, 0x0219, "s"},   {0x021A, 0x021B, "t"},
    {0x02BC, 0x02BC, "'"},  {0x0300, 0x036F, ""},    {0x1E9E, 0x1E9E, "ss"},  {0x1EA0, 0x1EB7, "a"},
    {0x1EB8, 0x1EC7, "e"},  {0x1EC8, 0x1ECB, "i"},   {0x1ECC, 0x1EE3, "o"},   {0x1EE4, 0x1EF1, "u"},
    {0x1EF2, 0x1EF9, "y"},  {0x2000, 0x200A, " "},   {0x200B, 0x200F, ""},    {0x2010, 0x2015, "-"},
    {0x2018, 0x201B, "'"},  {0x201C, 0x201F, "\""},  {0x2026, 0x2026, "..."}, {0x202F, 0x202F, " "},
    {0x2060, 0x2060, ""},   {0x2212, 0x2212, "-"},   {0xFB00, 0xFB00, "ff"},  {0xFB01, 0xFB01, "fi"},
    {0xFB02, 0xFB02, "fl"}, {0xFB03, 0xFB03, "ffi"}, {0xFB04, 0xFB04, "ffl"}, {0xFB05, 0xFB06, "st"},
    {0xFEFF, 0xFEFF, ""},
};

/* Greek and Cyrillic letters with a mark, lower case, and the bare letter. */
static const uint16_t bare[][2] = {
    {0x0390, 0x03B9}, {0x03AC, 0x03B1}, {0x03AD, 0x03B5}, {0x03AE, 0x03B7}, {0x03AF, 0x03B9},
    {0x03B0, 0x03C5}, {0x03C2, 0x03C3}, {0x03CA, 0x03B9}, {0x03CB, 0x03C5}, {0x03CC, 0x03BF},
    {0x03CD, 0x03C5}, {0x03CE, 0x03C9}, {0x0439, 0x0438}, {0x0450, 0x0435}, {0x0451, 0x0435},
    {0x0453, 0x0433}, {0x0457, 0x0456}, {0x045C, 0x043A}, {0x045D, 0x0438}, {0x045E, 0x0443},
};

/* Bytes of the sequence at the front of `s` (not empty), or 0 when it is malformed: cut short, overlong, a
 * surrogate, or past U+10FFFF. */
static size_t decode(struct str s, uint32_t *code)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)s.at[0];
    size_t bytes = lead < 0x80   ? 1
                   : lead < 0xC2 ? 0
                   : lead < 0xE0 ? 2
                   : lead < 0xF0 ? 3
                   : lead < 0xF5 ? 4
                                 : 0;
    if (bytes == 0 || bytes > s.len)
        return 0;
    uint32_t value = bytes == 1 ? lead : lead & (0x7Fu >> bytes);
    for (size_t i = 1; i < bytes; i++) {
        unsigned char next = (unsigned char)s.at[i];
        if ((next & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (next & 0x3Fu);
    }
    if (value < least[bytes] || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF)
        return 0;
    *code = value;
    return bytes;
}

uint32_t utf8_next(struct str *s)
{
    uint32_t code = UTF8_BAD;
    size_t bytes = decode(*s, &code);
    *s = str_sub(*s, bytes > 0 ? bytes : 1, s->len);
    return code;
}

int utf8_put(char out[4], uint32_t code)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = UTF8_BAD;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    int bytes = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (int i = bytes - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (char)((0xF00u >> bytes & 0xFF) | code);
    return bytes;
}

ptrdiff_t utf8_first_bad(struct str s)
{
    size_t at = 0;
    while (at < s.len) {
        uint32_t code;
        size_t bytes = decode(str_sub(s, at, s.len), &code);
        if (bytes == 0)
            return (ptrdiff_t)at;
        at += bytes;
    }
    return -1;
}

struct str utf8_head(struct str s, size_t bytes_max)
{
    size_t end = s.len < bytes_max ? s.len : bytes_max;
    while (end > 0 && end < s.len && ((unsigned char)s.at[end] & 0xC0) == 0x80)
        end--;
    return str_sub(s, 0, end);
}

int utf8_count(struct str s)
{
    int count = 0;
    while (s.len > 0) {
        (void)utf8_next(&s);
        count++;
    }
    return count;
}

static const struct fold *fold_find(uint32_t code)
{
    size_t low = 0, high = COUNT_OF(folds);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > folds[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < COUNT_OF(folds) && code >= folds[low].first ? &folds[low] : NULL;
}

static uint32_t lower(uint32_t code)
{
    static const uint16_t greek[] = {0x03AC, 0, 0x03AD, 0x03AE, 0x03AF, 0, 0x03CC, 0, 0x03CD, 0x03CE};
    if (code >= 0x0386 && code <= 0x038F)
        return greek[code - 0x0386] != 0 ? greek[code - 0x0386] : code;
    if (code >= 0x0391 && code <= 0x03AB && code != 0x03A2)
        return code + 32;
    if (code >= 0x0410 && code <= 0x042F)
        return code + 32;
    if (code >= 0x0400 && code <= 0x040F)
        return code + 80;
    if (code >= 0x0460 && code <= 0x0481)
        return code | 1;
    return code;
}

static uint32_t strip(uint32_t code)
{
    for (size_t i = 0; code >= bare[0][0] && i < COUNT_OF(bare); i++)
        if (bare[i][0] == code)
            return bare[i][1];
    return code;
}

static size_t fold_put(char out[4], uint32_t code)
{
    if (code < 0x80) {
        out[0] = (char)(code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code);
        return 1;
    }
    const struct fold *fold = fold_find(code);
    if (!fold)
        return (size_t)utf8_put(out, strip(lower(code)));
    memcpy(out, fold->to, sizeof fold->to);
    return strlen(fold->to);
}

struct str utf8_fold(struct arena *arena, struct str s, uint32_t **map)
{
    size_t len = 0;
    char *text = s.len < UINT32_MAX ? ARENA_NEW(arena, char, s.len + 1) : NULL;
    uint32_t *from = text && map ? ARENA_NEW(arena, uint32_t, s.len + 1) : NULL;
    if (map)
        *map = from;
    if (!text || (map && !from))
        return (struct str){0};
    for (size_t at = 0; at < s.len;) {
        char piece[4];
        uint32_t code = '?'; /* what a malformed byte becomes: one byte, so that the length holds */
        size_t bytes = decode(str_sub(s, at, s.len), &code);
        size_t folded = fold_put(piece, code);
        memcpy(text + len, piece, folded);
        for (size_t i = 0; from && i < folded; i++)
            from[len + i] = (uint32_t)at;
        len += folded;
        at += bytes > 0 ? bytes : 1;
    }
    if (from)
        from[len] = (uint32_t)s.len;
    return (struct str){text, len};
}

void utf8_capitals(char *field, size_t field_bytes, struct str text)
{
    size_t len = 0;
    while (text.len > 0) {
        char bytes[4];
        uint32_t code = utf8_next(&text);
        bool small = (code >= 'a' && code <= 'z') || (code >= 0xE0 && code <= 0xFE && code != 0xF7);
        size_t count = (size_t)utf8_put(bytes, small ? code - 0x20 : code);
        if (len + count >= field_bytes)
            break;
        memcpy(field + len, bytes, count);
        len += count;
    }
    field[len] = '\0';
}
