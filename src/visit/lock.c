#include "visit/lock.h"

#include <string.h>

#include "base/utf8.h"

static struct str typed(const struct lock_state *state)
{
    return (struct str){state->typed, strnlen(state->typed, sizeof state->typed - 1)};
}

/* What does not fit is left out. */
static void append(struct lock_state *state, struct str text)
{
    size_t was = typed(state).len;
    (void)utf8_type(state->typed, sizeof state->typed, text);
    if (typed(state).len > was)
        state->wrong = false;
}

static void erase(struct lock_state *state)
{
    size_t len = typed(state).len, was = len;
    while (len > 0 && ((unsigned char)state->typed[len - 1] & 0xC0) == 0x80)
        len--;
    if (len > 0)
        len--;
    memset(state->typed + len, 0, was - len);
}

static void clear(struct lock_state *state)
{
    explicit_bzero(state->typed, sizeof state->typed);
}

struct lock_next lock_step(struct lock_state state, const struct lock_event *event)
{
    struct lock_next next = {.state = state};
    struct lock_state *is = &next.state;
    explicit_bzero(state.typed, sizeof state.typed);
    if (is->trying && event->kind != LOCK_EV_WRONG && event->kind != LOCK_EV_BACK)
        return next;
    switch (event->kind) {
    case LOCK_EV_TEXT: append(is, (struct str){event->text, strnlen(event->text, sizeof event->text)}); break;
    case LOCK_EV_ERASE: erase(is); break;
    case LOCK_EV_CLEAR: clear(is); break;
    case LOCK_EV_ENTER:
        if (is->typed[0] == '\0')
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
    return utf8_count(typed(state));
}

void lock_wipe(struct lock_state *state)
{
    explicit_bzero(state, sizeof *state);
}
