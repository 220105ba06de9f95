#include "base/grapheme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/utf8.h"

enum { LINE_BYTES = 256 };

/* "a|e'|b": the text with a bar before each character but the first. */
static void check_cut(const char *name, const char *want)
{
    char text[LINE_BYTES], got[LINE_BYTES];
    size_t len = 0, n = 0;
    for (const char *c = want; *c; c++)
        if (*c != '|')
            text[len++] = *c;
    struct str rest = {text, len};
    while (rest.len > 0) {
        size_t bytes = grapheme_first(rest);
        assert_in_range(bytes, 1, rest.len);
        if (n > 0)
            got[n++] = '|';
        memcpy(got + n, rest.at, bytes);
        n += bytes;
        rest = str_sub(rest, bytes, rest.len);
    }
    got[n] = '\0';
    if (strcmp(got, want) != 0)
        fail_msg("%s: %s, not %s", name, got, want);
}

static void characters(void **state)
{
    (void)state;
    static const struct {
        const char *name, *cut;
    } rows[] = {
        {"nothing", ""},
        {"letters", "m|o|e|d"},
        {"letters with an accent of their own", "c|r|\xC3\xA8|m|e"},
        {"a loose accent belongs to its letter", "e\xCC\x81|n"},
        {"two of them too", "o\xCC\x82\xCC\x81|n"},
        {"one before any letter stands alone", "\xCC\x81|n"},
        {"a hand with a colour", "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD|x"},
        {"a family is one",
         "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7|\xF0\x9F\x91\xA7"},
        {"a joined sign with its selector", "\xF0\x9F\x8F\xB3\xEF\xB8\x8F\xE2\x80\x8D\xF0\x9F\x8C\x88|a"},
        {"what joins letters joins no pictures", "a\xE2\x80\x8D|\xF0\x9F\x91\xA7"},
        {"a flag is two letters", "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1|\xF0\x9F\x87\xA7\xF0\x9F\x87\xAA"},
        {"three of them are a flag and a letter", "\xF0\x9F\x87\xA6\xF0\x9F\x87\xA6|\xF0\x9F\x87\xA6"},
        {"a flag with tags is one", "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF|."},
        {"Hangul by the syllable", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB|\xEA\xB8\x80"},
        {"Devanagari with its vowel", "\xE0\xA4\x95\xE0\xA4\xBF|\xE0\xA4\xA4"},
        {"a digit with a cap", "1\xEF\xB8\x8F\xE2\x83\xA3|2"},
        {"malformed bytes stand by themselves", "a|\xFF|\xC3|b"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_cut(rows[i].name, rows[i].cut);
}

static void words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at, after, before;
    } rows[] = {
        {"", 0, 0, 0},
        {"wat doe je", 0, 3, 0},
        {"wat doe je", 3, 7, 0},
        {"wat doe je", 7, 10, 4},
        {"wat doe je", 10, 10, 8},
        {"één  jaar?", 5, 11, 0},
        {"foto's", 0, 4, 0},
        {"  ja", 0, 4, 0},
        {"ja ... nee", 2, 10, 0},
        {"één", 5, 5, 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str text = str_from(rows[i].text);
        if (grapheme_word_after(text, rows[i].at) != rows[i].after ||
            grapheme_word_before(text, rows[i].at) != rows[i].before)
            fail_msg("‘%s’ from %zu: %zu and %zu", rows[i].text, rows[i].at,
                     grapheme_word_after(text, rows[i].at), grapheme_word_before(text, rows[i].at));
    }
}

/* Whatever the bytes: steps forward and back meet, at every byte. */
static void there_and_back(void **state)
{
    (void)state;
    struct rng rng = {5};
    static const uint32_t codes[] = {'a',    ' ',     '-',     0xE9,    0x301,  0x200D,
                                     0xFE0F, 0x1F468, 0x1F3FD, 0x1F1F3, 0x1100, 0x1161,
                                     0x11A8, 0xAC00,  0x915,   0x93F,   0x2764};
    for (int round = 0; round < 3000; round++) {
        char text[160];
        size_t len = 0;
        for (int i = 0; i < 24; i++)
            len += (size_t)utf8_put(text + len, codes[rng_below(&rng, COUNT_OF(codes))]);
        if (rng_below(&rng, 4) == 0)
            text[rng_below(&rng, (uint32_t)len)] = (char)rng_below(&rng, 256);
        struct str s = {text, len};
        int count = 0;
        for (size_t at = 0; at < len; at = grapheme_after(s, at)) {
            assert_true(grapheme_begins(s, at));
            assert_int_equal(grapheme_before(s, grapheme_after(s, at)), at);
            for (size_t inside = at + 1; inside < grapheme_after(s, at); inside++) {
                assert_false(grapheme_begins(s, inside));
                assert_int_equal(grapheme_after(s, inside), grapheme_after(s, at));
                assert_int_equal(grapheme_before(s, inside), at);
            }
            count++;
        }
        assert_int_equal(grapheme_count(s), count);
        assert_true(grapheme_begins(s, len));
        size_t at = len;
        while (at > 0) {
            size_t before = grapheme_word_before(s, at);
            assert_true(before < at && grapheme_begins(s, before));
            at = before;
        }
        while (at < len) {
            size_t after = grapheme_word_after(s, at);
            assert_true(after > at && grapheme_begins(s, after));
            at = after;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters),
        cmocka_unit_test(words),
        cmocka_unit_test(there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
