#include "bench.h"

#include "motion.h"

enum { TURNS = 16, PAUSE_MS = 150, KEYS = 120 };

static void flip(struct screen *screen, int index)
{
    (void)index;
    screen_key(screen, "Right");
}

bool floor_measure(struct bench *bench, struct floor *best)
{
    static const struct hands_plan flips = {flip, KEYS, BENCH_FRAME_MS};
    struct session session;
    struct sight sight;
    struct numbers turns = {.count = 0};
    struct motion motion;
    bool ok = session_start(&session, &bench->screen, program_floor(), "", 1, &sight);
    if (ok)
        numbers_add(&best->start, sight.shown_us);
    for (int i = 0; ok && i < TURNS; i++) {
        ok = session_turn(&session, "Right", session.page + 1, &sight) && session_stays(&session, PAUSE_MS);
        numbers_add(&turns, sight.shown_us);
    }
    ok = ok && motion_watch(&bench->screen, &flips, &motion);
    session_stop(&session);
    if (!ok)
        return false;
    bench_keep_best(&best->turns, &turns);
    bench_keep_best(&best->gaps, &motion.gaps_us);
    return true;
}
