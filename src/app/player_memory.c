/* A player for nobody's eyes: frames are drawn into memory, as the software player would draw them. */
#include "app/canvas.h"
#include "app/player.h"

#include <stdlib.h>
#include <string.h>

enum { FRAME_PRIMS = 16384 };

struct player_memory {
    struct player player;
    struct pixels pixels;
    struct prim_list before;
};

static bool present(struct player *player, const struct prim_list *prims, bool whole, struct err *err)
{
    struct player_memory *me = (struct player_memory *)player;
    struct rect_px bounds = {0, 0, (float)me->pixels.w_px, (float)me->pixels.h_px};
    struct damage damage = {.count = 0};
    (void)err;
    if (whole || me->before.count < 0)
        damage_add(&damage, bounds);
    else
        damage = damage_between(&me->before, prims, bounds);
    if (damage.count > 0)
        canvas_draw(&me->pixels, prims, &damage);
    me->before.count = prims->count <= me->before.cap ? prims->count : -1; /* the next frame is drawn whole */
    if (me->before.count > 0)
        memcpy(me->before.at, prims->at, (size_t)prims->count * sizeof *prims->at);
    return true;
}

static void destroy(struct player *player)
{
    struct player_memory *me = (struct player_memory *)player;
    free(me->pixels.argb);
    free(me->before.at);
    free(me);
}

bool player_memory_resize(struct player *player, int w_px, int h_px)
{
    struct player_memory *me = (struct player_memory *)player;
    uint32_t *argb = calloc((size_t)w_px * (size_t)h_px, sizeof *argb);
    if (!argb)
        return false;
    free(me->pixels.argb);
    me->pixels = (struct pixels){argb, w_px, h_px, w_px, true};
    me->before.count = -1;
    return true;
}

const struct pixels *player_memory_pixels(const struct player *player)
{
    return &((const struct player_memory *)player)->pixels;
}

struct player *player_memory_create(int w_px, int h_px, struct err *err)
{
    static const struct player_impl impl = {"memory", present, destroy};
    struct player_memory *me = calloc(1, sizeof *me);
    if (me) {
        me->player.impl = &impl;
        me->before = (struct prim_list){.at = calloc(FRAME_PRIMS, sizeof *me->before.at), .cap = FRAME_PRIMS};
        if (me->before.at && player_memory_resize(&me->player, w_px, h_px))
            return &me->player;
        destroy(&me->player);
    }
    err_set(err, ERR_LIMIT, "no memory for a frame");
    return NULL;
}
