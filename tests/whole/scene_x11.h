/* What the plays on X11 share: one server and one deck for all the scenes of a program. */
#ifndef TESTS_WHOLE_SCENE_X11_H
#define TESTS_WHOLE_SCENE_X11_H

#include "glass_x11.h"
#include "play.h"

struct scene {
    struct glass_x11 x11;
    struct play play;
};

int scene_group_begin(void **state);
int scene_group_end(void **state);
int scene_stop(void **state); /* after each scene, however it ended */
#define SCENE(function) cmocka_unit_test_teardown(function, scene_stop)

/* `waaier show` of the deck, seen at its first card. */
void scene_show(struct scene *scene);
/* Ctrl+Q is the one way out, and it is clean. */
void scene_quit(struct scene *scene);
/* Chords with spaces between them. */
void scene_press(struct scene *scene, const char *chords);
/* The window of the program comes to stand so; a negative place is not looked at. */
void scene_sees_window(struct scene *scene, int x_px, int y_px, int w_px, int h_px);

#endif
