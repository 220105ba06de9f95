/* The good files around a bad one: a deck in which every kind of reference has something to point at. */
#ifndef TESTS_FUZZ_AROUND_H
#define TESTS_FUZZ_AROUND_H

#include "memory.h"

enum { AROUND_MAX = 16 };

/* All files, with `bytes` in the place of the file of that name (or beside them). Answers how many. */
int around(struct str name, struct str bytes, struct memory_file out[AROUND_MAX]);

#endif
