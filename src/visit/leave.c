#include "visit/leave.h"

#include <string.h>

static int64_t wait_for(int tries)
{
    int64_t wait = LEAVE_WAIT_MS;
    for (int i = LEAVE_TRIES; i < tries && wait < LEAVE_WAIT_MAX_MS; i++)
        wait *= 2;
    return wait < LEAVE_WAIT_MAX_MS ? wait : LEAVE_WAIT_MAX_MS;
}

static void hold_off(struct leave_state *state, int64_t now_ms)
{
    if (state->tries >= LEAVE_TRIES)
        state->until_ms = now_ms + wait_for(state->tries);
}

struct leave_state leave_begin(int tries, int64_t now_ms)
{
    struct leave_state state = {.tries = tries > 0 ? tries : 0};
    hold_off(&state, now_ms);
    return state;
}

static void clear(struct leave_state *state)
{
    explicit_bzero(state->digits, sizeof state->digits);
    state->count = 0;
}

static void down(struct leave_state *state, int64_t at_ms)
{
    if (state->taps > 0 && at_ms - state->tap_ms > LEAVE_GAP_MS)
        state->taps = 0;
    state->taps++;
    state->down = true;
    state->tap_ms = at_ms;
}

/* The fifth that is let go of too soon is not the fifth. */
static void up(struct leave_state *state, int64_t at_ms)
{
    if (!state->down)
        return;
    state->down = false;
    state->tap_ms = at_ms;
    if (state->taps >= LEAVE_TAPS)
        state->taps = 0;
}

static enum leave_fx tick(struct leave_state *state, int64_t at_ms)
{
    if (!state->down || state->taps != LEAVE_TAPS || at_ms - state->tap_ms < LEAVE_HOLD_MS)
        return LEAVE_FX_NONE;
    state->taps = 0;
    state->down = state->wrong = false;
    state->open = true;
    clear(state);
    return LEAVE_FX_OPEN;
}

static enum leave_fx close(struct leave_state *state, enum leave_fx fx)
{
    clear(state);
    state->open = state->wrong = false;
    return fx;
}

static enum leave_fx pad(struct leave_state *state, const struct leave_event *event)
{
    switch (event->kind) {
    case LEAVE_EV_DIGIT:
        if (state->count < LEAVE_DIGITS_MAX && event->digit >= 0 && event->digit <= 9)
            state->digits[state->count++] = (char)('0' + event->digit);
        state->wrong = false;
        break;
    case LEAVE_EV_ERASE:
        if (state->count > 0)
            state->digits[--state->count] = '\0';
        break;
    case LEAVE_EV_ENTER:
        return state->count >= LEAVE_DIGITS_MIN && event->at_ms >= state->until_ms ? LEAVE_FX_TRY
                                                                                   : LEAVE_FX_NONE;
    case LEAVE_EV_BACK: return close(state, LEAVE_FX_CLOSE);
    case LEAVE_EV_RIGHT: state->tries = 0; return close(state, LEAVE_FX_GO);
    case LEAVE_EV_WRONG:
        clear(state);
        state->wrong = true;
        state->tries++;
        hold_off(state, event->at_ms);
        break;
    case LEAVE_EV_DOWN:
    case LEAVE_EV_UP:
    case LEAVE_EV_ELSEWHERE:
    case LEAVE_EV_TICK: break;
    }
    return LEAVE_FX_NONE;
}

static enum leave_fx corner(struct leave_state *state, const struct leave_event *event)
{
    switch (event->kind) {
    case LEAVE_EV_DOWN: down(state, event->at_ms); break;
    case LEAVE_EV_UP: up(state, event->at_ms); break;
    case LEAVE_EV_ELSEWHERE:
        state->taps = 0;
        state->down = false;
        break;
    case LEAVE_EV_TICK: return tick(state, event->at_ms);
    case LEAVE_EV_DIGIT:
    case LEAVE_EV_ERASE:
    case LEAVE_EV_ENTER:
    case LEAVE_EV_BACK:
    case LEAVE_EV_RIGHT:
    case LEAVE_EV_WRONG: break;
    }
    return LEAVE_FX_NONE;
}

struct leave_next leave_step(struct leave_state state, const struct leave_event *event)
{
    struct leave_next next = {.state = state};
    explicit_bzero(state.digits, sizeof state.digits);
    next.fx = next.state.open ? pad(&next.state, event) : corner(&next.state, event);
    return next;
}

int leave_left_s(const struct leave_state *state, int64_t now_ms)
{
    int64_t left = state->until_ms - now_ms;
    return left <= 0 ? 0 : (int)((left + 999) / 1000);
}

int64_t leave_due_ms(const struct leave_state *state, int64_t now_ms)
{
    if (state->down && state->taps == LEAVE_TAPS)
        return state->tap_ms + LEAVE_HOLD_MS;
    int left = leave_left_s(state, now_ms);
    return state->open && left > 0 ? state->until_ms - (int64_t)(left - 1) * 1000 : INT64_MAX;
}
