/* A Feistel network is a permutation of all numbers of so many bits; what falls outside the pile is sent through again
 * until it falls inside, which keeps it a permutation of the pile (Black and Rogaway: Ciphers with arbitrary finite domains,
 * 2002). At most four times as many numbers as cards, so it is soon inside. */
#include "base/pile.h"

#include <assert.h>

#include "base/rng.h"

enum { ROUNDS = 6 };

static uint32_t mixed(uint64_t seed, int round, uint32_t half)
{
    struct rng rng = {seed + ((uint64_t)half << 8 | (uint64_t)round) * UINT64_C(0x9e3779b97f4a7c15)};
    return (uint32_t)(rng_next(&rng) >> 32);
}

static uint32_t shuffled(uint64_t seed, uint32_t value, int half_bits)
{
    uint32_t mask = (UINT32_C(1) << half_bits) - 1;
    uint32_t left = value >> half_bits, right = value & mask;
    for (int i = 0; i < ROUNDS; i++) {
        uint32_t next = left ^ (mixed(seed, i, right) & mask);
        left = right;
        right = next;
    }
    return left << half_bits | right;
}

int pile_at(uint64_t seed, int nth, int count)
{
    assert(count > 0 && nth >= 0 && nth < count);
    int half_bits = 1;
    while ((INT64_C(1) << 2 * half_bits) < count)
        half_bits++;
    uint32_t value = (uint32_t)nth;
    do
        value = shuffled(seed, value, half_bits);
    while (value >= (uint32_t)count);
    return (int)value;
}
