#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/str.h"

/* Sentences are made here first: the arguments may point into err->text, and the cut must fall between
 * characters. */
enum { WORK_BYTES = 2 * sizeof(((struct err *)0)->text) };

bool err_set(struct err *err, enum err_kind kind, const char *fmt, ...)
{
    char work[WORK_BYTES];
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(work, sizeof work, fmt, args);
    va_end(args);
    err->kind = kind;
    str_to_field(err->text, sizeof err->text, str_from(work));
    return false;
}

bool err_within(struct err *err, const char *fmt, ...)
{
    char where[sizeof err->text / 2], work[WORK_BYTES];
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(work, sizeof work, fmt, args);
    va_end(args);
    str_to_field(where, sizeof where, str_from(work)); /* leaves half the room for what went wrong */
    (void)snprintf(work, sizeof work, "%s: %s", where, err->text);
    str_to_field(err->text, sizeof err->text, str_from(work));
    return false;
}
