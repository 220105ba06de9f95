#include "base/grapheme.h"

#include "base/utf8.h"

struct range {
    uint32_t first, last;
};

/* Marks that belong to what stands before them: Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, marks for signs, variation
 * selectors, skin tones, tags, and the two joiners. */
static const struct range extends[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489},   {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5},   {0x05C7, 0x05C7},   {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
    {0x06D6, 0x06DC},   {0x06DF, 0x06E4},   {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0900, 0x0903},
    {0x093A, 0x093C},   {0x093E, 0x094F},   {0x0951, 0x0957}, {0x0962, 0x0963}, {0x0E31, 0x0E31},
    {0x0E33, 0x0E3A},   {0x0E47, 0x0E4E},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D},
    {0x20D0, 0x20F0},   {0x3099, 0x309A},   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF},
    {0xE0020, 0xE007F}, {0xE0100, 0xE01EF},
};
/* Extended_Pictographic, in runs. */
static const struct range pictures[] = {
    {0x00A9, 0x00A9}, {0x00AE, 0x00AE},   {0x203C, 0x203C},   {0x2049, 0x2049},   {0x2122, 0x2122},
    {0x2139, 0x2139}, {0x2194, 0x21AA},   {0x231A, 0x23FF},   {0x24C2, 0x24C2},   {0x25AA, 0x25FE},
    {0x2600, 0x27BF}, {0x2934, 0x2935},   {0x2B05, 0x2B55},   {0x3030, 0x3030},   {0x303D, 0x303D},
    {0x3297, 0x3299}, {0x1F000, 0x1F1E5}, {0x1F200, 0x1F3FA}, {0x1F400, 0x1FAFF},
};
enum { JOINER = 0x200D };

static bool is_in(const struct range *ranges, size_t count, uint32_t code)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && code >= ranges[low].first;
}

static bool is_mark(uint32_t code)
{
    return is_in(extends, COUNT_OF(extends), code);
}

static bool is_picture(uint32_t code)
{
    return is_in(pictures, COUNT_OF(pictures), code);
}

static bool is_flag_letter(uint32_t code)
{
    return code >= 0x1F1E6 && code <= 0x1F1FF;
}

enum hangul { HANGUL_NONE, HANGUL_L, HANGUL_V, HANGUL_T, HANGUL_LV, HANGUL_LVT };

static enum hangul hangul(uint32_t code)
{
    if ((code >= 0x1100 && code <= 0x115F) || (code >= 0xA960 && code <= 0xA97C))
        return HANGUL_L;
    if ((code >= 0x1160 && code <= 0x11A7) || (code >= 0xD7B0 && code <= 0xD7C6))
        return HANGUL_V;
    if ((code >= 0x11A8 && code <= 0x11FF) || (code >= 0xD7CB && code <= 0xD7FB))
        return HANGUL_T;
    if (code >= 0xAC00 && code <= 0xD7A3)
        return (code - 0xAC00) % 28 == 0 ? HANGUL_LV : HANGUL_LVT;
    return HANGUL_NONE;
}

static bool syllable_goes_on(uint32_t from, uint32_t to)
{
    enum hangul a = hangul(from), b = hangul(to);
    if (a == HANGUL_L)
        return b == HANGUL_L || b == HANGUL_V || b == HANGUL_LV || b == HANGUL_LVT;
    if (a == HANGUL_LV || a == HANGUL_V)
        return b == HANGUL_V || b == HANGUL_T;
    return (a == HANGUL_LVT || a == HANGUL_T) && b == HANGUL_T;
}

size_t grapheme_first(struct str s)
{
    struct str rest = s;
    if (s.len == 0)
        return 0;
    uint32_t base = utf8_next(&rest), last = base;
    bool picture = is_picture(base), paired = false;
    while (rest.len > 0) {
        struct str after = rest;
        uint32_t code = utf8_next(&after);
        bool mark = is_mark(code);
        bool joined = picture && last == JOINER && is_picture(code);
        bool flag = !paired && last == base && is_flag_letter(base) && is_flag_letter(code);
        if (!mark && !joined && !flag && !syllable_goes_on(last, code))
            break;
        paired = paired || flag;
        last = code;
        rest = after;
    }
    return s.len - rest.len;
}

size_t grapheme_after(struct str s, size_t at)
{
    size_t end = 0;
    while (end < s.len && end <= at)
        end += grapheme_first(str_sub(s, end, s.len));
    return end;
}

size_t grapheme_before(struct str s, size_t at)
{
    size_t begin = 0;
    while (begin < s.len) {
        size_t end = begin + grapheme_first(str_sub(s, begin, s.len));
        if (end >= at)
            break;
        begin = end;
    }
    return at == 0 ? 0 : begin;
}

bool grapheme_begins(struct str s, size_t at)
{
    size_t begin = 0;
    while (begin < at && begin < s.len)
        begin += grapheme_first(str_sub(s, begin, s.len));
    return begin == at;
}

int grapheme_count(struct str s)
{
    int count = 0;
    for (; s.len > 0; count++)
        s = str_sub(s, grapheme_first(s), s.len);
    return count;
}

/* ---- words */

/* Letters, digits, and what stands inside words: a hyphen or an apostrophe does not. */
static bool in_word(struct str s, size_t at)
{
    struct str rest = str_sub(s, at, s.len);
    if (rest.len == 0)
        return false;
    uint32_t code = utf8_next(&rest);
    if (code < 0x80)
        return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
               code == '_';
    return !(code >= 0x2000 && code <= 0x206F) && code != 0xA0 && code != 0xAB && code != 0xBB &&
           code != 0xA1 && code != 0xBF && code != UTF8_BAD;
}

size_t grapheme_word_after(struct str s, size_t at)
{
    while (at < s.len && !in_word(s, at))
        at = grapheme_after(s, at);
    while (at < s.len && in_word(s, at))
        at = grapheme_after(s, at);
    return at;
}

size_t grapheme_word_before(struct str s, size_t at)
{
    while (at > 0 && !in_word(s, grapheme_before(s, at)))
        at = grapheme_before(s, at);
    while (at > 0 && in_word(s, grapheme_before(s, at)))
        at = grapheme_before(s, at);
    return at;
}
