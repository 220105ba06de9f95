#include "glass_weston.h"

#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

bool glass_weston_can_be(void)
{
    return program_exists("weston") && program_exists("weston-screenshooter") &&
           access(WESTON_HANDS_MODULE, R_OK) == 0;
}

static void finger(struct glass *glass, enum finger_does does, int id, double x_px, double y_px)
{
    struct glass_weston *weston = (struct glass_weston *)glass;
    char line[96], answer;
    int len = snprintf(line, sizeof line, "%c %d %g %g\n", "dmuc"[does], id, x_px, y_px);
    struct pollfd waits = {weston->hands, POLLIN, 0};
    if (send(weston->hands, line, (size_t)len, MSG_NOSIGNAL) != len || poll(&waits, 1, DEADLINE_MS) != 1 ||
        read(weston->hands, &answer, 1) != 1) {
        (void)fputs("the compositor does not answer\n", stderr);
        abort();
    }
}

/* Weston's own screenshooter leaves one file in the folder. */
static bool take_picture(const char *folder, struct picture *out)
{
    DIR *dir = opendir(folder);
    bool ok = false;
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        char path[512];
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (!strstr(entry->d_name, ".png"))
            continue;
        ok = picture_read(out, path) || ok;
        (void)unlink(path);
    }
    if (dir)
        (void)closedir(dir);
    return ok;
}

static void look(struct glass *glass, struct picture *out)
{
    struct glass_weston *weston = (struct glass_weston *)glass;
    struct child shooter;
    char log[192], folder[192], pictures[224];
    (void)snprintf(log, sizeof log, "%s/shooter.log", weston->folder);
    (void)snprintf(folder, sizeof folder, "%s/shots", weston->folder);
    (void)snprintf(pictures, sizeof pictures, "XDG_PICTURES_DIR=%s", folder);
    const char *environment[] = {weston->settings[0], weston->settings[1], pictures, NULL};
    child_start(&shooter, (const char *[]){"weston-screenshooter", NULL}, environment, log, -1);
    if (child_wait(&shooter, DEADLINE_MS) != 0 || !take_picture(folder, out)) {
        (void)fputs("the screenshooter made no picture\n", stderr);
        abort();
    }
}

static int connect_hands(const char *folder, struct child *server)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (snprintf(address.sun_path, sizeof address.sun_path, "%s/hands", folder) >=
        (int)sizeof address.sun_path)
        return -1;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
            return fd;
        (void)close(fd);
        if (!child_runs(server) || !look_again(deadline_ms))
            return -1;
    }
}

/* The compositor opens its own socket, under the name we gave it, before it loads modules or soon after. */
static bool is_open(const char *folder)
{
    char path[192];
    struct stat st;
    (void)snprintf(path, sizeof path, "%s/glass", folder);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; stat(path, &st) != 0;) {
        if (!look_again(deadline_ms))
            return false;
    }
    return true;
}

bool glass_weston_open(struct glass_weston *weston, const char *folder)
{
    char log[192], path[192], setting[224];
    *weston = (struct glass_weston){.glass = {.look = look, .finger = finger}, .hands = -1};
    (void)snprintf(weston->folder, sizeof weston->folder, "%s", folder);
    (void)snprintf(log, sizeof log, "%s/weston.log", folder);
    (void)snprintf(setting, sizeof setting, "WESTON_HANDS=%s/hands", folder);
    (void)snprintf(weston->settings[0], sizeof weston->settings[0], "XDG_RUNTIME_DIR=%s", folder);
    (void)snprintf(weston->settings[1], sizeof weston->settings[1], "WAYLAND_DISPLAY=glass");
    const char *environment[] = {weston->settings[0], "WAYLAND_DISPLAY=", "DISPLAY=", setting, NULL};
    const char *const args[] = {"weston",
                                "--backend=headless-backend.so",
                                "--use-pixman",
                                "--shell=kiosk-shell.so",
                                "--width=1920",
                                "--height=1080",
                                "--modules=" WESTON_HANDS_MODULE,
                                "--socket=glass",
                                "--no-config",
                                "--idle-time=0",
                                "--debug",
                                NULL};
    child_start(&weston->server, args, environment, log, -1);
    weston->hands = connect_hands(folder, &weston->server);
    const char *const shown[] = {weston->settings[0], weston->settings[1],
                                 "DISPLAY=", "SDL_VIDEODRIVER=wayland", NULL};
    memcpy(weston->environment, shown, sizeof shown);
    weston->glass.environment = weston->environment;
    (void)snprintf(path, sizeof path, "%s/shots", folder);
    return weston->hands >= 0 && mkdir(path, 0700) == 0 && is_open(folder);
}

void glass_weston_close(struct glass_weston *weston)
{
    if (weston->hands >= 0)
        (void)close(weston->hands);
    child_kill(&weston->server, SIGTERM);
}
