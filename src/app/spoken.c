#include "app/spoken.h"

#include <string.h>

#include "base/utf8.h"

/* Signs that are said otherwise; NULL where the sign itself is. */
static const struct {
    uint32_t code;
    const char *nl, *en;
} signs[] = {
    {0x00AD, "", ""}, /* a hyphen that is only offered */
    {0x200B, "", ""},   {0x2060, "", ""},   {0xFEFF, "", ""},
    {0x00A0, " ", " "}, {0x2009, " ", " "}, {0x202F, " ", " "},
    {0x00B7, ",", ","}, /* the dot between names */
    {0x2022, ",", ","}, {0x2026, ",", ","}, {0x2014, ",", ","},
    {0x2192, ",", ","}, {0x2190, ",", ","}, {0x2194, " tegenover ", " opposite "},
    {0x2019, "'", "'"}, {0x2018, " ", " "}, {0x201C, " ", " "},
    {0x201D, " ", " "}, {0x201E, " ", " "}, {0x00AB, " ", " "},
    {0x00BB, " ", " "}, {'"', " ", " "},    {'*', " ", " "},
    {'_', " ", " "},    {'#', " ", " "},    {'|', " ", " "},
    {'<', " ", " "},    {'>', " ", " "},    {'[', " ", " "},
    {']', " ", " "},
};
enum { GROWS_MAX = 4 /* no sign becomes more than four times its bytes */, EN_DASH = 0x2013 };

struct making {
    char *say;
    uint32_t *at;
    size_t len;
    int count;
};

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static bool is_letter(uint32_t code)
{
    uint32_t lower = code | 0x20;
    return (lower >= 'a' && lower <= 'z') || (code >= 0xC0 && code < 0x2000);
}

/* A dash between numbers is a span, elsewhere a pause; a stroke between words is read over. */
static const char *between(uint32_t before, uint32_t code, uint32_t after, bool en)
{
    if (code == EN_DASH)
        return is_digit(before) && is_digit(after) ? (en ? " to " : " tot ") : ",";
    return code == '/' && is_letter(before) && is_letter(after) ? " " : NULL;
}

static const char *otherwise(uint32_t before, uint32_t code, uint32_t after, bool en)
{
    if (code < ' ' || code == 0x7F)
        return " ";
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (signs[i].code == code)
            return en ? signs[i].en : signs[i].nl;
    }
    return between(before, code, after, en);
}

static void put(struct making *making, struct str letters, size_t from)
{
    memcpy(making->say + making->len, letters.at, letters.len);
    making->len += letters.len;
    while (letters.len > 0) {
        (void)utf8_next(&letters);
        making->at[making->count++] = (uint32_t)from;
    }
}

/* A byte that is no letter of anything is said as a space: espeak must not see it. */
static void put_all(struct making *making, struct str text, bool en)
{
    struct str rest = text;
    uint32_t before = ' ';
    while (rest.len > 0) {
        size_t from = text.len - rest.len;
        uint32_t code = utf8_next(&rest);
        struct str peek = rest, self = str_sub(text, from, text.len - rest.len);
        uint32_t after = peek.len > 0 ? utf8_next(&peek) : ' ';
        const char *other = code == UTF8_BAD ? " " : otherwise(before, code, after, en);
        put(making, other ? str_from(other) : self, from);
        before = code;
    }
    making->at[making->count] = (uint32_t)text.len;
}

bool spoken_make(struct arena *arena, struct str text, struct str language, struct spoken *out)
{
    text = utf8_head(text, SPOKEN_BYTES_MAX);
    struct making making = {.say = ARENA_NEW(arena, char, text.len *GROWS_MAX + 1),
                            .at = ARENA_NEW(arena, uint32_t, text.len * GROWS_MAX + 1)};
    if (!making.say || !making.at)
        return false;
    put_all(&making, text, str_eq(language, STR("en")));
    *out = (struct spoken){{making.say, making.len}, making.at, making.count};
    return true;
}

bool spoken_bytes(const struct spoken *spoken, int from, int letters, size_t *begin, size_t *end)
{
    if (from < 0 || letters < 1 || from >= spoken->count)
        return false;
    int past = letters < spoken->count - from ? from + letters : spoken->count;
    uint32_t last = spoken->at[past - 1]; /* its sign may have become more letters */
    while (past < spoken->count && spoken->at[past] == last)
        past++;
    *begin = spoken->at[from];
    *end = spoken->at[past];
    return true;
}
