/* A file someone handed us, mapped for reading. It may be changed or cut short meanwhile: then reading it can end this
 * process, which is why it is read here and not in the program that shows it. */
#ifndef PAINTER_BYTES_H
#define PAINTER_BYTES_H

#include "base/err.h"
#include "base/str.h"

struct bytes {
    struct str all;
};

/* `fd` may be closed afterwards. */
bool bytes_open(struct bytes *bytes, int fd, struct err *err);
void bytes_close(struct bytes *bytes); /* a zeroed one is fine */

#endif
