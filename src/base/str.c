/* No locale anywhere in here: what is read today reads the same on every machine. */
#include "base/str.h"

#include <assert.h>
#include <float.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_from(const char *text)
{
    return (struct str){text, text ? strlen(text) : 0};
}

bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

int str_compare(struct str a, struct str b)
{
    size_t both = a.len < b.len ? a.len : b.len;
    int order = both > 0 ? memcmp(a.at, b.at, both) : 0;
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_eq(str_sub(s, 0, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_eq(str_sub(s, s.len - suffix.len, s.len), suffix);
}

/* Takes the digits off the front of *s; leading zeros are left out of the answer. */
static struct str take_digits(struct str *s)
{
    size_t end = 0, start = 0;
    while (end < s->len && is_digit(s->at[end]))
        end++;
    while (start < end && s->at[start] == '0')
        start++;
    struct str digits = str_sub(*s, start, end);
    *s = str_sub(*s, end, s->len);
    return digits;
}

/* Numbers of any length: without leading zeros the longer is the larger. */
static int compare_digits(struct str a, struct str b)
{
    if (a.len != b.len)
        return a.len < b.len ? -1 : 1;
    return str_compare(a, b);
}

int str_compare_natural(struct str a, struct str b)
{
    struct str x = a, y = b;
    while (x.len > 0 && y.len > 0) {
        int order = (int)(unsigned char)*x.at - (int)(unsigned char)*y.at;
        if (is_digit(*x.at) && is_digit(*y.at)) {
            struct str x_digits = take_digits(&x), y_digits = take_digits(&y);
            order = compare_digits(x_digits, y_digits);
        } else {
            x = str_sub(x, 1, x.len);
            y = str_sub(y, 1, y.len);
        }
        if (order != 0)
            return order;
    }
    if (x.len != y.len)
        return x.len < y.len ? -1 : 1;
    return str_compare(a, b); /* "01" and "1": some fixed order, so that sorting is repeatable */
}

struct str str_cut(struct str s, char sep, struct str *rest)
{
    const char *hit = s.len > 0 ? memchr(s.at, sep, s.len) : NULL;
    size_t head = hit ? (size_t)(hit - s.at) : s.len;
    *rest = str_sub(s, hit ? head + 1 : head, s.len);
    return str_sub(s, 0, head);
}

struct str str_cut_last(struct str s, char sep, struct str *rest)
{
    const char *hit = s.len > 0 ? memrchr(s.at, sep, s.len) : NULL;
    size_t head = hit ? (size_t)(hit - s.at) : 0;
    *rest = str_sub(s, hit ? head + 1 : 0, s.len);
    return str_sub(s, 0, head);
}

struct str str_trim(struct str s)
{
    size_t from = 0, to = s.len;
    while (from < to && is_space(s.at[from]))
        from++;
    while (to > from && is_space(s.at[to - 1]))
        to--;
    return str_sub(s, from, to);
}

struct str str_sub(struct str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (struct str){from > 0 ? s.at + from : s.at, to - from}; /* at may be NULL */
}

ptrdiff_t str_find(struct str s, struct str needle)
{
    if (needle.len == 0)
        return 0;
    const char *hit = s.len > 0 ? memmem(s.at, s.len, needle.at, needle.len) : NULL;
    return hit ? hit - s.at : -1;
}

bool str_to_int(struct str s, int *out)
{
    bool minus = s.len > 0 && s.at[0] == '-';
    long long value = 0;
    if (minus)
        s = str_sub(s, 1, s.len);
    if (s.len == 0)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (!is_digit(s.at[i]))
            return false;
        value = value * 10 + (s.at[i] - '0');
        if (value > (long long)INT_MAX + 1)
            return false;
    }
    if (minus)
        value = -value;
    if (value > INT_MAX)
        return false;
    *out = (int)value;
    return true;
}

/* Adds the digits of `s` to *value; false when there is anything else in it. */
static bool add_digits(struct str s, double *value, double *scale)
{
    for (size_t i = 0; i < s.len; i++) {
        if (!is_digit(s.at[i]))
            return false;
        if (*value > FLT_MAX || *scale > 1e17)
            continue; /* already out of range, or already finer than a float can tell */
        *value = *value * 10 + (s.at[i] - '0');
        *scale *= 10;
    }
    return true;
}

bool str_to_float(struct str s, float *out)
{
    struct str fraction;
    bool minus = s.len > 0 && s.at[0] == '-';
    if (minus)
        s = str_sub(s, 1, s.len);
    struct str whole = str_cut(s, '.', &fraction);
    bool mark = whole.len < s.len;
    if (mark ? fraction.len == 0 : whole.len == 0)
        return false;
    double value = 0, part = 0, unused = 0, scale = 1;
    if (!add_digits(whole, &value, &unused) || !add_digits(fraction, &part, &scale))
        return false;
    value += part / scale;
    if (value > FLT_MAX)
        return false;
    *out = (float)(minus ? -value : value);
    return true;
}

uint64_t str_hash(struct str s, uint64_t seed)
{
    uint64_t hash = seed != 0 ? seed : UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.at[i]) * UINT64_C(0x100000001b3);
    return hash;
}

struct str str_copy(struct arena *arena, struct str s)
{
    if (s.len == SIZE_MAX)
        return (struct str){0};
    char *at = ARENA_NEW(arena, char, s.len + 1);
    if (!at)
        return (struct str){0};
    if (s.len > 0)
        memcpy(at, s.at, s.len);
    return (struct str){at, s.len};
}

struct str str_format(struct arena *arena, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    struct str text = str_vformat(arena, fmt, args);
    va_end(args);
    return text;
}

struct str str_vformat(struct arena *arena, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    char *at = len >= 0 ? ARENA_NEW(arena, char, (size_t)len + 1) : NULL;
    if (at)
        (void)vsnprintf(at, (size_t)len + 1, fmt, again);
    va_end(again);
    return at ? (struct str){at, (size_t)len} : (struct str){0};
}

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

void str_to_field(char *field, size_t field_bytes, struct str s)
{
    assert(field_bytes > 0);
    size_t len = s.len;
    if (len >= field_bytes) {
        len = field_bytes - 1;
        for (int back = 0; back < 3 && len > 0 && continues(s.at[len]); back++)
            len--; /* no character has more than three of these */
    }
    if (len > 0)
        memcpy(field, s.at, len);
    field[len] = '\0';
}
