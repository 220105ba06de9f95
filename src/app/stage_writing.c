/* What is written, and where: keys, the clipboard and fingers into the one field on screen, that of the search, of the password, or of an own question. */
#include "app/stage_private.h"

#include <string.h>

enum { CHUNK_BYTES = 32 /* of an event's text */ };
enum deed { DEED_EDIT, DEED_COPY, DEED_CUT, DEED_PASTE };

/* Keys as they are known from everywhere. Shift takes the selection along, unless the row says what it does. */
static const struct {
    const char *key;
    bool ctrl;
    enum deed deed;
    enum edit_act act;
} keys[] = {
    {"Left", false, DEED_EDIT, EDIT_LEFT},
    {"Right", false, DEED_EDIT, EDIT_RIGHT},
    {"Left", true, DEED_EDIT, EDIT_WORD_LEFT},
    {"Right", true, DEED_EDIT, EDIT_WORD_RIGHT},
    {"Home", false, DEED_EDIT, EDIT_HOME},
    {"End", false, DEED_EDIT, EDIT_END},
    {"Backspace", false, DEED_EDIT, EDIT_ERASE},
    {"Backspace", true, DEED_EDIT, EDIT_ERASE_WORD},
    {"Delete", false, DEED_EDIT, EDIT_DELETE},
    {"Delete", true, DEED_EDIT, EDIT_DELETE_WORD},
    {"A", true, DEED_EDIT, EDIT_ALL},
    {"U", true, DEED_EDIT, EDIT_CLEAR},
    {"Z", true, DEED_EDIT, EDIT_UNDO},
    {"Y", true, DEED_EDIT, EDIT_REDO},
    {"C", true, DEED_COPY, EDIT_ACT_COUNT},
    {"Insert", true, DEED_COPY, EDIT_ACT_COUNT},
    {"X", true, DEED_CUT, EDIT_CUT},
    {"V", true, DEED_PASTE, EDIT_ACT_COUNT},
};

enum where { NOWHERE, IN_SEARCH, IN_LOCK, IN_WRITE };

static enum where where(const struct stage *stage)
{
    if (stage->place == STAGE_LOCKED)
        return IN_LOCK;
    if (stage_write_is_field(stage))
        return IN_WRITE;
    return stage_shows(stage) && stage->showing.state.mode == SHOW_SEARCH ? IN_SEARCH : NOWHERE;
}

bool stage_writes(const struct stage *stage)
{
    return where(stage) != NOWHERE;
}

static const struct edit *field(const struct stage *stage)
{
    enum where is = where(stage);
    return is == IN_LOCK    ? &stage->lock.typed
           : is == IN_WRITE ? &stage->write.edit
                            : &stage->showing.state.query;
}

static void type(struct stage *stage, struct str text)
{
    struct show_event event = {.kind = SHOW_EV_TEXT, .at_ms = stage->now_ms};
    switch (where(stage)) {
    case NOWHERE: break;
    case IN_LOCK: stage_lock_text(stage, text); break;
    case IN_WRITE: stage_write_text(stage, text); break;
    case IN_SEARCH:
        str_to_field(event.as.text, sizeof event.as.text, text);
        stage_show_event(stage, &event);
        break;
    }
}

static void edit(struct stage *stage, enum edit_act act, bool extend)
{
    struct show_event event = {.kind = SHOW_EV_EDIT, .at_ms = stage->now_ms, .as.edit = {act, extend}};
    switch (where(stage)) {
    case NOWHERE: break;
    case IN_LOCK: stage_lock_edit(stage, act); break;
    case IN_WRITE: stage_write_edit(stage, act, extend); break;
    case IN_SEARCH: stage_show_event(stage, &event); break;
    }
}

/* An event holds a few characters: a long text comes in pieces, and is one piece again to who undoes it. */
void stage_writing_text(struct stage *stage, struct str text)
{
    char piece[CHUNK_BYTES];
    while (text.len > 0) {
        str_to_field(piece, sizeof piece, text);
        size_t taken = strlen(piece);
        if (taken == 0)
            break; /* a NUL: what follows is no text */
        type(stage, (struct str){piece, taken});
        text = str_sub(text, taken, text.len);
    }
    explicit_bzero(piece, sizeof piece); /* it may be a password */
}

static void paste(struct stage *stage)
{
    char *text = SDL_GetClipboardText();
    edit(stage, EDIT_PAUSE, false);
    stage_writing_text(stage, str_from(text));
    edit(stage, EDIT_PAUSE, false);
    if (text)
        explicit_bzero(text, strlen(text));
    SDL_free(text);
}

static void copy(struct stage *stage)
{
    char text[EDIT_BYTES];
    struct str selected = edit_selected(field(stage));
    if (selected.len == 0)
        return;
    str_to_field(text, sizeof text, selected);
    (void)SDL_SetClipboardText(text);
}

static void do_deed(struct stage *stage, enum deed deed, enum edit_act act, bool extend)
{
    switch (deed) {
    case DEED_EDIT: edit(stage, act, extend); break;
    case DEED_COPY: copy(stage); break;
    case DEED_CUT:
        copy(stage);
        edit(stage, act, false);
        break;
    case DEED_PASTE: paste(stage); break;
    }
}

static bool with_shift(struct stage *stage, const struct key_chord *chord)
{
    if (!chord->shift)
        return false;
    if (chord->ctrl && str_eq(chord->key, STR("Z")))
        do_deed(stage, DEED_EDIT, EDIT_REDO, false);
    else if (!chord->ctrl && str_eq(chord->key, STR("Insert")))
        do_deed(stage, DEED_PASTE, EDIT_ACT_COUNT, false);
    else if (!chord->ctrl && str_eq(chord->key, STR("Delete")))
        do_deed(stage, DEED_CUT, EDIT_CUT, false);
    else
        return false;
    return true;
}

/* Home and End first go to the ends of what is written, and are then for the list under it. */
static bool is_there(const struct edit *edit, enum edit_act act)
{
    bool there = (act == EDIT_HOME && edit->cursor == 0) || (act == EDIT_END && edit->cursor == edit->len);
    return there && edit->cursor == edit->anchor;
}

bool stage_writing_key(struct stage *stage, const struct key_chord *chord)
{
    if (!stage_writes(stage) || chord->alt)
        return false;
    if (with_shift(stage, chord))
        return true;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (keys[i].ctrl == chord->ctrl && str_eq(chord->key, str_from(keys[i].key))) {
            if (!chord->shift && is_there(field(stage), keys[i].act))
                return false;
            do_deed(stage, keys[i].deed, keys[i].act, chord->shift);
            return true;
        }
    }
    return false;
}

void stage_writing_edit(struct stage *stage, enum edit_act act)
{
    edit(stage, act, false);
}

/* The answers of a search are there to be touched: what covers them goes. */
void stage_writing_done(struct stage *stage)
{
    switch (where(stage)) {
    case NOWHERE: break;
    case IN_LOCK: stage_lock_enter(stage); break;
    case IN_WRITE: stage_write_do(stage, WRITE_EV_DONE); break;
    case IN_SEARCH: stage_keyboard_hide(stage); break;
    }
}

void stage_writing_point(struct stage *stage, struct pt_px at, bool extend)
{
    struct show_event event = {.kind = SHOW_EV_POINT, .at_ms = stage->now_ms};
    struct view_env env;
    struct show_view view;
    if (where(stage) == IN_WRITE)
        stage_write_point(stage, at, extend);
    if (where(stage) != IN_SEARCH)
        return; /* of a password nothing is seen to point at */
    stage_show_env(stage, &env);
    stage_show_view(stage, &env, &view);
    event.as.point.byte = (int)view_search_byte(&env, &view, at);
    event.as.point.extend = extend;
    stage_show_event(stage, &event);
}
