#include "app/stage.h"

#include "app/ahead.h"
#include "app/hands.h"
#include "app/home.h"
#include "app/motion.h"
#include "app/picture.h"
#include "app/showing.h"
#include "app/stage_private.h"
#include "app/waker.h"
#include "app/window.h"
#include "base/clock.h"
#include "base/fs.h"
#include "base/log.h"
#include "base/words.h"
#include "deck/names.h"
#include "type/faces.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FRAME_MS = 12,   /* sixty a second, and a little more: drawing takes its time, and no timer is exact */
    OPENING_MS = 300 /* quicker than this no one is told to wait */
};

/* The window's size sets the budget, unless the settings do. */
static void size_cache(struct stage *stage)
{
    int64_t asked = stage->run->settings->cache_bytes;
    stage->cache_bytes = asked > 0 ? asked : ahead_budget(stage->window.size);
    paint_set_cache(stage->paint, stage->cache_bytes);
}

void stage_resized(struct stage *stage)
{
    struct size_px before = stage->window.size;
    window_resized(&stage->window);
    if (before.w != stage->window.size.w || before.h != stage->window.size.h)
        record_resized(stage->run->record, &stage->window, &stage->hands, stage->now_ms);
    size_cache(stage);
    stage->dirty = true;
}

/* ---- where we are */

bool stage_shows(const struct stage *stage)
{
    return stage->place == STAGE_SHOW;
}

static void set_title(struct stage *stage, struct str title)
{
    str_to_field(stage->title, sizeof stage->title, title);
    if (stage->window.sdl)
        SDL_SetWindowTitle(stage->window.sdl, stage->title);
}

/* What happens outside wakes the loop; while there is no loop yet, it is looked at in passing. */
void stage_watch(struct stage *stage)
{
    int fds[2 + SHOWING_FDS] = {paint_fd(stage->paint), stage->aloud.bell};
    showing_fds(&stage->showing, fds + 2);
    if (stage->waker)
        waker_watch(stage->waker, fds, COUNT_OF(fds));
}

/* Before the cards on screen go: no one writes in them, and no painter is asked for them. */
static void let_go(struct stage *stage)
{
    stage_lock_end(stage);
    (void)aloud_clear(&stage->aloud);
    paint_want(stage->paint, NULL, 0, 0);
    motion_stop(&stage->motion);
    zoom_motion_stop(&stage->zoom.motion);
    stage->hands.focus = 0;
}

void stage_go_home(struct stage *stage, const char *trouble)
{
    let_go(stage);
    showing_close(&stage->showing);
    stage->place = STAGE_HOME;
    home_enter(&stage->home, trouble, stage->now_ms);
    stage_watch(stage);
    set_title(stage, STR("Waaier"));
    stage->dirty = true;
}

void stage_open(struct stage *stage, const char *path, const char *selection, int page)
{
    struct showing_options options = {.path = path,
                                      .selection = selection,
                                      .page = page,
                                      .may_leave = stage->run->may_leave,
                                      .may_change = stage->kiosk.deck_count > 1,
                                      .explore = stage->run->options->sub != SUB_SHOW,
                                      .forgets = !stage->rules.keeps,
                                      .office = stage->kiosk.on ? stage->run->settings->kiosk.office
                                                                : (struct str){0},
                                      .language = stage->language,
                                      .password = stage->run->options->password,
                                      .seed = stage->seed};
    stage->opening_ms = stage->now_ms;
    stage->told_to_wait = false;
    let_go(stage);
    if (stage->place == STAGE_SHOW)
        stage->place = STAGE_OPENING; /* its deck is closed; the start screen stands until the new one does */
    paint_forget_failures(stage->paint);
    showing_open(&stage->showing, &options, stage->now_ms);
    stage_watch(stage);
    stage->dirty = true;
}

static void stand(struct stage *stage)
{
    set_title(stage, words_in(showing_deck(&stage->showing)->title, stage->language));
    if (stage->place == STAGE_WRITE) {
        stage_write_stand(stage);
        return;
    }
    if (stage->place != STAGE_SHOW) {
        stage_lock_end(stage);
        home_leave(&stage->home);
        stage->hands.focus = 0;
        stage_visit_begin(stage);
        stage_kiosk_stand(stage);
    }
    stage->place = STAGE_SHOW;
    stage_record_deck(stage);
}

/* In a kiosk neither is done: whoever watches over it has a way of their own. */
void stage_leave(struct stage *stage)
{
    stage->quit = stage->quit || stage->rules.ends;
}

void stage_full_screen(struct stage *stage)
{
    if (stage->rules.shares)
        window_full_screen(&stage->window, !stage->window.full_screen);
}

void stage_fall(struct stage *stage, const struct err *err)
{
    if (stage->run->may_leave) {
        stage_go_home(stage, err->text);
        return;
    }
    if (stage_kiosk_falls(stage, err))
        return;
    (void)fprintf(stderr, "waaier: %s\n", err->text);
    stage->exit_status = 1;
    stage->quit = true;
}

static void poll_all(struct stage *stage)
{
    struct err err = {0};
    bool read = showing_reads(&stage->showing);
    stage->dirty = paint_poll(stage->paint) || stage->dirty;
    if (stage->place == STAGE_HOME || stage_decks_seen(stage))
        stage->dirty = home_poll(&stage->home) || stage->dirty;
    switch (showing_poll(&stage->showing, stage->now_ms, &err)) {
    case SHOWING_NOTHING: break;
    case SHOWING_CHANGED:
        stage->dirty = true;
        if (stage->showing.ready)
            stand(stage);
        break;
    case SHOWING_LOCKED:
        if (stage->rules.asks)
            stage_locked(stage, &err);
        else
            stage_fall(stage, &err); /* there is nobody to ask */
        break;
    case SHOWING_FAILED: stage_fall(stage, &err); break;
    }
    stage_aloud_poll(stage);
    if (read && stage_shows(stage) && !showing_reads(&stage->showing))
        stage_follow_mark(stage, true); /* the sections of the overview are known */
}

/* ---- a frame */

static float width_of(void *ctx, const struct label_style *style, struct str text)
{
    return label_width(ctx, style, text);
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
        .least_touch_px =
            stage->hands.glass_known ? 20 * stage->hands.px_per_mm : 0, /* EN 301 549 practice: 20 mm */
    };
}

void stage_plain_view(struct stage *stage, const struct view_env *env, struct show_view *out)
{
    showing_view(&stage->showing, out, stage->now_ms);
    out->keymap = &stage->run->settings->keymap;
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
    } else if (stage->place == STAGE_LOCKED) {
        struct lock_view view;
        stage_lock_view(stage, &view);
        view_lock(&picture->nodes, env, &view);
    } else if (stage->now_ms < stage->opening_ms + OPENING_MS) {
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

static bool is_painted(const struct stage *stage)
{
    struct pixels pixels;
    const char *why;
    for (int i = 0; i < stage->picture.want_count; i++) {
        if (paint_at(stage->paint, &stage->picture.wants[i].key, &pixels, &why) == PAINT_ABSENT)
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

static void want_ahead(struct stage *stage, const struct view_env *env, const struct show_view *view,
                       bool painted)
{
    note_place(stage);
    if (painted)
        stage->dirty = showing_stands(&stage->showing) || stage->dirty;
    else if (!stage->pages)
        return;
    if (!showing_looks(&stage->showing) || !view->cards)
        return;
    if (painted)
        ahead_add(&stage->picture, env, view, stage->cache_bytes);
    else
        ahead_add_next(&stage->picture, env, view);
}

/* Asks for what is on screen. After a jump nothing is asked for ahead before that stands. */
static void want_pictures(struct stage *stage, const struct view_env *env, const struct show_view *view,
                          bool painted)
{
    struct picture *picture = &stage->picture;
    int visible = picture->want_count;
    if (stage->place == STAGE_SHOW)
        want_ahead(stage, env, view, painted);
    if (painted)
        stage_kiosk_ahead(stage, env);
    paint_want(stage->paint, picture->wants, picture->want_count, visible);
}

/* What is painted is shown before anything else is asked for; what is not is asked for first. */
static void show_frame(struct stage *stage)
{
    struct view_env env;
    struct show_view view = {.cards = NULL};
    struct err err = {0};
    stage->dirty = false;
    stage_env(stage, &env);
    compose(stage, &env, &view);
    bool painted = stage->painted = is_painted(stage);
    if (!painted)
        want_pictures(stage, &env, &view, false);
    picture_lower(&stage->picture, &env, stage->bakery, stage->paint);
    if (!window_present(&stage->window, &stage->picture.prims, &err))
        log_line(LOG_WARN, "a frame was not shown: %s", err.text);
    else
        stage_kiosk_shown(stage);
    if (painted)
        want_pictures(stage, &env, &view, true);
    stage_aloud_focus(stage);
    SDL_ShowCursor(hands_pointer(&stage->hands, stage->now_ms) || stage->place != STAGE_SHOW ? SDL_ENABLE
                                                                                             : SDL_DISABLE);
}

/* ---- the loop */

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static bool will_tell_to_wait(const struct stage *stage)
{
    return stage->showing.opening && !stage->showing.ready && !stage->showing.locked && !stage->told_to_wait;
}

static bool moves(const struct stage *stage)
{
    return motion_moves(&stage->motion, stage->now_ms) || stage_zoom_moves(stage) ||
           stage_visit_moves(stage) || stage_lift_moves(stage) || stage->rings || stage_kiosk_moves(stage);
}

/* When there is something to do for time. */
static int64_t due_ms(const struct stage *stage)
{
    int64_t due = least(hands_due_ms(&stage->hands), showing_due_ms(&stage->showing));
    if (stage->bar_until_ms > stage->now_ms)
        due = least(due, stage->bar_until_ms);
    if (will_tell_to_wait(stage))
        due = least(due, stage->opening_ms + OPENING_MS);
    due = least(due, stage_zoom_due_ms(stage));
    due = least(due, stage_keyboard_due_ms(stage));
    due = least(due, stage_kiosk_due_ms(stage));
    if (stage->dirty)
        return stage->now_ms;
    if (moves(stage))
        due = least(due, stage->now_ms + FRAME_MS);
    return due > stage->now_ms ? due : stage->now_ms;
}

/* Hands are on the glass; everybody here knows the view only. */
static void take(struct stage *stage, SDL_Event *event)
{
    struct act acts[HANDS_ACTS_MAX];
    if (event->type == stage->wake_event) {
        stage->woken = true;
        return;
    }
    if (event->type == SDL_RENDER_TARGETS_RESET || event->type == SDL_RENDER_DEVICE_RESET)
        stage->dirty = stage->window.whole = true;
    if (stage->run->feed)
        stage_take_feed(stage, event);
    window_turn_event(&stage->window, event);
    stage_record_event(stage, event);
    stage_aloud_event(stage, event);
    stage_kiosk_feel(stage, event);
    int count = hands_take(&stage->hands, event, &stage->window, &stage->picture.nodes, stage->now_ms, acts);
    for (int i = 0; i < count; i++)
        stage_act(stage, &acts[i]);
}

static void tick(struct stage *stage)
{
    struct act acts[HANDS_ACTS_MAX];
    int count = hands_tick(&stage->hands, stage->now_ms, acts);
    for (int i = 0; i < count; i++)
        stage_act(stage, &acts[i]);
    if (stage->bar_until_ms && stage->now_ms >= stage->bar_until_ms) {
        stage->bar_until_ms = 0;
        stage->dirty = true;
    }
    stage_zoom_tick(stage);
    stage_keyboard_tick(stage);
    stage_kiosk_tick(stage);
    if (will_tell_to_wait(stage) && stage->now_ms >= stage->opening_ms + OPENING_MS) {
        stage->place = STAGE_OPENING;
        stage->dirty = stage->told_to_wait = true;
    }
}

/* What hands asked for is on the glass before painters and files are heard. */
static void loop(struct stage *stage)
{
    SDL_Event event;
    while (!stage->quit) {
        bool any = stage_next_event(stage, due_ms(stage), &event);
        for (; any && !stage->quit; any = stage_more_events(stage, &event))
            take(stage, &event);
        tick(stage);
        bool now = moves(stage);
        if ((stage->dirty || now || stage->moved) && !stage->quit)
            show_frame(stage);
        if (stage->moved && !now && !stage->motion.list_held)
            stage_book_note(stage);
        stage->moved = now; /* one more frame, so that what stopped stands in its place */
        poll_all(stage);
        if (stage->woken) {
            stage->woken = false;
            waker_resume(stage->waker);
        }
        if (stage->dirty && !stage->quit)
            show_frame(stage);
    }
}

/* ---- beginning and end */

static const char *journal_path(struct stage *stage)
{
    struct err err = {0};
    struct str dir = stage->run->surroundings->data_dir;
    if (dir.len == 0)
        return "";
    if (!fs_make_dirs(dir.at, &err)) {
        log_line(LOG_WARN, "%s", err.text);
        return "";
    }
    return fs_join(&stage->arena, dir, STR("journal.db")).at;
}

static const char *thumbnails_dir(struct stage *stage)
{
    struct str dir = stage->run->surroundings->cache_dir;
    return dir.len > 0 ? fs_join(&stage->arena, dir, STR("thumbnails")).at : NULL;
}

/* Painters are started first: they warm up while the window opens. */
static bool begin_services(struct stage *stage, struct err *err)
{
    const struct stage_options *run = stage->run;
    const char *deck = run->deck_count > 0 ? run->decks[0] : NULL;
    struct paint_options paint = {.fonts_dir = run->surroundings->fonts_dir.at,
                                  .language = run->surroundings->language.at,
                                  .painters = run->settings->painters,
                                  .cache_bytes_max = run->settings->cache_bytes,
                                  .shelf_dir = thumbnails_dir(stage),
                                  .no_wait = true, /* the first painter starts beside SDL */
                                  .warm = !deck || !name_has_extension(str_from(deck), STR(".pdf")),
                                  .supply = supply_source,
                                  .supply_ctx = &stage->supply};
    struct err quiet = {0};
    stage->paint = paint_create(&paint, err);
    if (!stage->paint)
        return false;
    stage->supply.paint = stage->paint;
    stage->supply.credit = true;
    stage->journal = journal_open(stage->rules.keeps ? journal_path(stage) : "" /* of a visitor */, &quiet);
    if (quiet.kind != ERR_NONE)
        log_line(LOG_WARN, "%s", quiet.text);
    stage_first_settings(stage);
    return (arena_init(&stage->supply.scratch, 16 << 20) && picture_init(&stage->picture) &&
            aloud_init(&stage->aloud) &&
            showing_init(&stage->showing, stage->paint, stage->journal, &stage->supply) &&
            home_init(&stage->home, stage->paint, stage->journal, &stage->supply, run->surroundings,
                      stage->language)) ||
           err_set(err, ERR_LIMIT, _("Er is te weinig geheugen om te beginnen."));
}

/* The deck is opened while the video starts, and its first card painted while the window opens: there is a second core for it. */
static void paint_first(struct stage *stage, struct size_px size)
{
    struct view_env env;
    struct show_view view = {.cards = NULL};
    stage->window.size = size;
    stage->now_ms = stage_clock(stage);
    size_cache(stage);
    poll_all(stage);
    if (stage->place != STAGE_SHOW)
        return;
    stage_env(stage, &env);
    compose(stage, &env, &view);
    want_pictures(stage, &env, &view, false);
}

static bool begin_type(struct stage *stage, struct err *err)
{
    stage->labels = labels_create(err);
    stage->bakery = stage->labels ? bakery_create(stage->labels) : NULL;
    if (stage->labels && !stage->bakery)
        err_set(err, ERR_LIMIT, _("Er is te weinig geheugen om te beginnen."));
    return stage->bakery != NULL;
}

/* A kiosk may hang on its side; elsewhere only who asks for it turns the picture. */
static int quarters_of(const struct stage *stage)
{
    if (stage->kiosk.on)
        return stage->run->settings->kiosk.quarters;
    return stage->run->options->quarters >= 0 ? stage->run->options->quarters : 0;
}

static bool begin_screen(struct stage *stage, struct err *err)
{
    const struct options *options = stage->run->options;
    struct window_options window = {.title = "Waaier",
                                    .full_screen =
                                        options->sub != SUB_OPEN && !options->windowed && !options->w_px,
                                    .display = options->display > 0 ? options->display - 1 : 0,
                                    .w_px = options->w_px,
                                    .h_px = options->h_px,
                                    .quarters = quarters_of(stage),
                                    .player = stage->run->settings->player};
    struct size_px size;
    if (stage->run->feed)
        return stage_begin_apart(stage, err);
    if (!window_video_start(window.player, err))
        return false;
    SDL_StopTextInput(); /* SDL starts with it; whoever is locked out asks for it again */
    if (window_expect(&window, &size))
        paint_first(stage, size);
    if (stage->quit)
        return true; /* there is no deck to show */
    if (!window_open(&window, &stage->window, err))
        return false;
    paint_first(stage, stage->window.size);
    stage->wake_event = SDL_RegisterEvents(1);
    stage->waker = waker_create(stage->wake_event, err);
    if (!stage->waker)
        return false;
    stage_watch(stage);
    if (stage->title[0])
        SDL_SetWindowTitle(stage->window.sdl, stage->title);
    hands_begin(&stage->hands, &stage->window, stage->run->settings->screen_mm);
    stage_record_begin(stage);
    return true;
}

static void end_all(struct stage *stage)
{
    stage_staff_end(stage);
    if (stage->home.paint) { /* the last of the services: both were made */
        home_finish(&stage->home);
        showing_finish(&stage->showing);
    }
    lock_wipe(&stage->lock);
    aloud_finish(&stage->aloud);
    placing_finish(&stage->blocks.placing);
    waker_destroy(stage->waker);
    bakery_destroy(stage->bakery);
    labels_destroy(stage->labels);
    window_close(&stage->window);
    SDL_Quit();
    journal_close(stage->journal);
    paint_destroy(stage->paint);
    picture_finish(&stage->picture);
    arena_finish(&stage->supply.scratch);
}

static void first_place(struct stage *stage)
{
    const struct options *options = stage->run->options;
    const char *const *decks = stage->kiosk.on ? stage->kiosk.decks : stage->run->decks;
    if (stage->run->deck_count > 0)
        stage_open(stage, decks[0], options->selection, options->page);
    else
        stage_go_home(stage, NULL);
}

/* A screen that nobody watches over allows nothing that leads out of the cards, or stays behind. */
static struct stage_rules rules_of(const struct stage_options *options)
{
    bool open = options->options->sub != SUB_KIOSK;
    return (struct stage_rules){.ends = open, .shares = open, .opens = open, .asks = open, .keeps = open};
}

int stage_run(const struct stage_options *options)
{
    struct err err = {0};
    struct arena arena;
    if (!arena_init(&arena, sizeof(struct stage) + (1 << 20)))
        return 3;
    struct stage *stage = ARENA_NEW(&arena, struct stage, 1);
    stage->run = options;
    stage->rules = rules_of(options);
    stage->now_ms = stage_clock(stage);
    stage->seed = stage_chance(stage);
    stage->arena = (struct arena){0};
    bool begun = arena_init(&stage->arena, 1 << 20);
    if (begun)
        stage_kiosk_begin(stage);
    begun = begun && begin_services(stage, &err) && begin_type(stage, &err);
    if (begun) {
        stage_staff_ready(stage);
        first_place(stage);
        begun = begin_screen(stage, &err);
    }
    if (begun) {
        loop(stage);
        stage_record_end(stage);
    } else {
        (void)fprintf(stderr, "waaier: %s\n", err.text);
        stage->exit_status = 3;
    }
    end_all(stage);
    int status = stage->exit_status;
    arena_finish(&stage->arena);
    arena_finish(&arena);
    return status;
}
