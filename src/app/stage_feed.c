/* Where events and time come from. Usually SDL's queue and the machine's clock; a log or a test brings its own, and then the window is
 * one in memory, and painters and threads are waited for before anything else happens: what is seen is the same however fast they
 * are. */
#include "app/stage_private.h"

#include "base/clock.h"
#include "base/log.h"

#include <poll.h>
#include <stdio.h>
#include <unistd.h>

enum {
    WAIT_MAX_MS = 60000,
    LOOK_MS = 5,        /* a reader without a descriptor of its own is looked at so often */
    PATIENCE_MS = 20000 /* longer nobody is waited for; a painter is given up sooner */
};

int64_t stage_clock(const struct stage *stage)
{
    return stage->run->feed ? stage->run->feed->now_ms : clock_ms();
}

uint64_t stage_chance(const struct stage *stage)
{
    return stage->run->feed ? stage->run->feed->seed : (uint64_t)clock_wall_ms() << 16 ^ (uint64_t)getpid();
}

/* ---- what is not ours to hasten */

static bool pages_are_read(const struct stage *stage)
{
    struct show_view view;
    bool searches = stage->place == STAGE_SHOW && stage->showing.ready &&
                    stage->showing.state.mode == SHOW_SEARCH && !showing_reads(&stage->showing);
    if (!searches)
        return true;
    showing_view((struct showing *)(uintptr_t)&stage->showing, &view, stage->now_ms);
    return view.pages_read >= view.pages_all;
}

/* It stays so called until someone asks for what it found. */
static bool is_at_it(const struct placing *placing)
{
    return placing->running && !atomic_load(&placing->done);
}

/* Whether an answer is still to come that would be seen. */
static bool is_answered(const struct stage *stage)
{
    const struct showing *showing = &stage->showing;
    bool opens = showing->opening && !showing->locked;
    return stage->painted && !opens && !showing->loader.running && !is_at_it(&stage->aloud.placing) &&
           !stage->aloud.waits && !is_at_it(&stage->blocks.placing) && pages_are_read(stage);
}

/* Sleeps until painter, loader or file have something to tell. */
static void wait_for_them(const struct stage *stage)
{
    int fds[2 + SHOWING_FDS] = {paint_fd(stage->paint), stage->aloud.bell};
    struct pollfd polls[COUNT_OF(fds)];
    int64_t left_ms = paint_deadline_ms(stage->paint) - clock_ms();
    nfds_t count = 0;
    showing_fds(&stage->showing, fds + 2);
    for (size_t i = 0; i < COUNT_OF(fds); i++)
        if (fds[i] >= 0)
            polls[count++] = (struct pollfd){fds[i], POLLIN, 0};
    (void)poll(polls, count, left_ms < 0 ? 0 : left_ms < LOOK_MS ? (int)left_ms : LOOK_MS);
}

static bool waits(struct stage *stage)
{
    if (is_answered(stage)) {
        stage->waits_since_ms = 0;
        return false;
    }
    if (stage->waits_since_ms == 0)
        stage->waits_since_ms = clock_ms();
    if (clock_ms() > stage->waits_since_ms + PATIENCE_MS) {
        log_line(LOG_WARN, "an answer did not come");
        return false;
    }
    if (!stage->dirty)
        wait_for_them(stage);
    return true;
}

/* ---- events */

static int wait_ms(const struct stage *stage, int64_t due_ms)
{
    int64_t paint_ms = paint_deadline_ms(stage->paint), due = due_ms < paint_ms ? due_ms : paint_ms;
    int64_t left = stage->dirty ? 0 : due == INT64_MAX ? WAIT_MAX_MS : due - clock_ms();
    return (int)(left < 0 ? 0 : left > WAIT_MAX_MS ? WAIT_MAX_MS : left);
}

bool stage_next_event(struct stage *stage, int64_t due_ms, SDL_Event *out)
{
    struct feed *feed = stage->run->feed;
    bool any = feed ? !waits(stage) && feed->next(feed, stage, due_ms, out)
                    : SDL_WaitEventTimeout(out, wait_ms(stage, due_ms)) == 1;
    stage->now_ms = stage_clock(stage);
    return any;
}

bool stage_more_events(struct stage *stage, SDL_Event *out)
{
    struct feed *feed = stage->run->feed;
    return feed ? feed->more(feed, stage, out) : SDL_PollEvent(out) == 1;
}

void stage_take_feed(struct stage *stage, const SDL_Event *event)
{
    if (event->type == SDL_USEREVENT && event->user.code == FEED_EV_CANCEL)
        hands_forget(&stage->hands);
    else if (event->type == SDL_WINDOWEVENT && event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED)
        window_apart_resize(&stage->window, event->window.data1, event->window.data2);
}

void stage_feed_shown(struct stage *stage, bool room)
{
    struct feed *feed = stage->run->feed;
    if (feed && feed->shown)
        feed->shown(feed, stage, room);
}

bool stage_begin_apart(struct stage *stage, struct err *err)
{
    const struct feed *feed = stage->run->feed;
    stage->aloud.mute = true;
    if (!window_apart_start(err) ||
        !window_apart_open(feed->w_px, feed->h_px, feed->full_screen, &stage->window, err))
        return false;
    if (stage->desk.on &&
        !window_apart_open(feed->w_px, feed->h_px, feed->full_screen, &stage->desk.room.window, err))
        return false;
    hands_begin(&stage->hands, &stage->window, stage->run->settings->screen_mm);
    return true;
}

/* ---- recording */

static void set(struct record *record, const char *name, const char *value)
{
    record_set(record, name, str_from(value));
}

void stage_record_begin(struct stage *stage)
{
    static const char *const modes[] = {
        [SUB_OPEN] = "explore", [SUB_SHOW] = "show", [SUB_PRESENT] = "present", [SUB_KIOSK] = "kiosk"};
    struct record *record = stage->run->record;
    const struct settings *settings = stage->run->settings;
    char number[32];
    if (!record)
        return;
    set(record, "mode", modes[stage->run->options->sub]);
    set(record, "language", stage->language.at);
    set(record, "palette", palette_name(stage->palette));
    (void)snprintf(number, sizeof number, "%.2f", (double)stage->text);
    set(record, "text", number);
    set(record, "reduced-motion", stage->reduced_motion ? "yes" : "no");
    (void)snprintf(number, sizeof number, "%llu", (unsigned long long)stage->seed);
    set(record, "seed", number);
    if (stage->hands.glass_known) {
        (void)snprintf(number, sizeof number, "%.1f",
                       (double)(stage->window.size.w / stage->hands.px_per_mm));
        set(record, "glass-mm", number);
    }
    if (stage->kiosk.on) {
        (void)snprintf(number, sizeof number, "%d", settings->kiosk.idle_s);
        set(record, "idle-s", number);
    }
    if (stage->kiosk.on && settings->kiosk.office.len > 0)
        record_set(record, "office", settings->kiosk.office);
    record_begin(record, &stage->window, &stage->hands, stage->now_ms);
}

/* Where it was left is known to the journal, and not to who replays the log. */
void stage_record_deck(struct stage *stage)
{
    char number[32];
    if (!stage->run->record || stage->deck_recorded || stage->run->deck_count == 0)
        return;
    stage->deck_recorded = true;
    record_deck(stage->run->record, str_from(stage->showing.path));
    (void)snprintf(number, sizeof number, "%d", stage->showing.state.index + 1);
    if (!stage->showing.visit.on)
        set(stage->run->record, "page", number);
}

void stage_record_event(struct stage *stage, const SDL_Event *event)
{
    struct record *record = stage->run->record;
    bool secret = stage->place == STAGE_LOCKED || stage->kiosk.leave.open;
    record_secret(record, secret, stage->now_ms);
    record_event(record, event, &stage->window, &stage->hands, stage->now_ms);
}

void stage_record_end(struct stage *stage)
{
    struct arena arena;
    struct feed *feed = stage->run->feed;
    if (feed && feed->end)
        feed->end(feed, stage);
    if (!stage->run->record || !arena_init(&arena, 4 << 20))
        return;
    record_end(stage->run->record, stage_text(&arena, stage), stage->now_ms);
    arena_finish(&arena);
}
