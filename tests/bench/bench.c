/* Measures Waaier as a person sees it: keys in, pixels out.
 *   bench [--rounds N] [--peer NAME]... [SCENE]...
 * Without scenes: all. Rows on standard output and in build/bench; the last line is "N measured, N failed". Failed is what
 * could not be measured, and every wrong page; slow is never failed. */
#include "bench.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/fs.h"

static const struct scene scenes[] = {
    {"text", "text", 1920, 1080, scene_deck},
    {"photo", "photo", 1920, 1080, scene_deck},
    {"vector", "vector", 1920, 1080, scene_deck},
    {"thousand", "thousand", 1920, 1080, scene_deck},
    {"jump", "thousand", 1920, 1080, scene_jump},
    {"still", "text", 1920, 1080, scene_still},
    {"zoom", "vector", 1920, 1080, scene_zoom},
    {"overview", "thousand", 1920, 1080, scene_overview},
    {"cards", NULL, 1920, 1080, scene_cards},
    {"wall", NULL, 1920, 1080, scene_touch},
    {"wall-20000", NULL, 1920, 1080, scene_touch},
    {"swipe", NULL, 1920, 1080, scene_touch},
    {"turn", NULL, 1920, 1080, scene_touch},
    {"pinch", NULL, 1920, 1080, scene_touch},
    {"five", NULL, 1920, 1080, scene_touch},
    {"fan", NULL, 1920, 1080, scene_touch},
    {"wall-4k", NULL, 3840, 2160, scene_touch},
    {"swipe-4k", NULL, 3840, 2160, scene_touch},
    {"pinch-4k", NULL, 3840, 2160, scene_touch},
    {"present", "text", 1920, 1080, scene_present},
    {"pen", "text", 1920, 1080, scene_pen},
    {"present-4k", "text", 3840, 2160, scene_present},
    {"pen-4k", "text", 3840, 2160, scene_pen},
    {"text-4k", "text", 3840, 2160, scene_deck},
    {"photo-4k", "photo", 3840, 2160, scene_deck},
    {"vector-4k", "vector", 3840, 2160, scene_deck},
    {"thousand-4k", "thousand", 3840, 2160, scene_deck},
};

const struct scene *scene_at(int index)
{
    return index >= 0 && (size_t)index < sizeof scenes / sizeof scenes[0] ? &scenes[index] : NULL;
}

const struct scene *scene_named(const char *name)
{
    for (int i = 0; scene_at(i); i++) {
        if (strcmp(scenes[i].name, name) == 0)
            return &scenes[i];
    }
    return NULL;
}

/* ---- for scenes */

void bench_path(const struct bench *bench, const char *name, char *out, size_t cap)
{
    (void)snprintf(out, cap, "%s/%s", bench->folder, name);
}

void bench_deck(const struct bench *bench, const struct scene *scene, char *out, size_t cap)
{
    (void)snprintf(out, cap, "%s/decks/%s.pdf", bench->folder, scene->deck);
}

bool bench_is_4k(const struct scene *scene)
{
    return scene->w_px > PAGE_W;
}

void bench_failed(struct bench *bench, const struct scene *scene, const char *what)
{
    (void)printf("%-12s %-12s could not be measured\n", scene->name, what);
    bench->report.failed++;
}

void bench_keep_best(struct numbers *best, const struct numbers *numbers)
{
    if (best->count == 0 || numbers_at(numbers, 0.95) < numbers_at(best, 0.95))
        *best = *numbers;
}

/* ---- the whole */

static bool make_decks(const struct bench *bench)
{
    char folder[300], log[300];
    struct child maker;
    bench_path(bench, "decks", folder, sizeof folder);
    bench_path(bench, "decks.log", log, sizeof log);
    child_start(&maker, (const char *[]){DECKS_PATH, folder, NULL}, NULL, log, -1);
    if (child_wait(&maker, 600000) == 0)
        return true;
    (void)fprintf(stderr, "the decks could not be made; see %s\n", log);
    return false;
}

/* Some bring what they are seen on. */
static bool opens_itself(const struct scene *scene)
{
    return scene->run == scene_touch || scene->run == scene_present || scene->run == scene_pen;
}

static void run_scene(struct bench *bench, const struct scene *scene)
{
    char *folder = bench->room;
    (void)snprintf(folder, sizeof bench->room, "/dev/shm/waaier-bench-XXXXXX");
    if (!mkdtemp(folder)) {
        perror(folder);
        bench->report.failed++;
        return;
    }
    if (!report_begin(&bench->report, bench->folder, scene->name) ||
        (!opens_itself(scene) && !screen_open(&bench->screen, folder, scene->w_px, scene->h_px)))
        bench_failed(bench, scene, "screen");
    else
        scene->run(bench, scene);
    screen_close(&bench->screen);
    report_end(&bench->report);
    struct child remove;
    child_start(&remove, (const char *[]){"rm", "-rf", folder, NULL}, NULL, "/dev/null", -1);
    (void)child_wait(&remove, DEADLINE_MS);
}

/* All rows there are, also those of scenes that ran before. */
static void write_table(const struct bench *bench)
{
    char path[400], line[1024];
    bench_path(bench, "table.md", path, sizeof path);
    FILE *table = fopen(path, "w");
    if (!table) {
        perror(path);
        return;
    }
    (void)fputs(
        "| scene | program | what | unit | p50 / p95 / max | floor | more than the floor | asked | | |\n"
        "|---|---|---|---|--:|--:|--:|---|---|---|\n",
        table);
    for (int i = 0; scene_at(i); i++) {
        char name[64];
        (void)snprintf(name, sizeof name, "%s.rows", scenes[i].name);
        bench_path(bench, name, path, sizeof path);
        FILE *rows = fopen(path, "r");
        while (rows && fgets(line, sizeof line, rows))
            (void)fputs(line, table);
        if (rows)
            (void)fclose(rows);
    }
    (void)fclose(table);
}

static bool take_option(struct bench *bench, const char *name, const char *value)
{
    if (strcmp(name, "--rounds") == 0) {
        bench->rounds = (int)strtol(value, NULL, 10);
        return bench->rounds > 0 && bench->rounds <= BENCH_ROUNDS_MAX;
    }
    const struct program *other = strcmp(name, "--peer") == 0 ? program_named(value) : NULL;
    if (!other || bench->program_count == BENCH_PROGRAMS_MAX)
        return false;
    bench->programs[bench->program_count++] = other;
    return true;
}

static int wrong_use(const char *word)
{
    (void)fprintf(stderr,
                  "what is “%s”?\nuse: bench [--rounds 1-%d] [--peer NAME]... [SCENE]...\nscenes:", word,
                  BENCH_ROUNDS_MAX);
    for (int i = 0; scene_at(i); i++)
        (void)fprintf(stderr, " %s", scenes[i].name);
    (void)fprintf(stderr, "\n");
    return 2;
}

int main(int argc, char **argv)
{
    struct bench bench = {.programs = {program_floor(), program_waaier()}, .program_count = 2, .rounds = 5};
    struct err err = {0};
    int first = 1;
    for (; first + 1 < argc && argv[first][0] == '-'; first += 2) {
        if (!take_option(&bench, argv[first], argv[first + 1]))
            return wrong_use(argv[first + 1]);
    }
    for (int i = first; i < argc; i++) {
        if (!scene_named(argv[i]))
            return wrong_use(argv[i]);
    }
    (void)snprintf(bench.folder, sizeof bench.folder, "%s", RESULTS_DIR);
    (void)prctl(PR_SET_TIMERSLACK, 1);
    if (!fs_make_dirs(bench.folder, &err) || !make_decks(&bench))
        return 3;
    (void)printf("%-12s %-12s %-28s %-6s p50 / p95 / max\n", "scene", "program", "what", "unit");
    for (int i = first; i < argc; i++)
        run_scene(&bench, scene_named(argv[i]));
    for (int i = 0; first == argc && scene_at(i); i++)
        run_scene(&bench, scene_at(i));
    write_table(&bench);
    (void)printf("%d measured, %d failed\n", bench.report.measured, bench.report.failed);
    return bench.report.failed > 0;
}
