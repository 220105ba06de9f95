#include "app/replay.h"

#include "app/keys.h"
#include "app/png.h"
#include "app/stage_private.h"
#include "base/fs.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOUSE = -1, UM = 1000, TEXT_BYTES = 4 << 20, END_MS = 2000 /* what moves comes to rest in it */ };

/* ---- events */

static struct pt_px px_of(const struct replay *replay, int32_t x_um, int32_t y_um)
{
    return (struct pt_px){(float)x_um / UM * replay->px_per_mm, (float)y_um / UM * replay->px_per_mm};
}

static void mouse(struct replay *replay, enum script_kind kind, struct pt_px at, SDL_Event *out)
{
    int x = (int)lroundf(at.x), y = (int)lroundf(at.y);
    if (kind == SCRIPT_MOVE) {
        out->type = SDL_MOUSEMOTION;
        out->motion.x = x;
        out->motion.y = y;
        out->motion.state = replay->pointer_down ? SDL_BUTTON_LMASK : 0;
        return;
    }
    replay->pointer_down = kind == SCRIPT_DOWN;
    out->type = replay->pointer_down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP;
    out->button.button = SDL_BUTTON_LEFT;
    out->button.x = x;
    out->button.y = y;
}

static void contact(struct replay *replay, const struct script_event *from, SDL_Event *out)
{
    struct pt_px at = px_of(replay, from->as.finger.x_um, from->as.finger.y_um);
    if (from->as.finger.id == MOUSE) {
        mouse(replay, from->kind, at, out);
        return;
    }
    out->type = from->kind == SCRIPT_DOWN ? SDL_FINGERDOWN
                : from->kind == SCRIPT_UP ? SDL_FINGERUP
                                          : SDL_FINGERMOTION;
    out->tfinger.fingerId = from->as.finger.id;
    out->tfinger.x = at.x / (float)replay->feed.w_px;
    out->tfinger.y = at.y / (float)replay->feed.h_px;
}

static bool key(const struct script_event *from, SDL_Event *out)
{
    struct key_chord chord;
    if (!key_chord_read(str_from(from->as.key.chord), &chord))
        return false;
    out->type = SDL_KEYDOWN;
    out->key.keysym = keys_keysym(chord);
    out->key.repeat = from->as.key.again;
    return true;
}

static void wheel(struct replay *replay, const struct script_event *from, SDL_Event *out)
{
    struct pt_px at = px_of(replay, from->as.wheel.x_um, from->as.wheel.y_um);
    out->type = SDL_MOUSEWHEEL;
    out->wheel.preciseY = -(float)from->as.wheel.notches / UM;
    out->wheel.preciseX = (float)from->as.wheel.across / UM;
    out->wheel.mouseX = (int)lroundf(at.x);
    out->wheel.mouseY = (int)lroundf(at.y);
    SDL_SetModState(from->as.wheel.ctrl ? KMOD_LCTRL : KMOD_NONE);
}

static void window(struct replay *replay, const struct script_event *from, SDL_Event *out)
{
    replay->feed.w_px = from->as.window.w_px;
    replay->feed.h_px = from->as.window.h_px;
    replay->px_per_mm = (float)from->as.window.w_px / ((float)from->as.window.w_um / UM);
    out->type = SDL_WINDOWEVENT;
    out->window.event = SDL_WINDOWEVENT_SIZE_CHANGED;
    out->window.data1 = from->as.window.w_px;
    out->window.data2 = from->as.window.h_px;
}

/* SDL's are short: longer words come in parts. */
static bool text(const struct script_event *from, SDL_Event *out)
{
    out->type = SDL_TEXTINPUT;
    str_to_field(out->text.text, sizeof out->text.text, from->as.text);
    return out->text.text[0] != '\0';
}

static bool file(const struct script_event *from, SDL_Event *out)
{
    out->type = SDL_DROPFILE;
    out->drop.file = SDL_malloc(from->as.text.len + 1); /* who takes it frees it */
    if (out->drop.file)
        str_to_field(out->drop.file, from->as.text.len + 1, from->as.text);
    return out->drop.file != NULL;
}

bool replay_event(struct replay *replay, const struct script_event *from, SDL_Event *out)
{
    memset(out, 0, sizeof *out);
    switch (from->kind) {
    case SCRIPT_DOWN:
    case SCRIPT_MOVE:
    case SCRIPT_UP: contact(replay, from, out); return true;
    case SCRIPT_CANCEL:
        replay->pointer_down = false;
        out->type = SDL_USEREVENT;
        out->user.code = FEED_EV_CANCEL;
        return true;
    case SCRIPT_KEY: return key(from, out);
    case SCRIPT_TEXT: return text(from, out);
    case SCRIPT_WHEEL: wheel(replay, from, out); return true;
    case SCRIPT_BUTTON:
        out->type = SDL_MOUSEBUTTONDOWN;
        out->button.button = from->as.button == SCRIPT_RIGHT ? SDL_BUTTON_RIGHT : SDL_BUTTON_MIDDLE;
        return true;
    case SCRIPT_WINDOW: window(replay, from, out); return true;
    case SCRIPT_FILE: return file(from, out);
    case SCRIPT_DECK:
    case SCRIPT_SET:
    case SCRIPT_WAIT:
    case SCRIPT_SNAP: return false;
    }
    return false;
}

/* ---- pictures */

static bool put(const struct replay *replay, struct stage *stage, const char *name, struct err *err)
{
    struct arena arena;
    const struct pixels *pixels = player_memory_pixels(stage->window.player);
    if (!arena_init(&arena, TEXT_BYTES))
        return err_set(err, ERR_LIMIT, "no memory for a picture");
    struct str dir = str_from(replay->out), state = stage_text(&arena, stage);
    struct str picture = fs_join(&arena, dir, str_format(&arena, "%s.png", name));
    struct str words = fs_join(&arena, dir, str_format(&arena, "%s.txt", name));
    bool ok = picture.at && words.at && state.at && png_write(&arena, picture.at, pixels, err) &&
              fs_write(words.at, state, err);
    arena_finish(&arena);
    return ok;
}

static void snap(struct replay *replay, struct stage *stage, const char *name)
{
    struct err err = {0};
    if (!replay->out || put(replay, stage, name, &err))
        return;
    (void)fprintf(stderr, "waaier: %s\n", err.text);
    replay->failed = true;
}

/* ---- the feed */

static struct replay *of(struct feed *feed)
{
    return (struct replay *)feed; /* its first member */
}

static int64_t time_of(const struct script_event *event)
{
    return REPLAY_BEGIN_MS + event->at_ms;
}

/* What comes now, whatever needs no event of SDL's on the way. Nothing waits for a picture that is asked for in the midst of events:
 * the frame before is what it shows. */
static bool now(struct replay *replay, struct stage *stage, SDL_Event *out)
{
    while (replay->at < replay->script->count &&
           time_of(&replay->script->at[replay->at]) <= replay->feed.now_ms) {
        const struct script_event *event = &replay->script->at[replay->at++];
        if (event->kind == SCRIPT_SNAP)
            snap(replay, stage, event->as.snap);
        if (replay_event(replay, event, out))
            return true;
    }
    return false;
}

static bool next(struct feed *feed, struct stage *stage, int64_t due_ms, SDL_Event *out)
{
    struct replay *replay = of(feed);
    const struct script *script = replay->script;
    int64_t end_ms = script->count > 0 ? time_of(&script->at[script->count - 1]) : REPLAY_BEGIN_MS;
    if (stage->dirty) /* a frame first: what is touched is what was seen */
        return false;
    if (now(replay, stage, out))
        return true;
    int64_t event_ms = replay->at < script->count ? time_of(&script->at[replay->at]) : INT64_MAX;
    if (replay->at >= script->count && (due_ms == INT64_MAX || feed->now_ms >= end_ms + END_MS)) {
        stage->quit = true;
        return false;
    }
    feed->now_ms = due_ms < event_ms ? due_ms : event_ms;
    return due_ms < event_ms ? false : now(replay, stage, out);
}

static bool more(struct feed *feed, struct stage *stage, SDL_Event *out)
{
    struct replay *replay = of(feed);
    bool picture = replay->at < replay->script->count && replay->script->at[replay->at].kind == SCRIPT_SNAP;
    return !picture && now(replay, stage, out);
}

static void end(struct feed *feed, struct stage *stage)
{
    snap(of(feed), stage, "einde");
}

void replay_begin(struct replay *replay, const struct script *script, const char *out)
{
    *replay = (struct replay){.script = script, .out = out};
    replay->feed = (struct feed){.w_px = 1280,
                                 .h_px = 720,
                                 .seed = 1,
                                 .now_ms = REPLAY_BEGIN_MS,
                                 .next = next,
                                 .more = more,
                                 .end = end};
    replay->px_per_mm = 96 / 25.4f;
    for (int i = 0; i < script->count; i++) {
        SDL_Event event;
        if (script->at[i].kind != SCRIPT_WINDOW)
            continue;
        (void)replay_event(replay, &script->at[i], &event);
        replay->feed.full_screen = script->at[i].as.window.full;
        return;
    }
}
