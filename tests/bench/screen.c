#include "screen.h"

#include <X11/XKBlib.h>
#include <X11/XWDFile.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "whole/x11_rig.h"

/* ---- hands */

static void send_key(struct screen *screen, KeySym sym, bool down)
{
    (void)XTestFakeKeyEvent(screen->display, XKeysymToKeycode(screen->display, sym), down, CurrentTime);
}

void screen_key(struct screen *screen, const char *chord)
{
    bool ctrl = strncmp(chord, "ctrl+", 5) == 0;
    KeySym sym = XStringToKeysym(ctrl ? chord + 5 : chord);
    KeyCode code = XKeysymToKeycode(screen->display, sym);
    bool shift = code && XkbKeycodeToKeysym(screen->display, code, 0, 0) != sym;
    if (ctrl)
        send_key(screen, XK_Control_L, true);
    if (shift)
        send_key(screen, XK_Shift_L, true);
    send_key(screen, sym, true);
    send_key(screen, sym, false);
    if (shift)
        send_key(screen, XK_Shift_L, false);
    if (ctrl)
        send_key(screen, XK_Control_L, false);
    (void)XFlush(screen->display);
}

void screen_type(struct screen *screen, const char *letters)
{
    for (; *letters; letters++)
        screen_key(screen, (const char[]){*letters, '\0'});
}

void screen_wheel(struct screen *screen, int button)
{
    (void)XTestFakeButtonEvent(screen->display, (unsigned)button, True, CurrentTime);
    (void)XTestFakeButtonEvent(screen->display, (unsigned)button, False, CurrentTime);
    (void)XFlush(screen->display);
}

void screen_ctrl(struct screen *screen, bool down)
{
    send_key(screen, XK_Control_L, down);
    (void)XFlush(screen->display);
}

void screen_point(struct screen *screen, int x_px, int y_px)
{
    (void)XTestFakeMotionEvent(screen->display, -1, x_px, y_px, CurrentTime);
    (void)XFlush(screen->display);
}

void screen_hold(struct screen *screen, bool down)
{
    (void)XTestFakeButtonEvent(screen->display, 1, down, CurrentTime);
    (void)XFlush(screen->display);
}

/* ---- looking */

static uint64_t mix(uint64_t sum, uint32_t pixel)
{
    return (sum ^ (pixel & 0xFFFFFF)) * 1099511628211u;
}

uint64_t screen_points(const struct screen *screen)
{
    const struct glimpse *glimpse = &screen->glimpse;
    uint64_t sum = 14695981039346656037u;
    uint32_t seed = 1;
    for (int i = 0; i < 4096; i++) {
        seed = seed * 1664525u + 1013904223u;
        uint32_t x = (seed >> 4) % (uint32_t)glimpse->w_px;
        seed = seed * 1664525u + 1013904223u;
        uint32_t y = (seed >> 4) % (uint32_t)glimpse->h_px;
        sum = mix(sum, glimpse->at[(int64_t)y * glimpse->stride_px + x]);
    }
    return sum;
}

uint64_t screen_rows(const struct screen *screen, int from_px, int to_px)
{
    const struct glimpse *glimpse = &screen->glimpse;
    uint64_t sum = 14695981039346656037u;
    for (int y = from_px; y < to_px; y += 4) {
        for (int x = y / 4 % 8; x < glimpse->w_px; x += 8)
            sum = mix(sum, glimpse->at[(int64_t)y * glimpse->stride_px + x]);
    }
    return sum;
}

/* ---- beginning and end */

static bool start_server(struct screen *screen, int w_px, int h_px)
{
    char shape[32], log[300];
    (void)snprintf(shape, sizeof shape, "%dx%dx24", w_px, h_px);
    (void)snprintf(log, sizeof log, "%s/xvfb.log", screen->folder);
    return x11_rig_server(&screen->server,
                          (const char *[]){"Xvfb", "-displayfd", X11_RIG_DISPLAY, "-screen", "0", shape,
                                           "-fbdir", screen->folder, "-noreset", "-nolisten", "tcp", "-s",
                                           "0", NULL},
                          log, screen->name, sizeof screen->name);
}

/* The picture is a file in X's own format for window dumps: a header, colours, rows. */
static bool map_picture(struct screen *screen)
{
    char path[300];
    struct stat is;
    (void)snprintf(path, sizeof path, "%s/Xvfb_screen0", screen->folder);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &is) != 0 || (size_t)is.st_size < sizeof(XWDFileHeader))
        return false;
    screen->mapped_bytes = (size_t)is.st_size;
    screen->mapped = mmap(NULL, screen->mapped_bytes, PROT_READ, MAP_SHARED, fd, 0);
    (void)close(fd);
    if (screen->mapped == MAP_FAILED)
        return false;
    const XWDFileHeader *header = screen->mapped;
    size_t before = ntohl(header->header_size) + ntohl(header->ncolors) * (size_t)SIZEOF(XWDColor);
    screen->glimpse = (struct glimpse){
        .at = (const volatile uint32_t *)(const void *)((const char *)screen->mapped + before),
        .w_px = (int)ntohl(header->pixmap_width),
        .h_px = (int)ntohl(header->pixmap_height),
        .stride_px = (int)ntohl(header->bytes_per_line) / 4,
    };
    return ntohl(header->bits_per_pixel) == 32;
}

/* A home of its own, so that no program finds what a person has here. */
static void set_environment(struct screen *screen)
{
    (void)snprintf(screen->display_setting, sizeof screen->display_setting, "DISPLAY=%s", screen->name);
    (void)snprintf(screen->home_setting, sizeof screen->home_setting, "HOME=%s", screen->folder);
    (void)snprintf(screen->data_setting, sizeof screen->data_setting, "XDG_DATA_HOME=%s/data",
                   screen->folder);
    const char *const all[] = {screen->display_setting, screen->home_setting,   screen->data_setting,
                               "XDG_CONFIG_HOME=",      "XDG_CACHE_HOME=",      "WAYLAND_DISPLAY=",
                               "SDL_VIDEODRIVER=",      "SDL_AUDIODRIVER=dummy"};
    memcpy(screen->environment, all, sizeof all);
}

static bool fails(const char *sentence)
{
    (void)fprintf(stderr, "%s\n", sentence);
    return false;
}

bool screen_open(struct screen *screen, const char *folder, int w_px, int h_px)
{
    *screen = (struct screen){0};
    (void)snprintf(screen->folder, sizeof screen->folder, "%s", folder);
    if (!program_exists("Xvfb") || !program_exists("openbox"))
        return fails("Xvfb and openbox are needed: apt-get install xvfb openbox");
    if (!start_server(screen, w_px, h_px))
        return fails("Xvfb did not start");
    set_environment(screen);
    x11_rig_forgive();
    screen->display = XOpenDisplay(screen->name);
    if (!screen->display || !map_picture(screen))
        return fails("Xvfb's picture cannot be seen");
    return x11_rig_manage(&screen->manager, screen->display, screen->environment, screen->folder) ||
           fails("openbox did not start");
}

void screen_close(struct screen *screen)
{
    child_kill(&screen->manager, SIGTERM);
    if (screen->display)
        (void)XCloseDisplay(screen->display);
    child_kill(&screen->server, SIGTERM);
    if (screen->mapped && screen->mapped != MAP_FAILED)
        (void)munmap(screen->mapped, screen->mapped_bytes);
    *screen = (struct screen){0};
}
