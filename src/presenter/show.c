/* One small function an event, each a switch over the modes: a missing case does not compile. Every step
 * first brings the state into line with the deck, so nothing that was kept or replayed can point outside
 * it. */
#include "presenter/show.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

enum { NUMBER_MAX = 99999 /* more digits than any deck has cards */ };

struct step {
    struct show_next next;
    const struct show_rules *rules;
    const struct show_cards *cards;
    const struct zoom_grip *grip;
    int64_t at_ms;
};

/* Asking twice for one thing is asking once. */
static void fx_add(struct step *step, enum show_fx_kind kind)
{
    for (int i = 0; i < step->next.fx_count; i++)
        if (step->next.fx[i] == kind)
            return;
    assert(step->next.fx_count < SHOW_FX_MAX); /* a reducer bug, never bad input */
    step->next.fx[step->next.fx_count++] = kind;
}

static struct card_id id_at(const struct show_cards *cards, int place)
{
    return cards->deck->cards[cards->order[place]].id;
}

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

int show_place(const struct show_cards *cards, struct card_id id)
{
    if (id.at[0] == '\0')
        return -1;
    if (cards->places) {
        int card = deck_card_find(cards->deck, id);
        return card < 0 ? -1 : cards->places[card] - 1;
    }
    for (int i = 0; i < cards->count; i++)
        if (card_id_eq(id_at(cards, i), id))
            return i;
    return -1;
}

int64_t show_due_ms(const struct show_state *state)
{
    return state->number != 0 && !state->number_open ? state->number_ms + SHOW_NUMBER_MS : INT64_MAX;
}

struct show_state show_begin(const struct show_cards *cards, int index, int64_t at_ms)
{
    assert(cards->count > 0); /* deck_load refuses empty decks, and nobody shows an empty selection */
    int place = clamp(index, 0, cards->count - 1);
    return (struct show_state){.card = id_at(cards, place), .index = place, .changed_ms = at_ms};
}

/* ---- where we are */

static void number_clear(struct show_state *state)
{
    state->number = 0;
    state->number_open = false;
}

/* All that stands beside the card gives way to it. */
static void to_card(struct show_state *state)
{
    state->mode = SHOW_CARD;
    state->back = false;
    state->zoom = (struct zoom){0};
    number_clear(state);
}

static void go_place(struct step *step, int place)
{
    struct show_state *state = &step->next.state;
    to_card(state);
    if (place == state->index)
        return;
    state->turn = place > state->index ? 1 : -1;
    state->index = place;
    state->card = id_at(step->cards, place);
    state->changed_ms = step->at_ms;
    fx_add(step, SHOW_FX_JOURNAL);
}

/* A jump remembers where it left from; a step to a neighbour is no jump. */
static void jump(struct step *step, int place)
{
    struct show_state *state = &step->next.state;
    if (place < 0 || place >= step->cards->count) {
        number_clear(state);
        fx_add(step, SHOW_FX_REFUSED);
        return;
    }
    int way = place - state->index;
    if (way < -1 || way > 1)
        state->came_from = state->card;
    go_place(step, place);
}

static void walk(struct step *step, int place)
{
    number_clear(&step->next.state);
    if (place < 0 || place >= step->cards->count || place == step->next.state.index)
        fx_add(step, SHOW_FX_REFUSED); /* at an end: stay */
    else
        go_place(step, place);
}

/* The deck or the selection may be another than the state was made with. */
static void settle(struct step *step)
{
    struct show_state *state = &step->next.state;
    const struct show_cards *cards = step->cards;
    if (state->index >= 0 && state->index < cards->count &&
        card_id_eq(id_at(cards, state->index), state->card))
        return;
    int place = show_place(cards, state->card);
    if (place >= 0) {
        state->index = place;
        return;
    }
    state->index = clamp(state->index, 0, cards->count - 1);
    state->card = id_at(cards, state->index);
    state->zoom = (struct zoom){0};
    state->back = false;
    state->turn = 0;
    state->changed_ms = step->at_ms;
    fx_add(step, SHOW_FX_JOURNAL);
}

/* Past the wait, digits without Enter are forgotten, whatever comes next. */
static void forget_digits(struct step *step)
{
    if (step->at_ms >= show_due_ms(&step->next.state))
        number_clear(&step->next.state);
}

/* ---- modes */

static void enter_mode(struct show_state *state, enum show_mode mode)
{
    number_clear(state);
    state->mode = mode;
}

static void to_search(struct step *step)
{
    struct show_state *state = &step->next.state;
    enter_mode(state, SHOW_SEARCH);
    state->query = (struct edit){.most = SHOW_QUERY_BYTES - 1};
    state->sought[0] = '\0';
    state->choice = 0;
    state->answers = 0;
    fx_add(step, SHOW_FX_SEARCH);
}

static void to_overview(struct step *step)
{
    enter_mode(&step->next.state, SHOW_OVERVIEW);
    step->next.state.cursor = step->next.state.card;
}

static void to_help(struct show_state *state)
{
    state->under = state->mode;
    enter_mode(state, SHOW_HELP);
}

/* Whatever was asked for: a dark screen first shows the card it hid, and help goes away. */
static bool lifts(struct show_state *state)
{
    switch (state->mode) {
    case SHOW_BLACK:
    case SHOW_WHITE: enter_mode(state, SHOW_CARD); return true;
    case SHOW_HELP: enter_mode(state, state->under); return true;
    case SHOW_CARD:
    case SHOW_OVERVIEW:
    case SHOW_SEARCH: break;
    }
    return false;
}

static void leave_card(struct show_state *state)
{
    if (zoom_is_in(state->zoom))
        state->zoom = (struct zoom){0};
    else if (state->back)
        state->back = false;
    else
        state->sought[0] = '\0';
}

/* Leaves the innermost: number, help, overview or search, black or white, zoom, questions, marks. Never more than that. */
static void leave_innermost(struct show_state *state)
{
    if (state->number != 0 || state->number_open) {
        number_clear(state);
        return;
    }
    switch (state->mode) {
    case SHOW_HELP: state->mode = state->under; break;
    case SHOW_BLACK:
    case SHOW_WHITE:
    case SHOW_OVERVIEW:
    case SHOW_SEARCH: state->mode = SHOW_CARD; break;
    case SHOW_CARD: leave_card(state); break;
    }
}

/* The same command again goes back to the card. */
static void toggle_dark(struct show_state *state, enum show_mode mode)
{
    enter_mode(state, state->mode == mode ? SHOW_CARD : mode);
}

/* A question for who looks; where own questions can be written, the place for them. */
static bool has_back(const struct step *step)
{
    const struct show_cards *cards = step->cards;
    int card = cards->order[step->next.state.index];
    return cards->may_write || own_asks(cards->deck, card, cards->own, cards->office);
}

static void toggle_questions(struct step *step, enum command asked)
{
    (void)asked;
    struct show_state *state = &step->next.state;
    number_clear(state);
    if (lifts(state))
        return;
    bool empty = !has_back(step) && !state->back;
    if (state->mode != SHOW_CARD || empty) {
        fx_add(step, SHOW_FX_REFUSED);
        return;
    }
    state->back = !state->back;
    state->zoom = (struct zoom){0};
}

/* ---- zoom */

static void zoom_to(struct step *step, struct zoom to)
{
    struct show_state *state = &step->next.state;
    struct zoom clamped = zoom_clamped(to, *step->grip);
    bool stays = zoom_is_near(clamped, state->zoom);
    if (state->mode != SHOW_CARD || stays)
        fx_add(step, SHOW_FX_REFUSED);
    else
        state->zoom = clamped;
}

static void zoom(struct step *step, enum command asked)
{
    struct show_state *state = &step->next.state;
    struct zoom region;
    number_clear(state);
    if (lifts(state))
        return;
    const struct card *card = &step->cards->deck->cards[step->cards->order[state->index]];
    if (asked == COMMAND_ZOOM && !state->back &&
        zoom_next_region(&card->page, state->zoom, *step->grip, &region)) {
        zoom_to(step, region);
        return;
    }
    float is = zoom_scale(state->zoom);
    float to = asked == COMMAND_ZOOM_IN                            ? is * ZOOM_STEP
               : asked == COMMAND_ZOOM_OUT                         ? is / ZOOM_STEP
               : asked == COMMAND_ZOOM && !zoom_is_in(state->zoom) ? ZOOM_TOGGLE
                                                                   : 1;
    zoom_to(step, zoom_about(state->zoom, clampf(to, 1, ZOOM_MAX), *step->grip));
}

/* Arrows walk over a page that is drawn up. */
static void pan(struct step *step, int dx, int dy)
{
    const float share = 0.2f;
    struct zoom zoom = step->next.state.zoom;
    if (zoom_is_in(zoom))
        zoom_to(step, zoom_panned(zoom, (float)dx * share, (float)dy * share, *step->grip));
}

/* ---- marks */

/* One step in a grid of `count` cells in reading order; -1 when there is no cell there. Going down to a
 * last row that is not full lands on its last cell. */
static int grid_step(int place, int count, int dx, int dy, int columns)
{
    int64_t wide = columns > 0 ? columns : 1;
    int64_t to = place + dx + dy * wide;
    if (to >= count && dy > 0 && place / wide < (count - 1) / wide)
        to = count - 1;
    return to >= 0 && to < count ? (int)to : -1;
}

static void cursor_to(struct step *step, int place)
{
    if (place < 0 || place >= step->cards->count)
        fx_add(step, SHOW_FX_REFUSED);
    else
        step->next.state.cursor = id_at(step->cards, place);
}

static int cursor_place(const struct step *step)
{
    int place = show_place(step->cards, step->next.state.cursor);
    return place >= 0 ? place : step->next.state.index;
}

static void choose(struct step *step, int choice)
{
    struct show_state *state = &step->next.state;
    if (choice < 0 || choice >= state->answers)
        fx_add(step, SHOW_FX_REFUSED);
    else
        state->choice = choice;
}

static void mark(struct step *step, int dx, int dy, int columns)
{
    struct show_state *state = &step->next.state;
    switch (state->mode) {
    case SHOW_OVERVIEW:
        cursor_to(step, grid_step(cursor_place(step), step->cards->count, dx, dy, columns));
        break;
    case SHOW_SEARCH: choose(step, grid_step(state->choice, state->answers, dx, dy, columns)); break;
    case SHOW_BLACK:
    case SHOW_WHITE: (void)lifts(state); break;
    case SHOW_CARD: pan(step, dx, dy); break;
    case SHOW_HELP: break;
    }
}

/* ---- what is asked for */

/* Next, previous, first, last: cards on the wall, marks in overview and search. */
static void move(struct step *step, enum command command)
{
    struct show_state *state = &step->next.state;
    if (lifts(state))
        return;
    int here = state->index, last = step->cards->count - 1;
    if (state->mode == SHOW_OVERVIEW)
        here = cursor_place(step);
    if (state->mode == SHOW_SEARCH) {
        here = state->choice;
        last = state->answers - 1;
    }
    int to = command == COMMAND_NEXT       ? here + 1
             : command == COMMAND_PREVIOUS ? here - 1
             : command == COMMAND_FIRST    ? 0
                                           : last;
    switch (state->mode) {
    case SHOW_CARD: walk(step, to); break;
    case SHOW_OVERVIEW: cursor_to(step, to); break;
    case SHOW_SEARCH: choose(step, to); break;
    case SHOW_BLACK:
    case SHOW_WHITE:
    case SHOW_HELP: break; /* lifted above */
    }
}

/* Digits, then G: goes there. G alone opens the field, and again closes it. */
static void ask_number(struct step *step, enum command asked)
{
    (void)asked;
    struct show_state *state = &step->next.state;
    if (state->number != 0) {
        jump(step, state->number - 1);
        return;
    }
    if (lifts(state))
        return;
    if (state->mode == SHOW_SEARCH)
        state->mode = SHOW_CARD;
    state->number_open = !state->number_open;
}

static void leave(struct step *step, enum show_fx_kind kind)
{
    fx_add(step, step->rules->may_leave ? kind : SHOW_FX_REFUSED);
}

static void toggle_overview(struct step *step, enum command asked)
{
    (void)asked;
    if (step->next.state.mode == SHOW_OVERVIEW)
        enter_mode(&step->next.state, SHOW_CARD);
    else
        to_overview(step);
}

static void toggle_search(struct step *step, enum command asked)
{
    (void)asked;
    if (step->next.state.mode == SHOW_SEARCH)
        enter_mode(&step->next.state, SHOW_CARD);
    else
        to_search(step);
}

static void move_on(struct step *step, enum command asked)
{
    number_clear(&step->next.state);
    move(step, asked);
}

static void dark(struct step *step, enum command asked)
{
    toggle_dark(&step->next.state, asked == COMMAND_BLACK ? SHOW_BLACK : SHOW_WHITE);
}

static void help(struct step *step, enum command asked)
{
    struct show_state *state = &step->next.state;
    (void)asked;
    if (state->mode == SHOW_HELP)
        enter_mode(state, state->under);
    else
        to_help(state);
}

static void back(struct step *step, enum command asked)
{
    (void)asked;
    leave_innermost(&step->next.state);
}

static void outside(struct step *step, enum command asked)
{
    if (asked == COMMAND_FULL_SCREEN)
        fx_add(step, SHOW_FX_FULL_SCREEN);
    else if (asked == COMMAND_QUIT)
        fx_add(step, SHOW_FX_QUIT);
    else
        leave(step, asked == COMMAND_OPEN ? SHOW_FX_OPEN : SHOW_FX_LEAVE);
}

/* What is not here is not for a show: a visitor's, a presenter's, or of whatever is on screen. */
static void command(struct step *step, enum command asked)
{
    static void (*const arms[COMMAND_COUNT])(struct step * step, enum command asked) = {
        [COMMAND_NEXT] = move_on,
        [COMMAND_PREVIOUS] = move_on,
        [COMMAND_FIRST] = move_on,
        [COMMAND_LAST] = move_on,
        [COMMAND_GO_TO] = ask_number,
        [COMMAND_OVERVIEW] = toggle_overview,
        [COMMAND_SEARCH] = toggle_search,
        [COMMAND_QUESTIONS] = toggle_questions,
        [COMMAND_ZOOM] = zoom,
        [COMMAND_ZOOM_IN] = zoom,
        [COMMAND_ZOOM_OUT] = zoom,
        [COMMAND_ZOOM_WHOLE] = zoom,
        [COMMAND_BLACK] = dark,
        [COMMAND_WHITE] = dark,
        [COMMAND_HELP] = help,
        [COMMAND_BACK] = back,
        [COMMAND_FULL_SCREEN] = outside,
        [COMMAND_START] = outside,
        [COMMAND_OPEN] = outside,
        [COMMAND_QUIT] = outside,
    };
    if (arms[asked])
        arms[asked](step, asked);
}

/* ---- digits and words */

static bool writes(const struct show_state *state)
{
    return state->mode == SHOW_SEARCH;
}

static void query_changed(struct step *step)
{
    step->next.state.choice = 0;
    fx_add(step, SHOW_FX_SEARCH);
}

static void type(struct step *step, struct str text)
{
    struct edit *query = &step->next.state.query;
    struct edit before = *query;
    if (!writes(&step->next.state))
        return;
    if (!edit_type(query, text))
        fx_add(step, SHOW_FX_REFUSED);
    if (!str_eq(edit_text(query), edit_text(&before)))
        query_changed(step);
}

static void edit(struct step *step, enum edit_act act, bool extend)
{
    struct edit *query = &step->next.state.query;
    struct edit before = *query;
    if (!writes(&step->next.state))
        return;
    (void)edit_do(query, act, extend);
    if (!str_eq(edit_text(query), edit_text(&before)))
        query_changed(step);
}

static void point(struct step *step, int byte, bool extend)
{
    if (writes(&step->next.state))
        edit_point(&step->next.state.query, byte > 0 ? (size_t)byte : 0, extend);
}

static void erase(struct step *step)
{
    step->next.state.number /= 10;
    step->next.state.number_ms = step->at_ms;
}

static void digit(struct step *step, int value)
{
    struct show_state *state = &step->next.state;
    if (value < 0 || value > 9)
        return;
    switch (state->mode) {
    case SHOW_CARD:
    case SHOW_BLACK:
    case SHOW_WHITE:
    case SHOW_OVERVIEW:
        if (state->number > NUMBER_MAX / 10) {
            fx_add(step, SHOW_FX_REFUSED);
            break;
        }
        state->number = state->number * 10 + value;
        state->number_ms = step->at_ms;
        break;
    case SHOW_SEARCH: type(step, (struct str){&"0123456789"[value], 1}); break;
    case SHOW_HELP: break;
    }
}

static void enter(struct step *step)
{
    struct show_state *state = &step->next.state;
    if (state->number != 0) {
        jump(step, state->number - 1);
        return;
    }
    if (state->number_open) {
        number_clear(state);
        return;
    }
    switch (state->mode) {
    case SHOW_CARD: walk(step, state->index + 1); break; /* Enter is also a key for next */
    case SHOW_OVERVIEW: jump(step, cursor_place(step)); break;
    case SHOW_SEARCH: break; /* the answers are the app's: it sends SHOW_EV_GO_TO */
    case SHOW_BLACK:
    case SHOW_WHITE:
    case SHOW_HELP: (void)lifts(state); break;
    }
}

/* ---- the deck, and the step itself */

static void deck_changed(struct step *step)
{
    struct show_state *state = &step->next.state;
    if (show_place(step->cards, state->cursor) < 0)
        state->cursor = state->card;
    if (show_place(step->cards, state->came_from) < 0)
        state->came_from = (struct card_id){{0}};
    if (!has_back(step))
        state->back = false;
    bool searching = state->mode == SHOW_SEARCH || (state->mode == SHOW_HELP && state->under == SHOW_SEARCH);
    if (searching) {
        state->choice = 0;
        state->answers = 0;
        fx_add(step, SHOW_FX_SEARCH);
    }
}

/* What is found is marked. */
static void go_to(struct step *step, struct card_id card)
{
    struct show_state *state = &step->next.state;
    int place = show_place(step->cards, card);
    if (state->mode == SHOW_SEARCH && place >= 0)
        str_to_field(state->sought, sizeof state->sought, edit_text(&state->query));
    jump(step, place);
}

static void answers(struct show_state *state, int count)
{
    state->answers = count > 0 ? count : 0;
    state->choice = clamp(state->choice, 0, count > 0 ? count - 1 : 0);
}

struct show_next show_step(const struct show_rules *rules, const struct show_cards *cards,
                           struct show_state state, const struct show_event *event)
{
    assert(cards->count > 0); /* deck_load refuses empty decks: past here it is our bug */
    struct step step = {.next = {.state = state},
                        .rules = rules,
                        .cards = cards,
                        .grip = &event->grip,
                        .at_ms = event->at_ms};
    settle(&step);
    forget_digits(&step);
    switch (event->kind) {
    case SHOW_EV_COMMAND: command(&step, event->as.command); break;
    case SHOW_EV_DIGIT: digit(&step, event->as.digit); break;
    case SHOW_EV_ENTER: enter(&step); break;
    case SHOW_EV_GO_TO: go_to(&step, event->as.card); break;
    case SHOW_EV_MARK: mark(&step, event->as.mark.dx, event->as.mark.dy, event->as.mark.columns); break;
    case SHOW_EV_ZOOM: zoom_to(&step, event->as.zoom); break;
    case SHOW_EV_TEXT:
        type(&step, (struct str){event->as.text, strnlen(event->as.text, sizeof event->as.text)});
        break;
    case SHOW_EV_EDIT: edit(&step, event->as.edit.act, event->as.edit.extend); break;
    case SHOW_EV_POINT: point(&step, event->as.point.byte, event->as.point.extend); break;
    case SHOW_EV_ERASE: erase(&step); break;
    case SHOW_EV_ANSWERS: answers(&step.next.state, event->as.count); break;
    case SHOW_EV_DECK: deck_changed(&step); break;
    case SHOW_EV_TICK: break;
    }
    return step.next;
}
