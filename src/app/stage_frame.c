/* A frame: what is seen becomes nodes, pictures that are asked for, and what is on the glass. */
#include "app/stage_private.h"

#include "app/ahead.h"
#include "base/log.h"
#include "base/words.h"

static float width_of(void *ctx, const struct label_style *style, struct str text)
{
    return label_width(ctx, style, text);
}

/* EN 301 549 practice: 20 mm. Who presents knows the screen, and has much on it: 9 mm. */
static float touch_mm(const struct stage *stage)
{
    return stage->desk.on ? 9 : 20;
}

void stage_env(const struct stage *stage, struct view_env *out)
{
    *out = (struct view_env){
        .size = stage->window.size,
        .text = stage->text,
        .palette = stage->palette,
        .reduced_motion = stage->reduced_motion,
        .left_hand = stage->left_hand,
        .low = stage->low,
        .full_screen = stage->window.full_screen,
        .kiosk = stage->kiosk.on,
        .one_language = stage->kiosk.on && stage->run->settings->kiosk.languages != KIOSK_LANGUAGES_BOTH,
        .language = stage->language,
        .metrics = {width_of, stage->labels},
        .now_ms = stage->now_ms,
        .focus = stage->hands.focus,
        .pressed = stage->hands.pressed,
        .pointer = hands_pointer(&stage->hands, stage->now_ms) || stage->now_ms < stage->bar_until_ms,
        .keyboard = &stage->keyboard,
        .least_touch_px = stage->hands.glass_known ? touch_mm(stage) * stage->hands.px_per_mm : 0,
    };
}

void stage_plain_view(struct stage *stage, const struct view_env *env, struct show_view *out)
{
    showing_view(&stage->showing, out, stage->now_ms);
    out->keymap = &stage->run->settings->keymap;
    out->presents = stage->desk.on;
    aloud_view(&stage->aloud, &out->aloud);
    stage_visit_place(stage, env, out);
}

/* As hands have it. */
static void move_view(struct stage *stage, const struct view_env *env, struct show_view *out)
{
    out->drag_px = motion_page(&stage->motion, stage->now_ms);
    stage_zoom_view(stage, env, out);
    out->scroll_px = motion_list(&stage->motion, view_show_scroll_max(env, out), stage->now_ms);
}

void stage_show_view(struct stage *stage, const struct view_env *env, struct show_view *out)
{
    stage_plain_view(stage, env, out);
    move_view(stage, env, out);
}

void stage_start_view(struct stage *stage, const struct view_env *env, struct start_view *out)
{
    home_view(&stage->home, (struct size_px){env->size.w / 4, env->size.h / 4}, out);
    out->keymap = &stage->run->settings->keymap;
    aloud_view(&stage->aloud, &out->aloud);
    out->scroll_px = motion_list(&stage->motion, view_start_scroll_max(env, out), stage->now_ms);
}

/* `ahead`: what is seen of a show, at rest, for who asks for pictures. */
static void compose(struct stage *stage, const struct view_env *env, struct show_view *ahead)
{
    struct picture *picture = &stage->picture;
    picture_begin(picture);
    stage->hands.pinches = false;
    if (stage_kiosk_compose(stage, env)) {
        /* nobody is there, or may be gone */
    } else if (stage_screens_asks(stage)) {
        stage_screens_compose(stage, env);
    } else if (stage->place == STAGE_SHOW) {
        struct show_view view;
        struct visit_view visit;
        stage_plain_view(stage, env, ahead);
        view = *ahead;
        move_view(stage, env, &view);
        if (stage_visits(stage)) {
            stage_visit_view(stage, &view, &visit);
            visit.scroll_px = motion_list(&stage->motion, view_visit_scroll_max(env, &visit), stage->now_ms);
            stage_lift_view(stage, env, &visit);
            view_visit(&picture->nodes, env, &visit);
        } else if (stage->desk.whole) {
            struct seen seen = stage_seen(stage);
            struct seen_view room;
            stage_seen_view(stage, &seen, &view, &room);
            view_seen(&picture->nodes, env, &room);
        } else if (stage_console_seen(stage)) {
            stage_console_compose(stage, env, &view);
        } else {
            view_show(&picture->nodes, env, &view);
        }
    } else if (stage->place == STAGE_HOME) {
        struct start_view view;
        stage_start_view(stage, env, &view);
        view_start(&picture->nodes, env, &view);
    } else if (stage->place == STAGE_WRITE) {
        struct write_view view;
        stage_write_view(stage, env, &view);
        view_write(&picture->nodes, env, &view);
    } else if (stage->place == STAGE_BROKEN) {
        struct broken_view view;
        stage_broken_view(stage, &view);
        view_broken_off(&picture->nodes, env, &view);
    } else if (stage->place == STAGE_LOCKED) {
        struct lock_view view;
        stage_lock_view(stage, &view);
        view_lock(&picture->nodes, env, &view);
    } else if (stage->now_ms < stage->opening_ms + STAGE_OPENING_MS) {
        (void)node_add(&picture->nodes, (struct node){.role = NODE_GROUP,
                                                      .at = {0, 0, env->size.w, env->size.h},
                                                      .look = LOOK_FILL,
                                                      .as.fill_argb = palette_at(env->palette)->ground});
    } else {
        view_message(&picture->nodes, env, STR("deck"), str_from(_("Even geduld")),
                     str_from(_("De kaartenset wordt geopend.")));
    }
    stage_rests_add(stage, env);
    picture_compose(picture, env);
}

static bool is_painted(const struct stage *stage, const struct picture *picture)
{
    struct pixels pixels;
    const char *why;
    for (int i = 0; i < picture->want_count; i++) {
        if (paint_at(stage->paint, &picture->wants[i].key, &pixels, &why) == PAINT_ABSENT)
            return false;
    }
    return true;
}

static void note_place(struct stage *stage)
{
    int way = stage->showing.state.index - stage->place_shown;
    if (way != 0)
        stage->pages = way == 1 || way == -1;
    stage->place_shown = stage->showing.state.index;
}

/* Of what is seen: which of it is painted. */
struct painted {
    bool room; /* true where there is none */
    bool all;
};

/* False: not now. After a jump nothing is painted ahead before what is seen stands. */
static bool may_look_ahead(struct stage *stage, const struct show_view *view, struct painted painted)
{
    if (stage->place != STAGE_SHOW)
        return false;
    note_place(stage);
    if (painted.all)
        stage->dirty = showing_stands(&stage->showing) || stage->dirty;
    return (painted.all || stage->pages) && showing_looks(&stage->showing) && view->cards;
}

static void add_wants(struct picture *to, const struct picture *from)
{
    for (int i = 0; i < from->want_count; i++)
        (void)picture_add_want(to, &from->wants[i].key, from->wants[i].tag);
}

/* The room's page is waited for. What it sees next goes before all of the console while cards are turned faster than they are painted,
 * and the console that comes behind keeps nothing from it. */
static void want_for_two(struct stage *stage, bool ahead, struct painted painted)
{
    struct picture *all = &stage->desk.room.picture;
    int awaited = all->want_count;
    if (ahead && !painted.all)
        stage_room_ahead(stage, all, false);
    add_wants(all, &stage->picture);
    int visible = all->want_count;
    if (ahead && painted.all) {
        stage_room_ahead(stage, all, false);
        stage_console_ahead(stage, all);
    }
    if (ahead && painted.room)
        stage_room_ahead(stage, all, true);
    paint_want_list(stage->paint, &(struct paint_list){all->wants, all->want_count, visible, awaited});
}

static void want_pictures(struct stage *stage, const struct view_env *env, const struct show_view *view,
                          struct painted painted)
{
    struct picture *all = &stage->picture;
    int visible = all->want_count;
    bool ahead = may_look_ahead(stage, view, painted);
    if (stage_room_is_open(stage)) {
        want_for_two(stage, ahead, painted);
        return;
    }
    if (ahead && painted.all) {
        stage_console_ahead(stage, all);
        ahead_add(all, env, view, stage->cache_bytes);
    } else if (ahead) {
        ahead_add_next(all, env, view);
    }
    if (painted.all)
        stage_kiosk_ahead(stage, env);
    paint_want(stage->paint, all->wants, all->want_count, visible);
}

static void show_cursor(const struct stage *stage)
{
    bool shown = hands_pointer(&stage->hands, stage->now_ms) || stage->place != STAGE_SHOW ||
                 (stage->desk.on && !stage->desk.whole);
    SDL_ShowCursor(shown && !stage->desk.room.mouse ? SDL_ENABLE : SDL_DISABLE);
}

/* The room's, whole, before anything of the console's is laid out. */
static bool frame_of_room(struct stage *stage)
{
    struct picture *picture = &stage->desk.room.picture;
    stage_room_compose(stage);
    bool painted = is_painted(stage, picture);
    if (!painted && !stage->hurries)
        paint_want_before(stage->paint, picture->wants, picture->want_count);
    stage_room_present(stage, painted);
    return painted;
}

/* What is painted is shown before anything else is asked for; what is not is asked for first, unless hands are at it: the painter
 * that wakes up would take the core from the frame. The room waits for nobody else. */
void stage_frame(struct stage *stage)
{
    struct view_env env;
    struct show_view view = {.cards = NULL};
    struct err err = {0};
    stage->dirty = false;
    bool room = !stage_room_is_open(stage) || frame_of_room(stage);
    stage_env(stage, &env);
    compose(stage, &env, &view);
    struct painted painted = {room, is_painted(stage, &stage->picture) && room};
    bool last = painted.all || stage->hurries;
    stage->painted = painted.all;
    if (!last)
        want_pictures(stage, &env, &view, painted);
    picture_lower(&stage->picture, &env, stage->bakery, stage->paint);
    if (window_present(&stage->window, &stage->picture.prims, &err)) {
        stage_kiosk_shown(stage);
        stage_feed_shown(stage, false);
    } else {
        log_line(LOG_WARN, "a frame was not shown: %s", err.text);
    }
    if (last)
        want_pictures(stage, &env, &view, painted);
    stage_aloud_focus(stage);
    show_cursor(stage);
}

void stage_frame_first(struct stage *stage)
{
    struct view_env env;
    struct show_view view = {.cards = NULL};
    if (stage_room_is_open(stage))
        stage_room_compose(stage);
    stage_env(stage, &env);
    compose(stage, &env, &view);
    want_pictures(stage, &env, &view, (struct painted){0});
}
