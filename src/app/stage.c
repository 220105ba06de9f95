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
    FRAME_MS = 10 /* a hundred a second: what is late by half is still there in time for a glass of sixty */
};

/* The window's size sets the budget, unless the settings do. Beside a room's a console has but panes: all of a card's are less than
 * half a page. */
void stage_size_cache(struct stage *stage)
{
    int64_t asked = stage->run->settings->cache_bytes;
    stage->cache_bytes = asked > 0 ? asked : ahead_budget(stage->window.size);
    if (asked <= 0 && stage_room_is_open(stage))
        stage->cache_bytes = stage->cache_bytes / 2 + ahead_budget(stage->desk.room.window.size);
    paint_set_cache(stage->paint, stage->cache_bytes);
}

void stage_resized(struct stage *stage)
{
    struct size_px before = stage->window.size;
    window_resized(&stage->window);
    if (before.w != stage->window.size.w || before.h != stage->window.size.h)
        record_resized(stage->run->record, &stage->window, &stage->hands, stage->now_ms);
    stage_size_cache(stage);
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
    int fds[3 + SHOWING_FDS] = {paint_fd(stage->paint), stage->aloud.bell, stage_screens_fd(stage)};
    showing_fds(&stage->showing, fds + 3);
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
    stage_timing_end(stage);
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
                                      .present = stage->desk.on,
                                      .explore = stage->run->options->sub != SUB_SHOW && !stage->desk.on,
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
    stage->place = stage->showing.broken ? STAGE_BROKEN : STAGE_SHOW;
    stage_ink_stand(stage);
    stage_touch_stand(stage);
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
    stage_screens_poll(stage);
    stage_aloud_poll(stage);
    if (read && stage_shows(stage) && !showing_reads(&stage->showing))
        stage_follow_mark(stage, true); /* the sections of the overview are known */
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
           stage_visit_moves(stage) || stage_lift_moves(stage) || stage->rings || stage_kiosk_moves(stage) ||
           stage_timing_moves(stage);
}

/* When there is something to do for time. */
static int64_t due_ms(const struct stage *stage)
{
    int64_t due = least(hands_due_ms(&stage->hands), showing_due_ms(&stage->showing));
    if (stage->bar_until_ms > stage->now_ms)
        due = least(due, stage->bar_until_ms);
    if (will_tell_to_wait(stage))
        due = least(due, stage->opening_ms + STAGE_OPENING_MS);
    due = least(due, stage_zoom_due_ms(stage));
    due = least(due, stage_keyboard_due_ms(stage));
    due = least(due, stage_kiosk_due_ms(stage));
    due = least(due, stage_console_due_ms(stage));
    due = least(due, stage_timing_due_ms(stage));
    due = least(due, stage_touch_due_ms(stage));
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
        stage->dirty = stage->window.whole = stage->desk.room.window.whole = true;
    if (event->type == SDL_DISPLAYEVENT)
        stage_screens_changed(stage);
    if (stage_room_take(stage, event))
        return;
    if (stage->run->feed)
        stage_take_feed(stage, event);
    window_turn_event(&stage->window, event);
    stage_record_event(stage, event);
    stage_aloud_event(stage, event);
    stage_kiosk_feel(stage, event);
    if (stage_ink_event(stage, event))
        return;
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
    stage_console_tick(stage);
    stage_timing_tick(stage);
    stage_touch_tick(stage);
    stage_prepare_tick(stage);
    if (will_tell_to_wait(stage) && stage->now_ms >= stage->opening_ms + STAGE_OPENING_MS) {
        stage->place = STAGE_OPENING;
        stage->dirty = stage->told_to_wait = true;
    }
}

static void hurry(struct stage *stage, bool hurries)
{
    stage->hurries = hurries;
    paint_leave_room(stage->paint, hurries);
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
        hurry(stage, now || hands_touch(&stage->hands));
        if ((stage->dirty || now || stage->moved) && !stage->quit)
            stage_frame(stage);
        if (stage->moved && !now && !stage->motion.list_held)
            stage_book_note(stage);
        stage->moved = now; /* one more frame, so that what stopped stands in its place */
        poll_all(stage);
        if (stage->woken) {
            stage->woken = false;
            waker_resume(stage->waker);
        }
        if (stage->dirty && !stage->quit)
            stage_frame(stage);
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
            picture_init(&stage->desk.room.picture) && stage_console_init(&stage->console) &&
            aloud_init(&stage->aloud) &&
            showing_init(&stage->showing, stage->paint, stage->journal, &stage->supply) &&
            home_init(&stage->home, stage->paint, stage->journal, &stage->supply, run->surroundings,
                      stage->language)) ||
           err_set(err, ERR_LIMIT, _("Er is te weinig geheugen om te beginnen."));
}

/* The deck is opened while the video starts, and its first card painted while the window opens: there is a second core for it. */
static void paint_first(struct stage *stage, struct size_px size)
{
    stage->window.size = size;
    stage->now_ms = stage_clock(stage);
    stage_size_cache(stage);
    poll_all(stage);
    if (stage->place != STAGE_SHOW)
        return;
    stage_frame_first(stage);
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

/* Where the two windows of who presents will stand, and how large. */
static void begin_desk(struct stage *stage, struct window_options *console)
{
    if (!stage->desk.on)
        return;
    stage_console_recall(stage);
    stage_screens_begin(stage);
    console->bounds = stage_screens_window(stage, false);
    console->waits_not = stage_screens_two(stage) || !stage->desk.covers;
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
    if (!window_video_start(window.player, stage->desk.on || options->display > 0, err))
        return false;
    stage_screens_watch(stage);
    begin_desk(stage, &window);
    SDL_StopTextInput(); /* SDL starts with it; whoever is locked out asks for it again */
    if (window_expect(&window, &size))
        paint_first(stage, size);
    if (stage->quit)
        return true; /* there is no deck to show */
    if (stage->desk.on && !stage_screens_open(stage, err))
        return false;
    if (!window_open(&window, &stage->window, err)) /* the last one has the keys */
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
    stage_ink_end(stage);
    stage_staff_end(stage);
    if (stage->home.paint) { /* the last of the services: both were made */
        home_finish(&stage->home);
        showing_finish(&stage->showing);
    }
    lock_wipe(&stage->lock);
    stage_timing_finish(stage);
    aloud_finish(&stage->aloud);
    placing_finish(&stage->blocks.placing);
    waker_destroy(stage->waker);
    bakery_destroy(stage->bakery);
    labels_destroy(stage->labels);
    bool none = stage->window.off; /* then SDL is left alone */
    window_close(&stage->window);
    stage_room_close(stage);
    stage_screens_end(stage);
    if (!none)
        SDL_Quit();
    journal_close(stage->journal);
    paint_destroy(stage->paint);
    picture_finish(&stage->picture);
    picture_finish(&stage->desk.room.picture);
    stage_console_finish(&stage->console);
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
    stage->desk.on = options->options->sub == SUB_PRESENT;
    stage->desk.covers = !options->options->windowed && !options->options->w_px;
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
        stage_timing_end(stage);
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
