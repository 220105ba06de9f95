/* Every change goes through `replace`, which keeps what went and what came, so that undo and redo are one change each way. Changes that
 * follow each other closely are one: a word typed, a row of characters erased. */
#include "base/edit.h"

#include <assert.h>
#include <string.h>

#include "base/grapheme.h"
#include "base/utf8.h"

enum run { RUN_NONE, RUN_TYPE, RUN_ERASE, RUN_DELETE };

struct span {
    size_t from, to;
};

struct str edit_text(const struct edit *edit)
{
    return (struct str){edit->text, edit->len};
}

static size_t most(const struct edit *edit)
{
    return edit->most > 0 && edit->most < EDIT_BYTES ? edit->most : EDIT_BYTES - 1;
}

static struct span selection(const struct edit *edit)
{
    size_t a = edit->cursor, b = edit->anchor;
    return a < b ? (struct span){a, b} : (struct span){b, a};
}

struct str edit_selected(const struct edit *edit)
{
    struct span span = selection(edit);
    return edit->secret ? (struct str){0} : str_sub(edit_text(edit), span.from, span.to);
}

void edit_set(struct edit *edit, struct str text)
{
    struct edit fresh = {.most = edit->most, .secret = edit->secret};
    str_to_field(fresh.text, most(edit) + 1, text);
    fresh.len = (uint16_t)strnlen(fresh.text, sizeof fresh.text - 1);
    fresh.cursor = fresh.anchor = fresh.len;
    *edit = fresh;
}

/* ---- the trail */

static size_t change_bytes(const struct edit_change *change)
{
    return (size_t)change->gone + change->came;
}

static void forget_oldest(struct edit *edit)
{
    size_t bytes = change_bytes(&edit->changes[0]);
    memmove(edit->trail, edit->trail + bytes, edit->trail_len - bytes);
    memmove(edit->changes, edit->changes + 1, (size_t)(edit->count - 1) * sizeof edit->changes[0]);
    edit->trail_len = (uint16_t)(edit->trail_len - bytes);
    edit->count--;
    edit->done--;
}

/* What was undone is gone for good once something else is written. */
static void forget_undone(struct edit *edit)
{
    for (; edit->count > edit->done; edit->count--)
        edit->trail_len = (uint16_t)(edit->trail_len - change_bytes(&edit->changes[edit->count - 1]));
}

static void trail_insert(struct edit *edit, size_t at, struct str bytes)
{
    memmove(edit->trail + at + bytes.len, edit->trail + at, edit->trail_len - at);
    if (bytes.len > 0)
        memcpy(edit->trail + at, bytes.at, bytes.len);
    edit->trail_len = (uint16_t)(edit->trail_len + bytes.len);
}

/* Whether the last change, of the same run and right beside it, takes this one in. */
static bool goes_on(const struct edit *edit, enum run run, struct span span, struct str text)
{
    if (run == RUN_NONE || edit->run != run || edit->done == 0 || edit->done != edit->count)
        return false;
    const struct edit_change *last = &edit->changes[edit->count - 1];
    if (edit->trail_len + (span.to - span.from) + text.len > EDIT_TRAIL_BYTES)
        return false;
    size_t end = (size_t)last->at + last->came;
    bool key = text.len > 0 && text.len <= 4; /* of a keyboard; what is pasted comes in longer pieces */
    bool word_begins = key && end > 0 && edit->text[end - 1] == ' ' && text.at[0] != ' ';
    switch (run) {
    case RUN_NONE: break;
    case RUN_TYPE: return span.from == end && span.to == end && !word_begins;
    case RUN_ERASE: return last->came == 0 && span.to == last->at;
    case RUN_DELETE: return last->came == 0 && span.from == last->at;
    }
    return false;
}

static void remember(struct edit *edit, enum run run, struct span span, struct str text)
{
    struct str gone = str_sub(edit_text(edit), span.from, span.to);
    forget_undone(edit);
    if (goes_on(edit, run, span, text)) {
        struct edit_change *last = &edit->changes[edit->count - 1];
        size_t begin = edit->trail_len - change_bytes(last);
        trail_insert(edit, begin + (run == RUN_ERASE ? 0 : last->gone), gone);
        trail_insert(edit, edit->trail_len, text);
        last->at = (uint16_t)(run == RUN_ERASE ? span.from : last->at);
        last->gone = (uint16_t)(last->gone + gone.len);
        last->came = (uint16_t)(last->came + text.len);
        return;
    }
    while (edit->count == EDIT_CHANGES_MAX || edit->trail_len + gone.len + text.len > EDIT_TRAIL_BYTES)
        forget_oldest(edit);
    edit->changes[edit->count++] = (struct edit_change){(uint16_t)span.from, (uint16_t)gone.len,
                                                        (uint16_t)text.len, edit->cursor, edit->anchor};
    edit->done = edit->count;
    trail_insert(edit, edit->trail_len, gone);
    trail_insert(edit, edit->trail_len, text);
}

/* ---- changes */

/* What came may have joined what stands behind it: the cursor goes to the end of that character. */
static void cursor_to(struct edit *edit, size_t cursor, size_t anchor)
{
    struct str text = edit_text(edit);
    edit->cursor = (uint16_t)(grapheme_begins(text, cursor) ? cursor : grapheme_after(text, cursor));
    edit->anchor = (uint16_t)(grapheme_begins(text, anchor) ? anchor : grapheme_after(text, anchor));
    if (edit->secret)
        edit->anchor = edit->cursor;
}

static void put(struct edit *edit, struct span span, struct str text)
{
    size_t tail = edit->len - span.to;
    memmove(edit->text + span.from + text.len, edit->text + span.to, tail);
    if (text.len > 0)
        memcpy(edit->text + span.from, text.at, text.len);
    size_t len = span.from + text.len + tail;
    assert(len < EDIT_BYTES); /* edit_type measures first, and undo brings back what once fitted */
    memset(edit->text + len, 0, edit->len > len ? edit->len - len : 1); /* of a secret nothing stays behind */
    edit->len = (uint16_t)len;
}

static bool replace(struct edit *edit, enum run run, struct span span, struct str text)
{
    if (span.from == span.to && text.len == 0)
        return false;
    if (!edit->secret)
        remember(edit, run, span, text);
    put(edit, span, text);
    edit->run = (uint8_t)run;
    cursor_to(edit, span.from + text.len, span.from + text.len);
    return true;
}

/* What of the text can stand in a line. False: there is more than any line holds. */
static bool line_of(struct str text, bool secret, char out[EDIT_BYTES], size_t *len)
{
    bool space = false;
    *len = 0;
    while (text.len > 0) {
        const char *from = text.at;
        uint32_t code = utf8_next(&text);
        size_t bytes = (size_t)(text.at - from);
        bool malformed = code == UTF8_BAD && bytes == 1;
        bool breaks = code == '\n' || code == '\r' || code == '\t' || code == 0x2028 || code == 0x2029;
        bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        if (malformed || (!breaks && control) || (breaks && (secret || space)))
            continue;
        space = breaks;
        from = breaks ? " " : from;
        bytes = breaks ? 1 : bytes;
        if (*len + bytes > EDIT_BYTES)
            return false;
        memcpy(out + *len, from, bytes);
        *len += bytes;
    }
    return true;
}

/* As many whole characters as there is room for. */
static struct str head(struct str text, size_t room)
{
    size_t end = 0, next = grapheme_first(text);
    while (next > 0 && end + next <= room) {
        end += next;
        next = grapheme_first(str_sub(text, end, text.len));
    }
    return str_sub(text, 0, end);
}

bool edit_type(struct edit *edit, struct str text)
{
    char line[EDIT_BYTES];
    size_t len;
    struct span span = selection(edit);
    bool whole = line_of(text, edit->secret, line, &len);
    struct str fits = head((struct str){line, len}, most(edit) - (edit->len - (span.to - span.from)));
    if (fits.len > 0)
        (void)replace(edit, span.from == span.to ? RUN_TYPE : RUN_NONE, span, fits);
    if (fits.len > 0)
        edit->run = RUN_TYPE; /* what is typed over a selection is one with what follows */
    if (edit->secret)
        explicit_bzero(line, sizeof line);
    return whole && fits.len == len;
}

/* ---- what keys ask for */

static bool undo(struct edit *edit)
{
    size_t end = edit->trail_len;
    edit->run = RUN_NONE;
    if (edit->done == 0)
        return false;
    for (int i = edit->count - 1; i >= edit->done; i--)
        end -= change_bytes(&edit->changes[i]);
    const struct edit_change *change = &edit->changes[--edit->done];
    struct str gone = {edit->trail + end - change_bytes(change), change->gone};
    put(edit, (struct span){change->at, (size_t)change->at + change->came}, gone);
    cursor_to(edit, change->cursor, change->anchor);
    return true;
}

static bool redo(struct edit *edit)
{
    size_t begin = edit->trail_len;
    edit->run = RUN_NONE;
    if (edit->done == edit->count)
        return false;
    for (int i = edit->count - 1; i >= edit->done; i--)
        begin -= change_bytes(&edit->changes[i]);
    const struct edit_change *change = &edit->changes[edit->done++];
    struct str came = {edit->trail + begin + change->gone, change->came};
    put(edit, (struct span){change->at, (size_t)change->at + change->gone}, came);
    cursor_to(edit, (size_t)change->at + came.len, (size_t)change->at + came.len);
    return true;
}

static bool go(struct edit *edit, size_t to, bool extend)
{
    uint16_t cursor = edit->cursor, anchor = edit->anchor;
    edit->run = RUN_NONE;
    cursor_to(edit, to, extend ? edit->anchor : to);
    return cursor != edit->cursor || anchor != edit->anchor;
}

/* Without Shift an arrow first leaves the selection, at the end it points to. */
static bool walk(struct edit *edit, enum edit_act act, bool extend)
{
    struct str text = edit_text(edit);
    struct span span = selection(edit);
    size_t to = edit->cursor;
    bool leaves = span.from != span.to && !extend;
    if (act == EDIT_LEFT)
        to = leaves ? span.from : grapheme_before(text, to);
    else if (act == EDIT_RIGHT)
        to = leaves ? span.to : grapheme_after(text, to);
    else if (act == EDIT_WORD_LEFT)
        to = edit->secret ? 0 : grapheme_word_before(text, to); /* where its words end is not to be seen */
    else if (act == EDIT_WORD_RIGHT)
        to = edit->secret ? text.len : grapheme_word_after(text, to);
    else
        to = act == EDIT_HOME ? 0 : text.len;
    return go(edit, to, extend);
}

static bool erase(struct edit *edit, enum edit_act act)
{
    struct str text = edit_text(edit);
    struct span span = selection(edit);
    size_t at = edit->cursor;
    enum run run = RUN_NONE;
    if (span.from != span.to)
        return replace(edit, RUN_NONE, span, (struct str){0});
    if (act == EDIT_ERASE) {
        span.from = grapheme_before(text, at);
        run = RUN_ERASE;
    } else if (act == EDIT_DELETE) {
        span.to = grapheme_after(text, at);
        run = RUN_DELETE;
    } else if (act == EDIT_ERASE_WORD) {
        span.from = edit->secret ? 0 : grapheme_word_before(text, at);
    } else if (act == EDIT_DELETE_WORD) {
        span.to = edit->secret ? text.len : grapheme_word_after(text, at);
    }
    return replace(edit, run, span, (struct str){0});
}

bool edit_do(struct edit *edit, enum edit_act act, bool extend)
{
    switch (act) {
    case EDIT_LEFT:
    case EDIT_RIGHT:
    case EDIT_WORD_LEFT:
    case EDIT_WORD_RIGHT:
    case EDIT_HOME:
    case EDIT_END: return walk(edit, act, extend);
    case EDIT_ALL: edit->anchor = 0; return go(edit, edit->len, true);
    case EDIT_ERASE:
    case EDIT_DELETE:
    case EDIT_ERASE_WORD:
    case EDIT_DELETE_WORD: return erase(edit, act);
    case EDIT_CUT: return !edit->secret && edit->cursor != edit->anchor && erase(edit, act);
    case EDIT_CLEAR: return replace(edit, RUN_NONE, (struct span){0, edit->len}, (struct str){0});
    case EDIT_UNDO: return undo(edit);
    case EDIT_REDO: return redo(edit);
    case EDIT_PAUSE: edit->run = RUN_NONE; return false;
    case EDIT_ACT_COUNT: break;
    }
    return false;
}

void edit_point(struct edit *edit, size_t at, bool extend)
{
    (void)go(edit, at < edit->len ? at : edit->len, extend);
}
