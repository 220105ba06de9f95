#include "deck/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct str shown(struct arena *arena, const struct yaml_node *node)
{
    struct str all = str_copy(arena, STR(""));
    if (!node)
        return STR("-");
    if (node->kind == YAML_SCALAR)
        return node->quoted ? str_format(arena, "'%.*s'", STR_ARG(node->text)) : node->text;
    for (int i = 0; i < node->count; i++) {
        bool map = node->kind == YAML_MAP;
        struct str item = shown(arena, map ? &node->pairs[i].value : &node->items[i]);
        struct str key = map ? str_format(arena, "%.*s:", STR_ARG(node->pairs[i].key)) : STR("");
        all =
            str_format(arena, "%.*s%s%.*s%.*s", STR_ARG(all), i > 0 ? "," : "", STR_ARG(key), STR_ARG(item));
    }
    return str_format(arena, node->kind == YAML_MAP ? "{%.*s}" : "[%.*s]", STR_ARG(all));
}

static void trees(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *want;
    } rows[] = {
        {"nothing", "", "-"},
        {"only a comment", "# niets\n", "-"},
        {"a word", "moed", "moed"},
        {"a map", "id: moed\nkind: waarde\n", "{id:moed,kind:waarde}"},
        {"a list", "- a\n- b\n", "[a,b]"},
        {"a list in brackets", "offices: [griffier, raadslid]", "{offices:[griffier,raadslid]}"},
        {"maps in a list", "- {id: a, text: \"b: c\"}\n", "[{id:a,text:'b: c'}]"},
        {"an empty value", "id:\nkind: x\n", "{id:,kind:x}"},
        {"null is empty", "id: null\nkind: ~\nalt: \"null\"\n", "{id:,kind:,alt:'null'}"},
        {"yes, no, dates and numbers stay words", "a: yes\nb: no\nc: 2026-01-02\nd: 007\n",
         "{a:yes,b:no,c:2026-01-02,d:007}"},
        {"a block keeps its lines", "notes: |\n  een\n  twee\n", "{notes:'een\ntwee\n'}"},
        {"a folded block", "notes: >\n  een\n  twee\n", "{notes:'een twee\n'}"},
        {"CR LF", "a: b\r\nc: d\r\n", "{a:b,c:d}"},
        {"accents", "naam: Thé coördinatie\n", "{naam:Thé coördinatie}"},
        {"empty list and map", "a: []\nb: {}\n", "{a:[],b:{}}"},
        {"a start mark is fine", "---\na: b\n", "{a:b}"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        assert_true(arena_init(&arena, 1 << 24));
        struct diags diags = {.arena = &arena};
        struct str got = shown(&arena, yaml_read(&arena, STR("x"), str_from(rows[i].text), 1, &diags));
        if (!str_eq(got, str_from(rows[i].want)) || diags.count > 0)
            fail_msg("%s: %.*s (%d)", rows[i].name, STR_ARG(got), diags.count);
        arena_finish(&arena);
    }
}

static void places(void **state)
{
    (void)state;
    struct arena arena;
    assert_true(arena_init(&arena, 1 << 24));
    struct diags diags = {.arena = &arena};
    const struct yaml_node *root =
        yaml_read(&arena, STR("x"), STR("één: twéé\nlijst:\n  - {id: a}\n  - b\n"), 10, &diags);
    assert_non_null(root);
    assert_int_equal(root->pairs[0].line, 10);
    assert_int_equal(root->pairs[0].column, 1);
    assert_int_equal(root->pairs[0].value.column, 6); /* code points, not bytes */
    const struct yaml_node *list = yaml_at(root, "lijst");
    assert_non_null(list);
    assert_int_equal(list->items[1].line, 13);
    assert_int_equal(list->items[1].column, 5);
    assert_int_equal(yaml_at(&list->items[0], "id")->line, 12);
    assert_null(yaml_at(root, "niet"));
    assert_null(yaml_at(list, "id"));
    assert_null(yaml_at(NULL, "id"));
    arena_finish(&arena);
}

/* What libyaml takes for the end of a line, but no editor does, moves nothing. */
static void lines_are_those_of_an_editor(void **state)
{
    (void)state;
    static const char *const ends[] = {"\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        struct arena arena;
        assert_true(arena_init(&arena, 1 << 24));
        struct diags diags = {.arena = &arena};
        struct str text = str_format(&arena, "a: b%sc: d\ne: f\ne: g\n", ends[i]);
        assert_null(yaml_read(&arena, STR("x"), text, 1, &diags));
        assert_int_equal(diags.count, 1);
        if (diags.at[0].line != 3 || diags.at[0].column != 1)
            fail_msg("%zu: told at %d:%d", i, diags.at[0].line, diags.at[0].column);
        arena_finish(&arena);
    }
}

/* Whatever comes, it ends, and what is not read is told once. */
static void never_silent(void **state)
{
    (void)state;
    static const char *const rows[] = {"[",
                                       "{",
                                       "\"",
                                       "'",
                                       "- - - [",
                                       "a: b: c",
                                       "\t",
                                       "&a",
                                       "*a",
                                       "!a",
                                       "%",
                                       "@",
                                       "`",
                                       "|",
                                       "? a",
                                       "- ?",
                                       ": ",
                                       "{a",
                                       "[a,",
                                       "--- a\n--- b",
                                       "...",
                                       "a: |\n\tb",
                                       "!!binary x",
                                       "<<: *a",
                                       "{[a]: b}",
                                       "\"\\x\"",
                                       "%YAML 9.9\n---\na",
                                       "a: {b: [c, {d: }}"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        assert_true(arena_init(&arena, 1 << 24));
        struct diags diags = {.arena = &arena};
        const struct yaml_node *root = yaml_read(&arena, STR("x"), str_from(rows[i]), 1, &diags);
        if (diags.count > 1 || (root && diags.count > 0))
            fail_msg("%s: %d sentences", rows[i], diags.count);
        arena_finish(&arena);
    }
}

static void a_full_arena_is_told(void **state)
{
    (void)state;
    char text[4096];
    struct arena arena, sayings;
    memset(text, '[', sizeof text);
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, i == 0 ? "[a" : ",a", 2);
    text[sizeof text - 1] = ']';
    assert_true(arena_init(&arena, 4096));
    assert_true(arena_init(&sayings, 1 << 20));
    struct diags diags = {.arena = &sayings};
    assert_null(yaml_read(&arena, STR("x"), (struct str){text, sizeof text}, 1, &diags));
    assert_int_equal(diags.error_count, 1);
    arena_finish(&arena);
    arena_finish(&sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees),
        cmocka_unit_test(places),
        cmocka_unit_test(lines_are_those_of_an_editor),
        cmocka_unit_test(never_silent),
        cmocka_unit_test(a_full_arena_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
