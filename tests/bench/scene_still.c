/* A page that stands still: what does it cost to show nothing new? */
#include "bench.h"

#include "tree.h"

enum { SETTLE_MS = 5000, STILL_MS = 10000 };

void scene_still(struct bench *bench, const struct scene *scene)
{
    char deck[512];
    bench_deck(bench, scene, deck, sizeof deck);
    struct row row = {.scene = scene->name, .what = "processor over 10 s", .unit = "%", .wants = "0.0"};
    for (int i = 0; i < bench->program_count; i++) {
        struct session session;
        struct sight sight;
        bool ok = session_start(&session, &bench->screen, bench->programs[i], deck, 1, &sight) &&
                  session_turn(&session, bench->programs[i]->next, 2, &sight) &&
                  session_stays(&session, SETTLE_MS);
        double from_us = now_us(), cpu_us = tree_cpu_us(session.child.pid);
        if (ok) {
            nap_us(STILL_MS * 1000);
            row.figure = figure_one((tree_cpu_us(session.child.pid) - cpu_us) * 100 / (now_us() - from_us));
            row.program = bench->programs[i]->name;
            (void)snprintf(row.note, sizeof row.note, "%.3f", row.figure.p50);
            row.bar = bar_if(row.figure.p50 < 0.05);
        }
        session_stop(&session);
        if (!ok)
            bench_failed(bench, scene, bench->programs[i]->name);
        else if (i == BENCH_FLOOR)
            row.floor = row.figure;
        else
            report_row(&bench->report, &row);
    }
}
