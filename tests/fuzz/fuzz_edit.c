/* Hands on a field, any bytes: what is typed, erased, selected, undone. The text is always UTF-8 within its limit, cursor and selection lie
 * between whole characters, undoing all and redoing all is the same text again, and of a secret nothing is selected or kept. */
#include "base/edit.h"

#include <string.h>

#include "base/grapheme.h"
#include "fuzz.h"

static void holds(const struct edit *edit)
{
    struct str text = edit_text(edit);
    size_t most = edit->most > 0 ? edit->most : EDIT_BYTES - 1;
    EXPECT_UTF8(text, "the text");
    EXPECT(strlen(edit->text) == edit->len && edit->len <= most, "%d bytes of %zu", edit->len, most);
    EXPECT(grapheme_begins(text, edit->cursor), "the cursor is inside a character, at %d", edit->cursor);
    EXPECT(grapheme_begins(text, edit->anchor), "the selection begins inside one, at %d", edit->anchor);
    EXPECT(edit->done <= edit->count && edit->trail_len <= EDIT_TRAIL_BYTES, "%d of %d changes", edit->done,
           edit->count);
    EXPECT(!edit->secret || (edit_selected(edit).len == 0 && edit->count == 0), "a secret is kept");
}

static void step(struct edit *edit, struct taker *taker)
{
    uint8_t what = take_byte(taker);
    if (what < 128) {
        (void)edit_do(edit, (enum edit_act)(what % EDIT_ACT_COUNT), what & 64);
    } else if (what < 144) {
        edit_point(edit, take_two(taker), what & 1);
    } else {
        size_t len = what - 144u;
        len = len < taker->left ? len : taker->left;
        (void)edit_type(edit, (struct str){(const char *)taker->at, len});
        taker->at += len;
        taker->left -= len;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct taker taker = {data, size};
    uint8_t kind = take_byte(&taker);
    struct edit edit = {.secret = kind & 1, .most = kind & 2 ? 24 : 0};
    while (taker.left > 0) {
        step(&edit, &taker);
        holds(&edit);
    }
    char text[EDIT_BYTES];
    while (edit_do(&edit, EDIT_REDO, false))
        ;
    memcpy(text, edit.text, sizeof text);
    for (int i = 0; edit_do(&edit, EDIT_UNDO, false); i++) {
        EXPECT(i < EDIT_CHANGES_MAX, "there is no end to what is undone");
        holds(&edit);
    }
    while (edit_do(&edit, EDIT_REDO, false))
        holds(&edit);
    EXPECT(strcmp(text, edit.text) == 0, "redone it is ‘%s’, not ‘%s’", edit.text, text);
    return 0;
}
