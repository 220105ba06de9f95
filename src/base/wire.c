#include "base/wire.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <string.h>

/* The least that an empty block and an empty run take in a message. */
enum { BLOCK_BYTES_MIN = 6 * 4, RUN_BYTES_MIN = 3 * 4 };

static void put(struct wire_out *out, const void *bytes, size_t len)
{
    if (out->full || len > out->cap - out->len) {
        out->full = true;
        return;
    }
    if (len > 0)
        memcpy(out->at + out->len, bytes, len);
    out->len += len;
}

void wire_put_u32(struct wire_out *out, uint32_t value)
{
    put(out, &value, sizeof value);
}

void wire_put_u64(struct wire_out *out, uint64_t value)
{
    put(out, &value, sizeof value);
}

void wire_put_f32(struct wire_out *out, float value)
{
    put(out, &value, sizeof value);
}

void wire_put_str(struct wire_out *out, struct str value)
{
    if (value.len > UINT32_MAX) {
        out->full = true;
        return;
    }
    wire_put_u32(out, (uint32_t)value.len);
    put(out, value.at, value.len);
}

static void put_int(struct wire_out *out, int value)
{
    assert(value >= 0);
    wire_put_u32(out, (uint32_t)value);
}

static void put_block(struct wire_out *out, const struct block *block)
{
    wire_put_u32(out, (uint32_t)block->kind);
    put_int(out, block->level);
    put_int(out, block->number);
    put_int(out, block->line);
    wire_put_str(out, block->target);
    put_int(out, block->run_count);
    for (int i = 0; i < block->run_count; i++) {
        wire_put_str(out, block->runs[i].text);
        wire_put_u32(out, block->runs[i].style);
        wire_put_str(out, block->runs[i].link);
    }
}

void wire_put_blocks(struct wire_out *out, struct blocks blocks)
{
    put_int(out, blocks.count);
    for (int i = 0; i < blocks.count; i++)
        put_block(out, &blocks.at[i]);
}

/* The next `len` bytes, or NULL once the message is bad. */
static const unsigned char *take(struct wire_in *in, size_t len)
{
    if (in->bad || len > in->len - in->pos) {
        in->bad = true;
        return NULL;
    }
    const unsigned char *at = in->at + in->pos;
    in->pos += len;
    return at;
}

uint32_t wire_take_u32(struct wire_in *in)
{
    uint32_t value = 0;
    const unsigned char *at = take(in, sizeof value);
    if (at)
        memcpy(&value, at, sizeof value);
    return value;
}

uint64_t wire_take_u64(struct wire_in *in)
{
    uint64_t value = 0;
    const unsigned char *at = take(in, sizeof value);
    if (at)
        memcpy(&value, at, sizeof value);
    return value;
}

float wire_take_f32(struct wire_in *in)
{
    float value = 0;
    const unsigned char *at = take(in, sizeof value);
    if (at)
        memcpy(&value, at, sizeof value);
    if (isfinite(value))
        return value;
    in->bad = true;
    return 0;
}

struct str wire_take_str(struct wire_in *in)
{
    size_t len = wire_take_u32(in);
    const unsigned char *at = take(in, len);
    return at ? (struct str){(const char *)at, len} : (struct str){0};
}

uint32_t wire_take_count(struct wire_in *in, size_t item_bytes)
{
    assert(item_bytes > 0);
    uint32_t count = wire_take_u32(in);
    if (!in->bad && count <= (in->len - in->pos) / item_bytes && count <= INT_MAX)
        return count;
    in->bad = true;
    return 0;
}

static int take_int(struct wire_in *in)
{
    uint32_t value = wire_take_u32(in);
    if (value <= INT_MAX)
        return (int)value;
    in->bad = true;
    return 0;
}

static struct run take_run(struct wire_in *in)
{
    struct run run = {.text = wire_take_str(in)};
    run.style = wire_take_u32(in);
    run.link = wire_take_str(in);
    if (run.style > (RUN_BOLD | RUN_ITALIC | RUN_CODE))
        in->bad = true;
    return run;
}

static void take_runs(struct wire_in *in, struct arena *arena, struct block *block)
{
    uint32_t count = wire_take_count(in, RUN_BYTES_MIN);
    struct run *runs = count > 0 ? ARENA_NEW(arena, struct run, count) : NULL;
    if (count > 0 && !runs)
        in->bad = true;
    for (uint32_t i = 0; i < count && !in->bad; i++)
        runs[i] = take_run(in);
    block->runs = runs;
    block->run_count = (int)count;
}

static struct block take_block(struct wire_in *in, struct arena *arena)
{
    struct block block = {0};
    uint32_t kind = wire_take_u32(in);
    if (kind > BLOCK_CARD) {
        in->bad = true;
        return block;
    }
    block.kind = (enum block_kind)kind;
    block.level = take_int(in);
    block.number = take_int(in);
    block.line = take_int(in);
    block.target = wire_take_str(in);
    take_runs(in, arena, &block);
    return block;
}

struct blocks wire_take_blocks(struct wire_in *in, struct arena *arena)
{
    uint32_t count = wire_take_count(in, BLOCK_BYTES_MIN);
    struct block *list = count > 0 ? ARENA_NEW(arena, struct block, count) : NULL;
    if (count > 0 && !list)
        in->bad = true;
    for (uint32_t i = 0; i < count && !in->bad; i++)
        list[i] = take_block(in, arena);
    return in->bad ? (struct blocks){0} : (struct blocks){list, (int)count};
}
