#include "type/hyphenate.h"

#include <hyphen.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
    LEAST_BEFORE = 2, /* letters */
    LEAST_AFTER = 3,
    WORD_LETTERS_MAX = 90, /* libhyphen's own buffers grow, ours do not */
};

struct hyphenator {
    HyphenDict *dict;
};

static const struct {
    const char *language, *path;
} dictionaries[] = {
    {"nl", "/usr/share/hyphen/hyph_nl_NL.dic"},
    {"en", "/usr/share/hyphen/hyph_en_US.dic"},
};
enum { DICTIONARY_COUNT = COUNT_OF(dictionaries) };

/* Index in the table, or -1. */
static int dictionary_of(struct str language)
{
    struct str rest;
    struct str base = str_cut(language, '-', &rest);
    base = str_cut(base, '_', &rest);
    for (int i = 0; i < DICTIONARY_COUNT; i++) {
        if (str_eq(base, str_from(dictionaries[i].language)))
            return i;
    }
    return -1;
}

static struct hyphenator *open_at(int index)
{
    HyphenDict *dict = hnj_hyphen_load(dictionaries[index].path);
    if (!dict)
        return NULL;
    struct hyphenator *hyphenator = g_new0(struct hyphenator, 1);
    hyphenator->dict = dict;
    return hyphenator;
}

struct hyphenator *hyphenator_open(struct str language)
{
    int index = dictionary_of(language);
    return index >= 0 ? open_at(index) : NULL;
}

void hyphenator_close(struct hyphenator *hyphenator)
{
    if (!hyphenator)
        return;
    hnj_hyphen_free(hyphenator->dict);
    g_free(hyphenator);
}

/* What a thread keeps: it hangs on the thread's font map and goes with it. */
struct shelf {
    struct hyphenator *at[DICTIONARY_COUNT];
    bool tried[DICTIONARY_COUNT];
};

static void shelf_free(gpointer data)
{
    struct shelf *shelf = data;
    for (int i = 0; i < DICTIONARY_COUNT; i++)
        hyphenator_close(shelf->at[i]);
    g_free(shelf);
}

struct hyphenator *hyphenator_for(struct str language)
{
    static const char key[] = "waaier-hyphenators";
    int index = dictionary_of(language);
    if (index < 0)
        return NULL;
    GObject *owner = G_OBJECT(pango_cairo_font_map_get_default());
    struct shelf *shelf = g_object_get_data(owner, key);
    if (!shelf) {
        shelf = g_new0(struct shelf, 1);
        g_object_set_data_full(owner, key, shelf, shelf_free);
    }
    if (!shelf->tried[index]) {
        shelf->tried[index] = true;
        shelf->at[index] = open_at(index);
    }
    return shelf->at[index];
}

/* A word in the dictionary's own letters. */
struct word {
    char text[4 * WORD_LETTERS_MAX + 1]; /* lower case; UTF-8 or Latin-1 */
    int len;
    size_t at[WORD_LETTERS_MAX]; /* offset in the running text of each letter */
    bool bound
        [WORD_LETTERS_MAX]; /* by its trema to the letter before: at a line's beginning it would lose that */
    int letters, capitals;
    bool odd; /* a letter that the dictionary cannot spell, or too many */
};

static bool has_trema(uint32_t lower)
{
    return lower == 0xE4 || lower == 0xEB || lower == 0xEF || lower == 0xF6 || lower == 0xFC;
}

static void word_add(struct word *word, uint32_t code, size_t at, bool utf8)
{
    if (word->letters == WORD_LETTERS_MAX) {
        word->odd = true;
        return;
    }
    uint32_t lower = g_unichar_tolower(code);
    if (lower != code)
        word->capitals++;
    word->at[word->letters] = at;
    word->bound[word->letters] = has_trema(lower);
    word->letters++;
    if (utf8)
        word->len += utf8_put(word->text + word->len, lower);
    else if (lower < 0x100)
        word->text[word->len++] = (char)(unsigned char)lower;
    else
        word->odd = true;
}

/* Two breaks one letter apart ("coo-p-e-ratie") are both guesses: neither is kept. */
static void drop_close(unsigned char *may, int letters)
{
    unsigned char keep[WORD_LETTERS_MAX + 1] = {0};
    for (int i = 1; i < letters; i++) {
        bool near_before = may[i - 1], near_after = i + 1 < letters && may[i + 1];
        keep[i] = may[i] && !near_before && !near_after;
    }
    memcpy(may, keep, (size_t)letters);
}

static void free_replacements(char **rep, int *pos, int *cut, int len)
{
    for (int i = 0; rep && i < len; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
}

static void word_mark(struct hyphenator *hyphenator, struct word *word, unsigned char *marks)
{
    bool shouted = word->capitals > 1 && word->capitals == word->letters;
    if (word->odd || shouted || word->letters < LEAST_BEFORE + LEAST_AFTER)
        return;
    char odds[4 * WORD_LETTERS_MAX + 8] = {0};
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    word->text[word->len] = '\0';
    if (hnj_hyphen_hyphenate3(hyphenator->dict, word->text, word->len, odds, NULL, &rep, &pos, &cut,
                              LEAST_BEFORE, LEAST_AFTER, 0, 0) == 0) {
        /* In a UTF-8 dictionary the answer counts letters, not bytes; in Latin-1 they are the same. */
        unsigned char may[WORD_LETTERS_MAX + 1] = {0};
        for (int i = LEAST_BEFORE; i <= word->letters - LEAST_AFTER; i++)
            may[i] = (odds[i - 1] & 1) && !(rep && rep[i - 1]) && !word->bound[i];
        drop_close(may, word->letters);
        for (int i = 1; i < word->letters; i++) {
            if (may[i])
                marks[word->at[i]] = 1;
        }
    }
    free_replacements(rep, pos, cut, word->len);
}

void hyphenate(struct hyphenator *hyphenator, struct str text, unsigned char *marks)
{
    struct word word = {.len = 0};
    bool utf8 = hyphenator->dict->utf8 != 0;
    struct str rest = text;
    while (rest.len > 0) {
        size_t at = text.len - rest.len;
        uint32_t code = utf8_next(&rest);
        bool letter = g_unichar_isalpha(code);
        if (letter)
            word_add(&word, code, at, utf8);
        if (!letter || rest.len == 0) {
            word_mark(hyphenator, &word, marks);
            word.len = word.letters = word.capitals = 0;
            word.odd = false;
        }
    }
}
