#include "app/picture.h"

#include "app/ink_tiles.h"
#include "base/log.h"

enum { ARENA_BYTES = 64 << 20, PRIMS_MAX = 16384 };

bool picture_init(struct picture *picture)
{
    *picture = (struct picture){0};
    return arena_init(&picture->arena, ARENA_BYTES);
}

void picture_finish(struct picture *picture)
{
    arena_finish(&picture->arena);
}

void picture_begin(struct picture *picture)
{
    arena_rewind(&picture->arena, 0);
    picture->nodes = (struct nodes){.arena = &picture->arena};
    picture->list = (struct draw_list){.arena = &picture->arena};
    picture->prims = (struct prim_list){.cap = PRIMS_MAX};
    picture->want_count = 0;
}

bool picture_add_want(struct picture *picture, const struct paint_key *key, int tag)
{
    if (key->content == 0 || key->w_px <= 0 || key->h_px <= 0 || picture->want_count == PICTURE_WANTS_MAX)
        return false;
    for (int i = 0; i < picture->want_count; i++) {
        if (paint_key_eq(&picture->wants[i].key, key))
            return false;
    }
    picture->wants[picture->want_count++] = (struct paint_want){*key, tag};
    return true;
}

static void want_pictures(struct picture *picture)
{
    for (int i = 0; i < picture->list.count; i++) {
        const struct draw_cmd *cmd = &picture->list.at[i];
        if (cmd->kind == DRAW_PICTURE)
            (void)picture_add_want(picture, &cmd->as.picture.key, cmd->as.picture.tag);
        else if (cmd->kind == DRAW_CARD)
            (void)picture_add_want(picture, &cmd->as.card.picture.key, cmd->as.card.picture.tag);
    }
}

void picture_compose(struct picture *picture, const struct view_env *env)
{
    draw_nodes(&picture->list, &picture->nodes, palette_at(env->palette), view_u(env));
    want_pictures(picture);
    if (picture->nodes.dropped || picture->list.dropped)
        log_line(LOG_WARN, "%d nodes and %d drawings did not fit in a frame", picture->nodes.dropped,
                 picture->list.dropped);
}

/* So many primitives a list can become: a picture has four corners, a row of a code at most every other module black. */
static int most_prims(const struct draw_list *list, struct rect_px bounds)
{
    int most = 5 * list->count + 1;
    for (int i = 0; i < list->count; i++)
        if (list->at[i].kind == DRAW_QR)
            most += list->at[i].as.qr.code.side * (list->at[i].as.qr.code.side + 1) / 2;
        else if (list->at[i].kind == DRAW_INK)
            most += ink_tiles_most(bounds);
    return most;
}

void picture_lower(struct picture *picture, const struct view_env *env, struct bakery *bakery,
                   const struct paint *paint)
{
    struct rect_px bounds = {0, 0, env->size.w, env->size.h};
    int most = most_prims(&picture->list, bounds);
    picture->prims.at = ARENA_NEW(&picture->arena, struct prim, most);
    picture->prims.cap = picture->prims.at ? most : 0;
    picture->prims.dropped = 0;
    bakery_lower(bakery, &picture->list, paint, bounds, &picture->prims);
}
