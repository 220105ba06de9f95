/* A deck made in a temporary folder and opened from there. */
#ifndef TESTS_DECK_OPENED_H
#define TESTS_DECK_OPENED_H

#include "deck/load.h"
#include "deck/place.h"

struct opened {
    struct place place;
    struct arena arena;
    struct source *source; /* NULL: it was refused */
    struct deck deck;
    struct diags diags;
    struct err err;
    bool ok;
};

/* Begins with an empty place; then write files, then open. */
void opened_begin(struct opened *opened);
void opened_load(struct opened *opened, const char *name, struct deck_options options);
void opened_end(struct opened *opened);
/* begin, a deck.yaml with kinds waarde, ontwikkeling and offices raadslid, griffier, one card, load */
void opened_card(struct opened *opened, const char *card);
void opened_manifest(struct opened *opened, const char *manifest);

/* The diagnostics, a line each; lives in the arena. */
const char *opened_says(struct opened *opened);
/* Blocks as one line: "H1 Titel / P tekst / I0 punt". */
const char *opened_blocks(struct arena *arena, struct blocks blocks);

void expect_text(const char *row, struct str got, const char *want);

#endif
