/* Reading aloud: a key begins it, the words light up as they are heard, and any key or finger ends it. The sound goes into a
 * file, at the speed of sound. */
#include "scene_x11.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/str.h"

static void a_key_begins_and_a_key_ends_it(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    scene_press(scene, "a");
    play_sees_change(play, &play->cards[1]); /* a word is lit */
    play_sees_no_card(play);
    scene_press(scene, "h"); /* of no command: it only ends it */
    play_sees_card(play, 1);
    play_sees_rest(play);
    play_sees_card(play, 1);
    scene_quit(scene);
}

int main(void)
{
    (void)setenv("SDL_AUDIODRIVER", "disk", 1);
    (void)setenv("SDL_DISKAUDIOFILE", "/dev/null", 1);
    const struct CMUnitTest tests[] = {
        SCENE(a_key_begins_and_a_key_ends_it),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
