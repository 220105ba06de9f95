#include "presenter/desk_space.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "presenter/asking.h"

enum { NOW_MS = 1000000, TABLE = 1 << 18, WAYS_OUT_MAX = 16 };

static const struct question asks[] = {{.id = STR_INIT("v1"), .text = STR_INIT("Wie?")},
                                       {.id = STR_INIT("v2"), .text = STR_INIT("Wat?")}};
static const struct run head = {.text = STR_INIT("Tak")};
static const struct block heads[] = {{.kind = BLOCK_HEADING, .runs = &head, .run_count = 1},
                                     {.kind = BLOCK_HEADING, .runs = &head, .run_count = 1}};
static const struct card cards[SPACE_CARDS] = {
    {.id = {"c1"}, .questions = asks, .question_count = 2, .kind = -1},
    {.id = {"c2"}, .kind = -1, .layout = CARD_MAP, .body = {heads, (int)COUNT_OF(heads)}},
    {.id = {"c3"}, .questions = asks, .question_count = 1, .kind = -1},
};
static const struct deck deck = {.cards = cards, .card_count = SPACE_CARDS};
static const int order[SPACE_CARDS] = {0, 1, 2};
static const struct show_cards shown = {.deck = &deck, .order = order, .count = SPACE_CARDS};
static const struct show_rules rules = {.may_leave = false};

int64_t space_now_ms(void)
{
    return NOW_MS;
}

struct desk_next space_own_step(const struct space_state *from, const struct desk_event *event)
{
    return desk_step(&rules, &shown, &from->desk, &from->show, event);
}

struct space_state space_begin(void)
{
    struct space_state begin = {.show = show_begin(&shown, 0, NOW_MS)};
    begin.desk = desk_begin(&begin.show, 7);
    return begin;
}

bool seen_eq(const struct seen *a, const struct seen *b)
{
    return a->blank == b->blank && scene_eq(&a->scene, &b->scene) && a->countdown == b->countdown &&
           a->left_ms == b->left_ms && a->of_ms == b->of_ms && a->points == b->points && a->ink == b->ink &&
           (a->points == DESK_HAND || (a->point.x == b->point.x && a->point.y == b->point.y));
}

/* ---- a state as a key: what tells it from others, clocks and counters aside */

struct hash {
    uint64_t value;
};

static void mix(struct hash *hash, int value)
{
    hash->value = (hash->value ^ (uint64_t)(uint32_t)value) * UINT64_C(0x9e3779b97f4a7c15);
    hash->value ^= hash->value >> 29;
}

static void mix_card(struct hash *hash, const struct card_id *id)
{
    mix(hash, id->at[0] ? id->at[1] : 0);
}

static void mix_scene(struct hash *hash, const struct scene *scene)
{
    mix(hash, (int)scene->kind);
    mix(hash, scene->count);
    for (int i = 0; i < scene->count; i++)
        mix_card(hash, &scene->cards[i]);
    mix(hash, scene->back);
    mix(hash, scene->branch);
    mix(hash, scene->asked << 1 | scene->drawn);
    mix_card(hash, &scene->question);
    mix(hash, zoom_is_in(scene->zoom));
}

static uint64_t key_of(const struct space_state *at)
{
    const struct desk_state *desk = &at->desk;
    const struct show_state *show = &at->show;
    struct hash hash = {1};
    mix(&hash, show->index);
    mix(&hash, (int)show->mode);
    mix(&hash, (int)show->under);
    mix(&hash, show->back);
    mix(&hash, zoom_is_in(show->zoom));
    mix(&hash, show->number > 0);
    mix(&hash, show->number_open);
    mix_scene(&hash, &desk->own);
    mix_scene(&hash, &desk->room);
    mix(&hash, desk->staged << 2 | desk->frozen << 1 | desk->pointed);
    mix_scene(&hash, &desk->stray);
    mix(&hash, (int)desk->touch << 1 | desk->strays);
    mix(&hash, (int)desk->blank);
    mix(&hash, (int)desk->tool);
    mix(&hash, (int)desk->countdown.phase);
    mix(&hash, desk->stack.drawn);
    mix(&hash, desk->stack.table_count);
    mix(&hash, desk->stack.returned_count);
    mix(&hash, (desk->ink.done > 0) << 1 | (desk->ink.undone > 0));
    return hash.value ? hash.value : 1;
}

/* ---- rules */

static bool is(const struct space_event *event, enum command command)
{
    return event->event.kind == DESK_EV_SHOW && event->event.as.show.kind == SHOW_EV_COMMAND &&
           event->event.as.show.as.command == command;
}

static const char *freeze_breaks(const struct space_event *event, const struct desk_state *was,
                                 const struct desk_state *desk, const struct seen *before,
                                 const struct seen *after)
{
    struct seen dark = *after;
    bool blanks = is(event, COMMAND_BLACK) || is(event, COMMAND_WHITE) || is(event, COMMAND_BACK);
    if (!was->frozen || !desk->frozen)
        return was->frozen && !desk->frozen && !is(event, COMMAND_FREEZE) && !is(event, COMMAND_TAKE) &&
                       !is(event, COMMAND_BACK)
                   ? "it is no longer frozen, and nobody asked for that"
                   : NULL;
    dark.blank = before->blank;
    if (!seen_eq(before, &dark))
        return "the room's picture is frozen, and changed";
    if (before->blank != after->blank && !blanks)
        return "a frozen picture went dark or light unasked";
    return NULL;
}

static const char *stage_breaks(const struct space_event *event, const struct desk_state *was,
                                const struct desk_state *desk, const struct seen *before,
                                const struct seen *after)
{
    bool shows = is(event, COMMAND_TAKE) || is(event, COMMAND_FREEZE);
    if (!was->staged || shows)
        return NULL;
    if (!scene_eq(&was->room, &desk->room) ||
        (!was->strays && !desk->strays && !scene_eq(&before->scene, &after->scene)) ||
        (desk->staged && before->ink != after->ink))
        return "the room sees what is only staged";
    if (desk->staged && after->points != DESK_HAND && !desk->frozen)
        return "the room sees where is pointed at what it does not see";
    return NULL;
}

/* What a pen writes with is nothing to the room until it does; taking it puts away where was pointed. */
static const char *pen_breaks(const struct space_event *event, const struct seen *before,
                              const struct seen *after)
{
    struct seen unpointed = *before;
    if (event->event.kind != DESK_EV_COLOUR && !is(event, COMMAND_INK_COLOUR) &&
        !is(event, COMMAND_INK_WIDTH))
        return NULL;
    if (after->points == DESK_HAND)
        unpointed.points = DESK_HAND;
    return seen_eq(&unpointed, after) ? NULL : "the room sees that a pen was chosen";
}

/* Hands on the room's screen: as far as they may, and without taking the console along unless that was said. */
static const char *touch_breaks(const struct space_event *event, const struct space_state *from,
                                const struct desk_next *next)
{
    const struct desk_state *was = &from->desk, *desk = &next->desk;
    struct space_state to = {*desk, next->show.state}, stayed = to;
    if (desk->strays && (desk->touch != DESK_TOUCH_EXPLORE || scene_eq(&desk->stray, &desk->room)))
        return "the room looks at something of its own, and may not";
    if (event->event.kind != DESK_EV_TOUCH)
        return desk->strays && !was->strays ? "nobody in the room went anywhere, and it looks elsewhere"
                                            : NULL;
    bool none = was->touch == DESK_TOUCH_LOCKED || was->touch == DESK_TOUCH_DRAW || was->frozen ||
                was->blank != DESK_LIT || (was->touch == DESK_TOUCH_FOLLOW && was->staged);
    if (none && key_of(&to) != key_of(from))
        return "hands on the room's screen did what they may not";
    stayed.desk.strays = was->strays;
    stayed.desk.stray = was->stray;
    if (was->touch == DESK_TOUCH_EXPLORE && key_of(&stayed) != key_of(from))
        return "who explores in the room took the console along";
    return NULL;
}

const char *space_step_breaks(const struct space_state *from, const struct space_event *event,
                              const struct desk_next *next)
{
    const struct desk_state *was = &from->desk, *desk = &next->desk;
    struct seen before = desk_seen(was, NOW_MS), after = desk_seen(desk, NOW_MS);
    const char *why = freeze_breaks(event, was, desk, &before, &after);
    if (!why)
        why = stage_breaks(event, was, desk, &before, &after);
    if (!why)
        why = pen_breaks(event, &before, &after);
    if (why)
        return why;
    if (!why)
        why = touch_breaks(event, from, next);
    if (why)
        return why;
    if (desk_follows(desk) && !scene_eq(&after.scene, &desk->own))
        return "it is live, and the room sees something else than the console";
    bool of_show = desk->own.kind == SCENE_CARD || (desk->own.kind == SCENE_QUESTION && !desk->own.drawn);
    if (desk_is_live(desk) && of_show && !card_id_eq(desk->own.cards[0], next->show.state.card))
        return "the console looks at another card than its show";
    if (next->show.state.mode != SHOW_CARD && next->show.state.mode != from->show.mode &&
        !seen_eq(&before, &after))
        return "what is opened on the console is seen by the room";
    return NULL;
}

static const char *scene_breaks(const struct scene *scene)
{
    struct scene same;
    bool question = scene->kind == SCENE_QUESTION, drawn = scene->kind == SCENE_DRAWN || scene->drawn;
    if (drawn ? scene->count < 1 || scene->count > STACK_TABLE_MAX
              : scene->count != (scene->kind == SCENE_CARD || question))
        return "a scene has another number of cards than its kind has";
    int card = scene->count > 0 ? deck_card_find(&deck, scene->cards[0]) : -1;
    if (scene->branch < 0 || (scene->branch > 0 && (card < 0 || scene->branch > card_branches(&cards[card]))))
        return "a branch is seen that its card does not have";
    if (question && !asking_begin(&shown, scene, scene->cards[scene->asked], scene->question, &same))
        return "a question is seen that its card does not ask";
    if (!question && (scene->question.at[0] || scene->asked || scene->drawn))
        return "something of a question is left in a scene that is none";
    for (int i = 0; i < scene->count; i++)
        if (deck_card_find(&deck, scene->cards[i]) < 0)
            return "a scene has a card that the deck has not";
    return NULL;
}

static bool is_plain(const struct space_state *at)
{
    const struct desk_state *desk = &at->desk;
    return desk_follows(desk) && desk->blank == DESK_LIT && desk->tool == DESK_HAND &&
           desk->own.kind == SCENE_CARD && at->show.mode == SHOW_CARD && !zoom_is_in(at->show.zoom) &&
           !at->show.back && desk->own.branch == 0 && desk->countdown.phase != COUNTDOWN_OVER;
}

static struct space_state after(const struct space *space, const struct space_state *at, enum command command)
{
    struct desk_event event = {.kind = DESK_EV_SHOW,
                               .at_ms = NOW_MS,
                               .as.show = {.kind = SHOW_EV_COMMAND, .at_ms = NOW_MS, .as.command = command}};
    struct desk_next next = space->step(at, &event);
    return (struct space_state){next.desk, next.show.state};
}

/* Esc alone leads out of everything, and so does the button of each mode. */
static const char *trap(const struct space *space, const struct space_state *at)
{
    struct space_state now = *at;
    for (int i = 0; i < WAYS_OUT_MAX && !is_plain(&now); i++)
        now = after(space, &now, COMMAND_BACK);
    if (!is_plain(&now))
        return "Esc does not lead out of it";
    const struct desk_state *desk = &at->desk;
    bool in_the_way = desk_is_live(desk) && desk->blank != DESK_LIT;
    if (desk->frozen && after(space, at, COMMAND_FREEZE).desk.frozen)
        return "the button to freeze does not go on";
    if (desk->staged && !after(space, at, COMMAND_STAGE).desk.staged == false)
        return "what is staged is not let go by its button";
    if (desk->blank == DESK_BLACK && after(space, at, COMMAND_BLACK).desk.blank != DESK_LIT)
        return "black is not lifted by its button";
    if (desk->blank == DESK_WHITE && after(space, at, COMMAND_WHITE).desk.blank != DESK_LIT)
        return "white is not lifted by its button";
    bool asks_one = desk->own.kind == SCENE_QUESTION && at->show.mode == SHOW_CARD && !in_the_way;
    if (asks_one && after(space, at, COMMAND_QUESTION).desk.own.kind == SCENE_QUESTION)
        return "a question does not go by its button";
    now = after(space, at, COMMAND_TAKE);
    bool refused = desk_follows(desk) && desk->blank == DESK_LIT;
    if (desk->strays && after(space, at, COMMAND_RECALL).desk.strays)
        return "the room is not called back by its button";
    if (!refused && (!desk_follows(&now.desk) || now.desk.blank != DESK_LIT))
        return "what is taken is not seen";
    return NULL;
}

/* Next, then Previous: back where it was, unless the first was spent on something that stood in the way. */
static const char *there_and_back(const struct space *space, const struct space_state *at)
{
    struct space_state on = after(space, at, COMMAND_NEXT);
    if (at->show.mode != SHOW_CARD || on.show.index == at->show.index || at->show.back ||
        zoom_is_in(at->show.zoom) || at->desk.own.branch > 0 || at->desk.strays || at->show.number != 0)
        return NULL;
    struct space_state back = after(space, &on, COMMAND_PREVIOUS);
    struct seen before = desk_seen(&at->desk, NOW_MS), now = desk_seen(&back.desk, NOW_MS);
    if (back.show.index != at->show.index || !scene_eq(&back.desk.own, &at->desk.own) ||
        !scene_eq(&before.scene, &now.scene))
        return "next, then previous, is not back again";
    return NULL;
}

/* What can be undone. */
static const struct desk_event deeds[] = {
    {.kind = DESK_EV_SHOW, .at_ms = NOW_MS, .as.show = {.kind = SHOW_EV_COMMAND, .as.command = COMMAND_DRAW}},
    {.kind = DESK_EV_RETURN, .at_ms = NOW_MS},
    {.kind = DESK_EV_DISCARD, .at_ms = NOW_MS},
    {.kind = DESK_EV_INK, .at_ms = NOW_MS},
};

static bool same(const struct space_state *a, const struct space_state *b)
{
    return key_of(a) == key_of(b);
}

static const char *undo_breaks(const struct space *space, const struct space_state *at)
{
    for (size_t i = 0; i < COUNT_OF(deeds); i++) {
        struct desk_next next = space->step(at, &deeds[i]);
        struct space_state done = {next.desk, next.show.state};
        bool deed = next.desk.deeds.done == at->desk.deeds.done + 1 ||
                    (next.desk.deeds.done == DESK_DEEDS_MAX && next.fx_count == 0);
        if (!deed)
            continue;
        struct space_state undone = after(space, &done, COMMAND_UNDO);
        undone.desk.ink.undone = at->desk.ink.undone;
        undone.desk.strays = at->desk.strays; /* what is shown calls the room back for good */
        undone.desk.stray = at->desk.stray;
        if (!same(&undone, at))
            return "undoing it does not bring back what was";
        struct space_state redone = after(space, &done, COMMAND_UNDO);
        redone = after(space, &redone, COMMAND_REDO);
        if (redone.desk.stack.table_count != done.desk.stack.table_count ||
            redone.desk.ink.done != done.desk.ink.done || redone.desk.stack.drawn != done.desk.stack.drawn)
            return "doing it again is not what it was";
    }
    return NULL;
}

const char *space_state_breaks(const struct space *space, const struct space_state *at)
{
    struct seen seen = desk_seen(&at->desk, NOW_MS);
    const char *why = scene_breaks(&seen.scene);
    if (!why)
        why = scene_breaks(&at->desk.own);
    if (!why)
        why = trap(space, at);
    if (!why)
        why = there_and_back(space, at);
    if (!why)
        why = undo_breaks(space, at);
    return why;
}

/* ---- the walk */

struct frontier {
    struct space_state *at;
    int count, cap;
};

struct walk {
    struct space *space;
    uint64_t *keys; /* TABLE of them, 0: free */
    struct frontier now, next;
};

static bool is_new(struct walk *walk, uint64_t key)
{
    size_t slot = (size_t)key & (TABLE - 1);
    while (walk->keys[slot] != 0 && walk->keys[slot] != key)
        slot = (slot + 1) & (TABLE - 1);
    if (walk->keys[slot] == key)
        return false;
    walk->keys[slot] = key;
    walk->space->states++;
    return true;
}

static bool push(struct frontier *frontier, const struct space_state *state)
{
    if (frontier->count == frontier->cap) {
        int cap = frontier->cap ? 2 * frontier->cap : 256;
        struct space_state *at = realloc(frontier->at, sizeof *at * (size_t)cap);
        if (!at)
            return false;
        frontier->at = at;
        frontier->cap = cap;
    }
    frontier->at[frontier->count++] = *state;
    return true;
}

static void describe(char *out, size_t cap, const struct space_state *at, const char *event, const char *why)
{
    static const char *const blanks[] = {"lit", "black", "white"};
    (void)snprintf(out, cap, "%s (after %s, at %s%s %s%s%s, mode %d, tool %d)", why, event, at->show.card.at,
                   at->show.back ? " turned" : "", blanks[at->desk.blank], at->desk.staged ? " staged" : "",
                   at->desk.frozen ? " frozen" : "", (int)at->show.mode, (int)at->desk.tool);
}

static bool step_from(struct walk *walk, const struct space_state *from)
{
    struct space *space = walk->space;
    for (int i = 0; i < space->event_count && !space->violation[0]; i++) {
        const struct space_event *event = &space->events[i];
        struct desk_next next = space->step(from, &event->event);
        struct space_state to = {next.desk, next.show.state};
        space->transitions++;
        const char *why = space_step_breaks(from, event, &next);
        bool fresh = !why && is_new(walk, key_of(&to));
        if (fresh)
            why = space_state_breaks(space, &to);
        if (why)
            describe(space->violation, sizeof space->violation, from, event->name, why);
        else if (fresh && (space->states > TABLE / 2 || !push(&walk->next, &to)))
            return false;
    }
    return true;
}

bool space_walk(struct space *space)
{
    struct walk walk = {.space = space, .keys = calloc(TABLE, sizeof(uint64_t))};
    struct space_state begin = space_begin();
    bool ok = walk.keys && push(&walk.next, &begin);
    space->states = 0;
    space->transitions = 0;
    space->violation[0] = '\0';
    if (ok)
        (void)is_new(&walk, key_of(&begin));
    while (ok && walk.next.count > 0 && !space->violation[0]) {
        struct frontier done = walk.now;
        walk.now = walk.next;
        walk.next = done;
        walk.next.count = 0;
        for (int i = 0; ok && i < walk.now.count && !space->violation[0]; i++)
            ok = step_from(&walk, &walk.now.at[i]);
    }
    free(walk.now.at);
    free(walk.next.at);
    free(walk.keys);
    return ok;
}
