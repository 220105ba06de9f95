#include "presenter/console.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    const char *name;
    struct console_state from;
    enum command command;
    struct console_state to;
    bool taken;
    int scroll;
} rows[] = {
    {"a panel opens", {0}, COMMAND_STACK, {.panel = CONSOLE_STACK}, true, 0},
    {"and closes by what opened it", {.panel = CONSOLE_STACK}, COMMAND_STACK, {0}, true, 0},
    {"one takes the place of another",
     {.panel = CONSOLE_STACK},
     COMMAND_MORE,
     {.panel = CONSOLE_MORE},
     true,
     0},
    {"the countdown has one", {0}, COMMAND_TIMER_PANEL, {.panel = CONSOLE_COUNTDOWN}, true, 0},
    {"back closes it first", {.panel = CONSOLE_MORE, .size = 2}, COMMAND_BACK, {.size = 2}, true, 0},
    {"without one back is not the console's", {0}, COMMAND_BACK, {0}, false, 0},
    {"who draws sees the table, and the desk draws", {0}, COMMAND_DRAW, {.panel = CONSOLE_STACK}, false, 0},
    {"what has no key there closes the panel of more", {.panel = CONSOLE_MORE}, COMMAND_WHITE, {0}, false, 0},
    {"walking on does not", {.panel = CONSOLE_MORE}, COMMAND_NEXT, {.panel = CONSOLE_MORE}, false, 0},
    {"notes grow",
     {.panel = CONSOLE_MORE},
     COMMAND_NOTES_LARGER,
     {.panel = CONSOLE_MORE, .size = 1},
     true,
     0},
    {"to an end", {.size = CONSOLE_SIZES - 1}, COMMAND_NOTES_LARGER, {.size = CONSOLE_SIZES - 1}, true, 0},
    {"and shrink", {.size = 1}, COMMAND_NOTES_SMALLER, {0}, true, 0},
    {"to an end", {0}, COMMAND_NOTES_SMALLER, {0}, true, 0},
    {"they go down", {0}, COMMAND_NOTES_DOWN, {0}, true, 1},
    {"and up", {0}, COMMAND_NOTES_UP, {0}, true, -1},
    {"one card ahead", {0}, COMMAND_AHEAD, {.ahead = 1}, true, 0},
    {"as many as look well again", {.ahead = CONSOLE_AHEAD_MAX}, COMMAND_AHEAD, {0}, true, 0},
    {"black is the desk's", {.panel = CONSOLE_STACK}, COMMAND_BLACK, {.panel = CONSOLE_STACK}, false, 0},
};

static void steps(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct console_next next = console_step(rows[i].from, rows[i].command);
        if (next.state.panel != rows[i].to.panel || next.state.size != rows[i].to.size ||
            next.state.ahead != rows[i].to.ahead || next.taken != rows[i].taken ||
            next.scroll != rows[i].scroll)
            fail_msg("%s: panel %d size %d ahead %d taken %d scroll %d", rows[i].name, (int)next.state.panel,
                     next.state.size, next.state.ahead, next.taken, next.scroll);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(steps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
