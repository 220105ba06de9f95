/* Pixels as a PNG. */
#ifndef APP_PNG_H
#define APP_PNG_H

#include "base/arena.h"
#include "base/err.h"
#include "base/pixels.h"

/* Written whole or not at all; `arena` is as it was afterwards. */
bool png_write(struct arena *arena, const char *path, const struct pixels *pixels, struct err *err);

#endif
