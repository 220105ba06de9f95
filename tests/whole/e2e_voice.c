/* A kiosk that is used without looking: the voice begins by one key or by the button in the corner, tells where one comes, and is
 * silent and off again for who comes next. What is sounded goes to a file, at the speed of sound. */
#include "scene_x11.h"

#include "base/str.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { NIGHT = 0x10182B, PAPER = 0xF5F0E6, LONG_MS = 60000, READ_BYTES = 1 << 16 };
struct spot {
    double x, y;
};
/* On a glass of 1920 by 1080: of the lure loop, and of home. */
static const struct spot corner = {200, 994}, words = {500, 277}, middle = {960, 400};

static char sound[200];

static void write_deck(struct play *play, int idle_s)
{
    char config[96];
    int len = snprintf(config, sizeof config, "reduced_motion: true\nkiosk:\n  idle_seconds: %d\n", idle_s);
    place_write(&play->place, "stem/deck.yaml",
                STR("waaier: 1\nid: stem\ntitle: Stem\nlanguage: nl\n"
                    "kinds:\n  - {id: waarde, name: Waarde, colour: \"#3D3A9A\", icon: diamond}\n"
                    "offices:\n  - {id: raad, name: Raadslid, icon: raadslid}\n"));
    place_write(&play->place, "stem/cards/1.md",
                STR("---\nid: k1\nkind: waarde\n---\n# Moed\n\nEen besluit dat lang duurt om voor te lezen, "
                    "want het heeft veel woorden, en na elk woord komt er nog een woord dat ook gehoord wil "
                    "worden.\n"));
    place_write(&play->place, "kiosk.yaml", (struct str){config, (size_t)len});
}

/* As someone types it at a shell: without one there is no kiosk. */
static void set_pin(struct play *play)
{
    struct child child;
    char command[300], data[200];
    (void)snprintf(data, sizeof data, "XDG_DATA_HOME=%s/data", play->place.root);
    (void)snprintf(command, sizeof command, "printf '314159\n314159\n' | " WAAIER_PATH " kiosk --set-pin");
    child_start(&child, (const char *[]){"/bin/sh", "-c", command, NULL}, (const char *[]){data, NULL},
                play->log, -1);
    assert_int_equal(child_wait(&child, DEADLINE_MS), 0);
}

static void touch(struct scene *scene, struct spot at, bool down)
{
    scene->play.glass->finger(scene->play.glass, down ? FINGER_DOWN : FINGER_UP, 1, at.x, at.y);
}

static void tap(struct scene *scene, struct spot at)
{
    touch(scene, at, true);
    touch(scene, at, false);
}

/* Bottom left. */
static void sees_foot(struct scene *scene, const char *what, uint32_t rgb)
{
    struct play *play = &scene->play;
    for (int64_t deadline_ms = now_ms() + LONG_MS;;) {
        play->glass->look(play->glass, &play->seen);
        uint32_t is = play->seen.rgb[(size_t)(GLASS_H_PX - 4) * GLASS_W_PX + 4];
        if (is == rgb)
            return;
        if (!child_runs(&play->waaier) || !look_again(deadline_ms))
            play_fails(play, "expected %s, saw %06x", what, is);
    }
}

/* Whether anything but silence was sounded. */
static bool is_heard(void)
{
    static unsigned char bytes[READ_BYTES];
    bool heard = false;
    FILE *file = fopen(sound, "rb");
    size_t count = 1;
    if (!file)
        return false;
    while (count > 0 && !heard) {
        count = fread(bytes, 1, sizeof bytes, file);
        for (size_t i = 0; i < count && !heard; i++)
            heard = bytes[i] != 0;
    }
    (void)fclose(file);
    return heard;
}

static void hears(struct scene *scene, const char *what)
{
    for (int64_t deadline_ms = now_ms() + LONG_MS; !is_heard();)
        if (!child_runs(&scene->play.waaier) || !look_again(deadline_ms))
            play_fails(&scene->play, "heard nothing of %s", what);
}

static void start(struct scene *scene, int idle_s)
{
    struct play *play = &scene->play;
    char deck[160], config[160];
    write_deck(play, idle_s);
    set_pin(play);
    (void)place_path(&play->place, "stem", deck, sizeof deck);
    (void)place_path(&play->place, "kiosk.yaml", config, sizeof config);
    (void)remove(sound);
    glass_x11_point(&scene->x11, 960, 1070); /* without a window manager keys go to what is under the mouse */
    play_start(play, (const char *[]){"kiosk", deck, "--config", config, NULL});
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    sees_foot(scene, "the lure loop", NIGHT);
}

static void stop(struct scene *scene)
{
    child_kill(&scene->play.waaier, SIGTERM);
}

/* The button in the corner begins it, and any touch ends what it says; who rests on the glass only hears, and is still where they
 * were. What a finger begins otherwise is silent. */
static void a_finger_begins_and_explores(void **state)
{
    struct scene *scene = *state;
    start(scene, 600);
    tap(scene, middle);
    sees_foot(scene, "the home", PAPER);
    play_sees_rest(&scene->play);
    assert_false(is_heard());
    stop(scene);
    start(scene, 600);
    tap(scene, corner);
    sees_foot(scene, "the home", PAPER);
    hears(scene, "the home");
    touch(scene, words, true); /* it is silent, and shuts its file, before it begins again with another */
    (void)remove(sound);
    hears(scene, "the words under the finger");
    touch(scene, words, false);
    play_sees_rest(&scene->play);
    sees_foot(scene, "the home still", PAPER);
    stop(scene);
}

/* One key begins it; Tab tells each control; who is gone takes the voice along. */
static void a_key_begins_and_it_is_forgotten(void **state)
{
    struct scene *scene = *state;
    start(scene, 5);
    scene_press(scene, "a");
    sees_foot(scene, "the home", PAPER);
    hears(scene, "the home");
    scene_press(scene, "h"); /* of no command: it only ends it */
    play_sees_rest(&scene->play);
    (void)remove(sound);
    scene_press(scene, "Tab");
    hears(scene, "a control");
    sees_foot(scene, "the question, or the lure loop", NIGHT);
    stop(scene);
}

int main(void)
{
    if (!glass_x11_can_be())
        return 77;
    (void)snprintf(sound, sizeof sound, "/tmp/waaier-voice-%ld.raw", (long)getpid());
    (void)setenv("SDL_AUDIODRIVER", "disk", 1);
    (void)setenv("SDL_DISKAUDIOFILE", sound, 1);
    const struct CMUnitTest tests[] = {
        SCENE(a_finger_begins_and_explores),
        SCENE(a_key_begins_and_it_is_forgotten),
    };
    int failed = cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
    (void)remove(sound);
    return failed;
}
