#include "app/settings_reader.h"

#include "app/speech.h"
#include "base/words.h"

#include <string.h>

enum { CACHE_MIB_MIN = 64, CACHE_MIB_MAX = 65536 };

void settings_init(struct settings *settings)
{
    *settings = (struct settings){.text = 1, .kiosk = {.volume = SPEECH_VOLUME_FIRST}};
    keymap_init(&settings->keymap);
}

void settings_wrong(struct settings_reader *r, const struct yaml_node *at, const char *key,
                    const char *wanted)
{
    diag_add(r->diags, DIAG_WARNING, r->file, at->line, at->column,
             _("‘%s’ hoort %s te zijn; de gewone waarde blijft."), key, wanted);
}

int settings_choice(struct settings_reader *r, const struct yaml_node *value, const char *key,
                    const char *words)
{
    struct str rest = str_from(words);
    for (int i = 0; value->kind == YAML_SCALAR && rest.len > 0; i++) {
        if (str_eq(str_cut(rest, ' ', &rest), value->text))
            return i;
    }
    settings_wrong(r, value, key, words);
    return -1;
}

static void read_cache(struct settings_reader *r, const struct yaml_node *value)
{
    int mib;
    if (value->kind == YAML_SCALAR && str_to_int(value->text, &mib) && mib >= CACHE_MIB_MIN &&
        mib <= CACHE_MIB_MAX)
        r->settings->cache_bytes = (int64_t)mib << 20;
    else
        settings_wrong(r, value, "cache_mib", _("een getal van 64 tot 65536"));
}

static void read_painters(struct settings_reader *r, const struct yaml_node *value)
{
    int count;
    if (value->kind == YAML_SCALAR && str_to_int(value->text, &count) && count >= 1 && count <= 8)
        r->settings->painters = count;
    else
        settings_wrong(r, value, "painters", _("een getal van 1 tot 8"));
}

static void read_player(struct settings_reader *r, const struct yaml_node *value)
{
    int which = settings_choice(r, value, "player", "auto gpu software");
    if (which >= 0)
        r->settings->player = (enum player_choice)which;
}

static void read_palette(struct settings_reader *r, const struct yaml_node *value)
{
    int which = settings_choice(r, value, "palette", "light dark contrast");
    if (which >= 0)
        r->settings->palette = (enum palette_id)which;
}

static void read_text(struct settings_reader *r, const struct yaml_node *value)
{
    static const float sizes[] = {1, 1.25f, 1.5f};
    int which = settings_choice(r, value, "text", "1 1.25 1.5");
    if (which >= 0)
        r->settings->text = sizes[which];
}

static void read_motion(struct settings_reader *r, const struct yaml_node *value)
{
    int which = settings_choice(r, value, "reduced_motion", "false true");
    if (which >= 0)
        r->settings->reduced_motion = which == 1;
}

static void read_hand(struct settings_reader *r, const struct yaml_node *value)
{
    int which = settings_choice(r, value, "hand", "right left");
    if (which >= 0)
        r->settings->left_hand = which == 1;
}

static void read_reach(struct settings_reader *r, const struct yaml_node *value)
{
    int which = settings_choice(r, value, "reach", "whole low");
    if (which >= 0)
        r->settings->low = which == 1;
}

static void read_screen(struct settings_reader *r, const struct yaml_node *value)
{
    float mm;
    if (value->kind == YAML_SCALAR && str_to_float(value->text, &mm) &&
        (mm == 0 || (mm >= 50 && mm <= 20000)))
        r->settings->screen_mm = mm;
    else
        settings_wrong(r, value, "screen_mm", _("de breedte van het beeld in millimeters"));
}

/* EN 301 549, 5.7: at least up to two seconds, and down to one in two seconds. */
static void read_delay(struct settings_reader *r, const struct yaml_node *value)
{
    int ms;
    if (value->kind != YAML_SCALAR || !str_to_int(value->text, &ms) || (ms != 0 && ms < KEYBOARD_DELAY_MS) ||
        ms > 10000)
        settings_wrong(r, value, "key_delay_ms", _("een getal van 500 tot 10000, of 0 voor nooit"));
    else
        r->settings->pace.delay_ms = ms == 0 ? -1 : ms;
}

static void read_every(struct settings_reader *r, const struct yaml_node *value)
{
    int ms;
    if (value->kind == YAML_SCALAR && str_to_int(value->text, &ms) && ms >= 50 && ms <= 10000)
        r->settings->pace.every_ms = ms;
    else
        settings_wrong(r, value, "key_every_ms", _("een getal van 50 tot 10000"));
}

static void read_key(struct settings_reader *r, const struct yaml_pair *pair)
{
    enum command command = command_from_name(pair->key);
    struct str bad;
    if (command == COMMAND_NONE)
        diag_add(r->diags, DIAG_WARNING, r->file, pair->line, pair->column,
                 _("De opdracht ‘%.*s’ bestaat niet; zie waaier commands."), STR_ARG(pair->key));
    else if (pair->value.kind != YAML_SCALAR)
        settings_wrong(r, &pair->value, "keys", _("een rij toetsen met spaties ertussen"));
    else if (!keymap_set(&r->settings->keymap, command, pair->value.text, &bad))
        diag_add(r->diags, DIAG_WARNING, r->file, pair->value.line, pair->value.column,
                 _("De toets ‘%.*s’ is onbekend; de gewone toetsen blijven."), STR_ARG(bad));
}

static void read_keys(struct settings_reader *r, const struct yaml_node *value)
{
    if (value->kind == YAML_LIST || (value->kind == YAML_SCALAR && value->text.len > 0))
        settings_wrong(r, value, "keys", _("een rij opdrachten met hun toetsen"));
    for (int i = 0; value->kind == YAML_MAP && i < value->count; i++)
        read_key(r, &value->pairs[i]);
}

static const struct {
    const char *name;
    void (*read)(struct settings_reader *r, const struct yaml_node *value);
} setting_table[] = {
    {"cache_mib", read_cache},
    {"painters", read_painters},
    {"player", read_player},
    {"palette", read_palette},
    {"text", read_text},
    {"reduced_motion", read_motion},
    {"hand", read_hand},
    {"reach", read_reach},
    {"screen_mm", read_screen},
    {"keys", read_keys},
    {"key_delay_ms", read_delay},
    {"key_every_ms", read_every},
    {"kiosk", settings_read_kiosk},
};

static void read_pair(struct settings_reader *r, const struct yaml_pair *pair)
{
    for (size_t i = 0; i < COUNT_OF(setting_table); i++) {
        if (str_eq(pair->key, str_from(setting_table[i].name))) {
            setting_table[i].read(r, &pair->value);
            return;
        }
    }
    diag_add(r->diags, DIAG_WARNING, r->file, pair->line, pair->column,
             _("De instelling ‘%.*s’ bestaat niet."), STR_ARG(pair->key));
}

void settings_read(struct arena *arena, struct str file, struct str text, struct settings *settings,
                   struct diags *diags)
{
    struct settings_reader r = {arena, file, settings, diags};
    if (str_starts(text, STR("\xEF\xBB\xBF"))) /* some editors put it there */
        text = str_sub(text, 3, text.len);
    const struct yaml_node *root = yaml_read(arena, file, text, 1, diags);
    if (root && root->kind != YAML_MAP)
        diag_add(diags, DIAG_WARNING, file, root->line, root->column,
                 _("Hier hoort een rij instellingen te staan, elk als ‘naam: waarde’."));
    for (int i = 0; root && root->kind == YAML_MAP && i < root->count; i++)
        read_pair(&r, &root->pairs[i]);
}
