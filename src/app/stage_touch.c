/* Hands on the room's screen. What they may is the desk's to say (presenter/desk_touch); here they become what they ask for, and what
 * they may is remembered for each set of displays. */
#include "app/stage_private.h"

#include <inttypes.h>
#include <stdio.h>

enum { NAME_BYTES = 32 };

static const struct desk_state *desk_of(const struct stage *stage)
{
    return &stage->showing.desk;
}

/* ---- remembered */

static void setting_name(const struct displays *displays, char name[NAME_BYTES])
{
    (void)snprintf(name, NAME_BYTES, "touch-%016" PRIx64, displays_mark(displays));
}

static enum desk_touch kept_role(struct stage *stage)
{
    char name[NAME_BYTES];
    struct str value;
    setting_name(&stage->desk.displays, name);
    if (!stage->rules.keeps || !journal_setting(stage->journal, &stage->arena, str_from(name), &value))
        return DESK_TOUCH_LOCKED;
    int role = value.len == 1 ? value.at[0] - '0' : 0;
    return role >= 0 && role < DESK_TOUCHES ? (enum desk_touch)role : DESK_TOUCH_LOCKED;
}

void stage_touch_stand(struct stage *stage)
{
    struct stage_touch *touch = &stage->desk.touch;
    if (!stage_presents(stage))
        return;
    touch->role = kept_role(stage);
    if (touch->role != desk_of(stage)->touch)
        stage_desk_event(
            stage,
            &(struct desk_event){.kind = DESK_EV_ROLE, .at_ms = stage->now_ms, .as.place = (int)touch->role});
}

void stage_touch_after(struct stage *stage)
{
    struct stage_touch *touch = &stage->desk.touch;
    char name[NAME_BYTES], digit[2] = {(char)('0' + (int)desk_of(stage)->touch), '\0'};
    if (touch->role == desk_of(stage)->touch)
        return;
    touch->role = desk_of(stage)->touch;
    setting_name(&stage->desk.displays, name);
    if (stage->rules.keeps && stage->desk.displays.count > 0)
        journal_setting_put(stage->journal, str_from(name), str_from(digit));
}

/* ---- what they ask for */

static void ask(struct stage *stage, const struct show_event *event)
{
    struct desk_event to_desk = {.kind = DESK_EV_TOUCH, .at_ms = stage->now_ms, .as.show = *event};
    to_desk.as.show.at_ms = stage->now_ms;
    stage_desk_event(stage, &to_desk);
}

static void command(struct stage *stage, enum command command)
{
    ask(stage, &(struct show_event){.kind = SHOW_EV_COMMAND, .as.command = command});
}

static struct scene scene_of(const struct stage *stage)
{
    return desk_seen(desk_of(stage), stage->now_ms).scene;
}

static struct zoom_grip grip_at(struct stage *stage, struct zoom zoom, struct pt_px at)
{
    return zoom_grip_at(stage->desk.room.window.size, stage_room_page(stage), zoom, at);
}

static void zoom_to(struct stage *stage, struct zoom to, struct zoom_grip grip)
{
    ask(stage, &(struct show_event){.kind = SHOW_EV_ZOOM, .grip = grip, .as.zoom = to});
    if (stage->desk.touch.motion.held)
        zoom_motion_stop(&stage->zoom.motion); /* the page is where the hand has it */
}

/* The first of two taps turned the card, as any tap does. */
static void tap(struct stage *stage, const struct act *act)
{
    struct stage_touch *touch = &stage->desk.touch;
    struct scene was = scene_of(stage);
    bool second = act->again && touch->tapped;
    touch->tapped = !second;
    if (second && touch->turned)
        command(stage, COMMAND_QUESTIONS);
    if (second) {
        struct zoom zoom = scene_of(stage).zoom;
        struct zoom_grip grip = grip_at(stage, zoom, act->as.drag.at);
        zoom_to(stage, zoom_is_in(zoom) ? (struct zoom){0} : zoom_about(zoom, ZOOM_TOGGLE, grip), grip);
        return;
    }
    if (!zoom_is_in(was.zoom))
        command(stage, COMMAND_QUESTIONS);
    touch->turned = scene_of(stage).back != was.back;
}

static void hold(struct stage *stage, struct pt_px at)
{
    struct stage_touch *touch = &stage->desk.touch;
    struct zoom zoom = scene_of(stage).zoom;
    zoom_motion_hold(&touch->motion, zoom, stage->now_ms);
    touch->grip = grip_at(stage, zoom, at);
}

static void swipe(struct stage *stage, const struct act *act)
{
    const struct hands *hands = &stage->desk.touch.hands;
    struct pt_px from = act->as.drag.from, at = act->as.drag.at, velocity = act->as.drag.velocity;
    struct vec_mm way = {(at.x - from.x) / hands->px_per_mm, (at.y - from.y) / hands->px_per_mm};
    struct vec_mm speed = {velocity.x / hands->px_per_mm, velocity.y / hands->px_per_mm};
    int pages = swipe_pages(way, speed, hands_swipe_mm(hands));
    if (pages != 0)
        command(stage, pages > 0 ? COMMAND_NEXT : COMMAND_PREVIOUS);
}

/* Drawn up, the page goes with the hand; else the next one comes. */
static void drag(struct stage *stage, const struct act *act)
{
    struct stage_touch *touch = &stage->desk.touch;
    struct size_px room = stage->desk.room.window.size;
    bool ends = act->kind == ACT_DRAG_END || act->kind == ACT_DRAG_CANCEL;
    if (act->kind == ACT_DRAG_BEGIN && zoom_is_in(scene_of(stage).zoom))
        hold(stage, act->as.drag.from);
    if (!touch->motion.held) {
        if (act->kind == ACT_DRAG_END)
            swipe(stage, act);
        return;
    }
    if (act->kind != ACT_DRAG_CANCEL) {
        zoom_motion_drag(&touch->motion, (act->as.drag.at.x - act->as.drag.from.x) / room.w,
                         (act->as.drag.at.y - act->as.drag.from.y) / room.h, touch->grip);
        zoom_to(stage, touch->motion.live, touch->grip);
    }
    if (ends)
        zoom_motion_drop(&touch->motion);
}

static void pinch(struct stage *stage, const struct act *act)
{
    struct stage_touch *touch = &stage->desk.touch;
    struct size_px room = stage->desk.room.window.size;
    struct pt_px from = act->as.pinch.from, at = act->as.pinch.at;
    if (act->kind == ACT_PINCH_BEGIN)
        hold(stage, from);
    if (!touch->motion.held)
        return;
    zoom_motion_pinch(&touch->motion, act->as.pinch.scale, (at.x - from.x) / room.w, (at.y - from.y) / room.h,
                      touch->grip);
    zoom_to(stage, touch->motion.live, touch->grip);
    if (act->kind == ACT_PINCH_END)
        zoom_motion_drop(&touch->motion);
}

static void act_on(struct stage *stage, const struct act *act)
{
    switch (act->kind) {
    case ACT_TAP: tap(stage, act); break;
    case ACT_DRAG_BEGIN:
    case ACT_DRAG:
    case ACT_DRAG_END:
    case ACT_DRAG_CANCEL: drag(stage, act); break;
    case ACT_PINCH_BEGIN:
    case ACT_PINCH:
    case ACT_PINCH_END: pinch(stage, act); break;
    case ACT_KEY:
    case ACT_TEXT:
    case ACT_HOLD:
    case ACT_GRIP_BEGIN:
    case ACT_GRIP:
    case ACT_GRIP_END:
    case ACT_GRIP_CANCEL:
    case ACT_WHEEL:
    case ACT_RIGHT:
    case ACT_MIDDLE:
    case ACT_FILE:
    case ACT_WINDOW:
    case ACT_LOOK:
    case ACT_QUIT: break;
    }
}

/* ---- their events */

static bool is_of_hands(const SDL_Event *event)
{
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION: return true;
    case SDL_MOUSEMOTION: return event->motion.state & SDL_BUTTON_LMASK;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: return event->button.button == SDL_BUTTON_LEFT;
    default: return false;
    }
}

static void forget(struct stage *stage)
{
    struct stage_touch *touch = &stage->desk.touch;
    hands_forget(&touch->hands);
    zoom_motion_drop(&touch->motion);
    touch->tapped = false;
    stage_ink_forget_room(stage);
}

void stage_touch_event(struct stage *stage, const SDL_Event *event)
{
    static const struct nodes none; /* nothing there is a button */
    struct stage_touch *touch = &stage->desk.touch;
    struct stage_room *room = &stage->desk.room;
    struct act acts[HANDS_ACTS_MAX];
    if (!is_of_hands(event))
        return;
    if (!stage_presents(stage) || stage->desk.waits ||
        !desk_touch_may(desk_of(stage), &stage->showing.state)) {
        forget(stage);
        return;
    }
    if (desk_of(stage)->touch == DESK_TOUCH_DRAW) {
        stage_ink_room_event(stage, event);
        return;
    }
    if (!hands_touch(&touch->hands))
        hands_begin(&touch->hands, &room->window, 0);
    touch->hands.pinches = true;
    int count = hands_take(&touch->hands, event, &room->window, &none, stage->now_ms, acts);
    for (int i = 0; i < count; i++)
        act_on(stage, &acts[i]);
}

int64_t stage_touch_due_ms(const struct stage *stage)
{
    return stage->desk.on ? hands_due_ms(&stage->desk.touch.hands) : INT64_MAX;
}

void stage_touch_tick(struct stage *stage)
{
    struct act acts[HANDS_ACTS_MAX];
    if (stage->now_ms < stage_touch_due_ms(stage))
        return;
    int count = hands_tick(&stage->desk.touch.hands, stage->now_ms, acts);
    for (int i = 0; i < count; i++)
        act_on(stage, &acts[i]);
}
