/* waaier commands: the command table with the keys in force, for people, scripts, the manual and the shell. */
#include "app/commands.h"

#include "base/words.h"

#include <stdio.h>
#include <string.h>

enum { KEYS_BYTES = 256 };

static void keys_text(const struct keymap *map, enum command_mode mode, enum command command, char *out)
{
    size_t len = 0;
    out[0] = '\0';
    for (int i = 0; i < map->count[mode][command] && len < KEYS_BYTES; i++) {
        const struct key_chord *chord = &map->keys[mode][command][i];
        int n =
            snprintf(out + len, KEYS_BYTES - len, "%s%s%s%s%.*s", i ? " " : "", chord->ctrl ? "Ctrl+" : "",
                     chord->alt ? "Alt+" : "", chord->shift ? "Shift+" : "", STR_ARG(chord->key));
        len += n > 0 ? (size_t)n : 0;
    }
}

static void print_plain(const struct keymap *map, enum command command)
{
    char show[KEYS_BYTES], present[KEYS_BYTES], visit[KEYS_BYTES], start[KEYS_BYTES];
    const struct command_info *info = command_info(command);
    keys_text(map, MODE_SHOW, command, show);
    keys_text(map, MODE_PRESENT, command, present);
    keys_text(map, MODE_VISIT, command, visit);
    keys_text(map, MODE_START, command, start);
    (void)printf("%-14s %-20s %-32s %-32s %-20s %s\n", info->name, _(info->title), show, present, visit,
                 start);
}

static void print_string(const char *text)
{
    (void)putchar('"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            (void)putchar('\\');
        (void)putchar(*text);
    }
    (void)putchar('"');
}

static void print_keys(const struct keymap *map, enum command_mode mode, enum command command)
{
    char keys[KEYS_BYTES];
    keys_text(map, mode, command, keys);
    struct str rest = str_from(keys);
    (void)putchar('[');
    while (rest.len > 0) {
        char one[64];
        str_to_field(one, sizeof one, str_cut(rest, ' ', &rest));
        print_string(one);
        if (rest.len > 0)
            (void)putchar(',');
    }
    (void)putchar(']');
}

static void print_json(const struct keymap *map, enum command command)
{
    const struct command_info *info = command_info(command);
    (void)printf("  {\"name\":");
    print_string(info->name);
    (void)printf(",\"title\":");
    print_string(_(info->title));
    (void)printf(",\"show\":");
    print_keys(map, MODE_SHOW, command);
    (void)printf(",\"present\":");
    print_keys(map, MODE_PRESENT, command);
    (void)printf(",\"explore\":");
    print_keys(map, MODE_VISIT, command);
    (void)printf(",\"start\":");
    print_keys(map, MODE_START, command);
    (void)printf("}%s\n", command == COMMAND_COUNT - 1 ? "" : ",");
}

static void print_man(const struct keymap *map)
{
    (void)printf(".TH WAAIER 1 2026-11-24 Waaier\n.SH %s\nwaaier \\- %s\n.SH %s\n", _("NAAM"),
                 _("kaarten en dia's op het scherm"), _("GEBRUIK"));
    options_man(stdout);
    (void)printf(".SH %s\n", _("TOETSEN"));
    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++) {
        char keys[KEYS_BYTES];
        enum command_mode mode = map->count[MODE_PRESENT][i] > 0 ? MODE_PRESENT : MODE_VISIT;
        keys_text(map, mode, (enum command)i, keys);
        (void)printf(".TP\n.B %s\n%s (%s)\n", keys[0] == '.' ? "\\&." : keys,
                     _(command_info((enum command)i)->title), command_info((enum command)i)->name);
    }
    (void)printf(
        ".SH %s\n%s\n.SH %s\n%s\n", _("UITGANG"),
        _("0 klaar, 1 de invoer heeft fouten, 2 verkeerd gebruik, 3 de omgeving werkt niet mee (geen scherm, "
          "een schijf die niet beschreven kan worden)."),
        _("BESTANDEN"),
        _("$XDG_CONFIG_HOME/waaier/config.yaml of /etc/xdg/waaier/config.yaml: instellingen. "
          "$XDG_DATA_HOME/waaier/journal.db: waar u was."));
}

static void print_all(const struct keymap *map, void (*print)(const struct keymap *map, enum command command))
{
    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++)
        print(map, (enum command)i);
}

int command_commands(const struct errand *errand)
{
    const struct keymap *map = &errand->settings->keymap;
    switch (errand->options->commands) {
    case COMMANDS_PLAIN: print_all(map, print_plain); break;
    case COMMANDS_JSON:
        (void)puts("[");
        print_all(map, print_json);
        (void)puts("]");
        break;
    case COMMANDS_MAN: print_man(map); break;
    case COMMANDS_COMPLETION: options_completion(stdout); break;
    }
    return 0;
}
