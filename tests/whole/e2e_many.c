/* Several people at one glass, on a real X server. */
#include "many.h"
#include "scene_x11.h"

#include "base/str.h"

static void each_time(struct scene *scene, void (*does)(struct many *many), int rounds)
{
    struct many many;
    glass_x11_point(&scene->x11, 960, 1070);
    many_begin(&many, &scene->play);
    for (int round = 0; round < rounds; round++)
        does(&many);
    many_end(&many);
    scene_quit(scene);
}

static void each(struct scene *scene, void (*does)(struct many *many))
{
    each_time(scene, does, 2);
}

static void five_drags(void **state)
{
    each(*state, many_five_drags);
}

static void ten_fingers(void **state)
{
    each(*state, many_ten_fingers);
}

static void one_holds_one_scrolls(void **state)
{
    each(*state, many_one_holds_one_scrolls);
}

static void rests(void **state)
{
    each(*state, many_rest);
}

static void into_the_fan(void **state)
{
    each_time(*state, many_into_the_fan, 1);
}

static void compared(void **state)
{
    each_time(*state, many_compared, 1);
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {SCENE(five_drags), SCENE(ten_fingers),  SCENE(one_holds_one_scrolls),
                                       SCENE(rests),      SCENE(into_the_fan), SCENE(compared)};
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
