#include "deck/entity.h"

#include "base/utf8.h"

/* The ones people type; the other two thousand stand as they are written. */
static const struct {
    struct str name;
    uint32_t code;
} known[] = {
    {STR_INIT("amp"), '&'},      {STR_INIT("lt"), '<'},       {STR_INIT("gt"), '>'},
    {STR_INIT("quot"), '"'},     {STR_INIT("apos"), '\''},    {STR_INIT("nbsp"), 0xA0},
    {STR_INIT("shy"), 0xAD},     {STR_INIT("euro"), 0x20AC},  {STR_INIT("hellip"), 0x2026},
    {STR_INIT("ndash"), 0x2013}, {STR_INIT("mdash"), 0x2014}, {STR_INIT("lsquo"), 0x2018},
    {STR_INIT("rsquo"), 0x2019}, {STR_INIT("ldquo"), 0x201C}, {STR_INIT("rdquo"), 0x201D},
    {STR_INIT("laquo"), 0xAB},   {STR_INIT("raquo"), 0xBB},   {STR_INIT("bull"), 0x2022},
    {STR_INIT("middot"), 0xB7},  {STR_INIT("times"), 0xD7},   {STR_INIT("deg"), 0xB0},
    {STR_INIT("sect"), 0xA7},    {STR_INIT("copy"), 0xA9},    {STR_INIT("reg"), 0xAE},
    {STR_INIT("trade"), 0x2122}, {STR_INIT("frac12"), 0xBD},  {STR_INIT("aacute"), 0xE1},
    {STR_INIT("agrave"), 0xE0},  {STR_INIT("acirc"), 0xE2},   {STR_INIT("auml"), 0xE4},
    {STR_INIT("ccedil"), 0xE7},  {STR_INIT("eacute"), 0xE9},  {STR_INIT("egrave"), 0xE8},
    {STR_INIT("ecirc"), 0xEA},   {STR_INIT("euml"), 0xEB},    {STR_INIT("iacute"), 0xED},
    {STR_INIT("icirc"), 0xEE},   {STR_INIT("iuml"), 0xEF},    {STR_INIT("ntilde"), 0xF1},
    {STR_INIT("oacute"), 0xF3},  {STR_INIT("ocirc"), 0xF4},   {STR_INIT("ouml"), 0xF6},
    {STR_INIT("uacute"), 0xFA},  {STR_INIT("ucirc"), 0xFB},   {STR_INIT("uuml"), 0xFC},
    {STR_INIT("szlig"), 0xDF},   {STR_INIT("rarr"), 0x2192},  {STR_INIT("larr"), 0x2190},
    {STR_INIT("zwj"), 0x200D},   {STR_INIT("zwnj"), 0x200C},  {STR_INIT("thinsp"), 0x2009},
    {STR_INIT("Eacute"), 0xC9},  {STR_INIT("Euml"), 0xCB},    {STR_INIT("Auml"), 0xC4},
    {STR_INIT("Ouml"), 0xD6},    {STR_INIT("Uuml"), 0xDC},
};

static uint32_t number(struct str digits, uint32_t base)
{
    uint32_t code = 0;
    for (size_t i = 0; i < digits.len && code <= 0x10FFFF; i++) {
        char c = digits.at[i];
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
                                                : base;
        if (digit >= base)
            return 0;
        code = code * base + digit;
    }
    return code;
}

struct str entity_decode(struct str reference, char room[8])
{
    uint32_t code = 0;
    if (reference.len < 4 || reference.at[0] != '&')
        return reference;
    struct str name = str_sub(reference, 1, reference.len - 1);
    if (name.at[0] == '#') {
        bool hex = name.len > 1 && (name.at[1] == 'x' || name.at[1] == 'X');
        code = number(str_sub(name, hex ? 2 : 1, name.len), hex ? 16 : 10);
        if (code < 0x20 || code > 0x10FFFF)
            code = UTF8_BAD;
    }
    for (size_t i = 0; i < COUNT_OF(known) && code == 0; i++) {
        if (str_eq(name, known[i].name))
            code = known[i].code;
    }
    if (code == 0)
        return reference;
    return (struct str){room, (size_t)utf8_put(room, code)};
}
