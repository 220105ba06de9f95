/* Whoever comes first owns: a finger past the slop owns its drag, and two fingers on one thing can no
 * longer tap it. What died says nothing until it lifts, so every gesture that began is ended exactly once. */
#include "touch/touch.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>

#include "touch/contact.h"

const float TOUCH_SLOP_MM = 2.86f;
const float TOUCH_FLING_MM_S = 7.9f;
const float TOUCH_SPEED_MAX_MM_S = 1270.0f;
const float TOUCH_PALM_MM = 30.0f;

static void say(struct touch_out *out, const struct touch_contact *contact, enum touch_gesture_kind kind)
{
    assert(out->count < TOUCH_GESTURES_MAX); /* see the enum: our bug, never bad input */
    out->at[out->count++] = (struct touch_gesture){
        .kind = kind,
        .target = contact->target,
        .id = contact->id,
        .from = contact->from,
        .at = contact_sample_at(contact, 0)->at,
        .down_ms = contact->down_ms,
    };
}

static void silence(struct touch_out *out, struct touch_contact *contact)
{
    if (!contact->dead)
        say(out, contact, GESTURE_CANCEL);
    contact->dead = true;
}

static void drop(struct touch_out *out, struct touch_contact *contact)
{
    silence(out, contact);
    contact->used = false;
}

static int64_t hold_due_ms(const struct touch_contact *contact)
{
    bool waits = !contact->held && !contact->dragging && !contact->dead;
    return waits ? contact->down_ms + TOUCH_HOLD_MS : INT64_MAX;
}

/* ---- lost ends */

static bool is_stale(const struct touch_contact *contact, int64_t now_ms)
{
    return now_ms - contact->last_ms >= TOUCH_STALE_MS;
}

/* An event of another finger ends the silent ones. */
static void drop_stale(struct touch_out *out, struct touch_state *state, int64_t id, int64_t now_ms)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++) {
        struct touch_contact *contact = &state->contacts[i];
        if (contact->used && contact->id != id && is_stale(contact, now_ms))
            drop(out, contact);
    }
}

/* Whether another finger was heard of after this one. */
static bool is_outlived(const struct touch_state *state, const struct touch_contact *contact)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++)
        if (state->contacts[i].used && state->contacts[i].last_ms > contact->last_ms)
            return true;
    return false;
}

/* ---- fingers that are no fingers */

/* True when `last` completes a palm; then all of it is dead. */
static bool kill_palm(struct touch_out *out, struct touch_state *state, const struct touch_contact *last)
{
    struct touch_contact *together[TOUCH_CONTACTS_MAX];
    int count = 0;
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++) {
        struct touch_contact *contact = &state->contacts[i];
        if (contact->used && last->down_ms - contact->down_ms <= TOUCH_PALM_MS &&
            contact_way_mm(contact->from, last->from) <= TOUCH_PALM_MM)
            together[count++] = contact;
    }
    if (count < TOUCH_PALM_COUNT)
        return false;
    for (int i = 0; i < count; i++) {
        silence(out, together[i]);
        together[i]->palm = true;
    }
    return true;
}

/* Two fingers on one thing are no tap on it. One that drags already keeps its drag; the newcomer is dead. */
static bool shares_target(struct touch_out *out, struct touch_state *state, uint32_t target)
{
    bool shared = false;
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++) {
        struct touch_contact *contact = &state->contacts[i];
        if (!contact->used || contact->target != target)
            continue;
        shared = true;
        if (!contact->dragging)
            silence(out, contact);
    }
    return shared;
}

/* ---- one finger */

static void down(struct touch_out *out, struct touch_state *state, const struct touch_event *event)
{
    struct touch_contact *before = contact_find(state, event->id);
    if (before)
        drop(out, before); /* its end was lost */
    bool shared = shares_target(out, state, event->target);
    struct touch_contact *contact = contact_put(state, event);
    if (!contact)
        return;
    contact->dead = true; /* it has said nothing yet, so it has nothing to take back */
    contact->dead = kill_palm(out, state, contact) || shared;
    if (!contact->dead)
        say(out, contact, GESTURE_PRESS);
}

static void move(struct touch_out *out, struct touch_contact *contact, const struct touch_event *event)
{
    contact_sample(contact, event->at, event->at_ms);
    if (contact->dead)
        return;
    if (!contact->dragging && contact_way_mm(contact->from, event->at) > TOUCH_SLOP_MM) {
        contact->dragging = true;
        say(out, contact, GESTURE_DRAG_BEGIN);
    }
    if (contact->dragging)
        say(out, contact, GESTURE_DRAG);
}

static void up(struct touch_out *out, struct touch_contact *contact, const struct touch_event *event)
{
    struct vec_mm last = contact_sample_at(contact, 0)->at;
    if (contact_way_mm(last, event->at) > 0)
        move(out, contact, event); /* a burst without motion in between */
    contact->used = false;
    if (contact->dead)
        return;
    say(out, contact, contact->dragging ? GESTURE_DRAG_END : GESTURE_TAP);
    struct touch_gesture *said = &out->at[out->count - 1];
    if (contact->dragging)
        said->velocity = touch_velocity(contact, event->at_ms);
    else
        said->held = contact->held;
}

static void tick(struct touch_out *out, struct touch_state *state, int64_t now_ms)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++) {
        struct touch_contact *contact = &state->contacts[i];
        if (!contact->used)
            continue;
        if (is_stale(contact, now_ms) && is_outlived(state, contact)) {
            drop(out, contact);
        } else if (now_ms >= hold_due_ms(contact)) {
            contact->held = true;
            say(out, contact, GESTURE_HOLD);
        }
    }
}

/* Only a broken driver sends what is no number; such a down or motion never happened, such an up happens
 * where it was. */
static bool is_sane(struct touch_event *event, const struct touch_contact *contact)
{
    if (isfinite(event->at.x) && isfinite(event->at.y))
        return true;
    if (contact)
        event->at = contact_sample_at(contact, 0)->at;
    return event->kind != TOUCH_DOWN && event->kind != TOUCH_MOVE;
}

struct touch_out touch_step(struct touch_state *state, const struct touch_event *given)
{
    struct touch_out out = {0};
    struct touch_event event = *given;
    struct touch_contact *contact = contact_find(state, event.id);
    if (!is_sane(&event, contact))
        return out;
    if (event.kind == TOUCH_TICK) {
        tick(&out, state, event.at_ms);
        return out;
    }
    drop_stale(&out, state, event.id, event.at_ms);
    if (contact && event.at_ms > contact->last_ms)
        contact->last_ms = event.at_ms;
    switch (event.kind) {
    case TOUCH_DOWN: down(&out, state, &event); break;
    case TOUCH_MOVE:
        if (contact)
            move(&out, contact, &event);
        break;
    case TOUCH_UP:
        if (contact)
            up(&out, contact, &event);
        break;
    case TOUCH_CANCEL:
        if (contact)
            drop(&out, contact);
        break;
    case TOUCH_TICK: break; /* done above: it is of no finger */
    }
    return out;
}

struct touch_out touch_release(struct touch_state *state, int64_t id)
{
    struct touch_out out = {0};
    struct touch_contact *contact = contact_find(state, id);
    if (contact)
        silence(&out, contact);
    return out;
}

int64_t touch_due_ms(const struct touch_state *state)
{
    int64_t due_ms = INT64_MAX;
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++) {
        const struct touch_contact *contact = &state->contacts[i];
        if (!contact->used)
            continue;
        if (hold_due_ms(contact) < due_ms)
            due_ms = hold_due_ms(contact);
        if (is_outlived(state, contact) && contact->last_ms + TOUCH_STALE_MS < due_ms)
            due_ms = contact->last_ms + TOUCH_STALE_MS;
    }
    return due_ms;
}

bool touch_is_idle(const struct touch_state *state)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++)
        if (state->contacts[i].used)
            return false;
    return true;
}
