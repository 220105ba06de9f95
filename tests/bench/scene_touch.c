/* Cards under fingers: input logs done again by real fingers on an Xorg with the inputtest driver, in a deck that is explored. The
 * floor flips its two pictures there, by keys at the pace of a touch screen. */
#include "bench.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "replay.h"

enum { REST_MS = 500, FLIPS = 250, FLIP_MS = 8, SMOOTH_US = 16700, ANSWER_US = 25000, LARGE_US = 33000 };

/* Nine cards, one after the other, into the fan, and there. */
#define KEEP_NINE "o 5 Return m Next m Next m Next m Next m Next m Next m Next m Next m w"

/* What is done in a scene: how one gets there from home by keys, and the logs. */
struct touched {
    const char *scene;
    int cards;         /* of a deck that is made; 0: the demo */
    const char *keys;  /* with spaces between them */
    const char *run;   /* at its own pace */
    const char *steps; /* NULL: none */
    enum strip_way way;
};
static const struct touched all[] = {
    {"wall", 28, "o", "fling", NULL, STRIP_DOWN},
    {"wall-20000", 20000, "o", "fling", NULL, STRIP_DOWN},
    {"swipe", 28, "o 5 Return", "swipe", "swipe-steps", STRIP_ASIDE},
    {"turn", 28, "o 5 Return", "turn", NULL, STRIP_NONE},
    {"pinch", 0, "o 3 Return", "pinch", "pinch-steps", STRIP_NONE},
    {"five", 28, "o", "five", NULL, STRIP_NONE},
    {"fan", 28, KEEP_NINE, "fan", NULL, STRIP_NONE},
    {"wall-4k", 28, "o", "fling", NULL, STRIP_DOWN},
    {"swipe-4k", 28, "o 5 Return", "swipe", "swipe-steps", STRIP_ASIDE},
    {"pinch-4k", 0, "o 3 Return", "pinch", "pinch-steps", STRIP_NONE},
};

struct rig {
    struct glass_x11 glass;
    struct eye eye;
    struct strip strip;
    struct child program;
    struct arena arena;
    char home[96], data[96];
    const char *environment[16];
};

struct taken {
    struct numbers gaps, floor_gaps, answers, floor_answers;
    int frames, pauses, crept;
};

static const struct touched *touched_of(const struct scene *scene)
{
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (strcmp(all[i].scene, scene->name) == 0)
            return &all[i];
    return NULL;
}

/* ---- the glass */

static void set_environment(struct rig *rig, const char *folder)
{
    int count = 0;
    while (rig->glass.environment[count]) {
        rig->environment[count] = rig->glass.environment[count];
        count++;
    }
    (void)snprintf(rig->home, sizeof rig->home, "HOME=%s", folder);
    (void)snprintf(rig->data, sizeof rig->data, "XDG_DATA_HOME=%s/data", folder);
    const char *const more[] = {rig->home, rig->data,
                                "XDG_CONFIG_HOME=", "XDG_CACHE_HOME=", "SDL_AUDIODRIVER=dummy"};
    memcpy(&rig->environment[count], more, sizeof more);
}

static bool rig_open(struct rig *rig, const struct bench *bench, const struct scene *scene,
                     enum strip_way way)
{
    if (!arena_init(&rig->arena, 8 << 20) ||
        !glass_x11_open_sized(&rig->glass, bench->room, scene->w_px, scene->h_px) ||
        !eye_open(&rig->eye, rig->glass.display) ||
        !strip_open(&rig->strip, rig->glass.display, way, scene->w_px, scene->h_px))
        return false;
    set_environment(rig, bench->room);
    glass_x11_point(&rig->glass, scene->w_px / 2.0, scene->h_px - 4); /* keys go to what is under it */
    return true;
}

static void rig_close(struct rig *rig)
{
    strip_close(&rig->strip);
    eye_close(&rig->eye);
    glass_x11_close(&rig->glass);
    arena_finish(&rig->arena);
}

static bool start(struct rig *rig, const struct bench *bench, const char *const *args)
{
    char log[128];
    (void)snprintf(log, sizeof log, "%s/touched.log", bench->room);
    child_start(&rig->program, args, rig->environment, log, -1);
    return eye_frame_us(&rig->eye, now_us() + DEADLINE_MS * 1000.0) > 0 && eye_rests(&rig->eye, REST_MS) &&
           child_runs(&rig->program);
}

/* ---- the floor */

static bool floor_round(struct rig *rig, const struct bench *bench, const struct scene *scene,
                        struct taken *taken)
{
    char w[16], h[16];
    struct numbers gaps = {.count = 0}, answers = {.count = 0};
    (void)snprintf(w, sizeof w, "%d", scene->w_px);
    (void)snprintf(h, sizeof h, "%d", scene->h_px);
    bool ok = start(rig, bench, (const char *[]){FLOOR_PATH, w, h, NULL});
    double begin_us = now_us(), before_us = 0;
    for (int i = 0; ok && i < FLIPS; i++) {
        glass_x11_key(&rig->glass, "Right");
        for (double at_us; (at_us = eye_begins_us(&rig->eye, begin_us + (i + 1) * FLIP_MS * 1000.0)) > 0;
             before_us = at_us)
            if (before_us > 0)
                numbers_add(&gaps, at_us - before_us);
    }
    for (int i = 0; ok && i < FLIPS / 8; i++) {
        ok = eye_rests(&rig->eye, REST_MS / 8);
        double since_us = now_us();
        glass_x11_key(&rig->glass, "Right");
        double at_us = eye_frame_us(&rig->eye, since_us + REST_MS * 1000.0);
        numbers_add(&answers, at_us - since_us);
    }
    child_kill(&rig->program, SIGTERM);
    if (!ok || gaps.count == 0)
        return false;
    bench_keep_best(&taken->floor_gaps, &gaps);
    bench_keep_best(&taken->floor_answers, &answers);
    return eye_rests(&rig->eye, REST_MS);
}

/* ---- Waaier */

static bool go_there(struct rig *rig, const char *keys)
{
    char words[128], *rest = words;
    (void)snprintf(words, sizeof words, "%s", keys);
    for (char *key; (key = strsep(&rest, " "));) {
        glass_x11_key(&rig->glass, key);
        if (eye_frame_us(&rig->eye, now_us() + DEADLINE_MS * 1000.0) <= 0 || !eye_rests(&rig->eye, REST_MS))
            return false;
    }
    return true;
}

static bool replay_log(struct rig *rig, const char *name, bool steps, struct replayed *out)
{
    struct script script;
    arena_rewind(&rig->arena, 0);
    if (!replay_read(&rig->arena, name, &script))
        return false;
    if (steps)
        return replay_steps(&rig->glass, &rig->eye, &script, out) && eye_rests(&rig->eye, REST_MS);
    replay_run(&rig->glass, &rig->eye, &rig->strip, &script, out);
    return eye_rests(&rig->eye, REST_MS);
}

static bool waaier_round(struct rig *rig, struct bench *bench, const struct scene *scene,
                         const struct touched *touched, struct taken *taken)
{
    char deck[400], size[32];
    struct replayed *now = calloc(1, sizeof *now);
    (void)snprintf(size, sizeof size, "%dx%d", scene->w_px, scene->h_px);
    if (touched->cards == 0)
        (void)snprintf(deck, sizeof deck, "%s", DEMO_PATH);
    bool ok = now && (touched->cards == 0 || bench_make_cards(bench, touched->cards, deck, sizeof deck)) &&
              start(rig, bench, (const char *[]){WAAIER_PATH, deck, "--size", size, NULL}) &&
              go_there(rig, touched->keys) && replay_log(rig, touched->run, false, now) &&
              now->gaps_us.count > 0;
    if (ok) {
        if (taken->gaps.count == 0 || numbers_at(&now->gaps_us, 0.99) < numbers_at(&taken->gaps, 0.99)) {
            taken->gaps = now->gaps_us;
            taken->frames = now->frames;
            taken->pauses = now->pauses;
            taken->crept = now->crept;
        }
        ok = !touched->steps || replay_log(rig, touched->steps, true, now);
        if (ok && touched->steps)
            bench_keep_best(&taken->answers, &now->answer_us);
    }
    child_kill(&rig->program, SIGTERM);
    free(now);
    return ok && eye_rests(&rig->eye, REST_MS);
}

/* ---- the whole */

static void say(struct bench *bench, const struct scene *scene, const struct taken *taken)
{
    bool large = bench_is_4k(scene);
    struct row row = {.scene = scene->name,
                      .program = bench->programs[BENCH_WAAIER]->name,
                      .what = "under fingers, frames",
                      .unit = "ms",
                      .figure = figure_of(&taken->gaps, 1000),
                      .floor = figure_of(&taken->floor_gaps, 1000)};
    double p99_us = numbers_at(&taken->gaps, 0.99);
    (void)snprintf(row.wants, sizeof row.wants, large ? "p95 under 33" : "p99 under 16.7");
    (void)snprintf(row.note, sizeof row.note, "p99 %.1f, %d frames, %d pauses, %d crept", p99_us / 1000,
                   taken->frames, taken->pauses, taken->crept);
    row.bar = bar_if(large ? row.figure.p95 * 1000 < LARGE_US : p99_us < SMOOTH_US);
    report_row(&bench->report, &row);
    if (taken->answers.count == 0)
        return;
    row.what = "finger to pixels";
    row.figure = figure_of(&taken->answers, 1000);
    row.floor = figure_of(&taken->floor_answers, 1000);
    (void)snprintf(row.wants, sizeof row.wants, large ? "p95 under 33" : "p95 under 25");
    (void)snprintf(row.note, sizeof row.note, "%d answers", taken->answers.count);
    row.bar = bar_if(row.figure.p95 * 1000 < (large ? LARGE_US : ANSWER_US));
    report_row(&bench->report, &row);
}

void scene_touch(struct bench *bench, const struct scene *scene)
{
    const struct touched *touched = touched_of(scene);
    struct rig *rig = calloc(1, sizeof *rig);
    struct taken *taken = calloc(1, sizeof *taken);
    bool ok = rig && taken && touched && glass_x11_can_be() && rig_open(rig, bench, scene, touched->way);
    for (int round = 0; ok && round < bench->rounds; round++)
        ok = floor_round(rig, bench, scene, taken) && waaier_round(rig, bench, scene, touched, taken);
    if (ok)
        say(bench, scene, taken);
    else
        bench_failed(bench, scene, "touch");
    if (rig)
        rig_close(rig);
    free(taken);
    free(rig);
}
