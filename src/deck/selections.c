/* Selections: the ones the deck names, or one an office. */
#include <string.h>

#include "base/words.h"
#include "deck/loading.h"

static const char *const selection_kinds[] = {
    [SELECTION_PUBLISHED] = "published", [SELECTION_OWN] = "own", NULL};

/* All cards for an office, in deck order; -1: simply all. */
static void fill_for_office(struct loading *l, struct selection *selection)
{
    int count = l->deck->card_count;
    int *cards = LOADING_NEW(l, int, count);
    for (int i = 0; cards && i < count; i++) {
        if (selection->office < 0 || card_is_for(&l->cards[i], selection->office))
            cards[selection->card_count++] = i;
    }
    selection->cards = cards;
}

static void fill_as_listed(struct loading *l, const struct fields *f, struct field_items items,
                           struct selection *selection)
{
    int *cards = LOADING_NEW(l, int, items.count);
    unsigned char *seen = LOADING_NEW(l, unsigned char, l->deck->card_count);
    for (int i = 0; cards && seen && i < items.count; i++) {
        const struct yaml_node *item = &items.at[i];
        struct str id = fields_node_id(f, item);
        int at = id.len > 0 ? name_index_find(&l->index, card_id_from(id)) : -1;
        if (id.len > 0 && at < 0)
            loading_no_card(l, f->file, item->line, item->column, id);
        if (at < 0)
            continue;
        if (seen[at]) {
            FIELD_WARNING(f, item, _("De kaart “%.*s” staat al in deze selectie en wordt één keer getoond."),
                          STR_ARG(id));
            continue;
        }
        seen[at] = 1;
        cards[selection->card_count++] = at;
    }
    selection->cards = cards;
}

static bool is_taken(const struct selection *before, int count, struct str id)
{
    for (int i = 0; i < count; i++) {
        if (str_eq(before[i].id, id))
            return true;
    }
    return false;
}

static bool read_selection(struct loading *l, const struct fields *f, const struct yaml_node *item,
                           const struct selection *before, struct selection *out)
{
    static const char *const keys[] = {"id", "name", "office", "kind", "cards", NULL};
    *out = (struct selection){.office = -1};
    if (!fields_is_map(f, item))
        return false;
    fields_known(f, item, keys);
    out->id = fields_id(f, item, "id", true);
    if (out->id.len == 0)
        return false;
    if (is_taken(before, l->deck->selection_count, out->id)) {
        FIELD_ERROR(f, yaml_at(item, "id"), _("De id “%.*s” staat al eerder in deze lijst. Kies een andere."),
                    STR_ARG(out->id));
        return false;
    }
    out->name = fields_words(f, item, "name");
    out->office = loading_office(l, f, yaml_at(item, "office"));
    int kind = fields_choice(f, item, "kind", selection_kinds);
    out->kind = kind > 0 ? (enum selection_kind)kind : SELECTION_PUBLISHED;
    if (out->name.nl.len == 0 && out->name.en.len == 0)
        out->name = out->office >= 0 ? l->deck->offices[out->office].plural : (struct words){.nl = out->id};
    struct field_items items = fields_items(f, item, "cards");
    if (items.count > 0)
        fill_as_listed(l, f, items, out);
    else
        fill_for_office(l, out);
    if (out->card_count > 0 || l->cut)
        return out->card_count > 0;
    FIELD_WARNING(f, item, _("In de selectie “%.*s” zit geen enkele kaart; zij wordt overgeslagen."),
                  STR_ARG(out->id));
    return false;
}

static void one_an_office(struct loading *l)
{
    int count = l->deck->office_count;
    struct selection *selections = LOADING_NEW(l, struct selection, count);
    for (int i = 0; selections && i < count; i++) {
        const struct deck_office *office = &l->deck->offices[i];
        struct selection selection = {.id = office->id, .name = office->plural, .office = i};
        fill_for_office(l, &selection);
        if (selection.card_count > 0)
            selections[l->deck->selection_count++] = selection;
    }
    l->deck->selections = selections;
}

void selections_read(struct loading *l)
{
    struct fields f = loading_fields(l, STR("deck.yaml"));
    const struct yaml_node *list = l->selections ? fields_list(&f, l->selections, "selections") : NULL;
    int count = list ? list->count : 0;
    if (count == 0) {
        one_an_office(l);
        return;
    }
    if (count > DECK_SELECTIONS_MAX) {
        FIELD_ERROR(&f, &list->items[DECK_SELECTIONS_MAX],
                    _("Er zijn meer dan %d selecties; vanaf hier worden ze overgeslagen."),
                    DECK_SELECTIONS_MAX);
        count = DECK_SELECTIONS_MAX;
    }
    struct selection *selections = LOADING_NEW(l, struct selection, count);
    l->deck->selections = selections;
    for (int i = 0; selections && i < count && !l->full; i++) {
        if (read_selection(l, &f, &list->items[i], selections, &selections[l->deck->selection_count]))
            l->deck->selection_count++;
    }
}
