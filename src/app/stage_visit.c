/* What an act means on the screens around the cards: where it leads, what has the focus, how far a list was scrolled. On
 * a card itself most of it is the show's. */
#include "app/stage_private.h"

#include "base/words.h"

#include <math.h>

enum { TURN_MS = 320 /* as look.md has it */ };

static const struct visit_state *visit_of(const struct stage *stage)
{
    return &stage->showing.visit.state;
}

static bool is_on(const struct stage *stage)
{
    return stage_shows(stage) && stage->showing.ready && stage->showing.visit.on;
}

bool stage_visits(const struct stage *stage)
{
    return is_on(stage) && stage->showing.state.mode == SHOW_CARD && visit_of(stage)->screen != VISIT_SLIDES;
}

void stage_visit_begin(struct stage *stage)
{
    stage->visit = (struct stage_visit){0};
}

static bool is_upright(struct stage *stage)
{
    struct view_env env;
    stage_env(stage, &env);
    return view_visit_is_upright(&env);
}

/* ---- what is seen */

/* How much of the turn is over, in time and in what is seen of it. */
static float turn_time(const struct stage *stage)
{
    int64_t since = stage->now_ms - stage->visit.turn_ms;
    return !stage->visit.turn_ms || since >= TURN_MS ? 1 : (float)since / TURN_MS;
}

static float turn_of(const struct stage *stage)
{
    float share = turn_time(stage);
    return share * share * (3 - 2 * share);
}

/* Turned again on its way over, it goes back from where it is. */
static void turn(struct stage *stage)
{
    stage->visit.turn_ms = stage->now_ms - (int64_t)((1 - turn_time(stage)) * TURN_MS);
}

bool stage_visit_moves(const struct stage *stage)
{
    return stage_visits(stage) && turn_of(stage) < 1;
}

void stage_visit_view(struct stage *stage, const struct show_view *show, struct visit_view *out)
{
    struct view_env env;
    showing_visit_view(&stage->showing, show, out);
    out->turn = turn_of(stage);
    stage_env(stage, &env);
    stage_book_lay(stage, &env, out);
}

void stage_visit_place(struct stage *stage, const struct view_env *env, struct show_view *show)
{
    struct visit_view visit;
    show->visit = is_on(stage) && visit_of(stage)->screen != VISIT_SLIDES;
    if (!stage_visits(stage) || visit_of(stage)->screen != VISIT_CARD)
        return;
    show->lit = visit_lit(visit_of(stage), stage->showing.state.card);
    stage_visit_view(stage, show, &visit);
    view_visit_place(env, &visit, show);
}

/* Nothing scrolled yet: only for measuring. */
static void measure(struct stage *stage, struct view_env *env, struct show_view *show,
                    struct visit_view *visit)
{
    stage_env(stage, env);
    stage_plain_view(stage, env, show);
    stage_visit_view(stage, show, visit);
}

bool stage_visit_list(struct stage *stage, float *max)
{
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    measure(stage, &env, &show, &visit);
    *max = view_visit_scroll_max(&env, &visit);
    return visit_of(stage)->screen != VISIT_CARD || view_visit_is_upright(&env);
}

float stage_visit_pitch(struct stage *stage)
{
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    if (!stage_visits(stage))
        return stage->window.size.w;
    measure(stage, &env, &show, &visit);
    return view_visit_pitch(&env, &visit);
}

/* ---- lists */

void stage_visit_scroll_to(struct stage *stage, float to, bool at_once)
{
    float max = 0;
    (void)stage_visit_list(stage, &max);
    motion_list_to(&stage->motion, clampf(to, 0, max), at_once || stage->reduced_motion, stage->now_ms);
    stage->dirty = true;
}

float stage_visit_scrolled(struct stage *stage)
{
    float max = 0;
    (void)stage_visit_list(stage, &max);
    return motion_list(&stage->motion, max, stage->now_ms);
}

static void scroll_by(struct stage *stage, float pages)
{
    stage_visit_scroll_to(stage, stage_visit_scrolled(stage) + pages * stage->window.size.h, false);
}

/* What has the focus, or is heard, is brought into view. */
void stage_visit_follow(struct stage *stage, const struct node *node)
{
    float ring = 16 * stage->window.size.h / 1080;
    if (!node || rect_is_empty(node->clip))
        return;
    float above = node->clip.y + ring - node->at.y;
    float below = node->at.y + node->at.h + ring - node->clip.y - node->clip.h;
    if (above > 0)
        stage_visit_scroll_to(stage, stage_visit_scrolled(stage) - above, false);
    else if (below > 0)
        stage_visit_scroll_to(stage, stage_visit_scrolled(stage) + below, false);
}

static void follow_focus(struct stage *stage)
{
    stage_visit_follow(stage, node_by_id(&stage->picture.nodes, stage->hands.focus));
}

/* ---- the wall */

static int wall_place(const struct stage *stage, int at)
{
    const struct visiting *visit = &stage->showing.visit;
    return visit->wall ? visit->wall[at] : at;
}

static int wall_card(const struct stage *stage, int at)
{
    return stage->showing.cards.order[wall_place(stage, at)];
}

/* Where on the wall the tile with this id stands, or -1. */
static int wall_find(const struct stage *stage, uint32_t id)
{
    for (int i = 0; i < stage->showing.visit.wall_count; i++)
        if (view_wall_id(wall_card(stage, i)) == id)
            return i;
    return -1;
}

static int wall_of_card(const struct stage *stage)
{
    for (int i = 0; i < stage->showing.visit.wall_count; i++)
        if (wall_place(stage, i) == stage->showing.state.index)
            return i;
    return -1;
}

static void wall_show(struct stage *stage, int at, bool at_once)
{
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    measure(stage, &env, &show, &visit);
    visit.scroll_px = stage_visit_scrolled(stage);
    stage_visit_scroll_to(stage, view_wall_scroll_to(&env, &visit, at), at_once);
}

static void wall_focus(struct stage *stage, int at)
{
    stage->hands.focus = view_wall_id(wall_card(stage, at));
    wall_show(stage, at, false);
}

/* Arrows among the tiles; false where they lead away from them. */
static bool wall_arrow(struct stage *stage, int dx, int dy)
{
    struct view_env env;
    int count = stage->showing.visit.wall_count, at = wall_find(stage, stage->hands.focus);
    if (count == 0 || (stage->hands.focus && at < 0))
        return false;
    stage_env(stage, &env);
    int columns = view_wall_columns(&env), last_row = (count - 1) / columns;
    if (at < 0) {
        int here = wall_of_card(stage);
        wall_focus(stage, here >= 0 && visit_of(stage)->card.at[0] ? here : 0);
        return true;
    }
    int to = at + dx + dy * columns;
    if (dx != 0 && (at % columns + dx < 0 || at % columns + dx >= columns || to >= count))
        return true; /* the end of a row */
    if (dy > 0 && to >= count && at / columns < last_row)
        to = count - 1;
    if (to < 0 || to >= count)
        return false;
    wall_focus(stage, to);
    return true;
}

/* ---- events */

/* Another screen stands where it was left, and has the focus only for who goes by keys. */
static void arrive(struct stage *stage, enum visit_screen from)
{
    enum visit_screen screen = visit_of(stage)->screen;
    motion_stop(&stage->motion);
    zoom_motion_stop(&stage->zoom.motion);
    stage->hands.focus = 0;
    stage->visit.turn_ms = 0;
    if (screen == VISIT_HOME)
        for (int i = 0; i < VISIT_SCREEN_COUNT; i++)
            stage->visit.scroll_px[i] = 0;
    if (screen == VISIT_PAGE)
        stage_book_arrive(stage);
    else if (screen != VISIT_SLIDES)
        stage_visit_scroll_to(stage, stage->visit.scroll_px[screen], true);
    int at = screen == VISIT_WALL && (from == VISIT_CARD || from == VISIT_TEXT) ? wall_of_card(stage) : -1;
    if (at < 0)
        return;
    wall_show(stage, at, true);
    if (stage->visit.by_keys)
        stage->hands.focus = view_wall_id(wall_card(stage, at));
}

void stage_visit_event(struct stage *stage, const struct visit_event *event)
{
    struct visit_state was = *visit_of(stage);
    stage_book_note(stage);
    float left = stage_visits(stage) ? stage_visit_scrolled(stage) : 0;
    bool leaves = showing_visit_event(&stage->showing, event);
    const struct visit_state *is = visit_of(stage);
    bool other_wall = !card_id_eq(was.office, is->office) || !card_id_eq(was.kind, is->kind) ||
                      !card_id_eq(was.selection, is->selection);
    stage->dirty = true;
    if (leaves) {
        stage_go_home(stage, NULL);
        return;
    }
    stage->visit.scroll_px[was.screen] = left;
    if (other_wall)
        stage->visit.scroll_px[VISIT_WALL] = 0;
    if (was.screen != is->screen)
        arrive(stage, was.screen);
    else if (other_wall && is->screen == VISIT_WALL)
        stage_visit_scroll_to(stage, 0, true);
    else if (!card_id_eq(was.page, is->page))
        stage_book_arrive(stage);
    else if (!card_id_eq(was.card, is->card))
        motion_stop(&stage->motion);
}

static void simple(struct stage *stage, enum visit_event_kind kind)
{
    stage_visit_event(stage, &(struct visit_event){.kind = kind, .at_ms = stage->now_ms});
}

static void go(struct stage *stage, enum visit_screen screen)
{
    stage_visit_event(
        stage, &(struct visit_event){.kind = VISIT_EV_GO, .at_ms = stage->now_ms, .as.screen = screen});
}

static void with_id(struct stage *stage, enum visit_event_kind kind, struct str id)
{
    struct visit_event event = {.kind = kind, .at_ms = stage->now_ms};
    event.as.id = card_id_from(id);
    stage_visit_event(stage, &event);
}

static void light(struct stage *stage, int branch)
{
    struct visit_event event = {.kind = VISIT_EV_BRANCH, .at_ms = stage->now_ms};
    event.as.branch.card = stage->showing.state.card;
    event.as.branch.number = branch;
    stage_visit_event(stage, &event);
}

void stage_visit_after(struct stage *stage, const struct show_event *event, const struct stage_zoom_was *was)
{
    const struct show_state *state = &stage->showing.state;
    bool found = event->kind == SHOW_EV_GO_TO || event->kind == SHOW_EV_ENTER;
    if (!is_on(stage) || state->mode != SHOW_CARD)
        return;
    bool turned = card_id_eq(was->card, state->card) && was->back != state->back;
    if (turned && !stage->reduced_motion && visit_of(stage)->screen == VISIT_CARD)
        turn(stage);
    else if (!turned)
        stage->visit.turn_ms = 0;
    if (found && !showing_looks(&stage->showing))
        with_id(stage, VISIT_EV_CARD, card_id_str(&state->card));
    if (visit_of(stage)->screen == VISIT_TEXT && !card_id_eq(was->card, state->card))
        stage_visit_scroll_to(stage, 0, true);
}

/* ---- commands */

static bool number_is_open(const struct stage *stage)
{
    return stage->showing.state.number > 0 || stage->showing.state.number_open;
}

/* Nothing lies over the card, or beside it, that Back would take away first. */
static bool rests(const struct stage *stage)
{
    const struct show_state *state = &stage->showing.state;
    return state->mode == SHOW_CARD && !number_is_open(stage) && !zoom_is_in(state->zoom) && !state->back &&
           !state->sought[0];
}

static void back(struct stage *stage)
{
    bool card = visit_of(stage)->screen == VISIT_CARD;
    if (number_is_open(stage) || (card && !rests(stage)))
        stage_show_command(stage, COMMAND_BACK);
    else if (card && visit_lit(visit_of(stage), stage->showing.state.card) > 0)
        light(stage, 0);
    else
        simple(stage, VISIT_EV_BACK);
}

/* From slides, a search or help: what of the commands is about the deck, and not about what is seen. */
static bool from_show(struct stage *stage, enum command command)
{
    bool slides = visit_of(stage)->screen == VISIT_SLIDES;
    if (command == COMMAND_BACK && slides && rests(stage)) {
        simple(stage, VISIT_EV_BACK);
        return true;
    }
    if (command != COMMAND_START && (slides || command != COMMAND_OVERVIEW))
        return false;
    if (stage->showing.state.mode != SHOW_CARD)
        stage_show_event(stage, &(struct show_event){.kind = SHOW_EV_COMMAND,
                                                     .at_ms = stage->now_ms,
                                                     .as.command = COMMAND_BACK});
    if (command == COMMAND_START)
        simple(stage, VISIT_EV_HOME);
    else
        go(stage, VISIT_WALL);
    return true;
}

static bool shows_a_card(const struct stage *stage)
{
    return visit_of(stage)->screen == VISIT_CARD || visit_of(stage)->screen == VISIT_TEXT;
}

static void walk(struct stage *stage, enum command command)
{
    float max = 0;
    if (shows_a_card(stage)) {
        stage_show_command(stage, command);
        return;
    }
    (void)stage_visit_list(stage, &max);
    stage->hands.focus = 0;
    if (command == COMMAND_FIRST || command == COMMAND_LAST)
        stage_visit_scroll_to(stage, command == COMMAND_FIRST ? 0 : max, false);
    else if (visit_of(stage)->screen == VISIT_PAGE)
        stage_book_walk(stage, command == COMMAND_NEXT ? 1 : -1);
    else
        scroll_by(stage, command == COMMAND_NEXT ? 0.7f : -0.7f);
}

static void go_to_number(struct stage *stage)
{
    enum visit_screen screen = visit_of(stage)->screen;
    if (stage->showing.state.number > 0)
        stage_show_enter(stage);
    else if (screen == VISIT_WALL || shows_a_card(stage))
        stage_show_command(stage, COMMAND_GO_TO);
}

bool stage_visit_command(struct stage *stage, enum command command)
{
    bool card = visit_of(stage)->screen == VISIT_CARD;
    if (!is_on(stage))
        return false;
    if (stage_aloud_command(stage, command))
        return true;
    if (!stage_visits(stage))
        return from_show(stage, command);
    switch (command) {
    case COMMAND_NEXT:
    case COMMAND_PREVIOUS:
    case COMMAND_FIRST:
    case COMMAND_LAST: walk(stage, command); break;
    case COMMAND_GO_TO: go_to_number(stage); break;
    case COMMAND_OVERVIEW: go(stage, VISIT_WALL); break;
    case COMMAND_QUESTIONS:
        if (card && !is_upright(stage))
            stage_show_command(stage, command);
        break;
    case COMMAND_ZOOM:
    case COMMAND_ZOOM_IN:
    case COMMAND_ZOOM_OUT:
    case COMMAND_ZOOM_WHOLE:
        if (card)
            stage_show_command(stage, command);
        break;
    case COMMAND_SEARCH:
        if (visit_of(stage)->screen == VISIT_HOME || visit_of(stage)->screen == VISIT_OFFICES)
            with_id(stage, VISIT_EV_OFFICE, (struct str){0}); /* in all cards */
        stage_show_command(stage, command);
        break;
    case COMMAND_HELP:
    case COMMAND_FULL_SCREEN:
    case COMMAND_OPEN:
    case COMMAND_QUIT: stage_show_command(stage, command); break;
    case COMMAND_BACK: back(stage); break;
    case COMMAND_START: simple(stage, VISIT_EV_HOME); break;
    case COMMAND_SURPRISE: simple(stage, VISIT_EV_SURPRISE); break;
    case COMMAND_OWN:
    case COMMAND_ADAPT:
        if (card)
            stage_write_begin(stage, command == COMMAND_ADAPT);
        break;
    case COMMAND_READ: go(stage, card ? VISIT_TEXT : VISIT_CARD); break;
    case COMMAND_NONE:
    case COMMAND_ALOUD: /* done already */
    case COMMAND_LOUDER:
    case COMMAND_SOFTER:
    case COMMAND_BLACK: /* a visitor makes nothing dark */
    case COMMAND_WHITE:
    case COMMAND_COUNT: break;
    }
    return true;
}

/* ---- what is touched */

static struct str id_at(struct stage *stage, enum action_kind kind, int index)
{
    const struct deck *deck = showing_deck(&stage->showing);
    if (kind == ACTION_DOOR && index >= 0 && index < deck->audience_count)
        return deck->audiences[index].id;
    if (kind == ACTION_OFFICE && index >= 0 && index < deck->office_count)
        return deck->offices[index].id;
    if (kind == ACTION_KIND && index >= 0 && index < deck->kind_count)
        return deck->kinds[index].id;
    return (struct str){0};
}

static void to_page(struct stage *stage, int index)
{
    const struct deck *deck = showing_deck(&stage->showing);
    struct visit_event event = {.kind = VISIT_EV_PAGE, .at_ms = stage->now_ms};
    if (index < 0 || index >= deck->book_count)
        return;
    event.as.id = visit_page_id(&deck->book[index]);
    stage_visit_event(stage, &event);
}

void stage_visit_action(struct stage *stage, struct action action)
{
    const struct show_cards *cards = &stage->showing.cards;
    int index = action.index;
    switch (action.kind) {
    case ACTION_COMMAND: (void)stage_visit_command(stage, (enum command)index); break;
    case ACTION_CARD:
        if (index >= 0 && index < cards->count)
            with_id(stage, VISIT_EV_CARD, card_id_str(&cards->deck->cards[cards->order[index]].id));
        break;
    case ACTION_SCREEN: go(stage, (enum visit_screen)index); break;
    case ACTION_DOOR: with_id(stage, VISIT_EV_DOOR, id_at(stage, action.kind, index)); break;
    case ACTION_OFFICE: with_id(stage, VISIT_EV_OFFICE, id_at(stage, action.kind, index)); break;
    case ACTION_KIND: with_id(stage, VISIT_EV_KIND, id_at(stage, action.kind, index)); break;
    case ACTION_BRANCH: light(stage, index); break;
    case ACTION_PAGE: to_page(stage, index); break;
    case ACTION_LEAF: stage_book_leaf(stage, index); break;
    case ACTION_LINK: stage_show_link(stage, index); break;
    case ACTION_LANGUAGE:
    case ACTION_PALETTE:
    case ACTION_TEXT_SIZE: stage_next_setting(stage, action.kind); break;
    case ACTION_FIELD:
    case ACTION_KEY:
    case ACTION_CHOICE: stage_keyboard_action(stage, action); break;
    case ACTION_NONE:
    case ACTION_ITEM: /* of the start screen */
    case ACTION_FORGET:
    case ACTION_WRITE:
    case ACTION_ROW:
    case ACTION_UNLOCK:
    case ACTION_LEAVE: /* a kiosk's */
    case ACTION_IDLE: break;
    }
}

/* A card that is touched turns over; what peeks in beside it comes. */
void stage_visit_tap(struct stage *stage, const struct act *act)
{
    struct view_env env;
    struct show_view show;
    struct show_state was = stage->showing.state;
    stage->visit.tap_turned = false;
    if (visit_of(stage)->screen != VISIT_CARD || stage_zoomed(stage))
        return;
    stage_env(stage, &env);
    stage_plain_view(stage, &env, &show);
    struct rect_px page = view_show_page(&env, &show);
    if (act->as.drag.at.x < page.x)
        stage_show_command(stage, COMMAND_PREVIOUS);
    else if (act->as.drag.at.x > page.x + page.w)
        stage_show_command(stage, COMMAND_NEXT);
    else if (rect_has(page, act->as.drag.at))
        (void)stage_visit_command(stage, COMMAND_QUESTIONS);
    stage->visit.tap_turned =
        was.back != stage->showing.state.back && card_id_eq(was.card, stage->showing.state.card);
}

void stage_visit_untap(struct stage *stage)
{
    if (stage_visits(stage) && stage->visit.tap_turned)
        stage_show_command(stage, COMMAND_QUESTIONS);
    stage->visit.tap_turned = false;
    stage->visit.turn_ms = 0;
}

/* Under an upright card a drag up or down moves the questions, sideways it brings the next card. */
bool stage_visit_drag_scrolls(struct stage *stage, const struct act *act)
{
    if (act->kind == ACT_DRAG_BEGIN)
        stage->visit.scrolls =
            fabsf(act->as.drag.at.y - act->as.drag.from.y) > fabsf(act->as.drag.at.x - act->as.drag.from.x);
    return stage->visit.scrolls;
}

/* ---- keys */

static void focus_toward(struct stage *stage, int dx, int dy)
{
    uint32_t to = node_focus_toward(&stage->picture.nodes, stage->hands.focus, dx, dy);
    if (to)
        stage->hands.focus = to;
    follow_focus(stage);
    stage->dirty = true;
}

/* On a card sideways is the next, or the next branch; up and down go through what is longer than the window. */
static bool card_arrow(struct stage *stage, struct str key, int dx, int dy)
{
    float max = 0;
    int lit = visit_lit(visit_of(stage), stage->showing.state.card);
    if (stage_zoomed(stage))
        return stage_show_arrow(stage, key);
    if (stage->hands.focus)
        return false;
    if (dx != 0 && lit > 0 && lit + dx > 0)
        light(stage, lit + dx);
    else if (dx != 0 && lit == 0)
        stage_show_command(stage, dx > 0 ? COMMAND_NEXT : COMMAND_PREVIOUS);
    if (dx != 0)
        return true;
    if (!stage_visit_list(stage, &max) || max <= 0)
        return false;
    scroll_by(stage, 0.15f * (float)dy);
    return true;
}

static bool arrow(struct stage *stage, struct str key)
{
    int dx = str_eq(key, STR("Right")) - str_eq(key, STR("Left"));
    int dy = str_eq(key, STR("Down")) - str_eq(key, STR("Up"));
    if (dx == 0 && dy == 0)
        return false;
    bool done = shows_a_card(stage)                     ? card_arrow(stage, key, dx, dy)
                : visit_of(stage)->screen == VISIT_WALL ? wall_arrow(stage, dx, dy)
                                                        : stage_book_arrow(stage, dx, dy);
    if (!done)
        focus_toward(stage, dx, dy);
    stage->dirty = true;
    return true;
}

static void enter(struct stage *stage)
{
    const struct node *node = node_by_id(&stage->picture.nodes, stage->hands.focus);
    if (stage->showing.state.number > 0)
        stage_show_enter(stage);
    else if (stage->showing.state.number_open)
        stage_show_command(stage, COMMAND_GO_TO);
    else if (stage->hands.focus && node)
        stage_action(stage, node->action);
    else if (visit_of(stage)->screen == VISIT_CARD)
        (void)stage_visit_command(stage, COMMAND_QUESTIONS);
    else
        focus_toward(stage, 0, 1);
}

static bool digit(struct stage *stage, const struct act *act)
{
    struct show_event event = {.kind = SHOW_EV_DIGIT, .at_ms = stage->now_ms};
    bool erases = number_is_open(stage) && str_eq(act->as.key.chord.key, STR("Backspace"));
    if (visit_of(stage)->screen != VISIT_WALL && !shows_a_card(stage))
        return false;
    if (act->as.key.digit < 0 && !erases)
        return false;
    if (erases)
        event.kind = SHOW_EV_ERASE;
    else
        event.as.digit = act->as.key.digit;
    stage_show_event(stage, &event);
    return true;
}

void stage_visit_key(struct stage *stage, const struct act *act)
{
    const struct key_chord *chord = &act->as.key.chord;
    bool plain = !chord->ctrl && !chord->alt;
    if (digit(stage, act) || (plain && arrow(stage, chord->key)))
        return;
    if (plain && str_eq(chord->key, STR("Tab"))) {
        stage->hands.focus =
            node_focus_step(&stage->picture.nodes, stage->hands.focus, chord->shift ? -1 : 1);
        follow_focus(stage);
        stage->dirty = true;
    } else if (plain && (str_eq(chord->key, STR("Enter")) || str_eq(chord->key, STR("Space")))) {
        enter(stage);
    } else {
        (void)stage_visit_command(stage, keymap_find(&stage->run->settings->keymap, MODE_VISIT, *chord));
    }
}
