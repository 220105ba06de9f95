/* The part of a tour with the countdown that the room sees: in the corner of a card, and alone. */
#include "app/tour.h"

#include "view/countdown.h"

enum { MINUTE_MS = 60 * 1000, LEFT_MS = 198 * 1000, OF_MS = 5 * MINUTE_MS };

static void snap(struct tour *t, const char *name, struct countdown_view view)
{
    struct show_state state = show_begin(&t->cards, t->cards.count / 2, t->env.now_ms);
    struct show_view show = {.cards = &t->cards,
                             .state = &state,
                             .rules = &t->rules,
                             .keymap = &t->keymap,
                             .card_shape = tour_card_shape,
                             .card_shape_ctx = t};
    view.of_ms = OF_MS;
    picture_begin(&t->picture);
    if (view.where == COUNTDOWN_CORNER)
        view_show(&t->picture.nodes, &t->env, &show);
    view_countdown(&t->picture.nodes, &t->env, &view);
    tour_snap(t, name);
}

void tour_clock(struct tour *t)
{
    snap(t, "timer", (struct countdown_view){.phase = COUNTDOWN_RUNS, .left_ms = LEFT_MS});
    snap(t, "timer-staat-stil", (struct countdown_view){.phase = COUNTDOWN_PAUSED, .left_ms = LEFT_MS});
    snap(t, "timer-om", (struct countdown_view){.phase = COUNTDOWN_OVER, .over_ms = COUNTDOWN_SWELL_MS / 2});
    snap(t, "timer-alleen",
         (struct countdown_view){.phase = COUNTDOWN_RUNS, .left_ms = LEFT_MS, .where = COUNTDOWN_ON_BLACK});
    snap(t, "timer-alleen-stil",
         (struct countdown_view){.phase = COUNTDOWN_PAUSED, .left_ms = LEFT_MS, .where = COUNTDOWN_ON_WHITE});
    snap(t, "timer-alleen-om",
         (struct countdown_view){
             .phase = COUNTDOWN_OVER, .over_ms = COUNTDOWN_SWELL_MS / 2, .where = COUNTDOWN_ON_WHITE});
}
