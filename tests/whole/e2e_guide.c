/* The usage guide with real hands: from home by its door to a use, into a card that it is played with, and all the way back. And what
 * is told about a deck: the codes on the glass are read by a decoder that is not ours. */
#include "scene_x11.h"

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zbar.h>

struct spot {
    double x, y;
};
/* In the middle of what is touched, on a glass of 1920 by 1080. */
static const struct spot second_door = {367, 361}, first_use = {374, 487}, guide = {1540, 685},
                         use_in_guide = {1357, 397}, first_card = {301, 768}, second_left = {430, 1012},
                         about = {1346, 1010}, back_to_home = {150, 1012};
/* Where a card has the colour of its kind at its left edge: as a tile of a use, and large. */
static const struct band {
    int from_px, to_px, y_px;
} on_tile = {90, 130, 768}, on_card = {150, 500, 540};

enum { KIND_RGB = 0x3D3A9A };
static const char source[] = "https://voorbeeld.nl/bron", contact[] = "iemand@voorbeeld.nl";

static void write_cards(struct play *play)
{
    char name[64], text[256];
    for (int i = 1; i <= 3; i++) {
        (void)snprintf(name, sizeof name, "wijzer/cards/%02d.md", i);
        int len =
            snprintf(text, sizeof text,
                     "---\nid: k%d\nkind: waarde\nquestions:\n  - {id: een, text: \"Vraag van kaart %d?\"}\n"
                     "---\n# Kaart %d\n\nDit is kaart nummer %d.\n",
                     i, i, i, i);
        place_write(&play->place, name, (struct str){text, (size_t)len});
    }
}

static void write_deck(struct play *play)
{
    char text[1024];
    int len = snprintf(text, sizeof text,
                       "waaier: 1\nid: wijzer\ntitle: Wijzer\nlanguage: nl\nversion: \"3\"\nmaker: De Maker\n"
                       "licence: CC BY-NC-ND 4.0\nsource: %s\ncontact: %s\n"
                       "kinds:\n  - {id: waarde, name: Waarde, colour: \"#3D3A9A\", icon: diamond}\n"
                       "offices:\n  - {id: raadslid, name: Raadslid}\n"
                       "audiences:\n  - {id: ambt, name: Ambt}\n  - {id: vereniging, name: Vereniging}\n",
                       source, contact);
    place_write(&play->place, "wijzer/deck.yaml", (struct str){text, (size_t)len});
    place_write(
        &play->place, "wijzer/guide/ambt.md",
        STR("---\naudience: ambt\nuses:\n  - {id: rol, text: \"Kijk terug\", sessions: [spiegel]}\n---\n"
            "Een inleiding voor wie een ambt heeft.\n"));
    place_write(
        &play->place, "wijzer/guide/vereniging.md",
        STR("---\naudience: vereniging\nuses:\n  - {id: koers, text: \"Kies een koers\", sessions: [spiegel, "
            "agenda]}\n---\nEen inleiding voor een vereniging.\n"));
    place_write(
        &play->place, "wijzer/sessions/spiegel.yaml",
        STR("id: spiegel\nname: Spiegel\npurpose: Terugkijken.\ngroup: 1\ncards: {kinds: [waarde]}\nsteps:\n"
            "  - {id: een, title: \"Kies een kaart\", minutes: 5, screen: sort, show: card}\n"));
    place_write(
        &play->place, "wijzer/sessions/agenda.yaml",
        STR("id: agenda\nname: Agenda\npurpose: Vooruitkijken.\ngroup: [4, 8]\ncards: {ids: [k2]}\nsteps:\n"
            "  - {id: een, title: \"Noem een onderwerp\", minutes: 15, screen: write, show: nothing}\n"));
    write_cards(play);
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

/* A card is painted when its colour stands there, however long that takes. */
static bool has_band(const struct picture *picture, const struct band *band)
{
    for (int x = band->from_px; x < band->to_px; x++)
        if (picture->rgb[band->y_px * picture->w_px + x] == KIND_RGB)
            return true;
    return false;
}

static void changes_to(struct scene *scene, struct picture *from, const struct band *band)
{
    do
        changes(scene, from);
    while (!has_band(from, band));
}

static void begin(struct scene *scene, struct picture *home)
{
    struct play *play = &scene->play;
    char deck[160];
    write_deck(play);
    (void)place_path(&play->place, "wijzer", deck, sizeof deck);
    glass_x11_point(&scene->x11, 960, 1070); /* without a window manager keys go to what is under the mouse */
    play_start(play, (const char *[]){deck, "--size", "1920x1080", "--reduced-motion", NULL});
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    remember(scene, home);
    if (picture_is(home, 0)) /* the glass, before anything is drawn on it */
        changes(scene, home);
}

/* On a card the second button leads to the use, on a use to the guide, and in the guide back: so where one was is known. */
static void by_fingers(void **state)
{
    struct scene *scene = *state;
    struct picture home = {0}, page = {0}, seen = {0};
    begin(scene, &home);
    tap(scene, guide);
    play_sees_change(&scene->play, &home);
    remember(scene, &page);
    tap(scene, use_in_guide);
    play_sees_change(&scene->play, &page);
    remember(scene, &seen);
    if (!has_band(&seen, &on_tile))
        changes_to(scene, &seen, &on_tile);
    tap(scene, first_card);
    changes_to(scene, &seen, &on_card);
    tap(scene, second_left);
    changes_to(scene, &seen, &on_tile);
    tap(scene, second_left);
    play_sees(&scene->play, "the guide where it was left", &page);
    tap(scene, second_left);
    play_sees(&scene->play, "the home again", &home);
    scene_quit(scene);
    picture_free(&home);
    picture_free(&page);
    picture_free(&seen);
}

/* Behind the second door home itself has the uses. */
static void by_the_second_door(void **state)
{
    struct scene *scene = *state;
    struct picture home = {0}, door = {0}, seen = {0};
    begin(scene, &home);
    tap(scene, second_door);
    play_sees_change(&scene->play, &home);
    remember(scene, &door);
    tap(scene, first_use);
    play_sees_change(&scene->play, &door);
    remember(scene, &seen);
    tap(scene, back_to_home);
    play_sees(&scene->play, "the uses behind the second door", &door);
    scene_press(scene, "u"); /* the guide, by a key */
    play_sees_change(&scene->play, &door);
    remember(scene, &seen);
    scene_press(scene, "i");
    play_sees_change(&scene->play, &seen);
    scene_press(scene, "Escape");
    play_sees(&scene->play, "the guide, by keys", &seen);
    scene_press(scene, "Escape");
    play_sees(&scene->play, "the home with its uses, by keys", &door);
    scene_quit(scene);
    picture_free(&home);
    picture_free(&door);
    picture_free(&seen);
}

/* Whether one of the codes on the picture says that. */
static bool decodes(const struct picture *picture, const char *wanted)
{
    size_t count = (size_t)picture->w_px * (size_t)picture->h_px;
    unsigned char *grey = malloc(count);
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    zbar_image_t *image = zbar_image_create();
    bool found = false;
    for (size_t i = 0; grey && i < count; i++)
        grey[i] = (unsigned char)(picture->rgb[i] >> 8 & 0xFF);
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, (unsigned)picture->w_px, (unsigned)picture->h_px);
    zbar_image_set_data(image, grey, count, NULL);
    (void)zbar_scan_image(scanner, image);
    for (const zbar_symbol_t *at = zbar_image_first_symbol(image); at; at = zbar_symbol_next(at))
        found = found || strcmp(zbar_symbol_get_data(at), wanted) == 0;
    zbar_image_destroy(image);
    zbar_image_scanner_destroy(scanner);
    free(grey);
    return found;
}

static void codes_are_read_from_the_glass(void **state)
{
    struct scene *scene = *state;
    struct picture home = {0}, seen = {0};
    begin(scene, &home);
    tap(scene, about);
    play_sees_change(&scene->play, &home);
    remember(scene, &seen);
    assert_true(decodes(&seen, source));
    assert_true(decodes(&seen, contact));
    scene_press(scene, "Escape");
    play_sees(&scene->play, "the home again", &home);
    scene_quit(scene);
    picture_free(&home);
    picture_free(&seen);
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        SCENE(by_fingers),
        SCENE(by_the_second_door),
        SCENE(codes_are_read_from_the_glass),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
