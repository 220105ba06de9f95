/* A folder that changes while it is watched. Times are arguments: nothing here waits for the clock. */
#include "app/watch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "deck/place.h"

struct scene {
    struct place place;
    struct watch watch;
    char path[256];
};

static void replace(struct scene *s, const char *name, const char *text)
{
    char from[256], to[256];
    place_write(&s->place, "beside", str_from(text));
    (void)place_path(&s->place, "beside", from, sizeof from);
    (void)place_path(&s->place, name, to, sizeof to);
    assert_int_equal(rename(from, to), 0);
}

static void write_one(struct scene *s)
{
    place_write(&s->place, "deck/cards/02.md", STR("# Twee"));
}

static void write_again(struct scene *s)
{
    place_write(&s->place, "deck/cards/01.md", STR("# Een, en meer"));
}

static void save_as_editors_do(struct scene *s)
{
    replace(s, "deck/cards/01.md", "# Een, opnieuw");
}

static void take_away(struct scene *s)
{
    char path[256];
    assert_int_equal(unlink(place_path(&s->place, "deck/cards/01.md", path, sizeof path)), 0);
}

static void write_manifest(struct scene *s)
{
    place_write(&s->place, "deck/deck.yaml", STR("waaier: 1\nid: anders\n"));
}

static void do_nothing(struct scene *s)
{
    (void)s;
}

static void write_elsewhere(struct scene *s)
{
    place_write(&s->place, "elders/01.md", STR("# Niet van ons"));
}

static const struct {
    const char *name;
    void (*act)(struct scene *s);
    bool changes;
} acts[] = {
    {"a new card", write_one, true},
    {"a card written over", write_again, true},
    {"a card replaced, as editors save", save_as_editors_do, true},
    {"a card taken away", take_away, true},
    {"the manifest", write_manifest, true},
    {"nothing", do_nothing, false},
    {"something beside the deck", write_elsewhere, false},
};

static int begin(void **state)
{
    static struct scene scene;
    *state = &scene;
    place_make(&scene.place);
    place_write(&scene.place, "deck/deck.yaml", STR("waaier: 1\nid: proef\n"));
    place_write(&scene.place, "deck/cards/01.md", STR("# Een"));
    place_write(&scene.place, "los.pdf", STR("%PDF-1.7"));
    (void)place_path(&scene.place, "deck", scene.path, sizeof scene.path);
    return 0;
}

static int end(void **state)
{
    struct scene *s = *state;
    place_remove(&s->place);
    return 0;
}

/* From now_ms on: nothing until it has been quiet, then once. */
static void is_told_once(struct scene *s, const char *name, bool changes, int64_t now_ms)
{
    assert_false(watch_poll(&s->watch, now_ms));
    assert_false(watch_poll(&s->watch, now_ms + WATCH_QUIET_MS - 1));
    if (changes && watch_due_ms(&s->watch) != now_ms + WATCH_QUIET_MS)
        fail_msg("%s: looks again at %lld", name, (long long)watch_due_ms(&s->watch));
    if (watch_poll(&s->watch, now_ms + WATCH_QUIET_MS) != changes)
        fail_msg("%s: told or not told", name);
    for (int64_t t = now_ms + WATCH_QUIET_MS; t < now_ms + 10000; t += 100) {
        if (watch_poll(&s->watch, t))
            fail_msg("%s: told twice", name);
    }
}

static void listens(void **state)
{
    struct scene *s = *state;
    for (size_t i = 0; i < COUNT_OF(acts); i++) {
        assert_int_equal(begin(state), 0);
        watch_begin(&s->watch, s->path, 1000);
        assert_true(s->watch.fd >= 0);
        acts[i].act(s);
        is_told_once(s, acts[i].name, acts[i].changes, 5000);
        watch_end(&s->watch);
        place_remove(&s->place);
    }
}

/* Where the system is silent it looks, every two seconds. */
static void looks(void **state)
{
    struct scene *s = *state;
    (void)setenv("WAAIER_WATCH_LOOKS", "1", 1);
    for (size_t i = 0; i < COUNT_OF(acts); i++) {
        assert_int_equal(begin(state), 0);
        watch_begin(&s->watch, s->path, 1000);
        (void)close(s->watch.fd);
        s->watch.fd = -1;
        assert_int_equal(watch_due_ms(&s->watch), 1000 + WATCH_LOOK_MS);
        acts[i].act(s);
        assert_false(watch_poll(&s->watch, 1000 + WATCH_LOOK_MS - 1));
        is_told_once(s, acts[i].name, acts[i].changes, 1000 + WATCH_LOOK_MS);
        watch_end(&s->watch);
        place_remove(&s->place);
    }
    (void)unsetenv("WAAIER_WATCH_LOOKS");
}

static void waits_while_it_goes_on(void **state)
{
    struct scene *s = *state;
    watch_begin(&s->watch, s->path, 1000);
    int64_t t = 2000;
    for (int i = 0; i < 10; i++, t += WATCH_QUIET_MS - 10) {
        char text[32];
        (void)snprintf(text, sizeof text, "# Versie %d", i);
        place_write(&s->place, "deck/cards/01.md", str_from(text));
        assert_false(watch_poll(&s->watch, t));
    }
    assert_true(watch_poll(&s->watch, t + WATCH_QUIET_MS));
    watch_end(&s->watch);
}

static void single_file(void **state)
{
    struct scene *s = *state;
    char path[256];
    watch_begin(&s->watch, place_path(&s->place, "los.pdf", path, sizeof path), 1000);
    place_write(&s->place, "ander.pdf", STR("beside it"));
    is_told_once(s, "a file beside it", false, 2000);
    replace(s, "los.pdf", "%PDF-1.7 and more");
    is_told_once(s, "the file replaced", true, 30000);
    watch_end(&s->watch);
}

static void nothing_there(void **state)
{
    (void)state;
    struct watch watch = {.fd = -1};
    assert_false(watch_poll(&watch, 1000));
    assert_true(watch_due_ms(&watch) == INT64_MAX);
    watch_end(&watch);
    watch_begin(&watch, "/nergens/op/aarde", 1000);
    assert_false(watch_poll(&watch, 5000));
    watch_end(&watch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(listens),
        cmocka_unit_test(looks),
        cmocka_unit_test_setup_teardown(waits_while_it_goes_on, begin, end),
        cmocka_unit_test_setup_teardown(single_file, begin, end),
        cmocka_unit_test(nothing_there),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
