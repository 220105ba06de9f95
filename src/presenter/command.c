/* The table, and the reading of keys. Names of keys are ours and static: a chord never outlives its name. */
#include "presenter/command.h"

#include <assert.h>
#include <string.h>

#include "base/words.h"

static const struct command_info commands[COMMAND_COUNT] = {
    [COMMAND_NONE] = {.name = "none", .title = ""},
    [COMMAND_NEXT] = {.name = "next",
                      .title = N_("Volgende"),
                      .icon = "forward",
                      .keys = {"Right Down PgDn", "Right Down PgDn Space Enter N", "PgDn"}},
    [COMMAND_PREVIOUS] = {.name = "previous",
                          .title = N_("Vorige"),
                          .icon = "back",
                          .keys = {"Left Up PgUp", "Left Up PgUp Backspace P", "PgUp"}},
    [COMMAND_FIRST] = {.name = "first", .title = N_("Eerste"), .keys = {"Home", "Home", "Home"}},
    [COMMAND_LAST] = {.name = "last", .title = N_("Laatste"), .keys = {"End", "End", "End"}},
    [COMMAND_GO_TO] = {.name = "go-to",
                       .title = N_("Ga naar nummer"),
                       .button = N_("Ga naar"),
                       .keys = {NULL, "G", "G"}},
    [COMMAND_OVERVIEW] = {.name = "overview",
                          .title = N_("Overzicht"),
                          .icon = "overview",
                          .keys = {NULL, "Tab O", "O"}},
    [COMMAND_SEARCH] = {.name = "search",
                        .title = N_("Zoek"),
                        .icon = "search",
                        .keys = {NULL, "Ctrl+F /", "Ctrl+F /"}},
    [COMMAND_QUESTIONS] = {.name = "questions",
                           .title = N_("Vragen"),
                           .button = N_("Draai om"),
                           .icon = "questions",
                           .keys = {NULL, "Q", "V Q"}},
    [COMMAND_ZOOM] = {.name = "zoom", .title = N_("Vergroot"), .icon = "zoom", .keys = {NULL, "Z", "Z"}},
    [COMMAND_ZOOM_IN] = {.name = "zoom-in",
                         .title = N_("Groter"),
                         .icon = "zoom",
                         .keys = {NULL, "+ = Ctrl++ Ctrl+=", "+ = Ctrl++ Ctrl+="}},
    [COMMAND_ZOOM_OUT] = {.name = "zoom-out",
                          .title = N_("Kleiner"),
                          .icon = "zoom-out",
                          .keys = {NULL, "- Ctrl+-", "- Ctrl+-"}},
    [COMMAND_ZOOM_WHOLE] = {.name = "zoom-whole",
                            .title = N_("Hele pagina"),
                            .keys = {NULL, "Ctrl+0", "Ctrl+0"}},
    [COMMAND_BLACK] = {.name = "black", .title = N_("Zwart"), .icon = "black", .keys = {NULL, "B ."}},
    [COMMAND_WHITE] = {.name = "white", .title = N_("Wit"), .icon = "white", .keys = {NULL, "W ,"}},
    [COMMAND_FULL_SCREEN] = {.name = "full-screen",
                             .title = N_("Volledig scherm"),
                             .icon = "fullscreen",
                             .keys = {"F11 F5", "F11 F5", "F11 F5"}},
    [COMMAND_HELP] = {.name = "help", .title = N_("Hulp"), .icon = "help", .keys = {"F1 ?", "F1 ?", "F1 ?"}},
    [COMMAND_BACK] = {.name = "back",
                      .title = N_("Terug"),
                      .icon = "back",
                      .keys = {"Esc Backspace", "Esc", "Esc Backspace"}},
    [COMMAND_START] = {.name = "start",
                       .title = N_("Beginscherm"),
                       .icon = "home",
                       .keys = {"Ctrl+W", "Ctrl+W", "Ctrl+W"}},
    [COMMAND_OPEN] = {.name = "open",
                      .title = N_("Open"),
                      .icon = "folder",
                      .keys = {"Ctrl+O", "Ctrl+O", "Ctrl+O"}},
    [COMMAND_QUIT] = {.name = "quit",
                      .title = N_("Sluit af"),
                      .icon = "close",
                      .keys = {"Ctrl+Q", "Ctrl+Q", "Ctrl+Q"}},
    [COMMAND_ALOUD] = {.name = "read-aloud",
                       .title = N_("Lees voor"),
                       .icon = "speaker",
                       .keys = {"A", "A", "A"}},
    [COMMAND_LOUDER] = {.name = "louder",
                        .title = N_("Harder"),
                        .icon = "louder",
                        .keys = {"VolUp Ctrl+Up", "VolUp Ctrl+Up", "VolUp Ctrl+Up"}},
    [COMMAND_SOFTER] = {.name = "softer",
                        .title = N_("Zachter"),
                        .icon = "softer",
                        .keys = {"VolDown Ctrl+Down", "VolDown Ctrl+Down", "VolDown Ctrl+Down"}},
    [COMMAND_REPEAT] = {.name = "repeat-aloud",
                        .title = N_("Herhaal"),
                        .keys = {"Shift+A", "Shift+A", "Shift+A"}},
    [COMMAND_SURPRISE] = {.name = "surprise",
                          .title = N_("Verras me"),
                          .icon = "dice",
                          .keys = {NULL, NULL, "R"}},
    [COMMAND_READ] = {.name = "read",
                      .title = N_("Lees als tekst"),
                      .button = N_("Tekst"),
                      .icon = "document",
                      .keys = {NULL, NULL, "L"}},
    [COMMAND_GUIDE] = {.name = "guide",
                       .title = N_("Gebruikswijzer"),
                       .icon = "guide",
                       .keys = {NULL, NULL, "U"}},
    [COMMAND_ABOUT] = {.name = "about",
                       .title = N_("Over deze set"),
                       .icon = "info",
                       .keys = {NULL, NULL, "I"}},
    [COMMAND_OWN] = {.name = "own-question",
                     .title = N_("Eigen vraag"),
                     .icon = "plus",
                     .keys = {NULL, NULL, "Ctrl+N"}},
    [COMMAND_ADAPT] = {.name = "adapt-questions",
                       .title = N_("Pas vragen aan"),
                       .button = N_("Pas aan"),
                       .icon = "pen",
                       .keys = {NULL, NULL, "Ctrl+E"}},
    [COMMAND_KEEP] = {.name = "keep",
                      .title = N_("In mijn waaier"),
                      .button = N_("Bewaar"),
                      .icon = "heart",
                      .keys = {NULL, NULL, "M"}},
    [COMMAND_FAN] = {.name = "fan", .title = N_("Mijn waaier"), .icon = "heart", .keys = {NULL, NULL, "W"}},
    [COMMAND_COMPARE] = {.name = "compare",
                         .title = N_("Vergelijk"),
                         .icon = "compare",
                         .keys = {NULL, NULL, "C"}},
    [COMMAND_FAN_LEFT] = {.name = "fan-left",
                          .title = N_("Naar links"),
                          .icon = "move-left",
                          .keys = {NULL, NULL, "Shift+Left"}},
    [COMMAND_FAN_RIGHT] = {.name = "fan-right",
                           .title = N_("Naar rechts"),
                           .icon = "move-right",
                           .keys = {NULL, NULL, "Shift+Right"}},
    [COMMAND_FAN_MARK] = {.name = "fan-mark",
                          .title = N_("Kies om te vergelijken"),
                          .button = N_("Kies"),
                          .icon = "check",
                          .keys = {NULL, NULL, "X"}},
    [COMMAND_FAN_CLEAR] = {.name = "fan-clear",
                           .title = N_("Maak mijn waaier leeg"),
                           .button = N_("Maak leeg"),
                           .icon = "trash",
                           .keys = {NULL, NULL, "Ctrl+Delete"}},
    [COMMAND_FREEZE] = {.name = "freeze",
                        .title = N_("Bevries"),
                        .icon = "freeze",
                        .keys = {[MODE_PRESENT] = "F"}},
    [COMMAND_TAKE] = {.name = "take",
                      .title = N_("Toon aan publiek"),
                      .icon = "screen",
                      .keys = {[MODE_PRESENT] = "Shift+Enter"}},
    [COMMAND_STAGE] = {.name = "stage",
                       .title = N_("Kijk apart"),
                       .icon = "lock",
                       .keys = {[MODE_PRESENT] = "V"}},
    [COMMAND_POINTER] = {.name = "pointer",
                         .title = N_("Wijzer"),
                         .icon = "pointer",
                         .keys = {[MODE_PRESENT] = "L"}},
    [COMMAND_SPOTLIGHT] = {.name = "spotlight",
                           .title = N_("Spotlicht"),
                           .icon = "spotlight",
                           .keys = {[MODE_PRESENT] = "K"}},
    [COMMAND_PEN] = {.name = "pen", .title = N_("Pen"), .icon = "pen", .keys = {[MODE_PRESENT] = "D"}},
    [COMMAND_HIGHLIGHTER] = {.name = "highlighter",
                             .title = N_("Markeerstift"),
                             .icon = "marker",
                             .keys = {[MODE_PRESENT] = "H"}},
    [COMMAND_ERASER] = {.name = "eraser",
                        .title = N_("Gum"),
                        .icon = "eraser",
                        .keys = {[MODE_PRESENT] = "E"}},
    [COMMAND_INK_COLOUR] = {.name = "ink-colour",
                            .title = N_("Volgende kleur"),
                            .button = N_("Kleur"),
                            .icon = "pen",
                            .keys = {[MODE_PRESENT] = "C"}},
    [COMMAND_INK_WIDTH] = {.name = "ink-width",
                           .title = N_("Volgende dikte"),
                           .button = N_("Dikte"),
                           .icon = "pen",
                           .keys = {[MODE_PRESENT] = "Shift+C"}},
    [COMMAND_INK_CLEAR] = {.name = "clear-ink",
                           .title = N_("Wis de kaart"),
                           .icon = "trash",
                           .keys = {[MODE_PRESENT] = "Shift+E"}},
    [COMMAND_UNDO] = {.name = "undo",
                      .title = N_("Maak ongedaan"),
                      .icon = "undo",
                      .keys = {[MODE_PRESENT] = "Ctrl+Z"}},
    [COMMAND_REDO] = {.name = "redo",
                      .title = N_("Doe opnieuw"),
                      .keys = {[MODE_PRESENT] = "Ctrl+Y Ctrl+Shift+Z"}},
    [COMMAND_COUNTDOWN] = {.name = "timer",
                           .title = N_("Timer"),
                           .icon = "timer",
                           .keys = {[MODE_PRESENT] = "T"}},
    [COMMAND_PAUSE] = {.name = "pause-clock",
                       .title = N_("Pauzeer de klok"),
                       .button = N_("Pauzeer"),
                       .icon = "pause",
                       .keys = {[MODE_PRESENT] = "Shift+T"}},
    [COMMAND_ZERO] = {.name = "reset-clock",
                      .title = N_("Zet de klok op nul"),
                      .button = N_("Op nul"),
                      .icon = "timer",
                      .keys = {[MODE_PRESENT] = "Ctrl+T"}},
    [COMMAND_DRAW] = {.name = "draw",
                      .title = N_("Trek kaart"),
                      .icon = "dice",
                      .keys = {[MODE_PRESENT] = "R"}},
    [COMMAND_PAPER] = {.name = "paper",
                       .title = N_("Lege kaart"),
                       .icon = "document",
                       .keys = {[MODE_PRESENT] = "X"}},
    [COMMAND_PAPER_NEW] = {.name = "new-paper",
                           .title = N_("Nieuwe lege kaart"),
                           .icon = "plus",
                           .keys = {[MODE_PRESENT] = "Shift+X"}},
    [COMMAND_PAPERS] = {.name = "papers",
                        .title = N_("Lege kaarten"),
                        .icon = "overview",
                        .keys = {[MODE_PRESENT] = "Ctrl+X"}},
    [COMMAND_SWAP] = {.name = "swap",
                      .title = N_("Wissel schermen"),
                      .icon = "compare",
                      .keys = {[MODE_PRESENT] = "S"}},
    [COMMAND_SCREENS] = {.name = "screens",
                         .title = N_("Schermen"),
                         .icon = "screen",
                         .keys = {[MODE_PRESENT] = "F8"}},
    [COMMAND_STRAIGHTEN] = {.name = "straighten",
                            .title = N_("Leg recht"),
                            .icon = "straighten",
                            .keys = {NULL, NULL, "Shift+C"}},
    [COMMAND_STACK] = {.name = "stack",
                       .title = N_("Stapel"),
                       .icon = "deck",
                       .keys = {[MODE_PRESENT] = "Shift+R"}},
    [COMMAND_TIMER_PANEL] = {.name = "timer-panel",
                             .title = N_("Timer instellen"),
                             .button = N_("Timer"),
                             .icon = "timer",
                             .keys = {[MODE_PRESENT] = "I"}},
    [COMMAND_MORE] = {.name = "more", .title = N_("Meer"), .icon = "meer", .keys = {[MODE_PRESENT] = "M"}},
    [COMMAND_NOTES_LARGER] = {.name = "notes-larger",
                              .title = N_("Notities groter"),
                              .icon = "plus",
                              .keys = {[MODE_PRESENT] = "]"}},
    [COMMAND_NOTES_SMALLER] = {.name = "notes-smaller",
                               .title = N_("Notities kleiner"),
                               .icon = "minus",
                               .keys = {[MODE_PRESENT] = "["}},
    [COMMAND_NOTES_UP] = {.name = "notes-up",
                          .title = N_("Notities omhoog"),
                          .icon = "up",
                          .keys = {[MODE_PRESENT] = "Shift+Up Shift+PgUp"}},
    [COMMAND_NOTES_DOWN] = {.name = "notes-down",
                            .title = N_("Notities omlaag"),
                            .icon = "down",
                            .keys = {[MODE_PRESENT] = "Shift+Down Shift+PgDn"}},
    [COMMAND_AHEAD] = {.name = "ahead",
                       .title = N_("Meer kaarten vooruit"),
                       .button = N_("Vooruit"),
                       .icon = "slides",
                       .keys = {[MODE_PRESENT] = "J"}},
    [COMMAND_QUESTION] = {.name = "question",
                          .title = N_("Toon één vraag"),
                          .button = N_("Eén vraag"),
                          .icon = "questions",
                          .keys = {[MODE_PRESENT] = "Shift+Q"}},
    [COMMAND_QUESTION_NEXT] = {.name = "next-question",
                               .title = N_("Volgende vraag"),
                               .icon = "forward",
                               .keys = {[MODE_PRESENT] = "Shift+Right"}},
    [COMMAND_QUESTION_PREVIOUS] = {.name = "previous-question",
                                   .title = N_("Vorige vraag"),
                                   .icon = "back",
                                   .keys = {[MODE_PRESENT] = "Shift+Left"}},
    [COMMAND_TOUCH] = {.name = "room-touch",
                       .title = N_("Aanraken van het scherm in de zaal"),
                       .button = N_("Aanraken"),
                       .icon = "hand",
                       .keys = {[MODE_PRESENT] = "Y"}},
    [COMMAND_RECALL] = {.name = "recall",
                        .title = N_("Haal de zaal terug"),
                        .button = N_("Haal terug"),
                        .icon = "undo",
                        .keys = {[MODE_PRESENT] = "Shift+Y"}},
    [COMMAND_SELECTIONS] = {.name = "selections",
                            .title = N_("Mijn selecties"),
                            .icon = "deck",
                            .keys = {NULL, NULL, "S"}},
    [COMMAND_SELECTION_SAVE] = {.name = "selection-save",
                                .title = N_("Bewaar als selectie"),
                                .icon = "deck",
                                .keys = {NULL, NULL, "Ctrl+S"}},
    [COMMAND_SELECTION_FILL] = {.name = "selection-to-fan",
                                .title = N_("Selectie in mijn waaier"),
                                .button = N_("In mijn waaier"),
                                .icon = "heart",
                                .keys = {NULL, NULL, "Shift+M"}},
    [COMMAND_SELECTION_RENAME] = {.name = "selection-rename",
                                  .title = N_("Hernoem de selectie"),
                                  .button = N_("Hernoem"),
                                  .icon = "pen",
                                  .keys = {NULL, NULL, "F2"}},
    [COMMAND_SELECTION_REMOVE] = {.name = "selection-remove",
                                  .title = N_("Verwijder de selectie"),
                                  .button = N_("Verwijder"),
                                  .icon = "trash",
                                  .keys = {NULL, NULL, "Shift+Delete"}},
    [COMMAND_SELECTION_NEW] = {.name = "selection-new",
                               .title = N_("Nieuwe selectie"),
                               .icon = "plus",
                               .keys = {NULL, NULL, "Shift+N"}},
    [COMMAND_SELECTION_PREPARE] = {.name = "selection-prepare",
                                   .title = N_("Bereid een selectie voor"),
                                   .button = N_("Bereid voor"),
                                   .icon = "timer",
                                   .keys = {NULL, NULL, "P"}},
    [COMMAND_SELECTION_PRESENT] = {.name = "selection-present",
                                   .title = N_("Presenteer de selectie"),
                                   .button = N_("Presenteer"),
                                   .icon = "slides",
                                   .keys = {NULL, NULL, "Ctrl+P"}},
};

const char *command_keys(enum command command, enum command_mode mode)
{
    const char *const *keys = command_info(command)->keys;
    return mode == MODE_PRESENT && !keys[mode] ? keys[MODE_SHOW] : keys[mode];
}

const struct command_info *command_info(enum command command)
{
    assert(command >= COMMAND_NONE && command < COMMAND_COUNT);
    return &commands[command];
}

enum command command_from_name(struct str name)
{
    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++)
        if (str_eq(name, str_from(commands[i].name)))
            return (enum command)i;
    return COMMAND_NONE;
}

/* ---- keys */

/* As written, and the name we keep. */
static const struct {
    const char *written, *name;
} key_names[] = {
    {"Right", "Right"},     {"Left", "Left"},
    {"Up", "Up"},           {"Down", "Down"},
    {"PgDn", "PgDn"},       {"PageDown", "PgDn"},
    {"PgUp", "PgUp"},       {"PageUp", "PgUp"},
    {"Home", "Home"},       {"End", "End"},
    {"Space", "Space"},     {"Enter", "Enter"},
    {"Return", "Enter"},    {"Backspace", "Backspace"},
    {"Tab", "Tab"},         {"Esc", "Esc"},
    {"Escape", "Esc"},      {"Insert", "Insert"},
    {"Ins", "Insert"},      {"Delete", "Delete"},
    {"Del", "Delete"},      {"F1", "F1"},
    {"F2", "F2"},           {"F3", "F3"},
    {"F4", "F4"},           {"F5", "F5"},
    {"F6", "F6"},           {"F7", "F7"},
    {"F8", "F8"},           {"F9", "F9"},
    {"F10", "F10"},         {"F11", "F11"},
    {"F12", "F12"},         {"F13", "F13"},
    {"F14", "F14"},         {"F15", "F15"},
    {"F16", "F16"},         {"F17", "F17"},
    {"F18", "F18"},         {"F19", "F19"},
    {"F20", "F20"},         {"F21", "F21"},
    {"F22", "F22"},         {"F23", "F23"},
    {"F24", "F24"},         {"VolUp", "VolUp"},
    {"VolDown", "VolDown"}, {"Mute", "Mute"},
    {"Play", "Play"},       {"Stop", "Stop"},
};
static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char others[] = "0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool same_word(struct str a, const char *b)
{
    struct str other = str_from(b);
    if (a.len != other.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (upper(a.at[i]) != upper(other.at[i]))
            return false;
    return true;
}

static bool key_read(struct str text, struct str *out)
{
    if (text.len == 1) {
        const char *table = strchr(letters, upper(text.at[0])) ? letters : others;
        const char *at = text.at[0] != '\0' ? strchr(table, upper(text.at[0])) : NULL;
        if (!at)
            return false;
        *out = (struct str){at, 1};
        return true;
    }
    for (size_t i = 0; i < COUNT_OF(key_names); i++) {
        if (same_word(text, key_names[i].written)) {
            *out = str_from(key_names[i].name);
            return true;
        }
    }
    return false;
}

/* Takes "Ctrl+" and its like off the front; false when there is none, or one twice. */
static bool modifier_take(struct str *text, struct key_chord *chord)
{
    struct str rest;
    struct str word = str_cut(*text, '+', &rest);
    bool *flag = same_word(word, "Ctrl") || same_word(word, "Control") ? &chord->ctrl
                 : same_word(word, "Shift")                            ? &chord->shift
                 : same_word(word, "Alt")                              ? &chord->alt
                                                                       : NULL;
    if (!flag || *flag || word.len == text->len)
        return false;
    *flag = true;
    *text = rest;
    return true;
}

bool key_chord_read(struct str text, struct key_chord *out)
{
    struct key_chord chord = {0};
    struct str rest = str_trim(text);
    while (modifier_take(&rest, &chord))
        ;
    if (!key_read(rest, &chord.key))
        return false;
    *out = chord;
    return true;
}

/* Shift is part of how a sign is made ("?"), so it does not tell two of them apart. */
static bool is_sign(struct str key)
{
    return key.len == 1 && !(key.at[0] >= 'A' && key.at[0] <= 'Z');
}

bool key_chord_eq(struct key_chord a, struct key_chord b)
{
    return str_eq(a.key, b.key) && a.ctrl == b.ctrl && a.alt == b.alt &&
           (a.shift == b.shift || is_sign(a.key));
}

/* ---- the keys in force */

struct chords {
    struct key_chord at[KEYMAP_KEYS_MAX];
    int count;
};

/* Reads keys with spaces between; false and *bad at the first that is unknown, or one too many. */
static bool chords_read(struct str keys, struct chords *out, struct str *bad)
{
    struct str rest = str_trim(keys);
    out->count = 0;
    while (rest.len > 0) {
        struct str word = str_cut(rest, ' ', &rest);
        struct key_chord chord;
        rest = str_trim(rest);
        if (out->count == KEYMAP_KEYS_MAX || !key_chord_read(word, &chord)) {
            *bad = word;
            return false;
        }
        out->at[out->count++] = chord;
    }
    return true;
}

static void keymap_put(struct keymap *map, enum command_mode mode, enum command command,
                       const struct chords *chords)
{
    memcpy(map->keys[mode][command], chords->at, sizeof chords->at);
    map->count[mode][command] = chords->count;
}

void keymap_init(struct keymap *map)
{
    memset(map, 0, sizeof *map);
    for (int mode = 0; mode < MODE_COUNT; mode++) {
        for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++) {
            struct chords chords = {0};
            struct str bad = {0};
            bool known =
                chords_read(str_from(command_keys((enum command)i, (enum command_mode)mode)), &chords, &bad);
            assert(known); /* our own table */
            (void)known;
            keymap_put(map, (enum command_mode)mode, (enum command)i, &chords);
        }
    }
}

/* A key someone chose for one command no longer belongs to another. */
static void keymap_take(struct keymap *map, enum command_mode mode, struct key_chord chord)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        struct key_chord *keys = map->keys[mode][i];
        int kept = 0;
        for (int k = 0; k < map->count[mode][i]; k++)
            if (!key_chord_eq(keys[k], chord))
                keys[kept++] = keys[k];
        map->count[mode][i] = kept;
    }
}

bool keymap_set(struct keymap *map, enum command command, struct str keys, struct str *bad)
{
    struct chords chords = {0};
    assert(command > COMMAND_NONE && command < COMMAND_COUNT);
    if (!chords_read(keys, &chords, bad))
        return false;
    for (int mode = 0; mode < MODE_COUNT; mode++) {
        if (!command_keys(command, (enum command_mode)mode))
            continue;
        for (int i = 0; i < chords.count; i++)
            keymap_take(map, (enum command_mode)mode, chords.at[i]);
        keymap_put(map, (enum command_mode)mode, command, &chords);
    }
    return true;
}

enum command keymap_find(const struct keymap *map, enum command_mode mode, struct key_chord chord)
{
    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++)
        for (int k = 0; k < map->count[mode][i]; k++)
            if (key_chord_eq(map->keys[mode][i][k], chord))
                return (enum command)i;
    return COMMAND_NONE;
}
