/* The part of a tour that is a kiosk's: the lure loop at rest and in motion, and the question whether someone is still there. */
#include "app/tour.h"

#include "base/words.h"
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

static void snap_staff(struct tour *t, const char *name, enum staff_page page, enum staff_asks asks)
{
    static const struct staff_fact facts[] = {
        {STR_INIT("Waaier"), STR_INIT("Versie 0.1.0, gestart op 26-11-2026 08:25"), false},
        {STR_INIT("config.yaml"), STR_INIT("/etc/xdg/waaier/config.yaml"), false}};
    const struct deck *deck = t->cards.deck;
    const struct staff_deck decks[] = {
        {words_in(deck->title, t->env.language), str_from(_("wordt nagekeken")), false}};
    struct staff_rules rules = {.deck_count = 1, .office_count = deck->office_count, .may_pin = true};
    rules.base = (struct staff_values){.at = {[STAFF_OFFICE] = -1,
                                              [STAFF_IDLE_S] = IDLE_AFTER_S,
                                              [STAFF_WARNING_S] = IDLE_WARNING_S,
                                              [STAFF_FROM_MIN] = 510,
                                              [STAFF_TO_MIN] = 1080,
                                              [STAFF_WIDTH_MM] = 530,
                                              [STAFF_VOLUME] = 70},
                                       .deck_count = 1};
    struct staff_state state = staff_begin(&rules.base, t->env.now_ms);
    state.page = page;
    state.asks = asks;
    state.values.at[STAFF_HOURS] = 1;
    struct staff_view view = {
        .state = &state, .rules = &rules, .facts = facts, .fact_count = COUNT_OF(facts), .decks = decks};
    picture_begin(&t->picture);
    view_staff(&t->picture.nodes, &t->env, &view);
    tour_snap(t, name);
}

static void tour_staff(struct tour *t)
{
    snap_staff(t, "beheer-toestand", STAFF_STATE, STAFF_ASKS_NOTHING);
    snap_staff(t, "beheer-kaarten", STAFF_CARDS, STAFF_ASKS_NOTHING);
    snap_staff(t, "beheer-tijd", STAFF_TIME, STAFF_ASKS_NOTHING);
    snap_staff(t, "beheer-scherm", STAFF_GLASS, STAFF_ASKS_NOTHING);
    snap_staff(t, "beheer-taal", STAFF_WORDS, STAFF_ASKS_NOTHING);
    snap_staff(t, "beheer-sluiten", STAFF_STATE, STAFF_ASKS_END);
}

void tour_kiosk(struct tour *t)
{
    snap_lure(t, "lokker", 0);
    snap_lure(t, "lokker-wissel", LURE_ROUND_MS + LURE_MOVE_MS * 3 / 4);
    picture_begin(&t->picture);
    view_idle(&t->picture.nodes, &t->env, 14, IDLE_WARNING_S);
    tour_snap(t, "bent-u-er-nog");
    struct leave_state leave = {.open = true, .count = 6, .digits = "123456"};
    picture_begin(&t->picture);
    view_pin(&t->picture.nodes, &t->env, &leave);
    tour_snap(t, "pincode");
    tour_staff(t);
}
