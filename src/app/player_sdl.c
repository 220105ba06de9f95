/* The player for a graphics chip: every sprite a texture, kept while it is in use. Textures are premultiplied, so they
 * are blended with (one, one minus source alpha); SDL's own software renderer cannot do that and gets straight alpha.
 * On a glass that is turned, a frame is drawn into a texture as large as the view, and that is turned as a whole. */
#include "app/player.h"
#include "base/arena.h"
#include "base/turning.h"

#include <math.h>

enum { TEXTURES_MAX = 4096, TEXTURE_BYTES_MAX = 512 << 20, SPRITE_BYTES_MAX = 256 << 20 };

struct kept {
    uint64_t stamp; /* 0: free */
    SDL_Texture *texture;
    int64_t bytes;
    uint64_t frame; /* last drawn in */
};

struct player_sdl {
    struct player player;
    struct arena arena; /* this struct */
    SDL_Renderer *renderer;
    int quarters;
    SDL_Texture *beside; /* turned: what is drawn on; NULL: not yet */
    SDL_BlendMode blend;
    bool straight;      /* the renderer wants straight alpha */
    struct arena plain; /* one sprite, made straight */
    uint64_t frame;
    int64_t bytes;
    struct kept kept[TEXTURES_MAX];
};

static void let_go(struct player_sdl *me, struct kept *kept)
{
    SDL_DestroyTexture(kept->texture);
    me->bytes -= kept->bytes;
    *kept = (struct kept){0};
}

/* A place for a stamp: where it is, else a free one near its hash, else the one longest unused there. */
static struct kept *place_for(struct player_sdl *me, uint64_t stamp)
{
    struct kept *oldest = NULL;
    for (uint64_t i = 0; i < 16; i++) {
        struct kept *kept = &me->kept[(stamp + i) % TEXTURES_MAX];
        if (kept->stamp == stamp)
            return kept;
        if (!oldest || (oldest->stamp && (!kept->stamp || kept->frame < oldest->frame)))
            oldest = kept;
    }
    return oldest;
}

static void make_room(struct player_sdl *me, int64_t bytes)
{
    for (uint64_t age = 120; me->bytes + bytes > TEXTURE_BYTES_MAX && age > 0; age /= 2) {
        for (int i = 0; i < TEXTURES_MAX; i++) {
            if (me->kept[i].stamp && me->kept[i].frame + age <= me->frame)
                let_go(me, &me->kept[i]);
        }
    }
}

static uint32_t straight(uint32_t argb)
{
    uint32_t a = argb >> 24;
    if (a == 0 || a == 255)
        return argb;
    uint32_t r = ((argb >> 16) & 0xff) * 255 / a, g = ((argb >> 8) & 0xff) * 255 / a,
             b = (argb & 0xff) * 255 / a;
    return a << 24 | (r > 255 ? 255 : r) << 16 | (g > 255 ? 255 : g) << 8 | (b > 255 ? 255 : b);
}

static void upload(struct player_sdl *me, SDL_Texture *texture, const struct pixels *from)
{
    size_t rows = (size_t)from->h_px, width = (size_t)from->w_px;
    uint32_t *plain = me->straight && !from->opaque ? ARENA_NEW(&me->plain, uint32_t, rows * width) : NULL;
    for (size_t y = 0; plain && y < rows; y++) {
        for (size_t x = 0; x < width; x++)
            plain[y * width + x] = straight(from->argb[y * (size_t)from->stride_px + x]);
    }
    SDL_UpdateTexture(texture, NULL, plain ? plain : from->argb, (plain ? from->w_px : from->stride_px) * 4);
    arena_rewind(&me->plain, 0);
}

static SDL_Texture *texture_of(struct player_sdl *me, const struct prim *prim)
{
    struct kept *kept = place_for(me, prim->stamp);
    if (kept->stamp == prim->stamp) {
        kept->frame = me->frame;
        return kept->texture;
    }
    const struct pixels *from = &prim->pixels;
    int64_t bytes = (int64_t)from->w_px * from->h_px * 4;
    if (kept->stamp)
        let_go(me, kept);
    make_room(me, bytes);
    uint32_t format = from->opaque ? SDL_PIXELFORMAT_RGB888 : SDL_PIXELFORMAT_ARGB8888;
    SDL_Texture *texture =
        SDL_CreateTexture(me->renderer, format, SDL_TEXTUREACCESS_STATIC, from->w_px, from->h_px);
    if (!texture)
        return NULL;
    upload(me, texture, from);
    SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear);
    *kept = (struct kept){prim->stamp, texture, bytes, me->frame};
    me->bytes += bytes;
    return texture;
}

static void draw_prim(struct player_sdl *me, const struct prim *prim)
{
    SDL_Rect clip = {(int)floorf(prim->clip.x), (int)floorf(prim->clip.y), (int)ceilf(prim->clip.w),
                     (int)ceilf(prim->clip.h)};
    SDL_FRect at = {prim->at.x, prim->at.y, prim->at.w, prim->at.h};
    SDL_RenderSetClipRect(me->renderer, &clip);
    if (prim->kind == PRIM_FILL) {
        uint32_t c = prim->argb;
        SDL_SetRenderDrawBlendMode(me->renderer, c >> 24 == 0xff ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
        SDL_SetRenderDrawColor(me->renderer, (Uint8)(c >> 16), (Uint8)(c >> 8), (Uint8)c, (Uint8)(c >> 24));
        SDL_RenderFillRectF(me->renderer, &at);
        return;
    }
    SDL_Texture *texture = texture_of(me, prim);
    if (!texture)
        return;
    Uint8 alpha = (Uint8)lrintf(prim->alpha * 255);
    bool solid = prim->pixels.opaque && alpha == 255;
    SDL_SetTextureBlendMode(texture, solid ? SDL_BLENDMODE_NONE : me->blend);
    SDL_SetTextureAlphaMod(texture, alpha);
    Uint8 veil = me->straight ? 255 : alpha;
    SDL_SetTextureColorMod(texture, veil, veil, veil); /* premultiplied: the veil dims colour too */
    if (prim->turn == 0)
        SDL_RenderCopyF(me->renderer, texture, NULL, &at);
    else
        SDL_RenderCopyExF(me->renderer, texture, NULL, &at, (double)prim->turn * 180 / M_PI, NULL,
                          SDL_FLIP_NONE);
}

static bool draw_frame(struct player_sdl *me, const struct prim_list *prims)
{
    SDL_RenderSetClipRect(me->renderer, NULL);
    SDL_SetRenderDrawColor(me->renderer, 0, 0, 0, 255);
    if (SDL_RenderClear(me->renderer) != 0)
        return false;
    for (int i = 0; i < prims->count; i++)
        draw_prim(me, &prims->at[i]);
    return true;
}

static bool aim_beside(struct player_sdl *me, struct size_px view)
{
    int w = 0, h = 0;
    if (me->beside &&
        (SDL_QueryTexture(me->beside, NULL, NULL, &w, &h) != 0 || w != (int)view.w || h != (int)view.h)) {
        SDL_DestroyTexture(me->beside);
        me->beside = NULL;
    }
    if (!me->beside)
        me->beside = SDL_CreateTexture(me->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_TARGET,
                                       (int)view.w, (int)view.h);
    if (!me->beside)
        return false;
    SDL_SetTextureBlendMode(me->beside, SDL_BLENDMODE_NONE);
    SDL_SetTextureScaleMode(me->beside, SDL_ScaleModeNearest);
    return SDL_SetRenderTarget(me->renderer, me->beside) == 0;
}

/* Turned about the corner of the view that comes first, which stands where the matrix puts it. */
static bool turn_frame(struct player_sdl *me, const struct prim_list *prims)
{
    int w, h;
    if (SDL_GetRendererOutputSize(me->renderer, &w, &h) != 0)
        return false;
    struct turning turning = turning_of(me->quarters, (struct size_px){(float)w, (float)h});
    struct pt_px corner = turning_to_glass(&turning, (struct pt_px){0, 0});
    SDL_FRect at = {corner.x, corner.y, turning.view.w, turning.view.h};
    bool drawn = aim_beside(me, turning.view) && draw_frame(me, prims);
    SDL_RenderSetClipRect(me->renderer, NULL);
    (void)SDL_SetRenderTarget(me->renderer, NULL);
    SDL_RenderSetClipRect(me->renderer, NULL);
    return drawn && SDL_RenderCopyExF(me->renderer, me->beside, NULL, &at, 90.0 * me->quarters,
                                      &(SDL_FPoint){0, 0}, SDL_FLIP_NONE) == 0;
}

/* The back buffer may be a new one each time: the frame is always drawn whole. */
static bool present(struct player *player, const struct prim_list *prims, bool whole, struct err *err)
{
    struct player_sdl *me = (struct player_sdl *)player;
    (void)whole;
    me->frame++;
    bool drawn = me->quarters != 0 ? turn_frame(me, prims) : draw_frame(me, prims);
    if (!drawn)
        return err_set(err, ERR_IO, "%s", SDL_GetError());
    SDL_RenderPresent(me->renderer);
    return true;
}

static void destroy(struct player *player)
{
    struct player_sdl *me = (struct player_sdl *)player;
    for (int i = 0; i < TEXTURES_MAX; i++) {
        if (me->kept[i].stamp)
            let_go(me, &me->kept[i]);
    }
    if (me->beside)
        SDL_DestroyTexture(me->beside);
    SDL_DestroyRenderer(me->renderer);
    arena_finish(&me->plain);
    struct arena arena = me->arena;
    arena_finish(&arena);
}

static void choose_blend(struct player_sdl *me)
{
    SDL_Texture *probe =
        SDL_CreateTexture(me->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC, 1, 1);
    me->blend = SDL_ComposeCustomBlendMode(SDL_BLENDFACTOR_ONE, SDL_BLENDFACTOR_ONE_MINUS_SRC_ALPHA,
                                           SDL_BLENDOPERATION_ADD, SDL_BLENDFACTOR_ONE,
                                           SDL_BLENDFACTOR_ONE_MINUS_SRC_ALPHA, SDL_BLENDOPERATION_ADD);
    me->straight = !probe || SDL_SetTextureBlendMode(probe, me->blend) != 0;
    if (me->straight)
        me->blend = SDL_BLENDMODE_BLEND;
    if (probe)
        SDL_DestroyTexture(probe);
}

struct player *player_sdl_create(SDL_Window *window, bool vsync, int quarters, struct err *err)
{
    static const struct player_impl impl = {"sdl", present, destroy};
    struct arena arena;
    if (!arena_init(&arena, sizeof(struct player_sdl) + 64)) {
        err_set(err, ERR_LIMIT, "no address space for the player");
        return NULL;
    }
    struct player_sdl *me = ARENA_NEW(&arena, struct player_sdl, 1);
    me->player.impl = &impl;
    me->arena = arena;
    me->quarters = quarters;
    me->renderer = SDL_CreateRenderer(window, -1, vsync ? SDL_RENDERER_PRESENTVSYNC : 0);
    if (me->renderer && arena_init(&me->plain, SPRITE_BYTES_MAX)) {
        choose_blend(me);
        return &me->player;
    }
    err_set(err, ERR_IO, "%s", SDL_GetError());
    if (me->renderer)
        SDL_DestroyRenderer(me->renderer);
    arena_finish(&arena);
    return NULL;
}
