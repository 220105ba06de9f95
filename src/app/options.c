#include "app/options.h"

#include "base/log.h"
#include "base/str.h"
#include "base/words.h"

#include <stdlib.h>
#include <string.h>

/* What an option's word becomes. */
enum option_kind { OPT_FLAG, OPT_TEXT, OPT_NUMBER, OPT_SIZE, OPT_CHOICE, OPT_SCALE, OPT_HEIGHTS };

struct option {
    const char *name, *value, *title; /* value: what stands behind it in help; NULL for a flag */
    enum option_kind kind;
    unsigned subs;       /* bit i: of subcommand i */
    size_t field;        /* in struct options */
    const char *choices; /* OPT_CHOICE: words in the order of the enum; OPT_SCALE: what is allowed */
};

/* How far a last row may sit, in heights of the picture. */
enum { HEIGHTS_LEAST = 1, HEIGHTS_MOST = 20 };

#define ON(sub) (1u << (sub))
#define SCREEN (ON(SUB_OPEN) | ON(SUB_SHOW) | ON(SUB_PRESENT) | ON(SUB_KIOSK))
#define EVERY (ON(SUB_COUNT) - 1)
#define FIELD(f) offsetof(struct options, f)

static const struct option option_table[] = {
    {"--out", N_("MAP"), N_("waar het resultaat komt"), OPT_TEXT,
     ON(SUB_RENDER) | ON(SUB_TOUR) | ON(SUB_REPLAY), FIELD(out), NULL},
    {"--record", N_("BESTAND"),
     N_("bewaar wat handen en toetsen doen, behalve wachtwoorden en pincodes, om het met waaier replay te "
        "herhalen"),
     OPT_TEXT, SCREEN, FIELD(record), NULL},
    {"--export", N_("BESTAND"), N_("schrijf de eigen vragen in dit bestand"), OPT_TEXT, ON(SUB_QUESTIONS),
     FIELD(export_to), NULL},
    {"--import", N_("BESTAND"), N_("neem de eigen vragen uit dit bestand over"), OPT_TEXT, ON(SUB_QUESTIONS),
     FIELD(import_from), NULL},
    {"--selection", "ID", N_("alleen deze selectie"), OPT_TEXT, SCREEN | ON(SUB_RENDER), FIELD(selection),
     NULL},
    {"--only", "ID", N_("alleen deze kaart"), OPT_TEXT, ON(SUB_RENDER), FIELD(only), NULL},
    {"--side", "front|back|both|tile", N_("welke kant"), OPT_CHOICE, ON(SUB_RENDER), FIELD(side),
     "front back both tile"},
    {"--questions", "original|all", N_("zonder de eigen vragen, of ermee"), OPT_CHOICE, ON(SUB_RENDER),
     FIELD(questions), "original all"},
    {"--ink", NULL, N_("met wat er bij het presenteren op getekend is"), OPT_FLAG, ON(SUB_RENDER), FIELD(ink),
     NULL},
    {"--format", "png|pdf", N_("beeldpunten of lijnen"), OPT_CHOICE, ON(SUB_RENDER), FIELD(format),
     "png pdf"},
    {"--password", N_("WOORD"),
     N_("van een beveiligde PDF; liever in WAAIER_PASSWORD, dat leest niemand mee"), OPT_TEXT,
     SCREEN | ON(SUB_CHECK) | ON(SUB_RENDER) | ON(SUB_TOUR) | ON(SUB_QUESTIONS), FIELD(password), NULL},
    {"--page", "N", N_("begin bij kaart N"), OPT_NUMBER, ON(SUB_OPEN) | ON(SUB_SHOW) | ON(SUB_PRESENT),
     FIELD(page), NULL},
    {"--rehearse", NULL,
     N_("oefen: zeg na afloop hoe lang elke kaart duurde, en plan de volgende keer daarnaar"), OPT_FLAG,
     ON(SUB_PRESENT), FIELD(rehearse), NULL},
    {"--timings", N_("BESTAND"), N_("schrijf na afloop in dit bestand hoe lang elke kaart duurde (CSV)"),
     OPT_TEXT, ON(SUB_PRESENT) | ON(SUB_REPLAY), FIELD(timings), NULL},
    {"--duration", "MIN", N_("hoeveel minuten de presentatie duurt"), OPT_NUMBER,
     ON(SUB_PRESENT) | ON(SUB_REPLAY), FIELD(duration_min), NULL},
    {"--events", NULL, N_("schrijf op wat een klikker stuurt, zodat u het aan een opdracht kunt geven"),
     OPT_FLAG, ON(SUB_PRESENT), FIELD(events), NULL},
    {"--display", "N", N_("op scherm N, het eerste is 1"), OPT_NUMBER, SCREEN, FIELD(display), NULL},
    {"--windowed", NULL, N_("in een venster"), OPT_FLAG, SCREEN, FIELD(windowed), NULL},
    {"--size", N_("BxH"), N_("afmeting in beeldpunten"), OPT_SIZE, SCREEN | ON(SUB_RENDER) | ON(SUB_TOUR),
     FIELD(w_px), NULL},
    {"--palette", "light|dark|contrast", N_("kleuren"), OPT_CHOICE, SCREEN | ON(SUB_TOUR), FIELD(palette),
     "light dark contrast"},
    {"--text", "1|1.25|1.5", N_("tekstgrootte"), OPT_SCALE, SCREEN | ON(SUB_TOUR), FIELD(text), "1 1.25 1.5"},
    {"--reduced-motion", NULL, N_("geen beweging"), OPT_FLAG, SCREEN | ON(SUB_TOUR), FIELD(reduced_motion),
     NULL},
    {"--rotate", "0|90|180|270", N_("draai het beeld zo veel graden, met de klok mee"), OPT_CHOICE,
     SCREEN | ON(SUB_TOUR), FIELD(quarters), "0 90 180 270"},
    {"--hand", "left|right", N_("met welke hand men bedient"), OPT_CHOICE, SCREEN | ON(SUB_TOUR), FIELD(hand),
     "right left"},
    {"--reach", "low|whole", N_("wat men aanraakt staat laag, of op het hele scherm"), OPT_CHOICE,
     SCREEN | ON(SUB_TOUR), FIELD(reach), "whole low"},
    {"--set-pin", NULL, N_("stel de pincode in waarmee men de kiosk verlaat"), OPT_FLAG, ON(SUB_KIOSK),
     FIELD(set_pin), NULL},
    {"--fix", NULL, N_("schrijf ontbrekende id's in de kaarten"), OPT_FLAG, ON(SUB_CHECK), FIELD(fix), NULL},
    {"--legibility", "N", N_("noem ook wat op N beeldhoogten afstand niet te lezen is"), OPT_HEIGHTS,
     ON(SUB_CHECK), FIELD(legibility), NULL},
    {"--lang", "nl|en", N_("taal van het programma"), OPT_CHOICE, EVERY, FIELD(language), "nl en"},
    {"--data-dir", N_("MAP"), N_("waar bewaard wordt wat u doet"), OPT_TEXT, EVERY, FIELD(data_dir), NULL},
    {"--config", N_("BESTAND"), N_("instellingen"), OPT_TEXT, EVERY, FIELD(config), NULL},
    {"--log", "error|warn|info|debug", N_("hoeveel er gemeld wordt"), OPT_CHOICE, EVERY, FIELD(log),
     "error warn info debug"},
    {"--help", NULL, N_("deze uitleg"), OPT_FLAG, EVERY, FIELD(help), NULL},
    {"--version", NULL, N_("de versie"), OPT_FLAG, EVERY, FIELD(version), NULL},
};

/* `commands` has flags of its own: one at a time. */
static const struct {
    const char *name;
    enum commands_format format;
} format_table[] = {
    {"--json", COMMANDS_JSON}, {"--man", COMMANDS_MAN}, {"--completion", COMMANDS_COMPLETION}};

static const struct {
    const char *name, *usage, *title;
    int decks_min, decks_max;
} sub_table[SUB_COUNT] = {
    [SUB_OPEN] = {"", N_("[KAARTENSET]"), N_("verken een kaartenset in een venster; zonder: het beginscherm"),
                  0, 1},
    [SUB_SHOW] = {"show", N_("[KAARTENSET]"), N_("toon een kaartenset op het volledige scherm"), 0, 1},
    [SUB_PRESENT] = {"present", N_("[KAARTENSET]"),
                     N_("presenteer een kaartenset: de zaal ziet de kaart, u ook wat alleen voor u is"), 0,
                     1},
    [SUB_KIOSK] = {"kiosk", N_("[KAARTENSET ...]"),
                   N_("laat bezoekers zelf verkennen op een scherm waar niemand bij staat"), 0,
                   OPTIONS_DECKS_MAX},
    [SUB_CHECK] = {"check", N_("KAARTENSET ..."), N_("zoek fouten in een kaartenset"), 1, OPTIONS_DECKS_MAX},
    [SUB_RENDER] = {"render", N_("KAARTENSET --out MAP"), N_("maak een plaatje van elke kaart"), 1, 1},
    [SUB_TOUR] = {"tour", N_("KAARTENSET --out MAP"), N_("maak een plaatje van elk scherm"), 1, 1},
    [SUB_QUESTIONS] = {"questions", N_("KAARTENSET --export BESTAND"),
                       N_("bewaar of haal eigen vragen bij een kaartenset"), 1, 1},
    [SUB_REPLAY] = {"replay", N_("LOGBOEK [--out MAP]"),
                    N_("herhaal wat met --record is bewaard; --out schrijft plaatjes, zonder venster"), 1, 1},
    [SUB_NEW] = {"new", N_("MAP"), N_("begin een nieuwe kaartenset"), 1, 1},
    [SUB_COMMANDS] = {"commands", "[--json|--man|--completion]", N_("toon alle opdrachten met hun toetsen"),
                      0, 0},
};

const char *options_sub_name(enum subcommand sub)
{
    return sub_table[sub].name;
}

static bool read_size(const char *text, struct options *out)
{
    struct str height, width = str_cut(str_from(text), 'x', &height);
    return str_to_int(width, &out->w_px) && str_to_int(height, &out->h_px) && out->w_px >= 64 &&
           out->h_px >= 64 && out->w_px <= 16384 && out->h_px <= 16384;
}

/* A comma is how the Dutch write it. */
static bool read_heights(const char *text, float *out)
{
    char number[16];
    str_to_field(number, sizeof number, str_from(text));
    for (char *c = number; *c; c++)
        *c = (char)(*c == ',' ? '.' : *c);
    return strlen(text) < sizeof number && str_to_float(str_from(number), out) && *out >= HEIGHTS_LEAST &&
           *out <= HEIGHTS_MOST;
}

static bool read_choice(const char *choices, const char *text, int *out)
{
    struct str rest = str_from(choices);
    for (int i = 0; rest.len > 0; i++) {
        if (str_eq(str_cut(rest, ' ', &rest), str_from(text))) {
            *out = i;
            return true;
        }
    }
    return false;
}

static bool read_value(const struct option *option, const char *text, struct options *out)
{
    char *field = (char *)out + option->field;
    switch (option->kind) {
    case OPT_FLAG: *(bool *)field = true; return true;
    case OPT_TEXT: *(const char **)field = text; return text[0] != '\0';
    case OPT_NUMBER: return str_to_int(str_from(text), (int *)field) && *(int *)field >= 1;
    case OPT_SIZE: return read_size(text, out);
    case OPT_HEIGHTS: return read_heights(text, (float *)field);
    case OPT_CHOICE:
        out->palette_given |= field == (char *)&out->palette;
        return read_choice(option->choices, text, (int *)field);
    case OPT_SCALE: {
        int which;
        return read_choice(option->choices, text, &which) && str_to_float(str_from(text), (float *)field);
    }
    }
    return false;
}

/* What should have stood there. */
static const char *expected(const struct option *option)
{
    return option->kind == OPT_HEIGHTS ? _("een getal van 1 tot 20 (beeldhoogten, zoals 6 of 7.5)")
                                       : _(option->value);
}

static const struct option *find_option(const char *name, enum subcommand sub)
{
    for (size_t i = 0; i < COUNT_OF(option_table); i++) {
        if (strcmp(option_table[i].name, name) == 0 && option_table[i].subs & ON(sub))
            return &option_table[i];
    }
    return NULL;
}

/* WAAIER_DATA_DIR for --data-dir, and so on. Flags are set by any word but "0". */
static bool read_environment(struct options *out, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(option_table); i++) {
        const struct option *option = &option_table[i];
        char name[64] = "WAAIER_";
        size_t len = strlen(name);
        for (const char *c = option->name + 2; *c && len < sizeof name - 1; c++)
            name[len++] = (char)(*c == '-' ? '_' : *c - 'a' + 'A');
        const char *value = getenv(name);
        bool off = !value || !value[0] || (option->kind == OPT_FLAG && strcmp(value, "0") == 0);
        if (off || !(option->subs & ON(out->sub)) || strcmp(option->name, "--help") == 0 ||
            strcmp(option->name, "--version") == 0)
            continue;
        if (!read_value(option, value, out))
            return err_set(err, ERR_FORMAT, _("%s is ‘%s’; verwacht werd %s."), name, value,
                           expected(option));
    }
    return true;
}

static bool read_format(const char *word, struct options *out)
{
    for (size_t i = 0; i < COUNT_OF(format_table) && out->sub == SUB_COMMANDS; i++) {
        if (strcmp(format_table[i].name, word) == 0) {
            out->commands = format_table[i].format;
            return true;
        }
    }
    return false;
}

/* `--name value` or `--name=value`; moves *at past what it used. */
static bool read_option(int argc, char **argv, int *at, struct options *out, struct err *err)
{
    char name[64];
    struct str value, word = str_cut(str_from(argv[*at]), '=', &value);
    const char *inline_value = strchr(argv[*at], '=') ? value.at : NULL;
    str_to_field(name, sizeof name, word);
    if (!inline_value && read_format(name, out))
        return true;
    const struct option *option = find_option(name, out->sub);
    if (!option)
        return err_set(err, ERR_FORMAT, _("‘%s’ kent waaier %s niet. Zie waaier %s --help."), argv[*at],
                       options_sub_name(out->sub), options_sub_name(out->sub));
    if (option->kind == OPT_FLAG)
        return inline_value ? err_set(err, ERR_FORMAT, _("Achter %s hoort niets te staan."), name)
                            : read_value(option, "", out);
    if (!inline_value && *at + 1 < argc)
        inline_value = argv[++*at];
    if (!inline_value || !read_value(option, inline_value, out))
        return err_set(err, ERR_FORMAT, _("Achter %s hoort %s te staan."), name, expected(option));
    return true;
}

static enum subcommand find_sub(const char *word)
{
    for (int i = SUB_OPEN + 1; i < SUB_COUNT; i++) {
        if (strcmp(sub_table[i].name, word) == 0)
            return (enum subcommand)i;
    }
    return SUB_OPEN;
}

static bool check_whole(const struct options *o, struct err *err)
{
    if (o->help || o->version)
        return true;
    if (o->deck_count < sub_table[o->sub].decks_min)
        return err_set(err, ERR_FORMAT, _("Er ontbreekt iets. Zo hoort het: waaier %s %s"),
                       sub_table[o->sub].name, _(sub_table[o->sub].usage));
    if ((o->sub == SUB_RENDER || o->sub == SUB_TOUR) && !o->out)
        return err_set(err, ERR_FORMAT, _("Zeg met --out MAP waar de plaatjes komen."));
    if (o->sub == SUB_QUESTIONS && !o->export_to == !o->import_from)
        return err_set(err, ERR_FORMAT,
                       _("Zeg met --export BESTAND of met --import BESTAND wat er gebeurt."));
    return true;
}

bool options_read(int argc, char **argv, struct options *out, struct err *err)
{
    int at = 1;
    bool words_only = false;
    *out = (struct options){.sub = argc > 1 ? find_sub(argv[1]) : SUB_OPEN,
                            .display = -1,
                            .language = -1,
                            .quarters = -1,
                            .hand = -1,
                            .reach = -1,

                            .log = LOG_WARN};
    if (out->sub != SUB_OPEN)
        at++;
    if (!read_environment(out, err))
        return false;
    for (; at < argc; at++) {
        if (!words_only && strcmp(argv[at], "--") == 0) {
            words_only = true;
        } else if (!words_only && strncmp(argv[at], "-", 1) == 0 && argv[at][1]) {
            const char *word = strcmp(argv[at], "-h") == 0 ? "--help" : argv[at];
            argv[at] = (char *)(uintptr_t)word;
            if (!read_option(argc, argv, &at, out, err))
                return false;
        } else if (out->deck_count == sub_table[out->sub].decks_max) {
            return err_set(err, ERR_FORMAT, _("‘%s’ is er een te veel. Zo hoort het: waaier %s %s"), argv[at],
                           sub_table[out->sub].name, _(sub_table[out->sub].usage));
        } else {
            out->decks[out->deck_count++] = argv[at];
        }
    }
    return check_whole(out, err);
}

static void help_options(FILE *to, enum subcommand sub)
{
    for (size_t i = 0; i < COUNT_OF(option_table); i++) {
        const struct option *option = &option_table[i];
        char left[64];
        if (!(option->subs & ON(sub)))
            continue;
        (void)snprintf(left, sizeof left, "%s %s", option->name, option->value ? _(option->value) : "");
        (void)fprintf(to, "  %-32s %s\n", left, _(option->title));
    }
}

void options_help(FILE *to, enum subcommand sub)
{
    const char *name = sub_table[sub].name;
    (void)fprintf(to, "waaier %s%s%s\n    %s\n\n", name, name[0] ? " " : "", _(sub_table[sub].usage),
                  _(sub_table[sub].title));
    if (sub == SUB_OPEN) {
        for (int i = SUB_OPEN + 1; i < SUB_COUNT; i++) {
            (void)fprintf(to, "waaier %s %s\n    %s\n", sub_table[i].name, _(sub_table[i].usage),
                          _(sub_table[i].title));
        }
        (void)fputs("\n", to);
    }
    help_options(to, sub);
}

void options_man(FILE *to)
{
    for (int i = 0; i < SUB_COUNT; i++) {
        const char *name = sub_table[i].name;
        (void)fprintf(to, ".TP\n.B waaier%s%s\n.I %s\n.br\n%s\n", name[0] ? " " : "", name,
                      _(sub_table[i].usage), _(sub_table[i].title));
    }
    (void)fprintf(to, ".SH %s\n", _("OPTIES"));
    for (size_t i = 0; i < COUNT_OF(option_table); i++) {
        const struct option *option = &option_table[i];
        (void)fprintf(to, ".TP\n.B \\-\\-%s\n", option->name + 2);
        if (option->value)
            (void)fprintf(to, ".I %s\n", _(option->value));
        (void)fprintf(to, ".br\n%s\n", _(option->title));
    }
}

void options_completion(FILE *to)
{
    (void)fputs(
        "_waaier()\n{\n    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=\n"
        "    case $prev in\n",
        to);
    for (size_t i = 0; i < COUNT_OF(option_table); i++) {
        const struct option *option = &option_table[i];
        if (option->choices)
            (void)fprintf(to, "    %s) words=\"%s\" ;;\n", option->name, option->choices);
    }
    (void)fputs("    *)\n        case ${COMP_WORDS[1]} in\n", to);
    for (int sub = SUB_OPEN + 1; sub <= SUB_COUNT; sub++) {
        enum subcommand is = sub == SUB_COUNT ? SUB_OPEN : (enum subcommand)sub;
        (void)fprintf(to, "        %s) words=\"", is == SUB_OPEN ? "*" : sub_table[is].name);
        for (size_t i = 0; i < COUNT_OF(option_table); i++) {
            if (option_table[i].subs & ON(is))
                (void)fprintf(to, "%s ", option_table[i].name);
        }
        for (size_t i = 0; i < COUNT_OF(format_table) && is == SUB_COMMANDS; i++)
            (void)fprintf(to, "%s ", format_table[i].name);
        for (int i = SUB_OPEN + 1; i < SUB_COUNT && is == SUB_OPEN; i++)
            (void)fprintf(to, "%s ", sub_table[i].name);
        (void)fputs("\" ;;\n", to);
    }
    (void)fputs("        esac ;;\n    esac\n"
                "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\"; [ \"$cur\" = \"${cur#-}\" ] "
                "&& compgen -f -- \"$cur\")\n"
                "}\ncomplete -o filenames -F _waaier waaier\n",
                to);
}
