#include "touch/twice.h"

#include "touch/contact.h"

const float TWICE_MM = 16;

bool twice_step(struct twice *twice, struct vec_mm at, int64_t down_ms, int64_t up_ms, bool counts)
{
    int64_t between_ms = down_ms - twice->up_ms;
    bool second = twice->waits && between_ms >= TWICE_LEAST_MS && between_ms <= TWICE_MOST_MS &&
                  contact_way_mm(twice->at, at) <= TWICE_MM;
    *twice = (struct twice){.waits = counts && !second, .at = at, .up_ms = up_ms};
    return second;
}
