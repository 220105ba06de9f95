/* A large deck at a glance: what deck.yaml says of it and the names of its cards. A card is read when it is asked for, so that
 * the first stands while a thread reads the whole. Only the cards are here: no selections, sections, book or guides. */
#ifndef DECK_GLANCE_H
#define DECK_GLANCE_H

#include "deck/load.h"

enum { GLANCE_CARDS_MIN = 300 /* a smaller deck is read at once, in a few milliseconds */ };

struct glance;

/* `out` is filled in place and must stay where it is: reading a card changes it. It lives in `arena`. NULL when the deck is small, is a
 * document, or cannot be opened: then deck_load has the word. */
struct glance *glance_open(struct arena *arena, struct source *source, const struct deck_options *options,
                           struct deck *out);
/* Reads the card, unless that was done. Until then it has no more than its file and its stand-in id. */
void glance_read(struct glance *glance, int card);
void glance_close(struct glance *glance); /* NULL is fine */

/* The card with this id: looked for at the place where it was, and among the names. -1: reading all of them must tell. */
int glance_find(struct glance *glance, struct card_id id, int was);

/* Brings an id of one deck to the other: that of the card in the same file, most likely at the same place. Empty: it is not
 * there. Stand-in ids ("#12") are no ids of any other deck. */
struct card_id glance_id_in(const struct deck *from, struct card_id id, const struct deck *to);

#endif
