/* From what is said to where it stands. Words are compared folded and without signs, for a title is set in capitals, a quote
 * without its marks and a claim without its colon; and a paragraph is known by all of its words in order. */
#include "view/aloud.h"

#include <string.h>

#include "base/utf8.h"

/* A word of either side: letters and figures only. */
struct plain {
    struct str letters;
    size_t from,
        to; /* bytes of a line, or the first and one past the last of the placed words it is made of */
};
struct plains {
    struct plain *at;
    int count;
};

/* In place: takes out what is no letter or figure. */
static struct str letters_of(struct arena *arena, struct str text)
{
    struct str folded = utf8_fold(arena, text, NULL);
    char *out = ARENA_NEW(arena, char, folded.len + 1);
    size_t len = 0;
    for (size_t i = 0; out && i < folded.len; i++) {
        unsigned char c = (unsigned char)folded.at[i];
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c >= 0x80)
            out[len++] = (char)c;
    }
    return (struct str){out, len};
}

static bool is_space(struct str rest, size_t *bytes)
{
    *bytes = 1;
    if (rest.at[0] == ' ' || rest.at[0] == '\n' || rest.at[0] == '\t')
        return true;
    *bytes = 2;
    return str_starts(rest, STR("\xC2\xA0"));
}

/* The words of a line. */
static struct plains of_line(struct arena *arena, struct str text)
{
    struct plains plains = {.at = ARENA_NEW(arena, struct plain, text.len / 2 + 1)};
    for (size_t at = 0; plains.at && at < text.len;) {
        size_t bytes, from = at;
        while (at < text.len && !is_space(str_sub(text, at, text.len), &bytes))
            at++;
        struct str letters = letters_of(arena, str_sub(text, from, at));
        if (letters.len > 0)
            plains.at[plains.count++] = (struct plain){letters, from, at};
        while (at < text.len && is_space(str_sub(text, at, text.len), &bytes))
            at += bytes;
    }
    return plains;
}

/* One placed word from `from`, which may be broken in more. */
static struct plain of_placed(struct arena *arena, const struct face_words *words, int from)
{
    int to = from + 1;
    struct str text = words->at[from].text;
    for (; to < words->count && words->at[to - 1].goes_on; to++)
        text = str_format(arena, "%.*s%.*s", STR_ARG(text), STR_ARG(words->at[to].text));
    return (struct plain){letters_of(arena, text), (size_t)from, (size_t)to};
}

/* The words of one paragraph, from placed word `from`; *next is where another begins. */
static struct plains of_part(struct arena *arena, const struct face_words *words, int from, int *next)
{
    int part = words->at[from].part, end = from;
    while (end < words->count && words->at[end].part == part)
        end++;
    struct plains plains = {.at = ARENA_NEW(arena, struct plain, end - from)};
    for (int i = from; plains.at && i < end;) {
        struct plain plain = of_placed(arena, words, i);
        if (plain.letters.len > 0)
            plains.at[plains.count++] = plain;
        i = (int)plain.to;
    }
    *next = end;
    return plains;
}

/* All of the line's words, but for a paragraph that is cut: then all of those that stand there. */
static bool is_same(const struct plains *line, const struct plains *part)
{
    int count = part->count < line->count ? part->count : line->count;
    bool cut = part->count < line->count;
    for (int i = 0; i < count; i++) {
        bool last = cut && i == count - 1; /* it may have lost letters to the ellipsis */
        if (!last && !str_eq(line->at[i].letters, part->at[i].letters))
            return false;
    }
    return count > 0 && part->count <= line->count && (!cut || count > 2);
}

/* How many lines before it say the same. */
static int twins_before(const struct aloud *aloud, int line)
{
    int count = 0;
    for (int i = 0; i < line; i++)
        count += aloud->at[i].written && str_eq(aloud->at[i].text, aloud->at[line].text);
    return count;
}

static int word_at(const struct plains *line, size_t from, size_t to)
{
    for (int i = 0; i < line->count; i++) {
        if (line->at[i].from < to && from < line->at[i].to)
            return i;
    }
    return -1;
}

static int find(struct arena *scratch, const struct face_words *words, const struct plains *line, int twins,
                int word, struct rect_px *out, int cap)
{
    int count = 0;
    for (int i = 0, next; i < words->count; i = next) {
        struct plains part = of_part(scratch, words, i, &next);
        if (!part.at || !is_same(line, &part) || twins-- > 0)
            continue;
        if (word >= part.count)
            return 0;
        for (size_t k = part.at[word].from; k < part.at[word].to && count < cap; k++)
            out[count++] = words->at[k].at;
        return count;
    }
    return 0;
}

int aloud_find(struct arena *scratch, const struct face_words *words, const struct aloud *aloud, int line,
               size_t from, size_t to, struct rect_px *out, int cap)
{
    size_t mark = scratch->used;
    int count = 0;
    if (line < 0 || line >= aloud->count || !aloud->at[line].written)
        return 0;
    struct plains plains = of_line(scratch, aloud->at[line].text);
    int word = plains.at ? word_at(&plains, from, to) : -1;
    if (word >= 0)
        count = find(scratch, words, &plains, twins_before(aloud, line), word, out, cap);
    arena_rewind(scratch, mark);
    return count;
}

/* ---- a page */

static struct rect_px hull(struct rect_px a, struct rect_px b)
{
    if (rect_is_empty(a))
        return b;
    float x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
    float right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    float bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct rect_px){x, y, right - x, bottom - y};
}

bool aloud_page_words(struct arena *arena, const struct document_text *text, struct face_words *out)
{
    struct face_word *words = ARENA_NEW(arena, struct face_word, text->text.len / 2 + 1);
    struct str rest = text->text;
    int count = 0;
    bool inside = false;
    for (int i = 0; words && rest.len > 0 && i < text->box_count; i++) {
        size_t bytes;
        const char *at = rest.at;
        bool space = is_space(rest, &bytes);
        (void)utf8_next(&rest);
        if (!space && !inside)
            words[count++] = (struct face_word){.text = {at, 0}};
        if (!space) {
            words[count - 1].text.len += (size_t)(rest.at - at);
            words[count - 1].at = hull(words[count - 1].at, text->boxes[i]);
        }
        inside = !space;
    }
    *out = (struct face_words){words, count};
    return words != NULL;
}
