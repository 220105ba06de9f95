#include "replay.h"

#include <math.h>
#include <stdio.h>

#include "base/fs.h"

enum {
    STILL_US = 50000, /* no frame for so long, and no finger moved: it was at rest, or waited for a painter */
    END_US =
        150000, /* the last of what a throw moves: less than a pixel a frame, and what is the same is not drawn */
    TAIL_US = 700000,   /* looked at after the last event */
    REST_MS = 60,       /* longer than the pause after which sharp parts are asked for */
    ANSWER_US = 250000, /* without a frame this long an event changed nothing */
    LOG_BYTES = 1 << 20,
    FINGERS = 10,
};

bool replay_read(struct arena *arena, const char *name, struct script *out)
{
    char path[400];
    struct str text;
    struct err err = {0};
    (void)snprintf(path, sizeof path, "%s/%s.log", LOGS_DIR, name);
    bool ok = fs_read(arena, path, LOG_BYTES, &text, &err) && script_read(arena, text, out, &err);
    if (!ok)
        (void)fprintf(stderr, "%s: %s\n", path, err.text);
    return ok;
}

struct scale {
    double px_per_um; /* of the glass: the log's window fills it */
};

static void scale_take(struct scale *scale, const struct glass_x11 *glass, const struct script_event *event)
{
    if (event->kind == SCRIPT_WINDOW && event->as.window.w_um > 0)
        scale->px_per_um = (double)glass->w_px / event->as.window.w_um;
}

struct acted {
    bool any, moves; /* a finger did something; it moved */
    int id;
    double x_px, y_px;
};

static struct acted act(struct glass_x11 *glass, const struct scale *scale, const struct script_event *event)
{
    struct touch_event touch;
    if (!script_touch(event, &touch) || touch.kind == TOUCH_TICK)
        return (struct acted){.any = false};
    enum finger_does does = touch.kind == TOUCH_DOWN   ? FINGER_DOWN
                            : touch.kind == TOUCH_MOVE ? FINGER_MOVE
                                                       : FINGER_UP;
    struct acted acted = {.any = true,
                          .moves = does == FINGER_MOVE,
                          .id = event->as.finger.id,
                          .x_px = event->as.finger.x_um * scale->px_per_um,
                          .y_px = event->as.finger.y_um * scale->px_per_um};
    glass->glass.finger(&glass->glass, does, acted.id, acted.x_px, acted.y_px);
    return acted;
}

/* ---- at its own pace */

struct hand {
    double x_px, y_px;           /* where it is */
    double seen_x_px, seen_y_px; /* ... and was at the last frame */
};

struct frames {
    double before_us; /* the last frame; 0: none yet */
    double
        right_us; /* as late what was seen was right: the last event since then that asked for nothing else */
    double touched_us; /* the first event since then that asked for something else; 0: none */
    enum strip_way way;
    struct hand hands[FINGERS];
    struct numbers thrown_us,
        at_us; /* gaps since the last event, and when they ended: what of them counts is known at the end */
};

/* What was thrown came to rest, or was caught: then all of it counts. */
static void thrown_ends(struct frames *frames, bool caught, struct replayed *out)
{
    for (int i = 0; i < frames->thrown_us.count; i++)
        if (caught || frames->before_us - frames->at_us.at[i] > END_US)
            numbers_add(&out->gaps_us, frames->thrown_us.at[i]);
    frames->thrown_us.count = frames->at_us.count = 0;
}

/* What moves goes on within STILL_US; while fingers move, or a finger came in time, every gap counts however long it is, but for
 * those in which there was nothing more to show. The first frame after a rest ends no gap. */
static void note(struct frames *frames, double at_us, bool crept, struct replayed *out)
{
    double gap_us = at_us - fmax(frames->before_us, frames->right_us);
    bool touched = frames->touched_us > 0 && frames->touched_us - frames->before_us < STILL_US;
    bool rested = frames->before_us <= 0 || (gap_us >= STILL_US && !touched);
    if (rested || frames->touched_us > 0)
        thrown_ends(frames, touched, out);
    if (!rested && crept) {
        out->crept++;
    } else if (!rested && touched) {
        numbers_add(&out->gaps_us, gap_us);
    } else if (!rested) {
        numbers_add(&frames->thrown_us, gap_us);
        numbers_add(&frames->at_us, at_us);
    }
    out->frames++;
    out->pauses += rested;
    frames->before_us = at_us;
    frames->right_us = frames->touched_us = 0;
    for (int i = 0; i < FINGERS; i++) {
        frames->hands[i].seen_x_px = frames->hands[i].x_px;
        frames->hands[i].seen_y_px = frames->hands[i].y_px;
    }
}

/* A finger that moved less than a pixel since the last frame, the way that things move here, asks for nothing. */
static void note_finger(struct frames *frames, const struct acted *acted, double at_us)
{
    struct hand *hand = &frames->hands[acted->id % FINGERS];
    hand->x_px = acted->x_px;
    hand->y_px = acted->y_px;
    double aside = fabs(hand->x_px - hand->seen_x_px), down = fabs(hand->y_px - hand->seen_y_px);
    bool asks = !acted->moves || (frames->way != STRIP_DOWN && aside >= 1) ||
                (frames->way != STRIP_ASIDE && down >= 1);
    if (!asks && frames->touched_us <= 0)
        frames->right_us = at_us;
    else if (frames->touched_us <= 0)
        frames->touched_us = at_us;
}

static void look(struct eye *eye, double until_us, struct strip *strip, struct frames *frames,
                 struct replayed *out)
{
    for (double at_us; (at_us = eye_begins_us(eye, until_us)) > 0;)
        note(frames, at_us, strip_crept(strip), out);
}

void replay_run(struct glass_x11 *glass, struct eye *eye, struct strip *strip, const struct script *script,
                struct replayed *out)
{
    struct scale scale = {0};
    struct frames frames = {.way = strip->way};
    double begin_us = now_us();
    *out = (struct replayed){.frames = 0};
    for (int i = 0; i < script->count; i++) {
        const struct script_event *event = &script->at[i];
        scale_take(&scale, glass, event);
        look(eye, begin_us + (double)event->at_ms * 1000, strip, &frames, out);
        double at_us = now_us();
        struct acted acted = act(glass, &scale, event);
        if (acted.any)
            note_finger(&frames, &acted, at_us);
    }
    look(eye, now_us() + TAIL_US, strip, &frames, out);
    thrown_ends(&frames, false, out);
}

/* ---- by steps */

bool replay_steps(struct glass_x11 *glass, struct eye *eye, const struct script *script, struct replayed *out)
{
    struct scale scale = {0};
    *out = (struct replayed){.frames = 0};
    for (int i = 0; i < script->count; i++) {
        scale_take(&scale, glass, &script->at[i]);
        if (!eye_rests(eye, REST_MS))
            return false;
        double since_us = now_us();
        if (!act(glass, &scale, &script->at[i]).any)
            continue;
        double at_us = eye_frame_us(eye, since_us + ANSWER_US);
        if (at_us > 0)
            numbers_add(&out->answer_us, at_us - since_us);
        else
            out->pauses++;
        out->frames += at_us > 0;
    }
    return true;
}
