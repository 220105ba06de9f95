#include "scene_x11.h"

#include <stdio.h>
#include <string.h>

int scene_group_begin(void **state)
{
    static struct scene scene;
    *state = &scene;
    play_begin(&scene.play);
    scene.play.glass = &scene.x11.glass;
    return glass_x11_open(&scene.x11, scene.play.place.root) ? 0 : -1;
}

int scene_group_end(void **state)
{
    struct scene *scene = *state;
    play_stop(&scene->play);
    glass_x11_close(&scene->x11);
    play_end(&scene->play);
    return 0;
}

int scene_stop(void **state)
{
    struct scene *scene = *state;
    play_stop(&scene->play);
    glass_x11_unmanage(&scene->x11);
    return 0;
}

void scene_show(struct scene *scene)
{
    play_show(&scene->play, (const char *[]){"show", scene->play.deck, "--page", "1", NULL}, 1);
}

void scene_quit(struct scene *scene)
{
    scene_press(scene, "ctrl+q");
    play_ended(&scene->play, 0);
}

void scene_press(struct scene *scene, const char *chords)
{
    char words[128], *rest = words;
    (void)snprintf(words, sizeof words, "%s", chords);
    for (char *chord; (chord = strsep(&rest, " "));)
        glass_x11_key(&scene->x11, chord);
}

void scene_sees_window(struct scene *scene, int x_px, int y_px, int w_px, int h_px)
{
    int x = 0, y = 0, w = 0, h = 0;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        Window window = glass_x11_window(&scene->x11, &x, &y, &w, &h);
        if (window && w == w_px && h == h_px && (x_px < 0 || (x == x_px && y == y_px)))
            return;
        if (!look_again(deadline_ms))
            play_fails(&scene->play, "expected a window of %dx%d at %d,%d, found %dx%d at %d,%d", w_px, h_px,
                       x_px, y_px, w, h, x, y);
    }
}
