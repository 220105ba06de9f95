/* A child gets four descriptors (nothing to read, our output and errors, the socket), no signal settings of
 * ours and its limits, and then its own program. Between vfork and exec only calls that are safe there: other
 * threads may have held any lock. The kernel ties the child's life to the thread that starts it, so start
 * from one that stays. */
#include "base/process.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/words.h"

enum {
    ARGS_MAX = 30,
    CHILD_SOCKET = 3,
    CHILD_REPORT = 4,                       /* closes at exec; until then it can say why there was none */
    CHILD_SPARE = 10,                       /* from here up nothing is in the way of the two above */
    SOCKET_BYTES = 4 * PROCESS_MESSAGE_MAX, /* a few messages may wait, the largest always fits */
};

static void close_fd(int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
    *fd = -1;
}

/* In the child. */

static bool child_limits(int64_t memory_bytes_max)
{
    rlim_t most = (rlim_t)memory_bytes_max;
    return setrlimit(RLIMIT_CORE, &(struct rlimit){0}) == 0 &&
           (most == 0 || setrlimit(RLIMIT_AS, &(struct rlimit){most, most}) == 0);
}

static bool child_descriptors(int socket, int report)
{
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0)
        return false;
    if (dup2(socket, CHILD_SOCKET) < 0 || dup3(report, CHILD_REPORT, O_CLOEXEC) < 0)
        return false;
    return close_range(CHILD_REPORT + 1, ~0U, 0) == 0;
}

static void child_signals(void)
{
    sigset_t none;
    for (int number = 1; number < NSIG; number++)
        (void)signal(number, SIG_DFL); /* what we ignore would stay ignored; some numbers refuse, and may */
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
}

_Noreturn static void child_run(const char *const *argv, int64_t memory_bytes_max, pid_t parent, int socket,
                                int report)
{
    /* High copies first: either may sit on the number that the other must get. */
    int high_socket = fcntl(socket, F_DUPFD_CLOEXEC, CHILD_SPARE);
    int high_report = fcntl(report, F_DUPFD_CLOEXEC, CHILD_SPARE);
    bool ready = high_socket >= 0 && high_report >= 0 && prctl(PR_SET_PDEATHSIG, SIGKILL) == 0;
    if (getppid() != parent)
        _exit(127); /* it went before the line above: no one will ever stop us */
    if (high_report >= 0)
        report = high_report;
    if (ready && child_descriptors(high_socket, high_report)) {
        report = CHILD_REPORT;
        child_signals();
        if (child_limits(memory_bytes_max))
            (void)execv(argv[0], (char *const *)(uintptr_t)argv); /* execv promises to change nothing */
    }
    int why = errno;
    ssize_t told = write(report, &why, sizeof why);
    (void)told;
    _exit(127);
}

/* In the parent. */

/* Waits until the child runs its own program; else answers why it does not, as an errno. */
static int wait_for_exec(int report)
{
    int why = 0;
    ssize_t n;
    do {
        n = read(report, &why, sizeof why);
    } while (n < 0 && errno == EINTR);
    return n == (ssize_t)sizeof why ? why : 0;
}

/* Our end never waits when it sends, and both have room for the largest message. */
static bool open_sockets(int ends[2])
{
    int bytes = SOCKET_BYTES;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        ends[0] = ends[1] = -1;
        return false;
    }
    return setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes) == 0 &&
           setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes) == 0 &&
           fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
}

static void build_argv(const struct process_options *options, const char *argv[ARGS_MAX + 2])
{
    int count = 0;
    argv[count++] = options->path;
    for (const char *const *arg = options->args; arg && *arg; arg++) {
        assert(count <= ARGS_MAX);
        argv[count++] = *arg;
    }
    argv[count] = NULL;
}

/* What the child is to become, and its ends of socket and report. */
struct birth {
    const char *const *argv;
    int64_t memory_bytes_max;
    pid_t parent;
    int socket, report;
};

/* Signals wait meanwhile, so that no handler of ours runs in the child. With vfork the child uses our memory until it runs its own
 * program: nothing of it is copied, and none of our pages, pictures of a screen among them, has to be faulted in again afterwards.
 * For that the child must never leave this function. */
static pid_t bear(const struct birth *birth)
{
    sigset_t all, before;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t pid = vfork();
    if (pid == 0)
        child_run(birth->argv, birth->memory_bytes_max, birth->parent, birth->socket, birth->report);
    int why = errno;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = why;
    return pid;
}

bool process_start(const struct process_options *options, struct process *out, struct err *err)
{
    const char *argv[ARGS_MAX + 2];
    int ends[2] = {-1, -1}, report[2] = {-1, -1};
    struct process child = {.socket = -1};
    bool ok = false;
    build_argv(options, argv);
    if (!open_sockets(ends) || pipe2(report, O_CLOEXEC) != 0)
        goto done;
    child.pid = bear(&(struct birth){argv, options->memory_bytes_max, getpid(), ends[1], report[1]});
    if (child.pid < 0)
        goto done;
    close_fd(&report[1]);
    errno = wait_for_exec(report[0]);
    if (errno != 0)
        goto done;
    child.socket = ends[0];
    ends[0] = -1;
    *out = child;
    ok = true;
done:
    if (!ok) {
        err_set(err, ERR_IO, _("Kan %s niet starten: %s."), options->path, strerror(errno));
        process_stop(&child);
    }
    close_fd(&report[0]);
    close_fd(&report[1]);
    close_fd(&ends[0]);
    close_fd(&ends[1]);
    return ok;
}

static void forget(struct process *process)
{
    close_fd(&process->socket);
    *process = (struct process){.socket = -1};
}

int process_stop(struct process *process)
{
    int status = 0;
    if (process->pid <= 0)
        return 0; /* the socket of a zeroed one is not ours to close */
    (void)kill(process->pid, SIGKILL);
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    forget(process);
    return status;
}

bool process_ended(struct process *process, int *status)
{
    if (process->pid <= 0)
        return false;
    pid_t pid;
    do {
        pid = waitpid(process->pid, status, WNOHANG);
    } while (pid < 0 && errno == EINTR);
    if (pid == 0)
        return false;
    if (pid < 0)
        *status = 127 << 8; /* someone else reaped it: it is gone, and nobody knows how well */
    forget(process);
    return true;
}

/* Room for the descriptors of one message, aligned as the kernel wants it. */
union control {
    struct cmsghdr head;
    char bytes[CMSG_SPACE(PROCESS_FDS_MAX * sizeof(int))];
};

bool process_send(int socket, const void *bytes, size_t len, const int *fds, int fd_count)
{
    assert(len > 0 && len <= PROCESS_MESSAGE_MAX); /* an empty one would look like hanging up */
    assert(fd_count >= 0 && fd_count <= PROCESS_FDS_MAX);
    union control control = {0};
    struct iovec part = {(void *)(uintptr_t)bytes, len};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (fd_count > 0) {
        size_t fd_bytes = (size_t)fd_count * sizeof *fds;
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(fd_bytes);
        control.head.cmsg_level = SOL_SOCKET;
        control.head.cmsg_type = SCM_RIGHTS;
        control.head.cmsg_len = CMSG_LEN(fd_bytes);
        memcpy(CMSG_DATA(&control.head), fds, fd_bytes);
    }
    ssize_t sent;
    do {
        sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)len;
}

/* Hands out at most `most` of the descriptors that came along and closes the rest. */
static int take_fds(struct msghdr *message, int *fds, int most)
{
    int count = 0;
    for (struct cmsghdr *head = CMSG_FIRSTHDR(message); head; head = CMSG_NXTHDR(message, head)) {
        if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS)
            continue;
        size_t found = (head->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < found; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(head) + i * sizeof fd, sizeof fd);
            if (count < most)
                fds[count++] = fd;
            else
                (void)close(fd);
        }
    }
    return count;
}

/* recvmsg that waits when asked to, also on a socket that itself does not. */
static ssize_t receive_one(int socket, bool block, struct msghdr *message)
{
    for (;;) {
        ssize_t got = recvmsg(socket, message, MSG_CMSG_CLOEXEC | (block ? 0 : MSG_DONTWAIT));
        if (got >= 0 || (errno != EINTR && !(block && errno == EAGAIN)))
            return got;
        if (errno == EAGAIN)
            (void)poll(&(struct pollfd){.fd = socket, .events = POLLIN}, 1, -1);
    }
}

ssize_t process_receive(int socket, bool block, void *bytes, size_t cap, int fds[PROCESS_FDS_MAX],
                        int *fd_count)
{
    union control control = {0};
    struct iovec part = {bytes, cap};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof control.bytes};
    *fd_count = 0;
    ssize_t got = receive_one(socket, block, &message);
    if (got < 0)
        return errno == ECONNRESET ? 0 : -1; /* it hung up before it read all we sent */
    if (message.msg_flags & MSG_TRUNC) {
        (void)take_fds(&message, fds, 0);
        return -1;
    }
    *fd_count = take_fds(&message, fds, PROCESS_FDS_MAX);
    return got;
}
