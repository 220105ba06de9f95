/* What the first bytes of a picture say: its kind, its size, which way up. Looked at before any decoder may touch
 * it, because decoders have been seen to fall over sizes that nobody checked. Pure. */
#ifndef PAINTER_HEAD_H
#define PAINTER_HEAD_H

#include "base/err.h"
#include "base/str.h"

enum { PICTURE_PX_MAX = 64 << 20, PICTURE_SIDE_MAX = 32767 };

enum head_kind { HEAD_NONE, HEAD_PDF, HEAD_SVG, HEAD_PNG, HEAD_JPEG, HEAD_WEBP, HEAD_TIFF };

struct head {
    enum head_kind kind;
    int w_px, h_px; /* as stored; 0 for what has no pixels */
    int turn;       /* EXIF orientation, 1..8; 1: as stored */
};

/* False with a sentence: not a kind we paint, damaged, or larger than we promise to take. */
bool head_read(struct str bytes, struct head *out, struct err *err);

#endif
