/* The service, as it is started: the ExecStart line of packaging/waaier-kiosk.service with the programs that were built, in cage without
 * a display. What a service manager is told, what is seen, and how it ends. */
#include "child.h"
#include "deck/place.h"
#include "picture.h"

#include "base/str.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

enum { NOBODY = 65534, ARGS_MAX = 24, LINE_BYTES = 512, YELLOW = 0xFED669 };

struct service {
    struct place place;
    struct child child;
    char line[LINE_BYTES], log[160], settings[8][160];
    const char *args[ARGS_MAX], *environment[16];
    int notify, ready, alive;
    struct picture seen;
};

static struct service service;

/* ---- what the unit says */

static void read_unit(char *text, size_t cap)
{
    FILE *file = fopen(WAAIER_SOURCE_DIR "/packaging/waaier-kiosk.service", "r");
    assert_non_null(file);
    size_t len = fread(text, 1, cap - 1, file);
    text[len] = '\0';
    (void)fclose(file);
}

static bool unit_says(const char *line)
{
    char text[4096];
    struct str rest = {0};
    read_unit(text, sizeof text);
    for (rest = str_from(text); rest.len > 0;)
        if (str_eq(str_cut(rest, '\n', &rest), str_from(line)))
            return true;
    return false;
}

/* Installed programs become those of the source and of the build. */
static const char *built(const char *word)
{
    if (strcmp(word, "/usr/local/libexec/waaier/in-cage") == 0)
        return WAAIER_SOURCE_DIR "/packaging/in-cage";
    return strcmp(word, "/usr/local/bin/waaier") == 0 ? WAAIER_PATH : word;
}

/* Root is not let into cage: then it is nobody who starts it. */
static int command_line(const char **args)
{
    static const char key[] = "\nExecStart=";
    char text[4096];
    int count = 0;
    read_unit(text, sizeof text);
    const char *at = strstr(text, key);
    assert_non_null(at);
    (void)snprintf(service.line, sizeof service.line, "%.*s", (int)strcspn(at + strlen(key), "\n"),
                   at + strlen(key));
    if (geteuid() == 0)
        for (const char *const *word =
                 (const char *[]){"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", NULL};
             *word; word++)
            args[count++] = *word;
    for (char *word = strtok(service.line, " "); word; word = strtok(NULL, " ")) {
        assert_true(count < ARGS_MAX - 4);
        args[count++] = built(word);
    }
    return count;
}

/* ---- its surroundings */

static void say(int which, const char *format, const char *name)
{
    char path[128];
    (void)place_path(&service.place, name, path, sizeof path);
    (void)snprintf(service.settings[which], sizeof service.settings[which], format, path);
    service.environment[which] = service.settings[which];
}

static void listen_to_it(void)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    (void)place_path(&service.place, "notify", at.sun_path, sizeof at.sun_path);
    service.notify = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(service.notify, (struct sockaddr *)&at, sizeof at), 0);
}

static void write_card(const char *title)
{
    char text[128];
    int len = snprintf(text, sizeof text, "---\nid: k1\n---\n# %s\n\nEen besluit.\n", title);
    place_write(&service.place, "set/cards/1.md", (struct str){text, (size_t)len});
}

static void hand_over(void)
{
    char command[128];
    (void)snprintf(command, sizeof command, "chown -R %d:%d %s", NOBODY, NOBODY, service.place.root);
    if (geteuid() == 0)
        assert_int_equal(system(command), 0);
}

static int begin(void **state)
{
    char path[128];
    (void)state;
    service = (struct service){.notify = -1};
    place_make(&service.place);
    place_write(&service.place, "run/x", STR(""));
    place_write(&service.place, "kiosk.yaml", STR("kiosk:\n  pin: none\n"));
    place_write(&service.place, "set/deck.yaml", STR("waaier: 1\nid: set\ntitle: Set\nlanguage: nl\n"));
    write_card("Moed");
    say(0, "XDG_RUNTIME_DIR=%s", "run");
    say(1, "XDG_DATA_HOME=%s", "data");
    say(2, "NOTIFY_SOCKET=%s", "notify");
    say(3, "HOME=%s", "home");
    int count = 4;
    for (const char *const *word = (const char *[]){"WATCHDOG_USEC=400000", "WATCHDOG_PID=1",
                                                    "WLR_BACKENDS=headless", "WLR_RENDERER=pixman",
                                                    /* with one, cage hands it the window's own picture, of
                                                       which there is none to be taken */
                                                    "WLR_HEADLESS_OUTPUTS=2", "WLR_LIBINPUT_NO_DEVICES=1",
                                                    "DISPLAY=", "WAYLAND_DISPLAY=", NULL};
         *word; word++)
        service.environment[count++] = *word;
    (void)snprintf(service.log, sizeof service.log, "%s/log", service.place.root);
    (void)chmod(place_path(&service.place, "run", path, sizeof path), 0700);
    listen_to_it();
    hand_over();
    return 0;
}

static int end(void **state)
{
    (void)state;
    child_kill(&service.child, SIGTERM);
    picture_free(&service.seen);
    (void)close(service.notify);
    place_remove(&service.place);
    return 0;
}

static void show_log(void)
{
    char text[4096];
    size_t len = place_read(&service.place, "log", text, sizeof text);
    print_message("%.*s\n", (int)len, text);
}

#define FAIL(...)                                                                                            \
    do {                                                                                                     \
        show_log();                                                                                          \
        fail_msg(__VA_ARGS__);                                                                               \
    } while (0)

/* The unit's own command line; with `pin` as it is after installing, where nobody set a PIN. */
static void start(bool pin)
{
    static char config[160], deck[160];
    int count = command_line(service.args);
    if (!pin) {
        service.args[count++] = place_path(&service.place, "set", deck, sizeof deck);
        service.args[count++] = "--config";
        service.args[count++] = place_path(&service.place, "kiosk.yaml", config, sizeof config);
    }
    service.args[count] = NULL;
    child_start(&service.child, service.args, service.environment, service.log, -1);
}

/* ---- what is told, and seen */

static void hear(int alive)
{
    char got[64];
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; service.ready < 1 || service.alive < alive;) {
        ssize_t len = recv(service.notify, got, sizeof got - 1, MSG_DONTWAIT);
        got[len > 0 ? len : 0] = '\0';
        service.ready += strcmp(got, "READY=1") == 0;
        service.alive += strcmp(got, "WATCHDOG=1") == 0;
        if (len <= 0 && (!child_runs(&service.child) || !look_again(deadline_ms)))
            FAIL("ready %d times, alive %d times", service.ready, service.alive);
    }
}

static bool look(void)
{
    struct child grim;
    char shot[160];
    (void)place_path(&service.place, "home/shot.png", shot, sizeof shot);
    const char *environment[] = {service.settings[0], "WAYLAND_DISPLAY=wayland-0", NULL};
    place_dirs(&service.place, "home/shot.png");
    child_start(&grim, (const char *[]){"grim", shot, NULL}, environment, service.log, -1);
    return child_wait(&grim, DEADLINE_MS) == 0 && picture_read(&service.seen, shot);
}

static bool holds(const struct picture *picture, uint32_t rgb)
{
    for (size_t i = 0; i < (size_t)picture->w_px * (size_t)picture->h_px; i++)
        if (picture->rgb[i] == rgb)
            return true;
    return false;
}

/* By its button. */
static void sees_the_lure_loop(void)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !look() || !holds(&service.seen, YELLOW);)
        if (!child_runs(&service.child) || !look_again(deadline_ms))
            FAIL("the lure loop is not seen");
}

/* The program itself, wherever it runs below. */
static pid_t find_waaier(pid_t below, int depth)
{
    pid_t pids[16];
    int count = child_children(&(struct child){.pid = below}, pids, 16);
    for (int i = 0; i < count; i++) {
        char path[64], program[512];
        (void)snprintf(path, sizeof path, "/proc/%d/exe", (int)pids[i]);
        ssize_t len = readlink(path, program, sizeof program - 1);
        program[len > 0 ? len : 0] = '\0';
        pid_t found = strcmp(program, WAAIER_PATH) == 0 ? pids[i]
                      : depth > 0                       ? find_waaier(pids[i], depth - 1)
                                                        : 0;
        if (found)
            return found;
    }
    return 0;
}

/* ---- scenes */

static void it_is_seen_gives_signs_of_life_and_ends(void **state)
{
    (void)state;
    start(false);
    hear(4);
    sees_the_lure_loop();
    child_kill(&service.child, SIGTERM);
    if (service.child.status != 0)
        FAIL("ended with %d", service.child.status);
    assert_int_equal(service.ready, 1);
    assert_true(unit_says("KillMode=mixed")); /* it is the first that is told */
}

/* A crash is a failure, so that it is started again. */
static void a_crash_is_told(void **state)
{
    (void)state;
    start(false);
    hear(1);
    pid_t waaier = find_waaier(service.child.pid, 4);
    assert_true(waaier > 0);
    assert_int_equal(kill(waaier, SIGKILL), 0);
    int status = child_wait(&service.child, DEADLINE_MS);
    if (status != 128 + SIGKILL)
        FAIL("ended with %d", status);
    assert_true(unit_says("Restart=on-failure") && unit_says("RestartSec=5"));
}

/* What starting again does not mend is not started again. */
static void without_a_pin_it_stays_down(void **state)
{
    (void)state;
    start(true);
    int status = child_wait(&service.child, DEADLINE_MS);
    if (status != 2)
        FAIL("ended with %d", status);
    assert_true(unit_says("RestartPreventExitStatus=2"));
}

/* Root has to become someone else, who must be let in to what was built. */
static bool can_be(void)
{
    struct child child;
    const char *const try[] = {
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", WAAIER_PATH, "--version", NULL};
    if (!program_exists("cage") || !program_exists("Xwayland") || !program_exists("grim"))
        return false;
    if (geteuid() != 0)
        return true;
    child_start(&child, try, NULL, "/dev/null", -1);
    return child_wait(&child, DEADLINE_MS) == 0;
}

int main(void)
{
    if (!can_be())
        return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_seen_gives_signs_of_life_and_ends, begin, end),
        cmocka_unit_test_setup_teardown(a_crash_is_told, begin, end),
        cmocka_unit_test_setup_teardown(without_a_pin_it_stays_down, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
