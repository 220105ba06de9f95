#include "deck/fields.h"

#include <math.h>

#include "base/words.h"
#include "deck/names.h"

/* Index of the word in a NULL-ended list, or -1. */
static int word_find(const char *const *words, struct str word)
{
    for (int i = 0; words[i]; i++) {
        if (str_eq(word, str_from(words[i])))
            return i;
    }
    return -1;
}

static struct str word_near(const char *const *words, struct str wrong)
{
    struct name_near near = {.wrong = wrong};
    for (int i = 0; words[i]; i++)
        name_try(&near, str_from(words[i]));
    return near.best;
}

void fields_known(const struct fields *f, const struct yaml_node *map, const char *const *keys)
{
    for (int i = 0; i < map->count; i++) {
        const struct yaml_pair *pair = &map->pairs[i];
        if (word_find(keys, pair->key) >= 0)
            continue;
        struct str near = word_near(keys, pair->key);
        if (near.len > 0)
            FIELD_WARNING(f, pair,
                          _("De sleutel “%.*s” is niet bekend en wordt overgeslagen. Bedoelt u “%.*s”?"),
                          STR_ARG(pair->key), STR_ARG(near));
        else
            FIELD_WARNING(f, pair, _("De sleutel “%.*s” is niet bekend en wordt overgeslagen."),
                          STR_ARG(pair->key));
    }
}

bool fields_is_map(const struct fields *f, const struct yaml_node *node)
{
    if (node->kind == YAML_MAP)
        return true;
    FIELD_ERROR(f, node,
                _("Hier horen sleutels met een waarde te staan, bijvoorbeeld {id: moed, name: Moed}."));
    return false;
}

struct str fields_node_text(const struct fields *f, const struct yaml_node *node)
{
    if (node->kind == YAML_SCALAR) {
        struct str text = node->text.len > 0 ? str_copy(f->arena, node->text) : STR("");
        if (!text.at && f->full)
            *f->full = true;
        return text;
    }
    if (node->kind == YAML_MAP && node->count == 1 && node->pairs[0].value.kind == YAML_SCALAR)
        FIELD_ERROR(f, node,
                    _("Door de dubbele punt is dit geen tekst meer. Zet de hele tekst tussen "
                      "aanhalingstekens: \"%.*s: "
                      "%.*s\""),
                    STR_ARG(node->pairs[0].key), STR_ARG(node->pairs[0].value.text));
    else
        FIELD_ERROR(f, node,
                    _("Hier hoort één tekst te staan, geen lijst. Zet een tekst met [ of { tussen "
                      "aanhalingstekens."));
    return STR("");
}

struct str fields_text(const struct fields *f, const struct yaml_node *map, const char *key)
{
    const struct yaml_node *node = yaml_at(map, key);
    return node ? fields_node_text(f, node) : STR("");
}

static void put_word(struct words *words, struct str language, struct str text)
{
    if (str_eq(language, STR("en")))
        words->en = text;
    else
        words->nl = text;
}

struct words fields_words(const struct fields *f, const struct yaml_node *map, const char *key)
{
    static const char *const languages[] = {"nl", "en", NULL};
    const struct yaml_node *node = yaml_at(map, key);
    struct words words = {{0}, {0}};
    if (!node)
        return words;
    bool by_language = node->kind == YAML_MAP && (yaml_at(node, "nl") || yaml_at(node, "en"));
    if (!by_language) {
        put_word(&words, f->language, fields_node_text(f, node));
        return words;
    }
    fields_known(f, node, languages);
    words.nl = fields_text(f, node, "nl");
    words.en = fields_text(f, node, "en");
    return words;
}

struct str fields_node_id(const struct fields *f, const struct yaml_node *node)
{
    struct str id = fields_node_text(f, node);
    if (id.len == 0 || name_is_id(id))
        return id;
    if (id.len > DECK_ID_BYTES_MAX)
        FIELD_ERROR(f, node, _("Deze id is te lang: ten hoogste %d tekens."), DECK_ID_BYTES_MAX);
    else
        FIELD_ERROR(f, node, _("“%.*s” kan geen id zijn. Gebruik alleen a-z, 0-9 en het streepje."),
                    STR_ARG(id));
    return STR("");
}

struct str fields_id(const struct fields *f, const struct yaml_node *map, const char *key, bool required)
{
    const struct yaml_node *node = yaml_at(map, key);
    if (node && (node->kind != YAML_SCALAR || node->text.len > 0))
        return fields_node_id(f, node);
    if (required)
        FIELD_ERROR(f, node ? node : map, _("Hier ontbreekt “%s”."), key);
    return STR("");
}

bool fields_node_int(const struct fields *f, const struct yaml_node *node, int low, int high, int *out)
{
    int value = 0;
    struct str text = fields_node_text(f, node);
    if (node->kind != YAML_SCALAR)
        return false;
    if (!str_to_int(text, &value) || value < low || value > high) {
        FIELD_ERROR(f, node, _("“%.*s” is geen heel getal van %d tot en met %d."), STR_ARG(text), low, high);
        return false;
    }
    *out = value;
    return true;
}

bool fields_int(const struct fields *f, const struct yaml_node *map, const char *key, int low, int high,
                int *out)
{
    const struct yaml_node *node = yaml_at(map, key);
    return node && fields_node_int(f, node, low, high, out);
}

bool fields_node_float(const struct fields *f, const struct yaml_node *node, float low, float high,
                       float *out)
{
    float value = 0;
    struct str text = fields_node_text(f, node);
    if (node->kind != YAML_SCALAR)
        return false;
    if (!str_to_float(text, &value) || !isfinite(value) || value < low || value > high) {
        FIELD_ERROR(f, node,
                    _("“%.*s” is geen getal van %g tot en met %g. Schrijf een punt vóór de decimalen."),
                    STR_ARG(text), (double)low, (double)high);
        return false;
    }
    *out = value;
    return true;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool fields_colour(const struct fields *f, const struct yaml_node *map, const char *key, uint32_t *out)
{
    const struct yaml_node *node = yaml_at(map, key);
    if (!node)
        return false;
    struct str text = fields_node_text(f, node);
    if (node->kind != YAML_SCALAR)
        return false;
    bool ok = text.len == 7 && text.at[0] == '#';
    uint32_t rgb = 0;
    for (size_t i = 1; ok && i < 7; i++) {
        int digit = hex_digit(text.at[i]);
        ok = digit >= 0;
        rgb = rgb << 4 | (uint32_t)(digit & 0xF);
    }
    if (ok)
        *out = rgb;
    else if (text.len == 0)
        FIELD_ERROR(f, node,
                    _("De kleur ontbreekt: zonder aanhalingstekens begint bij # een opmerking. Schrijf "
                      "\"#0B6E6E\"."));
    else
        FIELD_ERROR(f, node,
                    _("“%.*s” is geen kleur. Schrijf zes cijfers of letters a-f achter een hekje, tussen "
                      "aanhalingstekens: \"#0B6E6E\"."),
                    STR_ARG(text));
    return ok;
}

int fields_choice(const struct fields *f, const struct yaml_node *map, const char *key,
                  const char *const *choices)
{
    const struct yaml_node *node = yaml_at(map, key);
    struct str text = node ? fields_node_text(f, node) : STR("");
    int found = text.len > 0 ? word_find(choices, text) : -1;
    if (text.len == 0 || found >= 0)
        return found;
    struct str near = word_near(choices, text);
    if (near.len > 0)
        FIELD_ERROR(f, node, _("“%.*s” is geen bekende waarde voor “%s”. Bedoelt u “%.*s”?"), STR_ARG(text),
                    key, STR_ARG(near));
    else
        FIELD_ERROR(f, node, _("“%.*s” is geen bekende waarde voor “%s”."), STR_ARG(text), key);
    return -1;
}

static bool is_absent(const struct yaml_node *node)
{
    return !node || (node->kind == YAML_SCALAR && node->text.len == 0);
}

const struct yaml_node *fields_list(const struct fields *f, const struct yaml_node *map, const char *key)
{
    const struct yaml_node *node = yaml_at(map, key);
    if (is_absent(node))
        return NULL;
    if (node->kind == YAML_LIST)
        return node;
    FIELD_ERROR(f, node,
                _("Onder “%s” hoort een lijst: elk punt op een eigen regel, met een streepje en een spatie "
                  "ervoor."),
                key);
    return NULL;
}

struct field_items fields_items(const struct fields *f, const struct yaml_node *map, const char *key)
{
    const struct yaml_node *node = yaml_at(map, key);
    if (is_absent(node))
        return (struct field_items){0};
    if (node->kind == YAML_SCALAR)
        return (struct field_items){node, 1};
    const struct yaml_node *list = fields_list(f, map, key);
    return list ? (struct field_items){list->items, list->count} : (struct field_items){0};
}

const struct str *fields_texts(const struct fields *f, const struct yaml_node *map, const char *key,
                               int *count)
{
    struct field_items items = fields_items(f, map, key);
    struct str *texts = items.count > 0 ? ARENA_NEW(f->arena, struct str, items.count) : NULL;
    *count = 0;
    for (int i = 0; texts && i < items.count; i++) {
        struct str text = fields_node_text(f, &items.at[i]);
        if (text.len > 0)
            texts[(*count)++] = text;
    }
    return texts;
}
