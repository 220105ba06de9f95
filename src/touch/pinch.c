/* A small machine of fingers; the lengths decide only whether a motion is far enough. A pinch needs a change of the span,
 * or of the middle by twice as much: two fingers that rest are no pinch. When the first finger already swipes, the second
 * must move by itself: one that only comes to rest on the glass does not take the page away. */
#include "touch/pinch.h"

#include <math.h>
#include <stddef.h>

#include "touch/contact.h"

const float PINCH_SPAN_MM = 20;
const float TWICE_MM = 16;

static const float least_span_mm = 4; /* a scale of nothing is none */

enum pinch_input {
    IN_JOIN,  /* a finger that can be one of the two */
    IN_OTHER, /* one that cannot: on another thing, or a third */
    IN_CROWD, /* with this one there are too many */
    IN_NEAR,  /* one of the two moved, not far yet */
    IN_FAR,   /* far enough */
    IN_LIFT,  /* one of the two went up, the other stays */
    IN_LAST,  /* no finger of the two is left */
    IN_COUNT,
};
struct edge {
    enum pinch_state_kind to;
    enum pinch_say say;
};

static const struct edge table[PINCH_STATE_COUNT][IN_COUNT] = {
    [PINCH_NONE] = {[IN_JOIN] = {PINCH_ONE, PINCH_SILENT},
                    [IN_OTHER] = {PINCH_NONE, PINCH_SILENT},
                    [IN_CROWD] = {PINCH_CROWD, PINCH_SILENT},
                    [IN_NEAR] = {PINCH_NONE, PINCH_SILENT},
                    [IN_FAR] = {PINCH_NONE, PINCH_SILENT},
                    [IN_LIFT] = {PINCH_NONE, PINCH_SILENT},
                    [IN_LAST] = {PINCH_NONE, PINCH_SILENT}},
    [PINCH_ONE] = {[IN_JOIN] = {PINCH_TWO, PINCH_SILENT},
                   [IN_OTHER] = {PINCH_ONE, PINCH_SILENT},
                   [IN_CROWD] = {PINCH_CROWD, PINCH_SILENT},
                   [IN_NEAR] = {PINCH_ONE, PINCH_SILENT},
                   [IN_FAR] = {PINCH_ONE, PINCH_SILENT},
                   [IN_LIFT] = {PINCH_ONE, PINCH_SILENT},
                   [IN_LAST] = {PINCH_NONE, PINCH_SILENT}},
    [PINCH_TWO] = {[IN_JOIN] = {PINCH_TWO, PINCH_SILENT},
                   [IN_OTHER] = {PINCH_TWO, PINCH_SILENT},
                   [IN_CROWD] = {PINCH_CROWD, PINCH_SILENT},
                   [IN_NEAR] = {PINCH_TWO, PINCH_SILENT},
                   [IN_FAR] = {PINCH_HELD, PINCH_BEGIN},
                   [IN_LIFT] = {PINCH_ONE, PINCH_SILENT},
                   [IN_LAST] = {PINCH_NONE, PINCH_SILENT}},
    [PINCH_HELD] = {[IN_JOIN] = {PINCH_HELD, PINCH_SILENT},
                    [IN_OTHER] = {PINCH_HELD, PINCH_SILENT},
                    [IN_CROWD] = {PINCH_CROWD, PINCH_END},
                    [IN_NEAR] = {PINCH_HELD, PINCH_MOVE},
                    [IN_FAR] = {PINCH_HELD, PINCH_MOVE},
                    [IN_LIFT] = {PINCH_ONE, PINCH_END},
                    [IN_LAST] = {PINCH_NONE, PINCH_END}},
    [PINCH_CROWD] = {[IN_JOIN] = {PINCH_CROWD, PINCH_SILENT},
                     [IN_OTHER] = {PINCH_CROWD, PINCH_SILENT},
                     [IN_CROWD] = {PINCH_CROWD, PINCH_SILENT},
                     [IN_NEAR] = {PINCH_CROWD, PINCH_SILENT},
                     [IN_FAR] = {PINCH_CROWD, PINCH_SILENT},
                     [IN_LIFT] = {PINCH_CROWD, PINCH_SILENT},
                     [IN_LAST] = {PINCH_NONE, PINCH_SILENT}},
};

static int fingers(const struct pinch *pinch)
{
    switch (pinch->state) {
    case PINCH_NONE:
    case PINCH_STATE_COUNT: return 0;
    case PINCH_ONE: return 1;
    case PINCH_TWO:
    case PINCH_HELD: return 2;
    case PINCH_CROWD: return 0; /* only counted */
    }
    return 0;
}

static int fingers_down(const struct touch_state *touch)
{
    int count = 0;
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++)
        count += touch->contacts[i].used;
    return count;
}

static const struct touch_contact *contact_of(const struct touch_state *touch, int64_t id)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++)
        if (touch->contacts[i].used && touch->contacts[i].id == id)
            return &touch->contacts[i];
    return NULL;
}

static float span(const struct pinch *pinch)
{
    return fmaxf(contact_way_mm(pinch->fingers[0].at, pinch->fingers[1].at), least_span_mm);
}

static struct vec_mm middle(struct vec_mm a, struct vec_mm b)
{
    return (struct vec_mm){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

static bool is_far(const struct pinch *pinch)
{
    const struct pinch_finger *a = &pinch->fingers[0], *b = &pinch->fingers[1];
    float was = contact_way_mm(a->from, b->from), is = contact_way_mm(a->at, b->at);
    float way = contact_way_mm(middle(a->from, b->from), middle(a->at, b->at));
    if (is < PINCH_SPAN_MM && was < PINCH_SPAN_MM)
        return false;
    if (pinch->swiped && contact_way_mm(b->from, b->at) <= TOUCH_SLOP_MM)
        return false;
    return fabsf(is - was) > TOUCH_SLOP_MM || way > 2 * TOUCH_SLOP_MM;
}

static struct pinch_out tell(const struct pinch *pinch, enum pinch_say say)
{
    struct pinch_out out = {.say = say, .ids = {pinch->fingers[0].id, pinch->fingers[1].id}, .scale = 1};
    out.from = pinch->middle;
    out.at = middle(pinch->fingers[0].at, pinch->fingers[1].at);
    if (pinch->span_mm > 0)
        out.scale = span(pinch) / pinch->span_mm;
    return out;
}

/* One step of the machine; what it says, if it says something, goes in *out. */
static void take(struct pinch *pinch, enum pinch_input input, struct pinch_out *out)
{
    struct edge edge = table[pinch->state][input];
    pinch->state = edge.to;
    if (edge.say == PINCH_BEGIN) {
        pinch->span_mm = span(pinch);
        pinch->middle = middle(pinch->fingers[0].at, pinch->fingers[1].at);
    }
    if (edge.say != PINCH_SILENT)
        *out = tell(pinch, edge.say);
}

static void lift(struct pinch *pinch, int finger, struct pinch_out *out)
{
    bool last = fingers(pinch) == 1;
    take(pinch, last ? IN_LAST : IN_LIFT, out);
    if (finger == 0)
        pinch->fingers[0] = pinch->fingers[1];
}

/* Those that are up, or were never seen to go. */
static void lift_gone(struct pinch *pinch, const struct touch_state *touch, struct pinch_out *out)
{
    if (pinch->state == PINCH_CROWD && fingers_down(touch) == 0)
        take(pinch, IN_LAST, out);
    for (int i = fingers(pinch) - 1; i >= 0; i--)
        if (!contact_of(touch, pinch->fingers[i].id))
            lift(pinch, i, out);
}

static void down(struct pinch *pinch, const struct touch_state *touch, const struct touch_event *event,
                 struct pinch_out *out)
{
    for (int i = fingers(pinch) - 1; i >= 0; i--)
        if (pinch->fingers[i].id == event->id) /* its end was lost */
            lift(pinch, i, out);
    int count = fingers(pinch);
    if (fingers_down(touch) >= PINCH_CROWD_COUNT) {
        take(pinch, IN_CROWD, out);
        return;
    }
    if (count == 2 || (count == 1 && event->target != pinch->target) || pinch->state == PINCH_CROWD) {
        take(pinch, IN_OTHER, out);
        return;
    }
    pinch->fingers[count] = (struct pinch_finger){event->id, event->at, event->at};
    if (count == 0)
        pinch->target = event->target;
    struct pinch_finger *first = &pinch->fingers[0];
    const struct touch_contact *contact = contact_of(touch, first->id);
    pinch->swiped = count == 1 && contact && contact->dragging && !contact->dead;
    first->from = first->at;
    take(pinch, IN_JOIN, out);
}

static void move(struct pinch *pinch, const struct touch_event *event, struct pinch_out *out)
{
    for (int i = 0; i < fingers(pinch); i++) {
        if (pinch->fingers[i].id != event->id)
            continue;
        pinch->fingers[i].at = event->at;
        take(pinch, fingers(pinch) == 2 && is_far(pinch) ? IN_FAR : IN_NEAR, out);
        return;
    }
}

struct pinch_out pinch_step(struct pinch *pinch, const struct touch_state *touch,
                            const struct touch_event *event)
{
    struct pinch_out out = {0};
    bool sane = isfinite(event->at.x) && isfinite(event->at.y);
    lift_gone(pinch, touch, &out);
    if (event->kind == TOUCH_DOWN && sane)
        down(pinch, touch, event, &out);
    else if (event->kind == TOUCH_MOVE && sane)
        move(pinch, event, &out);
    return out;
}

bool twice_step(struct twice *twice, struct vec_mm at, int64_t down_ms, int64_t up_ms, bool counts)
{
    int64_t between_ms = down_ms - twice->up_ms;
    bool second = twice->waits && between_ms >= TWICE_LEAST_MS && between_ms <= TWICE_MOST_MS &&
                  contact_way_mm(twice->at, at) <= TWICE_MM;
    *twice = (struct twice){.waits = counts && !second, .at = at, .up_ms = up_ms};
    return second;
}
