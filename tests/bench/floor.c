/* The least a program can do on this machine: two ready pictures, the other one at each key.  floor W H */
#include "mark.h"

#include <SDL.h>
#include <stdlib.h>

static void fill(void *ctx, double x, double y, double w, double h, uint32_t rgb)
{
    SDL_Surface *picture = ctx;
    double unit = picture->w / (double)PAGE_W;
    SDL_Rect at = {(int)(x * unit), (int)(y * unit), (int)(w * unit), (int)(h * unit)};
    (void)SDL_FillRect(picture, &at, rgb);
}

int main(int argc, char **argv)
{
    int w_px = argc > 2 ? atoi(argv[1]) : 1920, h_px = argc > 2 ? atoi(argv[2]) : 1080, seen = 0;
    SDL_Surface *pictures[2];
    (void)SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return 3;
    SDL_Window *window = SDL_CreateWindow("floor", 0, 0, w_px, h_px, SDL_WINDOW_FULLSCREEN_DESKTOP);
    (void)SDL_ShowCursor(SDL_DISABLE);
    for (int i = 0; i < 2; i++) {
        pictures[i] = SDL_CreateRGBSurfaceWithFormat(0, w_px, h_px, 32, SDL_PIXELFORMAT_RGB888);
        (void)SDL_FillRect(pictures[i], NULL, i ? 0x8090A0 : 0xA09080);
        mark_draw(i + 1, fill, pictures[i]);
    }
    for (SDL_Event event = {.type = SDL_WINDOWEVENT}; event.type != SDL_QUIT; (void)SDL_WaitEvent(&event)) {
        if (event.type == SDL_KEYDOWN)
            seen = !seen;
        if (event.type != SDL_KEYDOWN && event.type != SDL_WINDOWEVENT)
            continue;
        (void)SDL_BlitSurface(pictures[seen], NULL, SDL_GetWindowSurface(window), NULL);
        (void)SDL_UpdateWindowSurface(window);
    }
    return 0;
}
