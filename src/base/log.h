/* What happened, for whoever looks after the machine: one line a message on standard error.
 * The level is set once at start; it is the program's only mutable global. Safe from any thread. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

void log_set_level(enum log_level most);
__attribute__((format(printf, 2, 3))) void log_line(enum log_level level, const char *fmt, ...);

#endif
