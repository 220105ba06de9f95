/* A deck from start to end: the first page, forward and back with a pause after each, without any pause, eight presses in a
 * row, memory. Two runs a round, so that paging without pause begins with pages that were never seen. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

#include "tree.h"

enum {
    FORWARD = 24,
    BACK = 12,
    WITHOUT_PAUSE = 24,
    PRESSES = 8,
    BETWEEN_PRESSES_MS = 30,
    PAUSE_MS = 200,
    SETTLE_MS = 600, /* for what a program paints ahead when it has started */
};

/* Of one program, over all rounds. */
struct taken {
    struct numbers start, start_shown, forward, back, without_pause, presses;
    double memory_start_mib, memory_paged_mib, sharp_share;
};

/* What is asked of a deck; 0: nothing. Times in ms are those of the machine in the README. */
static const struct ask {
    const char *deck;
    int pages;
    double start_ms, pages_a_second, memory_mib;
} asks[] = {
    {"text", 50, 149, 57, 157},
    {"photo", 50, 178, 40, 205},
    {"vector", 20, 223, 24, 93},
    {"thousand", 1000, 139, 41, 384},
};

static const struct ask *ask_of(const struct scene *scene)
{
    for (size_t i = 0; i < sizeof asks / sizeof asks[0]; i++) {
        if (strcmp(asks[i].deck, scene->deck) == 0)
            return &asks[i];
    }
    abort();
}

static int fewer(int a, int b)
{
    return a < b ? a : b;
}

/* ---- one run */

static bool turn_and_wait(struct session *session, bool forward, int count, struct numbers *best)
{
    struct numbers numbers = {.count = 0};
    struct sight sight;
    for (int i = 0; i < count; i++) {
        const char *chord = forward ? session->program->next : session->program->previous;
        if (!session_turn(session, chord, session->page + (forward ? 1 : -1), &sight) ||
            !session_stays(session, PAUSE_MS))
            return false;
        numbers_add(&numbers, session_time_us(session, &sight));
    }
    bench_keep_best(best, &numbers);
    return true;
}

static void keep_least(double *least, double number)
{
    if (*least <= 0 || number < *least)
        *least = number;
}

static bool run_with_pauses(struct session *session, const struct ask *ask, struct taken *taken)
{
    (void)session_stays(session, SETTLE_MS);
    keep_least(&taken->memory_start_mib, tree_memory_mib(session->child.pid));
    int forward = fewer(FORWARD, ask->pages - 1);
    if (!turn_and_wait(session, true, forward, &taken->forward) ||
        !turn_and_wait(session, false, fewer(BACK, forward), &taken->back))
        return false;
    keep_least(&taken->memory_paged_mib, tree_memory_mib(session->child.pid));
    return true;
}

/* The next press as soon as the page before stands, whether it is sharp yet or not. */
static bool page_without_pause(struct session *session, int count, struct taken *taken)
{
    struct numbers numbers = {.count = 0};
    struct sight sight;
    struct program hasty = *session->program;
    const struct program *patient = session->program;
    int sharp = 0;
    hasty.sharp = false;
    session->program = &hasty;
    bool ok = true;
    for (int i = 0; ok && i < count; i++) {
        ok = session_turn(session, hasty.next, session->page + 1, &sight);
        sharp += sight.sharp_us > 0;
        numbers_add(&numbers, sight.shown_us);
    }
    session->program = patient;
    if (!ok || !session_stays(session, PAUSE_MS))
        return false;
    if (taken->without_pause.count == 0 || numbers_sum(&numbers) < numbers_sum(&taken->without_pause)) {
        taken->without_pause = numbers;
        taken->sharp_share = sharp / (double)count;
    }
    return true;
}

static bool press_in_a_row(struct session *session, struct taken *taken)
{
    struct sight sight;
    double begin_us = now_us(), last_us = begin_us;
    for (int i = 0; i < PRESSES; i++) {
        double wait_us = begin_us + i * BETWEEN_PRESSES_MS * 1000.0 - now_us();
        nap_us(wait_us > 0 ? (int64_t)wait_us : 0);
        last_us = now_us();
        screen_key(session->screen, session->program->next);
    }
    if (!session_sees(session, session->page + PRESSES, true, last_us, &sight) ||
        !session_stays(session, PAUSE_MS))
        return false;
    numbers_add(&taken->presses, sight.shown_us);
    return true;
}

static bool run_without_pauses(struct session *session, const struct ask *ask, struct taken *taken)
{
    int count = fewer(WITHOUT_PAUSE, ask->pages - 1 - PRESSES);
    (void)session_stays(session, SETTLE_MS);
    return page_without_pause(session, count, taken) && press_in_a_row(session, taken);
}

static bool run_round(struct bench *bench, const struct scene *scene, const struct program *program,
                      struct taken *taken)
{
    const struct ask *ask = ask_of(scene);
    struct session session;
    struct sight sight;
    char deck[512];
    bool ok = true;
    bench_deck(bench, scene, deck, sizeof deck);
    for (int paused = 1; ok && paused >= 0; paused--) {
        ok = session_start(&session, &bench->screen, program, deck, 1, &sight);
        if (ok) {
            numbers_add(&taken->start, session_time_us(&session, &sight));
            numbers_add(&taken->start_shown, sight.shown_us);
            ok = paused ? run_with_pauses(&session, ask, taken) : run_without_pauses(&session, ask, taken);
        }
        session_stop(&session);
    }
    return ok;
}

/* ---- what is said of it */

static void say_start(struct bench *bench, struct row row, const struct ask *ask, const struct taken *taken,
                      const struct taken *floor)
{
    row.what = "start to first page";
    row.figure = figure_of(&taken->start, 1000);
    row.floor = figure_of(&floor->start, 1000);
    (void)snprintf(row.note, sizeof row.note, "best %.0f; seen at %.0f", numbers_at(&taken->start, 0) / 1000,
                   numbers_at(&taken->start_shown, 0.5) / 1000);
    if (row.wants[0]) {
        (void)snprintf(row.wants, sizeof row.wants, "p50 under %.0f", ask->start_ms);
        row.bar = bar_if(row.figure.p50 < ask->start_ms);
    }
    report_row(&bench->report, &row);
}

static void say_turns(struct bench *bench, struct row row, const char *what, const struct numbers *taken,
                      const struct numbers *floor, bool is_4k)
{
    bool ask = row.wants[0];
    row.what = what;
    row.figure = figure_of(taken, 1000);
    row.floor = figure_of(floor, 1000);
    if (ask) {
        (void)snprintf(row.wants, sizeof row.wants, "floor %s", is_4k ? "p95 + 4" : "p50 + 1.5, p95 + 4");
        row.bar =
            bar_if((is_4k || row.figure.p50 <= row.floor.p50 + 1.5) && row.figure.p95 <= row.floor.p95 + 4);
    }
    report_row(&bench->report, &row);
}

static double a_second(const struct numbers *numbers)
{
    return numbers->count > 0 ? numbers->count * 1e6 / numbers_sum(numbers) : 0;
}

static void say_without_pause(struct bench *bench, struct row row, const struct ask *ask,
                              const struct taken *taken, const struct taken *floor)
{
    struct row presses = row;
    row.what = "paging without pause";
    row.unit = "p/s";
    row.figure = figure_one(a_second(&taken->without_pause));
    row.floor = figure_one(a_second(&floor->without_pause));
    (void)snprintf(row.note, sizeof row.note, "p50 %.1f, p95 %.1f ms; %.0f %% sharp at once",
                   numbers_at(&taken->without_pause, 0.5) / 1000,
                   numbers_at(&taken->without_pause, 0.95) / 1000, taken->sharp_share * 100);
    if (row.wants[0]) {
        (void)snprintf(row.wants, sizeof row.wants, "over %.0f", ask->pages_a_second);
        row.bar = bar_if(row.figure.p50 > ask->pages_a_second);
    }
    report_row(&bench->report, &row);
    presses.what = "eight presses, last to page";
    presses.figure = figure_of(&taken->presses, 1000);
    presses.floor = figure_of(&floor->presses, 1000);
    if (presses.wants[0]) {
        (void)snprintf(presses.wants, sizeof presses.wants, "p50 at most 17");
        presses.bar = bar_if(presses.figure.p50 <= 17);
    }
    report_row(&bench->report, &presses);
}

static void say_memory(struct bench *bench, struct row row, const struct ask *ask, const struct taken *taken,
                       const struct taken *floor)
{
    row.unit = "MiB";
    row.what = "memory once started";
    row.figure = figure_one(taken->memory_start_mib);
    row.floor = figure_one(floor->memory_start_mib);
    struct row paged = row;
    row.wants[0] = '\0';
    report_row(&bench->report, &row);
    paged.what = "memory after paging";
    paged.figure = figure_one(taken->memory_paged_mib);
    paged.floor = figure_one(floor->memory_paged_mib);
    if (paged.wants[0]) {
        (void)snprintf(paged.wants, sizeof paged.wants, "under %.0f", ask->memory_mib);
        paged.bar = bar_if(paged.figure.p50 < ask->memory_mib);
    }
    report_row(&bench->report, &paged);
}

static void say(struct bench *bench, const struct scene *scene, int which, const struct taken *all)
{
    const struct ask *ask = ask_of(scene);
    const struct taken *taken = &all[which], *floor = &all[BENCH_FLOOR];
    bool is_4k = bench_is_4k(scene), asked = which == BENCH_WAAIER;
    struct row row = {.scene = scene->name, .program = bench->programs[which]->name, .unit = "ms"};
    struct row plain = row;
    row.wants[0] = asked ? '?' : '\0';         /* filled in by who says it */
    if (!bench->programs[which]->when_started) /* else it waited for our keys */
        say_start(bench, is_4k ? plain : row, ask, taken, floor);
    say_turns(bench, row, "next page", &taken->forward, &floor->forward, is_4k);
    say_turns(bench, row, "previous page", &taken->back, &floor->back, is_4k);
    say_without_pause(bench, is_4k ? plain : row, ask, taken, floor);
    say_memory(bench, is_4k ? plain : row, ask, taken, floor);
}

void scene_deck(struct bench *bench, const struct scene *scene)
{
    struct taken *taken = calloc((size_t)bench->program_count, sizeof *taken);
    bool failed[BENCH_PROGRAMS_MAX] = {false};
    if (!taken)
        abort();
    for (int round = 0; round < bench->rounds; round++) {
        for (int i = 0; i < bench->program_count; i++) {
            if (!failed[i] && !run_round(bench, scene, bench->programs[i], &taken[i])) {
                failed[i] = true;
                bench_failed(bench, scene, bench->programs[i]->name);
            }
        }
    }
    for (int i = 1; i < bench->program_count; i++) {
        if (!failed[i])
            say(bench, scene, i, taken);
    }
    free(taken);
}
