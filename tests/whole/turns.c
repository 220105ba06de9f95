/* Whoever presents turns cards, in two windows in memory and in no time: what the room sees comes first, and what the console shows of
 * a card was painted before it was gone to. After each frame of the room that a turn brought, the console is found as it was: neither
 * laid out nor composed anew. Lies beside the program, where painters are found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/replay.h"
#include "app/stage_private.h"
#include "base/fs.h"
#include "base/words.h"
#include "deck/place.h"
#include "type/faces.h"

enum { CARDS = 8, W_PX = 640, H_PX = 360, TEXT_BYTES = 2048, WAIT_MS = 20000 };

/* Each key waits until all is painted that is asked for, ahead too. */
static const char steps[] =
    "key Right @100\nkey Right @200\nkey Left @300\nkey Left @400\nkey Right @500\n"
    /* one, two, three, four cards that come next */
    "key J @600\nkey Right @700\nkey J @800\nkey Right @900\nkey J @1000\nkey Right @1100\nkey J @1200\n"
    "key Left @1300\nkey Left @1400\nkey J @1500\n"
    /* a panel lies over the notes; then they are large */
    "key M @1600\nkey Right @1700\nkey Left @1800\nkey M @1900\nkey ] @2000\nkey ] @2100\nkey Right @2200\n"
    /* something else than the room sees, and away with it */
    "key V @2300\nkey Right @2400\nkey Right @2500\nkey Left @2600\nkey Esc @2700\n"
    /* the room is dark; a key that turns cards lights it, and turns none */
    "key B @2800\nkey Right @2900\n"
    /* a tablet held upright, and a wider one */
    "window 360 640 200 @3200\nkey Right @3300\nkey Right @3400\nkey Left @3500\n"
    "window 800 360 400 @3600\nkey Right @3700\nkey Left @3800\n";
enum { TURNS = 22 };

struct turns {
    struct replay replay; /* its feed */
    struct place place;
    struct arena arena;
    char deck[128];
    /* the console, as it was shown last */
    int index;
    uint64_t composed; /* its nodes */
    struct card_id read;
    bool begun;
    int turned, room_frames; /* since then */
};

/* ---- what must hold */

static uint64_t mark_of(const struct nodes *nodes)
{
    uint64_t mark = 7;
    for (int i = 0; i < nodes->count; i++) {
        mark = str_hash((struct str){(const char *)&nodes->at[i].at, sizeof nodes->at[i].at}, mark);
        mark = str_hash(nodes->at[i].name, mark);
    }
    return mark;
}

static void room_shown(struct turns *t, struct stage *stage)
{
    t->room_frames++;
    if (!t->begun || stage->showing.state.index == t->index)
        return;
    if (mark_of(&stage->picture.nodes) != t->composed)
        fail_msg("card %d: the console was composed before the room saw it", stage->showing.state.index + 1);
    if (!card_id_eq(stage->console.top, t->read))
        fail_msg("card %d: notes were laid out before the room saw it", stage->showing.state.index + 1);
}

static void console_shown(struct turns *t, struct stage *stage)
{
    int index = stage->showing.state.index;
    if (t->begun && index != t->index) {
        t->turned++;
        if (t->room_frames == 0)
            fail_msg("card %d: the console had it first", index + 1);
        if (!stage->painted)
            fail_msg("card %d: not all of it was painted ahead", index + 1);
    }
    t->begun = stage_console_seen(stage) && stage->painted;
    t->index = index;
    t->composed = mark_of(&stage->picture.nodes);
    t->read = stage->console.top;
    t->room_frames = 0;
}

static void shown(struct feed *feed, struct stage *stage, bool room)
{
    struct turns *t = (struct turns *)feed; /* its first member's first */
    if (room)
        room_shown(t, stage);
    else
        console_shown(t, stage);
}

/* Its place among what is asked for; -1: it is not. */
static int want_of(const struct picture *all, int card, int w_px)
{
    for (int i = 0; i < all->want_count; i++)
        if (all->wants[i].tag == card && all->wants[i].key.w_px == w_px)
            return i;
    return -1;
}

/* The room's page before all, its next before the console's, and that before the room's further ones; the way one is going. */
static void check_order(struct stage *stage)
{
    const struct picture *all = &stage->desk.room.picture;
    const struct show_cards *cards = &stage->showing.cards;
    int index = stage->showing.state.index, way = stage->showing.state.turn < 0 ? -1 : 1, pane_px = 0;
    int far = index + 3 * way, last = index - way;
    if (!desk_is_live(&stage->showing.desk) || far < 0 || far >= cards->count || last < 0 ||
        last >= cards->count)
        return;
    int room_px = all->wants[0].key.w_px, next = cards->order[index + way];
    for (int i = 1; i < all->want_count; i++)
        if (all->wants[i].tag == cards->order[index] && all->wants[i].key.w_px < room_px &&
            all->wants[i].key.w_px > pane_px)
            pane_px = all->wants[i].key.w_px;
    assert_int_equal(all->wants[0].tag, cards->order[index]);
    int room = want_of(all, next, room_px), console = want_of(all, next, pane_px);
    int before = want_of(all, cards->order[last], pane_px),
        further = want_of(all, cards->order[far], room_px);
    if (room < 0 || console < room || before < console || further < before)
        fail_msg("card %d: ahead are the room's %d, the console's %d and %d, and further on %d", index + 1,
                 room, console, before, further);
}

/* ---- the feed */

static bool all_is_painted(const struct stage *stage)
{
    const struct picture *all = &stage->desk.room.picture;
    bool there = true;
    for (int i = 0; i < all->want_count; i++) {
        struct pixels pixels;
        const char *why = "";
        if (paint_at(stage->paint, &all->wants[i].key, &pixels, &why) != PAINT_ABSENT)
            continue;
        there = false;
        if (paint_wait(stage->paint, &all->wants[i].key, WAIT_MS, &pixels, &why) != PAINT_READY)
            fail_msg("card %d at %d px is not painted: %s", all->wants[i].tag + 1, all->wants[i].key.w_px,
                     why);
    }
    return there;
}

static bool next(struct feed *feed, struct stage *stage, int64_t due_ms, SDL_Event *out)
{
    struct turns *t = (struct turns *)feed;
    (void)due_ms;
    if (stage->dirty || !t->begun || !all_is_painted(stage))
        return false;
    check_order(stage);
    if (t->replay.at == t->replay.script->count) {
        stage->quit = true;
        return false;
    }
    const struct script_event *event = &t->replay.script->at[t->replay.at++];
    feed->now_ms = REPLAY_BEGIN_MS + event->at_ms;
    if (event->kind == SCRIPT_WINDOW)
        t->begun = false; /* at that size nothing was painted ahead */
    return replay_event(&t->replay, event, out);
}

static bool more(struct feed *feed, struct stage *stage, SDL_Event *out)
{
    (void)feed;
    (void)stage;
    (void)out;
    return false;
}

/* ---- the whole */

static void write_deck(struct turns *t)
{
    char name[64], text[TEXT_BYTES];
    place_make(&t->place);
    place_write(&t->place, "deck/deck.yaml", STR("waaier: 1\nid: proef\ntitle: Proef\nlanguage: nl\n"));
    for (int i = 1; i <= CARDS; i++) {
        (void)snprintf(name, sizeof name, "deck/cards/%02d.md", i);
        int len =
            snprintf(text, sizeof text,
                     "---\nid: k-%d\nquestions:\n  - {id: v, text: \"Wat vraagt kaart %d?\"}\nnotes: |\n  "
                     "**Vijf minuten.** Lees kaart %d voor, en wacht.\n\n  1. Eerst dit.\n  2. Dan "
                     "dat.\n---\n# Kaart %d\n\nWoorden van kaart %d.\n",
                     i, i, i, i, i);
        place_write(&t->place, name, (struct str){text, (size_t)len});
    }
    (void)place_path(&t->place, "deck", t->deck, sizeof t->deck);
}

static int run(struct turns *t, const struct script *script)
{
    struct surroundings surroundings;
    struct settings settings;
    struct options options = {
        .sub = SUB_PRESENT, .display = -1, .language = -1, .page = 1, .duration_min = 7};
    struct err err = {0};
    const char *deck = t->deck;
    replay_begin(&t->replay, script, NULL);
    t->replay.feed.w_px = W_PX;
    t->replay.feed.h_px = H_PX;
    t->replay.feed.next = next;
    t->replay.feed.more = more;
    t->replay.feed.end = NULL;
    t->replay.feed.shown = shown;
    words_init("nl", surroundings_locale_dir(&t->arena).at);
    surroundings_find(&t->arena, &options, "nl", &surroundings);
    surroundings.data_dir = fs_join(&t->arena, str_from(t->place.root), STR("data"));
    surroundings.cache_dir = fs_join(&t->arena, str_from(t->place.root), STR("cache"));
    settings_init(&settings);
    assert_true(faces_name(surroundings.fonts_dir.at, &err));
    return stage_run(&(struct stage_options){.options = &options,
                                             .surroundings = &surroundings,
                                             .settings = &settings,
                                             .decks = &deck,
                                             .deck_count = 1,
                                             .feed = &t->replay.feed});
}

static void the_room_comes_first_and_the_console_is_sharp(void **state)
{
    static struct turns t;
    struct script script;
    struct err err = {0};
    char text[sizeof steps + 64];
    (void)state;
    assert_true(arena_init(&t.arena, 4 << 20));
    write_deck(&t);
    (void)snprintf(text, sizeof text, "log 1\n%s", steps);
    assert_true(script_read(&t.arena, str_from(text), &script, &err));
    assert_int_equal(run(&t, &script), 0);
    assert_int_equal(t.turned, TURNS);
    place_remove(&t.place);
    arena_finish(&t.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_room_comes_first_and_the_console_is_sharp)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
