/* Pictures without a window: an open deck, a painter, and files to write. For render, tour and check. */
#ifndef APP_ATELIER_H
#define APP_ATELIER_H

#include "app/commands.h"
#include "app/inking.h"
#include "app/questions.h"
#include "app/selections.h"
#include "app/supply.h"
#include "app/volume.h"
#include "base/pixels.h"

enum { ATELIER_WAIT_MS = 30000 };

struct atelier {
    struct paint *paint;
    struct volume volume;
    struct supply supply;
    struct show_cards cards;
    struct arena arena;      /* paths and names */
    struct journal *journal; /* after atelier_read_questions or atelier_read_ink */
    struct questions questions;
    struct selections selections; /* of users: where one of them was asked for */
    struct inking *inking;        /* after atelier_read_ink; NULL: none */
};

/* Opens the deck and starts the painters; on failure says why on standard error and answers the exit status. 0: all is well. */
int atelier_open(struct atelier *atelier, const struct errand *errand, const char *path);
/* What users did to the questions of the deck, from the journal: from now on it is on the cards. False: there is no journal. */
bool atelier_read_questions(struct atelier *atelier, const struct errand *errand, struct err *err);
/* What was drawn on its cards, likewise. */
bool atelier_read_ink(struct atelier *atelier, const struct errand *errand, struct err *err);
void atelier_close(struct atelier *atelier);
/* Paints one picture. False and a sentence when it cannot be. */
bool atelier_paint(struct atelier *atelier, const struct paint_key *key, int card, struct pixels *out,
                   struct err *err);
/* A PNG, written whole or not at all. */
bool atelier_write_png(struct atelier *atelier, const char *path, const struct pixels *pixels,
                       struct err *err);

#endif
