/* What every X server of our own needs around it: its display number, errors that are forgiven, a window manager. */
#ifndef TESTS_WHOLE_X11_RIG_H
#define TESTS_WHOLE_X11_RIG_H

#include "child.h"

#include <X11/Xlib.h>
#include <stddef.h>

/* Starts a server whose arguments have "{display}" where the number of the descriptor comes that it tells its display on. `name`
 * is ":7" then. False: it did not come up. */
#define X11_RIG_DISPLAY "{display}"
bool x11_rig_server(struct child *server, const char *const *args, const char *log, char *name, size_t cap);
/* Windows come and go between a question and its answer: from here on no error of X ends the program. */
void x11_rig_forgive(void);
/* Starts openbox, that says so to `folder`, and waits until it manages. */
bool x11_rig_manage(struct child *manager, Display *display, const char *const *environment,
                    const char *folder);

#endif
