#include "app/hands.h"

#include "base/clock.h"

#include <math.h>
#include <string.h>

static const float PX_PER_MM_GUESS = 96 / 25.4f; /* CSS's reference pixel */
static const float SWIPE_MM = 6, SWIPE_PX = 40;  /* field notes: 6 mm on known glass; reveal.js uses 40 px */

/* Of the display the window is on, which it need not fill. */
static float glass_px(const struct window *window)
{
    SDL_Rect bounds;
    int display = window->sdl ? SDL_GetWindowDisplayIndex(window->sdl) : -1;
    bool known = display >= 0 && SDL_GetDisplayBounds(display, &bounds) == 0;
    return known ? (float)bounds.w * window->scale : window->size.w;
}

void hands_begin(struct hands *hands, const struct window *window, float screen_mm)
{
    hands->glass_known = screen_mm > 0;
    hands->px_per_mm = hands->glass_known ? glass_px(window) / screen_mm : PX_PER_MM_GUESS * window->scale;
}

float hands_swipe_mm(const struct hands *hands)
{
    return hands->glass_known ? SWIPE_MM : SWIPE_PX / hands->px_per_mm;
}

bool hands_touch(const struct hands *hands)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++)
        if (hands->fingers.touch.contacts[i].used)
            return true;
    return false;
}

bool hands_pointer(const struct hands *hands, int64_t now_ms)
{
    return hands->pointer_ms && now_ms < hands->pointer_ms + HANDS_POINTER_MS;
}

static struct vec_mm to_mm(const struct hands *hands, struct pt_px at)
{
    return (struct vec_mm){at.x / hands->px_per_mm, at.y / hands->px_per_mm};
}

static struct pt_px to_px(const struct hands *hands, struct vec_mm at)
{
    return (struct pt_px){at.x * hands->px_per_mm, at.y * hands->px_per_mm};
}

static int push(struct act *out, int count, struct act act)
{
    if (count < HANDS_ACTS_MAX)
        out[count++] = act;
    return count;
}

static struct act act_of(const struct hands *hands, const struct touch_gesture *gesture, enum act_kind kind)
{
    struct act act = {.kind = kind, .target = gesture->target, .mouse = gesture->id == FINGER_MOUSE};
    act.finger = gesture->id;
    act.as.drag.from = to_px(hands, gesture->from);
    act.as.drag.at = to_px(hands, gesture->at);
    act.as.drag.velocity = to_px(hands, gesture->velocity);
    return act;
}

static struct act touched(const struct hands *hands, const struct touch_gesture *gesture, bool again)
{
    static const enum act_kind kinds[] = {
        [GESTURE_PRESS] = ACT_LOOK,         [GESTURE_TAP] = ACT_TAP,
        [GESTURE_HOLD] = ACT_HOLD,          [GESTURE_DRAG_BEGIN] = ACT_DRAG_BEGIN,
        [GESTURE_DRAG] = ACT_DRAG,          [GESTURE_DRAG_END] = ACT_DRAG_END,
        [GESTURE_CANCEL] = ACT_DRAG_CANCEL,
    };
    struct act act = act_of(hands, gesture, kinds[gesture->kind]);
    act.held = gesture->held;
    act.again = gesture->kind == GESTURE_TAP && again;
    return act;
}

static struct act held(const struct hands *hands, const struct grip_told *told)
{
    static const enum act_kind grips[] = {ACT_GRIP_BEGIN, ACT_GRIP, ACT_GRIP_END, ACT_GRIP_CANCEL};
    static const enum act_kind pinches[] = {ACT_PINCH_BEGIN, ACT_PINCH, ACT_PINCH_END, ACT_PINCH_END};
    struct pt_px from = to_px(hands, told->from), at = to_px(hands, told->at);
    struct act act = {.kind = pinches[told->say], .as.pinch = {from, at, told->scale}};
    if (told->target == 0)
        return act;
    struct pt_px move = to_px(hands, told->pose.move);
    act = (struct act){.kind = grips[told->say], .target = told->target};
    act.mouse = told->ids[0] == FINGER_MOUSE;
    act.as.grip.pose = (struct grip_pose){told->pose.scale, told->pose.turn, {move.x, move.y}};
    act.as.grip.at = at;
    act.as.grip.velocity = to_px(hands, told->velocity);
    return act;
}

/* Whatever became of the fingers, nothing stays pressed without one. */
static bool is_pressed(const struct hands *hands, uint32_t target)
{
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++) {
        const struct touch_contact *contact = &hands->fingers.touch.contacts[i];
        if (contact->used && !contact->dragging && !contact->dead && contact->target == target)
            return true;
    }
    return false;
}

static int acts_of(struct hands *hands, const struct fingers_out *from, struct act *out)
{
    int count = 0;
    uint32_t was = hands->pressed;
    for (int i = 0; i < from->touch.count; i++) {
        if (from->touch.at[i].kind == GESTURE_PRESS)
            hands->pressed = from->touch.at[i].target;
        count = push(out, count, touched(hands, &from->touch.at[i], from->again));
    }
    for (int i = 0; i < from->grips.count; i++) {
        const struct grip_told *told = &from->grips.at[i];
        if (told->target != 0 || hands->pinches || told->say == GRIP_END || told->say == GRIP_CANCEL)
            count = push(out, count, held(hands, told));
    }
    if (!is_pressed(hands, hands->pressed))
        hands->pressed = 0;
    return was && !hands->pressed ? push(out, count, (struct act){.kind = ACT_LOOK}) : count;
}

/* A link on the page is a place on it like any other. */
static enum grip_way way_of(const struct hands *hands, const struct node *under)
{
    if (!under || under->role == NODE_LINK)
        return hands->pinches ? GRIP_BY_TWO : GRIP_NOT;
    return under->grip == NODE_LOOSE ? GRIP_ANY : under->grip == NODE_IN_LIST ? GRIP_ASIDE : GRIP_NOT;
}

static int contact(struct hands *hands, enum touch_event_kind kind, int64_t id, struct pt_px at,
                   const struct nodes *nodes, int64_t now_ms, struct act *out)
{
    struct touch_event event = {.kind = kind, .id = id, .at = to_mm(hands, at), .at_ms = now_ms};
    const struct node *under = kind == TOUCH_DOWN ? node_hit(nodes, at, hands->least_px) : NULL;
    event.target = under ? under->id : 0;
    uint32_t grip = under && under->role != NODE_LINK ? under->id : 0;
    struct fingers_out told = fingers_step(&hands->fingers, &event, grip, way_of(hands, under));
    return acts_of(hands, &told, out);
}

void hands_forget(struct hands *hands)
{
    hands->fingers = (struct fingers){0};
    hands->focus = hands->pressed = 0;
}

int hands_rests(const struct hands *hands, const struct nodes *nodes, int64_t now_ms, struct view_rest *out)
{
    int count = 0;
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++) {
        const struct touch_contact *contact = &hands->fingers.touch.contacts[i];
        if (!contact->used || contact->held || contact->dragging || contact->dead || contact->target == 0)
            continue;
        const struct node *node = node_by_id(nodes, contact->target);
        if (node && node->rest_does)
            out[count++] = (struct view_rest){to_px(hands, contact->from), (int)(now_ms - contact->down_ms),
                                              TOUCH_HOLD_MS};
    }
    return count;
}

static int finger(struct hands *hands, const SDL_TouchFingerEvent *event, const struct window *window,
                  const struct nodes *nodes, int64_t now_ms, struct act *out)
{
    struct pt_px at = {event->x * window->size.w, event->y * window->size.h};
    enum touch_event_kind kind = event->type == SDL_FINGERDOWN ? TOUCH_DOWN
                                 : event->type == SDL_FINGERUP ? TOUCH_UP
                                                               : TOUCH_MOVE;
    hands->focus = 0;
    hands->pointer_ms = 0;
    int64_t id = event->fingerId == FINGER_MOUSE ? INT64_MIN : event->fingerId;
    return contact(hands, kind, id, at, nodes, now_ms, out);
}

static int button(struct hands *hands, const SDL_MouseButtonEvent *event, const struct window *window,
                  const struct nodes *nodes, int64_t now_ms, struct act *out)
{
    bool down = event->type == SDL_MOUSEBUTTONDOWN;
    struct pt_px at = {(float)event->x * window->scale, (float)event->y * window->scale};
    if (event->button == SDL_BUTTON_LEFT)
        return contact(hands, down ? TOUCH_DOWN : TOUCH_UP, FINGER_MOUSE, at, nodes, now_ms, out);
    if (down && event->button == SDL_BUTTON_RIGHT)
        return push(out, 0, (struct act){.kind = ACT_RIGHT, .mouse = true});
    if (down && event->button == SDL_BUTTON_MIDDLE)
        return push(out, 0, (struct act){.kind = ACT_MIDDLE, .mouse = true});
    return 0;
}

static int motion(struct hands *hands, const SDL_MouseMotionEvent *event, const struct window *window,
                  const struct nodes *nodes, int64_t now_ms, struct act *out)
{
    struct pt_px at = {(float)event->x * window->scale, (float)event->y * window->scale};
    bool shown = hands_pointer(hands, now_ms);
    bool moved = hands->mouse_known && (event->x != hands->mouse_x || event->y != hands->mouse_y);
    int count = 0;
    hands->mouse_known = true;
    hands->mouse_x = event->x;
    hands->mouse_y = event->y;
    if (!moved)
        return 0;
    hands->pointer_ms = now_ms;
    if (event->state & SDL_BUTTON_LMASK)
        count = contact(hands, TOUCH_MOVE, FINGER_MOUSE, at, nodes, now_ms, out);
    return shown ? count : push(out, count, (struct act){.kind = ACT_LOOK});
}

static int wheel(const SDL_MouseWheelEvent *event, const struct window *window, struct act *out)
{
    float way = event->direction == SDL_MOUSEWHEEL_FLIPPED ? -1 : 1;
    struct act act = {
        .kind = ACT_WHEEL,
        .mouse = true,
        .as.wheel = {.notches = -way * event->preciseY,
                     .across = way * event->preciseX,
                     .ctrl = (SDL_GetModState() & KMOD_CTRL) != 0,
                     .at = {(float)event->mouseX * window->scale, (float)event->mouseY * window->scale}}};
    return push(out, 0, act);
}

/* A key held down goes on where it moves or erases. What it switches, it switches once: a dark screen does not flash,
 * and the Enter that opened a deck does not turn its pages. */
static bool goes_on(struct str key)
{
    static const char *const names[] = {"Right", "Left", "Up",        "Down", "PgDn", "PgUp", "Space",
                                        "N",     "P",    "Backspace", "+",    "=",    "-",    "Delete"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (str_eq(key, str_from(names[i])))
            return true;
    }
    return false;
}

static int key(struct hands *hands, const SDL_KeyboardEvent *event, struct act *out)
{
    struct act act = {.kind = ACT_KEY, .as.key.digit = keys_digit(&event->keysym)};
    bool known = keys_chord(&event->keysym, &act.as.key.chord);
    hands->pointer_ms = 0;
    if (event->repeat && act.as.key.digit < 0 && !goes_on(act.as.key.chord.key))
        return 0;
    return known || act.as.key.digit >= 0 ? push(out, 0, act) : 0;
}

static int text(const SDL_TextInputEvent *event, struct act *out)
{
    struct act act = {.kind = ACT_TEXT};
    str_to_field(act.as.text, sizeof act.as.text, str_from(event->text));
    return push(out, 0, act);
}

static int dropped(struct hands *hands, const SDL_DropEvent *event, struct act *out)
{
    if (!event->file)
        return 0;
    str_to_field(hands->path, sizeof hands->path, str_from(event->file));
    SDL_free(event->file);
    return push(out, 0, (struct act){.kind = ACT_FILE});
}

int hands_take(struct hands *hands, const SDL_Event *event, const struct window *window,
               const struct nodes *nodes, int64_t now_ms, struct act *out)
{
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION: return finger(hands, &event->tfinger, window, nodes, now_ms, out);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: return button(hands, &event->button, window, nodes, now_ms, out);
    case SDL_MOUSEMOTION: return motion(hands, &event->motion, window, nodes, now_ms, out);
    case SDL_MOUSEWHEEL: return wheel(&event->wheel, window, out);
    case SDL_KEYDOWN: return key(hands, &event->key, out);
    case SDL_TEXTINPUT: return text(&event->text, out);
    case SDL_DROPFILE: return dropped(hands, &event->drop, out);
    case SDL_WINDOWEVENT: return push(out, 0, (struct act){.kind = ACT_WINDOW});
    case SDL_QUIT: return push(out, 0, (struct act){.kind = ACT_QUIT});
    default: return 0;
    }
}

int hands_tick(struct hands *hands, int64_t now_ms, struct act *out)
{
    int count = 0;
    if (now_ms >= touch_due_ms(&hands->fingers.touch)) {
        struct touch_event event = {.kind = TOUCH_TICK, .at_ms = now_ms};
        struct fingers_out told = fingers_step(&hands->fingers, &event, 0, GRIP_NOT);
        count = acts_of(hands, &told, out);
    }
    if (hands->pointer_ms && !hands_pointer(hands, now_ms)) {
        hands->pointer_ms = 0;
        count = push(out, count, (struct act){.kind = ACT_LOOK});
    }
    return count;
}

int64_t hands_due_ms(const struct hands *hands)
{
    int64_t touch = touch_due_ms(&hands->fingers.touch);
    int64_t pointer = hands->pointer_ms ? hands->pointer_ms + HANDS_POINTER_MS : INT64_MAX;
    return touch < pointer ? touch : pointer;
}
