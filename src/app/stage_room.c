/* The room's window: what the desk says that the room sees, and nothing else. It comes before the console in every frame, and hands
 * on it are not the presenter's. */
#include "app/stage_private.h"

#include "app/ahead.h"
#include "base/log.h"
#include "base/words.h"

bool stage_presents(const struct stage *stage)
{
    return stage->desk.on && stage->place == STAGE_SHOW && stage->showing.ready;
}

bool stage_room_is_open(const struct stage *stage)
{
    return stage->desk.on && stage->desk.room.window.size.w >= 1 && stage->desk.room.window.size.h >= 1;
}

/* ---- the window */

const char *stage_room_title(void)
{
    return _("Waaier: de zaal");
}

bool stage_room_open(struct stage *stage, struct rect_px bounds, struct err *err)
{
    struct stage_room *room = &stage->desk.room;
    struct window_options window = {.title = stage_room_title(),
                                    .full_screen = stage->desk.covers,
                                    .bounds = bounds,
                                    .player = stage->run->settings->player};
    room->shown = (struct room_shown){0};
    return window_open(&window, &room->window, err);
}

void stage_room_close(struct stage *stage)
{
    window_close(&stage->desk.room.window);
    stage->desk.room.mouse = false;
}

/* ---- what is seen in it */

struct seen stage_seen(const struct stage *stage)
{
    struct seen seen = desk_seen(&stage->showing.desk, stage->now_ms);
    if (stage->desk.waits) { /* the show has not begun */
        seen.blank = DESK_BLACK;
        seen.countdown = COUNTDOWN_OFF;
    }
    return seen;
}

void stage_seen_view(struct stage *stage, const struct seen *seen, const struct show_view *show,
                     struct seen_view *out)
{
    const struct stage_room *room = &stage->desk.room;
    bool moves = desk_follows(&stage->showing.desk) && seen->scene.kind == SCENE_CARD;
    *out = (struct seen_view){.seen = seen,
                              .show = show,
                              .room = stage_room_is_open(stage) ? room->window.size : stage->window.size,
                              .zoom = seen->scene.zoom,
                              .ink = stage_ink_room(stage, seen)};
    if (moves)
        out->zoom = zoom_motion_at(&stage->zoom.motion, seen->scene.zoom, stage->now_ms);
}

static void room_env(const struct stage *stage, struct view_env *out)
{
    stage_env(stage, out);
    out->size = stage->desk.room.window.size;
    out->focus = out->pressed = 0;
    out->pointer = false;
    out->keyboard = NULL;
}

/* The sharp part of where the card comes to rest is asked for, and shown when it is there. */
static void add_part(struct stage *stage, const struct view_env *env, struct seen_view *view)
{
    struct stage_room *room = &stage->desk.room;
    if (!view_seen_part(env, view, view->seen->scene.zoom, &room->part))
        room->part = (struct paint_key){0};
    view->part = room->part;
}

/* What is dark now is still wanted: it comes back at once. */
static void compose_seen(struct stage *stage, const struct view_env *env, const struct seen_view *view)
{
    struct picture *picture = &stage->desk.room.picture;
    struct seen lit = *view->seen;
    struct seen_view under = *view;
    lit.blank = DESK_LIT;
    under.seen = &lit;
    view_seen(&picture->nodes, env, &under);
    picture_compose(picture, env);
    if (view->seen->blank == DESK_LIT)
        return;
    int kept = picture->want_count;
    picture_begin(picture);
    picture->want_count = kept;
    view_seen(&picture->nodes, env, view);
    picture_compose(picture, env);
}

void stage_room_compose(struct stage *stage)
{
    struct stage_room *room = &stage->desk.room;
    struct view_env env;
    struct show_view show;
    struct seen_view view;
    room_env(stage, &env);
    picture_begin(&room->picture);
    if (!stage_presents(stage)) {
        (void)node_add(&room->picture.nodes, (struct node){.role = NODE_GROUP,
                                                           .at = {0, 0, env.size.w, env.size.h},
                                                           .look = LOOK_FILL,
                                                           .as.fill_argb = palette_at(env.palette)->wall});
        picture_compose(&room->picture, &env);
        return;
    }
    struct seen seen = stage_seen(stage);
    showing_view(&stage->showing, &show, stage->now_ms);
    stage_seen_view(stage, &seen, &show, &view);
    add_part(stage, &env, &view);
    compose_seen(stage, &env, &view);
    if (room->part.content)
        (void)picture_add_want(
            &room->picture, &room->part,
            supply_tag(SUPPLY_SLOT_SHOW, show.cards->order[show_place(show.cards, seen.scene.cards[0])]));
}

/* While it is frozen nothing of it is touched, but to make it dark, or light again. */
static bool stands_still(const struct stage *stage, const struct room_shown *now)
{
    const struct room_shown *was = &stage->desk.room.shown;
    return was->frozen && now->frozen && was->painted && was->blank == now->blank &&
           !stage->desk.room.window.whole;
}

void stage_room_present(struct stage *stage, bool painted)
{
    struct stage_room *room = &stage->desk.room;
    struct view_env env;
    struct err err = {0};
    struct room_shown now = {.painted = painted};
    if (stage_presents(stage)) {
        now.frozen = stage->showing.desk.frozen;
        now.blank = stage_seen(stage).blank;
    }
    if (!room->window.player || stands_still(stage, &now))
        return;
    room_env(stage, &env);
    picture_lower(&room->picture, &env, stage->bakery, stage->paint);
    if (!window_present(&room->window, &room->picture.prims, &err)) {
        log_line(LOG_WARN, "a frame of the room was not shown: %s", err.text);
        return;
    }
    room->shown = now;
    stage_feed_shown(stage, true);
}

/* Pages for the room, at its size. */
void stage_room_ahead(struct stage *stage, struct picture *all, bool painted)
{
    struct view_env env;
    struct show_view show;
    if (!stage_presents(stage))
        return;
    room_env(stage, &env);
    showing_view(&stage->showing, &show, stage->now_ms);
    show.presents = true;
    show.lit = stage->showing.desk.room.branch;
    if (painted)
        ahead_add(all, &env, &show, ahead_budget(env.size));
    else
        ahead_add_next(all, &env, &show);
}

struct rect_px stage_room_page(struct stage *stage)
{
    struct view_env env;
    struct show_view show;
    struct seen_view view;
    struct seen seen = stage_seen(stage);
    room_env(stage, &env);
    showing_view(&stage->showing, &show, stage->now_ms);
    stage_seen_view(stage, &seen, &show, &view);
    view.zoom = (struct zoom){0};
    return view_seen_page(&env, &view);
}

/* ---- hands on it */

static Uint32 window_of(const SDL_Event *event)
{
    switch (event->type) {
    case SDL_WINDOWEVENT: return event->window.windowID;
    case SDL_MOUSEMOTION: return event->motion.windowID;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: return event->button.windowID;
    case SDL_MOUSEWHEEL: return event->wheel.windowID;
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION: return event->tfinger.windowID;
    case SDL_DROPFILE: return event->drop.windowID;
    default: return 0;
    }
}

static void window_event(struct stage *stage, const SDL_WindowEvent *event)
{
    struct stage_room *room = &stage->desk.room;
    switch (event->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_EXPOSED:
        window_resized(&room->window);
        stage_size_cache(stage);
        break;
    case SDL_WINDOWEVENT_ENTER: room->mouse = true; break;
    case SDL_WINDOWEVENT_LEAVE: room->mouse = false; break;
    case SDL_WINDOWEVENT_CLOSE: stage_leave(stage); break;
    default: return;
    }
    stage->dirty = true;
}

/* Keys are the presenter's, whichever window they come to. */
bool stage_room_take(struct stage *stage, SDL_Event *event)
{
    struct stage_room *room = &stage->desk.room;
    if (!room->window.sdl || window_of(event) != SDL_GetWindowID(room->window.sdl))
        return false;
    if (event->type == SDL_WINDOWEVENT)
        window_event(stage, &event->window);
    else if (event->type == SDL_DROPFILE)
        SDL_free(event->drop.file);
    else if (event->type == SDL_MOUSEMOTION && !room->mouse)
        room->mouse = stage->dirty = true;
    stage_touch_event(stage, event);
    return true;
}
