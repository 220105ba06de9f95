/* Reading aloud: a key begins it, the words light up as they are heard, and any key or finger ends it. The sound goes nowhere,
 * at the speed of sound. */
#include "scene_x11.h"

#include <stdlib.h>

/* Half a minute of words on the first two cards: no machine is so slow that they are over before it looks. */
static int begin(void **state)
{
    static const char words[] =
        "Wie dit hoort, hoort een zin die lang duurt, en daarna nog een zin, want er is veel te zeggen over "
        "een kaart die wordt voorgelezen. Zij gaat over geduld, over wachten, over luisteren en over wie er "
        "aan het woord is. Wie haast heeft, drukt op een toets. Wie geen haast heeft, hoort ook wat er "
        "verder "
        "nog staat, tot en met de laatste letter van deze lange zin.";
    int status = scene_group_begin(state);
    struct scene *scene = *state;
    for (int card = 1; card <= 2 && status == 0; card++)
        play_write_card(&scene->play, card, words);
    if (status == 0)
        play_read_cards(&scene->play);
    return status;
}

static void begin_reading(struct scene *scene)
{
    scene_show(scene);
    scene_press(scene, "a");
    play_sees_no_card(&scene->play); /* a word is lit */
}

static void a_key_ends_it(void **state)
{
    struct scene *scene = *state;
    begin_reading(scene);
    scene_press(scene, "h"); /* of no command: it only ends it */
    play_sees_card(&scene->play, 1);
    play_sees_rest(&scene->play);
    play_sees_card(&scene->play, 1);
    scene_quit(scene);
}

/* The key that ends it does its own work too; and the same key that began it only ends it. */
static void keys_do_their_own_work(void **state)
{
    struct scene *scene = *state;
    begin_reading(scene);
    scene_press(scene, "Right");
    play_sees_card(&scene->play, 2);
    scene_press(scene, "a");
    play_sees_no_card(&scene->play);
    scene_press(scene, "a");
    play_sees_card(&scene->play, 2);
    play_sees_rest(&scene->play);
    play_sees_card(&scene->play, 2);
    scene_press(scene, "a"); /* and again */
    play_sees_no_card(&scene->play);
    scene_quit(scene);
}

/* How loud is set while it goes on. */
static void volume_does_not_end_it(void **state)
{
    struct scene *scene = *state;
    begin_reading(scene);
    scene_press(scene, "ctrl+Up ctrl+Down ctrl+Down");
    play_sees_no_card(&scene->play);
    scene_press(scene, "h");
    play_sees_card(&scene->play, 1);
    scene_quit(scene);
}

static void a_finger_ends_it(void **state)
{
    struct scene *scene = *state;
    struct glass *glass = scene->play.glass;
    begin_reading(scene);
    glass->finger(glass, FINGER_DOWN, 1, 960, 540);
    play_sees_card(&scene->play, 1); /* it is down, and not yet up */
    glass->finger(glass, FINGER_UP, 1, 960, 540);
    scene_quit(scene);
}

/* It reads to the end by itself, and is silent then. */
static void it_ends_by_itself(void **state)
{
    struct scene *scene = *state;
    scene_show(scene);
    scene_press(scene, "3 Return");
    play_sees_card(&scene->play, 3);
    scene_press(scene, "a");
    play_sees_no_card(&scene->play);
    play_sees_card(&scene->play, 3);
    scene_quit(scene);
}

/* Without sound there is nothing to begin, and the key does nothing. */
static void no_sound_no_reading(void **state)
{
    struct scene *scene = *state;
    (void)setenv("SDL_AUDIODRIVER", "dummy", 1);
    scene_show(scene);
    scene_press(scene, "a");
    play_sees_rest(&scene->play);
    play_sees_card(&scene->play, 1);
    scene_quit(scene);
    (void)setenv("SDL_AUDIODRIVER", "disk", 1);
}

int main(void)
{
    if (!glass_x11_can_be())
        return 77;
    (void)setenv("SDL_AUDIODRIVER", "disk", 1);
    (void)setenv("SDL_DISKAUDIOFILE", "/dev/null", 1);
    const struct CMUnitTest tests[] = {
        SCENE(a_key_ends_it),    SCENE(keys_do_their_own_work), SCENE(volume_does_not_end_it),
        SCENE(a_finger_ends_it), SCENE(it_ends_by_itself),      SCENE(no_sound_no_reading),
    };
    return cmocka_run_group_tests(tests, begin, scene_group_end);
}
