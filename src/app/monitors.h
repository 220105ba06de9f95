/* Displays as the X server has them. SDL 2.26 hears of one that is plugged in or out, but not of another mode or place, nor of one
 * that is switched off; so they are asked for here, over a connection that has nothing else to do. UI thread. */
#ifndef APP_MONITORS_H
#define APP_MONITORS_H

#include "app/displays.h"

struct monitors {
    void *connection; /* NULL: there is no X server, or none that tells */
    int event;        /* the first of RandR's */
};

void monitors_open(struct monitors *monitors);
void monitors_close(struct monitors *monitors);
int monitors_fd(const struct monitors *monitors); /* readable: look; -1: none */
/* Whether something was said of them since. */
bool monitors_changed(struct monitors *monitors);
/* The first is the main one. False: they are not known here. */
bool monitors_read(struct monitors *monitors, struct displays *out);

#endif
