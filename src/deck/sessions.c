/* Session templates (werkvormen): one YAML file each. */
#include "base/words.h"
#include "deck/loading.h"

enum { MINUTES_MAX = 24 * 60, GROUP_MAX = 10000, KEEP_MAX = 1000 };

static const char *const screens[] = {"question", "card", "parade", "round", "deal",      "draw",
                                      "sort",     "rank", "line",   "tally", "statement", "qsort",
                                      "columns",  "grid", "timer",  "write", "harvest",   NULL};
static const char *const shows[] = {"question", "card", "nothing", NULL};

static struct str read_choice(const struct fields *f, const struct yaml_node *map, const char *key,
                              const char *const *choices)
{
    int at = fields_choice(f, map, key, choices);
    return at >= 0 ? str_from(choices[at]) : STR("");
}

static bool read_step(struct loading *l, const struct fields *f, const struct yaml_node *item, int number,
                      struct session_step *out)
{
    static const char *const keys[] = {"id",   "title", "minutes", "screen", "of",
                                       "keep", "say",   "show",    "signal", NULL};
    *out = (struct session_step){0};
    if (!fields_is_map(f, item))
        return false;
    fields_known(f, item, keys);
    out->id = fields_id(f, item, "id", false);
    if (out->id.len == 0)
        out->id = str_format(l->arena, "stap-%d", number);
    out->title = fields_words(f, item, "title");
    out->say = fields_words(f, item, "say");
    (void)fields_int(f, item, "minutes", 0, MINUTES_MAX, &out->minutes);
    (void)fields_int(f, item, "keep", 1, KEEP_MAX, &out->keep);
    out->show = read_choice(f, item, "show", shows);
    out->signal = fields_text(f, item, "signal");
    int kind = loading_kind(l, f, yaml_at(item, "of"));
    out->of = kind >= 0 ? l->deck->kinds[kind].id : STR("");
    if (!yaml_at(item, "screen"))
        FIELD_ERROR(f, item, _("Hier ontbreekt “%s”."), "screen");
    out->screen = read_choice(f, item, "screen", screens);
    return out->screen.len > 0;
}

static void read_steps(struct loading *l, const struct fields *f, const struct yaml_node *root,
                       struct session_template *out)
{
    const struct yaml_node *list = fields_list(f, root, "steps");
    int count = list ? list->count : 0;
    if (count > DECK_STEPS_MAX) {
        FIELD_ERROR(f, &list->items[DECK_STEPS_MAX],
                    _("Deze werkvorm heeft meer dan %d stappen; vanaf hier worden ze overgeslagen."),
                    DECK_STEPS_MAX);
        count = DECK_STEPS_MAX;
    }
    struct session_step *steps = LOADING_NEW(l, struct session_step, count);
    for (int i = 0; steps && i < count; i++) {
        if (read_step(l, f, &list->items[i], i + 1, &steps[out->step_count]))
            out->step_count++;
    }
    out->steps = steps;
}

/* One number, or [least, most]. */
static void read_group(const struct fields *f, const struct yaml_node *root, struct session_template *out)
{
    struct field_items group = fields_items(f, root, "group");
    if (group.count == 0)
        return;
    if (group.count > 2) {
        FIELD_ERROR(f, yaml_at(root, "group"), _("De groepsgrootte is één getal of twee: [8, 20]."));
        return;
    }
    (void)fields_node_int(f, &group.at[0], 1, GROUP_MAX, &out->group_min);
    out->group_max = out->group_min;
    if (group.count == 2)
        (void)fields_node_int(f, &group.at[1], 1, GROUP_MAX, &out->group_max);
    if (out->group_max < out->group_min) {
        FIELD_ERROR(f, &group.at[1], _("De grootste groep (%d) is kleiner dan de kleinste (%d)."),
                    out->group_max, out->group_min);
        out->group_max = out->group_min;
    }
}

static int read_selection(struct loading *l, const struct fields *f, const struct yaml_node *cards)
{
    const struct yaml_node *node = yaml_at(cards, "selection");
    struct str id = node ? fields_node_text(f, node) : STR("");
    struct name_near near = {.wrong = id};
    for (int i = 0; i < l->deck->selection_count; i++) {
        if (str_eq(l->deck->selections[i].id, id))
            return i;
        name_try(&near, l->deck->selections[i].id);
    }
    if (id.len == 0 || l->cut || l->manifest_bad)
        return -1;
    if (near.best.len > 0)
        FIELD_ERROR(f, node, _("Er is geen selectie met de id “%.*s”. Bedoelt u “%.*s”?"), STR_ARG(id),
                    STR_ARG(near.best));
    else
        FIELD_ERROR(f, node, _("Er is geen selectie met de id “%.*s”."), STR_ARG(id));
    return -1;
}

static void read_cards(struct loading *l, const struct fields *f, const struct yaml_node *root,
                       struct session_template *out)
{
    static const char *const keys[] = {"kinds", "selection", "ids", NULL};
    const struct yaml_node *cards = yaml_at(root, "cards");
    out->selection = -1;
    if (!cards || !fields_is_map(f, cards))
        return;
    fields_known(f, cards, keys);
    out->selection = read_selection(l, f, cards);
    struct field_items kinds = fields_items(f, cards, "kinds");
    for (int i = 0; i < kinds.count; i++) {
        int kind = loading_kind(l, f, &kinds.at[i]);
        if (kind >= 0)
            out->kinds |= (uint32_t)1 << kind;
    }
    struct field_items ids = fields_items(f, cards, "ids");
    struct card_id *list = LOADING_NEW(l, struct card_id, ids.count);
    for (int i = 0; list && i < ids.count; i++) {
        struct str id = fields_node_id(f, &ids.at[i]);
        if (id.len == 0)
            continue;
        if (name_index_find(&l->index, card_id_from(id)) >= 0)
            list[out->card_count++] = card_id_from(id);
        else
            loading_no_card(l, f->file, ids.at[i].line, ids.at[i].column, id);
    }
    out->cards = list;
}

static bool read_template(struct loading *l, const struct fields *f, const struct yaml_node *root,
                          struct session_template *out)
{
    static const char *const keys[] = {"id",    "name",   "purpose", "what", "group",
                                       "cards", "record", "steps",   NULL};
    *out = (struct session_template){.file = f->file};
    fields_known(f, root, keys);
    out->id = fields_id(f, root, "id", true);
    for (int i = 0; i < l->deck->session_count; i++) {
        if (out->id.len > 0 && str_eq(l->deck->sessions[i].id, out->id)) {
            FIELD_ERROR(f, yaml_at(root, "id"), _("De id “%.*s” is ook van %.*s. Kies een andere."),
                        STR_ARG(out->id), STR_ARG(l->deck->sessions[i].file));
            return false;
        }
    }
    out->name = fields_words(f, root, "name");
    out->purpose = fields_words(f, root, "purpose");
    out->what = fields_words(f, root, "what");
    out->record = fields_text(f, root, "record");
    read_group(f, root, out);
    read_cards(l, f, root, out);
    read_steps(l, f, root, out);
    if (out->name.nl.len == 0 && out->name.en.len == 0) {
        FIELD_WARNING(f, root, _("Bij “%.*s” ontbreekt de naam (name); de id wordt getoond."),
                      STR_ARG(out->id));
        out->name.nl = out->id;
    }
    if (out->step_count == 0)
        FIELD_ERROR(f, root,
                    _("Deze werkvorm heeft geen enkele bruikbare stap (steps) en wordt overgeslagen."));
    return out->id.len > 0 && out->step_count > 0;
}

void sessions_read(struct loading *l)
{
    struct source_entry *entries;
    int count = side_files(l, STR("sessions"), STR(".yaml"), &entries);
    struct session_template *sessions = LOADING_NEW(l, struct session_template, count);
    l->deck->sessions = sessions;
    size_t mark = l->scratch.used;
    for (int i = 0; sessions && i < count && !l->full; i++) {
        struct fields f = loading_fields(l, entries[i].name);
        struct str text;
        arena_rewind(&l->scratch, mark);
        if (!text_read(l, f.file, DECK_FILE_BYTES_MAX, &text))
            continue;
        int before = l->diags->error_count;
        const struct yaml_node *root = yaml_read(&l->scratch, f.file, text, 1, l->diags);
        if (l->diags->error_count > before)
            continue;
        if (!root || root->kind != YAML_MAP)
            diag_add(l->diags, DIAG_ERROR, f.file, 1, 1,
                     _("In een werkvorm horen sleutels met een waarde te staan, te beginnen met “id:”."));
        else if (read_template(l, &f, root, &sessions[l->deck->session_count]))
            l->deck->session_count++;
    }
}
