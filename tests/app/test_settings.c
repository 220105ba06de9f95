#include "app/settings.h"
#include "app/speech.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct reading {
    struct arena arena;
    struct settings settings;
    struct diags diags;
};

static void read_text(struct reading *reading, const char *text)
{
    if (!reading->arena.base)
        assert_true(arena_init(&reading->arena, 1 << 24));
    arena_rewind(&reading->arena, 0);
    reading->diags = (struct diags){.arena = &reading->arena};
    settings_init(&reading->settings);
    settings_read(&reading->arena, STR("config.yaml"), str_from(text), &reading->settings, &reading->diags);
}

static void good(void **state)
{
    struct reading *r = *state;
    struct key_chord chord;
    read_text(
        r, "cache_mib: 128\npainters: 3\nplayer: software\npalette: dark\ntext: 1.25\nreduced_motion: true\n"
           "hand: left\nreach: low\nscreen_mm: 1210.5\nkeys:\n  next: J Ctrl+K\n  black: \"\"\n");
    assert_int_equal(r->diags.count, 0);
    assert_int_equal(r->settings.cache_bytes, INT64_C(128) << 20);
    assert_int_equal(r->settings.painters, 3);
    assert_int_equal(r->settings.player, PLAYER_SOFTWARE);
    assert_int_equal(r->settings.palette, PALETTE_DARK);
    assert_true(r->settings.text > 1.24f && r->settings.text < 1.26f);
    assert_true(r->settings.reduced_motion && r->settings.left_hand && r->settings.low);
    assert_true(r->settings.screen_mm > 1210 && r->settings.screen_mm < 1211);
    assert_true(key_chord_read(STR("J"), &chord));
    assert_int_equal(keymap_find(&r->settings.keymap, MODE_SHOW, chord), COMMAND_NEXT);
    assert_true(key_chord_read(STR("B"), &chord));
    assert_int_equal(keymap_find(&r->settings.keymap, MODE_SHOW, chord), COMMAND_NONE);
    read_text(r, "");
    assert_int_equal(r->diags.count, 0);
    assert_int_equal(r->settings.cache_bytes, 0); /* by the size of the screen */
    read_text(r, "# nothing but words\n");
    assert_int_equal(r->diags.count, 0);
}

static void of_a_kiosk(void **state)
{
    struct reading *r = *state;
    const struct kiosk_settings *kiosk = &r->settings.kiosk;
    read_text(r, "kiosk:\n  decks: [/srv/een, /srv/twee.zip]\n  office: raadslid\n  idle_seconds: 90\n"
                 "  hours: [\"8:30\", \"18:00\"]\n  language: en\n  corner: bottom-left\n  pin: none\n"
                 "  rotate: 270\n  warning_seconds: 45\n  languages: [en, nl]\n  volume: 0\n");
    assert_int_equal(r->diags.count, 0);
    assert_int_equal(kiosk->warning_s, 45);
    assert_int_equal(kiosk->languages, KIOSK_LANGUAGES_BOTH);
    assert_int_equal(kiosk->volume, 0);
    assert_string_equal(kiosk_language(kiosk), "en");
    assert_int_equal(kiosk->deck_count, 2);
    assert_string_equal(kiosk->decks[0], "/srv/een");
    assert_string_equal(kiosk->decks[1], "/srv/twee.zip");
    assert_true(str_eq(kiosk->office, STR("raadslid")));
    assert_int_equal(kiosk->idle_s, 90);
    assert_int_equal(kiosk->from_min, 510);
    assert_int_equal(kiosk->to_min, 1080);
    assert_string_equal(kiosk->language, "en");
    assert_int_equal(kiosk->corner, KIOSK_BOTTOM_LEFT);
    assert_true(kiosk->no_pin);
    assert_int_equal(kiosk->quarters, 3);
    read_text(r, "kiosk:\n  languages: nl\n  language: en\n  office: \"\"\n");
    assert_int_equal(r->diags.count, 0);
    assert_int_equal(kiosk->languages, KIOSK_LANGUAGES_NL);
    assert_string_equal(kiosk_language(kiosk), "nl"); /* the only one there is */
    assert_int_equal(kiosk->volume, SPEECH_VOLUME_FIRST);
    read_text(r, "kiosk:\n  decks: /srv/een\n");
    assert_int_equal(r->diags.count, 0);
    assert_int_equal(kiosk->deck_count, 1);
    read_text(r, "");
    assert_true(kiosk->deck_count == 0 && kiosk->idle_s == 0 && !kiosk->language && kiosk->office.len == 0);
}

static void hours_of_a_kiosk(void **state)
{
    static const struct {
        int from, to, minute;
        bool open;
    } rows[] = {
        {0, 0, 0, true},         {0, 0, 1439, true},       {510, 1080, 509, false},  {510, 1080, 510, true},
        {510, 1080, 1079, true}, {510, 1080, 1080, false}, {1200, 120, 1199, false}, {1200, 120, 1200, true},
        {1200, 120, 0, true},    {1200, 120, 119, true},   {1200, 120, 120, false},  {480, 1440, 1439, true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct kiosk_settings kiosk = {.from_min = rows[i].from, .to_min = rows[i].to};
        if (kiosk_is_open(&kiosk, rows[i].minute) != rows[i].open)
            fail_msg("from %d to %d, at %d", rows[i].from, rows[i].to, rows[i].minute);
    }
}

/* What is wrong is told with its place, and all else stays as it was. */
static void is_told(struct reading *r, const char *text, const char *says)
{
    struct settings plain;
    read_text(r, text);
    if (r->diags.count != 1)
        fail_msg("%s: told %d things", text, r->diags.count);
    struct str line = diag_line(&r->arena, &r->diags.at[0], (struct str){0});
    if (!str_eq(line, str_from(says)))
        fail_msg("%s: %.*s", text, STR_ARG(line));
    settings_init(&plain);
    if (memcmp(&plain, &r->settings, sizeof plain) != 0)
        fail_msg("%s: something changed", text);
}

static void bad(void **state)
{
    struct reading *r = *state;
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"\xEF\xBB\xBFkleur: rood\n", "config.yaml:1:1: warning: De instelling ‘kleur’ bestaat niet."},
        {"cache_mib: veel\n", "config.yaml:1:12: warning: ‘cache_mib’ hoort een getal van 64 tot 65536 te "
                              "zijn; de gewone waarde blijft."},
        {"cache_mib: 63\n", "config.yaml:1:12: warning: ‘cache_mib’ hoort een getal van 64 tot 65536 te "
                            "zijn; de gewone waarde blijft."},
        {"cache_mib: [64]\n", "config.yaml:1:12: warning: ‘cache_mib’ hoort een getal van 64 tot 65536 te "
                              "zijn; de gewone waarde blijft."},
        {"\npainters: 9\n", "config.yaml:2:11: warning: ‘painters’ hoort een getal van 1 tot 8 te zijn; de "
                            "gewone waarde blijft."},
        {"player: snel\n",
         "config.yaml:1:9: warning: ‘player’ hoort auto gpu software te zijn; de gewone waarde blijft."},
        {"palette: rood\n",
         "config.yaml:1:10: warning: ‘palette’ hoort light dark contrast te zijn; de gewone waarde blijft."},
        {"palette: [dark]\n",
         "config.yaml:1:10: warning: ‘palette’ hoort light dark contrast te zijn; de gewone waarde blijft."},
        {"text: 3\n", "config.yaml:1:7: warning: ‘text’ hoort 1 1.25 1.5 te zijn; de gewone waarde blijft."},
        {"reduced_motion: ja\n",
         "config.yaml:1:17: warning: ‘reduced_motion’ hoort false true te zijn; de gewone waarde blijft."},
        {"hand: links\n",
         "config.yaml:1:7: warning: ‘hand’ hoort right left te zijn; de gewone waarde blijft."},
        {"reach: laag\n",
         "config.yaml:1:8: warning: ‘reach’ hoort whole low te zijn; de gewone waarde blijft."},
        {"screen_mm: 2\n",
         "config.yaml:1:12: warning: ‘screen_mm’ hoort de breedte van het beeld in millimeters te "
         "zijn; de gewone waarde blijft."},
        {"kleur: rood\n", "config.yaml:1:1: warning: De instelling ‘kleur’ bestaat niet."},
        {"keys:\n  vlieg: F\n",
         "config.yaml:2:3: warning: De opdracht ‘vlieg’ bestaat niet; zie waaier commands."},
        {"keys:\n  next: J Turbo\n",
         "config.yaml:2:9: warning: De toets ‘Turbo’ is onbekend; de gewone toetsen blijven."},
        {"keys:\n  next: [J]\n",
         "config.yaml:2:9: warning: ‘keys’ hoort een rij toetsen met spaties ertussen te "
         "zijn; de gewone waarde blijft."},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        is_told(r, rows[i].text, rows[i].says);
}

static void bad_of_a_kiosk(void **state)
{
    struct reading *r = *state;
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"kiosk: ja\n",
         "config.yaml:1:8: warning: ‘kiosk’ hoort een rij instellingen, elk als ‘naam: waarde’, te "
         "zijn; de gewone waarde blijft."},
        {"kiosk:\n  kleur: rood\n", "config.yaml:2:3: warning: De instelling ‘kleur’ bestaat niet."},
        {"kiosk:\n  idle_seconds: 4\n",
         "config.yaml:2:17: warning: ‘idle_seconds’ hoort een getal van 5 tot 3600 te zijn; de gewone waarde "
         "blijft."},
        {"kiosk:\n  decks: [a, [b]]\n", "config.yaml:2:10: warning: ‘decks’ hoort een rij kaartensets te "
                                        "zijn; de gewone waarde blijft."},
        {"kiosk:\n  office: [a]\n",
         "config.yaml:2:11: warning: ‘office’ hoort het id van een ambt te zijn; de gewone waarde blijft."},
        {"kiosk:\n  hours: [\"8:30\", \"25:00\"]\n", "config.yaml:2:10: warning: ‘hours’ hoort een rij van "
                                                     "twee tijden, zoals [\"8:30\", \"18:00\"], te zijn; "
                                                     "de gewone waarde blijft."},
        {"kiosk:\n  hours: \"8:30\"\n", "config.yaml:2:10: warning: ‘hours’ hoort een rij van twee tijden, "
                                        "zoals [\"8:30\", \"18:00\"], te zijn; "
                                        "de gewone waarde blijft."},
        {"kiosk:\n  corner: onder\n",
         "config.yaml:2:11: warning: ‘corner’ hoort top-right top-left bottom-left "
         "bottom-right te zijn; de gewone waarde blijft."},
        {"kiosk:\n  pin: \"123456\"\n", "config.yaml:2:8: warning: ‘pin’ hoort none (stel er een in met "
                                        "waaier kiosk --set-pin) te zijn; de gewone "
                                        "waarde blijft."},
        {"kiosk:\n  rotate: rechts\n",
         "config.yaml:2:11: warning: ‘rotate’ hoort 0 90 180 270 te zijn; de gewone waarde blijft."},
        {"kiosk:\n  warning_seconds: 19\n",
         "config.yaml:2:20: warning: ‘warning_seconds’ hoort een getal van 20 tot "
         "600 te zijn; de gewone waarde blijft."},
        {"kiosk:\n  volume: 101\n", "config.yaml:2:11: warning: ‘volume’ hoort een getal van 0 tot 100 te "
                                    "zijn; de gewone waarde blijft."},
        {"kiosk:\n  languages: [nl, de]\n", "config.yaml:2:14: warning: ‘languages’ hoort een rij van nl en "
                                            "en te zijn; de gewone waarde blijft."},
        {"kiosk:\n  languages: []\n", "config.yaml:2:14: warning: ‘languages’ hoort een rij van nl en en te "
                                      "zijn; de gewone waarde blijft."},
        {"kiosk:\n  language: de\n",
         "config.yaml:2:13: warning: ‘language’ hoort nl en te zijn; de gewone waarde blijft."},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        is_told(r, rows[i].text, rows[i].says);
}

static void not_yaml(void **state)
{
    struct reading *r = *state;
    static const char *const rows[] = {
        "palette: [dark\n", "\tpalette: dark\n", "palette: dark\npalette: light\n", "- dark\n",
        "dark\n",           "keys: J\n"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        read_text(r, rows[i]);
        if (r->diags.count < 1)
            fail_msg("‘%s’: nothing is told", rows[i]);
    }
}

static int begin(void **state)
{
    static struct reading reading;
    *state = &reading;
    return 0;
}

static int end(void **state)
{
    arena_finish(&((struct reading *)*state)->arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good), cmocka_unit_test(of_a_kiosk),     cmocka_unit_test(hours_of_a_kiosk),
        cmocka_unit_test(bad),  cmocka_unit_test(bad_of_a_kiosk), cmocka_unit_test(not_yaml),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
