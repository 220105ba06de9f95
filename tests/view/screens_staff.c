/* The screen of whoever watches over a kiosk: its pages as they are, and with everything set otherwise, and its questions. */
#include "view/screens.h"

static const struct staff_fact facts[] = {
    {STR_INIT("Waaier"), STR_INIT("Versie 0.1.0, gestart op 26-11-2026 08:25"), false},
    {STR_INIT("Geheugen"), STR_INIT("94 MB in gebruik, 3,1 GB vrij"), false},
    {STR_INIT("Schijf"), STR_INIT("12,4 GB vrij in /var/lib/waaier/.local/share/waaier"), false},
    {STR_INIT("Voorlezen"), STR_INIT("Er is een stem, maar geen geluid."), true},
    {STR_INIT("config.yaml"), STR_INIT("/etc/xdg/waaier/config.yaml"), false},
};
static const struct staff_deck staff_decks[] = {
    {STR_INIT("Besturen in tijden"), STR_INIT("28 kaarten, geen fouten"), false},
    {STR_INIT("Raadswerk"),
     STR_INIT("12 kaarten, 1 fout. cards/3.md:4:1: error: De kop van de kaart houdt niet op: zet een regel "
              "met --- "
              "onder de laatste sleutel."),
     true},
    {STR_INIT("De arbeidsongeschiktheidsverzekeringsmaatschappijenvergadering en wat zij wil"),
     STR_INIT("wordt nagekeken"), false},
};

struct staff_pose {
    enum staff_page page;
    enum staff_asks asks;
    bool changed; /* from what config.yaml says */
    int digits;
    float scroll; /* share of the whole way */
    bool glass;   /* its size is known */
};

static void staff_add(struct nodes *nodes, const struct view_env *env, struct staff_pose pose)
{
    struct staff_rules rules = {.deck_count = COUNT_OF(staff_decks), .office_count = 11, .may_pin = true};
    rules.base = (struct staff_values){.at = {[STAFF_OFFICE] = -1,
                                              [STAFF_IDLE_S] = 60,
                                              [STAFF_WARNING_S] = 20,
                                              [STAFF_FROM_MIN] = 510,
                                              [STAFF_TO_MIN] = 1080,
                                              [STAFF_VOLUME] = 70},
                                       .deck_count = COUNT_OF(staff_decks),
                                       .decks = {0, 1, 2}};
    struct staff_state state = staff_begin(&rules.base, env->now_ms);
    state.page = pose.page;
    state.asks = pose.asks;
    state.count = pose.digits;
    state.differs = pose.digits > 0;
    if (pose.changed) {
        state.values = (struct staff_values){.at = {[STAFF_OFFICE] = 2,
                                                    [STAFF_IDLE_S] = 3600,
                                                    [STAFF_WARNING_S] = 90,
                                                    [STAFF_HOURS] = 1,
                                                    [STAFF_FROM_MIN] = 0,
                                                    [STAFF_TO_MIN] = 1425,
                                                    [STAFF_LANGUAGES] = STAFF_EN_NL,
                                                    [STAFF_WIDTH_MM] = 530,
                                                    [STAFF_QUARTERS] = 1,
                                                    [STAFF_CORNER] = 2,
                                                    [STAFF_VOLUME] = 100},
                                             .deck_count = 2,
                                             .decks = {2, 0}};
    }
    struct staff_view view = {.state = &state,
                              .rules = &rules,
                              .facts = facts,
                              .fact_count = COUNT_OF(facts),
                              .decks = staff_decks,
                              .office = pose.changed ? STR("Gemeentesecretarissen") : (struct str){0}};
    view.scroll_px = pose.scroll * view_staff_scroll_max(env, &view);
    view_staff(nodes, env, &view);
}

static const struct {
    const char *name;
    struct staff_pose pose;
} rows[] = {
    {"staff-state", {.page = STAFF_STATE}},
    {"staff-state-end", {.page = STAFF_STATE, .changed = true, .scroll = 1}},
    {"staff-cards", {.page = STAFF_CARDS}},
    {"staff-cards-set", {.page = STAFF_CARDS, .changed = true}},
    {"staff-time", {.page = STAFF_TIME}},
    {"staff-time-set", {.page = STAFF_TIME, .changed = true}},
    {"staff-time-end", {.page = STAFF_TIME, .changed = true, .scroll = 1}},
    {"staff-glass", {.page = STAFF_GLASS}},
    {"staff-glass-set", {.page = STAFF_GLASS, .changed = true, .glass = true}},
    {"staff-words", {.page = STAFF_WORDS}},
    {"staff-words-set", {.page = STAFF_WORDS, .changed = true}},
    {"staff-end", {.asks = STAFF_ASKS_END}},
    {"staff-pin", {.asks = STAFF_ASKS_NEW, .digits = 6}},
    {"staff-pin-again", {.asks = STAFF_ASKS_AGAIN}},
};

static const char *name_of(int which)
{
    return rows[which].name;
}

static void fill(struct fake *fake, struct nodes *nodes, struct view_env env, int which)
{
    (void)fake;
    if (rows[which].pose.glass && env.least_touch_px <= 0)
        env.least_touch_px = 0.9f * 88 * view_u(&env); /* 20 mm */
    staff_add(nodes, &env, rows[which].pose);
}

const struct screens screens_staff = {COUNT_OF(rows), name_of, fill};
