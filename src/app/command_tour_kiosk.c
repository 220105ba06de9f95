/* The part of a tour that is a kiosk's: the lure loop at rest and in motion, and the question whether someone is still there. */
#include "app/tour.h"

#include "visit/idle.h"
#include "visit/lure.h"

enum { SEED = 11 };

static void snap_lure(struct tour *t, const char *name, int64_t past_ms)
{
    struct show_state state = show_begin(&t->cards, 0, t->env.now_ms);
    struct show_view show = {.cards = &t->cards,
                             .state = &state,
                             .rules = &t->rules,
                             .keymap = &t->keymap,
                             .card_shape = tour_card_shape,
                             .card_shape_ctx = t,
                             .aloud = t->aloud};
    struct lure_view view = {.show = &show, .seed = SEED, .since_ms = t->env.now_ms - past_ms};
    picture_begin(&t->picture);
    view_lure(&t->picture.nodes, &t->env, &view);
    tour_snap(t, name);
}

void tour_kiosk(struct tour *t)
{
    snap_lure(t, "lokker", 0);
    snap_lure(t, "lokker-wissel", LURE_ROUND_MS + LURE_MOVE_MS * 3 / 4);
    picture_begin(&t->picture);
    view_idle(&t->picture.nodes, &t->env, 14, IDLE_WARNING_MS / 1000);
    tour_snap(t, "bent-u-er-nog");
    struct leave_state leave = {.open = true, .count = 6, .digits = "123456"};
    picture_begin(&t->picture);
    view_pin(&t->picture.nodes, &t->env, &leave);
    tour_snap(t, "pincode");
}
