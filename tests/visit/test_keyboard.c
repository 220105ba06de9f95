#include "visit/keyboard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/utf8.h"

enum { LINE_BYTES = 256 };

struct desk {
    struct keyboard state;
    struct keyboard_pace pace;
    int64_t now_ms;
    char line[LINE_BYTES]; /* what was written; "<" for an erasure, "!" for done */
};

static void step(struct desk *desk, struct keyboard_event event)
{
    event.at_ms = desk->now_ms;
    struct keyboard_next next = keyboard_step(desk->state, &event, desk->pace);
    const char *said = next.asks == KEYBOARD_ASKS_TYPE    ? next.text
                       : next.asks == KEYBOARD_ASKS_ERASE ? "<"
                       : next.asks == KEYBOARD_ASKS_DONE  ? "!"
                                                          : "";
    size_t n = strlen(desk->line);
    (void)snprintf(desk->line + n, sizeof desk->line - n, "%s", said);
    desk->state = next.state;
}

/* By what it writes, or by what it does. */
static int key_named(const struct keyboard *state, const char *name)
{
    static const char *const words[] = {[KEYBOARD_SHIFT] = "shift",
                                        [KEYBOARD_ERASE] = "erase",
                                        [KEYBOARD_LAYER] = "layer",
                                        [KEYBOARD_DONE] = "done"};
    char text[KEYBOARD_TEXT_BYTES];
    int keys[KEYBOARD_ROW_MAX];
    for (int row = 0; row < KEYBOARD_ROWS; row++) {
        int count = keyboard_row(state, row, false, keys);
        for (int i = 0; i < count; i++) {
            enum keyboard_does does = keyboard_key(keys[i])->does;
            struct str is =
                does == KEYBOARD_TEXT ? keyboard_key_text(state, keys[i], text) : str_from(words[does]);
            if (str_eq(is, str_from(strcmp(name, "space") == 0 ? " " : name)))
                return keys[i];
        }
    }
    fail_msg("there is no key %s", name);
    return 0;
}

/* "a" taps, "hold:e" rests, "over:2" slides, "lift", "choose:1", "close", "wait:300". */
static void play(struct desk *desk, const char *word)
{
    const char *arg = strchr(word, ':');
    if (strncmp(word, "hold:", 5) == 0)
        step(desk,
             (struct keyboard_event){.kind = KEYBOARD_EV_HOLD, .key = key_named(&desk->state, arg + 1)});
    else if (strncmp(word, "over:", 5) == 0)
        step(desk, (struct keyboard_event){.kind = KEYBOARD_EV_OVER, .choice = atoi(arg + 1)});
    else if (strcmp(word, "lift") == 0)
        step(desk, (struct keyboard_event){.kind = KEYBOARD_EV_LIFT});
    else if (strncmp(word, "choose:", 7) == 0)
        step(desk, (struct keyboard_event){.kind = KEYBOARD_EV_CHOOSE, .choice = atoi(arg + 1)});
    else if (strcmp(word, "close") == 0)
        step(desk, (struct keyboard_event){.kind = KEYBOARD_EV_CLOSE});
    else if (strncmp(word, "wait:", 5) == 0) {
        for (int64_t until_ms = desk->now_ms + atoi(arg + 1);;) {
            int64_t due_ms = keyboard_due_ms(&desk->state);
            if (due_ms > until_ms) {
                desk->now_ms = until_ms;
                return;
            }
            desk->now_ms = due_ms > desk->now_ms ? due_ms : desk->now_ms;
            step(desk, (struct keyboard_event){.kind = KEYBOARD_EV_TICK});
        }
    } else {
        step(desk, (struct keyboard_event){.kind = KEYBOARD_EV_TAP, .key = key_named(&desk->state, word)});
    }
}

static const struct {
    const char *name, *script, *want;
    struct keyboard_pace pace;
    bool secret;
} rows[] = {
    {"letters", "m o e d space ?", "moed ?", {0}, false},
    {"one capital", "shift M o", "Mo", {0}, false},
    {"shift again takes it back", "shift wait:500 shift m", "m", {0}, false},
    {"twice at once keeps capitals", "shift wait:200 shift M O E D", "MOED", {0}, false},
    {"until shift", "shift wait:200 shift M shift o", "Mo", {0}, false},
    {"capitals stay over a space", "shift shift A space B", "A B", {0}, false},
    {"signs and back", "layer 1 layer a", "1a", {0}, false},
    {"a layer ends capitals", "shift shift layer layer a", "a", {0}, false},
    {"erase and done", "a erase done", "a<!", {0}, false},
    {"an accent by holding", "hold:e lift choose:1", "\xC3\xA9", {0}, false},
    {"by sliding to it", "hold:e over:2 lift", "\xC3\xAB", {0}, false},
    {"sliding off it", "hold:e over:2 over:0 lift choose:3", "\xC3\xA8", {0}, false},
    {"a capital with an accent", "shift hold:E lift choose:1 n", "\xC3\x89n", {0}, false},
    {"ij is two letters", "hold:i lift choose:3 s", "ijs", {0}, false},
    {"capital IJ too", "shift hold:Y lift choose:1 s", "IJs", {0}, false},
    {"the euro", "hold:e lift choose:5", "\xE2\x82\xAC", {0}, false},
    {"quotes",
     "hold:\xE2\x80\x99 lift choose:1 a hold:\xE2\x80\x99 lift choose:2",
     "\xE2\x80\x98"
     "a\xE2\x80\x99",
     {0},
     false},
    {"a slow hand, on a letter without others", "hold:q lift", "q", {0}, false},
    {"that went elsewhere", "hold:q close lift", "", {0}, false},
    {"no such choice", "hold:c lift choose:2 choose:0", "", {0}, false},
    {"none of them", "hold:e lift close choose:1", "", {0}, false},
    {"another key is none of them", "hold:e lift a choose:1", "a", {0}, false},
    {"erasing goes on while held", "hold:erase wait:350", "<<<<", {0}, false},
    {"and stops with the finger", "hold:erase wait:150 lift wait:900", "<<", {0}, false},
    {"later, for who asked for that", "hold:erase wait:1400", "", {.delay_ms = 2000}, false},
    {"and slower", "hold:erase wait:3600 lift", "<<", {2000, 2000}, false},
    {"or never; then it is a slow tap", "hold:erase wait:9000 lift", "<", {.delay_ms = -1}, false},
    {"a letter does not go on", "hold:s wait:2000 lift", "s", {0}, false},
    {"of a password quotes are straight", "' layer ' \"", "''\"", {0}, true},
};

static void what_is_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct desk desk = {
            .state = {.shown = true, .secret = rows[i].secret}, .pace = rows[i].pace, .now_ms = 10};
        struct str rest = str_from(rows[i].script);
        while (rest.len > 0) {
            char word[32];
            str_to_field(word, sizeof word, str_cut(rest, ' ', &rest));
            play(&desk, word);
        }
        if (strcmp(desk.line, rows[i].want) != 0)
            fail_msg("%s: ‘%s’, not ‘%s’", rows[i].name, desk.line, rows[i].want);
    }
}

/* Every sign of ASCII can be typed as a password, and what Dutch needs everywhere. */
static void everything_can_be_typed(void **state)
{
    (void)state;
    static const char needed[] =
        "\xC3\xA9\xC3\xAB\xC3\xA8\xC3\xAA\xC3\xAF\xC3\xAD\xC3\xB6\xC3\xB3\xC3\xBC\xC3\xBA\xC3\xA1\xC3\xA0"
        "\xC3\xA4\xC3\xA2\xC3\xA7\xC3\xB1\xE2\x82\xAC\xE2\x80\x98\xE2\x80\x99";
    char all[4096] = "", text[KEYBOARD_TEXT_BYTES];
    int keys[KEYBOARD_ROW_MAX];
    for (int layer = 0; layer < 2; layer++) {
        for (int shift = 0; shift < 2; shift++) {
            struct keyboard keyboard = {
                .shown = true, .layer = (enum keyboard_layer)layer, .shift = (enum keyboard_shift)shift};
            for (int row = 0; row < KEYBOARD_ROWS; row++) {
                int count = keyboard_row(&keyboard, row, false, keys);
                assert_in_range(count, 1, KEYBOARD_ROW_MAX);
                for (int i = 0; i < count; i++) {
                    keyboard.open = keys[i];
                    (void)strcat(all, keyboard_key_text(&keyboard, keys[i], text).at);
                    assert_in_range(keyboard_choices(&keyboard), 0, KEYBOARD_CHOICES_MAX);
                    for (int c = 1; c <= keyboard_choices(&keyboard); c++)
                        (void)strcat(all, keyboard_choice_text(&keyboard, c, text).at);
                }
            }
        }
    }
    for (char c = ' '; c < 0x7F; c++)
        if (!strchr(all, c))
            fail_msg("no key writes %c", c);
    for (struct str rest = str_from(needed); rest.len > 0;) {
        struct str from = rest;
        (void)utf8_next(&rest);
        struct str sign = {from.at, (size_t)(rest.at - from.at)};
        if (str_find(str_from(all), sign) < 0)
            fail_msg("no key writes %.*s", STR_ARG(sign));
    }
}

/* On narrow glass the same keys, other rows. */
static void narrow_has_all(void **state)
{
    (void)state;
    for (int layer = 0; layer < 2; layer++) {
        struct keyboard keyboard = {.shown = true, .layer = (enum keyboard_layer)layer};
        bool wide[80] = {false}, narrow[80] = {false};
        for (int row = 0; row < KEYBOARD_ROWS; row++) {
            int keys[KEYBOARD_ROW_MAX];
            int count = keyboard_row(&keyboard, row, false, keys);
            for (int i = 0; i < count; i++)
                wide[keys[i]] = true;
            count = keyboard_row(&keyboard, row, true, keys);
            assert_in_range(count, 1, 10);
            for (int i = 0; i < count; i++)
                narrow[keys[i]] = true;
        }
        assert_memory_equal(wide, narrow, sizeof wide);
    }
}

static void whatever_happens(void **state)
{
    (void)state;
    struct rng rng = {6};
    struct desk desk = {.state = {.shown = true}};
    for (int i = 0; i < 100000; i++) {
        struct keyboard_event event = {.kind =
                                           (enum keyboard_event_kind)rng_below(&rng, KEYBOARD_EV_TICK + 1),
                                       .key = (int)rng_below(&rng, 70) - 3,
                                       .choice = (int)rng_below(&rng, 9) - 1};
        desk.now_ms += rng_below(&rng, 300);
        desk.line[0] = '\0';
        step(&desk, event);
        assert_int_equal(utf8_first_bad(str_from(desk.line)), -1);
        assert_true(desk.state.open == 0 || keyboard_choices(&desk.state) > 0);
        assert_in_range(desk.state.over, 0, keyboard_choices(&desk.state));
        assert_true(desk.line[0] == '\0' || event.kind != KEYBOARD_EV_CLOSE);
        if (event.kind == KEYBOARD_EV_LIFT)
            assert_true(keyboard_due_ms(&desk.state) == INT64_MAX);
        if (event.kind == KEYBOARD_EV_TICK && desk.state.held)
            assert_true(keyboard_due_ms(&desk.state) > desk.now_ms);
    }
    desk.state.shown = false;
    desk.line[0] = '\0';
    step(&desk, (struct keyboard_event){.kind = KEYBOARD_EV_TAP, .key = 1});
    assert_string_equal(desk.line, ""); /* what is not seen writes nothing */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written),
        cmocka_unit_test(everything_can_be_typed),
        cmocka_unit_test(narrow_has_all),
        cmocka_unit_test(whatever_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
