#include "deck/names.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { NEAR_BYTES_MAX = 64 };

static bool is_id_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool name_is_id(struct str text)
{
    if (text.len == 0 || text.len > DECK_ID_BYTES_MAX)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_id_char(text.at[i]))
            return false;
    }
    return true;
}

/* What stands behind a leading number, or everything when that is nothing. */
static struct str without_number(struct str text)
{
    size_t at = 0;
    while (at < text.len && text.at[at] >= '0' && text.at[at] <= '9')
        at++;
    if (at == 0)
        return text;
    size_t digits_end = at;
    while (at < text.len &&
           (text.at[at] == '-' || text.at[at] == '_' || text.at[at] == '.' || text.at[at] == ' '))
        at++;
    return at == digits_end || at == text.len ? text : str_sub(text, at, text.len);
}

struct card_id name_slug(struct arena *arena, struct str text)
{
    struct card_id id = {{0}};
    size_t mark = arena->used, len = 0;
    struct str folded =
        utf8_fold(arena, without_number(str_sub(text, 0, 4 * (size_t)DECK_ID_BYTES_MAX)), NULL);
    for (size_t i = 0; i < folded.len && len < DECK_ID_BYTES_MAX; i++) {
        char c = folded.at[i];
        if (is_id_char(c) && c != '-')
            id.at[len++] = c;
        else if (len > 0 && id.at[len - 1] != '-')
            id.at[len++] = '-';
    }
    while (len > 0 && id.at[len - 1] == '-')
        id.at[--len] = '\0';
    arena_rewind(arena, mark);
    return id;
}

struct card_id name_numbered(struct card_id id, int number)
{
    char tail[16];
    int tail_len = snprintf(tail, sizeof tail, "-%d", number);
    size_t room = (size_t)DECK_ID_BYTES_MAX - (size_t)tail_len;
    size_t len = card_id_str(&id).len;
    if (len > room)
        len = room;
    memcpy(id.at + len, tail, (size_t)tail_len + 1);
    return id;
}

struct str name_base(struct str path)
{
    struct str base;
    (void)str_cut_last(path, '/', &base);
    return base;
}

struct str name_stem(struct str path)
{
    struct str base = name_base(path), extension;
    struct str stem = str_cut_last(base, '.', &extension);
    return stem.len > 0 ? stem : base;
}

bool name_has_extension(struct str name, struct str extension)
{
    if (name.len <= extension.len)
        return false;
    const char *end = name.at + name.len - extension.len;
    for (size_t i = 0; i < extension.len; i++) {
        char c = end[i] >= 'A' && end[i] <= 'Z' ? (char)(end[i] + 32) : end[i];
        if (c != extension.at[i])
            return false;
    }
    return true;
}

/* Edits (insert, leave out, replace) from a to b; both at most NEAR_BYTES_MAX long. */
static int distance(struct str a, struct str b)
{
    int row[NEAR_BYTES_MAX + 1];
    for (size_t j = 0; j <= b.len; j++)
        row[j] = (int)j;
    for (size_t i = 1; i <= a.len; i++) {
        int diagonal = row[0];
        row[0] = (int)i;
        for (size_t j = 1; j <= b.len; j++) {
            int best = diagonal + (a.at[i - 1] != b.at[j - 1]);
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[b.len];
}

void name_try(struct name_near *near, struct str known)
{
    if (near->wrong.len == 0 || known.len == 0 || near->wrong.len > NEAR_BYTES_MAX ||
        known.len > NEAR_BYTES_MAX)
        return;
    size_t longer = near->wrong.len > known.len ? near->wrong.len : known.len;
    size_t shorter = near->wrong.len + known.len - longer;
    int most = longer < 6 ? (int)longer / 2 : (int)longer / 3;
    if (near->best.len > 0 && near->distance - 1 < most)
        most = near->distance - 1;
    if ((int)(longer - shorter) > most)
        return;
    int found = distance(near->wrong, known);
    if (found <= most) {
        near->best = known;
        near->distance = found;
    }
}

bool name_index_init(struct name_index *index, struct arena *arena, const struct card *cards, int cap)
{
    size_t slots = 16;
    while (slots < 2 * (size_t)cap)
        slots *= 2;
    *index = (struct name_index){.cards = cards, .slots = ARENA_NEW(arena, int, slots), .mask = slots - 1};
    return index->slots != NULL;
}

static size_t slot_of(const struct name_index *index, struct card_id id)
{
    size_t slot = (size_t)str_hash(card_id_str(&id), 0) & index->mask;
    while (index->slots[slot] != 0 && !card_id_eq(index->cards[index->slots[slot] - 1].id, id))
        slot = (slot + 1) & index->mask;
    return slot;
}

bool name_index_add(struct name_index *index, int at)
{
    size_t slot = slot_of(index, index->cards[at].id);
    if (index->slots[slot] != 0)
        return false;
    index->slots[slot] = at + 1;
    return true;
}

int name_index_find(const struct name_index *index, struct card_id id)
{
    return index->slots[slot_of(index, id)] - 1;
}
