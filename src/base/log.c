#include "base/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LINE_BYTES = 1024 };

static atomic_int log_most = LOG_INFO;

void log_set_level(enum log_level most)
{
    atomic_store(&log_most, (int)most);
}

/* Names from a deck end up in here: they get no line of their own and no terminal codes. */
static void make_one_line(char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < ' ' || c == 0x7F)
            text[i] = ' ';
    }
}

void log_line(enum log_level level, const char *fmt, ...)
{
    static const char prefix[] = "waaier: ";
    char line[LINE_BYTES];
    int before = errno;
    if ((int)level > atomic_load(&log_most))
        return;
    size_t len = sizeof prefix - 1;
    memcpy(line, prefix, sizeof prefix);
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(line + len, sizeof line - len - 1, fmt, args); /* one byte kept for the line end */
    va_end(args);
    len += strlen(line + len);
    make_one_line(line, len);
    line[len++] = '\n';
    ssize_t written = write(STDERR_FILENO, line, len); /* one call: lines of two threads never mix */
    (void)written;                                     /* there is nowhere left to say that this failed */
    errno = before;
}
