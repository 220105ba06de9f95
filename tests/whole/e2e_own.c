/* A selection of one's own with real hands: out of the fan, under a name written on the glass, there after a kill, and by keys given another name and
 * removed. And one that is prepared the evening before, and presented. */
#include "scene_x11.h"

#include "base/str.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

enum { CARDS = 4 };

static const struct spot {
    double x, y;
} SAVE = {813, 76}, DONE = {1523, 1006};

static void tap(struct scene *scene, double x, double y)
{
    struct glass *glass = scene->play.glass;
    glass->finger(glass, FINGER_DOWN, 1, x, y);
    glass->finger(glass, FINGER_UP, 1, x, y);
}

/* Letters of the keyboard on a glass of 1920 x 1080. */
static void type(struct scene *scene, const char *text)
{
    static const struct {
        const char *letters;
        double x, y;
    } rows[] = {{"qwertyuiop", 366, 685}, {"asdfghjkl", 366, 792}};
    for (; *text; text++) {
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            const char *at = strchr(rows[i].letters, *text);
            if (at)
                tap(scene, rows[i].x + 132 * (double)(at - rows[i].letters), rows[i].y);
        }
    }
}

static void write_deck(struct play *play, char deck[160])
{
    char name[64], text[256];
    place_write(&play->place, "keuze/deck.yaml",
                STR("waaier: 1\nid: keuze\ntitle: Keuze\nlanguage: nl\n"
                    "kinds:\n  - {id: waarde, name: Waarde, colour: \"#3D3A9A\", icon: diamond}\n"));
    for (int i = 1; i <= CARDS; i++) {
        (void)snprintf(name, sizeof name, "keuze/cards/%02d.md", i);
        int len =
            snprintf(text, sizeof text,
                     "---\nid: k%d\nkind: waarde\n---\n# Kaart %d\n\nDit is kaart nummer %d.\n", i, i, i);
        place_write(&play->place, name, (struct str){text, (size_t)len});
    }
    (void)place_path(&play->place, "keuze", deck, 160);
}

static void remember(struct scene *scene, struct picture *out)
{
    play_sees_rest(&scene->play);
    picture_free(out);
    *out = scene->play.seen;
    scene->play.seen = (struct picture){0};
}

/* The glass before anything is drawn on it has one colour. */
static void sees_something(struct scene *scene, struct picture *first)
{
    remember(scene, first);
    while (picture_is(first, 0)) {
        play_sees_change(&scene->play, first);
        remember(scene, first);
    }
}

static void begin(struct scene *scene, const char *deck, const char *page, struct picture *first)
{
    glass_x11_point(&scene->x11, 960, 1070); /* without a window manager keys go to what is under the mouse */
    play_start(&scene->play,
               (const char *[]){deck, "--size", "1920x1080", page ? "--page" : NULL, page, NULL});
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    sees_something(scene, first);
}

/* Where a card stands: between its neighbours, or over the whole glass. */
static const struct stands {
    const char *size;
    int w, h, x, y;
} BETWEEN = {"1520x855", 1520, 855, 200, 44}, WHOLE = {"1920x1080", 1920, 1080, 0, 0};

/* But for its foot, where its place in what is shown stands, and the round corners. */
static void sees(struct scene *scene, const char *deck, const char *id, const struct stands *at)
{
    enum { MARGIN = 40 };
    struct play *play = &scene->play;
    struct picture whole = {0}, want = {0};
    char out[160], path[256];
    bool seen = false;
    (void)place_path(&play->place, at->size, out, sizeof out);
    const char *const args[] = {"render", deck, "--out", out, "--only", id, "--size", at->size, NULL};
    assert_int_equal(play_run(play, args, NULL), 0);
    (void)snprintf(path, sizeof path, "%s/%03d-%s.png", out, id[1] - '0', id);
    assert_true(picture_read(&whole, path) && whole.w_px == at->w);
    picture_make(&want, at->w - 2 * MARGIN, at->h / 2);
    for (int y = 0; y < want.h_px; y++)
        memcpy(want.rgb + (size_t)y * (size_t)want.w_px,
               whole.rgb + (size_t)(y + MARGIN) * (size_t)at->w + MARGIN,
               (size_t)want.w_px * sizeof *want.rgb);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !seen;) {
        play->glass->look(play->glass, &play->seen);
        for (int y = at->y - 1; y <= at->y + 1 && !seen; y++)
            seen = picture_holds(&play->seen, &want, at->x + MARGIN, y + MARGIN);
        if (!seen && (!child_runs(&play->waaier) || !look_again(deadline_ms)))
            play_fails(play, "expected %s", id);
    }
    picture_free(&whole);
    picture_free(&want);
}

/* There is no such selection; what there is, it says. */
static void is_not_there(struct scene *scene, const char *deck, const char *name, const char *says)
{
    play_start(&scene->play, (const char *[]){"show", deck, "--selection", name, NULL});
    play_ended(&scene->play, 1);
    assert_true(play_said(&scene->play, says));
}

/* What is at the edge of the glass changes only with the keyboard. */
static void sees_edge_change(struct scene *scene, const struct picture *before)
{
    struct play *play = &scene->play;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        play->glass->look(play->glass, &play->seen);
        if (!picture_same_columns(&play->seen, before, 4, 20, 0))
            return;
        if (!child_runs(&play->waaier) || !look_again(deadline_ms))
            play_fails(play, "expected the keyboard to come or go");
    }
}

static void out_of_the_fan(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture seen = {0};
    char deck[160];
    write_deck(play, deck);
    begin(scene, deck, "3", &seen);
    sees(scene, deck, "k3", &BETWEEN);
    scene_press(scene, "m Prior");
    sees(scene, deck, "k2", &BETWEEN);
    scene_press(scene, "m");
    remember(scene, &seen);
    scene_press(scene, "w");
    play_sees_change(play, &seen);
    remember(scene, &seen);
    tap(scene, SAVE.x, SAVE.y);
    sees_edge_change(scene, &seen);
    remember(scene, &seen);
    type(scene, "heidag");
    tap(scene, DONE.x, DONE.y);
    sees_edge_change(scene, &seen);
    child_kill(&play->waaier, SIGKILL); /* it was told that it is kept */
    play_start(play, (const char *[]){"show", deck, "--selection", "Heidag", NULL});
    sees(scene, deck, "k2", &WHOLE); /* where one was */
    scene_press(scene, "Home");
    sees(scene, deck, "k3", &WHOLE);
    scene_press(scene, "End");
    sees(scene, deck, "k2", &WHOLE);
    scene_quit(scene);
    is_not_there(scene, deck, "niets", "heidag");
    picture_free(&seen);
}

/* To the one there is, by keys; each when what came before stands. */
static void to_the_wall(struct scene *scene, const char *deck, struct picture *seen)
{
    begin(scene, deck, "4", seen);
    sees(scene, deck, "k4", &BETWEEN);
    remember(scene, seen);
    scene_press(scene, "s");
    play_sees_change(&scene->play, seen);
    remember(scene, seen);
    scene_press(scene, "Tab Return");
    play_sees_change(&scene->play, seen);
    remember(scene, seen);
}

/* After the play before. */
static void renamed_and_removed(void **state)
{
    struct scene *scene = *state;
    struct picture seen = {0};
    char deck[160];
    (void)place_path(&scene->play.place, "keuze", deck, sizeof deck);
    to_the_wall(scene, deck, &seen);
    scene_press(scene, "F2");
    play_sees_change(&scene->play, &seen);
    remember(scene, &seen);
    glass_x11_type(&scene->x11, "morgen");
    scene_press(scene, "Return");
    scene_quit(scene);
    is_not_there(scene, deck, "heidag", "morgen");
    to_the_wall(scene, deck, &seen);
    scene_press(scene, "shift+Delete");
    play_sees_change(&scene->play, &seen);
    remember(scene, &seen);
    scene_press(scene, "shift+Delete");
    play_sees_change(&scene->play, &seen);
    scene_quit(scene);
    is_not_there(scene, deck, "morgen", "bestaat niet in deze kaartenset.\n");
    picture_free(&seen);
}

/* ---- for tomorrow */

/* On a glass of 1920 x 1080: the third, first, fourth and second of all cards, in two columns; and then their rows, each with a grip and what gives it minutes. */
static const struct spot CHOSEN[CARDS] = {{500, 345}, {500, 235}, {1400, 345}, {1400, 235}},
                         PRESENT = {1112, 1013};
enum { GRIP_X = 140, LONGER_X = 1770, FIRST_Y = 235, PITCH_Y = 110 };

static void by_its_grip(struct scene *scene, int from, int to)
{
    struct glass *glass = scene->play.glass;
    int way = to < from ? -1 : 1;
    glass->finger(glass, FINGER_DOWN, 1, GRIP_X, FIRST_Y + from * PITCH_Y);
    for (int y = from * PITCH_Y; y != to * PITCH_Y; y += way * PITCH_Y / 10)
        glass->finger(glass, FINGER_MOVE, 1, GRIP_X, FIRST_Y + y);
    glass->finger(glass, FINGER_MOVE, 1, GRIP_X, FIRST_Y + to * PITCH_Y);
    glass->finger(glass, FINGER_UP, 1, GRIP_X, FIRST_Y + to * PITCH_Y);
}

static int rendered(struct play *play, const char *deck, const char *name, const char *id)
{
    char out[160];
    (void)place_path(&play->place, "klein", out, sizeof out);
    const char *const args[] = {"render",      deck, "--out",  out, "--size", "320x180",
                                "--selection", name, "--only", id,  NULL};
    return play_run(play, args, NULL);
}

/* Another program finds it so: then it is on disk. */
static void is_kept_without(struct play *play, const char *deck, const char *name, const char *id)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        if (rendered(play, deck, name, "k4") == 0 && rendered(play, deck, name, id) == 1)
            return;
        if (!look_again(deadline_ms))
            play_fails(play, "%s is still in it", id);
    }
}

/* The second goes before all of them, and the first lies aside. */
static void prepared(void **state)
{
    struct scene *scene = *state;
    struct picture seen = {0};
    char deck[160];
    write_deck(&scene->play, deck);
    begin(scene, deck, "4", &seen);
    scene_press(scene, "shift+n");
    play_sees_change(&scene->play, &seen);
    remember(scene, &seen);
    for (size_t i = 0; i < CARDS; i++)
        tap(scene, CHOSEN[i].x, CHOSEN[i].y);
    scene_press(scene, "k");
    play_sees_change(&scene->play, &seen);
    remember(scene, &seen);
    by_its_grip(scene, CARDS - 1, 0);
    play_sees_change(&scene->play, &seen);
    remember(scene, &seen);
    for (int i = 0; i < 3; i++)
        tap(scene, LONGER_X, FIRST_Y + PITCH_Y);
    scene_press(scene, "Down h Down Right Right F2");
    play_sees_change(&scene->play, &seen);
    remember(scene, &seen);
    glass_x11_type(&scene->x11, "morgen");
    scene_press(scene, "Return");
    is_kept_without(&scene->play, deck, "morgen", "k1");
    child_kill(&scene->play.waaier, SIGKILL);
    picture_free(&seen);
}

/* The room's picture on all of the one glass there is. */
static void the_room_sees(struct scene *scene, const char *deck, const char *ids)
{
    struct picture console = {0};
    sees_something(scene, &console);
    picture_free(&console);
    scene_press(scene, "s");
    for (char id[] = "k0"; *ids; ids++) {
        id[1] = *ids;
        sees(scene, deck, id, &WHOLE);
        scene_press(scene, "Next");
    }
    scene_quit(scene);
}

/* After the play before: in that order, and its minutes are the plan; at the first card the clock waits. */
static void presented(void **state)
{
    static const struct {
        const char *begins, *has;
    } want[] = {{"place,card,", ""}, {"1,k2,", ",0.0,"}, {"2,k3,", ",180.0,"}, {"3,k4,", ",120.0,"}};
    struct scene *scene = *state;
    struct picture seen = {0};
    char deck[160], csv[160], table[1024] = "", *rest = table;
    (void)place_path(&scene->play.place, "keuze", deck, sizeof deck);
    (void)place_path(&scene->play.place, "tijd.csv", csv, sizeof csv);
    play_start(&scene->play,
               (const char *[]){"present", deck, "--selection", "Morgen", "--timings", csv, NULL});
    the_room_sees(scene, deck, "234");
    (void)place_read(&scene->play.place, "tijd.csv", table, sizeof table - 1);
    for (size_t i = 0; i < COUNT_OF(want); i++) {
        const char *line = strsep(&rest, "\n");
        if (!line || strncmp(line, want[i].begins, strlen(want[i].begins)) != 0 || !strstr(line, want[i].has))
            play_fails(&scene->play, "line %zu is “%s”", i, line ? line : "");
    }
    play_start(&scene->play, (const char *[]){deck, "--size", "1920x1080", "--selection", "morgen", NULL});
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    remember(scene, &seen);
    scene_press(scene, "p");
    play_sees_change(&scene->play, &seen);
    remember(scene, &seen);
    tap(scene, PRESENT.x, PRESENT.y);
    play_sees_change(&scene->play, &seen);
    the_room_sees(scene, deck, "2");
    picture_free(&seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {SCENE(out_of_the_fan), SCENE(renamed_and_removed), SCENE(prepared),
                                       SCENE(presented)};
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
