/* Whoever watches over a kiosk, with real hands: what they set holds at once and after a restart, stands in a file of the program's own, and
 * one button takes it back. */
#include "scene_kiosk.h"

#include "base/str.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#define HERE "data/waaier/kiosk.yaml"

enum { IDLE_S = 600 };

/* On a glass of 1920 by 1080. */
static const struct spot back = {960, 1012}, follow = {505, 1012}, pin = {190, 1012}, time_page = {732, 212},
                         enter = {960 + 165, 430 + 3 * 112}, lure_begin = {960, 1000};

static void sees_staff(struct scene *scene)
{
    kiosk_sees(scene, "what there is to know", 372, 178, KIOSK_INK);
}

static void come_in(struct scene *scene, const char *digits)
{
    kiosk_tap_out(scene);
    glass_x11_type(&scene->x11, digits);
    kiosk_sees(scene, "a dot for the sixth digit", 1058, 335, KIOSK_INK);
    scene_press(scene, "Return");
}

static bool file_says(struct play *play, const char *words)
{
    char text[2048] = "", path[200];
    (void)place_path(&play->place, HERE, path, sizeof path);
    FILE *file = fopen(path, "r");
    size_t len = file ? fread(text, 1, sizeof text - 1, file) : 0;
    text[len] = '\0';
    if (file)
        (void)fclose(file);
    return words ? strstr(text, words) != NULL : !file;
}

/* NULL: there is none. */
static void sees_file(struct scene *scene, const char *words)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !file_says(&scene->play, words);)
        if (!child_runs(&scene->play.waaier) || !look_again(deadline_ms))
            play_fails(&scene->play, "expected a file that says %s",
                       words ? words : "nothing: there is none");
}

static void what_is_set_stays(void **state)
{
    struct scene *scene = *state;
    kiosk_write(&scene->play, IDLE_S);
    kiosk_start(scene, NULL);
    come_in(scene, "314159");
    sees_staff(scene);
    assert_true(file_says(&scene->play, NULL));
    kiosk_tap(scene, time_page);
    kiosk_sees(scene, "the page of times", 732, 178, KIOSK_INK);
    kiosk_tap(scene, (struct spot){1560, 350}); /* more */
    sees_file(scene, "idle_seconds: 900");
    kiosk_tap(scene, back);
    kiosk_sees_lure(scene);
    child_kill(&scene->play.waaier, SIGTERM);
    assert_int_equal(scene->play.waaier.status, 0);
    kiosk_start(scene, NULL);
    come_in(scene, "314159");
    sees_staff(scene);
    assert_true(file_says(&scene->play, "idle_seconds: 900"));
    scene_press(scene, "Tab Right Return"); /* by keys too */
    kiosk_sees(scene, "the page of cards", 566, 178, KIOSK_INK);
    kiosk_tap(scene, time_page);
    kiosk_sees(scene, "the page of times", 732, 178, KIOSK_INK);
    kiosk_tap(scene, (struct spot){1560, 350});
    sees_file(scene, "idle_seconds: 1800"); /* one more than what was set before the restart */
    kiosk_tap(scene, follow);
    sees_file(scene, NULL);
    scene_press(scene, "Escape");
    kiosk_sees_lure(scene);
    child_kill(&scene->play.waaier, SIGTERM);
}

/* What is shown follows, though nobody started anything again. */
static void what_is_set_is_done_at_once(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    kiosk_write(play, IDLE_S);
    place_write(&play->place, "ander/deck.yaml",
                STR("waaier: 1\nid: ander\ntitle: Ander werk\nlanguage: nl\n"));
    place_write(&play->place, "ander/cards/1.md", STR("---\nid: a1\n---\n# Rust\n\nNu niet.\n"));
    kiosk_start(scene, "ander");
    come_in(scene, "314159");
    sees_staff(scene);
    kiosk_tap(scene, (struct spot){566, 212});
    kiosk_sees(scene, "the page of cards", 566, 178, KIOSK_INK);
    kiosk_tap(scene, (struct spot){1312, 492}); /* the second one first */
    sees_file(scene, "ander\", \"");
    scene_press(scene, "Escape");
    kiosk_sees_lure(scene);
    kiosk_tap(scene, lure_begin);
    kiosk_sees_foot(scene, "a card of the other deck, which has no home", KIOSK_PANEL);
    child_kill(&play->waaier, SIGTERM);
}

static void tap_pin(struct scene *scene, const char *digits)
{
    for (int i = 0; digits[i]; i++) { /* four fingers at once would be a palm */
        kiosk_tap(scene, kiosk_key_at(digits[i] - '0'));
        kiosk_sees(scene, "one dot more", 863 + 39 * i, 335, KIOSK_INK);
    }
    kiosk_tap(scene, enter);
}

static void a_new_pin_takes_the_place_of_the_old(void **state)
{
    struct scene *scene = *state;
    kiosk_write(&scene->play, IDLE_S);
    kiosk_start(scene, NULL);
    come_in(scene, "314159");
    sees_staff(scene);
    kiosk_tap(scene, pin);
    kiosk_sees(scene, "a pad", 840, 560, KIOSK_PANEL);
    tap_pin(scene, "271828");
    kiosk_sees(scene, "no dots: once more", 863, 335, KIOSK_PAPER);
    tap_pin(scene, "271828");
    sees_staff(scene);
    kiosk_tap(scene, back);
    kiosk_sees_lure(scene);
    come_in(scene, "314159");
    kiosk_sees(scene, "the dots empty: it is no longer right", 863, 335, KIOSK_PAPER);
    glass_x11_type(&scene->x11, "271828");
    scene_press(scene, "Return");
    sees_staff(scene);
    child_kill(&scene->play.waaier, SIGTERM);
}

/* Pulling the plug makes no try free. A PIN that was forgotten is set anew at a shell. */
static void wrong_ones_are_remembered(void **state)
{
    struct scene *scene = *state;
    kiosk_write(&scene->play, IDLE_S);
    kiosk_start(scene, NULL);
    kiosk_tap_out(scene);
    for (int i = 0; i < 5; i++) {
        glass_x11_type(&scene->x11, "000000");
        kiosk_sees(scene, "a dot for the sixth digit", 1058, 335, KIOSK_INK);
        scene_press(scene, "Return");
        kiosk_sees(scene, "the dots empty again", 1058, 335, KIOSK_PAPER);
    }
    child_kill(&scene->play.waaier, SIGKILL);
    kiosk_start(scene, NULL);
    come_in(scene, "314159");
    scene_press(scene, "BackSpace"); /* the right one is not let in yet: its digits still stand there */
    kiosk_sees(scene, "one dot less", 1058, 335, KIOSK_PAPER);
    kiosk_sees(scene, "the others", 863, 335, KIOSK_INK);
    child_kill(&scene->play.waaier, SIGTERM);
    kiosk_set_pin(&scene->play, "161803");
    kiosk_start(scene, NULL);
    come_in(scene, "161803");
    sees_staff(scene);
    child_kill(&scene->play.waaier, SIGTERM);
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        SCENE(what_is_set_stays),
        SCENE(what_is_set_is_done_at_once),
        SCENE(a_new_pin_takes_the_place_of_the_old),
        SCENE(wrong_ones_are_remembered),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
