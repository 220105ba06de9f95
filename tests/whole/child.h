/* Programs a test starts: they never outlive it, and what they say goes to a file. Failures of the surroundings end the
 * test. */
#ifndef TESTS_WHOLE_CHILD_H
#define TESTS_WHOLE_CHILD_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { DEADLINE_MS = 20000, LOOK_MS = 4 };

int64_t now_ms(void);
/* Lets others work for a moment; false past the deadline. For loops that look until something is so. */
bool look_again(int64_t deadline_ms);

struct child {
    pid_t pid;  /* 0: none */
    int status; /* once it ended: as a shell has it, 128 + signal when killed */
};

/* Arguments and NAME=value pairs (a bare NAME= takes it away) end with NULL. All it says goes to the end of `log`.
 * `keep_fd` stays open in it as the same number; -1: none. */
void child_start(struct child *child, const char *const *args, const char *const *environment,
                 const char *log, int keep_fd);
bool child_runs(struct child *child);
/* Until it ends by itself; -1 past the deadline. */
int child_wait(struct child *child, int64_t wait_ms);
void child_kill(struct child *child, int signal); /* and, for SIGKILL and SIGTERM, waits for its end */
/* Processes that this one started and that still run, the zombies left out. */
int child_children(const struct child *child, pid_t *out, int cap);
/* Clock ticks of the processor it used so far. */
int64_t child_ticks(pid_t pid);

/* A program on PATH or at an absolute path. */
bool program_exists(const char *name);

#endif
