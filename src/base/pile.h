/* Drawing without putting back, and without a list: the order of a pile follows from a seed. */
#ifndef BASE_PILE_H
#define BASE_PILE_H

#include <stdint.h>

/* Which of `count` (at least 1) comes as number `nth` (0 is the first, under count). For one seed and count each comes once. */
int pile_at(uint64_t seed, int nth, int count);

#endif
