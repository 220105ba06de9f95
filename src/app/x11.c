#include "app/x11.h"

#include "base/log.h"

#include <X11/Xlib.h>

static int tell(Display *display, XErrorEvent *event)
{
    char text[160] = "";
    XGetErrorText(display, event->error_code, text, sizeof text);
    log_line(LOG_WARN, "X11: %s (request %d.%d)", text, event->request_code, event->minor_code);
    return 0;
}

void x11_survive_errors(void)
{
    XSetErrorHandler(tell);
}
