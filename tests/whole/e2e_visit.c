/* A visit with real hands: from the home of a deck to the questions of a card in three touches, and the same by keys. Cards are
 * known by their picture, as `waaier render` makes it in the size at which they stand between their neighbours. */
#include "scene_x11.h"

#include "base/rng.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

enum {
    CARDS = 6,
    CARD_W = 1520,
    CARD_H = 855,
    CARD_X = 200,
    CARD_Y = 44,
    MARGIN = 40 /* round corners, and what lies around them */
};

struct spot {
    double x, y;
};
/* In the middle of what is touched, on a glass of 1920 by 1080. */
static const struct spot office = {300, 430}, tile = {700, 260}, turn = {950, 1012}, next = {1380, 1012},
                         neighbour = {1906, 500}, cards = {430, 1012}, beginning = {185, 1012};

static void write_deck(struct play *play)
{
    char name[64], text[512];
    place_write(&play->place, "bezoek/deck.yaml",
                STR("waaier: 1\nid: bezoek\ntitle: Bezoek\nlanguage: nl\n"
                    "kinds:\n  - {id: waarde, name: Waarde, colour: \"#3D3A9A\", icon: diamond}\n"
                    "offices:\n  - {id: raad, name: Raadslid, icon: raadslid}\n"
                    "  - {id: griffie, name: Griffier, icon: griffier}\n"
                    "selections:\n  - {id: raadsleden, name: Raadsleden, office: raad, kind: published,"
                    " cards: [k2, k4, k6]}\n"));
    for (int i = 1; i <= CARDS; i++) {
        (void)snprintf(name, sizeof name, "bezoek/cards/%02d.md", i);
        int len =
            snprintf(text, sizeof text,
                     "---\nid: k%d\nkind: waarde\nquestions:\n  - {id: een, text: \"Vraag van kaart %d?\"}\n"
                     "---\n# Kaart %d\n\nDit is kaart nummer %d.\n",
                     i, i, i, i);
        place_write(&play->place, name, (struct str){text, (size_t)len});
    }
}

/* A card as it stands in the selection, front or back, in some size. */
static void render_card(struct play *play, const char *id, const char *side, const char *size,
                        struct picture *out)
{
    char deck[160], to[160], path[256];
    (void)place_path(&play->place, "bezoek", deck, sizeof deck);
    (void)snprintf(path, sizeof path, "%s-%s-%s", id, side, size);
    (void)place_path(&play->place, path, to, sizeof to);
    const char *const args[] = {"render", deck, "--out",       to,           "--only", id, "--side", side,
                                "--size", size, "--selection", "raadsleden", NULL};
    assert_int_equal(play_run(play, args, NULL), 0);
    (void)snprintf(path, sizeof path, "%s/%03d-%s%s.png", to, id[1] - '0', id,
                   strcmp(side, "back") == 0 ? "-vragen" : "");
    if (!picture_read(out, path))
        fail_msg("%s is not there", path);
}

static void cut(const struct picture *whole, int x_px, int y_px, int w_px, int h_px, struct picture *out)
{
    picture_make(out, w_px, h_px);
    for (int y = 0; y < h_px; y++)
        memcpy(out->rgb + (size_t)y * (size_t)w_px,
               whole->rgb + (size_t)(y + y_px) * (size_t)whole->w_px + x_px, (size_t)w_px * sizeof *out->rgb);
}

/* Its upper half, in the size at which it stands between its neighbours: at its foot stands which of the cards it is, and no credit. */
static void read_card(struct play *play, const char *id, const char *side, struct picture *out)
{
    struct picture whole = {0};
    render_card(play, id, side, "1520x855", &whole);
    assert_int_equal(whole.w_px, CARD_W);
    cut(&whole, MARGIN, MARGIN, CARD_W - 2 * MARGIN, CARD_H / 2 - MARGIN, out);
    picture_free(&whole);
}

/* Whether it is what is seen now. */
static bool shows_card(struct scene *scene, const struct picture *middle)
{
    struct play *play = &scene->play;
    play->glass->look(play->glass, &play->seen);
    for (int y = CARD_Y - 1; y <= CARD_Y + 1; y++)
        if (picture_holds(&play->seen, middle, CARD_X + MARGIN, y + MARGIN))
            return true;
    return false;
}

static void sees_card(struct scene *scene, const char *id, const char *side)
{
    struct play *play = &scene->play;
    struct picture want = {0};
    read_card(play, id, side, &want);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !shows_card(scene, &want);) {
        if (!child_runs(&play->waaier) || !look_again(deadline_ms))
            play_fails(play, "expected the %s of %s", side, id);
    }
    picture_free(&want);
}

static void tap(struct scene *scene, struct spot at)
{
    struct glass *glass = scene->play.glass;
    glass->finger(glass, FINGER_DOWN, 1, at.x, at.y);
    glass->finger(glass, FINGER_UP, 1, at.x, at.y);
}

/* What stands still is kept, to be known again. */
static void remember(struct scene *scene, struct picture *out)
{
    play_sees_rest(&scene->play);
    picture_free(out);
    *out = scene->play.seen;
    scene->play.seen = (struct picture){0};
}

static void begin(struct scene *scene, struct picture *home)
{
    struct play *play = &scene->play;
    char deck[160];
    write_deck(play);
    (void)place_path(&play->place, "bezoek", deck, sizeof deck);
    glass_x11_point(&scene->x11, 960, 1070); /* without a window manager keys go to what is under the mouse */
    play_start(play, (const char *[]){deck, "--size", "1920x1080", NULL});
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    remember(scene, home);
    if (picture_is(home, 0)) { /* the glass, before anything is drawn on it */
        play_sees_change(play, home);
        remember(scene, home);
    }
}

static void to_wall(struct scene *scene, const struct picture *home, struct picture *wall)
{
    tap(scene, office);
    play_sees_change(&scene->play, home);
    remember(scene, wall);
}

static void three_touches(void **state)
{
    struct scene *scene = *state;
    struct picture home = {0}, wall = {0};
    begin(scene, &home);
    to_wall(scene, &home, &wall);
    tap(scene, tile);
    sees_card(scene, "k4", "front");
    tap(scene, turn);
    sees_card(scene, "k4", "back");
    tap(scene, next);
    sees_card(scene, "k6", "front");
    tap(scene, cards); /* the wall again: the same tile is at the same place */
    play_sees_rest(&scene->play);
    tap(scene, tile);
    sees_card(scene, "k4", "front");
    tap(scene, beginning);
    play_sees(&scene->play, "the home again", &home);
    scene_quit(scene);
    picture_free(&home);
    picture_free(&wall);
}

/* A card that is touched turns over, a neighbour that peeks in comes, and a finger takes it along. */
static void on_the_card(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture home = {0}, wall = {0};
    begin(scene, &home);
    to_wall(scene, &home, &wall);
    tap(scene, (struct spot){300, 260});
    sees_card(scene, "k2", "front");
    tap(scene, (struct spot){960, 700});
    sees_card(scene, "k2", "back");
    tap(scene, neighbour);
    sees_card(scene, "k4", "front");
    for (int i = 0; i < 2; i++) { /* the second time there is no next */
        play_drag(play, 1, 1300, 600, 500, 8);
        play->glass->finger(play->glass, FINGER_UP, 1, 600, 500);
        sees_card(scene, "k6", "front");
    }
    scene_quit(scene);
    picture_free(&home);
    picture_free(&wall);
}

static void by_keys(void **state)
{
    struct scene *scene = *state;
    struct picture home = {0}, wall = {0};
    begin(scene, &home);
    scene_press(scene, "Tab Return"); /* the first office */
    play_sees_change(&scene->play, &home);
    remember(scene, &wall);
    scene_press(scene, "Right Right Return"); /* to the first tile, and the second */
    sees_card(scene, "k4", "front");
    scene_press(scene, "v");
    sees_card(scene, "k4", "back");
    scene_press(scene, "Prior");
    sees_card(scene, "k2", "front");
    scene_press(scene, "Return");
    sees_card(scene, "k2", "back");
    scene_press(scene, "3 Return"); /* by its number */
    sees_card(scene, "k6", "front");
    scene_press(scene, "Escape"); /* the tile of the card has the focus */
    play_sees_change(&scene->play, &wall);
    remember(scene, &wall);
    scene_press(scene, "slash");
    play_sees_change(&scene->play, &wall);
    glass_x11_type(&scene->x11, "nummer 2");
    scene_press(scene, "Return");
    sees_card(scene, "k2", "front");
    scene_press(scene, "ctrl+w");
    play_sees(&scene->play, "the home again", &home);
    scene_quit(scene);
    picture_free(&home);
    picture_free(&wall);
}

static void drag_up(struct play *play, double x, double from_y, double to_y)
{
    struct glass *glass = play->glass;
    glass->finger(glass, FINGER_DOWN, 1, x, from_y);
    for (int i = 1; i <= 8; i++)
        glass->finger(glass, FINGER_MOVE, 1, x, from_y + (to_y - from_y) * i / 8);
    glass->finger(glass, FINGER_UP, 1, x, to_y);
}

/* Three cards are kept, and then held like a fan: in the middle of the window, each so far from the next. */
static void keep_three(struct scene *scene)
{
    static const struct spot heart = {640, 1012};
    tap(scene, (struct spot){300, 260});
    sees_card(scene, "k2", "front");
    play_sees_rest(&scene->play);
    tap(scene, heart);
    scene_press(scene, "Next");
    sees_card(scene, "k4", "front");
    scene_press(scene, "m Next");
    sees_card(scene, "k6", "front");
    scene_press(scene, "m");
    play_sees_rest(&scene->play);
}

static const struct spot fan_at[] = {{750, 850}, {960, 850}, {1170, 850}}, my_fan = {800, 1012},
                         compare = {1410, 65}, compared = {400, 245};

/* What was kept is riffled, drawn up, laid beside each other and let go of again. */
static void a_fan(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture home = {0}, wall = {0}, empty = {0};
    begin(scene, &home);
    scene_press(scene, "w"); /* nothing is in it yet */
    play_sees_change(play, &home);
    remember(scene, &empty);
    scene_press(scene, "Escape");
    play_sees(play, "the home again", &home);
    to_wall(scene, &home, &wall);
    keep_three(scene);
    scene_press(scene, "Escape"); /* the wall */
    play_sees_rest(play);
    tap(scene, my_fan);
    play_sees_rest(play);
    tap(scene, fan_at[2]); /* the one kept last is held */
    sees_card(scene, "k6", "front");
    scene_press(scene, "Escape");
    play_sees_rest(play);
    play_drag(play, 1, fan_at[2].x, fan_at[0].x, fan_at[0].y, 12);
    play->glass->finger(play->glass, FINGER_UP, 1, fan_at[0].x, fan_at[0].y);
    play_sees_rest(play);
    tap(scene, fan_at[0]);
    sees_card(scene, "k2", "front");
    scene_press(scene, "Escape");
    play_sees_rest(play);
    drag_up(play, fan_at[1].x, fan_at[1].y, 400);
    sees_card(scene, "k4", "front");
    scene_press(scene, "Escape");
    play_sees_rest(play);
    tap(scene, compare);
    play_sees_rest(play);
    tap(scene, compared);
    sees_card(scene, "k2", "front");
    scene_press(scene, "Escape"); /* those beside each other */
    play_sees_rest(play);
    scene_press(scene, "Escape"); /* and the fan */
    play_sees_rest(play);
    scene_press(scene, "Home m Return"); /* without the first the next one is held */
    sees_card(scene, "k4", "front");
    scene_press(scene, "Escape ctrl+Delete ctrl+Delete");
    play_sees(play, "an empty fan", &empty);
    scene_quit(scene);
    picture_free(&home);
    picture_free(&wall);
    picture_free(&empty);
}

/* Slides are a show: the card over the whole glass, arrows turn pages, Esc comes back. */
static void slides(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture home = {0}, card = {0};
    char deck[160], out[160], path[256];
    begin(scene, &home);
    (void)place_path(&play->place, "bezoek", deck, sizeof deck);
    (void)place_path(&play->place, "dia", out, sizeof out);
    const char *const args[] = {"render", deck, "--out", out, "--only", "k2", NULL};
    assert_int_equal(play_run(play, args, NULL), 0);
    (void)snprintf(path, sizeof path, "%s/002-k2.png", out);
    assert_true(picture_read(&card, path));
    scene_press(scene, "Tab Down Right Return"); /* below the offices */
    play_sees_change(play, &home);
    play_sees_rest(play);
    scene_press(scene, "Home Right");
    play_sees(play, "the second slide", &card);
    scene_press(scene, "Escape");
    play_sees(play, "the home again", &home);
    scene_quit(scene);
    picture_free(&home);
    picture_free(&card);
}

/* Fingers and keys without sense: it goes on, or ends because it was asked to. */
static void anything(void **state)
{
    static const char *const keys[] = {
        "Tab", "Tab",       "Return", "Return", "space", "Escape", "Right", "Left", "Up",     "Down",
        "v",   "q",         "r",      "r",      "l",     "o",      "z",     "plus", "minus",  "slash",
        "F1",  "Home",      "End",    "Prior",  "Next",  "1",      "5",     "g",    "ctrl+0", "ctrl+w",
        "b",   "BackSpace", "x",      "m",      "m",     "w",      "c"};
    enum { ACTS = 500 };
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct glass *glass = play->glass;
    struct picture home = {0};
    struct rng rng = {2026};
    begin(scene, &home);
    for (int i = 0; i < ACTS; i++) {
        double x = rng_below(&rng, GLASS_W_PX), y = rng_below(&rng, GLASS_H_PX);
        uint32_t what = rng_below(&rng, 10);
        if (!child_runs(&play->waaier)) {
            play_ended(play, 0);
            begin(scene, &home);
        }
        if (what < 5) {
            scene_press(scene, keys[rng_below(&rng, COUNT_OF(keys))]);
        } else if (what < 8) {
            tap(scene, (struct spot){x, y});
        } else {
            play_drag(play, 1, x, rng_below(&rng, GLASS_W_PX), y, 3);
            glass->finger(glass, FINGER_UP, 1, x, y);
        }
    }
    if (child_runs(&play->waaier))
        scene_press(scene, "ctrl+q");
    play_ended(play, 0);
    picture_free(&home);
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        SCENE(three_touches), SCENE(on_the_card), SCENE(by_keys),
        SCENE(slides),        SCENE(a_fan),       SCENE(anything),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
