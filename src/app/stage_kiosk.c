/* A screen nobody watches over: the lure loop, the visitor who comes, and the forgetting of everything once nobody is there. Nothing
 * of a visitor is kept on disk: in a kiosk the journal is in memory, and what was written in it is taken out again. */
#include "app/stage_private.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/notify.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS_A_DECK = 3, DARK_LOOK_MS = 30000 };

static bool lures(const struct stage *stage)
{
    return stage->kiosk.on && stage->kiosk.idle.phase == IDLE_LURE;
}

static bool warns(const struct stage *stage)
{
    return stage->kiosk.on && stage->kiosk.idle.phase == IDLE_WARNING;
}

/* A deck stands: it is shown, or written in. */
static bool stands(const struct stage *stage)
{
    return stage->place == STAGE_SHOW || stage->place == STAGE_WRITE;
}

static struct idle_rules rules_of(const struct stage *stage)
{
    const struct kiosk_settings *kiosk = &stage->run->settings->kiosk;
    return (struct idle_rules){.after_ms = kiosk->idle_s * 1000, .warning_ms = kiosk->warning_s * 1000};
}

static bool is_night(const struct stage *stage)
{
    time_t now = (time_t)(clock_wall_ms() / 1000);
    struct tm local;
    if (!localtime_r(&now, &local))
        return false;
    return !kiosk_is_open(&stage->run->settings->kiosk, local.tm_hour * 60 + local.tm_min);
}

void stage_kiosk_begin(struct stage *stage)
{
    stage->kiosk = (struct stage_kiosk){.on = stage->run->options->sub == SUB_KIOSK};
    stage->kiosk.seed = stage->seed;
    stage->kiosk.idle.since_ms = stage->now_ms;
    if (!stage->kiosk.on)
        return;
    stage_staff_begin(stage);
    tzset();
    stage_leave_begin(stage);
    stage->kiosk.watchdog_ms = notify_watchdog_ms();
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE,
                "0"); /* what closes a window does not end us; SIGTERM does */
    SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
}

/* ---- hands */

void stage_kiosk_forget_hands(struct stage *stage)
{
    hands_forget(&stage->hands);
    stage_lift_let_go(stage);
}

static void speak_again(struct stage *stage)
{
    stage->kiosk.settles = stage->showing.loader.running; /* a thread is at work with the words of now */
    if (stage->kiosk.settles)
        return;
    stage_first_settings(stage);
    stage->home.language = stage->showing.options.language = stage->language;
    stage->dirty = true;
}

void stage_kiosk_wipe(struct stage *stage)
{
    stage_leave_close(stage);
    motion_stop(&stage->motion);
    zoom_motion_stop(&stage->zoom.motion);
    stage->zoom = (struct stage_zoom){0};
    aloud_forget(&stage->aloud);
    stage->focus_told = 0;
    stage->reads = (struct stage_reads){0};
    stage_write_end(stage);
    stage_keyboard_hide(stage);
    stage->keyboard = (struct keyboard){0};
    stage->by_finger = stage->real_keys = false;
    SDL_StopTextInput();
    (void)SDL_SetClipboardText(""); /* what was copied out of a search */
    showing_forget(&stage->showing, stage->now_ms);
    stage_visit_begin(stage);
    stage->bar_until_ms = 0;
    speak_again(stage);
}

static void event(struct stage *stage, enum idle_event_kind kind)
{
    const struct idle_rules rules = rules_of(stage);
    struct idle_next next = idle_step(&rules, stage->kiosk.idle, &(struct idle_event){kind, stage->now_ms});
    stage->kiosk.idle = next.state;
    if (next.fx == IDLE_FX_NONE)
        return;
    stage->dirty = true;
    stage_kiosk_forget_hands(stage);
    if (next.fx == IDLE_FX_WARN && (stage->visit.by_keys || stage->aloud.on))
        stage->hands.focus = node_id("idle", "stay", 0); /* who is read to hears that they are asked */
    if (next.fx == IDLE_FX_WIPE)
        stage_kiosk_wipe(stage);
}

void stage_kiosk_feel(struct stage *stage, const SDL_Event *happened)
{
    stage_leave_feel(stage, happened);
    switch (happened->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEWHEEL:
    case SDL_KEYDOWN:
    case SDL_TEXTINPUT:
        if (stage->kiosk.on)
            event(stage, IDLE_EV_HAND);
        stage_staff_feel(stage);
        break;
    default: break;
    }
}

/* Something was done, and is over: of a drag the end. */
static bool is_done(const struct act *act)
{
    switch (act->kind) {
    case ACT_KEY:
    case ACT_TAP:
    case ACT_DRAG_END:
    case ACT_DRAG_CANCEL:
    case ACT_PINCH_END:
    case ACT_GRIP_END:
    case ACT_GRIP_CANCEL:
    case ACT_WHEEL:
    case ACT_RIGHT:
    case ACT_MIDDLE: return true;
    case ACT_TEXT:
    case ACT_HOLD:
    case ACT_DRAG_BEGIN:
    case ACT_DRAG:
    case ACT_PINCH_BEGIN:
    case ACT_PINCH:
    case ACT_GRIP_BEGIN:
    case ACT_GRIP:
    case ACT_FILE:
    case ACT_WINDOW:
    case ACT_LOOK:
    case ACT_QUIT: break;
    }
    return false;
}

static struct action action_of(const struct stage *stage, const struct act *act)
{
    const struct node *node = act->target ? node_by_id(&stage->picture.nodes, act->target) : NULL;
    return act->kind == ACT_TAP && node ? node->action : (struct action){ACTION_NONE, 0};
}

/* Who cannot see begins by one key, or by the button in the corner. */
static bool asks_for_voice(const struct stage *stage, const struct act *act, struct action action)
{
    const struct keymap *keymap = &stage->run->settings->keymap;
    enum command command = COMMAND_NONE;
    if (act->kind == ACT_KEY)
        command = keymap_find(keymap, MODE_VISIT, act->as.key.chord);
    else if (action.kind == ACTION_COMMAND)
        command = (enum command)action.index;
    return lures(stage) && command == COMMAND_ALOUD;
}

/* Over the lure loop and the question every touch and key means the same, but what the buttons say. */
static void answer(struct stage *stage, const struct act *act)
{
    struct action action = action_of(stage, act);
    if (!is_done(act))
        return;
    stage->visit.by_keys = act->kind == ACT_KEY;
    if (lures(stage) && action.kind == ACTION_LANGUAGE)
        stage_next_setting(stage, ACTION_LANGUAGE);
    bool says = action.kind == ACTION_IDLE, speaks = asks_for_voice(stage, act, action);
    event(stage, says ? (enum idle_event_kind)action.index : IDLE_EV_DONE);
    if (speaks)
        stage_aloud_greet(stage);
}

bool stage_kiosk_act(struct stage *stage, const struct act *act)
{
    if (!stage->kiosk.on || act->kind == ACT_WINDOW || act->kind == ACT_LOOK || act->kind == ACT_QUIT)
        return false;
    if (act->kind == ACT_FILE)
        return true;
    if (stage_staff_is_open(stage))
        return stage_staff_act(stage, act);
    if (!stands(stage))
        return true;
    if (lures(stage) || warns(stage)) {
        answer(stage, act);
        return true;
    }
    if (is_done(act))
        event(stage, IDLE_EV_DONE);
    return stage_leave_act(stage, act);
}

/* ---- decks */

void stage_kiosk_open(struct stage *stage, int deck)
{
    stage->kiosk.deck = deck;
    stage_open(stage, stage->kiosk.decks[deck], stage->run->options->selection, 0);
}

static void open_next(struct stage *stage)
{
    stage_kiosk_open(stage, (stage->kiosk.deck + 1) % stage->kiosk.deck_count);
}

/* A deck stands: the lure loop begins with it, or goes on when it was only read again. */
void stage_kiosk_stand(struct stage *stage)
{
    struct str office = stage->run->settings->kiosk.office;
    struct visit_state asked = {.office = card_id_from(office)};
    if (!stage->kiosk.on)
        return;
    stage->kiosk.fallen = 0;
    if (!stage_decks_stand(stage))
        stage->kiosk.idle = (struct idle_state){IDLE_LURE, stage->now_ms};
    if (office.len > 0 && visit_office(&asked, showing_deck(&stage->showing)) < 0)
        log_line(LOG_WARN, "kiosk: office %.*s is not in %s", STR_ARG(office), stage->showing.path);
}

/* One that cannot be opened is passed over, until none can. */
bool stage_kiosk_falls(struct stage *stage, const struct err *err)
{
    if (!stage->kiosk.on)
        return false;
    if (stage_decks_fall(stage, err))
        return true;
    stage->kiosk.chosen = false;
    bool all = stage->kiosk.fallen + 1 >= stage->kiosk.deck_count;
    if (all && !stage_staff_all_decks(stage))
        return false;
    (void)fprintf(stderr, "waaier: %s\n", err->text);
    stage->kiosk.fallen = all ? 0 : stage->kiosk.fallen + 1;
    if (all)
        stage_kiosk_open(stage, 0);
    else
        open_next(stage);
    return true;
}

/* ---- what is seen */

static struct lure_view lure_of(struct stage *stage, const struct show_view *show)
{
    return (struct lure_view){.show = show,
                              .seed = stage->kiosk.seed,
                              .since_ms = stage->kiosk.idle.since_ms,
                              .dark = stage->kiosk.dark};
}

static void night_add(struct nodes *nodes, const struct view_env *env)
{
    (void)node_add(nodes, (struct node){.role = NODE_GROUP,
                                        .at = {0, 0, env->size.w, env->size.h},
                                        .look = LOOK_FILL,
                                        .as.fill_argb = palette_at(env->palette)->wall});
}

bool stage_kiosk_compose(struct stage *stage, const struct view_env *env)
{
    struct show_view show;
    bool pin = stage->kiosk.leave.open;
    if (stage_staff_compose(stage, env))
        return true;
    if (!stage->kiosk.on || (!stands(stage) && stage->kiosk.chosen) ||
        (stands(stage) && !lures(stage) && !warns(stage) && !pin))
        return false;
    if (!stands(stage)) {
        night_add(&stage->picture.nodes, env);
        return true;
    }
    if (warns(stage)) {
        const struct idle_rules rules = rules_of(stage);
        struct idle_state began = {IDLE_WARNING, stage->now_ms};
        view_idle(&stage->picture.nodes, env, idle_left_s(&rules, &stage->kiosk.idle, stage->now_ms),
                  idle_left_s(&rules, &began, stage->now_ms));
        return true;
    }
    if (pin) {
        view_pin(&stage->picture.nodes, env, &stage->kiosk.leave);
        return true;
    }
    stage_plain_view(stage, env, &show);
    struct lure_view view = lure_of(stage, &show);
    view_lure(&stage->picture.nodes, env, &view);
    return true;
}

/* The cards of the next round are painted while this one stands. */
void stage_kiosk_ahead(struct stage *stage, const struct view_env *env)
{
    struct nodes nodes = {.arena = &stage->picture.arena};
    struct view_env later = *env;
    struct show_view show;
    if (!lures(stage) || !stands(stage))
        return;
    stage_plain_view(stage, env, &show);
    struct lure_view view = lure_of(stage, &show);
    later.now_ms += LURE_ROUND_MS;
    view_lure(&nodes, &later, &view);
    for (int i = 0; i < nodes.count; i++)
        if (nodes.at[i].look == LOOK_PICTURE)
            (void)picture_add_want(&stage->picture, &nodes.at[i].as.picture.key, nodes.at[i].as.picture.tag);
}

/* ---- time */

static int64_t lure_due(const struct stage *stage)
{
    return lure_due_ms(stage->kiosk.idle.since_ms, stage->now_ms, stage->reduced_motion);
}

bool stage_kiosk_moves(const struct stage *stage)
{
    return lures(stage) && stands(stage) && !stage_staff_is_open(stage) && !stage->kiosk.dark &&
           lure_due(stage) <= stage->now_ms;
}

/* Only who puts pictures on the glass is alive: when nothing moves, a frame is shown for that alone. */
static int64_t life_due(const struct stage *stage)
{
    return stage->kiosk.watchdog_ms > 0 ? stage->kiosk.life_ms + stage->kiosk.watchdog_ms : INT64_MAX;
}

void stage_kiosk_shown(struct stage *stage)
{
    if (!stage->kiosk.on || stage->quit)
        return;
    if (!stage->kiosk.ready)
        (void)notify_say("READY=1");
    stage->kiosk.ready = true;
    if (stage->now_ms >= life_due(stage)) {
        stage->kiosk.life_ms = stage->now_ms;
        (void)notify_say("WATCHDOG=1");
    }
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t screen_due(const struct stage *stage)
{
    const struct idle_rules rules = rules_of(stage);
    if (stage_staff_is_open(stage))
        return stage_staff_due_ms(stage);
    if (!stands(stage))
        return INT64_MAX;
    if (!lures(stage))
        return least(idle_due_ms(&rules, &stage->kiosk.idle, stage->now_ms),
                     leave_due_ms(&stage->kiosk.leave, stage->now_ms));
    if (stage_kiosk_moves(stage))
        return INT64_MAX; /* the loop has a pace of its own for what moves */
    return stage->kiosk.dark ? stage->now_ms + DARK_LOOK_MS : lure_due(stage);
}

int64_t stage_kiosk_due_ms(const struct stage *stage)
{
    return stage->kiosk.on ? least(screen_due(stage), life_due(stage)) : INT64_MAX;
}

/* Each look at the lure loop may find another round, another deck, or the night. */
static void lure_tick(struct stage *stage)
{
    int64_t round = (stage->now_ms - stage->kiosk.idle.since_ms) / LURE_ROUND_MS;
    bool dark = is_night(stage);
    if (dark != stage->kiosk.dark)
        stage->dirty = true;
    stage->kiosk.dark = dark;
    if (stage->kiosk.deck_count > 1 && round >= ROUNDS_A_DECK && !stage->showing.opening && !dark) {
        open_next(stage);
        return;
    }
    if (stage->now_ms >= stage->kiosk.look_ms)
        stage->dirty = true;
    stage->kiosk.look_ms = lure_due(stage);
}

void stage_kiosk_tick(struct stage *stage)
{
    if (stage->kiosk.on && stage->now_ms >= life_due(stage))
        stage->dirty = true;
    if (!stage->kiosk.on || stage_staff_tick(stage) || !stands(stage))
        return;
    if (stage->kiosk.settles)
        speak_again(stage);
    stage_leave_tick(stage);
    if (lures(stage)) {
        lure_tick(stage);
        return;
    }
    const struct idle_rules rules = rules_of(stage);
    int left = idle_left_s(&rules, &stage->kiosk.idle, stage->now_ms);
    stage->dirty = stage->dirty || (warns(stage) && left != stage->kiosk.left_s);
    stage->kiosk.left_s = left;
    if (stage->aloud.speaks)
        event(stage, IDLE_EV_HAND); /* who listens is there, and touches nothing */
    event(stage, IDLE_EV_TICK);
}
