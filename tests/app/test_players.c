/* Both players show the same picture: the window of SDL's own renderer beside pixman in memory, over lists of fills and
 * sprites drawn by dice. They may differ by rounding, which adds up where many
 * veils lie over each other. */
#include "app/canvas.h"
#include "app/player.h"

#include "base/rng.h"
#include "base/str.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { W = 320, H = 200, SPRITE = 48, ROUNDS = 60, PRIMS = 12, ROUNDING = 8 };

struct world {
    SDL_Window *window;
    struct player *player;
    uint32_t sprites[2][SPRITE * SPRITE]; /* opaque, and a soft disc */
    uint32_t memory[W * H], screen[W * H];
};

static uint32_t disc(int x, int y)
{
    int dx = x - SPRITE / 2, dy = y - SPRITE / 2, far = dx * dx + dy * dy, most = SPRITE * SPRITE / 4;
    uint32_t a = far >= most ? 0 : (uint32_t)(255 * (most - far) / most);
    return a << 24 | (a / 2) << 16 | a << 8 | (a / 4); /* premultiplied */
}

static void make_sprites(struct world *world)
{
    for (int y = 0; y < SPRITE; y++) {
        for (int x = 0; x < SPRITE; x++) {
            world->sprites[0][y * SPRITE + x] =
                0xff000000u | (uint32_t)(x * 5) << 16 | (uint32_t)(y * 5) << 8 | 90;
            world->sprites[1][y * SPRITE + x] = disc(x, y);
        }
    }
}

static struct prim draw_one(struct world *world, struct rng *rng)
{
    struct rect_px clip = {(float)rng_below(rng, 40), (float)rng_below(rng, 40), W - 80, H - 60};
    struct rect_px at = {(float)rng_below(rng, W) - 20, (float)rng_below(rng, H) - 20, SPRITE, SPRITE};
    if (rng_below(rng, 2))
        return (struct prim){.kind = PRIM_FILL, .at = at, .clip = clip, .argb = (uint32_t)rng_next(rng)};
    uint32_t which = rng_below(rng, 2);
    struct pixels pixels = {world->sprites[which], SPRITE, SPRITE, SPRITE, which == 0};
    float alpha = rng_below(rng, 3) ? 1 : 0.5f;
    return (struct prim){PRIM_SPRITE, at, clip, 0, alpha, pixels, which + 1, 0, 0};
}

static int worst_difference(const struct world *world)
{
    int worst = 0;
    for (int i = 0; i < W * H; i++) {
        for (int shift = 0; shift <= 16; shift += 8) {
            int was = (int)(world->memory[i] >> shift & 0xff), is = (int)(world->screen[i] >> shift & 0xff);
            worst = abs(was - is) > worst ? abs(was - is) : worst;
        }
    }
    return worst;
}

static void play_one(struct world *world, struct rng *rng)
{
    struct prim prims[PRIMS + 1] = {
        {.kind = PRIM_FILL, .at = {0, 0, W, H}, .clip = {0, 0, W, H}, .argb = 0xff204060}};
    struct prim_list list = {prims, PRIMS + 1, PRIMS + 1, 0};
    struct damage all = {.count = 1, .at = {{0, 0, W, H}}};
    struct pixels memory = {world->memory, W, H, W, true};
    struct err err = {0};
    for (int i = 1; i <= PRIMS; i++)
        prims[i] = draw_one(world, rng);
    canvas_draw(&memory, &list, &all);
    assert_true(world->player->impl->present(world->player, &list, true, &err));
    SDL_Surface *surface = SDL_GetWindowSurface(world->window);
    assert_non_null(surface);
    for (int y = 0; y < H; y++)
        memcpy(world->screen + y * W, (char *)surface->pixels + y * surface->pitch, W * 4);
}

static void players_agree(void **state)
{
    struct world *world = *state;
    struct rng rng = {2026};
    for (int round = 0; round < ROUNDS; round++) {
        play_one(world, &rng);
        int worst = worst_difference(world);
        if (worst > ROUNDING)
            fail_msg("round %d: the players differ by %d of 255", round, worst);
    }
}

/* ---- a page drawn up, and the sharp part over it */

enum { PAGE_W = W, PAGE_H = H, TIMES = 3, PATCH = 96 };

/* Soft hills, none like the other: half a pixel aside is seen. */
static uint32_t hills(double x, double y)
{
    double a = sin(x * 0.13) * sin(y * 0.11 + 1), b = sin(x * 0.031 + y * 0.047);
    return 0xff000000u | (uint32_t)(127 + 120 * a) << 16 | (uint32_t)(127 + 120 * b) << 8 |
           (uint32_t)(127 + 60 * (a - b));
}

/* What a painter makes: each dot is what the page is in its middle. */
static void paint_hills(uint32_t *out, int w, int h, double x0, double y0, double step)
{
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            out[y * w + x] = hills((x0 + x + 0.5) * step, (y0 + y + 0.5) * step);
}

static void show(struct world *world, bool sdl, struct prim_list *list, uint32_t *out)
{
    struct damage all = {.count = 1, .at = {{0, 0, W, H}}};
    struct pixels memory = {out, W, H, W, true};
    struct err err = {0};
    canvas_draw(&memory, list, &all);
    if (!sdl)
        return;
    assert_true(world->player->impl->present(world->player, list, true, &err));
    SDL_Surface *surface = SDL_GetWindowSurface(world->window);
    for (int y = 0; y < H; y++)
        memcpy(out + y * W, (char *)surface->pixels + y * surface->pitch, W * 4);
}

/* How much the frame with the part differs from the one without, the part taken (dx, dy) aside. */
static int64_t off(const uint32_t *scaled, const uint32_t *part, int x0, int y0, int dx, int dy)
{
    int64_t sum = 0;
    for (int y = 2; y < PATCH - 2; y++) {
        for (int x = 2; x < PATCH - 2; x++) {
            uint32_t a = scaled[(y0 + y) * W + x0 + x], b = part[(y + dy) * PATCH + x + dx];
            for (int shift = 0; shift <= 16; shift += 8)
                sum += labs((long)(a >> shift & 0xff) - (long)(b >> shift & 0xff));
        }
    }
    return sum;
}

/* In both players: the part is where the scaled page has the same, and a pixel to any side is worse, equally so. */
static void part_lies_over_its_page(void **state)
{
    struct world *world = *state;
    static uint32_t page[PAGE_W * PAGE_H], part[PATCH * PATCH], seen[W * H];
    struct rect_px clip = {0, 0, W, H}, at = {-301, -187, PAGE_W * TIMES, PAGE_H * TIMES};
    int x0 = 75, y0 = 50; /* of the part, in the window */
    paint_hills(page, PAGE_W, PAGE_H, 0, 0, 1);
    paint_hills(part, PATCH, PATCH, x0 - (double)at.x, y0 - (double)at.y, 1.0 / TIMES);
    struct prim prims[2] = {{PRIM_SPRITE, at, clip, 0, 1, {page, PAGE_W, PAGE_H, PAGE_W, true}, 70, 0, 0},
                            {PRIM_SPRITE,
                             {(float)x0, (float)y0, PATCH, PATCH},
                             clip,
                             0,
                             1,
                             {part, PATCH, PATCH, PATCH, true},
                             71,
                             0,
                             0}};
    for (int sdl = 0; sdl < 2; sdl++) {
        struct prim_list list = {prims, 1, 2, 0};
        show(world, sdl == 1, &list, seen);
        int64_t here = off(seen, part, x0, y0, 0, 0);
        for (int i = 0; i < 2; i++) {
            int64_t less = off(seen, part, x0, y0, i == 0 ? -1 : 0, i == 1 ? -1 : 0);
            int64_t more = off(seen, part, x0, y0, i == 0, i == 1);
            if (here * 2 > less || here * 2 > more || labs((long)(less - more)) > (less + more) / 8)
                fail_msg("player %d: off by %ld here, by %ld and %ld a pixel aside", sdl, (long)here,
                         (long)less, (long)more);
        }
        list.count = 2;
        show(world, sdl == 1, &list, seen);
        for (int i = 0; i < PATCH * PATCH; i++) /* the part itself is one copy */
            assert_int_equal(seen[(y0 + i / PATCH) * W + x0 + i % PATCH] & 0xffffff, part[i] & 0xffffff);
    }
}

/* A page that lies askew lies the same in both: what each shows is where the hills are when one turns back. */
static void turned_the_same(void **state)
{
    struct world *world = *state;
    static uint32_t page[PATCH * PATCH], seen[2][W * H];
    struct rect_px clip = {0, 0, W, H}, at = {110, 50, PATCH, PATCH};
    paint_hills(page, PATCH, PATCH, 0, 0, 1);
    for (float turn = -3; turn < 3.2f; turn += 0.37f) {
        struct prim prims[2] = {
            {PRIM_FILL, clip, clip, 0xff204060, 1, {0}, 0, 0, 0},
            {PRIM_SPRITE, at, clip, 0, 1, {page, PATCH, PATCH, PATCH, true}, 90, turn, 0}};
        struct prim_list list = {prims, 2, 2, 0};
        show(world, false, &list, seen[0]);
        show(world, true, &list, seen[1]);
        int64_t sum = 0, between = 0;
        for (int dy = -30; dy <= 30; dy++)
            for (int dx = -30; dx <= 30; dx++) {
                double c = cos((double)turn), s = sin((double)turn), px = dx + 0.5, py = dy + 0.5;
                uint32_t want = hills(c * px + s * py + PATCH / 2.0, c * py - s * px + PATCH / 2.0);
                uint32_t a = seen[0][(98 + dy) * W + 158 + dx], b = seen[1][(98 + dy) * W + 158 + dx];
                sum += labs((long)(a & 0xff) - (long)(want & 0xff));
                between += labs((long)(a & 0xff) - (long)(b & 0xff));
            }
        if (sum > 61 * 61 * 2 || between > 61 * 61 * 4)
            fail_msg("turned by %.2f: %.2f from the hills, %.2f from each other", (double)turn,
                     (double)sum / 3721, (double)between / 3721);
    }
}

/* ---- on a glass that is turned */

enum { TURNED_FRAMES = 24 };

/* The frame before with one thing changed. */
static void change_frame(struct world *world, struct rng *rng, struct prim *prims)
{
    prims[1 + rng_below(rng, PRIMS)] = draw_one(world, rng);
}

/* The pixel of the view that is seen at (x, y) of the glass, told the long way. */
static uint32_t seen_at(const uint32_t *view, int quarters, int x, int y)
{
    switch (quarters) {
    case 1: return view[(W - 1 - x) * H + y];
    case 2: return view[(H - 1 - y) * W + W - 1 - x];
    case 3: return view[x * H + H - 1 - y];
    default: return view[y * W + x];
    }
}

/* What a window shows of frames that change here and there is, dot for dot, the frame drawn upright and turned. `upright`: the same
 * player on a window of the view's size. */
static void plays_turned(struct world *world, int quarters, struct player *turned, SDL_Window *window,
                         struct player *upright, SDL_Window *upright_window)
{
    static uint32_t view[W * H];
    int view_w = quarters % 2 ? H : W;
    struct rng rng = {(uint64_t)quarters + 7};
    struct prim prims[PRIMS + 1] = {
        {.kind = PRIM_FILL, .at = {0, 0, W, W}, .clip = {0, 0, W, W}, .argb = 0xff204060}};
    struct prim_list list = {prims, PRIMS + 1, PRIMS + 1, 0};
    struct err err = {0};
    for (int i = 1; i <= PRIMS; i++)
        prims[i] = draw_one(world, &rng);
    for (int frame = 0; frame < TURNED_FRAMES; frame++) {
        assert_true(upright->impl->present(upright, &list, frame == 0, &err));
        assert_true(turned->impl->present(turned, &list, frame == 0, &err));
        SDL_Surface *from = SDL_GetWindowSurface(upright_window), *seen = SDL_GetWindowSurface(window);
        assert_true(from && seen && from->w == view_w && seen->w == W && seen->h == H);
        for (int y = 0; y < from->h; y++)
            memcpy(view + y * from->w, (char *)from->pixels + y * from->pitch, (size_t)from->w * 4);
        for (int i = 0; i < W * H; i++) {
            uint32_t is = *(uint32_t *)((char *)seen->pixels + i / W * seen->pitch + i % W * 4);
            uint32_t want = seen_at(view, quarters, i % W, i / W);
            if ((is ^ want) & 0xffffff)
                fail_msg("%s, %d quarters, frame %d: %d,%d is %06x, not %06x", turned->impl->name, quarters,
                         frame, i % W, i / W, is & 0xffffff, want & 0xffffff);
        }
        change_frame(world, &rng, prims);
    }
}

static struct player *player_on(SDL_Window *window, bool sdl, int quarters)
{
    struct err err = {0};
    struct player *player =
        sdl ? player_sdl_create(window, false, quarters, &err) : player_pixman_create(window, quarters, &err);
    if (!player)
        fail_msg("%s", err.text);
    return player;
}

static void turned_is_upright_turned(void **state)
{
    struct world *world = *state;
    for (int sdl = 0; sdl < 2; sdl++) {
        for (int quarters = 1; quarters < 4; quarters++) {
            bool aside = quarters % 2;
            SDL_Window *window = SDL_CreateWindow("turned", 0, 0, W, H, 0);
            SDL_Window *other = SDL_CreateWindow("upright", 0, 0, aside ? H : W, aside ? W : H, 0);
            assert_true(window && other);
            struct player *turned = player_on(window, sdl == 1, quarters),
                          *upright = player_on(other, sdl == 1, 0);
            plays_turned(world, quarters, turned, window, upright, other);
            turned->impl->destroy(turned);
            upright->impl->destroy(upright);
            SDL_DestroyWindow(other);
            SDL_DestroyWindow(window);
        }
    }
}

static int begin(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    struct err err = {0};
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (!world || SDL_Init(SDL_INIT_VIDEO) != 0)
        return -1;
    world->window = SDL_CreateWindow("players", 0, 0, W, H, 0);
    world->player = world->window ? player_sdl_create(world->window, false, 0, &err) : NULL;
    make_sprites(world);
    *state = world;
    return world->player ? 0 : -1;
}

static int end(void **state)
{
    struct world *world = *state;
    world->player->impl->destroy(world->player);
    SDL_DestroyWindow(world->window);
    SDL_Quit();
    free(world);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(players_agree), cmocka_unit_test(part_lies_over_its_page),
        cmocka_unit_test(turned_the_same), cmocka_unit_test(turned_is_upright_turned)};
    return cmocka_run_group_tests(tests, begin, end);
}
