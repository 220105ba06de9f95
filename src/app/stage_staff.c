/* The screen of whoever watches over a kiosk: what they set is done at once, and kept beside the PIN (kiosk_file). */
#include "app/kiosk_file.h"
#include "app/pin.h"
#include "app/stage_private.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/words.h"

#include <math.h>
#include <string.h>

enum { LOOK_MS = 100, OPEN_MIN = 8 * 60, SHUT_MIN = 18 * 60 };

bool stage_staff_is_open(const struct stage *stage)
{
    return stage->staff.state.open;
}

/* ---- settings and their values */

static const struct kiosk_settings *said_of(const struct stage *stage)
{
    return &stage->staff.said.kiosk;
}

static int known_deck(const struct stage *stage, const char *path)
{
    for (int i = 0; i < stage->staff.known_count; i++)
        if (strcmp(stage->staff.known[i], path) == 0)
            return i;
    return -1;
}

/* The deck that is shown first stands. */
static const struct deck *first_deck(const struct stage *stage)
{
    return stage->kiosk.deck == 0 ? showing_deck(&stage->showing) : NULL;
}

static int office_of(const struct stage *stage, struct str office)
{
    struct visit_state asked = {.office = card_id_from(office)};
    const struct deck *deck = first_deck(stage);
    return deck && office.len > 0 ? visit_office(&asked, deck) : -1;
}

static int languages_of(const struct stage *stage, const struct kiosk_settings *kiosk)
{
    struct str begins = kiosk->language ? str_from(kiosk->language) : stage->run->surroundings->language;
    switch (kiosk->languages) {
    case KIOSK_LANGUAGES_BOTH: break;
    case KIOSK_LANGUAGES_NL: return STAFF_NL;
    case KIOSK_LANGUAGES_EN: return STAFF_EN;
    }
    return str_eq(begins, STR("en")) ? STAFF_EN_NL : STAFF_NL_EN;
}

static void hours_of(const struct kiosk_settings *kiosk, const struct kiosk_settings *said,
                     int at[STAFF_SETTING_COUNT])
{
    at[STAFF_HOURS] = kiosk->from_min != kiosk->to_min;
    if (!at[STAFF_HOURS])
        kiosk = said;
    bool any = kiosk->from_min != kiosk->to_min;
    at[STAFF_FROM_MIN] = any ? kiosk->from_min : OPEN_MIN;
    at[STAFF_TO_MIN] = any ? kiosk->to_min : SHUT_MIN;
}

static struct staff_values values_of(const struct stage *stage, const struct settings *settings)
{
    const struct kiosk_settings *kiosk = &settings->kiosk;
    struct staff_values values = {0};
    values.at[STAFF_OFFICE] = office_of(stage, kiosk->office);
    values.at[STAFF_IDLE_S] = kiosk->idle_s > 0 ? kiosk->idle_s : IDLE_AFTER_S;
    values.at[STAFF_WARNING_S] = kiosk->warning_s > 0 ? kiosk->warning_s : IDLE_WARNING_S;
    hours_of(kiosk, said_of(stage), values.at);
    values.at[STAFF_LANGUAGES] = languages_of(stage, kiosk);
    values.at[STAFF_WIDTH_MM] = (int)lroundf(settings->screen_mm);
    values.at[STAFF_QUARTERS] = kiosk->quarters;
    values.at[STAFF_CORNER] = (int)kiosk->corner;
    values.at[STAFF_VOLUME] = kiosk->volume;
    for (int i = 0; i < kiosk->deck_count; i++) {
        int deck = known_deck(stage, kiosk->decks[i]);
        if (deck >= 0 && staff_deck_place(&values, deck) < 0)
            values.decks[values.deck_count++] = deck;
    }
    for (int i = 0; values.deck_count == 0 && i < stage->staff.known_count; i++)
        values.decks[values.deck_count++] = i;
    return values;
}

static struct staff_rules rules_of(const struct stage *stage)
{
    const struct deck *deck = first_deck(stage);
    return (struct staff_rules){.base = values_of(stage, &stage->staff.said),
                                .deck_count = stage->staff.known_count,
                                .office_count = deck ? deck->office_count : 0,
                                .may_pin = !said_of(stage)->no_pin};
}

static void put_languages(struct kiosk_settings *kiosk, int languages)
{
    static const enum kiosk_languages offered[STAFF_LANGUAGES_COUNT] = {
        KIOSK_LANGUAGES_BOTH, KIOSK_LANGUAGES_BOTH, KIOSK_LANGUAGES_NL, KIOSK_LANGUAGES_EN};
    kiosk->languages = offered[languages];
    kiosk->language = languages == STAFF_EN_NL || languages == STAFF_EN ? "en" : "nl";
}

static void put_office(struct stage *stage, int office)
{
    const struct deck *deck = first_deck(stage);
    stage->staff.office = (struct card_id){{0}};
    if (deck && office >= 0 && office < deck->office_count)
        stage->staff.office = card_id_from(deck->offices[office].id);
    stage->settings.kiosk.office = card_id_str(&stage->staff.office);
}

/* Where a value is config.yaml's, so is the setting, with all that a value does not say. */
static void put(struct stage *stage, const struct staff_rules *rules, const struct staff_values *values)
{
    struct kiosk_settings *kiosk = &stage->settings.kiosk;
    const int *at = values->at;
    bool same[STAFF_SETTING_COUNT];
    for (int i = 0; i < STAFF_SETTING_COUNT; i++)
        same[i] = staff_is_base(rules, values, (enum staff_setting)i);
    struct str office = kiosk->office;
    bool no_pin = kiosk->no_pin;
    *kiosk = *said_of(stage);
    kiosk->no_pin = no_pin;
    stage->settings.screen_mm =
        same[STAFF_WIDTH_MM] ? stage->staff.said.screen_mm : (float)at[STAFF_WIDTH_MM];
    if (!first_deck(stage))
        kiosk->office = office; /* nobody could choose one */
    else if (!same[STAFF_OFFICE])
        put_office(stage, at[STAFF_OFFICE]);
    if (!same[STAFF_IDLE_S])
        kiosk->idle_s = at[STAFF_IDLE_S];
    if (!same[STAFF_WARNING_S])
        kiosk->warning_s = at[STAFF_WARNING_S];
    if (!same[STAFF_HOURS] || !same[STAFF_FROM_MIN] || !same[STAFF_TO_MIN]) {
        kiosk->from_min = at[STAFF_HOURS] ? at[STAFF_FROM_MIN] : 0;
        kiosk->to_min = at[STAFF_HOURS] ? at[STAFF_TO_MIN] : 0;
    }
    if (!same[STAFF_LANGUAGES])
        put_languages(kiosk, at[STAFF_LANGUAGES]);
    kiosk->quarters = at[STAFF_QUARTERS];
    if (!same[STAFF_CORNER])
        kiosk->corner = (enum kiosk_corner)at[STAFF_CORNER];
    if (!same[STAFF_VOLUME])
        kiosk->volume = at[STAFF_VOLUME];
    kiosk->deck_count = values->deck_count;
    for (int i = 0; i < values->deck_count; i++)
        kiosk->decks[i] = stage->staff.known[values->decks[i]];
}

/* ---- what is set is done */

/* The list as it is set; those that are not there are not shown. */
static void take_decks(struct stage *stage)
{
    struct staff_values values = values_of(stage, &stage->settings);
    stage->kiosk.deck_count = values.deck_count;
    for (int i = 0; i < values.deck_count; i++)
        stage->kiosk.decks[i] = stage->staff.known[values.decks[i]];
}

bool stage_staff_all_decks(struct stage *stage)
{
    if (stage->kiosk.deck_count >= stage->staff.known_count)
        return false;
    stage->kiosk.deck_count = stage->staff.known_count;
    for (int i = 0; i < stage->staff.known_count; i++)
        stage->kiosk.decks[i] = stage->staff.known[i];
    return true;
}

static void show_first(struct stage *stage, const char *shown)
{
    stage->showing.options.may_change = stage->kiosk.deck_count > 1;
    stage->showing.options.office = stage->settings.kiosk.office;
    if (strcmp(stage->kiosk.decks[0], shown) != 0)
        stage_kiosk_open(stage, 0);
    else
        stage->kiosk.deck = 0;
}

static void turn(struct stage *stage)
{
    struct err err = {0};
    if (stage->window.turning.quarters == stage->settings.kiosk.quarters)
        return;
    if (!window_turn(&stage->window, stage->settings.kiosk.quarters, &err)) {
        stage_fall(stage, &err); /* nothing can be shown any more */
        return;
    }
    stage_resized(stage);
}

static void do_settings(struct stage *stage)
{
    turn(stage);
    hands_begin(&stage->hands, &stage->window, stage->settings.screen_mm);
    stage->aloud.first_volume = stage->settings.kiosk.volume;
}

static void set(struct stage *stage, const struct staff_rules *rules)
{
    struct err err = {0};
    size_t mark = stage->arena.used;
    const char *shown = stage->kiosk.decks[stage->kiosk.deck];
    put(stage, rules, &stage->staff.state.values);
    if (!kiosk_file_write(&stage->arena, stage->run->surroundings->data_dir, &stage->settings,
                          &stage->staff.said, &err))
        log_line(LOG_WARN, "%s", err.text);
    arena_rewind(&stage->arena, mark);
    do_settings(stage);
    take_decks(stage);
    show_first(stage, shown);
}

void stage_staff_begin(struct stage *stage)
{
    struct stage_staff *staff = &stage->staff;
    staff->began_wall_ms = clock_wall_ms();
    staff->said = *stage->run->settings;
    staff->known = stage->run->decks;
    staff->known_count = stage->run->deck_count;
    staff->said.kiosk.deck_count =
        staff->known_count; /* given on the command line they take the place of the others */
    for (int i = 0; i < staff->known_count; i++)
        staff->said.kiosk.decks[i] = staff->known[i];
    if (stage->run->options->quarters >= 0)
        staff->said.kiosk.quarters = stage->run->options->quarters;
    stage->settings = staff->said;
    kiosk_file_read(&stage->arena, stage->run->surroundings->data_dir, &stage->settings);
    stage->settings.kiosk.no_pin = staff->said.kiosk.no_pin; /* only config.yaml opens the door */
    stage->own = *stage->run;
    stage->own.settings = &stage->settings;
    stage->run = &stage->own;
    take_decks(stage);
}

void stage_staff_ready(struct stage *stage)
{
    if (stage->kiosk.on)
        stage->aloud.first_volume = stage->settings.kiosk.volume;
}

/* ---- coming and going */

void stage_staff_open(struct stage *stage)
{
    struct staff_values values;
    stage_kiosk_wipe(stage);
    stage->kiosk.idle = (struct idle_state){IDLE_LURE, stage->now_ms};
    values = values_of(stage, &stage->settings);
    stage->staff.state = staff_begin(&values, stage->now_ms);
    staff_facts_end(&stage->staff.facts);
    stage->staff.told = staff_facts_begin(
        &stage->staff.facts, &(struct staff_facts_options){.surroundings = stage->run->surroundings,
                                                           .paint = stage->paint,
                                                           .language = stage->language,
                                                           .version = stage->run->version,
                                                           .began_wall_ms = stage->staff.began_wall_ms,
                                                           .decks = stage->staff.known,
                                                           .deck_count = stage->staff.known_count});
    stage_kiosk_forget_hands(stage);
    motion_stop(&stage->motion);
    stage->dirty = true;
}

void stage_staff_end(struct stage *stage)
{
    staff_facts_end(&stage->staff.facts);
    stage->staff.told = false;
}

/* As for a new visitor, in the language that is set. */
static void close(struct stage *stage)
{
    staff_facts_rest(&stage->staff.facts);
    stage_kiosk_wipe(stage);
    stage->kiosk.idle = (struct idle_state){IDLE_LURE, stage->now_ms};
    stage_kiosk_forget_hands(stage);
}

static void new_pin(struct stage *stage)
{
    struct err err = {0};
    size_t mark = stage->arena.used;
    if (!pin_set(&stage->arena, stage->run->surroundings->data_dir, stage->staff.state.first, &err)) {
        log_line(LOG_WARN, "%s", err.text);
        stage->staff.state.changed = false;
    }
    explicit_bzero(stage->staff.state.first, sizeof stage->staff.state.first);
    arena_rewind(&stage->arena, mark);
    stage_leave_begin(stage);
}

static void event(struct stage *stage, struct staff_event event)
{
    struct staff_rules rules = rules_of(stage);
    event.at_ms = stage->now_ms;
    enum staff_page page = stage->staff.state.page;
    enum staff_asks asks = stage->staff.state.asks;
    struct staff_next next = staff_step(&rules, stage->staff.state, &event);
    stage->staff.state = next.state;
    explicit_bzero(&next.state, sizeof next.state);
    if (page != stage->staff.state.page || asks != stage->staff.state.asks) {
        motion_stop(&stage->motion);
        stage->hands.focus = 0;
    }
    stage->dirty = stage->dirty || event.kind > STAFF_EV_TICK || next.fx != STAFF_FX_NONE;
    switch (next.fx) {
    case STAFF_FX_NONE: break;
    case STAFF_FX_SET: set(stage, &rules); break;
    case STAFF_FX_PIN: new_pin(stage); break;
    case STAFF_FX_CLOSE: close(stage); break;
    case STAFF_FX_END:
        stage->exit_status = 0;
        stage->quit = true;
        break;
    }
}

/* ---- hands */

static void follow(struct stage *stage)
{
    const struct node *node = node_by_id(&stage->picture.nodes, stage->hands.focus);
    float max = stage_staff_scroll_max(stage), ring = 16 * stage->window.size.h / 1080;
    if (!node || rect_is_empty(node->clip))
        return;
    float scroll = motion_list(&stage->motion, max, stage->now_ms);
    float above = node->clip.y + ring - node->at.y;
    float below = node->at.y + node->at.h + ring - node->clip.y - node->clip.h;
    float to = above > 0 ? scroll - above : below > 0 ? scroll + below : scroll;
    motion_list_to(&stage->motion, clampf(to, 0, max), stage->reduced_motion, stage->now_ms);
}

static void action(struct stage *stage, struct action asked)
{
    struct staff_event pin = {.kind = STAFF_EV_DIGIT, .index = asked.index};
    if (asked.kind == ACTION_STAFF) {
        event(stage, view_staff_event(asked.index));
    } else if (asked.kind == ACTION_LEAVE) {
        if (asked.index == PIN_KEY_ERASE)
            pin.kind = STAFF_EV_ERASE;
        else if (asked.index == PIN_KEY_ENTER)
            pin.kind = STAFF_EV_ENTER;
        else if (asked.index == PIN_KEY_BACK)
            pin.kind = STAFF_EV_BACK;
        event(stage, pin);
    }
}

static void focus(struct stage *stage, uint32_t to)
{
    if (to)
        stage->hands.focus = to;
    follow(stage);
    stage->dirty = true;
}

static void key(struct stage *stage, const struct act *act)
{
    const struct key_chord *chord = &act->as.key.chord;
    const struct nodes *nodes = &stage->picture.nodes;
    const struct node *node = stage->hands.focus ? node_by_id(nodes, stage->hands.focus) : NULL;
    int dx = str_eq(chord->key, STR("Right")) - str_eq(chord->key, STR("Left"));
    int dy = str_eq(chord->key, STR("Down")) - str_eq(chord->key, STR("Up"));
    bool enters = str_eq(chord->key, STR("Enter")), asks = stage->staff.state.asks != STAFF_ASKS_NOTHING;
    if (act->as.key.digit >= 0 && asks)
        event(stage, (struct staff_event){.kind = STAFF_EV_DIGIT, .index = act->as.key.digit});
    else if (str_eq(chord->key, STR("Esc")))
        event(stage, (struct staff_event){.kind = STAFF_EV_BACK});
    else if (str_eq(chord->key, STR("Backspace")))
        event(stage, (struct staff_event){.kind = STAFF_EV_ERASE});
    else if (str_eq(chord->key, STR("Tab")))
        focus(stage, node_focus_step(nodes, stage->hands.focus, chord->shift ? -1 : 1));
    else if (dx != 0 || dy != 0)
        focus(stage, node_focus_toward(nodes, stage->hands.focus, dx, dy));
    else if (node && (enters || str_eq(chord->key, STR("Space"))))
        action(stage, node->action);
    else if (enters)
        event(stage, (struct staff_event){.kind = STAFF_EV_ENTER});
}

void stage_staff_feel(struct stage *stage)
{
    if (stage_staff_is_open(stage))
        event(stage, (struct staff_event){.kind = STAFF_EV_HAND});
}

bool stage_staff_act(struct stage *stage, const struct act *act)
{
    const struct node *node = act->target ? node_by_id(&stage->picture.nodes, act->target) : NULL;
    if (!stage_staff_is_open(stage))
        return false;
    if (act->kind == ACT_KEY)
        key(stage, act);
    else if (act->kind == ACT_TAP && node && !(node->state & NODE_DISABLED))
        action(stage, node->action);
    bool list = act->kind == ACT_WHEEL || act->kind == ACT_DRAG_BEGIN || act->kind == ACT_DRAG ||
                act->kind == ACT_DRAG_END || act->kind == ACT_DRAG_CANCEL;
    return !list; /* those move the list, as everywhere */
}

/* ---- what is seen */

static void view_of(struct stage *stage, const struct staff_rules *rules, struct staff_view *out)
{
    int office = stage->staff.state.values.at[STAFF_OFFICE];
    const struct deck *deck = first_deck(stage);
    *out = (struct staff_view){.state = &stage->staff.state,
                               .rules = rules,
                               .facts = stage->staff.facts.at,
                               .fact_count = stage->staff.told ? STAFF_FACTS : 0,
                               .decks = stage->staff.facts.decks};
    if (deck && office >= 0 && office < deck->office_count)
        out->office = words_in(deck->offices[office].name, stage->language);
}

float stage_staff_scroll_max(struct stage *stage)
{
    struct view_env env;
    struct staff_view view;
    struct staff_rules rules = rules_of(stage);
    stage_env(stage, &env);
    view_of(stage, &rules, &view);
    return view_staff_scroll_max(&env, &view);
}

bool stage_staff_compose(struct stage *stage, const struct view_env *env)
{
    struct staff_view view;
    struct staff_rules rules = rules_of(stage);
    if (!stage_staff_is_open(stage))
        return false;
    view_of(stage, &rules, &view);
    view.scroll_px = motion_list(&stage->motion, view_staff_scroll_max(env, &view), stage->now_ms);
    view_staff(&stage->picture.nodes, env, &view);
    return true;
}

/* ---- time */

int64_t stage_staff_due_ms(const struct stage *stage)
{
    int64_t due = staff_due_ms(&stage->staff.state);
    int64_t look =
        stage->staff.told && staff_facts_look(&stage->staff.facts) ? stage->now_ms + LOOK_MS : INT64_MAX;
    return look < due ? look : due;
}

bool stage_staff_tick(struct stage *stage)
{
    if (!stage_staff_is_open(stage))
        return false;
    if (stage->staff.told && staff_facts_poll(&stage->staff.facts))
        stage->dirty = true;
    event(stage, (struct staff_event){.kind = STAFF_EV_TICK});
    return true;
}
