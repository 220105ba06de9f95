/* Hands on a page that is drawn up, and its sharp parts: while it moves the picture there is gets scaled; a part is asked
 * for when the place it goes to has stood for STILL_MS, so at once for where a key sent it. Nothing here waits. */
#include "app/stage_private.h"

#include "base/words.h"

#include <math.h>

enum { STILL_MS = 30, INCH_MM_X10 = 254 };

static const float notch_scale = 1.2f, notch_way = 0.125f; /* of the wheel; the way in sides of the window */
static const float block_scale_max = 5, block_scale_least = 1.25f;

static const struct show_state *state_of(const struct stage *stage)
{
    return &stage->showing.state;
}

static bool has_card(const struct stage *stage)
{
    return stage_shows(stage) && stage->showing.ready && state_of(stage)->mode == SHOW_CARD &&
           showing_looks(&stage->showing);
}

bool stage_zoomed(const struct stage *stage)
{
    return has_card(stage) && zoom_is_in(state_of(stage)->zoom);
}

/* ---- where it is */

/* What a page drawn up is seen in: the window, or what the screens of a visit leave of it. */
static struct size_px seen_in(const struct stage *stage, const struct show_view *view)
{
    return view->seen.w > 0 && view->seen.h > 0 ? view->seen : stage->window.size;
}

/* Where hands are is told from the window's corner, zoom from that of what the card is seen in: on the console one pane of it. */
static struct size_px room_of(struct stage *stage)
{
    struct view_env env;
    struct show_view view;
    struct rect_px room, card;
    if (stage_console_stage(stage, &room, &card))
        return (struct size_px){room.w, room.h};
    stage_env(stage, &env);
    stage_plain_view(stage, &env, &view);
    return seen_in(stage, &view);
}

static struct pt_px middle_of(struct stage *stage)
{
    struct rect_px room, card;
    struct size_px size = room_of(stage);
    struct pt_px middle = {size.w / 2, size.h / 2};
    if (stage_console_stage(stage, &room, &card))
        middle = (struct pt_px){room.x + middle.x, room.y + middle.y};
    return middle;
}

static struct rect_px page_fit(struct stage *stage, struct size_px *page, struct size_px *room)
{
    struct view_env env;
    struct show_view view;
    stage_env(stage, &env);
    stage_plain_view(stage, &env, &view);
    *page = view.page_size;
    *room = seen_in(stage, &view);
    struct rect_px pane, card;
    if (!stage_console_stage(stage, &pane, &card))
        return view_show_page(&env, &view);
    *room = (struct size_px){pane.w, pane.h};
    return card;
}

static struct zoom_grip grip_at(struct stage *stage, struct zoom zoom, struct pt_px at)
{
    struct size_px page, room;
    struct rect_px fit = page_fit(stage, &page, &room), pane, card;
    if (stage_console_stage(stage, &pane, &card)) {
        fit = (struct rect_px){fit.x - pane.x, fit.y - pane.y, fit.w, fit.h};
        at = (struct pt_px){at.x - pane.x, at.y - pane.y};
    }
    struct zoom_grip grip = zoom_grip_at(room, fit, zoom, at);
    grip.page = page;
    return grip;
}

/* The window may be another than when it was set. */
static struct zoom rest_of(const struct stage *stage, struct zoom_grip room)
{
    return zoom_clamped(state_of(stage)->zoom, room);
}

/* What is under the mouse stays there, unless the mouse is on a button. */
static struct pt_px spot_of(struct stage *stage)
{
    struct pt_px middle = middle_of(stage);
    struct pt_px mouse = {(float)stage->hands.mouse_x * stage->window.scale,
                          (float)stage->hands.mouse_y * stage->window.scale};
    if (!hands_pointer(&stage->hands, stage->now_ms))
        return middle;
    const struct node *under = node_hit(&stage->picture.nodes, mouse, stage->hands.least_px);
    return under && under->role != NODE_LINK ? middle : mouse;
}

void stage_zoom_grip(struct stage *stage, struct show_event *event)
{
    bool command = event->kind == SHOW_EV_COMMAND && event->as.command >= COMMAND_ZOOM &&
                   event->as.command <= COMMAND_ZOOM_WHOLE;
    if (!has_card(stage) || (!command && event->kind != SHOW_EV_MARK && event->kind != SHOW_EV_ZOOM))
        return;
    event->grip = grip_at(stage, state_of(stage)->zoom, spot_of(stage));
}

/* ---- what an event does to it */

static enum zoom_pace pace_of(const struct stage *stage, enum zoom_pace pace)
{
    return stage->reduced_motion ? ZOOM_CUT : pace;
}

/* In a visit the small picture comes with every way over a card, and leaves as the bar of a show does. The room sees only the
 * page: there it comes with that bar. */
static void show_map(struct stage *stage)
{
    stage->zoom.map_until_ms = stage->now_ms + STAGE_BAR_MS;
}

static void keep_map(struct stage *stage)
{
    show_map(stage);
    if (!stage_visits(stage))
        stage->bar_until_ms = stage->now_ms + STAGE_BAR_MS;
}

struct stage_zoom_was stage_zoom_before(const struct stage *stage)
{
    const struct show_state *state = state_of(stage);
    return (struct stage_zoom_was){.zoom = state->zoom,
                                   .seen = zoom_motion_at(&stage->zoom.motion, state->zoom, stage->now_ms),
                                   .card = state->card,
                                   .back = state->back};
}

void stage_zoom_after(struct stage *stage, const struct stage_zoom_was *was)
{
    const struct show_state *state = state_of(stage);
    bool other = !card_id_eq(was->card, state->card) || was->back != state->back || state->mode != SHOW_CARD;
    bool same =
        was->zoom.scale == state->zoom.scale && was->zoom.x == state->zoom.x && was->zoom.y == state->zoom.y;
    if (other)
        stage->zoom.map_until_ms = 0;
    else if (!same && stage_visits(stage))
        show_map(stage);
    if (other)
        zoom_motion_stop(&stage->zoom.motion);
    else if (!same)
        zoom_motion_to(&stage->zoom.motion, was->seen, state->zoom, pace_of(stage, ZOOM_CALM), stage->now_ms);
}

static void go_to(struct stage *stage, struct zoom to)
{
    stage_show_event(stage,
                     &(struct show_event){.kind = SHOW_EV_ZOOM, .at_ms = stage->now_ms, .as.zoom = to});
}

/* ---- hands */

/* The small picture of the card; NULL: it is something else that was touched. */
static const struct node *map_under(const struct stage *stage, const struct act *act)
{
    const struct node *node = node_by_id(&stage->picture.nodes, act->target);
    return node && node->action.kind == ACTION_SPOT ? node : NULL;
}

/* From the middle of the card, in shares. */
static struct pt_px spot_under(const struct node *map, struct pt_px at)
{
    return (struct pt_px){(at.x - map->at.x) / map->at.w - 0.5f, (at.y - map->at.y) / map->at.h - 0.5f};
}

static void hold(struct stage *stage, struct pt_px at)
{
    struct zoom_motion *motion = &stage->zoom.motion;
    struct zoom_grip room = grip_at(stage, state_of(stage)->zoom, middle_of(stage));
    zoom_motion_hold(motion, rest_of(stage, room), stage->now_ms);
    stage->zoom.grip = grip_at(stage, motion->begun, at);
}

/* Past an edge it springs back; thrown, it goes on. */
static void let_go(struct stage *stage, struct pt_px velocity)
{
    struct zoom_motion *motion = &stage->zoom.motion;
    struct zoom live = motion->live, inside = zoom_clamped(live, stage->zoom.grip);
    float px_per_mm = stage->hands.px_per_mm, speed = hypotf(velocity.x, velocity.y);
    bool is_inside = fabsf(inside.x - live.x) < 0.001f && fabsf(inside.y - live.y) < 0.001f;
    bool flies = is_inside && !stage->reduced_motion && speed >= TOUCH_FLING_MM_S * px_per_mm;
    struct zoom to = inside;
    zoom_motion_drop(motion);
    if (flies) {
        struct fling fling = fling_begin(0, speed, px_per_mm * (float)INCH_MM_X10 / 10, stage->now_ms);
        float far = fling.distance / speed;
        struct size_px room = room_of(stage);
        to = zoom_panned(live, -velocity.x * far / room.w, -velocity.y * far / room.h, stage->zoom.grip);
        go_to(stage, to);
        zoom_motion_glide(motion, live, to, stage->zoom.grip, fling.duration_ms, stage->now_ms);
        return;
    }
    go_to(stage, to);
    zoom_motion_to(motion, live, state_of(stage)->zoom, pace_of(stage, ZOOM_CALM), stage->now_ms);
}

/* In the frame the finger takes hold of it; beside it, the frame comes to the finger. */
static void take_spot(struct stage *stage, const struct act *act)
{
    const struct zoom *begun = &stage->zoom.motion.begun;
    const struct zoom_grip *grip = &stage->zoom.grip;
    const struct node *map = map_under(stage, act);
    struct pt_px spot = map ? spot_under(map, act->as.drag.from) : (struct pt_px){0};
    struct pt_px off = {begun->x - spot.x, begun->y - spot.y};
    float scale = 2 * zoom_scale(*begun);
    bool inside = fabsf(off.x) <= grip->room_w / scale && fabsf(off.y) <= grip->room_h / scale;
    stage->zoom.spot_off = inside ? off : (struct pt_px){0};
}

static void drag_spot(struct stage *stage, const struct act *act)
{
    struct stage_zoom *zoom = &stage->zoom;
    const struct node *map = map_under(stage, act);
    keep_map(stage);
    if (map && act->kind != ACT_DRAG_CANCEL) {
        struct pt_px spot = spot_under(map, act->as.drag.at);
        struct zoom to = {zoom_scale(zoom->motion.begun), spot.x + zoom->spot_off.x,
                          spot.y + zoom->spot_off.y};
        zoom->motion.live = zoom_clamped(to, zoom->grip);
    }
    if (!zoom->drags)
        let_go(stage, (struct pt_px){0});
}

static void drag_page(struct stage *stage, const struct act *act)
{
    struct stage_zoom *zoom = &stage->zoom;
    struct size_px room = room_of(stage);
    if (act->kind != ACT_DRAG_CANCEL)
        zoom_motion_drag(&zoom->motion, (act->as.drag.at.x - act->as.drag.from.x) / room.w,
                         (act->as.drag.at.y - act->as.drag.from.y) / room.h, zoom->grip);
    if (!zoom->drags)
        let_go(stage, act->kind == ACT_DRAG_END ? act->as.drag.velocity : (struct pt_px){0});
}

bool stage_zoom_drag(struct stage *stage, const struct act *act)
{
    struct stage_zoom *zoom = &stage->zoom;
    if (act->kind == ACT_DRAG_BEGIN && !zoom->motion.held) {
        zoom->drags = stage_zoomed(stage);
        zoom->spots = zoom->drags && map_under(stage, act);
    }
    if (!zoom->drags)
        return false;
    show_map(stage);
    if (act->kind == ACT_DRAG_BEGIN)
        hold(stage, act->as.drag.from);
    if (act->kind == ACT_DRAG_BEGIN && zoom->spots)
        take_spot(stage, act);
    if (act->kind == ACT_DRAG_END || act->kind == ACT_DRAG_CANCEL)
        zoom->drags = false;
    if (!zoom->motion.held) { /* another card came under the hand */
        zoom->spots = false;
        return true;
    }
    if (zoom->spots)
        drag_spot(stage, act);
    else
        drag_page(stage, act);
    zoom->spots = zoom->spots && zoom->drags;
    return true;
}

void stage_zoom_pinch(struct stage *stage, const struct act *act)
{
    if (has_card(stage))
        show_map(stage);
    struct zoom_motion *motion = &stage->zoom.motion;
    struct pt_px from = act->as.pinch.from, at = act->as.pinch.at;
    if (act->kind == ACT_PINCH_BEGIN && has_card(stage))
        hold(stage, from);
    if (!motion->held)
        return;
    struct size_px room = room_of(stage);
    zoom_motion_pinch(motion, act->as.pinch.scale, (at.x - from.x) / room.w, (at.y - from.y) / room.h,
                      stage->zoom.grip);
    if (act->kind == ACT_PINCH_END)
        let_go(stage, (struct pt_px){0});
    stage->dirty = true;
}

bool stage_zoom_wheel(struct stage *stage, const struct act *act)
{
    float notches = act->as.wheel.notches, across = act->as.wheel.across;
    if (!has_card(stage) || stage->zoom.motion.held || !(act->as.wheel.ctrl || stage_zoomed(stage)))
        return false;
    show_map(stage);
    struct zoom_grip grip = grip_at(stage, state_of(stage)->zoom, act->as.wheel.at);
    struct zoom is = rest_of(stage, grip);
    float scale = clampf(zoom_scale(is) * powf(notch_scale, -notches), 1, ZOOM_MAX);
    struct zoom seen = zoom_motion_at(&stage->zoom.motion, is, stage->now_ms);
    go_to(stage, act->as.wheel.ctrl ? zoom_about(is, scale, grip)
                                    : zoom_panned(is, across * notch_way, notches * notch_way, grip));
    bool fine =
        notches != roundf(notches) || across != roundf(across); /* a trackpad: it is a hand on the page */
    zoom_motion_to(&stage->zoom.motion, seen, state_of(stage)->zoom,
                   pace_of(stage, fine ? ZOOM_CUT : ZOOM_QUICK), stage->now_ms);
    return true;
}

/* ---- two taps */

/* What lies under the finger, as large as it fits; else the usual twice, at the finger. */
static struct zoom zoom_at_finger(struct stage *stage, struct pt_px at)
{
    struct size_px page, room;
    struct rect_px fit = page_fit(stage, &page, &room);
    struct zoom_grip grip = grip_at(stage, (struct zoom){0}, at);
    struct zoom twice = zoom_about((struct zoom){0}, ZOOM_TOGGLE, grip);
    struct pt_px spot = {(at.x - fit.x) / fmaxf(fit.w, 1), (at.y - fit.y) / fmaxf(fit.h, 1)};
    struct rect_px part;
    if (rect_is_empty(fit) || !stage_block_at(stage, spot, page, &part))
        return twice;
    struct zoom to = zoom_to_part(part, spot.y, block_scale_max, grip);
    return to.scale >= block_scale_least ? to : twice;
}

static void go_to_spot(struct stage *stage, const struct act *act)
{
    struct zoom to = state_of(stage)->zoom;
    struct pt_px spot = spot_under(map_under(stage, act), act->as.drag.at);
    to.x = spot.x;
    to.y = spot.y;
    stage->zoom.tapped = false;
    keep_map(stage);
    if (stage_zoomed(stage))
        go_to(stage, to);
}

bool stage_zoom_tap(struct stage *stage, const struct act *act)
{
    bool second =
        act->again && stage->zoom.tapped; /* the first was on the card too, and did not light the screen */
    stage->zoom.tapped = has_card(stage);
    if (map_under(stage, act)) {
        go_to_spot(stage, act);
        return true;
    }
    if (!has_card(stage) || act->mouse)
        return false;
    if (!second) {
        if (act->target == 0)
            stage_blocks_ask(stage); /* should this be the first of two */
        return false;
    }
    stage->bar_until_ms = 0;
    show_map(stage);
    stage_visit_untap(stage);
    go_to(stage, stage_zoomed(stage) ? (struct zoom){0} : zoom_at_finger(stage, act->as.drag.at));
    return true;
}

/* ---- what is seen */

/* The part that the place it goes to needs, and the last one that was painted. */
static void put_parts(struct stage *stage, const struct view_env *env, struct zoom goal,
                      struct show_view *view)
{
    struct stage_zoom *zoom = &stage->zoom;
    struct pixels pixels;
    struct paint_key key;
    const char *why;
    if (!view_show_part(env, view, goal, &key)) {
        zoom->wanted = zoom->kept = (struct paint_key){0};
        zoom->asked = true;
        return;
    }
    if (goal.scale != zoom->goal.scale || goal.x != zoom->goal.x || goal.y != zoom->goal.y) {
        zoom->goal = goal;
        zoom->since_ms = stage->now_ms;
    }
    if (!paint_key_eq(&key, &zoom->wanted)) {
        zoom->wanted = key;
        zoom->asked = false;
    }
    bool ready = paint_at(stage->paint, &key, &pixels, &why) == PAINT_READY;
    zoom->asked = zoom->asked || ready || stage->now_ms >= zoom->since_ms + STILL_MS;
    if (ready)
        zoom->kept = key;
    else if (paint_at(stage->paint, &zoom->kept, &pixels, &why) != PAINT_READY)
        zoom->kept = (struct paint_key){0};
    view->parts[0] = zoom->kept;
    if (zoom->asked && !ready)
        view->parts[1] = key;
}

void stage_zoom_view(struct stage *stage, const struct view_env *env, struct show_view *view)
{
    struct zoom_motion *motion = &stage->zoom.motion;
    stage->hands.pinches = has_card(stage);
    if (!has_card(stage))
        return;
    struct rect_px pane, card;
    if (stage_console_stage(stage, &pane, &card)) {
        view->room = (struct rect_px){card.x - pane.x, card.y - pane.y, card.w, card.h};
        view->seen = (struct size_px){pane.w, pane.h};
    }
    struct size_px seen = seen_in(stage, view);
    struct rect_px fit = view_show_page(env, view);
    struct zoom_grip room = zoom_grip_at(seen, fit, (struct zoom){0}, (struct pt_px){seen.w / 2, seen.h / 2});
    struct zoom rest = rest_of(stage, room);
    view->zoom = zoom_motion_at(motion, rest, stage->now_ms);
    view->held = motion->held && !stage->zoom.spots;
    view->map = !stage_visits(stage) || motion->held || stage->now_ms < stage->zoom.map_until_ms;
    put_parts(stage, env, motion->held ? motion->live : rest, view);
}

bool stage_zoom_moves(const struct stage *stage)
{
    return stage_shows(stage) && zoom_motion_moves(&stage->zoom.motion, stage->now_ms);
}

int64_t stage_zoom_due_ms(const struct stage *stage)
{
    bool waits = has_card(stage) && stage->zoom.wanted.content != 0 && !stage->zoom.asked;
    int64_t still_ms = waits ? stage->zoom.since_ms + STILL_MS : INT64_MAX;
    int64_t map_ms = stage->zoom.map_until_ms ? stage->zoom.map_until_ms : INT64_MAX;
    return still_ms < map_ms ? still_ms : map_ms;
}

void stage_zoom_tick(struct stage *stage)
{
    if (stage->now_ms < stage_zoom_due_ms(stage))
        return;
    const struct node *focused = node_by_id(&stage->picture.nodes, stage->hands.focus);
    if (stage->now_ms >= stage->zoom.map_until_ms)
        stage->zoom.map_until_ms = 0;
    if (stage->zoom.map_until_ms == 0 && focused && focused->action.kind == ACTION_SPOT)
        show_map(stage); /* keys are on it */
    stage->dirty = true;
}
