/* A presenter's place: the console over a made-up deck, by way of the desk's own reducer. */
#ifndef TESTS_VIEW_FAKE_CONSOLE_H
#define TESTS_VIEW_FAKE_CONSOLE_H

#include "view/console.h"
#include "view/fake.h"

struct fake_stand {
    struct fake *fake;
    struct desk_state desk;
    struct console_state console;
    struct show_view show; /* its state is fake->show */
    struct console_time time;
};

enum { FAKE_STAND_MS = 1000000 };

/* At that card, before a room; with a plan of three quarters of an hour. */
void fake_stand_begin(struct fake_stand *stand, struct fake *fake, int place);
void fake_stand_event(struct fake_stand *stand, const struct desk_event *event);
void fake_stand_do(struct fake_stand *stand, enum command command);
void fake_stand_go(struct fake_stand *stand, int place); /* to that card, as a link does */
/* What is read is laid for `env`; it lives until the next of these. */
void fake_console(struct fake_stand *stand, const struct view_env *env, struct console_view *out);

/* All there is to see of it. */
enum { FAKE_CONSOLES = 17 };
const char *fake_console_name(int which);
void fake_console_stand(struct fake_stand *stand, struct fake *fake, int which);

#endif
