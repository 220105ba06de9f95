/* The name of a picture: what it shows, at which size. Plain data; two equal keys are the same pixels. */
#ifndef PAINT_KEY_H
#define PAINT_KEY_H

#include <stdbool.h>
#include <stdint.h>

enum paint_side { PAINT_FRONT, PAINT_BACK, PAINT_TILE_WIDE, PAINT_TILE_UPRIGHT }; /* as enum face_side */

struct paint_key {
    uint64_t content; /* card->content, or another hash of what is shown; 0: no picture */
    enum paint_side side;
    int lit;                              /* map: the lit branch; 0: none */
    int w_px, h_px;                       /* the whole face, even when only a part is wanted */
    int x_px, y_px, part_w_px, part_h_px; /* the part of it; part_w_px 0: all of it */
};

bool paint_key_eq(const struct paint_key *a, const struct paint_key *b);
uint64_t paint_key_hash(const struct paint_key *key);
/* The same face, at whatever size and whichever part. */
bool paint_key_same_face(const struct paint_key *a, const struct paint_key *b);
uint64_t paint_key_face_hash(const struct paint_key *key);

#endif
