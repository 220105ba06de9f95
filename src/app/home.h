/* The start screen's side: recent decks with their first card, the chooser's folders. UI thread. */
#ifndef APP_HOME_H
#define APP_HOME_H

#include "app/supply.h"
#include "app/surroundings.h"
#include "journal/journal.h"
#include "view/view.h"

enum { HOME_ITEMS_MAX = 4000, HOME_TROUBLE_BYTES = 480, HOME_OWN_DECKS = 2 };

struct home {
    struct paint *paint;
    struct journal *journal;
    struct supply *supply;
    struct str own_decks[HOME_OWN_DECKS]; /* those that come with the program: the demo deck, welcome */
    struct str language;

    struct start_state state;
    struct arena arena; /* of the items now listed */
    struct start_item items[HOME_ITEMS_MAX];
    int item_count;
    struct str folder_title;
    struct volume
        recent[START_RECENT_MAX +
               HOME_OWN_DECKS]; /* the first card of each, for its picture; slot 1 + i of the supply */
    int recent_count;
    char trouble[HOME_TROUBLE_BYTES];
};

bool home_init(struct home *home, struct paint *paint, struct journal *journal, struct supply *supply,
               const struct surroundings *surroundings, struct str language);
void home_finish(struct home *home);

/* Lists recent decks and opens their first cards. `trouble`: why the last choice did not open; NULL: none. */
void home_enter(struct home *home, const char *trouble, int64_t now_ms);
/* Lists these decks instead, and nothing else; `own_decks` do not come with them. */
void home_decks(struct home *home, const char *const *paths, int count);
void home_leave(struct home *home); /* lets go of the first cards */
/* True when a first card came in. */
bool home_poll(struct home *home);

enum home_wish { HOME_STAY, HOME_OPEN /* home_path */, HOME_QUIT, HOME_FULL_SCREEN };
enum home_wish home_event(struct home *home, const struct start_event *event);
const char *home_path(const struct home *home); /* of the marked item */
void home_forget(struct home *home, int item, int64_t now_ms);

/* `tile` is the size of a first card's picture on screen, for its key. */
void home_view(struct home *home, struct size_px tile, struct start_view *out);

#endif
