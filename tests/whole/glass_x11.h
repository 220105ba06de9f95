/* An Xorg of our own on a free display number: dummy video, and the inputtest driver for keys, mouse and ten fingers. Real
 * X input, so an unmodified program is tested; no device, no terminal, no graphics chip. */
#ifndef TESTS_WHOLE_GLASS_X11_H
#define TESTS_WHOLE_GLASS_X11_H

#include "glass.h"

#include <X11/Xlib.h>

struct glass_pen {
    int fd; /* -1: it was not yet used */
    bool down;
};
struct glass_x11 {
    struct glass glass; /* first */
    struct child server, manager;
    Display *display;
    int w_px, h_px;
    int touch, pointer, keyboard; /* one connection for the server's life: the driver takes no second */
    struct glass_pen pens[2];     /* its ends: the tip and the eraser */
    char name[16], display_setting[32], folder[128];
    const char *environment[8];
};

bool glass_x11_can_be(void);
/* Its sockets and words go to `folder`. False: it did not come up. */
bool glass_x11_open(struct glass_x11 *x11, const char *folder);
/* The same of another size: 1920 x 1080, 3840 x 2160. */
bool glass_x11_open_sized(struct glass_x11 *x11, const char *folder, int w_px, int h_px);
void glass_x11_close(struct glass_x11 *x11);

/* "Page_Down", "period", "ctrl+alt+f": X's names of keysyms, one press, with ctrl, alt, shift and super held. */
void glass_x11_key(struct glass_x11 *x11, const char *chord);
void glass_x11_type(struct glass_x11 *x11, const char *letters); /* a-z, 0-9 and spaces */
void glass_x11_point(struct glass_x11 *x11, double x_px, double y_px);
void glass_x11_click(struct glass_x11 *x11, double x_px, double y_px, int button);
/* A pen with pressure, 0..1; 0: it is over the glass. `end`: "pen" or "eraser". */
void glass_x11_pen(struct glass_x11 *x11, const char *end, double x_px, double y_px, double presses);

/* Starts openbox and waits until it manages. */
bool glass_x11_manage(struct glass_x11 *x11);
void glass_x11_unmanage(struct glass_x11 *x11);
/* The innermost mapped window of at least 200 by 200, and where it stands. 0: there is none. */
Window glass_x11_window(struct glass_x11 *x11, int *x_px, int *y_px, int *w_px, int *h_px);

#endif
