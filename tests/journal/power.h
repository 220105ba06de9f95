/* A disk that loses power: SQLite's own file system, and beside each file what of it is certain to be there when the power goes. What was
 * written since the last sync may be there or not, each piece by chance, and the last of them torn. */
#ifndef TESTS_JOURNAL_POWER_H
#define TESTS_JOURNAL_POWER_H

#include <stdbool.h>
#include <stdint.h>

/* From now on every file that SQLite opens is on that disk. `at` deeds later (writes, syncs, cuts) the power goes: what is left then is put
 * into files of the same names with `.left` behind; the program itself goes on and does not notice. `then` is called
 * at that moment, on whichever thread it is. */
bool power_begin(uint64_t seed, int at, void (*then)(void *ctx), void *ctx);
/* False: it had not gone yet. */
bool power_end(void);

#endif
