/* All cards of a deck: which files they are, in which order, and that each has an id of its own. */
#include "base/words.h"
#include "deck/loading.h"

/* Whether `name` translates another file of the list ("moed.en.md" beside "moed.md"). */
static bool is_beside(struct loading *l, struct str name)
{
    struct str rest, extension;
    if (!text_is_translation(name))
        return false;
    struct str stem = str_cut_last(name, '.', &extension);
    struct str original =
        str_format(l->arena, "%.*s.%.*s", STR_ARG(str_cut_last(stem, '.', &rest)), STR_ARG(extension));
    return source_has(l->source, original, NULL);
}

/* Moves the card files to the front of the list; answers how many. */
static int pick_files(struct loading *l, struct source_entry *entries, int count)
{
    int picked = 0;
    for (int i = 0; i < count; i++) {
        if (name_has_extension(entries[i].name, STR(".md")) && !is_beside(l, entries[i].name))
            entries[picked++] = entries[i];
    }
    return picked;
}

int cards_limit(struct loading *l, const struct source_entry *entries, int count)
{
    if (count > DECK_CARDS_MAX) {
        diag_add(l->diags, DIAG_ERROR, entries[DECK_CARDS_MAX].name, 0, 0,
                 _("Er zijn meer dan %d kaarten; vanaf deze worden ze overgeslagen."), DECK_CARDS_MAX);
        count = DECK_CARDS_MAX;
    }
    if (l->options.cards_max > 0 && count > l->options.cards_max) {
        count = l->options.cards_max;
        l->cut = true;
    }
    return count;
}

void card_take_id(struct loading *l, int at, struct card_id wanted)
{
    l->cards[at].id = wanted;
    for (int number = 2; !name_index_add(&l->index, at); number++) {
        if (number == 10 && at > 10) /* many want this one: the card's own number is sooner free */
            number = at + 1;
        l->cards[at].id = name_numbered(wanted, number);
    }
}

/* Takes the card's own id when that is free; answers whether it is. */
static bool keep_id(struct loading *l, int at)
{
    const struct card *card = &l->cards[at];
    int other = card->id.at[0] ? name_index_find(&l->index, card->id) : -1;
    if (other >= 0)
        diag_add(l->diags, DIAG_ERROR, card->file, l->id_line, l->id_column,
                 _("De id “%s” is ook van %.*s. Geef een van beide kaarten een andere id."), card->id.at,
                 STR_ARG(l->cards[other].file));
    return other < 0 && card->id.at[0] && name_index_add(&l->index, at);
}

/* An id for a card that has none, from its file's name; for one that had another's, that with a number. */
static void give_id(struct loading *l, int at)
{
    struct card_id id = l->cards[at].id;
    if (!id.at[0])
        id = name_slug(l->arena, name_stem(l->cards[at].file));
    card_take_id(l, at, id.at[0] ? id : card_id_from(STR("kaart")));
}

static void read_sections(struct loading *l)
{
    int count = 0;
    for (int i = 0; i < l->deck->card_count; i++)
        count += l->cards[i].layout == CARD_SECTION;
    struct section *sections = LOADING_NEW(l, struct section, count);
    for (int i = 0; sections && i < l->deck->card_count; i++) {
        if (l->cards[i].layout == CARD_SECTION)
            sections[l->deck->section_count++] = (struct section){.title = l->cards[i].title, .card = i};
    }
    l->deck->sections = sections;
}

bool cards_list(struct loading *l, struct source_entry **out, int *count, struct err *err)
{
    if (!source_list(l->source, l->arena, STR("cards"), out, count, err))
        return false;
    *count = cards_limit(l, *out, pick_files(l, *out, *count));
    if (*count == 0)
        return err_set(err, ERR_FORMAT,
                       _("In de map cards staat geen enkele kaart. Zet er bestanden in die op .md "
                         "eindigen."));
    l->cards = LOADING_NEW(l, struct card, *count);
    l->deck->cards = l->cards;
    return true;
}

bool cards_read(struct loading *l, struct err *err)
{
    struct source_entry *entries;
    int count;
    if (!cards_list(l, &entries, &count, err))
        return false;
    bool *kept = LOADING_NEW(l, bool, count);
    if (l->full || !name_index_init(&l->index, l->arena, l->cards, count)) {
        l->full = true;
        return true;
    }
    for (int i = 0; i < count && !l->full && !loading_cancelled(l); i++) {
        (void)card_parse(l, entries[i].name, &l->cards[i]);
        kept[i] = keep_id(l, i);
        if (l->cards[i].title.len == 0)
            l->cards[i].title = name_stem(entries[i].name);
        l->deck->card_count = i + 1;
    }
    for (int i = 0; i < l->deck->card_count; i++) { /* only now is it known which ids are free */
        if (!kept[i])
            give_id(l, i);
    }
    l->deck->documents = l->documents;
    read_sections(l);
    return true;
}
