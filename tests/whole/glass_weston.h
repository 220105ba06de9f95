/* A headless Weston of our own with a touch screen: no device, no graphics chip. There is no keyboard on it. */
#ifndef TESTS_WHOLE_GLASS_WESTON_H
#define TESTS_WHOLE_GLASS_WESTON_H

#include "glass.h"

struct glass_weston {
    struct glass glass; /* first */
    struct child server;
    int hands;
    char folder[128], settings[4][192];
    const char *environment[8];
};

bool glass_weston_can_be(void);
bool glass_weston_open(struct glass_weston *weston, const char *folder);
void glass_weston_close(struct glass_weston *weston);

#endif
