/* A kiosk with real hands: it lures, asks who is silent, forgets who is gone, and lets nobody out. Screens are known by the colour of
 * their foot: night where it asks, paper in a visit; the lure loop by its large button. */
#include "scene_x11.h"

#include "base/str.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define PLANTED "plantwoord" /* what a visitor searches for, and nothing else says */

enum {
    ASKS = 0x10182B,
    LURES = 0xFED669,
    PAPER = 0xF5F0E6,
    PANEL = 0xFFFDF8,
    INK = 0x17223B,
    KIND = 0x3D3A9A,
    LONG_MS = 60000,
    FILE_BYTES_MAX = 8 << 20
};

struct spot {
    double x, y;
};
/* On a glass of 1920 by 1080; to stop, of the question with a low reach and larger letters. */
static const struct spot middle = {960, 560}, stay = {830, 685}, stop = {1503, 924}, text_size = {450, 1012},
                         lower = {890, 1012};

/* As someone types it at a shell. */
static void set_pin(struct play *play, const char *digits)
{
    struct child child;
    char command[600], data[200];
    (void)snprintf(data, sizeof data, "XDG_DATA_HOME=%s/data", play->place.root);
    (void)snprintf(command, sizeof command, "printf '%s\n%s\n' | " WAAIER_PATH " kiosk --set-pin", digits,
                   digits);
    child_start(&child, (const char *[]){"/bin/sh", "-c", command, NULL}, (const char *[]){data, NULL},
                play->log, -1);
    assert_int_equal(child_wait(&child, DEADLINE_MS), 0);
}

static void write_deck(struct play *play, int idle_s)
{
    char config[96];
    int len = snprintf(config, sizeof config, "reduced_motion: true\nkiosk:\n  idle_seconds: %d\n", idle_s);
    place_write(&play->place, "bezoek/deck.yaml",
                STR("waaier: 1\nid: bezoek\ntitle: Bezoek\nlanguage: nl\n"
                    "kinds:\n  - {id: waarde, name: Waarde, colour: \"#3D3A9A\", icon: diamond}\n"
                    "offices:\n  - {id: raad, name: Raadslid, icon: raadslid}\n"));
    place_write(&play->place, "bezoek/cards/1.md",
                STR("---\nid: k1\nkind: waarde\n---\n# Moed\n\nEen besluit.\n"));
    place_write(&play->place, "kiosk.yaml", (struct str){config, (size_t)len});
    set_pin(play, "314159");
}

static void tap(struct scene *scene, struct spot at)
{
    struct glass *glass = scene->play.glass;
    glass->finger(glass, FINGER_DOWN, 1, at.x, at.y);
    glass->finger(glass, FINGER_UP, 1, at.x, at.y);
}

static uint32_t colour_at(struct play *play, int x_px, int y_px)
{
    play->glass->look(play->glass, &play->seen);
    return play->seen.rgb[(size_t)y_px * GLASS_W_PX + (size_t)x_px];
}

static void sees_colour(struct scene *scene, const char *what, int x_px, int y_px, uint32_t rgb)
{
    struct play *play = &scene->play;
    for (int64_t deadline_ms = now_ms() + LONG_MS; colour_at(play, x_px, y_px) != rgb;)
        if (!child_runs(&play->waaier) || !look_again(deadline_ms))
            play_fails(play, "expected %s, saw %06x at %d,%d", what, colour_at(play, x_px, y_px), x_px, y_px);
}

/* Bottom left. */
static void sees_foot(struct scene *scene, const char *what, uint32_t rgb)
{
    sees_colour(scene, what, 4, GLASS_H_PX - 4, rgb);
}

/* Its large button, left of the words. */
static void sees_lure(struct scene *scene)
{
    sees_colour(scene, "the lure loop", 730, 998, LURES);
}

static void remember(struct scene *scene, struct picture *out)
{
    play_sees_rest(&scene->play);
    picture_free(out);
    *out = scene->play.seen;
    scene->play.seen = (struct picture){0};
}

/* `other`: a second deck in the place; NULL: none. */
static void begin_with(struct scene *scene, struct picture *lure, struct picture *home, int idle_s,
                       const char *other)
{
    struct play *play = &scene->play;
    char deck[160], config[160], second[160];
    write_deck(play, idle_s);
    (void)place_path(&play->place, "bezoek", deck, sizeof deck);
    if (other)
        (void)place_path(&play->place, other, second, sizeof second);
    (void)place_path(&play->place, "kiosk.yaml", config, sizeof config);
    glass_x11_point(&scene->x11, 960, 1070); /* without a window manager keys go to what is under the mouse */
    play_start(play, (const char *[]){"kiosk", "--config", config, deck, other ? second : NULL, NULL});
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    sees_lure(scene);
    sees_colour(scene, "the card in it", 688, 560, KIND);
    remember(scene, lure);
    tap(scene, middle);
    sees_foot(scene, "the home", PAPER);
    remember(scene, home);
}

static void begin(struct scene *scene, struct picture *lure, struct picture *home, int idle_s)
{
    begin_with(scene, lure, home, idle_s, NULL);
}

static void end(struct scene *scene, struct picture *lure, struct picture *home)
{
    child_kill(&scene->play.waaier, SIGTERM);
    picture_free(lure);
    picture_free(home);
}

/* ---- what stays behind */

static bool file_holds(const char *path, const char *word)
{
    char *bytes = malloc(FILE_BYTES_MAX);
    FILE *file = fopen(path, "rb");
    assert_non_null(bytes);
    size_t len = file ? fread(bytes, 1, FILE_BYTES_MAX, file) : 0;
    bool holds = memmem(bytes, len, word, strlen(word)) != NULL;
    if (file)
        (void)fclose(file);
    free(bytes);
    return holds;
}

/* In how many files under a folder of the place; names count too. */
static int files_with(const struct place *place, const char *folder, const char *word)
{
    char path[512], below[512];
    int count = 0;
    (void)place_path(place, folder, path, sizeof path);
    DIR *dir = opendir(path);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        struct stat is;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        (void)snprintf(below, sizeof below, "%s/%s", folder, entry->d_name);
        (void)place_path(place, below, path, sizeof path);
        if (strstr(entry->d_name, word))
            count++;
        else if (lstat(path, &is) == 0 && S_ISDIR(is.st_mode))
            count += files_with(place, below, word);
        else if (S_ISREG(is.st_mode))
            count += file_holds(path, word);
    }
    if (dir)
        (void)closedir(dir);
    return count;
}

static void nothing_stays_behind(struct play *play)
{
    static const char *const folders[] = {"data", ".cache", ".config", ".local"};
    place_write(&play->place, "data/proef/planted", STR("een " PLANTED " op schijf"));
    assert_int_equal(files_with(&play->place, "data", PLANTED), 1); /* it would be found */
    place_write(&play->place, "data/proef/planted", STR(""));
    for (size_t i = 0; i < COUNT_OF(folders); i++)
        assert_int_equal(files_with(&play->place, folders[i], PLANTED), 0);
}

/* ---- scenes */

static void it_asks_goes_on_and_forgets(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture lure = {0}, home = {0}, large = {0};
    begin(scene, &lure, &home, 5);
    tap(scene, lower);
    play_sees_change(play, &home);
    remember(scene, &large);
    tap(scene, text_size);
    play_sees_change(play, &large);
    remember(scene, &large);
    scene_press(scene, "slash");
    play_sees_change(play, &large);
    glass_x11_type(&scene->x11, PLANTED);
    scene_press(scene, "ctrl+a ctrl+c");
    sees_foot(scene, "the question", ASKS);
    tap(scene, stay);
    sees_foot(scene, "the search again", PAPER);
    scene_press(scene, "Escape ctrl+w"); /* a search leads to the wall */
    play_sees(play, "the home with large letters", &large);
    scene_press(scene, "o Right Return"); /* to the card, which has no question yet */
    play_sees_change(play, &large);
    scene_press(scene, "ctrl+n");
    play_sees_rest(play);
    glass_x11_type(&scene->x11, PLANTED);
    scene_press(scene, "Return");
    sees_foot(scene, "the question again", ASKS);
    tap(scene, stop);
    play_sees(play, "the lure loop as it began", &lure);
    tap(scene, middle);
    play_sees(play, "the home as it was", &home);
    scene_press(scene, "slash"); /* the words are gone from it, and from what is pasted */
    sees_foot(scene, "the search", PAPER);
    remember(scene, &large);
    scene_press(scene, "ctrl+v");
    play_sees_rest(play);
    assert_true(picture_same(&play->seen, &large));
    end(scene, &lure, &home);
    nothing_stays_behind(play);
    picture_free(&large);
}

/* Nothing but the decks of the kiosk, and the visit goes on in each. */
static void a_visitor_changes_decks(void **state)
{
    static const struct spot others = {1740, 1012}, first = {375, 400}, second = {960, 400};
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture lure = {0}, home = {0};
    place_write(&play->place, "ander/deck.yaml",
                STR("waaier: 1\nid: ander\ntitle: Ander werk\nlanguage: nl\n"
                    "kinds:\n  - {id: waarde, name: Waarde, colour: \"#3D3A9A\", icon: diamond}\n"));
    place_write(&play->place, "ander/cards/1.md",
                STR("---\nid: a1\nkind: waarde\n---\n# Rust\n\nNu niet.\n"));
    begin_with(scene, &lure, &home, 600, "ander");
    tap(scene, others);
    sees_colour(scene, "the first deck", 112, 400, KIND);
    scene_press(scene, "ctrl+o"); /* no file is chosen: the tiles are still there to be touched */
    sees_colour(scene, "the second deck", 695, 400, KIND);
    tap(scene, second);
    sees_colour(scene, "the home of the second", 960, 500, INK);
    assert_false(picture_same(&home, &play->seen));
    tap(scene, others);
    sees_colour(scene, "the first deck again", 112, 400, KIND);
    tap(scene, first);
    play_sees(play, "the home of the first again", &home);
    end(scene, &lure, &home);
}

/* Nobody answers: after twenty seconds everything is as new. */
static void who_is_gone_is_forgotten(void **state)
{
    struct scene *scene = *state;
    struct picture lure = {0}, home = {0};
    begin(scene, &lure, &home, 5);
    tap(scene, text_size);
    sees_foot(scene, "the question", ASKS);
    int64_t asked_ms = now_ms();
    sees_lure(scene);
    assert_true(now_ms() - asked_ms >= 19000);
    play_sees(&scene->play, "the lure loop as it began", &lure);
    scene_press(scene, "Return");
    play_sees(&scene->play, "the home as it was", &home);
    end(scene, &lure, &home);
}

/* No key leads out: not from the lure loop, which each of them leaves for the home, nor from there. */
static void no_key_leads_out(void **state)
{
    static const char *const keys[] = {"ctrl+q", "ctrl+w", "F11", "F5", "ctrl+o", "Escape", "alt+F4"};
    struct scene *scene = *state;
    struct picture lure = {0}, home = {0};
    begin(scene, &lure, &home, 5);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        scene_press(scene, keys[i]);
        play_sees_rest(&scene->play);
        assert_true(child_runs(&scene->play.waaier));
        scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
        play_sees(&scene->play, "the home", &home);
    }
    end(scene, &lure, &home);
    assert_int_equal(scene->play.waaier.status, 0); /* a service is stopped in peace */
}

/* Five taps in the corner, the last one held. */
static void tap_out(struct scene *scene)
{
    static const struct spot corner = {1880, 40};
    struct glass *glass = scene->play.glass;
    for (int i = 0; i < 4; i++)
        tap(scene, corner);
    glass->finger(glass, FINGER_DOWN, 1, corner.x, corner.y);
    sees_colour(scene, "the PIN", 840, 560, PANEL); /* its keys stand in the middle */
    glass->finger(glass, FINGER_UP, 1, corner.x, corner.y);
}

/* Where a key of the PIN stands. */
static struct spot key_at(int digit)
{
    int place = digit == 0 ? 10 : digit - 1;
    return (struct spot){960 + (place % 3 - 1) * 165, 430 + place / 3 * 112};
}

static void who_knows_the_pin_is_out(void **state)
{
    static const int pin[] = {3, 1, 4, 1, 5, 9};
    struct scene *scene = *state;
    struct picture lure = {0}, home = {0};
    begin(scene, &lure, &home, 600); /* on a busy machine too nobody is asked in the middle of it */
    tap_out(scene);
    glass_x11_type(&scene->x11, "271828");
    sees_colour(scene, "a dot for the sixth digit", 1058, 335, INK);
    scene_press(scene, "Return"); /* a wrong one */
    sees_colour(scene, "the dots empty again", 1058, 335, PAPER);
    for (size_t i = 0; i < COUNT_OF(pin); i++) { /* four fingers at once would be a palm */
        tap(scene, key_at(pin[i]));
        sees_colour(scene, "one dot more", 863 + 39 * (int)i, 335, INK);
    }
    tap(scene, (struct spot){960 + 165, 430 + 3 * 112});
    play_ended(&scene->play, 0);
    picture_free(&lure);
    picture_free(&home);
}

/* A service manager hears that it is ready, and a sign of life again and again while nothing moves. */
static void it_gives_signs_of_life(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    char deck[160], config[160], got[64];
    int ready = 0, alive = 0, fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    write_deck(play, 600);
    (void)place_path(&play->place, "notify", at.sun_path, sizeof at.sun_path);
    assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
    (void)setenv("NOTIFY_SOCKET", at.sun_path, 1);
    (void)setenv("WATCHDOG_USEC", "400000", 1);
    (void)place_path(&play->place, "bezoek", deck, sizeof deck);
    (void)place_path(&play->place, "kiosk.yaml", config, sizeof config);
    play_start(play, (const char *[]){"kiosk", deck, "--config", config, NULL});
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; alive < 5;) {
        ssize_t len = recv(fd, got, sizeof got - 1, MSG_DONTWAIT);
        got[len > 0 ? len : 0] = '\0';
        ready += strcmp(got, "READY=1") == 0;
        alive += strcmp(got, "WATCHDOG=1") == 0;
        if (len <= 0 && !look_again(deadline_ms))
            play_fails(play, "ready %d times, alive %d times", ready, alive);
    }
    assert_int_equal(ready, 1);
    (void)unsetenv("NOTIFY_SOCKET");
    (void)unsetenv("WATCHDOG_USEC");
    (void)close(fd);
    child_kill(&play->waaier, SIGTERM);
}

/* Nobody is shut up with it: without a PIN it does not begin, and says what to do. */
static void without_a_pin_it_does_not_begin(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    char data[160];
    (void)place_path(&play->place, "leeg", data, sizeof data);
    assert_int_equal(play_run(play, (const char *[]){"kiosk", play->deck, "--data-dir", data, NULL}, NULL),
                     2);
    assert_true(play_said(play, "--set-pin"));
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        SCENE(it_asks_goes_on_and_forgets), SCENE(a_visitor_changes_decks),
        SCENE(who_is_gone_is_forgotten),    SCENE(no_key_leads_out),
        SCENE(who_knows_the_pin_is_out),    SCENE(without_a_pin_it_does_not_begin),
        SCENE(it_gives_signs_of_life),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
