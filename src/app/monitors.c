#include "app/monitors.h"

#include <X11/extensions/Xrandr.h>

void monitors_open(struct monitors *monitors)
{
    int major = 0, minor = 0, error = 0;
    *monitors = (struct monitors){.connection = NULL};
    Display *display = XOpenDisplay(NULL);
    if (!display)
        return;
    monitors->connection = display;
    if (!XRRQueryExtension(display, &monitors->event, &error) || !XRRQueryVersion(display, &major, &minor) ||
        major * 10 + minor < 15) { /* XRRGetMonitors */
        monitors_close(monitors);
        return;
    }
    XRRSelectInput(display, DefaultRootWindow(display),
                   RRScreenChangeNotifyMask | RRCrtcChangeNotifyMask | RROutputChangeNotifyMask);
    (void)XSync(display, False);
}

void monitors_close(struct monitors *monitors)
{
    if (monitors->connection)
        (void)XCloseDisplay(monitors->connection);
    *monitors = (struct monitors){.connection = NULL};
}

int monitors_fd(const struct monitors *monitors)
{
    return monitors->connection ? ConnectionNumber((Display *)monitors->connection) : -1;
}

bool monitors_changed(struct monitors *monitors)
{
    bool changed = false;
    while (monitors->connection && XPending(monitors->connection) > 0) {
        XEvent event;
        (void)XNextEvent(monitors->connection, &event);
        (void)XRRUpdateConfiguration(&event);
        changed = changed || event.type == monitors->event + RRScreenChangeNotify ||
                  event.type == monitors->event + RRNotify;
    }
    return changed;
}

static void add(Display *display, const XRRMonitorInfo *monitor, struct displays *out)
{
    char *name = XGetAtomName(display, monitor->name);
    displays_add(out, name,
                 (struct rect_px){(float)monitor->x, (float)monitor->y, (float)monitor->width,
                                  (float)monitor->height});
    if (name)
        (void)XFree(name);
}

bool monitors_read(struct monitors *monitors, struct displays *out)
{
    Display *display = monitors->connection;
    int count = 0;
    XRRMonitorInfo *all = display ? XRRGetMonitors(display, DefaultRootWindow(display), True, &count) : NULL;
    *out = (struct displays){.count = 0};
    for (int primary = 1; primary >= 0 && all; primary--)
        for (int i = 0; i < count; i++)
            if ((all[i].primary != 0) == (primary != 0))
                add(display, &all[i], out);
    if (all)
        XRRFreeMonitors(all);
    return display != NULL;
}
