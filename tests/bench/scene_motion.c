/* Pictures that move under the hand: zooming and moving over a page, and the overview. The floor flips its pictures by keys
 * at the same pace. */
#include "bench.h"

#include <string.h>

#include "motion.h"
#include "painting.h"

enum { SETTLE_MS = 600, SMOOTH_US = 16700, SHARP_MS = 150 };

/* Of the rounds. */
struct taken {
    struct numbers gaps, rest;
};

static void say_motion(struct bench *bench, const struct scene *scene, const char *program, const char *what,
                       const struct numbers *gaps, const struct floor *floor)
{
    struct row row = {.scene = scene->name, .program = program, .what = what, .unit = "ms"};
    double p99_us = numbers_at(gaps, 0.99);
    row.figure = figure_of(gaps, 1000);
    row.floor = figure_of(&floor->gaps, 1000);
    (void)snprintf(row.wants, sizeof row.wants, "p99 under 16.7");
    (void)snprintf(row.note, sizeof row.note, "p99 %.1f, %d frames", p99_us / 1000, gaps->count);
    row.bar = bar_if(p99_us < SMOOTH_US);
    report_row(&bench->report, &row);
}

static bool watch(struct screen *screen, const struct hands_plan *plan, struct taken *best)
{
    struct motion motion;
    if (!motion_watch(screen, plan, &motion) || motion.gaps_us.count == 0)
        return false;
    if (best->gaps.count == 0 || numbers_at(&motion.gaps_us, 0.99) < numbers_at(&best->gaps, 0.99))
        best->gaps = motion.gaps_us;
    numbers_add(&best->rest, motion.rest_us);
    return true;
}

/* ---- zoom */

/* In and out again; the last way is in. The bottom left of the page stays where it is, with a mark that tells how large the
 * page is and whether it was painted at that size. */
static void zoom_step(struct screen *screen, int index)
{
    screen_wheel(screen, index / 6 % 2 ? SCREEN_WHEEL_DOWN : SCREEN_WHEEL_UP);
}

/* To and fro with the button held, back to where it began. */
static void pan_step(struct screen *screen, int index)
{
    int way = index % 80 < 40 ? index % 80 : 80 - index % 80;
    const struct glimpse *glimpse = &screen->glimpse;
    screen_point(screen, glimpse->w_px / 2 - way * glimpse->w_px / 200,
                 glimpse->h_px / 2 + way * glimpse->h_px / 200);
}

static bool is_sharp(const struct screen *screen)
{
    double scale = mark_scale(&screen->glimpse);
    if (scale > 1.5 && mark_is_fine(&screen->glimpse, scale))
        return true;
    (void)fprintf(stderr,
                  scale > 1.5 ? "the page drawn up %.2f times stays blurred\n"
                              : "the page is not drawn up (%.2f)\n",
                  scale);
    return false;
}

static bool zoom_round(struct bench *bench, const struct scene *scene, struct taken *zoom, struct taken *pan)
{
    static const struct hands_plan zooms = {zoom_step, 126, BENCH_FRAME_MS},
                                   pans = {pan_step, 161, BENCH_FRAME_MS};
    struct session session;
    struct sight sight;
    struct screen *screen = &bench->screen;
    char deck[512];
    bench_deck(bench, scene, deck, sizeof deck);
    screen_point(screen, 1, scene->h_px - 2);
    bool ok = session_start(&session, screen, bench->programs[BENCH_WAAIER], deck, 3, &sight);
    ok = ok && session_stays(&session, SETTLE_MS);
    screen_ctrl(screen, true);
    ok = ok && watch(screen, &zooms, zoom) && is_sharp(screen);
    screen_ctrl(screen, false);
    if (ok) {
        screen_point(screen, scene->w_px / 2, scene->h_px / 2);
        screen_hold(screen, true);
        ok = watch(screen, &pans, pan) && is_sharp(screen);
        screen_hold(screen, false);
    }
    session_stop(&session);
    return ok;
}

static void say_sharp(struct bench *bench, const struct scene *scene, const char *what,
                      const struct numbers *rest, double painting_us)
{
    struct row row = {
        .scene = scene->name, .program = bench->programs[BENCH_WAAIER]->name, .what = what, .unit = "ms"};
    double most_ms = painting_us > SHARP_MS * 1000 ? painting_us / 1000 : SHARP_MS;
    row.figure = figure_of(rest, 1000);
    (void)snprintf(row.wants, sizeof row.wants, "p50 within %.0f", most_ms);
    (void)snprintf(row.note, sizeof row.note, "painting the whole page takes %.0f", painting_us / 1000);
    row.bar = bar_if(row.figure.p50 <= most_ms);
    report_row(&bench->report, &row);
}

/* How long the painter takes over the page at the size on screen. */
static double painting_alone_us(const struct bench *bench, const struct scene *scene)
{
    struct painting painting;
    char deck[512];
    bench_deck(bench, scene, deck, sizeof deck);
    double first_us =
        painting_open(&painting, deck) ? painting_time_us(&painting, 1, scene->w_px, scene->h_px) : 0;
    double time_us = first_us > 0 ? painting_time_us(&painting, 3, scene->w_px, scene->h_px) : 0;
    painting_close(&painting);
    return time_us;
}

void scene_zoom(struct bench *bench, const struct scene *scene)
{
    const char *program = bench->programs[BENCH_WAAIER]->name;
    struct taken zoom = {.gaps = {.count = 0}}, pan = {.gaps = {.count = 0}};
    struct floor floor = {.start = {.count = 0}};
    bool ok = true;
    for (int round = 0; ok && round < bench->rounds; round++)
        ok = floor_measure(bench, &floor) && zoom_round(bench, scene, &zoom, &pan);
    double painting_us = ok ? painting_alone_us(bench, scene) : 0;
    if (!ok) {
        bench_failed(bench, scene, program);
        return;
    }
    say_motion(bench, scene, program, "zooming, between frames", &zoom.gaps, &floor);
    say_motion(bench, scene, program, "moving over it, frames", &pan.gaps, &floor);
    say_sharp(bench, scene, "zooming stops, to sharp", &zoom.rest, painting_us);
    say_sharp(bench, scene, "moving stops, to sharp", &pan.rest, painting_us);
}

/* ---- overview */

static void scroll_step(struct screen *screen, int index)
{
    screen_wheel(screen, index % 100 < 50 ? SCREEN_WHEEL_DOWN : SCREEN_WHEEL_UP);
}

static void open_step(struct screen *screen, int index)
{
    (void)index;
    screen_key(screen, "Tab");
}

bool overview_measure(struct bench *bench, struct overview *best)
{
    static const struct hands_plan scrolls = {scroll_step, 150, BENCH_FRAME_MS},
                                   opens = {open_step, 1, BENCH_FRAME_MS};
    struct taken scrolled = {.gaps = best->gaps};
    struct motion opening;
    screen_point(&bench->screen, bench->screen.glimpse.w_px / 2, bench->screen.glimpse.h_px / 2);
    if (!motion_watch(&bench->screen, &opens, &opening) || !watch(&bench->screen, &scrolls, &scrolled))
        return false;
    numbers_add(&best->whole, opening.rest_us);
    best->gaps = scrolled.gaps;
    return true;
}

void overview_say(struct bench *bench, const struct scene *scene, const struct overview *best,
                  const struct floor *floor)
{
    const char *program = bench->programs[BENCH_WAAIER]->name;
    struct row row = {
        .scene = scene->name, .program = program, .what = "overview opens, all tiles", .unit = "ms"};
    row.figure = figure_of(&best->whole, 1000);
    report_row(&bench->report, &row);
    say_motion(bench, scene, program, "overview scrolls, frames", &best->gaps, floor);
}

void scene_overview(struct bench *bench, const struct scene *scene)
{
    struct overview best = {.gaps = {.count = 0}};
    struct floor floor = {.start = {.count = 0}};
    char deck[512];
    bool ok = true;
    bench_deck(bench, scene, deck, sizeof deck);
    for (int round = 0; ok && round < bench->rounds; round++) {
        struct session session = {.page = 0};
        struct sight sight;
        ok = floor_measure(bench, &floor) &&
             session_start(&session, &bench->screen, bench->programs[BENCH_WAAIER], deck, 1, &sight) &&
             session_stays(&session, SETTLE_MS) && overview_measure(bench, &best);
        session_stop(&session);
    }
    if (ok)
        overview_say(bench, scene, &best, &floor);
    else
        bench_failed(bench, scene, "overview");
}
