#include "touch/contact.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

struct touch_contact *contact_find(struct touch_state *state, int64_t id)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++)
        if (state->contacts[i].used && state->contacts[i].id == id)
            return &state->contacts[i];
    return NULL;
}

const struct touch_contact *contact_seen(const struct touch_state *state, int64_t id)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++)
        if (state->contacts[i].used && state->contacts[i].id == id)
            return &state->contacts[i];
    return NULL;
}

struct touch_contact *contact_put(struct touch_state *state, const struct touch_event *event)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++) {
        struct touch_contact *contact = &state->contacts[i];
        if (contact->used)
            continue;
        *contact = (struct touch_contact){
            .used = true,
            .id = event->id,
            .target = event->target,
            .from = event->at,
            .samples = {{event->at_ms, event->at}},
            .count = 1,
            .down_ms = event->at_ms,
            .last_ms = event->at_ms,
        };
        return contact;
    }
    return NULL;
}

void contact_sample(struct touch_contact *contact, struct vec_mm at, int64_t at_ms)
{
    struct touch_sample *newest = &contact->samples[contact->newest];
    if (at_ms <= newest->at_ms) {
        newest->at = at;
        return;
    }
    contact->newest = (contact->newest + 1) % TOUCH_SAMPLES;
    contact->samples[contact->newest] = (struct touch_sample){at_ms, at};
    if (contact->count < TOUCH_SAMPLES)
        contact->count++;
}

const struct touch_sample *contact_sample_at(const struct touch_contact *contact, int back)
{
    assert(back >= 0 && back < contact->count);
    return &contact->samples[(contact->newest + TOUCH_SAMPLES - back) % TOUCH_SAMPLES];
}

float contact_way_mm(struct vec_mm a, struct vec_mm b)
{
    return hypotf(b.x - a.x, b.y - a.y);
}
