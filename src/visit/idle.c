#include "visit/idle.h"

static int after_ms(const struct idle_rules *rules)
{
    return rules->after_ms > 0 ? rules->after_ms : IDLE_AFTER_S * 1000;
}

static int warning_ms(const struct idle_rules *rules)
{
    return rules->warning_ms > 0 ? rules->warning_ms : IDLE_WARNING_S * 1000;
}

static struct idle_next to(enum idle_phase phase, int64_t at_ms, enum idle_fx fx)
{
    return (struct idle_next){{phase, at_ms}, fx};
}

static struct idle_next done(struct idle_state state, int64_t at_ms)
{
    switch (state.phase) {
    case IDLE_LURE: return to(IDLE_VISIT, at_ms, IDLE_FX_BEGIN);
    case IDLE_WARNING: return to(IDLE_VISIT, at_ms, IDLE_FX_GO_ON);
    case IDLE_VISIT: break;
    }
    return to(IDLE_VISIT, at_ms, IDLE_FX_NONE);
}

/* A program that was held up for an hour still asks first, and for as long. */
static struct idle_next tick(const struct idle_rules *rules, struct idle_state state, int64_t at_ms)
{
    int64_t since = at_ms - state.since_ms;
    if (state.phase == IDLE_VISIT && since >= after_ms(rules))
        return to(IDLE_WARNING, at_ms, IDLE_FX_WARN);
    if (state.phase == IDLE_WARNING && since >= warning_ms(rules))
        return to(IDLE_LURE, at_ms, IDLE_FX_WIPE);
    return (struct idle_next){.state = state};
}

struct idle_next idle_step(const struct idle_rules *rules, struct idle_state state,
                           const struct idle_event *event)
{
    struct idle_next next = {.state = state};
    switch (event->kind) {
    case IDLE_EV_HAND:
        if (state.phase == IDLE_VISIT)
            next.state.since_ms = event->at_ms;
        break;
    case IDLE_EV_DONE: next = done(state, event->at_ms); break;
    case IDLE_EV_STOP:
        if (state.phase != IDLE_LURE)
            next = to(IDLE_LURE, event->at_ms, IDLE_FX_WIPE);
        break;
    case IDLE_EV_TICK: next = tick(rules, state, event->at_ms); break;
    }
    return next;
}

int idle_left_s(const struct idle_rules *rules, const struct idle_state *state, int64_t now_ms)
{
    int64_t left = state->since_ms + warning_ms(rules) - now_ms;
    return left <= 0 ? 0 : (int)((left + 999) / 1000);
}

int64_t idle_due_ms(const struct idle_rules *rules, const struct idle_state *state, int64_t now_ms)
{
    switch (state->phase) {
    case IDLE_LURE: break;
    case IDLE_VISIT: return state->since_ms + after_ms(rules);
    case IDLE_WARNING: {
        int left = idle_left_s(rules, state, now_ms);
        return state->since_ms + warning_ms(rules) - (int64_t)(left > 0 ? left - 1 : 0) * 1000;
    }
    }
    return INT64_MAX;
}
