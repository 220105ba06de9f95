/* Real fingers on the keyboard on the glass: what they write is found, and stands. */
#include "scene_x11.h"

#include <string.h>

#include "base/str.h"

/* Where keys stand on a glass of 1920 x 1080: rows of letters, their first key and the height of their middle. */
static const struct {
    const char *letters;
    double x_px, y_px;
} rows[] = {{"qwertyuiop", 366, 685}, {"asdfghjkl", 366, 792}, {"zxcvbnm,.", 432, 899}};
static const double KEY_PX = 132;
static const struct pt {
    double x, y;
} SPACE = {894, 1006}, ASK = {1356, 1006}, DONE = {1523, 1006}, ERASE = {1635, 899}, SHIFT = {284, 899};

static void tap(struct scene *scene, double x_px, double y_px)
{
    scene->play.glass->finger(scene->play.glass, FINGER_DOWN, 1, x_px, y_px);
    scene->play.glass->finger(scene->play.glass, FINGER_UP, 1, x_px, y_px);
}

static struct pt key_of(char letter)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *at = strchr(rows[i].letters, letter);
        if (at)
            return (struct pt){rows[i].x_px + KEY_PX * (double)(at - rows[i].letters), rows[i].y_px};
    }
    return letter == ' ' ? SPACE : letter == '?' ? ASK : letter == '<' ? ERASE : letter == '^' ? SHIFT : DONE;
}

/* '<' erases, '^' is shift, '!' is done. */
static void type(struct scene *scene, const char *text)
{
    for (; *text; text++) {
        struct pt key = key_of(*text);
        tap(scene, key.x, key.y);
    }
}

/* Asked for by a key there is no keyboard on the glass; the field brings it, and Klaar takes it away. */
static void a_search_by_fingers(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    scene_press(scene, "ctrl+f");
    play_sees_rest(play);
    struct picture bare = play->seen;
    play->seen = (struct picture){0};
    tap(scene, 960, 210);
    play_sees_change(play, &bare);
    type(scene, "^zabxx<<<<ebra!");
    play_sees_rest(play);
    tap(scene, 960, 400); /* the one answer */
    play_sees_card(play, PLAY_ZEBRA);
    picture_free(&bare);
    scene_quit(scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(a_search_by_fingers),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
