#include "glass_sway.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NOBODY = 65534, ARGS_MAX = 16, TREE_BYTES = 1 << 18 };

bool glass_sway_can_be(void)
{
    return glass_vnc_can_be() && program_exists("sway") && program_exists("grim");
}

/* ---- what it is told */

static void path_of(const struct glass_sway *sway, const char *name, char out[192])
{
    (void)snprintf(out, 192, "%s/%s", sway->folder, name);
}

/* What it answers comes to `answer`. */
static int run(struct glass_sway *sway, const char *const *args, const char *answer)
{
    struct child child;
    char log[192];
    path_of(sway, answer, log);
    (void)unlink(log);
    child_start(&child, args, (const char *[]){sway->settings[0], sway->settings[1], sway->settings[2], NULL},
                log, -1);
    return child_wait(&child, DEADLINE_MS);
}

void glass_sway_say(struct glass_sway *sway, const char *command)
{
    if (run(sway, (const char *[]){"swaymsg", command, NULL}, "said") != 0) {
        (void)fprintf(stderr, "sway does not do: %s\n", command);
        abort();
    }
}

/* What it says of outputs ("get_outputs") or windows ("get_tree"), at its length. */
static const char *ask(struct glass_sway *sway, const char *what)
{
    static char text[TREE_BYTES];
    char path[192];
    path_of(sway, "answer", path);
    if (run(sway, (const char *[]){"swaymsg", "-r", "-t", what, NULL}, "answer") != 0)
        return "";
    FILE *file = fopen(path, "r");
    size_t len = file ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file)
        (void)fclose(file);
    text[len] = '\0';
    return text;
}

static bool is_there(struct glass_sway *sway, int output)
{
    char name[32];
    (void)snprintf(name, sizeof name, "\"X11-%d\"", output);
    return strstr(ask(sway, "get_outputs"), name) != NULL;
}

static void await(struct glass_sway *sway, int output, bool there)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; is_there(sway, output) != there;)
        if (!child_runs(&sway->sway) || !look_again(deadline_ms)) {
            (void)fprintf(stderr, "display %d did not %s\n", output, there ? "come" : "go");
            abort();
        }
}

bool glass_sway_has(struct glass_sway *sway, const char *title)
{
    return strstr(ask(sway, "get_tree"), title) != NULL;
}

/* The tree has each output with what is on it behind it. */
bool glass_sway_stands(struct glass_sway *sway, const char *title, int output)
{
    char name[48];
    (void)snprintf(name, sizeof name, "\"name\": \"X11-%d\"", output);
    const char *from = strstr(ask(sway, "get_tree"), name);
    const char *to = from ? strstr(from + strlen(name), "\"name\": \"X11-") : NULL;
    const char *found = from ? strstr(from, title) : NULL;
    const char *covers = found ? strstr(found, "\"fullscreen_mode\": 1") : NULL;
    return covers && (!to || covers < to);
}

/* ---- displays */

static bool is_called(Display *display, Window window, const char *name)
{
    Atom title = XInternAtom(display, "_NET_WM_NAME", False), type;
    unsigned long count = 0, after;
    unsigned char *bytes = NULL;
    int format;
    (void)XGetWindowProperty(display, window, title, 0, 64, False, AnyPropertyType, &type, &format, &count,
                             &after, &bytes);
    bool same = bytes && strcmp((const char *)bytes, name) == 0;
    if (bytes)
        (void)XFree(bytes);
    return same;
}

/* A window of the X server for each, by its title. 0: any of them; None: there is none. */
static Window window_of(struct glass_sway *sway, int output)
{
    char name[48];
    Window root, parent, *all = NULL, found = None;
    unsigned count = 0;
    Display *display = sway->vnc.display;
    (void)snprintf(name, sizeof name, "wlroots - X11-%d", output);
    (void)XQueryTree(display, DefaultRootWindow(display), &root, &parent, &all, &count);
    for (unsigned i = 0; i < count && found == None; i++)
        if (output == 0 || is_called(display, all[i], name))
            found = all[i];
    if (all)
        (void)XFree(all);
    return found;
}

int glass_sway_plug(struct glass_sway *sway)
{
    glass_sway_say(sway, "create_output");
    await(sway, ++sway->plugged, true);
    return sway->plugged;
}

void glass_sway_unplug(struct glass_sway *sway, const int *outputs, int count)
{
    Display *display = sway->vnc.display;
    for (int i = 0; i < count; i++) {
        XEvent event = {.xclient = {.type = ClientMessage,
                                    .window = window_of(sway, outputs[i]),
                                    .message_type = XInternAtom(display, "WM_PROTOCOLS", False),
                                    .format = 32}};
        event.xclient.data.l[0] = (long)XInternAtom(display, "WM_DELETE_WINDOW", False);
        (void)XSendEvent(display, event.xclient.window, False, NoEventMask, &event);
    }
    (void)XSync(display, False);
    for (int i = 0; i < count; i++)
        await(sway, outputs[i], false);
}

/* Some window of a program is; an empty place that has the focus gives keys to nobody. */
static bool is_listening(struct glass_sway *sway)
{
    static const char window[] = "\"type\": \"con\"", focused[] = "\"focused\": ";
    for (const char *at = ask(sway, "get_tree"); (at = strstr(at, window));) {
        at = strstr(at, focused);
        if (at && strncmp(at + strlen(focused), "true", 4) == 0)
            return true;
    }
    return false;
}

void glass_sway_key(struct glass_sway *sway, const char *chord)
{
    Window has = None, wants = None;
    int revert;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !is_listening(sway);)
        if (!look_again(deadline_ms)) {
            (void)fprintf(stderr, "no window has the keys\n");
            abort();
        }
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; wants == None || has != wants;) {
        wants = window_of(sway, 0);
        if (wants)
            (void)XSetInputFocus(sway->vnc.display, wants, RevertToNone, CurrentTime);
        (void)XGetInputFocus(sway->vnc.display, &has, &revert);
        if (wants != None && has == wants)
            break;
        if (!look_again(deadline_ms))
            abort();
    }
    glass_vnc_key(&sway->vnc, chord);
}

/* ---- what is seen */

static void look(struct glass *glass, struct picture *out)
{
    struct glass_sway *sway = (struct glass_sway *)glass;
    char shot[192];
    path_of(sway, "shot.png", shot);
    if (run(sway, (const char *[]){"grim", "-l", "0", "-o", sway->output, shot, NULL}, "grim.log") != 0 ||
        !picture_read(out, shot)) {
        (void)fprintf(stderr, "no picture of %s\n", sway->output);
        abort();
    }
}

/* ---- beginning and end */

/* Root is not let in: then it is nobody who starts it, in a folder of their own. */
static void start(struct glass_sway *sway)
{
    char config[192], log[192], run_dir[192], backend[32];
    const char *args[ARGS_MAX];
    int count = 0;
    path_of(sway, "sway.conf", config);
    path_of(sway, "sway.log", log);
    path_of(sway, "run", run_dir);
    FILE *file = fopen(config, "w");
    if (!file || mkdir(run_dir, 0700) != 0)
        abort();
    (void)fprintf(file, "xwayland disable\ndefault_border none\noutput * resolution %dx%d\n", GLASS_W_PX,
                  GLASS_H_PX);
    (void)fclose(file);
    if (geteuid() == 0) {
        if (chown(run_dir, NOBODY, NOBODY) != 0 || chmod(sway->folder, 0711) != 0)
            abort();
        for (const char *const *word =
                 (const char *[]){"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", NULL};
             *word; word++)
            args[count++] = *word;
    }
    for (const char *const *word = (const char *[]){"sway", "-c", config, NULL}; *word; word++)
        args[count++] = *word;
    args[count] = NULL;
    (void)snprintf(backend, sizeof backend, "%s", sway->vnc.display_setting);
    const char *environment[] = {
        sway->settings[0],  sway->settings[2],   sway->settings[3],     backend, "WAYLAND_DISPLAY=",
        "WLR_BACKENDS=x11", "WLR_X11_OUTPUTS=2", "WLR_RENDERER=pixman", NULL};
    child_start(&sway->sway, args, environment, log, -1);
}

static bool is_open(struct glass_sway *sway)
{
    char path[192];
    path_of(sway, "run/ipc", path);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; access(path, F_OK) != 0;)
        if (!child_runs(&sway->sway) || !look_again(deadline_ms))
            return false;
    return true;
}

bool glass_sway_open(struct glass_sway *sway, const char *folder)
{
    *sway = (struct glass_sway){.glass = {.look = look}, .plugged = 2};
    (void)snprintf(sway->folder, sizeof sway->folder, "%s", folder);
    (void)snprintf(sway->settings[0], sizeof sway->settings[0], "XDG_RUNTIME_DIR=%s/run", folder);
    (void)snprintf(sway->settings[1], sizeof sway->settings[1], "WAYLAND_DISPLAY=wayland-1");
    (void)snprintf(sway->settings[2], sizeof sway->settings[2], "SWAYSOCK=%s/run/ipc", folder);
    (void)snprintf(sway->settings[3], sizeof sway->settings[3], "HOME=%s/run", folder);
    if (!glass_vnc_open(&sway->vnc, folder))
        return false;
    /* Sway knows these names only when someone spoke them before; without them no display can be closed. */
    (void)XInternAtom(sway->vnc.display, "WM_PROTOCOLS", False);
    (void)XInternAtom(sway->vnc.display, "WM_DELETE_WINDOW", False);
    (void)XInternAtom(sway->vnc.display, "_NET_WM_NAME", False);
    start(sway);
    /* An X server is there too: who presents is not to go to it. */
    const char *const shown[] = {sway->settings[0], sway->settings[1], sway->vnc.display_setting, NULL};
    memcpy(sway->environment, shown, sizeof shown);
    sway->glass.environment = sway->environment;
    if (!is_open(sway))
        return false;
    await(sway, 1, true);
    await(sway, 2, true);
    return true;
}

void glass_sway_close(struct glass_sway *sway)
{
    child_kill(&sway->sway, SIGTERM);
    glass_vnc_close(&sway->vnc);
}
