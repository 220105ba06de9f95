/* The voice, without a device: the test takes the sound as a device would, so that its time is the time there is. */
#include "app/speech.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/voice.h"

enum { PULL = 256, HEARD_MAX = 256, WAIT_MS = 20000 };

struct desk {
    struct speech *speech;
    int bell;
    struct speech_word heard[HEARD_MAX];
    int heard_count;
    int loudest;
};

static int begin(void **state)
{
    static struct desk desk;
    desk = (struct desk){.bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    *state = &desk;
    if (!voice_likely())
        exit(77);
    desk.speech = speech_create(&(struct speech_options){.bell = desk.bell, .deaf = true});
    return desk.speech ? 0 : -1;
}

static int end(void **state)
{
    struct desk *desk = *state;
    speech_destroy(desk->speech);
    close(desk->bell);
    return 0;
}

static void note(struct desk *desk)
{
    struct speech_word now;
    const struct speech_word *last = &desk->heard[desk->heard_count > 0 ? desk->heard_count - 1 : 0];
    if (!speech_speaks(desk->speech, &now) || now.to == now.from)
        return;
    bool same = desk->heard_count > 0 && last->line == now.line && last->from == now.from;
    if (!same && desk->heard_count < HEARD_MAX)
        desk->heard[desk->heard_count++] = now;
}

/* One callback of a device; true while it speaks. */
static bool pull(struct desk *desk)
{
    int16_t samples[PULL];
    struct speech_word now;
    speech_pull(desk->speech, samples, PULL);
    for (int i = 0; i < PULL; i++)
        desk->loudest = abs(samples[i]) > desk->loudest ? abs(samples[i]) : desk->loudest;
    note(desk);
    return speech_speaks(desk->speech, &now);
}

/* Takes the sound until it is over; when none is there yet, the maker gets the processor. */
static void listen(struct desk *desk)
{
    desk->heard_count = desk->loudest = 0;
    while (pull(desk))
        (void)poll(NULL, 0, 0);
}

static void until_it_sounds(struct desk *desk)
{
    desk->loudest = 0;
    while (pull(desk) && desk->loudest == 0)
        (void)poll(NULL, 0, 0);
    assert_true(desk->loudest > 0);
}

static void say(struct desk *desk, const char *text, const char *language)
{
    speech_say(desk->speech, &(struct speech_line){str_from(text), str_from(language)}, 1);
}

static void words_are_heard_in_order(void **state)
{
    struct desk *desk = *state;
    static const char text[] =
        "E\xC3\xA9n kaart, twee vragen: wie z\xC3\xA9gt er \xE2\x80\x9Eja\xE2\x80\x9D?";
    static const char *const words[] = {"E\xC3\xA9n", "kaart",       "twee", "vragen",
                                        "wie",        "z\xC3\xA9gt", "er",   "ja"};
    say(desk, text, "nl");
    listen(desk);
    assert_int_equal(desk->heard_count, COUNT_OF(words));
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        const struct speech_word *word = &desk->heard[i];
        if (strncmp(text + word->from, words[i], strlen(words[i])) != 0)
            fail_msg("word %zu is %.*s, not %s", i, (int)(word->to - word->from), text + word->from,
                     words[i]);
    }
    assert_true(desk->loudest > 1000);
}

static void lines_are_said_one_after_the_other(void **state)
{
    struct desk *desk = *state;
    const struct speech_line lines[] = {{STR("Vraag een"), STR("nl")},
                                        {STR("The second question"), STR("en")},
                                        {STR(""), STR("nl")},
                                        {STR("klaar"), STR("nl")}};
    static const int line_of[] = {0, 0, 1, 1, 1, 3};
    speech_say(desk->speech, lines, COUNT_OF(lines));
    listen(desk);
    assert_int_equal(desk->heard_count, COUNT_OF(line_of));
    for (size_t i = 0; i < COUNT_OF(line_of); i++)
        assert_int_equal(desk->heard[i].line, line_of[i]);
}

static void numbers_are_one_word(void **state)
{
    struct desk *desk = *state;
    say(desk, "kaart 17 van 28", "nl");
    listen(desk);
    assert_int_equal(desk->heard_count, 4);
}

/* The next callback is silent, also when seconds of sound were made already. */
static void a_stop_is_silent_at_once(void **state)
{
    struct desk *desk = *state;
    struct speech_word now;
    say(desk, "Een lange zin die nog lang niet is afgelopen, en dan nog een zin erachteraan.", "nl");
    until_it_sounds(desk);
    speech_stop(desk->speech);
    assert_false(speech_speaks(desk->speech, &now));
    desk->loudest = 0;
    for (int i = 0; i < 50; i++)
        assert_false(pull(desk));
    assert_int_equal(desk->loudest, 0);
    say(desk, "weer", "nl");
    listen(desk);
    assert_int_equal(desk->heard_count, 1);
}

/* Longer than the ring holds: the maker waits for who listens, and whoever asks anew does not wait for the maker. */
static void another_text_takes_its_place(void **state)
{
    struct desk *desk = *state;
    static char text[6000];
    for (size_t i = 0; i + 1 < sizeof text; i++)
        text[i] = "waarde "[i % 7];
    say(desk, text, "nl");
    until_it_sounds(desk);
    say(desk, "kort", "nl");
    listen(desk);
    assert_true(desk->heard_count >= 1);
    const struct speech_word *last = &desk->heard[desk->heard_count - 1];
    assert_int_equal(last->from, 0);
    assert_int_equal(last->to, 4);
}

static void it_goes_away_while_it_speaks(void **state)
{
    struct desk *desk = *state;
    say(desk, "Deze zin hoort niemand meer uit, want er wordt niet meer geluisterd.", "nl");
    until_it_sounds(desk);
}

static void nothing_to_say_is_over_at_once(void **state)
{
    struct desk *desk = *state;
    struct speech_word now;
    speech_say(desk->speech, NULL, 0);
    assert_false(speech_speaks(desk->speech, &now));
    say(desk, " \xE2\x80\x9E\xE2\x80\x9D ", "nl");
    listen(desk);
    assert_int_equal(desk->heard_count, 0);
}

static void volume_is_heard_and_bounded(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(speech_volume(desk->speech), SPEECH_VOLUME_FIRST);
    say(desk, "hallo", "nl");
    listen(desk);
    int usual = desk->loudest;
    speech_set_volume(desk->speech, 140);
    assert_int_equal(speech_volume(desk->speech), 100);
    say(desk, "hallo", "nl");
    listen(desk);
    assert_true(desk->loudest > usual);
    speech_set_volume(desk->speech, -3);
    assert_int_equal(speech_volume(desk->speech), 0);
    say(desk, "hallo", "nl");
    listen(desk);
    assert_int_equal(desk->loudest, 0);
    assert_int_equal(desk->heard_count, 1); /* silent, and yet it goes on */
}

static void no_voice_is_told_and_nothing_hangs(void **state)
{
    struct desk *desk = *state;
    struct speech_word now;
    struct err err = {0};
    struct pollfd bell = {desk->bell, POLLIN, 0};
    speech_destroy(desk->speech);
    desk->speech = speech_create(
        &(struct speech_options){.bell = desk->bell, .deaf = true, .library = "/nergens/libespeak.so"});
    assert_false(speech_failed(desk->speech, &err));
    say(desk, "hallo", "nl");
    assert_int_equal(poll(&bell, 1, WAIT_MS), 1);
    assert_true(speech_failed(desk->speech, &err));
    assert_non_null(strstr(err.text, "libespeak-ng1"));
    assert_false(speech_speaks(desk->speech, &now));
    say(desk, "nog eens", "nl");
    assert_false(speech_speaks(desk->speech, &now));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_heard_in_order, begin, end),
        cmocka_unit_test_setup_teardown(lines_are_said_one_after_the_other, begin, end),
        cmocka_unit_test_setup_teardown(numbers_are_one_word, begin, end),
        cmocka_unit_test_setup_teardown(a_stop_is_silent_at_once, begin, end),
        cmocka_unit_test_setup_teardown(another_text_takes_its_place, begin, end),
        cmocka_unit_test_setup_teardown(it_goes_away_while_it_speaks, begin, end),
        cmocka_unit_test_setup_teardown(nothing_to_say_is_over_at_once, begin, end),
        cmocka_unit_test_setup_teardown(volume_is_heard_and_bounded, begin, end),
        cmocka_unit_test_setup_teardown(no_voice_is_told_and_nothing_hangs, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
