/* Players bring a list of primitives to the glass. Two kinds behind one struct of functions: pixman onto the window's own
 * memory where there is no graphics chip, SDL_Renderer where there is. UI thread. */
#ifndef APP_PLAYER_H
#define APP_PLAYER_H

#include "app/prim.h"
#include "base/err.h"

#include <SDL.h>

struct player;
struct player_impl {
    const char *name;
    /* Draws what differs from the frame before. `whole`: all of it. */
    bool (*present)(struct player *player, const struct prim_list *prims, bool whole, struct err *err);
    void (*destroy)(struct player *player);
};
struct player {
    const struct player_impl *impl;
};

/* Both keep the window; it must outlive them. `quarters`: so far what is drawn is turned on it, clockwise; then primitives are
 * for the turned size. */
struct player *player_pixman_create(SDL_Window *window, int quarters, struct err *err);
struct player *player_sdl_create(SDL_Window *window, bool vsync, int quarters, struct err *err);

/* For nobody's eyes: what the software player would draw, in memory. */
struct player *player_memory_create(int w_px, int h_px, struct err *err);
bool player_memory_resize(struct player *player, int w_px,
                          int h_px); /* false: no memory, and it is as it was */
const struct pixels *
player_memory_pixels(const struct player *player); /* what was presented last; until the next */

#endif
