/* Stable names: what an id may be, how one is made from a file name, and which known one was probably meant. */
#ifndef DECK_NAMES_H
#define DECK_NAMES_H

#include "deck/model.h"

bool name_is_id(struct str text); /* a-z 0-9 -, 1 to DECK_ID_BYTES_MAX bytes */

/* An id out of a file name or a label: accents folded, a leading number left out ("010-Moed!.md" -> "moed"). Empty when
 * nothing is left. `arena` is only used on the way. */
struct card_id name_slug(struct arena *arena, struct str text);
/* The same id with "-2", "-3", ... behind it, cut to fit. */
struct card_id name_numbered(struct card_id id, int number);

/* Last part of a path, and the same without its extension. */
struct str name_base(struct str path);
struct str name_stem(struct str path);
/* Whether the name ends in the extension (".md"), upper or lower case. */
bool name_has_extension(struct str name, struct str extension);

/* Looks for the known name nearest to a wrong one: start with .wrong, try each, read .best (empty: none is near). */
struct name_near {
    struct str wrong, best;
    int distance; /* of best */
};
void name_try(struct name_near *near, struct str known);

/* Which card has which id: open addressing, in the arena it was made in. */
struct name_index {
    const struct card *cards;
    int *slots; /* index + 1; 0: free */
    size_t mask;
};
bool name_index_init(struct name_index *index, struct arena *arena, const struct card *cards, int cap);
/* Adds cards[at]; false when that id is there already. */
bool name_index_add(struct name_index *index, int at);
int name_index_find(const struct name_index *index, struct card_id id); /* -1: not there */

#endif
