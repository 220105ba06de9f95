#include "presenter/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void table_is_whole(void **state)
{
    (void)state;
    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (!info->name || !info->title || info->title[0] == '\0')
            fail_msg("command %d has no name or title", i);
        if (command_from_name(str_from(info->name)) != (enum command)i)
            fail_msg("%s is not found by its name, or two commands have it", info->name);
        if (!info->keys[MODE_START] && !info->keys[MODE_SHOW] && !info->keys[MODE_VISIT] &&
            !info->keys[MODE_PRESENT])
            fail_msg("%s is allowed nowhere", info->name);
    }
    assert_int_equal(command_from_name(STR("")), COMMAND_NONE);
    assert_int_equal(command_from_name(STR("none")), COMMAND_NONE);
    assert_int_equal(command_from_name(STR("Next")), COMMAND_NONE);
}

struct key_row {
    const char *name, *key;
    enum command_mode mode;
    enum command want;
};

static void keys_mean(const struct key_row *rows, size_t count)
{
    static struct keymap map;
    keymap_init(&map);
    for (size_t i = 0; i < count; i++) {
        struct key_chord chord;
        if (!key_chord_read(str_from(rows[i].key), &chord))
            fail_msg("%s: %s is not read", rows[i].name, rows[i].key);
        enum command got = keymap_find(&map, rows[i].mode, chord);
        if (got != rows[i].want)
            fail_msg("%s: %s, not %s", rows[i].name, command_info(got)->name,
                     command_info(rows[i].want)->name);
    }
}

static void default_keys(void **state)
{
    (void)state;
    static const struct key_row rows[] = {
        {"a clicker's forward", "PgDn", MODE_SHOW, COMMAND_NEXT},
        {"a clicker's back", "PgUp", MODE_SHOW, COMMAND_PREVIOUS},
        {"a clicker's stop never quits", "Esc", MODE_SHOW, COMMAND_BACK},
        {"a clicker's start", "F5", MODE_SHOW, COMMAND_FULL_SCREEN},
        {"a clicker's dark screen", ".", MODE_SHOW, COMMAND_BLACK},
        {"another clicker's dark screen", "B", MODE_SHOW, COMMAND_BLACK},
        {"space goes on", "Space", MODE_SHOW, COMMAND_NEXT},
        {"Enter goes on", "Enter", MODE_SHOW, COMMAND_NEXT},
        {"arrow down goes on", "Down", MODE_SHOW, COMMAND_NEXT},
        {"N goes on", "N", MODE_SHOW, COMMAND_NEXT},
        {"backspace goes back", "Backspace", MODE_SHOW, COMMAND_PREVIOUS},
        {"P goes back", "P", MODE_SHOW, COMMAND_PREVIOUS},
        {"home", "Home", MODE_SHOW, COMMAND_FIRST},
        {"end", "End", MODE_SHOW, COMMAND_LAST},
        {"G asks a number", "G", MODE_SHOW, COMMAND_GO_TO},
        {"Tab is the overview", "Tab", MODE_SHOW, COMMAND_OVERVIEW},
        {"O is the overview", "O", MODE_SHOW, COMMAND_OVERVIEW},
        {"Ctrl+F searches", "Ctrl+F", MODE_SHOW, COMMAND_SEARCH},
        {"slash searches", "/", MODE_SHOW, COMMAND_SEARCH},
        {"comma is white", ",", MODE_SHOW, COMMAND_WHITE},
        {"W is white", "W", MODE_SHOW, COMMAND_WHITE},
        {"Q turns over", "Q", MODE_SHOW, COMMAND_QUESTIONS},
        {"F11", "F11", MODE_SHOW, COMMAND_FULL_SCREEN},
        {"F1 helps", "F1", MODE_SHOW, COMMAND_HELP},
        {"so does a question mark", "?", MODE_SHOW, COMMAND_HELP},
        {"only Ctrl+Q quits", "Ctrl+Q", MODE_SHOW, COMMAND_QUIT},
        {"F alone is not ours yet", "F", MODE_SHOW, COMMAND_NONE},
        {"Ctrl does not pass for nothing", "Ctrl+B", MODE_SHOW, COMMAND_NONE},
        {"Shift+Enter is another key", "Shift+Enter", MODE_SHOW, COMMAND_NONE},
        {"start: down goes on", "Down", MODE_START, COMMAND_NEXT},
        {"start: open a file", "Ctrl+O", MODE_START, COMMAND_OPEN},
        {"start: Esc goes back", "Esc", MODE_START, COMMAND_BACK},
        {"start: help", "?", MODE_START, COMMAND_HELP},
        {"start: there is nothing to make black", "B", MODE_START, COMMAND_NONE},
        {"start: quit", "Ctrl+Q", MODE_START, COMMAND_QUIT},
    };
    keys_mean(rows, COUNT_OF(rows));
}

static void keys_of_a_visit(void **state)
{
    (void)state;
    static const struct key_row rows[] = {
        {"present: all that a show has", "PgDn", MODE_PRESENT, COMMAND_NEXT},
        {"present: and what only a presenter does", "F", MODE_PRESENT, COMMAND_FREEZE},
        {"present: take", "Shift+Enter", MODE_PRESENT, COMMAND_TAKE},
        {"present: the timer of the room", "T", MODE_PRESENT, COMMAND_COUNTDOWN},
        {"present: and the clock of one's own", "Shift+T", MODE_PRESENT, COMMAND_PAUSE},
        {"present: from nothing", "Ctrl+T", MODE_PRESENT, COMMAND_ZERO},
        {"show: there is nothing to freeze", "F", MODE_SHOW, COMMAND_NONE},
        {"visit: page down is the next card", "PgDn", MODE_VISIT, COMMAND_NEXT},
        {"visit: arrows go over what is there", "Right", MODE_VISIT, COMMAND_NONE},
        {"visit: so does Tab", "Tab", MODE_VISIT, COMMAND_NONE},
        {"visit: Enter does what has the focus", "Enter", MODE_VISIT, COMMAND_NONE},
        {"visit: V turns over", "V", MODE_VISIT, COMMAND_QUESTIONS},
        {"visit: Q too", "Q", MODE_VISIT, COMMAND_QUESTIONS},
        {"visit: a visitor makes nothing black", "B", MODE_VISIT, COMMAND_NONE},
        {"visit: backspace goes back", "Backspace", MODE_VISIT, COMMAND_BACK},
        {"visit: a card by chance", "R", MODE_VISIT, COMMAND_SURPRISE},
        {"visit: its words", "L", MODE_VISIT, COMMAND_READ},
        {"a show draws no card by chance", "R", MODE_SHOW, COMMAND_NONE},
    };
    keys_mean(rows, COUNT_OF(rows));
}

static void no_key_means_two_things(void **state)
{
    (void)state;
    static struct keymap map;
    keymap_init(&map);
    for (int mode = 0; mode < MODE_COUNT; mode++)
        for (int i = 0; i < COMMAND_COUNT; i++)
            for (int k = 0; k < map.count[mode][i]; k++) {
                enum command first = keymap_find(&map, (enum command_mode)mode, map.keys[mode][i][k]);
                if (first != (enum command)i)
                    fail_msg("%s and %s share %.*s", command_info(first)->name,
                             command_info((enum command)i)->name, STR_ARG(map.keys[mode][i][k].key));
            }
}

static void chords(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        bool ok;
        const char *key;
        bool ctrl, shift, alt;
    } rows[] = {
        {"a letter", "B", true, "B", false, false, false},
        {"a small letter is the same key", "b", true, "B", false, false, false},
        {"a named key, any case", "pgdn", true, "PgDn", false, false, false},
        {"a name of another school", "PageDown", true, "PgDn", false, false, false},
        {"Escape in full", "Escape", true, "Esc", false, false, false},
        {"with Ctrl", "Ctrl+F", true, "F", true, false, false},
        {"with all three", "Alt+shift+CTRL+F12", true, "F12", true, true, true},
        {"the plus itself", "+", true, "+", false, false, false},
        {"Ctrl and the plus itself", "Ctrl++", true, "+", true, false, false},
        {"a sign", "/", true, "/", false, false, false},
        {"a digit", "7", true, "7", false, false, false},
        {"a key of a keypad for the blind", "F24", true, "F24", false, false, false},
        {"spaces around", " Tab ", true, "Tab", false, false, false},
        {"nothing", "", false, NULL, false, false, false},
        {"no key after Ctrl", "Ctrl+", false, NULL, false, false, false},
        {"Ctrl alone", "Ctrl", false, NULL, false, false, false},
        {"Ctrl twice", "Ctrl+Ctrl+F", false, NULL, false, false, false},
        {"an unknown word", "Turbo", false, NULL, false, false, false},
        {"two letters", "AB", false, NULL, false, false, false},
        {"F25 does not exist", "F25", false, NULL, false, false, false},
        {"not a plain letter", "\xC3\xA9", false, NULL, false, false, false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct key_chord got = {.key = STR("unchanged")};
        if (key_chord_read(str_from(rows[i].text), &got) != rows[i].ok)
            fail_msg("%s: read or not read", rows[i].name);
        struct str want = rows[i].ok ? str_from(rows[i].key) : STR("unchanged");
        if (!str_eq(got.key, want) || got.ctrl != rows[i].ctrl || got.shift != rows[i].shift ||
            got.alt != rows[i].alt)
            fail_msg("%s: %.*s", rows[i].name, STR_ARG(got.key));
    }
    struct key_chord byte_zero;
    assert_false(key_chord_read((struct str){"\0", 1}, &byte_zero));
}

static void shift_and_signs(void **state)
{
    (void)state;
    struct key_chord plain = {.key = STR("?")}, shifted = {.key = STR("?"), .shift = true};
    struct key_chord letter = {.key = STR("F")}, capital = {.key = STR("F"), .shift = true};
    assert_true(key_chord_eq(plain, shifted));
    assert_false(key_chord_eq(letter, capital));
}

static void own_keys(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum command command;
        const char *keys;
        bool ok;
        const char *bad, *press; /* then this key in the show means: */
        enum command want;
    } rows[] = {
        {"another key", COMMAND_NEXT, "J", true, "", "J", COMMAND_NEXT},
        {"the old ones are gone", COMMAND_NEXT, "J", true, "", "PgDn", COMMAND_NONE},
        {"several, spaces at will", COMMAND_NEXT, "  J   Ctrl+K ", true, "", "Ctrl+K", COMMAND_NEXT},
        {"no key at all", COMMAND_BLACK, "", true, "", "B", COMMAND_NONE},
        {"a key of another is taken from it", COMMAND_NEXT, "B", true, "", "B", COMMAND_NEXT},
        {"the other keeps its other keys", COMMAND_NEXT, "B", true, "", ".", COMMAND_BLACK},
        {"an unknown key changes nothing", COMMAND_NEXT, "J Turbo", false, "Turbo", "PgDn", COMMAND_NEXT},
        {"more keys than fit", COMMAND_NEXT, "A B C D E F G H I J K L M N O P Q", false, "Q", "PgDn",
         COMMAND_NEXT},
    };
    static struct keymap map;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str bad = {0};
        struct key_chord chord;
        keymap_init(&map);
        bool ok = keymap_set(&map, rows[i].command, str_from(rows[i].keys), &bad);
        if (ok != rows[i].ok || !str_eq(bad, str_from(rows[i].bad)))
            fail_msg("%s: accepted or not, %.*s", rows[i].name, STR_ARG(bad));
        assert_true(key_chord_read(str_from(rows[i].press), &chord));
        enum command got = keymap_find(&map, MODE_SHOW, chord);
        if (got != rows[i].want)
            fail_msg("%s: %s means %s", rows[i].name, rows[i].press, command_info(got)->name);
    }
}

/* Two commands can change keys, in whichever order the file names them. */
static void swapped_keys(void **state)
{
    (void)state;
    static struct keymap map;
    struct str bad;
    keymap_init(&map);
    assert_true(keymap_set(&map, COMMAND_NEXT, STR("Left"), &bad));
    assert_true(keymap_set(&map, COMMAND_PREVIOUS, STR("Right"), &bad));
    assert_int_equal(keymap_find(&map, MODE_SHOW, (struct key_chord){.key = STR("Left")}), COMMAND_NEXT);
    assert_int_equal(keymap_find(&map, MODE_SHOW, (struct key_chord){.key = STR("Right")}), COMMAND_PREVIOUS);
    assert_int_equal(keymap_find(&map, MODE_START, (struct key_chord){.key = STR("Left")}), COMMAND_NEXT);
    assert_true(keymap_set(&map, COMMAND_QUESTIONS, STR("V"), &bad));
    assert_int_equal(keymap_find(&map, MODE_START, (struct key_chord){.key = STR("V")}), COMMAND_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_is_whole),  cmocka_unit_test(default_keys),
        cmocka_unit_test(keys_of_a_visit), cmocka_unit_test(no_key_means_two_things),
        cmocka_unit_test(chords),          cmocka_unit_test(shift_and_signs),
        cmocka_unit_test(own_keys),        cmocka_unit_test(swapped_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
