#include "deck/markdown.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "deck/opened.h"

static void blocks(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *want;
    } rows[] = {
        {"nothing", "", ""},
        {"a heading and a paragraph", "# Titel\n\nTekst.\n", "H1@1 Titel / P0@3 Tekst."},
        {"lines of a paragraph run on", "een\ntwee\n", "P0@1 een twee"},
        {"a hard break stays", "een  \ntwee\\\ndrie\n", "P0@1 een\ntwee\ndrie"},
        {"styles are runs", "a **b** *c* `d` e\n", "P0@1 a **b** *c* `d` e"},
        {"a link", "zie [hier](https://a.nl/?x=1&amp;y=2).", "P0@1 zie [hier](https://a.nl/?x=1&y=2)."},
        {"a list", "- een\n- twee\n", "I0@1 een / I0@2 twee"},
        {"a numbered list", "3. een\n4. twee\n", "I0#3@1 een / I0#4@2 twee"},
        {"lists in lists", "- een\n  - twee\n    1. drie\n- vier\n",
         "I0@1 een / I1@2 twee / I2#1@3 drie / I0@4 vier"},
        {"a loose list", "- een\n\n- twee\n\n  nog\n", "I0@1 een / I0@3 twee / P1@5 nog"},
        {"an empty point is no block", "-\n- een\n", "I0@2 een"},
        {"a quote", "> wijs\n> woord\n\n> nog een\n", "Q0@1 wijs woord / Q0@4 nog een"},
        {"a rule", "een\n\n---\n\ntwee\n", "P0@1 een / R0@3  / P0@5 twee"},
        {"a picture on its own", "![Een leeuw](a.png)\n", "G0@1 <a.png>Een leeuw"},
        {"a picture without words", "![](a.png)\n", "G0@1 <a.png>"},
        {"a picture among words is its words", "zie ![leeuw](a.png) daar\n", "P0@1 zie leeuw daar"},
        {"words behind a picture", "![leeuw](a.png) daar\n", "P0@1 leeuw daar"},
        {"pictures on lines of their own", "voor\n![a](a.png)\n![b](b.png)\nna\n",
         "P0@1 voor / G0@2 <a.png>a / G0@3 <b.png>b / P0@4 na"},
        {"a card", "![](card:moed)\n", "C0@1 <moed>"},
        {"two cards under each other", "![](card:moed)\n![](card:rust)\n", "C0@1 <moed> / C0@2 <rust>"},
        {"a picture in a link is words", "[![leeuw](a.png)](b)\n", "P0@1 [leeuw](b)"},
        {"HTML is text", "<b>vet</b>\n\n<div>\nx\n</div>\n", "P0@1 <b>vet</b> / P0@3 <div> x </div>"},
        {"a code block", "```\na\n  b\n```\n", "P0@2 `a\n  b`"},
        {"a table", "| a | b |\n|---|---|\n| 1 | 2 |\n", "P0@1 a · b / P0@3 1 · 2"},
        {"characters by name", "&eacute;&#233;&#xE9; &bestaatniet; &amp;", "P0@1 ééé &bestaatniet; &"},
        {"CR LF", "# Titel\r\n\r\nEen\r\ntwee\r\n", "H1@1 Titel / P0@3 Een twee"},
        {"a heading with lines under it", "Titel\n=====\n\nTekst\n", "H1@1 Titel / P0@4 Tekst"},
        {"escapes", "\\*geen\\* nadruk\n", "P0@1 *geen* nadruk"},
        {"a heading without words is no block", "#\n\nTekst\n", "P0@3 Tekst"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        struct blocks got;
        assert_true(arena_init(&arena, 1 << 24));
        assert_true(markdown_read(&arena, str_from(rows[i].text), 1, &got));
        expect_text(rows[i].name, str_from(opened_blocks(&arena, got)), rows[i].want);
        arena_finish(&arena);
    }
}

static void lines_count_from_the_file(void **state)
{
    (void)state;
    struct arena arena;
    struct blocks got;
    assert_true(arena_init(&arena, 1 << 24));
    assert_true(markdown_read(&arena, STR("\n# Titel\n\n- een\n"), 12, &got));
    assert_int_equal(got.at[0].line, 13);
    assert_int_equal(got.at[1].line, 15);
    arena_finish(&arena);
}

/* Long texts of one thing, which are known to make parsers slow. */
static void patience(void **state)
{
    (void)state;
    static const char *const rows[] = {"[",     "![",      "*a ", "> ",      "- ",   "`",
                                       "<",     "&",       "|a",  "a\n|-\n", "[a](", "**",
                                       "_a*",   "# \n",    "\t",  "1. ",     "\\",   "![](card:a)\n",
                                       "a  \n", "[x]: y\n"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[40000];
        size_t len = strlen(rows[i]), filled = 0;
        struct arena arena;
        struct blocks got;
        for (; filled + len <= sizeof text; filled += len)
            memcpy(text + filled, rows[i], len);
        assert_true(arena_init(&arena, 1 << 28));
        if (!markdown_read(&arena, (struct str){text, filled}, 1, &got))
            fail_msg("%s is not read", rows[i]);
        arena_finish(&arena);
    }
}

static void a_table_no_one_can_read_is_words(void **state)
{
    (void)state;
    char text[60000] = "";
    size_t len = 0;
    struct arena arena;
    struct blocks got;
    for (int i = 0; i < 400; i++, len += 2)
        memcpy(text + len, "|a", 2);
    text[len++] = '\n';
    for (int i = 0; i < 400; i++, len += 2)
        memcpy(text + len, "|-", 2);
    text[len++] = '\n';
    for (int i = 0; i < 1000; i++, len += 2)
        memcpy(text + len, "b\n", 2);
    assert_true(arena_init(&arena, 1 << 26));
    assert_true(markdown_read(&arena, (struct str){text, len}, 1, &got));
    assert_int_equal(got.count, 1);
    arena_finish(&arena);
}

static void a_full_arena_is_told(void **state)
{
    (void)state;
    for (size_t cap = 16; cap < 4096; cap += 16) { /* at every place it can become full */
        struct arena arena;
        struct blocks got;
        assert_true(arena_init(&arena, 4096));
        assert_non_null(arena_alloc(&arena, 4096 - cap, 1, 1));
        (void)markdown_read(&arena, STR("# a\n\n- b\n- [c](d)\n\n![e](f)\n\n> g\n"), 1, &got);
        arena_finish(&arena);
    }
}

/* A text is a part of a file: what stands behind it is not read, also not where a link is left open. */
static void nothing_behind_the_end_is_read(void **state)
{
    (void)state;
    struct arena arena;
    struct blocks got;
    struct str text = STR("![](card:moed)");
    assert_true(arena_init(&arena, 1 << 20));
    assert_true(markdown_read(&arena, str_sub(text, 0, text.len - 1), 1, &got));
    assert_string_equal(opened_blocks(&arena, got), "P0@1 ![](card:moed");
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks),
        cmocka_unit_test(lines_count_from_the_file),
        cmocka_unit_test(nothing_behind_the_end_is_read),
        cmocka_unit_test(patience),
        cmocka_unit_test(a_table_no_one_can_read_is_words),
        cmocka_unit_test(a_full_arena_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
