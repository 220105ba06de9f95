/* The keys are one table; rows name them by number. Capitals are made, not listed. */
#include "visit/keyboard.h"

#include <string.h>

#include "base/utf8.h"

static const struct keyboard_key table[] = {
    {0}, /* from 1 on */
    {KEYBOARD_TEXT, "q", NULL},
    {KEYBOARD_TEXT, "w", NULL},
    {KEYBOARD_TEXT, "e", "\xC3\xA9 \xC3\xAB \xC3\xA8 \xC3\xAA \xE2\x82\xAC"},
    {KEYBOARD_TEXT, "r", NULL},
    {KEYBOARD_TEXT, "t", NULL},
    {KEYBOARD_TEXT, "y", "ij \xC3\xBF"},
    {KEYBOARD_TEXT, "u", "\xC3\xBC \xC3\xBA \xC3\xB9 \xC3\xBB"},
    {KEYBOARD_TEXT, "i", "\xC3\xAF \xC3\xAD ij \xC3\xAE"},
    {KEYBOARD_TEXT, "o", "\xC3\xB6 \xC3\xB3 \xC3\xB4"},
    {KEYBOARD_TEXT, "p", NULL},
    {KEYBOARD_TEXT, "a", "\xC3\xA1 \xC3\xA0 \xC3\xA4 \xC3\xA2"},
    {KEYBOARD_TEXT, "s", NULL},
    {KEYBOARD_TEXT, "d", NULL},
    {KEYBOARD_TEXT, "f", NULL},
    {KEYBOARD_TEXT, "g", NULL},
    {KEYBOARD_TEXT, "h", NULL},
    {KEYBOARD_TEXT, "j", NULL},
    {KEYBOARD_TEXT, "k", NULL},
    {KEYBOARD_TEXT, "l", NULL},
    {KEYBOARD_TEXT, "\xE2\x80\x99", "\xE2\x80\x98 \xE2\x80\x99 \xE2\x80\x9C \xE2\x80\x9D ' \""},
    {KEYBOARD_SHIFT, "", NULL},
    {KEYBOARD_TEXT, "z", NULL},
    {KEYBOARD_TEXT, "x", NULL},
    {KEYBOARD_TEXT, "c", "\xC3\xA7"},
    {KEYBOARD_TEXT, "v", NULL},
    {KEYBOARD_TEXT, "b", NULL},
    {KEYBOARD_TEXT, "n", "\xC3\xB1"},
    {KEYBOARD_TEXT, "m", NULL},
    {KEYBOARD_TEXT, ",", "; :"},
    {KEYBOARD_TEXT, ".", "\xE2\x80\xA6 :"},
    {KEYBOARD_ERASE, "", NULL},
    {KEYBOARD_LAYER, "", NULL},
    {KEYBOARD_TEXT, " ", NULL},
    {KEYBOARD_TEXT, "?", "! \xC2\xBF"},
    {KEYBOARD_DONE, "", NULL},
    {KEYBOARD_TEXT, "1", NULL},
    {KEYBOARD_TEXT, "2", NULL},
    {KEYBOARD_TEXT, "3", NULL},
    {KEYBOARD_TEXT, "4", NULL},
    {KEYBOARD_TEXT, "5", NULL},
    {KEYBOARD_TEXT, "6", NULL},
    {KEYBOARD_TEXT, "7", NULL},
    {KEYBOARD_TEXT, "8", NULL},
    {KEYBOARD_TEXT, "9", NULL},
    {KEYBOARD_TEXT, "0", NULL},
    {KEYBOARD_TEXT, "@", NULL},
    {KEYBOARD_TEXT, "#", NULL},
    {KEYBOARD_TEXT, "\xE2\x82\xAC", "$ \xC2\xA3"},
    {KEYBOARD_TEXT, "%", "^"},
    {KEYBOARD_TEXT, "&", "|"},
    {KEYBOARD_TEXT, "*", NULL},
    {KEYBOARD_TEXT, "-", "_ \xE2\x80\x93"},
    {KEYBOARD_TEXT, "+", "= ~"},
    {KEYBOARD_TEXT, "(", "[ { <"},
    {KEYBOARD_TEXT, ")", "] } >"},
    {KEYBOARD_TEXT, "/", "\\"},
    {KEYBOARD_TEXT, ":", NULL},
    {KEYBOARD_TEXT, ";", NULL},
    {KEYBOARD_TEXT, "!", NULL},
    {KEYBOARD_TEXT, "=", "~"},
    {KEYBOARD_TEXT, "\xE2\x80\x98", "\xE2\x80\x9C \xE2\x80\x9D \" `"},
    {KEYBOARD_TEXT, "\xE2\x80\x99", "\xE2\x80\x9D ' \""},
};
/* Numbers of the table, in the order they are in; named where a row needs one out of that order. */
enum {
    KEY_Q = 1,
    KEY_A = 11,
    KEY_SHIFT = 21,
    KEY_Z = 22,
    KEY_COMMA = 29,
    KEY_STOP = 30,
    KEY_ERASE = 31,
    KEY_LAYER = 32,
    KEY_SPACE = 33,
    KEY_ASK = 34,
    KEY_DONE = 35,
    KEY_1 = 36,
    KEY_AT = 46,
    KEY_SLASH = 56,
    KEY_LAST = 62,
};
_Static_assert(COUNT_OF(table) == KEY_LAST + 1, "the names of keys count on from the table");

const struct keyboard_key *keyboard_key(int key)
{
    return key >= 1 && key <= KEY_LAST ? &table[key] : NULL;
}

static int put_run(int *keys, int count, int first, int last)
{
    for (int key = first; key <= last; key++)
        keys[count++] = key;
    return count;
}

/* On narrow glass comma and full stop stand beside the space. */
static int third_row(const struct keyboard *state, bool narrow, int *keys)
{
    int count = 0;
    if (state->layer == KEYBOARD_SIGNS) {
        count = put_run(keys, count, KEY_SLASH, KEY_LAST);
    } else {
        keys[count++] = KEY_SHIFT;
        count = put_run(keys, count, KEY_Z, KEY_COMMA - 1);
    }
    if (!narrow)
        count = put_run(keys, count, KEY_COMMA, KEY_STOP);
    keys[count++] = KEY_ERASE;
    return count;
}

int keyboard_row(const struct keyboard *state, int row, bool narrow, int keys[KEYBOARD_ROW_MAX])
{
    bool signs = state->layer == KEYBOARD_SIGNS;
    int count = 0;
    switch (row) {
    case 0: return put_run(keys, 0, signs ? KEY_1 : KEY_Q, signs ? KEY_AT - 1 : KEY_A - 1);
    case 1: return put_run(keys, 0, signs ? KEY_AT : KEY_A, signs ? KEY_SLASH - 1 : KEY_SHIFT - 1);
    case 2: return third_row(state, narrow, keys);
    default: break;
    }
    keys[count++] = KEY_LAYER;
    if (narrow)
        keys[count++] = KEY_COMMA;
    keys[count++] = KEY_SPACE;
    if (narrow)
        keys[count++] = KEY_STOP;
    keys[count++] = KEY_ASK;
    keys[count++] = KEY_DONE;
    return count;
}

/* ---- what keys write */

static uint32_t capital(uint32_t code)
{
    bool latin = (code >= 'a' && code <= 'z') || (code >= 0xE0 && code <= 0xFE && code != 0xF7);
    return latin ? code - 32 : code == 0xFF ? 0x178 : code;
}

/* Of a password the quotes are straight. */
static uint32_t straight(uint32_t code)
{
    return code == 0x2018 ? '"' : code == 0x2019 ? '\'' : code;
}

static struct str written(const struct keyboard *state, struct str text, char out[KEYBOARD_TEXT_BYTES])
{
    size_t len = 0;
    while (text.len > 0 && len + 4 < KEYBOARD_TEXT_BYTES) {
        uint32_t code = utf8_next(&text);
        if (state->shift != KEYBOARD_SMALL)
            code = capital(code);
        len += (size_t)utf8_put(out + len, code);
    }
    out[len] = '\0';
    return (struct str){out, len};
}

struct str keyboard_key_text(const struct keyboard *state, int key, char out[KEYBOARD_TEXT_BYTES])
{
    const struct keyboard_key *is = keyboard_key(key);
    struct str text = is ? str_from(is->text) : (struct str){0};
    char plain[4];
    if (state->secret && text.len > 1) {
        struct str rest = text;
        uint32_t code = utf8_next(&rest);
        text = (struct str){plain, (size_t)utf8_put(plain, straight(code))};
    }
    return written(state, text, out);
}

static struct str offered(const struct keyboard *state, int choice)
{
    const struct keyboard_key *key = keyboard_key(state->open);
    struct str rest = key && key->more ? str_from(key->more) : (struct str){0};
    for (int i = 1; rest.len > 0; i++) {
        struct str word = str_cut(rest, ' ', &rest);
        if (i == choice)
            return word;
    }
    return (struct str){0};
}

int keyboard_choices(const struct keyboard *state)
{
    int count = 0;
    while (offered(state, count + 1).len > 0)
        count++;
    return count;
}

struct str keyboard_choice_text(const struct keyboard *state, int choice, char out[KEYBOARD_TEXT_BYTES])
{
    return written(state, offered(state, choice), out);
}

/* ---- what happens */

static void close(struct keyboard *state)
{
    state->open = state->over = state->held = 0;
    state->went_on = false;
}

static void write(struct keyboard_next *next, struct str text)
{
    if (text.len == 0)
        return;
    next->asks = KEYBOARD_ASKS_TYPE;
    str_to_field(next->text, sizeof next->text, text);
    if (next->state.shift == KEYBOARD_CAPITAL)
        next->state.shift = KEYBOARD_SMALL;
}

static void turn_shift(struct keyboard *state, int64_t at_ms)
{
    bool twice = state->shift == KEYBOARD_CAPITAL && at_ms - state->shift_ms < KEYBOARD_LOCK_MS;
    state->shift = twice                            ? KEYBOARD_CAPITALS
                   : state->shift == KEYBOARD_SMALL ? KEYBOARD_CAPITAL
                                                    : KEYBOARD_SMALL;
    state->shift_ms = at_ms;
}

static void tap(struct keyboard_next *next, int key, int64_t at_ms)
{
    struct keyboard *state = &next->state;
    const struct keyboard_key *is = keyboard_key(key);
    char text[KEYBOARD_TEXT_BYTES];
    close(state);
    if (!is)
        return;
    switch (is->does) {
    case KEYBOARD_TEXT: write(next, keyboard_key_text(state, key, text)); break;
    case KEYBOARD_SHIFT: turn_shift(state, at_ms); break;
    case KEYBOARD_ERASE: next->asks = KEYBOARD_ASKS_ERASE; break;
    case KEYBOARD_LAYER:
        state->layer = state->layer == KEYBOARD_LETTERS ? KEYBOARD_SIGNS : KEYBOARD_LETTERS;
        state->shift = KEYBOARD_SMALL;
        break;
    case KEYBOARD_DONE: next->asks = KEYBOARD_ASKS_DONE; break;
    }
}

static void choose(struct keyboard_next *next, int choice)
{
    char text[KEYBOARD_TEXT_BYTES];
    write(next, keyboard_choice_text(&next->state, choice, text));
    close(&next->state);
}

/* Only erasing goes on: a letter that repeats is a mistake of the hand. */
static void hold(struct keyboard_next *next, int key, int64_t at_ms, struct keyboard_pace pace)
{
    struct keyboard *state = &next->state;
    const struct keyboard_key *is = keyboard_key(key);
    int delay_ms = pace.delay_ms != 0 ? pace.delay_ms : KEYBOARD_DELAY_MS;
    close(state);
    if (!is)
        return;
    state->held = key;
    state->open = is->more ? key : 0;
    state->repeat_ms = INT64_MAX;
    if (is->does == KEYBOARD_ERASE &&
        delay_ms > 0) /* the hand rested for KEYBOARD_DELAY_MS when this is told */
        state->repeat_ms = at_ms + (delay_ms > KEYBOARD_DELAY_MS ? delay_ms - KEYBOARD_DELAY_MS : 0);
}

static void lift(struct keyboard_next *next, int64_t at_ms)
{
    struct keyboard *state = &next->state;
    int key = state->held;
    bool went_on = state->went_on;
    state->held = 0;
    state->went_on = false;
    if (state->open && state->over)
        choose(next, state->over);
    else if (!state->open && key && !went_on)
        tap(next, key, at_ms);
}

static void tick(struct keyboard_next *next, int64_t at_ms, struct keyboard_pace pace)
{
    struct keyboard *state = &next->state;
    if (!state->held || at_ms < state->repeat_ms)
        return;
    next->asks = KEYBOARD_ASKS_ERASE;
    state->went_on = true;
    state->repeat_ms = at_ms + (pace.every_ms > 0 ? pace.every_ms : KEYBOARD_EVERY_MS);
}

struct keyboard_next keyboard_step(struct keyboard state, const struct keyboard_event *event,
                                   struct keyboard_pace pace)
{
    struct keyboard_next next = {.state = state};
    if (!state.shown)
        return next;
    switch (event->kind) {
    case KEYBOARD_EV_TAP: tap(&next, event->key, event->at_ms); break;
    case KEYBOARD_EV_HOLD: hold(&next, event->key, event->at_ms, pace); break;
    case KEYBOARD_EV_OVER:
        next.state.over = event->choice >= 1 && event->choice <= keyboard_choices(&state) ? event->choice : 0;
        break;
    case KEYBOARD_EV_LIFT: lift(&next, event->at_ms); break;
    case KEYBOARD_EV_CHOOSE: choose(&next, event->choice); break;
    case KEYBOARD_EV_CLOSE: close(&next.state); break;
    case KEYBOARD_EV_TICK: tick(&next, event->at_ms, pace); break;
    }
    return next;
}

int64_t keyboard_due_ms(const struct keyboard *state)
{
    return state->shown && state->held ? state->repeat_ms : INT64_MAX;
}
