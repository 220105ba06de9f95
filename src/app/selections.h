/* The selections that users made of the cards of the open deck: read from the journal, and written there as they change. UI thread. */
#ifndef APP_SELECTIONS_H
#define APP_SELECTIONS_H

#include "deck/own_selection.h"
#include "journal/journal.h"

enum { SELECTIONS_ID_BYTES = 40 };

struct selections {
    struct journal *journal;
    struct arena arena;        /* of what is in `own` */
    struct own_selections own; /* stands still in memory: others keep its address */
    char deck[256];            /* its id */
};

bool selections_init(struct selections *selections, struct journal *journal);
void selections_finish(struct selections *selections);
/* Those of another deck; "" of none. */
void selections_load(struct selections *selections, struct str deck_id);

/* Whoever asks to keep something hears whether it is kept, so these wait for the disk. */
enum selections_answer {
    SELECTIONS_KEPT,
    SELECTIONS_FOR_NOW, /* in memory: the disk cannot be written */
    SELECTIONS_REFUSED  /* nothing is left of the title, or there are too many selections */
};
/* `id` empty: a new one, of which *id becomes the id. Its cards are borrowed until it returns. */
enum selections_answer selections_save(struct selections *selections, char id[SELECTIONS_ID_BYTES],
                                       struct str title, const struct own_selected *cards, int count);
enum selections_answer selections_rename(struct selections *selections, struct str id, struct str title);
/* Who prepares does one thing after the other: these go to disk within JOURNAL_GATHER_MS, and nobody waits. */
void selections_do(struct selections *selections, struct str id, const struct own_deed *deed);
void selections_remove(struct selections *selections, struct str id);
/* In a kiosk: those of this deck go. */
void selections_forget(struct selections *selections);

#endif
