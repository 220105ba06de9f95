/* A QR code: words as black squares on white, for a telephone to read. */
#ifndef TYPE_QR_H
#define TYPE_QR_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    QR_QUIET = 4,        /* ISO/IEC 18004: so many white modules around it */
    QR_TEXT_BYTES = 300, /* more makes squares too small to read from a screen */
};

struct qr {
    int side;             /* modules; 0: there is none */
    const uint8_t *black; /* side * side, row by row: 1 is black */
};
/* In `arena`, with error correction M. False: no text, too long, or no memory; then *out has no side. */
bool qr_make(struct arena *arena, struct str text, struct qr *out);

#endif
