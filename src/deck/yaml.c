/* libyaml's events become a tree; everything it can say in English is told in Dutch, at the place where it can be mended.
 * Children are kept in a chain while their number is unknown, then laid out as an array. */
#include "deck/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/words.h"

enum { DEPTH_MAX = 16, NODES_MAX = 400000, KEYS_MAX = 256 };

struct child {
    struct yaml_pair pair; /* in a list only the value counts */
    struct child *next;
};

/* A place in the text, counted as editors do. */
struct spot {
    size_t byte, index; /* `index` counts code points, as libyaml does */
    int line, column;
};

struct reading {
    struct arena *arena;
    struct diags *diags;
    struct str file, text;
    int first_line;
    struct spot spot; /* the last that was asked for */
    yaml_parser_t parser;
    int nodes;
    bool failed;
};

/* To libyaml a lone CR, a NEL, a line or a paragraph separator ends a line too; to the eye and to every editor they do
 * not. So only its index counts; places are nearly always asked for in order. */
static const struct spot *spot_at(struct reading *r, yaml_mark_t mark)
{
    struct spot *spot = &r->spot;
    if (spot->line == 0 || mark.index < spot->index)
        *spot = (struct spot){.line = r->first_line, .column = 1};
    while (spot->index < mark.index && spot->byte < r->text.len) {
        bool ends = r->text.at[spot->byte] == '\n';
        do
            spot->byte++;
        while (spot->byte < r->text.len && ((unsigned char)r->text.at[spot->byte] & 0xC0) == 0x80);
        spot->index++;
        spot->line += ends;
        spot->column = ends ? 1 : spot->column + 1;
    }
    return spot;
}

static int line_of(struct reading *r, yaml_mark_t mark)
{
    return spot_at(r, mark)->line;
}

static int column_of(struct reading *r, yaml_mark_t mark)
{
    return spot_at(r, mark)->column;
}

/* Tells what is wrong; only the first time, for what follows is a consequence. Answers false. */
__attribute__((format(printf, 3, 4))) static bool fail(struct reading *r, yaml_mark_t mark, const char *fmt,
                                                       ...)
{
    va_list args;
    va_start(args, fmt);
    if (!r->failed)
        diag_vadd(r->diags, DIAG_ERROR, r->file, line_of(r, mark), column_of(r, mark), fmt, args);
    va_end(args);
    r->failed = true;
    return false;
}

struct told {
    const char *problem; /* libyaml's own words, or how they begin */
    bool at_context;     /* the place to mend is where the thing began */
    const char *sentence;
};

static const struct told told[] = {
    {"mapping values are not allowed in this context", false,
     N_("Midden in een tekst staat een dubbele punt met een spatie erachter. Zet de hele tekst tussen "
        "aanhalingstekens; of is deze regel te ver ingesprongen?")},
    {"could not find expected ':'", false,
     N_("Achter de sleutel op of vóór deze regel ontbreekt een dubbele punt met een spatie (sleutel: "
        "waarde).")},
    {"did not find expected key", false,
     N_("Deze regel past niet bij de regels ervoor. Kijk of hij even ver inspringt en of aanhalingstekens "
        "binnen een "
        "tekst met \\\" zijn geschreven.")},
    {"did not find expected '-' indicator", false,
     N_("Deze regel past niet bij de lijst ervoor. Begin een nieuw punt met een streepje en een spatie, even "
        "ver "
        "ingesprongen.")},
    {"did not find expected ',' or ']'", true,
     N_("De lijst die hier met [ begint, is niet goed gesloten met ].")},
    {"did not find expected ',' or '}'", true,
     N_("Het rijtje dat hier met { begint, is niet goed gesloten met }.")},
    {"found unexpected end of stream", true, N_("Het aanhalingsteken dat hier begint, wordt niet gesloten.")},
    {"found unexpected document indicator", true,
     N_("Het aanhalingsteken dat hier begint, wordt niet gesloten.")},
    {"found unknown escape character", false,
     N_("Achter de schuine streep (\\) staat een teken dat daar niet mag. Zet de tekst tussen enkele "
        "aanhalingstekens, "
        "of schrijf \\\\.")},
    {"block sequence entries are not allowed in this context", false,
     N_("Hier mag geen lijst beginnen. Zet het eerste streepje op een nieuwe regel onder de sleutel.")},
    {"mapping keys are not allowed in this context", false,
     N_("Hier mag geen vraagteken staan. Zet de tekst tussen aanhalingstekens.")},
    {"found undefined tag handle", false,
     N_("Een tekst die met een uitroepteken begint, moet tussen aanhalingstekens.")},
    {"did not find expected whitespace or line break", false,
     N_("Een tekst die met een uitroepteken begint, moet tussen aanhalingstekens.")},
    {"did not find expected alphabetic or numeric character", true,
     N_("Een tekst die met * of & begint, moet tussen aanhalingstekens; verwijzingen worden niet gelezen.")},
    {"found a tab character", false, N_("Hier staat een tab. Spring in met spaties.")},
    {"control characters are not allowed", false, N_("Hier staat een onzichtbaar stuurteken. Haal het weg.")},
    {"did not find expected <document start>", false,
     N_("Hier begint een tweede stuk. Laat er één over, zonder regels met --- of ... ertussen.")},
};

static const struct told *told_find(const char *problem)
{
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        if (strncmp(problem, told[i].problem, strlen(told[i].problem)) == 0)
            return &told[i];
    }
    return NULL;
}

/* The character that cannot begin anything, at the parser's own place. */
static const char *about_character(char c)
{
    if (c == '\t')
        return _("Hier staat een tab. Spring in met spaties.");
    if (c == '%')
        return _("Een tekst die met een procentteken begint, moet tussen aanhalingstekens.");
    return _("Een tekst die met @ of ` begint, moet tussen aanhalingstekens.");
}

/* The reader stops at a byte, not at a character: count them. */
static yaml_mark_t mark_at_byte(struct str text, size_t byte)
{
    yaml_mark_t mark = {0};
    for (size_t i = 0; i < byte && i < text.len; i++)
        mark.index += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    return mark;
}

static bool fail_as_told(struct reading *r)
{
    const yaml_parser_t *p = &r->parser;
    const char *problem = p->problem ? p->problem : "";
    if (p->error == YAML_READER_ERROR)
        return fail(r, mark_at_byte(r->text, p->problem_offset),
                    _("Hier staat een onzichtbaar stuurteken. Haal het weg."));
    if (strncmp(problem, "found character that cannot start any token", 43) == 0) {
        size_t at = spot_at(r, p->problem_mark)->byte;
        return fail(r, p->problem_mark, "%s", about_character(at < r->text.len ? r->text.at[at] : ' '));
    }
    const struct told *known = told_find(problem);
    if (known)
        return fail(r, known->at_context ? p->context_mark : p->problem_mark, "%s", _(known->sentence));
    return fail(
        r, p->problem_mark,
        _("Dit is hier niet te lezen. Kijk naar de inspringing en de leestekens, of zet de tekst tussen "
          "aanhalingstekens."));
}

static bool next(struct reading *r, yaml_event_t *event)
{
    return yaml_parser_parse(&r->parser, event) || fail_as_told(r);
}

static bool no_extras(struct reading *r, const yaml_event_t *event, const yaml_char_t *anchor,
                      const yaml_char_t *tag)
{
    if (tag)
        return fail(r, event->start_mark,
                    _("Een tekst die met een uitroepteken begint, moet tussen aanhalingstekens."));
    if (anchor)
        return fail(r, event->start_mark,
                    _("Een tekst die met * of & begint, moet tussen aanhalingstekens; verwijzingen worden "
                      "niet gelezen."));
    return true;
}

static bool scalar_read(struct reading *r, const yaml_event_t *event, struct yaml_node *out)
{
    struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    if (!no_extras(r, event, event->data.scalar.anchor, event->data.scalar.tag))
        return false;
    out->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (!out->quoted && (str_eq(text, STR("~")) || str_eq(text, STR("null"))))
        text.len = 0;
    if (text.len > 0)
        out->text = str_copy(r->arena, text);
    if (text.len > 0 && !out->text.at)
        return fail(r, event->start_mark,
                    _("Er is geen ruimte meer om dit te lezen: de kaartenset is te groot."));
    return true;
}

static bool node_read(struct reading *r, const yaml_event_t *event, int depth, struct yaml_node *out);

static struct child *child_add(struct reading *r, struct child ***tail, yaml_mark_t mark)
{
    struct child *child = ARENA_NEW(r->arena, struct child, 1);
    if (!child) {
        fail(r, mark, _("Er is geen ruimte meer om dit te lezen: de kaartenset is te groot."));
        return NULL;
    }
    **tail = child;
    *tail = &child->next;
    return child;
}

/* A key, and whether it stood there before. */
static bool key_read(struct reading *r, const yaml_event_t *event, const struct child *first,
                     struct child *own)
{
    if (event->type != YAML_SCALAR_EVENT)
        return fail(
            r, event->start_mark,
            _("Een sleutel moet een gewoon woord zijn. Zet een tekst met [ of { tussen aanhalingstekens."));
    struct yaml_node key = {0};
    if (!scalar_read(r, event, &key))
        return false;
    own->pair = (struct yaml_pair){
        .key = key.text, .line = line_of(r, event->start_mark), .column = column_of(r, event->start_mark)};
    for (const struct child *other = first; other != own; other = other->next) {
        if (str_eq(other->pair.key, key.text))
            return fail(r, event->start_mark,
                        _("De sleutel “%.*s” staat hier voor de tweede keer (eerder op regel %d). Laat er "
                          "één staan."),
                        STR_ARG(key.text), other->pair.line);
    }
    return true;
}

static bool map_finish(struct reading *r, const struct child *first, struct yaml_node *out)
{
    out->pairs = out->count > 0 ? ARENA_NEW(r->arena, struct yaml_pair, out->count) : NULL;
    if (out->count > 0 && !out->pairs)
        return false;
    for (int i = 0; first; first = first->next)
        out->pairs[i++] = first->pair;
    return true;
}

static bool list_finish(struct reading *r, const struct child *first, struct yaml_node *out)
{
    out->items = out->count > 0 ? ARENA_NEW(r->arena, struct yaml_node, out->count) : NULL;
    if (out->count > 0 && !out->items)
        return false;
    for (int i = 0; first; first = first->next)
        out->items[i++] = first->pair.value;
    return true;
}

/* Children up to the event that closes the list or map. */
static bool children_read(struct reading *r, int depth, struct yaml_node *out)
{
    bool is_map = out->kind == YAML_MAP;
    yaml_event_type_t end = is_map ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
    struct child *first = NULL, **tail = &first;
    for (;;) {
        yaml_event_t event;
        if (!next(r, &event))
            return false;
        bool ended = event.type == end;
        struct child *child = ended ? NULL : child_add(r, &tail, event.start_mark);
        bool ok = child != NULL;
        if (ok && is_map) {
            ok = key_read(r, &event, first, child);
            if (ok && out->count == KEYS_MAX)
                ok = fail(r, event.start_mark, _("Hier staan meer dan %d sleutels onder elkaar."), KEYS_MAX);
            yaml_event_delete(&event);
            ok = ok && next(r, &event);
            if (!ok)
                return false;
        }
        ok = ok && node_read(r, &event, depth + 1, &child->pair.value);
        yaml_event_delete(&event);
        if (ended)
            return is_map ? map_finish(r, first, out) : list_finish(r, first, out);
        if (!ok)
            return false;
        out->count++;
    }
}

static bool node_read(struct reading *r, const yaml_event_t *event, int depth, struct yaml_node *out)
{
    *out =
        (struct yaml_node){.line = line_of(r, event->start_mark), .column = column_of(r, event->start_mark)};
    if (++r->nodes > NODES_MAX)
        return fail(r, event->start_mark, _("Dit bestand heeft meer onderdelen dan gelezen kunnen worden."));
    if (depth > DEPTH_MAX)
        return fail(r, event->start_mark, _("Hier staan te veel lijsten in elkaar."));
    if (event->type == YAML_SCALAR_EVENT)
        return scalar_read(r, event, out);
    if (event->type == YAML_SEQUENCE_START_EVENT) {
        out->kind = YAML_LIST;
        return no_extras(r, event, event->data.sequence_start.anchor, event->data.sequence_start.tag) &&
               children_read(r, depth, out);
    }
    if (event->type == YAML_MAPPING_START_EVENT) {
        out->kind = YAML_MAP;
        return no_extras(r, event, event->data.mapping_start.anchor, event->data.mapping_start.tag) &&
               children_read(r, depth, out);
    }
    return fail(r, event->start_mark,
                _("Een tekst die met * of & begint, moet tussen aanhalingstekens; verwijzingen worden niet "
                  "gelezen."));
}

/* The one document of a stream: NULL when there is none, or when something failed. */
static struct yaml_node *document_read(struct reading *r)
{
    struct yaml_node *root = NULL;
    for (;;) {
        yaml_event_t event;
        if (!next(r, &event))
            return NULL;
        bool content = event.type == YAML_SCALAR_EVENT || event.type == YAML_SEQUENCE_START_EVENT ||
                       event.type == YAML_MAPPING_START_EVENT || event.type == YAML_ALIAS_EVENT;
        bool ended = event.type == YAML_STREAM_END_EVENT;
        bool ok = true;
        if (event.type == YAML_DOCUMENT_START_EVENT && root)
            ok = fail(r, event.start_mark,
                      _("Hier begint een tweede stuk. Laat er één over, zonder regels met --- of ... "
                        "ertussen."));
        if (content) {
            root = ARENA_NEW(r->arena, struct yaml_node, 1);
            ok = root && node_read(r, &event, 0, root);
        }
        yaml_event_delete(&event);
        if (!ok)
            return NULL;
        if (ended)
            return root;
    }
}

struct yaml_node *yaml_read(struct arena *arena, struct str file, struct str text, int first_line,
                            struct diags *diags)
{
    struct reading r = {.arena = arena, .diags = diags, .file = file, .text = text, .first_line = first_line};
    if (str_trim(text).len == 0)
        return NULL;
    if (!yaml_parser_initialize(&r.parser))
        return NULL;
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text.at, text.len);
    struct yaml_node *root = document_read(&r);
    yaml_parser_delete(&r.parser);
    return r.failed ? NULL : root;
}

const struct yaml_node *yaml_at(const struct yaml_node *map, const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (int i = 0; i < map->count; i++) {
        if (str_eq(map->pairs[i].key, str_from(key)))
            return &map->pairs[i].value;
    }
    return NULL;
}
