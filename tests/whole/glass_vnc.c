#include "glass_vnc.h"
#include "x11_rig.h"

#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xrandr.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { SCREENS_MAX = 8, SET_DESKTOP_SIZE = 251, EXTENDED_DESKTOP_SIZE = -308, DRAIN_MS = 20 };

bool glass_vnc_can_be(void)
{
    return program_exists("Xtigervnc");
}

/* ---- its client: RFC 6143, and the pseudo-encoding by which a client sets the displays */

static void put(const struct glass_vnc *vnc, const void *bytes, size_t count)
{
    if (write(vnc->client, bytes, count) != (ssize_t)count)
        abort();
}

static void take(const struct glass_vnc *vnc, void *bytes, size_t count)
{
    for (char *at = bytes; count > 0;) {
        ssize_t got = read(vnc->client, at, count);
        if (got <= 0)
            abort();
        at += got;
        count -= (size_t)got;
    }
}

static void put16(uint8_t *at, int value)
{
    at[0] = (uint8_t)(value >> 8);
    at[1] = (uint8_t)value;
}

static void put32(uint8_t *at, int32_t value)
{
    put16(at, (int)((uint32_t)value >> 16));
    put16(at + 2, (int)((uint32_t)value & 0xFFFF));
}

/* What the server tells is of no account here. */
static void drain(const struct glass_vnc *vnc)
{
    char bytes[65536];
    struct pollfd waits = {vnc->client, POLLIN, 0};
    while (poll(&waits, 1, DRAIN_MS) > 0 && read(vnc->client, bytes, sizeof bytes) > 0)
        ;
}

static bool connect_to(struct glass_vnc *vnc, const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    char words[256];
    uint8_t count, init[24], one = 1, result[4];
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    vnc->client = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(vnc->client, (struct sockaddr *)&address, sizeof address) != 0)
        return false;
    take(vnc, words, 12);
    put(vnc, "RFB 003.008\n", 12);
    take(vnc, &count, 1);
    take(vnc, words, count);
    put(vnc, &one, 1); /* no password */
    take(vnc, result, sizeof result);
    put(vnc, &one, 1); /* others may look too */
    take(vnc, init, sizeof init);
    take(vnc, words, init[23]); /* the name is a short one */
    uint8_t encodings[8] = {2, 0, 0, 1}, update[10] = {3, 1};
    put32(encodings + 4, EXTENDED_DESKTOP_SIZE);
    put(vnc, encodings, sizeof encodings);
    put16(update + 6, 1);
    put16(update + 8, 1);
    put(vnc, update, sizeof update);
    drain(vnc);
    return true;
}

/* ---- displays */

static bool are_seen(struct glass_vnc *vnc, const struct vnc_screen *screens, int count)
{
    int found = 0, known = 0;
    XRRMonitorInfo *all = XRRGetMonitors(vnc->display, DefaultRootWindow(vnc->display), True, &found);
    for (int i = 0; all && i < found; i++)
        for (int k = 0; k < count; k++)
            known += all[i].x == screens[k].x && all[i].y == screens[k].y && all[i].width == screens[k].w &&
                     all[i].height == screens[k].h;
    if (all)
        XRRFreeMonitors(all);
    return found == count && known == count;
}

void glass_vnc_screens(struct glass_vnc *vnc, const struct vnc_screen *screens, int count)
{
    uint8_t message[8 + 16 * SCREENS_MAX] = {SET_DESKTOP_SIZE};
    int w = 0, h = 0;
    for (int i = 0; i < count; i++) {
        uint8_t *at = message + 8 + (ptrdiff_t)16 * i;
        put32(at, i + 1);
        put16(at + 4, screens[i].x);
        put16(at + 6, screens[i].y);
        put16(at + 8, screens[i].w);
        put16(at + 10, screens[i].h);
        w = screens[i].x + screens[i].w > w ? screens[i].x + screens[i].w : w;
        h = screens[i].y + screens[i].h > h ? screens[i].y + screens[i].h : h;
    }
    put16(message + 2, w);
    put16(message + 4, h);
    message[6] = (uint8_t)count;
    put(vnc, message, 8 + 16 * (size_t)count);
    vnc->w_px = w;
    vnc->h_px = h;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !are_seen(vnc, screens, count);) {
        drain(vnc);
        if (!look_again(deadline_ms))
            abort();
    }
}

void glass_vnc_dark(struct glass_vnc *vnc)
{
    XRRScreenResources *all = XRRGetScreenResourcesCurrent(vnc->display, DefaultRootWindow(vnc->display));
    for (int i = 0; all && i < all->ncrtc; i++)
        (void)XRRSetCrtcConfig(vnc->display, all, all->crtcs[i], CurrentTime, 0, 0, None, RR_Rotate_0, NULL,
                               0);
    if (all)
        XRRFreeScreenResources(all);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !are_seen(vnc, NULL, 0);)
        if (!look_again(deadline_ms))
            abort();
}

/* ---- keys, and the picture */

static void press(struct glass_vnc *vnc, KeySym sym, Bool down)
{
    (void)XTestFakeKeyEvent(vnc->display, XKeysymToKeycode(vnc->display, sym), down, CurrentTime);
}

void glass_vnc_key(struct glass_vnc *vnc, const char *chord)
{
    bool shift = strncmp(chord, "shift+", 6) == 0, ctrl = strncmp(chord, "ctrl+", 5) == 0;
    KeySym sym = XStringToKeysym(shift ? chord + 6 : ctrl ? chord + 5 : chord);
    if (shift || ctrl)
        press(vnc, shift ? XK_Shift_L : XK_Control_L, True);
    press(vnc, sym, True);
    press(vnc, sym, False);
    if (shift || ctrl)
        press(vnc, shift ? XK_Shift_L : XK_Control_L, False);
    (void)XSync(vnc->display, False);
}

static void look(struct glass *glass, struct picture *out)
{
    struct glass_vnc *vnc = (struct glass_vnc *)glass;
    XImage *image = XGetImage(vnc->display, DefaultRootWindow(vnc->display), 0, 0, (unsigned)vnc->w_px,
                              (unsigned)vnc->h_px, AllPlanes, ZPixmap);
    if (out->w_px != vnc->w_px || out->h_px != vnc->h_px)
        picture_make(out, vnc->w_px, vnc->h_px);
    for (int y = 0; image && y < vnc->h_px; y++) {
        const uint32_t *from = (const uint32_t *)(void *)(image->data + (ptrdiff_t)y * image->bytes_per_line);
        for (int x = 0; x < vnc->w_px; x++)
            out->rgb[(ptrdiff_t)y * vnc->w_px + x] = from[x] & 0xFFFFFF;
    }
    if (image)
        XDestroyImage(image);
}

bool glass_vnc_open(struct glass_vnc *vnc, const char *folder)
{
    static const struct vnc_screen first = {0, 0, 1280, 720};
    char socket[108], log[160];
    *vnc = (struct glass_vnc){.glass = {.look = look}, .client = -1};
    (void)snprintf(socket, sizeof socket, "%s/vnc.sock", folder);
    (void)snprintf(log, sizeof log, "%s/vnc.log", folder);
    const char *args[] = {"Xtigervnc",
                          "-displayfd",
                          X11_RIG_DISPLAY,
                          "-geometry",
                          "1280x720",
                          "-depth",
                          "24",
                          "-rfbport",
                          "0",
                          "-rfbunixpath",
                          socket,
                          "-SecurityTypes",
                          "None",
                          "-AlwaysShared",
                          "-AcceptSetDesktopSize",
                          NULL};
    if (!x11_rig_server(&vnc->server, args, log, vnc->name, sizeof vnc->name))
        return false;
    x11_rig_forgive();
    (void)snprintf(vnc->display_setting, sizeof vnc->display_setting, "DISPLAY=%s", vnc->name);
    vnc->environment[0] = vnc->display_setting;
    vnc->environment[1] = "WAYLAND_DISPLAY=";
    vnc->glass.environment = vnc->environment;
    vnc->display = XOpenDisplay(vnc->name);
    if (!vnc->display || !connect_to(vnc, socket))
        return false;
    glass_vnc_screens(vnc, &first, 1);
    return true;
}

void glass_vnc_close(struct glass_vnc *vnc)
{
    if (vnc->display)
        (void)XCloseDisplay(vnc->display);
    if (vnc->client >= 0)
        (void)close(vnc->client);
    child_kill(&vnc->server, SIGTERM);
}
