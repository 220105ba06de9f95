/* Who presents, with two displays: from a key to the last pixels of the room's and of the console's, page after page and back, with a
 * pause after each. Beside it, in the same rounds, `waaier show` on one display of that size, and the floor. And a pen: from the
 * pointer to its ink on both. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

#include "tree.h"
#include "twin.h"

enum {
    FORWARD = 24,
    BACK = 12,
    HASTY = 16,
    PRESSES = 8,
    BETWEEN_PRESSES_MS = 30,
    SHOW_TURNS = 24,
    STILL_MS = 300,
    PAUSE_MS = 200,
    SETTLE_MS = 600,
    LATER_MS = 6,
    PEN_US = 17000,
    PEN_MOST_US = 400000,
    STROKES = 4,
    STEPS = 36,
    STEP_PX = 12,
    ABOUT_PX = 6,
    BEHIND_PX = 5, /* the arrow lies over what is right of its tip */
};

struct taken {
    struct numbers floor, show, room, card, console; /* the console: all of it */
    struct numbers hasty,
        presses; /* the room's: page after page at once; the last of eight presses in a row */
    struct numbers pen_room, pen_own;
    double memory_start_mib, memory_paged_mib;
};

/* ---- one display */

static bool single_once(struct bench *bench, const struct program *program, const char *deck,
                        struct numbers *best)
{
    struct session session;
    struct sight sight;
    struct numbers turns = {.count = 0};
    bool ok = session_start(&session, &bench->screen, program, deck, 1, &sight) &&
              session_stays(&session, SETTLE_MS);
    for (int i = 0; ok && i < SHOW_TURNS; i++) {
        ok = session_turn(&session, program->next, session.page + 1, &sight) &&
             session_stays(&session, PAUSE_MS);
        numbers_add(&turns, session_time_us(&session, &sight));
    }
    session_stop(&session);
    if (ok)
        bench_keep_best(best, &turns);
    return ok;
}

/* A window manager that only just came up may miss the first window of all. */
static bool single(struct bench *bench, const struct program *program, const char *deck, struct numbers *best)
{
    return single_once(bench, program, deck, best) || single_once(bench, program, deck, best);
}

static bool singles(struct bench *bench, const struct scene *scene, struct taken *taken)
{
    char deck[512];
    bench_deck(bench, scene, deck, sizeof deck);
    bool ok = screen_open(&bench->screen, bench->room, scene->w_px, scene->h_px) &&
              single(bench, bench->programs[BENCH_FLOOR], "", &taken->floor) &&
              single(bench, bench->programs[BENCH_WAAIER], deck, &taken->show);
    screen_close(&bench->screen);
    return ok;
}

/* ---- two */

struct turns {
    struct numbers room, card, console;
};

static bool turn(struct twin *twin, bool forward, int page, struct turns *turns)
{
    struct twin_turn seen;
    if (!twin_turn(twin, forward ? "Right" : "Left", page, STILL_MS, &seen))
        return false;
    numbers_add(&turns->room, seen.room_us);
    numbers_add(&turns->card, seen.card_us);
    numbers_add(&turns->console, seen.console_us);
    return true;
}

/* The next press as soon as the room has the page before; then presses that wait for nothing. The console is on its way meanwhile. */
static bool hasty_round(struct twin *twin, struct taken *taken)
{
    struct numbers hasty = {.count = 0};
    int page = FORWARD - BACK + 1;
    bool ok = true;
    double us;
    for (int i = 0; ok && i < HASTY; i++) {
        ok = twin_room_sees(twin, "Right", ++page, &us);
        numbers_add(&hasty, us);
    }
    nap_us(SETTLE_MS * 1000);
    for (int i = 1; ok && i < PRESSES; i++) {
        screen_key(&twin->screen, "Right");
        nap_us(BETWEEN_PRESSES_MS * 1000);
    }
    ok = ok && twin_room_sees(twin, "Right", page + PRESSES, &us);
    if (!ok)
        return false;
    bench_keep_best(&taken->hasty, &hasty);
    numbers_add(&taken->presses, us);
    return true;
}

static bool turns_round(struct twin *twin, struct taken *taken)
{
    struct turns turns = {.room = {.count = 0}};
    bool ok = true;
    double started_mib = tree_memory_mib(twin->session.child.pid);
    for (int i = 0; ok && i < FORWARD; i++)
        ok = turn(twin, true, 2 + i, &turns);
    for (int i = 0; ok && i < BACK; i++)
        ok = turn(twin, false, FORWARD - i, &turns);
    if (!ok || !hasty_round(twin, taken))
        return false;
    bench_keep_best(&taken->room, &turns.room);
    bench_keep_best(&taken->card, &turns.card);
    bench_keep_best(&taken->console, &turns.console);
    taken->memory_start_mib = started_mib;
    taken->memory_paged_mib = tree_memory_mib(twin->session.child.pid);
    return true;
}

/* ---- a pen */

/* In one column, about there: where the card stands is known to a pixel or two. */
static bool has_ink(const struct glimpse *glimpse, int x_px, int y_px)
{
    for (int y = y_px - ABOUT_PX; y <= y_px + ABOUT_PX; y++) {
        uint32_t rgb = glimpse->at[(ptrdiff_t)y * glimpse->stride_px + x_px];
        int r = (int)(rgb >> 16 & 0xFF), g = (int)(rgb >> 8 & 0xFF), b = (int)(rgb & 0xFF);
        if (r > 0x90 && g + 0x40 < r && b + 0x40 < r) /* thin as it is there */
            return true;
    }
    return false;
}

/* Just behind the pointer, on both; false: the ink did not come. */
static bool step(struct twin *twin, int x_px, int y_px, struct taken *now)
{
    double share = (x_px - BEHIND_PX) / (double)twin->card.w_px, own_us = 0, room_us = 0;
    int room_x = (int)(share * twin->room.w_px), room_y = y_px * twin->room.h_px / twin->card.h_px;
    double since_us = now_us(), passed_us = 0;
    screen_point(&twin->screen, twin->card_x_px + x_px, twin->card_y_px + y_px);
    for (; (own_us <= 0 || room_us <= 0) && passed_us < PEN_MOST_US; nap_us(200)) {
        passed_us = now_us() - since_us;
        if (room_us <= 0 && has_ink(&twin->room, room_x, room_y))
            room_us = passed_us;
        if (own_us <= 0 && has_ink(&twin->card, x_px - BEHIND_PX, y_px))
            own_us = passed_us;
    }
    numbers_add(&now->pen_own, own_us);
    numbers_add(&now->pen_room, room_us);
    return own_us > 0 && room_us > 0;
}

static bool pen_round(struct twin *twin, struct taken *taken)
{
    struct taken *now = calloc(1, sizeof *now);
    screen_key(&twin->screen, "d");
    nap_us(SETTLE_MS * 1000);
    bool ok = now && twin_stands(twin, 1); /* with pens beside it the card may stand elsewhere */
    int left = twin->card.w_px / 6;
    for (int i = 0; ok && i < STROKES; i++) {
        int y = twin->card.h_px * (i + 2) / (STROKES + 3);
        screen_point(&twin->screen, twin->card_x_px + left, twin->card_y_px + y);
        nap_us(100000);
        screen_hold(&twin->screen, true);
        nap_us(100000);
        for (int j = 1; ok && j <= STEPS; j++) {
            ok = step(twin, left + j * STEP_PX * twin->console.w_px / 1920, y, now);
            nap_us(7000 + j % 5 * 2000);
        }
        screen_hold(&twin->screen, false);
        nap_us(200000);
    }
    if (ok) {
        bench_keep_best(&taken->pen_own, &now->pen_own);
        bench_keep_best(&taken->pen_room, &now->pen_room);
    }
    free(now);
    return ok;
}

/* ---- the whole */

static bool round_of(struct bench *bench, const struct scene *scene, bool pen, struct taken *taken)
{
    struct twin *twin = calloc(1, sizeof *twin);
    char pdf[512];
    bench_deck(bench, scene, pdf, sizeof pdf);
    bool ok = twin && (pen || singles(bench, scene, taken)) &&
              twin_open(twin, bench->room, scene->w_px, scene->h_px) && twin_deck(twin, bench->room, pdf) &&
              twin_start(twin);
    ok = ok && (pen ? pen_round(twin, taken) : turns_round(twin, taken));
    if (twin) {
        twin_stop(twin);
        twin_close(twin);
    }
    free(twin);
    return ok;
}

static void say_turns(struct bench *bench, const struct scene *scene, const char *what,
                      const struct numbers *turns, bool asks, const struct taken *taken)
{
    double show_ms = numbers_at(&taken->show, 0.95) / 1000;
    struct row row = {.scene = scene->name,
                      .program = bench->programs[BENCH_WAAIER]->name,
                      .what = what,
                      .unit = "ms",
                      .figure = figure_of(turns, 1000),
                      .floor = figure_of(&taken->floor, 1000)};
    (void)snprintf(row.note, sizeof row.note, "%d turns; p99 %.1f; show on one display %.1f / %.1f",
                   turns->count, row.figure.p99, numbers_at(&taken->show, 0.5) / 1000, show_ms);
    if (asks) {
        (void)snprintf(row.wants, sizeof row.wants, "p95 show's + %d", LATER_MS);
        row.bar = bar_if(row.figure.p95 <= show_ms + LATER_MS);
    }
    report_row(&bench->report, &row);
}

static void say_hasty(struct bench *bench, const struct scene *scene, const char *what,
                      const struct numbers *numbers)
{
    struct row row = {.scene = scene->name,
                      .program = bench->programs[BENCH_WAAIER]->name,
                      .what = what,
                      .unit = "ms",
                      .figure = figure_of(numbers, 1000)};
    report_row(&bench->report, &row);
}

static void say_memory(struct bench *bench, const struct scene *scene, const struct taken *taken)
{
    struct row row = {.scene = scene->name,
                      .program = bench->programs[BENCH_WAAIER]->name,
                      .what = "memory after paging",
                      .unit = "MiB",
                      .figure = figure_one(taken->memory_paged_mib)};
    (void)snprintf(row.note, sizeof row.note, "once started %.0f", taken->memory_start_mib);
    report_row(&bench->report, &row);
}

void scene_present(struct bench *bench, const struct scene *scene)
{
    struct taken *taken = calloc(1, sizeof *taken);
    bool ok = taken != NULL;
    for (int i = 0; ok && i < bench->rounds; i++)
        ok = round_of(bench, scene, false, taken);
    if (ok) {
        say_turns(bench, scene, "key to the room's pixels", &taken->room, true, taken);
        say_turns(bench, scene, "key to the console's card", &taken->card, false, taken);
        say_turns(bench, scene, "key to all of the console", &taken->console, true, taken);
        say_hasty(bench, scene, "to the room without pause", &taken->hasty);
        say_hasty(bench, scene, "eight presses, last to room", &taken->presses);
        say_memory(bench, scene, taken);
    } else {
        bench_failed(bench, scene, "present");
    }
    free(taken);
}

static void say_pen(struct bench *bench, const struct scene *scene, const char *what,
                    const struct numbers *numbers)
{
    struct row row = {.scene = scene->name,
                      .program = bench->programs[BENCH_WAAIER]->name,
                      .what = what,
                      .unit = "ms",
                      .figure = figure_of(numbers, 1000)};
    (void)snprintf(row.wants, sizeof row.wants, "p95 under %d", PEN_US / 1000);
    (void)snprintf(row.note, sizeof row.note, "%d steps", numbers->count);
    row.bar = bar_if(row.figure.p95 * 1000 < PEN_US);
    report_row(&bench->report, &row);
}

void scene_pen(struct bench *bench, const struct scene *scene)
{
    struct taken *taken = calloc(1, sizeof *taken);
    bool ok = taken != NULL;
    for (int i = 0; ok && i < bench->rounds; i++)
        ok = round_of(bench, scene, true, taken);
    if (ok) {
        say_pen(bench, scene, "pen to the room's pixels", &taken->pen_room);
        say_pen(bench, scene, "pen to the console's pixels", &taken->pen_own);
    } else {
        bench_failed(bench, scene, "pen");
    }
    free(taken);
}
