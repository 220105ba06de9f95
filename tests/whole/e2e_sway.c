/* A presentation on a Wayland compositor with two displays: each window stands on its own, keeps to it through swap, plug, unplug and
 * mode changes, and nothing is lost when for a moment there is no display at all. */
#include "glass_sway.h"
#include "play.h"

#include "base/str.h"

#include <signal.h>
#include <stdio.h>

static const char *const room = "Waaier: de zaal", *const console = "\"Proef\"";

struct scene {
    struct glass_sway sway;
    struct play play;
};

static void sees_card(struct scene *scene, int output, int card)
{
    (void)snprintf(scene->sway.output, sizeof scene->sway.output, "X11-%d", output);
    play_sees_card(&scene->play, card);
}

static void stands(struct scene *scene, const char *title, int output)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !glass_sway_stands(&scene->sway, title, output);)
        if (!child_runs(&scene->play.waaier) || !look_again(deadline_ms))
            play_fails(&scene->play, "expected %s on display %d", title, output);
}

static void goes(struct scene *scene, const char *title)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; glass_sway_has(&scene->sway, title);)
        if (!child_runs(&scene->play.waaier) || !look_again(deadline_ms))
            play_fails(&scene->play, "expected no %s", title);
}

/* The room sees that card on the one, and the presenter has the other. */
static void both_stand(struct scene *scene, int console_at, int room_at, int card)
{
    stands(scene, room, room_at);
    stands(scene, console, console_at);
    sees_card(scene, room_at, card);
}

static void key(struct scene *scene, const char *chord)
{
    glass_sway_key(&scene->sway, chord);
}

static void start(struct scene *scene, int page)
{
    struct play *play = &scene->play;
    char number[16];
    (void)snprintf(number, sizeof number, "%d", page);
    play_start(play, (const char *[]){"present", play->deck, "--page", number, NULL});
}

/* The first time one sees which display shows what; the room sees nothing yet. */
static void begins_and_swaps(void **state)
{
    struct scene *scene = *state;
    start(scene, 1);
    stands(scene, room, 2);
    stands(scene, console, 1);
    (void)snprintf(scene->sway.output, sizeof scene->sway.output, "X11-2");
    play_sees_colour(&scene->play, 0);
    key(scene, "Return");
    both_stand(scene, 1, 2, 1);
    key(scene, "Right");
    sees_card(scene, 2, 2);
    key(scene, "s");
    both_stand(scene, 2, 1, 2);
    key(scene, "Right");
    sees_card(scene, 1, 3);
    key(scene, "s");
    both_stand(scene, 1, 2, 3);
    key(scene, "ctrl+q");
    play_ended(&scene->play, 0);
}

/* Whatever is plugged in is found, and the presenter keeps the console where there is one display. */
static void displays_come_and_go(void **state)
{
    struct scene *scene = *state;
    start(scene, 3); /* it was remembered */
    both_stand(scene, 1, 2, 3);
    glass_sway_unplug(&scene->sway, (int[]){2}, 1);
    goes(scene, room); /* a key that comes to a window on its way out is nobody's */
    key(scene, "Right");
    int beamer = glass_sway_plug(&scene->sway);
    both_stand(scene, 1, beamer, 4);
    char command[64];
    (void)snprintf(command, sizeof command, "output X11-%d resolution 1280x720", beamer);
    glass_sway_say(&scene->sway, command);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; scene->play.seen.w_px != 1280;) {
        scene->play.glass->look(scene->play.glass, &scene->play.seen);
        if (scene->play.seen.w_px != 1280 && !look_again(deadline_ms))
            play_fails(&scene->play, "the mode did not change");
    }
    (void)snprintf(command, sizeof command, "output X11-%d resolution %dx%d", beamer, GLASS_W_PX, GLASS_H_PX);
    glass_sway_say(&scene->sway, command);
    both_stand(scene, 1, beamer, 4);
    glass_sway_unplug(&scene->sway, (int[]){1}, 1); /* the presenter's own */
    stands(scene, console, beamer);
    int other = glass_sway_plug(&scene->sway);
    both_stand(scene, beamer, other, 4);
    key(scene, "Right");
    sees_card(scene, other, 5);
    glass_sway_unplug(&scene->sway, (int[]){beamer, other}, 2);
    int first = glass_sway_plug(&scene->sway);
    stands(scene, console, first);
    int second = glass_sway_plug(&scene->sway);
    both_stand(scene, first, second, 5);
    key(scene, "Right");
    sees_card(scene, second, 6);
    glass_sway_unplug(&scene->sway, (int[]){first, second}, 2);
    (void)kill(scene->play.waaier.pid, SIGTERM); /* in the dark */
    play_ended(&scene->play, 0);
}

static int group_begin(void **state)
{
    static struct scene scene;
    *state = &scene;
    play_begin(&scene.play);
    scene.play.glass = &scene.sway.glass;
    return glass_sway_open(&scene.sway, scene.play.place.root) ? 0 : -1;
}

static int group_end(void **state)
{
    struct scene *scene = *state;
    play_stop(&scene->play);
    glass_sway_close(&scene->sway);
    play_end(&scene->play);
    return 0;
}

static int stop(void **state)
{
    play_stop(&((struct scene *)*state)->play);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(begins_and_swaps, stop),
        cmocka_unit_test_teardown(displays_come_and_go, stop),
    };
    if (!glass_sway_can_be())
        return 77;
    return cmocka_run_group_tests(tests, group_begin, group_end);
}
