#include "deck/licence.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

/* The next run of letters and digits, and what follows it; empty at the end. */
static struct str word_next(struct str *rest)
{
    size_t from = 0, to;
    while (from < rest->len && !is_letter(rest->at[from]))
        from++;
    for (to = from; to < rest->len && is_letter(rest->at[to]);)
        to++;
    struct str word = str_sub(*rest, from, to);
    *rest = str_sub(*rest, to, rest->len);
    return word;
}

static bool is_word(struct str word, const char *wanted)
{
    struct str other = str_from(wanted);
    if (word.len != other.len)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (lower(word.at[i]) != other.at[i])
            return false;
    return true;
}

/* The conditions follow "BY" in any order; the first other word ends them. */
static struct licence conditions_read(struct str rest)
{
    struct licence licence = {.known = true};
    for (struct str word = word_next(&rest); word.len > 0; word = word_next(&rest)) {
        if (is_word(word, "nc") || is_word(word, "noncommercial"))
            licence.no_business = true;
        else if (is_word(word, "nd") || is_word(word, "noderivatives") || is_word(word, "noderivs"))
            licence.unchanged = true;
        else if (is_word(word, "sa") || is_word(word, "sharealike"))
            licence.alike = true;
        else
            break;
    }
    if (licence.unchanged &&
        licence.alike) /* there is no such licence: what is changed cannot be shared alike */
        return (struct licence){0};
    return licence;
}

/* `begun`: a word before it said that this is Creative Commons'. */
static struct licence text_read(struct str text)
{
    bool begun = false;
    struct str rest = text;
    for (struct str word = word_next(&rest); word.len > 0; word = word_next(&rest)) {
        if (is_word(word, "cc0") || (begun && (is_word(word, "0") || is_word(word, "zero"))))
            return (struct licence){.known = true, .free = true};
        if (begun && (is_word(word, "by") || is_word(word, "attribution")))
            return conditions_read(rest);
        begun = begun || is_word(word, "cc") || is_word(word, "creativecommons") || is_word(word, "commons");
    }
    return (struct licence){0};
}

struct licence licence_read(struct str name, struct str url)
{
    struct licence licence = text_read(name);
    return licence.known ? licence : text_read(url);
}
