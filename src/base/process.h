/* Children: one socket to talk over, limits set before they run a line of ours. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct process_options {
    const char *path;         /* program, absolute */
    const char *const *args;  /* NULL-ended, without the program's name; NULL: none */
    int64_t memory_bytes_max; /* RLIMIT_AS; 0: none */
};

struct process {
    pid_t pid;  /* 0: not running */
    int socket; /* ours, SOCK_SEQPACKET, close-on-exec; the child has its end as descriptor 3. -1: none */
};

/* The child's standard input is /dev/null, it dies with us (PR_SET_PDEATHSIG), and no other descriptor of ours
 * reaches it. */
bool process_start(const struct process_options *options, struct process *out, struct err *err);
/* Kills (SIGKILL), reaps, closes. A zeroed or stopped process may be stopped again. Answers what waitpid said, of the end
 * it had found by itself if that came first; 0 when there was nothing to stop. */
int process_stop(struct process *process);
/* True when it has ended by itself; then it is reaped and closed, and `*status` is what waitpid said. */
bool process_ended(struct process *process, int *status);

/* One message with up to PROCESS_FDS_MAX descriptors (not closed here). False when the other side is gone or, for a
 * non-blocking send, its queue is full. */
enum { PROCESS_FDS_MAX = 4, PROCESS_MESSAGE_MAX = 64 * 1024 };
bool process_send(int socket, const void *bytes, size_t len, const int *fds, int fd_count);
/* Answers the length, 0 when the other side hung up, -1 when nothing waits (non-blocking) or on failure. Descriptors
 * that came along are the caller's, close-on-exec; surplus ones are closed. */
ssize_t process_receive(int socket, bool block, void *bytes, size_t cap, int fds[PROCESS_FDS_MAX],
                        int *fd_count);

#endif
