/* Reading aloud what is on screen. Whatever is pressed or touched makes it silent before it does its own work; asked for again
 * it begins anew. Who used it is also told what has the focus, until it is stopped by name. */
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

/* ---- what is read */

static void read_screen(struct stage *stage)
{
    struct aloud_reader *aloud = &stage->aloud;
    struct arena *room = aloud_clear(aloud);
    if (aloud_of_screen(room, &stage->picture.nodes, stage->language, &aloud->read))
        (void)aloud_begin(aloud);
}

static bool on_text(const struct stage *stage)
{
    return stage_visits(stage) && stage->showing.visit.state.screen == VISIT_TEXT;
}

static bool on_card(const struct stage *stage)
{
    return stage_shows(stage) && stage->showing.ready && stage->showing.state.mode == SHOW_CARD &&
           showing_looks(&stage->showing);
}

/* An upright window shows the questions under the card. */
static bool is_upright(const struct stage *stage)
{
    return stage_visits(stage) && stage->window.size.h > stage->window.size.w;
}

static struct aloud_card card_on_wall(const struct stage *stage)
{
    const struct showing *showing = &stage->showing;
    bool visits = stage_visits(stage), whole = on_text(stage) || is_upright(stage);
    return (struct aloud_card){
        .whole = whole,
        .lit = visits && !on_text(stage) ? visit_lit(&showing->visit.state, showing->state.card) : 0,
        .deck = showing->cards.deck,
        .card = showing->cards.order[showing->state.index],
        .back = showing->state.back && !whole,
        .office = showing->cards.office,
        .own = showing->cards.own,
        .language = stage->language};
}

/* As the painter has it; a picture of which the shape is not known leaves no place to be sure of. */
static void place_face(struct stage *stage, const struct aloud_card *card)
{
    struct face face;
    const struct card *is = &card->deck->cards[card->card];
    enum face_side side = card->back ? FACE_BACK : FACE_FRONT;
    struct cardface_options options =
        supply_face_options(&stage->supply, SUPPLY_SLOT_SHOW, card->card, card->lit);
    if (!cardface_make(&stage->aloud.room, card->deck, card->card, side, &options, &face))
        return;
    struct size_px picture = face.has_picture ? is->picture_px : (struct size_px){0};
    if (!face.has_picture || (picture.w > 0 && picture.h > 0))
        aloud_place(&stage->aloud, &face, picture);
}

/* False: the words of a page are still to come. */
static bool page_words(struct stage *stage, struct aloud_card *card)
{
    struct document_text text;
    if (card->deck->cards[card->card].layout != CARD_PAGE || card->back)
        return true;
    enum paint_answer answer = showing_page_text(&stage->showing, &text);
    if (answer == ANSWER_READY) {
        struct show_view view;
        showing_view(&stage->showing, &view, stage->now_ms);
        text.text = card->page = str_copy(&stage->aloud.room, text.text);
        aloud_place_page(&stage->aloud, &text, view.card_shape(view.card_shape_ctx, card->card));
    }
    return answer != ANSWER_PENDING;
}

static void read_card(struct stage *stage)
{
    struct aloud_reader *aloud = &stage->aloud;
    struct aloud_card card = card_on_wall(stage);
    struct arena *room = aloud_clear(aloud);
    aloud->card = stage->showing.state.card;
    aloud->back = stage->showing.state.back;
    aloud->as_text = on_text(stage);
    aloud->waits = !page_words(stage, &card);
    if (aloud->waits || !aloud_of_card(room, &card, &aloud->read) || !aloud_begin(aloud))
        return;
    if (aloud->words.count == 0 && !aloud->as_text)
        place_face(stage, &card);
}

static void begin(struct stage *stage)
{
    if (on_card(stage) || on_text(stage))
        read_card(stage);
    else
        read_screen(stage);
    stage_watch(stage); /* it may have a bell only now */
    stage->aloud.on = stage->aloud.speech != NULL;
    stage->focus_told = stage->hands.focus;
}

bool stage_aloud_command(struct stage *stage, enum command command)
{
    struct aloud_reader *aloud = &stage->aloud;
    enum show_mode mode = stage->showing.state.mode;
    bool dark = stage_shows(stage) && (mode == SHOW_BLACK || mode == SHOW_WHITE);
    if (command != COMMAND_ALOUD && !sets_volume(command))
        return false;
    stage->dirty = true;
    if (!aloud->likely || dark)
        return !dark;
    if (sets_volume(command))
        aloud_louder(aloud, command == COMMAND_LOUDER ? SPEECH_VOLUME_STEP : -SPEECH_VOLUME_STEP);
    else if (aloud->hushed)
        aloud->on = false; /* it was this that stopped it */
    else
        begin(stage);
    return true;
}

/* ---- what the voice tells */

static bool is_on_wall(const struct stage *stage)
{
    const struct aloud_reader *aloud = &stage->aloud;
    const struct show_state *state = &stage->showing.state;
    bool there = aloud->as_text ? on_text(stage) : on_card(stage);
    return there && card_id_eq(aloud->card, state->card) && aloud->back == state->back;
}

void stage_aloud_poll(struct stage *stage)
{
    struct aloud_reader *aloud = &stage->aloud;
    struct err err;
    bool changed = aloud_poll(aloud, &err);
    if (err.kind != ERR_NONE && stage_shows(stage) && stage->showing.ready)
        showing_tell(&stage->showing, stage->now_ms, err.text);
    if (aloud->card.at[0] && !is_on_wall(stage)) { /* it went by itself: the deck was read again */
        (void)aloud_clear(aloud);
        changed = true;
    }
    if (aloud->waits) {
        read_card(stage);
        changed = changed || !aloud->waits;
    } else if (aloud->place_again && !aloud->placing.running) {
        struct aloud_card card = card_on_wall(stage);
        place_face(stage, &card);
    }
    stage->dirty = stage->dirty || changed;
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

/* Tab came to a control, or an arrow to an item of a list. */
void stage_aloud_focus(struct stage *stage)
{
    struct aloud_reader *aloud = &stage->aloud;
    const struct node *node = NULL;
    if (aloud->speaks && stage_visits(stage))
        follow_word(stage);
    for (int i = 0; i < stage->picture.nodes.count && aloud->on; i++) {
        if (stage->picture.nodes.at[i].state & NODE_FOCUSED)
            node = &stage->picture.nodes.at[i];
    }
    if (!node || node->id == stage->focus_told) {
        stage->focus_told = node ? node->id : 0;
        return;
    }
    struct arena *room = aloud_clear(aloud);
    stage->focus_told = node->id;
    if (aloud_of_control(room, node, stage->language, stage->place == STAGE_LOCKED, &aloud->read))
        (void)aloud_begin(aloud);
}
