/* The faces of the house, from Debian packages, through one fixed fontconfig file: the same letters on every machine. */
#ifndef TYPE_FACES_H
#define TYPE_FACES_H

#include "base/err.h"

/* Before the first text, before any thread: points fontconfig at fonts/fonts.conf in `dir`. It is read when the first text asks
 * for it. */
bool faces_name(const char *dir, struct err *err);
/* The same, and reads it at once. A face that is not installed is told in the error's sentence with its package; then the last
 * resort is used and the answer is still true. */
bool faces_init(const char *dir, struct err *err);

enum face_weight { WEIGHT_REGULAR, WEIGHT_MEDIUM, WEIGHT_SEMIBOLD, WEIGHT_BOLD };

#endif
