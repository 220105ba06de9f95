/* Own questions as one small file, to hand on: JSON. */
#ifndef DECK_OWN_FILE_H
#define DECK_OWN_FILE_H

#include "base/err.h"
#include "deck/own.h"

enum { OWN_FILE_BYTES_MAX = 16 << 20 };

/* Lives in `arena`; empty when that is full. */
struct str own_file_write(struct arena *arena, struct str deck_id, const struct own *own);
/* Everything lives in `arena`. False and a sentence that says which question, and what is wrong with it. */
bool own_file_read(struct arena *arena, struct str text, struct str *deck_id, struct own *own,
                   struct err *err);

/* What becomes of each question of a file, beside what there is. What is there is never replaced. */
enum own_fate {
    OWN_COMES,    /* it is new here */
    OWN_SAME,     /* it is here, word for word */
    OWN_DIFFERS,  /* it is here in other words, or hidden or placed otherwise: that stays */
    OWN_HOMELESS, /* the deck has no such card */
    OWN_FULL,     /* the card has as many as it can */
};
enum own_fate own_fate(const struct deck *deck, const struct own *have, const struct own *came, int index);

#endif
