/* A kiosk with real hands: it lures, asks who is silent, forgets who is gone, and lets nobody out. */
#include "scene_kiosk.h"

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

enum { FILE_BYTES_MAX = 8 << 20 };

/* On a glass of 1920 by 1080. */
static const struct spot middle = {960, 560}, stay = {830, 685}, text_size = {450, 1012}, lower = {890, 1012},
                         low_stop = {1502, 924};

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
    kiosk_write(&scene->play, idle_s);
    kiosk_start(scene, other);
    kiosk_sees(scene, "the card in it", 688, 560, KIOSK_KIND);
    remember(scene, lure);
    kiosk_tap(scene, middle);
    kiosk_sees_foot(scene, "the home", KIOSK_PAPER);
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
    kiosk_tap(scene, lower);
    play_sees_change(play, &home);
    remember(scene, &large);
    kiosk_tap(scene, text_size);
    play_sees_change(play, &large);
    remember(scene, &large);
    scene_press(scene, "slash");
    play_sees_change(play, &large);
    glass_x11_type(&scene->x11, PLANTED);
    scene_press(scene, "ctrl+a ctrl+c");
    kiosk_sees_foot(scene, "the question", KIOSK_ASKS);
    kiosk_tap(scene, stay);
    kiosk_sees_foot(scene, "the search again", KIOSK_PAPER);
    scene_press(scene, "Escape ctrl+w"); /* a search leads to the wall */
    play_sees(play, "the home with large letters", &large);
    scene_press(scene, "o Right Return"); /* to the card, which has no question yet */
    play_sees_change(play, &large);
    scene_press(scene, "ctrl+n");
    play_sees_rest(play);
    glass_x11_type(&scene->x11, PLANTED);
    scene_press(scene, "Return");
    kiosk_sees_foot(scene, "the question again", KIOSK_ASKS);
    kiosk_tap(scene, low_stop);
    play_sees(play, "the lure loop as it began", &lure);
    kiosk_tap(scene, middle);
    play_sees(play, "the home as it was", &home);
    scene_press(scene, "slash"); /* the words are gone from it, and from what is pasted */
    kiosk_sees_foot(scene, "the search", KIOSK_PAPER);
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
    kiosk_tap(scene, others);
    kiosk_sees(scene, "the first deck", 112, 400, KIOSK_KIND);
    scene_press(scene, "ctrl+o"); /* no file is chosen: the tiles are still there to be touched */
    kiosk_sees(scene, "the second deck", 695, 400, KIOSK_KIND);
    kiosk_tap(scene, second);
    kiosk_sees(scene, "the home of the second", 960, 500, KIOSK_INK);
    assert_false(picture_same(&home, &play->seen));
    kiosk_tap(scene, others);
    kiosk_sees(scene, "the first deck again", 112, 400, KIOSK_KIND);
    kiosk_tap(scene, first);
    play_sees(play, "the home of the first again", &home);
    end(scene, &lure, &home);
}

/* Nobody answers: after twenty seconds everything is as new. */
static void who_is_gone_is_forgotten(void **state)
{
    struct scene *scene = *state;
    struct picture lure = {0}, home = {0};
    begin(scene, &lure, &home, 5);
    kiosk_tap(scene, text_size);
    kiosk_sees_foot(scene, "the question", KIOSK_ASKS);
    int64_t asked_ms = now_ms();
    kiosk_sees_lure(scene);
    assert_true(now_ms() - asked_ms >= 19000);
    play_sees(&scene->play, "the lure loop as it began", &lure);
    scene_press(scene, "Return");
    play_sees(&scene->play, "the home as it was", &home);
    end(scene, &lure, &home);
}

/* Still there, over the whole glass. */
static void stands(struct scene *scene)
{
    assert_true(child_runs(&scene->play.waaier));
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
}

/* No key leads out: not from the lure loop, which each of them leaves for the home, nor from there. */
static void no_key_leads_out(void **state)
{
    static const char *const keys[] = {
        "ctrl+q",  "ctrl+w",          "F11",        "F5",          "ctrl+o",  "Escape", "alt+F4",
        "super+d", "ctrl+alt+Delete", "ctrl+alt+t", "ctrl+alt+F2", "alt+Tab", "ctrl+c", "Print"};
    struct scene *scene = *state;
    struct picture lure = {0}, home = {0};
    begin(scene, &lure, &home, 5);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        scene_press(scene, keys[i]);
        play_sees_rest(&scene->play);
        stands(scene);
        play_sees(&scene->play, "the home", &home);
    }
    end(scene, &lure, &home);
    assert_int_equal(scene->play.waaier.status, 0); /* a service is stopped in peace */
}

/* Every key of the table of commands, wherever it leads inside: from there it is home again. */
static void every_key_stays_inside(void **state)
{
    static const char *const keys[] = {"Right",      "Left",
                                       "Down",       "Up",
                                       "Page_Down",  "Page_Up",
                                       "Home",       "End",
                                       "space",      "Return",
                                       "n",          "p",
                                       "g",          "Tab",
                                       "shift+Tab",  "o",
                                       "slash",      "ctrl+f",
                                       "q",          "v",
                                       "z",          "plus",
                                       "minus",      "ctrl+plus",
                                       "ctrl+minus", "ctrl+0",
                                       "b",          "period",
                                       "w",          "comma",
                                       "F11",        "F5",
                                       "F1",         "question",
                                       "BackSpace",  "ctrl+w",
                                       "ctrl+o",     "ctrl+q",
                                       "r",          "l",
                                       "ctrl+n",     "ctrl+e",
                                       "a",          "ctrl+Up",
                                       "ctrl+Down",  "XF86AudioRaiseVolume",
                                       "1",          "9",
                                       "F12",        "Menu",
                                       "Insert"};
    struct scene *scene = *state;
    struct picture lure = {0}, home = {0};
    begin(scene, &lure, &home, 600);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (XStringToKeysym(strrchr(keys[i], '+') ? strrchr(keys[i], '+') + 1 : keys[i]) == NoSymbol)
            fail_msg("there is no key %s", keys[i]);
        scene_press(scene, "o Return"); /* on a card */
        scene_press(scene, keys[i]);
        scene_press(scene, "Escape Escape ctrl+w");
        assert_true(child_runs(&scene->play.waaier));
    }
    stands(scene);
    glass_x11_point(&scene->x11, 960, 1070);
    play_sees(&scene->play, "the home as it was", &home);
    end(scene, &lure, &home);
}

/* ---- what others ask of a window */

static XEvent message(Display *display, Window window, const char *type, const long data[5])
{
    XEvent event = {.xclient = {.type = ClientMessage,
                                .window = window,
                                .message_type = XInternAtom(display, type, False),
                                .format = 32}};
    memcpy(event.xclient.data.l, data, sizeof event.xclient.data.l);
    return event;
}

static void tell(Display *display, Window window, const char *type, const long data[5])
{
    XEvent event = message(display, window, type, data);
    assert_true(XSendEvent(display, window, False, NoEventMask, &event));
    XFlush(display);
}

/* Answers what is asked for of a file that is dropped. False: nobody asked. */
static bool hand_over(Display *display, const char *uri)
{
    XEvent event;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !XCheckTypedEvent(display, SelectionRequest, &event);)
        if (!look_again(deadline_ms))
            return false;
    const XSelectionRequestEvent *asked = &event.xselectionrequest;
    XEvent answer = {.xselection = {.type = SelectionNotify,
                                    .requestor = asked->requestor,
                                    .selection = asked->selection,
                                    .target = asked->target,
                                    .property = asked->property,
                                    .time = asked->time}};
    (void)XChangeProperty(display, asked->requestor, asked->property, asked->target, 8, PropModeReplace,
                          (const unsigned char *)uri, (int)strlen(uri));
    (void)XSendEvent(display, asked->requestor, False, NoEventMask, &answer);
    XFlush(display);
    return true;
}

/* As a file manager drops one (XDND, version 5). */
static void drop(struct scene *scene, const char *path)
{
    Display *display = XOpenDisplay(scene->x11.name);
    char uri[200];
    int x, y, w, h;
    assert_non_null(display);
    Window window = glass_x11_window(&scene->x11, &x, &y, &w, &h);
    Window source = XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0);
    long own = (long)source, type = (long)XInternAtom(display, "text/uri-list", False);
    long copy = (long)XInternAtom(display, "XdndActionCopy", False);
    (void)snprintf(uri, sizeof uri, "file://%s\r\n", path);
    (void)XSetSelectionOwner(display, XInternAtom(display, "XdndSelection", False), source, CurrentTime);
    tell(display, window, "XdndEnter", (const long[5]){own, 5L << 24, type, 0, 0});
    tell(display, window, "XdndPosition", (const long[5]){own, 0, 900L << 16 | 500, CurrentTime, copy});
    tell(display, window, "XdndDrop", (const long[5]){own, 0, CurrentTime, 0, 0});
    assert_true(hand_over(display, uri)); /* the program heard of it */
    XCloseDisplay(display);
}

static void close_window(struct scene *scene)
{
    int x, y, w, h;
    Display *display = scene->x11.display;
    Window window = glass_x11_window(&scene->x11, &x, &y, &w, &h);
    long deletes = (long)XInternAtom(display, "WM_DELETE_WINDOW", False);
    tell(display, window, "WM_PROTOCOLS", (const long[5]){deletes, CurrentTime, 0, 0, 0});
}

/* Nor does a mouse, a window that is closed, or a file that is dropped: neither one that exists nor one that does not. */
static void nothing_else_leads_out(void **state)
{
    struct scene *scene = *state;
    struct picture lure = {0}, home = {0};
    begin(scene, &lure, &home, 600);
    close_window(scene);
    drop(scene, scene->play.deck);
    drop(scene, "/er/is/niets.pdf");
    for (int button = 2; button <= 9; button++)
        glass_x11_click(&scene->x11, 960, 200, button);
    scene_press(scene, "Escape ctrl+w");
    glass_x11_point(&scene->x11, 960, 1070);
    stands(scene);
    play_sees(&scene->play, "the home as it was", &home);
    end(scene, &lure, &home);
    assert_int_equal(scene->play.waaier.status, 0);
}

static void who_knows_the_pin_is_out(void **state)
{
    static const int pin[] = {3, 1, 4, 1, 5, 9};
    struct scene *scene = *state;
    struct picture lure = {0}, home = {0};
    begin(scene, &lure, &home, 600); /* on a busy machine too nobody is asked in the middle of it */
    kiosk_tap_out(scene);
    glass_x11_type(&scene->x11, "271828");
    kiosk_sees(scene, "a dot for the sixth digit", 1058, 335, KIOSK_INK);
    scene_press(scene, "Return"); /* a wrong one */
    kiosk_sees(scene, "the dots empty again", 1058, 335, KIOSK_PAPER);
    for (size_t i = 0; i < COUNT_OF(pin); i++) { /* four fingers at once would be a palm */
        kiosk_tap(scene, kiosk_key_at(pin[i]));
        kiosk_sees(scene, "one dot more", 863 + 39 * (int)i, 335, KIOSK_INK);
    }
    kiosk_tap(scene, (struct spot){960 + 165, 430 + 3 * 112});
    kiosk_sees(scene, "what there is to know", 372, 178, KIOSK_INK);
    kiosk_tap(scene, (struct spot){1742, 1012}); /* Sluit Waaier */
    kiosk_sees(scene, "the question whether to close it", 400, 510, KIOSK_INK);
    kiosk_tap(scene, (struct spot){400, 544});
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
    kiosk_write(play, 600);
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
        SCENE(every_key_stays_inside),      SCENE(nothing_else_leads_out),
        SCENE(who_knows_the_pin_is_out),    SCENE(without_a_pin_it_does_not_begin),
        SCENE(it_gives_signs_of_life),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
