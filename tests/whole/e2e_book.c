/* The book of a deck with real hands: to a page, down to its end, into a card that stands there and back to the same place; and that
 * place is found again by a program that starts anew. */
#include "scene_x11.h"

#include "base/str.h"

#include <stdio.h>

struct spot {
    double x, y;
};
/* In the middle of what is touched, on a glass of 1920 by 1080. */
static const struct spot book = {1540, 523}, page_two = {1400, 278}, read_on = {960, 1012},
                         card_at_end = {645, 364}, second_left = {270, 1012};

enum { PAGE_BYTES = 4096, PARAGRAPHS = 9, CARD_AFTER = 6 };

static void write_page(struct play *play)
{
    char text[PAGE_BYTES];
    int len = snprintf(text, sizeof text, "---\ntitle: Midden\norder: 20\n---\n# Midden\n\n");
    for (int i = 1; i <= PARAGRAPHS; i++) {
        bool is_long = i <= CARD_AFTER;
        len += snprintf(
            text + len, sizeof text - (size_t)len,
            "Alinea %d. Wie eerst kijkt, dan kiest en dan pas doet, heeft het meeste aan een uur.%s\n\n", i,
            is_long ? " Begin je met handelen, dan los je soms iets op wat het probleem niet was." : "");
        if (i == CARD_AFTER)
            len += snprintf(text + len, sizeof text - (size_t)len, "![](card:k2)\n\n");
    }
    place_write(&play->place, "lezen/book/20.md", (struct str){text, (size_t)len});
}

static void write_deck(struct play *play)
{
    char name[64], text[256];
    place_write(&play->place, "lezen/deck.yaml",
                STR("waaier: 1\nid: lezen\ntitle: Lezen\nlanguage: nl\n"
                    "kinds:\n  - {id: waarde, name: Waarde, colour: \"#3D3A9A\", icon: diamond}\n"));
    for (int i = 1; i <= 3; i++) {
        (void)snprintf(name, sizeof name, "lezen/cards/%02d.md", i);
        int len =
            snprintf(text, sizeof text,
                     "---\nid: k%d\nkind: waarde\nquestions:\n  - {id: een, text: \"Vraag van kaart %d?\"}\n"
                     "---\n# Kaart %d\n\nDit is kaart nummer %d.\n",
                     i, i, i, i);
        place_write(&play->place, name, (struct str){text, (size_t)len});
    }
    place_write(&play->place, "lezen/book/10.md",
                STR("---\ntitle: Begin\norder: 10\n---\n# Begin\n\nEen korte bladzijde.\n"));
    write_page(play);
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

static void changes(struct scene *scene, struct picture *from)
{
    play_sees_change(&scene->play, from);
    remember(scene, from);
}

static void begin(struct scene *scene, struct picture *home)
{
    struct play *play = &scene->play;
    char deck[160];
    write_deck(play);
    (void)place_path(&play->place, "lezen", deck, sizeof deck);
    glass_x11_point(&scene->x11, 960, 1070); /* without a window manager keys go to what is under the mouse */
    play_start(play, (const char *[]){deck, "--size", "1920x1080", "--reduced-motion", NULL});
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    remember(scene, home);
    if (picture_is(home, 0)) /* the glass, before anything is drawn on it */
        changes(scene, home);
}

/* A finger draws the page up. */
static void draw_up(struct scene *scene)
{
    struct glass *glass = scene->play.glass;
    glass->finger(glass, FINGER_DOWN, 1, 1500, 900);
    for (int y = 880; y >= 60; y -= 20)
        glass->finger(glass, FINGER_MOVE, 1, 1500, y);
    glass->finger(glass, FINGER_UP, 1, 1500, 60);
}

static void to_end(struct scene *scene, struct picture *page)
{
    struct picture top = {0};
    begin(scene, &top);
    tap(scene, book);
    changes(scene, &top);
    tap(scene, page_two);
    changes(scene, &top);
    for (int i = 0; i < 2; i++) { /* the second time the card in it is painted */
        scene_press(scene, "End");
        play_sees_change(&scene->play, &top);
        remember(scene, page);
        scene_press(scene, "Home");
        play_sees(&scene->play, "the top of the page", &top);
    }
    draw_up(scene);
    draw_up(scene); /* further than there is */
    play_sees(&scene->play, "its end", page);
    picture_free(&top);
}

static void into_a_card_and_back(void **state)
{
    struct scene *scene = *state;
    struct picture page = {0}, want = {0};
    to_end(scene, &page);
    tap(scene, card_at_end);
    play_sees_change(&scene->play, &page);
    tap(scene, second_left); /* on a card: back to the book */
    play_sees(&scene->play, "the page where it was left", &page);
    tap(scene, card_at_end);
    play_sees_change(&scene->play, &page);
    scene_press(scene, "Escape");
    play_sees(&scene->play, "the page where it was left, by key", &page);
    scene_quit(scene);
    begin(scene, &want); /* another program, the same journal */
    tap(scene, book);
    changes(scene, &want);
    tap(scene, read_on);
    play_sees(&scene->play, "the page where it was left, the day after", &page);
    scene_quit(scene);
    picture_free(&page);
    picture_free(&want);
}

static void by_keys(void **state)
{
    struct scene *scene = *state;
    struct picture home = {0}, contents = {0}, first = {0}, second = {0};
    begin(scene, &home);
    scene_press(scene, "Tab Right Right Return");
    play_sees_change(&scene->play, &home);
    remember(scene, &contents);
    scene_press(scene, "Tab Return"); /* the first page */
    play_sees_change(&scene->play, &contents);
    remember(scene, &first);
    scene_press(scene, "Next"); /* it is short: on to the next */
    play_sees_change(&scene->play, &first);
    remember(scene, &second);
    scene_press(scene, "Left");
    play_sees(&scene->play, "the first page again", &first);
    scene_press(scene, "Right");
    play_sees(&scene->play, "the second page again", &second);
    scene_press(scene, "Next");
    play_sees_change(&scene->play, &second);
    scene_press(scene, "Home");
    play_sees(&scene->play, "the top of the second page", &second);
    scene_press(scene, "Escape");
    play_sees_change(&scene->play, &second);
    scene_press(scene, "Escape");
    play_sees(&scene->play, "the home again", &home);
    scene_quit(scene);
    picture_free(&home);
    picture_free(&contents);
    picture_free(&first);
    picture_free(&second);
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        SCENE(into_a_card_and_back),
        SCENE(by_keys),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
