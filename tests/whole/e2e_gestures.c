/* The table of gestures, played with real fingers on a real X server. */
#include "agree.h"
#include "scene_x11.h"

static void they_agree(void **state)
{
    struct scene *scene = *state;
    char log[160];
    (void)place_path(&scene->play.place, "board.log", log, sizeof log);
    glass_x11_point(&scene->x11, GLASS_W_PX - 1, GLASS_H_PX - 1);
    agree(&scene->x11.glass, log);
}

int main(void)
{
    if (!glass_x11_can_be())
        return 77;
    const struct CMUnitTest tests[] = {SCENE(they_agree)};
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
