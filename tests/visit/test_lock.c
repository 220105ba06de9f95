#include "visit/lock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void what_happens_to_what_is_typed(void **state)
{
    (void)state;
    static const struct {
        const char *name, *typed;
        bool trying, wrong;
        struct lock_event event;
        const char *to;
        bool is_trying, is_wrong;
        enum lock_fx fx;
    } rows[] = {
        {"a letter is added", "a", 0, 0, {LOCK_EV_TEXT, "b", 0}, "ab", 0, 0, LOCK_FX_NONE},
        {"so are signs and spaces", "a", 0, 0, {LOCK_EV_TEXT, " \xC3\xA9!", 0}, "a \xC3\xA9!", 0, 0, 0},
        {"control signs are not", "a", 0, 0, {LOCK_EV_TEXT, "\x01\n\x7F", 0}, "a", 0, 0, 0},
        {"nor what is no text", "a", 0, 0, {LOCK_EV_TEXT, "\xC3(", 0}, "a(", 0, 0, 0},
        {"typing takes the complaint away", "", 0, true, {LOCK_EV_TEXT, "x", 0}, "x", 0, 0, 0},
        {"one character goes", "a\xC3\xA9", 0, 0, {LOCK_EV_EDIT, "", EDIT_ERASE}, "a", 0, 0, 0},
        {"of nothing nothing goes", "", 0, 0, {LOCK_EV_EDIT, "", EDIT_ERASE}, "", 0, 0, 0},
        {"all of it goes", "abc", 0, 0, {LOCK_EV_EDIT, "", EDIT_CLEAR}, "", 0, 0, 0},
        {"what went is not remembered", "abc", 0, 0, {LOCK_EV_EDIT, "", EDIT_UNDO}, "abc", 0, 0, 0},
        {"Enter tries it", "a", 0, 0, {LOCK_EV_ENTER, "", 0}, "a", true, 0, LOCK_FX_TRY},
        {"Enter on nothing does not", "", 0, 0, {LOCK_EV_ENTER, "", 0}, "", 0, 0, LOCK_FX_NONE},
        {"while it is tried nothing is typed", "a", true, 0, {LOCK_EV_TEXT, "b", 0}, "a", true, 0, 0},
        {"nor erased", "a", true, 0, {LOCK_EV_EDIT, "", EDIT_ERASE}, "a", true, 0, 0},
        {"nor tried twice", "a", true, 0, {LOCK_EV_ENTER, "", 0}, "a", true, 0, LOCK_FX_NONE},
        {"a wrong one is gone and said to be", "a", true, 0, {LOCK_EV_WRONG, "", 0}, "", 0, true, 0},
        {"going back leaves nothing", "a", true, 0, {LOCK_EV_BACK, "", 0}, "", true, 0, LOCK_FX_LEAVE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct lock_state from = {.trying = rows[i].trying, .wrong = rows[i].wrong};
        edit_set(&from.typed, str_from(rows[i].typed));
        struct lock_next next = lock_step(from, &rows[i].event);
        if (strcmp(next.state.typed.text, rows[i].to) != 0)
            fail_msg("%s: ‘%s’", rows[i].name, next.state.typed.text);
        if (next.state.trying != rows[i].is_trying || next.state.wrong != rows[i].is_wrong ||
            next.fx != rows[i].fx)
            fail_msg("%s: trying %d, wrong %d, fx %d", rows[i].name, next.state.trying, next.state.wrong,
                     (int)next.fx);
    }
}

/* Neither is anything of it kept beside it: what went, and what was typed before, lie nowhere in the state. */
static void nothing_is_left_behind(void **state)
{
    (void)state;
    static const char secret[] = "hoefijzer";
    struct lock_state lock = {0};
    lock = lock_step(lock, &(struct lock_event){LOCK_EV_TEXT, "hoefijzer", 0}).state;
    lock = lock_step(lock, &(struct lock_event){LOCK_EV_EDIT, "", EDIT_ALL}).state;
    assert_int_equal(edit_selected(&lock.typed).len, 0);
    for (int i = 0; i < 6; i++)
        lock = lock_step(lock, &(struct lock_event){LOCK_EV_EDIT, "", EDIT_ERASE}).state;
    assert_string_equal(lock.typed.text, "hoe");
    assert_null(memmem(&lock, sizeof lock, secret + 3, sizeof secret - 4));
    lock = lock_step(lock, &(struct lock_event){LOCK_EV_EDIT, "", EDIT_LEFT}).state;
    assert_int_equal(lock_cursor(&lock), 2);
    assert_int_equal(lock_count(&lock), 3);
}

static void no_more_than_fits(void **state)
{
    (void)state;
    struct lock_state lock = {0};
    for (int i = 0; i < 200; i++)
        lock = lock_step(lock, &(struct lock_event){LOCK_EV_TEXT, "\xE2\x82\xAC", 0}).state;
    assert_int_equal(lock_count(&lock), (LOCK_TYPED_BYTES - 1) / 3);
    for (int i = 0; i < 200; i++)
        lock = lock_step(lock, &(struct lock_event){LOCK_EV_EDIT, "", EDIT_ERASE}).state;
    assert_int_equal(lock_count(&lock), 0);
    lock_wipe(&lock);
    for (size_t i = 0; i < sizeof lock; i++)
        assert_int_equal(((const char *)&lock)[i], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_happens_to_what_is_typed),
        cmocka_unit_test(nothing_is_left_behind),
        cmocka_unit_test(no_more_than_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
