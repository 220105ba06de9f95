/* Fingers over real Wayland, where a compositor may also take them back. */
#include "drawn_up.h"
#include "agree.h"
#include "glass_weston.h"
#include "many.h"
#include "play.h"

#include "base/str.h"

#include <signal.h>

struct scene {
    struct glass_weston weston;
    struct play play;
};

static const double MIDDLE_Y = 400;

static void show(struct scene *scene)
{
    play_show(&scene->play, (const char *[]){"show", scene->play.deck, "--page", "1", NULL}, 1);
}

/* There is no keyboard: whoever logs out ends it so. */
static void quit(struct scene *scene)
{
    (void)kill(scene->play.waaier.pid, SIGTERM);
    play_ended(&scene->play, 0);
}

static void finger(struct scene *scene, enum finger_does does, int id, double x_px, double y_px)
{
    scene->play.glass->finger(scene->play.glass, does, id, x_px, y_px);
}

static void swipe(struct scene *scene, double from_x, double to_x)
{
    play_drag(&scene->play, 1, from_x, to_x, MIDDLE_Y, 8);
    finger(scene, FINGER_UP, 1, to_x, MIDDLE_Y);
}

static void swipes(void **state)
{
    struct scene *scene = *state;
    show(scene);
    swipe(scene, 1200, 700);
    play_sees_card(&scene->play, 2);
    swipe(scene, 1200, 700);
    play_sees_card(&scene->play, 3);
    swipe(scene, 700, 1200);
    play_sees_card(&scene->play, 2);
    swipe(scene, 700, 720);
    play_sees_card(&scene->play, 2);
    quit(scene);
}

/* The compositor takes the finger back in mid-swipe; the next finger finds a page in its place. */
static void cancelled(void **state)
{
    struct scene *scene = *state;
    show(scene);
    play_drag(&scene->play, 1, 1500, 700, MIDDLE_Y, 8);
    play_sees_no_card(&scene->play);
    finger(scene, FINGER_CANCEL, 0, 0, 0);
    swipe(scene, 1200, 700);
    int card = play_sees_some_card(&scene->play);
    swipe(scene, 1200, 700);
    play_sees_card(&scene->play, card + 1);
    quit(scene);
}

static void ten_fingers(void **state)
{
    struct scene *scene = *state;
    show(scene);
    for (int id = 0; id < GLASS_FINGERS; id++)
        finger(scene, FINGER_DOWN, id, 100 + 180 * id, 150 + 80 * id);
    for (int step = 1; step <= 6; step++)
        for (int id = 0; id < GLASS_FINGERS; id++)
            finger(scene, FINGER_MOVE, id, 100 + 180 * id + (id % 2 ? 20 : -20) * step, 150 + 80 * id);
    for (int id = 0; id < GLASS_FINGERS; id++)
        finger(scene, FINGER_UP, id, 0, 0);
    int card = play_sees_some_card(&scene->play);
    swipe(scene, 1200, 700);
    play_sees_card(&scene->play, card + 1);
    quit(scene);
}

/* Taken back in the middle: the card stays where the fingers had it. */
static void two_fingers(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture twice = {0};
    drawn_up_render(play, 1, &twice);
    show(scene);
    drawn_up_pinch(play, 1000, 400);
    drawn_up_seen(play, &twice, 1000, 400, 3);
    finger(scene, FINGER_CANCEL, 0, 0, 0);
    drawn_up_seen(play, &twice, 1000, 400, 3);
    picture_free(&twice);
    quit(scene);
}

/* Several people, ten fingers. */
static void many_people(void **state)
{
    struct scene *scene = *state;
    struct many many;
    many_begin(&many, &scene->play);
    many_five_drags(&many);
    many_ten_fingers(&many);
    many_one_holds_one_scrolls(&many);
    many_end(&many);
    quit(scene);
}

/* Five fingers on four cards that are compared. */
static void compared(void **state)
{
    struct scene *scene = *state;
    struct many many;
    many_begin(&many, &scene->play);
    many_compared(&many);
    many_end(&many);
    quit(scene);
}

/* Ten of them, each gesture of the table. */
static void gestures_agree(void **state)
{
    struct scene *scene = *state;
    char log[160];
    (void)place_path(&scene->play.place, "board.log", log, sizeof log);
    agree(&scene->weston.glass, log);
}

static int group_begin(void **state)
{
    static struct scene scene;
    *state = &scene;
    play_begin(&scene.play);
    scene.play.glass = &scene.weston.glass;
    return glass_weston_open(&scene.weston, scene.play.place.root) ? 0 : -1;
}

static int group_end(void **state)
{
    struct scene *scene = *state;
    play_stop(&scene->play);
    glass_weston_close(&scene->weston);
    play_end(&scene->play);
    return 0;
}

static int stop(void **state)
{
    play_stop(&((struct scene *)*state)->play);
    return 0;
}

int main(int argc, char **argv)
{
    if (!glass_weston_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(swipes, stop),         cmocka_unit_test_teardown(cancelled, stop),
        cmocka_unit_test_teardown(ten_fingers, stop),    cmocka_unit_test_teardown(two_fingers, stop),
        cmocka_unit_test_teardown(many_people, stop),    cmocka_unit_test_teardown(compared, stop),
        cmocka_unit_test_teardown(gestures_agree, stop),
    };
    return cmocka_run_group_tests(tests, group_begin, group_end);
}
