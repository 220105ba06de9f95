/* The way to the staff screen of a kiosk: what fingers do in the corner, and the PIN. */
#include "app/pin.h"
#include "app/stage_private.h"

#include <math.h>
#include <string.h>

static const float corner_u = 160;

void stage_leave_begin(struct stage *stage)
{
    struct str dir = stage->run->surroundings->data_dir;
    int tries = stage->run->settings->kiosk.no_pin ? 0 : pin_tries(&stage->arena, dir);
    stage->kiosk.leave = leave_begin(tries, stage->now_ms);
}

static enum leave_fx step(struct stage *stage, enum leave_event_kind kind, int digit)
{
    struct leave_next next =
        leave_step(stage->kiosk.leave, &(struct leave_event){kind, stage->now_ms, digit});
    stage->kiosk.leave = next.state;
    explicit_bzero(&next.state, sizeof next.state);
    return next.fx;
}

/* A try counts before it is looked at: pulling the plug makes none free. */
static void try_pin(struct stage *stage)
{
    size_t mark = stage->arena.used;
    struct str dir = stage->run->surroundings->data_dir;
    pin_put_tries(&stage->arena, dir, stage->kiosk.leave.tries + 1);
    bool right = pin_check(&stage->arena, dir, stage->kiosk.leave.digits);
    if (right)
        pin_put_tries(&stage->arena, dir, 0);
    arena_rewind(&stage->arena, mark);
    if (step(stage, right ? LEAVE_EV_RIGHT : LEAVE_EV_WRONG, 0) == LEAVE_FX_GO)
        stage_staff_open(stage);
}

static void event(struct stage *stage, enum leave_event_kind kind, int digit)
{
    bool was_open = stage->kiosk.leave.open;
    switch (step(stage, kind, digit)) {
    case LEAVE_FX_NONE: break;
    case LEAVE_FX_OPEN:
        aloud_forget(&stage->aloud); /* no digit is read aloud */
        stage_kiosk_forget_hands(stage);
        if (stage->run->settings->kiosk.no_pin)
            stage_staff_open(stage); /* which closes what was opened here */
        break;
    case LEAVE_FX_CLOSE: stage_kiosk_forget_hands(stage); break;
    case LEAVE_FX_TRY: try_pin(stage); break;
    case LEAVE_FX_GO: stage_staff_open(stage); break;
    }
    stage->dirty = stage->dirty || was_open || stage->kiosk.leave.open;
}

void stage_leave_close(struct stage *stage)
{
    if (stage->kiosk.leave.open)
        event(stage, LEAVE_EV_BACK, 0);
    event(stage, LEAVE_EV_ELSEWHERE, 0);
}

/* ---- the corner */

static bool in_corner(const struct stage *stage, struct pt_px at)
{
    struct size_px window = stage->window.size;
    float side = fmaxf(corner_u * fminf(window.w, window.h) / 1080,
                       stage->hands.glass_known ? 25 * stage->hands.px_per_mm : 0);
    enum kiosk_corner corner = stage->run->settings->kiosk.corner;
    bool right = corner == KIOSK_TOP_RIGHT || corner == KIOSK_BOTTOM_RIGHT;
    bool top = corner == KIOSK_TOP_RIGHT || corner == KIOSK_TOP_LEFT;
    return (right ? at.x >= window.w - side : at.x < side) && (top ? at.y < side : at.y >= window.h - side);
}

static void contact(struct stage *stage, bool down, bool up, int64_t id, struct pt_px at)
{
    bool inside = in_corner(stage, at), same = stage->kiosk.leave.down && stage->kiosk.finger == id;
    if (down && inside && !stage->kiosk.leave.down) {
        stage->kiosk.finger = id;
        event(stage, LEAVE_EV_DOWN, 0);
    } else if (down || (same && !inside)) {
        event(stage, LEAVE_EV_ELSEWHERE, 0);
    } else if (up && same) {
        event(stage, LEAVE_EV_UP, 0);
    }
}

void stage_leave_feel(struct stage *stage, const SDL_Event *happened)
{
    const struct window *window = &stage->window;
    bool up = happened->type == SDL_FINGERUP || happened->type == SDL_MOUSEBUTTONUP;
    if (!stage->kiosk.on || stage->kiosk.leave.open || stage_staff_is_open(stage))
        return;
    switch (happened->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        contact(stage, happened->type == SDL_FINGERDOWN, up, happened->tfinger.fingerId,
                (struct pt_px){happened->tfinger.x * window->size.w, happened->tfinger.y * window->size.h});
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        contact(stage, !up, up, INT64_MIN,
                (struct pt_px){(float)happened->button.x * window->scale,
                               (float)happened->button.y * window->scale});
        break;
    case SDL_KEYDOWN: event(stage, LEAVE_EV_ELSEWHERE, 0); break;
    default: break;
    }
}

/* ---- the PIN */

static void action(struct stage *stage, struct action asked)
{
    if (asked.kind != ACTION_LEAVE)
        return;
    switch (asked.index) {
    case PIN_KEY_ERASE: event(stage, LEAVE_EV_ERASE, 0); break;
    case PIN_KEY_ENTER: event(stage, LEAVE_EV_ENTER, 0); break;
    case PIN_KEY_BACK: event(stage, LEAVE_EV_BACK, 0); break;
    default: event(stage, LEAVE_EV_DIGIT, asked.index); break;
    }
}

static void key(struct stage *stage, const struct act *act)
{
    struct str name = act->as.key.chord.key;
    const struct node *node = node_by_id(&stage->picture.nodes, stage->hands.focus);
    if (act->as.key.digit >= 0)
        event(stage, LEAVE_EV_DIGIT, act->as.key.digit);
    else if (str_eq(name, STR("Backspace")))
        event(stage, LEAVE_EV_ERASE, 0);
    else if (str_eq(name, STR("Esc")))
        event(stage, LEAVE_EV_BACK, 0);
    else if (str_eq(name, STR("Enter")) && node && stage->hands.focus)
        action(stage, node->action);
    else if (str_eq(name, STR("Enter")))
        event(stage, LEAVE_EV_ENTER, 0);
    else if (str_eq(name, STR("Tab")))
        stage->hands.focus =
            node_focus_step(&stage->picture.nodes, stage->hands.focus, act->as.key.chord.shift ? -1 : 1);
    stage->dirty = true;
}

bool stage_leave_act(struct stage *stage, const struct act *act)
{
    const struct node *node = act->target ? node_by_id(&stage->picture.nodes, act->target) : NULL;
    if (!stage->kiosk.leave.open)
        return false;
    if (act->kind == ACT_KEY)
        key(stage, act);
    else if (act->kind == ACT_TAP && node)
        action(stage, node->action);
    return true;
}

void stage_leave_tick(struct stage *stage)
{
    if (stage->kiosk.leave.down || stage->kiosk.leave.open)
        event(stage, LEAVE_EV_TICK, 0);
}
