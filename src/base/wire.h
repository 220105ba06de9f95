/* Plain values to bytes and back, for what crosses between the two programs (same build, same machine: native
 * byte order). A reader never trusts: past the end, or past a limit, it turns bad and gives zeros from then on. */
#ifndef BASE_WIRE_H
#define BASE_WIRE_H

#include "base/arena.h"
#include "base/blocks.h"
#include "base/str.h"

struct wire_out {
    unsigned char *at;
    size_t len, cap;
    bool full; /* something did not fit; the rest was dropped */
};

struct wire_in {
    const unsigned char *at;
    size_t len, pos;
    bool bad;
};

void wire_put_u32(struct wire_out *out, uint32_t value);
void wire_put_u64(struct wire_out *out, uint64_t value);
void wire_put_f32(struct wire_out *out, float value);
void wire_put_str(struct wire_out *out, struct str value);
void wire_put_blocks(struct wire_out *out, struct blocks blocks);

uint32_t wire_take_u32(struct wire_in *in);
uint64_t wire_take_u64(struct wire_in *in);
float wire_take_f32(struct wire_in *in);      /* not a number, infinite: bad */
struct str wire_take_str(struct wire_in *in); /* borrowed from the message */
/* A count for a list that follows, each item at least `item_bytes` long: bad when that cannot be in the message. */
uint32_t wire_take_count(struct wire_in *in, size_t item_bytes);
struct blocks wire_take_blocks(struct wire_in *in, struct arena *arena); /* lists in `arena`, text borrowed */

#endif
