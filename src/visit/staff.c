#include "visit/staff.h"

#include <string.h>

enum {
    DAY_MIN = 24 * 60,
    QUARTER_MIN = 15,
    WIDTH_MM_MIN = 200 /* of a tablet: with less, targets of 20 mm leave no room for what is set here */,
    WIDTH_MM_MAX = 20000,
    WIDTH_MM_FIRST = 530 /* of 24 inch */
};

/* ---- what a step is */

static const int idle_steps[] = {15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1800, 3600};
static const int warning_steps[] = {20, 30, 45, 60, 90, 120, 180, 300}; /* WCAG 2.2.1: 20 at least */

/* The nearest that way; from the end nowhere. */
static int up_or_down(const int *steps, int count, int value, int by)
{
    for (int i = 0; by > 0 && i < count; i++)
        if (steps[i] > value)
            return steps[i];
    for (int i = count - 1; by < 0 && i >= 0; i--)
        if (steps[i] < value)
            return steps[i];
    return value;
}

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static int round_the_clock(int value, int by)
{
    int quarter = value / QUARTER_MIN * QUARTER_MIN;
    int to = by < 0 && quarter != value ? quarter : quarter + within(by, -DAY_MIN, DAY_MIN) * QUARTER_MIN;
    return ((to % DAY_MIN) + DAY_MIN) % DAY_MIN;
}

/* What is unknown begins at a usual width; less than a kiosk has is unknown again. */
static int width(int value, int by)
{
    if (value == 0)
        return by > 0 ? WIDTH_MM_FIRST : 0;
    int to = within(value + within(by, -WIDTH_MM_MAX, WIDTH_MM_MAX), 0, WIDTH_MM_MAX);
    return to < WIDTH_MM_MIN ? 0 : to;
}

static int next_of(int value, int by, int count)
{
    return ((value + (by % count)) % count + count) % count;
}

#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))

static int stepped(const struct staff_rules *rules, enum staff_setting setting, int value, int by)
{
    switch (setting) {
    case STAFF_OFFICE: return within(value + within(by, -1, 1), -1, rules->office_count - 1);
    case STAFF_IDLE_S: return up_or_down(idle_steps, COUNT(idle_steps), value, by);
    case STAFF_WARNING_S: return up_or_down(warning_steps, COUNT(warning_steps), value, by);
    case STAFF_HOURS: return !value;
    case STAFF_FROM_MIN:
    case STAFF_TO_MIN: return round_the_clock(value, by);
    case STAFF_LANGUAGES: return next_of(value, by, STAFF_LANGUAGES_COUNT);
    case STAFF_WIDTH_MM: return width(value, by);
    case STAFF_QUARTERS:
    case STAFF_CORNER: return next_of(value, by, 4);
    case STAFF_VOLUME: return within(value / 10 * 10 + within(by, -10, 10) * 10, 0, 100);
    case STAFF_SETTING_COUNT: break;
    }
    return value;
}

bool staff_can_step(const struct staff_rules *rules, const struct staff_values *values,
                    enum staff_setting setting, int by)
{
    return stepped(rules, setting, values->at[setting], by) != values->at[setting];
}

/* ---- what differs */

bool staff_is_base(const struct staff_rules *rules, const struct staff_values *values,
                   enum staff_setting setting)
{
    return values->at[setting] == rules->base.at[setting];
}

bool staff_decks_are_base(const struct staff_rules *rules, const struct staff_values *values)
{
    if (values->deck_count != rules->base.deck_count)
        return false;
    return memcmp(values->decks, rules->base.decks, (size_t)values->deck_count * sizeof *values->decks) == 0;
}

bool staff_all_is_base(const struct staff_rules *rules, const struct staff_values *values)
{
    return staff_decks_are_base(rules, values) && memcmp(values->at, rules->base.at, sizeof values->at) == 0;
}

int staff_deck_place(const struct staff_values *values, int deck)
{
    for (int i = 0; i < values->deck_count; i++)
        if (values->decks[i] == deck)
            return i;
    return -1;
}

/* ---- the decks */

static void take_out(struct staff_values *values, int place)
{
    values->deck_count--;
    memmove(values->decks + place, values->decks + place + 1,
            (size_t)(values->deck_count - place) * sizeof *values->decks);
}

/* The office is one of the first deck's. */
static bool put_first(const struct staff_rules *rules, struct staff_values *values, int deck)
{
    int place = staff_deck_place(values, deck);
    if (deck < 0 || deck >= rules->deck_count || place == 0)
        return false;
    if (place > 0)
        take_out(values, place);
    memmove(values->decks + 1, values->decks, (size_t)values->deck_count * sizeof *values->decks);
    values->decks[0] = deck;
    values->deck_count++;
    values->at[STAFF_OFFICE] = -1;
    return true;
}

static bool show_or_not(const struct staff_rules *rules, struct staff_values *values, int deck)
{
    int place = staff_deck_place(values, deck);
    if (deck < 0 || deck >= rules->deck_count || (place >= 0 && values->deck_count == 1))
        return false;
    if (place < 0)
        values->decks[values->deck_count++] = deck;
    else
        take_out(values, place);
    if (place == 0)
        values->at[STAFF_OFFICE] = -1;
    return true;
}

/* ---- the PIN */

static void forget_digits(struct staff_state *state)
{
    explicit_bzero(state->digits, sizeof state->digits);
    state->count = 0;
}

static void ask(struct staff_state *state, enum staff_asks what)
{
    forget_digits(state);
    if (what != STAFF_ASKS_AGAIN)
        explicit_bzero(state->first, sizeof state->first);
    state->asks = what;
}

static bool asks_pin(const struct staff_state *state)
{
    return state->asks == STAFF_ASKS_NEW || state->asks == STAFF_ASKS_AGAIN;
}

static void type(struct staff_state *state, const struct staff_event *event)
{
    if (!asks_pin(state))
        return;
    state->differs = false;
    if (event->kind == STAFF_EV_ERASE && state->count > 0)
        state->digits[--state->count] = '\0';
    else if (event->kind == STAFF_EV_DIGIT && state->count < LEAVE_DIGITS_MAX && event->index >= 0 &&
             event->index <= 9)
        state->digits[state->count++] = (char)('0' + event->index);
}

/* Who mistypes begins anew: they saw neither. */
static enum staff_fx enter(struct staff_state *state)
{
    if (!asks_pin(state) || state->count < LEAVE_DIGITS_MIN)
        return STAFF_FX_NONE;
    if (state->asks == STAFF_ASKS_NEW) {
        memcpy(state->first, state->digits, sizeof state->first);
        ask(state, STAFF_ASKS_AGAIN);
        return STAFF_FX_NONE;
    }
    bool same = memcmp(state->first, state->digits, sizeof state->first) == 0;
    if (!same) {
        ask(state, STAFF_ASKS_NEW);
        state->differs = true;
        return STAFF_FX_NONE;
    }
    forget_digits(state);
    state->asks = STAFF_ASKS_NOTHING;
    state->changed = true;
    return STAFF_FX_PIN;
}

/* ---- the step */

static enum staff_fx close(struct staff_state *state, enum staff_fx fx)
{
    ask(state, STAFF_ASKS_NOTHING);
    state->open = false;
    return fx;
}

static enum staff_fx set(bool changed)
{
    return changed ? STAFF_FX_SET : STAFF_FX_NONE;
}

static enum staff_fx step_setting(const struct staff_rules *rules, struct staff_state *state, int index,
                                  int by)
{
    if (index < 0 || index >= STAFF_SETTING_COUNT)
        return STAFF_FX_NONE;
    int *at = state->values.at, was = at[index];
    bool time = index == STAFF_FROM_MIN || index == STAFF_TO_MIN;
    at[index] = stepped(rules, (enum staff_setting)index, was, by);
    if (time && at[STAFF_FROM_MIN] == at[STAFF_TO_MIN]) /* it would be on all day */
        at[index] = stepped(rules, (enum staff_setting)index, at[index], by);
    return set(at[index] != was);
}

static enum staff_fx reset(const struct staff_rules *rules, struct staff_state *state)
{
    bool was = staff_all_is_base(rules, &state->values);
    state->values = rules->base;
    return set(!was);
}

static void turn_to(struct staff_state *state, int page)
{
    if (page < 0 || page >= STAFF_PAGE_COUNT)
        return;
    state->page = (enum staff_page)page;
    state->changed = false;
}

/* A question is answered before anything else is done. */
static enum staff_fx question(struct staff_state *state, const struct staff_event *event)
{
    switch (event->kind) {
    case STAFF_EV_DIGIT:
    case STAFF_EV_ERASE: type(state, event); break;
    case STAFF_EV_ENTER: return enter(state);
    case STAFF_EV_BACK: ask(state, STAFF_ASKS_NOTHING); break;
    case STAFF_EV_END: return state->asks == STAFF_ASKS_END ? close(state, STAFF_FX_END) : STAFF_FX_NONE;
    case STAFF_EV_CLOSE: return close(state, STAFF_FX_CLOSE);
    case STAFF_EV_HAND:
    case STAFF_EV_TICK:
    case STAFF_EV_PAGE:
    case STAFF_EV_STEP:
    case STAFF_EV_DECK:
    case STAFF_EV_FIRST:
    case STAFF_EV_RESET:
    case STAFF_EV_PIN: break;
    }
    return STAFF_FX_NONE;
}

static enum staff_fx page(const struct staff_rules *rules, struct staff_state *state,
                          const struct staff_event *event)
{
    switch (event->kind) {
    case STAFF_EV_PAGE: turn_to(state, event->index); break;
    case STAFF_EV_STEP: return step_setting(rules, state, event->index, event->by);
    case STAFF_EV_DECK: return set(show_or_not(rules, &state->values, event->index));
    case STAFF_EV_FIRST: return set(put_first(rules, &state->values, event->index));
    case STAFF_EV_RESET: return reset(rules, state);
    case STAFF_EV_PIN:
        if (rules->may_pin)
            ask(state, STAFF_ASKS_NEW);
        state->differs = false;
        break;
    case STAFF_EV_END: ask(state, STAFF_ASKS_END); break;
    case STAFF_EV_BACK:
    case STAFF_EV_CLOSE: return close(state, STAFF_FX_CLOSE);
    case STAFF_EV_HAND:
    case STAFF_EV_TICK:
    case STAFF_EV_DIGIT:
    case STAFF_EV_ERASE:
    case STAFF_EV_ENTER: break;
    }
    return STAFF_FX_NONE;
}

struct staff_state staff_begin(const struct staff_values *values, int64_t now_ms)
{
    return (struct staff_state){.open = true, .values = *values, .since_ms = now_ms};
}

struct staff_next staff_step(const struct staff_rules *rules, struct staff_state state,
                             const struct staff_event *event)
{
    struct staff_next next = {.state = state};
    explicit_bzero(state.digits, sizeof state.digits);
    explicit_bzero(state.first, sizeof state.first);
    if (!next.state.open)
        return next;
    if (event->kind == STAFF_EV_TICK) {
        if (event->at_ms >= staff_due_ms(&next.state))
            next.fx = close(&next.state, STAFF_FX_CLOSE);
        return next;
    }
    next.state.since_ms = event->at_ms;
    next.fx = next.state.asks == STAFF_ASKS_NOTHING ? page(rules, &next.state, event)
                                                    : question(&next.state, event);
    return next;
}

int64_t staff_due_ms(const struct staff_state *state)
{
    return state->open ? state->since_ms + STAFF_AWAY_MS : INT64_MAX;
}
