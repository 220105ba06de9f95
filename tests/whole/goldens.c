/* A dozen pictures of the whole screen, pixel for pixel: `waaier tour` of the demo deck beside tests/whole/goldens.
 * When the screens or the deck were changed on purpose, WAAIER_REBASE=1 makes the goldens anew; then look at them. What
 * differs is written to the build folder: the golden, what is, and the difference in red. */
#include "child.h"
#include "picture.h"

#include "base/fs.h"
#include "base/str.h"
#include "deck/place.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ARGS_MAX = 8 };

static const struct view {
    const char *name;
    const char *args[ARGS_MAX];
    const char *screens[6]; /* what follows the number in the names of tour's pictures */
} views[] = {
    {"wide", {"--size", "960x540"}, {"begin", "kaart-met-balk", "vegen", "vragen", "overzicht", "zoeken"}},
    {"upright", {"--size", "540x960"}, {"begin", "kiezen", "overzicht"}},
    {"contrast", {"--size", "960x540", "--palette", "contrast"}, {"overzicht", "hulp"}},
    {"large", {"--size", "960x540", "--text", "1.5"}, {"begin", "zoeken"}},
};

static void run_tour(const struct place *place, const struct view *view, const char *out)
{
    const char *args[ARGS_MAX + 6] = {WAAIER_PATH, "tour", WAAIER_SOURCE_DIR "/decks/demo", "--out", out};
    char home[160], log[160];
    struct child child;
    for (int i = 0; view->args[i]; i++)
        args[5 + i] = view->args[i];
    (void)snprintf(home, sizeof home, "HOME=%s", place->root);
    (void)place_path(place, "log", log, sizeof log);
    const char *environment[] = {
        home, "LANGUAGE=nl", "XDG_CONFIG_HOME=", "XDG_DATA_HOME=", "XDG_CACHE_HOME=", NULL};
    child_start(&child, args, environment, log, -1);
    int status = child_wait(&child, 3 * (int64_t)DEADLINE_MS);
    child_kill(&child, SIGKILL);
    if (status != 0) {
        char words[4096];
        words[place_read(place, "log", words, sizeof words - 1)] = '\0';
        fail_msg("tour ended with %d: %s", status, words);
    }
}

/* "07-overzicht.png" for "overzicht". */
static bool find_picture(const char *folder, const char *screen, struct picture *out)
{
    char tail[64], path[512];
    bool found = false;
    DIR *dir = opendir(folder);
    (void)snprintf(tail, sizeof tail, "-%s.png", screen);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        if (strlen(entry->d_name) < 3 || strcmp(entry->d_name + 2, tail) != 0)
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        found = picture_read(out, path);
    }
    if (dir)
        (void)closedir(dir);
    return found;
}

/* Answers whether it is as it was. */
static bool compare(const struct view *view, const char *screen, const struct picture *seen)
{
    char golden_path[256], difference_path[256];
    struct picture golden = {0};
    (void)snprintf(golden_path, sizeof golden_path, WAAIER_TESTS_DIR "/whole/goldens/%s-%s.png", view->name,
                   screen);
    (void)snprintf(difference_path, sizeof difference_path, SEEN_DIR "/golden-%s-%s.png", view->name, screen);
    if (getenv("WAAIER_REBASE")) {
        struct err err = {0};
        assert_true(fs_make_dirs(WAAIER_TESTS_DIR "/whole/goldens", &err));
        assert_true(picture_write(seen, golden_path));
        return true;
    }
    if (!picture_read(&golden, golden_path)) {
        (void)fprintf(stderr, "%s is not there; WAAIER_REBASE=1 makes it\n", golden_path);
        return false;
    }
    bool same = picture_same(&golden, seen);
    if (!same) {
        picture_write_difference(&golden, seen, difference_path);
        (void)fprintf(stderr, "%s %s: %lld pixels differ, see %s\n", view->name, screen,
                      (long long)picture_difference(&golden, seen), difference_path);
    }
    picture_free(&golden);
    return same;
}

static void screens(void **state)
{
    struct place place;
    int differ = 0;
    (void)state;
    place_make(&place);
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        char out[160];
        (void)place_path(&place, views[i].name, out, sizeof out);
        run_tour(&place, &views[i], out);
        for (size_t k = 0; k < COUNT_OF(views[i].screens) && views[i].screens[k]; k++) {
            struct picture seen = {0};
            if (!find_picture(out, views[i].screens[k], &seen))
                fail_msg("tour makes no picture of %s", views[i].screens[k]);
            differ += !compare(&views[i], views[i].screens[k], &seen);
            picture_free(&seen);
        }
    }
    place_remove(&place);
    assert_int_equal(differ, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(screens)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
