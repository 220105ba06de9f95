/* A screen with real hands on it, of which the picture can be seen. Two kinds: an X server and a Wayland compositor. */
#ifndef TESTS_WHOLE_GLASS_H
#define TESTS_WHOLE_GLASS_H

#include "child.h"
#include "picture.h"

enum { GLASS_W_PX = 1920, GLASS_H_PX = 1080, GLASS_FINGERS = 10 };

enum finger_does { FINGER_DOWN, FINGER_MOVE, FINGER_UP, FINGER_CANCEL /* Wayland; of all fingers at once */ };

struct glass {
    const char *const *environment; /* of programs that are to be seen on it */
    void (*look)(struct glass *glass, struct picture *out);
    /* Done when the server has taken it in. */
    void (*finger)(struct glass *glass, enum finger_does does, int id, double x_px, double y_px);
};

#endif
