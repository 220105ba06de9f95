#include "visit/write.h"

#include <string.h>

int write_row_at(const struct write_state *state, const struct write_rows *rows)
{
    for (int i = 0; i < rows->count; i++)
        if (str_eq(rows->at[i].id, str_from(state->id)))
            return i;
    return -1;
}

static void name(char id[WRITE_ID_BYTES], struct str text)
{
    str_to_field(id, WRITE_ID_BYTES, text);
}

static void mark(struct write_state *state, const struct write_rows *rows, int row)
{
    if (row >= 0 && row < rows->count)
        name(state->id, rows->at[row].id);
}

static void to_field(struct write_state *state, struct str id, struct str text)
{
    state->mode = WRITE_FIELD;
    name(state->id, id);
    edit_set(&state->edit, text);
}

struct write_state write_begin(bool list, const struct write_rows *rows)
{
    struct write_state state = {.mode = list ? WRITE_LIST : WRITE_FIELD};
    if (list)
        mark(&state, rows, 0);
    return state;
}

struct write_state write_begin_title(struct str proposed, int most)
{
    struct write_state state = {.mode = WRITE_FIELD, .about = WRITE_TITLE};
    state.edit.most = (uint16_t)most;
    edit_set(&state.edit, proposed);
    (void)edit_do(&state.edit, EDIT_ALL, false);
    return state;
}

/* From the field to where one came from. */
static void leave_field(struct write_next *next, const struct write_rows *rows)
{
    struct write_state *state = &next->state;
    if (!state->from_list) {
        next->leaves = true;
        return;
    }
    state->mode = WRITE_LIST;
    state->from_list = false;
    edit_set(&state->edit, (struct str){0});
    if (write_row_at(state, rows) < 0)
        mark(state, rows, 0);
}

static void write_down(struct write_next *next, const struct write_rows *rows)
{
    struct write_state *state = &next->state;
    struct str text = str_trim(edit_text(&state->edit));
    int row = write_row_at(state, rows);
    if (text.len == 0 || (state->id[0] == '\0' && rows->full)) {
        next->fx = WRITE_FX_REFUSED;
        return;
    }
    if (state->about == WRITE_TITLE) {
        next->fx = WRITE_FX_TITLE;
        str_to_field(next->text, sizeof next->text, text);
        next->leaves = true;
        return;
    }
    if (row < 0 || !str_eq(rows->at[row].text, text)) {
        next->fx = row < 0 ? WRITE_FX_ADD : WRITE_FX_ADAPT;
        str_to_field(next->text, sizeof next->text, text);
        memcpy(next->id, state->id, sizeof next->id);
    }
    leave_field(next, rows);
}

static void done(struct write_next *next, const struct write_rows *rows)
{
    switch (next->state.mode) {
    case WRITE_FIELD: write_down(next, rows); break;
    case WRITE_LIST: next->leaves = true; break;
    }
}

static void back(struct write_next *next, const struct write_rows *rows)
{
    switch (next->state.mode) {
    case WRITE_FIELD: leave_field(next, rows); break;
    case WRITE_LIST: next->leaves = true; break;
    }
}

static void write_new(struct write_next *next, const struct write_rows *rows)
{
    if (rows->full) {
        next->fx = WRITE_FX_REFUSED;
        return;
    }
    next->state.from_list = true;
    to_field(&next->state, (struct str){0}, (struct str){0});
}

/* What is done to the marked question; refused where it makes no sense. */
static void deed(struct write_next *next, const struct write_rows *rows, enum write_event_kind kind)
{
    struct write_state *state = &next->state;
    int at = write_row_at(state, rows);
    const struct write_row *row = at >= 0 ? &rows->at[at] : NULL;
    next->fx = WRITE_FX_REFUSED;
    if (!row || state->mode != WRITE_LIST)
        return;
    memcpy(next->id, state->id, sizeof next->id);
    if (kind == WRITE_EV_ADAPT) {
        next->fx = WRITE_FX_NONE;
        state->from_list = true;
        to_field(state, row->id, row->text);
    } else if (kind == WRITE_EV_RESTORE && row->adapted) {
        next->fx = WRITE_FX_RESTORE;
    } else if (kind == WRITE_EV_HIDE) {
        next->fx = row->hidden ? WRITE_FX_SHOW : WRITE_FX_HIDE;
    } else if (kind == WRITE_EV_UP && at > 0) {
        next->fx = WRITE_FX_UP;
    } else if (kind == WRITE_EV_DOWN && at + 1 < rows->count) {
        next->fx = WRITE_FX_DOWN;
    } else if (kind == WRITE_EV_DROP && row->added) {
        next->fx = WRITE_FX_DROP;
        mark(state, rows, at + 1 < rows->count ? at + 1 : at - 1);
        if (rows->count == 1)
            state->id[0] = '\0';
    }
}

static void move_mark(struct write_next *next, const struct write_rows *rows, int by)
{
    int at = write_row_at(&next->state, rows), to = at < 0 ? 0 : at + by;
    if (to < 0 || to >= rows->count)
        next->fx = WRITE_FX_REFUSED;
    else
        mark(&next->state, rows, to);
}

struct write_next write_step(struct write_state state, const struct write_rows *rows,
                             const struct write_event *event)
{
    struct write_next next = {.state = state};
    struct edit *edit = &next.state.edit;
    bool writes = state.mode == WRITE_FIELD;
    switch (event->kind) {
    case WRITE_EV_TEXT:
        if (writes && !edit_type(edit, (struct str){event->text, strnlen(event->text, sizeof event->text)}))
            next.fx = WRITE_FX_REFUSED;
        break;
    case WRITE_EV_EDIT:
        if (writes)
            (void)edit_do(edit, event->act, event->extend);
        break;
    case WRITE_EV_POINT:
        if (writes)
            edit_point(edit, event->number > 0 ? (size_t)event->number : 0, event->extend);
        break;
    case WRITE_EV_DONE: done(&next, rows); break;
    case WRITE_EV_BACK: back(&next, rows); break;
    case WRITE_EV_MARK:
        if (!writes)
            move_mark(&next, rows, event->number);
        break;
    case WRITE_EV_CHOOSE:
        if (!writes)
            mark(&next.state, rows, event->number);
        break;
    case WRITE_EV_NEW:
        if (!writes)
            write_new(&next, rows);
        break;
    case WRITE_EV_ADAPT:
    case WRITE_EV_RESTORE:
    case WRITE_EV_HIDE:
    case WRITE_EV_UP:
    case WRITE_EV_DOWN:
    case WRITE_EV_DROP: deed(&next, rows, event->kind); break;
    }
    return next;
}
