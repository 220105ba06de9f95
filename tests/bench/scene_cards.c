/* Decks of cards from a folder: does one of twenty thousand open, search and scroll as one of twenty? Cards wear no marks;
 * the first is known by the picture that `waaier render` makes of it. */
#include "bench.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "motion.h"
#include "whole/picture.h"

enum {
    FEW = 20,
    MANY = 20000,
    MAKE_MOST_MS = 120000,
    REST_MS = 500,
    KEY_STILL_US = 120000,
    KEY_MOST_US = 2000000
};

struct taken {
    struct picture first[2];
    struct numbers start[2], keys, results;
    struct overview overview;
    struct floor floor;
};

static const int sizes[2] = {FEW, MANY};

static bool run(struct bench *bench, const char *const *args)
{
    struct child child;
    char log[400];
    (void)snprintf(log, sizeof log, "%s/run.log", bench->room);
    child_start(&child, args, bench->screen.environment, log, -1);
    return child_wait(&child, MAKE_MOST_MS) == 0;
}

bool bench_make_cards(struct bench *bench, int count, char *path, size_t cap)
{
    char half[420], number[16];
    (void)snprintf(path, cap, "%s/decks/cards-%d", bench->folder, count);
    if (fs_is_dir(path))
        return true;
    (void)snprintf(half, sizeof half, "%.400s.half", path);
    (void)snprintf(number, sizeof number, "%d", count);
    return run(bench, (const char *[]){MAKE_DECK_PATH, half, number, NULL}) && rename(half, path) == 0;
}

static bool read_first(struct bench *bench, int which, struct picture *out)
{
    char deck[400], folder[320], size[32];
    struct arena arena = {0};
    struct fs_list list;
    struct err err = {0};
    (void)bench_make_cards(bench, sizes[which], deck, sizeof deck);
    (void)snprintf(folder, sizeof folder, "%s/first-%d", bench->screen.folder, which);
    (void)snprintf(size, sizeof size, "%dx%d", bench->screen.glimpse.w_px, bench->screen.glimpse.h_px);
    bool ok = arena_init(&arena, 1 << 20) &&
              run(bench, (const char *[]){WAAIER_PATH, "render", deck, "--only", "k-1", "--size", size,
                                          "--out", folder, NULL}) &&
              fs_list(&arena, folder, 10, &list, &err) && list.count == 1 &&
              picture_read(out, fs_join(&arena, str_from(folder), list.at[0].name).at);
    arena_finish(&arena);
    return ok;
}

/* ---- start */

static bool stands(const struct screen *screen, const struct picture *picture)
{
    const struct glimpse *glimpse = &screen->glimpse;
    for (int step = 61; step >= 1; step -= 60) { /* a few rows first: most looks end there */
        for (int y = 0; y < picture->h_px; y += step) {
            for (int x = y % step; x < picture->w_px; x += step) {
                if ((glimpse->at[(int64_t)y * glimpse->stride_px + x] & 0xFFFFFF) !=
                    picture->rgb[(ptrdiff_t)y * picture->w_px + x])
                    return false;
            }
        }
    }
    return true;
}

static bool start(struct bench *bench, int which, struct taken *taken, struct session *session)
{
    char deck[400];
    double since_us;
    (void)bench_make_cards(bench, sizes[which], deck, sizeof deck);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; stands(&bench->screen, &taken->first[which]);) {
        if (!look_again(deadline_ms))
            return false;
    }
    if (!session_launch(session, &bench->screen, bench->programs[BENCH_WAAIER], deck, 1, &since_us))
        return false;
    while (!stands(&bench->screen, &taken->first[which])) {
        if (!child_runs(&session->child) || now_us() - since_us > DEADLINE_MS * 1000.0)
            return false;
        nap_us(200);
    }
    numbers_add(&taken->start[which], now_us() - since_us);
    return true;
}

/* ---- search */

/* One letter: until the picture changes, and until it changes no more. */
static bool type_letter(struct screen *screen, char letter, struct taken *taken)
{
    uint64_t seen = screen_rows(screen, 0, screen->glimpse.h_px);
    double since_us = now_us(), first_us = 0, last_us = 0;
    screen_key(screen, (const char[]){letter, '\0'});
    while (last_us <= 0 ? now_us() - since_us < KEY_MOST_US : now_us() - since_us < last_us + KEY_STILL_US) {
        uint64_t is = screen_rows(screen, 0, screen->glimpse.h_px);
        if (is != seen) {
            last_us = now_us() - since_us;
            first_us = first_us > 0 ? first_us : last_us;
            seen = is;
        }
        nap_us(400);
    }
    numbers_add(&taken->keys, first_us);
    numbers_add(&taken->results, last_us);
    return last_us > 0;
}

static bool search(struct bench *bench, struct taken *taken)
{
    screen_key(&bench->screen, "ctrl+f");
    bool ok = motion_rests(&bench->screen, REST_MS);
    for (const char *at = "vertrouwen"; ok && *at; at++)
        ok = type_letter(&bench->screen, *at, taken);
    screen_key(&bench->screen, "Escape");
    return ok && motion_rests(&bench->screen, REST_MS);
}

/* ---- the whole */

static void say(struct bench *bench, const struct scene *scene, const struct taken *taken)
{
    struct row row = {.scene = scene->name, .program = bench->programs[BENCH_WAAIER]->name, .unit = "ms"};
    double few_us = numbers_at(&taken->start[0], 0), many_us = numbers_at(&taken->start[1], 0);
    row.what = "start, 20 cards";
    row.figure = figure_of(&taken->start[0], 1000);
    row.floor = figure_of(&taken->floor.start, 1000);
    report_row(&bench->report, &row);
    row.what = "start, 20 000 cards";
    row.figure = figure_of(&taken->start[1], 1000);
    (void)snprintf(row.wants, sizeof row.wants, "within 1.3 times that of 20");
    (void)snprintf(row.note, sizeof row.note, "x %.2f, best against best", many_us / few_us);
    row.bar = bar_if(many_us <= few_us * 1.3);
    report_row(&bench->report, &row);
    row.what = "search 20 000, a key";
    row.figure = figure_of(&taken->keys, 1000);
    row.floor = figure_of(&taken->floor.turns, 1000);
    (void)snprintf(row.wants, sizeof row.wants, "p95 under 16");
    (void)snprintf(row.note, sizeof row.note, "the last change at p50 %.1f, p95 %.1f",
                   numbers_at(&taken->results, 0.5) / 1000, numbers_at(&taken->results, 0.95) / 1000);
    row.bar = bar_if(row.figure.p95 < 16);
    report_row(&bench->report, &row);
    overview_say(bench, scene, &taken->overview, &taken->floor);
}

static bool run_round(struct bench *bench, struct taken *taken)
{
    struct session session;
    bool ok = floor_measure(bench, &taken->floor);
    for (int which = 0; ok && which < 2; which++) {
        session = (struct session){.page = 0};
        ok = start(bench, which, taken, &session);
        if (ok && sizes[which] == MANY)
            ok = motion_rests(&bench->screen, REST_MS) && search(bench, taken) &&
                 overview_measure(bench, &taken->overview);
        session_stop(&session);
    }
    return ok;
}

void scene_cards(struct bench *bench, const struct scene *scene)
{
    char deck[400];
    struct taken *taken = calloc(1, sizeof *taken);
    bool ok = taken != NULL;
    for (int which = 0; ok && which < 2; which++)
        ok = bench_make_cards(bench, sizes[which], deck, sizeof deck) &&
             read_first(bench, which, &taken->first[which]);
    for (int round = 0; ok && round < bench->rounds; round++)
        ok = run_round(bench, taken);
    if (ok)
        say(bench, scene, taken);
    else
        bench_failed(bench, scene, "cards");
    for (int which = 0; taken && which < 2; which++)
        picture_free(&taken->first[which]);
    free(taken);
}
