#include "app/supply.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "visit/visit.h"

int supply_tag(int slot, int card)
{
    return slot << SUPPLY_CARD_BITS | card;
}

bool supply_show_cards(struct supply *supply, struct volume *volume, struct show_cards cards,
                       struct show_cards *out, struct err *err)
{
    if (!volume->places)
        volume->places = ARENA_NEW(&volume->arena, int, volume->deck.card_count);
    int *places = volume->places;
    if (!places)
        return err_set(err, ERR_LIMIT, _("De kaartenset is te groot voor het geheugen."));
    memset(places, 0, (size_t)volume->deck.card_count * sizeof *places);
    for (int i = cards.count - 1; i >= 0; i--) /* of a card that comes twice the first place counts */
        places[cards.order[i]] = i + 1;
    cards.places = places;
    supply->volumes[SUPPLY_SLOT_SHOW] = volume;
    supply->places = places;
    supply->place_count = cards.count;
    supply->office = cards.office;
    cards.own = supply->own;
    cards.may_write = supply->may_write && visit_has_home(&volume->deck) && !volume_is_glance(volume);
    *out = cards;
    return true;
}

/* What there is to choose from, as far as a sentence holds it. */
static void name_all(const struct supply *supply, const struct deck *deck, char *out, size_t bytes)
{
    const struct own_selections *own = supply->selections;
    int own_count = own ? own->count : 0;
    size_t len = 0;
    out[0] = '\0';
    for (int i = 0; i < deck->selection_count + own_count; i++) {
        struct str name =
            i < deck->selection_count ? deck->selections[i].id : own->at[i - deck->selection_count].title;
        if (len + name.len + sizeof ", …" > bytes) {
            (void)snprintf(out + len, bytes - len, "…");
            return;
        }
        int n = snprintf(out + len, bytes - len, "%s%.*s", i > 0 ? ", " : "", STR_ARG(name));
        len += n > 0 ? (size_t)n : 0;
    }
}

static bool no_such(const struct supply *supply, const struct deck *deck, const char *selection,
                    struct err *err)
{
    char names[240];
    name_all(supply, deck, names, sizeof names);
    if (names[0])
        return err_set(err, ERR_FORMAT,
                       _("De selectie ‘%.60s’ bestaat niet in deze kaartenset. Kies uit: %s."), selection,
                       names);
    return err_set(err, ERR_FORMAT, _("De selectie ‘%s’ bestaat niet in deze kaartenset."), selection);
}

bool supply_show(struct supply *supply, struct volume *volume, const char *selection, struct show_cards *out,
                 struct err *err)
{
    struct show_cards cards;
    int own = -1, gone = 0;
    bool found = volume_cards(volume, selection, &cards);
    if (!found)
        own = own_selection_find(supply->selections, str_from(selection));
    if (own >= 0)
        found = volume_own_cards(volume, &supply->selections->at[own], &cards, &gone);
    if (!found && own >= 0 && !volume_is_glance(volume))
        return err_set(err, ERR_FORMAT, _("In de selectie ‘%.80s’ staan geen kaarten om te tonen."),
                       selection);
    if (!found)
        return no_such(supply, &volume->deck, selection ? selection : "all", err);
    supply->gone = gone;
    return supply_show_cards(supply, volume, cards, out, err);
}

struct cardface_options supply_face_options(const struct supply *supply, int slot, int card, int lit)
{
    struct cardface_options options = {.language = supply->language, .lit = lit};
    if (slot == SUPPLY_SLOT_SHOW) {
        options.credit = supply->credit;
        options.place = supply->places ? supply->places[card] : 0;
        options.of = supply->place_count;
        options.office = supply->office;
        options.own = supply->own;
    }
    return options;
}

static bool supply_page(struct supply *supply, struct volume *volume, int card, struct paint_source *out,
                        struct err *err)
{
    int document = volume_document(volume, supply->paint, card, err);
    if (document < 0)
        return false;
    *out = (struct paint_source){.kind = PAINT_SOURCE_PAGE,
                                 .picture_fd = -1,
                                 .document = document,
                                 .page = volume->deck.cards[card].page.number};
    return true;
}

bool supply_source(void *ctx, int tag, const struct paint_key *key, struct paint_source *out, struct err *err)
{
    struct supply *supply = ctx;
    int slot = tag >> SUPPLY_CARD_BITS, index = tag & ((1 << SUPPLY_CARD_BITS) - 1);
    struct volume *volume = slot >= 0 && slot < SUPPLY_SLOTS ? supply->volumes[slot] : NULL;
    if (!volume || volume->status != VOLUME_READY || index >= volume->deck.card_count)
        return err_set(err, ERR_CANCELLED, _("Deze kaart is er niet meer."));
    const struct card *card = &volume->deck.cards[index];
    enum face_side side = (enum face_side)key->side;
    if (card->layout == CARD_PAGE && card->broken.len == 0 && side != FACE_BACK)
        return supply_page(supply, volume, index, out, err);
    arena_rewind(&supply->scratch, 0);
    struct face *face = ARENA_NEW(&supply->scratch, struct face, 1);
    struct cardface_options options = supply_face_options(supply, slot, index, key->lit);
    if (!face || !cardface_make(&supply->scratch, &volume->deck, index, side, &options, face))
        return err_set(err, ERR_LIMIT, _("Deze kaart is te groot om te tekenen."));
    *out = (struct paint_source){.kind = PAINT_SOURCE_FACE, .face = face, .picture_fd = -1};
    struct err ignored = {0}; /* without its picture a card still has its words */
    if (face->has_picture)
        out->picture_fd = source_open_fd(volume->source, card->picture, &ignored);
    return true;
}
