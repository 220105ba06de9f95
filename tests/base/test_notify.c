/* A socket of our own hears what a service manager would. */
#include "base/notify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

static int listen_at(const char *name)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    assert_true(fd >= 0);
    memcpy(at.sun_path, name, strlen(name));
    if (name[0] == '@')
        at.sun_path[0] = '\0';
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name));
    assert_int_equal(bind(fd, (struct sockaddr *)&at, size), 0);
    return fd;
}

static void hears(int fd, const char *words)
{
    char got[64] = "";
    ssize_t len = recv(fd, got, sizeof got - 1, MSG_DONTWAIT);
    assert_int_equal(len, strlen(words));
    assert_string_equal(got, words);
}

static void it_is_heard(void **state)
{
    char path[64], name[64];
    (void)state;
    (void)snprintf(path, sizeof path, "/tmp/waaier-notify-%d", (int)getpid());
    (void)snprintf(name, sizeof name, "@waaier-notify-%d", (int)getpid());
    const char *const names[] = {path, name};
    for (size_t i = 0; i < 2; i++) {
        int fd = listen_at(names[i]);
        (void)setenv("NOTIFY_SOCKET", names[i], 1);
        assert_true(notify_say("READY=1"));
        assert_true(notify_say("WATCHDOG=1"));
        hears(fd, "READY=1");
        hears(fd, "WATCHDOG=1");
        (void)close(fd);
    }
    (void)unlink(path);
    assert_false(notify_say("READY=1")); /* nobody is there any more */
    (void)unsetenv("NOTIFY_SOCKET");
    assert_false(notify_say("READY=1"));
    (void)setenv("NOTIFY_SOCKET", "vreemd", 1);
    assert_false(notify_say("READY=1"));
    (void)unsetenv("NOTIFY_SOCKET");
}

static void half_of_what_is_allowed(void **state)
{
    static const struct {
        const char *usec;
        int64_t ms;
    } rows[] = {{"10000000", 5000}, {"2000", 1}, {"1999", 0}, {"0", 0},
                {"-5", 0},          {"veel", 0}, {"", 0},     {"10s", 0}};
    char pid[32];
    (void)state;
    (void)unsetenv("WATCHDOG_PID");
    (void)unsetenv("WATCHDOG_USEC");
    assert_true(notify_watchdog_ms() == 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        (void)setenv("WATCHDOG_USEC", rows[i].usec, 1);
        if (notify_watchdog_ms() != rows[i].ms)
            fail_msg("‘%s’: %d", rows[i].usec, (int)notify_watchdog_ms());
    }
    (void)setenv("WATCHDOG_USEC", "10000000", 1);
    (void)setenv("WATCHDOG_PID", "999999999", 1); /* of another program */
    assert_true(notify_watchdog_ms() == 0);
    (void)snprintf(pid, sizeof pid, "%d", (int)getpid());
    (void)setenv("WATCHDOG_PID", pid, 1);
    assert_true(notify_watchdog_ms() == 5000);
    (void)snprintf(pid, sizeof pid, "%d", (int)getppid()); /* a compositor that started us */
    (void)setenv("WATCHDOG_PID", pid, 1);
    assert_true(notify_watchdog_ms() == 5000);
    (void)unsetenv("WATCHDOG_PID");
    (void)unsetenv("WATCHDOG_USEC");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_heard),
        cmocka_unit_test(half_of_what_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
