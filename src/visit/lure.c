#include "visit/lure.h"

#include "base/pile.h"

/* A round takes the next cards of the pile; at its end it begins again. */
static void deal(uint64_t seed, int64_t round, int count, struct lure_shown *out)
{
    for (int i = 0; i < out->count; i++)
        out->cards[i] = pile_at(seed, (int)((round * out->count + i) % count), count);
}

static float eased(float share)
{
    return share * share * (3 - 2 * share);
}

static bool is_moving(int64_t past_ms, bool reduced_motion)
{
    int64_t most = reduced_motion ? LURE_FADE_MS : LURE_MOVE_MS;
    return past_ms >= LURE_ROUND_MS && past_ms % LURE_ROUND_MS < most; /* the first fan comes from nowhere */
}

/* The first half closes the fan of before, the second opens the new one. */
static float opened(float share)
{
    return share < 0.5f ? eased(1 - 2 * share) : eased(2 * share - 1);
}

static void shift(struct lure_shown *shown, int64_t past_ms)
{
    static const int ways[][2] = {{0, 0},  {1, 0},   {1, 1},  {0, 1}, {-1, 1},
                                  {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};
    const int *way = ways[past_ms / LURE_SHIFT_MS % (int64_t)(sizeof ways / sizeof *ways)];
    shown->shift_x_px = way[0] * LURE_SHIFT_PX;
    shown->shift_y_px = way[1] * LURE_SHIFT_PX;
}

static int64_t past_ms(int64_t since_ms, int64_t now_ms)
{
    return now_ms > since_ms ? now_ms - since_ms : 0;
}

struct lure_shown lure_at(uint64_t seed, int64_t since_ms, int64_t now_ms, int count, bool reduced_motion)
{
    struct lure_shown shown = {.open = 1};
    int64_t past = past_ms(since_ms, now_ms), round = past / LURE_ROUND_MS;
    float share = (float)(past % LURE_ROUND_MS) / (float)(reduced_motion ? LURE_FADE_MS : LURE_MOVE_MS);
    bool moves = is_moving(past, reduced_motion);
    if (count <= 0)
        return shown;
    shown.count = count < LURE_CARDS_MAX ? count - (count + 1) % 2 : LURE_CARDS_MAX;
    deal(seed, moves && share < 0.5f ? round - 1 : round, count, &shown);
    shift(&shown, past);
    if (moves && reduced_motion)
        shown.veil = 1 - opened(share);
    else if (moves)
        shown.open = opened(share);
    return shown;
}

int64_t lure_due_ms(int64_t since_ms, int64_t now_ms, bool reduced_motion)
{
    int64_t past = past_ms(since_ms, now_ms);
    int64_t round = LURE_ROUND_MS - past % LURE_ROUND_MS, moved = LURE_SHIFT_MS - past % LURE_SHIFT_MS;
    if (is_moving(past, reduced_motion))
        return now_ms;
    return now_ms + (round < moved ? round : moved);
}
