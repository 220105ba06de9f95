/* Real fingers on the keyboard on the glass: what they write is found, and stands. */
#include "scene_x11.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/str.h"

/* Where keys stand on a glass of 1920 x 1080: rows of letters, their first key and the height of their middle. */
static const struct {
    const char *letters;
    double x_px, y_px;
} rows[] = {{"qwertyuiop", 366, 685}, {"asdfghjkl", 366, 792}, {"zxcvbnm,.", 432, 899}};
static const double KEY_PX = 132;
static const struct pt {
    double x, y;
} SPACE = {894, 1006}, ASK = {1356, 1006}, DONE = {1523, 1006}, ERASE = {1635, 899}, SHIFT = {284, 899};

static void tap(struct scene *scene, double x_px, double y_px)
{
    scene->play.glass->finger(scene->play.glass, FINGER_DOWN, 1, x_px, y_px);
    scene->play.glass->finger(scene->play.glass, FINGER_UP, 1, x_px, y_px);
}

static struct pt key_of(char letter)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *at = strchr(rows[i].letters, letter);
        if (at)
            return (struct pt){rows[i].x_px + KEY_PX * (double)(at - rows[i].letters), rows[i].y_px};
    }
    return letter == ' ' ? SPACE : letter == '?' ? ASK : letter == '<' ? ERASE : letter == '^' ? SHIFT : DONE;
}

/* '<' erases, '^' is shift, '!' is done. */
static void type(struct scene *scene, const char *text)
{
    for (; *text; text++) {
        struct pt key = key_of(*text);
        tap(scene, key.x, key.y);
    }
}

static void remember(struct scene *scene, struct picture *out)
{
    play_sees_rest(&scene->play);
    picture_free(out);
    *out = scene->play.seen;
    scene->play.seen = (struct picture){0};
}

/* Something else than before stands in these columns. */
static void sees_aside(struct scene *scene, const struct picture *before, int from_px, int to_px,
                       const char *what)
{
    struct play *play = &scene->play;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        play->glass->look(play->glass, &play->seen);
        if (!picture_same_columns(&play->seen, before, from_px, to_px, 0))
            return;
        if (!child_runs(&play->waaier) || !look_again(deadline_ms))
            play_fails(play, "expected %s", what);
    }
}

/* Beside the field there is only the ground, and the keyboard's. */
enum { ASIDE_FROM_PX = 10, ASIDE_TO_PX = 60 };

/* Asked for by a key there is no keyboard on the glass; the field brings it. */
static void to_the_field(struct scene *scene, struct picture *out)
{
    scene_show(scene);
    scene_press(scene, "ctrl+f");
    play_sees_no_card(&scene->play);
    remember(scene, out);
    tap(scene, 960, 210);
    sees_aside(scene, out, ASIDE_FROM_PX, ASIDE_TO_PX, "the keyboard");
    remember(scene, out);
}

/* Klaar takes the keyboard away, and what was found can be touched. */
static void finds_the_zebra(struct scene *scene, struct picture *before)
{
    sees_aside(scene, before, ASIDE_FROM_PX, ASIDE_TO_PX, "no keyboard any more");
    play_sees_rest(&scene->play);
    tap(scene, 960, 400); /* the one answer */
    play_sees_card(&scene->play, PLAY_ZEBRA);
    picture_free(before);
    scene_quit(scene);
}

static void a_search_by_fingers(void **state)
{
    struct scene *scene = *state;
    struct picture before = {0};
    to_the_field(scene, &before);
    type(scene, "^zabxx<<<<ebra!");
    finds_the_zebra(scene, &before);
}

/* A finger that rests on the e is offered its accents, slides to the first and lets go. */
static void an_accent_by_holding(void **state)
{
    struct scene *scene = *state;
    struct glass *glass = scene->play.glass;
    struct picture before = {0};
    const struct pt e = key_of('e'), accent = {366, 564};
    to_the_field(scene, &before);
    type(scene, "z");
    play_sees_change(&scene->play, &before);
    remember(scene, &before);
    glass->finger(glass, FINGER_DOWN, 1, e.x, e.y);
    sees_aside(scene, &before, 300, 500, "the accents of the e"); /* beside its key, above its row */
    glass->finger(glass, FINGER_MOVE, 1, (e.x + accent.x) / 2, accent.y + 40);
    glass->finger(glass, FINGER_MOVE, 1, accent.x, accent.y);
    play_sees_rest(&scene->play);
    remember(scene, &before);
    glass->finger(glass, FINGER_UP, 1, accent.x, accent.y);
    play_sees_change(&scene->play, &before);
    remember(scene, &before);
    type(scene, "bra!"); /* with its accent too it finds the zebra */
    finds_the_zebra(scene, &before);
}

/* ---- own questions */

static const struct pt TURN = {950, 1012}, OWN = {1165, 1012}, ADAPT = {1780, 1012}, HIDE = {1107, 1012};

static void write_deck(struct play *play)
{
    char name[64], text[512];
    place_write(&play->place, "eigen/deck.yaml",
                STR("waaier: 1\nid: eigen\ntitle: Eigen\nlanguage: nl\n"
                    "kinds:\n  - {id: waarde, name: Waarde, colour: \"#3D3A9A\", icon: diamond}\n"));
    for (int i = 1; i <= 3; i++) {
        (void)snprintf(name, sizeof name, "eigen/cards/%02d.md", i);
        int len =
            snprintf(text, sizeof text,
                     "---\nid: k%d\nkind: waarde\nquestions:\n  - {id: een, text: \"Vraag van kaart %d?\"}\n"
                     "---\n# Kaart %d\n\nDit is kaart nummer %d.\n",
                     i, i, i, i);
        place_write(&play->place, name, (struct str){text, (size_t)len});
    }
}

/* The second of three cards, turned over by a finger. */
static void to_the_back(struct scene *scene, const char *deck)
{
    struct picture front = {0};
    glass_x11_point(&scene->x11, 960, 1070); /* without a window manager keys go to what is under the mouse */
    play_start(&scene->play, (const char *[]){deck, "--page", "2", "--size", "1920x1080", NULL});
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    remember(scene, &front);
    while (picture_is(&front, 0)) { /* the glass, before anything is drawn on it */
        play_sees_change(&scene->play, &front);
        remember(scene, &front);
    }
    tap(scene, TURN.x, TURN.y);
    picture_free(&front);
}

static void exports(struct play *play, const char *deck, const char *words)
{
    char file[160];
    struct arena arena;
    struct str text;
    struct err err = {0};
    (void)place_path(&play->place, "vragen.json", file, sizeof file);
    assert_int_equal(play_run(play, (const char *[]){"questions", deck, "--export", file, NULL}, NULL), 0);
    assert_true(arena_init(&arena, 1 << 20));
    if (!fs_read(&arena, file, 1 << 16, &text, &err))
        fail_msg("%s", err.text);
    if (str_find(text, str_from(words)) < 0)
        fail_msg("%s is not in %.*s", words, STR_ARG(text));
    arena_finish(&arena);
}

/* The middle of the back as it stands between its neighbours, with the questions the journal has or without. */
static void sees_back(struct scene *scene, const char *deck, const char *questions)
{
    enum { CARD_W = 1520, CARD_H = 855, CARD_X = 200, CARD_Y = 44, MARGIN = 40 };
    struct play *play = &scene->play;
    struct picture whole = {0}, want = {0};
    char out[160], path[256];
    (void)place_path(&play->place, questions, out, sizeof out);
    const char *const args[] = {"render", deck,     "--out",    out,           "--only",  "k2", "--side",
                                "back",   "--size", "1520x855", "--questions", questions, NULL};
    assert_int_equal(play_run(play, args, NULL), 0);
    (void)snprintf(path, sizeof path, "%s/002-k2-vragen.png", out);
    assert_true(picture_read(&whole, path) && whole.w_px == CARD_W && whole.h_px == CARD_H);
    picture_make(&want, CARD_W - 2 * MARGIN, CARD_H * 3 / 4 - MARGIN);
    for (int y = 0; y < want.h_px; y++)
        memcpy(want.rgb + (size_t)y * (size_t)want.w_px, whole.rgb + (size_t)(y + MARGIN) * CARD_W + MARGIN,
               (size_t)want.w_px * sizeof *want.rgb);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        play->glass->look(play->glass, &play->seen);
        for (int y = CARD_Y - 1; y <= CARD_Y + 1; y++) {
            if (picture_holds(&play->seen, &want, CARD_X + MARGIN, y + MARGIN)) {
                picture_free(&want);
                picture_free(&whole);
                return;
            }
        }
        if (!child_runs(&play->waaier) || !look_again(deadline_ms))
            play_fails(play, "expected the back of k2, questions: %s", questions);
    }
}

/* Written on the glass it stands on the card, also the next time; hidden in the list it does not. */
static void a_question_of_ones_own(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture before = {0};
    char deck[160];
    write_deck(play);
    (void)place_path(&play->place, "eigen", deck, sizeof deck);
    to_the_back(scene, deck);
    sees_back(scene, deck, "original");
    remember(scene, &before);
    tap(scene, OWN.x, OWN.y);
    play_sees_change(play, &before);
    remember(scene, &before);
    type(scene, "wie belt u dan?!"); /* its first letter is a capital by itself */
    play_sees_change(play, &before);
    scene_quit(scene);
    exports(play, deck, "\"text\": \"Wie belt u dan?\"");
    to_the_back(scene, deck);
    sees_back(scene, deck, "all");
    remember(scene, &before);
    tap(scene, ADAPT.x, ADAPT.y);
    play_sees_change(play, &before);
    remember(scene, &before);
    scene_press(scene, "Down"); /* to the new one */
    play_sees_change(play, &before);
    remember(scene, &before);
    tap(scene, HIDE.x, HIDE.y);
    play_sees_change(play, &before);
    scene_press(scene, "Escape");
    sees_back(scene, deck, "original");
    scene_quit(scene);
    exports(play, deck, "\"hidden\": true");
    picture_free(&before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(a_search_by_fingers),
        SCENE(an_accent_by_holding),
        SCENE(a_question_of_ones_own),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
