/* What whoever watches over a kiosk has to know of it: version, memory, room, voice, and how the decks are, which are read one after the other
 * beside what is on screen. UI thread. */
#ifndef APP_STAFF_FACTS_H
#define APP_STAFF_FACTS_H

#include "app/loader.h"
#include "app/surroundings.h"
#include "view/view.h"

enum { STAFF_FACTS = 5 };

struct staff_facts {
    struct arena arena; /* all words */
    struct staff_fact at[STAFF_FACTS];
    struct staff_deck decks[STAFF_DECKS_MAX];
    const char *const *paths; /* of the decks; borrowed */
    int count;                /* of decks */
    struct paint *paint;
    struct str language;

    int looks_at; /* the deck that is read; `count`: none any more */
    struct loader loader;
    struct volume volume;
    bool reads; /* `volume` is open, or on its way */
};

struct staff_facts_options {
    const struct surroundings *surroundings;
    struct paint *paint;
    struct str language;
    const char *version;
    int64_t began_wall_ms; /* the program */
    const char *const *decks;
    int deck_count;
};

/* False: too little memory. Takes what can be told at once, and begins on the decks. */
bool staff_facts_begin(struct staff_facts *facts, const struct staff_facts_options *options);
/* True: something more is known. To be called again and again while it looks. */
bool staff_facts_poll(struct staff_facts *facts);
bool staff_facts_look(const struct staff_facts *facts); /* whether it looks at a deck */
/* Looks no further; the words stay, as nodes on screen have them. */
void staff_facts_rest(struct staff_facts *facts);
void staff_facts_end(struct staff_facts *facts); /* a zeroed one is fine */

#endif
