/* One window with its player. Which player is chosen before the first surface call: a graphics chip draws through
 * SDL_Renderer, without one pixman draws into X11's shared memory. UI thread. */
#ifndef APP_WINDOW_H
#define APP_WINDOW_H

#include "app/player.h"
#include "app/settings.h"
#include "base/turning.h"

struct window_options {
    const char *title;
    bool full_screen;
    int display;           /* 0 is the first */
    struct rect_px bounds; /* of the display it is to cover, in its units; empty: `display` tells */
    int w_px, h_px;        /* of the window, when not full screen; 0: three quarters of the display */
    int quarters;          /* so far its picture is turned, clockwise */
    bool waits_not;        /* with a graphics chip: for nothing, for another window already does for both */
    enum player_choice player;
};

struct window {
    SDL_Window *sdl;
    struct player *player;
    struct size_px size; /* of the view, output pixels: on its side, when it is turned by a quarter */
    struct turning turning;
    float scale; /* output pixels to a unit of the window */
    bool full_screen;
    bool chip;  /* a graphics chip draws */
    bool vsync; /* and waits for the glass */
    bool whole; /* the next frame is drawn whole */
    bool off;   /* for want of any display: it is drawn in, and nothing else */
};

/* What SDL reads of the environment, to be called while there is one thread: where there is no session bus (a kiosk without a
 * desktop) none is started for us, which takes longer than everything else together. */
void window_prepare(void);
/* Starts SDL's video. Refuses a driver that nobody can see (SDL falls back to one silently when the server is missing),
 * unless SDL_VIDEODRIVER asks for it by name. `places`: it matters on which display a window is. */
bool window_video_start(enum player_choice player, bool places, struct err *err);
/* The size the view will have, output pixels, before there is a window. False: not for certain. */
bool window_expect(const struct window_options *options, struct size_px *out);
bool window_open(const struct window_options *options, struct window *out, struct err *err);
/* The same without a screen: a window in memory, of one's own size. `sdl` stays NULL. */
bool window_apart_start(struct err *err);
bool window_apart_open(int w_px, int h_px, bool full_screen, struct window *out, struct err *err);
void window_apart_resize(struct window *window, int w_px, int h_px);
/* A zeroed one is fine. One that is off stays as it is: the program is about to end, without SDL_Quit. */
void window_close(struct window *window);
void window_resized(struct window *window);
void window_full_screen(struct window *window, bool on);
/* Full screen it covers that display from now on. */
void window_cover(struct window *window, struct rect_px bounds);
/* SDL 2.26 on Wayland asks for the display of a window in answer to whatever is said of that window, and when there is none at all it
 * reaches for nothing and ends the program. So windows are taken off as long as there is none, before SDL forgets the last one; they
 * are not closed then, and SDL does not end. Elsewhere this does nothing. */
bool window_loses_all(const SDL_Event *event); /* as it is told (SDL_AddEventWatch): that was the last one */
void window_off(struct window *window, bool off);
/* It comes anew: on Wayland that alone brings it where one looks, and keys to it, when a display went with its own. */
void window_come_again(struct window *window);
/* Its picture is turned so far from now on; window_resized is to follow. False: nothing can be shown any more. */
bool window_turn(struct window *window, int quarters, struct err *err);
/* Where hands are on the glass becomes where they are on the view: fingers in shares of it, the mouse in units of the window. Done
 * once, before anyone reads the event. */
void window_turn_event(const struct window *window, SDL_Event *event);
/* With a graphics chip: its frames wait for the glass, or not. */
void window_waits(struct window *window, bool waits);
bool window_present(struct window *window, const struct prim_list *prims, struct err *err);

#endif
