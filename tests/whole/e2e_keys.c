/* Keys, as a keyboard and a clicker send them, into the real program on a real X server. */
#include "scene_x11.h"

#include "base/str.h"

/* One show; each row goes on where the one before left. */
static void turns(void **state)
{
    struct scene *scene = *state;
    static const struct {
        const char *name, *keys;
        int card;
    } rows[] = {
        {"right goes on", "Right", 2},
        {"down goes on", "Down", 3},
        {"page down goes on, so does a clicker", "Next", 4},
        {"space goes on", "space", 5},
        {"Enter goes on", "Return", 6},
        {"N goes on", "n", 7},
        {"left goes back", "Left", 6},
        {"up goes back", "Up", 5},
        {"page up goes back, so does a clicker", "Prior", 4},
        {"backspace goes back", "BackSpace", 3},
        {"P goes back", "p", 2},
        {"end is the last", "End", PLAY_CARDS},
        {"after the last there is no next", "Right Right Left", PLAY_CARDS - 1},
        {"home is the first", "Home", 1},
        {"before the first there is no previous", "Left Left Right", 2},
        {"eight at once are eight", "Right Right Right Right Right Right Right Right", 10},
        {"a number and Enter", "1 2 Return", 12},
        {"a number and G", "3 g", 3},
        {"G, a number, Enter", "g 2 1 Return", 21},
        {"the digits of the number pad", "KP_7 KP_Enter", 7},
        {"a number that is no card changes nothing", "9 9 Return Right", 8},
        {"a number that is thought better of", "5 Escape Right", 9},
    };
    scene_show(scene);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        scene_press(scene, rows[i].keys);
        play_sees(&scene->play, rows[i].name, &scene->play.cards[rows[i].card]);
    }
    scene_quit(scene);
}

/* F5 and Esc in turn, as clickers send for begin and end: it never quits or leaves the full screen. */
static void clicker(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    scene_press(scene, "Next period");
    play_sees_colour(play, 0x000000);
    scene_press(scene, "period");
    play_sees_card(play, 2);
    for (int i = 0; i < 5; i++)
        scene_press(scene, "F5 Escape");
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    scene_press(scene, "Next");
    play_sees_card(play, 3);
    scene_quit(scene);
}

static void lights(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    static const struct {
        const char *out, *back;
        uint32_t rgb;
        int card;
    } rows[] = {
        {"b", "b", 0x000000, 1},      {"w", "w", 0xFFFFFF, 1},      {"comma", "comma", 0xFFFFFF, 1},
        {"b", "Escape", 0x000000, 1}, {"w", "Escape", 0xFFFFFF, 1},
    };
    scene_show(scene);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        scene_press(scene, rows[i].out);
        play_sees_colour(play, rows[i].rgb);
        scene_press(scene, rows[i].back);
        play_sees_card(play, rows[i].card);
    }
    scene_press(scene, "b w");
    play_sees_colour(play, 0xFFFFFF);
    scene_press(scene, "w");
    play_sees_card(play, 1);
    scene_quit(scene);
}

static void overview(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    scene_press(scene, "Tab");
    play_sees_no_card(play);
    scene_press(scene, "Right Right Return");
    play_sees_card(play, 3);
    scene_press(scene, "o");
    play_sees_no_card(play);
    scene_press(scene, "Escape");
    play_sees_card(play, 3);
    scene_press(scene, "Tab Left Return");
    play_sees_card(play, 2);
    scene_press(scene, "Tab");
    play_sees_rest(play);
    scene_press(scene, "Down");
    play_sees_rest(play);
    scene_press(scene, "Up Return");
    play_sees_card(play, 2);
    scene_quit(scene);
}

static void search(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    scene_press(scene, "ctrl+f");
    play_sees_no_card(play);
    glass_x11_type(&scene->x11, "zebra");
    scene_press(scene, "Return");
    play_sees_card(play, PLAY_ZEBRA);
    scene_press(scene, "slash");
    play_sees_no_card(play);
    glass_x11_type(&scene->x11, "nummer 7q");
    scene_press(scene, "BackSpace Return");
    play_sees_card(play, 7);
    scene_press(scene, "slash");
    glass_x11_type(&scene->x11, "niets van dit al");
    scene_press(scene, "Return");
    play_sees_no_card(play);
    scene_press(scene, "Escape");
    play_sees_card(play, 7);
    scene_press(scene, "b"); /* a letter is a key again */
    play_sees_colour(play, 0x000000);
    scene_press(scene, "b");
    play_sees_card(play, 7);
    scene_quit(scene);
}

static void turn_over(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    scene_press(scene, "4 Return");
    play_sees_card(play, PLAY_BACK);
    scene_press(scene, "q");
    play_sees(play, "the questions", &play->back);
    scene_press(scene, "q");
    play_sees_card(play, PLAY_BACK);
    scene_press(scene, "q");
    play_sees(play, "the questions again", &play->back);
    scene_press(scene, "Right");
    play_sees_card(play, PLAY_BACK + 1);
    scene_press(scene, "q Right"); /* no questions there */
    play_sees_card(play, PLAY_BACK + 2);
    scene_quit(scene);
}

static void help(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    static const char *const rows[][2] = {{"F1", "Escape"}, {"question", "Escape"}, {"F1", "F1"}};
    scene_show(scene);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        scene_press(scene, rows[i][0]);
        play_sees_no_card(play);
        scene_press(scene, rows[i][1]);
        play_sees_card(play, 1);
    }
    scene_press(scene, "Right");
    play_sees_card(play, 2);
    scene_quit(scene);
}

/* Tab walks over what can be done on the start screen, Enter does it; the chooser opens the deck. */
static void start_screen(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    glass_x11_point(&scene->x11, 960, 540); /* without a window manager keys go to what is under the mouse */
    play_sees_rest(play);
    struct picture bare = play->seen; /* a busy machine takes a while to open a window */
    play->seen = (struct picture){0};
    play_start(play, (const char *[]){"--size", "1920x1080", NULL});
    play_sees_change(play, &bare);
    picture_free(&bare);
    play_sees_rest(play);
    struct picture home = play->seen;
    play->seen = (struct picture){0};
    scene_press(scene, "ctrl+o");
    play_sees_change(play, &home);
    scene_press(scene, "Escape");
    play_sees(play, "the start screen", &home);
    scene_press(scene, "F1");
    play_sees_change(play, &home);
    scene_press(scene, "Escape");
    play_sees(play, "the start screen after help", &home);
    picture_free(&home);
    scene_quit(scene);
}

/* Opened by name, left to the start screen, opened from there. */
static void recent_deck(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    glass_x11_point(&scene->x11, 960, 540);
    play_start(play, (const char *[]){play->deck, "--page", "5", "--size", "1920x1080", NULL});
    play_sees_card(play, 5);
    scene_press(scene, "Right");
    play_sees_card(play, 6);
    scene_press(scene, "ctrl+w");
    play_sees_no_card(play);
    scene_press(scene, "Return"); /* the last deck is marked */
    play_sees_card(play, 6);
    scene_quit(scene);
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        SCENE(turns),     SCENE(clicker), SCENE(lights),       SCENE(overview),    SCENE(search),
        SCENE(turn_over), SCENE(help),    SCENE(start_screen), SCENE(recent_deck),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
