/* The items themselves are the app's: here they are only places in a list. A list that is not there yet
 * has none, so Enter between two listings chooses nothing. */
#include "visit/start.h"

#include <assert.h>
#include <string.h>

static void fx_add(struct start_next *next, enum start_fx_kind kind)
{
    assert(next->fx_count < START_FX_MAX); /* a reducer bug, never bad input */
    next->fx[next->fx_count++] = kind;
}

struct start_state start_begin(int item_count, int64_t at_ms)
{
    return (struct start_state){.mark_max = item_count > 0 ? item_count : 0, .changed_ms = at_ms};
}

/* ---- where we are */

static void to_home(struct start_state *state, int64_t at_ms)
{
    state->mode = START_HOME;
    state->folder[0] = '\0';
    state->root_bytes = 0;
    state->mark = state->home_mark;
    state->mark_max = state->home_max;
    state->changed_ms = at_ms;
}

static void to_folder(struct start_next *next, struct str path, int64_t at_ms)
{
    struct start_state *state = &next->state;
    char folder[START_PATH_BYTES];
    bool from_places = state->mode != START_CHOOSER || state->folder[0] == '\0';
    if (state->mode == START_HOME) {
        state->home_mark = state->mark;
        state->home_max = state->mark_max;
    }
    while (path.len > 1 && path.at[path.len - 1] == '/')
        path.len--;
    str_to_field(folder, sizeof folder, path); /* path may be a part of state->folder */
    memcpy(state->folder, folder, sizeof folder);
    int bytes = (int)strlen(folder);
    if (from_places || bytes < state->root_bytes)
        state->root_bytes = bytes;
    state->mode = START_CHOOSER;
    state->mark = 0;
    state->mark_max = 0; /* until START_EV_COUNT */
    state->changed_ms = at_ms;
    fx_add(next, START_FX_LIST);
}

/* Up one folder, then to the places, then home. */
static void climb(struct start_next *next, int64_t at_ms)
{
    struct start_state *state = &next->state;
    struct str folder = str_from(state->folder), name;
    if (folder.len == 0) {
        to_home(state, at_ms);
        return;
    }
    struct str parent = str_cut_last(folder, '/', &name);
    if (parent.len == 0)
        parent = str_sub(folder, 0, 1);
    if (parent.len >= folder.len || (int)parent.len < state->root_bytes)
        parent = STR("");
    to_folder(next, parent, at_ms);
}

static void leave_help(struct start_state *state, int64_t at_ms)
{
    state->mode = state->under;
    state->changed_ms = at_ms;
}

static void to_help(struct start_state *state, int64_t at_ms)
{
    state->under = state->mode;
    state->mode = START_HELP;
    state->changed_ms = at_ms;
}

/* ---- what is asked for */

static void mark_to(struct start_state *state, int64_t to)
{
    if (to >= 0 && to < state->mark_max)
        state->mark = (int)to;
}

/* Down from above a last row that is not full lands on its last item. */
static void mark_step(struct start_state *state, int dx, int dy, int columns)
{
    int64_t wide = columns > 0 ? columns : 1;
    int64_t to = state->mark + dx + dy * wide;
    if (to >= state->mark_max && dy > 0 && state->mark / wide < (state->mark_max - 1) / wide)
        to = state->mark_max - 1;
    mark_to(state, to);
}

static void move(struct start_state *state, enum start_command asked, int64_t at_ms)
{
    if (state->mode == START_HELP) {
        leave_help(state, at_ms);
        return;
    }
    mark_to(state, asked == START_DO_NEXT       ? state->mark + 1
                   : asked == START_DO_PREVIOUS ? state->mark - 1
                   : asked == START_DO_FIRST    ? 0
                                                : state->mark_max - 1);
}

static void back(struct start_next *next, int64_t at_ms)
{
    switch (next->state.mode) {
    case START_HELP: leave_help(&next->state, at_ms); break;
    case START_CHOOSER: climb(next, at_ms); break;
    case START_HOME: break; /* never quits */
    }
}

static void open_chooser(struct start_next *next, int64_t at_ms)
{
    struct start_state *state = &next->state;
    if (state->mode == START_HELP)
        leave_help(state, at_ms);
    if (state->mode != START_CHOOSER)
        to_folder(next, STR(""), at_ms);
}

static void command(struct start_next *next, enum start_command asked, int64_t at_ms)
{
    struct start_state *state = &next->state;
    switch (asked) {
    case START_DO_NEXT:
    case START_DO_PREVIOUS:
    case START_DO_FIRST:
    case START_DO_LAST: move(state, asked, at_ms); break;
    case START_DO_FULL_SCREEN: fx_add(next, START_FX_FULL_SCREEN); break;
    case START_DO_HELP:
        if (state->mode == START_HELP)
            leave_help(state, at_ms);
        else
            to_help(state, at_ms);
        break;
    case START_DO_BACK: back(next, at_ms); break;
    case START_DO_START:
        if (state->mode == START_HELP)
            leave_help(state, at_ms);
        if (state->mode == START_CHOOSER)
            to_home(state, at_ms);
        break;
    case START_DO_OPEN: open_chooser(next, at_ms); break;
    case START_DO_QUIT: fx_add(next, START_FX_QUIT); break;
    }
}

static void pick(struct start_next *next, int item)
{
    struct start_state *state = &next->state;
    if (item < 0 || item >= state->mark_max)
        return;
    state->mark = item;
    fx_add(next, START_FX_PICK);
}

static void count_items(struct start_state *state, int count)
{
    state->mark_max = count > 0 ? count : 0;
    if (state->mark >= state->mark_max)
        state->mark = state->mark_max > 0 ? state->mark_max - 1 : 0;
}

struct start_next start_step(struct start_state state, const struct start_event *event)
{
    struct start_next next = {.state = state};
    bool help = state.mode == START_HELP;
    switch (event->kind) {
    case START_EV_COMMAND: command(&next, (enum start_command)event->as.command, event->at_ms); break;
    case START_EV_MARK:
        if (!help)
            mark_step(&next.state, event->as.mark.dx, event->as.mark.dy, event->as.mark.columns);
        break;
    case START_EV_ENTER:
        if (help)
            leave_help(&next.state, event->at_ms);
        else
            pick(&next, state.mark);
        break;
    case START_EV_CHOOSE:
        if (!help)
            pick(&next, event->as.item);
        break;
    case START_EV_FOLDER:
        if (help)
            leave_help(&next.state, event->at_ms);
        to_folder(&next, (struct str){event->as.path, strnlen(event->as.path, sizeof event->as.path)},
                  event->at_ms);
        break;
    case START_EV_COUNT: count_items(&next.state, event->as.count); break;
    }
    return next;
}
