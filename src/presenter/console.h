/* What a presenter does with the console itself, as a value: which panel lies over the notes, how large these are set, how many
 * cards are seen ahead. The room has no part in it. Pure. */
#ifndef PRESENTER_CONSOLE_H
#define PRESENTER_CONSOLE_H

#include "presenter/command.h"

enum console_panel { CONSOLE_NOTES, CONSOLE_STACK, CONSOLE_COUNTDOWN, CONSOLE_PAPERS, CONSOLE_MORE };

enum { CONSOLE_SIZES = 8, CONSOLE_AHEAD_MAX = 4 };

struct console_state {
    enum console_panel panel;
    int size;  /* of the notes, 0..CONSOLE_SIZES - 1 */
    int ahead; /* so many cards that come next; 0: as many as look well */
};

struct console_next {
    struct console_state state;
    bool taken; /* it was for the console, and goes no further */
    int scroll; /* -1, 1: what is read goes by most of what is seen of it */
};

/* What is not the console's own it only hears of: who draws a card sees the table. */
struct console_next console_step(struct console_state state, enum command command);

#endif
