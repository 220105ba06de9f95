#include "child.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int64_t now_ms(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool look_again(int64_t deadline_ms)
{
    if (now_ms() >= deadline_ms)
        return false;
    (void)nanosleep(&(struct timespec){0, LOOK_MS * 1000000}, NULL);
    return true;
}

static void set_environment(const char *const *environment)
{
    for (int i = 0; environment && environment[i]; i++) {
        char name[128];
        const char *equals = strchr(environment[i], '=');
        (void)snprintf(name, sizeof name, "%.*s", (int)(equals - environment[i]), environment[i]);
        if (equals[1])
            (void)setenv(name, equals + 1, 1);
        else
            (void)unsetenv(name);
    }
}

static void become(const char *const *args, const char *const *environment, const char *log, int keep_fd,
                   pid_t parent)
{
    int null = open("/dev/null", O_RDONLY), out = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent || null < 0 || out < 0)
        _exit(126);
    (void)dup2(null, 0);
    (void)dup2(out, 1);
    (void)dup2(out, 2);
    if (keep_fd >= 0)
        (void)fcntl(keep_fd, F_SETFD, 0);
    set_environment(environment);
    (void)execvp(args[0], (char *const *)(uintptr_t)args);
    (void)dprintf(2, "cannot start %s: %s\n", args[0], strerror(errno));
    _exit(127);
}

void child_start(struct child *child, const char *const *args, const char *const *environment,
                 const char *log, int keep_fd)
{
    pid_t parent = getpid();
    *child = (struct child){.pid = fork()};
    if (child->pid == 0)
        become(args, environment, log, keep_fd, parent);
    if (child->pid < 0)
        abort();
}

static void note_end(struct child *child, int status)
{
    child->pid = 0;
    child->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

bool child_runs(struct child *child)
{
    int status;
    if (child->pid > 0 && waitpid(child->pid, &status, WNOHANG) == child->pid)
        note_end(child, status);
    return child->pid > 0;
}

int child_wait(struct child *child, int64_t wait_ms)
{
    int64_t deadline_ms = now_ms() + wait_ms;
    while (child_runs(child)) {
        if (!look_again(deadline_ms))
            return -1;
    }
    return child->status;
}

void child_kill(struct child *child, int signal)
{
    if (!child_runs(child))
        return;
    (void)kill(child->pid, signal);
    if (signal == SIGTERM && child_wait(child, DEADLINE_MS) >= 0)
        return;
    if (signal == SIGTERM)
        (void)kill(child->pid, SIGKILL);
    if (signal == SIGTERM || signal == SIGKILL)
        (void)child_wait(child, DEADLINE_MS);
}

/* The fields of /proc/PID/stat from the third on: state, parent, ... The second may hold spaces. False: it is gone. */
static bool read_stat(pid_t pid, char *text, size_t cap, char **fields)
{
    char path[64];
    (void)snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd >= 0 ? read(fd, text, cap - 1) : -1;
    if (fd >= 0)
        (void)close(fd);
    if (len <= 0)
        return false;
    text[len] = '\0';
    *fields = strrchr(text, ')');
    return *fields != NULL;
}

int child_children(const struct child *child, pid_t *out, int cap)
{
    DIR *proc = opendir("/proc");
    int count = 0;
    for (struct dirent *entry; proc && (entry = readdir(proc)) && count < cap;) {
        char text[1024], *fields, state;
        int parent;
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
        if (!isdigit((unsigned char)entry->d_name[0]) || !read_stat(pid, text, sizeof text, &fields))
            continue;
        if (sscanf(fields, ") %c %d", &state, &parent) == 2 && parent == child->pid && state != 'Z')
            out[count++] = pid;
    }
    if (proc)
        (void)closedir(proc);
    return count;
}

int64_t child_ticks(pid_t pid)
{
    char text[1024], *fields;
    long user = 0, system = 0;
    if (!read_stat(pid, text, sizeof text, &fields))
        return 0;
    (void)sscanf(fields, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system);
    return user + system;
}

bool program_exists(const char *name)
{
    char dirs[4096], path[4400];
    if (name[0] == '/')
        return access(name, X_OK) == 0;
    (void)snprintf(dirs, sizeof dirs, "%s", getenv("PATH") ? getenv("PATH") : "/usr/bin:/bin");
    char *rest = dirs;
    for (char *dir; (dir = strsep(&rest, ":"));) {
        (void)snprintf(path, sizeof path, "%s/%s", dir, name);
        if (access(path, X_OK) == 0)
            return true;
    }
    return false;
}
