/* From a source to a deck. What is wrong is told in `diags` and as little as possible is lost: a bad card becomes a
 * placeholder, an unknown key a warning. Only what leaves nothing to show fails as a whole. */
#ifndef DECK_LOAD_H
#define DECK_LOAD_H

#include "deck/diag.h"
#include "deck/document.h"
#include "deck/model.h"
#include "deck/source.h"

#include <stdatomic.h>

enum { DECK_ARENA_BYTES = 1 << 30 }; /* address space for one deck; pages are taken as used */

struct deck_options {
    int cards_max;             /* read no more than this many cards (names are all listed); 0: all */
    bool strict;               /* for `check`: also warn of what is merely unwise */
    struct str language;       /* of the interface: x.en.md beside x.md is read when this is "en" */
    const atomic_bool *cancel; /* turns true: give up at the next card, with ERR_CANCELLED; NULL: never */
};

/* Folder, ZIP, folder of pictures, single picture. `out` is written only on success and lives in `arena`.
 * What makes it fail as a whole is told in `err`, and in `diags` as well. */
bool deck_load(struct arena *arena, struct source *source, const struct deck_options *options,
               struct deck *out, struct diags *diags, struct err *err);
/* A PDF: its pages as the painter told them. `info` must outlive the deck. */
bool deck_from_document(struct arena *arena, struct source *source, const struct document_info *info,
                        struct deck *out, struct err *err);
/* What a painter read of a page, later: its words become the body of card `at`, so that search finds them, and its notes
 * are added to the card's. Borrows `words`. The one thing that changes in a deck once it is loaded. */
void deck_page_words(struct arena *arena, struct deck *deck, int at, const struct document_words *words);

/* `check --fix`: writes missing ids into the cards of a folder deck (made from the file name, unique), nothing else.
 * Answers how many files were changed, -1 on failure. */
int deck_fix_ids(struct source *source, struct err *err);

#endif
