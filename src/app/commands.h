/* The subcommands that need no window. Each answers the exit status. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/options.h"
#include "app/settings.h"
#include "app/surroundings.h"

struct errand {
    const struct options *options;
    const struct surroundings *surroundings;
    const struct settings *settings;
};

int command_check(const struct errand *errand);
int command_render(const struct errand *errand);
int command_tour(const struct errand *errand);
int command_replay(const struct errand *errand);
int command_questions(const struct errand *errand);
int command_events(const struct errand *errand);
int command_new(const struct errand *errand);
int command_set_pin(const struct errand *errand);
/* Whether the kiosk can be left: there is a PIN, or none is asked for. Else says how to set one. */
bool command_kiosk_can_begin(const struct errand *errand);
int command_commands(const struct errand *errand);

#endif
