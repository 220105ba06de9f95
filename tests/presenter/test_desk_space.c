/* Everything a presenter can do, in everything that can come of it. And faults, one at a time, to see that they are found. */
#include "presenter/desk_space.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { LATER_MS = 60 * 60 * 1000 };

#define NOW 1000000 /* space_now_ms */
#define COMMAND(NAME)                                                                                        \
    {                                                                                                        \
#NAME,                                                                                               \
        {                                                                                                    \
            .kind = DESK_EV_SHOW, .at_ms = NOW, .as.show = {                                                 \
                .kind = SHOW_EV_COMMAND,                                                                     \
                .at_ms = NOW,                                                                                \
                .as.command = COMMAND_##NAME                                                                 \
            }                                                                                                \
        }                                                                                                    \
    }
#define SHOW_EVENT(NAME, ...)                                                                                \
    {                                                                                                        \
        NAME,                                                                                                \
        {                                                                                                    \
            .kind = DESK_EV_SHOW, .at_ms = NOW, .as.show = {.at_ms = NOW, __VA_ARGS__ }                      \
        }                                                                                                    \
    }

/* Cards x staged x frozen x dark x countdown x stack x ink. */
static const struct space_event workshop[] = {
    COMMAND(NEXT),
    COMMAND(PREVIOUS),
    COMMAND(BLACK),
    COMMAND(WHITE),
    COMMAND(FREEZE),
    COMMAND(TAKE),
    COMMAND(STAGE),
    COMMAND(BACK),
    COMMAND(COUNTDOWN),
    COMMAND(DRAW),
    COMMAND(UNDO),
    COMMAND(REDO),
    {"later", {.kind = DESK_EV_TICK, .at_ms = NOW + LATER_MS}},
    {"ink", {.kind = DESK_EV_INK, .at_ms = NOW}},
};

/* What stands over a card on the console, what is in hand, and what is asked of the card. */
static const struct space_event console[] = {
    COMMAND(NEXT),
    COMMAND(PREVIOUS),
    COMMAND(QUESTIONS),
    COMMAND(ZOOM),
    COMMAND(OVERVIEW),
    COMMAND(SEARCH),
    COMMAND(HELP),
    COMMAND(BLACK),
    COMMAND(FREEZE),
    COMMAND(TAKE),
    COMMAND(STAGE),
    COMMAND(BACK),
    COMMAND(POINTER),
    COMMAND(PEN),
    SHOW_EVENT("enter", .kind = SHOW_EV_ENTER),
    SHOW_EVENT("digit", .kind = SHOW_EV_DIGIT, .as.digit = 2),
    SHOW_EVENT("tile", .kind = SHOW_EV_GO_TO, .as.card = {"c3"}),
    SHOW_EVENT("mark", .kind = SHOW_EV_MARK, .as.mark = {1, 0, 1}),
    {"branch", {.kind = DESK_EV_BRANCH, .at_ms = NOW, .as.place = 2}},
    {"point", {.kind = DESK_EV_POINT, .at_ms = NOW, .as.point = {0.5f, 0.5f}}},
    {"colour", {.kind = DESK_EV_COLOUR, .at_ms = NOW, .as.place = 1}},
};

/* Cards that are drawn, put back and away, and an empty one. */
static const struct space_event table[] = {
    COMMAND(NEXT),
    COMMAND(PREVIOUS),
    COMMAND(QUESTIONS),
    COMMAND(FREEZE),
    COMMAND(TAKE),
    COMMAND(STAGE),
    COMMAND(BACK),
    COMMAND(PAPER),
    COMMAND(DRAW),
    COMMAND(UNDO),
    COMMAND(REDO),
    {"sheet", {.kind = DESK_EV_PAPER, .at_ms = NOW, .as.place = 1}},
    {"return", {.kind = DESK_EV_RETURN, .at_ms = NOW}},
    {"away", {.kind = DESK_EV_DISCARD, .at_ms = NOW}},
    {"shuffle", {.kind = DESK_EV_STACK, .at_ms = NOW, .as.stack.seed = 7}},
};

/* One question of a card, of that of the show and of those that are drawn. */
static const struct space_event questions[] = {
    COMMAND(NEXT),
    COMMAND(PREVIOUS),
    COMMAND(QUESTIONS),
    COMMAND(QUESTION),
    COMMAND(QUESTION_NEXT),
    COMMAND(QUESTION_PREVIOUS),
    COMMAND(BLACK),
    COMMAND(FREEZE),
    COMMAND(TAKE),
    COMMAND(STAGE),
    COMMAND(BACK),
    COMMAND(DRAW),
    SHOW_EVENT("tile", .kind = SHOW_EV_GO_TO, .as.card = {"c3"}),
    {"ask", {.kind = DESK_EV_QUESTION, .at_ms = NOW, .as.question = {{"c1"}, {"v2"}}}},
};

/* Hands on the room's screen, in each of their roles. */
#define TOUCH(NAME, WHAT)                                                                                    \
    {                                                                                                        \
        NAME,                                                                                                \
        {                                                                                                    \
            .kind = DESK_EV_TOUCH, .at_ms = NOW, .as.show = {                                                \
                .kind = SHOW_EV_COMMAND,                                                                     \
                .at_ms = NOW,                                                                                \
                .as.command = COMMAND_##WHAT                                                                 \
            }                                                                                                \
        }                                                                                                    \
    }
static const struct space_event touched[] = {
    TOUCH("touch next", NEXT),
    TOUCH("touch previous", PREVIOUS),
    TOUCH("touch turns", QUESTIONS),
    TOUCH("touch blackens", BLACK),
    {"touch zooms",
     {.kind = DESK_EV_TOUCH,
      .at_ms = NOW,
      .as.show = {.kind = SHOW_EV_ZOOM, .at_ms = NOW, .as.zoom = {2, 0, 0}}}},
    COMMAND(TOUCH),
    COMMAND(RECALL),
    COMMAND(NEXT),
    COMMAND(BLACK),
    COMMAND(FREEZE),
    COMMAND(TAKE),
    COMMAND(STAGE),
    COMMAND(BACK),
};

static bool asks(const struct desk_event *event, enum command command)
{
    return event->kind == DESK_EV_SHOW && event->as.show.kind == SHOW_EV_COMMAND &&
           event->as.show.as.command == command;
}

/* ---- faults: each is the desk with one thing wrong */

#define FAULT(NAME, ...)                                                                                     \
    static struct desk_next NAME(const struct space_state *from, const struct desk_event *event) {           \
        struct desk_next next = space_own_step(from, event);                                                 \
        struct desk_state *is = &next.desk;                                                                  \
        const struct desk_state *was = &from->desk;                                                          \
        (void)is;                                                                                            \
        (void)was;                                                                                           \
        __VA_ARGS__;                                                                                         \
        return next;                                                                                         \
    }

FAULT(staged_leaks, if (is->staged) is->room = is->own)
FAULT(frozen_follows, if (is->frozen) is->held.scene = is->own)
FAULT(freeze_sticks, if (was->frozen) is->frozen = true)
FAULT(freeze_melts, if (was->frozen && asks(event, COMMAND_NEXT)) is->frozen = false)
FAULT(black_sticks, if (was->blank == DESK_BLACK) is->blank = DESK_BLACK)
FAULT(white_sticks, if (was->blank == DESK_WHITE && asks(event, COMMAND_BACK)) is->blank = DESK_WHITE)
FAULT(next_lights_frozen, if (was->frozen && asks(event, COMMAND_NEXT)) is->blank = DESK_LIT)
FAULT(take_shows_nothing, if (asks(event, COMMAND_TAKE) && was->staged) is->room = was->room)
FAULT(take_stays_dark, if (asks(event, COMMAND_TAKE)) is->blank = was->blank)
FAULT(stage_is_a_trap, if (was->staged && asks(event, COMMAND_STAGE)) is->staged = true)
FAULT(esc_is_deaf_to_pens, if (asks(event, COMMAND_BACK)) is->tool = was->tool)
FAULT(esc_leaves_paper, if (asks(event, COMMAND_BACK) && was->own.kind == SCENE_PAPER) is->own = was->own)
FAULT(over_stays, if (was->countdown.phase == COUNTDOWN_OVER) is->countdown = was->countdown)
FAULT(held_clock_runs, if (is->frozen && event->kind == DESK_EV_TICK) is->held.left_ms--)
FAULT(ink_leaks, if (is->staged && event->kind == DESK_EV_INK) is->ink_room = is->ink.count)
FAULT(frozen_ink_leaks, if (is->frozen && event->kind == DESK_EV_INK) is->held.ink = is->ink.count)
FAULT(frozen_points, if (is->frozen && is->pointed) is->held.points = DESK_POINTER)
FAULT(undo_forgets_a_card,
      if (asks(event, COMMAND_UNDO) && is->stack.table_count > 1) is->stack.table_count--)
FAULT(undo_lets_out, if (asks(event, COMMAND_UNDO)) is->staged = false)
FAULT(previous_goes_two, if (asks(event, COMMAND_PREVIOUS) && from->show.index == 2)
                             next = space_own_step(&(struct space_state){next.desk, next.show.state}, event))
FAULT(overview_takes_at_once,
      if (from->show.mode == SHOW_OVERVIEW && next.show.state.mode == SHOW_CARD) is->room = is->own)
FAULT(help_darkens, if (asks(event, COMMAND_HELP)) is->blank = DESK_BLACK)
FAULT(draw_of_none, if (asks(event, COMMAND_DRAW) && next.fx_count > 0) is->own.kind = SCENE_DRAWN)
FAULT(console_strays, if (asks(event, COMMAND_STAGE) && was->staged) next.show.state.index = 0,
      next.show.state.card = (struct card_id){"c1"})

FAULT(question_leaks, if (is->staged && is->own.kind == SCENE_QUESTION) is->room = is->own)
FAULT(question_sticks, if (was->own.kind == SCENE_QUESTION && asks(event, COMMAND_BACK)) is->own = was->own)
FAULT(question_strays,
      if (was->own.kind == SCENE_QUESTION && asks(event, COMMAND_TAKE)) is->own = is->room = was->own,
      is->own.question = is->room.question = (struct card_id){"v7"})

FAULT(branch_leaks, if (is->staged && event->kind == DESK_EV_BRANCH) is->room.branch = is->own.branch)
FAULT(branch_grows, if (event->kind == DESK_EV_BRANCH && is->own.branch > 0) is->own.branch = 3)

FAULT(locked_opens, if (event->kind == DESK_EV_TOUCH && was->touch == DESK_TOUCH_LOCKED)
                        is->own.back = is->room.back = next.show.state.back = true)
FAULT(frozen_is_touched,
      if (event->kind == DESK_EV_TOUCH && was->frozen) is->held.scene.back = !was->held.scene.back)
FAULT(explorer_leads, if (event->kind == DESK_EV_TOUCH && is->strays) is->room = is->own = is->stray)
FAULT(strays_for_good, if (asks(event, COMMAND_RECALL)) is->strays = was->strays, is->stray = was->stray)
FAULT(draws_and_strays, if (asks(event, COMMAND_TOUCH)) is->strays = was->strays, is->stray = was->stray)
FAULT(touch_lights, if (event->kind == DESK_EV_TOUCH) is->blank = DESK_LIT)

struct fault {
    const char *name;
    space_step step;
};
#define ROW(NAME)                                                                                            \
    {                                                                                                        \
#NAME, NAME                                                                                          \
    }
static const struct fault faults[] = {
    ROW(staged_leaks),       ROW(frozen_follows),      ROW(freeze_sticks),
    ROW(freeze_melts),       ROW(black_sticks),        ROW(white_sticks),
    ROW(next_lights_frozen), ROW(take_shows_nothing),  ROW(take_stays_dark),
    ROW(stage_is_a_trap),    ROW(esc_is_deaf_to_pens), ROW(esc_leaves_paper),
    ROW(over_stays),         ROW(held_clock_runs),     ROW(ink_leaks),
    ROW(frozen_ink_leaks),   ROW(frozen_points),       ROW(undo_forgets_a_card),
    ROW(undo_lets_out),      ROW(previous_goes_two),   ROW(overview_takes_at_once),
    ROW(help_darkens),       ROW(draw_of_none),        ROW(console_strays),
    ROW(locked_opens),       ROW(frozen_is_touched),   ROW(explorer_leads),
    ROW(strays_for_good),    ROW(draws_and_strays),    ROW(touch_lights),
    ROW(branch_leaks),       ROW(branch_grows),        ROW(question_leaks),
    ROW(question_sticks),    ROW(question_strays),
};

/* ---- */

enum { SPACES = 5 };

static void walk(struct space *space)
{
    if (!space_walk(space))
        fail_msg("there is no end to it: %d states", space->states);
}

/* Small ones first, until one of them finds something. Answers how many did. */
static int walk_all(space_step step, struct space out[SPACES])
{
    const struct space all[SPACES] = {
        {.events = touched, .event_count = (int)COUNT_OF(touched), .step = step},
        {.events = questions, .event_count = (int)COUNT_OF(questions), .step = step},
        {.events = workshop, .event_count = (int)COUNT_OF(workshop), .step = step},
        {.events = console, .event_count = (int)COUNT_OF(console), .step = step},
        {.events = table, .event_count = (int)COUNT_OF(table), .step = step},
    };
    int found = 0;
    memcpy(out, all, sizeof all);
    for (int i = 0; i < SPACES && !found; i++) {
        walk(&out[i]);
        found += out[i].violation[0] != '\0';
    }
    return found;
}

static void all_of_it(void **state)
{
    struct space spaces[SPACES];
    int states = 0, violations = walk_all(space_own_step, spaces);
    long transitions = 0;
    (void)state;
    for (int i = 0; i < SPACES; i++) {
        states += spaces[i].states;
        transitions += spaces[i].transitions;
    }
    (void)printf("presenter: %d states, %ld transitions, %d violations\n", states, transitions, violations);
    for (int i = 0; i < SPACES; i++)
        if (spaces[i].violation[0])
            fail_msg("%s", spaces[i].violation);
}

static void faults_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        struct space spaces[SPACES];
        if (walk_all(faults[i].step, spaces) == 0)
            fail_msg("nothing was found wrong with: %s", faults[i].name);
    }
    (void)printf("presenter: %zu faults, all found\n", COUNT_OF(faults));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_of_it), cmocka_unit_test(faults_are_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
