/* What an act means where it happens: a command, a mark, a link, a page under the finger, a list that scrolls. */
#include "app/stage_private.h"

#include "base/log.h"
#include "base/words.h"

#include <math.h>

enum { PPI_PER_MM_X10 = 254 };

/* ---- lists */

/* `at`: only what scrolls there; NULL: what does at all. */
static bool list_max(struct stage *stage, const struct pt_px *at, float *max)
{
    struct view_env env;
    *max = 0;
    if (stage_staff_is_open(stage)) {
        *max = stage_staff_scroll_max(stage);
        return true;
    }
    if (stage->place == STAGE_LOCKED || stage->place == STAGE_BROKEN)
        return true;
    if (stage->place == STAGE_WRITE) {
        *max = stage_write_scroll_max(stage);
        return true;
    }
    if (stage_visits(stage))
        return stage_visit_list(stage, max);
    if (stage_console_seen(stage))
        return stage_console_list(stage, at, max);
    stage_env(stage, &env);
    if (stage_shows(stage)) {
        struct show_view view;
        stage_show_view(stage, &env, &view);
        *max = view_show_scroll_max(&env, &view);
        return stage->showing.state.mode != SHOW_CARD;
    }
    struct start_view view;
    stage_start_view(stage, &env, &view);
    *max = view_start_scroll_max(&env, &view);
    return true;
}

/* ---- the show */

static void show_fx(struct stage *stage, enum show_fx_kind fx)
{
    if (!stage->rules.opens && fx == SHOW_FX_OPEN)
        return;
    switch (fx) {
    case SHOW_FX_LEAVE:
        if (!stage_visit_command(stage, COMMAND_START))
            stage_go_home(stage, NULL);
        break;
    case SHOW_FX_OPEN: {
        struct start_event open = {
            .kind = START_EV_COMMAND, .at_ms = stage->now_ms, .as.command = COMMAND_OPEN};
        stage_go_home(stage, NULL);
        (void)home_event(&stage->home, &open);
        break;
    }
    case SHOW_FX_QUIT: stage_leave(stage); break;
    case SHOW_FX_FULL_SCREEN: stage_full_screen(stage); break;
    case SHOW_FX_REFUSED:
    case SHOW_FX_JOURNAL:
    case SHOW_FX_SEARCH: break;
    }
}

/* The keyboard writes only while there is a field to write in; a list begins at its marked item. */
static void mode_changed(struct stage *stage, enum show_mode was)
{
    enum show_mode is = stage->showing.state.mode;
    if (is == was)
        return;
    if (is == SHOW_SEARCH) {
        SDL_StartTextInput();
        stage_keyboard_field(stage, false);
    } else {
        SDL_StopTextInput();
        stage_keyboard_hide(stage);
    }
    motion_stop(&stage->motion);
}

void stage_follow_mark(struct stage *stage, bool at_once)
{
    struct view_env env;
    struct show_view view;
    enum show_mode mode = stage->showing.state.mode;
    if (mode != SHOW_OVERVIEW && mode != SHOW_SEARCH)
        return;
    stage_show_env(stage, &env);
    stage_show_view(stage, &env, &view);
    motion_list_to(&stage->motion, view_show_scroll_to_mark(&env, &view), at_once || stage->reduced_motion,
                   stage->now_ms);
}

void stage_show_event(struct stage *stage, const struct show_event *given)
{
    enum show_fx_kind fx[SHOW_FX_MAX];
    enum show_mode was = stage->showing.state.mode;
    struct show_event gripped = *given, *event = &gripped;
    if (!stage->showing.ready)
        return;
    struct stage_zoom_was zoom = stage_zoom_before(stage);
    struct desk_state desk = stage->showing.desk;
    stage_zoom_grip(stage, event);
    int count = showing_event(&stage->showing, event, fx);
    mode_changed(stage, was);
    stage_zoom_after(stage, &zoom);
    stage_visit_after(stage, event, &zoom);
    if (event->kind == SHOW_EV_COMMAND && event->as.command == COMMAND_BACK)
        stage_desk_back(stage, &desk, was);
    stage_desk_after(stage);
    if (event->kind == SHOW_EV_MARK || event->kind == SHOW_EV_TEXT || event->kind == SHOW_EV_EDIT ||
        event->kind == SHOW_EV_COMMAND)
        stage_follow_mark(stage, was != stage->showing.state.mode);
    for (int i = 0; i < count; i++)
        show_fx(stage, fx[i]);
    stage->dirty = true;
}

void stage_show_command(struct stage *stage, enum command command)
{
    if (stage_console_command(stage, command) || stage_aloud_command(stage, command) ||
        stage_timing_command(stage, command))
        return;
    if (!stage_visits(stage) && stage_visit_command(stage, command))
        return;
    stage_show_event(
        stage, &(struct show_event){.kind = SHOW_EV_COMMAND, .at_ms = stage->now_ms, .as.command = command});
}

/* To a card; what was found on its back is shown there. An upright visit has both sides before it. */
static void go_to_id(struct stage *stage, struct card_id id)
{
    struct view_env env;
    const struct show_state *state = &stage->showing.state;
    bool back = showing_found_own(&stage->showing, id);
    stage_show_event(stage,
                     &(struct show_event){.kind = SHOW_EV_GO_TO, .at_ms = stage->now_ms, .as.card = id});
    stage_env(stage, &env);
    if (back && !state->back && state->mode == SHOW_CARD &&
        !(stage_visits(stage) && view_visit_is_upright(&env)))
        stage_show_command(stage, COMMAND_QUESTIONS);
}

void stage_show_enter(struct stage *stage)
{
    struct card_id choice;
    if (showing_choice(&stage->showing, &choice))
        go_to_id(stage, choice);
    else
        stage_show_event(stage, &(struct show_event){.kind = SHOW_EV_ENTER, .at_ms = stage->now_ms});
}

static void show_go_to(struct stage *stage, int card)
{
    const struct deck *deck = showing_deck(&stage->showing);
    if (!deck || card < 0 || card >= deck->card_count)
        return;
    go_to_id(stage, deck->cards[card].id);
}

/* Links lead to pages of the same document; those to the outside are left to those who made the room safe. */
void stage_show_link(struct stage *stage, int index)
{
    struct show_view view;
    showing_view(&stage->showing, &view, stage->now_ms);
    if (index < 0 || index >= view.link_count || view.links[index].page < 1)
        return;
    const struct deck *deck = view.cards->deck;
    int here = view.cards->order[view.state->index];
    for (int i = 0; i < deck->card_count; i++) {
        const struct card_page *page = &deck->cards[i].page;
        if (deck->cards[i].layout == CARD_PAGE && page->document == deck->cards[here].page.document &&
            page->number == view.links[index].page) {
            show_go_to(stage, i);
            return;
        }
    }
}

/* Help is a list without a mark: arrows and page keys move it, where it is longer than the window. */
static bool help_scrolls(struct stage *stage, bool help, struct str key)
{
    float max = 0, view = stage->window.size.h;
    if (!help || !list_max(stage, NULL, &max) || max <= 0)
        return false;
    float way = str_eq(key, STR("Down")) ? 0.15f : str_eq(key, STR("Up")) ? -0.15f : 0;
    way = str_eq(key, STR("PgDn")) ? 0.8f : str_eq(key, STR("PgUp")) ? -0.8f : way;
    if (way == 0)
        return false;
    float to = clampf(motion_list(&stage->motion, max, stage->now_ms) + way * view, 0, max);
    motion_list_to(&stage->motion, to, stage->reduced_motion, stage->now_ms);
    stage->dirty = true;
    return true;
}

bool stage_show_arrow(struct stage *stage, struct str key)
{
    struct view_env env;
    struct show_event event = {.kind = SHOW_EV_MARK, .at_ms = stage->now_ms};
    enum show_mode mode = stage->showing.state.mode;
    if (mode != SHOW_OVERVIEW && mode != SHOW_SEARCH && !stage_zoomed(stage))
        return false;
    event.as.mark.dx = str_eq(key, STR("Right")) - str_eq(key, STR("Left"));
    event.as.mark.dy = str_eq(key, STR("Down")) - str_eq(key, STR("Up"));
    if (event.as.mark.dx == 0 && event.as.mark.dy == 0)
        return false;
    stage_show_env(stage, &env);
    event.as.mark.columns = mode == SHOW_OVERVIEW ? view_overview_columns(&env) : 1;
    stage_show_event(stage, &event);
    return true;
}

/* While a search is written, letters and digits are words; the rest are keys as ever. */
static bool show_writes(struct stage *stage, const struct act *act)
{
    const struct key_chord *chord = &act->as.key.chord;
    if (stage->showing.state.mode != SHOW_SEARCH)
        return false;
    if (stage_writing_key(stage, chord))
        return true;
    bool word = chord->key.len == 1 || act->as.key.digit >= 0 || str_eq(chord->key, STR("Space"));
    return word && !chord->ctrl && !chord->alt;
}

static enum command_mode mode_of(const struct stage *stage)
{
    return stage->desk.on ? MODE_PRESENT : MODE_SHOW;
}

static void show_key(struct stage *stage, const struct act *act)
{
    const struct key_chord *chord = &act->as.key.chord;
    enum show_mode mode = stage->showing.state.mode;
    bool plain = !chord->ctrl && !chord->alt;
    if (plain && help_scrolls(stage, mode == SHOW_HELP, chord->key))
        return;
    if (show_writes(stage, act) || (plain && stage_show_arrow(stage, chord->key)))
        return;
    if (act->as.key.digit >= 0) {
        stage_show_event(stage, &(struct show_event){.kind = SHOW_EV_DIGIT,
                                                     .at_ms = stage->now_ms,
                                                     .as.digit = act->as.key.digit});
        return;
    }
    bool number = stage->showing.state.number > 0 || stage->showing.state.number_open;
    bool lists = mode == SHOW_OVERVIEW || mode == SHOW_SEARCH;
    if (plain && str_eq(chord->key, STR("Enter")) && (number || lists)) {
        stage_show_enter(stage);
        return;
    }
    if (number && str_eq(chord->key, STR("Backspace"))) {
        stage_show_event(stage, &(struct show_event){.kind = SHOW_EV_ERASE, .at_ms = stage->now_ms});
        return;
    }
    stage_show_command(stage, keymap_find(&stage->run->settings->keymap, mode_of(stage), *chord));
}

/* ---- the start screen */

static void home_wish(struct stage *stage, enum home_wish wish)
{
    stage->dirty = true;
    switch (wish) {
    case HOME_STAY: break;
    case HOME_OPEN: stage_open(stage, home_path(&stage->home), NULL, 0); break;
    case HOME_QUIT: stage_leave(stage); break;
    case HOME_FULL_SCREEN: stage_full_screen(stage); break;
    }
}

static void start_event(struct stage *stage, const struct start_event *event)
{
    int64_t was_ms = stage->home.state.changed_ms;
    int mark = stage->home.state.mark;
    enum home_wish wish = home_event(&stage->home, event);
    if (was_ms != stage->home.state.changed_ms || event->kind == START_EV_CHOOSE) { /* another list */
        motion_stop(&stage->motion);
        stage->hands.focus = 0;
    }
    if (mark != stage->home.state.mark) {
        struct view_env env;
        struct start_view view;
        stage_env(stage, &env);
        stage_start_view(stage, &env, &view);
        motion_list_to(&stage->motion, view_start_scroll_to_mark(&env, &view), stage->reduced_motion,
                       stage->now_ms);
    }
    home_wish(stage, wish);
}

static void start_arrow(struct stage *stage, struct str key, bool *used)
{
    struct view_env env;
    struct start_view view;
    struct start_event event = {.kind = START_EV_MARK, .at_ms = stage->now_ms};
    event.as.mark.dx = str_eq(key, STR("Right")) - str_eq(key, STR("Left"));
    event.as.mark.dy = str_eq(key, STR("Down")) - str_eq(key, STR("Up"));
    *used = event.as.mark.dx != 0 || event.as.mark.dy != 0;
    if (!*used)
        return;
    stage_env(stage, &env);
    stage_start_view(stage, &env, &view);
    event.as.mark.columns = view_start_columns(&env, &view);
    stage->hands.focus = 0;
    start_event(stage, &event);
}

bool stage_tab(struct stage *stage, const struct key_chord *chord)
{
    if (!str_eq(chord->key, STR("Tab")))
        return false;
    stage->hands.focus = node_focus_step(&stage->picture.nodes, stage->hands.focus, chord->shift ? -1 : 1);
    stage->dirty = true;
    return true;
}

static void start_key(struct stage *stage, const struct act *act)
{
    const struct key_chord *chord = &act->as.key.chord;
    bool used =
        !chord->ctrl && !chord->alt && help_scrolls(stage, stage->home.state.mode == START_HELP, chord->key);
    if (!used && !chord->ctrl && !chord->alt)
        start_arrow(stage, chord->key, &used);
    if (used || stage_tab(stage, chord))
        return;
    if (str_eq(chord->key, STR("Enter")) || str_eq(chord->key, STR("Space"))) {
        const struct node *node = node_by_id(&stage->picture.nodes, stage->hands.focus);
        if (node && stage->hands.focus)
            stage_action(stage, node->action);
        else
            start_event(stage, &(struct start_event){.kind = START_EV_ENTER, .at_ms = stage->now_ms});
    } else {
        enum command command = keymap_find(&stage->run->settings->keymap, MODE_START, *chord);
        if (stage_aloud_command(stage, command))
            return;
        start_event(stage, &(struct start_event){
                               .kind = START_EV_COMMAND, .at_ms = stage->now_ms, .as.command = (int)command});
    }
}

/* ---- what is touched */

void stage_next_setting(struct stage *stage, enum action_kind kind)
{
    if (kind == ACTION_PALETTE)
        stage->palette = (enum palette_id)((stage->palette + 1) % PALETTE_COUNT);
    else if (kind == ACTION_TEXT_SIZE)
        stage->text = stage->text >= 1.5f ? 1 : stage->text + 0.25f;
    else if (kind == ACTION_REACH)
        stage->low = !stage->low;
    else if (stage->showing.loader.running)
        return; /* a thread is at work with the words of now */
    else
        stage_next_language(stage);
    stage_keep_setting(stage, kind);
    stage->dirty = true;
}

/* Places that have a file of their own for what is done there; false: it is none of them. */
static bool elsewhere(struct stage *stage, struct action action)
{
    if (stage->place == STAGE_LOCKED)
        stage_lock_action(stage, action);
    else if (stage->place == STAGE_WRITE)
        stage_write_action(stage, action);
    else if (stage->place == STAGE_BROKEN)
        stage_broken_action(stage, action);
    else if (stage_visits(stage))
        stage_visit_action(stage, action);
    else
        return false;
    return true;
}

static void start_command(struct stage *stage, int command)
{
    start_event(stage, &(struct start_event){
                           .kind = START_EV_COMMAND, .at_ms = stage->now_ms, .as.command = command});
}

static void start_action(struct stage *stage, struct action action)
{
    if (stage_shows(stage))
        return;
    if (action.kind == ACTION_FORGET)
        home_forget(&stage->home, action.index, stage->now_ms);
    else
        start_event(stage, &(struct start_event){
                               .kind = START_EV_CHOOSE, .at_ms = stage->now_ms, .as.item = action.index});
    stage->dirty = true;
}

static void follow_link(struct stage *stage, int index)
{
    if (stage_shows(stage))
        stage_show_link(stage, index);
}

static void command_action(struct stage *stage, int command)
{
    if (stage_shows(stage))
        stage_show_command(stage, (enum command)command);
    else
        start_command(stage, command);
}

void stage_action(struct stage *stage, struct action action)
{
    bool shows = stage_shows(stage);
    if (elsewhere(stage, action))
        return;
    switch (action.kind) {
    case ACTION_NONE: break;
    case ACTION_COMMAND: command_action(stage, action.index); break;
    case ACTION_CARD:
        if (shows && action.index >= 0 && action.index < stage->showing.cards.count)
            show_go_to(stage, stage->showing.cards.order[action.index]);
        break;
    case ACTION_ITEM:
    case ACTION_FORGET: start_action(stage, action); break;
    case ACTION_SPOT: stage_show_command(stage, COMMAND_ZOOM_WHOLE); break;
    case ACTION_LINK: follow_link(stage, action.index); break;
    case ACTION_FIELD:
    case ACTION_KEY:
    case ACTION_CHOICE: stage_keyboard_action(stage, action); break;
    case ACTION_WRITE:
    case ACTION_ROW:
    case ACTION_UNLOCK:
    case ACTION_SCREEN: /* a visit's */
    case ACTION_PAGE:
    case ACTION_LEAF:
    case ACTION_DOOR:
    case ACTION_OFFICE:
    case ACTION_OWN:
    case ACTION_KIND:
    case ACTION_USE:
    case ACTION_SESSION:
    case ACTION_FAN:
    case ACTION_COMPARED:
    case ACTION_TURN:
    case ACTION_PREPARE:
    case ACTION_DECK: /* a kiosk's */
    case ACTION_LEAVE:
    case ACTION_STAFF:
    case ACTION_BROKEN:
    case ACTION_IDLE: break;
    case ACTION_STACK:
    case ACTION_RETURN:
    case ACTION_DISCARD:
    case ACTION_MINUTES:
    case ACTION_LONGER:
    case ACTION_PAPER:
    case ACTION_COLOUR:
    case ACTION_BRANCH:
    case ACTION_ASK: stage_console_action(stage, action); break;
    case ACTION_LANGUAGE:
    case ACTION_PALETTE:
    case ACTION_TEXT_SIZE:
    case ACTION_REACH: stage_next_setting(stage, action.kind); break;
    }
}

/* On the ground a click of the mouse is the next page, as hands know it; a tap of a finger shows the bar, for a
 * finger also points and rests. */
static void tap(struct stage *stage, const struct act *act)
{
    const struct node *node = act->target ? node_by_id(&stage->picture.nodes, act->target) : NULL;
    if (stage->place == STAGE_OPENING)
        return; /* what was touched is of a screen that is gone */
    if (stage_zoom_tap(stage, act))
        return;
    stage->visit.by_keys = false;
    if (node && node->action.kind == ACTION_FIELD) {
        stage_writing_point(stage, act->as.drag.at, false);
        stage_keyboard_show(stage, act);
        return;
    }
    if (node) {
        if (!stage_fan_tap(stage, act))
            stage_action(stage, node->action);
        return;
    }
    if (!stage_shows(stage))
        return;
    if (stage_visits(stage)) {
        stage_visit_tap(stage, act);
        return;
    }
    if (stage_console_seen(stage))
        return;
    enum show_mode mode = stage->showing.state.mode;
    if (mode == SHOW_BLACK || mode == SHOW_WHITE || (mode == SHOW_CARD && act->mouse)) {
        stage_show_command(stage, COMMAND_NEXT);
    } else if (mode == SHOW_CARD) {
        stage->bar_until_ms = stage->bar_until_ms > stage->now_ms ? 0 : stage->now_ms + STAGE_BAR_MS;
        stage->dirty = true;
    }
}

/* The page goes with the finger; let go, it stays or the next takes its place from where the finger left it. */
static void swipe(struct stage *stage, const struct act *act)
{
    struct hands *hands = &stage->hands;
    float moved = act->as.drag.at.x - act->as.drag.from.x;
    if (act->kind == ACT_DRAG_CANCEL) {
        float off = stage->motion.held ? moved : 0;
        motion_release(&stage->motion, off, 0, stage->reduced_motion, stage->now_ms);
        return;
    }
    if (act->kind != ACT_DRAG_END) {
        motion_hold(&stage->motion, moved);
        return;
    }
    struct vec_mm way = {moved / hands->px_per_mm,
                         (act->as.drag.at.y - act->as.drag.from.y) / hands->px_per_mm};
    struct vec_mm speed = {act->as.drag.velocity.x / hands->px_per_mm,
                           act->as.drag.velocity.y / hands->px_per_mm};
    int pages = swipe_pages(way, speed, hands_swipe_mm(hands));
    int before = stage->showing.state.index;
    if (pages)
        stage_show_command(stage, pages > 0 ? COMMAND_NEXT : COMMAND_PREVIOUS);
    float gone = (float)(stage->showing.state.index - before) * stage_visit_pitch(stage);
    motion_release(&stage->motion, moved + gone, act->as.drag.velocity.x, stage->reduced_motion,
                   stage->now_ms);
}

static void scroll(struct stage *stage, const struct act *act, float max)
{
    float moved = act->as.drag.at.y - act->as.drag.from.y;
    float ppi = stage->hands.px_per_mm * (float)PPI_PER_MM_X10 / 10;
    if (act->kind == ACT_DRAG_BEGIN)
        motion_list_hold(&stage->motion, stage->now_ms);
    if (act->kind == ACT_DRAG_BEGIN || act->kind == ACT_DRAG)
        motion_list_drag(&stage->motion, moved, max, stage->window.size.h);
    else
        motion_list_release(&stage->motion, act->kind == ACT_DRAG_END ? act->as.drag.velocity.y : 0, max, ppi,
                            stage->now_ms);
}

/* One list, one page: who drags it first has it until that finger is up, also when others drag beside it. */
static bool is_dragging(const struct stage *stage, const struct act *act)
{
    const struct touch_state *touch = &stage->hands.fingers.touch;
    bool ours = act->finger == stage->drag_finger;
    for (int i = 0; act->kind == ACT_DRAG_BEGIN && !ours && i < TOUCH_CONTACTS_MAX; i++) {
        const struct touch_contact *contact = &touch->contacts[i];
        if (contact->used && contact->id == stage->drag_finger && contact->dragging && !contact->dead)
            return false;
    }
    return act->kind == ACT_DRAG_BEGIN || ours;
}

static void drag(struct stage *stage, const struct act *act)
{
    float max;
    stage->dirty = true;
    if (stage->place == STAGE_OPENING || !is_dragging(stage, act))
        return;
    stage->drag_finger = act->finger;
    if (stage_zoom_drag(stage, act) || stage_fan_drag(stage, act) || stage_prepare_drag(stage, act))
        return;
    bool list = list_max(stage, &act->as.drag.from, &max);
    if (stage_visits(stage) && stage->showing.visit.state.screen == VISIT_CARD)
        list = list && stage_visit_drag_scrolls(stage, act);
    if (list)
        scroll(stage, act, max);
    else if (!stage_console_seen(stage) || stage_console_turns(stage, act->as.drag.from))
        swipe(stage, act);
}

static void wheel(struct stage *stage, const struct act *act)
{
    float max;
    float notches = act->as.wheel.notches;
    if (stage->place == STAGE_OPENING || stage_zoom_wheel(stage, act) || notches == 0)
        return;
    if (list_max(stage, &act->as.wheel.at, &max)) {
        float to = motion_list(&stage->motion, max, stage->now_ms) + notches * stage->window.size.h / 8;
        motion_list_to(&stage->motion, clampf(to, 0, max), true, stage->now_ms);
        stage->dirty = true;
    } else if (stage->now_ms >= stage->hands.wheel_ms + HANDS_WHEEL_MS) {
        stage->hands.wheel_ms = stage->now_ms;
        stage_show_command(stage, notches > 0 ? COMMAND_NEXT : COMMAND_PREVIOUS);
    }
}

static void file(struct stage *stage)
{
    if (stage->run->may_leave)
        stage_open(stage, stage->hands.path, NULL, 0);
}

static void text(struct stage *stage, const struct act *act)
{
    stage_writing_text(stage, str_from(act->as.text));
}

/* While a deck is on its way: no longer wait for it, or go. */
static void opening_key(struct stage *stage, enum command command)
{
    if (command == COMMAND_QUIT)
        stage_leave(stage);
    else if ((command == COMMAND_BACK || command == COMMAND_START) && stage->run->may_leave)
        stage_go_home(stage, NULL);
}

static void key(struct stage *stage, const struct act *act)
{
    const struct key_chord *chord = &act->as.key.chord;
    stage->bar_until_ms = 0;
    stage->visit.by_keys = true;
    if (stage_console_key(stage, act))
        return;
    if (stage->window.full_screen && str_eq(chord->key, STR("F5")))
        return; /* a clicker's start button sends F5 and Esc in turn: neither leaves the full screen */
    if (stage_visits(stage))
        stage_visit_key(stage, act);
    else if (stage_shows(stage))
        show_key(stage, act);
    else if (stage->place == STAGE_HOME)
        start_key(stage, act);
    else if (stage->place == STAGE_LOCKED)
        stage_lock_key(stage, act);
    else if (stage->place == STAGE_WRITE)
        stage_write_key(stage, act);
    else if (stage->place == STAGE_BROKEN)
        stage_broken_key(stage, act);
    else
        opening_key(stage, keymap_find(&stage->run->settings->keymap, mode_of(stage), *chord));
}

void stage_act(struct stage *stage, const struct act *act)
{
    if (stage_kiosk_act(stage, act) || stage_keyboard_act(stage, act) || stage_aloud_act(stage, act) ||
        stage_desk_act(stage, act) || stage_lift(stage, act))
        return;
    switch (act->kind) {
    case ACT_KEY: key(stage, act); break;
    case ACT_TEXT: text(stage, act); break;
    case ACT_TAP: tap(stage, act); break;
    case ACT_HOLD: break;
    case ACT_DRAG_BEGIN:
    case ACT_DRAG:
    case ACT_DRAG_END:
    case ACT_DRAG_CANCEL: drag(stage, act); break;
    case ACT_PINCH_BEGIN:
    case ACT_PINCH:
    case ACT_PINCH_END: stage_zoom_pinch(stage, act); break;
    case ACT_GRIP_BEGIN:
    case ACT_GRIP:
    case ACT_GRIP_END:
    case ACT_GRIP_CANCEL: break; /* done already */
    case ACT_WHEEL: wheel(stage, act); break;
    case ACT_RIGHT:
        if (stage_visits(stage))
            (void)stage_visit_command(stage, COMMAND_BACK);
        else if (stage_shows(stage))
            stage_show_command(stage,
                               stage->showing.state.mode == SHOW_CARD ? COMMAND_PREVIOUS : COMMAND_BACK);
        break;
    case ACT_MIDDLE:
        if (stage_visits(stage))
            (void)stage_visit_command(stage, COMMAND_OVERVIEW);
        else if (stage_shows(stage))
            stage_show_command(stage, COMMAND_OVERVIEW);
        break;
    case ACT_FILE: file(stage); break;
    case ACT_WINDOW: stage_resized(stage); break;
    case ACT_LOOK: stage->dirty = true; break;
    case ACT_QUIT: stage->quit = true; break; /* told to from outside, in a kiosk too */
    }
}
