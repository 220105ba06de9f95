#include "view/fake_console.h"

enum { SEED = 7, MINUTE_MS = 60 * 1000 };

static const struct agenda_block parts[] = {
    {.title = STR_INIT("Ontwikkelingen"), .count = 12, .end_ms = 12 * MINUTE_MS},
    {.title = STR_INIT("Waarden"),
     .first = 12,
     .count = 9,
     .begin_ms = 12 * MINUTE_MS,
     .end_ms = 30 * MINUTE_MS},
    {.title = STR_INIT("Handelen"),
     .first = 21,
     .count = 7,
     .begin_ms = 30 * MINUTE_MS,
     .end_ms = 45 * MINUTE_MS},
};

void fake_stand_begin(struct fake_stand *stand, struct fake *fake, int place)
{
    *stand = (struct fake_stand){.fake = fake, .show = fake_show(fake, SHOW_CARD)};
    fake->show = show_begin(&fake->cards, place < fake->cards.count ? place : fake->cards.count - 1, 0);
    stand->desk = desk_begin(&fake->show, SEED);
    stand->time = (struct console_time){.began = true,
                                        .elapsed_ms = 1122 * 1000,
                                        .planned_ms = 45 * MINUTE_MS,
                                        .expected_ms = 1187 * 1000,
                                        .parts = parts,
                                        .part_count = (int)COUNT_OF(parts),
                                        .part = 1,
                                        .clock = STR("14:07")};
}

void fake_stand_event(struct fake_stand *stand, const struct desk_event *event)
{
    struct fake *fake = stand->fake;
    struct desk_next next = desk_step(&fake->rules, &fake->cards, &stand->desk, &fake->show, event);
    stand->desk = next.desk;
    fake->show = next.show.state;
}

static void show_event(struct fake_stand *stand, struct show_event event)
{
    struct desk_event to_desk = {.kind = DESK_EV_SHOW, .at_ms = FAKE_STAND_MS};
    event.at_ms = FAKE_STAND_MS;
    to_desk.as.show = event;
    fake_stand_event(stand, &to_desk);
}

void fake_stand_do(struct fake_stand *stand, enum command command)
{
    struct console_next next = console_step(stand->console, command);
    stand->console = next.state;
    if (!next.taken)
        show_event(stand, (struct show_event){.kind = SHOW_EV_COMMAND, .as.command = command});
}

void fake_stand_go(struct fake_stand *stand, int place)
{
    const struct show_cards *cards = &stand->fake->cards;
    struct card_id id = cards->deck->cards[cards->order[place % cards->count]].id;
    show_event(stand, (struct show_event){.kind = SHOW_EV_GO_TO, .as.card = id});
}

void fake_console(struct fake_stand *stand, const struct view_env *env, struct console_view *out)
{
    struct fake *fake = stand->fake;
    stand->show.zoom = fake->show.zoom;
    *out = (struct console_view){.show = &stand->show,
                                 .desk = &stand->desk,
                                 .state = &stand->console,
                                 .seen = desk_seen(&stand->desk, FAKE_STAND_MS),
                                 .time = stand->time,
                                 .may_swap = true};
    arena_rewind(&fake->page, 0);
    assert_true(view_console_reading(&fake->page, &fake->cards, &stand->desk.own, &fake->reading));
    assert_true(view_console_column(&fake->page, env, out, &fake->reading, &fake->column));
    out->reading = &fake->reading;
    out->column = &fake->column;
}

/* ---- all there is to see */

static void no_plan(struct fake_stand *stand)
{
    stand->time = (struct console_time){.clock = STR("14:07")};
    fake_stand_do(stand, COMMAND_LAST);
}

static void staged(struct fake_stand *stand)
{
    fake_stand_do(stand, COMMAND_FREEZE);
    fake_stand_go(stand, 4);
    stand->console.size = 2;
}

static void frozen_black(struct fake_stand *stand)
{
    fake_stand_do(stand, COMMAND_FREEZE);
    fake_stand_do(stand, COMMAND_BLACK);
    stand->time.paused = true;
}

static void white(struct fake_stand *stand)
{
    fake_stand_do(stand, COMMAND_WHITE);
    stand->time.elapsed_ms = 65 * MINUTE_MS;
}

static void pen_zoom(struct fake_stand *stand)
{
    fake_stand_do(stand, COMMAND_ZOOM);
    fake_stand_do(stand, COMMAND_PEN);
    stand->time.elapsed_ms = 26 * MINUTE_MS;
    stand->console.ahead = 4;
}

static void drawn(struct fake_stand *stand)
{
    for (int i = 0; i < 3; i++)
        fake_stand_do(stand, COMMAND_DRAW);
}

static void drawn_staged(struct fake_stand *stand)
{
    fake_stand_do(stand, COMMAND_STAGE);
    fake_stand_do(stand, COMMAND_DRAW);
    fake_stand_do(stand, COMMAND_QUESTIONS);
    while (stack_left(&stand->desk.stack, &stand->fake->cards) > 0)
        fake_stand_do(stand, COMMAND_DRAW);
}

static void counts(struct fake_stand *stand)
{
    fake_stand_event(stand, &(struct desk_event){.kind = DESK_EV_COUNTDOWN,
                                                 .at_ms = FAKE_STAND_MS - 42 * 1000,
                                                 .as.ms = 3 * MINUTE_MS});
    fake_stand_do(stand, COMMAND_TIMER_PANEL);
}

static void over_paper(struct fake_stand *stand)
{
    fake_stand_do(stand, COMMAND_PAPER);
    fake_stand_event(stand,
                     &(struct desk_event){.kind = DESK_EV_COUNTDOWN, .at_ms = 0, .as.ms = 3 * MINUTE_MS});
    fake_stand_event(stand, &(struct desk_event){.kind = DESK_EV_TICK, .at_ms = FAKE_STAND_MS});
}

static void papers(struct fake_stand *stand)
{
    for (int i = 0; i < 4; i++)
        fake_stand_do(stand, COMMAND_PAPER_NEW);
    fake_stand_event(stand, &(struct desk_event){.kind = DESK_EV_PAPER, .as.place = 2});
    fake_stand_do(stand, COMMAND_HIGHLIGHTER);
    fake_stand_do(stand, COMMAND_PAPERS);
}

static void more(struct fake_stand *stand)
{
    fake_stand_do(stand, COMMAND_MORE);
}

static void overview(struct fake_stand *stand)
{
    fake_stand_do(stand, COMMAND_FREEZE);
    fake_stand_do(stand, COMMAND_OVERVIEW);
}

static void asked(struct fake_stand *stand)
{
    fake_stand_do(stand, COMMAND_STAGE);
    fake_stand_do(stand, COMMAND_QUESTION);
    fake_stand_do(stand, COMMAND_MORE);
}

static void asked_room(struct fake_stand *stand)
{
    fake_stand_do(stand, COMMAND_QUESTION_PREVIOUS);
}

static void branch(struct fake_stand *stand)
{
    fake_stand_go(stand, 20);
    fake_stand_event(stand,
                     &(struct desk_event){.kind = DESK_EV_BRANCH, .at_ms = FAKE_STAND_MS, .as.place = 2});
}

static void strays(struct fake_stand *stand)
{
    struct desk_event touch = {.kind = DESK_EV_TOUCH, .at_ms = FAKE_STAND_MS};
    touch.as.show = (struct show_event){.kind = SHOW_EV_COMMAND, .as.command = COMMAND_NEXT};
    fake_stand_do(stand, COMMAND_TOUCH);
    fake_stand_event(stand, &touch);
}

static void number(struct fake_stand *stand)
{
    fake_stand_do(stand, COMMAND_GO_TO);
}

static const struct {
    const char *name;
    void (*reach)(struct fake_stand *stand);
} rows[FAKE_CONSOLES] = {
    {"console", number},
    {"console-last", no_plan},
    {"console-staged", staged},
    {"console-frozen-black", frozen_black},
    {"console-white", white},
    {"console-pen", pen_zoom},
    {"console-stack", drawn},
    {"console-stack-empty", drawn_staged},
    {"console-countdown", counts},
    {"console-paper", over_paper},
    {"console-more", more},
    {"console-overview", overview},
    {"console-strays", strays},
    {"console-branch", branch},
    {"console-papers", papers},
    {"console-asked", asked},
    {"console-asked-room", asked_room},
};

const char *fake_console_name(int which)
{
    return rows[which].name;
}

void fake_console_stand(struct fake_stand *stand, struct fake *fake, int which)
{
    fake_stand_begin(stand, fake, 16);
    rows[which].reach(stand);
}
