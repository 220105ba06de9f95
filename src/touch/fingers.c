#include "touch/fingers.h"

#include <math.h>
#include <stddef.h>

#include "touch/contact.h"

/* Told in this same event: nobody heard of it yet. */
static void untell_drags(struct touch_out *out, int64_t id)
{
    int kept = 0;
    for (int i = 0; i < out->count; i++) {
        enum touch_gesture_kind kind = out->at[i].kind;
        bool drags = kind == GESTURE_DRAG_BEGIN || kind == GESTURE_DRAG || kind == GESTURE_DRAG_END;
        if (out->at[i].id != id || !drags)
            out->at[kept++] = out->at[i];
    }
    out->count = kept;
}

static void take(struct fingers *fingers, const struct grip_told *told, struct fingers_out *out)
{
    for (int i = 0; i < told->fingers; i++) {
        struct touch_out taken = touch_release(&fingers->touch, told->ids[i]);
        untell_drags(&out->touch, told->ids[i]);
        for (int k = 0; k < taken.count && out->touch.count < TOUCH_GESTURES_MAX; k++)
            out->touch.at[out->touch.count++] = taken.at[k];
    }
}

/* Up or down in a list, and not after it was held. */
static bool is_of_the_list(const struct fingers *fingers, const struct grip_told *told)
{
    const struct touch_contact *contact = contact_seen(&fingers->touch, told->ids[0]);
    float dx = fabsf(told->at.x - told->from.x), dy = fabsf(told->at.y - told->from.y);
    return told->fingers == 1 && !(contact && contact->held) && dy >= dx;
}

static void tell(struct fingers *fingers, struct grip_told told, struct fingers_out *out)
{
    struct grip *grip = &fingers->grips.at[told.place];
    bool ends = told.say == GRIP_END || told.say == GRIP_CANCEL;
    if (!grip->taken && (ends || (grip->way == GRIP_BY_TWO && told.fingers < 2)))
        return;
    if (!grip->taken && grip->way == GRIP_ASIDE && is_of_the_list(fingers, &told)) {
        grip_let(&fingers->grips, told.target);
        return;
    }
    if (grip->taken && grip->way == GRIP_BY_TWO && told.fingers < 2 && !ends) {
        told.say = GRIP_END;
        ends = true;
    }
    if (!ends)
        take(fingers, &told, out);
    if (!grip->taken)
        told.say = GRIP_BEGIN;
    grip->taken = !ends;
    out->grips.at[out->grips.count++] = told;
}

static bool is_second(struct fingers *fingers, const struct touch_out *out, int64_t now_ms)
{
    for (int i = 0; i < out->count; i++) {
        const struct touch_gesture *tap = &out->at[i];
        bool mouse = tap->id == FINGER_MOUSE;
        if (tap->kind == GESTURE_TAP)
            return twice_step(&fingers->twice, tap->at, tap->down_ms, now_ms, !mouse && tap->target == 0) &&
                   !mouse;
    }
    return false;
}

struct fingers_out fingers_step(struct fingers *fingers, const struct touch_event *event, uint32_t grip,
                                enum grip_way way)
{
    struct fingers_out out = {.touch = touch_step(&fingers->touch, event)};
    struct touch_event held = *event;
    bool down = event->kind == TOUCH_DOWN;
    if (down && (way == GRIP_NOT || (way == GRIP_BY_TWO && event->id == FINGER_MOUSE)))
        held.kind = TOUCH_TICK;
    held.target = grip;
    struct grips_out told = grip_step(&fingers->grips, &fingers->touch, &held);
    for (int i = 0; i < told.count; i++)
        tell(fingers, told.at[i], &out);
    struct grip *is = down ? grip_of(&fingers->grips, grip) : NULL;
    if (is && is->way == GRIP_NOT)
        is->way = way;
    out.again = is_second(fingers, &out.touch, event->at_ms);
    return out;
}
