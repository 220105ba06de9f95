/* The presenter's part of a tour: the console, reached as a presenter reaches it. */
#include "app/tour.h"

#include "presenter/asking.h"
#include "view/console.h"
#include "view/displays.h"
#include "view/seen.h"

enum { ARENA_BYTES = 16 << 20, MINUTE_MS = 60 * 1000, SEED = 7 };

struct stand {
    struct tour *tour;
    struct arena arena; /* what is read */
    struct show_state show;
    struct desk_state desk;
    struct console_state console;
    bool inked;
    const struct look_ink *ink;
};

static void take(struct stand *stand, const struct desk_event *event)
{
    struct tour *t = stand->tour;
    struct desk_next next = desk_step(&t->rules, &t->cards, &stand->desk, &stand->show, event);
    stand->desk = next.desk;
    stand->show = next.show.state;
}

static void command(struct stand *stand, enum command which)
{
    struct desk_event event = {.kind = DESK_EV_SHOW, .at_ms = stand->tour->env.now_ms};
    struct console_next next = console_step(stand->console, which);
    event.as.show = (struct show_event){.kind = SHOW_EV_COMMAND, .at_ms = event.at_ms, .as.command = which};
    stand->console = next.state;
    if (!next.taken)
        take(stand, &event);
}

static void begin(struct stand *stand, int place)
{
    struct tour *t = stand->tour;
    stand->show = show_begin(&t->cards, place, t->env.now_ms);
    stand->desk = desk_begin(&stand->show, SEED);
    stand->console = (struct console_state){0};
    stand->inked = false;
}

/* What is staged comes from elsewhere in the deck. */
static void go_to(struct stand *stand, int place)
{
    const struct show_cards *cards = &stand->tour->cards;
    struct desk_event event = {.kind = DESK_EV_SHOW, .at_ms = stand->tour->env.now_ms};
    event.as.show = (struct show_event){.kind = SHOW_EV_GO_TO,
                                        .at_ms = event.at_ms,
                                        .as.card = cards->deck->cards[cards->order[place % cards->count]].id};
    take(stand, &event);
}

/* On each of them the same. */
static const struct look_ink *paper_ink(void *ctx, int paper)
{
    const struct stand *stand = ctx;
    (void)paper;
    return stand->ink;
}

static void snap(struct stand *stand, const char *name)
{
    struct tour *t = stand->tour;
    struct reading reading;
    struct column column;
    struct show_view show = {.cards = &t->cards,
                             .state = &stand->show,
                             .rules = &t->rules,
                             .keymap = &t->keymap,
                             .card_shape = tour_card_shape,
                             .card_shape_ctx = t,
                             .zoom = stand->show.zoom};
    struct console_view view = {.show = &show,
                                .desk = &stand->desk,
                                .state = &stand->console,
                                .seen = desk_seen(&stand->desk, t->env.now_ms),
                                .time = {.began = true,
                                         .elapsed_ms = 1122 * 1000,
                                         .planned_ms = 45 * MINUTE_MS,
                                         .expected_ms = 1187 * 1000,
                                         .clock = STR("14:07")},
                                .may_swap = true};
    arena_rewind(&stand->arena, 0);
    if (stand->inked) {
        view.ink = stand->ink = tour_ink(&stand->arena);
        view.paper_ink = paper_ink;
        view.paper_ctx = stand;
    }
    struct agenda_block parts[AGENDA_BLOCKS_MAX];
    int64_t *ends_ms = ARENA_NEW(&stand->arena, int64_t, t->cards.count);
    if (ends_ms) {
        struct plan plan = plan_make(&t->cards, 0, view.time.planned_ms, NULL, ends_ms);
        view.time.parts = parts;
        view.time.part_count = agenda_make(&t->cards, &plan, parts);
        view.time.part = agenda_find(parts, view.time.part_count, stand->show.index);
    }
    if (view_console_reading(&stand->arena, &t->cards, &stand->desk.own, &reading)) {
        view.reading = &reading;
        if (view_console_column(&stand->arena, &t->env, &view, &reading, &column))
            view.column = &column;
    }
    picture_begin(&t->picture);
    view_console(&t->picture.nodes, &t->env, &view);
    tour_snap(t, name);
}

/* What the room sees then, as large as its window. */
static void snap_room(struct stand *stand, const char *name)
{
    struct tour *t = stand->tour;
    struct seen seen = desk_seen(&stand->desk, t->env.now_ms);
    struct show_view show = {.cards = &t->cards,
                             .state = &stand->show,
                             .rules = &t->rules,
                             .keymap = &t->keymap,
                             .card_shape = tour_card_shape,
                             .card_shape_ctx = t};
    struct seen_view view = {.seen = &seen, .show = &show, .room = t->env.size, .zoom = seen.scene.zoom};
    (void)view_seen_part(&t->env, &view, seen.scene.zoom, &view.part);
    picture_begin(&t->picture);
    view_seen(&t->picture.nodes, &t->env, &view);
    tour_snap(t, name);
}

/* The first card from there on that asks something; else the one there. */
static int asking_place(const struct show_cards *cards, int from)
{
    struct asking asking;
    for (int i = from; i < cards->count; i++) {
        asking_of(cards, cards->deck->cards[cards->order[i]].id, &asking);
        if (asking.count > 0)
            return i;
    }
    return from;
}

static void asked(struct stand *stand, int place)
{
    begin(stand, asking_place(&stand->tour->cards, place));
    command(stand, COMMAND_QUESTION);
    snap(stand, "console-vraag");
    snap_room(stand, "zaal-vraag");
    command(stand, COMMAND_QUESTION_NEXT);
    take(stand, &(struct desk_event){
                    .kind = DESK_EV_COUNTDOWN, .at_ms = stand->tour->env.now_ms, .as.ms = 3 * MINUTE_MS});
    snap_room(stand, "zaal-vraag-timer");
}

/* The first map there is, with its second branch set large. */
static void branched(struct stand *stand)
{
    const struct show_cards *cards = &stand->tour->cards;
    int place = 0;
    while (place < cards->count && card_branches(&cards->deck->cards[cards->order[place]]) < 2)
        place++;
    if (place == cards->count)
        return;
    begin(stand, place);
    take(stand,
         &(struct desk_event){.kind = DESK_EV_BRANCH, .at_ms = stand->tour->env.now_ms, .as.place = 2});
    snap(stand, "console-tak");
    snap_room(stand, "zaal-tak");
}

static void broken_off(struct stand *stand, int place)
{
    struct tour *t = stand->tour;
    struct broken_view view = {.place = place + 1,
                               .count = t->cards.count,
                               .title = t->cards.deck->cards[t->cards.order[place]].title};
    picture_begin(&t->picture);
    view_broken_off(&t->picture.nodes, &t->env, &view);
    tour_snap(t, "afgebroken");
}

/* As who presents sees it: by night, but for the palette of strong contrast. */
static void displays(struct stand *stand, const struct display_tile *tiles, int count, const char *name)
{
    struct tour *t = stand->tour;
    struct view_env night = t->env;
    struct displays_view view = {tiles, count, true};
    if (night.palette == PALETTE_LIGHT)
        night.palette = PALETTE_DARK;
    picture_begin(&t->picture);
    view_displays(&t->picture.nodes, &night, &view);
    tour_snap(t, name);
}

/* A laptop and what hangs beside it, the first time they are together; a third; and two that show the same. */
static void which_shows_what(struct stand *stand)
{
    static const struct display_tile all[] = {
        {{0, 0, 1920, 1080}, 1, STR_INIT("eDP-1"), true, false, DISPLAY_CONSOLE, DESK_TOUCH_LOCKED},
        {{1920, 0, 2560, 1440}, 2, STR_INIT("HDMI-1"), false, false, DISPLAY_ROOM, DESK_TOUCH_LOCKED},
        {{4480, 0, 1080, 1920}, 3, STR_INIT("DP-2"), false, false, DISPLAY_FREE, DESK_TOUCH_LOCKED}};
    static const struct display_tile one[] = {
        {{0, 0, 1920, 1080}, 1, STR_INIT("eDP-1"), true, true, DISPLAY_BOTH, DESK_TOUCH_LOCKED}};
    displays(stand, all, 2, "schermen");
    displays(stand, all, 3, "schermen-drie");
    displays(stand, one, 1, "schermen-hetzelfde");
}

/* Hands on the room's screen went to another card. */
static void strayed(struct stand *stand, int place)
{
    struct desk_event touch = {.kind = DESK_EV_TOUCH, .at_ms = stand->tour->env.now_ms};
    touch.as.show = (struct show_event){.kind = SHOW_EV_COMMAND, .as.command = COMMAND_NEXT};
    begin(stand, place);
    command(stand, COMMAND_TOUCH);
    take(stand, &touch);
    snap(stand, "console-zaal-kijkt-rond");
}

static void live(struct stand *stand, int place)
{
    begin(stand, place);
    snap(stand, "console");
    command(stand, COMMAND_MORE);
    snap(stand, "console-meer");
    command(stand, COMMAND_BACK);
    command(stand, COMMAND_OVERVIEW);
    snap(stand, "console-overzicht");
}

static void staged(struct stand *stand, int place)
{
    begin(stand, place);
    command(stand, COMMAND_FREEZE);
    go_to(stand, place + 3);
    snap(stand, "console-klaargezet");
    begin(stand, place);
    command(stand, COMMAND_FREEZE);
    command(stand, COMMAND_BLACK);
    snap(stand, "console-bevroren-zwart");
    begin(stand, place);
    command(stand, COMMAND_ZOOM);
    command(stand, COMMAND_WHITE);
    snap(stand, "console-wit");
}

static void cards(struct stand *stand, int place)
{
    begin(stand, place);
    for (int i = 0; i < 3; i++)
        command(stand, COMMAND_DRAW);
    snap(stand, "console-stapel");
    begin(stand, place);
    take(stand, &(struct desk_event){
                    .kind = DESK_EV_COUNTDOWN, .at_ms = stand->tour->env.now_ms, .as.ms = 3 * MINUTE_MS});
    command(stand, COMMAND_TIMER_PANEL);
    snap(stand, "console-timer");
    command(stand, COMMAND_BACK);
    command(stand, COMMAND_PAPER);
    command(stand, COMMAND_PEN);
    snap(stand, "console-lege-kaart");
}

static void drawn(struct stand *stand, int place)
{
    begin(stand, place);
    command(stand, COMMAND_PEN);
    take(stand, &(struct desk_event){.kind = DESK_EV_INK, .at_ms = stand->tour->env.now_ms});
    stand->inked = true;
    snap(stand, "console-pen");
    command(stand, COMMAND_HIGHLIGHTER);
    command(stand, COMMAND_INK_WIDTH);
    for (int i = 0; i < 2; i++)
        command(stand, COMMAND_PAPER_NEW);
    command(stand, COMMAND_PAPERS);
    snap(stand, "console-lege-kaarten");
}

void tour_present(struct tour *t)
{
    struct stand stand = {.tour = t};
    int place = t->cards.count > 3 ? t->cards.count / 3 : 0;
    if (!arena_init(&stand.arena, ARENA_BYTES)) {
        t->status = 3;
        return;
    }
    which_shows_what(&stand);
    broken_off(&stand, place);
    live(&stand, place);
    staged(&stand, place);
    cards(&stand, place);
    drawn(&stand, place);
    asked(&stand, place);
    branched(&stand);
    strayed(&stand, place);
    arena_finish(&stand.arena);
}
