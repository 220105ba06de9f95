/* One question of a card, before the room: which there are to ask, and from one to the next. Pure. */
#ifndef PRESENTER_ASKING_H
#define PRESENTER_ASKING_H

#include "deck/own.h"
#include "presenter/desk.h"

/* Of a card, as who looks is asked them: the maker's and those of users, in their order. Borrowed from the deck and from what users did. */
struct asking {
    struct asked at[OWN_ASKED_MAX];
    int count;
};
/* Nothing of a card that the deck does not have. */
void asking_of(const struct show_cards *cards, struct card_id card, struct asking *out);
/* The place of that question among them; -1: it is not asked. */
int asking_find(const struct asking *asking, struct card_id question);

/* What is counted over all cards of a scene, the first of the first card is 0. False: there is no such question. */
bool asking_nth(const struct show_cards *cards, const struct scene *scene, int nth, struct card_id *card,
                struct card_id *question);
/* The scene with one question of it in its place. False: no card of it is asked that. */
bool asking_begin(const struct show_cards *cards, const struct scene *scene, struct card_id card,
                  struct card_id question, struct scene *out);
/* The next one, or with -1 the one before; where none is asked yet the first, or the last. False: there is none. */
bool asking_step(const struct show_cards *cards, const struct scene *scene, int way, struct scene *out);
/* What was there before it: its card, or those that were drawn. */
struct scene asking_end(const struct scene *scene);

#endif
