/* Mouse and fingers on the real program: what is touched, swiped and scrolled on a real X server. */
#include "scene_x11.h"

#include "base/str.h"

static const double MIDDLE_Y = 400; /* above the bar at the bottom */

static void finger(struct scene *scene, enum finger_does does, int id, double x_px, double y_px)
{
    scene->play.glass->finger(scene->play.glass, does, id, x_px, y_px);
}

static void tap(struct scene *scene, double x_px, double y_px)
{
    finger(scene, FINGER_DOWN, 1, x_px, y_px);
    finger(scene, FINGER_UP, 1, x_px, y_px);
}

static void swipe(struct scene *scene, double from_x, double to_x)
{
    play_drag(&scene->play, 1, from_x, to_x, MIDDLE_Y, 8);
    finger(scene, FINGER_UP, 1, to_x, MIDDLE_Y);
}

/* The mouse makes the bar come up, and a key takes it away. */
static void sees_card_without_bar(struct scene *scene, int card)
{
    scene_press(scene, "Escape");
    play_sees_card(&scene->play, card);
}

static void mouse_clicks(void **state)
{
    struct scene *scene = *state;
    scene_show(scene);
    glass_x11_click(&scene->x11, 900, MIDDLE_Y, 1);
    play_sees_card(&scene->play, 2); /* the bar goes by itself */
    glass_x11_click(&scene->x11, 1000, MIDDLE_Y, 1);
    sees_card_without_bar(scene, 3);
    glass_x11_click(&scene->x11, 1010, MIDDLE_Y, 3);
    sees_card_without_bar(scene, 2);
    glass_x11_click(&scene->x11, 1020, MIDDLE_Y, 2);
    play_sees_no_card(&scene->play);
    sees_card_without_bar(scene, 2);
    scene_quit(scene);
}

/* A notch is a page; a trackpad's momentum is no race. */
static void mouse_wheel(void **state)
{
    struct scene *scene = *state;
    enum { UP = 4, DOWN = 5 };
    static const struct {
        int button, notches, card;
    } rows[] = {{DOWN, 1, 2}, {DOWN, 3, 3}, {UP, 1, 2}, {UP, 1, 1}, {UP, 1, 1}};
    scene_show(scene);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        for (int n = 0; n < rows[i].notches; n++)
            glass_x11_click(&scene->x11, 900, MIDDLE_Y, rows[i].button);
        play_sees_rest(&scene->play);
        sees_card_without_bar(scene, rows[i].card);
    }
    scene_quit(scene);
}

/* The bar's last button but one leaves the full screen, its first goes back: whatever it shows, it does not turn a page. */
static void mouse_on_the_bar(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    scene_press(scene, "Right");
    play_sees_card(play, 2);
    glass_x11_point(&scene->x11, 960, MIDDLE_Y);
    glass_x11_point(&scene->x11, 961, MIDDLE_Y);
    play_sees_change(play, &play->cards[2]);
    sees_card_without_bar(scene, 2);
    scene_quit(scene);
}

/* How far the page and its neighbour stand from their places; fails when the two are not what is seen. */
static void sees_both(struct scene *scene, int card, double moved_px)
{
    struct play *play = &scene->play;
    int other = moved_px < 0 ? card + 1 : card - 1;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        play->glass->look(play->glass, &play->seen);
        for (int by = (int)moved_px - 3; by <= (int)moved_px + 3; by++) {
            int edge = by < 0 ? GLASS_W_PX + by : by; /* where the two meet */
            const struct picture *left = &play->cards[by < 0 ? card : other];
            const struct picture *right = &play->cards[by < 0 ? other : card];
            if (picture_same_columns(&play->seen, left, 0, edge, GLASS_W_PX - edge) &&
                picture_same_columns(&play->seen, right, edge, GLASS_W_PX, -edge))
                return;
        }
        if (!look_again(deadline_ms))
            play_fails(play, "expected cards %d and %d, %.0f px aside", card, other, moved_px);
    }
}

static void swipe_follows(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    play_drag(play, 1, 1500, 500, MIDDLE_Y, 8);
    sees_both(scene, 1, -1000);
    finger(scene, FINGER_MOVE, 1, 1300, MIDDLE_Y); /* back a little: it follows that too */
    sees_both(scene, 1, -200);
    finger(scene, FINGER_MOVE, 1, 300, MIDDLE_Y);
    sees_both(scene, 1, -1200);
    finger(scene, FINGER_UP, 1, 300, MIDDLE_Y);
    play_sees_card(play, 2);
    play_drag(play, 1, 300, 1200, MIDDLE_Y, 8);
    sees_both(scene, 2, 900);
    finger(scene, FINGER_UP, 1, 1200, MIDDLE_Y);
    play_sees_card(play, 1);
    scene_quit(scene);
}

static void swipes(void **state)
{
    struct scene *scene = *state;
    static const struct {
        const char *name;
        double from_x, to_x;
        int card;
    } rows[] = {
        {"leftward is the next", 1200, 700, 2},
        {"and the next", 1200, 700, 3},
        {"the whole width is one page too", 1900, 20, 4},
        {"rightward is the previous", 700, 1200, 3},
        {"a short one returns", 1000, 975, 3},
        {"so does a short one back", 1000, 1025, 3},
        {"a short one that counts", 1000, 940, 4},
        {"from the very edge", 1919, 1500, 5},
    };
    scene_show(scene);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        swipe(scene, rows[i].from_x, rows[i].to_x);
        play_sees(&scene->play, rows[i].name, &scene->play.cards[rows[i].card]);
    }
    for (int i = 0; i < 3; i++) /* each catches the page of the one before in flight */
        swipe(scene, 1200, 700);
    play_sees_card(&scene->play, 8);
    scene_press(scene, "Home");
    play_sees_card(&scene->play, 1);
    swipe(scene, 700, 1200); /* nothing before the first */
    play_sees_card(&scene->play, 1);
    scene_quit(scene);
}

static void finger_taps(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    tap(scene, 960, MIDDLE_Y); /* the bar comes, the page stays */
    play_sees_no_card(play);
    tap(scene, 700, MIDDLE_Y); /* elsewhere: two taps on one spot would draw the card up */
    play_sees_card(play, 1);
    scene_press(scene, "b");
    play_sees_colour(play, 0);
    tap(scene, 960, MIDDLE_Y);
    play_sees_card(play, 1);
    scene_quit(scene);
}

static void ten_fingers(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    for (int round = 0; round < 3; round++) {
        for (int id = 0; id < GLASS_FINGERS; id++)
            finger(scene, FINGER_DOWN, id, 100 + 180 * id, 150 + 80 * id);
        for (int step = 1; step <= 6; step++)
            for (int id = 0; id < GLASS_FINGERS; id++)
                finger(scene, FINGER_MOVE, id, 100 + 180 * id + (id % 2 ? 20 : -20) * step,
                       150 + 80 * id + 7 * step);
        for (int id = 0; id < GLASS_FINGERS; id++)
            finger(scene, FINGER_UP, (id + 3 * round) % GLASS_FINGERS, 500, 500);
    }
    scene_press(scene, "1 Return"); /* wherever they led */
    play_sees_card(play, 1);
    swipe(scene, 1200, 700);
    play_sees_card(play, 2);
    scene_quit(scene);
}

/* A second finger, and one that stays while another comes and goes. */
static void two_fingers(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    finger(scene, FINGER_DOWN, 1, 500, MIDDLE_Y);
    finger(scene, FINGER_DOWN, 2, 1400, MIDDLE_Y);
    finger(scene, FINGER_MOVE, 1, 450, MIDDLE_Y);
    finger(scene, FINGER_UP, 2, 1400, MIDDLE_Y);
    finger(scene, FINGER_UP, 1, 450, MIDDLE_Y);
    play_sees_rest(play);
    scene_press(scene, "1 Return");
    play_sees_card(play, 1);
    swipe(scene, 1200, 700);
    play_sees_card(play, 2);
    scene_quit(scene);
}

static void overview_by_finger(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    scene_press(scene, "Tab");
    play_sees_rest(play);
    struct picture top = play->seen;
    play->seen = (struct picture){0};
    finger(scene, FINGER_DOWN, 1, 960, 900);
    for (int i = 1; i <= 8; i++)
        finger(scene, FINGER_MOVE, 1, 960, 900 - 60 * i);
    play_sees_change(play, &top);
    finger(scene, FINGER_UP, 1, 960, 420);
    play_sees_rest(play);
    picture_free(&top);
    tap(scene, 960, 540);
    int card = play_sees_some_card(play);
    if (card < 2)
        play_fails(play, "the list did not follow the finger: card %d", card);
    scene_quit(scene);
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        SCENE(mouse_clicks),  SCENE(mouse_wheel), SCENE(mouse_on_the_bar),
        SCENE(swipe_follows), SCENE(swipes),      SCENE(finger_taps),
        SCENE(ten_fingers),   SCENE(two_fingers), SCENE(overview_by_finger),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
