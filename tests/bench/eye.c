#include "eye.h"

#include "numbers.h"

#include <X11/extensions/Xdamage.h>
#include <poll.h>

enum {
    ONE_FRAME_US = 2000, /* rectangles closer together are one frame */
    MOST_US = 20000000,
};

bool eye_open(struct eye *eye, Display *display)
{
    int errors;
    *eye = (struct eye){.display = display};
    if (!XDamageQueryExtension(display, &eye->event, &errors))
        return false;
    eye->damage = XDamageCreate(display, DefaultRootWindow(display), XDamageReportRawRectangles);
    (void)XSync(display, False);
    return true;
}

void eye_close(struct eye *eye)
{
    if (eye->damage)
        XDamageDestroy(eye->display, eye->damage);
    *eye = (struct eye){.display = NULL};
}

/* Takes in what came; true when something was drawn. */
static bool take(struct eye *eye)
{
    bool drawn = false;
    while (XPending(eye->display) > 0) {
        XEvent event;
        (void)XNextEvent(eye->display, &event);
        drawn = drawn || event.type == eye->event + XDamageNotify;
    }
    return drawn;
}

static bool drawn_until(struct eye *eye, double until_us)
{
    while (!take(eye)) {
        struct pollfd waits = {ConnectionNumber(eye->display), POLLIN, 0};
        double left_us = until_us - now_us();
        if (left_us <= 0)
            return false;
        struct timespec left = {(time_t)(left_us / 1e6), (long)(left_us * 1e3) % 1000000000};
        (void)ppoll(&waits, 1, &left, NULL);
    }
    return true;
}

double eye_begins_us(struct eye *eye, double until_us)
{
    while (drawn_until(eye, until_us)) {
        double at_us = now_us();
        bool next = at_us - eye->drawn_us > ONE_FRAME_US;
        eye->drawn_us = at_us;
        if (next)
            return at_us;
    }
    return 0;
}

double eye_frame_us(struct eye *eye, double until_us)
{
    if (!drawn_until(eye, until_us))
        return 0;
    double at_us = now_us();
    while (drawn_until(eye, at_us + ONE_FRAME_US))
        at_us = now_us();
    eye->drawn_us = at_us;
    return at_us;
}

bool eye_rests(struct eye *eye, int still_ms)
{
    double begin_us = now_us();
    while (eye_frame_us(eye, now_us() + still_ms * 1000.0) > 0)
        if (now_us() - begin_us > MOST_US)
            return false;
    return true;
}
