/* The console, in all of what a presenter can bring about. */
#include "view/screens.h"

#include "view/fake_console.h"

static void fill(struct fake *fake, struct nodes *nodes, struct view_env env, int which)
{
    static struct fake_stand stand; /* nodes borrow of it */
    struct console_view view;
    fake_console_stand(&stand, fake, which);
    fake_console(&stand, &env, &view);
    view_console(nodes, &env, &view);
}

const struct screens screens_console = {FAKE_CONSOLES, fake_console_name, fill};
