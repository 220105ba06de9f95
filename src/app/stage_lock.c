/* A document asks for its password: keys and touches into lock_step, and its answers into deeds. What is typed stands in
 * stage->lock alone, and is wiped when the question ends. */
#include "app/stage_private.h"

#include "deck/names.h"

#include <string.h>

static void lock_event(struct stage *stage, const struct lock_event *event)
{
    struct lock_next next = lock_step(stage->lock, event);
    stage->lock = next.state;
    lock_wipe(&next.state);
    stage->dirty = true;
    switch (next.fx) {
    case LOCK_FX_NONE: break;
    case LOCK_FX_TRY:
        stage->opening_ms = stage->now_ms; /* who waits long is told so */
        stage->told_to_wait = false;
        showing_unlock(&stage->showing, stage->lock.typed.text);
        break;
    case LOCK_FX_LEAVE:
        if (stage->run->may_leave) {
            stage_go_home(stage, NULL);
        } else {
            struct err err = stage->showing.volumes[1 - stage->showing.current].err;
            stage_fall(stage, &err);
        }
        break;
    }
}

void stage_locked(struct stage *stage, const struct err *err)
{
    (void)err; /* asked on screen instead */
    if (stage->lock.tries > 0) {
        lock_event(stage, &(struct lock_event){.kind = LOCK_EV_WRONG});
    } else {
        home_leave(&stage->home);
        stage->hands.focus = 0;
    }
    if (stage->place != STAGE_LOCKED)
        stage_keyboard_field(stage, true);
    stage->place = STAGE_LOCKED;
    motion_stop(&stage->motion);
    SDL_StartTextInput();
    stage->dirty = true;
}

void stage_lock_end(struct stage *stage)
{
    lock_wipe(&stage->lock);
    SDL_StopTextInput();
    stage_keyboard_hide(stage);
    if (stage->place == STAGE_LOCKED)
        stage->place = STAGE_OPENING;
}

void stage_lock_view(const struct stage *stage, struct lock_view *out)
{
    *out = (struct lock_view){.state = &stage->lock,
                              .name = name_base(str_from(stage->showing.path)),
                              .may_leave = stage->run->may_leave};
}

void stage_lock_text(struct stage *stage, struct str text)
{
    struct lock_event event = {.kind = LOCK_EV_TEXT};
    str_to_field(event.text, sizeof event.text, text);
    lock_event(stage, &event);
    explicit_bzero(&event, sizeof event);
}

void stage_lock_edit(struct stage *stage, enum edit_act act)
{
    lock_event(stage, &(struct lock_event){.kind = LOCK_EV_EDIT, .act = act});
}

void stage_lock_enter(struct stage *stage)
{
    lock_event(stage, &(struct lock_event){.kind = LOCK_EV_ENTER});
}

void stage_lock_action(struct stage *stage, struct action action)
{
    if (action.kind == ACTION_UNLOCK)
        stage_lock_enter(stage);
    else if (action.kind == ACTION_KEY || action.kind == ACTION_CHOICE)
        stage_keyboard_action(stage, action);
    else if (action.kind == ACTION_COMMAND)
        lock_event(stage, &(struct lock_event){.kind = LOCK_EV_BACK});
}

static void command(struct stage *stage, enum command asked)
{
    if (asked == COMMAND_QUIT)
        stage_leave(stage);
    else if (asked == COMMAND_BACK || asked == COMMAND_START)
        lock_event(stage, &(struct lock_event){.kind = LOCK_EV_BACK});
    else if (asked == COMMAND_FULL_SCREEN)
        stage_full_screen(stage);
}

/* Letters and signs come as text; of the keys only those count that no password has. */
void stage_lock_key(struct stage *stage, const struct act *act)
{
    const struct key_chord *chord = &act->as.key.chord;
    const struct node *node = node_by_id(&stage->picture.nodes, stage->hands.focus);
    bool plain = !chord->ctrl && !chord->alt;
    if (stage_writing_key(stage, chord) || (plain && stage_tab(stage, chord)))
        return;
    if (plain && str_eq(chord->key, STR("Enter"))) {
        if (node && node->action.kind != ACTION_NONE && node->action.kind != ACTION_FIELD)
            stage_lock_action(stage, node->action);
        else
            stage_lock_enter(stage);
    } else if (!plain || chord->key.len > 1) {
        command(stage, keymap_find(&stage->run->settings->keymap, MODE_SHOW, *chord));
    }
}
