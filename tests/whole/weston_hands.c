/* A module for Weston 10: a touch screen whose fingers come over a Unix socket, one line each, answered when the compositor
 * has passed them on. "d ID X Y" down, "m" move, "u" up, "c" takes all back (touch cancel). Loaded by Weston, one thread. */
#include <libweston/libweston.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

/* In libweston-10.so, but declared in headers that are not packaged. */
void weston_seat_init(struct weston_seat *seat, struct weston_compositor *compositor, const char *name);
int weston_seat_init_touch(struct weston_seat *seat);
struct weston_touch_device *weston_touch_create_touch_device(struct weston_touch *touch, const char *path,
                                                             void *data,
                                                             const struct weston_touch_device_ops *ops);
void notify_touch_normalized(struct weston_touch_device *device, const struct timespec *time, int id,
                             double x, double y, const struct weston_point2d_device_normalized *normalized,
                             int type);
void notify_touch_frame(struct weston_touch_device *device);
void notify_touch_cancel(struct weston_touch_device *device);
int wet_module_init(struct weston_compositor *compositor, int *argc, char *argv[]);

struct hands {
    struct weston_compositor *compositor;
    struct weston_seat seat; /* when the compositor has none */
    struct weston_touch *touch;
    struct weston_touch_device *device;
    struct wl_event_source *listens, *hears;
};

static void do_line(struct hands *hands, const char *line)
{
    struct timespec now;
    char does;
    int id = 0;
    double x = 0, y = 0;
    if (sscanf(line, "%c %d %lf %lf", &does, &id, &x, &y) < 1)
        return;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    if (does == 'c') {
        notify_touch_cancel(hands->device);
        hands->touch->num_tp =
            0; /* Weston 10 forgets that these fingers are gone, and then never looks who is under the next */
        return;
    }
    int type = does == 'd' ? WL_TOUCH_DOWN : does == 'm' ? WL_TOUCH_MOTION : WL_TOUCH_UP;
    notify_touch_normalized(hands->device, &now, id, x, y, NULL, type);
    notify_touch_frame(hands->device);
}

static int hear(int fd, uint32_t mask, void *data)
{
    struct hands *hands = data;
    char lines[4096];
    (void)mask;
    ssize_t len = read(fd, lines, sizeof lines - 1);
    if (len <= 0) {
        (void)wl_event_source_remove(hands->hears);
        (void)close(fd);
        return 0;
    }
    lines[len] = '\0';
    char *rest = lines;
    for (char *line; (line = strsep(&rest, "\n")) && line[0];) {
        do_line(hands, line);
        wl_display_flush_clients(hands->compositor->wl_display);
        if (write(fd, "\n", 1) != 1)
            break;
    }
    return 0;
}

static int answer_door(int fd, uint32_t mask, void *data)
{
    struct hands *hands = data;
    (void)mask;
    int caller = accept(fd, NULL, NULL);
    struct wl_event_loop *loop = wl_display_get_event_loop(hands->compositor->wl_display);
    if (caller >= 0)
        hands->hears = wl_event_loop_add_fd(loop, caller, WL_EVENT_READABLE, hear, hands);
    return 0;
}

__attribute__((visibility("default"))) int wet_module_init(struct weston_compositor *compositor, int *argc,
                                                           char *argv[])
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct hands *hands = calloc(1, sizeof *hands); /* lives as long as the compositor */
    const char *path = getenv("WESTON_HANDS");
    (void)argc, (void)argv;
    if (!hands || !path)
        return -1;
    hands->compositor = compositor;
    struct weston_seat *seat = &hands->seat;
    if (wl_list_empty(&compositor->seat_list))
        weston_seat_init(seat, compositor, "hands");
    else
        seat = wl_container_of(compositor->seat_list.next, seat, link);
    (void)weston_seat_init_touch(seat);
    hands->touch = seat->touch_state;
    hands->device = weston_touch_create_touch_device(hands->touch, "hands", NULL, NULL);
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, 1) != 0)
        return -1;
    struct wl_event_loop *loop = wl_display_get_event_loop(compositor->wl_display);
    hands->listens = wl_event_loop_add_fd(loop, fd, WL_EVENT_READABLE, answer_door, hands);
    return hands->listens ? 0 : -1;
}
