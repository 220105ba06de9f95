/* Reading aloud what is on screen. Whatever is pressed or touched makes it silent before it does its own work; asked for again
 * it begins anew. Who used it is also told what has the focus and where they come, until it is stopped by name. */
#include "app/stage_private.h"

#include "app/keys.h"
#include "base/words.h"

/* ---- what is pressed */

static bool sets_volume(enum command command)
{
    return command == COMMAND_LOUDER || command == COMMAND_SOFTER;
}

static enum command_mode mode_of(const struct stage *stage)
{
    const struct visiting *visit = &stage->showing.visit;
    if (!stage_shows(stage))
        return MODE_START;
    return visit->on && visit->state.screen != VISIT_SLIDES ? MODE_VISIT : MODE_SHOW;
}

static bool key_spares(const struct stage *stage, const SDL_Keysym *key)
{
    struct key_chord chord;
    if (key->sym == SDLK_LCTRL || key->sym == SDLK_RCTRL)
        return true; /* the beginning of a chord */
    return keys_chord(key, &chord) &&
           sets_volume(keymap_find(&stage->run->settings->keymap, mode_of(stage), chord));
}

static bool touch_spares(const struct stage *stage, struct pt_px at)
{
    const struct node *node = node_hit(&stage->picture.nodes, at, stage->hands.least_px);
    return node && node->action.kind == ACTION_COMMAND && sets_volume((enum command)node->action.index);
}

/* Whether it is something that a person does, and not for the volume. */
static bool hushes(const struct stage *stage, const SDL_Event *event)
{
    const struct window *window = &stage->window;
    switch (event->type) {
    case SDL_KEYDOWN: return !key_spares(stage, &event->key.keysym);
    case SDL_FINGERDOWN:
        return !touch_spares(
            stage, (struct pt_px){event->tfinger.x * window->size.w, event->tfinger.y * window->size.h});
    case SDL_MOUSEBUTTONDOWN:
        return !touch_spares(stage, (struct pt_px){(float)event->button.x * window->scale,
                                                   (float)event->button.y * window->scale});
    case SDL_MOUSEWHEEL:
    case SDL_TEXTINPUT:
    case SDL_DROPFILE: return true;
    }
    return false;
}

void stage_aloud_event(struct stage *stage, const SDL_Event *event)
{
    if (!hushes(stage, event))
        return;
    stage->aloud.hushed = aloud_hush(&stage->aloud);
    stage->dirty = stage->dirty || stage->aloud.hushed;
}

/* ---- commands */

static bool is_dark(const struct stage *stage)
{
    enum show_mode mode = stage->showing.state.mode;
    return stage_shows(stage) && (mode == SHOW_BLACK || mode == SHOW_WHITE);
}

/* Who hears nothing at the moment hears how loud it will be. */
static void set_volume(struct stage *stage, int percent)
{
    struct aloud_reader *aloud = &stage->aloud;
    struct aloud_view view;
    aloud_louder(aloud, percent);
    aloud_view(aloud, &view);
    if (!aloud->on || view.speaks)
        return;
    struct arena *room = aloud_clear(aloud);
    if (aloud_of_words(room, str_format(room, _("Volume %d procent"), view.volume), stage->language,
                       &aloud->read))
        (void)aloud_begin(aloud);
}

static void begin(struct stage *stage)
{
    if (!aloud_wake(&stage->aloud))
        return;
    stage_read(stage, NULL);
    stage_watch(stage); /* it may have a bell only now */
    stage->focus_told = stage->hands.focus;
}

bool stage_aloud_command(struct stage *stage, enum command command)
{
    struct aloud_reader *aloud = &stage->aloud;
    if (command != COMMAND_ALOUD && command != COMMAND_REPEAT && !sets_volume(command))
        return false;
    stage->dirty = true;
    if (!aloud->likely || is_dark(stage))
        return !is_dark(stage);
    if (sets_volume(command))
        set_volume(stage, command == COMMAND_LOUDER ? SPEECH_VOLUME_STEP : -SPEECH_VOLUME_STEP);
    else if (command == COMMAND_REPEAT && aloud->on && aloud->read.count > 0)
        (void)aloud_begin(aloud);
    else if (command == COMMAND_ALOUD && aloud->hushed)
        aloud->on = false; /* it was this that stopped it */
    else
        begin(stage);
    return true;
}

void stage_aloud_greet(struct stage *stage)
{
    if (!aloud_wake(&stage->aloud))
        return;
    stage_watch(stage);
    stage->reads.greets = true;
    stage->reads.where = 0; /* what comes is told as soon as it is seen */
}

/* ---- a finger that rests hears what lies under it, and what it comes over; so one finds one's way without looking. What it
 * then leaves is not touched. */

static void explore(struct stage *stage, struct pt_px at)
{
    const struct node *node = stage_read_under(stage, at);
    if (!node || node->id == stage->reads.explored)
        return;
    stage->reads.explored = node->id;
    stage_read_node(stage, node);
    stage->dirty = true;
}

bool stage_aloud_act(struct stage *stage, const struct act *act)
{
    bool on = stage->aloud.on;
    switch (act->kind) {
    case ACT_HOLD:
        if (!on || act->mouse)
            return false;
        stage->reads.explores = true;
        stage->reads.explored = 0;
        explore(stage, act->as.drag.at);
        return true;
    case ACT_DRAG_BEGIN:
    case ACT_DRAG:
        if (stage->reads.explores)
            explore(stage, act->as.drag.at);
        return stage->reads.explores;
    case ACT_TAP:
        if (!stage->reads.explores || !act->held)
            return false;
        stage->reads.explores = false;
        return true;
    case ACT_GRIP_BEGIN:
    case ACT_GRIP:
        if (stage->reads.explores)
            explore(stage, act->as.grip.at);
        return stage->reads.explores;
    case ACT_DRAG_END:
    case ACT_DRAG_CANCEL:
    case ACT_GRIP_END:
    case ACT_GRIP_CANCEL: {
        bool was = stage->reads.explores;
        stage->reads.explores = false;
        return was;
    }
    case ACT_KEY:
    case ACT_TEXT:
    case ACT_PINCH_BEGIN:
    case ACT_PINCH:
    case ACT_PINCH_END:
    case ACT_WHEEL:
    case ACT_RIGHT:
    case ACT_MIDDLE:
    case ACT_FILE:
    case ACT_WINDOW:
    case ACT_LOOK:
    case ACT_QUIT: break;
    }
    return false;
}

/* ---- what the voice tells */

void stage_aloud_poll(struct stage *stage)
{
    struct aloud_reader *aloud = &stage->aloud;
    struct err err;
    bool spoke = aloud->speaks, changed = aloud_poll(aloud, &err);
    if (err.kind != ERR_NONE && stage_shows(stage) && stage->showing.ready)
        showing_tell(&stage->showing, stage->now_ms, err.text);
    stage->dirty = stage->dirty || changed;
    stage_read_poll(stage, spoke && !aloud->speaks);
}

/* The word that is heard is seen, where there is more to read than the window holds. */
static void follow_word(struct stage *stage)
{
    const struct nodes *nodes = &stage->picture.nodes;
    float max = 0;
    if (motion_moves(&stage->motion, stage->now_ms) || stage_zoomed(stage) ||
        !stage_visit_list(stage, &max) || max <= 0)
        return;
    for (int i = 0; i < nodes->count; i++) {
        const struct node *node = &nodes->at[i];
        if (node->role == NODE_GROUP && node->state & NODE_CURRENT)
            stage_visit_follow(stage, node);
    }
}

/* Of a list of answers the chosen one has it. */
static const struct node *focused(const struct stage *stage)
{
    const struct node *node = NULL, *chosen = NULL;
    bool lists = stage_shows(stage) && stage->showing.state.mode == SHOW_SEARCH;
    for (int i = 0; i < stage->picture.nodes.count; i++) {
        const struct node *is = &stage->picture.nodes.at[i];
        if (is->state & NODE_FOCUSED)
            node = is;
        else if (lists && is->role == NODE_TILE && is->state & NODE_SELECTED)
            chosen = is;
    }
    return node ? node : chosen;
}

/* Tab came to a control, or an arrow to an item of a list; or another screen came. */
void stage_aloud_focus(struct stage *stage)
{
    struct aloud_reader *aloud = &stage->aloud;
    const struct node *node = aloud->on ? focused(stage) : NULL;
    if (aloud->speaks && stage_visits(stage))
        follow_word(stage);
    if (stage_read_arrives(stage))
        stage_read(stage, node);
    else if (node && node->id != stage->focus_told)
        stage_read_node(stage, node);
    stage->focus_told = node ? node->id : 0;
}
