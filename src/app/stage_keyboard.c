/* The keyboard on the glass: fingers on its keys into keyboard_step, and what that asks for into the field. It comes up when a finger asks
 * for something to write in, and goes when a keyboard of its own is used. */
#include "app/stage_private.h"

#include <string.h>

static void event(struct stage *stage, enum keyboard_event_kind kind, int key, int choice)
{
    struct keyboard_event event = {kind, key, choice, stage->now_ms};
    struct keyboard_next next = keyboard_step(stage->keyboard, &event, stage->run->settings->pace);
    stage->keyboard = next.state;
    stage->dirty = true;
    switch (next.asks) {
    case KEYBOARD_ASKS_NOTHING: break;
    case KEYBOARD_ASKS_TYPE: stage_writing_text(stage, str_from(next.text)); break;
    case KEYBOARD_ASKS_ERASE: stage_writing_edit(stage, EDIT_ERASE); break;
    case KEYBOARD_ASKS_DONE: stage_writing_done(stage); break;
    }
    explicit_bzero(next.text, sizeof next.text); /* it may be of a password */
}

void stage_keyboard_field(struct stage *stage, bool secret)
{
    stage->keyboard = (struct keyboard){.shown = stage->by_finger, .secret = secret};
    stage->key_rests = 0;
    stage->dirty = true;
}

/* Who types with a mouse has a keyboard of keys, once it was heard. */
void stage_keyboard_show(struct stage *stage, const struct act *act)
{
    if (act->mouse && stage->real_keys)
        return;
    stage->keyboard.shown = true;
    stage->dirty = true;
}

void stage_keyboard_hide(struct stage *stage)
{
    if (stage->keyboard.shown)
        stage->dirty = true;
    stage->keyboard.shown = false;
    stage->keyboard.open = stage->keyboard.over = stage->keyboard.held = 0;
    stage->key_rests = 0;
}

void stage_keyboard_action(struct stage *stage, struct action action)
{
    if (action.kind == ACTION_KEY)
        event(stage, KEYBOARD_EV_TAP, action.index, 0);
    else if (action.kind == ACTION_CHOICE)
        event(stage, KEYBOARD_EV_CHOOSE, 0, action.index);
}

static struct action action_at(const struct stage *stage, struct pt_px at)
{
    const struct node *node = node_hit(&stage->picture.nodes, at, stage->hands.least_px);
    return node ? node->action : (struct action){ACTION_NONE, 0};
}

/* What lay under the finger when it came down: a key, also while others are offered over it. */
static struct action action_of(const struct stage *stage, uint32_t target)
{
    const struct node *node = target ? node_by_id(&stage->picture.nodes, target) : NULL;
    return node ? node->action : (struct action){ACTION_NONE, 0};
}

static bool is_ours(struct action action)
{
    return action.kind == ACTION_KEY || action.kind == ACTION_CHOICE;
}

static bool tap(struct stage *stage, const struct act *act)
{
    struct action action = action_of(stage, act->target);
    if (stage->key_rests && stage->key_rests == act->target) {
        stage->key_rests = 0;
        event(stage, KEYBOARD_EV_LIFT, 0, 0);
        return true;
    }
    if (is_ours(action)) {
        stage_keyboard_action(stage, action);
        return true;
    }
    bool offers = stage->keyboard.open != 0;
    if (offers)
        event(stage, KEYBOARD_EV_CLOSE, 0, 0);
    return offers;
}

static bool hold(struct stage *stage, const struct act *act)
{
    struct action action = action_of(stage, act->target);
    if (action.kind != ACTION_KEY)
        return is_ours(action);
    stage->key_rests = act->target;
    event(stage, KEYBOARD_EV_HOLD, action.index, 0);
    return true;
}

static bool is_on(const struct stage *stage, const struct act *act)
{
    const struct node *node = node_by_id(&stage->picture.nodes, act->target);
    return node && rect_has(node->at, act->as.drag.at);
}

/* A finger that rests may slide to a letter; one that slipped a little on its key meant that key. */
static bool drag(struct stage *stage, const struct act *act)
{
    struct action began = action_of(stage, act->target), over = action_at(stage, act->as.drag.at);
    bool rests = stage->key_rests && stage->key_rests == act->target;
    bool ends = act->kind == ACT_DRAG_END || act->kind == ACT_DRAG_CANCEL;
    if (!rests && !is_ours(began))
        return false;
    if (rests)
        event(stage, KEYBOARD_EV_OVER, 0, over.kind == ACTION_CHOICE ? over.index : 0);
    if (!ends)
        return true;
    if (rests) {
        stage->key_rests = 0;
        bool stays = act->kind == ACT_DRAG_END && (stage->keyboard.over || is_on(stage, act));
        event(stage, stays ? KEYBOARD_EV_LIFT : KEYBOARD_EV_CLOSE, 0, 0);
    } else if (act->kind == ACT_DRAG_END && is_on(stage, act)) {
        stage_keyboard_action(stage, began);
    }
    return true;
}

static void note_hand(struct stage *stage, const struct act *act)
{
    switch (act->kind) {
    case ACT_TAP: stage->by_finger = !act->mouse; break;
    case ACT_KEY: stage->by_finger = false; break;
    case ACT_TEXT:
        stage->real_keys = true;
        stage_keyboard_hide(stage);
        break;
    case ACT_HOLD:
    case ACT_DRAG_BEGIN:
    case ACT_DRAG:
    case ACT_DRAG_END:
    case ACT_DRAG_CANCEL:
    case ACT_PINCH_BEGIN:
    case ACT_PINCH:
    case ACT_PINCH_END:
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

bool stage_keyboard_act(struct stage *stage, const struct act *act)
{
    note_hand(stage, act);
    if (!stage->keyboard.shown)
        return false;
    if (act->kind == ACT_TAP)
        return tap(stage, act);
    if (act->kind == ACT_HOLD)
        return hold(stage, act);
    bool drags = act->kind == ACT_DRAG_BEGIN || act->kind == ACT_DRAG || act->kind == ACT_DRAG_END ||
                 act->kind == ACT_DRAG_CANCEL;
    return drags && drag(stage, act);
}

void stage_keyboard_tick(struct stage *stage)
{
    if (stage->now_ms >= stage_keyboard_due_ms(stage))
        event(stage, KEYBOARD_EV_TICK, 0, 0);
}

int64_t stage_keyboard_due_ms(const struct stage *stage)
{
    return keyboard_due_ms(&stage->keyboard);
}
