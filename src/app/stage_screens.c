/* Which display shows what: read from SDL, decided by app/displays, remembered for each set of them. */
#include "app/stage_private.h"

#include "base/log.h"
#include "base/words.h"
#include "view/displays.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MARK_BYTES = 32 };

static void read_displays(struct stage *stage, struct displays *out)
{
    if (monitors_read(&stage->desk.monitors, out))
        return;
    *out = (struct displays){.count = 0};
    for (int i = 0; i < SDL_GetNumVideoDisplays(); i++) {
        SDL_Rect at;
        if (SDL_GetDisplayBounds(i, &at) == 0)
            displays_add(out, SDL_GetDisplayName(i),
                         (struct rect_px){(float)at.x, (float)at.y, (float)at.w, (float)at.h});
    }
}

/* ---- remembered */

static void setting_name(const struct displays *displays, char name[MARK_BYTES])
{
    (void)snprintf(name, MARK_BYTES, "screens-%016" PRIx64, displays_mark(displays));
}

static uint64_t kept_room(struct stage *stage, const struct displays *displays)
{
    char name[MARK_BYTES], digits[MARK_BYTES];
    struct str value;
    setting_name(displays, name);
    if (!stage->rules.keeps || !journal_setting(stage->journal, &stage->arena, str_from(name), &value))
        return 0;
    str_to_field(digits, sizeof digits, value);
    return strtoull(digits, NULL, 16);
}

static void keep_room(struct stage *stage)
{
    const struct stage_desk *desk = &stage->desk;
    char name[MARK_BYTES], digits[MARK_BYTES];
    if (!stage->rules.keeps || desk->displays.count < 2 || desk->plan.room < 0)
        return;
    setting_name(&desk->displays, name);
    (void)snprintf(digits, sizeof digits, "%016" PRIx64, display_mark(&desk->displays.at[desk->plan.room]));
    journal_setting_put(stage->journal, str_from(name), str_from(digits));
}

/* ---- decided */

static void decide(struct stage *stage)
{
    struct stage_desk *desk = &stage->desk;
    int asked = stage->run->options->display;
    uint64_t kept = kept_room(stage, &desk->displays);
    desk->known = kept != 0;
    desk->plan = displays_plan(&desk->displays, asked > 0 ? asked : 0, kept);
}

static bool has_two(const struct stage_desk *desk)
{
    return desk->plan.room >= 0 && desk->plan.room != desk->plan.console;
}

struct rect_px stage_screens_bounds(const struct stage *stage, bool room)
{
    const struct stage_desk *desk = &stage->desk;
    int which = room ? desk->plan.room : desk->plan.console;
    return which >= 0 ? desk->displays.at[which].at : (struct rect_px){0};
}

bool stage_screens_two(const struct stage *stage)
{
    return has_two(&stage->desk);
}

/* ---- windows */

/* In windows two lie beside each other where there is one display, else one in the middle of each. */
static struct rect_px windowed_at(const struct stage *stage, bool room)
{
    const struct options *options = stage->run->options;
    struct rect_px all = stage_screens_bounds(stage, room);
    bool two = has_two(&stage->desk);
    float share = two ? 0.75f : 0.5f;
    struct size_px size = {options->w_px ? (float)options->w_px : floorf(all.w * share),
                           options->h_px ? (float)options->h_px : floorf(all.h * share)};
    float left = two ? (all.w - size.w) / 2 : room ? all.w - size.w : 0;
    return (struct rect_px){all.x + floorf(left), all.y + floorf((all.h - size.h) / 2), size.w, size.h};
}

struct rect_px stage_screens_window(const struct stage *stage, bool room)
{
    struct rect_px all = stage_screens_bounds(stage, room);
    return stage->desk.covers || rect_is_empty(all) ? all : windowed_at(stage, room);
}

static bool wants_room(const struct stage *stage)
{
    return has_two(&stage->desk) || (!stage->desk.covers && stage->desk.plan.room >= 0);
}

static struct size_px size_of(struct rect_px at)
{
    return (struct size_px){at.w, at.h};
}

void stage_screens_begin(struct stage *stage)
{
    struct stage_desk *desk = &stage->desk;
    if (strcmp(SDL_GetCurrentVideoDriver(), "x11") == 0)
        monitors_open(&desk->monitors);
    read_displays(stage, &desk->displays);
    decide(stage);
    desk->asks = desk->waits =
        desk->covers && has_two(desk) && !desk->known && stage->run->options->display <= 0;
    desk->room.window.size =
        size_of(wants_room(stage) ? stage_screens_window(stage, true) : (struct rect_px){0});
    desk->whole = !has_two(desk) && desk->displays.count == 1 && desk->displays.at[0].mirrored;
}

bool stage_screens_open(struct stage *stage, struct err *err)
{
    return !wants_room(stage) || stage_room_open(stage, stage_screens_window(stage, true), err);
}

static void hands_moved(struct stage *stage)
{
    hands_forget(&stage->hands);
    hands_begin(&stage->hands, &stage->window, stage->run->settings->screen_mm);
    stage->desk.room.shown = (struct room_shown){0};
    stage->window.whole = stage->desk.room.window.whole = true;
    if (stage->window.sdl)
        (void)SDL_SetWindowInputFocus(
            stage->window.sdl); /* keys are the presenter's, without a window manager too */
    stage_resized(stage);
}

/* Windows keep their places and get each other's contents: that takes one frame, and asks no window manager. */
static void exchange(struct stage *stage)
{
    struct window *room = &stage->desk.room.window, kept = *room;
    *room = stage->window;
    stage->window = kept;
    stage->desk.room.mouse = false;
    window_waits(room, true);
    window_waits(&stage->window, false);
    if (room->sdl)
        SDL_SetWindowTitle(room->sdl, stage_room_title());
    if (stage->window.sdl)
        SDL_SetWindowTitle(stage->window.sdl, stage->title);
    hands_moved(stage);
}

void stage_screens_swap(struct stage *stage)
{
    struct stage_desk *desk = &stage->desk;
    if (!stage_room_is_open(stage)) {
        stage_desk_whole(stage, !desk->whole);
        return;
    }
    exchange(stage);
    if (has_two(desk)) {
        desk->plan = displays_swapped(&desk->displays, desk->plan);
        keep_room(stage);
    }
}

/* Another display, or one less: windows go to where they belong now, and nothing of the show changes. */
static void follow(struct stage *stage)
{
    struct stage_desk *desk = &stage->desk;
    struct err err = {0};
    bool open = stage_room_is_open(stage);
    if (desk->covers)
        window_cover(&stage->window, stage_screens_bounds(stage, false));
    if (!wants_room(stage) && open) {
        stage_room_close(stage);
        window_come_again(&stage->window);
        desk->whole = desk->displays.at[0].mirrored;
    } else if (wants_room(stage) && open && desk->covers) {
        window_cover(&desk->room.window, stage_screens_bounds(stage, true));
    } else if (wants_room(stage) && !open) {
        desk->whole = false;
        if (!stage_screens_open(stage, &err))
            log_line(LOG_ERROR, "%s", err.text);
    }
    hands_moved(stage);
}

static void switch_off(struct stage *stage, bool off)
{
    window_off(&stage->window, off);
    window_off(&stage->desk.room.window, off);
    stage->dirty = true;
}

static int SDLCALL see_last(void *ctx, SDL_Event *event)
{
    if (window_loses_all(event))
        switch_off(ctx, true);
    return 1;
}

void stage_screens_watch(struct stage *stage)
{
    SDL_AddEventWatch(see_last, stage);
}

/* For a moment there may be none: then all stays as it was, and after it windows are put back where they belong, for who has moved them
 * is not told. */
void stage_screens_changed(struct stage *stage)
{
    struct stage_desk *desk = &stage->desk;
    struct displays now;
    if (SDL_GetNumVideoDisplays() > 0)
        switch_off(stage, false);
    if (!desk->on || !stage->window.sdl)
        return;
    read_displays(stage, &now);
    desk->lost = desk->lost || now.count == 0;
    if (now.count == 0 || stage->window.off || (!desk->lost && displays_eq(&now, &desk->displays)))
        return;
    desk->lost = false;
    desk->displays = now;
    decide(stage);
    follow(stage);
    stage_touch_stand(stage);
}

/* ---- asked */

bool stage_screens_asks(const struct stage *stage)
{
    return stage->desk.asks && stage_presents(stage);
}

void stage_screens_ask(struct stage *stage)
{
    struct stage_desk *desk = &stage->desk;
    desk->asks = !desk->asks;
    stage->hands.focus = 0;
    stage->dirty = true;
    if (desk->asks)
        return;
    desk->waits = false;
    keep_room(stage);
}

static enum display_role role_of(const struct stage_desk *desk, int which)
{
    if (which == desk->plan.room)
        return has_two(desk) ? DISPLAY_ROOM : DISPLAY_BOTH;
    return which == desk->plan.console ? DISPLAY_CONSOLE : DISPLAY_FREE;
}

/* As the rest of what only the presenter sees. */
void stage_screens_compose(struct stage *stage, const struct view_env *env)
{
    const struct stage_desk *desk = &stage->desk;
    struct display_tile tiles[DISPLAYS_MAX];
    struct view_env night = *env;
    if (night.palette == PALETTE_LIGHT)
        night.palette = PALETTE_DARK;
    for (int i = 0; i < desk->displays.count; i++) {
        const struct display *display = &desk->displays.at[i];
        tiles[i] = (struct display_tile){.at = display->at,
                                         .number = display->number,
                                         .name = str_from(display->name),
                                         .built_in = display_is_built_in(display),
                                         .mirrored = display->mirrored,
                                         .role = role_of(desk, i),
                                         .touch = stage->showing.desk.touch};
    }
    struct displays_view view = {tiles, desk->displays.count, desk->waits};
    view_displays(&stage->picture.nodes, &night, &view);
}

/* What a clicker sends goes on, as Enter does on nothing in particular. */
static void press(struct stage *stage, const struct key_chord *chord)
{
    const struct node *node = node_by_id(&stage->picture.nodes, stage->hands.focus);
    bool enter = str_eq(chord->key, STR("Enter")) || str_eq(chord->key, STR("Space"));
    enum command command = keymap_find(&stage->run->settings->keymap, MODE_PRESENT, *chord);
    if (stage_tab(stage, chord))
        return;
    if (enter && node && stage->hands.focus) {
        stage_action(stage, node->action);
    } else if (command == COMMAND_SWAP || command == COMMAND_TOUCH || command == COMMAND_QUIT) {
        stage_show_command(stage, command);
    } else if (enter || command == COMMAND_NEXT || command == COMMAND_BACK || command == COMMAND_SCREENS ||
               str_eq(chord->key, STR("F5"))) {
        stage_screens_ask(stage);
    }
}

/* Nothing of the show is done behind it. */
bool stage_screens_act(struct stage *stage, const struct act *act)
{
    switch (act->kind) {
    case ACT_KEY: press(stage, &act->as.key.chord); return true;
    case ACT_TAP: return act->target == 0;
    case ACT_TEXT:
    case ACT_HOLD:
    case ACT_DRAG_BEGIN:
    case ACT_DRAG:
    case ACT_DRAG_END:
    case ACT_DRAG_CANCEL:
    case ACT_PINCH_BEGIN:
    case ACT_PINCH:
    case ACT_PINCH_END:
    case ACT_GRIP_BEGIN:
    case ACT_GRIP:
    case ACT_GRIP_END:
    case ACT_GRIP_CANCEL:
    case ACT_WHEEL:
    case ACT_RIGHT:
    case ACT_MIDDLE: return true;
    case ACT_FILE:
    case ACT_WINDOW:
    case ACT_LOOK:
    case ACT_QUIT: break;
    }
    return false;
}

/* ---- told of */

void stage_screens_end(struct stage *stage)
{
    monitors_close(&stage->desk.monitors);
}

int stage_screens_fd(const struct stage *stage)
{
    return monitors_fd(&stage->desk.monitors);
}

void stage_screens_poll(struct stage *stage)
{
    if (monitors_changed(&stage->desk.monitors))
        stage_screens_changed(stage);
}
