#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void malformed_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        int first_bad, count;
    } rows[] = {
        {"plain", "waaier", -1, 6},
        {"two, three and four bytes", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", -1, 3},
        {"the replacement character itself is fine", "\xEF\xBF\xBD", -1, 1},
        {"the last code point", "\xF4\x8F\xBF\xBF", -1, 1},
        {"past the last", "\xF4\x90\x80\x80", 0, 4},
        {"a stray continuation", "a\x80z", 1, 3},
        {"cut short", "a\xE2\x82", 1, 3},
        {"cut short by a letter", "\xC3z", 0, 2},
        {"overlong slash", "\xC0\xAF", 0, 2},
        {"overlong in three", "\xE0\x80\xAF", 0, 3},
        {"overlong in four", "\xF0\x80\x80\xAF", 0, 4},
        {"half a surrogate pair", "\xED\xA0\x80", 0, 3},
        {"never a lead byte", "\xFF", 0, 1},
        {"empty", "", -1, 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str s = str_from(rows[i].text);
        if (utf8_first_bad(s) != rows[i].first_bad || utf8_count(s) != rows[i].count)
            fail_msg("%s: %td, %d", rows[i].name, utf8_first_bad(s), utf8_count(s));
    }
}

static void a_head_ends_at_a_whole_character(void **state)
{
    (void)state;
    struct str text = STR("a\xC3\xA9\xE2\x82\xAC");
    static const size_t lengths[] = {0, 1, 1, 3, 3, 3, 6, 6};
    for (size_t i = 0; i < COUNT_OF(lengths); i++)
        assert_int_equal(utf8_head(text, i).len, lengths[i]);
}

static void put_then_next_is_the_same(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x110000; code++) {
        char bytes[4];
        bool real = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        struct str s = {bytes, (size_t)utf8_put(bytes, code)};
        uint32_t got = utf8_next(&s);
        if (got != (real ? code : (uint32_t)UTF8_BAD) || s.len != 0)
            fail_msg("U+%04X came back as U+%04X", (unsigned)code, (unsigned)got);
    }
}

static void folding(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *want;
    } rows[] = {
        {"lower case", "De Waaier 2", "de waaier 2"},
        {"accents", "Één café, Zoë, Ångström", "een cafe, zoe, angstrom"},
        {"accents as marks of their own", "cafe\xCC\x81", "cafe"},
        {"Dutch ij", "Ĳsland ĳs IJs", "ijsland ijs ijs"},
        {"ligatures", "Æsop œuvre straße STRAẞE ﬁets", "aesop oeuvre strasse strasse fiets"},
        {"strokes", "Øre łódź Đà", "ore lodz da"},
        {"Vietnamese and Romanian", "Việt Ștefan", "viet stefan"},
        {"quotes", "‘zo’ ‚zo’ “zo” „zo”", "'zo' 'zo' \"zo\" \"zo\""},
        {"dashes and dots", "1–2 — a…", "1-2 - a..."},
        {"soft hyphens go", "be\xC2\xADspreken", "bespreken"},
        {"no-break space", "5\xC2\xA0km", "5 km"},
        {"Greek", "ΆΛΦΑ λόγος Ϊ", "αλφα λογοσ ι"},
        {"Cyrillic", "ЁЖИК Київ й", "ежик киів и"},
        {"multiplication is no letter", "3×4÷2", "3×4÷2"},
        {"other scripts stay", "日本 שלום", "日本 שלום"},
        {"malformed becomes a question mark", "a\xFFz", "a?z"},
        {"empty", "", ""},
    };
    struct arena arena;
    assert_true(arena_init(&arena, 1 << 16));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str got = utf8_fold(&arena, str_from(rows[i].text), NULL);
        if (!str_eq(got, str_from(rows[i].want)))
            fail_msg("%s: \"%.*s\"", rows[i].name, STR_ARG(got));
    }
    arena_finish(&arena);
}

static void map_leads_back(void **state)
{
    (void)state;
    struct arena arena;
    uint32_t *map;
    assert_true(arena_init(&arena, 256));
    struct str got = utf8_fold(&arena, STR("aßee\xCC\x81" /* the mark folds away */), &map);
    assert_true(str_eq(got, STR("assee")));
    static const uint32_t from[] = {0, 1, 1, 3, 4, 7};
    assert_memory_equal(map, from, sizeof from);
    assert_null(utf8_fold(&arena, (struct str){(const char *)arena.base, 250}, &map).at);
    assert_null(map);
    arena_finish(&arena);
}

static void no_code_point_grows_and_folding_again_changes_nothing(void **state)
{
    (void)state;
    struct arena arena;
    assert_true(arena_init(&arena, 256));
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        struct str s = {bytes, (size_t)utf8_put(bytes, code)};
        arena_rewind(&arena, 0);
        struct str once = utf8_fold(&arena, s, NULL), twice = utf8_fold(&arena, once, NULL);
        if (once.len > s.len || utf8_first_bad(once) >= 0 || !str_eq(once, twice))
            fail_msg("U+%04X", (unsigned)code);
    }
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(malformed_is_found),
        cmocka_unit_test(a_head_ends_at_a_whole_character),
        cmocka_unit_test(put_then_next_is_the_same),
        cmocka_unit_test(folding),
        cmocka_unit_test(map_leads_back),
        cmocka_unit_test(no_code_point_grows_and_folding_again_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
