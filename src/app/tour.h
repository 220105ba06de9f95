/* A tour in the making, shared by its parts. Private to app/command_tour*.c. */
#ifndef APP_TOUR_H
#define APP_TOUR_H

#include "app/atelier.h"
#include "app/commands.h"
#include "app/picture.h"
#include "base/turning.h"

enum { TOUR_ITEMS = 6, TOUR_HITS = 60 };

struct tour {
    struct atelier atelier;
    struct volume demo, welcome; /* the first card of each, for the start screen */
    const struct errand *errand;
    struct labels *labels;
    struct bakery *bakery;
    struct picture picture;
    struct pixels screen; /* the view */
    struct pixels glass;  /* turned: the same as it is seen on its glass; else empty */
    struct turning turning;
    struct view_env env;
    struct keymap keymap;
    struct show_cards cards;
    struct show_rules rules;
    struct search_hit hits[TOUR_HITS];
    int hit_count, number;
    struct aloud_view aloud; /* as on a machine with a voice */
    int status;
};

/* Paints what is in t->picture.nodes, then draws and writes it. */
void tour_snap(struct tour *t, const char *name);

/* The screen of who writes, with the keyboard on the glass or without. */
void tour_write_snap(struct tour *t, const char *name, const struct write_view *view, bool glass);

/* For show_view: ctx is the tour. */
struct size_px tour_card_shape(void *ctx, int card);

void tour_kiosk(struct tour *t);
/* The console, in all of what can be asked of it. */
void tour_present(struct tour *t);
/* What the room sees of it. */
void tour_room(struct tour *t);
/* Lines as hands draw them, for the first card of a scene; in `arena`, NULL when it is full. */
const struct look_ink *tour_ink(struct arena *arena);
void tour_clock(struct tour *t);
/* The screens of a visit, where the deck has them. They take the deck's place in t->atelier.supply. */
void tour_visit(struct tour *t);

#endif
