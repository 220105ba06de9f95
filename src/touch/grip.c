/* Two fingers take hold by a change of their span, of the direction of the line between them, or of their middle by twice as
 * much: two that rest are nothing. The length is one for all three, that of a tap which slips: a turn counts by the way one
 * finger went around the other. When the first already swipes by itself, the second must move too: one that only comes to
 * rest does not take the thing away. */
#include "touch/grip.h"

#include <math.h>
#include <stddef.h>

#include "touch/contact.h"

const float GRIP_SPAN_MM = 20;

static const float least_span_mm = 4; /* a scale of nothing is none, and such a line points nowhere */
static const double full_turn = 2 * 3.14159265358979323846;

struct step {
    struct grips *grips;
    const struct touch_state *touch;
    const struct touch_event *event;
    struct grips_out out;
};

/* ---- poses */

static struct vec_mm turned(struct vec_mm p, float scale, float turn)
{
    float c = scale * cosf(turn), s = scale * sinf(turn);
    return (struct vec_mm){c * p.x - s * p.y, s * p.x + c * p.y};
}

struct vec_mm grip_carry(struct grip_pose pose, struct vec_mm point)
{
    struct vec_mm p = turned(point, pose.scale, pose.turn);
    return (struct vec_mm){p.x + pose.move.x, p.y + pose.move.y};
}

static struct vec_mm middle_of(struct vec_mm a, struct vec_mm b)
{
    return (struct vec_mm){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

/* ---- fingers */

static struct grip_finger *finger_of(struct grips *grips, int64_t id)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++)
        if (grips->fingers[i].used && grips->fingers[i].id == id)
            return &grips->fingers[i];
    return NULL;
}

static int fingers_on(const struct grips *grips, uint32_t target)
{
    int count = 0;
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++)
        count += grips->fingers[i].used && grips->fingers[i].target == target;
    return count;
}

struct grip *grip_of(struct grips *grips, uint32_t target)
{
    for (int i = 0; i < GRIPS_MAX; i++)
        if (grips->at[i].phase != GRIP_FREE && grips->at[i].target == target)
            return &grips->at[i];
    return NULL;
}

static bool was_told(const struct step *step, int place)
{
    for (int i = 0; i < step->out.count; i++)
        if (step->out.at[i].place == place)
            return true;
    return false;
}

/* Not in the place of one that was told of just now: who asks looks there. */
static struct grip *grip_make(struct step *step, uint32_t target)
{
    for (int i = 0; i < GRIPS_MAX; i++) {
        struct grip *grip = &step->grips->at[i];
        if (grip->phase != GRIP_FREE || was_told(step, i))
            continue;
        *grip = (struct grip){.phase = GRIP_RESTS, .target = target, .base.scale = 1};
        return grip;
    }
    return NULL; /* cannot be: each has a finger, and there is one more than there are fingers */
}

/* ---- the two */

static float span_of(struct vec_mm a, struct vec_mm b)
{
    return fmaxf(contact_way_mm(a, b), least_span_mm);
}

static float turn_of(const struct grip *grip)
{
    return grip->turns ? grip->turn - grip->turn_from : 0;
}

/* Follows the line between them, over half a turn too. */
static void follow_line(struct grip *grip, struct vec_mm a, struct vec_mm b)
{
    float span = contact_way_mm(a, b);
    if (span < least_span_mm)
        return;
    float angle = atan2f(b.y - a.y, b.x - a.x);
    grip->turn += (float)remainder((double)angle - (double)grip->angle, full_turn);
    grip->angle = angle;
    if (!grip->turns && fabsf(grip->turn) * span > TOUCH_SLOP_MM) {
        grip->turns = true;
        grip->turn_from = grip->turn;
    }
}

static bool is_far(const struct grip *grip, const struct grip_finger *a, const struct grip_finger *b)
{
    float was = contact_way_mm(a->from, b->from), is = contact_way_mm(a->at, b->at);
    float way = contact_way_mm(middle_of(a->from, b->from), middle_of(a->at, b->at));
    if (is < GRIP_SPAN_MM && was < GRIP_SPAN_MM)
        return false;
    if (grip->swiped && contact_way_mm(b->from, b->at) <= TOUCH_SLOP_MM)
        return false;
    return fabsf(is - was) > TOUCH_SLOP_MM || way > 2 * TOUCH_SLOP_MM ||
           (grip->turns && grip->way != GRIP_BY_TWO /* a page is never turned */);
}

/* ---- what is told */

static struct grip_pose pose_of(const struct grip *grip, const struct grip_told *told)
{
    struct vec_mm rest = {grip->base.move.x - told->from.x, grip->base.move.y - told->from.y};
    rest = turned(rest, told->scale, told->turn);
    return (struct grip_pose){.scale = grip->base.scale * told->scale,
                              .turn = grip->base.turn + told->turn,
                              .move = {rest.x + told->at.x, rest.y + told->at.y}};
}

static struct grip_told told_of(struct grips *grips, const struct grip *grip, enum grip_say say)
{
    const struct grip_finger *a = finger_of(grips, grip->ids[0]), *b = finger_of(grips, grip->ids[1]);
    struct grip_told told = {.say = say, .target = grip->target, .fingers = 1, .scale = 1};
    told.place = (int)(grip - grips->at);
    told.ids[0] = grip->ids[0];
    told.ids[1] = grip->count > 1 ? grip->ids[1] : grip->ids[0];
    if (a) {
        told.from = a->from;
        told.at = a->at;
    }
    if (grip->phase == GRIP_TWO && a && b) {
        told.fingers = 2;
        told.from = grip->middle;
        told.at = middle_of(a->at, b->at);
        told.scale = span_of(a->at, b->at) / grip->span_mm;
        told.turn = turn_of(grip);
    }
    told.pose = pose_of(grip, &told);
    return told;
}

static void push(struct step *step, struct grip_told told)
{
    if (step->out.count < GRIPS_MAX + 2)
        step->out.at[step->out.count++] = told;
}

static void say(struct step *step, const struct grip *grip, enum grip_say what)
{
    push(step, told_of(step->grips, grip, what));
}

static bool is_told(const struct grip *grip)
{
    return grip->phase == GRIP_ONE || grip->phase == GRIP_TWO;
}

/* ---- taking hold and letting go */

/* From here on other fingers do it: what was done stays done. */
static void settle(struct grips *grips, struct grip *grip)
{
    struct grip_told told = told_of(grips, grip, GRIP_MOVE);
    if (is_told(grip))
        grip->base = told.pose;
    for (int i = 0; i < grip->count; i++) {
        struct grip_finger *finger = finger_of(grips, grip->ids[i]);
        if (finger)
            finger->from = finger->at;
    }
}

static void take_two(struct step *step, struct grip *grip, const struct grip_finger *a,
                     const struct grip_finger *b)
{
    bool began = grip->phase == GRIP_RESTS;
    settle(step->grips, grip);
    grip->turn_from = grip->turn;
    grip->phase = GRIP_TWO;
    grip->span_mm = span_of(a->at, b->at);
    grip->middle = middle_of(a->at, b->at);
    say(step, grip, began ? GRIP_BEGIN : GRIP_MOVE);
}

static void moved(struct step *step, struct grip_finger *finger)
{
    struct grips *grips = step->grips;
    struct grip *grip = grip_of(grips, finger->target);
    if (!grip || grip->phase == GRIP_LET || grip->count == 0)
        return;
    const struct grip_finger *a = finger_of(grips, grip->ids[0]), *b = finger_of(grips, grip->ids[1]);
    bool one = finger == a, two = grip->count == 2 && a && b && (one || finger == b);
    if (two)
        follow_line(grip, a->at, b->at);
    if (two && grip->phase != GRIP_TWO && is_far(grip, a, b)) {
        take_two(step, grip, a, b);
    } else if (grip->phase == GRIP_TWO ? two : grip->phase == GRIP_ONE && one) {
        say(step, grip, GRIP_MOVE);
    } else if (grip->phase == GRIP_RESTS && grip->count == 1 && one &&
               contact_way_mm(a->from, a->at) > TOUCH_SLOP_MM) {
        grip->phase = GRIP_ONE;
        say(step, grip, GRIP_BEGIN);
    }
}

static void let(struct step *step, struct grip *grip)
{
    if (is_told(grip))
        say(step, grip, GRIP_CANCEL);
    grip->phase = GRIP_LET;
    grip->count = 0;
}

/* One of the two goes: it is told with what both did last. */
static void leave_two(struct step *step, struct grip *grip, int gone)
{
    struct grip_told told = told_of(step->grips, grip, GRIP_MOVE);
    bool did = grip->phase == GRIP_TWO || (grip->phase == GRIP_ONE && gone == 0);
    if (did)
        settle(step->grips, grip);
    if (gone == 0)
        grip->ids[0] = grip->ids[1];
    grip->count = 1;
    if (!did)
        return;
    grip->phase = GRIP_ONE;
    told.fingers = 1;
    told.ids[0] = told.ids[1] = grip->ids[0];
    push(step, told);
}

/* A finger is up, or was taken away. */
static void lift(struct step *step, struct grip_finger *finger, bool up)
{
    struct grip *grip = grip_of(step->grips, finger->target);
    int part = -1;
    for (int i = 0; grip && i < grip->count; i++)
        part = grip->ids[i] == finger->id ? i : part;
    if (part >= 0 && grip->count == 2) {
        leave_two(step, grip, part);
    } else if (part >= 0) {
        bool still = step->event->at_ms - finger->moved_ms >= TOUCH_STILL_MS;
        if (is_told(grip)) {
            say(step, grip, up ? GRIP_END : GRIP_CANCEL);
            if (up && !still)
                step->out.at[step->out.count - 1].velocity = finger->velocity;
        }
        grip->phase = GRIP_LET;
        grip->count = 0;
    }
    finger->used = false;
    if (grip && fingers_on(step->grips, grip->target) == 0)
        grip->phase = GRIP_FREE;
}

/* Those that were never seen to go, and those that are a palm. */
static void lift_gone(struct step *step)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++) {
        struct grip_finger *finger = &step->grips->fingers[i];
        const struct touch_contact *contact = contact_seen(step->touch, finger->id);
        bool goes_now = step->event->kind == TOUCH_UP && step->event->id == finger->id;
        if (!finger->used || goes_now)
            continue;
        struct grip *grip = grip_of(step->grips, finger->target);
        if (!contact)
            lift(step, finger, false);
        else if (contact->palm && grip && grip->phase != GRIP_LET)
            let(step, grip);
    }
}

/* ---- events */

static void join(struct step *step, struct grip *grip, const struct grip_finger *finger)
{
    if (fingers_on(step->grips, grip->target) >= GRIP_CROWD_COUNT) {
        let(step, grip);
        return;
    }
    if (grip->phase == GRIP_LET || grip->count == 2)
        return;
    grip->ids[grip->count++] = finger->id;
    struct grip_finger *first = finger_of(step->grips, grip->ids[0]);
    if (grip->count == 1 || !first)
        return;
    const struct touch_contact *contact = contact_seen(step->touch, first->id);
    grip->swiped = contact && contact->dragging && !contact->dead;
    settle(step->grips, grip);
    grip->angle = atan2f(finger->at.y - first->at.y, finger->at.x - first->at.x);
    grip->turn = grip->turn_from = 0;
    grip->turns = false;
}

static void down(struct step *step)
{
    const struct touch_event *event = step->event;
    struct grip_finger *finger = finger_of(step->grips, event->id);
    if (finger)
        lift(step, finger, false); /* its end was lost */
    if (!contact_seen(step->touch, event->id))
        return;
    for (int i = 0; !finger && i < TOUCH_CONTACTS_MAX; i++)
        finger = step->grips->fingers[i].used ? NULL : &step->grips->fingers[i];
    struct grip *grip = grip_of(step->grips, event->target);
    grip = grip ? grip : grip_make(step, event->target);
    if (!finger || !grip)
        return;
    *finger = (struct grip_finger){.used = true,
                                   .id = event->id,
                                   .target = event->target,
                                   .from = event->at,
                                   .at = event->at,
                                   .moved_ms = event->at_ms};
    join(step, grip, finger);
}

static void move(struct step *step)
{
    struct grip_finger *finger = finger_of(step->grips, step->event->id);
    const struct touch_contact *contact = contact_seen(step->touch, step->event->id);
    if (!finger)
        return;
    finger->at = step->event->at;
    finger->moved_ms = step->event->at_ms;
    if (contact)
        finger->velocity = touch_velocity(contact, step->event->at_ms);
    moved(step, finger);
}

static void up(struct step *step, bool sane)
{
    struct grip_finger *finger = finger_of(step->grips, step->event->id);
    if (!finger)
        return;
    if (sane && contact_way_mm(finger->at, step->event->at) > 0)
        move(step); /* a burst without motion in between */
    lift(step, finger, true);
}

struct grips_out grip_step(struct grips *grips, const struct touch_state *touch,
                           const struct touch_event *event)
{
    struct step step = {.grips = grips, .touch = touch, .event = event};
    bool sane = isfinite(event->at.x) && isfinite(event->at.y);
    lift_gone(&step);
    switch (event->kind) {
    case TOUCH_DOWN:
        if (sane)
            down(&step);
        lift_gone(&step); /* it may have made a palm of them */
        break;
    case TOUCH_MOVE:
        if (sane)
            move(&step);
        break;
    case TOUCH_UP: up(&step, sane); break;
    case TOUCH_CANCEL: /* it is gone already */
    case TOUCH_TICK: break;
    }
    return step.out;
}

void grip_let(struct grips *grips, uint32_t target)
{
    struct grip *grip = grip_of(grips, target);
    if (!grip)
        return;
    grip->phase = GRIP_LET;
    grip->count = 0;
}
