#include "app/window.h"

#include "app/x11.h"
#include "base/log.h"
#include "base/str.h"
#include "base/words.h"

#include <SDL_opengl.h>
#include <glob.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void window_prepare(void)
{
    const char *address = getenv("DBUS_SESSION_BUS_ADDRESS"), *runtime = getenv("XDG_RUNTIME_DIR");
    char path[4096];
    if (address && address[0])
        return;
    (void)snprintf(path, sizeof path, "%s/bus", runtime ? runtime : "");
    if (access(path, F_OK) != 0)
        (void)setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
}

static bool has_chip(void)
{
    glob_t found;
    bool any = glob("/dev/dri/renderD*", 0, NULL, &found) == 0;
    globfree(&found);
    return any;
}

static bool wants_chip(enum player_choice choice)
{
    return choice == PLAYER_GPU || (choice == PLAYER_AUTO && has_chip());
}

/* Without a chip XWayland is far quicker than Wayland: SDL 2.26 has no Wayland framebuffer. But only Wayland has a way to say on which
 * display a window is to be; what a compositor makes of a place that X11 asks for is its own affair (Sway tiles). */
static const char *drivers_to_try(bool chip, bool places)
{
    const char *wayland = getenv("WAYLAND_DISPLAY"), *x11 = getenv("DISPLAY");
    if (wayland && wayland[0] && (chip || places || !x11 || !x11[0]))
        return "wayland,x11";
    return x11 && x11[0] ? "x11,wayland" : "KMSDRM";
}

static bool is_invisible(const char *driver)
{
    return strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0 || strcmp(driver, "evdev") == 0;
}

bool window_video_start(enum player_choice player, bool places, struct err *err)
{
    const char *asked = getenv("SDL_VIDEODRIVER");
    bool chip = wants_chip(player);
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0"); /* a finger is a finger, never also a mouse */
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_VIDEODRIVER, drivers_to_try(chip, places));
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    if (!chip)
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    x11_survive_errors(); /* before SDL, which puts back at its end what it found at its start */
    bool started = SDL_Init(SDL_INIT_VIDEO) == 0;
    const char *driver = started ? SDL_GetCurrentVideoDriver() : NULL;
    x11_survive_errors(); /* after SDL, whose own one lets go of the screen */
    if (driver && (!is_invisible(driver) || (asked && strcmp(asked, driver) == 0)))
        return true;
    SDL_Quit();
    return err_set(err, ERR_IO,
                   _("Er is geen scherm gevonden. Start waaier in een grafische omgeving (DISPLAY of "
                     "WAYLAND_DISPLAY), of "
                     "gebruik waaier render of waaier tour om plaatjes te maken."));
}

/* llvmpipe and its like are a processor that plays at being a chip: slower than pixman. */
static bool is_pretending(void)
{
    const GLubyte *(APIENTRY * ask)(GLenum name) = NULL;
    void *found = SDL_GL_GetProcAddress("glGetString");
    memcpy(&ask, &found, sizeof ask);
    const char *name = ask ? (const char *)ask(GL_RENDERER) : NULL;
    return !name || strstr(name, "llvmpipe") || strstr(name, "softpipe") || strstr(name, "swrast");
}

static bool can_share_memory(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return strcmp(driver, "wayland") != 0 && strcmp(driver, "KMSDRM") != 0;
}

static SDL_Rect rect_of(struct rect_px at)
{
    return (SDL_Rect){(int)at.x, (int)at.y, (int)at.w, (int)at.h};
}

/* Where the window comes; in the middle of its display when it is not full screen. */
static SDL_Rect place_of(const struct window_options *options)
{
    SDL_Rect at = {0, 0, 1280, 720};
    int display = options->display < SDL_GetNumVideoDisplays() ? options->display : 0;
    (void)SDL_GetDisplayBounds(display, &at);
    if (!rect_is_empty(options->bounds))
        return rect_of(options->bounds);
    if (options->full_screen)
        return at;
    return (SDL_Rect){(int)SDL_WINDOWPOS_CENTERED_DISPLAY((unsigned)display),
                      (int)SDL_WINDOWPOS_CENTERED_DISPLAY((unsigned)display),
                      options->w_px ? options->w_px : at.w * 3 / 4,
                      options->h_px ? options->h_px : at.h * 3 / 4};
}

/* Elsewhere than on X11 a unit of the window may be several pixels, and that is only known of a window. */
bool window_expect(const struct window_options *options, struct size_px *out)
{
    SDL_Rect at = place_of(options);
    *out = turning_of(options->quarters, (struct size_px){(float)at.w, (float)at.h}).view;
    return strcmp(SDL_GetCurrentVideoDriver(), "x11") == 0;
}

static SDL_Window *make_window(const struct window_options *options, struct err *err)
{
    SDL_Rect at = place_of(options);
    Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_RESIZABLE;
    if (options
            ->full_screen) /* at the display's bounds it is full screen even where no window manager listens */
        flags |= can_share_memory() ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_FULLSCREEN_DESKTOP;
    SDL_Window *window = SDL_CreateWindow(options->title, at.x, at.y, at.w, at.h, flags);
    if (!window)
        err_set(err, ERR_IO, _("Het venster kan niet worden geopend: %s."), SDL_GetError());
    return window;
}

static struct player *make_player(SDL_Window *window, bool chip, bool vsync, int quarters, struct err *err)
{
    if (!chip && can_share_memory())
        return player_pixman_create(window, quarters, err);
    struct player *player = player_sdl_create(window, vsync, quarters, err);
    if (player && chip && can_share_memory() && is_pretending()) {
        player->impl->destroy(player);
        return NULL;
    }
    return player;
}

bool window_open(const struct window_options *options, struct window *out, struct err *err)
{
    bool chip = wants_chip(options->player);
    *out = (struct window){.sdl = make_window(options, err),
                           .turning = {.quarters = options->quarters},
                           .vsync = chip && !options->waits_not,
                           .full_screen = options->full_screen};
    if (!out->sdl)
        return false;
    out->player = make_player(out->sdl, chip, out->vsync, options->quarters, err);
    out->chip = chip && out->player;
    if (!out->player && chip) { /* a window that met OpenGL cannot lend its memory: begin again */
        SDL_DestroyWindow(out->sdl);
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
        out->sdl = make_window(options, err);
        out->player = out->sdl ? make_player(out->sdl, false, false, options->quarters, err) : NULL;
    }
    if (!out->player) {
        window_close(out);
        return false;
    }
    SDL_SetWindowMinimumSize(out->sdl, 320, 240);
    window_resized(out);
    log_line(LOG_INFO, "video %s, player %s, %.0fx%.0f", SDL_GetCurrentVideoDriver(), out->player->impl->name,
             (double)out->size.w, (double)out->size.h);
    return true;
}

void window_close(struct window *window)
{
    if (window->player)
        window->player->impl->destroy(window->player);
    if (window->sdl && !window->off)
        SDL_DestroyWindow(window->sdl);
    *window = (struct window){0};
}

/* SDL keeps the clipboard, and needs a driver for that. */
bool window_apart_start(struct err *err)
{
    SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "dummy", SDL_HINT_OVERRIDE);
    if (SDL_Init(SDL_INIT_VIDEO) == 0)
        return true;
    return err_set(err, ERR_IO, "%s", SDL_GetError());
}

static void apart_size(struct window *window, int w_px, int h_px)
{
    window->size = (struct size_px){(float)w_px, (float)h_px};
    window->turning = turning_of(0, window->size);
    window->scale = 1;
    window->whole = true;
}

bool window_apart_open(int w_px, int h_px, bool full_screen, struct window *out, struct err *err)
{
    *out = (struct window){.player = player_memory_create(w_px, h_px, err), .full_screen = full_screen};
    apart_size(out, w_px, h_px);
    return out->player != NULL;
}

void window_apart_resize(struct window *window, int w_px, int h_px)
{
    if (player_memory_resize(window->player, w_px, h_px))
        apart_size(window, w_px, h_px);
}

void window_resized(struct window *window)
{
    int w_px, h_px, w, h;
    if (!window->sdl)
        return; /* apart: it was told */
    SDL_GetWindowSizeInPixels(window->sdl, &w_px, &h_px);
    SDL_GetWindowSize(window->sdl, &w, &h);
    window->turning = turning_of(window->turning.quarters, (struct size_px){(float)w_px, (float)h_px});
    window->size = window->turning.view;
    window->scale = w > 0 ? (float)w_px / (float)w : 1;
    window->whole = true;
}

/* Leaving full screen gives the window edges to hold and three quarters of the display. */
void window_full_screen(struct window *window, bool on)
{
    SDL_Rect bounds;
    if (!window->sdl) {
        window->full_screen = on;
        return;
    }
    if (window->off)
        return;
    int display = SDL_GetWindowDisplayIndex(window->sdl);
    if (window->full_screen == on || SDL_GetDisplayBounds(display < 0 ? 0 : display, &bounds) != 0)
        return;
    window->full_screen = on;
    if (on) {
        SDL_SetWindowBordered(window->sdl, SDL_FALSE);
        SDL_SetWindowPosition(window->sdl, bounds.x, bounds.y);
        SDL_SetWindowSize(window->sdl, bounds.w, bounds.h);
        SDL_SetWindowFullscreen(window->sdl, SDL_WINDOW_FULLSCREEN_DESKTOP);
    } else {
        SDL_SetWindowFullscreen(window->sdl, 0);
        SDL_SetWindowBordered(window->sdl, SDL_TRUE);
        SDL_SetWindowSize(window->sdl, bounds.w * 3 / 4, bounds.h * 3 / 4);
        SDL_SetWindowPosition(window->sdl, bounds.x + bounds.w / 8, bounds.y + bounds.h / 8);
    }
    window_resized(window);
}

/* On Wayland SDL hears meanwhile what else is told: the last display may go in the middle of it. */
void window_cover(struct window *window, struct rect_px bounds)
{
    SDL_Rect at = rect_of(bounds);
    bool wayland = !can_share_memory();
    if (!window->sdl || !window->full_screen || window->off)
        return;
    if (wayland)
        SDL_SetWindowFullscreen(window->sdl, 0);
    if (!window->off)
        SDL_SetWindowPosition(window->sdl, at.x, at.y);
    if (!window->off)
        SDL_SetWindowSize(window->sdl, at.w, at.h);
    if (wayland && !window->off)
        SDL_SetWindowFullscreen(window->sdl, SDL_WINDOW_FULLSCREEN_DESKTOP);
    window_resized(window);
}

bool window_loses_all(const SDL_Event *event)
{
    return event->type == SDL_DISPLAYEVENT && event->display.event == SDL_DISPLAYEVENT_DISCONNECTED &&
           strcmp(SDL_GetCurrentVideoDriver(), "wayland") == 0 && SDL_GetNumVideoDisplays() <= 1;
}

void window_off(struct window *window, bool off)
{
    if (!window->sdl || off == window->off)
        return;
    window->off = off;
    if (off) {
        SDL_HideWindow(window->sdl);
        return;
    }
    SDL_ShowWindow(window->sdl);
    window_resized(window);
}

void window_come_again(struct window *window)
{
    if (!window->sdl || window->off || can_share_memory())
        return;
    SDL_HideWindow(window->sdl);
    SDL_ShowWindow(window->sdl);
    window_resized(window);
}

bool window_turn(struct window *window, int quarters, struct err *err)
{
    int was = window->turning.quarters;
    window->player->impl->destroy(window->player);
    window->player = make_player(window->sdl, window->chip, window->vsync, quarters, err);
    window->turning.quarters = quarters;
    if (!window->player) {
        window->player = make_player(window->sdl, window->chip, window->vsync, was, err);
        window->turning.quarters = was;
    }
    return window->player != NULL;
}

void window_waits(struct window *window, bool waits)
{
    struct err err = {0};
    if (!window->chip || window->vsync == waits)
        return;
    window->vsync = waits;
    if (!window_turn(window, window->turning.quarters, &err))
        log_line(LOG_ERROR, "%s", err.text);
}

static void turn_finger(const struct turning *turning, SDL_TouchFingerEvent *finger)
{
    struct pt_px at = {finger->x * turning->glass.w, finger->y * turning->glass.h};
    at = turning_to_view(turning, at);
    finger->x = at.x / turning->view.w;
    finger->y = at.y / turning->view.h;
}

/* A unit's middle becomes a unit's middle. */
static void turn_mouse(const struct window *window, Sint32 *x, Sint32 *y)
{
    const struct turning *turning = &window->turning;
    struct pt_px at = {((float)*x + 0.5f) * window->scale, ((float)*y + 0.5f) * window->scale};
    at = turning_to_view(turning, at);
    *x = (Sint32)floorf(at.x / window->scale);
    *y = (Sint32)floorf(at.y / window->scale);
}

void window_turn_event(const struct window *window, SDL_Event *event)
{
    if (window->turning.quarters == 0)
        return;
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION: turn_finger(&window->turning, &event->tfinger); break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: turn_mouse(window, &event->button.x, &event->button.y); break;
    case SDL_MOUSEMOTION: turn_mouse(window, &event->motion.x, &event->motion.y); break;
    case SDL_MOUSEWHEEL: turn_mouse(window, &event->wheel.mouseX, &event->wheel.mouseY); break;
    default: break;
    }
}

bool window_present(struct window *window, const struct prim_list *prims, struct err *err)
{
    window->whole = !window->player->impl->present(window->player, prims, window->whole, err);
    return !window->whole;
}
