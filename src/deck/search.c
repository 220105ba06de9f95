/* One buffer holds every card's words, folded, each word with a space before and behind it; fields follow each other, and
 * tables say where. A word is found with a space around it, the beginning of one with a space before it, so that one
 * plain scan through memory answers a query. */
#include "deck/search.h"

#include <string.h>

#include "base/utf8.h"

enum { FIELD_COUNT = SEARCH_QUESTION + 1, WORDS_MAX = 8, AROUND_BYTES = 48 };

/* The fields of one card, behind each other. */
struct fields_at {
    char *text;
    size_t *starts; /* FIELD_COUNT + 1 of them */
    size_t cap;     /* of text that came in later */
    bool own;       /* users did something to its questions */
};

struct search {
    const struct deck *deck;
    const struct own *own; /* NULL: nothing was done */
    char *text;
    size_t len;
    size_t *starts;         /* of field f of card i: starts[i * FIELD_COUNT + f]; one more at the end */
    struct fields_at *late; /* of every card that came in later; text NULL: it did not. NULL: none did */
};

static struct fields_at fields_of(const struct search *search, int card)
{
    if (search->late && search->late[card].text)
        return search->late[card];
    return (struct fields_at){.text = search->text, .starts = &search->starts[(size_t)card * FIELD_COUNT]};
}

struct query {
    struct str words[WORDS_MAX]; /* " moed ", and the last " moe" */
    int count;
};

static size_t append(char *at, size_t len, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        at[len + i] = text.at[i] == '\n' ? ' ' : text.at[i];
    at[len + text.len] = '\n';
    return len + text.len + 1;
}

static size_t runs_append(char *at, size_t len, const struct block *block)
{
    for (int i = 0; i < block->run_count; i++)
        len = append(at, len, block->runs[i].text) - 1;
    at[len] = '\n';
    return len + 1;
}

/* No fewer than the words of a card's body and questions, and a newline behind each block and question. */
static size_t card_bytes(const struct search *search, int at)
{
    const struct card *card = &search->deck->cards[at];
    size_t bytes = card->title.len + card->counter.len + 1;
    for (int i = 0; i < card->body.count; i++) {
        for (int k = 0; k < card->body.at[i].run_count; k++)
            bytes += card->body.at[i].runs[k].text.len;
        bytes++;
    }
    for (int i = 0; i < card->question_count; i++)
        bytes += card->questions[i].text.len + 1;
    for (int i = 0; search->own && i < search->own->count; i++)
        if (card_id_eq(search->own->at[i].card, card->id))
            bytes += search->own->at[i].text.len + 1;
    return bytes;
}

/* Those that are asked, one a line. */
static size_t questions_append(const struct search *search, int card, char *at)
{
    struct asked asked[OWN_ASKED_MAX];
    int count = own_merge(search->deck, card, search->own, asked);
    size_t len = 0;
    for (int i = 0; i < count; i++)
        if (!asked[i].hidden)
            len = append(at, len, asked[i].text);
    return len;
}

/* Who wrote the question on a line of them. */
static enum own_origin origin_of(const struct search *search, int card, int line)
{
    struct asked asked[OWN_ASKED_MAX];
    int count = own_merge(search->deck, card, search->own, asked);
    for (int i = 0; i < count; i++)
        if (!asked[i].hidden && line-- == 0)
            return asked[i].origin;
    return OWN_ORIGINAL;
}

/* The words of a field, as they stand in the card; a line is a block or a question. */
static struct str field_text(struct arena *arena, const struct search *search, int index,
                             enum search_field field)
{
    const struct card *card = &search->deck->cards[index];
    if (field == SEARCH_TITLE)
        return card->title;
    char *at = ARENA_NEW(arena, char, card_bytes(search, index) + 1);
    size_t len = 0;
    if (!at)
        return STR("");
    for (int i = 0; field == SEARCH_BODY && i < card->body.count; i++)
        len = runs_append(at, len, &card->body.at[i]);
    if (field == SEARCH_BODY && card->counter.len > 0) /* it stands on the front too */
        len = append(at, len, card->counter);
    if (field == SEARCH_QUESTION)
        len = questions_append(search, index, at);
    return (struct str){at, len};
}

static bool is_word_byte(unsigned char c)
{
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Makes a space of every byte that is no part of a word; general punctuation is three bytes that begin with E2 80. */
static void spaces_between(char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        bool mark = c == 0xE2 && i + 2 < len &&
                    ((unsigned char)text[i + 1] == 0x80 || (unsigned char)text[i + 1] == 0x81);
        bool latin_mark = c == 0xC2 && i + 1 < len;
        if (mark)
            text[i] = text[i + 1] = text[i + 2] = ' ';
        else if (latin_mark)
            text[i] = text[i + 1] = ' ';
        else if (!is_word_byte(c))
            text[i] = ' ';
    }
}

struct search *search_create(struct arena *arena, const struct deck *deck)
{
    const struct search plain = {.deck = deck};
    size_t fields = (size_t)deck->card_count * FIELD_COUNT, cap = 0;
    for (int i = 0; i < deck->card_count; i++)
        cap += card_bytes(&plain, i) + 2 * (size_t)FIELD_COUNT;
    struct search *search = ARENA_NEW(arena, struct search, 1);
    char *text = ARENA_NEW(arena, char, cap + 1);
    size_t *starts = ARENA_NEW(arena, size_t, fields + 1);
    if (!search || !text || !starts)
        return NULL;
    *search = (struct search){.deck = deck, .text = text, .starts = starts};
    size_t mark = arena->used;
    for (size_t at = 0; at < fields; at++) {
        struct str words =
            field_text(arena, search, (int)(at / FIELD_COUNT), (enum search_field)(at % FIELD_COUNT));
        struct str folded = utf8_fold(arena, words, NULL);
        starts[at] = search->len;
        if (folded.len + 2 >
            cap - search->len) /* folding never makes text longer: only a full arena comes here */
            return NULL;
        text[search->len++] = ' ';
        if (folded.len > 0)
            memcpy(text + search->len, folded.at, folded.len);
        spaces_between(text + search->len, folded.len);
        search->len += folded.len;
        text[search->len++] = ' ';
        arena_rewind(arena, mark);
    }
    starts[fields] = search->len;
    return search;
}

/* What a card had is used again where it is large enough: a deck may be open for months. */
static bool make_room(struct search *search, struct arena *arena, int card)
{
    size_t need = card_bytes(search, card) + 2 * (size_t)FIELD_COUNT;
    if (!search->late)
        search->late = ARENA_NEW(arena, struct fields_at, search->deck->card_count);
    if (!search->late)
        return false;
    struct fields_at *at = &search->late[card];
    if (at->text && at->cap >= need)
        return true;
    char *text = ARENA_NEW(arena, char, 2 * need);
    size_t *starts = at->starts ? at->starts : ARENA_NEW(arena, size_t, FIELD_COUNT + 1);
    if (!text || !starts)
        return false;
    *at = (struct fields_at){text, starts, 2 * need, at->own};
    return true;
}

bool search_take(struct search *search, struct arena *arena, int card)
{
    if (!make_room(search, arena, card))
        return false;
    struct fields_at *at = &search->late[card];
    size_t len = 0, mark = arena->used;
    for (int field = 0; field < FIELD_COUNT; field++) {
        struct str words = field_text(arena, search, card, (enum search_field)field);
        struct str folded = utf8_fold(arena, words, NULL);
        at->starts[field] = len;
        at->text[len++] = ' ';
        if (folded.len > 0)
            memcpy(at->text + len, folded.at, folded.len);
        spaces_between(at->text + len, folded.len);
        len += folded.len;
        at->text[len++] = ' ';
        arena_rewind(arena, mark);
    }
    at->starts[FIELD_COUNT] = len;
    return true;
}

bool search_own(struct search *search, struct arena *arena, const struct own *own)
{
    bool all = true;
    search->own = own;
    for (int i = 0; search->late && i < search->deck->card_count; i++) {
        if (search->late[i].own)
            all = search_take(search, arena, i) && all;
    }
    for (int i = 0; own && i < own->count; i++) {
        int card = deck_card_find(search->deck, own->at[i].card);
        bool again = i > 0 && card_id_eq(own->at[i].card, own->at[i - 1].card);
        if (card < 0 || again || (search->late && search->late[card].own))
            continue;
        if (search_take(search, arena, card))
            search->late[card].own = true;
        else
            all = false;
    }
    return all;
}

/* Cuts the folded query into words; those past WORDS_MAX are left out. */
static bool query_read(struct arena *arena, struct str text, struct query *out)
{
    struct str folded = utf8_fold(arena, str_sub(text, 0, 1000), NULL);
    char *at = ARENA_NEW(arena, char, 3 * folded.len + 2);
    char *plain = ARENA_NEW(arena, char, folded.len + 1);
    *out = (struct query){0};
    if (!at || !plain || folded.len == 0)
        return false;
    memcpy(plain, folded.at, folded.len);
    spaces_between(plain, folded.len);
    struct str rest = str_trim((struct str){plain, folded.len});
    while (rest.len > 0 && out->count < WORDS_MAX) {
        struct str word = str_cut(rest, ' ', &rest);
        rest = str_trim(rest);
        size_t len = word.len + (rest.len > 0 ? 2 : 1);
        at[0] = ' ';
        memcpy(at + 1, word.at, word.len);
        at[word.len + 1] = ' ';
        out->words[out->count++] = (struct str){at, len};
        at += len;
    }
    return out->count > 0;
}

/* Best field with the word in it; FIELD_COUNT when there is none. */
static int best_field(const struct search *search, int card, struct str word)
{
    struct fields_at at = fields_of(search, card);
    const char *hit =
        memmem(at.text + at.starts[0], at.starts[FIELD_COUNT] - at.starts[0], word.at, word.len);
    int field = 0;
    while (field < FIELD_COUNT && (!hit || hit >= at.text + at.starts[field + 1]))
        field++;
    return field;
}

/* How far down the words of the query are found: 0 all in the title; -1 when one is missing. */
static int card_rank(const struct search *search, int card, const struct query *query)
{
    int rank = 0;
    for (int i = 0; i < query->count; i++) {
        int field = best_field(search, card, query->words[i]);
        if (field == FIELD_COUNT)
            return -1;
        rank += field;
    }
    return rank;
}

/* The rarest word is most likely the longest. */
static struct str scan_word(const struct query *query)
{
    struct str longest = query->words[0];
    for (int i = 1; i < query->count; i++) {
        if (query->words[i].len > longest.len)
            longest = query->words[i];
    }
    return longest;
}

static int card_at(const struct search *search, size_t offset, int from)
{
    int low = from, high = search->deck->card_count;
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (search->starts[(size_t)middle * FIELD_COUNT] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Cards that came in later are looked at one by one. */
static void rank_late(const struct search *search, const struct query *query, signed char *ranks)
{
    for (int i = 0; search->late && i < search->deck->card_count; i++) {
        if (search->late[i].text)
            ranks[i] = (signed char)card_rank(search, i, query);
    }
}

/* Rank of every card that has the words: filled in `ranks`, -1 elsewhere. With `enough` of the best rank nothing that
 * comes after is better. */
static void rank_cards(const struct search *search, const struct query *query, signed char *ranks, int enough)
{
    struct str word = scan_word(query);
    size_t at = 0;
    int card = 0, best = 0;
    memset(ranks, -1, (size_t)search->deck->card_count);
    while (at < search->len && best < enough) {
        const char *hit = memmem(search->text + at, search->len - at, word.at, word.len);
        if (!hit)
            return;
        card = card_at(search, (size_t)(hit - search->text), card);
        ranks[card] = (signed char)card_rank(search, card, query);
        best += ranks[card] == 0;
        at = search->starts[(size_t)(card + 1) * FIELD_COUNT];
    }
}

/* Moves a cut inside the text to a place between words, or at least between characters. */
static size_t cut_back(struct str text, size_t at, size_t stop)
{
    size_t cut = at;
    while (cut < stop && text.at[cut] != ' ' && text.at[cut] != '\n')
        cut++;
    if (cut == stop) {
        cut = at;
        while (cut < stop && ((unsigned char)text.at[cut] & 0xC0) == 0x80)
            cut++;
    }
    return cut;
}

static size_t cut_ahead(struct str text, size_t at, size_t stop)
{
    size_t cut = at;
    while (cut > stop && text.at[cut] != ' ' && text.at[cut] != '\n')
        cut--;
    if (cut == stop) {
        cut = at;
        while (cut > stop && ((unsigned char)text.at[cut] & 0xC0) == 0x80)
            cut--;
    }
    return cut;
}

/* One line of the card's own text around the hit. */
static void hit_show(const struct search *search, struct arena *arena, struct str word,
                     struct search_hit *hit)
{
    struct fields_at at = fields_of(search, hit->card);
    const size_t *starts = &at.starts[hit->field];
    const char *found = memmem(at.text + starts[0], starts[1] - starts[0], word.at, word.len);
    struct str text = field_text(arena, search, hit->card, hit->field);
    uint32_t *map;
    struct str folded = utf8_fold(arena, text, &map);
    if (!found || folded.len == 0)
        return;
    size_t offset =
        (size_t)(found - (at.text + starts[0])); /* of the space before the word, as the folded text
                                                                     stands one further on */
    size_t letters = word.len - 1 - (word.at[word.len - 1] == ' ');
    size_t from = map[offset], to = map[offset + letters];
    while (to == from || (to < text.len && ((unsigned char)text.at[to] & 0xC0) == 0x80))
        to++; /* one letter may fold to two */
    size_t line_start = from, line_end = to;
    while (line_start > 0 && text.at[line_start - 1] != '\n')
        line_start--;
    while (line_end < text.len && text.at[line_end] != '\n')
        line_end++;
    int line = 0;
    for (size_t i = 0; i < line_start; i++)
        line += text.at[i] == '\n';
    if (hit->field == SEARCH_QUESTION)
        hit->origin = origin_of(search, hit->card, line);
    if (from - line_start > AROUND_BYTES)
        line_start = cut_back(text, from - AROUND_BYTES, from);
    if (line_end - to > AROUND_BYTES)
        line_end = cut_ahead(text, to + AROUND_BYTES, to);
    hit->before = str_sub(text, line_start, from);
    hit->match = str_sub(text, from, to);
    hit->after = str_sub(text, to, line_end);
}

static void hit_fill(const struct search *search, struct arena *arena, const struct query *query, int card,
                     struct search_hit *out)
{
    struct str word = query->words[0];
    int best = FIELD_COUNT;
    for (int i = 0; i < query->count; i++) {
        int field = best_field(search, card, query->words[i]);
        if (field < best) {
            best = field;
            word = query->words[i];
        }
    }
    *out = (struct search_hit){.card = card, .field = (enum search_field)best};
    hit_show(search, arena, word, out);
}

int search_find(const struct search *search, struct arena *arena, struct str query_text,
                struct search_hit *out, int cap)
{
    struct query query;
    int found = 0;
    if (!query_read(arena, query_text, &query))
        return 0;
    signed char *ranks = ARENA_NEW(arena, signed char, search->deck->card_count);
    if (!ranks)
        return 0;
    rank_cards(search, &query, ranks, cap);
    rank_late(search, &query, ranks);
    for (int rank = 0; rank <= WORDS_MAX * SEARCH_QUESTION; rank++) {
        for (int card = 0; card < search->deck->card_count && found < cap; card++) {
            if (ranks[card] == rank)
                hit_fill(search, arena, &query, card, &out[found++]);
        }
    }
    return found;
}

/* ---- on a page */

/* The letters from `from` up to `to` as rectangles, a new one where the line ends. */
static int mark_letters(const struct document_text *text, int from, int to, struct rect_px *out, int cap)
{
    int count = 0;
    for (int i = from; i < to && i < text->box_count; i++) {
        struct rect_px box = text->boxes[i], *last = count > 0 ? &out[count - 1] : NULL;
        if (box.w <= 0 || box.h <= 0)
            continue;
        bool same_line = last && box.y < last->y + last->h / 2 && box.y + box.h > last->y + last->h / 2;
        if (same_line) {
            float right = box.x + box.w > last->x + last->w ? box.x + box.w : last->x + last->w;
            last->x = box.x < last->x ? box.x : last->x;
            last->w = right - last->x;
        } else if (count < cap) {
            out[count++] = box;
        } else {
            break;
        }
    }
    return count;
}

/* The letter that each byte belongs to, and one more at the end. */
static int *letters_of(struct arena *arena, struct str text)
{
    int *letters = ARENA_NEW(arena, int, text.len + 1), letter = 0;
    struct str rest = text;
    while (letters && rest.len > 0) {
        size_t at = text.len - rest.len;
        (void)utf8_next(&rest);
        for (; at < text.len - rest.len; at++)
            letters[at] = letter;
        letter++;
    }
    if (letters)
        letters[text.len] = letter;
    return letters;
}

int search_marks(struct arena *arena, const struct document_text *text, struct str query_text,
                 struct rect_px *out, int cap)
{
    struct query query;
    uint32_t *map;
    int count = 0;
    struct str folded = utf8_fold(arena, text->text, &map);
    int *letters = letters_of(arena, text->text);
    char *plain = ARENA_NEW(arena, char, folded.len + 2);
    if (!letters || !plain || folded.len == 0 || !query_read(arena, query_text, &query))
        return 0;
    plain[0] = plain[folded.len + 1] = ' ';
    memcpy(plain + 1, folded.at, folded.len);
    spaces_between(plain + 1, folded.len);
    for (int i = 0; i < query.count; i++) {
        struct str word = query.words[i];
        size_t at = 0, all = folded.len + 2, bytes = word.len - 1 - (word.at[word.len - 1] == ' ');
        const char *hit;
        while (count < cap && (hit = memmem(plain + at, all - at, word.at, word.len))) {
            size_t from = (size_t)(hit - plain); /* of the space before it: so of the word in `folded` */
            count += mark_letters(text, letters[map[from]], letters[map[from + bytes - 1]] + 1, out + count,
                                  cap - count);
            at = from + 1;
        }
    }
    return count;
}
