/* Who presents: events go by way of the desk, and what that asks is done. */
#include "app/stage_private.h"

#include "base/words.h"

/* What it asks for once is done once. Sound is that of who makes it. */
void stage_desk_after(struct stage *stage)
{
    struct showing *showing = &stage->showing;
    if (!stage_presents(stage))
        return;
    if (showing_desk_asks(showing, DESK_FX_SWAP))
        stage_screens_swap(stage);
    stage_ink_after(stage);
    stage_touch_after(stage);
    if (showing_desk_asks(showing, DESK_FX_SCREENS))
        stage_screens_ask(stage);
    if (showing_desk_asks(showing, DESK_FX_EMPTY))
        showing_tell(showing, stage->now_ms, _("De stapel is leeg."));
    (void)showing_desk_asks(showing, DESK_FX_REFUSED);
}

void stage_desk_event(struct stage *stage, const struct desk_event *event)
{
    enum show_fx_kind fx[SHOW_FX_MAX];
    if (!stage_presents(stage))
        return;
    if (event->kind == DESK_EV_SHOW) {
        stage_show_event(stage, &event->as.show);
        return;
    }
    struct stage_zoom_was zoom = stage_zoom_before(stage);
    (void)showing_desk_event(&stage->showing, event, fx);
    stage_zoom_after(stage, &zoom);
    stage_desk_after(stage);
    stage->dirty = true;
}

/* With one display its picture is the room's for a while: the start button of a clicker brings that, and what ends a show ends it,
 * or a finger, that finds no button there. */
bool stage_desk_act(struct stage *stage, const struct act *act)
{
    bool key = act->kind == ACT_KEY;
    if (!stage_presents(stage))
        return false;
    if (stage_screens_asks(stage))
        return stage_screens_act(stage, act);
    if (key && str_eq(act->as.key.chord.key, STR("F5"))) {
        if (!stage_room_is_open(stage))
            stage_desk_whole(stage, true);
        return true;
    }
    bool finger = stage->desk.whole && act->kind == ACT_TAP && !act->mouse;
    if (finger)
        stage_desk_whole(stage, false);
    return finger;
}

void stage_desk_whole(struct stage *stage, bool whole)
{
    stage->desk.whole = whole;
    stage->hands.focus = 0;
    stage->dirty = true;
}

/* Esc, after the desk had it: it is the last thing to leave. */
void stage_desk_back(struct stage *stage, const struct desk_state *was, enum show_mode mode)
{
    const struct desk_state *is = &stage->showing.desk;
    bool left = mode != stage->showing.state.mode || was->tool != is->tool || was->staged != is->staged ||
                was->blank != is->blank || was->frozen != is->frozen || was->strays != is->strays ||
                was->countdown.phase != is->countdown.phase || !scene_eq(&was->own, &is->own);
    if (stage->desk.whole && !left)
        stage_desk_whole(stage, false);
}
