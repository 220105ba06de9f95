/* An X server of our own whose displays come and go: Xtigervnc, and its client that says which there are. */
#ifndef TESTS_WHOLE_GLASS_VNC_H
#define TESTS_WHOLE_GLASS_VNC_H

#include "glass.h"

#include <X11/Xlib.h>

struct glass_vnc {
    struct glass glass; /* first */
    struct child server;
    Display *display;
    int client; /* its connection */
    int w_px, h_px;
    char name[16], display_setting[32];
    const char *environment[4];
};

struct vnc_screen {
    int x, y, w, h;
};

bool glass_vnc_can_be(void);
/* With one display of 1280 x 720. Its words go to `folder`. False: it did not come up. */
bool glass_vnc_open(struct glass_vnc *vnc, const char *folder);
void glass_vnc_close(struct glass_vnc *vnc);
/* These are the displays from now on; done when programs can see it. */
void glass_vnc_screens(struct glass_vnc *vnc, const struct vnc_screen *screens, int count);
/* There is none at all, until some are said again. */
void glass_vnc_dark(struct glass_vnc *vnc);
/* X's name of a keysym, with "shift+" or "ctrl+" before it. */
void glass_vnc_key(struct glass_vnc *vnc, const char *chord);

#endif
