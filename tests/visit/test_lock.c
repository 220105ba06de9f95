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
        const char *name;
        struct lock_state from;
        struct lock_event event;
        struct lock_state to;
        enum lock_fx fx;
    } rows[] = {
        {"a letter is added", {.typed = "a"}, {LOCK_EV_TEXT, "b"}, {.typed = "ab"}, LOCK_FX_NONE},
        {"so are signs and spaces",
         {.typed = "a"},
         {LOCK_EV_TEXT, " \xC3\xA9!"},
         {.typed = "a \xC3\xA9!"},
         0},
        {"control signs are not", {.typed = "a"}, {LOCK_EV_TEXT, "\x01\n\x7F"}, {.typed = "a"}, 0},
        {"nor what is no text", {.typed = "a"}, {LOCK_EV_TEXT, "\xC3("}, {.typed = "a("}, 0},
        {"typing takes the complaint away", {.wrong = true}, {LOCK_EV_TEXT, "x"}, {.typed = "x"}, 0},
        {"one character goes", {.typed = "a\xC3\xA9"}, {LOCK_EV_ERASE, ""}, {.typed = "a"}, 0},
        {"of nothing nothing goes", {.tries = 0}, {LOCK_EV_ERASE, ""}, {.tries = 0}, 0},
        {"all of it goes", {.typed = "abc"}, {LOCK_EV_CLEAR, ""}, {.tries = 0}, 0},
        {"Enter tries it",
         {.typed = "a"},
         {LOCK_EV_ENTER, ""},
         {.typed = "a", .trying = true, .tries = 1},
         LOCK_FX_TRY},
        {"Enter on nothing does not", {.tries = 0}, {LOCK_EV_ENTER, ""}, {.tries = 0}, LOCK_FX_NONE},
        {"while it is tried nothing is typed",
         {.typed = "a", .trying = true, .tries = 1},
         {LOCK_EV_TEXT, "b"},
         {.typed = "a", .trying = true, .tries = 1},
         0},
        {"nor tried twice",
         {.typed = "a", .trying = true, .tries = 1},
         {LOCK_EV_ENTER, ""},
         {.typed = "a", .trying = true, .tries = 1},
         LOCK_FX_NONE},
        {"a wrong one is gone and said to be",
         {.typed = "a", .trying = true, .tries = 1},
         {LOCK_EV_WRONG, ""},
         {.wrong = true, .tries = 1},
         0},
        {"going back leaves nothing",
         {.typed = "a", .trying = true},
         {LOCK_EV_BACK, ""},
         {.trying = true},
         LOCK_FX_LEAVE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct lock_next next = lock_step(rows[i].from, &rows[i].event);
        if (memcmp(next.state.typed, rows[i].to.typed, sizeof next.state.typed) != 0)
            fail_msg("%s: ‘%s’", rows[i].name, next.state.typed);
        if (next.state.trying != rows[i].to.trying || next.state.wrong != rows[i].to.wrong ||
            next.state.tries != rows[i].to.tries || next.fx != rows[i].fx)
            fail_msg("%s: trying %d, wrong %d, tries %d, fx %d", rows[i].name, next.state.trying,
                     next.state.wrong, next.state.tries, (int)next.fx);
    }
}

static void no_more_than_fits(void **state)
{
    (void)state;
    struct lock_state lock = {.tries = 0};
    for (int i = 0; i < 200; i++)
        lock = lock_step(lock, &(struct lock_event){LOCK_EV_TEXT, "\xE2\x82\xAC"}).state;
    assert_int_equal(lock_count(&lock), (LOCK_TYPED_BYTES - 1) / 3);
    for (int i = 0; i < 200; i++)
        lock = lock_step(lock, &(struct lock_event){.kind = LOCK_EV_ERASE}).state;
    assert_int_equal(lock_count(&lock), 0);
    lock_wipe(&lock);
    for (size_t i = 0; i < sizeof lock.typed; i++)
        assert_int_equal(lock.typed[i], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_happens_to_what_is_typed),
        cmocka_unit_test(no_more_than_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
