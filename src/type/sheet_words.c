/* The words of a sheet and where each stands: for a finger that follows what is read aloud. */
#include "type/sheet.h"

struct words {
    struct arena *arena;
    struct face_word *at;
    size_t count, cap;
    bool full;
};

/* Bytes of the white space at the front: a title binds its small words with a space that does not break. 0: there is none. */
static size_t space_at(struct str text)
{
    if (text.len > 0 && (text.at[0] == ' ' || text.at[0] == '\n' || text.at[0] == '\t'))
        return 1;
    if (str_starts(text, STR("\xE2\x80\xA8"))) /* a line that ends where its maker wanted */
        return 3;
    return str_starts(text, STR("\xC2\xA0")) ? 2 : 0;
}

/* Nothing lies between what this line says and what the next does: a word is broken there. */
static bool is_broken(const struct prose *prose, int line, struct str text)
{
    struct str next = prose_line_text(prose, line + 1);
    return text.len > 0 && next.at == text.at + text.len && !str_ends(text, STR(" ")) &&
           !str_ends(text, STR("\xE2\x80\xA8"));
}

static void add(struct words *words, struct str text, struct rect_px at, int part, bool goes_on)
{
    struct face_word *grown = arena_grow(words->arena, words->at, words->count, &words->cap,
                                         sizeof(struct face_word), _Alignof(struct face_word));
    struct str copy = str_copy(words->arena, text);
    words->full = words->full || !grown || !copy.at;
    if (words->full)
        return;
    words->at = grown;
    words->at[words->count++] = (struct face_word){copy, at, part, goes_on};
}

static void add_line(struct words *words, const struct sheet_item *item, int line, int part)
{
    struct str text = prose_line_text(item->prose, line);
    for (size_t from = 0, to, space; from < text.len; from = to) {
        for (to = from; to < text.len && space_at(str_sub(text, to, text.len)) == 0;)
            to++;
        if (to > from) {
            struct rect_px at = prose_span(item->prose, line, from, to);
            at.x += item->at.x;
            at.y += item->at.y;
            add(words, str_sub(text, from, to), at, part,
                to == text.len && is_broken(item->prose, line, text));
        }
        while ((space = space_at(str_sub(text, to, text.len))) > 0)
            to += space;
    }
}

bool sheet_words(const struct sheet *sheet, struct arena *arena, struct face_words *out)
{
    struct words words = {.arena = arena};
    int part = 0;
    for (int i = 0; i < sheet->count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        if (item->kind != SHEET_PROSE)
            continue;
        for (int line = 0; line < prose_line_count(item->prose); line++)
            add_line(&words, item, line, part);
        part++;
    }
    *out = (struct face_words){words.at, (int)words.count};
    return !words.full;
}
