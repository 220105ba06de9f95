#include "deck/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "deck/opened.h"

static void make_deck(struct place *place)
{
    place_make(place);
    place_write(place, "deck/deck.yaml", STR("waaier: 1\n"));
    place_write(place, "deck/cards/a10.md", STR("tien"));
    place_write(place, "deck/cards/a2.md", STR("twee"));
    place_write(place, "deck/cards/.verborgen.md", STR("x"));
    place_write(place, "deck/cards/map/diep.md", STR("diep"));
    place_zip(place, "deck.zip", "deck", (struct zip_wish){0});
    place_zip(place, "mapje.zip", "deck", (struct zip_wish){.prefix = "Mijn set/"});
}

/* Folder, ZIP, and a ZIP with one folder in it answer the same. */
static void three_forms_are_one(void **state)
{
    (void)state;
    static const char *const forms[] = {"deck", "deck.zip", "mapje.zip"};
    struct place place;
    make_deck(&place);
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        struct arena arena;
        struct err err = {0};
        struct source_entry *entries;
        struct str text;
        char path[256];
        int count;
        uint64_t stamp = 0, other = 0;
        assert_true(arena_init(&arena, 1 << 24));
        struct source *source = source_open(place_path(&place, forms[i], path, sizeof path), &err);
        assert_non_null(source);
        assert_int_equal(source_kind(source), i == 0 ? SOURCE_FOLDER : SOURCE_ZIP);
        assert_true(str_ends(source_path(source), str_from(forms[i])));
        assert_true(source_list(source, &arena, STR("cards"), &entries, &count, &err));
        assert_int_equal(count, 2);
        expect_text(forms[i], entries[0].name, "cards/a2.md");
        expect_text(forms[i], entries[1].name, "cards/a10.md");
        assert_true(source_list(source, &arena, STR("nergens"), &entries, &count, &err));
        assert_int_equal(count, 0);
        assert_true(source_list(source, &arena, STR(""), &entries, &count, &err));
        assert_int_equal(count, 1);
        assert_true(source_has(source, STR("cards/a2.md"), &stamp));
        assert_true(source_has(source, STR("cards/map/diep.md"), &other));
        assert_int_not_equal(stamp, other);
        assert_false(source_has(source, STR("cards"), NULL));
        assert_false(source_has(source, STR("cards/a3.md"), NULL));
        assert_true(source_read(source, &arena, STR("cards/a10.md"), 100, &text, &err));
        expect_text(forms[i], text, "tien");
        assert_true(source_read_head(source, &arena, STR("cards/a10.md"), 2, &text, &err));
        expect_text(forms[i], text, "ti");
        assert_false(source_read(source, &arena, STR("cards/a10.md"), 3, &text, &err));
        assert_int_equal(err.kind, ERR_LIMIT);
        assert_false(source_read(source, &arena, STR("cards/a3.md"), 100, &text, &err));
        int fd = source_open_fd(source, STR("cards/a10.md"), &err);
        char bytes[8] = "";
        assert_true(fd >= 0);
        assert_int_equal(pread(fd, bytes, sizeof bytes, 0), 4);
        assert_string_equal(bytes, "tien");
        assert_int_equal(close(fd), 0);
        source_close(source);
        arena_finish(&arena);
    }
    place_remove(&place);
}

static void names(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool ok;
    } rows[] = {
        {"a.md", true},    {"cards/a.md", true}, {"a b/ç.png", true}, {"..a", true},  {"", false},
        {"/a", false},     {"a/", false},        {"a//b", false},     {"..", false},  {"../a", false},
        {"a/../b", false}, {"a/..", false},      {".", false},        {"./a", false}, {"a/./b", false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (source_name_ok(str_from(rows[i].name)) != rows[i].ok)
            fail_msg("%s", rows[i].name);
    }
    assert_false(source_name_ok((struct str){"a\0b", 3}));
}

static void every_question_refuses_what_leads_outside(void **state)
{
    (void)state;
    struct place place;
    make_deck(&place);
    struct arena arena;
    struct err err = {0};
    struct str text;
    struct source_entry *entries;
    int count;
    char path[256];
    place_write(&place, "geheim.md", STR("geheim"));
    assert_int_equal(symlink("..", place_path(&place, "deck/omhoog", path, sizeof path)), 0);
    assert_true(arena_init(&arena, 1 << 24));
    struct source *source = source_open(place_path(&place, "deck", path, sizeof path), &err);
    assert_non_null(source);
    assert_false(source_read(source, &arena, STR("omhoog/geheim.md"), 100, &text, &err));
    assert_false(source_has(source, STR("omhoog/geheim.md"), NULL));
    assert_int_equal(source_open_fd(source, STR("omhoog/geheim.md"), &err), -1);
    assert_int_equal(source_open_fd(source, STR("../geheim.md"), &err), -1);
    assert_false(source_list(source, &arena, STR("omhoog"), &entries, &count, &err));
    assert_false(source_list(source, &arena, STR(".."), &entries, &count, &err));
    source_close(source);
    arena_finish(&arena);
    place_remove(&place);
}

static void kinds(void **state)
{
    (void)state;
    static const struct {
        const char *name, *bytes;
        enum source_kind kind;
    } rows[] = {
        {"a.pdf", "%PDF-1.4\n", SOURCE_DOCUMENT},
        {"preview.bin", "junk\n%PDF-1.4\n", SOURCE_DOCUMENT},
        {"a.svg", "<?xml version='1.0'?>\n<svg xmlns='x'/>", SOURCE_PICTURE},
        {"a.jpeg", "\xFF\xD8\xFF\xE0", SOURCE_PICTURE},
        {"a.webp", "RIFF1234WEBPVP8 ", SOURCE_PICTURE},
        {"verkeerde naam.txt", "\x89PNG\r\n\x1a\n", SOURCE_PICTURE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct place place;
        struct err err = {0};
        char path[256];
        place_make(&place);
        place_write(&place, rows[i].name, str_from(rows[i].bytes));
        struct source *source = source_open(place_path(&place, rows[i].name, path, sizeof path), &err);
        if (!source || source_kind(source) != rows[i].kind)
            fail_msg("%s: %s", rows[i].name, err.text);
        int fd = source_open_fd(source, str_from(rows[i].name), &err);
        assert_true(fd >= 0);
        assert_int_equal(close(fd), 0);
        assert_int_equal(source_open_fd(source, STR("iets-anders"), &err), -1);
        source_close(source);
        place_remove(&place);
    }
    source_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_forms_are_one),
        cmocka_unit_test(names),
        cmocka_unit_test(every_question_refuses_what_leads_outside),
        cmocka_unit_test(kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
