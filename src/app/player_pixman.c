/* The software player: pixman straight into the window's surface, only where the frame differs from the last. With
 * SDL_HINT_FRAMEBUFFER_ACCELERATION "0" (set before the window) that surface is shared memory with the X server. On a glass
 * that is turned it draws beside it, and brings over what changed. */
#include "app/canvas.h"
#include "app/player.h"
#include "base/arena.h"
#include "base/memory.h"

#include <string.h>

enum { FRAME_BYTES = 4 << 20 };

struct player_pixman {
    struct player player;
    SDL_Window *window;
    int quarters;
    struct arena arena; /* this struct, and the frame before */
    struct prim_list before;
    struct arena beside_room;
    struct pixels beside; /* turned: what is drawn on; else empty */
    int w_px, h_px;       /* of the surface the frame before was drawn on */
};

/* As large as the view. A row more than a multiple of the pages of a cache would put every column in the same place of it. */
static bool make_beside(struct player_pixman *me, struct size_px view)
{
    enum { APART_PX = 16 };
    int w = (int)view.w, h = (int)view.h, stride_px = (w + APART_PX - 1) / APART_PX * APART_PX;
    size_t count;
    if (me->beside.w_px == w && me->beside.h_px == h)
        return true;
    if (stride_px % 256 == 0)
        stride_px += APART_PX;
    count = (size_t)stride_px * (size_t)h;
    arena_finish(&me->beside_room);
    me->beside = (struct pixels){0};
    if (!arena_init(&me->beside_room, count * sizeof(uint32_t) + 64))
        return false;
    uint32_t *argb = ARENA_NEW(&me->beside_room, uint32_t, count);
    if (argb) {
        memory_bring_near(argb, count * sizeof *argb, true);
        me->beside = (struct pixels){argb, w, h, stride_px, true};
    }
    return argb != NULL;
}

static bool keep_frame(struct player_pixman *me, const struct prim_list *prims)
{
    if (prims->count > me->before.cap)
        return false;
    memcpy(me->before.at, prims->at, (size_t)prims->count * sizeof *prims->at);
    me->before.count = prims->count;
    return true;
}

static bool update(struct player_pixman *me, const struct turning *turning, const struct damage *damage,
                   struct err *err)
{
    SDL_Rect rects[DAMAGE_RECTS_MAX];
    for (int i = 0; i < damage->count; i++) {
        struct rect_px at = turning_rect_to_glass(turning, damage->at[i]);
        rects[i] = (SDL_Rect){(int)at.x, (int)at.y, (int)at.w, (int)at.h};
    }
    if (SDL_UpdateWindowSurfaceRects(me->window, rects, damage->count) != 0)
        return err_set(err, ERR_IO, "%s", SDL_GetError());
    return true;
}

static bool present(struct player *player, const struct prim_list *prims, bool whole, struct err *err)
{
    struct player_pixman *me = (struct player_pixman *)player;
    SDL_Surface *surface = SDL_GetWindowSurface(me->window);
    if (!surface)
        return err_set(err, ERR_IO, "%s", SDL_GetError());
    struct turning turning = turning_of(me->quarters, (struct size_px){(float)surface->w, (float)surface->h});
    struct rect_px bounds = {0, 0, turning.view.w, turning.view.h};
    if (me->quarters != 0 && !make_beside(me, turning.view))
        return err_set(err, ERR_LIMIT, "no memory to turn a frame in");
    struct damage damage = {.count = 0};
    if (whole || surface->w != me->w_px || surface->h != me->h_px)
        damage_add(&damage, bounds);
    else
        damage = damage_between(&me->before, prims, bounds);
    me->w_px = surface->w;
    me->h_px = surface->h;
    if (damage.count == 0)
        return true;
    struct pixels target = {surface->pixels, surface->w, surface->h, surface->pitch / 4, true};
    canvas_draw(me->quarters != 0 ? &me->beside : &target, prims, &damage);
    if (me->quarters != 0)
        canvas_turn(&me->beside, &turning, &damage, &target);
    if (!keep_frame(me, prims))
        me->w_px = 0; /* the next frame is drawn whole */
    return update(me, &turning, &damage, err);
}

static void destroy(struct player *player)
{
    struct player_pixman *me = (struct player_pixman *)player;
    struct arena arena = me->arena;
    arena_finish(&me->beside_room);
    arena_finish(&arena);
}

struct player *player_pixman_create(SDL_Window *window, int quarters, struct err *err)
{
    static const struct player_impl impl = {"pixman", present, destroy};
    SDL_Surface *surface = SDL_GetWindowSurface(window);
    if (!surface || surface->format->BytesPerPixel != 4 || surface->format->Rmask != 0xff0000) {
        err_set(err, ERR_UNSUPPORTED, "no 32-bit window surface: %s", SDL_GetError());
        return NULL;
    }
    memory_bring_near(surface->pixels, (size_t)surface->pitch * (size_t)surface->h, true);
    struct arena arena;
    if (!arena_init(&arena, FRAME_BYTES)) {
        err_set(err, ERR_LIMIT, "no address space for a frame");
        return NULL;
    }
    struct player_pixman *me = ARENA_NEW(&arena, struct player_pixman, 1);
    int cap = (int)((arena.cap - arena.used) / sizeof(struct prim)) - 1;
    *me = (struct player_pixman){.player = {&impl}, .window = window, .quarters = quarters};
    me->before = (struct prim_list){.at = ARENA_NEW(&arena, struct prim, cap), .cap = cap};
    me->arena = arena;
    return &me->player;
}
