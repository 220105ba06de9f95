/* A card drawn up, on a real X server: what is seen at rest is the card as it is painted at that size, dot for dot. */
#include "drawn_up.h"
#include "scene_x11.h"

#include "base/str.h"

#include <stdlib.h>

enum { W = GLASS_W_PX, H = GLASS_H_PX, NEAR = 3 /* px: a touch screen tells its fingers in steps */ };

static void finger(struct scene *scene, enum finger_does does, int id, double x_px, double y_px)
{
    scene->play.glass->finger(scene->play.glass, does, id, x_px, y_px);
}

static void by_keys(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture twice = {0};
    drawn_up_render(play, 1, &twice);
    scene_show(scene);
    scene_press(scene, "z");
    drawn_up_seen(play, &twice, W / 2, H / 2, 0);
    scene_press(scene, "Right Down");
    drawn_up_seen(play, &twice, W / 2 + W / 5, H / 2 + H / 5, 0);
    scene_press(scene, "Right Right Right Down Down Down");
    drawn_up_seen(play, &twice, W, H, 0); /* the corner, and no further */
    scene_press(scene, "Escape");
    play_sees_card(play, 1);
    scene_press(scene, "plus plus");
    drawn_up_seen(play, &twice, W / 2, H / 2, 0);
    scene_press(scene, "Page_Down"); /* a clicker's key turns the page */
    play_sees_card(play, 2);
    scene_press(scene, "Page_Up");
    play_sees_card(play, 1);
    scene_press(scene, "z b Escape"); /* light again: where it was */
    drawn_up_seen(play, &twice, W / 2, H / 2, 0);
    scene_press(scene, "ctrl+0");
    play_sees_card(play, 1);
    scene_quit(scene);
    picture_free(&twice);
}

static void by_two_fingers(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture twice = {0};
    drawn_up_render(play, 1, &twice);
    scene_show(scene);
    drawn_up_pinch(play, 1000, 400);
    drawn_up_seen(play, &twice, 1000, 400, NEAR); /* sharp, though the fingers are still down */
    finger(scene, FINGER_UP, 1, 576, 400);
    finger(scene, FINGER_UP, 2, 1424, 400);
    drawn_up_seen(play, &twice, 1000, 400, NEAR);
    play_drag(play, 1, 1200, 1000, 500, 8); /* one finger moves the page, and turns none */
    drawn_up_seen(play, &twice, 1200, 400, NEAR);
    finger(scene, FINGER_UP, 1, 1000, 500);
    play_sees_rest(play);
    scene_press(scene, "Escape");
    play_sees_card(play, 1);
    play_drag(play, 1, 1200, 700, 400, 8); /* on the whole page it does */
    finger(scene, FINGER_UP, 1, 700, 400);
    play_sees_card(play, 2);
    scene_quit(scene);
    picture_free(&twice);
}

static void tap(struct scene *scene, double x_px, double y_px)
{
    finger(scene, FINGER_DOWN, 1, x_px, y_px);
    finger(scene, FINGER_UP, 1, x_px, y_px);
}

/* Two taps are two only in their time, which a busy machine may miss: then they are two single ones, and it is tried again. */
static bool taps_twice(struct scene *scene, const struct picture *twice, int x_px, int y_px)
{
    struct play *play = &scene->play;
    tap(scene, x_px, y_px);
    play_sees_change(play, &play->cards[1]); /* the bar */
    for (int i = 0; i < 3; i++)
        play->glass->look(play->glass, &play->seen);
    tap(scene, x_px, y_px);
    play_sees_rest(play);
    return drawn_up_is(play, twice, x_px, y_px, NEAR);
}

static void by_two_taps(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture twice = {0};
    drawn_up_render(play, 1, &twice);
    scene_show(scene);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !taps_twice(scene, &twice, 600, 400);) {
        if (!look_again(deadline_ms))
            play_fails(play, "expected two taps to draw the card up");
        scene_press(scene, "Escape");
        play_sees_card(play, 1);
    }
    scene_press(scene, "Escape");
    play_sees_card(play, 1);
    scene_quit(scene);
    picture_free(&twice);
}

/* ---- sixteen times */

enum {
    DEEP = 16,
    UNLIKE_MOST = 12,
    STEP_LEAST = 120,
    ROUNDED = 8 /* px of the card: five times two fingers */
};

static int grey(const struct picture *picture, int x_px, int y_px)
{
    uint32_t rgb = picture->rgb[(ptrdiff_t)y_px * picture->w_px + x_px];
    return (int)((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
}

/* Of a picture that is only scaled so much no two neighbours are far apart. */
static bool is_painted_so_large(const struct picture *seen)
{
    for (int y = 0; y < seen->h_px; y += 8)
        for (int x = 0; x + 1 < seen->w_px; x++)
            if (abs(grey(seen, x, y) - grey(seen, x + 1, y)) >= STEP_LEAST)
                return true;
    return false;
}

/* How much what is seen, made sixteen times smaller, is unlike the card there. */
static int unlike(const struct picture *seen, const struct picture *card, int x_px, int y_px)
{
    int64_t sum = 0;
    int w = seen->w_px / DEEP, h = seen->h_px / DEEP;
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            int mean = 0;
            for (int i = 0; i < DEEP * DEEP; i += 3)
                mean += grey(seen, x * DEEP + i % DEEP, y * DEEP + i / DEEP);
            sum += abs(mean / ((DEEP * DEEP + 2) / 3) - grey(card, x_px + x, y_px + y));
        }
    }
    return (int)(sum / (w * h));
}

static bool is_deep_at(const struct play *play, int x_px, int y_px)
{
    int left = x_px - x_px / DEEP, top = y_px - y_px / DEEP;
    for (int dy = -ROUNDED; dy <= ROUNDED; dy++)
        for (int dx = -ROUNDED; dx <= ROUNDED; dx++)
            if (unlike(&play->seen, &play->cards[1], left + dx, top + dy) < UNLIKE_MOST)
                return true;
    return false;
}

/* Five times twice as large is asked for; it stops at sixteen, is sharp there, and shows what was under the fingers. */
static void sixteen_times(void **state)
{
    enum { X = 450, Y = 362 }; /* on its words */
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    for (int i = 0; i < 5; i++) {
        drawn_up_pinch(play, X, Y);
        play_sees_rest(play);
        finger(scene, FINGER_UP, 1, X - 424, Y);
        finger(scene, FINGER_UP, 2, X + 424, Y);
        play_sees_rest(play);
    }
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;
         !is_painted_so_large(&play->seen) || !is_deep_at(play, X, Y);) {
        if (!look_again(deadline_ms))
            play_fails(play, "expected what was under the fingers, painted sixteen times as large");
        play->glass->look(play->glass, &play->seen);
    }
    scene_press(scene, "Escape");
    play_sees_card(play, 1);
    scene_quit(scene);
}

/* ---- what lies under two taps */

/* The first and the last column with ink, of rows around the middle. */
static void ink(const struct picture *seen, int *left_px, int *right_px)
{
    *left_px = seen->w_px;
    *right_px = -1;
    for (int y = H / 2 - 120; y < H / 2 + 120; y++) {
        for (int x = 0; x < seen->w_px; x++) {
            if (grey(seen, x, y) >= STEP_LEAST)
                continue;
            *left_px = x < *left_px ? x : *left_px;
            *right_px = x > *right_px ? x : *right_px;
        }
    }
}

/* Its margins are alike, and what stands on it fills the width. */
static bool fills_the_width(struct play *play)
{
    int left, right;
    ink(&play->seen, &left, &right);
    return left >= 30 && left <= 90 && right >= W - 90 && right <= W - 30;
}

/* Not sooner than a switch that bounces, and no later than needed. */
static bool taps_twice_until(struct scene *scene, double x_px, double y_px, bool (*fits)(struct play *play))
{
    enum { APART_MS = 70 };
    struct play *play = &scene->play;
    tap(scene, x_px, y_px);
    for (int64_t until_ms = now_ms() + APART_MS; now_ms() < until_ms;)
        play->glass->look(play->glass, &play->seen);
    tap(scene, x_px, y_px);
    play_sees_rest(play);
    return fits(play);
}

/* The paragraph fills the width, and its words stand in the middle. */
static void two_taps_on_a_paragraph(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !taps_twice_until(scene, 400, 362, fills_the_width);) {
        if (!look_again(deadline_ms))
            play_fails(play, "expected two taps to make a paragraph as wide as the glass");
        scene_press(scene, "Escape");
        play_sees_card(play, 1);
    }
    scene_press(scene, "Escape");
    play_sees_card(play, 1);
    scene_quit(scene);
}

/* Two fingers towards each other on a whole page: it gives way, and comes back. */
static void whole_stays_whole(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    finger(scene, FINGER_DOWN, 1, 400, 400);
    finger(scene, FINGER_DOWN, 2, 1500, 400);
    for (int i = 1; i <= 8; i++)
        finger(scene, FINGER_MOVE, 1, 400 + 80 * i, 400);
    play_sees_no_card(play);
    finger(scene, FINGER_UP, 1, 1040, 400);
    finger(scene, FINGER_UP, 2, 1500, 400);
    play_sees_card(play, 1);
    scene_quit(scene);
}

/* A finger that swipes keeps its page while another only comes to rest. */
static void swipe_beside_a_resting_finger(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    play_drag(play, 1, 1500, 1200, 400, 4);
    finger(scene, FINGER_DOWN, 2, 300, 800);
    for (int i = 1; i <= 4; i++)
        finger(scene, FINGER_MOVE, 1, 1200 - 100 * i, 400);
    finger(scene, FINGER_UP, 1, 800, 400);
    finger(scene, FINGER_UP, 2, 300, 800);
    play_sees_card(play, 2);
    scene_quit(scene);
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        SCENE(by_keys),
        SCENE(by_two_fingers),
        SCENE(by_two_taps),
        SCENE(sixteen_times),
        SCENE(two_taps_on_a_paragraph),
        SCENE(whole_stays_whole),
        SCENE(swipe_beside_a_resting_finger),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
