/* A Wayland compositor whose displays come and go: Sway, each display a window on an X server of our own, where it is closed as a
 * cable is pulled. Keys come by way of that server. */
#ifndef TESTS_WHOLE_GLASS_SWAY_H
#define TESTS_WHOLE_GLASS_SWAY_H

#include "glass_vnc.h"

enum { SWAY_OUTPUT_BYTES = 16 };

struct glass_sway {
    struct glass glass; /* first; it looks at `output` */
    struct glass_vnc vnc;
    struct child sway;
    char output[SWAY_OUTPUT_BYTES]; /* "X11-1" */
    int plugged;                    /* so many so far: the last one is called so */
    char folder[128], settings[4][160];
    const char *environment[8];
};

bool glass_sway_can_be(void);
/* With the displays X11-1 and X11-2, of GLASS_W_PX x GLASS_H_PX, beside each other. False: it did not come up. */
bool glass_sway_open(struct glass_sway *sway, const char *folder);
void glass_sway_close(struct glass_sway *sway);
/* Another display, of that size, beside the others; its number. Done when it is there. */
int glass_sway_plug(struct glass_sway *sway);
/* All `count` at once. Done when they are gone. */
void glass_sway_unplug(struct glass_sway *sway, const int *outputs, int count);
/* A command of Sway's: done when it has done it. */
void glass_sway_say(struct glass_sway *sway, const char *command);
/* As glass_vnc_key, once there is a display to press it before, and a window that has the keys. */
void glass_sway_key(struct glass_sway *sway, const char *chord);
bool glass_sway_has(struct glass_sway *sway, const char *title);
/* Whether a window whose title has these words in it is on that display, and covers it. */
bool glass_sway_stands(struct glass_sway *sway, const char *title, int output);

#endif
