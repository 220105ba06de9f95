/* The desk of whoever presents the deck: its events, and the ids in it when the deck becomes another. */
#include "app/showing.h"

#include <string.h>

#include "base/clock.h"

bool showing_presents(const struct showing *showing)
{
    return showing->ready && showing->options.present;
}

/* ---- a show that breaks off */

static bool is_kept(const struct showing *showing)
{
    return showing_presents(showing) && !showing->options.forgets && !showing->broken;
}

static bool left_off(struct showing *showing, int64_t now_ms, struct desk_state *desk,
                     struct show_state *state)
{
    struct arena arena;
    struct str text;
    if (showing->options.forgets || !arena_init(&arena, 4 * KEPT_BYTES))
        return false;
    bool left = journal_show(showing->journal, &arena, str_from(showing->path), &text) &&
                kept_read(text, &showing->cards, now_ms, clock_wall_ms(), desk, state);
    arena_finish(&arena);
    return left;
}

void showing_desk_begin(struct showing *showing, int64_t now_ms)
{
    showing->desk = desk_begin(&showing->state, showing->options.seed);
    showing->desk_asked = 0;
    showing->kept[0] = '\0';
    struct desk_state desk = showing->desk;
    struct show_state state = showing->state;
    showing->broken = showing_presents(showing) && left_off(showing, now_ms, &desk, &state);
    showing->broken_place = state.index;
}

void showing_broken_answer(struct showing *showing, bool goes_on, int64_t now_ms)
{
    showing->broken = false;
    if (goes_on)
        (void)left_off(showing, now_ms, &showing->desk, &showing->state);
    else
        showing_desk_end(showing);
}

void showing_desk_end(struct showing *showing)
{
    if (is_kept(showing))
        journal_show_put(showing->journal, str_from(showing->path), STR(""));
}

static void keep(struct showing *showing, const struct show_state *state, int64_t now_ms)
{
    char text[KEPT_BYTES];
    if (!is_kept(showing))
        return;
    size_t len = kept_write(&showing->desk, state, now_ms, clock_wall_ms(), text);
    if (len == strlen(showing->kept) && memcmp(text, showing->kept, len) == 0)
        return;
    str_to_field(showing->kept, sizeof showing->kept, (struct str){text, len});
    journal_show_put(showing->journal, str_from(showing->path), (struct str){text, len});
}

void showing_desk_clock(struct showing *showing, int64_t clock_ms, int64_t now_ms)
{
    enum { OFTEN_MS = 10000 };
    bool long_ago = clock_ms / OFTEN_MS != showing->desk.clock_ms / OFTEN_MS;
    if (!showing_presents(showing) || showing->broken)
        return;
    showing->desk.clock_ms = clock_ms;
    if (long_ago)
        keep(showing, &showing->state, now_ms);
}

/* ---- */

static struct show_next take_over(struct showing *showing, const struct desk_event *event)
{
    struct desk_next next =
        desk_step(&showing->rules, &showing->cards, &showing->desk, &showing->state, event);
    showing->desk = next.desk;
    for (int i = 0; i < next.fx_count; i++)
        showing->desk_asked |= 1u << next.fx[i];
    keep(showing, &next.show.state, event->at_ms);
    return next.show;
}

struct show_next showing_step(struct showing *showing, const struct show_event *event)
{
    struct desk_event to_desk = {.kind = DESK_EV_SHOW, .at_ms = event->at_ms, .as.show = *event};
    if (!showing_presents(showing))
        return show_step(&showing->rules, &showing->cards, showing->state, event);
    return take_over(showing, &to_desk);
}

int showing_desk_event(struct showing *showing, const struct desk_event *event,
                       enum show_fx_kind fx[SHOW_FX_MAX])
{
    if (!showing_presents(showing))
        return 0;
    if (event->kind == DESK_EV_SHOW)
        return showing_event(showing, &event->as.show, fx);
    struct show_next next = take_over(showing, event);
    return showing_effects(showing, &next, event->at_ms, fx);
}

bool showing_desk_asks(struct showing *showing, enum desk_fx_kind kind)
{
    bool asks = (showing->desk_asked & 1u << kind) != 0;
    showing->desk_asked &= ~(1u << kind);
    return asks;
}

bool showing_desk_tick(struct showing *showing, int64_t now_ms)
{
    enum show_fx_kind fx[SHOW_FX_MAX];
    if (!showing_presents(showing) || now_ms < desk_due_ms(&showing->desk))
        return false;
    (void)showing_desk_event(showing, &(struct desk_event){.kind = DESK_EV_TICK, .at_ms = now_ms}, fx);
    return true;
}

int64_t showing_desk_due_ms(const struct showing *showing)
{
    return showing_presents(showing) ? desk_due_ms(&showing->desk) : INT64_MAX;
}

/* ---- the deck becomes another */

static void bring(struct card_id *ids, int count, const struct deck *from, const struct deck *to)
{
    for (int i = 0; i < count; i++)
        if (ids[i].at[0])
            ids[i] = glance_id_in(from, ids[i], to);
}

void showing_desk_bring(struct showing *showing, const struct deck *from, const struct deck *to)
{
    struct desk_state *desk = &showing->desk;
    struct scene *const scenes[] = {&desk->own, &desk->room, &desk->held.scene, &desk->before, &desk->stray};
    if (!showing_presents(showing))
        return;
    for (size_t i = 0; i < COUNT_OF(scenes); i++)
        bring(scenes[i]->cards, scenes[i]->count, from, to);
    bring(desk->stack.table, desk->stack.table_count, from, to);
    bring(desk->stack.returned, desk->stack.returned_count, from, to);
    for (int i = 0; i < desk->stack.deed_count; i++) {
        bring(&desk->stack.deeds[i].card, 1, from, to);
        bring(&desk->stack.deeds[i].gone, 1, from, to);
    }
}
