/* What holds of every deck that was loaded, whatever its files say. */
#ifndef TESTS_FUZZ_DECK_HOLDS_H
#define TESTS_FUZZ_DECK_HOLDS_H

#include "deck/load.h"
#include "memory.h"

/* Every index lies in its list, every id is one and its own, every text is UTF-8, every number within its limits. */
void deck_holds(const struct deck *deck);
/* Every sentence has words, a file that is there, and a line and column that are in it. `memory` NULL: not looked at. */
void diags_hold(const struct diags *diags, const struct memory *memory);

/* Loads the files as `check` does: what was loaded holds. Of every fourth input (told from its bytes) also: a second time
 * gives the same, and the first card alone looks as it does when all are there. Answers whether it loaded; *out and what it
 * points to stay until the next call. */
bool deck_loads_well(const struct memory_file *files, int count, struct str language, struct deck *out);

#endif
