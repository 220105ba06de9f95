/* Questions as users left them: what they added, adapted, hid or put elsewhere, over what the maker wrote, which itself never changes. Pure;
 * the journal keeps it, by deck, card and question. */
#ifndef DECK_OWN_H
#define DECK_OWN_H

#include "deck/model.h"

enum {
    OWN_TEXT_BYTES = 512, /* of one question, with a NUL */
    OWN_CARD_MAX = 12,    /* questions added to a card */
    OWN_DECK_MAX = 20000, /* of which something is kept, in a deck */
    OWN_ASKED_MAX = DECK_QUESTIONS_MAX + OWN_CARD_MAX,
    OWN_PLACE_STEP = 1000, /* between two that follow each other */
};

/* What was done to one question. */
struct own_question {
    struct card_id card;
    struct str id;   /* of the maker's question, or its own */
    struct str text; /* in the place of the maker's; empty: that stands */
    bool added;      /* the maker has none of this id */
    bool hidden;
    int place; /* 0: where the deck has it, or behind those */
};

struct own {
    const struct own_question *at; /* by card, and in the order they were written */
    int count;
};

enum own_origin { OWN_ORIGINAL, OWN_ADDED, OWN_ADAPTED };

/* A question as it is asked. Borrowed from the deck and from what users did. */
struct asked {
    struct str id, text;
    enum own_origin origin;
    bool hidden, has_original; /* there is a maker's text to go back to */
    uint64_t offices;          /* as of struct question */
    int place;
};

/* All questions of a card, the hidden ones too, in their order; answers how many. `own` NULL: nothing was done. */
int own_merge(const struct deck *deck, int card, const struct own *own, struct asked out[OWN_ASKED_MAX]);
/* Whether one who looks for an office (1 + index; 0: none) is asked it: not hidden, and for all or for that office. */
bool asked_by(const struct asked *asked, int office);
/* Whether the card has any such question. */
bool own_asks(const struct deck *deck, int card, const struct own *own, int office);
int own_added(const struct own *own, struct card_id card); /* that were added to the card */
/* Of all that was done to a card's questions; 0: nothing. */
uint64_t own_hash(const struct own *own, struct card_id card);

/* What is said while one is written; never more than a hint. */
enum { OWN_WORDS_MAX = 15 };
struct own_hints {
    int words;
    bool comma, how; /* it begins with "hoe" or "how" */
};
struct own_hints own_hints(struct str text);

#endif
