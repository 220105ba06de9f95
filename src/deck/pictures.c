/* A folder (or ZIP) of pictures, or one picture, as a deck: a card for each, in the order of their names. */
#include "base/words.h"
#include "deck/loading.h"

/* "weg_naar-huis" -> "weg naar huis" */
static struct str title_from(struct loading *l, struct str stem)
{
    char *title = LOADING_NEW(l, char, (int)stem.len);
    for (size_t i = 0; title && i < stem.len; i++)
        title[i] = stem.at[i] == '_' || stem.at[i] == '-' ? ' ' : stem.at[i];
    return title ? (struct str){title, stem.len} : stem;
}

void picture_card(struct loading *l, struct str name, struct card *out)
{
    const struct picture_known *known = picture_look(l, name);
    struct str title = title_from(l, name_stem(name));
    *out = (struct card){.file = name, .kind = -1, .layout = CARD_PICTURE, .title = title, .alt = title};
    if (known && known->problem.len > 0) {
        diag_add(l->diags, DIAG_ERROR, name, 0, 0, "%.*s", STR_ARG(known->problem));
        out->layout = CARD_TEXT;
        out->broken = known->problem;
    } else if (known) {
        out->picture = name;
        out->picture_px = known->size;
    }
}

bool pictures_list(struct loading *l, struct source_entry **out, int *count, struct err *err)
{
    struct source_entry *entries;
    int listed, picked = 0;
    if (!source_list(l->source, l->arena, STR(""), &entries, &listed, err))
        return false;
    for (int i = 0; i < listed; i++) {
        if (picture_has_name(entries[i].name) || l->deck->origin == DECK_PICTURES)
            entries[picked++] = entries[i];
    }
    *out = entries;
    *count = cards_limit(l, entries, picked);
    l->deck->origin = DECK_PICTURES;
    l->cards = LOADING_NEW(l, struct card, *count);
    l->deck->cards = l->cards;
    return true;
}

bool pictures_read(struct loading *l, struct err *err)
{
    struct source_entry *entries;
    int count;
    if (!pictures_list(l, &entries, &count, err))
        return false;
    if (l->full || !name_index_init(&l->index, l->arena, l->cards, count)) {
        l->full = true;
        return true;
    }
    for (int i = 0; i < count && !l->full && !loading_cancelled(l); i++) {
        picture_card(l, entries[i].name, &l->cards[i]);
        struct card_id id = name_slug(l->arena, name_stem(entries[i].name));
        card_take_id(l, i, id.at[0] ? id : card_id_from(STR("beeld")));
        l->deck->card_count = i + 1;
    }
    return true;
}
