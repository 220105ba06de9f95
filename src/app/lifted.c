#include "app/lifted.h"

#include "base/str.h"

#include <math.h>
#include <stddef.h>

const float LIFTED_SCALE_MOST = 3;

static const float scale_least = 0.5f;
/* look.md: 1.06 times as large, up to 4 degrees, 120 ms. */
static const float up_scale = 1.06f, lean_most = 4 * (float)M_PI / 180, thousand = 1000;
static const float up_stiffness = 40 /* 1/s: 95 % of it in 120 ms */, rest_stiffness = 22;

static struct spring still(float at)
{
    return (struct spring){.from = at, .to = at};
}

static struct spring spring_to(float from, float velocity, float to, float stiffness, bool reduced,
                               int64_t now_ms)
{
    return reduced ? still(to) : (struct spring){from, velocity, to, stiffness, now_ms};
}

/* From where it is, as fast as it goes there. */
static void aim(struct spring *spring, float to, float stiffness, bool reduced, int64_t now_ms)
{
    if (spring->to != to)
        *spring = spring_to(spring_at(spring, now_ms), spring_velocity(spring, now_ms), to, stiffness,
                            reduced, now_ms);
}

struct lifted_card *lifted_find(struct lifted *lifted, uint32_t id)
{
    for (int i = 0; id != 0 && i < LIFTED_MAX; i++)
        if (lifted->at[i].id == id)
            return &lifted->at[i];
    return NULL;
}

static struct lifted_card *make(struct lifted *lifted, uint32_t id)
{
    for (int i = 0; i < LIFTED_MAX; i++) {
        struct lifted_card *card = &lifted->at[i];
        if (card->id != 0)
            continue;
        *card = (struct lifted_card){.id = id, .rest.scale = 1};
        card->size = still(thousand);
        card->up = still(thousand);
        return card;
    }
    return NULL;
}

/* But for being held up, and leaning. */
static struct lifted_pose own_pose(const struct lifted_card *card, int64_t now_ms)
{
    if (!card->held)
        return (struct lifted_pose){.move = {spring_at(&card->x, now_ms), spring_at(&card->y, now_ms)},
                                    .scale = spring_at(&card->size, now_ms) / thousand,
                                    .turn = spring_at(&card->turn, now_ms) / thousand};
    struct vec_mm was = {card->middle.x, card->middle.y}; /* px here, as all of the grip */
    struct vec_mm is = grip_carry(card->grip, was);
    return (struct lifted_pose){
        .move = {card->base.move.x + is.x - was.x, card->base.move.y + is.y - was.y},
        .scale = clampf(card->base.scale * card->grip.scale, scale_least, LIFTED_SCALE_MOST),
        .turn = card->base.turn + card->grip.turn};
}

struct lifted_pose lifted_at(const struct lifted_card *card, int64_t now_ms)
{
    struct lifted_pose pose = own_pose(card, now_ms);
    pose.scale *= spring_at(&card->up, now_ms) / thousand;
    pose.turn += spring_at(&card->lean, now_ms) / thousand;
    return pose;
}

struct lifted_card *lifted_take(struct lifted *lifted, uint32_t id, struct pt_px middle, bool reduced,
                                int64_t now_ms)
{
    struct lifted_card *card = lifted_find(lifted, id);
    card = card ? card : make(lifted, id);
    if (!card)
        return NULL;
    card->base = own_pose(card, now_ms);
    card->grip = (struct grip_pose){.scale = 1};
    card->middle = (struct pt_px){middle.x + card->base.move.x, middle.y + card->base.move.y};
    card->held = true;
    card->goes = false;
    card->order = ++lifted->order;
    aim(&card->up, up_scale * thousand, up_stiffness, reduced, now_ms);
    return card;
}

void lifted_carry(struct lifted_card *card, struct grip_pose grip, bool reduced, int64_t now_ms)
{
    card->grip = grip;
    if (!(card->span_px > 0))
        return;
    float way = own_pose(card, now_ms).move.x - card->base.move.x;
    float lean = clampf(2 * way / card->span_px, -1, 1) * lean_most;
    aim(&card->lean, roundf(lean * thousand), up_stiffness, reduced, now_ms);
}

void lifted_drop(struct lifted_card *card, struct lifted_pose rest, struct pt_px velocity, bool reduced,
                 int64_t now_ms)
{
    struct lifted_pose is = own_pose(card, now_ms);
    float round = 2 * (float)M_PI; /* the short way round */
    is.turn = rest.turn + remainderf(is.turn - rest.turn, round);
    card->held = false;
    card->rest = rest;
    card->x = spring_to(is.move.x, velocity.x, rest.move.x, rest_stiffness, reduced, now_ms);
    card->y = spring_to(is.move.y, velocity.y, rest.move.y, rest_stiffness, reduced, now_ms);
    card->size = spring_to(is.scale * thousand, 0, rest.scale * thousand, rest_stiffness, reduced, now_ms);
    card->turn = spring_to(is.turn * thousand, 0, rest.turn * thousand, rest_stiffness, reduced, now_ms);
    aim(&card->up, thousand, up_stiffness, reduced, now_ms);
    aim(&card->lean, 0, up_stiffness, reduced, now_ms);
}

/* A spring that begins so fast comes there without turning back. */
struct lifted_pose lifted_left(const struct lifted_card *card, struct pt_px velocity, int64_t now_ms)
{
    struct lifted_pose is = own_pose(card, now_ms);
    is.move.x += velocity.x / rest_stiffness;
    is.move.y += velocity.y / rest_stiffness;
    return is;
}

void lifted_shift(struct lifted *lifted, float y_px)
{
    for (int i = 0; i < LIFTED_MAX; i++)
        if (lifted->at[i].id != 0 && lifted->at[i].held)
            lifted->at[i].base.move.y += y_px;
}

static bool is_over(const struct lifted_card *card, int64_t now_ms)
{
    const struct spring *const springs[] = {&card->x,    &card->y,  &card->size,
                                            &card->turn, &card->up, &card->lean};
    for (size_t i = 0; i < COUNT_OF(springs); i++)
        if (springs[i]->stiffness > 0 && !spring_is_over(springs[i], now_ms))
            return false;
    return true;
}

bool lifted_rests(const struct lifted_card *card, int64_t now_ms)
{
    return !card->held && is_over(card, now_ms);
}

bool lifted_moves(const struct lifted *lifted, int64_t now_ms)
{
    for (int i = 0; i < LIFTED_MAX; i++) {
        const struct lifted_card *card = &lifted->at[i];
        bool springs = (card->up.stiffness > 0 && !spring_is_over(&card->up, now_ms)) ||
                       (card->lean.stiffness > 0 && !spring_is_over(&card->lean, now_ms));
        if (card->id != 0 && (card->held ? springs : !is_over(card, now_ms)))
            return true;
    }
    return false;
}

void lifted_settle(struct lifted *lifted, int64_t now_ms)
{
    for (int i = 0; i < LIFTED_MAX; i++) {
        struct lifted_card *card = &lifted->at[i];
        const struct lifted_pose *rest = &card->rest;
        bool away = rest->move.x != 0 || rest->move.y != 0 || rest->scale != 1 || rest->turn != 0;
        if (card->id == 0 || card->held || card->lies || !is_over(card, now_ms))
            continue;
        if (!away || card->goes)
            card->id = 0;
    }
}

int lifted_order(const struct lifted *lifted, const struct lifted_card *out[LIFTED_MAX])
{
    int count = 0;
    for (int i = 0; i < LIFTED_MAX; i++) {
        const struct lifted_card *card = &lifted->at[i];
        int at = count;
        if (card->id == 0)
            continue;
        for (; at > 0 && out[at - 1]->order > card->order; at--)
            out[at] = out[at - 1];
        out[at] = card;
        count++;
    }
    return count;
}
