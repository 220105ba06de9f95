#include "app/keys.h"

static const struct {
    SDL_Keycode code;
    const char *name;
} key_table[] = {
    {SDLK_RIGHT, "Right"},
    {SDLK_LEFT, "Left"},
    {SDLK_UP, "Up"},
    {SDLK_DOWN, "Down"},
    {SDLK_PAGEDOWN, "PgDn"},
    {SDLK_PAGEUP, "PgUp"},
    {SDLK_HOME, "Home"},
    {SDLK_END, "End"},
    {SDLK_SPACE, "Space"},
    {SDLK_RETURN, "Enter"},
    {SDLK_KP_ENTER, "Enter"},
    {SDLK_BACKSPACE, "Backspace"},
    {SDLK_TAB, "Tab"},
    {SDLK_ESCAPE, "Esc"},
    {SDLK_INSERT, "Insert"},
    {SDLK_DELETE, "Delete"},
    {SDLK_AUDIONEXT, "PgDn"},
    {SDLK_AUDIOPREV, "PgUp"},
    {SDLK_KP_PERIOD, "."},
    {SDLK_KP_COMMA, ","},
    {SDLK_KP_DIVIDE, "/"},
    {SDLK_KP_PLUS, "+"},
    {SDLK_KP_MINUS, "-"},
    {SDLK_VOLUMEUP, "VolUp"},
    {SDLK_VOLUMEDOWN, "VolDown"},
    {SDLK_AUDIOMUTE, "Mute"},
    {SDLK_AUDIOPLAY, "Play"},
    {SDLK_AUDIOSTOP, "Stop"},
};
static const char function_names[24][4] = {"F1",  "F2",  "F3",  "F4",  "F5",  "F6",  "F7",  "F8",
                                           "F9",  "F10", "F11", "F12", "F13", "F14", "F15", "F16",
                                           "F17", "F18", "F19", "F20", "F21", "F22", "F23", "F24"};
static const char printable[] = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`";

static struct str name_of(SDL_Keycode code)
{
    for (size_t i = 0; i < COUNT_OF(key_table); i++) {
        if (key_table[i].code == code)
            return str_from(key_table[i].name);
    }
    if (code >= SDLK_F1 && code <= SDLK_F12)
        return str_from(function_names[code - SDLK_F1]);
    if (code >= SDLK_F13 && code <= SDLK_F24)
        return str_from(function_names[12 + code - SDLK_F13]);
    if (code >= 'a' && code <= 'z')
        code -= 'a' - 'A';
    if (code >= '!' && code <= '`')
        return (struct str){&printable[code - '!'], 1};
    return (struct str){0};
}

bool keys_chord(const SDL_Keysym *key, struct key_chord *out)
{
    SDL_Keycode code = key->sym;
    bool shift = (key->mod & KMOD_SHIFT) != 0;
    if (shift && code == SDLK_SLASH) { /* SDL names the key, not what Shift makes of it */
        code = SDLK_QUESTION;
        shift = false;
    }
    struct str name = name_of(code);
    if (name.len == 0)
        return false;
    *out = (struct key_chord){name, (key->mod & KMOD_CTRL) != 0, shift, (key->mod & KMOD_ALT) != 0};
    return true;
}

int keys_digit(const SDL_Keysym *key)
{
    if (key->mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI))
        return -1;
    if (key->sym >= SDLK_0 && key->sym <= SDLK_9)
        return (int)(key->sym - SDLK_0);
    if (key->sym == SDLK_KP_0)
        return 0;
    if (key->sym >= SDLK_KP_1 && key->sym <= SDLK_KP_9)
        return (int)(key->sym - SDLK_KP_1) + 1;
    return -1;
}

static SDL_Keycode code_of(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(key_table); i++)
        if (str_eq(name, str_from(key_table[i].name)))
            return key_table[i].code;
    for (int i = 0; i < 24; i++)
        if (str_eq(name, str_from(function_names[i])))
            return i < 12 ? SDLK_F1 + i : SDLK_F13 + (i - 12);
    if (name.len != 1)
        return SDLK_UNKNOWN;
    return name.at[0] >= 'A' && name.at[0] <= 'Z' ? name.at[0] - 'A' + 'a' : name.at[0];
}

SDL_Keysym keys_keysym(struct key_chord chord)
{
    unsigned mod =
        (chord.ctrl ? KMOD_LCTRL : 0u) | (chord.shift ? KMOD_LSHIFT : 0u) | (chord.alt ? KMOD_LALT : 0u);
    return (SDL_Keysym){.sym = code_of(chord.key), .mod = (Uint16)mod};
}

struct str keys_text(struct arena *arena, struct key_chord chord)
{
    return str_format(arena, "%s%s%s%.*s", chord.ctrl ? "Ctrl+" : "", chord.alt ? "Alt+" : "",
                      chord.shift ? "Shift+" : "", STR_ARG(chord.key));
}
