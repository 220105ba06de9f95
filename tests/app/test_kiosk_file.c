/* What was set on the glass of a kiosk comes back as it was, and only where it differs from config.yaml. */
#include "app/kiosk_file.h"
#include "deck/place.h"

#include "base/fs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct place place;
static struct settings said, here;

static struct str dir(void)
{
    return str_from(place.root);
}

static int begin(void **state)
{
    (void)state;
    assert_true(arena_init(&arena, 4 << 20));
    place_make(&place);
    settings_init(&said);
    said.kiosk.decks[0] = "/srv/een";
    said.kiosk.decks[1] = "/srv/twee \"2\"\\.zip";
    said.kiosk.deck_count = 2;
    said.kiosk.office = STR("raadslid");
    said.kiosk.from_min = 510;
    said.kiosk.to_min = 1080;
    said.screen_mm = 530;
    here = said;
    return 0;
}

static int end(void **state)
{
    (void)state;
    place_remove(&place);
    arena_finish(&arena);
    return 0;
}

static void keep(void)
{
    struct err err = {0};
    if (!kiosk_file_write(&arena, dir(), &here, &said, &err))
        fail_msg("%s", err.text);
}

static bool is_there(void)
{
    char path[128];
    return fs_is_file(place_path(&place, "kiosk.yaml", path, sizeof path));
}

static void says(const char *text)
{
    char got[2048];
    size_t len = place_read(&place, "kiosk.yaml", got, sizeof got - 1);
    got[len] = '\0';
    assert_string_equal(got, text);
}

static void all_comes_back(void **state)
{
    struct kiosk_settings *kiosk = &here.kiosk;
    (void)state;
    kiosk->decks[0] = said.kiosk.decks[1];
    kiosk->decks[1] = "/srv/een\tmet\nregels";
    kiosk->office = (struct str){0};
    kiosk->idle_s = 90;
    kiosk->warning_s = 45;
    kiosk->from_min = kiosk->to_min = 0;
    kiosk->language = "en";
    kiosk->languages = KIOSK_LANGUAGES_EN;
    kiosk->quarters = 3;
    kiosk->corner = KIOSK_BOTTOM_LEFT;
    kiosk->volume = 0;
    here.screen_mm = 0;
    keep();
    struct settings read = said;
    kiosk_file_read(&arena, dir(), &read);
    assert_int_equal(read.kiosk.deck_count, 2);
    for (int i = 0; i < 2; i++)
        assert_string_equal(read.kiosk.decks[i], kiosk->decks[i]);
    assert_int_equal(read.kiosk.office.len, 0);
    assert_int_equal(read.kiosk.idle_s, 90);
    assert_int_equal(read.kiosk.warning_s, 45);
    assert_true(kiosk_is_open(&read.kiosk, 0));
    assert_string_equal(read.kiosk.language, "en");
    assert_int_equal(read.kiosk.languages, KIOSK_LANGUAGES_EN);
    assert_int_equal(read.kiosk.quarters, 3);
    assert_int_equal(read.kiosk.corner, KIOSK_BOTTOM_LEFT);
    assert_int_equal(read.kiosk.volume, 0);
    assert_true(read.screen_mm == 0);
}

/* The rest goes on following config.yaml. */
static void only_what_differs_is_kept(void **state)
{
    (void)state;
    here.kiosk.idle_s = 90;
    keep();
    says("kiosk:\n  idle_seconds: 90\n");
    here = said;
    here.screen_mm = 1210;
    keep();
    says("screen_mm: 1210\n");
    here.kiosk.to_min = 1439;
    keep();
    says("screen_mm: 1210\nkiosk:\n  hours: [\"8:30\", \"23:59\"]\n");
    here = said;
    keep();
    assert_false(is_there());
    keep(); /* it was gone already */
}

static void what_is_wrong_changes_nothing(void **state)
{
    (void)state;
    place_write(&place, "kiosk.yaml", STR("kiosk:\n  idle_seconds: -4\n  volume: [\n"));
    kiosk_file_read(&arena, dir(), &here);
    assert_int_equal(here.kiosk.idle_s, said.kiosk.idle_s);
    assert_int_equal(here.kiosk.volume, said.kiosk.volume);
    struct err err = {0};
    assert_false(kiosk_file_write(&arena, (struct str){0}, &here, &said, &err));
    assert_int_equal(err.kind, ERR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_comes_back, begin, end),
        cmocka_unit_test_setup_teardown(only_what_differs_is_kept, begin, end),
        cmocka_unit_test_setup_teardown(what_is_wrong_changes_nothing, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
