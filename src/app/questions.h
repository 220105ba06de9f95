/* The questions of the open deck as users left them: read from the journal, and written there as they change. UI thread. */
#ifndef APP_QUESTIONS_H
#define APP_QUESTIONS_H

#include "deck/own.h"
#include "journal/journal.h"

struct questions {
    struct journal *journal;
    struct arena arena; /* of what is in `own` */
    struct own own;     /* stands still in memory: others keep its address */
    char deck[256];     /* its id */
    unsigned changes;   /* counts: `own` is another than before */
};

bool questions_init(struct questions *questions, struct journal *journal);
void questions_finish(struct questions *questions);
/* Those of another deck; "" of none. */
void questions_load(struct questions *questions, struct str deck_id);

/* In a kiosk: all that was done to those of this deck is taken back. */
void questions_forget(struct questions *questions);

/* Each writes it down and reads all again. */
void questions_add(struct questions *questions, struct card_id card, struct str text);
void questions_adapt(struct questions *questions, struct card_id card, struct str id, struct str text);
void questions_restore(struct questions *questions, struct card_id card,
                       struct str id); /* the maker's words */
void questions_hide(struct questions *questions, struct card_id card, struct str id, bool hidden);
void questions_drop(struct questions *questions, struct card_id card,
                    struct str id); /* all that users did to it: what they added is gone */
/* Changes place with the one before (after) it, of those that are for that office. */
void questions_move(struct questions *questions, const struct deck *deck, int card, int office, struct str id,
                    int by);

#endif
