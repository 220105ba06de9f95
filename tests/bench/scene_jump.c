/* To pages that were never seen, near and far, in a deck of a thousand: at once after the page before, so that what a program
 * paints ahead stands in the way if it can. Beside it the time in which Waaier's own painter makes the same page. */
#include "bench.h"

#include <string.h>

#include "painting.h"

enum { JUMPS = 16, NEAR = 23, SETTLE_MS = 600, REST_MS = 150, LATER_MS = 5 };

struct taken {
    struct numbers far, near, alone, beyond; /* alone: painting and no more; beyond: what came on top of it */
};

/* Far and near in turn; text, photos and maps, each page once. The deck repeats its kinds every ten pages. */
static int target(int jump)
{
    int far = (311 + jump / 2 * 357) % 900 + 40;
    return jump % 2 ? far + NEAR : far;
}

static bool jump_all(struct session *session, struct painting *painting, struct taken *taken)
{
    char keys[64];
    (void)snprintf(keys, sizeof keys, "%s%s# %s", session->program->before_number,
                   session->program->before_number[0] ? " " : "", session->program->after_number);
    if (!session_stays(session, SETTLE_MS))
        return false;
    for (int i = 0; i < JUMPS; i++) {
        struct sight sight;
        int page = target(i);
        const struct glimpse *glimpse = &session->screen->glimpse;
        double pressed_us = session_keys(session, keys, page);
        if (!session_sees(session, page, false, pressed_us, &sight) || !session_stays(session, REST_MS))
            return false;
        double time_us = session_time_us(session, &sight);
        numbers_add(i % 2 ? &taken->near : &taken->far, time_us);
        if (painting) {
            double alone_us = painting_time_us(painting, page, glimpse->w_px, glimpse->h_px);
            if (alone_us <= 0)
                return false;
            numbers_add(&taken->alone, alone_us);
            numbers_add(&taken->beyond, time_us - alone_us);
        }
    }
    return true;
}

static bool run_round(struct bench *bench, const struct scene *scene, const struct program *program,
                      struct taken *best)
{
    struct session session;
    struct painting painting = {0};
    struct taken taken = {.far = {.count = 0}};
    struct sight sight;
    char deck[512];
    bool ours = program == bench->programs[BENCH_WAAIER];
    bench_deck(bench, scene, deck, sizeof deck);
    bool ok = session_start(&session, &bench->screen, program, deck, 1, &sight) &&
              (!ours || painting_open(&painting, deck));
    ok = ok && jump_all(&session, ours ? &painting : NULL, &taken);
    session_stop(&session);
    painting_close(&painting);
    if (!ok)
        return false;
    bench_keep_best(&best->far, &taken.far);
    bench_keep_best(&best->near, &taken.near);
    if (ours)
        bench_keep_best(&best->beyond, &taken.beyond);
    if (ours)
        bench_keep_best(&best->alone, &taken.alone);
    return true;
}

static void say(struct bench *bench, const struct scene *scene, const char *program,
                const struct taken *taken)
{
    struct row row = {.scene = scene->name, .program = program, .unit = "ms", .what = "far page never seen"};
    row.figure = figure_of(&taken->far, 1000);
    row.floor = figure_of(&taken->alone, 1000);
    if (row.floor.is)
        (void)snprintf(row.note, sizeof row.note, "floor: painting and no more");
    report_row(&bench->report, &row);
    row.what = "near page never seen";
    row.figure = figure_of(&taken->near, 1000);
    report_row(&bench->report, &row);
    if (taken->beyond.count == 0)
        return;
    row.what = "more than painting it alone";
    row.figure = figure_of(&taken->beyond, 1000);
    row.floor = (struct figure){.is = false};
    row.note[0] = '\0';
    (void)snprintf(row.wants, sizeof row.wants, "p95 at most %d", LATER_MS);
    row.bar = bar_if(row.figure.p95 <= LATER_MS);
    report_row(&bench->report, &row);
}

void scene_jump(struct bench *bench, const struct scene *scene)
{
    for (int i = BENCH_WAAIER; i < bench->program_count; i++) {
        struct taken best = {.far = {.count = 0}};
        const struct program *program = bench->programs[i];
        bool ok = program->after_number != NULL;
        for (int round = 0; ok && round < bench->rounds; round++)
            ok = run_round(bench, scene, program, &best);
        if (ok)
            say(bench, scene, program->name, &best);
        else if (program->after_number)
            bench_failed(bench, scene, program->name);
    }
}
