/* A text as it is said: what becomes of signs, and where in the text each word of it stands. */
#include "app/spoken.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static const struct {
    const char *name, *text, *language, *say;
} rows[] = {
    {"plain words", "Wie draagt dit?", "nl", "Wie draagt dit?"},
    {"accents", "E\xC3\xA9n stuk", "nl", "E\xC3\xA9n stuk"},
    {"a dot between names is a pause", "Raad \xC2\xB7 college", "nl", "Raad , college"},
    {"an arrow of two heads", "rust\xE2\x86\x94haast", "nl", "rust tegenover haast"},
    {"the same in English", "calm\xE2\x86\x94haste", "en", "calm opposite haste"},
    {"quotes are not said", "\xE2\x80\x9EMag het?\xE2\x80\x9D", "nl", " Mag het? "},
    {"an apostrophe is", "foto\xE2\x80\x99s", "nl", "foto's"},
    {"a dash between words is a pause", "ja \xE2\x80\x93 nee", "nl", "ja , nee"},
    {"a dash between figures is a span",
     "2022\xE2\x80\x93"
     "2026",
     "nl", "2022 tot 2026"},
    {"the same in English",
     "2022\xE2\x80\x93"
     "2026",
     "en", "2022 to 2026"},
    {"a stroke between words", "en/of", "nl", "en of"},
    {"a stroke between figures stays", "1/2", "nl", "1/2"},
    {"a hyphen that is only offered", "raads\xC2\xADlid", "nl", "raadslid"},
    {"marks of a maker", "**vet** <b> [x]", "nl", "  vet    b   x "},
    {"lines and tabs", "een\ntwee\tdrie", "nl", "een twee drie"},
    {"bytes that are no letters",
     "a\xFF"
     "b\xC3",
     "nl", "a b "},
    {"nothing", "", "nl", ""},
};

static void signs_are_said_otherwise(void **state)
{
    struct arena *arena = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct spoken spoken;
        assert_true(spoken_make(arena, str_from(rows[i].text), str_from(rows[i].language), &spoken));
        if (!str_eq(spoken.say, str_from(rows[i].say)))
            fail_msg("%s: \"%.*s\", not \"%s\"", rows[i].name, STR_ARG(spoken.say), rows[i].say);
        assert_int_equal(spoken.say.at[spoken.say.len], '\0');
    }
}

static const struct {
    const char *name, *text;
    int from, letters; /* as the voice tells */
    const char *word;  /* NULL: none */
} words[] = {
    {"the first", "Wie draagt dit?", 0, 3, "Wie"},
    {"one after it", "Wie draagt dit?", 4, 6, "draagt"},
    {"after letters of more bytes", "E\xC3\xA9n caf\xC3\xA9, z\xC3\xB3", 4, 4, "caf\xC3\xA9"},
    {"past the end", "kort", 2, 9, "rt"},
    {"beyond it", "kort", 4, 1, NULL},
    {"before it", "kort", -1, 2, NULL},
    {"no letters", "kort", 0, 0, NULL},
    {"a hyphen inside is of the word", "raads\xC2\xADlid kiest", 0, 8, "raads\xC2\xADlid"},
    {"a word that a sign became", "rust\xE2\x86\x94haast", 5, 9, "\xE2\x86\x94"},
    {"the word after it", "rust\xE2\x86\x94haast", 15, 5, "haast"},
};

static void words_know_their_bytes(void **state)
{
    struct arena *arena = *state;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        struct spoken spoken;
        size_t begin = 0, end = 0;
        struct str text = str_from(words[i].text);
        assert_true(spoken_make(arena, text, STR("nl"), &spoken));
        bool found = spoken_bytes(&spoken, words[i].from, words[i].letters, &begin, &end);
        if (found != (words[i].word != NULL))
            fail_msg("%s: found or not", words[i].name);
        if (found && !str_eq(str_sub(text, begin, end), str_from(words[i].word)))
            fail_msg("%s: \"%.*s\"", words[i].name, STR_ARG(str_sub(text, begin, end)));
    }
}

/* Whatever the text: each letter said comes from a place in it, in order. */
static void places_never_go_back(void **state)
{
    struct arena *arena = *state;
    char text[256];
    for (int i = 0; i < 256; i++)
        text[i] = (char)(i * 37 ^ i >> 2);
    struct spoken spoken;
    assert_true(spoken_make(arena, (struct str){text, sizeof text}, STR("en"), &spoken));
    assert_int_equal(spoken.at[spoken.count], sizeof text);
    for (int i = 0; i < spoken.count; i++)
        assert_true(spoken.at[i] <= spoken.at[i + 1]);
}

static int begin(void **state)
{
    static struct arena arena;
    *state = &arena;
    return arena_init(&arena, 4 << 20) ? 0 : -1;
}

static int end(void **state)
{
    arena_finish(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(signs_are_said_otherwise, begin, end),
        cmocka_unit_test_setup_teardown(words_know_their_bytes, begin, end),
        cmocka_unit_test_setup_teardown(places_never_go_back, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
