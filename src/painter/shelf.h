/* Small pictures on disk: what was painted, as a PNG, and back. */
#ifndef PAINTER_SHELF_H
#define PAINTER_SHELF_H

#include "base/err.h"
#include "painter/target.h"

/* Writes the pixels behind `fd` into `out_fd`. False with a sentence. */
bool shelf_keep(int fd, const struct protocol_target *shape, int out_fd, struct err *err);
/* Draws what such a file holds on `target`. False with a sentence when it is damaged or of another size. */
bool shelf_recall(int file_fd, const struct protocol_target *shape, struct target *target, struct err *err);

#endif
