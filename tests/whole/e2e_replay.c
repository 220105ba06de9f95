/* What hands do at a real window is kept, and had again without one: the same is seen, and it stands in the same place. */
#include "scene_x11.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { TEXT_BYTES = 1 << 16 };

/* The last of a log is where the session stood, a note a line. */
static void as_the_log_says(struct scene *scene, const char *log, const char *state)
{
    char *kept = calloc(1, TEXT_BYTES), *seen = calloc(1, TEXT_BYTES), *rest;
    assert_true(kept && seen);
    (void)place_read(&scene->play.place, log, kept, TEXT_BYTES - 1);
    (void)place_read(&scene->play.place, state, seen, TEXT_BYTES - 1);
    assert_true(seen[0] != '\0');
    char *at = strstr(kept, "# place ");
    assert_non_null(at);
    rest = seen;
    for (char *line; (line = strsep(&rest, "\n")) && line[0];) {
        if (strncmp(at, "# ", 2) != 0 || strncmp(at + 2, line, strlen(line)) != 0)
            play_fails(&scene->play, "the log ends in “%.80s”, the replay in “%s”", at, line);
        at = strchr(at, '\n');
        assert_non_null(at);
        at++;
    }
    free(kept);
    free(seen);
}

static void a_session_is_had_again(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture again = {0};
    char log[160], out[160], path[200];
    (void)snprintf(log, sizeof log, "%s/session.log", play->place.root);
    (void)snprintf(out, sizeof out, "%s/again", play->place.root);
    (void)snprintf(path, sizeof path, "%s/einde.png", out);
    play_show(play, (const char *[]){"show", play->deck, "--page", "1", "--record", log, NULL}, 1);
    scene_press(scene, "Right Right Right");
    play_sees_card(play, 4);
    play_drag(play, 1, 1200, 700, 400, 8);
    play->glass->finger(play->glass, FINGER_UP, 1, 700, 400);
    play_sees_card(play, 5);
    glass_x11_click(&scene->x11, 900, 400, 5); /* a notch down */
    play_sees_rest(play);
    scene_press(scene, "Escape");
    play_sees_card(play, 6);
    scene_press(scene, "ctrl+f z e b r a");
    play_sees_rest(play);
    scene_press(scene, "Return");
    play_sees_rest(play);
    struct picture seen = play->seen;
    play->seen = (struct picture){0};
    scene_quit(scene);
    assert_int_equal(play_run(play, (const char *[]){"replay", log, "--out", out, NULL}, NULL), 0);
    assert_true(picture_read(&again, path));
    if (!picture_same(&again, &seen))
        play_fails(play, "the replay ends with another picture: %s", path);
    as_the_log_says(scene, "session.log", "again/einde.txt");
    picture_free(&again);
    picture_free(&seen);
}

int main(void)
{
    if (!glass_x11_can_be())
        return 77;
    const struct CMUnitTest tests[] = {SCENE(a_session_is_had_again)};
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
