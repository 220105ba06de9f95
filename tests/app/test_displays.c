/* Which display shows what, as a table: sets of displays as systems name them, and what was asked or remembered. */
#include "app/displays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#include <cmocka.h>

struct one {
    const char *name;
    struct rect_px at;
};
static const struct one wayland = {"Maker 0x1521 Unknown (eDP-1)", {1280, 0, 1920, 1080}};
static const struct one laptop = {"eDP-1", {0, 0, 1920, 1080}}, beamer = {"HDMI-1", {1920, 0, 1280, 720}},
                        left = {"DP-1", {0, 0, 2560, 1440}}, right = {"DP-1", {2560, 0, 2560, 1440}},
                        mirror = {"HDMI-1", {0, 0, 1280, 720}}, wall = {"DP-2", {-1920, 0, 1920, 1080}},
                        none = {"DP-3", {0, 0, 0, 0}};

static struct displays set(const struct one *const *ones)
{
    struct displays displays = {.count = 0};
    for (; *ones; ones++)
        displays_add(&displays, (*ones)->name, (*ones)->at);
    return displays;
}

static void who_shows_what(void **state)
{
    (void)state;
    static const struct {
        const struct one *ones[4];
        int asked, kept; /* kept: 1 + index of the one that was remembered; 0: none was */
        int room, console;
    } rows[] = {
        {{NULL}, 0, 0, -1, -1},
        {{NULL}, 2, 0, -1, -1},
        {{&laptop}, 0, 0, 0, 0},
        {{&laptop}, 2, 0, 0, 0}, /* there is no second */
        {{&laptop, &beamer}, 0, 0, 1, 0},
        {{&beamer, &laptop}, 0, 0, 0, 1}, /* the main one is outside */
        {{&left, &right}, 0, 0, 1, 0},
        {{&laptop, &beamer}, 1, 0, 0, 1},
        {{&laptop, &beamer}, 0, 1, 0, 1},
        {{&laptop, &beamer}, 2, 1, 1, 0}, /* what is asked now goes before */
        {{&left, &right}, 0, 1, 0, 1},    /* two of one kind */
        {{&beamer, &wayland}, 0, 0, 0, 1},
        {{&laptop, &beamer, &wall}, 0, 0, 1, 0},
        {{&laptop, &beamer, &wall}, 3, 0, 2, 0},
        {{&laptop, &beamer, &wall}, 1, 0, 0, 1},
        {{&laptop, &mirror}, 0, 0, 0, 0},
        {{&laptop, &none}, 0, 0, 0, 0}, /* on its way in */
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct displays displays = set(rows[i].ones);
        uint64_t kept = rows[i].kept ? display_mark(&displays.at[rows[i].kept - 1]) : 0;
        struct displays_plan plan = displays_plan(&displays, rows[i].asked, kept);
        if (plan.room != rows[i].room || plan.console != rows[i].console)
            fail_msg("row %zu: the room on %d, the console on %d", i, plan.room, plan.console);
    }
}

static void what_shows_the_same_is_one(void **state)
{
    (void)state;
    struct displays both = set((const struct one *[]){&laptop, &mirror, NULL});
    assert_int_equal(both.count, 1);
    assert_true(both.at[0].mirrored);
    assert_true(both.at[0].at.w == 1280 && both.at[0].at.h == 720); /* what both show */
    struct displays alone = set((const struct one *[]){&laptop, NULL});
    assert_false(alone.at[0].mirrored);
    assert_false(displays_eq(&both, &alone));
}

static void a_set_is_known_again(void **state)
{
    (void)state;
    struct displays one = set((const struct one *[]){&laptop, &beamer, NULL});
    struct displays other = set((const struct one *[]){&beamer, &laptop, NULL});
    struct displays fewer = set((const struct one *[]){&laptop, NULL});
    struct displays twins = set((const struct one *[]){&left, &right, NULL});
    assert_true(displays_mark(&one) == displays_mark(&other));
    assert_true(displays_mark(&one) != displays_mark(&fewer));
    assert_true(display_mark(&twins.at[0]) != display_mark(&twins.at[1]));
    assert_true(display_mark(&one.at[0]) == display_mark(&other.at[1]));
}

static void swapped_twice_is_as_before(void **state)
{
    (void)state;
    struct displays two = set((const struct one *[]){&laptop, &beamer, NULL});
    struct displays one = set((const struct one *[]){&laptop, NULL});
    struct displays_plan plan = displays_plan(&two, 0, 0), once = displays_swapped(&two, plan);
    assert_true(once.room == plan.console && once.console == plan.room);
    once = displays_swapped(&two, once);
    assert_true(once.room == plan.room && once.console == plan.console);
    plan = displays_plan(&one, 0, 0);
    once = displays_swapped(&one, plan);
    assert_true(once.room == plan.room && once.console == plan.console);
}

static void more_than_there_is_room_for(void **state)
{
    (void)state;
    struct displays many = {.count = 0};
    for (int i = 0; i < DISPLAYS_MAX + 4; i++)
        displays_add(&many, "a name that is longer than any connector, and than the room there is for one",
                     (struct rect_px){(float)i * 100, 0, 100, 100});
    assert_int_equal(many.count, DISPLAYS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_shows_what),
        cmocka_unit_test(what_shows_the_same_is_one),
        cmocka_unit_test(a_set_is_known_again),
        cmocka_unit_test(swapped_twice_is_as_before),
        cmocka_unit_test(more_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
