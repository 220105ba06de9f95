/* Answers the painter's question "how do I make this picture": from a card of one of the open volumes to a face or a page. */
#ifndef APP_SUPPLY_H
#define APP_SUPPLY_H

#include "app/volume.h"
#include "paint/cardface.h"

enum { SUPPLY_SLOTS = 16, SUPPLY_SLOT_SHOW = 0, SUPPLY_CARD_BITS = 20 };
_Static_assert(DECK_CARDS_MAX < 1 << SUPPLY_CARD_BITS, "a tag holds slot and card");

struct supply {
    struct paint *paint;
    struct volume *volumes[SUPPLY_SLOTS]; /* NULL: none */
    const int *places; /* of the cards of slot 0 in what is shown, 1 is the first; 0: not in it */
    int place_count, office;
    const struct own *own; /* of the deck in slot 0; NULL: nothing was done to its questions */
    const struct own_selections *selections; /* that users made of the deck that comes in; NULL: none */
    int gone; /* of the one that is shown, so many cards are no longer in the deck */
    bool
        may_write; /* and own ones can be added, to a deck that is visited and wholly read: then its cards have ids */
    struct str language;
    bool credit;
    struct arena scratch; /* one face at a time */
};

int supply_tag(int slot, int card);
/* Puts the cards of a selection (by its id, or of users by its title; NULL: all) of a volume in slot 0. On failure the slot keeps what it had. */
bool supply_show(struct supply *supply, struct volume *volume, const char *selection, struct show_cards *out,
                 struct err *err);
/* The same for cards that were chosen otherwise. */
bool supply_show_cards(struct supply *supply, struct volume *volume, struct show_cards cards,
                       struct show_cards *out, struct err *err);
/* The options a card of the show is faced with; view_show makes its keys from the same. */
struct cardface_options supply_face_options(const struct supply *supply, int slot, int card, int lit);
/* A paint_supply; ctx is the struct supply. */
bool supply_source(void *ctx, int tag, const struct paint_key *key, struct paint_source *out,
                   struct err *err);

#endif
