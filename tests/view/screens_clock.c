/* The countdown that the room sees: over a card, and alone. */
#include "view/screens.h"

#include "view/countdown.h"

static const struct {
    const char *name;
    struct countdown_view view;
} rows[] = {
    {"timer", {.phase = COUNTDOWN_RUNS, .left_ms = 198000, .of_ms = 300000}},
    {"timer-long", {.phase = COUNTDOWN_RUNS, .left_ms = 5400000, .of_ms = 7200000}},
    {"timer-stands", {.phase = COUNTDOWN_PAUSED, .left_ms = 754500, .of_ms = 900000}},
    {"timer-over", {.phase = COUNTDOWN_OVER, .of_ms = 300000, .over_ms = COUNTDOWN_SWELL_MS / 2}},
    {"timer-black",
     {.phase = COUNTDOWN_RUNS, .left_ms = 198000, .of_ms = 300000, .where = COUNTDOWN_ON_BLACK}},
    {"timer-white-stands",
     {.phase = COUNTDOWN_PAUSED, .left_ms = 5400000, .of_ms = 7200000, .where = COUNTDOWN_ON_WHITE}},
    {"timer-white-over", {.phase = COUNTDOWN_OVER, .of_ms = 300000, .where = COUNTDOWN_ON_WHITE}},
};

static const char *name_of(int which)
{
    return rows[which].name;
}

static void fill(struct fake *fake, struct nodes *nodes, struct view_env env, int which)
{
    (void)fake;
    view_countdown(nodes, &env, &rows[which].view);
}

const struct screens screens_clock = {COUNT_OF(rows), name_of, fill};
