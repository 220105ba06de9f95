/* The usage guide: one file an audience, with what it can be used for. */
#include "base/words.h"
#include "deck/loading.h"

static bool session_is_there(const struct deck *deck, struct str id, struct str *near)
{
    struct name_near nearest = {.wrong = id};
    for (int i = 0; i < deck->session_count; i++) {
        if (str_eq(deck->sessions[i].id, id))
            return true;
        name_try(&nearest, deck->sessions[i].id);
    }
    *near = nearest.best;
    return false;
}

/* The sessions of one use; those that are not there are told and left out. */
static void read_use_sessions(struct loading *l, const struct fields *f, const struct yaml_node *item,
                              struct guide_use *use)
{
    struct field_items items = fields_items(f, item, "sessions");
    struct str *sessions = LOADING_NEW(l, struct str, items.count);
    for (int i = 0; sessions && i < items.count; i++) {
        struct str near, id = fields_node_id(f, &items.at[i]);
        if (id.len == 0)
            continue;
        if (session_is_there(l->deck, id, &near))
            sessions[use->session_count++] = id;
        else if (near.len > 0)
            FIELD_ERROR(f, &items.at[i], _("Er is geen werkvorm met de id “%.*s”. Bedoelt u “%.*s”?"),
                        STR_ARG(id), STR_ARG(near));
        else
            FIELD_ERROR(f, &items.at[i], _("Er is geen werkvorm met de id “%.*s”."), STR_ARG(id));
    }
    use->sessions = sessions;
}

static void read_uses(struct loading *l, const struct fields *f, const struct yaml_node *front,
                      struct guide *guide)
{
    static const char *const keys[] = {"id", "text", "sessions", NULL};
    const struct yaml_node *list = fields_list(f, front, "uses");
    int count = list ? list->count : 0;
    struct guide_use *uses = LOADING_NEW(l, struct guide_use, count);
    for (int i = 0; uses && i < count; i++) {
        const struct yaml_node *item = &list->items[i];
        struct guide_use use = {0};
        if (!fields_is_map(f, item))
            continue;
        fields_known(f, item, keys);
        use.id = fields_id(f, item, "id", true);
        use.text = fields_text(f, item, "text");
        read_use_sessions(l, f, item, &use);
        if (use.text.len == 0 && !yaml_at(item, "text"))
            FIELD_ERROR(f, item, _("Hier ontbreekt “%s”."), "text");
        if (use.id.len > 0 && use.text.len > 0)
            uses[guide->use_count++] = use;
    }
    guide->uses = uses;
}

static int read_audience(struct loading *l, const struct fields *f, const struct yaml_node *front)
{
    const struct yaml_node *node = yaml_at(front, "audience");
    struct str id = node ? fields_node_text(f, node) : STR("");
    struct name_near near = {.wrong = id};
    for (int i = 0; i < l->deck->audience_count; i++) {
        if (str_eq(l->deck->audiences[i].id, id))
            return i;
        name_try(&near, l->deck->audiences[i].id);
    }
    if (l->manifest_bad)
        return -1;
    if (id.len == 0)
        FIELD_ERROR(f, node ? node : front, _("Hier ontbreekt “%s”."), "audience");
    else if (near.best.len > 0)
        FIELD_ERROR(f, node,
                    _("De doelgroep “%.*s” staat niet bij audiences in deck.yaml. Bedoelt u “%.*s”?"),
                    STR_ARG(id), STR_ARG(near.best));
    else
        FIELD_ERROR(f, node, _("De doelgroep “%.*s” staat niet bij audiences in deck.yaml."), STR_ARG(id));
    return -1;
}

static bool read_guide(struct loading *l, struct str name, struct guide *out)
{
    static const char *const keys[] = {"audience", "uses", NULL};
    const struct yaml_node *front, nothing = {.kind = YAML_MAP, .line = 1, .column = 1};
    struct text_file text;
    struct str file;
    if (!side_open(l, name, &text, &front, &file))
        return false;
    struct fields f = loading_fields(l, file);
    *out = (struct guide){.file = name};
    front = front ? front : &nothing;
    fields_known(&f, front, keys);
    out->audience = read_audience(l, &f, front);
    read_uses(l, &f, front, out);
    return side_body(l, &text, file, &out->body);
}

void guides_read(struct loading *l)
{
    struct source_entry *entries;
    int count = side_files(l, STR("guide"), STR(".md"), &entries);
    struct guide *guides = LOADING_NEW(l, struct guide, count);
    for (int i = 0; guides && i < count && !l->full; i++) {
        size_t mark = l->scratch.used;
        if (read_guide(l, entries[i].name, &guides[l->deck->guide_count]))
            l->deck->guide_count++;
        arena_rewind(&l->scratch, mark);
    }
    l->deck->guides = guides;
}
