/* Own questions are written: a screen over the card one came from. Hands into write_step, and its answers into the journal by way of
 * showing's questions. */
#include "app/stage_private.h"

#include <string.h>

static int card_of(const struct stage *stage)
{
    return stage->showing.cards.order[stage->showing.state.index];
}

static bool is_for(const struct asked *asked, int office)
{
    return asked->offices == 0 || (office > 0 && asked->offices >> (office - 1) & 1);
}

/* The questions of the card as they stand now, those of other offices left out. What they say is the deck's and the journal's. */
static const struct write_rows *rows_of(struct stage *stage)
{
    struct asked asked[OWN_ASKED_MAX];
    const struct showing *showing = &stage->showing;
    stage->write_rows = (struct write_rows){0};
    if (stage->place == STAGE_WRITE && stage->write.about == WRITE_TITLE)
        return &stage->write_rows;
    const struct deck *deck = showing->cards.deck;
    int card = card_of(stage), count = own_merge(deck, card, &showing->questions.own, asked), kept = 0;
    for (int i = 0; i < count; i++) {
        if (!is_for(&asked[i], showing->cards.office))
            continue;
        stage->write_row[kept++] =
            (struct write_row){.id = asked[i].id,
                               .text = asked[i].text,
                               .added = !asked[i].has_original,
                               .adapted = asked[i].has_original && asked[i].origin == OWN_ADAPTED,
                               .hidden = asked[i].hidden};
    }
    bool full = own_added(&showing->questions.own, deck->cards[card].id) >= OWN_CARD_MAX;
    stage->write_rows = (struct write_rows){stage->write_row, kept, full};
    return &stage->write_rows;
}

bool stage_write_is_field(const struct stage *stage)
{
    return stage->place == STAGE_WRITE && stage->write.mode == WRITE_FIELD;
}

/* The keyboard writes only while there is a field; a question begins with a capital. */
static void mode_is(struct stage *stage)
{
    motion_stop(&stage->motion);
    stage->hands.focus = 0;
    stage->dirty = true;
    if (!stage_write_is_field(stage)) {
        SDL_StopTextInput();
        stage_keyboard_hide(stage);
        return;
    }
    SDL_StartTextInput();
    stage_keyboard_field(stage, false);
    if (stage->write.edit.len == 0)
        stage->keyboard.shift = KEYBOARD_CAPITAL;
}

void stage_write_begin(struct stage *stage, bool list)
{
    if (!stage->showing.ready || !stage->showing.cards.may_write)
        return;
    stage->write = write_begin(list, rows_of(stage));
    stage->write_card = stage->showing.state.card;
    stage->place = STAGE_WRITE;
    zoom_motion_stop(&stage->zoom.motion);
    mode_is(stage);
}

void stage_write_title(struct stage *stage, enum stage_naming naming, struct str proposed, int cards)
{
    stage->naming = naming;
    stage->write_cards = cards;
    stage->write = write_begin_title(proposed, OWN_TITLE_BYTES - 1);
    stage->write_card = stage->showing.state.card;
    stage->place = STAGE_WRITE;
    mode_is(stage);
}

static void leave(struct stage *stage)
{
    stage->place = STAGE_SHOW;
    mode_is(stage);
}

void stage_write_end(struct stage *stage)
{
    if (stage->place == STAGE_WRITE)
        leave(stage);
    memset(&stage->write, 0, sizeof stage->write);
    memset(stage->write_row, 0, sizeof stage->write_row);
    stage->write_rows = (struct write_rows){0};
}

/* The deck was read again: the card one writes for may be gone. */
void stage_write_stand(struct stage *stage)
{
    if (stage->write.about == WRITE_QUESTIONS && !card_id_eq(stage->write_card, stage->showing.state.card))
        leave(stage);
}

static void do_fx(struct stage *stage, const struct write_next *next)
{
    struct questions *questions = &stage->showing.questions;
    const struct show_cards *cards = &stage->showing.cards;
    struct card_id card = stage->showing.state.card;
    struct str id = str_from(next->id), text = str_from(next->text);
    switch (next->fx) {
    case WRITE_FX_NONE:
    case WRITE_FX_REFUSED: break;
    case WRITE_FX_ADD: questions_add(questions, card, text); break;
    case WRITE_FX_ADAPT: questions_adapt(questions, card, id, text); break;
    case WRITE_FX_RESTORE: questions_restore(questions, card, id); break;
    case WRITE_FX_HIDE: questions_hide(questions, card, id, true); break;
    case WRITE_FX_SHOW: questions_hide(questions, card, id, false); break;
    case WRITE_FX_UP: questions_move(questions, cards->deck, card_of(stage), cards->office, id, -1); break;
    case WRITE_FX_DOWN: questions_move(questions, cards->deck, card_of(stage), cards->office, id, 1); break;
    case WRITE_FX_DROP: questions_drop(questions, card, id); break;
    case WRITE_FX_TITLE: stage_own_named(stage, text); break;
    }
}

static void follow_mark(struct stage *stage)
{
    struct view_env env;
    struct write_view view;
    stage_env(stage, &env);
    stage_write_view(stage, &env, &view);
    motion_list_to(&stage->motion, view_write_scroll_to_mark(&env, &view), stage->reduced_motion,
                   stage->now_ms);
}

static void write_event(struct stage *stage, const struct write_event *event)
{
    enum write_mode was = stage->write.mode;
    struct write_next next = write_step(stage->write, rows_of(stage), event);
    stage->write = next.state;
    stage->dirty = true;
    do_fx(stage, &next);
    const struct write_rows *rows = rows_of(stage);
    if (next.fx == WRITE_FX_ADD && stage->write.mode == WRITE_LIST && rows->count > 0)
        str_to_field(stage->write.id, sizeof stage->write.id, rows->at[rows->count - 1].id);
    if (next.leaves)
        leave(stage);
    else if (was != stage->write.mode)
        mode_is(stage);
    if (stage->place == STAGE_WRITE && stage->write.mode == WRITE_LIST)
        follow_mark(stage);
}

void stage_write_do(struct stage *stage, enum write_event_kind kind)
{
    write_event(stage, &(struct write_event){.kind = kind});
}

void stage_write_text(struct stage *stage, struct str text)
{
    struct write_event event = {.kind = WRITE_EV_TEXT};
    str_to_field(event.text, sizeof event.text, text);
    write_event(stage, &event);
}

void stage_write_edit(struct stage *stage, enum edit_act act, bool extend)
{
    write_event(stage, &(struct write_event){.kind = WRITE_EV_EDIT, .act = act, .extend = extend});
}

void stage_write_point(struct stage *stage, struct pt_px at, bool extend)
{
    struct view_env env;
    struct write_view view;
    stage_env(stage, &env);
    stage_write_view(stage, &env, &view);
    int byte = (int)view_write_byte(&env, &view, at);
    write_event(stage, &(struct write_event){.kind = WRITE_EV_POINT, .extend = extend, .number = byte});
}

static void number(struct stage *stage, enum write_event_kind kind, int value)
{
    write_event(stage, &(struct write_event){.kind = kind, .number = value});
}

void stage_write_action(struct stage *stage, struct action action)
{
    if (action.kind == ACTION_WRITE)
        stage_write_do(stage, (enum write_event_kind)action.index);
    else if (action.kind == ACTION_ROW)
        number(stage, WRITE_EV_CHOOSE, action.index);
    else
        stage_keyboard_action(stage, action);
}

float stage_write_scroll_max(struct stage *stage)
{
    struct view_env env;
    struct write_view view;
    stage_env(stage, &env);
    stage_write_view(stage, &env, &view);
    return view_write_scroll_max(&env, &view);
}

void stage_write_view(struct stage *stage, const struct view_env *env, struct write_view *out)
{
    const struct deck *deck = stage->showing.cards.deck;
    const struct card *card = &deck->cards[card_of(stage)];
    *out = (struct write_view){.state = &stage->write, .rows = rows_of(stage), .cards = stage->write_cards};
    if (stage->write.about == WRITE_QUESTIONS)
        out->card = card->title.len > 0 ? card->title : card->file;
    if (stage->write.about == WRITE_QUESTIONS && card->kind >= 0 && card->kind < deck->kind_count) {
        out->icon = deck->kinds[card->kind].icon;
        out->kind_rgb = deck->kinds[card->kind].rgb;
    }
    out->scroll_px = motion_list(&stage->motion, view_write_scroll_max(env, out), stage->now_ms);
}

/* ---- keys */

static void command(struct stage *stage, enum command asked)
{
    if (asked == COMMAND_BACK)
        stage_write_do(stage, WRITE_EV_BACK);
    else if (asked == COMMAND_OWN)
        stage_write_do(stage, WRITE_EV_NEW);
    else if (asked == COMMAND_FULL_SCREEN)
        stage_full_screen(stage);
    else if (asked == COMMAND_QUIT)
        stage_leave(stage);
}

static void enter(struct stage *stage)
{
    const struct node *node = node_by_id(&stage->picture.nodes, stage->hands.focus);
    if (node && stage->hands.focus && node->action.kind != ACTION_FIELD)
        stage_write_action(stage, node->action);
    else
        stage_write_do(stage, stage->write.mode == WRITE_FIELD ? WRITE_EV_DONE : WRITE_EV_ADAPT);
}

static bool arrow(struct stage *stage, const struct key_chord *chord)
{
    int by = str_eq(chord->key, STR("Down")) - str_eq(chord->key, STR("Up"));
    if (by == 0 || chord->alt || stage->write.mode == WRITE_FIELD)
        return false;
    stage->hands.focus = 0;
    if (chord->ctrl)
        stage_write_do(stage, by > 0 ? WRITE_EV_DOWN : WRITE_EV_UP);
    else
        number(stage, WRITE_EV_MARK, by);
    return true;
}

void stage_write_key(struct stage *stage, const struct act *act)
{
    const struct key_chord *chord = &act->as.key.chord;
    bool plain = !chord->ctrl && !chord->alt, field = stage->write.mode == WRITE_FIELD;
    if (stage_writing_key(stage, chord) || arrow(stage, chord) || (plain && stage_tab(stage, chord)))
        return;
    if (plain && (str_eq(chord->key, STR("Enter")) || (!field && str_eq(chord->key, STR("Space"))))) {
        enter(stage);
    } else if (!plain || chord->key.len > 1) { /* a letter is a letter */
        command(stage, keymap_find(&stage->run->settings->keymap, MODE_VISIT, *chord));
    }
}
