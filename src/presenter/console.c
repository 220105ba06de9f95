#include "presenter/console.h"

static void turn_panel(struct console_next *next, enum console_panel panel)
{
    next->state.panel = next->state.panel == panel ? CONSOLE_NOTES : panel;
    next->taken = true;
}

static void resize(struct console_next *next, int by)
{
    int size = next->state.size + by;
    if (size >= 0 && size < CONSOLE_SIZES)
        next->state.size = size;
    next->taken = true;
}

static void scroll(struct console_next *next, int way)
{
    next->scroll = way;
    next->taken = true;
}

static void look_ahead(struct console_next *next)
{
    next->state.ahead = (next->state.ahead + 1) % (CONSOLE_AHEAD_MAX + 1);
    next->taken = true;
}

/* What is done from the panel of more is done, and it goes; walking on, reading and undoing are done more than once. */
static bool stays(enum command command)
{
    return command == COMMAND_NEXT || command == COMMAND_PREVIOUS || command == COMMAND_UNDO ||
           command == COMMAND_REDO || command == COMMAND_QUESTION_NEXT ||
           command == COMMAND_QUESTION_PREVIOUS;
}

static void leave(struct console_next *next)
{
    next->taken = next->state.panel != CONSOLE_NOTES;
    next->state.panel = CONSOLE_NOTES;
}

struct console_next console_step(struct console_state state, enum command command)
{
    struct console_next next = {.state = state};
    if (command == COMMAND_STACK)
        turn_panel(&next, CONSOLE_STACK);
    else if (command == COMMAND_TIMER_PANEL)
        turn_panel(&next, CONSOLE_COUNTDOWN);
    else if (command == COMMAND_PAPERS)
        turn_panel(&next, CONSOLE_PAPERS);
    else if (command == COMMAND_MORE)
        turn_panel(&next, CONSOLE_MORE);
    else if (command == COMMAND_NOTES_LARGER || command == COMMAND_NOTES_SMALLER)
        resize(&next, command == COMMAND_NOTES_LARGER ? 1 : -1);
    else if (command == COMMAND_NOTES_UP || command == COMMAND_NOTES_DOWN)
        scroll(&next, command == COMMAND_NOTES_DOWN ? 1 : -1);
    else if (command == COMMAND_AHEAD)
        look_ahead(&next);
    else if (command == COMMAND_BACK)
        leave(&next);
    else if (command == COMMAND_DRAW)
        next.state.panel = CONSOLE_STACK;
    else if (state.panel == CONSOLE_MORE && !stays(command))
        next.state.panel = CONSOLE_NOTES;
    return next;
}
