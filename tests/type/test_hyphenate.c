#include "type/hyphenate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The words with a hyphen at every place where one may stand. */
static void with_hyphens(struct hyphenator *hyphenator, const char *text, char *out, size_t out_bytes)
{
    unsigned char marks[256] = {0};
    size_t at = 0, len = strlen(text);
    assert_true(len < sizeof marks);
    hyphenate(hyphenator, str_from(text), marks);
    for (size_t i = 0; i < len && at + 3 < out_bytes; i++) {
        if (marks[i])
            out[at++] = '-';
        out[at++] = text[i];
    }
    out[at] = '\0';
}

static void dutch(void **state)
{
    (void)state;
    static const struct {
        const char *name, *word, *broken;
    } rows[] = {
        {"syllables", "onafhankelijkheid", "on-af-han-ke-lijk-heid"},
        {"a long compound", "arbeidsongeschiktheidsverzekeringsmaatschappij",
         "ar-beids-on-ge-schikt-heids-ver-ze-ke-rings-maat-schap-pij"},
        {"an office", "Gemeentesecretarissen", "Ge-meen-te-se-cre-ta-ris-sen"},
        {"letters outside ASCII", "co\xC3\xB6peratie", "co\xC3\xB6-pe-ra-tie"},
        {"not before a trema", "ge\xC3\xAFnteresseerd", "ge\xC3\xAFn-te-res-seerd"},
        {"guesses one letter apart are dropped", "cooperatie", "coopera-tie"},
        {"a break that would change the spelling is not taken", "omaatje", "omaatje"},
        {"words stand apart", "de raadsleden, de wethouders", "de raads-le-den, de wet-hou-ders"},
        {"parts of a word with a hyphen of its own", "woon-werkverkeer", "woon-werk-ver-keer"},
        {"capitals only are left whole", "GEMEENTERAAD", "GEMEENTERAAD"},
        {"a short word is left whole", "raad", "raad"},
        {"two letters stay before", "opening", "ope-ning"},
        {"no letters at all", "2026, 14:07", "2026, 14:07"},
        {"letters the dictionary cannot spell", "\xCE\xB4\xCE\xB7\xCE\xBC\xCE\xBF\xCE\xBA",
         "\xCE\xB4\xCE\xB7\xCE\xBC\xCE\xBF\xCE\xBA"},
        {"nothing", "", ""},
    };
    struct hyphenator *nl = hyphenator_open(STR("nl"));
    if (!nl)
        skip();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char out[256];
        with_hyphens(nl, rows[i].word, out, sizeof out);
        if (strcmp(out, rows[i].broken) != 0)
            fail_msg("%s: %s became %s, not %s", rows[i].name, rows[i].word, out, rows[i].broken);
    }
    hyphenator_close(nl);
}

static void english(void **state)
{
    (void)state;
    char out[256];
    struct hyphenator *en = hyphenator_open(STR("en-GB"));
    if (!en)
        skip();
    with_hyphens(en, "independence of councillors", out, sizeof out);
    assert_string_equal(out, "in-de-pen-dence of coun-cil-lors");
    hyphenator_close(en);
}

static void a_word_beyond_measure_is_left_whole(void **state)
{
    (void)state;
    char word[201];
    unsigned char marks[201] = {0};
    memset(word, 'a', sizeof word);
    struct hyphenator *nl = hyphenator_open(STR("nl"));
    if (!nl)
        skip();
    hyphenate(nl, (struct str){word, sizeof word - 1}, marks);
    for (size_t i = 0; i < sizeof marks; i++)
        assert_int_equal(marks[i], 0);
    hyphenator_close(nl);
}

static void languages(void **state)
{
    (void)state;
    assert_null(hyphenator_open(STR("xx")));
    assert_null(hyphenator_open(STR("")));
    assert_null(hyphenator_for(STR("nederlands")));
    struct hyphenator *nl = hyphenator_for(STR("nl"));
    assert_ptr_equal(nl, hyphenator_for(STR("nl-BE")));
    assert_ptr_equal(nl, hyphenator_for(STR("nl_NL")));
    hyphenator_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dutch),
        cmocka_unit_test(english),
        cmocka_unit_test(a_word_beyond_measure_is_left_whole),
        cmocka_unit_test(languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
