#include "paint/key.h"

/* FNV-1a over whole numbers: the struct itself has holes. */
static uint64_t mix(uint64_t hash, uint64_t value)
{
    for (int i = 0; i < 8; i++) {
        hash ^= value & 0xFF;
        hash *= UINT64_C(1099511628211);
        value >>= 8;
    }
    return hash;
}

static uint64_t mix_int(uint64_t hash, int value)
{
    return mix(hash, (uint64_t)(uint32_t)value);
}

bool paint_key_eq(const struct paint_key *a, const struct paint_key *b)
{
    if (!paint_key_same_face(a, b) || a->w_px != b->w_px || a->h_px != b->h_px)
        return false;
    if (a->part_w_px == 0 || b->part_w_px == 0) /* all of it: then the rest of the part says nothing */
        return a->part_w_px == b->part_w_px;
    return a->x_px == b->x_px && a->y_px == b->y_px && a->part_w_px == b->part_w_px &&
           a->part_h_px == b->part_h_px;
}

bool paint_key_same_face(const struct paint_key *a, const struct paint_key *b)
{
    return a->content == b->content && a->side == b->side && a->lit == b->lit;
}

uint64_t paint_key_face_hash(const struct paint_key *key)
{
    uint64_t hash = mix(UINT64_C(14695981039346656037), key->content);
    return mix_int(mix_int(hash, (int)key->side), key->lit);
}

uint64_t paint_key_hash(const struct paint_key *key)
{
    uint64_t hash = mix_int(mix_int(paint_key_face_hash(key), key->w_px), key->h_px);
    if (key->part_w_px == 0)
        return hash;
    hash = mix_int(mix_int(hash, key->x_px), key->y_px);
    return mix_int(mix_int(hash, key->part_w_px), key->part_h_px);
}
