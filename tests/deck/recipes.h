/* What a row of malformed/table.txt can ask for beside plain text: "make NAME ARGUMENTS". */
#ifndef TESTS_DECK_RECIPES_H
#define TESTS_DECK_RECIPES_H

#include "deck/place.h"

/* False when there is no such recipe. */
bool recipe_make(const struct place *place, struct str line);

#endif
