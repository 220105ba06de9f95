/* What an act means on the screens around the cards: where it leads, what has the focus, how far a list was scrolled. On
 * a card itself most of it is the show's. */
#include "app/stage_visit.h"

enum { TURN_MS = 320 };

static bool is_on(const struct stage *stage)
{
    return stage_shows(stage) && stage->showing.ready && stage->showing.visit.on;
}

bool stage_visits(const struct stage *stage)
{
    return is_on(stage) && stage->showing.state.mode == SHOW_CARD &&
           stage_visit_of(stage)->screen != VISIT_SLIDES;
}

void stage_visit_begin(struct stage *stage)
{
    stage->visit = (struct stage_visit){0};
    stage_lift_forget(stage);
    stage_decks_leave(stage);
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

/* Under way in the first frame after the touch, and calm at its end. */
static float turn_of(const struct stage *stage)
{
    float share = turn_time(stage), linear = 0.35f;
    return linear * share + (1 - linear) * share * share * (3 - 2 * share);
}

/* Turned again on its way over, it goes back from where it is. */
static void turn(struct stage *stage)
{
    stage->visit.turn_ms = stage->now_ms - (int64_t)((1 - turn_time(stage)) * TURN_MS);
}

bool stage_visit_moves(const struct stage *stage)
{
    return (stage_visits(stage) && turn_of(stage) < 1) || stage_fan_moves(stage) ||
           stage_prepare_moves(stage);
}

void stage_visit_view(struct stage *stage, const struct show_view *show, struct visit_view *out)
{
    struct view_env env;
    showing_visit_view(&stage->showing, show, out);
    out->turn = turn_of(stage);
    stage_fan_view(stage, out);
    stage_env(stage, &env);
    stage_book_lay(stage, &env, out);
    showing_visit_tell(&stage->showing, &env, out);
    stage_decks_view(stage, out);
    stage_prepare_view(stage, out);
}

void stage_visit_place(struct stage *stage, const struct view_env *env, struct show_view *show)
{
    struct visit_view visit;
    show->visit = is_on(stage) && stage_visit_of(stage)->screen != VISIT_SLIDES;
    stage->supply.credit = !show->visit;
    if (!stage_visits(stage) || stage_visit_of(stage)->screen != VISIT_CARD)
        return;
    show->lit = visit_lit(stage_visit_of(stage), stage->showing.state.card);
    stage_visit_view(stage, show, &visit);
    view_visit_place(env, &visit, show);
}

/* Nothing scrolled yet: only for measuring. */
void stage_visit_measure(struct stage *stage, struct view_env *env, struct show_view *show,
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
    stage_visit_measure(stage, &env, &show, &visit);
    *max = view_visit_scroll_max(&env, &visit);
    return stage_visit_of(stage)->screen != VISIT_CARD || view_visit_is_upright(&env);
}

float stage_visit_pitch(struct stage *stage)
{
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    if (!stage_visits(stage))
        return stage->window.size.w;
    stage_visit_measure(stage, &env, &show, &visit);
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

void stage_visit_scroll_by(struct stage *stage, float pages)
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

void stage_visit_follow_focus(struct stage *stage)
{
    stage_visit_follow(stage, node_by_id(&stage->picture.nodes, stage->hands.focus));
}

/* ---- events */

/* Another screen stands where it was left, and has the focus only for who goes by keys. */
static void arrive(struct stage *stage, enum visit_screen from)
{
    enum visit_screen screen = stage_visit_of(stage)->screen;
    motion_stop(&stage->motion);
    zoom_motion_stop(&stage->zoom.motion);
    stage->hands.focus = 0;
    stage->visit.turn_ms = 0;
    stage_lift_arrive(stage, from);
    if (screen == VISIT_HOME)
        for (int i = 0; i < VISIT_SCREEN_COUNT; i++)
            stage->visit.scroll_px[i] = 0;
    if (from == VISIT_DECKS)
        stage_decks_leave(stage);
    if (screen == VISIT_DECKS)
        stage_decks_arrive(stage);
    if (screen == VISIT_PAGE)
        stage_book_arrive(stage);
    else if (screen != VISIT_SLIDES)
        stage_visit_scroll_to(stage, stage->visit.scroll_px[screen], true);
    int at =
        screen == VISIT_WALL && (from == VISIT_CARD || from == VISIT_TEXT) ? stage_wall_of_card(stage) : -1;
    if (at < 0)
        return;
    stage_wall_show(stage, at, true);
    if (stage->visit.by_keys)
        stage->hands.focus = view_wall_id(stage_wall_card(stage, at));
}

void stage_visit_event(struct stage *stage, const struct visit_event *event)
{
    struct visit_state was = *stage_visit_of(stage);
    stage_book_note(stage);
    float left = stage_visits(stage) ? stage_visit_scrolled(stage) : 0;
    bool leaves = showing_visit_event(&stage->showing, event);
    const struct visit_state *is = stage_visit_of(stage);
    bool other_wall = !card_id_eq(was.office, is->office) || !card_id_eq(was.kind, is->kind) ||
                      !card_id_eq(was.selection, is->selection);
    stage->dirty = true;
    if (leaves) {
        stage_go_home(stage, NULL);
        return;
    }
    stage->visit.scroll_px[was.screen] = left;
    stage_fan_follow(stage, &was);
    bool others = was.compared_count != is->compared_count || event->kind == VISIT_EV_COMPARE;
    if (other_wall)
        stage->visit.scroll_px[VISIT_WALL] = 0;
    if ((other_wall && is->screen == VISIT_WALL) || (others && is->screen == VISIT_COMPARE))
        stage_lift_forget(stage);
    if (was.screen != is->screen)
        arrive(stage, was.screen);
    else if (other_wall && is->screen == VISIT_WALL)
        stage_visit_scroll_to(stage, 0, true);
    else if (is->screen == VISIT_PREPARE)
        stage_prepare_follow(stage, &was);
    else if (!card_id_eq(was.page, is->page))
        stage_book_arrive(stage);
    else if (!card_id_eq(was.card, is->card))
        motion_stop(&stage->motion);
    if (was.screen == VISIT_PREPARE && is->screen != VISIT_PREPARE)
        stage_prepare_arrive(stage, &was);
}

void stage_visit_simple(struct stage *stage, enum visit_event_kind kind)
{
    stage_visit_event(stage, &(struct visit_event){.kind = kind, .at_ms = stage->now_ms});
}

void stage_visit_go(struct stage *stage, enum visit_screen screen)
{
    stage_visit_event(
        stage, &(struct visit_event){.kind = VISIT_EV_GO, .at_ms = stage->now_ms, .as.screen = screen});
}

void stage_visit_with(struct stage *stage, enum visit_event_kind kind, struct str id)
{
    struct visit_event event = {.kind = kind, .at_ms = stage->now_ms};
    event.as.id = card_id_from(id);
    stage_visit_event(stage, &event);
}

void stage_visit_light(struct stage *stage, int branch)
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
    if (turned && !stage->reduced_motion && stage_visit_of(stage)->screen == VISIT_CARD)
        turn(stage);
    else if (!turned)
        stage->visit.turn_ms = 0;
    if (found && !showing_looks(&stage->showing))
        stage_visit_with(stage, VISIT_EV_CARD, card_id_str(&state->card));
    if (stage_visit_of(stage)->screen == VISIT_TEXT && !card_id_eq(was->card, state->card))
        stage_visit_scroll_to(stage, 0, true);
}

/* ---- commands */

bool stage_number_is_open(const struct stage *stage)
{
    return stage->showing.state.number > 0 || stage->showing.state.number_open;
}

/* Nothing lies over the card, or beside it, that Back would take away first. */
static bool rests(const struct stage *stage)
{
    const struct show_state *state = &stage->showing.state;
    return state->mode == SHOW_CARD && !stage_number_is_open(stage) && !zoom_is_in(state->zoom) &&
           !state->back && !state->sought[0];
}

static void back(struct stage *stage)
{
    bool card = stage_visit_of(stage)->screen == VISIT_CARD;
    if (stage_number_is_open(stage) || (card && !rests(stage)))
        stage_show_command(stage, COMMAND_BACK);
    else if (card && visit_lit(stage_visit_of(stage), stage->showing.state.card) > 0)
        stage_visit_light(stage, 0);
    else
        stage_visit_simple(stage, VISIT_EV_BACK);
}

/* From slides, a search or help: what of the commands is about the deck, and not about what is seen. */
static bool from_show(struct stage *stage, enum command command)
{
    bool slides = stage_visit_of(stage)->screen == VISIT_SLIDES;
    if (command == COMMAND_BACK && slides && rests(stage)) {
        stage_visit_simple(stage, VISIT_EV_BACK);
        return true;
    }
    if (command != COMMAND_START && (slides || command != COMMAND_OVERVIEW))
        return false;
    if (stage->showing.state.mode != SHOW_CARD)
        stage_show_event(stage, &(struct show_event){.kind = SHOW_EV_COMMAND,
                                                     .at_ms = stage->now_ms,
                                                     .as.command = COMMAND_BACK});
    if (command == COMMAND_START)
        stage_visit_simple(stage, VISIT_EV_HOME);
    else
        stage_visit_go(stage, VISIT_WALL);
    return true;
}

bool stage_visit_has_card(const struct stage *stage)
{
    return stage_visit_of(stage)->screen == VISIT_CARD || stage_visit_of(stage)->screen == VISIT_TEXT;
}

static void walk(struct stage *stage, enum command command)
{
    float max = 0;
    if (stage_visit_has_card(stage)) {
        stage_show_command(stage, command);
        return;
    }
    if (stage_fan_walk(stage, command))
        return;
    (void)stage_visit_list(stage, &max);
    stage->hands.focus = 0;
    if (command == COMMAND_FIRST || command == COMMAND_LAST)
        stage_visit_scroll_to(stage, command == COMMAND_FIRST ? 0 : max, false);
    else if (stage_visit_of(stage)->screen == VISIT_PAGE)
        stage_book_walk(stage, command == COMMAND_NEXT ? 1 : -1);
    else
        stage_visit_scroll_by(stage, command == COMMAND_NEXT ? 0.7f : -0.7f);
}

static void go_to_number(struct stage *stage)
{
    enum visit_screen screen = stage_visit_of(stage)->screen;
    if (stage->showing.state.number > 0)
        stage_show_enter(stage);
    else if (screen == VISIT_WALL || stage_visit_has_card(stage))
        stage_show_command(stage, COMMAND_GO_TO);
}

/* What is done with the card that is looked at. An upright one has its questions beneath it already. */
static void to_card(struct stage *stage, enum command command)
{
    if (command == COMMAND_OWN || command == COMMAND_ADAPT)
        stage_write_begin(stage, command == COMMAND_ADAPT);
    else if (command != COMMAND_QUESTIONS || !is_upright(stage))
        stage_show_command(stage, command);
}

static void of_card(struct stage *stage, enum command command)
{
    if (stage_visit_of(stage)->screen == VISIT_CARD)
        to_card(stage, command);
}

static void search(struct stage *stage, enum command command)
{
    enum visit_screen screen = stage_visit_of(stage)->screen;
    if (screen == VISIT_HOME || screen == VISIT_OFFICES)
        stage_visit_with(stage, VISIT_EV_OFFICE, (struct str){0}); /* in all cards */
    stage_show_command(stage, command);
}

static void elsewhere(struct stage *stage, enum command command)
{
    bool card = stage_visit_of(stage)->screen == VISIT_CARD;
    stage_visit_go(stage, command == COMMAND_OVERVIEW ? VISIT_WALL
                          : command == COMMAND_GUIDE  ? VISIT_GUIDE
                          : command == COMMAND_ABOUT  ? VISIT_ABOUT
                          : card                      ? VISIT_TEXT
                                                      : VISIT_CARD);
}

static void once(struct stage *stage, enum command command)
{
    stage_visit_simple(stage, command == COMMAND_START ? VISIT_EV_HOME : VISIT_EV_SURPRISE);
}

static void to_number(struct stage *stage, enum command command)
{
    (void)command;
    go_to_number(stage);
}

static void go_back(struct stage *stage, enum command command)
{
    (void)command;
    back(stage);
}

static void straighten(struct stage *stage, enum command command)
{
    (void)command;
    stage_lift_straighten(stage);
}

/* On a screen of the visit's own. What is not here was done already, or is not for a visitor: they make nothing dark. */
static void from_visit(struct stage *stage, enum command command)
{
    static void (*const arms[COMMAND_COUNT])(struct stage * stage, enum command command) = {
        [COMMAND_NEXT] = walk,
        [COMMAND_PREVIOUS] = walk,
        [COMMAND_FIRST] = walk,
        [COMMAND_LAST] = walk,
        [COMMAND_GO_TO] = to_number,
        [COMMAND_OVERVIEW] = elsewhere,
        [COMMAND_GUIDE] = elsewhere,
        [COMMAND_ABOUT] = elsewhere,
        [COMMAND_READ] = elsewhere,
        [COMMAND_QUESTIONS] = of_card,
        [COMMAND_ZOOM] = of_card,
        [COMMAND_ZOOM_IN] = of_card,
        [COMMAND_ZOOM_OUT] = of_card,
        [COMMAND_ZOOM_WHOLE] = of_card,
        [COMMAND_OWN] = of_card,
        [COMMAND_ADAPT] = of_card,
        [COMMAND_SEARCH] = search,
        [COMMAND_HELP] = stage_show_command,
        [COMMAND_FULL_SCREEN] = stage_show_command,
        [COMMAND_OPEN] = stage_show_command,
        [COMMAND_QUIT] = stage_show_command,
        [COMMAND_BACK] = go_back,
        [COMMAND_START] = once,
        [COMMAND_SURPRISE] = once,
        [COMMAND_KEEP] = stage_fan_command,
        [COMMAND_FAN] = stage_fan_command,
        [COMMAND_COMPARE] = stage_fan_command,
        [COMMAND_FAN_LEFT] = stage_fan_command,
        [COMMAND_FAN_RIGHT] = stage_fan_command,
        [COMMAND_FAN_MARK] = stage_fan_command,
        [COMMAND_FAN_CLEAR] = stage_fan_command,
        [COMMAND_STRAIGHTEN] = straighten,
        [COMMAND_SELECTIONS] = stage_own_command,
        [COMMAND_SELECTION_SAVE] = stage_own_command,
        [COMMAND_SELECTION_FILL] = stage_own_command,
        [COMMAND_SELECTION_RENAME] = stage_own_command,
        [COMMAND_SELECTION_REMOVE] = stage_own_command,
        [COMMAND_SELECTION_NEW] = stage_own_command,
        [COMMAND_SELECTION_PREPARE] = stage_own_command,
        [COMMAND_SELECTION_PRESENT] = stage_prepare_command,
    };
    if (arms[command])
        arms[command](stage, command);
}

bool stage_visit_command(struct stage *stage, enum command command)
{
    if (!is_on(stage))
        return false;
    if (stage_aloud_command(stage, command))
        return true;
    if (!stage_visits(stage))
        return from_show(stage, command);
    from_visit(stage, command);
    return true;
}
