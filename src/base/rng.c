#include "base/rng.h"

#include <assert.h>

uint64_t rng_next(struct rng *rng)
{
    uint64_t z = rng->seed += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* Lemire's multiply-shift (Fast random integer generation in an interval, 2019): draws that would favour
 * some numbers are thrown away. */
uint32_t rng_below(struct rng *rng, uint32_t below)
{
    assert(below > 0);
    uint32_t unfair = (0u - below) % below;
    uint64_t product;
    do {
        product = (rng_next(rng) >> 32) * below;
    } while ((uint32_t)product < unfair);
    return (uint32_t)(product >> 32);
}
