#include "base/edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/grapheme.h"
#include "base/rng.h"
#include "base/utf8.h"

enum { LINE_BYTES = 1400 };

static const char *const act_names[EDIT_ACT_COUNT] = {
    [EDIT_LEFT] = "left",
    [EDIT_RIGHT] = "right",
    [EDIT_WORD_LEFT] = "word-left",
    [EDIT_WORD_RIGHT] = "word-right",
    [EDIT_HOME] = "home",
    [EDIT_END] = "end",
    [EDIT_ALL] = "all",
    [EDIT_ERASE] = "erase",
    [EDIT_DELETE] = "delete",
    [EDIT_ERASE_WORD] = "erase-word",
    [EDIT_DELETE_WORD] = "delete-word",
    [EDIT_CLEAR] = "clear",
    [EDIT_CUT] = "cut",
    [EDIT_UNDO] = "undo",
    [EDIT_REDO] = "redo",
    [EDIT_PAUSE] = "pause",
};

/* One word a step: "moed" is typed letter by letter, as a keyboard does, "_" is a space; "=abc" comes in one piece, "+left" takes the
 * selection along, "@3" points, "left" and its like do that. */
static void play(struct edit *edit, const char *word, size_t len)
{
    bool extend = word[0] == '+';
    struct str name = {word + extend, len - extend};
    for (int i = 0; i < EDIT_ACT_COUNT; i++) {
        if (str_eq(name, str_from(act_names[i]))) {
            (void)edit_do(edit, (enum edit_act)i, extend);
            return;
        }
    }
    int at;
    if (name.at[0] == '@' && str_to_int(str_sub(name, 1, name.len), &at)) {
        edit_point(edit, (size_t)at, extend);
        return;
    }
    if (name.at[0] == '=') {
        (void)edit_type(edit, str_sub(name, 1, name.len));
        return;
    }
    while (name.len > 0) {
        const char *from = name.at;
        (void)utf8_next(&name);
        struct str key = {from, (size_t)(name.at - from)};
        (void)edit_type(edit, from[0] == '_' ? STR(" ") : key);
    }
}

/* "mo[e]d|": a bar at the cursor, brackets around what is selected. */
static void describe(const struct edit *edit, char line[LINE_BYTES])
{
    size_t n = 0, low = edit->cursor < edit->anchor ? edit->cursor : edit->anchor;
    size_t high = edit->cursor < edit->anchor ? edit->anchor : edit->cursor;
    for (size_t i = 0; i <= edit->len; i++) {
        if (i == high && low != high)
            line[n++] = ']';
        if (i == edit->cursor)
            line[n++] = '|';
        if (i == low && low != high)
            line[n++] = '[';
        if (i < edit->len)
            line[n++] = edit->text[i];
    }
    line[n] = '\0';
}

static const struct {
    const char *name, *script, *want;
} rows[] = {
    {"nothing", "", "|"},
    {"typed", "moed", "moed|"},
    {"in the middle", "med left left o", "mo|ed"},
    {"arrows stop at the ends", "ab left left left x right right right y", "xaby|"},
    {"home and end", "ab home x end y", "xaby|"},
    {"over a letter with a loose accent", "e\xCC\x81n left left x", "x|e\xCC\x81n"},
    {"an accent typed after its letter joins it", "en left \xCC\x81", "e\xCC\x81|n"},
    {"a letter typed before an accent takes it", "=\xCC\x81n home e", "e\xCC\x81|n"},
    {"a family goes as one",
     "a=x =\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 erase", "a=x|"},
    {"a flag is stepped over as one", "=\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1 left x",
     "x|\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1"},
    {"erased", "moed erase erase", "mo|"},
    {"of nothing", "erase delete cut clear", "|"},
    {"deleted", "moed home delete delete", "|ed"},
    {"word by word", "wat_doe_je word-left word-left", "wat |doe je"},
    {"and forth", "wat_doe_je home word-right", "wat| doe je"},
    {"a word erased", "wat_doe_je erase-word", "wat doe |"},
    {"a word deleted", "wat_doe_je home delete-word", "| doe je"},
    {"selected", "moed +left +left", "mo|[ed]"},
    {"selected forward", "moed home +right +right", "[mo]|ed"},
    {"a word selected", "wat_doe +word-left", "wat |[doe]"},
    {"all", "moed home all", "[moed]|"},
    {"an arrow leaves the selection at its end", "moed all left x", "x|moed"},
    {"at either", "moed all right x", "moedx|"},
    {"typed over", "moed all k", "k|"},
    {"erased at once", "moed all erase", "|"},
    {"cut", "moed +left +left cut", "mo|"},
    {"pointed at", "moed @2 x", "mox|ed"},
    {"inside a character: behind it", "\xC3\xA9n @1", "\xC3\xA9|n"},
    {"past the end", "moed @99", "moed|"},
    {"point to point", "moed @1 +@3", "m[oe]|d"},
    {"line ends become a space", "=a\r\n\tb", "a b|"},
    {"control signs are left out", "=a\x01\x7F\xC2\x85z", "az|"},
    {"malformed bytes too", "=a\xFF\xC3z", "az|"},
    {"undone by the word", "wat_doe undo", "wat |"},
    {"and that too", "wat_doe undo undo", "|"},
    {"and no further", "wat_doe undo undo undo x", "x|"},
    {"redone", "wat_doe undo undo redo", "wat |"},
    {"redone to the end", "wat_doe undo undo redo redo redo", "wat doe|"},
    {"what is written instead ends the way forth", "wat_doe undo ga redo", "wat ga|"},
    {"going elsewhere begins another change", "ab left c undo", "a|b"},
    {"a row of erasures is one", "moed erase erase erase undo", "moed|"},
    {"so is one of deletions", "moed home delete delete undo", "|moed"},
    {"erasing after typing is another", "moed erase undo", "moed|"},
    {"the selection comes back too", "moed +left +left x undo", "mo|[ed]"},
    {"typed over and on is one", "moed all ka undo", "[moed]|"},
    {"pieces of what is pasted are one", "x pause =een_eerste_deel =en_het_tweede pause y undo undo", "x|"},
    {"a pause parts them", "ab pause cd undo", "ab|"},
    {"cleared and back", "moed home clear undo", "|moed"},
};

static void what_hands_do(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct edit edit = {0};
        char line[LINE_BYTES];
        struct str rest = str_from(rows[i].script);
        while (rest.len > 0) {
            struct str word = str_cut(rest, ' ', &rest);
            play(&edit, word.at, word.len);
        }
        describe(&edit, line);
        if (strcmp(line, rows[i].want) != 0)
            fail_msg("%s: %s, not %s", rows[i].name, line, rows[i].want);
    }
}

static void no_more_than_fits(void **state)
{
    (void)state;
    struct edit edit = {.most = 8};
    assert_true(edit_type(&edit, STR("moedig")));
    assert_false(edit_type(&edit, STR("e\xCC\x81")));
    assert_string_equal(edit.text, "moedig"); /* a letter without its accent is another letter */
    assert_true(edit_type(&edit, STR("\xC3\xA9")));
    assert_false(edit_type(&edit, STR("x")));
    assert_false(edit_do(&edit, EDIT_RIGHT, false));
    edit_point(&edit, 0, false);
    (void)edit_do(&edit, EDIT_END, true);
    assert_false(edit_type(&edit, STR("een lange zin"))); /* what fits takes the place */
    assert_string_equal(edit.text, "een lang");
    (void)edit_do(&edit, EDIT_ALL, false);
    assert_true(edit_type(&edit, STR("\n\x01"))); /* a line end is a space, the other nothing */
    assert_string_equal(edit.text, " ");
    struct edit whole = {0};
    for (int i = 0; i < 600; i++)
        (void)edit_type(&whole, STR("x"));
    assert_int_equal(whole.len, EDIT_BYTES - 1);
    edit_set(&edit, STR("gr\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"));
    assert_string_equal(edit.text, "gr\xC3\xA9\xC3\xA9\xC3\xA9");
    assert_false(edit_do(&edit, EDIT_UNDO, false));
}

static void a_secret_is_kept(void **state)
{
    (void)state;
    struct edit edit = {.secret = true};
    assert_true(edit_type(&edit, STR("hoef ijzer")));
    (void)edit_do(&edit, EDIT_ALL, true);
    assert_int_equal(edit_selected(&edit).len, 0);
    assert_int_equal(edit.cursor, edit.anchor);
    assert_false(edit_do(&edit, EDIT_CUT, false));
    assert_true(edit_do(&edit, EDIT_WORD_LEFT, false));
    assert_int_equal(edit.cursor, 0); /* where its words end is not told */
    assert_true(edit_do(&edit, EDIT_DELETE, false));
    assert_false(edit_do(&edit, EDIT_UNDO, false));
    assert_int_equal(edit.trail_len, 0);
    assert_true(edit_do(&edit, EDIT_CLEAR, false));
    for (size_t i = 0; i < sizeof edit.text; i++)
        assert_int_equal(edit.text[i], 0);
}

/* ---- against a model that is plain and slow: a text, and all texts there ever were */

struct model {
    char text[EDIT_BYTES];
    size_t cursor, anchor;
};

static struct str model_text(const struct model *model)
{
    return (struct str){model->text, strlen(model->text)};
}

static void model_put(struct model *model, size_t from, size_t to, const char *what)
{
    char out[EDIT_BYTES * 2];
    (void)snprintf(out, sizeof out, "%.*s%s%s", (int)from, model->text, what, model->text + to);
    if (strlen(out) >= sizeof model->text)
        return; /* pieces are whole characters: all or nothing */
    size_t cursor = from + strlen(what);
    strcpy(model->text, out);
    while (!grapheme_begins(model_text(model), cursor))
        cursor++;
    model->cursor = model->anchor = cursor;
}

static void model_do(struct model *model, enum edit_act act, bool extend)
{
    struct str text = model_text(model);
    size_t low = model->cursor < model->anchor ? model->cursor : model->anchor;
    size_t high = model->cursor < model->anchor ? model->anchor : model->cursor;
    bool some = low != high;
    size_t before = model->cursor, after = model->cursor;
    while (before > 0 && (before == model->cursor || !grapheme_begins(text, before)))
        before--;
    while (after < text.len && (after == model->cursor || !grapheme_begins(text, after)))
        after++;
    size_t to = act == EDIT_LEFT         ? (some && !extend ? low : before)
                : act == EDIT_RIGHT      ? (some && !extend ? high : after)
                : act == EDIT_WORD_LEFT  ? grapheme_word_before(text, model->cursor)
                : act == EDIT_WORD_RIGHT ? grapheme_word_after(text, model->cursor)
                : act == EDIT_HOME       ? 0
                                         : text.len;
    switch (act) {
    case EDIT_ERASE: model_put(model, some ? low : before, some ? high : model->cursor, ""); break;
    case EDIT_DELETE: model_put(model, some ? low : model->cursor, some ? high : after, ""); break;
    case EDIT_ERASE_WORD:
        model_put(model, some ? low : grapheme_word_before(text, model->cursor), some ? high : model->cursor,
                  "");
        break;
    case EDIT_DELETE_WORD:
        model_put(model, some ? low : model->cursor, some ? high : grapheme_word_after(text, model->cursor),
                  "");
        break;
    case EDIT_CUT:
        if (some)
            model_put(model, low, high, "");
        break;
    case EDIT_CLEAR:
        if (text.len > 0)
            model_put(model, 0, text.len, "");
        break;
    case EDIT_ALL:
        model->anchor = 0;
        model->cursor = text.len;
        break;
    case EDIT_LEFT:
    case EDIT_RIGHT:
    case EDIT_WORD_LEFT:
    case EDIT_WORD_RIGHT:
    case EDIT_HOME:
    case EDIT_END:
        model->cursor = to;
        if (!extend)
            model->anchor = to;
        break;
    case EDIT_UNDO:
    case EDIT_REDO:
    case EDIT_PAUSE:
    case EDIT_ACT_COUNT: break;
    }
}

static void holds_together(const struct edit *edit)
{
    struct str text = edit_text(edit);
    assert_int_equal(strlen(edit->text), edit->len);
    assert_int_equal(utf8_first_bad(text), -1);
    assert_true(grapheme_begins(text, edit->cursor));
    assert_true(grapheme_begins(text, edit->anchor));
    assert_true(edit->done <= edit->count && edit->count <= EDIT_CHANGES_MAX);
}

/* All the way back and forth again: the same text, and each on the way once stood. */
static void back_and_forth(struct edit edit, char (*stood)[EDIT_BYTES], int stood_count)
{
    char text[EDIT_BYTES];
    while (edit_do(&edit, EDIT_REDO, false))
        ;
    strcpy(text, edit.text);
    while (edit_do(&edit, EDIT_UNDO, false)) {
        int i = 0;
        while (i < stood_count && strcmp(stood[i], edit.text) != 0)
            i++;
        if (i == stood_count)
            fail_msg("undone to what never was: %s", edit.text);
        holds_together(&edit);
    }
    while (edit_do(&edit, EDIT_REDO, false))
        ;
    assert_string_equal(edit.text, text);
}

enum { STEPS = 400, ROUNDS = 120 };

static void a_random_walk(void **state)
{
    (void)state;
    struct rng rng = {11};
    static char stood[STEPS * 2 + 1][EDIT_BYTES];
    static const char *const pieces[] = {"a",
                                         "b",
                                         " ",
                                         "e\xCC\x81",
                                         "\xC3\xAB",
                                         "\xCC\x81",
                                         "-",
                                         "wat doe je nu",
                                         "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1",
                                         "\xF0\x9F\x91\xA8\xE2\x80\x8D",
                                         "\xF0\x9F\x91\xA9",
                                         "\xE2\x80\x98ja\xE2\x80\x99"};
    for (int round = 0; round < ROUNDS; round++) {
        struct edit edit = {0};
        struct model model = {0};
        int count = 1;
        stood[0][0] = '\0';
        for (int i = 0; i < STEPS; i++) {
            bool extend = rng_below(&rng, 3) == 0;
            enum edit_act act = (enum edit_act)rng_below(&rng, EDIT_ACT_COUNT);
            if (rng_below(&rng, 2) == 0) {
                const char *piece = pieces[rng_below(&rng, COUNT_OF(pieces))];
                size_t low = model.cursor < model.anchor ? model.cursor : model.anchor;
                size_t high = model.cursor < model.anchor ? model.anchor : model.cursor;
                if (strlen(piece) + strlen(model.text) - (high - low) <
                    EDIT_BYTES) { /* what is cut has its own test */
                    assert_true(edit_type(&edit, str_from(piece)));
                    model_put(&model, low, high, piece);
                }
            } else {
                (void)edit_do(&edit, act, extend);
                model_do(&model, act, extend);
            }
            holds_together(&edit);
            if (act == EDIT_UNDO ||
                act == EDIT_REDO) /* the model has no memory: it takes over what there is */
                model = (struct model){.cursor = edit.cursor, .anchor = edit.anchor};
            if (act == EDIT_UNDO || act == EDIT_REDO)
                strcpy(model.text, edit.text);
            assert_string_equal(edit.text, model.text);
            assert_int_equal(edit.cursor, model.cursor);
            assert_int_equal(edit.anchor, model.anchor);
            strcpy(stood[count++], edit.text);
        }
        back_and_forth(edit, stood, count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_hands_do),
        cmocka_unit_test(no_more_than_fits),
        cmocka_unit_test(a_secret_is_kept),
        cmocka_unit_test(a_random_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
