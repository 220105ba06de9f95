#include "visit/fan.h"

#include <string.h>

int fan_find(const struct fan *fan, struct card_id id)
{
    for (int i = 0; i < fan->count; i++)
        if (card_id_eq(fan->at[i].id, id))
            return i;
    return -1;
}

bool fan_keep(struct fan *fan, struct card_id id)
{
    int at = fan_find(fan, id);
    if (at < 0 && fan->count == FAN_CARDS_MAX)
        return false;
    if (at < 0) {
        at = fan->count++;
        fan->at[at] = (struct fan_card){.id = id};
    }
    fan->held = at;
    return true;
}

/* What was held stays so; was it the one that goes, then the next one is. */
static void take_out(struct fan *fan, int at)
{
    fan->count--;
    memmove(&fan->at[at], &fan->at[at + 1], (size_t)(fan->count - at) * sizeof fan->at[0]);
    if (at < fan->held || fan->held == fan->count)
        fan->held--;
    if (fan->held < 0)
        fan->held = 0;
}

void fan_drop(struct fan *fan, struct card_id id)
{
    int at = fan_find(fan, id);
    if (at >= 0)
        take_out(fan, at);
}

void fan_hold(struct fan *fan, int at)
{
    if (at >= 0 && at < fan->count)
        fan->held = at;
}

void fan_riffle(struct fan *fan, int places)
{
    if (places < -fan->held)
        fan->held = 0;
    else if (places >= fan->count - fan->held)
        fan->held = fan->count > 0 ? fan->count - 1 : 0;
    else
        fan->held += places;
}

void fan_shift(struct fan *fan, int places)
{
    int way = places < 0 ? -1 : 1;
    for (int to = fan->held + way; places != 0 && to >= 0 && to < fan->count; to += way, places -= way) {
        struct fan_card moved = fan->at[fan->held];
        fan->at[fan->held] = fan->at[to];
        fan->at[to] = moved;
        fan->held = to;
    }
}

void fan_clear(struct fan *fan)
{
    *fan = (struct fan){0};
}

int fan_marked(const struct fan *fan)
{
    int count = 0;
    for (int i = 0; i < fan->count; i++)
        count += fan->at[i].marked;
    return count;
}

bool fan_mark(struct fan *fan, struct card_id id)
{
    int at = fan_find(fan, id);
    if (at < 0)
        return true;
    if (!fan->at[at].marked && fan_marked(fan) == FAN_COMPARED_MAX)
        return false;
    fan->at[at].marked = !fan->at[at].marked;
    return true;
}

int fan_compared(const struct fan *fan, struct card_id out[FAN_COMPARED_MAX])
{
    bool only_marked = fan_marked(fan) >= FAN_COMPARED_LEAST;
    int count = 0;
    for (int i = 0; i < fan->count && count < FAN_COMPARED_MAX; i++)
        if (fan->at[i].marked || !only_marked)
            out[count++] = fan->at[i].id;
    return count;
}

void fan_settle(struct fan *fan, const struct deck *deck)
{
    for (int i = fan->count - 1; i >= 0; i--)
        if (deck_card_find(deck, fan->at[i].id) < 0)
            take_out(fan, i);
}
