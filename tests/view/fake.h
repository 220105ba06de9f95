/* A made-up world for the screens: decks of any length, half-em words, a start screen with items. */
#ifndef TESTS_VIEW_FAKE_H
#define TESTS_VIEW_FAKE_H

#include "view/draw.h"
#include "view/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { FAKE_ITEMS_MAX = 1024, FAKE_HITS = 12 };

struct fake {
    struct arena world; /* the deck */
    struct arena frame; /* nodes and their words */
    struct arena page;  /* of the book, in rows */
    struct deck deck;
    struct show_cards cards;
    struct show_state show;
    struct show_rules rules;
    struct keymap keymap;
    struct search_hit hits[FAKE_HITS];
    struct document_link links[2];
    struct start_state start;
    struct start_item items[FAKE_ITEMS_MAX];
    int item_count;
    struct visit_state visit;
    struct show_view visited; /* the show that a visit lies around */
    struct reading reading;
    struct column column;
    int kind_counts[4], office_counts[16];
    struct qr codes[VISIT_CODES];
    int kept[FAN_CARDS_MAX];
    struct view_lift lifts[FAN_COMPARED_MAX];
};

enum fake_words { FAKE_PLAIN, FAKE_LONG };

/* A deck of that many cards (at least 1), with sections, questions, pages and one broken card. */
void fake_init(struct fake *fake, int card_count, enum fake_words words);
void fake_finish(struct fake *fake);

struct view_env fake_env(float w, float h, float text, enum palette_id palette);

struct show_view fake_show(struct fake *fake, enum show_mode mode);
/* That many recent decks, the demo deck, and the button; or that many entries of a folder. */
struct start_view fake_home(struct fake *fake, int recent_count, enum fake_words words);
struct start_view fake_chooser(struct fake *fake, int entry_count, enum fake_words words);

/* A visit at a screen, of a deck with offices and doors; fake->visit and fake->show are its state. Asked for again it begins anew. */
struct visit_view fake_visit(struct fake *fake, enum visit_screen screen, enum fake_words words);
/* Every third card is kept from the second on, as many as there are, at most `count`. */
void fake_keep(struct fake *fake, struct visit_view *view, int count);
/* Those compared lie as hands left them: smaller, askew, the first moved as far to the left and up as the glass lets it. */
void fake_loose(struct fake *fake, const struct view_env *env, struct visit_view *view);
/* So many selections that users made, six at most. */
void fake_own(struct visit_view *view, int count, enum fake_words words);
/* One of those is prepared; there are so many minutes for it. */
void fake_prepare(struct fake *fake, struct visit_view *view, struct str id, int minutes);
/* In a kiosk with so many decks, five at most. */
void fake_visit_decks(struct visit_view *view, int count);
/* As the app does before it draws: where the card is fitted in. */
void fake_visit_place(struct fake *fake, const struct view_env *env, struct visit_view *view);

/* Fresh nodes in the frame arena. */
struct nodes fake_nodes(struct fake *fake);

#endif
