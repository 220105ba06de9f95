/* Hands that draw or point on a card of the presenter's: seen before anyone else takes them for a tap or a swipe. */
#include "app/stage_private.h"

static const int64_t MOUSE = INT64_MIN;
enum { PALM_MS = 500 /* after a pen, a hand that lies down writes on: it means nothing by it */ };

void stage_ink_stand(struct stage *stage)
{
    struct stage_ink *ink = &stage->ink;
    struct desk_state *desk = &stage->showing.desk;
    const struct deck *deck = showing_deck(&stage->showing);
    if (!stage_presents(stage))
        return;
    if (!ink->ready && !(ink->ready = inking_init(&ink->inking))) {
        inking_finish(&ink->inking);
        return;
    }
    if (!ink->stylus && !stage->run->feed && str_eq(str_from(SDL_GetCurrentVideoDriver()), STR("x11")))
        ink->stylus = stylus_open();
    if (!str_eq(deck->id, str_from(ink->inking.deck)))
        inking_open(&ink->inking, stage->rules.keeps ? stage->journal : NULL, deck->id);
    const struct ink *ledger = &ink->inking.ledger;
    if (desk->ink.count != ledger->count)
        desk_ink_kept(desk, ledger->count, ledger->done, ledger->papers);
}

void stage_ink_end(struct stage *stage)
{
    if (stage->ink.ready)
        inking_finish(&stage->ink.inking);
    stylus_close(stage->ink.stylus);
    stage->ink.stylus = NULL;
    stage->ink.ready = false;
}

enum { OWN, ROOM };

const struct look_ink *stage_ink_own(struct stage *stage)
{
    const struct desk_state *desk = &stage->showing.desk;
    struct inking_eye eye = {.which = OWN,
                             .n = desk->ink.count,
                             .wet = true,
                             .moves = stage_zoom_moves(stage),
                             .hands = !stage->desk.whole};
    return stage->ink.ready ? inking_looks(&stage->ink.inking, &desk->own, &eye) : NULL;
}

/* The room sees a line while it is drawn, unless it is private. */
const struct look_ink *stage_ink_room(struct stage *stage, const struct seen *seen)
{
    struct inking_eye eye = {.which = ROOM,
                             .n = seen->ink,
                             .wet = desk_is_live(&stage->showing.desk),
                             .moves = stage_zoom_moves(stage),
                             .hands = stage->desk.whole || stage->showing.desk.touch == DESK_TOUCH_DRAW};
    return stage->ink.ready ? inking_looks(&stage->ink.inking, &seen->scene, &eye) : NULL;
}

const struct look_ink *stage_ink_paper(void *stage_ctx, int paper)
{
    struct stage *stage = stage_ctx;
    return stage->ink.ready ? inking_paper_looks(&stage->ink.inking, paper) : NULL;
}

/* ---- what the desk asks */

static void told(struct stage *stage, bool added, const struct err *err)
{
    if (added)
        stage_desk_event(stage, &(struct desk_event){.kind = DESK_EV_INK, .at_ms = stage->now_ms});
    else if (err->kind != ERR_NONE)
        showing_tell(&stage->showing, stage->now_ms, err->text);
    stage->dirty = true;
}

static void clear(struct stage *stage)
{
    const struct scene scene = stage->showing.desk.own;
    struct inking *inking = &stage->ink.inking;
    int count = scene.kind == SCENE_PAPER ? 1 : scene.kind == SCENE_QUESTION ? 0 : scene.count;
    for (int i = 0; i < count; i++) {
        struct err err;
        struct ink_deed deed = {.kind = INK_CLEAR, .sheet = ink_sheet_of(&scene, i)};
        if (inking_seen(inking, &deed.sheet).count > 0)
            told(stage, inking_add(inking, &deed, stage->now_ms, &err), &err);
    }
}

void stage_ink_after(struct stage *stage)
{
    struct showing *showing = &stage->showing;
    struct inking *inking = &stage->ink.inking;
    bool undo = showing_desk_asks(showing, DESK_FX_INK_UNDO),
         redo = showing_desk_asks(showing, DESK_FX_INK_REDO);
    bool clears = showing_desk_asks(showing, DESK_FX_INK_CLEAR);
    if (!stage->ink.ready)
        return;
    if (undo)
        (void)inking_undo(inking, stage->now_ms);
    if (redo)
        (void)inking_redo(inking, stage->now_ms);
    if (clears)
        clear(stage);
    stage->dirty = stage->dirty || undo || redo;
}

/* ---- where hands are */

/* The card under a point, where one can draw: not where a key lies over it. */
static const struct node *card_under(const struct stage *stage, struct pt_px at)
{
    const struct nodes *nodes = stage->ink.room ? &stage->desk.room.picture.nodes : &stage->picture.nodes;
    const struct node *over = node_hit(nodes, at, 0);
    if (over && (over->role == NODE_BUTTON || over->role == NODE_FIELD || over->role == NODE_TILE))
        return NULL;
    for (int i = nodes->count - 1; i >= 0; i--) {
        const struct node *node = &nodes->at[i];
        struct rect_px seen = rect_is_empty(node->clip) ? node->at : rect_meet(node->at, node->clip);
        if (node->look == LOOK_INK && node->as.ink.sheet > 0 && rect_has(seen, at))
            return node;
    }
    return NULL;
}

static struct pt_px in_widths(const struct stage *stage, struct pt_px at)
{
    struct rect_px card = stage->ink.card;
    return (struct pt_px){(at.x - card.x) / card.w, (at.y - card.y) / card.w};
}

static bool points(const struct stage *stage)
{
    enum desk_tool tool = stage->showing.desk.tool;
    return tool == DESK_POINTER || tool == DESK_SPOTLIGHT;
}

static void unpoint(struct stage *stage)
{
    if (stage->showing.desk.pointed)
        stage_desk_event(stage, &(struct desk_event){.kind = DESK_EV_UNPOINT, .at_ms = stage->now_ms});
}

/* In shares of the card; beside it at nothing. */
static bool point(struct stage *stage, struct pt_px at)
{
    const struct node *card = card_under(stage, at);
    if (!card) {
        unpoint(stage);
        return false;
    }
    struct pt_px share = {(at.x - card->at.x) / card->at.w, (at.y - card->at.y) / card->at.h};
    stage_desk_event(stage,
                     &(struct desk_event){.kind = DESK_EV_POINT, .at_ms = stage->now_ms, .as.point = share});
    return true;
}

/* ---- what they do */

static bool is_palm(const struct stage *stage, int64_t finger)
{
    const struct stage_ink *ink = &stage->ink;
    bool beside = finger != MOUSE && ink->pen_ms && stage->now_ms < ink->pen_ms + PALM_MS;
    return ink->hand != STAGE_INK_NO_HAND || beside;
}

/* A pen that is one writes with whatever is in hand, and rubs out with its other end. */
static bool press(struct stage *stage, int64_t finger, struct pt_px at, struct stylus_state pen)
{
    struct stage_ink *ink = &stage->ink;
    const struct desk_state *desk = &stage->showing.desk;
    const struct node *card = card_under(stage, at);
    enum desk_tool tool = pen.rubs ? DESK_ERASER : desk_draws(desk) ? desk->tool : DESK_PEN;
    if (is_palm(stage, finger))
        return true;
    if (!card || !(pen.down || desk_draws(desk) || points(stage) || ink->room))
        return false;
    if (points(stage) && !pen.down && !ink->room) {
        ink->finger = finger;
        ink->hand = STAGE_INK_POINTS;
        return point(stage, at);
    }
    const struct scene *scene = stage->desk.whole || ink->room ? &desk->room : &desk->own;
    if (scene->kind == SCENE_QUESTION)
        return false;
    struct ink_sheet sheet = ink_sheet_of(scene, card->as.ink.sheet - 1);
    ink->finger = finger;
    ink->pen = pen.down;
    ink->card = card->at;
    ink->hand = STAGE_INK_DRAWS;
    struct stroke like = desk_stroke(desk, tool);
    inking_down(&ink->inking, &sheet, tool == DESK_ERASER ? NULL : &like, in_widths(stage, at),
                pen.down ? pen.pressure : STROKE_FULL, stage->now_ms);
    return stage->dirty = true;
}

static bool move(struct stage *stage, int64_t finger, struct pt_px at)
{
    struct stage_ink *ink = &stage->ink;
    struct err err;
    if (ink->hand == STAGE_INK_NO_HAND) {
        if (finger == MOUSE && points(stage))
            (void)point(stage, at);
        return false;
    }
    if (finger != ink->finger)
        return true;
    if (ink->hand == STAGE_INK_POINTS) {
        (void)point(stage, at);
    } else {
        uint16_t pressure = ink->pen ? stylus_pressure(ink->stylus) : STROKE_FULL;
        bool added = inking_move(&ink->inking, in_widths(stage, at), pressure, stage->now_ms, &err);
        told(stage, added, &err);
    }
    return true;
}

static bool lift(struct stage *stage, int64_t finger)
{
    struct stage_ink *ink = &stage->ink;
    struct err err;
    if (ink->hand == STAGE_INK_NO_HAND)
        return false;
    if (finger != ink->finger)
        return true;
    if (ink->hand == STAGE_INK_POINTS && finger != MOUSE)
        unpoint(stage);
    if (ink->hand == STAGE_INK_DRAWS) {
        bool added = inking_up(&ink->inking, stage->now_ms, &err);
        told(stage, added, &err);
    }
    ink->hand = STAGE_INK_NO_HAND;
    if (ink->pen)
        ink->pen_ms = stage->now_ms;
    ink->pen = false;
    return true;
}

static const struct window *window_of_hand(const struct stage *stage)
{
    return stage->ink.room ? &stage->desk.room.window : &stage->window;
}

static bool mouse(struct stage *stage, const SDL_Event *event)
{
    float scale = window_of_hand(stage)->scale;
    if (event->type == SDL_MOUSEMOTION)
        return move(stage, MOUSE,
                    (struct pt_px){(float)event->motion.x * scale, (float)event->motion.y * scale});
    if (event->button.button != SDL_BUTTON_LEFT)
        return false;
    struct pt_px at = {(float)event->button.x * scale, (float)event->button.y * scale};
    if (event->type == SDL_MOUSEBUTTONUP)
        return lift(stage, MOUSE);
    return press(stage, MOUSE, at, stylus_pressed(stage->ink.stylus));
}

static bool touch(struct stage *stage, const SDL_TouchFingerEvent *event)
{
    struct size_px size = window_of_hand(stage)->size;
    struct pt_px at = {event->x * size.w, event->y * size.h};
    int64_t finger = event->fingerId == MOUSE ? INT64_MAX : event->fingerId;
    if (event->type == SDL_FINGERDOWN)
        return press(stage, finger, at, (struct stylus_state){0});
    return event->type == SDL_FINGERUP ? lift(stage, finger) : move(stage, finger, at);
}

/* A hand draws on one screen until it is lifted: meanwhile the other has none. */
static bool is_side(struct stage_ink *ink, bool room)
{
    if (ink->hand == STAGE_INK_NO_HAND)
        ink->room = room;
    return ink->room == room;
}

bool stage_ink_event(struct stage *stage, const SDL_Event *event)
{
    struct stage_ink *ink = &stage->ink;
    if (!ink->ready)
        return false;
    if (!is_side(ink, false))
        return false;
    if (!stage_presents(stage)) {
        inking_cancel(&ink->inking, stage->now_ms);
        ink->hand = STAGE_INK_NO_HAND;
        return false;
    }
    switch (event->type) {
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: return mouse(stage, event);
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP: return touch(stage, &event->tfinger);
    case SDL_WINDOWEVENT:
        if (event->window.event == SDL_WINDOWEVENT_LEAVE && ink->hand == STAGE_INK_NO_HAND)
            unpoint(stage);
        return false;
    default: return false;
    }
}

void stage_ink_room_event(struct stage *stage, const SDL_Event *event)
{
    if (!stage->ink.ready || !is_side(&stage->ink, true))
        return;
    if (event->type == SDL_FINGERDOWN || event->type == SDL_FINGERMOTION || event->type == SDL_FINGERUP)
        (void)touch(stage, &event->tfinger);
    else
        (void)mouse(stage, event);
}

void stage_ink_forget_room(struct stage *stage)
{
    struct stage_ink *ink = &stage->ink;
    if (!ink->ready || !ink->room)
        return;
    inking_cancel(&ink->inking, stage->now_ms);
    ink->hand = STAGE_INK_NO_HAND;
    ink->pen = ink->room = false;
}
