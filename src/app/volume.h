/* A deck that is open: its source, its memory, the documents painters hold for it. One thread.
 * Opening a document takes a painter's answer, so a volume may be a while in VOLUME_OPENING. */
#ifndef APP_VOLUME_H
#define APP_VOLUME_H

#include "deck/glance.h"
#include "deck/load.h"
#include "deck/own_selection.h"
#include "deck/search.h"
#include "paint/paint.h"
#include "presenter/show.h"

enum { VOLUME_PASSWORD_BYTES = 128 };
enum volume_status {
    VOLUME_NONE,
    VOLUME_OPENING,
    VOLUME_LOCKED, /* waits for volume_unlock; to those who cannot ask, a failure like any other */
    VOLUME_READY,
    VOLUME_FAILED
};

struct volume_options {
    struct str language; /* of the interface */
    int cards_max;       /* 0: all */
    bool strict;
    const char *password;      /* for every document of the deck; NULL: none is known */
    bool glance;               /* of a large deck only the names are read: see volume_is_glance */
    bool search;               /* make the index at once */
    const atomic_bool *cancel; /* as deck_options has it */
};

struct volume {
    enum volume_status status;
    struct arena arena; /* everything below lives here */
    struct source *source;
    struct deck deck; /* VOLUME_READY */
    struct diags diags;
    struct glance *glance;        /* its cards are read one by one; NULL: they all are */
    struct search *search;        /* made when first asked for */
    unsigned own_changes;         /* as far as it knows them */
    int *order, *places;          /* of all cards, and of those in what is shown; made when first asked for */
    int *own_order, *own_minutes; /* of the selection of users that was last asked for; likewise */
    int *documents;               /* the painter's ids of deck.documents; -1: not handed over yet */
    int documents_count;          /* that there is room for */
    size_t documents_cap;
    int document;   /* the painter's id of a PDF opened as a deck; -1: none */
    struct err err; /* VOLUME_FAILED, VOLUME_LOCKED */
    /* What documents are opened with, for as long as the deck is open; empty: nothing. Written nowhere. */
    char password[VOLUME_PASSWORD_BYTES];
    int words_read; /* cards whose pages have been read for their words, or have none */
};

/* `paint` may be NULL for decks that are no document. `path` as given by a person. */
void volume_open(struct volume *volume, struct paint *paint, const char *path,
                 const struct volume_options *options);
/* True when the status changed. */
bool volume_poll(struct volume *volume, struct paint *paint);
/* Tries a password on a document that is locked: opening again, until the answer comes. */
void volume_unlock(struct volume *volume, struct paint *paint, const char *password);
/* Waits until it is ready, or failed: no one is there to give a password. */
bool volume_wait(struct volume *volume, struct paint *paint, int64_t wait_ms);
void volume_close(struct volume *volume, struct paint *paint); /* VOLUME_NONE is fine */

/* Whether only its names are known: no selections, no search, and volume_read before a card is looked at. */
bool volume_is_glance(const struct volume *volume);
void volume_read(struct volume *volume, int card);
/* Documents that are open for a glance of the same deck stay open for the whole. */
void volume_take_documents(struct volume *volume, struct volume *from);

/* NULL for a glance. `changes` counts those of `own`, what users did to the questions: then it is taken in anew. */
const struct search *volume_search(struct volume *volume, const struct own *own, unsigned changes);
/* Takes in the words of pages as painters come to read them, one after the other; true when some came. */
bool volume_read_words(struct volume *volume, struct paint *paint);
bool volume_has_words(const struct volume *volume); /* of all pages */
/* The painter's id of a card's document, handed over when needed; -1 and a sentence when that fails. */
int volume_document(struct volume *volume, struct paint *paint, int card, struct err *err);
/* Width to height of a card's front: pages keep their own, composed fronts have one. */
struct size_px volume_shape(struct volume *volume, struct paint *paint, int card);
/* Cards of a selection by its id, or all (NULL); the list lives in the volume. False: no such selection. */
bool volume_cards(struct volume *volume, const char *selection, struct show_cards *out);
/* The same of one that a user made; the list of the one before is gone. *gone: so many of its cards are. False: it has no cards to show. */
bool volume_own_cards(struct volume *volume, const struct own_selection *selection, struct show_cards *out,
                      int *gone);

#endif
