#include "x11_rig.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ARGS_MAX = 24 };

/* ":7" of the "7\n" that the server writes once it is ready. */
static bool read_display(int fd, char *out, size_t cap)
{
    struct pollfd waits = {fd, POLLIN, 0};
    size_t len = 1;
    out[0] = ':';
    while (len < cap && poll(&waits, 1, DEADLINE_MS) == 1 && read(fd, out + len, 1) == 1) {
        if (out[len] == '\n') {
            out[len] = '\0';
            return len > 1;
        }
        len++;
    }
    return false;
}

bool x11_rig_server(struct child *server, const char *const *args, const char *log, char *name, size_t cap)
{
    const char *all[ARGS_MAX + 1] = {NULL};
    char number[16];
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    (void)snprintf(number, sizeof number, "%d", ends[1]);
    for (int i = 0; i < ARGS_MAX && args[i]; i++)
        all[i] = strcmp(args[i], X11_RIG_DISPLAY) == 0 ? number : args[i];
    child_start(server, all, NULL, log, ends[1]);
    (void)close(ends[1]);
    bool ok = read_display(ends[0], name, cap);
    (void)close(ends[0]);
    return ok;
}

static int forgive(Display *display, XErrorEvent *event)
{
    (void)display, (void)event;
    return 0;
}

void x11_rig_forgive(void)
{
    (void)XSetErrorHandler(forgive);
}

static bool is_managed(Display *display, Atom check)
{
    Atom type;
    int format;
    unsigned long count = 0, after;
    unsigned char *bytes = NULL;
    (void)XGetWindowProperty(display, DefaultRootWindow(display), check, 0, 1, False, AnyPropertyType, &type,
                             &format, &count, &after, &bytes);
    if (bytes)
        (void)XFree(bytes);
    return count > 0;
}

bool x11_rig_manage(struct child *manager, Display *display, const char *const *environment,
                    const char *folder)
{
    char log[320];
    Atom check = XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", False);
    (void)snprintf(log, sizeof log, "%s/openbox.log", folder);
    (void)XDeleteProperty(display, DefaultRootWindow(display), check); /* of the one before */
    (void)XSync(display, False);
    child_start(manager, (const char *[]){"openbox", "--sm-disable", NULL}, environment, log, -1);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !is_managed(display, check);) {
        if (!child_runs(manager) || !look_again(deadline_ms))
            return false;
    }
    return true;
}
