#include "base/str.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"

static void natural_order(void **state)
{
    (void)state;
    static const struct {
        const char *name, *low, *high;
        bool same;
    } rows[] = {
        {"numbers compare by value", "kaart2", "kaart10", false},
        {"letters before length", "a10", "b1", false},
        {"a prefix comes first", "kaart", "kaart1", false},
        {"the number in the middle counts", "deel 2 les 30", "deel 11 les 1", false},
        {"zeros in front do not", "kaart007", "kaart8", false},
        {"but they do decide between twins", "01", "1", false},
        {"numbers longer than any integer", "9999999999999999999998", "9999999999999999999999", false},
        {"bytes are not signed", "z", "\xC3\xA9", false},
        {"empty before all", "", "0", false},
        {"the same is the same", "a1b2", "a1b2", true},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str low = str_from(rows[i].low), high = str_from(rows[i].high);
        int there = str_compare_natural(low, high), back = str_compare_natural(high, low);
        if (rows[i].same ? there != 0 || back != 0 : there >= 0 || back <= 0)
            fail_msg("%s: %d and back %d", rows[i].name, there, back);
    }
}

static void whole_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        bool ok;
        int want;
    } rows[] = {
        {"zero", "0", true, 0},
        {"minus zero is zero", "-0", true, 0},
        {"zeros in front", "007", true, 7},
        {"the largest", "2147483647", true, INT_MAX},
        {"the smallest", "-2147483648", true, INT_MIN},
        {"one too many", "2147483648", false, 0},
        {"one too few", "-2147483649", false, 0},
        {"far too many digits", "99999999999999999999999999", false, 0},
        {"nothing", "", false, 0},
        {"only a minus", "-", false, 0},
        {"a plus", "+1", false, 0},
        {"a space", " 1", false, 0},
        {"a tail", "1a", false, 0},
        {"a fraction", "1.0", false, 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int got = 0;
        bool ok = str_to_int(str_from(rows[i].text), &got);
        if (ok != rows[i].ok || got != rows[i].want)
            fail_msg("%s: %d, %d", rows[i].name, ok, got);
    }
}

static void decimals(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        bool ok;
        float want;
    } rows[] = {
        {"whole", "12", true, 12},
        {"half", "0.5", true, 0.5f},
        {"nothing before the mark", ".5", true, 0.5f},
        {"a tenth is the nearest float", "0.1", true, 0.1f},
        {"minus", "-1.25", true, -1.25f},
        {"more digits than fit", "0.333333333333333333333333333333", true, 1.0f / 3},
        {"large", "16777216", true, 16777216},
        {"too large", "1000000000000000000000000000000000000000", false, 0},
        {"nothing", "", false, 0},
        {"only a mark", ".", false, 0},
        {"only a minus", "-", false, 0},
        {"nothing after the mark", "5.", false, 0},
        {"a comma", "0,5", false, 0},
        {"two marks", "1.2.3", false, 0},
        {"an exponent", "1e3", false, 0},
        {"not a number", "nan", false, 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        float got = 0;
        bool ok = str_to_float(str_from(rows[i].text), &got);
        if (ok != rows[i].ok || got < rows[i].want || got > rows[i].want)
            fail_msg("%s: %d, %.9g", rows[i].name, ok, (double)got);
    }
}

static void cuts(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *head, *rest, *last_head, *last_rest;
    } rows[] = {
        {"one mark", "naam=waarde", "naam", "waarde", "naam", "waarde"},
        {"two marks", "a=b=c", "a", "b=c", "a=b", "c"},
        {"no mark", "naam", "naam", "", "", "naam"},
        {"mark at the end", "naam=", "naam", "", "naam", ""},
        {"mark in front", "=naam", "", "naam", "", "naam"},
        {"empty", "", "", "", "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str rest, last_rest, text = str_from(rows[i].text);
        struct str head = str_cut(text, '=', &rest), last_head = str_cut_last(text, '=', &last_rest);
        if (!str_eq(head, str_from(rows[i].head)) || !str_eq(rest, str_from(rows[i].rest)) ||
            !str_eq(last_head, str_from(rows[i].last_head)) ||
            !str_eq(last_rest, str_from(rows[i].last_rest)))
            fail_msg("%s", rows[i].name);
    }
}

static void fields_are_cut_between_characters(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *want;
    } rows[] = {
        {"fits", "abcde", "abcde"},
        {"one too long", "abcdef", "abcde"},
        {"two bytes on the edge", "abcd\xC3\xA9", "abcd"},
        {"two bytes that just fit", "abc\xC3\xA9", "abc\xC3\xA9"},
        {"four bytes on the edge", "ab\xF0\x9F\x98\x80", "ab"},
        {"malformed: cut anyway", "a\x80\x80\x80\x80\x80\x80", "a\x80"},
        {"empty", "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char field[6];
        memset(field, 'x', sizeof field);
        str_to_field(field, sizeof field, str_from(rows[i].text));
        if (strcmp(field, rows[i].want) != 0)
            fail_msg("%s: \"%s\"", rows[i].name, field);
    }
}

static void small_things(void **state)
{
    (void)state;
    const struct str none = {0};
    assert_true(str_eq(str_from(NULL), none));
    assert_true(str_eq(str_trim(STR(" \t a b\r\n")), STR("a b")));
    assert_true(str_eq(str_trim(STR(" \n")), none));
    assert_true(str_eq(str_sub(STR("abc"), 1, 99), STR("bc")));
    assert_true(str_eq(str_sub(STR("abc"), 9, 2), none));
    assert_true(str_starts(STR("kaart.md"), STR("kaart")) && !str_starts(STR("k"), STR("kaart")));
    assert_true(str_ends(STR("kaart.md"), STR(".md")) && !str_ends(STR("md"), STR(".md")));
    assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
    assert_int_equal(str_find(STR("abc"), STR("x")), -1);
    assert_int_equal(str_find(none, STR("x")), -1);
    assert_int_equal(str_find(none, none), 0);
    assert_true(str_compare(STR("a"), STR("ab")) < 0 && str_compare(STR("b"), STR("ab")) > 0);
}

static void hash_is_the_published_one(void **state)
{
    (void)state;
    assert_true(str_hash(STR(""), 0) == UINT64_C(0xcbf29ce484222325));
    assert_true(str_hash(STR("a"), 0) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(str_hash(STR("foobar"), 0) == UINT64_C(0x85944171f73967e8));
    assert_true(str_hash(STR("bar"), str_hash(STR("foo"), 0)) == str_hash(STR("foobar"), 0));
}

static void copies_end_in_nul(void **state)
{
    (void)state;
    struct arena arena;
    char long_text[90];
    memset(long_text, 'x', sizeof long_text);
    assert_true(arena_init(&arena, 80));
    struct str copy = str_copy(&arena, str_sub(STR("waaier"), 0, 4));
    assert_string_equal(copy.at, "waai");
    assert_string_equal(str_format(&arena, "%d-%s", 12, "x").at, "12-x");
    assert_null(str_format(&arena, "%90s", "too long for what is left").at);
    assert_null(str_copy(&arena, (struct str){long_text, sizeof long_text}).at);
    assert_string_equal(str_copy(&arena, (struct str){0}).at, "");
    arena_finish(&arena);
}

static void errors_say_where_and_what(void **state)
{
    (void)state;
    struct err err = {0};
    assert_false(err_set(&err, ERR_FORMAT, "een kaart zonder titel"));
    assert_false(err_within(&err, "regel %d", 7));
    assert_int_equal(err.kind, ERR_FORMAT);
    assert_string_equal(err.text, "regel 7: een kaart zonder titel");
    assert_false(err_set(&err, ERR_IO, "%s!", err.text)); /* its own text may be an argument */
    assert_string_equal(err.text, "regel 7: een kaart zonder titel!");
}

static void long_errors_are_cut(void **state)
{
    (void)state;
    struct err err = {0};
    char text[1200];
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "\xC3\xA9", 3);
    assert_false(err_set(&err, ERR_IO, "%s", text));
    assert_int_equal(strlen(err.text), 398); /* 399 bytes would end in half a character */
    assert_false(err_within(&err, "%s", text));
    assert_true(strlen(err.text) < sizeof err.text && strstr(err.text, ": \xC3\xA9"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(natural_order),
        cmocka_unit_test(whole_numbers),
        cmocka_unit_test(decimals),
        cmocka_unit_test(cuts),
        cmocka_unit_test(fields_are_cut_between_characters),
        cmocka_unit_test(small_things),
        cmocka_unit_test(hash_is_the_published_one),
        cmocka_unit_test(copies_end_in_nul),
        cmocka_unit_test(errors_say_where_and_what),
        cmocka_unit_test(long_errors_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
