#include "app/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void chords(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        SDL_Keycode code;
        int mod;
        const char *want; /* NULL: no key of ours */
    } rows[] = {
        {"a letter", SDLK_b, 0, "B"},
        {"with Shift", SDLK_b, KMOD_LSHIFT, "Shift+B"},
        {"with Ctrl", SDLK_f, KMOD_RCTRL, "Ctrl+F"},
        {"with Alt", SDLK_f, KMOD_LALT, "Alt+F"},
        {"num lock is no modifier", SDLK_b, KMOD_NUM | KMOD_CAPS, "B"},
        {"page down", SDLK_PAGEDOWN, 0, "PgDn"},
        {"a clicker's media key", SDLK_AUDIONEXT, 0, "PgDn"},
        {"and the one before", SDLK_AUDIOPREV, 0, "PgUp"},
        {"volume", SDLK_VOLUMEUP, 0, "VolUp"},
        {"volume, softer", SDLK_VOLUMEDOWN, 0, "VolDown"},
        {"without sound", SDLK_AUDIOMUTE, 0, "Mute"},
        {"play", SDLK_AUDIOPLAY, 0, "Play"},
        {"stop", SDLK_AUDIOSTOP, 0, "Stop"},
        {"a clicker's start", SDLK_F5, 0, "F5"},
        {"a full stop", SDLK_PERIOD, 0, "."},
        {"the number pad's", SDLK_KP_PERIOD, 0, "."},
        {"the number pad's Enter", SDLK_KP_ENTER, 0, "Enter"},
        {"a question mark is Shift and slash", SDLK_SLASH, KMOD_LSHIFT, "?"},
        {"a slash", SDLK_SLASH, 0, "/"},
        {"escape", SDLK_ESCAPE, 0, "Esc"},
        {"F1", SDLK_F1, 0, "F1"},
        {"F12", SDLK_F12, 0, "F12"},
        {"F13", SDLK_F13, 0, "F13"},
        {"F24", SDLK_F24, 0, "F24"},
        {"Shift alone", SDLK_LSHIFT, KMOD_LSHIFT, NULL},
        {"Caps Lock", SDLK_CAPSLOCK, 0, NULL},
        {"a letter with an accent", 0xE9, 0, NULL},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        SDL_Keysym key = {.sym = rows[i].code, .mod = (Uint16)rows[i].mod};
        struct key_chord got, want;
        bool ok = keys_chord(&key, &got);
        if (ok != (rows[i].want != NULL))
            fail_msg("%s: a key or not", rows[i].name);
        if (ok && (!key_chord_read(str_from(rows[i].want), &want) || !key_chord_eq(got, want)))
            fail_msg("%s: %.*s", rows[i].name, STR_ARG(got.key));
    }
}

/* Every name SDL's keys get is one that people may write in config.yaml. */
static void names_are_known(void **state)
{
    (void)state;
    for (SDL_Keycode code = 1; code < 128; code++) {
        SDL_Keysym key = {.sym = code};
        struct key_chord got, again;
        if (keys_chord(&key, &got) && (!key_chord_read(got.key, &again) || !key_chord_eq(got, again)))
            fail_msg("key %d is %.*s, which cannot be written", (int)code, STR_ARG(got.key));
    }
}

static void digits(void **state)
{
    (void)state;
    static const struct {
        SDL_Keycode code;
        int mod, want;
    } rows[] = {
        {SDLK_0, 0, 0},          {SDLK_9, 0, 9},        {SDLK_KP_0, 0, 0},        {SDLK_KP_1, 0, 1},
        {SDLK_KP_9, 0, 9},       {SDLK_a, 0, -1},       {SDLK_5, KMOD_LCTRL, -1}, {SDLK_5, KMOD_LALT, -1},
        {SDLK_5, KMOD_LGUI, -1}, {SDLK_5, KMOD_NUM, 5},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        SDL_Keysym key = {.sym = rows[i].code, .mod = (Uint16)rows[i].mod};
        assert_int_equal(keys_digit(&key), rows[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chords),
        cmocka_unit_test(names_are_known),
        cmocka_unit_test(digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
