/* The presenter's console: what is seen there, what its own commands and keys do, and where hands are on it. A click or a tap beside
 * a control is nothing there: no page is turned by leaning on the glass. */
#include "app/stage_private.h"

#include "base/clock.h"
#include "presenter/asking.h"

#include <stdio.h>
#include <time.h>

enum { READ_BYTES = 8 << 20, MINUTE_MS = 60 * 1000, SECOND_MS = 1000 };
static const float page_share = 0.8f; /* of what is seen: so far a key goes */

bool stage_console_init(struct stage_console *console)
{
    return arena_init(&console->read, READ_BYTES) && picture_init(&console->ahead);
}

/* ---- kept: how large notes are, and how many cards are seen ahead */

static int kept(struct stage *stage, const char *name, int most)
{
    struct str value = {0};
    int number = 0;
    bool known = stage->rules.keeps &&
                 journal_setting(stage->journal, &stage->arena, str_from(name), &value) &&
                 str_to_int(value, &number);
    return known && number >= 0 && number <= most ? number : -1;
}

void stage_console_recall(struct stage *stage)
{
    struct console_state *state = &stage->console.state;
    int size = kept(stage, "notes-size", CONSOLE_SIZES - 1),
        ahead = kept(stage, "next-cards", CONSOLE_AHEAD_MAX);
    state->size = size >= 0 ? size : state->size;
    state->ahead = ahead >= 0 ? ahead : state->ahead;
}

static void keep(struct stage *stage, const char *name, int was, int is)
{
    char digits[16];
    if (!stage->rules.keeps || was == is)
        return;
    (void)snprintf(digits, sizeof digits, "%d", is);
    journal_setting_put(stage->journal, str_from(name), str_from(digits));
}

void stage_console_finish(struct stage_console *console)
{
    arena_finish(&console->read);
    picture_finish(&console->ahead);
}

bool stage_console_seen(const struct stage *stage)
{
    return stage_presents(stage) && !stage->desk.whole;
}

static bool looks_at_card(const struct stage *stage)
{
    return stage_console_seen(stage) && stage->showing.state.mode == SHOW_CARD;
}

static bool types_number(const struct stage *stage)
{
    return stage->showing.state.number > 0 || stage->showing.state.number_open;
}

/* ---- what is seen */

/* The clock on the wall. With a feed there is none: what it shows is to be the same each time. */
static struct str wall_clock(struct stage *stage)
{
    struct stage_console *console = &stage->console;
    time_t now = (time_t)(clock_wall_ms() / SECOND_MS);
    struct tm at;
    if (stage->run->feed || !localtime_r(&now, &at))
        return (struct str){0};
    (void)snprintf(console->clock, sizeof console->clock, "%02d:%02d", at.tm_hour % 24, at.tm_min % 60);
    return str_from(console->clock);
}

void stage_console_view(struct stage *stage, const struct show_view *show, struct console_view *out)
{
    struct stage_console *console = &stage->console;
    *out = (struct console_view){.show = show,
                                 .desk = &stage->showing.desk,
                                 .state = &console->state,
                                 .seen = stage_seen(stage),
                                 .room = stage_room_is_open(stage) ? stage->desk.room.window.size
                                                                   : stage->window.size,
                                 .time = {.clock = wall_clock(stage)},
                                 .may_swap = true,
                                 .notice = show->notice,
                                 .ink = stage_ink_own(stage),
                                 .paper_ink = stage_ink_paper,
                                 .paper_ctx = stage};
    out->room_ink = stage_ink_room(stage, &out->seen);
    stage_timing_view(stage, &out->time);
    if (console->laid) {
        out->reading = &console->reading;
        out->column = &console->column;
    }
}

/* Another card is read from its beginning. */
static void follow_card(struct stage *stage)
{
    struct stage_console *console = &stage->console;
    const struct scene *own = &stage->showing.desk.own;
    struct card_id top = own->count > 0 ? own->cards[own->count - 1] : (struct card_id){{0}};
    bool same = card_id_eq(console->top, top) && console->count == own->count;
    console->top = top;
    console->count = own->count;
    if (!same && console->state.panel == CONSOLE_NOTES)
        motion_list_to(&stage->motion, 0, true, stage->now_ms);
}

void stage_console_compose(struct stage *stage, const struct view_env *env, const struct show_view *show)
{
    struct stage_console *console = &stage->console;
    struct console_view view;
    struct show_view inner = *show;
    follow_card(stage);
    arena_rewind(&console->read, 0);
    console->laid = false;
    stage_console_view(stage, &inner, &view);
    console->laid = view_console_reading(&console->read, show->cards, &view.desk->own, &console->reading) &&
                    view_console_column(&console->read, env, &view, &console->reading, &console->column);
    stage_console_view(stage, &inner, &view);
    float max = view_console_scroll_max(env, &view);
    view.scroll_px = inner.scroll_px = motion_list(&stage->motion, max, stage->now_ms);
    view_console(&stage->picture.nodes, env, &view);
}

static void look_ahead(struct stage *stage)
{
    static const int steps[] = {1, -1, 2, -2};
    struct picture *ahead = &stage->console.ahead;
    const struct show_state *state = &stage->showing.state;
    struct view_env env;
    struct show_view show;
    struct console_view view;
    stage_env(stage, &env);
    showing_view(&stage->showing, &show, stage->now_ms);
    stage_console_view(stage, &show, &view);
    picture_begin(ahead);
    for (size_t i = 0; i < COUNT_OF(steps); i++)
        view_console_ahead(&ahead->nodes, &env, &view,
                           state->index + (state->turn < 0 ? -steps[i] : steps[i]), i == 0);
    picture_compose(ahead, &env);
    picture_lower(ahead, &env, stage->bakery, stage->paint);
}

/* While hands move, what was found before is still good enough. */
void stage_console_ahead(struct stage *stage, struct picture *all)
{
    struct picture *ahead = &stage->console.ahead;
    if (!stage_console_seen(stage))
        return;
    if (!stage->hurries)
        look_ahead(stage);
    for (int i = 0; i < ahead->want_count; i++)
        (void)picture_add_want(all, &ahead->wants[i].key, ahead->wants[i].tag);
}

void stage_show_env(struct stage *stage, struct view_env *out)
{
    struct view_env env;
    struct console_view view;
    struct show_view show;
    stage_env(stage, &env);
    *out = env;
    if (!stage_console_seen(stage))
        return;
    showing_view(&stage->showing, &show, stage->now_ms);
    stage_console_view(stage, &show, &view);
    *out = view_console_env(&env, &view);
}

/* ---- where it scrolls */

static void measured(struct stage *stage, struct view_env *env, struct show_view *show,
                     struct console_view *view)
{
    stage_env(stage, env);
    showing_view(&stage->showing, show, stage->now_ms);
    show->keymap = &stage->run->settings->keymap; /* help is as long as its keys */
    show->presents = true;
    stage_console_view(stage, show, view);
}

bool stage_console_list(struct stage *stage, const struct pt_px *at, float *max)
{
    struct view_env env;
    struct show_view show;
    struct console_view view;
    measured(stage, &env, &show, &view);
    *max = view_console_scroll_max(&env, &view);
    if (stage->showing.state.mode != SHOW_CARD)
        return true;
    return at && rect_has(view_console_scrolls(&env, &view), *at);
}

static void scroll_to(struct stage *stage, float to, float max)
{
    motion_list_to(&stage->motion, clampf(to, 0, max), stage->reduced_motion, stage->now_ms);
    stage->dirty = true;
}

static void scroll_by(struct stage *stage, float px)
{
    float max;
    (void)stage_console_list(stage, NULL, &max);
    scroll_to(stage, motion_list(&stage->motion, max, stage->now_ms) + px, max);
}

static float page_px(struct stage *stage)
{
    struct view_env env;
    struct show_view show;
    struct console_view view;
    measured(stage, &env, &show, &view);
    return view_console_scrolls(&env, &view).h * page_share;
}

bool stage_console_stage(struct stage *stage, struct rect_px *room, struct rect_px *card)
{
    struct view_env env;
    struct show_view show;
    struct console_view view;
    if (!looks_at_card(stage))
        return false;
    measured(stage, &env, &show, &view);
    *card = view_console_card(&env, &view);
    *room = view_console_pane(&env, &view);
    return !rect_is_empty(*card);
}

bool stage_console_turns(struct stage *stage, struct pt_px from)
{
    struct rect_px room, card;
    return stage_console_stage(stage, &room, &card) && rect_has(room, from);
}

/* ---- commands and keys of its own */

bool stage_console_command(struct stage *stage, enum command command)
{
    struct stage_console *console = &stage->console;
    const struct console_state was = console->state;
    if (!stage_console_seen(stage) ||
        (command == COMMAND_BACK && (!looks_at_card(stage) || types_number(stage))))
        return false;
    struct console_next next = console_step(console->state, command);
    console->state = next.state;
    keep(stage, "notes-size", was.size, next.state.size);
    keep(stage, "next-cards", was.ahead, next.state.ahead);
    if (next.state.panel != was.panel) {
        motion_list_to(&stage->motion, 0, true, stage->now_ms);
        stage->hands.focus = 0;
    }
    if (next.scroll != 0)
        scroll_by(stage, (float)next.scroll * page_px(stage));
    stage->dirty = true;
    return next.taken;
}

void stage_console_action(struct stage *stage, struct action action)
{
    const struct deck *deck = showing_deck(&stage->showing);
    struct desk_event event = {.kind = DESK_EV_COUNTDOWN, .at_ms = stage->now_ms};
    if (!stage_presents(stage) || !deck)
        return;
    if (action.kind == ACTION_STACK) {
        event.kind = DESK_EV_STACK;
        event.as.stack.seed = stage_chance(stage) ^ (uint64_t)stage->now_ms;
        if (action.index >= 0 && action.index < deck->kind_count)
            event.as.stack.kind = card_id_from(deck->kinds[action.index].id);
    } else if (action.kind == ACTION_RETURN || action.kind == ACTION_DISCARD) {
        event.kind = action.kind == ACTION_RETURN ? DESK_EV_RETURN : DESK_EV_DISCARD;
        event.as.place = action.index;
    } else if (action.kind == ACTION_COLOUR || action.kind == ACTION_PAPER) {
        event.kind = action.kind == ACTION_PAPER ? DESK_EV_PAPER : DESK_EV_COLOUR;
        event.as.place = action.index;
    } else if (action.kind == ACTION_BRANCH) {
        event.kind = DESK_EV_BRANCH;
        event.as.place = action.index;
    } else if (action.kind == ACTION_ASK) {
        event.kind = DESK_EV_QUESTION;
        if (!asking_nth(&stage->showing.cards, &stage->showing.desk.own, action.index,
                        &event.as.question.card, &event.as.question.id))
            return;
    } else {
        event.kind = action.kind == ACTION_LONGER ? DESK_EV_LONGER : DESK_EV_COUNTDOWN;
        event.as.ms = (int64_t)action.index * MINUTE_MS;
    }
    stage_desk_event(stage, &event);
}

/* What has the focus is brought into sight. */
static void follow_focus(struct stage *stage)
{
    const struct node *node = node_by_id(&stage->picture.nodes, stage->hands.focus);
    float ring = 16 * stage->window.size.h / 1080;
    stage->dirty = true;
    if (!node || rect_is_empty(node->clip))
        return;
    float above = node->clip.y + ring - node->at.y;
    float below = node->at.y + node->at.h + ring - node->clip.y - node->clip.h;
    if (above > 0)
        scroll_by(stage, -above);
    else if (below > 0)
        scroll_by(stage, below);
}

static bool focus_key(struct stage *stage, const struct key_chord *chord)
{
    struct nodes *nodes = &stage->picture.nodes;
    const struct node *node = node_by_id(nodes, stage->hands.focus);
    int dx = str_eq(chord->key, STR("Right")) - str_eq(chord->key, STR("Left"));
    int dy = str_eq(chord->key, STR("Down")) - str_eq(chord->key, STR("Up"));
    if (str_eq(chord->key, STR("Tab"))) {
        stage->hands.focus = node_focus_step(nodes, stage->hands.focus, chord->shift ? -1 : 1);
    } else if (node && !chord->shift && (dx != 0 || dy != 0)) {
        uint32_t to = node_focus_toward(nodes, stage->hands.focus, dx, dy);
        stage->hands.focus = to ? to : stage->hands.focus;
    } else if (node && !chord->shift &&
               (str_eq(chord->key, STR("Enter")) || str_eq(chord->key, STR("Space")))) {
        stage_action(stage, node->action);
        return true;
    } else {
        return false;
    }
    follow_focus(stage);
    return true;
}

/* While a panel is open, keys go over what there is on the console. */
bool stage_console_key(struct stage *stage, const struct act *act)
{
    const struct key_chord *chord = &act->as.key.chord;
    bool open = looks_at_card(stage) && stage->console.state.panel != CONSOLE_NOTES && !types_number(stage);
    return open && !chord->ctrl && !chord->alt && focus_key(stage, chord);
}

/* ---- time goes on */

int64_t stage_console_due_ms(const struct stage *stage)
{
    const struct countdown *countdown = &stage->showing.desk.countdown;
    int64_t due = INT64_MAX;
    if (!stage_console_seen(stage))
        return due;
    if (!stage->run->feed)
        due = stage->now_ms + MINUTE_MS - clock_wall_ms() % MINUTE_MS;
    if (countdown->phase == COUNTDOWN_RUNS) {
        int64_t left = countdown_left_ms(countdown, stage->now_ms);
        int64_t next = stage->now_ms + (left % SECOND_MS > 0 ? left % SECOND_MS : SECOND_MS);
        due = next < due ? next : due;
    }
    return due;
}

void stage_console_tick(struct stage *stage)
{
    struct stage_console *console = &stage->console;
    if (console->due_ms > 0 && stage->now_ms >= console->due_ms)
        stage->dirty = true;
    int64_t due = stage_console_due_ms(stage);
    console->due_ms = due < INT64_MAX ? due : 0;
}
