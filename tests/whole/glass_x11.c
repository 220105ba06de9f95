#include "glass_x11.h"

#include <X11/XKBlib.h>
#include <X11/Xatom.h>
#include <X11/Xutil.h>
#include <X11/extensions/XI2.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "x11_rig.h"

#include <xorg/xf86-input-inputtest-protocol.h>

enum { PRESSURE_MOST = 1000 /* as the driver has it */ };

static const char server_program[] = "/usr/lib/xorg/Xorg";

static const char server_settings[] =
    "Section \"ServerFlags\"\n"
    "  Option \"AutoAddDevices\" \"false\"\n  Option \"AutoAddGPU\" \"false\"\n  Option \"AutoBindGPU\" "
    "\"false\"\n"
    "  Option \"DontVTSwitch\" \"true\"\n  Option \"BlankTime\" \"0\"\n  Option \"StandbyTime\" \"0\"\n"
    "  Option \"SuspendTime\" \"0\"\n  Option \"OffTime\" \"0\"\nEndSection\n"
    "Section \"Device\"\n  Identifier \"video\"\n  Driver \"dummy\"\n  VideoRam 65536\nEndSection\n"
    "Section \"Monitor\"\n  Identifier \"monitor\"\n  HorizSync 1.0-2000.0\n  VertRefresh "
    "1.0-200.0\n"
    "  Modeline \"3840x2160\" 266.64 3840 3888 3920 4000 2160 2163 2168 2222\nEndSection\n"
    "Section \"Screen\"\n  Identifier \"screen\"\n  Device \"video\"\n  Monitor \"monitor\"\n  DefaultDepth "
    "24\n"
    "  SubSection \"Display\"\n    Depth 24\n    Virtual %d %d\n    Modes \"%dx%d\"\n  "
    "EndSubSection\nEndSection\n"
    "Section \"InputDevice\"\n  Identifier \"fingers\"\n  Driver \"inputtest\"\n  Option \"DeviceType\" "
    "\"Touch\"\n"
    "  Option \"TouchCount\" \"10\"\n  Option \"SocketPath\" \"%s/touch\"\nEndSection\n"
    "Section \"InputDevice\"\n  Identifier \"mouse\"\n  Driver \"inputtest\"\n  Option \"DeviceType\" "
    "\"PointerAbsolute\"\n"
    "  Option \"CorePointer\"\n  Option \"SocketPath\" \"%s/pointer\"\nEndSection\n"
    "Section \"InputDevice\"\n  Identifier \"keys\"\n  Driver \"inputtest\"\n  Option \"DeviceType\" "
    "\"Keyboard\"\n"
    "  Option \"CoreKeyboard\"\n  Option \"SocketPath\" \"%s/keyboard\"\nEndSection\n"
    "Section \"InputDevice\"\n  Identifier \"pen\"\n  Driver \"inputtest\"\n  Option \"DeviceType\" "
    "\"PointerAbsoluteProximity\"\n  Option \"PointerHasPressure\" \"true\"\n"
    "  Option \"SocketPath\" \"%s/pen\"\nEndSection\n"
    "Section \"InputDevice\"\n  Identifier \"eraser\"\n  Driver \"inputtest\"\n  Option \"DeviceType\" "
    "\"PointerAbsoluteProximity\"\n  Option \"PointerHasPressure\" \"true\"\n"
    "  Option \"SocketPath\" \"%s/eraser\"\nEndSection\n"
    "Section \"ServerLayout\"\n  Identifier \"layout\"\n  Screen \"screen\"\n  InputDevice \"fingers\" "
    "\"SendCoreEvents\"\n"
    "  InputDevice \"pen\" \"SendCoreEvents\"\n  InputDevice \"eraser\" \"SendCoreEvents\"\n"
    "  InputDevice \"mouse\" \"CorePointer\"\n  InputDevice \"keys\" \"CoreKeyboard\"\nEndSection\n";

bool glass_x11_can_be(void)
{
    return program_exists(server_program) &&
           access("/usr/lib/xorg/modules/drivers/dummy_drv.so", R_OK) == 0 &&
           access("/usr/lib/xorg/modules/input/inputtest_drv.so", R_OK) == 0;
}

/* ---- the driver's sockets */

static void put(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;
    while (len > 0) {
        ssize_t done = send(fd, at, len, MSG_NOSIGNAL);
        if (done <= 0) {
            perror("the input driver hung up");
            abort();
        }
        at += done;
        len -= (size_t)done;
    }
}

static void take(int fd, void *bytes, size_t len)
{
    char *at = bytes;
    while (len > 0) {
        struct pollfd waits = {fd, POLLIN, 0};
        ssize_t done = poll(&waits, 1, DEADLINE_MS) == 1 ? read(fd, at, len) : -1;
        if (done <= 0) {
            (void)fputs("the input driver does not answer\n", stderr);
            abort();
        }
        at += done;
        len -= (size_t)done;
    }
}

/* Sends one event and waits until the server has done it. */
static void inject(int fd, const void *event, size_t len)
{
    xf86ITEventWaitForSync sync = {{sizeof sync, XF86IT_EVENT_WAIT_FOR_SYNC}};
    xf86ITResponseSyncFinished done;
    put(fd, event, len);
    put(fd, &sync, sizeof sync);
    take(fd, &done, sizeof done);
}

static int connect_driver(const char *folder, const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s/%s", folder, name);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0) {
            xf86ITEventClientVersion ours = {{sizeof ours, XF86IT_EVENT_CLIENT_VERSION},
                                             XF86IT_PROTOCOL_VERSION_MAJOR,
                                             XF86IT_PROTOCOL_VERSION_MINOR};
            xf86ITResponseServerVersion theirs;
            put(fd, &ours, sizeof ours);
            take(fd, &theirs, sizeof theirs);
            return fd;
        }
        (void)close(fd);
        if (!look_again(deadline_ms))
            return -1;
    }
}

static void set_valuator(xf86ITValuatorData *data, int axis, double value)
{
    data->mask[axis / 8] |= (uint8_t)(1u << (axis % 8));
    data->valuators[axis] = data->unaccelerated[axis] = value;
}

static void set_place(const struct glass_x11 *x11, xf86ITValuatorData *data, double x_px, double y_px)
{
    set_valuator(data, 0, x_px / (x11->w_px - 1) * 65535);
    set_valuator(data, 1, y_px / (x11->h_px - 1) * 65535);
}

/* ---- hands */

static void finger(struct glass *glass, enum finger_does does, int id, double x_px, double y_px)
{
    struct glass_x11 *x11 = (struct glass_x11 *)glass;
    xf86ITEventTouch event;
    memset(&event, 0, sizeof event);
    event.header.length = sizeof event;
    event.header.type = XF86IT_EVENT_TOUCH;
    event.touchid = (uint32_t)id;
    event.touch_type = does == FINGER_DOWN   ? XI_TouchBegin
                       : does == FINGER_MOVE ? XI_TouchUpdate
                                             : XI_TouchEnd;
    set_place(x11, &event.valuators, x_px, y_px);
    set_valuator(&event.valuators, 4, event.touch_type == XI_TouchEnd ? 0 : 128);
    inject(x11->touch, &event, sizeof event);
}

static void key_code(struct glass_x11 *x11, KeyCode code, bool down)
{
    xf86ITEventKey event = {{sizeof event, XF86IT_EVENT_KEY}, code, down};
    inject(x11->keyboard, &event, sizeof event);
}

enum { HELD_MAX = 4 };

/* The prefixes of a chord as keys to be held; answers what is left. */
static const char *held_of(struct glass_x11 *x11, const char *chord, KeyCode held[HELD_MAX], int *count)
{
    static const struct {
        const char *prefix;
        KeySym sym;
    } rows[] = {{"ctrl+", XK_Control_L}, {"alt+", XK_Alt_L}, {"shift+", XK_Shift_L}, {"super+", XK_Super_L}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = strlen(rows[i].prefix);
        if (strncmp(chord, rows[i].prefix, len) != 0 || *count == HELD_MAX)
            continue;
        held[(*count)++] = XKeysymToKeycode(x11->display, rows[i].sym);
        return held_of(x11, chord + len, held, count);
    }
    return chord;
}

void glass_x11_key(struct glass_x11 *x11, const char *chord)
{
    KeyCode held[HELD_MAX + 1];
    int count = 0;
    KeySym sym = XStringToKeysym(held_of(x11, chord, held, &count));
    KeyCode code = sym == NoSymbol ? 0 : XKeysymToKeycode(x11->display, sym);
    if (!code) {
        (void)fprintf(stderr, "no key makes %s\n", chord);
        abort();
    }
    if (XkbKeycodeToKeysym(x11->display, code, 0, 0) != sym)
        held[count++] = XKeysymToKeycode(x11->display, XK_Shift_L);
    for (int i = 0; i < count; i++)
        key_code(x11, held[i], true);
    key_code(x11, code, true);
    key_code(x11, code, false);
    while (count > 0)
        key_code(x11, held[--count], false);
}

void glass_x11_type(struct glass_x11 *x11, const char *letters)
{
    for (; *letters; letters++)
        glass_x11_key(x11, *letters == ' ' ? "space" : (const char[]){*letters, '\0'});
}

static xf86ITEventMotion motion_to(const struct glass_x11 *x11, double x_px, double y_px)
{
    xf86ITEventMotion event;
    memset(&event, 0, sizeof event);
    event.header.length = sizeof event;
    event.header.type = XF86IT_EVENT_MOTION;
    event.is_absolute = 1;
    set_place(x11, &event.valuators, x_px, y_px);
    return event;
}

void glass_x11_point(struct glass_x11 *x11, double x_px, double y_px)
{
    xf86ITEventMotion event = motion_to(x11, x_px, y_px);
    inject(x11->pointer, &event, sizeof event);
}

void glass_x11_click(struct glass_x11 *x11, double x_px, double y_px, int button)
{
    glass_x11_point(x11, x_px, y_px);
    for (uint32_t down = 1; down <= 1; down--) {
        xf86ITEventButton event;
        memset(&event, 0, sizeof event);
        event.header.length = sizeof event;
        event.header.type = XF86IT_EVENT_BUTTON;
        event.button = button;
        event.is_press = down;
        inject(x11->pointer, &event, sizeof event);
    }
}

static void pen_event(struct glass_x11 *x11, int fd, bool press, double x_px, double y_px, double presses)
{
    xf86ITEventButton event;
    memset(&event, 0, sizeof event);
    event.header.length = sizeof event;
    event.header.type = XF86IT_EVENT_BUTTON;
    event.is_absolute = 1;
    event.button = 1;
    event.is_press = press;
    set_place(x11, &event.valuators, x_px, y_px);
    set_valuator(&event.valuators, 4, presses * PRESSURE_MOST);
    inject(fd, &event, sizeof event);
}

static void pen_moves(struct glass_x11 *x11, int fd, double x_px, double y_px, double presses)
{
    xf86ITEventMotion event = motion_to(x11, x_px, y_px);
    set_valuator(&event.valuators, 4, presses * PRESSURE_MOST);
    inject(fd, &event, sizeof event);
}

/* Near enough to the glass to be felt. */
static void pen_comes(struct glass_x11 *x11, int fd, double x_px, double y_px)
{
    xf86ITEventProximity event;
    memset(&event, 0, sizeof event);
    event.header.length = sizeof event;
    event.header.type = XF86IT_EVENT_PROXIMITY;
    event.is_prox_in = 1;
    set_place(x11, &event.valuators, x_px, y_px);
    inject(fd, &event, sizeof event);
}

void glass_x11_pen(struct glass_x11 *x11, const char *end, double x_px, double y_px, double presses)
{
    struct glass_pen *pen = &x11->pens[strcmp(end, "eraser") == 0];
    if (pen->fd < 0) {
        pen->fd = connect_driver(x11->folder, end);
        pen_comes(x11, pen->fd, x_px, y_px);
    }
    pen_moves(x11, pen->fd, x_px, y_px, presses);
    if (pen->down != (presses > 0))
        pen_event(x11, pen->fd, presses > 0, x_px, y_px, presses);
    pen->down = presses > 0;
}

/* ---- the picture */

static void look(struct glass *glass, struct picture *out)
{
    struct glass_x11 *x11 = (struct glass_x11 *)glass;
    XImage *image = XGetImage(x11->display, DefaultRootWindow(x11->display), 0, 0, (unsigned)x11->w_px,
                              (unsigned)x11->h_px, AllPlanes, ZPixmap);
    if (!image || image->bits_per_pixel != 32)
        abort();
    if (out->w_px != x11->w_px || out->h_px != x11->h_px)
        picture_make(out, x11->w_px, x11->h_px);
    for (int y = 0; y < x11->h_px; y++) {
        const uint32_t *from = (const uint32_t *)(void *)(image->data + (ptrdiff_t)y * image->bytes_per_line);
        uint32_t *to = out->rgb + (ptrdiff_t)y * x11->w_px;
        for (int x = 0; x < x11->w_px; x++)
            to[x] = from[x] & 0xFFFFFF;
    }
    XDestroyImage(image);
}

/* ---- windows and their manager */

bool glass_x11_manage(struct glass_x11 *x11)
{
    return x11_rig_manage(&x11->manager, x11->display, x11->environment, x11->folder);
}

void glass_x11_unmanage(struct glass_x11 *x11)
{
    child_kill(&x11->manager, SIGTERM);
}

/* Below a window manager's frame lies the program's own window. */
static Window deepest(struct glass_x11 *x11, Window from)
{
    Window root, parent, *children = NULL, found = from;
    unsigned count = 0;
    if (!XQueryTree(x11->display, from, &root, &parent, &children, &count))
        return from;
    for (unsigned i = 0; i < count; i++) {
        XWindowAttributes is;
        if (XGetWindowAttributes(x11->display, children[i], &is) && is.map_state == IsViewable &&
            is.width >= 200 && is.height >= 200)
            found = deepest(x11, children[i]);
    }
    if (children)
        XFree(children);
    return found;
}

Window glass_x11_window(struct glass_x11 *x11, int *x_px, int *y_px, int *w_px, int *h_px)
{
    Window root = DefaultRootWindow(x11->display), found = deepest(x11, root), child;
    XWindowAttributes is;
    if (found == root || !XGetWindowAttributes(x11->display, found, &is))
        return 0;
    (void)XTranslateCoordinates(x11->display, found, root, 0, 0, x_px, y_px, &child);
    *w_px = is.width;
    *h_px = is.height;
    return found;
}

/* ---- beginning and end */

static bool start_server(struct glass_x11 *x11)
{
    char config[160], log[160], words[160];
    (void)snprintf(config, sizeof config, "%s/xorg.conf", x11->folder);
    (void)snprintf(log, sizeof log, "%s/xorg.log", x11->folder);
    (void)snprintf(words, sizeof words, "%s/xorg.out", x11->folder);
    FILE *file = fopen(config, "w");
    if (!file)
        return false;
    (void)fprintf(file, server_settings, x11->w_px, x11->h_px, x11->w_px, x11->h_px, x11->folder, x11->folder,
                  x11->folder, x11->folder, x11->folder);
    (void)fclose(file);
    return x11_rig_server(&x11->server,
                          (const char *[]){server_program, "-displayfd", X11_RIG_DISPLAY, "-config", config,
                                           "-logfile", log, "-noreset", "-nolisten", "tcp", "-novtswitch",
                                           "-sharevts", "-keeptty", NULL},
                          words, x11->name, sizeof x11->name);
}

bool glass_x11_open(struct glass_x11 *x11, const char *folder)
{
    return glass_x11_open_sized(x11, folder, GLASS_W_PX, GLASS_H_PX);
}

bool glass_x11_open_sized(struct glass_x11 *x11, const char *folder, int w_px, int h_px)
{
    *x11 = (struct glass_x11){.glass = {.look = look, .finger = finger},
                              .touch = -1,
                              .pointer = -1,
                              .keyboard = -1,
                              .pens = {{.fd = -1}, {.fd = -1}},
                              .w_px = w_px,
                              .h_px = h_px};
    (void)snprintf(x11->folder, sizeof x11->folder, "%s", folder);
    if (!start_server(x11))
        return false;
    (void)snprintf(x11->display_setting, sizeof x11->display_setting, "DISPLAY=%s", x11->name);
    x11->environment[0] = x11->display_setting;
    x11->environment[1] = "WAYLAND_DISPLAY=";
    x11->environment[2] = "SDL_VIDEODRIVER=";
    x11->glass.environment = x11->environment;
    x11_rig_forgive();
    x11->display = XOpenDisplay(x11->name);
    x11->touch = connect_driver(folder, "touch");
    x11->pointer = connect_driver(folder, "pointer");
    x11->keyboard = connect_driver(folder, "keyboard");
    return x11->display && x11->touch >= 0 && x11->pointer >= 0 && x11->keyboard >= 0;
}

void glass_x11_close(struct glass_x11 *x11)
{
    glass_x11_unmanage(x11);
    if (x11->display)
        XCloseDisplay(x11->display);
    child_kill(&x11->server, SIGTERM);
    (void)close(x11->touch);
    (void)close(x11->pointer);
    (void)close(x11->keyboard);
    for (int i = 0; i < 2; i++)
        if (x11->pens[i].fd >= 0)
            (void)close(x11->pens[i].fd);
}
