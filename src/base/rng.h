/* Our own dice: the state is a value, so that every draw can be replayed.
 * SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stdint.h>

struct rng {
    uint64_t seed;
};

uint64_t rng_next(struct rng *rng);
/* 0 <= answer < below, without bias; below > 0. */
uint32_t rng_below(struct rng *rng, uint32_t below);

#endif
