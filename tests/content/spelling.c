#include "content/spelling.h"

#include <hunspell.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { WORD_BYTES_MAX = 200, SOFT_HYPHEN = 0xAD, APOSTROPHE = 0x2019 };

static const char dictionaries[] = "/usr/share/hunspell";

static struct Hunhandle *open_dictionary(const char *name)
{
    char affixes[128], words[128];
    (void)snprintf(affixes, sizeof affixes, "%s/%s.aff", dictionaries, name);
    (void)snprintf(words, sizeof words, "%s/%s.dic", dictionaries, name);
    FILE *there = fopen(words, "r");
    if (!there)
        return NULL;
    (void)fclose(there);
    return Hunspell_create(affixes, words);
}

static const struct str list_name = STR_INIT("woorden.txt");

static void read_list(struct speller *speller, struct str list, struct offences *offences)
{
    int line = 0;
    while (list.len > 0) {
        struct str reason, text = str_cut(list, '\n', &list);
        line++;
        if (str_trim(text).len == 0 || text.at[0] == '#')
            continue;
        struct own_word own = {.language = str_cut(text, ' ', &reason), .line = line};
        own.word = str_cut(reason, ' ', &reason);
        bool known = str_eq(own.language, STR("nl")) || str_eq(own.language, STR("en"));
        if (!known || own.word.len == 0 || str_trim(reason).len == 0)
            offence(offences, list_name, "regel %d is niet: taal, woord, reden", line);
        if (speller->own_count == OWN_WORDS_MAX)
            continue;
        if (speller->own_count > 0) {
            const struct own_word *last = &speller->own[speller->own_count - 1];
            int order = str_compare(own.language, last->language);
            if (order < 0 || (order == 0 && str_compare(own.word, last->word) <= 0))
                offence(offences, list_name, "regel %d: ‘%.*s’ staat niet op volgorde", line,
                        STR_ARG(own.word));
        }
        speller->own[speller->own_count++] = own;
    }
}

bool speller_open(struct speller *speller, struct arena *arena, struct str list, struct offences *offences)
{
    *speller = (struct speller){.arena = arena};
    speller->nl = open_dictionary("nl_NL");
    speller->en = open_dictionary("en_GB");
    read_list(speller, list, offences);
    return speller->nl && speller->en;
}

void speller_close(struct speller *speller)
{
    if (speller->nl)
        Hunspell_destroy(speller->nl);
    if (speller->en)
        Hunspell_destroy(speller->en);
}

static bool in_dictionary(const struct speller *speller, struct str language, struct str word)
{
    char text[WORD_BYTES_MAX];
    str_to_field(text, sizeof text, word);
    return Hunspell_spell(str_eq(language, STR("en")) ? speller->en : speller->nl, text) != 0;
}

/* At the beginning of a sentence a word of the list has a capital. */
static bool is_own(struct str word, struct str own)
{
    bool same = word.len == own.len && word.len > 0;
    return same && str_eq(str_sub(word, 1, word.len), str_sub(own, 1, own.len)) &&
           (word.at[0] == own.at[0] || word.at[0] == own.at[0] - 'a' + 'A');
}

static bool in_list(struct speller *speller, struct str language, struct str word)
{
    for (int i = 0; i < speller->own_count; i++) {
        struct own_word *own = &speller->own[i];
        if (str_eq(own->language, language) && is_own(word, own->word)) {
            own->used = true;
            return true;
        }
    }
    return false;
}

/* Where a small letter meets a capital; 0: nowhere. */
static size_t inner_capital(struct str word)
{
    for (size_t i = 1; i < word.len; i++) {
        bool small = word.at[i - 1] >= 'a' && word.at[i - 1] <= 'z';
        if (small && word.at[i] >= 'A' && word.at[i] <= 'Z')
            return i;
    }
    return 0;
}

/* A word with capitals inside is also right when its parts are. */
static bool is_right(struct speller *speller, struct str language, struct str word)
{
    while (word.len > 0) {
        if (utf8_count(word) == 1 || in_dictionary(speller, language, word) ||
            in_list(speller, language, word))
            return true;
        size_t at = inner_capital(word);
        struct str head = str_sub(word, 0, at);
        if (at == 0 || !(in_dictionary(speller, language, head) || in_list(speller, language, head)))
            return false;
        word = str_sub(word, at, word.len);
    }
    return true;
}

static bool is_letter(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= 0xC0 && code < 0x250 && code != 0xD7 && code != 0xF7);
}

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

/* The next word; false at the end. `digits` tells that it is a number, or part of one. */
static bool next_word(struct str *rest, char *out, struct str *word, bool *digits)
{
    size_t len = 0;
    *digits = false;
    while (rest->len > 0) {
        struct str after = *rest;
        uint32_t code = utf8_next(&after);
        bool quote = code == APOSTROPHE || code == '\'';
        bool inside =
            quote && len > 0 && after.len > 0 && is_letter(utf8_next(&(struct str){after.at, after.len}));
        if (len > 0 && !is_letter(code) && !is_digit(code) && code != SOFT_HYPHEN && !inside)
            break;
        if ((is_letter(code) || is_digit(code) || inside) && len + 4 < WORD_BYTES_MAX)
            len += (size_t)utf8_put(out + len, quote ? '\'' : code);
        *digits = *digits || is_digit(code);
        *rest = after;
    }
    *word = (struct str){out, len};
    return len > 0;
}

void speller_judge(struct speller *speller, struct str language, struct str file, struct str text,
                   struct offences *offences)
{
    char room[WORD_BYTES_MAX];
    struct str word, rest = text;
    bool digits;
    while (next_word(&rest, room, &word, &digits)) {
        if (!digits && !is_right(speller, language, word))
            offence(offences, file, "‘%.*s’ (%.*s) in ‘%.*s’", STR_ARG(word), STR_ARG(language),
                    STR_ARG(utf8_head(text, 120)));
    }
}

void speller_judge_list(struct speller *speller, struct offences *offences)
{
    for (int i = 0; i < speller->own_count; i++) {
        const struct own_word *own = &speller->own[i];
        if (in_dictionary(speller, own->language, own->word))
            offence(offences, list_name, "regel %d: ‘%.*s’ staat al in het woordenboek", own->line,
                    STR_ARG(own->word));
        else if (!own->used)
            offence(offences, list_name, "regel %d: ‘%.*s’ komt nergens voor", own->line, STR_ARG(own->word));
    }
}
