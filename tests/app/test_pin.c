/* The PIN on disk: what is kept, who may read it, and how wrong ones are counted. */
#include "app/pin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "deck/place.h"

struct scene {
    struct place place;
    struct arena arena;
    struct str dir;
    char path[256];
};

static void which_are_good(void **state)
{
    static const struct {
        const char *digits;
        bool good;
    } rows[] = {{"123456", true},  {"000000", true},  {"123456789012", true},
                {"12345", false},  {"", false},       {"1234567890123", false},
                {"12345a", false}, {"12 456", false}, {"-12345", false}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (pin_is_good(rows[i].digits) != rows[i].good)
            fail_msg("‘%s’", rows[i].digits);
}

static void only_the_right_one_fits(void **state)
{
    struct scene *s = *state;
    struct err err = {0};
    assert_false(pin_is_set(&s->arena, s->dir));
    assert_false(pin_check(&s->arena, s->dir, "123456"));
    assert_true(pin_set(&s->arena, s->dir, "123456", &err));
    assert_true(pin_is_set(&s->arena, s->dir));
    assert_true(pin_check(&s->arena, s->dir, "123456"));
    static const char *const wrong[] = {"", "12345", "1234567", "123457", "023456"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_false(pin_check(&s->arena, s->dir, wrong[i]));
    assert_true(pin_set(&s->arena, s->dir, "654321", &err)); /* forgotten: another one */
    assert_false(pin_check(&s->arena, s->dir, "123456"));
    assert_true(pin_check(&s->arena, s->dir, "654321"));
}

/* A salted hash, for its owner's eyes. */
static void nothing_tells_it(void **state)
{
    struct scene *s = *state;
    struct err err = {0};
    struct stat is;
    char first[512], second[512];
    assert_true(pin_set(&s->arena, s->dir, "271828", &err));
    size_t len = place_read(&s->place, "data/kiosk-pin", first, sizeof first);
    assert_true(len > 40 && !memmem(first, len, "271828", 6));
    assert_int_equal(strncmp(first, "$y$", 3), 0);
    assert_int_equal(stat(place_path(&s->place, "data/kiosk-pin", s->path, sizeof s->path), &is), 0);
    assert_int_equal(is.st_mode & 0777, 0600);
    assert_true(pin_set(&s->arena, s->dir, "271828", &err));
    size_t again = place_read(&s->place, "data/kiosk-pin", second, sizeof second);
    assert_false(len == again && memcmp(first, second, len) == 0); /* another salt */
}

static void wrong_ones_are_counted(void **state)
{
    struct scene *s = *state;
    struct err err = {0};
    assert_int_equal(pin_tries(&s->arena, s->dir), 0);
    pin_put_tries(&s->arena, s->dir, 7);
    assert_int_equal(pin_tries(&s->arena, s->dir), 7);
    assert_true(pin_set(&s->arena, s->dir, "123456", &err));
    assert_int_equal(pin_tries(&s->arena, s->dir), 0);
    place_write(&s->place, "data/kiosk-tries", STR("veel\n"));
    assert_true(pin_tries(&s->arena, s->dir) >= 5); /* what was spoiled gives no free tries */
}

static void without_a_place_it_says_so(void **state)
{
    struct scene *s = *state;
    struct err err = {0};
    assert_false(pin_set(&s->arena, (struct str){0}, "123456", &err));
    assert_non_null(strstr(err.text, "--data-dir"));
    assert_false(pin_is_set(&s->arena, (struct str){0}));
    place_write(&s->place, "file", STR("x"));
    struct str below = str_from(place_path(&s->place, "file/data", s->path, sizeof s->path));
    assert_false(pin_set(&s->arena, below, "123456", &err));
}

static int begin(void **state)
{
    static struct scene scene;
    static char dir[256];
    scene = (struct scene){0};
    place_make(&scene.place);
    scene.dir = str_from(place_path(&scene.place, "data", dir, sizeof dir));
    *state = &scene;
    return arena_init(&scene.arena, 16 << 20) ? 0 : -1;
}

static int end(void **state)
{
    struct scene *s = *state;
    arena_finish(&s->arena);
    place_remove(&s->place);
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(which_are_good), TEST(only_the_right_one_fits),    TEST(nothing_tells_it),
        TEST(wrong_ones_are_counted),     TEST(without_a_place_it_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
