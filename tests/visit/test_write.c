#include "visit/write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/utf8.h"

enum { LINE_BYTES = 1024 };

static const struct write_row some[] = {
    {STR_INIT("a"), STR_INIT("Wie?"), false, false, false},
    {STR_INIT("b"), STR_INIT("Wat?"), false, true, false},
    {STR_INIT("e"), STR_INIT("Waar?"), true, false, true},
};

struct desk {
    struct write_rows rows;
    struct write_state state;
    struct write_next last;
};

static void step(struct desk *desk, struct write_event event)
{
    desk->last = write_step(desk->state, &desk->rows, &event);
    desk->state = desk->last.state;
}

/* "text:abc", "edit:erase", "point:2", "mark:1", "choose:2", and the rest by name. */
static void play(struct desk *desk, const char *word)
{
    static const char *const names[] = {
        [WRITE_EV_DONE] = "done",   [WRITE_EV_BACK] = "back", [WRITE_EV_NEW] = "new",
        [WRITE_EV_ADAPT] = "adapt", [WRITE_EV_HIDE] = "hide", [WRITE_EV_RESTORE] = "restore",
        [WRITE_EV_UP] = "up",       [WRITE_EV_DOWN] = "down", [WRITE_EV_DROP] = "drop"};
    const char *arg = strchr(word, ':');
    struct write_event event = {.kind = WRITE_EV_TEXT};
    if (strncmp(word, "text:", 5) == 0) {
        str_to_field(event.text, sizeof event.text, str_from(arg + 1));
    } else if (strcmp(word, "clear") == 0) {
        event = (struct write_event){.kind = WRITE_EV_EDIT, .act = EDIT_CLEAR};
    } else if (strncmp(word, "point:", 6) == 0) {
        event = (struct write_event){.kind = WRITE_EV_POINT, .number = atoi(arg + 1)};
    } else if (strncmp(word, "mark:", 5) == 0) {
        event = (struct write_event){.kind = WRITE_EV_MARK, .number = atoi(arg + 1)};
    } else if (strncmp(word, "choose:", 7) == 0) {
        event = (struct write_event){.kind = WRITE_EV_CHOOSE, .number = atoi(arg + 1)};
    } else {
        size_t i = WRITE_EV_DONE;
        while (i < COUNT_OF(names) && (!names[i] || strcmp(names[i], word) != 0))
            i++;
        if (i == COUNT_OF(names))
            fail_msg("no such step: %s", word);
        event.kind = (enum write_event_kind)i;
    }
    step(desk, event);
}

static void describe(const struct desk *desk, char line[LINE_BYTES])
{
    static const char *const fx[] = {"",      " refused", " add",  " adapt", " restore", " hide",
                                     " show", " up",      " down", " drop",  " title"};
    const struct write_next *last = &desk->last;
    size_t n = (size_t)snprintf(line, LINE_BYTES, "%s %s", desk->state.mode == WRITE_LIST ? "list" : "field",
                                desk->state.id[0] ? desk->state.id : "-");
    if (desk->state.mode == WRITE_FIELD)
        n += (size_t)snprintf(line + n, LINE_BYTES - n, " '%s'", desk->state.edit.text);
    n += (size_t)snprintf(line + n, LINE_BYTES - n, " |%s", fx[last->fx]);
    if (last->fx > WRITE_FX_REFUSED && last->id[0])
        n += (size_t)snprintf(line + n, LINE_BYTES - n, " %s", last->id);
    if (last->fx == WRITE_FX_ADD || last->fx == WRITE_FX_ADAPT)
        n += (size_t)snprintf(line + n, LINE_BYTES - n, " '%s'", last->text);
    if (last->leaves)
        (void)snprintf(line + n, LINE_BYTES - n, " leaves");
}

static const struct {
    const char *name;
    bool list;
    const char *script, *want;
    bool full;
} rows[] = {
    {"a question is written", false, "text:Waarom? done", "field - 'Waarom?' | add 'Waarom?' leaves", false},
    {"with spaces around it", false, "text:__Zo?__ done", "field - '  Zo?  ' | add 'Zo?' leaves", false},
    {"an empty one is not", false, "done", "field - '' | refused", false},
    {"nor one of spaces", false, "text:__ done", "field - '  ' | refused", false},
    {"thrown away", false, "text:Waarom? back", "field - 'Waarom?' | leaves", false},
    {"where no more fits", false, "text:Waarom? done", "field - 'Waarom?' | refused", true},
    {"the list begins at the first", true, "mark:0", "list a |", false},
    {"arrows", true, "mark:1 mark:1", "list e |", false},
    {"no further", true, "mark:-1", "list a | refused", false},
    {"chosen", true, "choose:1", "list b |", false},
    {"what is not there is not chosen", true, "choose:7", "list a |", false},
    {"back from the list", true, "back", "list a | leaves", false},
    {"adapted", true, "choose:0 adapt clear text:Wie_dan? done", "list a | adapt a 'Wie dan?'", false},
    {"not changed: nothing to do", true, "adapt done", "list a |", false},
    {"adapted and thought better of", true, "adapt text:x back", "list a |", false},
    {"to nothing is no question", true, "adapt clear done", "field a '' | refused", false},
    {"a new one from the list", true, "new text:Zo? done", "list a | add 'Zo?'", false},
    {"not when it is full", true, "new", "list a | refused", true},
    {"but adapting goes on", true, "adapt text:_toch done", "list a | adapt a 'Wie? toch'", true},
    {"hidden", true, "hide", "list a | hide a", false},
    {"shown again", true, "choose:2 hide", "list e | show e", false},
    {"restored", true, "choose:1 restore", "list b | restore b", false},
    {"what is as it was is not", true, "restore", "list a | refused", false},
    {"down", true, "down", "list a | down a", false},
    {"not past the end", true, "choose:2 down", "list e | refused", false},
    {"nor past the top", true, "up", "list a | refused", false},
    {"up", true, "choose:2 up", "list e | up e", false},
    {"taken away: the mark goes to its neighbour", true, "choose:2 drop", "list b | drop e", false},
    {"the maker's cannot be", true, "drop", "list a | refused", false},
    {"in the field there is no list", false, "text:Wie hide drop mark:1 choose:2", "field - 'Wie' |", false},
    {"in the list nothing is written", true, "text:Wie clear point:3", "list a |", false},
};

static void play_all(struct desk *desk, const char *written)
{
    char script[256];
    str_to_field(script, sizeof script, str_from(written));
    struct str rest = str_from(script);
    while (rest.len > 0) {
        char word[64];
        str_to_field(word, sizeof word, str_cut(rest, ' ', &rest));
        for (char *c = word; *c; c++)
            *c = *c == '_' ? ' ' : *c;
        play(desk, word);
    }
}

static void what_is_asked_for(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct desk desk = {.rows = {some, COUNT_OF(some), rows[i].full}};
        char line[LINE_BYTES];
        desk.state = write_begin(rows[i].list, &desk.rows);
        play_all(&desk, rows[i].script);
        describe(&desk, line);
        if (strcmp(line, rows[i].want) != 0)
            fail_msg("%s: %s, not %s", rows[i].name, line, rows[i].want);
    }
}

static void a_title(void **state)
{
    static const struct {
        const char *name, *script, *want;
    } titles[] = {
        {"as it is proposed", "done", "field - 'Van nu' | title leaves"},
        {"what is typed takes its place", "text:Morgen done", "field - 'Morgen' | title leaves"},
        {"no more than fits", "text:0123456789 done", "field - '01234567' | title leaves"},
        {"nothing is no title", "clear done", "field - '' | refused"},
        {"spaces are not either", "text:__ done", "field - '  ' | refused"},
        {"thought better of", "text:Morgen back", "field - 'Morgen' | leaves"},
        {"there is no list", "hide down new mark:1", "field - 'Van nu' |"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        struct desk desk = {.state = write_begin_title(STR("Van nu"), 8)};
        char line[LINE_BYTES];
        play_all(&desk, titles[i].script);
        describe(&desk, line);
        if (strcmp(line, titles[i].want) != 0)
            fail_msg("%s: %s, not %s", titles[i].name, line, titles[i].want);
        assert_true(desk.last.fx != WRITE_FX_TITLE ||
                    str_starts(str_from(desk.state.edit.text), str_from(desk.last.text)));
    }
}

/* Also when the questions change under it: what it asks for is there, what it names is there or nothing. */
static void whatever_happens(void **state)
{
    (void)state;
    struct rng rng = {31};
    struct desk desk = {.rows = {some, COUNT_OF(some), false}};
    desk.state = write_begin(true, &desk.rows);
    for (int i = 0; i < 100000; i++) {
        static const char *const texts[] = {"a", " ", "\xC3\xA9", "\xFF", "een hele vraag dan?"};
        struct write_event event = {.kind = (enum write_event_kind)rng_below(&rng, WRITE_EV_DROP + 1),
                                    .act = (enum edit_act)rng_below(&rng, EDIT_ACT_COUNT),
                                    .extend = rng_below(&rng, 2) == 0,
                                    .number = (int)rng_below(&rng, 8) - 3};
        str_to_field(event.text, sizeof event.text, str_from(texts[rng_below(&rng, COUNT_OF(texts))]));
        if (rng_below(&rng, 50) == 0)
            desk.rows.count = (int)rng_below(&rng, COUNT_OF(some) + 1);
        desk.rows.full = rng_below(&rng, 9) == 0;
        step(&desk, event);
        int row = -1;
        for (int k = 0; k < desk.rows.count; k++)
            if (str_eq(desk.rows.at[k].id, str_from(desk.last.id)))
                row = k;
        bool on_row = desk.last.fx >= WRITE_FX_ADAPT && desk.last.fx <= WRITE_FX_DROP;
        assert_true(!on_row || row >= 0);
        assert_true(desk.last.fx != WRITE_FX_DROP || desk.rows.at[row].added);
        assert_true(desk.last.fx != WRITE_FX_ADD || !desk.rows.full || desk.last.id[0]);
        assert_true((desk.last.fx != WRITE_FX_ADD && desk.last.fx != WRITE_FX_ADAPT) ||
                    desk.last.text[0] != '\0');
        assert_int_equal(utf8_first_bad(edit_text(&desk.state.edit)), -1);
        if (desk.last.leaves)
            desk.state = write_begin(rng_below(&rng, 2) == 0, &desk.rows);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_for),
        cmocka_unit_test(a_title),
        cmocka_unit_test(whatever_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
