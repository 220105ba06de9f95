/* The input log: what is written reads back as it was, and what is wrong is told with its line. */
#include "touch/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char all_of_it[] = "log 1\n"
                                "deck \"kaarten/d\\\"emo\" @0\n"
                                "window 1920 1080 530.5 @0\n"
                                "down 0 40 30.5 on 7 @120\n"
                                "move 0 45.25 -0.125 @136\n"
                                "up 0 45.25 30.5 @152\n"
                                "down -1 1 2 @160\n"
                                "cancel -1 1 2 @160\n"
                                "key Ctrl+F @200\n"
                                "key Right again @230\n"
                                "text \"\xC3\xA9 \\\\\" @240\n"
                                "wheel -1.5 @300\n"
                                "button right @310\n"
                                "button middle @310\n"
                                "wait @900\n"
                                "snap einde @900\n"
                                "set language \"en\" @900\n"
                                "window 720 1280 190.5 full @900\n"
                                "wheel 1 across -0.5 at 40 30.5 ctrl @900\n"
                                "file \"kaarten/een deck.zip\" @900\n";

static int begin(void **state)
{
    static struct arena arena;
    *state = &arena;
    return arena_init(&arena, 16 << 20) ? 0 : -1;
}

static int end(void **state)
{
    arena_finish(*state);
    return 0;
}

static void written_as_it_was_read(void **state)
{
    struct script script;
    struct err err = {0};
    if (!script_read(*state, STR(all_of_it), &script, &err))
        fail_msg("%s", err.text);
    assert_int_equal(script.count, 19);
    struct str text = script_write(*state, &script);
    assert_int_equal(text.len, sizeof all_of_it - 1);
    assert_memory_equal(text.at, all_of_it, text.len);
    assert_int_equal(script.at[2].as.finger.x_um, 40000);
    assert_int_equal(script.at[2].as.finger.target, 7);
    assert_int_equal(script.at[3].as.finger.y_um, -125);
    assert_true(str_eq(script.at[9].as.text, STR("\xC3\xA9 \\")));
    assert_true(script.at[8].as.key.again);
    assert_int_equal(script.at[10].as.wheel.notches, -1500);
    assert_false(script.at[10].as.wheel.placed || script.at[10].as.wheel.ctrl);
    assert_string_equal(script.at[15].as.set.name, "language");
    assert_true(str_eq(script.at[15].as.set.value, STR("en")));
    assert_true(script.at[16].as.window.full && !script.at[1].as.window.full);
    assert_int_equal(script.at[17].as.wheel.across, -500);
    assert_int_equal(script.at[17].as.wheel.y_um, 30500);
    assert_true(script.at[17].as.wheel.ctrl);
}

static void times_may_be_said_short(void **state)
{
    static const char text[] =
        "# een tik\n\n  down 1 0 0 @100 \r\n\tmove 1 .5 0\nup 1 0 0 @+16\nwait @+9\nwait";
    struct script script;
    struct err err = {0};
    assert_false(script_read(*state, STR(text), &script, &err)); /* .5 is written 0.5 */
    assert_string_equal(err.text, "regel 4: “.5” is geen lengte in millimeters, zoals 40 of 30.5.");
    assert_true(script_read(
        *state, STR("# een tik\n\n  down 1 0 0 @100 \r\n\tmove 1 0.5 0\nup 1 0 0 @+16\nwait @+9\nwait"),
        &script, &err));
    assert_int_equal(script.count, 5);
    static const int64_t times[] = {100, 100, 116, 125, 125};
    for (int i = 0; i < script.count; i++)
        assert_int_equal(script.at[i].at_ms, times[i]);
}

static const struct {
    const char *text, *says;
} wrong_rows[] = {
    {"tik 1 0 0", "regel 1: “tik” is geen gebeurtenis die in een logboek kan staan."},
    {"wait\n\nup x 0 0", "regel 3: “x” is geen vinger: een getal vanaf 0, of -1 voor de muis."},
    {"up -2 0 0", "regel 1: “-2” is geen vinger: een getal vanaf 0, of -1 voor de muis."},
    {"up 1 1.2345 0", "regel 1: “1.2345” is geen lengte in millimeters, zoals 40 of 30.5."},
    {"up 1 nan 0", "regel 1: “nan” is geen lengte in millimeters, zoals 40 of 30.5."},
    {"up 1 0 100001", "regel 1: “100001” is geen lengte in millimeters, zoals 40 of 30.5."},
    {"up 1 0", "regel 1: “” is geen lengte in millimeters, zoals 40 of 30.5."},
    {"down 1 0 0 on 0", "regel 1: “0” is geen getal van 1 tot en met 4294967295."},
    {"move 1 0 0 on 7", "regel 1: “on” is geen tijd in milliseconden, zoals @120 of @+16."},
    {"wait @x", "regel 1: “@x” is geen tijd in milliseconden, zoals @120 of @+16."},
    {"wait @1 2", "regel 1: “@1” is geen tijd in milliseconden, zoals @120 of @+16."},
    {"wait @5\nwait @4", "regel 2: De tijd loopt hier terug."},
    {"wait @99999999999999", "regel 1: “@99999999999999” is geen tijd in milliseconden, zoals @120 of @+16."},
    {"window 0 9 9", "regel 1: “0” is geen getal van 1 tot en met 32767."},
    {"window 9 9 0", "regel 1: Een venster is breder dan niets."},
    {"key", "regel 1: Hier hoort een naam van ten hoogste 31 tekens te staan."},
    {"snap eenentwintigeneenhalvemeterlangenaam",
     "regel 1: Hier hoort een naam van ten hoogste 31 tekens te staan."},
    {"wheel veel", "regel 1: “veel” is geen aantal tanden van een wiel, zoals 1 of -0.5."},
    {"button links", "regel 1: “links” is geen knop: right of middle."},
    {"text \"open",
     "regel 1: Hier hoort een tekst van ten hoogste 1024 bytes tussen dubbele aanhalingstekens te "
     "staan."},
    {"text \"\x01\"",
     "regel 1: Hier hoort een tekst van ten hoogste 1024 bytes tussen dubbele aanhalingstekens te "
     "staan."},
    {"text \"\xFF\"",
     "regel 1: Hier staat een teken dat niet te lezen is: het logboek is niet als UTF-8 bewaard."},
    {"log 2",
     "regel 1: Dit logboek heeft een vorm die deze Waaier niet leest. Installeer een nieuwere Waaier."},
};

static void what_is_wrong_is_told(void **state)
{
    for (size_t i = 0; i < COUNT_OF(wrong_rows); i++) {
        struct script script;
        struct err err = {0};
        if (script_read(*state, str_from(wrong_rows[i].text), &script, &err))
            fail_msg("“%s” is read", wrong_rows[i].text);
        if (strcmp(err.text, wrong_rows[i].says) != 0)
            fail_msg("“%s” says\n  %s", wrong_rows[i].text, err.text);
    }
}

static void a_full_arena_is_told(void **state)
{
    (void)state;
    struct arena small;
    struct script script;
    struct err err = {0};
    char text[20000];
    for (size_t i = 0; i < sizeof text; i += 5)
        memcpy(text + i, "wait\n", 5);
    assert_true(arena_init(&small, 4096));
    assert_false(script_read(&small, (struct str){text, sizeof text}, &script, &err));
    assert_int_equal(err.kind, ERR_LIMIT);
    arena_finish(&small);
}

static void fingers_for_the_recogniser(void **state)
{
    struct script script;
    struct touch_event event;
    struct err err = {0};
    assert_true(script_read(*state, STR("down 3 40 30.5 on 7 @5\nkey Esc\nwait @9"), &script, &err));
    assert_true(script_touch(&script.at[0], &event));
    assert_int_equal(event.kind, TOUCH_DOWN);
    assert_int_equal(event.id, 3);
    assert_int_equal(event.target, 7);
    assert_true(event.at.x == 40 && event.at.y == 30.5f);
    assert_false(script_touch(&script.at[1], &event));
    assert_true(script_touch(&script.at[2], &event));
    assert_int_equal(event.kind, TOUCH_TICK);
    assert_int_equal(event.at_ms, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_as_it_was_read),     cmocka_unit_test(times_may_be_said_short),
        cmocka_unit_test(what_is_wrong_is_told),      cmocka_unit_test(a_full_arena_is_told),
        cmocka_unit_test(fingers_for_the_recogniser),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
