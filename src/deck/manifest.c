/* deck.yaml: what the deck is. Wrong parts are left out one by one; only a newer format stops the deck as a whole. */
#include "base/words.h"
#include "deck/loading.h"

static const struct str manifest_name = STR_INIT("deck.yaml");

static const uint32_t kind_colours[] = {0x0B6E6E, 0x8A3B12, 0x3B4A8C, 0x6B2C6B,
                                        0x4D6B1F, 0x8C1D40, 0x5A5A5A, 0x1F5F8B};

/* An id of a list in deck.yaml: present, valid, and not seen before. */
static bool list_id(const struct fields *f, const struct yaml_node *item, struct str *seen, int count,
                    struct str *out)
{
    *out = STR("");
    if (!fields_is_map(f, item))
        return false;
    *out = fields_id(f, item, "id", true);
    for (int i = 0; i < count && out->len > 0; i++) {
        if (!str_eq(seen[i], *out))
            continue;
        FIELD_ERROR(f, yaml_at(item, "id"), _("De id “%.*s” staat al eerder in deze lijst. Kies een andere."),
                    STR_ARG(*out));
        return false;
    }
    if (out->len > 0)
        seen[count] = *out;
    return out->len > 0;
}

/* A name is for people: without one the id is shown. */
static struct words list_name(const struct fields *f, const struct yaml_node *item, struct str id)
{
    struct words name = fields_words(f, item, "name");
    if (name.nl.len > 0 || name.en.len > 0)
        return name;
    FIELD_WARNING(f, item, _("Bij “%.*s” ontbreekt de naam (name); de id wordt getoond."), STR_ARG(id));
    return (struct words){.nl = id};
}

static int list_count(const struct fields *f, const struct yaml_node *list, int most, const char *too_many)
{
    if (!list || list->count <= most)
        return list ? list->count : 0;
    FIELD_ERROR(f, &list->items[most], too_many, most);
    return most;
}

static void read_kinds(struct loading *l, const struct fields *f, const struct yaml_node *root)
{
    static const char *const keys[] = {"id", "name", "plural", "colour", "icon", NULL};
    const struct yaml_node *list = fields_list(f, root, "kinds");
    int count = list_count(f, list, DECK_KINDS_MAX,
                           _("Er zijn meer dan %d soorten; vanaf hier worden ze overgeslagen."));
    struct deck_kind *kinds = LOADING_NEW(l, struct deck_kind, count);
    struct str seen[DECK_KINDS_MAX];
    for (int i = 0; kinds && i < count; i++) {
        const struct yaml_node *item = &list->items[i];
        struct deck_kind kind = {0};
        int at = l->deck->kind_count;
        if (!list_id(f, item, seen, at, &kind.id))
            continue;
        fields_known(f, item, keys);
        kind.name = list_name(f, item, kind.id);
        kind.plural = fields_words(f, item, "plural");
        kind.icon = fields_text(f, item, "icon");
        kind.rgb = kind_colours[(size_t)at % COUNT_OF(kind_colours)];
        (void)fields_colour(f, item, "colour", &kind.rgb);
        if (kind.plural.nl.len == 0 && kind.plural.en.len == 0)
            kind.plural = kind.name;
        kinds[l->deck->kind_count++] = kind;
    }
    l->deck->kinds = kinds;
}

static void read_offices(struct loading *l, const struct fields *f, const struct yaml_node *root)
{
    static const char *const keys[] = {"id", "name", "plural", "icon", NULL};
    const struct yaml_node *list = fields_list(f, root, "offices");
    int count = list_count(f, list, DECK_OFFICES_MAX,
                           _("Er zijn meer dan %d ambten; vanaf hier worden ze overgeslagen."));
    struct deck_office *offices = LOADING_NEW(l, struct deck_office, count);
    struct str seen[DECK_OFFICES_MAX];
    for (int i = 0; offices && i < count; i++) {
        const struct yaml_node *item = &list->items[i];
        struct deck_office office = {0};
        if (!list_id(f, item, seen, l->deck->office_count, &office.id))
            continue;
        fields_known(f, item, keys);
        office.name = list_name(f, item, office.id);
        office.plural = fields_words(f, item, "plural");
        office.icon = fields_text(f, item, "icon");
        if (office.plural.nl.len == 0 && office.plural.en.len == 0)
            office.plural = office.name;
        offices[l->deck->office_count++] = office;
    }
    l->deck->offices = offices;
}

static void read_audiences(struct loading *l, const struct fields *f, const struct yaml_node *root)
{
    static const char *const keys[] = {"id", "name", NULL};
    const struct yaml_node *list = fields_list(f, root, "audiences");
    int count = list_count(f, list, DECK_OFFICES_MAX,
                           _("Er zijn meer dan %d doelgroepen; vanaf hier worden ze overgeslagen."));
    struct deck_audience *audiences = LOADING_NEW(l, struct deck_audience, count);
    struct str seen[DECK_OFFICES_MAX];
    for (int i = 0; audiences && i < count; i++) {
        struct deck_audience audience = {0};
        if (!list_id(f, &list->items[i], seen, l->deck->audience_count, &audience.id))
            continue;
        fields_known(f, &list->items[i], keys);
        audience.name = list_name(f, &list->items[i], audience.id);
        audiences[l->deck->audience_count++] = audience;
    }
    l->deck->audiences = audiences;
}

static void read_licence(struct loading *l, const struct fields *f, const struct yaml_node *root)
{
    static const char *const keys[] = {"name", "url", "plain", NULL};
    const struct yaml_node *licence = yaml_at(root, "licence");
    struct deck *deck = l->deck;
    if (licence && licence->kind == YAML_MAP) {
        fields_known(f, licence, keys);
        deck->licence_name = fields_text(f, licence, "name");
        deck->licence_url = fields_text(f, licence, "url");
        deck->licence_plain = fields_words(f, licence, "plain");
    } else if (licence) {
        deck->licence_name = fields_node_text(f, licence);
    }
    if (deck->licence_name.len == 0)
        FIELD_WARNING(f, licence ? licence : root,
                      _("De licentie ontbreekt (licence). Noem haar, zodat gebruikers weten wat mag: "
                        "licence: {name: CC "
                        "BY-NC-ND 4.0}."));
}

/* Tells it at its place, and that it is the end: without a newer program nothing can be shown. */
static bool refuse(const struct fields *f, const struct yaml_node *node, struct str sentence,
                   struct err *fatal)
{
    FIELD_ERROR(f, node, "%.*s", STR_ARG(sentence));
    return err_set(fatal, ERR_UNSUPPORTED, "%.*s", STR_ARG(sentence));
}

/* Whether this program can read the deck at all. */
static bool format_ok(const struct fields *f, const struct yaml_node *root, struct err *fatal)
{
    const struct yaml_node *version = yaml_at(root, "waaier");
    int number = DECK_FORMAT, count = 0;
    if (!version)
        FIELD_WARNING(f, root, _("De versie van het formaat ontbreekt. Begin deck.yaml met “waaier: %d”."),
                      DECK_FORMAT);
    else if (fields_node_int(f, version, 1, 999, &number) && number > DECK_FORMAT)
        return refuse(
            f, version,
            str_format(
                f->arena,
                _("Deze kaartenset heeft formaat %d; deze Waaier leest tot en met formaat %d. Installeer "
                  "een nieuwere Waaier."),
                number, DECK_FORMAT),
            fatal);
    const struct str *features = fields_texts(f, root, "requires", &count);
    if (count > 0) /* format 1 has no features to name */
        return refuse(
            f, yaml_at(root, "requires"),
            str_format(
                f->arena,
                _("Deze kaartenset vraagt “%.*s”, en dat kan deze Waaier niet. Installeer een nieuwere "
                  "Waaier."),
                STR_ARG(features[0])),
            fatal);
    return true;
}

static struct str read_language(const struct fields *f, const struct yaml_node *root)
{
    struct str language = fields_text(f, root, "language");
    bool ok = language.len == 2;
    for (size_t i = 0; ok && i < language.len; i++)
        ok = language.at[i] >= 'a' && language.at[i] <= 'z';
    if (language.len == 0 || ok)
        return ok ? language : STR("nl");
    FIELD_ERROR(f, yaml_at(root, "language"),
                _("“%.*s” is geen taal. Schrijf twee kleine letters, bijvoorbeeld nl of "
                  "en."),
                STR_ARG(language));
    return STR("nl");
}

static void read_identity(struct loading *l, const struct fields *f, const struct yaml_node *root)
{
    struct deck *deck = l->deck;
    struct str id = fields_id(f, root, "id", true);
    struct words title = fields_words(f, root, "title");
    if (id.len > 0)
        deck->id = id;
    if (title.nl.len > 0 || title.en.len > 0)
        deck->title = title;
    else
        FIELD_WARNING(f, root,
                      _("De titel van de kaartenset ontbreekt (title); de naam van de map wordt getoond."));
    deck->subtitle = fields_words(f, root, "subtitle");
    deck->version = fields_text(f, root, "version");
    deck->maker = fields_text(f, root, "maker");
    deck->source = fields_text(f, root, "source");
    deck->contact = fields_text(f, root, "contact");
    deck->commissioned_by = fields_texts(f, root, "commissioned_by", &deck->commissioned_count);
}

void manifest_defaults(struct loading *l)
{
    struct str stem = name_stem(l->deck->path);
    struct card_id id = name_slug(l->arena, stem);
    l->deck->id = str_copy(l->arena, id.at[0] ? card_id_str(&id) : STR("kaartenset"));
    l->deck->title = (struct words){.nl = stem.len > 0 ? stem : STR("kaartenset")};
    l->deck->language = str_eq(l->options.language, STR("en")) ? STR("en") : STR("nl");
    l->full = l->full || !l->deck->id.at;
}

void manifest_read(struct loading *l, struct err *fatal)
{
    static const char *const keys[] = {"waaier",     "requires", "id",    "title",   "subtitle",
                                       "language",   "version",  "maker", "source",  "commissioned_by",
                                       "contact",    "licence",  "kinds", "offices", "audiences",
                                       "selections", NULL};
    struct str text;
    int before = l->diags->error_count;
    l->deck->language = STR("nl");
    bool ok = text_read(l, manifest_name, DECK_MANIFEST_BYTES_MAX, &text);
    const struct yaml_node *root = ok ? yaml_read(&l->scratch, manifest_name, text, 1, l->diags) : NULL;
    if (!root || root->kind != YAML_MAP) {
        if (l->diags->error_count == before)
            diag_add(l->diags, DIAG_ERROR, manifest_name, 1, 1,
                     _("In deck.yaml horen sleutels met een waarde te staan, te beginnen met “waaier: %d”."),
                     DECK_FORMAT);
        l->manifest_bad = true;
        return;
    }
    struct fields f = loading_fields(l, manifest_name);
    if (!format_ok(&f, root, fatal))
        return;
    fields_known(&f, root, keys);
    l->deck->language = f.language = read_language(&f, root);
    read_identity(l, &f, root);
    read_licence(l, &f, root);
    read_kinds(l, &f, root);
    read_offices(l, &f, root);
    read_audiences(l, &f, root);
    l->selections = root;
}
