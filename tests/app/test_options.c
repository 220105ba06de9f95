#include "app/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/log.h"
#include "base/str.h"

enum { WORDS_MAX = 20 };

/* A command line of words with one space between them. */
static bool read_line(const char *line, struct options *out, struct err *err)
{
    static char text[512];
    static char *argv[WORDS_MAX + 2];
    char *rest = text;
    int argc = 0;
    str_to_field(text, sizeof text, str_from(line));
    argv[argc++] = (char *)(uintptr_t) "waaier";
    for (char *word; argc < WORDS_MAX && (word = strsep(&rest, " "));) {
        if (word[0])
            argv[argc++] = word;
    }
    argv[argc] = NULL;
    return options_read(argc, argv, out, err);
}

static void subcommands(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum subcommand sub;
        int decks;
    } rows[] = {
        {"", SUB_OPEN, 0},
        {"deck", SUB_OPEN, 1},
        {"-- show", SUB_OPEN, 1},
        {"show", SUB_SHOW, 0},
        {"show deck", SUB_SHOW, 1},
        {"present", SUB_PRESENT, 0},
        {"present --duration 45 deck", SUB_PRESENT, 1},
        {"kiosk", SUB_KIOSK, 0},
        {"kiosk een twee", SUB_KIOSK, 2},
        {"check a b c", SUB_CHECK, 3},
        {"new map", SUB_NEW, 1},
        {"commands", SUB_COMMANDS, 0},
        {"render deck --out o", SUB_RENDER, 1},
        {"tour deck --out o", SUB_TOUR, 1},
        {"questions deck --export o", SUB_QUESTIONS, 1},
        {"questions deck --import o", SUB_QUESTIONS, 1},
        {"show -- --help", SUB_SHOW, 1},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct options options;
        struct err err = {0};
        if (!read_line(rows[i].line, &options, &err))
            fail_msg("‘%s’: %s", rows[i].line, err.text);
        if (options.sub != rows[i].sub || options.deck_count != rows[i].decks)
            fail_msg("‘%s’: subcommand %d with %d decks", rows[i].line, (int)options.sub, options.deck_count);
    }
}

static void values(void **state)
{
    (void)state;
    struct options o;
    struct err err = {0};
    assert_true(read_line("show deck --page 7 --display=2 --size 1920x1080 --windowed --lang en --log debug",
                          &o, &err));
    assert_int_equal(o.page, 7);
    assert_int_equal(o.display, 2);
    assert_int_equal(o.w_px, 1920);
    assert_int_equal(o.h_px, 1080);
    assert_true(o.windowed);
    assert_int_equal(o.language, 1);
    assert_int_equal(o.log, LOG_DEBUG);
    assert_false(o.palette_given);
    assert_true(read_line(
        "deck --palette light --text 1.25 --reduced-motion --selection s --data-dir d --config c", &o, &err));
    assert_true(o.palette_given);
    assert_int_equal(o.palette, PALETTE_LIGHT);
    assert_true(o.text > 1.24f && o.text < 1.26f);
    assert_true(o.reduced_motion);
    assert_string_equal(o.selection, "s");
    assert_string_equal(o.data_dir, "d");
    assert_string_equal(o.config, "c");
    assert_true(read_line("kiosk deck --rotate 270", &o, &err) && o.quarters == 3);
    assert_true(read_line("tour deck --out o --rotate=90", &o, &err) && o.quarters == 1);
    assert_true(read_line("show deck", &o, &err) && o.quarters == -1 && o.hand == -1 && o.reach == -1);
    assert_true(read_line("kiosk deck --hand left --reach=low", &o, &err) && o.hand == 1 && o.reach == 1);
    assert_true(read_line("tour deck --out o --hand right --reach whole", &o, &err) && o.hand == 0 &&
                o.reach == 0);
    assert_true(read_line("render d --out o --side=both --format pdf --only x", &o, &err));
    assert_int_equal(o.side, RENDER_BOTH);
    assert_int_equal(o.format, RENDER_PDF);
    assert_string_equal(o.only, "x");
    assert_true(read_line("check d --fix", &o, &err) && o.fix);
    assert_true(read_line("check d --legibility 6", &o, &err) && o.legibility > 5.99f &&
                o.legibility < 6.01f);
    assert_true(read_line("check d --legibility=7,5", &o, &err) && o.legibility > 7.4f &&
                o.legibility < 7.6f);
    assert_true(read_line("commands --json", &o, &err) && o.commands == COMMANDS_JSON);
    assert_true(read_line("commands --man", &o, &err) && o.commands == COMMANDS_MAN);
    assert_true(read_line("render --help", &o, &err) && o.help && o.sub == SUB_RENDER);
    assert_true(read_line("-h", &o, &err) && o.help);
    assert_true(read_line("--version", &o, &err) && o.version);
    assert_true(read_line("", &o, &err));
    assert_true(o.display == -1 && o.language == -1 && o.text <= 0 && o.page == 0 && !o.out);
}

/* The sentence says what was expected: it names the word and what belongs there. */
static void wrong_usage(void **state)
{
    (void)state;
    static const struct {
        const char *line, *names, *expects;
    } rows[] = {
        {"show --sneller", "--sneller", "waaier show --help"},
        {"show --out o", "--out", "waaier show --help"},
        {"kiosk deck --page 3", "--page", "waaier kiosk --help"},
        {"show deck --page", "--page", "N"},
        {"show deck --page 0", "--page", "N"},
        {"show deck --page zes", "--page", "N"},
        {"show deck --page -3", "--page", "N"},
        {"show deck --size 1920", "--size", "BxH"},
        {"show deck --size 10x10", "--size", "BxH"},
        {"kiosk deck --rotate 45", "--rotate", "0|90|180|270"},
        {"kiosk deck --hand both", "--hand", "left|right"},
        {"kiosk deck --reach high", "--reach", "low|whole"},
        {"show deck --size 99999x10", "--size", "BxH"},
        {"show deck --size 1920x1080x2", "--size", "BxH"},
        {"show deck --windowed=ja", "--windowed", "niets"},
        {"deck --palette rood", "--palette", "light|dark|contrast"},
        {"deck --text 2", "--text", "1|1.25|1.5"},
        {"deck --lang de", "--lang", "nl|en"},
        {"render deck --out o --questions geen", "--questions", "original|all"},
        {"deck --selection=", "--selection", "ID"},
        {"een twee", "twee", "[KAARTENSET]"},
        {"show een twee", "twee", "show"},
        {"check", "check", "KAARTENSET"},
        {"new", "new", "MAP"},
        {"new een twee", "twee", "MAP"},
        {"render deck", "--out", "MAP"},
        {"tour deck", "--out", "MAP"},
        {"tour --out o", "tour", "KAARTENSET"},
        {"questions deck", "--export", "BESTAND"},
        {"questions deck --export o --import o", "--import", "BESTAND"},
        {"commands --xml", "--xml", "waaier commands --help"},
        {"show --json", "--json", "waaier show --help"},
        {"check d --legibility", "--legibility", "van 1 tot 20"},
        {"check d --legibility ver", "--legibility", "beeldhoogten"},
        {"check d --legibility 0", "--legibility", "van 1 tot 20"},
        {"check d --legibility -4", "--legibility", "van 1 tot 20"},
        {"check d --legibility 20.5", "--legibility", "van 1 tot 20"},
        {"check d --legibility 6.0000000000000000000", "--legibility", "van 1 tot 20"},
        {"show d --legibility 6", "--legibility", "waaier show --help"},
        {"--", NULL, NULL}, /* nothing after it is nothing wrong */
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct options options;
        struct err err = {0};
        bool ok = read_line(rows[i].line, &options, &err);
        if (ok != (rows[i].names == NULL))
            fail_msg("‘%s’: taken or not taken, %s", rows[i].line, err.text);
        if (!ok && (!strstr(err.text, rows[i].names) || !strstr(err.text, rows[i].expects)))
            fail_msg("‘%s’: %s", rows[i].line, err.text);
    }
}

static void environment(void **state)
{
    (void)state;
    static const struct {
        const char *name, *value, *line;
        bool ok;
        const char *says;
    } rows[] = {
        {"WAAIER_PAGE", "4", "show deck", true, NULL},
        {"WAAIER_PAGE", "vier", "show deck", false, "WAAIER_PAGE"},
        {"WAAIER_PAGE", "vier", "check deck", true, NULL}, /* not an option of check */
        {"WAAIER_PAGE", "", "show deck", true, NULL},
        {"WAAIER_WINDOWED", "1", "show deck", true, NULL},
        {"WAAIER_DATA_DIR", "/ergens", "show deck", true, NULL},
        {"WAAIER_REDUCED_MOTION", "1", "deck", true, NULL},
        {"WAAIER_PALETTE", "paars", "deck", false, "light|dark|contrast"},
        {"WAAIER_LEGIBILITY", "zes", "check deck", false, "beeldhoogten"},
        {"WAAIER_HELP", "1", "deck", true, NULL},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct options options;
        struct err err = {0};
        (void)setenv(rows[i].name, rows[i].value, 1);
        bool ok = read_line(rows[i].line, &options, &err);
        (void)unsetenv(rows[i].name);
        if (ok != rows[i].ok || (!ok && !strstr(err.text, rows[i].says)))
            fail_msg("%s=%s %s: %s", rows[i].name, rows[i].value, rows[i].line, err.text);
        assert_false(ok && options.help);
    }
}

static void command_line_wins(void **state)
{
    (void)state;
    struct options o;
    struct err err = {0};
    (void)setenv("WAAIER_PAGE", "4", 1);
    (void)setenv("WAAIER_WINDOWED", "0", 1);
    (void)setenv("WAAIER_DATA_DIR", "/ergens", 1);
    assert_true(read_line("show deck", &o, &err));
    assert_int_equal(o.page, 4);
    assert_false(o.windowed);
    assert_string_equal(o.data_dir, "/ergens");
    assert_true(read_line("show deck --page 9 --data-dir hier", &o, &err));
    assert_int_equal(o.page, 9);
    assert_string_equal(o.data_dir, "hier");
    (void)unsetenv("WAAIER_PAGE");
    (void)unsetenv("WAAIER_WINDOWED");
    (void)unsetenv("WAAIER_DATA_DIR");
}

static void too_many_decks(void **state)
{
    (void)state;
    char *argv[OPTIONS_DECKS_MAX + 4] = {(char *)(uintptr_t) "waaier", (char *)(uintptr_t) "check"};
    struct options options;
    struct err err = {0};
    for (int i = 2; i < OPTIONS_DECKS_MAX + 3; i++)
        argv[i] = (char *)(uintptr_t) "deck";
    assert_true(options_read(OPTIONS_DECKS_MAX + 2, argv, &options, &err));
    assert_int_equal(options.deck_count, OPTIONS_DECKS_MAX);
    assert_false(options_read(OPTIONS_DECKS_MAX + 3, argv, &options, &err));
}

/* Each help names each option that its subcommand takes; and what it prints for a manual and a shell is not empty. */
static void help(void **state)
{
    (void)state;
    static const char *const words[SUB_COUNT] = {"--page", "--display", "--timings", "--text",
                                                 "--fix",  "--side",    "--palette", "--lang",
                                                 "--lang", "--export",  "--out"};
    for (int sub = 0; sub < SUB_COUNT; sub++) {
        char *text = NULL;
        size_t len = 0;
        FILE *to = open_memstream(&text, &len);
        options_help(to, (enum subcommand)sub);
        (void)fclose(to);
        if (!strstr(text, options_sub_name((enum subcommand)sub)) || !strstr(text, words[sub]))
            fail_msg("help of ‘%s’:\n%s", options_sub_name((enum subcommand)sub), text);
        free(text);
    }
    void (*const prints[])(FILE *) = {options_man, options_completion};
    for (size_t i = 0; i < COUNT_OF(prints); i++) {
        char *text = NULL;
        size_t len = 0;
        FILE *to = open_memstream(&text, &len);
        prints[i](to);
        (void)fclose(to);
        assert_true(len > 500 && strstr(text, "render") && strstr(text, "palette"));
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(subcommands),
        cmocka_unit_test(values),
        cmocka_unit_test(wrong_usage),
        cmocka_unit_test(environment),
        cmocka_unit_test(command_line_wins),
        cmocka_unit_test(too_many_decks),
        cmocka_unit_test(help),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
