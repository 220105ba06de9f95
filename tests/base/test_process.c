/* The child is this same program, started with the name of what it should do. */
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "base/str.h"

/* The sanitizers reserve more address space than any limit we would set. */
#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { LIMITED = 0 };
#elif __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
enum { LIMITED = 0 };
#else
enum { LIMITED = 1 };
#endif

enum { SOCKET = 3, MEMORY_BYTES = 1 << 30 };

/* The child's side. */

static int child_echo(void)
{
    static char bytes[PROCESS_MESSAGE_MAX];
    int fds[PROCESS_FDS_MAX], count;
    ssize_t got;
    while ((got = process_receive(SOCKET, true, bytes, sizeof bytes, fds, &count)) > 0) {
        if (!process_send(SOCKET, bytes, (size_t)got, fds, count))
            return 1;
        for (int i = 0; i < count; i++)
            (void)close(fds[i]);
    }
    return got == 0 ? 0 : 1;
}

/* One letter for each promise that holds. */
static int child_check(void)
{
    char told[8], byte;
    size_t len = 0;
    struct rlimit core, memory;
    sigset_t blocked;
    int open_count = 0;
    for (int fd = 0; fd < 1024; fd++)
        open_count += fcntl(fd, F_GETFD) >= 0;
    if (open_count == 4 && fcntl(SOCKET, F_GETFD) >= 0)
        told[len++] = 'd';
    if (read(STDIN_FILENO, &byte, 1) == 0)
        told[len++] = 'i';
    if (getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0)
        told[len++] = 'c';
    if (getrlimit(RLIMIT_AS, &memory) == 0 && (!LIMITED || memory.rlim_max == MEMORY_BYTES))
        told[len++] = 'm';
    if (sigprocmask(SIG_SETMASK, NULL, &blocked) == 0 && !sigismember(&blocked, SIGTERM))
        told[len++] = 'b';
    if (signal(SIGPIPE, SIG_DFL) == SIG_DFL)
        told[len++] = 's';
    return process_send(SOCKET, told, len, NULL, 0) ? 0 : 1;
}

_Noreturn static void child_wait(void)
{
    for (;;)
        (void)pause();
}

static int child_main(const char *what)
{
    if (strcmp(what, "echo") == 0)
        return child_echo();
    if (strcmp(what, "check") == 0)
        return child_check();
    if (strcmp(what, "wait") == 0)
        child_wait();
    return 7;
}

/* Ours. */

static struct process start(const char *what)
{
    const char *const args[] = {what, NULL};
    struct process_options options = {.path = "/proc/self/exe", .args = args};
    struct process process;
    struct err err = {0};
    if (LIMITED)
        options.memory_bytes_max = MEMORY_BYTES;
    if (!process_start(&options, &process, &err))
        fail_msg("%s", err.text);
    return process;
}

/* Until it is a zombie; process_ended must find it then. */
static void wait_until_ended(const struct process *process)
{
    siginfo_t info;
    assert_int_equal(waitid(P_PID, (id_t)process->pid, &info, WEXITED | WNOWAIT), 0);
}

static void messages_go_there_and_back(void **state)
{
    (void)state;
    static char sent[PROCESS_MESSAGE_MAX], got[PROCESS_MESSAGE_MAX];
    static const size_t lengths[] = {1, 100, PROCESS_MESSAGE_MAX};
    struct process child = start("echo");
    int fds[PROCESS_FDS_MAX], count;
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        memset(sent, 'a' + (int)i, lengths[i]);
        assert_true(process_send(child.socket, sent, lengths[i], NULL, 0));
        ssize_t len = process_receive(child.socket, true, got, sizeof got, fds, &count);
        assert_int_equal(len, lengths[i]);
        assert_int_equal(count, 0);
        assert_memory_equal(sent, got, lengths[i]);
    }
    assert_int_equal(process_receive(child.socket, false, got, sizeof got, fds, &count), -1);
    process_stop(&child);
}

static void descriptors_travel_along(void **state)
{
    (void)state;
    struct err err = {0};
    char got[16], bytes[8] = {0};
    int out[PROCESS_FDS_MAX], back[PROCESS_FDS_MAX], count;
    struct process child = start("echo");
    for (int i = 0; i < PROCESS_FDS_MAX; i++)
        assert_true((out[i] = fs_sealed("proef", str_from(&"0\0001\0002\0003"[i * 2]), &err)) >= 0);
    assert_true(process_send(child.socket, "x", 1, out, PROCESS_FDS_MAX));
    assert_int_equal(process_receive(child.socket, true, got, sizeof got, back, &count), 1);
    assert_int_equal(count, PROCESS_FDS_MAX);
    for (int i = 0; i < PROCESS_FDS_MAX; i++) {
        assert_int_equal(pread(back[i], bytes, sizeof bytes, 0), 1);
        assert_int_equal(bytes[0], '0' + i);
        assert_int_equal(fcntl(back[i], F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
        (void)close(out[i]);
        (void)close(back[i]);
    }
    process_stop(&child);
}

static void a_message_too_long_for_the_room_is_refused_whole(void **state)
{
    (void)state;
    struct process child = start("echo");
    char got[4];
    int fds[PROCESS_FDS_MAX], count, one = open("/dev/null", O_RDONLY | O_CLOEXEC);
    assert_true(process_send(child.socket, "too long", 8, &one, 1));
    assert_int_equal(process_receive(child.socket, true, got, sizeof got, fds, &count), -1);
    assert_int_equal(count, 0);
    int next = open("/dev/null", O_RDONLY | O_CLOEXEC);
    assert_int_equal(next, one + 1); /* so what came along was closed */
    (void)close(one);
    (void)close(next);
    process_stop(&child);
}

static void the_child_gets_what_was_promised_and_no_more(void **state)
{
    (void)state;
    char told[16] = {0};
    sigset_t term, before;
    int fds[PROCESS_FDS_MAX], count;
    int leak = open("/dev/null", O_RDONLY); /* not close-on-exec: must not get through */
    (void)signal(SIGPIPE, SIG_IGN);
    (void)sigemptyset(&term);
    (void)sigaddset(&term, SIGTERM);
    (void)sigprocmask(SIG_BLOCK, &term, &before);
    struct process child = start("check");
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
    (void)signal(SIGPIPE, SIG_DFL);
    assert_true(process_receive(child.socket, true, told, sizeof told - 1, fds, &count) > 0);
    assert_string_equal(told, "dicmbs");
    (void)close(leak);
    process_stop(&child);
}

static void a_start_that_fails_says_so(void **state)
{
    (void)state;
    struct process process = {.pid = 0, .socket = -1};
    struct err err = {0};
    struct process_options options = {.path = "/nergens/waaier-painter"};
    int before = dup(STDIN_FILENO), after;
    (void)close(before);
    assert_false(process_start(&options, &process, &err));
    assert_int_equal(err.kind, ERR_IO);
    assert_non_null(strstr(err.text, options.path));
    assert_non_null(strstr(err.text, strerror(ENOENT)));
    assert_int_equal(process.pid, 0);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no zombie */
    after = dup(STDIN_FILENO);
    assert_int_equal(after, before); /* nothing left open */
    (void)close(after);
}

static void an_end_is_noticed_with_its_status(void **state)
{
    (void)state;
    struct process child = start("zeven");
    int fds[PROCESS_FDS_MAX], count, status = 0;
    char byte;
    assert_int_equal(process_receive(child.socket, true, &byte, 1, fds, &count), 0);
    wait_until_ended(&child);
    assert_true(process_ended(&child, &status));
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 7);
    assert_true(child.pid == 0 && child.socket == -1);
    assert_false(process_ended(&child, &status));
    process_stop(&child);
}

static void sending_to_one_that_is_gone_is_false(void **state)
{
    (void)state;
    struct process child = start("zeven");
    wait_until_ended(&child);
    assert_false(process_send(child.socket, "x", 1, NULL, 0)); /* and no SIGPIPE */
    process_stop(&child);
}

static void a_child_that_does_not_read_cannot_hold_us_up(void **state)
{
    (void)state;
    static char bytes[PROCESS_MESSAGE_MAX];
    struct process child = start("wait");
    int sent = 0, status;
    while (process_send(child.socket, bytes, sizeof bytes, NULL, 0))
        sent++;
    assert_in_range(sent, 1, 1000);
    assert_false(process_ended(&child, &status));
    process_stop(&child);
}

static void stopping_twice_or_nothing_is_fine(void **state)
{
    (void)state;
    struct process child = start("wait"), zero = {0};
    pid_t pid = child.pid;
    process_stop(&child);
    assert_int_equal(kill(pid, 0), -1);
    process_stop(&child);
    process_stop(&zero);
    assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0); /* a zeroed one has 0 for a socket */
}

/* The grandchild keeps the writing end of a pipe as its standard error: the pipe ends when it dies. */
static void a_child_does_not_outlive_us(void **state)
{
    (void)state;
    int ends[2];
    char byte;
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    pid_t between = fork();
    if (between == 0) {
        const char *const args[] = {"wait", NULL};
        struct process grandchild;
        struct err err;
        (void)dup2(ends[1], STDERR_FILENO);
        _exit(process_start(&(struct process_options){.path = "/proc/self/exe", .args = args}, &grandchild,
                            &err)
                  ? 0
                  : 1);
    }
    int status = 0;
    (void)close(ends[1]);
    assert_int_equal(waitpid(between, &status, 0), between);
    assert_int_equal(status, 0);
    assert_int_equal(read(ends[0], &byte, 1), 0);
    (void)close(ends[0]);
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return child_main(argv[1]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_go_there_and_back),
        cmocka_unit_test(descriptors_travel_along),
        cmocka_unit_test(a_message_too_long_for_the_room_is_refused_whole),
        cmocka_unit_test(the_child_gets_what_was_promised_and_no_more),
        cmocka_unit_test(a_start_that_fails_says_so),
        cmocka_unit_test(an_end_is_noticed_with_its_status),
        cmocka_unit_test(sending_to_one_that_is_gone_is_false),
        cmocka_unit_test(a_child_that_does_not_read_cannot_hold_us_up),
        cmocka_unit_test(stopping_twice_or_nothing_is_fine),
        cmocka_unit_test(a_child_does_not_outlive_us),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
