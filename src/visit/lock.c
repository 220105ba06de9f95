#include "visit/lock.h"

#include <string.h>

#include "base/grapheme.h"

/* What does not fit is left out. */
static void append(struct lock_state *state, struct str text)
{
    uint16_t was = state->typed.len;
    (void)edit_type(&state->typed, text);
    if (state->typed.len > was)
        state->wrong = false;
}

static void clear(struct lock_state *state)
{
    explicit_bzero(&state->typed, sizeof state->typed);
}

struct lock_next lock_step(struct lock_state state, const struct lock_event *event)
{
    struct lock_next next = {.state = state};
    struct lock_state *is = &next.state;
    explicit_bzero(&state.typed, sizeof state.typed);
    is->typed.most = LOCK_TYPED_BYTES - 1;
    is->typed.secret = true;
    if (is->trying && event->kind != LOCK_EV_WRONG && event->kind != LOCK_EV_BACK)
        return next;
    switch (event->kind) {
    case LOCK_EV_TEXT: append(is, (struct str){event->text, strnlen(event->text, sizeof event->text)}); break;
    case LOCK_EV_EDIT: (void)edit_do(&is->typed, event->act, false); break;
    case LOCK_EV_ENTER:
        if (is->typed.len == 0)
            break;
        is->trying = true;
        is->tries++;
        next.fx = LOCK_FX_TRY;
        break;
    case LOCK_EV_WRONG:
        clear(is);
        is->trying = false;
        is->wrong = true;
        break;
    case LOCK_EV_BACK:
        clear(is);
        next.fx = LOCK_FX_LEAVE;
        break;
    }
    return next;
}

int lock_count(const struct lock_state *state)
{
    return grapheme_count(edit_text(&state->typed));
}

int lock_cursor(const struct lock_state *state)
{
    return grapheme_count(str_sub(edit_text(&state->typed), 0, state->typed.cursor));
}

void lock_wipe(struct lock_state *state)
{
    explicit_bzero(state, sizeof *state);
}
