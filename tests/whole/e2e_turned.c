/* A picture that is turned on its glass, with real hands: it shows dot for dot what is drawn upright, and a finger finds what
 * it sees. */
#include "scene_x11.h"

#include "base/str.h"
#include "base/turning.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

enum {
    VIEW_W = 540,
    VIEW_H = 960,
    SCREENS = 4,
    DOCK_H = 200 /* not compared: a tour has a voice, and a button for it */
};

/* On the view: all cards, the first of them on the wall, and its words. */
static const struct pt_px touches[] = {{146, 502}, {140, 130}, {336, 927}};

static void write_deck(struct play *play)
{
    char name[64], text[256];
    place_write(&play->place, "gedraaid/deck.yaml",
                STR("waaier: 1\nid: gedraaid\ntitle: Gedraaid\nlanguage: nl\n"
                    "kinds:\n  - {id: waarde, name: Waarde, colour: \"#3D3A9A\", icon: diamond}\n"
                    "offices:\n  - {id: raad, name: Raadslid, icon: raadslid}\n"
                    "  - {id: griffie, name: Griffier, icon: griffier}\n"));
    for (int i = 1; i <= 3; i++) {
        (void)snprintf(name, sizeof name, "gedraaid/cards/%d.md", i);
        int len = snprintf(text, sizeof text,
                           "---\nid: k%d\nkind: waarde\nquestions:\n  - {id: een, text: \"Vraag %d?\"}\n"
                           "---\n# Kaart %d\n\nDit is kaart nummer %d.\n",
                           i, i, i, i);
        place_write(&play->place, name, (struct str){text, (size_t)len});
    }
}

static void leave_dock_out(struct picture *picture)
{
    memset(picture->rgb + VIEW_W * (VIEW_H - DOCK_H), 0, VIEW_W * DOCK_H * sizeof *picture->rgb);
}

/* What the window shows, turned back to how it is read. Answers where the window stands. */
static struct pt_px look(struct scene *scene, const struct turning *turning, struct picture *out)
{
    struct play *play = &scene->play;
    int x0, y0, w, h;
    (void)glass_x11_window(&scene->x11, &x0, &y0, &w, &h);
    picture_free(out);
    picture_make(out, VIEW_W, VIEW_H);
    for (int y = 0; y < VIEW_H; y++)
        for (int x = 0; x < VIEW_W; x++) {
            struct pt_px at = turning_to_glass(turning, (struct pt_px){(float)x + 0.5f, (float)y + 0.5f});
            out->rgb[y * VIEW_W + x] =
                play->seen.rgb[(size_t)(y0 + (int)at.y) * GLASS_W_PX + (size_t)(x0 + (int)at.x)];
        }
    leave_dock_out(out);
    return (struct pt_px){(float)x0, (float)y0};
}

static struct turning start(struct scene *scene, int quarters)
{
    static const char *const degrees[] = {"0", "90", "180", "270"};
    struct play *play = &scene->play;
    char deck[160];
    bool aside = quarters % 2;
    struct size_px glass = aside ? (struct size_px){VIEW_H, VIEW_W} : (struct size_px){VIEW_W, VIEW_H};
    (void)place_path(&play->place, "gedraaid", deck, sizeof deck);
    play_start(play, (const char *[]){deck, "--reduced-motion", "--rotate", degrees[quarters], "--size",
                                      aside ? "960x540" : "540x960", NULL});
    scene_sees_window(scene, -1, -1, (int)glass.w, (int)glass.h);
    return turning_of(quarters, glass);
}

static void touch(struct scene *scene, struct pt_px window, struct pt_px at)
{
    struct glass *glass = scene->play.glass;
    double x = (double)(window.x + at.x), y = (double)(window.y + at.y);
    glass->finger(glass, FINGER_DOWN, 1, x, y);
    glass->finger(glass, FINGER_UP, 1, x, y);
}

/* But for its number. */
static bool is_named(const char *name, const char *tail)
{
    const char *rest = strchr(name, '-');
    return rest && strcmp(rest, tail) == 0;
}

/* The screens that a visitor comes by, upright and painted, as a tour makes them. */
static void read_upright(struct play *play, struct picture screens[SCREENS])
{
    static const char *const tails[SCREENS] = {"-huis.png", "-muur.png", "-voorkant.png", "-tekst.png"};
    char deck[160], out[160], path[512];
    (void)place_path(&play->place, "gedraaid", deck, sizeof deck);
    (void)place_path(&play->place, "rechtop", out, sizeof out);
    const char *const args[] = {"tour", deck, "--out", out, "--size", "540x960", "--reduced-motion", NULL};
    assert_int_equal(play_run(play, args, NULL), 0);
    DIR *folder = opendir(out);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        for (int i = 0; i < SCREENS; i++) {
            (void)snprintf(path, sizeof path, "%s/%s", out, entry->d_name);
            if (is_named(entry->d_name, tails[i]))
                assert_true(picture_read(&screens[i], path));
        }
    }
    (void)closedir(folder);
    for (int i = 0; i < SCREENS; i++) {
        assert_int_equal(screens[i].h_px, VIEW_H);
        leave_dock_out(&screens[i]);
    }
}

static void sees(struct scene *scene, const struct turning *turning, const struct picture *want,
                 struct pt_px *window)
{
    struct play *play = &scene->play;
    struct picture is = {0};
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        play->glass->look(play->glass, &play->seen);
        *window = look(scene, turning, &is);
        if (picture_same(&is, want))
            break;
        if (!child_runs(&play->waaier) || !look_again(deadline_ms)) {
            picture_write_difference(want, &is, SEEN_DIR "/turned-difference.png");
            play_fails(play, "%d quarters: not what is seen upright", turning->quarters);
        }
    }
    picture_free(&is);
}

static void turned(void **state)
{
    struct scene *scene = *state;
    struct picture screens[SCREENS] = {{0}};
    write_deck(&scene->play);
    read_upright(&scene->play, screens);
    for (int quarters = 1; quarters < 4; quarters++) {
        struct turning turning = start(scene, quarters);
        struct pt_px window;
        for (int i = 0; i < SCREENS; i++) {
            sees(scene, &turning, &screens[i], &window);
            if (i == SCREENS - 1)
                break;
            struct pt_px at = turning_to_glass(&turning, touches[i]);
            if (i == 1 && quarters == 3) { /* the mouse as well */
                glass_x11_click(&scene->x11, (double)(window.x + at.x), (double)(window.y + at.y), 1);
                glass_x11_point(&scene->x11, 5, 5);
            } else {
                touch(scene, window, at);
            }
        }
        play_stop(&scene->play);
    }
    for (int i = 0; i < SCREENS; i++)
        picture_free(&screens[i]);
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {SCENE(turned)};
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
