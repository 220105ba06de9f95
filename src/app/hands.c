#include "app/hands.h"

#include "base/clock.h"

#include <math.h>
#include <string.h>

enum { MOUSE_CONTACT = -1 };

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
    struct act act = {.kind = kind, .target = gesture->target, .mouse = gesture->id == MOUSE_CONTACT};
    act.as.drag.from = to_px(hands, gesture->from);
    act.as.drag.at = to_px(hands, gesture->at);
    act.as.drag.velocity = to_px(hands, gesture->velocity);
    return act;
}

static struct act tap_of(struct hands *hands, const struct touch_gesture *gesture, int64_t now_ms)
{
    struct act act = act_of(hands, gesture, ACT_TAP);
    act.held = gesture->held;
    bool first = !act.mouse && gesture->target == 0;
    act.again = twice_step(&hands->twice, gesture->at, gesture->down_ms, now_ms, first) && !act.mouse;
    return act;
}

static int gestures(struct hands *hands, const struct touch_out *from, int64_t now_ms, struct act *out,
                    int count)
{
    for (int i = 0; i < from->count; i++) {
        const struct touch_gesture *gesture = &from->at[i];
        switch (gesture->kind) {
        case GESTURE_PRESS:
            hands->pressed = gesture->target;
            count = push(out, count, (struct act){.kind = ACT_LOOK});
            break;
        case GESTURE_TAP: count = push(out, count, tap_of(hands, gesture, now_ms)); break;
        case GESTURE_HOLD: count = push(out, count, act_of(hands, gesture, ACT_HOLD)); break;
        case GESTURE_DRAG_BEGIN: count = push(out, count, act_of(hands, gesture, ACT_DRAG_BEGIN)); break;
        case GESTURE_DRAG: count = push(out, count, act_of(hands, gesture, ACT_DRAG)); break;
        case GESTURE_DRAG_END: count = push(out, count, act_of(hands, gesture, ACT_DRAG_END)); break;
        case GESTURE_CANCEL: count = push(out, count, act_of(hands, gesture, ACT_DRAG_CANCEL)); break;
        }
        if (gesture->kind != GESTURE_PRESS && gesture->kind != GESTURE_HOLD)
            hands->pressed = 0;
    }
    return count;
}

/* Two fingers on the page. A link is a place on it like any other. */
static int two_fingers(struct hands *hands, struct touch_event event, const struct node *under,
                       int64_t now_ms, struct act *out, int count)
{
    static const enum act_kind kinds[] = {
        [PINCH_BEGIN] = ACT_PINCH_BEGIN, [PINCH_MOVE] = ACT_PINCH, [PINCH_END] = ACT_PINCH_END};
    if (under && under->role == NODE_LINK)
        event.target = 0;
    struct pinch_out pinch = pinch_step(&hands->pinch, &hands->touch, &event);
    bool goes_on = hands->pinches && hands->pinch.target == 0;
    if (pinch.say == PINCH_SILENT || (!goes_on && pinch.say != PINCH_END))
        return count;
    for (int i = 0; pinch.say == PINCH_BEGIN && i < 2; i++) {
        struct touch_out taken = touch_release(&hands->touch, pinch.ids[i]);
        count = gestures(hands, &taken, now_ms, out, count);
    }
    return push(out, count,
                (struct act){.kind = kinds[pinch.say],
                             .as.pinch = {to_px(hands, pinch.from), to_px(hands, pinch.at), pinch.scale}});
}

static int contact(struct hands *hands, enum touch_event_kind kind, int64_t id, struct pt_px at,
                   const struct nodes *nodes, int64_t now_ms, struct act *out)
{
    struct touch_event event = {.kind = kind, .id = id, .at = to_mm(hands, at), .at_ms = now_ms};
    const struct node *under = kind == TOUCH_DOWN ? node_hit(nodes, at, hands->least_px) : NULL;
    event.target = under ? under->id : 0;
    struct touch_out gesture = touch_step(&hands->touch, &event);
    int count = gestures(hands, &gesture, now_ms, out, 0);
    if (id != MOUSE_CONTACT)
        count = two_fingers(hands, event, under, now_ms, out, count);
    if (kind == TOUCH_UP || kind == TOUCH_CANCEL) { /* whatever became of it, nothing stays pressed */
        hands->pressed = 0;
        count = push(out, count, (struct act){.kind = ACT_LOOK});
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
    int64_t id = event->fingerId == MOUSE_CONTACT ? INT64_MIN : event->fingerId;
    return contact(hands, kind, id, at, nodes, now_ms, out);
}

static int button(struct hands *hands, const SDL_MouseButtonEvent *event, const struct window *window,
                  const struct nodes *nodes, int64_t now_ms, struct act *out)
{
    bool down = event->type == SDL_MOUSEBUTTONDOWN;
    struct pt_px at = {(float)event->x * window->scale, (float)event->y * window->scale};
    if (event->button == SDL_BUTTON_LEFT)
        return contact(hands, down ? TOUCH_DOWN : TOUCH_UP, MOUSE_CONTACT, at, nodes, now_ms, out);
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
        count = contact(hands, TOUCH_MOVE, MOUSE_CONTACT, at, nodes, now_ms, out);
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
    if (now_ms >= touch_due_ms(&hands->touch)) {
        struct touch_event event = {.kind = TOUCH_TICK, .at_ms = now_ms};
        struct touch_out gesture = touch_step(&hands->touch, &event);
        count = gestures(hands, &gesture, now_ms, out, 0);
    }
    if (hands->pointer_ms && !hands_pointer(hands, now_ms)) {
        hands->pointer_ms = 0;
        count = push(out, count, (struct act){.kind = ACT_LOOK});
    }
    return count;
}

int64_t hands_due_ms(const struct hands *hands)
{
    int64_t touch = touch_due_ms(&hands->touch);
    int64_t pointer = hands->pointer_ms ? hands->pointer_ms + HANDS_POINTER_MS : INT64_MAX;
    return touch < pointer ? touch : pointer;
}
