/* A show that is presented, as text: what is kept while it goes on, so that after a crash or a power cut it goes on from there. Lines of
 * a word and what belongs to it; ids of cards, never places alone, so that it holds for a deck that changed meanwhile. Not kept:
 * what the console has open, what is in hand, and what could be undone. Pure. */
#ifndef PRESENTER_KEPT_H
#define PRESENTER_KEPT_H

#include "presenter/desk.h"

enum { KEPT_BYTES = 4096 /* always enough */ };

/* `now_ms` as in the events, `wall_ms` as on a clock: a countdown goes on while the program is away. Answers the bytes written, NUL
 * not counted. */
size_t kept_write(const struct desk_state *desk, const struct show_state *show, int64_t now_ms,
                  int64_t wall_ms, char out[KEPT_BYTES]);
/* Into a desk and a show that have just begun. Cards that the deck no longer has are left out; what is not understood is skipped.
 * False: there is nothing in it to go on with, and nothing changed. */
bool kept_read(struct str text, const struct show_cards *cards, int64_t now_ms, int64_t wall_ms,
               struct desk_state *desk, struct show_state *show);

#endif
