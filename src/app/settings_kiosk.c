/* The part of config.yaml about a screen that nobody watches over. */
#include "app/settings_reader.h"

#include "base/words.h"
#include "visit/idle.h"

enum { IDLE_S_MIN = 5, IDLE_S_MAX = 3600, WARNING_S_MAX = 600, DAY_MIN = 24 * 60 };

static bool is_word(const struct yaml_node *value)
{
    return value->kind == YAML_SCALAR && value->text.len > 0;
}

static const char *kept(struct settings_reader *r, struct str text)
{
    return str_copy(r->arena, text).at;
}

static void read_decks(struct settings_reader *r, const struct yaml_node *value)
{
    struct kiosk_settings *kiosk = &r->settings->kiosk;
    int count = value->kind == YAML_LIST ? value->count : 1;
    const struct yaml_node *items = value->kind == YAML_LIST ? value->items : value;
    bool good = count > 0 && count <= OPTIONS_DECKS_MAX;
    for (int i = 0; good && i < count; i++)
        good = is_word(&items[i]);
    if (!good) {
        settings_wrong(r, value, "decks", _("een rij kaartensets"));
        return;
    }
    for (int i = 0; i < count; i++)
        kiosk->decks[i] = kept(r, items[i].text);
    kiosk->deck_count = count;
}

static void read_office(struct settings_reader *r, const struct yaml_node *value)
{
    if (value->kind == YAML_SCALAR) /* empty: all cards */
        r->settings->kiosk.office = str_copy(r->arena, value->text);
    else
        settings_wrong(r, value, "office", _("het id van een ambt"));
}

static void read_idle(struct settings_reader *r, const struct yaml_node *value)
{
    int seconds;
    if (value->kind == YAML_SCALAR && str_to_int(value->text, &seconds) && seconds >= IDLE_S_MIN &&
        seconds <= IDLE_S_MAX)
        r->settings->kiosk.idle_s = seconds;
    else
        settings_wrong(r, value, "idle_seconds", _("een getal van 5 tot 3600"));
}

/* Nobody is to be pressed for an answer. */
static void read_warning(struct settings_reader *r, const struct yaml_node *value)
{
    int seconds;
    if (value->kind == YAML_SCALAR && str_to_int(value->text, &seconds) && seconds >= IDLE_WARNING_S &&
        seconds <= WARNING_S_MAX)
        r->settings->kiosk.warning_s = seconds;
    else
        settings_wrong(r, value, "warning_seconds", _("een getal van 20 tot 600"));
}

static void read_volume(struct settings_reader *r, const struct yaml_node *value)
{
    int volume;
    if (value->kind == YAML_SCALAR && str_to_int(value->text, &volume) && volume >= 0 && volume <= 100)
        r->settings->kiosk.volume = volume;
    else
        settings_wrong(r, value, "volume", _("een getal van 0 tot 100"));
}

/* "8:30"; 24:00 is the end of the day. */
static bool read_time(const struct yaml_node *value, int *out)
{
    int hour, minute;
    struct str rest, head;
    if (value->kind != YAML_SCALAR)
        return false;
    head = str_cut(value->text, ':', &rest);
    if (!str_to_int(head, &hour) || !str_to_int(rest, &minute) || hour < 0 || minute < 0 || minute > 59 ||
        hour * 60 + minute > DAY_MIN)
        return false;
    *out = hour * 60 + minute;
    return true;
}

static void read_hours(struct settings_reader *r, const struct yaml_node *value)
{
    int from, to;
    bool two = value->kind == YAML_LIST && value->count == 2;
    if (!two || !read_time(&value->items[0], &from) || !read_time(&value->items[1], &to)) {
        settings_wrong(r, value, "hours", _("een rij van twee tijden, zoals [\"8:30\", \"18:00\"],"));
        return;
    }
    r->settings->kiosk.from_min = from;
    r->settings->kiosk.to_min = to;
}

static void read_language(struct settings_reader *r, const struct yaml_node *value)
{
    int which = settings_choice(r, value, "language", "nl en");
    if (which >= 0)
        r->settings->kiosk.language = which == 1 ? "en" : "nl";
}

/* One, or both; as a list or as words. */
static void read_languages(struct settings_reader *r, const struct yaml_node *value)
{
    bool nl = false, en = false, good = value->kind != YAML_MAP;
    int count = value->kind == YAML_LIST ? value->count : 1;
    const struct yaml_node *items = value->kind == YAML_LIST ? value->items : value;
    for (int i = 0; good && i < count; i++) {
        good = items[i].kind == YAML_SCALAR;
        for (struct str rest = good ? items[i].text : (struct str){0}; rest.len > 0;) {
            struct str word = str_cut(rest, ' ', &rest);
            nl = nl || str_eq(word, STR("nl"));
            en = en || str_eq(word, STR("en"));
            good = good && (str_eq(word, STR("nl")) || str_eq(word, STR("en")));
        }
    }
    if (!good || (!nl && !en))
        settings_wrong(r, value, "languages", _("een rij van nl en en"));
    else
        r->settings->kiosk.languages = nl && en ? KIOSK_LANGUAGES_BOTH
                                       : nl     ? KIOSK_LANGUAGES_NL
                                                : KIOSK_LANGUAGES_EN;
}

static void read_corner(struct settings_reader *r, const struct yaml_node *value)
{
    int which = settings_choice(r, value, "corner", "top-right top-left bottom-left bottom-right");
    if (which >= 0)
        r->settings->kiosk.corner = (enum kiosk_corner)which;
}

static void read_rotate(struct settings_reader *r, const struct yaml_node *value)
{
    int which = settings_choice(r, value, "rotate", "0 90 180 270");
    if (which >= 0)
        r->settings->kiosk.quarters = which;
}

/* The PIN itself stands in no file that is shown to others. */
static void read_pin(struct settings_reader *r, const struct yaml_node *value)
{
    if (value->kind == YAML_SCALAR && str_eq(value->text, STR("none")))
        r->settings->kiosk.no_pin = true;
    else
        settings_wrong(r, value, "pin", _("none (stel er een in met waaier kiosk --set-pin)"));
}

static const struct {
    const char *name;
    void (*read)(struct settings_reader *r, const struct yaml_node *value);
} kiosk_table[] = {
    {"decks", read_decks},
    {"office", read_office},
    {"idle_seconds", read_idle},
    {"hours", read_hours},
    {"language", read_language},
    {"corner", read_corner},
    {"pin", read_pin},
    {"rotate", read_rotate},
    {"warning_seconds", read_warning},
    {"languages", read_languages},
    {"volume", read_volume},
};

static void read_pair(struct settings_reader *r, const struct yaml_pair *pair)
{
    for (size_t i = 0; i < COUNT_OF(kiosk_table); i++) {
        if (str_eq(pair->key, str_from(kiosk_table[i].name))) {
            kiosk_table[i].read(r, &pair->value);
            return;
        }
    }
    diag_add(r->diags, DIAG_WARNING, r->file, pair->line, pair->column,
             _("De instelling ‘%.*s’ bestaat niet."), STR_ARG(pair->key));
}

void settings_read_kiosk(struct settings_reader *r, const struct yaml_node *value)
{
    if (value->kind != YAML_MAP)
        settings_wrong(r, value, "kiosk", _("een rij instellingen, elk als ‘naam: waarde’,"));
    for (int i = 0; value->kind == YAML_MAP && i < value->count; i++)
        read_pair(r, &value->pairs[i]);
}

bool kiosk_is_open(const struct kiosk_settings *kiosk, int minute)
{
    int from = kiosk->from_min, to = kiosk->to_min;
    if (from == to)
        return true;
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

const char *kiosk_language(const struct kiosk_settings *kiosk)
{
    switch (kiosk->languages) {
    case KIOSK_LANGUAGES_BOTH: break;
    case KIOSK_LANGUAGES_NL: return "nl";
    case KIOSK_LANGUAGES_EN: return "en";
    }
    return kiosk->language;
}
