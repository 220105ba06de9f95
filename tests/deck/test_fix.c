#include "deck/opened.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void ids_are_written(void **state)
{
    (void)state;
    static const struct {
        const char *name, *before, *after;
    } rows[] = {
        {"behind the first line", "---\nkind: waarde\n---\n# Moed\n",
         "---\nid: moed\nkind: waarde\n---\n# Moed\n"},
        {"lines end as they did", "---\r\nkind: x\r\n---\r\n# M\r\n",
         "---\r\nid: moed\r\nkind: x\r\n---\r\n# M\r\n"},
        {"without front matter", "# Moed\n", "---\nid: moed\n---\n# Moed\n"},
        {"a byte order mark stays in front", "\xEF\xBB\xBF# Moed\n",
         "\xEF\xBB\xBF---\nid: moed\n---\n# Moed\n"},
        {"empty front matter", "---\n---\n# Moed\n", "---\nid: moed\n---\n# Moed\n"},
        {"an id without a value", "---\nkind: waarde\nid:\n---\n# Moed\n",
         "---\nkind: waarde\nid: moed\n---\n# Moed\n"},
        {"an id whose value is on the next line", "---\nid:\n  ~\nkind: x\n---\n# M\n",
         "---\nid: moed\nkind: x\n---\n# M\n"},
        {"as far in as the keys beside it", "---\n  kind: x\n---\n# M\n",
         "---\n  id: moed\n  kind: x\n---\n# M\n"},
        {"between braces no line can be put", "---\n{kind: x, id: }\n---\n# M\n", NULL},
        {"also without an id in them", "---\n{kind: x}\n---\n# M\n", NULL},
        {"no newline at the end", "---\nkind: x\n---\n# M", "---\nid: moed\nkind: x\n---\n# M"},
        {"one that has an id is left alone", "---\nid:   durf\n---\n# Moed\n", NULL},
        {"also when it is wrong", "---\nid: Grote Moed\n---\n# Moed\n", NULL},
        {"one that cannot be read is left alone", "---\nnotes: \"x\n---\n# Moed\n", NULL},
        {"one without an end is left alone", "---\nkind: x\n# Moed\n", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct opened opened;
        char text[256] = "";
        opened_card(&opened, rows[i].before);
        int fixed = deck_fix_ids(opened.source, &opened.err);
        if (fixed != (rows[i].after != NULL))
            fail_msg("%s: %d written, %s", rows[i].name, fixed, opened.err.text);
        size_t len = place_read(&opened.place, "deck/cards/moed.md", text, sizeof text - 1);
        expect_text(rows[i].name, (struct str){text, len}, rows[i].after ? rows[i].after : rows[i].before);
        assert_int_equal(deck_fix_ids(opened.source, &opened.err), 0); /* once is enough */
        opened_end(&opened);
    }
}

static void ids_are_free_ones(void **state)
{
    (void)state;
    struct opened opened;
    char text[128] = "";
    opened_begin(&opened);
    place_write(&opened.place, "deck/deck.yaml", STR("waaier: 1\n"));
    place_write(&opened.place, "deck/cards/01-moed.md", STR("# Moed\n"));
    place_write(&opened.place, "deck/cards/02-moed.md", STR("# Nog eens\n"));
    place_write(&opened.place, "deck/cards/durf.md", STR("---\nid: moed\n---\n# Durf\n"));
    opened_load(&opened, "deck", (struct deck_options){0});
    assert_int_equal(deck_fix_ids(opened.source, &opened.err), 2);
    size_t len = place_read(&opened.place, "deck/cards/01-moed.md", text, sizeof text);
    expect_text("the first", (struct str){text, len}, "---\nid: moed-2\n---\n# Moed\n");
    len = place_read(&opened.place, "deck/cards/02-moed.md", text, sizeof text);
    expect_text("the second", (struct str){text, len}, "---\nid: moed-3\n---\n# Nog eens\n");
    opened_end(&opened);
}

static void only_in_folders(void **state)
{
    (void)state;
    struct opened opened;
    char path[256];
    opened_card(&opened, "# Moed\n");
    place_zip(&opened.place, "deck.zip", "deck", (struct zip_wish){0});
    struct source *zip = source_open(place_path(&opened.place, "deck.zip", path, sizeof path), &opened.err);
    assert_non_null(zip);
    assert_int_equal(deck_fix_ids(zip, &opened.err), -1);
    assert_string_equal(opened.err.text,
                        "Alleen in een map kunnen kaarten hersteld worden. Pak de kaartenset eerst uit.");
    source_close(zip);
    opened_end(&opened);
}

static void links_are_left_alone(void **state)
{
    (void)state;
    struct opened opened;
    char path[256];
    opened_card(&opened, "---\nid: moed\n---\n# Moed\n");
    place_write(&opened.place, "deck/weg/rust.md", STR("# Rust\n"));
    assert_int_equal(
        symlink("../weg/rust.md", place_path(&opened.place, "deck/cards/rust.md", path, sizeof path)), 0);
    assert_int_equal(deck_fix_ids(opened.source, &opened.err), -1);
    assert_string_equal(opened.err.text, "cards/rust.md is een koppeling; pas het bestand zelf aan.");
    opened_end(&opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_written),
        cmocka_unit_test(ids_are_free_ones),
        cmocka_unit_test(only_in_folders),
        cmocka_unit_test(links_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
